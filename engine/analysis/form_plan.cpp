// The ways to answer a form that a question can tell apart (format 5.13): answers that do the same to the
// kept state are one class, and each class keeps the least and the most that it can earn.

#include <algorithm>
#include <optional>
#include <set>

#include "engine/analysis/build.h"
#include "engine/session/form_values.h"

namespace gesprek::analysis {

using program::Field;
using program::FieldType;
using program::Option;

namespace {

constexpr std::uint32_t kMostMultiOptions = 12;

std::uint32_t find_answer(const program::Program& program, std::uint32_t event, std::string_view value) {
  for (std::uint32_t i = 0; i < program.answers.size(); ++i) {
    if (program.answers[i].name == event && program.text(program.answers[i].answer) == value) return i;
  }
  return kNone;
}

int points_of(const program::Program& program, const Option& option, std::uint32_t criterion) {
  for (std::uint32_t i = option.points.begin; i != option.points.end(); ++i) {
    if (program.option_points[i].criterion == criterion) return program.option_points[i].points;
  }
  return 0;
}

const program::FieldScore* pair_of(const program::Program& program, const Field& field,
                                   std::uint32_t criterion) {
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    if (program.field_scores[i].criterion == criterion) return &program.field_scores[i];
  }
  return nullptr;
}

bool is_picked(const std::vector<std::string>& values, std::string_view id) {
  return std::find(values.begin(), values.end(), id) != values.end();
}

/// What an answer is worth, as Session does it; nothing where the field has no value in this criterion.
std::optional<Worth> worth_of(const program::Program& program, const Field& field, std::uint32_t criterion,
                              const std::vector<std::string>& values, bool sorts_right) {
  const program::FieldScore* const pair = pair_of(program, field, criterion);
  bool own = false;
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o)
    own = own || program.options[o].has_points != 0;
  Worth worth;
  if (!own) {
    if (pair == nullptr) return std::nullopt;
    worth.lo = std::min(pair->wrong, pair->right);
    worth.hi = std::max(pair->wrong, pair->right);
    if (field.type == FieldType::sort || field.type == FieldType::board) {
      worth.earned = sorts_right ? pair->right : pair->wrong;
    } else {
      if (field.answers.empty()) return std::nullopt;
      worth.earned = session::is_right(program, field, values) ? pair->right : pair->wrong;
    }
  } else if (field.type == FieldType::multi) {
    int best = -1'000'000;
    int worst = 1'000'000;
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      const int points = points_of(program, program.options[o], criterion);
      if (is_picked(values, program.text(program.options[o].id))) worth.earned += points;
      worth.lo += std::min(points, 0);
      worth.hi += std::max(points, 0);
      best = std::max(best, points);
      worst = std::min(worst, points);
    }
    if (field.required != 0 && !field.options.empty()) {
      if (best < 0) worth.hi = best;
      if (worst > 0) worth.lo = worst;
    }
  } else {
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      const Option& option = program.options[o];
      const std::string id(program.text(option.id));
      int points = 0;
      if (option.has_points != 0) {
        points = points_of(program, option, criterion);
      } else if (pair != nullptr) {
        points = session::is_right(program, field, {id}) ? pair->right : pair->wrong;
      }
      worth.lo = o == field.options.begin ? points : std::min(worth.lo, points);
      worth.hi = o == field.options.begin ? points : std::max(worth.hi, points);
      if (id == values[0]) worth.earned = points;
    }
  }
  if (worth.hi == worth.lo || (worth.hi <= 0 && worth.earned == worth.hi)) return Worth{};
  worth.earned = std::clamp(worth.earned, -128, 127);
  worth.counted = true;
  return worth;
}

std::vector<std::uint32_t> criteria_of(const program::Program& program, const Field& field) {
  std::set<std::uint32_t> criteria;
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i)
    criteria.insert(program.field_scores[i].criterion);
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    const program::Range points = program.options[o].points;
    for (std::uint32_t i = points.begin; i != points.end(); ++i)
      criteria.insert(program.option_points[i].criterion);
  }
  std::vector<std::uint32_t> out;
  for (const std::uint32_t criterion : criteria) {
    if (program.criteria[criterion].scored != 0) out.push_back(criterion);
  }
  return out;
}

}  // namespace

/// Keeps one of each: not counted, least and most earned.
void keep_worth(std::vector<Worth>& worths, const Worth& worth) {
  if (!worth.counted) {
    for (const Worth& old : worths) {
      if (!old.counted) return;
    }
    worths.push_back(worth);
    return;
  }
  std::vector<Worth*> counted;
  for (Worth& old : worths) {
    if (old.counted) counted.push_back(&old);
  }
  for (const Worth* old : counted) {
    if (old->earned == worth.earned) return;
  }
  if (counted.size() < 2) {
    worths.push_back(worth);
    return;
  }
  Worth*& least = counted[0]->earned < counted[1]->earned ? counted[0] : counted[1];
  Worth*& most = counted[0]->earned < counted[1]->earned ? counted[1] : counted[0];
  if (worth.earned < least->earned) *least = worth;
  if (worth.earned > most->earned) *most = worth;
}

// 5.13: effects and events in field order: per option its effects, then its events; then what the field
// emits.
std::vector<Micro> Builder::ops_of(const Field& field, const Answered& answered) {
  const std::uint32_t begin = here();
  if (answered.answered) {
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      if (!is_picked(answered.values, p_.text(p_.options[o].id))) continue;
      effects(p_.options[o].effects);
      events(p_.options[o].events);
    }
    if (field.emits != kNone) {
      const bool one_word = field.type == FieldType::choice || field.type == FieldType::yes_no ||
                            field.type == FieldType::multi || field.type == FieldType::scale;
      if (!one_word) {
        event(field.emits, kNone);
      } else {
        for (const std::string& value : answered.values)
          event(field.emits, find_answer(p_, field.emits, value));
      }
    }
  }
  std::vector<Micro> ops(m_.micros_.begin() + begin, m_.micros_.end());
  m_.micros_.resize(begin);
  return ops;
}

