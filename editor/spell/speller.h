#pragma once
// Which words of a text are not spelled as the dictionary has them, and which are words of the trade. The
// looking up happens in a thread of its own: drawing never waits for it (authoring.md: inline checking made
// typing lag elsewhere).

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace gesprek::editor {

enum class SpellKind : std::uint8_t { unknown_word, jargon };

struct SpellMark {
  std::size_t begin = 0, end = 0;  // bytes of the text
  SpellKind kind = SpellKind::unknown_word;
  std::string instead;  // of jargon: what to say instead; may be empty
};

/// A dictionary as this needs it; tests give one of a few words.
class Dictionary {
 public:
  virtual ~Dictionary() = default;
  [[nodiscard]] virtual bool knows(const std::string& word) = 0;
  [[nodiscard]] virtual std::vector<std::string> suggest(const std::string& word) = 0;
};

/// The dictionary of this computer for "nl" or "en"; null, with `why` in words, when there is none.
[[nodiscard]] std::unique_ptr<Dictionary> system_dictionary(std::string_view language, std::string& why);

/// A phrase of the trade and what to say instead.
using Jargon = std::vector<std::pair<std::string, std::string>>;

class Speller {
 public:
  /// Without a dictionary only jargon is found.
  Speller(std::unique_ptr<Dictionary> dictionary, Jargon jargon);
  /// The same with one that the thread opens: it may be large.
  Speller(std::function<std::unique_ptr<Dictionary>()> open, Jargon jargon);
  ~Speller();
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;

  /// The marks of `text`; nothing while they are being looked up.
  [[nodiscard]] std::optional<std::vector<SpellMark>> marks(const std::string& text);
  /// What may have been meant; nothing while it is being looked up.
  [[nodiscard]] std::optional<std::vector<std::string>> suggestions(const std::string& word);
  /// Whether something is being looked up: ask again a moment later.
  [[nodiscard]] bool is_busy();
  /// Words that are right in this case whatever the dictionary says; all marks are looked up anew.
  void set_own_words(const std::vector<std::string>& words);
  /// Whether there is one, as far as that is known yet.
  [[nodiscard]] bool has_dictionary() const { return has_dictionary_; }

 private:
  void work();
  [[nodiscard]] std::vector<SpellMark> look_up(const std::string& text);

  std::atomic<bool> has_dictionary_ = true;
  std::function<std::unique_ptr<Dictionary>()> open_;
  std::unique_ptr<Dictionary> dictionary_;  // of the thread only
  Jargon jargon_;
  std::unordered_map<std::string, bool> known_;  // of the thread only

  std::mutex mutex_;
  std::condition_variable wakes_;
  std::deque<std::pair<bool, std::string>> waiting_;  // true: suggestions
  std::unordered_set<std::string> asked_;
  std::unordered_map<std::string, std::vector<SpellMark>> marks_;
  std::unordered_map<std::string, std::vector<std::string>> suggestions_;
  std::unordered_set<std::string> own_;
  std::uint64_t generation_ = 0;
  bool is_working_ = false, stops_ = false;
  std::thread thread_;
};

}  // namespace gesprek::editor
