#pragma once
// Forms (format 5.13) as numbers: what every answer is worth and which event it emits, looked up once, so
// that filling in a form needs no text. And the way back: a filled form as the Input that a session takes.

#include <cstdint>
#include <vector>

#include "engine/analysis/walk.h"
#include "engine/program/program.h"
#include "engine/session/input.h"

namespace gesprek::analysis {

/// What a field is worth for one criterion that the case scores.
struct FieldWorth {
  std::uint32_t criterion = 0;
  bool own = false;                   // options with points of their own; else right or wrong
  std::int32_t wrong = 0, right = 0;  // not own
  std::int32_t lo = 0, hi = 0;
  std::vector<std::int32_t> option_points;  // own; and of a choice or yes_no also when not own
};

struct FieldSheet {
  std::uint32_t field = 0;  // in Program::fields
  program::FieldType type = program::FieldType::text;
  bool is_required = true;
  std::uint32_t options = 0;  // how many answers a choice, yes_no or multi has
  // sort, board
  std::uint32_t first_column = 0;           // in FilledForm::columns
  std::vector<std::uint32_t> item_facts;    // per item: the fact that must be revealed, or kNone
  std::vector<std::uint8_t> right_columns;  // per item; kNoColumn: it has no answer
  std::uint32_t columns = 0;
  // right or wrong as a whole
  bool has_answer = false;
  bool can_be_right = false;
  std::uint64_t right_options = 0;  // a bit for each option
  std::int32_t right_number = 0;
  std::int32_t from = 0, to = 0;
  std::vector<FieldWorth> worth;
  // emits
  std::uint32_t emits = program::kNone;
  std::vector<std::uint32_t> option_events;  // per option, or per number from `from` on: its answer or kNone
};

struct FormSheet {
  std::vector<FieldSheet> fields;  // in document order
  std::uint32_t columns = 0;       // the size of FilledForm::columns
};

/// One row that every simulated learner gives where a plan is asked.
inline constexpr const char* kPlanRow = "ik/nabellen/morgen";

[[nodiscard]] FormSheet read_form_sheet(const program::Program& program, std::uint32_t form);

/// Whether `plan` has something to ask; `is_revealed` answers for a fact.
template <class Revealed>
[[nodiscard]] bool is_asked(const FieldSheet& plan, const Revealed& is_revealed) {
  if (plan.type != program::FieldType::sort && plan.type != program::FieldType::board) return true;
  for (const std::uint32_t fact : plan.item_facts) {
    if (fact == program::kNone || is_revealed(fact)) return true;
  }
  return false;
}

/// Calls add(criterion, earned, lo, hi) for every criterion in which the answer is a decision that counts
/// (5.18), in the order of a session's log.
template <class Add>
void for_points(const FieldSheet& plan, const FilledField& answer, const std::uint8_t* columns, Add&& add);

/// As a session takes it. `filled` must fit.
[[nodiscard]] session::Input to_input(const program::Program& program, const FormSheet& plan,
                                      const FilledForm& filled);

// --- of the template above ---

/// The value of a multi: the sum of what was picked.
[[nodiscard]] inline std::int32_t sum_of_picked(const std::vector<std::int32_t>& points,
                                                std::uint64_t picked) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < points.size() && i < 64; ++i) {
    if ((picked >> i & 1U) != 0) sum += points[i];
  }
  return sum;
}

/// Whether the whole field is answered right.
[[nodiscard]] inline bool is_right(const FieldSheet& plan, const FilledField& answer) {
  if (!plan.can_be_right) return false;
  switch (plan.type) {
    case program::FieldType::choice:
    case program::FieldType::yes_no:
      return answer.option < 64 && plan.right_options == std::uint64_t{1} << answer.option;
    case program::FieldType::multi: return plan.right_options == answer.picked;
    case program::FieldType::scale: return plan.right_number == answer.number;
    default: return true;  // a plan: always the same row
  }
}

/// a / b rounded half up, b > 0.
[[nodiscard]] inline std::int32_t rounded_half_up(std::int64_t a, std::int64_t b) {
  const std::int64_t top = 2 * a + b;
  const std::int64_t bottom = 2 * b;
  std::int64_t quotient = top / bottom;
  if (top % bottom < 0) --quotient;
  return static_cast<std::int32_t>(quotient);
}

template <class Add>
void for_points(const FieldSheet& plan, const FilledField& answer, const std::uint8_t* columns, Add&& add) {
  for (const FieldWorth& worth : plan.worth) {
    std::int32_t earned = worth.wrong;
    if (plan.type == program::FieldType::sort || plan.type == program::FieldType::board) {
      std::int64_t n = 0;
      std::int64_t k = 0;
      for (std::size_t i = 0; i < plan.item_facts.size(); ++i) {
        const std::uint8_t column = columns[plan.first_column + i];
        const std::uint8_t right = plan.right_columns[i];
        if (column == FilledForm::kNoColumn || right == FilledForm::kNoColumn) continue;
        ++n;
        k += column == right ? 1 : 0;
      }
      if (n == 0) continue;
      earned = rounded_half_up(std::int64_t{worth.wrong} * n + (worth.right - worth.wrong) * k, n);
    } else if (plan.type == program::FieldType::multi && worth.own) {
      earned = sum_of_picked(worth.option_points, answer.picked);
    } else if (worth.own) {
      earned = worth.option_points[answer.option];
    } else if (is_right(plan, answer)) {
      earned = worth.right;
    }
    // hi = lo adds nothing; where hi ≤ 0 it counts only when points were lost.
    if (worth.hi == worth.lo || (worth.hi <= 0 && earned == worth.hi)) continue;
    add(worth.criterion, earned < -128 ? -128 : (earned > 127 ? 127 : earned), worth.lo, worth.hi);
  }
}

}  // namespace gesprek::analysis
