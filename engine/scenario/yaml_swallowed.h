#pragma once
// What YAML reads without a word and an author did not mean (format 5.24): apostrophes taken for quotes,
// texts cut off by # or a comma. Only texts that learners see are looked at.

#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// Looks at the raw text of every learner text in `tree`: the values of `say`, `do`, `think`, `reply`, `cue`,
/// `thought`, `why`, `text` and `child`, and whatever a line says. `text` is what `tree` was read from. Each
/// finding is an error that says to use quotes.
void find_swallowed_text(const YamlTree& tree, const SourceText& source, std::string_view text,
                         DiagnosticList& diagnostics);

/// Whether the quoted scalar at `begin` starts as Dutch words do: `'s `, `'t `, `'n `, `'k `, `'m ` (format
/// 5.24), so that its quote is an apostrophe.
[[nodiscard]] bool is_apostrophe_word(std::string_view text, std::size_t begin);

}  // namespace gesprek::scenario
