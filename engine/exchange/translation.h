#pragma once
// A case in another language, or in plainer words: the same graph, other texts. A translation is a PO file
// beside the case (`en.po`, format §1); what many cases share may stand once, beside the scripts.
//
// It is laid over the compiled Program, so conditions, reactions and points cannot change: the same inputs
// give the same events and scores in every language. A text that is not translated is shown in the language
// of the case.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/exchange/po_file.h"
#include "engine/program/program.h"
#include "engine/scenario/scenario.h"

namespace gesprek::exchange {

enum class TextState : std::uint8_t {
  translated,
  missing,  // no translation yet
  changed,  // translated, and the source has changed since (or the translator marked it fuzzy)
};

struct TextReport {
  std::string id;
  std::string source;
  TextState state = TextState::missing;
};

/// `program` in the words of `own` (the case's PO) and, where that has none, of `shared`. Entries are found
/// by id and source; those of `shared`, and of `own` without an id, by source alone. Program::hash stays that
/// of the source: a session can be begun in one language and read in another. `language` goes into the
/// header; with "en" the catalogues' own English comes before `shared`.
void translate(program::Program& program, const PoFile& own, const PoFile* shared, std::string_view language);

/// Which texts of `program` lack a translation, in the order of the case; a source that occurs in several
/// places counts in each.
[[nodiscard]] std::vector<TextReport> translation_report(const program::Program& program, const PoFile& own,
                                                         const PoFile* shared, std::string_view language);

/// The PO file of `program` as it should be now: one entry for each text that `shared` does not have. What
/// `before` had translated is kept: by id and source; where the source of an id changed, marked fuzzy with
/// the old source beside it; where an id is new, the translation of an equal source. Entries without a place
/// any more become obsolete, never lost. `before` may be empty: a template.
[[nodiscard]] PoFile make_po(const program::Program& program, const PoFile& before, const PoFile* shared,
                             std::string_view language);

/// A compiled case and what its author wrote.
struct CaseTexts {
  const program::Program* program = nullptr;
  const scenario::Scenario* authored = nullptr;
};
/// The same for the texts that scripts give to `cases`, each source once, without ids. A form that is written
/// out in a case is that case's own.
[[nodiscard]] PoFile make_shared_po(const std::vector<CaseTexts>& cases, const PoFile& before,
                                    std::string_view language);

/// "en", "nl", or a variety of one: "nl-eenvoudig". Lower-case letters, digits and hyphens, at most 32.
[[nodiscard]] bool is_language(std::string_view name);

}  // namespace gesprek::exchange
