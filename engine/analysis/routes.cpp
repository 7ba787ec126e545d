#include "engine/analysis/routes.h"

#include <algorithm>
#include <string>

#include "engine/base/hash.h"
#include "engine/session/form_values.h"

namespace gesprek::analysis {

using program::Field;
using program::FieldType;
using program::kNone;
using program::Program;
using program::Range;
using session::FieldAnswer;
using session::Input;
using session::InputKind;
using session::OfferItem;
using session::Session;

namespace {

constexpr std::size_t kMostRouteInputs = 400;
constexpr std::uint64_t kNowAndThen = 4;  // one in so many inputs of a mixed policy is anything

/// What one answer of a field is worth over the scored criteria: own points, else right or wrong.
int option_worth(const Program& program, const Field& field, const program::Option* option, bool right) {
  int sum = 0;
  if (option != nullptr && option->has_points != 0) {
    for (std::uint32_t i = option->points.begin; i != option->points.end(); ++i) {
      const program::OptionPoints& points = program.option_points[i];
      if (program.criteria[points.criterion].scored != 0) sum += points.points;
    }
    return sum;
  }
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    const program::FieldScore& pair = program.field_scores[i];
    if (program.criteria[pair.criterion].scored != 0) sum += right ? pair.right : pair.wrong;
  }
  return sum;
}

class Walker {
 public:
  Walker(Session& session, RoutePolicy policy, std::uint64_t seed)
      : session_(session), program_(session.program()), policy_(policy), rng_(splitmix64(seed)) {}

  Route run() {
    Route out;
    session_.restart(0);
    while (session_.status() == session::Status::waiting && session_.inputs().size() < kMostRouteInputs) {
      decide();
      const auto& offer = session_.offer();
      if (offer.form != kNone) {
        if (!session_.take(fill_form(offer.form))) break;
        continue;
      }
      const std::size_t item = pick();
      if (item == kNothing) break;
      session_.take_item(item);
    }
    out.inputs = session_.inputs();
    out.ended = session_.status() == session::Status::ended;
    out.ending = session_.ending();
    out.node = session_.node();
    out.turns = session_.turn();
    out.scores = scoring::score(session_);
    return out;
  }

 private:
  static constexpr std::size_t kNothing = static_cast<std::size_t>(-1);

  /// Draws, for this input, whether a mixed policy takes anything.
  void decide() {
    const bool mixed = policy_ == RoutePolicy::mixed_best || policy_ == RoutePolicy::mixed_worst;
    anything_ = mixed && rng_.below(kNowAndThen) == 0;
  }
  [[nodiscard]] bool wants_worst() const {
    return policy_ == RoutePolicy::worst || policy_ == RoutePolicy::mixed_worst;
  }

