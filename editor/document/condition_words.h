#pragma once
// A condition (format 5.9) as a sentence that somebody clicks together: a few terms, all joined by `and` or
// all by `or`. What is written in another way stays text.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::editor {

enum class TermKind : std::uint8_t {
  meter,   // karin.vertrouwen >= 6
  word,    // toon == "gespannen"
  flag,    // gebeld, not gebeld
  seen,    // seen("zorg")
  chosen,  // chosen("zorg.tip")
  knows,   // knows("hek")
  noted,   // noted("hek")
  event    // event("zorg_op_tafel"), event("WEEG_Q2", "ja")
};

struct ConditionTerm {
  TermKind kind = TermKind::meter;
  bool is_not = false;  // of all but meter and word
  std::string name;
  std::string op = ">=";  // of meter and word: == ~= < <= > >=
  std::string value;      // a whole number, a word, or the answer of an event (may be empty)
  friend bool operator==(const ConditionTerm& a, const ConditionTerm& b) {
    return a.kind == b.kind && a.is_not == b.is_not && a.name == b.name && a.op == b.op && a.value == b.value;
  }
};

struct ConditionWords {
  bool is_any = false;  // joined by `or`
  std::vector<ConditionTerm> terms;
};

/// Nothing when the condition says more than such a sentence can. Whether its names exist is not looked at.
[[nodiscard]] std::optional<ConditionWords> read_condition(std::string_view text);
/// Empty without terms.
[[nodiscard]] std::string write_condition(const ConditionWords& words);

}  // namespace gesprek::editor