void Builder::add_variant(FieldPlan& plan, const Field& field, const Answered& answered,
                          std::map<std::vector<std::int32_t>, std::size_t>& classes) {
  const std::vector<Micro> ops = ops_of(field, answered);
  std::vector<std::int32_t> key;
  for (const Micro& op : ops) {
    key.insert(key.end(), {static_cast<std::int32_t>(op.op), static_cast<std::int32_t>(op.a), op.b, op.c});
  }
  const auto [found, is_new] = classes.emplace(key, plan.classes.size());
  if (is_new) {
    FieldClass fresh;
    const std::uint32_t begin = here();
    m_.micros_.insert(m_.micros_.end(), ops.begin(), ops.end());
    fresh.ops = span_of(begin);
    fresh.answered = answered.answered;
    plan.classes.push_back(fresh);
  }
  FieldClass& into = plan.classes[found->second];
  const auto variant = static_cast<std::uint32_t>(into.variants.size());
  const std::size_t known = into.variants.size();
  into.variants.push_back(answered.answered ? answered.values : std::vector<std::string>{});
  if (!m_.question_.points) {
    if (known > 0) into.variants.pop_back();
    return;
  }
  bool used = known == 0;
  for (const std::uint32_t criterion : criteria_of(p_, field)) {
    Worth worth;
    if (answered.answered) {
      const auto value = worth_of(p_, field, criterion, answered.values, answered.all_right);
      if (!value) continue;
      worth = *value;
    }
    worth.variant = variant;
    Decision* decision = nullptr;
    for (Decision& d : into.decisions) {
      if (d.criterion == criterion) decision = &d;
    }
    if (decision == nullptr) {
      into.decisions.push_back({criterion, 0, {}});
      decision = &into.decisions.back();
      // Answers before this one had no value here.
    }
    const std::vector<Worth> before = decision->worths;
    keep_worth(decision->worths, worth);
    used = used || decision->worths != before;
  }
  if (!used) into.variants.pop_back();
}

FieldPlan Builder::plan_of(const Field& field, std::uint32_t index) {
  FieldPlan plan;
  plan.field = index;
  std::map<std::vector<std::int32_t>, std::size_t> classes;
  const auto add_values = [&](std::vector<std::string> values, bool all_right = false) {
    add_variant(plan, field, {std::move(values), true, all_right}, classes);
  };
  const auto ids = session::option_ids(p_, field);
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no:
      for (const std::string_view id : ids) add_values({std::string(id)});
      break;
    case FieldType::multi:
      if (ids.size() > kMostMultiOptions) {
        m_.fits_ = false;
        break;
      }
      for (std::uint32_t set = 1; set < (1U << ids.size()); ++set) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < ids.size(); ++i) {
          if ((set >> i & 1U) != 0) values.emplace_back(ids[i]);
        }
        add_values(std::move(values));
      }
      break;
    case FieldType::scale:
      for (std::int32_t value = field.from; value <= field.to && value - field.from < 1000; ++value)
        add_values({std::to_string(value)});
      break;
    case FieldType::sort:
    case FieldType::board: {
      plan.sorts = true;
      const FieldFacts facts = facts_of_field(p_, field);
      plan.always_asked = facts.always_asked;
      plan.always_counted = facts.always_counted;
      const auto register_of = [&](const std::vector<std::uint32_t>& set) {
        if (set.empty()) return kNoRegister;
        if (set.size() == 1) return facts_[set[0]];
        const auto found = fact_sets_.find(set);
        return found == fact_sets_.end() ? kNoRegister : found->second;
      };
      plan.asked = register_of(facts.asked);
      plan.counted = register_of(facts.counted);
      // Where it makes no difference, it is taken to be asked; a session that does not ask is given no
      // answer.
      if (!facts.asked.empty() && plan.asked == kNoRegister) plan.always_asked = true;
      plan.by_number = m_.question_.points && facts.by_number && field.columns.size > 1;
      if (plan.by_number) {
        plan.always_numbered = facts.always_numbered;
        for (const std::uint32_t fact : facts.numbered) plan.numbered.push_back(facts_[fact]);
        for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
          const program::FieldScore& pair = p_.field_scores[i];
          plan.pairs.push_back({pair.criterion, pair.wrong, pair.right});
        }
      }
      // All wrong needs a wrong column.
      if (field.columns.size > 1) add_values({"0"}, false);
      add_values({"1"}, true);
      break;
    }
    case FieldType::plan: add_values({"ik/bellen/morgen"}); break;
    case FieldType::text: add_values({"…"}); break;
  }
  // `text` is always exempt.
  if (field.required == 0 || field.type == FieldType::text)
    add_variant(plan, field, {{}, false, false}, classes);
  return plan;
}

void Builder::forms() {
  m_.form_plans_.resize(p_.forms.size());
  for (std::uint32_t i = 0; i < p_.forms.size(); ++i) {
    const program::Range fields = p_.forms[i].fields;
    FormPlan& plan = m_.form_plans_[i];
    std::uint64_t ways = 1;
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      plan.fields.push_back(plan_of(p_.fields[f], f));
      for (FieldClass& known : plan.fields.back().classes) {
        for (Decision& decision : known.decisions)
          decision.field = static_cast<std::uint32_t>(plan.fields.size() - 1);
      }
      ways *= plan.fields.back().classes.size() + 1;
      if (ways > 50'000) {
        plan.too_many = true;
        m_.fits_ = false;
        return;
      }
    }
  }
}

}  // namespace gesprek::analysis
