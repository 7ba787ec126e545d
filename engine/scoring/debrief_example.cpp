// The learner's way and the example route beside each other: what both did, where they part, and where they
// come to the same moment again.

#include <algorithm>
#include <utility>

#include "engine/scoring/debrief_parts.h"

namespace gesprek::scoring {

using program::kNone;
using session::Input;
using session::InputKind;

namespace {

// What a pair in the alignment is worth: the same decision more than the same moment, and a moment more than
// none. Two pairs of moments go before one pair of decisions, so that a single equal choice far away does not
// tear apart what else belongs together.
constexpr int kSame = 3;
constexpr int kMoment = 2;

/// One step, with what it is compared by.
struct Step {
  std::size_t input = 0;
  std::uint32_t node = kNone;  // of the choice or the form; kNone: it is compared with nothing
};

std::vector<Step> steps_of(const Trace& trace) {
  std::vector<Step> out;
  for (std::size_t i = 0; i < trace.input_count(); ++i) {
    switch (trace.session.inputs()[i].kind) {
      case InputKind::choice:
        out.push_back({i, trace.program.choices[trace.session.inputs()[i].target].node});
        break;
      case InputKind::form: out.push_back({i, trace.node(i)}); break;
      case InputKind::repair:
      case InputKind::late: out.push_back({i, kNone}); break;
      case InputKind::topic:
      case InputKind::switch_topic:
      case InputKind::then:
      case InputKind::note:
      case InputKind::text: break;
    }
  }
  return out;
}

bool did_the_same(const Input& a, const Input& b) {
  return a.kind == b.kind && a.target == b.target && a.answers == b.answers;
}

/// Points by input, over the criteria that the case scores.
std::vector<std::vector<RoutePoints>> points_of(const Trace& trace) {
  std::vector<std::vector<RoutePoints>> out(trace.input_count());
  for (const CriterionScore& score : trace.scores.criteria) {
    const program::Criterion& criterion = trace.program.criteria[score.criterion];
    if (criterion.scored == 0) continue;
    for (const Evidence& evidence : score.evidence) {
      const auto input = trace.input_at(evidence.entry);
      if (!input || !evidence.is_opportunity) continue;
      std::vector<RoutePoints>& here = out[*input];
      // A form has several fields of one criterion: they are added up.
      if (here.empty() || here.back().criterion != trace.program.text(criterion.id)) {
        here.push_back({trace.text(criterion.id), trace.text(criterion.label), 0, 0, 0});
      }
      here.back().earned += evidence.earned;
      here.back().lo += evidence.lo;
      here.back().hi += evidence.hi;
    }
  }
  return out;
}

class Aligner {
 public:
  Aligner(const Trace& own, const Trace& example)
      : own_(own), example_(example), mine_(steps_of(own)), other_(steps_of(example)) {}

  /// The longest common way, by the worth of its pairs; of equal ones the one that pairs first.
  std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
    const std::size_t rows = mine_.size(), columns = other_.size(), wide = columns + 1;
    std::vector<int> best((rows + 1) * wide, 0);  // of the steps from (row, column) on
    for (std::size_t r = rows; r-- > 0;) {
      for (std::size_t c = columns; c-- > 0;) {
        best[r * wide + c] = std::max(best[(r + 1) * wide + c], best[r * wide + c + 1]);
        if (const int pair = worth(r, c); pair > 0) {
          best[r * wide + c] = std::max(best[r * wide + c], pair + best[(r + 1) * wide + c + 1]);
        }
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    std::size_t r = 0, c = 0;
    while (r < rows && c < columns) {
      const int pair = worth(r, c);
      if (pair > 0 && best[r * wide + c] == pair + best[(r + 1) * wide + c + 1]) {
        out.emplace_back(r++, c++);
      } else if (best[r * wide + c] == best[(r + 1) * wide + c]) {
        ++r;
      } else {
        ++c;
      }
    }
    return out;
  }

  [[nodiscard]] bool is_same(std::size_t row, std::size_t column) const {
    return did_the_same(own_.session.inputs()[mine_[row].input],
                        example_.session.inputs()[other_[column].input]);
  }
  [[nodiscard]] const std::vector<Step>& mine() const { return mine_; }
  [[nodiscard]] const std::vector<Step>& other() const { return other_; }

 private:
  [[nodiscard]] int worth(std::size_t row, std::size_t column) const {
    if (mine_[row].node == kNone || mine_[row].node != other_[column].node) return 0;
    return is_same(row, column) ? kSame : kMoment;
  }

  const Trace& own_;
  const Trace& example_;
  std::vector<Step> mine_, other_;
};

RouteStep step_of(const Trace& trace, std::size_t input, std::vector<RoutePoints> points) {
  RouteStep out;
  out.moment = trace.moment_of(input);
  out.is_repair = trace.session.inputs()[input].kind == InputKind::repair;
  out.is_late = trace.session.inputs()[input].kind == InputKind::late;
  out.points = std::move(points);
  if (const std::uint32_t choice = trace.choice(input); choice != kNone) {
    out.why = trace.text(trace.program.choice_infos[choice].why);
  }
  return out;
}

}  // namespace

void add_example(const Trace& trace, const Trace& example, Debrief& out) {
  const Aligner aligner(trace, example);
  if (aligner.mine().empty() || aligner.other().empty()) return;
  std::vector<std::vector<RoutePoints>> mine = points_of(trace), other = points_of(example);
  ExampleRoute route;
  if (example.session.status() == session::Status::ended) {
    route.ending = example.text(example.program.endings[example.session.ending()].title);
  }
  const auto own_step = [&](std::size_t row) {
    const std::size_t input = aligner.mine()[row].input;
    return step_of(trace, input, std::move(mine[input]));
  };
  const auto example_step = [&](std::size_t column) {
    const std::size_t input = aligner.other()[column].input;
    return step_of(example, input, std::move(other[input]));
  };
  std::size_t row = 0, column = 0;
  const auto apart_until = [&](std::size_t end_row, std::size_t end_column) {
    for (; row < end_row; ++row) {
      route.rows.push_back({RouteMatch::own_only, own_step(row), std::nullopt});
    }
    for (; column < end_column; ++column) {
      route.rows.push_back({RouteMatch::example_only, std::nullopt, example_step(column)});
    }
  };
  for (const auto& [end_row, end_column] : aligner.pairs()) {
    apart_until(end_row, end_column);
    const RouteMatch match = aligner.is_same(row, column) ? RouteMatch::same : RouteMatch::other;
    route.rows.push_back({match, own_step(row), example_step(column)});
    ++row;
    ++column;
  }
  // 5.23: who stopped is not told about what did not come any more.
  const bool is_stopped = trace.session.status() != session::Status::ended;
  apart_until(aligner.mine().size(), is_stopped ? column : aligner.other().size());
  out.example = std::move(route);
}

}  // namespace gesprek::scoring
