#pragma once
// Which keys a block has, in which order they are customary, and how their values are written.

#include <string>
#include <string_view>
#include <vector>

#include "editor/document/value.h"

namespace gesprek::editor {

/// Whether what stands under `key` is words for people: it is always quoted.
[[nodiscard]] bool is_prose_key(const Path& owner, std::string_view key);

/// Whether a block must keep `key`, be it with an empty text.
[[nodiscard]] bool is_required_key(const Path& owner, std::string_view key);

/// Whether the block at `path` is a line.
[[nodiscard]] bool is_line_path(const Path& path);

/// The keys that the format has for the block at `path`, in their customary order; places in lists need not
/// be right. Empty where it says nothing. Of a line, who speaks is one too.
[[nodiscard]] std::vector<std::string_view> known_keys(const Path& path);

/// The key of `map` behind which a new `key` customarily stands; empty: in front of all.
[[nodiscard]] std::string customary_place(scenario::YamlRef map, const Path& owner, std::string_view key);

}  // namespace gesprek::editor