  std::size_t pick() {
    const std::vector<OfferItem>& items = session_.offer().items;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool counts = items[i].kind == InputKind::choice || items[i].kind == InputKind::topic;
      if (counts && !items[i].locked) open.push_back(i);
    }
    if (open.empty()) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == InputKind::then) return i;
      }
      return kNothing;
    }
    // Choices and topics stand in the Program in document order.
    std::sort(open.begin(), open.end(),
              [&](std::size_t a, std::size_t b) { return items[a].target < items[b].target; });
    if (anything_) return open[static_cast<std::size_t>(rng_.below(open.size()))];
    std::size_t best = open[0];
    for (const std::size_t i : open) {
      if (items[i].kind != InputKind::choice) break;
      if (policy_ == RoutePolicy::model && is_model(items[i].target)) return i;
      const int one = sum_of_points(program_, items[i].target);
      const int other = sum_of_points(program_, items[best].target);
      if (wants_worst() ? one < other : one > other) best = i;
    }
    return best;
  }

  [[nodiscard]] bool is_model(std::uint32_t choice) const {
    return (program_.choices[choice].flags & program::ChoiceFlag::model) != 0;
  }

  Input fill_form(std::uint32_t index) {
    Input input;
    input.kind = InputKind::form;
    const Range fields = program_.forms[index].fields;
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      const Field& field = program_.fields[f];
      if (!session_.is_asked(field)) continue;
      FieldAnswer answer{f, {}};
      switch (field.type) {
        case FieldType::choice:
        case FieldType::yes_no: pick_option(field, answer.values); break;
        case FieldType::multi: pick_options(field, answer.values); break;
        case FieldType::sort:
        case FieldType::board: place_items(field, answer.values); break;
        case FieldType::scale: answer.values.push_back(number_for(field)); break;
        case FieldType::plan: answer.values.emplace_back("ik/nabellen/morgen"); break;
        case FieldType::text: continue;
      }
      if (!answer.values.empty()) input.answers.push_back(std::move(answer));
    }
    return input;
  }

  [[nodiscard]] const program::Option* option_named(const Field& field, std::string_view id) const {
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      if (program_.text(program_.options[o].id) == id) return &program_.options[o];
    }
    return nullptr;
  }

  void pick_option(const Field& field, std::vector<std::string>& out) {
    const std::vector<std::string_view> ids = session::option_ids(program_, field);
    if (ids.empty()) return;
    if (anything_) {
      out.emplace_back(ids[static_cast<std::size_t>(rng_.below(ids.size()))]);
      return;
    }
    std::size_t best = 0;
    int most = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const bool right = session::is_right(program_, field, {std::string(ids[i])});
      // What is right goes before what is first where neither gives points.
      const int worth =
          2 * option_worth(program_, field, option_named(field, ids[i]), right) + (right ? 1 : 0);
      if (i == 0 || (wants_worst() ? worth < most : worth > most)) {
        best = i;
        most = worth;
      }
    }
    out.emplace_back(ids[best]);
  }

  void pick_options(const Field& field, std::vector<std::string>& out) {
    std::vector<std::string> right;
    for (std::uint32_t i = field.answers.begin; i != field.answers.end(); ++i) {
      right.emplace_back(program_.text(program_.field_answers[i].value));
    }
    if (!right.empty() && !wants_worst()) {
      out = std::move(right);
      return;
    }
    const std::vector<std::string_view> ids = session::option_ids(program_, field);
    for (const std::string_view id : ids) {
      const int worth = option_worth(program_, field, option_named(field, id), false);
      if (wants_worst() ? worth < 0 : worth > 0) out.emplace_back(id);
    }
    if (out.empty() && field.required != 0 && !ids.empty()) out.emplace_back(ids[0]);
  }

  void place_items(const Field& field, std::vector<std::string>& out) {
    for (const std::uint32_t place : session_.shown_items(field)) {
      std::uint32_t column = session::right_column(program_, field, place).value_or(0);
      if (wants_worst() && field.columns.size > 1) column = (column + 1) % field.columns.size;
      out.push_back(std::string(program_.text(session::item_id(program_, field, place))) + ">" +
                    std::string(program_.text(program_.names[field.columns.begin + column])));
    }
  }

  std::string number_for(const Field& field) {
    if (!field.answers.empty() && !wants_worst()) {
      return std::string(program_.text(program_.field_answers[field.answers.begin].value));
    }
    return std::to_string(field.from);
  }

  Session& session_;
  const Program& program_;
  RoutePolicy policy_;
  Rng rng_;
  bool anything_ = false;
};

}  // namespace

int sum_of_points(const Program& program, std::uint32_t index) {
  const program::Choice& choice = program.choices[index];
  const program::Node& node = program.nodes[choice.node];
  int sum = 0;
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const std::uint32_t criterion = program.criterion_refs[node.criteria.begin + k];
    if (program.criteria[criterion].scored == 0) continue;
    sum += program.points[node.matrix + choice.place * node.criteria.size + k];
  }
  return sum;
}

bool has_model_route(const Program& program) {
  return std::any_of(program.choices.begin(), program.choices.end(), [](const program::Choice& choice) {
    return (choice.flags & program::ChoiceFlag::model) != 0;
  });
}

Route play_route(Session& session, RoutePolicy policy, std::uint64_t seed) {
  return Walker(session, policy, seed).run();
}

}  // namespace gesprek::analysis
