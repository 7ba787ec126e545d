#include "engine/analysis/learner.h"

#include <algorithm>
#include <array>

namespace gesprek::analysis {

using program::Choice;
using program::ChoiceFlag;
using program::FieldType;
using program::kNone;
using program::Node;
using program::Program;

namespace {

constexpr std::array<std::string_view, 6> kPolicies = {"random",   "model",  "cautious",
                                                       "careless", "greedy", "noisy"};

/// What the cautious learner does not do.
constexpr std::uint8_t kAvoided = ChoiceFlag::names_concern | ChoiceFlag::sets_limit;

}  // namespace

std::string_view policy_id(Policy policy) {
  return kPolicies[static_cast<std::size_t>(policy)];
}

std::optional<Policy> read_policy(std::string_view id) {
  for (std::size_t i = 0; i < kPolicies.size(); ++i) {
    if (kPolicies[i] == id) return static_cast<Policy>(i);
  }
  return std::nullopt;
}

bool draws(Policy policy) {
  return policy == Policy::random || policy == Policy::noisy;
}

Learner::Learner(const WalkPlan& plan, Policy policy, std::uint32_t criterion)
    : plan_(&plan), policy_(policy), criterion_(criterion) {
  const Program& program = *plan.program;
  std::vector<std::int32_t> harm(program.choices.size(), 0);
  worth_.assign(program.choices.size(), 0);
  avoids_.assign(program.choices.size(), 0);
  for (std::size_t i = 0; i < program.choices.size(); ++i) {
    const Choice& choice = program.choices[i];
    const Node& node = program.nodes[choice.node];
    std::int32_t sum = 0;
    for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
      const std::int32_t points = program.points[node.matrix + choice.place * node.criteria.size + k];
      const bool counts =
          policy != Policy::greedy || program.criterion_refs[node.criteria.begin + k] == criterion;
      if (counts) sum += points;
    }
    harm[i] = sum;
    worth_[i] = policy == Policy::careless ? -sum : sum;
    if (policy == Policy::model && (choice.flags & ChoiceFlag::model) != 0) worth_[i] += kModelWorth;
    avoids_[i] = (choice.flags & kAvoided) != 0 ? 1 : 0;
  }
  for (const program::Repair& repair : program.repairs) {
    const bool is_harmful = harm[repair.choice] < 0 || program.choices[repair.choice].critical != kNone;
    const bool is_avoided = policy == Policy::cautious && (repair.flags & kAvoided) != 0;
    takes_repair_.push_back(policy != Policy::careless && is_harmful && !is_avoided ? 1 : 0);
  }
  for (const FormSheet& form : plan.forms) {
    std::vector<Best> answers;
    for (const FieldSheet& field : form.fields) answers.push_back(best_answer(field));
    answers_.push_back(std::move(answers));
  }
}

/// What is best, or for the careless one worst, of answers that are worth so much.
std::int32_t Learner::worth_of(const std::vector<std::int32_t>& by_criterion) const {
  std::int32_t sum = 0;
  for (const std::int32_t points : by_criterion) sum += points;
  return policy_ == Policy::careless ? -sum : sum;
}

Learner::Best Learner::best_answer(const FieldSheet& field) const {
  Best best;
  best.number = field.from;
  // What being right is worth above being wrong.
  std::vector<std::int32_t> of_right;
  bool has_own = false;
  for (const FieldWorth& worth : field.worth) {
    if (policy_ == Policy::greedy && worth.criterion != criterion_) continue;
    has_own = has_own || worth.own;
    if (!worth.own) of_right.push_back(worth.right - worth.wrong);
  }
  const std::int32_t gain = worth_of(of_right);
  // Where it earns nothing either way, a careless learner is wrong and the others are right.
  const bool goes_right = gain > 0 || (gain == 0 && policy_ != Policy::careless);
  best.places_right = goes_right;
  const auto option_worth = [&](std::uint32_t option) {
    std::vector<std::int32_t> points;
    for (const FieldWorth& worth : field.worth) {
      if (policy_ == Policy::greedy && worth.criterion != criterion_) continue;
      if (worth.own && option < worth.option_points.size()) points.push_back(worth.option_points[option]);
    }
    return worth_of(points);
  };
  const auto is_right_option = [&](std::uint32_t option) {
    return option < 64 && (field.right_options >> option & 1U) != 0;
  };
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no: {
      std::int32_t most = 0;
      for (std::uint32_t o = 0; o < field.options; ++o) {
        // The answer decides between answers that are worth the same.
        const bool fits = field.has_answer && is_right_option(o) == goes_right;
        const std::int32_t worth = 2 * (has_own ? option_worth(o) : 0) + (fits ? 1 : 0);
        if (o != 0 && worth <= most) continue;
        most = worth;
        best.option = o;
      }
      break;
    }
    case FieldType::multi: {
      const std::uint32_t count = std::min<std::uint32_t>(field.options, 64);
      if (has_own) {
        std::uint32_t first = 0;
        for (std::uint32_t o = 0; o < count; ++o) {
          if (option_worth(o) > 0) best.picked |= std::uint64_t{1} << o;
          if (option_worth(o) > option_worth(first)) first = o;
        }
        if (best.picked == 0 && field.is_required && count > 0) best.picked = std::uint64_t{1} << first;
      } else if (field.can_be_right && goes_right) {
        best.picked = field.right_options;
      } else if (count > 0) {
        // One answer that is not all that is right.
        best.picked = field.right_options == 1 && count > 1 ? 2 : 1;
      }
      if (best.picked == 0 && field.is_required && count > 0) best.picked = 1;
      break;
    }
    case FieldType::scale:
      if (field.can_be_right && goes_right) best.number = field.right_number;
      if (field.can_be_right && !goes_right && field.right_number == field.from) {
        best.number = std::min(field.from + 1, field.to);
      }
      break;
    default: break;
  }
  return best;
}

void Learner::fill_by_luck(const FieldSheet& field, Draws& draws, FilledField& out) const {
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no: out.option = field.options == 0 ? 0 : draws.below(field.options); break;
    case FieldType::multi:
      for (std::uint32_t o = 0; o < std::min<std::uint32_t>(field.options, 64); ++o) {
        if (draws.below(2) == 1) out.picked |= std::uint64_t{1} << o;
      }
      if (out.picked == 0 && field.is_required && field.options > 0) {
        out.picked = std::uint64_t{1} << draws.below(std::min<std::uint32_t>(field.options, 64));
      }
      break;
    case FieldType::scale:
      out.number = field.from + static_cast<std::int32_t>(
                                    draws.below(static_cast<std::uint32_t>(field.to - field.from) + 1));
      break;
    default: break;
  }
}

void Learner::fill_best(const FieldSheet& /*field*/, const Best& best, FilledField& out) {
  out.option = best.option;
  out.picked = best.picked;
  out.number = best.number;
}

}  // namespace gesprek::analysis
