#pragma once
// Simulated learners: how somebody of a certain kind picks from what is offered.
//
// What they have in common. They look at what is selectable, in document order, and ties are decided in that
// order. They never make notes, never write a sentence of their own, and are never too late (`late`). A form
// is filled in whole; texts stay empty, and a plan gets one row.
//
// random    everything on offer is equally likely, switches, `then` and repairs too; in a form every answer.
// model     `model: true` (one not taken yet goes first), else the best sum; in a form the best answers.
// cautious  the best sum among what has no move tagged names_concern or sets_limit; the best of all when
//           nothing else is offered. In a form the best answers.
// careless  the worst sum; in a form the worst answers.
// greedy    the most points for one criterion, also in forms.
// noisy     with probability `skill` the best sum, else as random; in a form for every field and card anew.
//
// "Sum" is over all criteria that the case scores.
//
// Repairs: all but random and careless take one that is on offer when what it takes back was harmful: a
// knock-out (`critical`), or a sum (for greedy: points for its criterion) below 0. The cautious one leaves a
// repair that names the concern or sets a limit. The careless one never repairs.
//
// Topics: all but random and noisy talk about every topic, in order, and never leave one for another; the
// careless one takes `then` as soon as it is offered.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/analysis/walk.h"
#include "engine/analysis/walk_plan.h"
#include "engine/base/hash.h"

namespace gesprek::analysis {

enum class Policy : std::uint8_t { random, model, cautious, careless, greedy, noisy };

[[nodiscard]] std::string_view policy_id(Policy policy);
[[nodiscard]] std::optional<Policy> read_policy(std::string_view id);
/// Whether its picks depend on a draw; without one every run is the same.
[[nodiscard]] bool draws(Policy policy);

/// Skill in millionths, so that it is the same number everywhere.
inline constexpr std::uint32_t kFullSkill = 1'000'000;

/// Numbers for run i: the draws of input j depend on (seed, i, j) alone, so that any run can be done again by
/// itself and any number of threads gives the same.
class Draws {
 public:
  void start(std::uint64_t seed, std::uint64_t run) { key_ = splitmix64(seed ^ splitmix64(run)); }
  void next_input(std::uint32_t input) { counter_ = std::uint64_t{input} << 32U; }
  /// The seed of the run's session: its shown order, and the luck of hooks.
  [[nodiscard]] std::uint64_t session_seed() const { return key_; }
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * bound) >> 32U);
  }

 private:
  [[nodiscard]] std::uint32_t next() {
    return static_cast<std::uint32_t>(splitmix64(key_ ^ ++counter_) >> 32U);
  }
  std::uint64_t key_ = 0, counter_ = 0;
};

class Learner {
 public:
  /// `criterion` is an index in Program::criteria, for greedy.
  Learner(const WalkPlan& plan, Policy policy, std::uint32_t criterion = program::kNone);

  /// The pick among `machine`'s offer: one of its items, or nothing for the form that is asked.
  template <class Machine>
  [[nodiscard]] std::optional<WalkItem> pick(const Machine& machine, std::uint32_t skill, Draws& draws) const;

  /// Fills in the form that `machine` asks. `out` is used again and again.
  template <class Machine>
  void fill(const Machine& machine, std::uint32_t skill, Draws& draws, FilledForm& out) const;

 private:
  // `model: true` goes before every sum, and one not taken yet before one that was.
  static constexpr std::int32_t kModelWorth = 1'000'000;
  static constexpr std::int32_t kTakenModel = 100'000;
  /// The best answer to a field.
  struct Best {
    std::uint32_t option = 0;
    std::uint64_t picked = 0;
    std::int32_t number = 0;
    bool places_right = true;  // sort, board: each card where it belongs; else where it does not
  };
  template <class Machine>
  [[nodiscard]] std::optional<WalkItem> best(const Machine& machine) const;
  [[nodiscard]] bool is_luck(std::uint32_t skill, Draws& draws) const {
    if (policy_ == Policy::random) return true;
    return policy_ == Policy::noisy && draws.below(kFullSkill) >= skill;
  }
  [[nodiscard]] std::int32_t worth_of(const std::vector<std::int32_t>& by_criterion) const;
  [[nodiscard]] Best best_answer(const FieldSheet& field) const;
  void fill_by_luck(const FieldSheet& field, Draws& draws, FilledField& out) const;
  static void fill_best(const FieldSheet& field, const Best& best, FilledField& out);

