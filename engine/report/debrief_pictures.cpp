#include "engine/report/debrief_pictures.h"

#include <algorithm>

#include "draw/bars.h"
#include "draw/curves.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::Curve;
using scoring::Debrief;

namespace {

constexpr double kWide = 640;
constexpr double kNarrow = 320;

/// "Vertrouwen begint op 4, is het laagst in beurt 5 (2) en het hoogst in beurt 12 (8), en eindigt op 7."
std::string course(const Curve& curve) {
  const auto low = std::min_element(curve.values.begin(), curve.values.end());
  const auto high = std::max_element(curve.values.begin(), curve.values.end());
  const auto turn = [&](auto place) {
    const auto index = place - curve.values.begin();
    return index == 0 ? std::string(say("bij het begin", "at the start"))
                      : say("in beurt ", "in turn ") + std::to_string(index);
  };
  const std::string name = large_first(curve.label);
  if (low == high) return name + say(" blijft ", " stays ") + std::to_string(*low) + ".";
  std::string text = name + say(" begint op ", " starts at ") + std::to_string(curve.values.front());
  std::vector<std::string> between;
  if (*low != curve.values.front() && *low != curve.values.back()) {
    between.push_back(say("is het laagst ", "is lowest ") + turn(low) + " (" + std::to_string(*low) + ")");
  }
  if (*high != curve.values.front() && *high != curve.values.back()) {
    between.push_back(say("is het hoogst ", "is highest ") + turn(high) + " (" + std::to_string(*high) + ")");
  }
  between.push_back(say("eindigt op ", "ends at ") + std::to_string(curve.values.back()));
  for (std::size_t i = 0; i < between.size(); ++i)
    text += (i + 1 == between.size() ? say(" en ", " and ") : ", ") + between[i];
  return text + ".";
}

draw::StepState drawn(scoring::StepStatus status) {
  switch (status) {
    case scoring::StepStatus::done: return draw::StepState::done;
    case scoring::StepStatus::too_early: return draw::StepState::too_early;
    case scoring::StepStatus::skipped: return draw::StepState::skipped;
    case scoring::StepStatus::open:
    case scoring::StepStatus::not_in_case: return draw::StepState::open;
  }
  return draw::StepState::open;
}

}  // namespace

std::vector<CurveGroup> curve_groups(const Debrief& debrief) {
  std::vector<const Curve*> shown;
  for (const Curve& curve : debrief.curves) {
    const bool is_number = curve.kind == program::SlotKind::integer;
    if (curve.has_label && is_number && !curve.values.empty() && !curve.is_flat()) shown.push_back(&curve);
  }
  // Within a person the curves with turning points first, else as the case has them.
  std::stable_sort(shown.begin(), shown.end(), [](const Curve* a, const Curve* b) {
    return a->turning_points.size() > b->turning_points.size();
  });
  std::vector<CurveGroup> groups;
  for (const Curve* curve : shown) {
    const auto fits = std::find_if(groups.begin(), groups.end(), [&](const CurveGroup& group) {
      const Curve& first = *group.curves.front();
      return first.who == curve->who && first.min == curve->min && first.max == curve->max &&
             group.curves.size() < draw::kMostCurves;
    });
    if (fits != groups.end()) {
      fits->curves.push_back(curve);
    } else {
      groups.push_back({curve->who, curve->is_about_child, {curve}});
    }
  }
  return groups;
}

