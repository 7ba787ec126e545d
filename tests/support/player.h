#pragma once
// Plays a session in tests. With GESPREK_SAVE_LOAD=1 in the environment every input is followed by a save
// and a restore, and by a rewind and the same input again: each must give an equal session. So every
// behavioural test also tests those (CTest runs the suite both ways).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/session/session.h"

namespace gesprek::test {

class Player {
 public:
  explicit Player(const program::Program& program, std::uint64_t seed = 7);
  explicit Player(program::Program&& program, std::uint64_t seed = 7) = delete;  // it must outlive the player

  /// Gives one input by its text and checks that it is taken.
  Player& give(const std::string& input);
  Player& give_all(const std::vector<std::string>& inputs);
  /// Gives an input that must be refused; the session must not move. The message, for looking at.
  std::string refused(const std::string& input);

  [[nodiscard]] const session::Session& session() const { return session_; }
  session::Session& session() { return session_; }
  [[nodiscard]] const session::Session* operator->() const { return &session_; }

  /// The current node's id.
  [[nodiscard]] std::string node() const;
  /// What is on offer in the order shown, as inputs; a locked choice as "[id]".
  [[nodiscard]] std::vector<std::string> offer() const;
  /// The same in document order (choices by place, the rest after).
  [[nodiscard]] std::vector<std::string> sorted_offer() const;
  [[nodiscard]] int value(const std::string& slot) const;
  /// The log in words, one entry an element, from entry `from`: "node start", "line Hallo", "set x 3<4",
  /// "event E", "points C2 1/-1/2", "knockout KO1"… in the order written.
  [[nodiscard]] std::vector<std::string> log(std::size_t from = 0) const;
  /// The log in words of the last input only.
  [[nodiscard]] std::vector<std::string> last() const;
  /// Those of last() or log() that start with `word`.
  [[nodiscard]] std::vector<std::string> last(const std::string& word) const;
  [[nodiscard]] std::vector<std::string> all(const std::string& word) const;
  [[nodiscard]] std::vector<std::string> input_texts() const;

 private:
  session::Session session_;
};

/// One entry in words; see Player::log.
[[nodiscard]] std::string describe(const program::Program& program, const session::Entry& entry);

}  // namespace gesprek::test
