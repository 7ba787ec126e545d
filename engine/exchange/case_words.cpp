#include "engine/exchange/case_words.h"

#include <algorithm>
#include <utility>

#include "engine/report/words.h"

namespace gesprek::exchange {

namespace {

using program::kNone;
using program::Range;
using report::in_quotes;
using report::Look;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

void add_part(std::string& out, const std::string& part, const char* between = ", ") {
  if (part.empty()) return;
  if (!out.empty()) out += between;
  out += part;
}

}  // namespace

std::string signed_number(std::int64_t number) {
  if (number < 0) return "−" + std::to_string(-number);
  return "+" + std::to_string(number);
}

std::string condition_in_words(std::string_view condition) {
  std::string out;
  for (std::size_t i = 0; i < condition.size();) {
    const char c = condition[i];
    // What stands between quotes is a value of the author.
    if (c == '"' || c == '\'') {
      const std::size_t end = condition.find(c, i + 1);
      const std::size_t stop = end == std::string_view::npos ? condition.size() : end;
      out.append(condition.substr(i + 1, stop - i - 1));
      i = stop + 1;
      continue;
    }
    if (is_word(c)) {
      std::size_t end = i;
      while (end < condition.size() && is_word(condition[end])) ++end;
      const std::string_view word = condition.substr(i, end - i);
      out += word == "and" ? "en" : word == "or" ? "of" : word == "not" ? "niet" : std::string(word);
      i = end;
      continue;
    }
    const std::string_view two = condition.substr(i, 2);
    if (two == ">=" || two == "<=" || two == "~=" || two == "==") {
      out += two == ">=" ? "≥" : two == "<=" ? "≤" : two == "~=" ? "≠" : "=";
      i += 2;
      continue;
    }
    out += c;
    ++i;
  }
  return out;
}

std::vector<std::uint32_t> knockouts_of(const program::Program& program) {
  std::vector<bool> used(program.knockouts.size(), false);
  for (const program::Choice& choice : program.choices) {
    if (choice.critical != kNone) used[choice.critical] = true;
  }
  for (const program::Rule& rule : program.rules) {
    for (std::uint32_t i = 0; i < rule.states; ++i) {
      const std::uint32_t knockout = program.rule_states[rule.info + i].knockout;
      if (knockout != kNone) used[knockout] = true;
    }
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (used[i]) out.push_back(i);
  }
  return out;
}

std::vector<const scenario::Line*> pointers(const std::vector<scenario::Line>& from) {
  std::vector<const scenario::Line*> out;
  out.reserve(from.size());
  for (const scenario::Line& line : from) out.push_back(&line);
  return out;
}

std::string CaseWords::choice_text(program::ChoiceKind kind, program::TextRef words) const {
  return kind == program::ChoiceKind::say ? in_quotes(text(words)) : text(words);
}

std::string CaseWords::line_text(const program::Line& line) const {
  std::string out;
  switch (line.kind) {
    case program::LineKind::cast:
      if (line.cast != kNone) out = text(p_.cast[line.cast].name) + ": ";
      out += in_quotes(text(line.text));
      break;
    case program::LineKind::narrator: out = text(line.text); break;
    case program::LineKind::inner: out = "Je denkt: " + in_quotes(text(line.text)); break;
    case program::LineKind::media:
      out = "Beeld of geluid: " + text(line.text);
      if (line.alt.size > 0) out += " (" + text(line.alt) + ")";
      break;
    case program::LineKind::first: break;
  }
  if (line.thought.size > 0) out += " Denkt: " + in_quotes(text(line.thought));
  return out;
}

void CaseWords::add_lines(report::List& list, Range lines,
                          const std::vector<const scenario::Line*>& authored) const {
  for (std::uint32_t i = 0; i < lines.size; ++i) {
    const program::Line& line = p_.lines[lines.begin + i];
    const scenario::Line* from = i < authored.size() ? authored[i] : nullptr;
    if (line.kind == program::LineKind::first) {
      if (from != nullptr) add_lines(list, line.first, pointers(from->first));
      continue;
    }
    report::Text item;
    if (from != nullptr && from->when.has_value()) {
      item.push_back({"Als " + condition_in_words(from->when->value) + ": ", Look::soft});
    }
    item.push_back({line_text(line)});
    std::string beside;
    if (line.cue.size > 0) {
      std::string cue = text(line.cue);
      if (cue.back() == '.') cue.pop_back();
      add_part(beside, cue, " · ");
    }
    if (line.mood != kNone) add_part(beside, "stemming: " + text(p_.moods[line.mood].label), " · ");
    add_part(beside, effects(line.effects), " · ");
    if (line.reveals.size > 0) add_part(beside, "te noteren: " + facts(line.reveals), " · ");
    if (line.events.size > 0) add_part(beside, "telt als: " + events(line.events), " · ");
    if (!beside.empty()) item.push_back({" (" + beside + ")", Look::soft});
    list.items.push_back(std::move(item));
  }
}

std::string CaseWords::points(const program::Node& node, std::uint32_t place) const {
  std::string out;
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const int points = p_.points[node.matrix + place * node.criteria.size + k];
    if (points == 0) continue;
    const std::uint32_t criterion = p_.criterion_refs[node.criteria.begin + k];
    add_part(out, text(p_.criteria[criterion].id) + " " + signed_number(points));
  }
  return out;
}

