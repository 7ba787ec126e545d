// Short sentences, one question at a time, everyday words: for who needs them.

#include <algorithm>
#include <map>
#include <string>

#include "engine/analysis/wording.h"
#include "engine/base/tekst.h"

namespace gesprek::analysis {

using program::kNone;
using program::Program;
using program::Range;

namespace {

constexpr std::size_t kMostWords = 10;

/// Finds phrases in a text by their first word.
class PhraseFinder {
 public:
  explicit PhraseFinder(const std::vector<PhraseAdvice>& phrases) : phrases_(phrases) {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      std::vector<std::string> words;
      for (const tekst::Word& word : tekst::words(phrases[i].phrase)) words.push_back(word.text);
      if (words.empty()) continue;
      const std::string first = words.front();
      by_first_[first].push_back({i, std::move(words)});
    }
  }

  /// Calls f(advice, piece of the text) for every phrase in `text`; where two begin alike, the longest.
  template <class F>
  void each(std::string_view text, F&& f) const {
    const std::vector<tekst::Word> words = tekst::words(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto found = by_first_.find(words[at].text);
      if (found == by_first_.end()) continue;
      const Entry* best = nullptr;
      for (const Entry& entry : found->second) {
        if (at + entry.words.size() > words.size()) continue;
        bool same = true;
        for (std::size_t k = 1; k < entry.words.size() && same; ++k) {
          same = words[at + k].text == entry.words[k];
        }
        if (same && (best == nullptr || entry.words.size() > best->words.size())) best = &entry;
      }
      if (best == nullptr) continue;
      const tekst::Word& last = words[at + best->words.size() - 1];
      f(phrases_[best->index], text.substr(words[at].begin, last.end - words[at].begin));
      at += best->words.size() - 1;
    }
  }

 private:
  struct Entry {
    std::size_t index;
    std::vector<std::string> words;
  };
  const std::vector<PhraseAdvice>& phrases_;
  std::map<std::string, std::vector<Entry>> by_first_;
};

bool loses_points(const Program& program, const program::Choice& choice) {
  const program::Node& node = program.nodes[choice.node];
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    if (program.points[node.matrix + choice.place * node.criteria.size + k] < 0) return true;
  }
  return false;
}

class PlainLanguage {
 public:
  PlainLanguage(const Program& program, const WordingRules& rules, std::vector<Remark>& out)
      : program_(program), rules_(rules), jargon_(rules.jargon), figurative_(rules.figurative), out_(out) {}

  void look(std::string_view text, Range moves, Range to, RemarkPlace place) {
    const std::string name = plain_addressee(to);
    if (name.empty()) return;
    const auto said_by = [&](const std::vector<std::string>& marks) {
      for (std::uint32_t i = moves.begin; i != moves.end(); ++i) {
        const std::string_view id = program_.text(program_.moves[program_.move_refs[i]].id);
        if (std::find(marks.begin(), marks.end(), id) != marks.end()) return true;
      }
      return false;
    };
    if (!said_by(rules_.long_moves)) look_for_length(text, name, place);
    if (!said_by(rules_.question_moves)) look_for_questions(text, name, place);
    if (!said_by(rules_.jargon_moves)) {
      look_for_phrases(jargon_, DiagnosticCode::jargon_word, text, name, place);
    }
    if (!said_by(rules_.figurative_moves)) {
      look_for_phrases(figurative_, DiagnosticCode::figurative_language, text, name, place);
    }
  }

 private:
  /// The first addressed person who needs plain language; empty when nobody does.
  [[nodiscard]] std::string plain_addressee(Range to) const {
    for (std::uint32_t i = to.begin; i != to.end(); ++i) {
      const std::uint32_t cast = program_.cast_refs[i];
      if (cast < rules_.plain_cast.size() && rules_.plain_cast[cast] != 0) {
        return std::string(program_.text(program_.cast[cast].name));
      }
    }
    return {};
  }

  void look_for_length(std::string_view text, const std::string& name, RemarkPlace place) {
    const std::size_t longest = tekst::count(text).longest;
    if (longest <= kMostWords) return;
    out_.push_back({DiagnosticCode::long_sentence, place, {std::to_string(longest), name}, {}});
  }

  void look_for_questions(std::string_view text, const std::string& name, RemarkPlace place) {
    std::size_t questions = 0;
    for (const std::string_view sentence : tekst::sentences(text)) {
      // A question that offers the other half of a choice ("Of liever blauw?") belongs to the one before it,
      // and a tag ("Goed?", "Toch?") asks nothing new.
      const std::vector<tekst::Word> words = tekst::words(sentence);
      const bool goes_on = questions > 0 && !words.empty() && words.front().text == "of";
      if (tekst::is_question(sentence) && !goes_on && words.size() > 1) ++questions;
    }
    if (questions < 2) return;
    out_.push_back({DiagnosticCode::several_questions, place, {std::to_string(questions), name}, {}});
  }

  void look_for_phrases(const PhraseFinder& finder, DiagnosticCode code, std::string_view text,
                        const std::string& name, RemarkPlace place) {
    finder.each(text, [&](const PhraseAdvice& advice, std::string_view piece) {
      out_.push_back({code, place, {std::string(piece), name, advice.instead}, {}});
    });
  }

  const Program& program_;
  const WordingRules& rules_;
  PhraseFinder jargon_, figurative_;
  std::vector<Remark>& out_;
};

}  // namespace

void remark_on_plain_language(const Program& program, const WordingRules& rules, std::vector<Remark>& out) {
  if (std::find(rules.plain_cast.begin(), rules.plain_cast.end(), 1) == rules.plain_cast.end()) return;
  PlainLanguage check(program, rules, out);
  for (std::uint32_t c = 0; c < program.choices.size(); ++c) {
    const program::Choice& choice = program.choices[c];
    const program::ChoiceInfo& info = program.choice_infos[c];
    if (choice.kind == program::ChoiceKind::say && !loses_points(program, choice)) {
      check.look(program.text(choice.text), info.moves, info.to, {PlaceKind::choice, c});
    }
    if (choice.repair == kNone) continue;
    const program::Repair& repair = program.repairs[choice.repair];
    if (repair.kind != program::ChoiceKind::say) continue;
    check.look(program.text(repair.text), repair.moves, repair.to, {PlaceKind::repair, choice.repair});
  }
}

}  // namespace gesprek::analysis
