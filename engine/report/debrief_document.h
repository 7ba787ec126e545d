#pragma once
// A debrief as a page of words and pictures, in the order of the debrief rules: a strength, where it turned,
// another sentence, the meldcode, questions, one goal; and after those what stands behind them. Own judgement
// stands before results.

#include "engine/report/document.h"
#include "engine/scoring/debrief.h"

namespace gesprek::report {

[[nodiscard]] Document debrief_document(const scoring::Debrief& debrief);

}  // namespace gesprek::report
