#pragma once
// The map as a part of the editor: what stands in layout.yaml beside it, and one order of undoing for both
// files.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "editor/document/open_case.h"
#include "editor/view/checked_case.h"
#include "editor/view/map_view.h"

namespace gesprek::editor {

class MapPane {
 public:
  /// `the_case` must outlive it. layout.yaml is opened when it is there, and made with the first pin.
  explicit MapPane(OpenCase& the_case);

  struct Around {
    const player::View& view;
    ui::Rect place;
    std::string selected;  // a moment
    const CheckedCase& checked;
    std::int64_t now_ms = 0;
    const std::unordered_map<std::string, MomentHeat>* heat = nullptr;
    std::string heat_words;
    std::vector<MapFacts::Range> heat_ranges;
  };
  /// Pins, lets go and lays out by itself; what is left in the answer is to be done by the editor.
  [[nodiscard]] MapWishes draw(const Around& around);
  [[nodiscard]] MapView& view() { return map_; }
  /// What could not be done, in words; once.
  [[nodiscard]] std::string take_message() { return std::exchange(message_, {}); }

  // --- one order of undoing: a step of the map belongs to the state of the case in which it was made ---
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  /// Whether what undo() would do belongs to a renaming, which is the next step of the case.
  [[nodiscard]] bool undoes_rename() const;
  /// Undoes the last step when it was one of the map; false: it was not, or the case's belongs to it.
  [[nodiscard]] bool undo(std::int64_t now_ms);
  [[nodiscard]] bool redo(std::int64_t now_ms);
  /// To be called after the case redid a step: what belongs to it follows.
  void after_redo(std::int64_t now_ms);

  /// A moment has a new name: its pin follows.
  void follow_rename(const std::string& from, const std::string& to, std::int64_t now_ms);

  /// Moments to come back to, kept in layout.yaml.
  [[nodiscard]] const std::set<std::string>& bookmarks();
  void toggle_bookmark(const std::string& moment, std::int64_t now_ms);

  void tick(std::int64_t now_ms, const std::string& date);
  [[nodiscard]] std::int64_t next_tick_in(std::int64_t now_ms) const;
  void leave(std::int64_t now_ms, const std::string& date);
  [[nodiscard]] const Document* layout() const { return layout_ ? &layout_->document() : nullptr; }

 private:
  struct Arranged {
    MapScene::Places before;
    std::size_t case_position = 0, layout_position = 0;
  };
  [[nodiscard]] bool apply(Result<Command> command, std::int64_t now_ms);
  [[nodiscard]] bool open_layout();
  [[nodiscard]] std::size_t case_position() const { return case_.document().history().position(); }
  [[nodiscard]] std::size_t layout_position() const {
    return layout_ ? layout_->document().history().position() : 0;
  }
  [[nodiscard]] bool is_next(const std::vector<Arranged>& list) const {
    return !list.empty() && list.back().case_position == case_position() &&
           list.back().layout_position == layout_position();
  }

  OpenCase& case_;
  std::unique_ptr<OpenCase> layout_;
  MapView map_;
  std::vector<Arranged> arranged_, unarranged_;
  std::set<std::string> bookmarks_;
  std::uint64_t bookmarks_version_ = ~std::uint64_t{0};
  std::string message_;
};

}  // namespace gesprek::editor
