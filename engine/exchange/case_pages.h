#pragma once
// A case on paper: the copy that a domain expert reads and signs, and the cards with which a group plays it
// live.

#include <string>

#include "engine/program/program.h"
#include "engine/report/document.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::exchange {

/// A case that compiled: all three belong together. `program` may be a translation of it.
struct CaseOnPaper {
  const scenario::LoadOutcome& loaded;  // with a scenario
  const script::Scripts& scripts;
  const program::Program& program;
};

/// Everything a reader has to judge: all lines and choices with what they do, points and key (marked as a
/// proposal while nobody signed), rules and knock-outs, what the writer wants to have checked, what was
/// checked and when, and room for name, date and signature.
[[nodiscard]] report::Document reader_copy(const CaseOnPaper& about);

/// Four cards, each on a page of its own: for who leads the exercise, for player A (the professional), for
/// player B (the others in the conversation) and for the observer, with the criteria of the case to tick.
[[nodiscard]] report::Document role_cards(const CaseOnPaper& about);

/// What the writer of a case notes at its head for others ("# Voor wie hieraan schrijft:" and the items under
/// it), one text an item, without the marks of comments and lists. Empty when there is no such comment.
[[nodiscard]] std::vector<std::string> head_notes(const SourceText& source);

}  // namespace gesprek::exchange
