#pragma once
// Format §5 once more, in the most obvious way: maps, whole copies after every input, nothing shared with
// engine/session but the Program and the shape of the log. The property test holds both to each other.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/input.h"
#include "engine/session/log.h"

namespace gesprek::test {

class ReferenceSession {
 public:
  struct Shown {
    session::InputKind kind;
    std::uint32_t target;
    bool locked;
    bool operator==(const Shown& o) const {
      return kind == o.kind && target == o.target && locked == o.locked;
    }
  };

  ReferenceSession(const program::Program& program, std::uint64_t seed);

  /// `input` must fit what is offered.
  void give(const session::Input& input);
  void rewind(std::size_t inputs);

  [[nodiscard]] bool waits() const { return w.status == 0; }
  [[nodiscard]] int status() const { return w.status; }  // 0 waiting, 1 ended, 2 faulted
  [[nodiscard]] const std::vector<Shown>& offer() const { return w.offer; }
  [[nodiscard]] std::uint32_t form() const { return w.form; }
  [[nodiscard]] bool can_be_late() const;
  [[nodiscard]] bool can_note() const { return !w.revealed.empty(); }
  [[nodiscard]] bool write_first() const;
  [[nodiscard]] const std::vector<session::Entry>& log() const { return w.log; }
  [[nodiscard]] std::vector<std::int32_t> slots() const;
  [[nodiscard]] std::vector<std::int32_t> slots_after(std::size_t inputs) const;
  [[nodiscard]] std::size_t log_size_after(std::size_t inputs) const { return history[inputs].log.size(); }
  [[nodiscard]] std::vector<std::uint32_t> revealed() const { return {w.revealed.begin(), w.revealed.end()}; }
  /// Places of the items of `field` that are shown.
  [[nodiscard]] std::vector<std::uint32_t> items(const program::Field& field) const;

 private:
  enum class How { enter, topics, stay };
  struct Taken {
    std::uint32_t choice, input, place;
    int turn;
    bool mended;
  };
  struct Knock {
    std::uint32_t knockout, place, input, choice, chosen_place;
    int turn;
    bool closed;
  };
  struct Wait {
    std::uint32_t fact, source;
    bool line;
    bool operator==(const Wait& o) const { return fact == o.fact && source == o.source && line == o.line; }
  };
  struct World {
    int status = 0;
    std::uint32_t node = program::kNone, topic = program::kNone, form = program::kNone;
    int turn = 0, inputs = 0;
    bool sentence = false;
    std::map<std::uint32_t, int> slots, visits, chosen, events, answers, noted, held, rules, cues;
    std::map<std::uint32_t, std::uint32_t> moods, resume;
    std::set<std::uint32_t> revealed, fired, closed_topics;
    std::vector<std::pair<std::uint32_t, How>> back;
    std::vector<Taken> taken;
    std::vector<Knock> knocks;
    std::vector<Wait> waits;
    std::vector<Shown> offer;
    std::vector<session::Entry> log;
  };

  bool holds(program::Code code) const;
  void write(session::EntryKind kind, std::uint32_t a, std::int64_t c = -1, std::int64_t d = -1, int b = 0,
             int flags = 0);
  void fault(session::FaultKind kind);
  void change(std::uint32_t slot, long long value);
  void effects(program::Range range);
  void emit(std::uint32_t name, std::uint32_t answer);
  void emits(program::Range range);
  void feed(std::uint32_t rule, std::uint32_t symbol, std::int64_t event);
  void knock(std::uint32_t knockout, std::int64_t rule);
  void reveal(std::uint32_t fact);
  void reveals(program::Range range, bool may_wait, bool line, std::uint32_t source);
  bool closed(std::uint32_t cast) const;
  bool source_closed(bool line, std::uint32_t source) const;
  std::uint32_t mood(std::uint32_t cast) const;
  void lines(program::Range range, bool reply);
  void line(std::uint32_t index, bool reply);
  using Plan = std::vector<std::pair<std::uint32_t, int>>;
  Plan plan(program::Range reactions, std::map<std::uint32_t, std::uint32_t>& moods) const;
  void end_of_turn();
  bool resolve(std::uint32_t go, std::uint32_t& node, How& how);
  void finish_turn(std::uint32_t node, How how);
  void arrive(std::uint32_t node, How how);
  bool stand();
  bool asked(const program::Field& field) const;
  bool can_mend(const Taken& taken) const;
  void choose(std::uint32_t choice);
  void mend(std::uint32_t repair);
  void answer_form(const session::Input& input);
  void end(std::uint32_t node);

  const program::Program& p;
  std::uint64_t seed;
  World w;
  std::vector<World> history;
  std::uint32_t doing = program::kNone, doing_place = program::kNone;
  bool in_turn = false;
};

}  // namespace gesprek::test
