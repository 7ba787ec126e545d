#pragma once
// A new name for something of a case, followed in the files beside it: golden conversations, translations and
// hooks. The case itself is renamed by a command; layout.yaml has a document of its own.
//
// Each of those files is text of somebody else's making, so only what certainly means this name is changed:
// in Lua a quoted name that nothing else in the case has. What may mean it, and is left, is told by its line.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/disk.h"
#include "editor/document/document.h"
#include "editor/document/references.h"

namespace gesprek::editor {

struct Renaming {
  NameKind kind = NameKind::node;
  std::string node;  // of a choice: the moment it is in
  std::string from, to;
};

/// The command that does it in the case, marked so that undoing it can be followed too (read_renaming).
[[nodiscard]] Result<Command> rename_command(const Document& document, const Renaming& renaming);
/// What a step was, when it was made by rename_command.
[[nodiscard]] std::optional<Renaming> read_renaming(const Step& step);
[[nodiscard]] Renaming back(const Renaming& renaming);

struct BesideText {
  std::string name, text;  // the name of the file, without its folder
};
/// What stands beside a case and names parts of it: *.play, *.po and hooks.lua.
[[nodiscard]] std::vector<BesideText> read_beside(Disk& disk, const std::string& folder);

struct BesideChange {
  std::string name, before, after;
  std::size_t places = 0;
};
struct BesideMention {
  std::string name;
  std::size_t line = 1;
  std::string text;
};
struct BesidePlan {
  std::vector<BesideChange> changes;
  std::vector<BesideMention> left;  // lines that may mean it and stay as they are
  std::string why_not;              // in words: it could not be undone; then nothing may be changed
};

/// For every line of a .play file the moment in which the conversation stands there; empty: not known. Names
/// of choices count within their moment.
using PlayNodes = std::function<std::vector<std::string>(const std::string& text)>;

/// `tree`: the case as it is before the renaming.
[[nodiscard]] BesidePlan plan_renaming(const scenario::YamlTree& tree, const Renaming& renaming,
                                       const std::vector<BesideText>& files, const PlayNodes& nodes_of = {});

/// Whether a file beside a case may be changed by a renaming: *.play, *.po and hooks.lua, in its own folder.
[[nodiscard]] bool is_beside_name(std::string_view name);
/// What `name` is called while it is being written.
[[nodiscard]] std::string fresh_name(const std::string& name);

/// Writes all of them or none: new files first, then each takes the place of the old one. Refused when one
/// does not hold `before` any more. `is_back`: from `after` to `before`. A kill half-way is what
/// rename_intent.h is for.
[[nodiscard]] Result<void> write_together(Disk& disk, const std::string& folder,
                                          const std::vector<BesideChange>& changes, bool is_back = false);

}  // namespace gesprek::editor
