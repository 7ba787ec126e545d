#pragma once
// A gettext PO file as data: what translators' programs (Poedit, Weblate, msgmerge) read and write. Written
// by hand because the library for it is GPL and ends the program on some mistakes; `msgfmt` and `msgcat`
// check it in tests. The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace gesprek::exchange {

/// One text and its translation. Texts are UTF-8 without control characters other than tab and line feed.
struct PoEntry {
  std::vector<std::string> remarks;     // "# …": of the translator, kept
  std::vector<std::string> notes;       // "#. …": of the program, for the translator
  std::vector<std::string> references;  // "#: …"
  std::vector<std::string> flags;       // "#, …": "fuzzy" and what other programs put there
  std::optional<std::string> previous;  // "#| msgid …": what the source was when it was translated
  std::optional<std::string> context;   // msgctxt: the stable id of the text
  std::string source;                   // msgid; empty only in the head
  std::string text;                     // msgstr; empty: not translated yet
  bool is_obsolete = false;             // "#~": its text is gone from the source
  std::size_t line = 1;                 // where it stands, from 1

  [[nodiscard]] bool is_fuzzy() const;
  void set_fuzzy(bool fuzzy);
};

struct PoFile {
  /// The head (the entry with the empty msgid): "Language", "en"…, in order.
  std::vector<std::pair<std::string, std::string>> head;
  std::vector<std::string> head_remarks;
  std::vector<PoEntry> entries;

  /// The value of a field of the head, or nothing. Names are compared without regard to case.
  [[nodiscard]] std::string field(std::string_view name) const;
  void set_field(std::string_view name, std::string value);
};

struct PoLimits {
  std::size_t bytes = 32U * 1024U * 1024U;
  std::size_t entries = 200'000;
  std::size_t text_bytes = 64U * 1024U;
};

/// Reads `bytes` (UTF-8, with or without BOM, LF or CRLF). Fails with a Dutch sentence that names the line:
/// not UTF-8, a text that does not end, plural forms (which no text of a case has), the same text twice, too
/// much.
[[nodiscard]] Result<PoFile> read_po(std::string_view bytes, const PoLimits& limits = {});

/// The file as text: the head, entries in order, obsolete ones last. Reading it again gives the same.
[[nodiscard]] std::string write_po(const PoFile& file);

}  // namespace gesprek::exchange
