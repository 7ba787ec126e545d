#pragma once
// Two changes of one text brought together, and what differs between two texts, told per moment.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::editor {

/// Both changed the same lines. `ours` stands in the merged text.
struct Conflict {
  std::string part;  // the moment ("nodes/binnen") or section ("cast"); empty: the file's own beginning
  std::string base, ours, theirs;
  std::size_t begin = 0, end = 0;  // of `ours` in the merged text
};

struct Merged {
  std::string text;
  std::vector<Conflict> conflicts;
};

/// By lines. Where only one side changed something, that stands.
[[nodiscard]] Merged merge_texts(std::string_view base, std::string_view ours, std::string_view theirs);

enum class ChangeKind : std::uint8_t { added, removed, changed };
struct PartChange {
  std::string part;  // as in Conflict
  ChangeKind kind = ChangeKind::changed;
  std::string before, after;  // its text
};

/// What turned `before` into `after`, per moment and section, in the order of `after`.
[[nodiscard]] std::vector<PartChange> changed_parts(std::string_view before, std::string_view after);

/// Lines with a mark: ' ' the same, '-' only before, '+' only after.
struct DiffLine {
  char mark = ' ';
  std::string text;
};
[[nodiscard]] std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after);

}  // namespace gesprek::editor
