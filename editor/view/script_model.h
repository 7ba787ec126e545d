#pragma once
// A case as a screenplay: one row for everything that is said, done or written, in the order of the text.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "editor/document/document.h"

namespace gesprek::editor {

enum class RowKind : std::uint8_t {
  moment,  // its name
  line,    // what somebody says, or what is told
  cue,     // what somebody does, in words, below what they say
  choice,  // what the learner can say
  reply,   // what is answered to a choice
  why,     // the explanation of a choice
  ending,  // what is told at an ending
  way      // where it goes on; `target` is a moment
};

struct ScriptRow {
  RowKind kind = RowKind::line;
  std::string node;
  Path block;       // the line, choice, ending or moment
  std::string key;  // of the text in the block; empty: it cannot be typed in
  std::string who;  // a cast id, "narrator"; of a choice its number
  std::string text;
  std::string when;  // its condition, as written
  std::string target;
  int indent = 0;
  std::size_t begin = 0;  // of the block in the text
  std::size_t place = 0;  // of a line or choice in its list

  /// For widgets and merging: the same while the text is typed in.
  [[nodiscard]] std::string id() const {
    return to_text(block) + "/" + key + (kind == RowKind::way ? "way" : "");
  }
};

[[nodiscard]] std::vector<ScriptRow> script_rows(const Document& document);

/// The same rows, followed while the case is written: those of moments in which nothing changed are kept.
class ScriptRows {
 public:
  /// Makes `rows`, which are those of the last time, the ones of `document`.
  void follow(const Document& document, std::vector<ScriptRow>& rows);

 private:
  std::shared_ptr<const Reading> last_;  // what the rows are of
  std::vector<std::size_t> first_;       // per moment its first row, and one more for the end
};

/// The row that byte `at` of the text belongs to; rows.size() when there is none.
[[nodiscard]] std::size_t row_at(const std::vector<ScriptRow>& rows, std::size_t at);

/// The cast ids, with "narrator" and "inner" behind them.
[[nodiscard]] std::vector<std::string> speakers(const Document& document);
/// What a cast member is called in the case; the id itself without a name.
[[nodiscard]] std::string name_of(const Document& document, const std::string& who);

}  // namespace gesprek::editor
