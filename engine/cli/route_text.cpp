// The learner's way beside the example route, in a terminal: one under the other, as columns would not fit.

#include "engine/cli/debrief_text.h"

namespace gesprek::cli {

using scoring::RouteMatch;
using scoring::RouteRow;
using scoring::RouteStep;

namespace {

constexpr std::size_t kIndent = 2;

std::string words(const Page& page, const RouteStep& step) {
  std::string out = step.is_late ? std::string("(de tijd was om)") : words_of(page, step.moment);
  if (step.is_repair) out += " (teruggenomen)";
  std::string points;
  for (const scoring::RoutePoints& one : step.points) {
    points += (points.empty() ? "" : ", ") + one.criterion + (one.earned > 0 ? " +" : " ") +
              std::to_string(one.earned);
  }
  if (!points.empty()) out += " (" + points + ")";
  return out;
}

}  // namespace

void show_example_route(Page& page, const scoring::Debrief& debrief) {
  if (!debrief.example) return;
  const std::vector<RouteRow>& rows = debrief.example->rows;
  show_head(page, "Naast de voorbeeldroute");
  std::size_t alike = 0;
  const auto tell_alike = [&] {
    if (alike == 0) return;
    page.text(
        Tone::faint,
        alike == 1 ? std::string("Eén stap: hetzelfde.") : std::to_string(alike) + " stappen: hetzelfde.",
        kIndent);
    alike = 0;
  };
  for (const RouteRow& row : rows) {
    if (row.match == RouteMatch::same) {
      ++alike;
      continue;
    }
    tell_alike();
    page.keep_together(3);
    if (row.own) {
      page.labelled(Tone::faint, "Jij:            ", Tone::learner, words(page, *row.own), kIndent);
    }
    if (row.example) {
      page.labelled(Tone::faint, "Voorbeeldroute: ", Tone::plain, words(page, *row.example), kIndent);
    }
  }
  tell_alike();
  page.text(Tone::faint, "De voorbeeldroute is één weg die werkt, niet de enige.", kIndent);
}

}  // namespace gesprek::cli
