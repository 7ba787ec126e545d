#pragma once
// What is kept about a learner, to take along: as JSON for another program, and as a page to read.

#include <string>

#include "engine/record/records.h"
#include "engine/report/document.h"

namespace gesprek::cli {

/// Everything, with names that say what it is; `made` is a moment ("2026-11-22T14:30:00Z"). What was done
/// stands in it as the inputs of format 5.21.
[[nodiscard]] std::string records_json(const record::LearnerData& data, const std::string& made);
/// The same to read, for report::html_page.
[[nodiscard]] report::Document records_document(const record::LearnerData& data, const std::string& made);

/// "afgerond", "gestopt", "kon niet verder".
[[nodiscard]] const char* how_word(record::How how);
/// "na een week", "na een maand", "na vier maanden", "opfrissen na drie jaar".
[[nodiscard]] const char* step_words(record::PlanStep step);

}  // namespace gesprek::cli
