#pragma once
// What was done to one document, in order, across all views: one list, one place in it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "editor/document/text_edit.h"

namespace gesprek::editor {

/// One thing that the author did and can undo. Its edit sets are carried out one behind the other, each on
/// the text that the one before left.
struct Step {
  std::string name;       // "line.set_text"; what it is called on the screen comes from the strings
  std::string merge_key;  // steps with the same one may become one; empty: never
  std::vector<EditSet> edits;
  std::string place_before, place_after;  // where the author was (a path as text); undo leads back there
  std::int64_t time_ms = 0;               // when it was done last, on any clock that does not jump much

  [[nodiscard]] bool changes_nothing() const;
};

class History {
 public:
  /// Typing on within this time in the same place is one step.
  static constexpr std::int64_t kMergeMs = 3000;

  /// Adds a step that was carried out; what was undone before is gone. Returns whether it was merged into the
  /// step before it. Typing that takes itself back leaves no step.
  bool add(Step step);

  [[nodiscard]] const Step* undoable() const;  // null when there is nothing to undo
  [[nodiscard]] const Step* redoable() const;
  void went_back() { --position_; }
  void went_on() { ++position_; }

  /// The state that is on disk now. Exact also after undo and redo; lost when that state can no longer be
  /// reached.
  void mark_saved() { saved_ = position_; }
  void forget_saved() { saved_.reset(); }
  [[nodiscard]] bool is_saved() const { return saved_ == position_; }
  /// How many steps back the saved state lies; all of them when it is behind, or cannot be reached.
  [[nodiscard]] std::size_t steps_since_saved() const {
    return saved_ && *saved_ <= position_ ? position_ - *saved_ : position_;
  }

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  /// How many of the steps are carried out.
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  std::vector<Step> steps_;
  std::size_t position_ = 0;
  std::optional<std::size_t> saved_ = 0;
};

}  // namespace gesprek::editor
