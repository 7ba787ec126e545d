// Smells of what is counted: knock-outs, the example route, and endings that contradict the points.

#include <algorithm>
#include <deque>
#include <string>

#include "engine/analysis/smells.h"

namespace gesprek::analysis {

using program::Choice;
using program::kNone;
using program::Outcome;
using program::Program;

namespace {

constexpr int kSkilled = 75;     // the band `vakkundig` (5.19)
constexpr int kPractising = 54;  // below `op weg`
constexpr int kFewestOpportunities = 2;

std::string id_of(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

// --- knock-outs ---

/// Whether within `turns` turns from `start` some choice with `repairs: knockout` may be on offer. Interrupts
/// and topics count as ways too, so "no" is proved.
bool can_be_repaired(const Program& program, const FlowGraph& graph, std::uint32_t start,
                     std::uint32_t knockout, std::int32_t turns) {
  std::vector<std::int32_t> left(graph.size(), -1);
  std::deque<std::uint32_t> open = {start};
  left[start] = turns;
  while (!open.empty()) {
    const std::uint32_t at = open.front();
    open.pop_front();
    if (graph.is_node(at) && left[at] > 0) {
      const program::Range choices = program.nodes[at].choices;
      for (std::uint32_t c = choices.begin; c != choices.end(); ++c) {
        if (program.choices[c].repairs == knockout) return true;
      }
    }
    for (const Edge* edge = graph.begin(at); edge != graph.end(at); ++edge) {
      const bool costs = edge->kind == EdgeKind::choice || edge->kind == EdgeKind::late;
      const std::int32_t next = left[at] - (costs ? 1 : 0);
      if (next <= left[edge->to] || next < 1) continue;
      left[edge->to] = next;
      open.push_back(edge->to);
    }
  }
  return false;
}

}  // namespace

void remark_on_knockouts(const Program& program, const FlowGraph& graph, std::vector<Remark>& out) {
  for (std::uint32_t c = 0; c < program.choices.size(); ++c) {
    const Choice& choice = program.choices[c];
    if (choice.critical == kNone || program.knockouts[choice.critical].repairable == 0) continue;
    if (choice.repair != kNone) continue;
    constexpr std::int32_t kWindow = 2;  // 5.20
    bool may_be = false;
    for (const Edge* edge = graph.begin(choice.node); edge != graph.end(choice.node); ++edge) {
      const bool follows =
          (edge->kind == EdgeKind::choice && edge->cause == c) || edge->kind == EdgeKind::interrupt;
      may_be = may_be || (follows && can_be_repaired(program, graph, edge->to, choice.critical, kWindow));
    }
    if (may_be) continue;
    out.push_back(
        {DiagnosticCode::knockout_cannot_be_repaired,
         {PlaceKind::choice, c},
         {id_of(program, program.knockouts[choice.critical].id), id_of(program, program.choice_infos[c].id)},
         {}});
  }
}

// --- the example route ---

void remark_on_model_route(const Program& program, const Route& route, std::vector<Remark>& out) {
  if (!has_model_route(program)) return;
  const auto punished = [&](std::string nl, std::string en) {
    out.push_back(
        {DiagnosticCode::model_route_punished, {PlaceKind::scenario, 0}, {bilingual(nl, en)}, route.inputs});
  };
  if (!route.ended) {
    const std::string node = id_of(program, program.nodes[route.node].id);
    punished("komt niet bij een einde: zij blijft bij moment '" + node + "'",
             "does not come to an ending: it stays at node '" + node + "'");
    return;
  }
  for (const scoring::CriterionScore& score : route.scores.criteria) {
    const program::Criterion& criterion = program.criteria[score.criterion];
    if (criterion.scored == 0) continue;
    const std::string id = id_of(program, criterion.id);
    if (score.opportunities < kFewestOpportunities) {
      out.push_back({DiagnosticCode::few_opportunities,
                     {PlaceKind::criterion, score.criterion},
                     {id, std::to_string(score.opportunities)},
                     route.inputs});
    } else if (score.capped_percent.value_or(100) < kSkilled) {
      const std::string percent = std::to_string(*score.capped_percent);
      punished("haalt " + percent + "% voor " + id + ", onder vakkundig",
               "has " + percent + "% for " + id + ", below skilled");
    }
  }
  for (const std::uint32_t rule : route.scores.rules_broken) {
    const std::string id = id_of(program, program.rules[rule].id);
    punished("breekt regel " + id, "breaks rule " + id);
  }
  for (const std::uint32_t must : route.scores.musts_missed) {
    const std::string id = id_of(program, program.events[program.musts[must].event].id);
    punished("mist " + id + ", dat bij 'must' staat", "misses " + id + ", which is among 'must'");
  }
  for (const scoring::KnockoutScore& knockout : route.scores.knockouts) {
    if (knockout.is_closed) continue;
    const std::string id = id_of(program, program.knockouts[knockout.knockout].id);
    punished("laat " + id + " open", "leaves " + id + " open");
  }
  if (program.endings[route.ending].outcome == Outcome::poor) {
    const std::string title = id_of(program, program.endings[route.ending].title);
    punished("komt bij het slechte einde '" + title + "'", "comes to the poor ending '" + title + "'");
  }
}

// --- endings against points ---

namespace {

/// The least and the most of the percents (before caps) of the scored criteria; nothing unless at least half
/// of them, and two, could be judged.
struct Percents {
  bool is_judged = false;
  int least = 100, most = 0;
};
Percents percents_of(const Program& program, const scoring::Scores& scores) {
  Percents out;
  int judged = 0;
  int scored = 0;
  for (const scoring::CriterionScore& score : scores.criteria) {
    if (program.criteria[score.criterion].scored == 0) continue;
    ++scored;
    if (!score.percent) continue;
    ++judged;
    out.least = std::min(out.least, *score.percent);
    out.most = std::max(out.most, *score.percent);
  }
  out.is_judged = judged >= 2 && 2 * judged >= scored;
  return out;
}

}  // namespace

void remark_on_endings(session::Session& session, std::size_t routes, std::vector<Remark>& out) {
  const Program& program = session.program();
  // Per ending: the shortest route found that contradicts it.
  std::vector<Route> found(program.endings.size());
  std::vector<Percents> percents(program.endings.size());
  const auto look = [&](Route route) {
    if (!route.ended) return;
    const Outcome outcome = program.endings[route.ending].outcome;
    const Percents now = percents_of(program, route.scores);
    const bool contradicts = now.is_judged && ((outcome == Outcome::good && now.most <= kPractising) ||
                                               (outcome == Outcome::poor && now.least >= kSkilled));
    if (!contradicts) return;
    Route& best = found[route.ending];
    if (best.ended && best.inputs.size() <= route.inputs.size()) return;
    percents[route.ending] = now;
    best = std::move(route);
  };
  look(play_route(session, RoutePolicy::best));
  look(play_route(session, RoutePolicy::worst));
  for (std::size_t i = 0; i < routes; ++i) {
    look(play_route(session, i % 2 == 0 ? RoutePolicy::mixed_worst : RoutePolicy::mixed_best, i));
  }
  for (std::uint32_t e = 0; e < found.size(); ++e) {
    if (!found[e].ended) continue;
    const bool good = program.endings[e].outcome == Outcome::good;
    out.push_back(
        {good ? DiagnosticCode::good_ending_with_low_points : DiagnosticCode::poor_ending_with_high_points,
         {PlaceKind::node, found[e].node},
         {id_of(program, program.endings[e].title),
          std::to_string(good ? percents[e].most : percents[e].least),
          format_witness(program, found[e].inputs)},
         found[e].inputs});
  }
}

}  // namespace gesprek::analysis
