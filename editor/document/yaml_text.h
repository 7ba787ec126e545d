#pragma once
// Writes values as YAML by the format's rules (format §3 Strictness, 5.24): what may stand without quotes,
// what must have them, and how a text that an author wrote by hand keeps its shape.

#include <cstddef>
#include <string>
#include <string_view>

#include "editor/document/value.h"
#include "engine/base/result.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::editor {

/// How the author lays the file out, so that what is new looks like what is there.
struct Layout {
  std::string line_end = "\n";  // or CRLF
  std::size_t indent = 2;       // of a map in a map
  std::size_t dash_indent = 2;  // of a list's dashes behind the column of its key
};
[[nodiscard]] Layout layout_of(std::string_view text, const scenario::YamlTree& tree);

/// `text` as a file may hold it (5.24): line ends become LF; control characters and byte order marks are
/// left out. Fails with invalid_input on invalid UTF-8 and over_limit on more than the format's 64 KB.
[[nodiscard]] Result<std::string> clean_text(std::string_view text);

/// Whether `text` reads as itself without quotes.
[[nodiscard]] bool can_be_plain(std::string_view text, bool in_flow);

/// A scalar on one line.
[[nodiscard]] std::string write_scalar(std::string_view text, Hand style, bool in_flow);

/// A scalar in the place of one that is there, kept as it was written where the new text allows: its quotes,
/// its block of lines. `before`: its bytes. `column`: of the block collection it stands in (-1 at the root).
[[nodiscard]] std::string rewrite_scalar(std::string_view text, Hand style, bool in_flow,
                                         scenario::ScalarStyle old_style, std::string_view before,
                                         std::string_view old_text, int column, const Layout& layout);

/// `key: value`, its first line without indentation, the others indented for a map at `column`; without a
/// line end.
[[nodiscard]] std::string write_pair(std::string_view key, const Value& value, std::size_t column,
                                     const Layout& layout);
/// What stands behind `key:` of a map at `column`: ` text`, or a line end and a block.
[[nodiscard]] std::string write_under_key(const Value& value, std::size_t column, const Layout& layout);
/// `- value` for a list whose dashes stand at `column`.
[[nodiscard]] std::string write_item(const Value& value, std::size_t column, const Layout& layout);
/// In brackets where it is a collection; on one line.
[[nodiscard]] std::string write_flow(const Value& value);
[[nodiscard]] std::string write_flow_pair(std::string_view key, const Value& value);

}  // namespace gesprek::editor
