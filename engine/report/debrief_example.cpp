// The learner's way beside the example route: together, apart, and together again.

#include <algorithm>

#include "engine/report/debrief_parts.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::Debrief;
using scoring::ExampleRoute;
using scoring::RouteMatch;
using scoring::RouteRow;
using scoring::RouteStep;

namespace {

/// Rows that belong together: [begin, end), all done alike or none.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool is_together = false;
};

std::vector<Stretch> stretches_of(const ExampleRoute& route) {
  std::vector<Stretch> out;
  for (std::size_t i = 0; i < route.rows.size(); ++i) {
    const bool is_together = route.rows[i].match == RouteMatch::same;
    if (out.empty() || out.back().is_together != is_together) out.push_back({i, i, is_together});
    out.back().end = i + 1;
  }
  return out;
}

/// "beurt 3", "beurt 3 tot en met 5"; empty before the first turn.
std::string turns_of(const ExampleRoute& route, const Stretch& stretch) {
  std::uint32_t first = 0, last = 0;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const RouteRow& row = route.rows[i];
    if (!row.own || row.own->moment.turn == 0) continue;
    if (first == 0) first = row.own->moment.turn;
    last = row.own->moment.turn;
  }
  if (first == 0) return "";
  std::string out = say("beurt ", "turn ") + std::to_string(first);
  if (last != first) out += say(" tot en met ", " to ") + std::to_string(last);
  return out;
}

/// "C7 +2, C4 0".
std::string points_in_words(const RouteStep& step) {
  std::string out;
  for (const scoring::RoutePoints& points : step.points) {
    if (!out.empty()) out += ", ";
    out += points.criterion + " ";
    if (points.earned > 0) out += "+";
    if (points.earned < 0) out += "\xE2\x88\x92";  // a minus sign
    out += std::to_string(points.earned < 0 ? -points.earned : points.earned);
  }
  return out;
}

Text cell(const std::optional<RouteStep>& step, bool has_why) {
  Text out;
  if (!step) return out;
  if (step->is_late) out.push_back({say("De tijd was om.", "Time ran out."), Look::soft});
  if (step->is_repair) out.push_back({say("Teruggenomen: ", "Taken back: "), Look::strong});
  if (step->moment.quote) {
    out.push_back({words_of(*step->moment.quote)});
  } else if (!step->moment.form.empty()) {
    out.push_back({say("Formulier: ", "Form: ") + step->moment.form});
  }
  std::string after = step->moment.turn > 0 ? say("beurt ", "turn ") + std::to_string(step->moment.turn) : "";
  if (const std::string points = points_in_words(*step); !points.empty()) {
    after += (after.empty() ? "" : ": ") + points;
  }
  if (!after.empty()) out.push_back({" (" + after + ")", Look::soft});
  if (has_why && !step->why.empty()) out.push_back({" " + sentence(step->why), Look::soft});
  return out;
}

Table together(const ExampleRoute& route, const Stretch& stretch) {
  Table out;
  out.columns = {say("Jij en de voorbeeldroute", "You and the example route")};
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    out.rows.push_back({cell(route.rows[i].own, false)});
  }
  return out;
}

/// Where both came to the same moment they stand in one row. What lies between is beside each other only to
/// be read: it does not belong together.
Table apart(const ExampleRoute& route, const Stretch& stretch) {
  Table out;
  out.columns = {say("Jij", "You"), say("De voorbeeldroute", "The example route")};
  std::vector<const RouteRow*> own, example;
  const auto write = [&] {
    for (std::size_t i = 0; i < std::max(own.size(), example.size()); ++i) {
      out.rows.push_back({i < own.size() ? cell(own[i]->own, false) : Text{},
                          i < example.size() ? cell(example[i]->example, true) : Text{}});
    }
    own.clear();
    example.clear();
  };
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const RouteRow& row = route.rows[i];
    if (row.match == RouteMatch::own_only) {
      own.push_back(&row);
    } else if (row.match == RouteMatch::example_only) {
      example.push_back(&row);
    } else {
      write();
      Text there = {{say("Daar: ", "There: "), Look::strong}};
      const Text said = cell(row.example, true);
      there.insert(there.end(), said.begin(), said.end());
      out.rows.push_back({cell(row.own, false), std::move(there)});
    }
  }
  write();
  return out;
}

}  // namespace

void add_example(Blocks& out, const Debrief& debrief) {
  if (!debrief.example || debrief.example->rows.empty()) return;
  const ExampleRoute& route = *debrief.example;
  const std::vector<Stretch> stretches = stretches_of(route);
  add_heading(out, 2, say("Naast de voorbeeldroute", "Beside the example route"));
  if (stretches.size() == 1 && stretches.front().is_together) {
    add_text(out, debrief.is_finished ? say("Je deed van begin tot eind wat de voorbeeldroute doet.",
                                            "From beginning to end you did what the example route does.")
                                      : say("Tot waar je stopte deed je wat de voorbeeldroute doet.",
                                            "Until where you stopped you did what the example route does."));
    return;
  }
  add_text(
      out,
      say("De voorbeeldroute is één weg die werkt, niet de enige. Tussen haakjes staat bij welke beurt het "
          "was, en wat het daar telde voor een criterium. Na “Daar” staat wat de voorbeeldroute op hetzelfde "
          "moment doet.",
          "The example route is one way that works, not the only one. Between brackets stands at which turn "
          "it was, and what it counted there for a criterion. After “There” stands what the example route "
          "does at the same moment."),
      Size::note);
  bool was_apart = false;
  for (const Stretch& stretch : stretches) {
    const std::string turns = turns_of(route, stretch);
    if (stretch.is_together) {
      std::string title =
          was_apart ? say("Weer samen", "Together again") : say("Dezelfde weg", "The same way");
      if (!turns.empty()) title += ": " + turns;
      out.push_back({Folded{title, {{together(route, stretch)}}, {{Paragraph{plain(title + ".")}}}}});
    } else {
      std::string title = was_apart ? say("En weer uiteen", "And apart again")
                                    : say("Hier gaan de wegen uiteen", "Here the ways part");
      if (!turns.empty()) title += ": " + turns;
      // The first place is told; a long talk has many, and they open for who wants them.
      if (was_apart) {
        Blocks on_paper;
        add_heading(on_paper, 3, title);
        on_paper.push_back({apart(route, stretch)});
        out.push_back({Folded{title, {{apart(route, stretch)}}, std::move(on_paper)}});
      } else {
        add_heading(out, 3, title);
        out.push_back({apart(route, stretch)});
      }
      was_apart = true;
    }
  }
  if (!route.ending.empty() && debrief.ending) {
    if (route.ending == debrief.ending->title) {
      add_text(out, say("Beide wegen komen uit bij: ", "Both ways come out at: ") + route.ending + ".");
    } else {
      add_text(out, say("Jouw weg komt uit bij: ", "Your way comes out at: ") + debrief.ending->title +
                        say(". De voorbeeldroute bij: ", ". The example route at: ") + route.ending + ".");
    }
  }
}

}  // namespace gesprek::report
