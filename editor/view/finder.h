#pragma once
// Finding your way: the palette (Ctrl+P) over moments, texts, people and commands, and find and replace
// across the case (Ctrl+F) with everything shown before it is changed. A layer over the editor; it says what
// is wanted and changes nothing itself.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "editor/find/find_text.h"
#include "player/view.h"

namespace gesprek::editor {

struct FinderWishes {
  std::string node;               // a moment to go to
  std::optional<std::size_t> at;  // a byte of the text to go to
  std::string action;             // "editor.save"…: one of the actions it was given
  std::optional<Result<Command>> command;
};

class Finder {
 public:
  enum class Mode : std::uint8_t { closed, palette, replace };
  void open(Mode mode);
  [[nodiscard]] Mode mode() const { return mode_; }
  /// `actions`: keys of strings, which are their names too.
  [[nodiscard]] FinderWishes draw(const player::View& view, const Document& document,
                                  const std::vector<std::string>& actions, bool may_write);

 private:
  struct Row {
    std::string kind, title, detail;
    std::string node, action;
    std::optional<std::size_t> at;
    int score = 0;
  };
  void find_rows(const player::View& view, const Document& document, const std::vector<std::string>& actions);
  void draw_palette(const player::View& view, const Document& document, FinderWishes& wishes);
  void draw_replace(const player::View& view, const Document& document, bool may_write, FinderWishes& wishes);

  Mode mode_ = Mode::closed;
  std::string typed_, by_;
  bool was_palette_ = false;
  bool counts_capitals_ = false;
  std::vector<Row> rows_;
  std::size_t at_ = 0;
  std::vector<TextHit> hits_;
  std::set<std::size_t> left_out_;  // hits that are not to be changed
  std::string searched_;
  std::uint64_t searched_version_ = ~std::uint64_t{0};
  bool is_stale_ = true;
};

}  // namespace gesprek::editor
