#pragma once
// Translations of a case on disk: which there are, and putting one over a case that was loaded.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/cli/case_file.h"
#include "engine/exchange/po_file.h"

namespace gesprek::cli {

/// LANGUAGE.po beside the scenario, whether it is there or not.
[[nodiscard]] std::string po_path(const CaseFile& file, std::string_view language);

/// The languages in which `file` can be played: its own first, then those of PO files beside it, ascending.
[[nodiscard]] std::vector<std::string> languages_of(const CaseFile& file, const FileSource& files);

struct Translations {
  exchange::PoFile own;
  std::optional<exchange::PoFile> shared;  // of the scripts, the later folder's entries first
};

/// Reads LANGUAGE.po of the case and of its scripts. A case without one has an empty `own`; a file that
/// cannot be read is an error that names it.
[[nodiscard]] Result<Translations> read_translations(const CaseFile& file, std::string_view language,
                                                     const FileSource& files);

/// Puts `language` over `file`, which has a Program. Nothing happens for the language of the case itself.
/// Fails where there is no translation, with the languages that there are.
[[nodiscard]] Result<void> use_language(CaseFile& file, std::string_view language, const FileSource& files);

}  // namespace gesprek::cli