std::string CaseWords::slot(std::uint32_t index) const {
  const program::Slot& slot = p_.slots[index];
  std::string label = slot.label.size > 0 ? report::small_first(text(slot.label)) : text(slot.name);
  if (slot.cast != kNone && slot.label.size > 0) label += " van " + text(p_.cast[slot.cast].name);
  return label;
}

std::string CaseWords::effects(Range range) const {
  std::string out;
  for (std::uint32_t i = range.begin; i != range.end(); ++i) {
    const program::Effect& effect = p_.effects[i];
    const program::Slot& slot = p_.slots[effect.slot];
    std::string part = this->slot(effect.slot);
    if (effect.sets == 0) {
      part += " " + signed_number(effect.amount);
    } else if (slot.kind == program::SlotKind::boolean) {
      part += effect.amount != 0 ? ": ja" : ": nee";
    } else if (slot.kind == program::SlotKind::enumeration) {
      part += " wordt " +
              std::string(p_.shown_name(slot.values.begin + static_cast<std::uint32_t>(effect.amount)));
    } else {
      part += " wordt " + std::to_string(effect.amount);
    }
    add_part(out, part);
  }
  return out;
}

std::string CaseWords::moves(Range refs) const {
  std::string out;
  for (std::uint32_t i = refs.begin; i != refs.end(); ++i)
    add_part(out, report::small_first(text(p_.moves[p_.move_refs[i]].label)));
  return out;
}

std::string CaseWords::facts(Range reveals) const {
  std::string out;
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i)
    add_part(out, text(p_.facts[p_.reveals[i].fact].id));
  return out;
}

std::string CaseWords::events(Range emits) const {
  std::string out;
  for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
    const program::Emit& emit = p_.emits[i];
    const program::EventName& name = p_.events[emit.name];
    std::string part = name.label.size > 0 ? report::small_first(text(name.label)) : text(name.id);
    if (emit.answer != kNone) part += ": " + text(p_.answers[emit.answer].answer);
    add_part(out, part);
  }
  return out;
}

std::string CaseWords::moment(std::uint32_t node) const {
  return std::to_string(node + 1) + " " + text(p_.nodes[node].id);
}

std::string CaseWords::where(std::uint32_t go) const {
  if (go == program::kGoDone) return "terug naar de onderwerpen";
  if (go == program::kGoBack) return "terug naar waar het gesprek was";
  if (go == kNone) return "";
  return "naar " + moment(go);
}

}  // namespace gesprek::exchange
