#pragma once
// What the pages of a case have in common: its parts in words. Dutch, for readers who do not program.

#include <string>
#include <string_view>
#include <vector>

#include "engine/program/program.h"
#include "engine/report/document.h"
#include "engine/scenario/scenario.h"

namespace gesprek::exchange {

/// Reads a Program for people.
class CaseWords {
 public:
  explicit CaseWords(const program::Program& program) : p_(program) {}

  [[nodiscard]] std::string text(program::TextRef ref) const { return std::string(p_.text(ref)); }
  /// "Zegt", "Doet", "Denkt" with the words, quoted when they are said.
  [[nodiscard]] std::string choice_text(program::ChoiceKind kind, program::TextRef words) const;
  /// "Mees: “Ja.” (kijkt weg)"; for alternatives each on a line of its own.
  void add_lines(report::List& list, program::Range lines,
                 const std::vector<const scenario::Line*>& authored) const;
  /// "C2 +1, B1 −1" for one choice of a node; empty without points.
  [[nodiscard]] std::string points(const program::Node& node, std::uint32_t place) const;
  /// "vertrouwen +1, toon wordt gespannen".
  [[nodiscard]] std::string effects(program::Range effects) const;
  /// The labels of moves, joined.
  [[nodiscard]] std::string moves(program::Range refs) const;
  /// The facts that are revealed, joined.
  [[nodiscard]] std::string facts(program::Range reveals) const;
  [[nodiscard]] std::string events(program::Range emits) const;
  /// "naar 14 de_kast", "terug naar de onderwerpen", "terug naar waar het gesprek was".
  [[nodiscard]] std::string where(std::uint32_t go) const;
  /// "3 binnen": the number that a moment has on these pages, and its id.
  [[nodiscard]] std::string moment(std::uint32_t node) const;
  /// A state variable as people call it: "vertrouwen van Mees".
  [[nodiscard]] std::string slot(std::uint32_t slot) const;
  [[nodiscard]] const program::Program& program() const { return p_; }

 private:
  [[nodiscard]] std::string line_text(const program::Line& line) const;
  const program::Program& p_;
};

/// "+2", "−1" with a real minus sign.
[[nodiscard]] std::string signed_number(std::int64_t number);
/// The knock-outs that this case can come to: by a choice or by a rule it watches; ascending.
[[nodiscard]] std::vector<std::uint32_t> knockouts_of(const program::Program& program);
/// A condition as a reader meets it: with ≥ and ≤, "en", "of" and "niet"; the names stay the author's.
[[nodiscard]] std::string condition_in_words(std::string_view condition);
/// The lines of `from` with their alternatives behind them, as the Program keeps them apart: by place.
[[nodiscard]] std::vector<const scenario::Line*> pointers(const std::vector<scenario::Line>& from);

}  // namespace gesprek::exchange
