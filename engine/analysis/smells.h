#pragma once
// Smells: what a case does that its author probably did not mean (design §2). Each says exactly what was seen
// and no more; an author may explain it away with `allow`.

#include <vector>

#include "engine/analysis/flow_graph.h"
#include "engine/analysis/remark.h"
#include "engine/analysis/routes.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// Of the choices as they are offered: the best one stands out by its length, as the only question, or by its
/// place; a choice that does nothing another does not; a choice without `why`.
void remark_on_choices(const program::Program& program, std::vector<Remark>& out);

/// Of effects and state: overwritten at once, or never read.
void remark_on_effects(const program::Program& program, std::vector<Remark>& out);

/// Knock-outs that the catalogue calls repairable, where nothing within the window repairs them.
void remark_on_knockouts(const program::Program& program, const FlowGraph& graph, std::vector<Remark>& out);

/// What the example route meets: too few opportunities, a result below `vakkundig`, a broken rule, a poor
/// ending. Nothing for a case without `model: true`.
void remark_on_model_route(const program::Program& program, const Route& route, std::vector<Remark>& out);

/// Endings that contradict the points of a route to them, looked for on `routes` mixed routes. Each comes
/// with the route; what is not found may still be there.
void remark_on_endings(session::Session& session, std::size_t routes, std::vector<Remark>& out);

}  // namespace gesprek::analysis
