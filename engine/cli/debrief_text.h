#pragma once
// A debrief in a terminal, drawn from the model of engine/scoring/debrief.h: short after playing, whole as
// `gesprek report`. Both keep the order of the debrief rules (domain reference §9): a strength, where it
// turned, another sentence, the meldcode, what stands behind it, questions, one goal.

#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/page.h"
#include "engine/scoring/debrief.h"

namespace gesprek::cli {

/// What fits a screen or two, right after the conversation.
void show_debrief(Page& page, const scoring::Debrief& debrief);

/// Everything: with curves, evidence, the notebook, own sentences, earlier attempts and every turn.
void show_report(Page& page, const scoring::Debrief& debrief);

/// Where somebody who is touched by a case can turn; stands under every debrief and where a learner stops.
void show_help_lines(Page& page, const scoring::Debrief& debrief);
/// Who can help the people of the case; nothing when it names nobody.
void show_case_help(Page& page, const scoring::Debrief& debrief);

// --- pieces that both are made of (debrief_pieces.cpp) ---

/// A heading of a debrief; rests before it when its first lines would not fit the screen.
void show_head(Page& page, std::string_view title);
/// `say` between quotation marks, an act or a thought as it stands.
[[nodiscard]] std::string words_of(const Page& page, const scoring::Quote& quote);
/// The learner's words at a moment, or the form or kind of moment where there are none.
[[nodiscard]] std::string words_of(const Page& page, const scoring::Moment& moment);
/// "beurt 7, in geheim"; empty where it has no place.
[[nodiscard]] std::string place_words(const scoring::Moment& moment);
/// "vertrouwen van 5 naar 3, spanning van 6 naar 7"; at most `most` of them.
[[nodiscard]] std::string change_words(const std::vector<scoring::StateChange>& changes, std::size_t most,
                                       bool names_people);
/// Ten blocks, as many full as `percent` (0..100) says.
[[nodiscard]] std::string bar(const Page& page, int percent);
/// "0 ● ─ 1 ○ …": the steps of the meldcode in one line.
[[nodiscard]] std::string step_line(const Page& page, const std::vector<scoring::MeldcodeStep>& steps);

void show_strength(Page& page, const scoring::Debrief& debrief);
void show_key_moments(Page& page, const scoring::Debrief& debrief, bool shows_all);
void show_alternative(Page& page, const scoring::Debrief& debrief);
void show_afterwards(Page& page, const scoring::Debrief& debrief);
/// The learner's way beside the example route; nothing where the debrief has none.
void show_example_route(Page& page, const scoring::Debrief& debrief);
void show_reflection(Page& page, const scoring::Debrief& debrief);
void show_goal(Page& page, const scoring::Debrief& debrief);
/// The sentence about uncertainty, and whose scripts were in force.
void show_footer(Page& page, const scoring::Debrief& debrief);

}  // namespace gesprek::cli
