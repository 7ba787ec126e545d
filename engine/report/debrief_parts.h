#pragma once
// The parts of a debrief's page that stand behind its six steps, one function each. A part without anything
// to say adds nothing.

#include <string>
#include <vector>

#include "engine/report/debrief_pictures.h"
#include "engine/report/document.h"
#include "engine/scoring/debrief.h"

namespace gesprek::report {

using Blocks = std::vector<Block>;

void add_heading(Blocks& out, int level, std::string text);
void add_text(Blocks& out, std::string text, Size size = Size::reading);
/// What the learner said or did then, and where.
[[nodiscard]] Quote quote_of(const scoring::Moment& moment, bool is_large);

void add_meldcode(Blocks& out, const scoring::Debrief& debrief);
void add_afterwards(Blocks& out, const scoring::Debrief& debrief);
void add_results(Blocks& out, const scoring::Debrief& debrief);
void add_more_curves(Blocks& out, const scoring::Debrief& debrief, const std::vector<CurveGroup>& curves);
void add_notebook(Blocks& out, const scoring::Debrief& debrief);
void add_own_sentences(Blocks& out, const scoring::Debrief& debrief);
void add_example(Blocks& out, const scoring::Debrief& debrief);
void add_earlier(Blocks& out, const scoring::Debrief& debrief);
void add_conversation(Blocks& out, const scoring::Debrief& debrief);

}  // namespace gesprek::report
