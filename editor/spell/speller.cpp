#include "editor/spell/speller.h"

#include <algorithm>

namespace gesprek::editor {

namespace {

constexpr std::size_t kMostKept = 20'000;  // texts; then all is forgotten
constexpr std::size_t kMostSuggested = 4;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// “ ” ‘ ’ … – — and a no-break space are no letters, though their bytes are above 0x7F.
std::size_t mark_size(std::string_view text, std::size_t at) {
  const std::string_view three = text.substr(at, 3);
  if (three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80') return 3;
  const std::string_view two = text.substr(at, 2);
  return two == "\xC2\xA0" || two == "\xC2\xAB" || two == "\xC2\xBB" ? 2 : 0;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

Speller::Speller(std::unique_ptr<Dictionary> dictionary, Jargon jargon)
    : Speller(std::function<std::unique_ptr<Dictionary>()>(), std::move(jargon)) {
  // The thread has nothing to do before the first text is asked for.
  has_dictionary_ = dictionary != nullptr;
  const std::lock_guard<std::mutex> lock(mutex_);
  dictionary_ = std::move(dictionary);
}

Speller::Speller(std::function<std::unique_ptr<Dictionary>()> open, Jargon jargon)
    : open_(std::move(open)), jargon_(std::move(jargon)) {
  for (auto& entry : jargon_) entry.first = small(entry.first);
  thread_ = std::thread([this] { work(); });
}

Speller::~Speller() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stops_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

std::optional<std::vector<SpellMark>> Speller::marks(const std::string& text) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const auto found = marks_.find(text); found != marks_.end()) return found->second;
  if (asked_.insert(text).second) {
    // What is typed now comes first; what it was a letter ago matters no more.
    waiting_.emplace_front(false, text);
    wakes_.notify_one();
  }
  return std::nullopt;
}

std::optional<std::vector<std::string>> Speller::suggestions(const std::string& word) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const auto found = suggestions_.find(word); found != suggestions_.end()) return found->second;
  if (asked_.insert("?" + word).second) {
    waiting_.emplace_back(true, word);
    wakes_.notify_one();
  }
  return std::nullopt;
}

bool Speller::is_busy() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return is_working_ || !waiting_.empty();
}

void Speller::set_own_words(const std::vector<std::string>& words) {
  const std::lock_guard<std::mutex> lock(mutex_);
  own_.clear();
  for (const std::string& word : words) own_.insert(small(word));
  marks_.clear();
  asked_.clear();
  waiting_.clear();
  ++generation_;
}

void Speller::work() {
  if (open_) {
    dictionary_ = open_();
    has_dictionary_ = dictionary_ != nullptr;
  }
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    wakes_.wait(lock, [this] { return stops_ || !waiting_.empty(); });
    if (stops_) return;
    const auto [is_word, text] = std::move(waiting_.front());
    waiting_.pop_front();
    is_working_ = true;
    const std::uint64_t generation = generation_;
    lock.unlock();
    std::vector<SpellMark> found;
    std::vector<std::string> words;
    if (is_word) {
      if (dictionary_ != nullptr) words = dictionary_->suggest(text);
      if (words.size() > kMostSuggested) words.resize(kMostSuggested);
    } else {
      found = look_up(text);
    }
    lock.lock();
    is_working_ = false;
    if (generation != generation_) continue;  // own words came meanwhile: it is asked again
    if (marks_.size() > kMostKept) {
      marks_.clear();
      asked_.clear();
    }
    if (is_word) {
      suggestions_[text] = std::move(words);
    } else {
      marks_[text] = std::move(found);
    }
  }
}

std::vector<SpellMark> Speller::look_up(const std::string& text) {
  std::vector<SpellMark> marks;
  const std::string lower = small(text);
  for (const auto& [phrase, instead] : jargon_) {
    for (std::size_t at = lower.find(phrase); !phrase.empty() && at != std::string::npos;
         at = lower.find(phrase, at + phrase.size())) {
      const std::size_t end = at + phrase.size();
      const bool is_whole =
          (at == 0 || !is_letter(lower[at - 1])) && (end == lower.size() || !is_letter(lower[end]));
      if (is_whole) marks.push_back({at, end, SpellKind::jargon, instead});
    }
  }
  if (dictionary_ != nullptr) {
    bool begins = true;  // of a sentence
    for (std::size_t i = 0; i < text.size();) {
      if (const std::size_t size = mark_size(text, i); size > 0) {
        if (text.compare(i, 3, "\xE2\x80\x9C") == 0 || text.compare(i, 3, "\xE2\x80\xA6") == 0) begins = true;
        i += size;
        continue;
      }
      if (!is_letter(text[i])) {
        if (text[i] == '.' || text[i] == '?' || text[i] == '!' || text[i] == ':' || text[i] == '"')
          begins = true;
        ++i;
        continue;
      }
      std::size_t end = i;
      bool has_digit = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
      while (end < text.size() && mark_size(text, end) == 0) {
        const bool joins =
            (text[end] == '\'' || text[end] == '-') && end + 1 < text.size() && is_letter(text[end + 1]);
        if (!is_letter(text[end]) && !joins) break;
        ++end;
      }
      if (end < text.size() && text[end] >= '0' && text[end] <= '9') has_digit = true;
      const std::string word = text.substr(i, end - i);
      const bool is_name = word.front() >= 'A' && word.front() <= 'Z' && !begins;
      // `'s` and `'t` are what is left of a word; names are the author's.
      const bool is_clipped = word.size() == 1 && i > 0 && text[i - 1] == '\'';
      if (!is_name && !is_clipped && !has_digit) {
        auto known = known_.find(word);
        if (known == known_.end()) {
          bool knows = dictionary_->knows(word);
          if (!knows && begins) knows = dictionary_->knows(small(word.substr(0, 1)) + word.substr(1));
          known = known_.emplace(word, knows).first;
        }
        bool is_right = known->second;
        if (!is_right) {
          const std::lock_guard<std::mutex> lock(mutex_);
          is_right = own_.count(small(word)) != 0;
        }
        if (!is_right) marks.push_back({i, end, SpellKind::unknown_word, {}});
      }
      begins = false;
      i = end;
    }
  }
  std::sort(marks.begin(), marks.end(),
            [](const SpellMark& a, const SpellMark& b) { return a.begin < b.begin; });
  return marks;
}

}  // namespace gesprek::editor
