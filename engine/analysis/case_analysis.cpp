#include "engine/analysis/case_analysis.h"

#include <algorithm>
#include <tuple>

#include "engine/analysis/smells.h"
#include "engine/base/tekst.h"

namespace gesprek::analysis {

using program::Program;

Answer CaseAnalysis::entered(std::uint32_t node) const {
  if (exact && exact->nodes[node].answer != Answer::unknown) return exact->nodes[node].answer;
  if (structure.reachable[node] == 0 || intervals.may_enter[node] == 0) return Answer::no;
  return Answer::unknown;
}

Answer CaseAnalysis::selectable(std::uint32_t choice) const {
  if (exact && exact->choices[choice].answer != Answer::unknown) return exact->choices[choice].answer;
  return intervals.may_select[choice] == 0 ? Answer::no : Answer::unknown;
}

CaseAnalysis analyse_case(const Program& program, const AnalysisOptions& options) {
  CaseAnalysis out;
  const FlowGraph graph(program);
  out.structure = analyse_structure(program, graph);
  out.bounds = relaxed_bounds(program, graph);
  out.intervals = analyse_intervals(program);
  if (options.explore.budget > 0) out.exact = explore(program, options.explore);

  remark_on_flow(program, graph, out, out.remarks);
  remark_on_bounds(program, out, out.remarks);
  session::Session session(program, 0);
  // Without its hooks a case is played as if they had failed (5.26), and that is another case.
  const bool can_be_played = program.hooks.empty();
  if (can_be_played && has_model_route(program)) {
    out.model_route = play_route(session, RoutePolicy::model);
    remark_on_model_route(program, *out.model_route, out.remarks);
  }
  if (options.with_smells) {
    remark_on_choices(program, out.remarks);
    remark_on_effects(program, out.remarks);
    remark_on_knockouts(program, graph, out.remarks);
    if (can_be_played && options.routes > 0) remark_on_endings(session, options.routes, out.remarks);
    remark_on_plain_language(program, options.wording, out.remarks);
    remark_on_personal_data(program, options.wording, out.remarks);
  }
  std::stable_sort(out.remarks.begin(), out.remarks.end(), [](const Remark& a, const Remark& b) {
    return std::tie(a.place.kind, a.place.index, a.code) < std::tie(b.place.kind, b.place.index, b.code);
  });
  return out;
}

std::size_t count_words(const Program& program) {
  std::size_t words = 0;
  const auto add = [&](program::TextRef text) { words += tekst::count_words(program.text(text)); };
  for (const program::Line& line : program.lines) {
    if (line.kind != program::LineKind::media) add(line.text);
  }
  for (const program::Choice& choice : program.choices) add(choice.text);
  for (const program::Repair& repair : program.repairs) add(repair.text);
  for (const program::Ending& ending : program.endings) {
    add(ending.text);
    add(ending.child);
  }
  return words;
}

}  // namespace gesprek::analysis
