#pragma once
// The short debrief in a terminal, in the order of the debrief rules: a strength, the key moment with what it
// did to the person and the child, another sentence, the steps of the meldcode, questions, one goal.

#include "engine/cli/debrief.h"
#include "engine/cli/page.h"

namespace gesprek::cli {

void show_debrief(Page& page, const Debrief& debrief);

/// Where somebody who is touched by a case can turn; stands under every debrief and where a learner stops.
void show_help_lines(Page& page);

}  // namespace gesprek::cli