  const WalkPlan* plan_;
  Policy policy_;
  std::uint32_t criterion_;
  std::vector<std::int32_t> worth_;         // per choice; higher is picked
  std::vector<std::uint8_t> takes_repair_;  // per repair
  std::vector<std::uint8_t> avoids_;        // per choice (cautious)
  std::vector<std::vector<Best>> answers_;  // per form, per field
};

// --- of the templates above ---

template <class Machine>
std::optional<WalkItem> Learner::pick(const Machine& machine, std::uint32_t skill, Draws& draws) const {
  const std::span<const WalkItem> items = machine.items();
  const bool asks = machine.form() != program::kNone;
  if (items.empty()) return std::nullopt;
  if (items.size() == 1 && !asks) return items.front();
  if (!is_luck(skill, draws)) return best(machine);
  // A form counts as one thing more on offer.
  const auto count = static_cast<std::uint32_t>(items.size()) + (asks ? 1U : 0U);
  const std::uint32_t drawn = draws.below(count);
  if (drawn == items.size()) return std::nullopt;
  return items[drawn];
}

template <class Machine>
std::optional<WalkItem> Learner::best(const Machine& machine) const {
  using session::InputKind;
  const std::span<const WalkItem> items = machine.items();
  if (items.back().kind == InputKind::repair) {
    for (const WalkItem& item : items) {
      if (item.kind == InputKind::repair && takes_repair_[item.target] != 0) return item;
    }
  }
  if (machine.form() != program::kNone) return std::nullopt;
  if (items.front().kind != InputKind::choice) {
    if (policy_ != Policy::careless) return items.front();
    for (const WalkItem& item : items) {
      if (item.kind == InputKind::then) return item;
    }
    return items.front();
  }
  const WalkItem* found = nullptr;
  std::int32_t found_worth = 0;
  bool found_avoided = false;
  for (const WalkItem& item : items) {
    if (item.kind != InputKind::choice) break;
    std::int32_t worth = worth_[item.target];
    if (policy_ == Policy::model && worth >= kModelWorth && machine.was_taken(item.target)) {
      worth -= kTakenModel;
    }
    const bool is_avoided = policy_ == Policy::cautious && avoids_[item.target] != 0;
    const bool is_better = found == nullptr || (found_avoided && !is_avoided) ||
                           (found_avoided == is_avoided && worth > found_worth);
    if (!is_better) continue;
    found = &item;
    found_worth = worth;
    found_avoided = is_avoided;
  }
  return *found;
}

template <class Machine>
void Learner::fill(const Machine& machine, std::uint32_t skill, Draws& draws, FilledForm& out) const {
  using program::FieldType;
  out.form = machine.form();
  const FormSheet& form = plan_->forms[out.form];
  out.fields.assign(form.fields.size(), FilledField{});
  out.columns.assign(form.columns, FilledForm::kNoColumn);
  const auto revealed = [&](std::uint32_t fact) { return machine.is_revealed(fact); };
  for (std::size_t f = 0; f < form.fields.size(); ++f) {
    const FieldSheet& field = form.fields[f];
    FilledField& answer = out.fields[f];
    answer.is_asked = field.type != FieldType::text && is_asked(field, revealed);
    if (!answer.is_asked) continue;
    const Best& best = answers_[out.form][f];
    if (field.type == FieldType::sort || field.type == FieldType::board) {
      for (std::size_t i = 0; i < field.item_facts.size(); ++i) {
        const std::uint32_t fact = field.item_facts[i];
        if (fact != program::kNone && !machine.is_revealed(fact)) continue;
        const std::uint8_t right = field.right_columns[i];
        std::uint32_t column = 0;
        if (is_luck(skill, draws)) {
          column = draws.below(field.columns);
        } else if (best.places_right) {
          column = right == FilledForm::kNoColumn ? 0U : right;
        } else {
          column = right == 0 && field.columns > 1 ? 1U : 0U;  // the first where it does not belong
        }
        out.columns[field.first_column + i] = static_cast<std::uint8_t>(column);
      }
    } else if (is_luck(skill, draws)) {
      fill_by_luck(field, draws, answer);
    } else {
      fill_best(field, best, answer);
    }
    if (field.type == FieldType::multi && answer.picked == 0) answer.is_asked = false;  // nothing was picked
  }
}

}  // namespace gesprek::analysis
