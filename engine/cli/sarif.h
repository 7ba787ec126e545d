#pragma once
// Diagnostics as SARIF 2.1.0, the format that code review sites and editors read.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"

namespace gesprek::cli {

struct SarifOptions {
  Language language = Language::nl;
  std::string folder;        // absolute: where gesprek was started; paths below it become relative
  std::string docs_folder;   // docs/ of the program; its diagnostics/CODE.md becomes the help of a rule
  std::string docs_address;  // where docs/ can be read, ending in '/'; empty: the file itself
  std::string version;       // of the program
  std::size_t dropped = 0;   // diagnostics that were only counted
  bool is_sound = true;      // whether the program could do its work, as in the exit code
};

/// The whole log, one run, with a line feed at its end. Rules are those that occur, in the order of their
/// numbers. Regions are in lines and UTF-16 code units, from 1, and their end is exclusive. Text from files
/// that is not UTF-8 is replaced, never passed on. Cannot fail: a file that cannot be read keeps the columns
/// in bytes.
[[nodiscard]] std::string sarif_log(const std::vector<Diagnostic>& diagnostics, const SarifOptions& options,
                                    const FileSource& files);

/// `path` as a URI: relative to `folder` (absolute) where it lies below it, else file:///…; `.` and `..` are
/// resolved by their names, and everything but letters, digits and -._~/ is percent-encoded.
[[nodiscard]] std::string artifact_uri(std::string_view path, std::string_view folder);

/// A column in UTF-16 code units, from 1, for a column in bytes, from 1, of `line`. A column past the end is
/// the one after the last; each byte that is no UTF-8 counts as one.
[[nodiscard]] std::uint32_t utf16_column(std::string_view line, std::uint32_t byte_column);

}  // namespace gesprek::cli
