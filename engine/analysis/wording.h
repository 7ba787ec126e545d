#pragma once
// Wording checks for Dutch: what a learner says to somebody who needs plain language, and what looks like
// data of a real person. Word lists come from outside (scripts/taal.yaml), so an organisation adds its own.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/analysis/remark.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// A word or expression, and what to say instead (may be empty).
struct PhraseAdvice {
  std::string phrase, instead;
};

struct WordingRules {
  std::vector<PhraseAdvice> jargon, figurative;
  /// Moves that say by themselves that a sentence is meant to be so: it is left alone then.
  std::vector<std::string> long_moves, question_moves, jargon_moves, figurative_moves;
  /// A first name with a last name out of these lists is a name many people have.
  std::vector<std::string> first_names, last_names;
  /// Per cast member: 1 for who needs plain language.
  std::vector<std::uint8_t> plain_cast;
};

/// Sentences of choices and repairs said to a member of `plain_cast`: too long (over ten words), more than
/// one question, jargon, figurative language. A choice that loses points, or has a move that says so, is
/// meant to be poor and is left alone.
void remark_on_plain_language(const program::Program& program, const WordingRules& rules,
                              std::vector<Remark>& out);

/// Telephone numbers, citizen service numbers, addresses, e-mail addresses, bank accounts, birth dates and
/// whole names in any text of the case. Help lines and numbers that are known to be nobody's are left alone.
void remark_on_personal_data(const program::Program& program, const WordingRules& rules,
                             std::vector<Remark>& out);

/// What `text` holds that looks like data of a real person: kinds and pieces, in order. For tests and
/// editors.
enum class DataKind : std::uint8_t { phone, citizen_number, address, email, bank_account, birth_date };
struct FoundData {
  DataKind kind = DataKind::phone;
  std::string text;
};
[[nodiscard]] std::vector<FoundData> find_personal_data(std::string_view text);

}  // namespace gesprek::analysis
