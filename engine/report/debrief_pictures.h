#pragma once
// The pictures of a debrief: which curves stand together, bars, the row of meldcode steps; each with a title
// and a description that say what there is to be seen.

#include <string>
#include <vector>

#include "engine/report/document.h"
#include "engine/scoring/debrief.h"

namespace gesprek::report {

/// Curves that are drawn together: of one person (or of the case), on one scale, at most three.
struct CurveGroup {
  std::string who;  // empty: of the case
  bool is_about_child = false;
  std::vector<const scoring::Curve*> curves;
};

/// In the order in which they are worth looking at: those with turning points first. Leaves out what has no
/// label, what is no number, and what never changed.
[[nodiscard]] std::vector<CurveGroup> curve_groups(const scoring::Debrief& debrief);

/// With the turning points of these curves as numbered dots; or, in the main picture, all.
[[nodiscard]] Figure curve_figure(const scoring::Debrief& debrief, const CurveGroup& group,
                                  bool has_all_points);
/// The values behind the picture: the start, and every turn in which one of them changed.
[[nodiscard]] Table curve_table(const CurveGroup& group);

[[nodiscard]] Figure step_figure(const scoring::Debrief& debrief);
[[nodiscard]] draw::Picture criterion_bar(const scoring::Debrief& debrief,
                                          const scoring::CriterionResult& result);

/// The colour of a family by its letter; another id has the accent's.
[[nodiscard]] draw::Role family_role(const std::string& family);

}  // namespace gesprek::report