Figure curve_figure(const Debrief& debrief, const CurveGroup& group, bool has_all_points) {
  draw::CurveSheet sheet;
  sheet.start_word = "start";
  sheet.turn_word = say("beurt", "turn");
  const Curve& first = *group.curves.front();
  std::vector<std::string> names;
  std::vector<int> numbers;
  for (const Curve* curve : group.curves) {
    draw::Curve drawn_curve;
    drawn_curve.label = small_first(curve->label);
    drawn_curve.values.assign(curve->values.begin(), curve->values.end());
    drawn_curve.min = curve->min;
    drawn_curve.max = curve->max;
    sheet.curves.push_back(std::move(drawn_curve));
    names.push_back(small_first(curve->label));
    numbers.insert(numbers.end(), curve->turning_points.begin(), curve->turning_points.end());
    sheet.description += (sheet.description.empty() ? "" : " ") + course(*curve);
  }
  for (const scoring::TurnLine& line : debrief.conversation) {
    const bool is_new = sheet.stretches.empty() ? !line.moment.phase.empty()
                                                : sheet.stretches.back().label != line.moment.phase;
    // A turn is drawn at its end; what it belongs to began at the turn before.
    if (is_new)
      sheet.stretches.push_back({line.moment.turn > 0 ? line.moment.turn - 1 : 0, line.moment.phase});
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::string> places;
  for (const scoring::TurningPoint& point : debrief.turning_points) {
    const bool is_theirs = std::binary_search(numbers.begin(), numbers.end(), point.number);
    if (!is_theirs && !has_all_points) continue;
    sheet.marks.push_back({point.moment.turn, point.number});
    places.push_back(std::to_string(point.number) + say(" in beurt ", " in turn ") +
                     std::to_string(point.moment.turn));
  }
  const std::size_t turns = first.values.size() - 1;
  sheet.title = say("Verloop van ", "Course of ") + joined(names) +
                (group.who.empty() ? "" : say(" bij ", " of ") + group.who);
  sheet.description = say("Over ", "Over ") + counted(turns, say("beurt", "turn"), say("beurten", "turns")) +
                      say(", op een schaal van ", ", on a scale from ") + std::to_string(first.min) +
                      say(" tot ", " to ") + std::to_string(first.max) + ". " + sheet.description;
  if (!places.empty()) sheet.description += say(" Keerpunten: ", " Turning points: ") + joined(places) + ".";
  return {draw::draw_curves(sheet, kWide), draw::draw_curves(sheet, kNarrow), ""};
}

Table curve_table(const CurveGroup& group) {
  Table table;
  table.caption =
      say("Alleen de beurten waarin iets veranderde.", "Only the turns in which something changed.");
  table.columns = {say("Beurt", "Turn")};
  std::size_t last = 0;
  for (const Curve* curve : group.curves) {
    table.columns.push_back(large_first(curve->label));
    last = std::max(last, curve->values.size() - 1);
  }
  for (std::size_t turn = 0; turn <= last; ++turn) {
    const bool is_change = std::any_of(group.curves.begin(), group.curves.end(), [&](const Curve* curve) {
      return turn == 0 || (turn < curve->values.size() && curve->values[turn] != curve->values[turn - 1]);
    });
    if (!is_change) continue;
    std::vector<Text> row = {plain(turn == 0 ? "start" : std::to_string(turn))};
    for (const Curve* curve : group.curves) {
      row.push_back(plain(turn < curve->values.size() ? std::to_string(curve->values[turn]) : "–"));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Figure step_figure(const Debrief& debrief) {
  draw::StepStrip strip;
  strip.title =
      say("De stappen van de meldcode in dit gesprek", "The steps of the reporting code in this conversation");
  for (const scoring::MeldcodeStep& step : debrief.steps) {
    strip.steps.push_back({std::to_string(step.step), drawn(step.status)});
    const char* state = "";
    switch (step.status) {
      case scoring::StepStatus::done: state = say("gedaan", "done"); break;
      case scoring::StepStatus::too_early: state = say("te vroeg gedaan", "done too early"); break;
      case scoring::StepStatus::skipped:
        state = say("overgeslagen met een reden", "skipped with a reason");
        break;
      case scoring::StepStatus::open: state = say("niet gedaan", "not done"); break;
      case scoring::StepStatus::not_in_case:
        state = say("hoort niet bij deze casus", "not part of this case");
        break;
    }
    strip.description += (strip.description.empty() ? "" : " ") + std::string(say("Stap ", "Step ")) +
                         std::to_string(step.step) + ", " + step.label + ": " + state + ".";
  }
  return {draw::draw_steps(strip, kWide), draw::draw_steps(strip, kNarrow), ""};
}

draw::Picture criterion_bar(const Debrief& debrief, const scoring::CriterionResult& result) {
  draw::Bar bar;
  if (!result.percent && !result.share) return {};
  bar.title = say("Balk van ", "Bar of ") + result.label;
  bar.role = family_role(result.family < debrief.families.size() ? debrief.families[result.family].id : "");
  for (const scoring::CriterionLine& line : result.lines) {
    if (line.is_opportunity) {
      bar.chances.push_back(
          {static_cast<double>(line.lo), static_cast<double>(line.hi), static_cast<double>(line.earned)});
    }
  }
  const auto part = [](int percent) { return percent / 100.0; };
  if (result.share) bar.share = part(*result.share);
  if (result.percent && result.share && *result.percent < *result.share) bar.limit = part(*result.percent);
  for (const scoring::BandName& band : debrief.bands) {
    if (band.from > 0 && band.from < 100) bar.notches.push_back(part(band.from));
  }
  if (result.share) {
    bar.description = say("Je kwam op ", "You reached ") + std::to_string(*result.share) +
                      say(" procent van wat in ", " percent of what could be reached in ") +
                      counted(static_cast<std::size_t>(result.opportunities), say("kans", "opportunity"),
                              say("kansen", "opportunities")) +
                      say(" te halen was", "");
    if (bar.limit)
      bar.description += say("; het telt voor ", "; it counts for ") + std::to_string(*result.percent) +
                         say(" procent", " percent");
    bar.description += ".";
  }
  return draw::draw_bar(bar, 220);
}

draw::Role family_role(const std::string& family) {
  if (family == "A") return draw::Role::family_a;
  if (family == "B") return draw::Role::family_b;
  if (family == "C") return draw::Role::family_c;
  if (family == "D") return draw::Role::family_d;
  return draw::Role::accent;
}

}  // namespace gesprek::report
