#include "editor/document/history.h"

#include <algorithm>
#include <utility>

namespace gesprek::editor {

bool Step::changes_nothing() const {
  return std::all_of(edits.begin(), edits.end(), [](const EditSet& set) {
    return std::all_of(set.begin(), set.end(),
                       [](const TextEdit& edit) { return edit.removed == edit.inserted; });
  });
}

bool History::add(Step step) {
  if (saved_ && *saved_ > position_) saved_.reset();
  const bool was_redoable = position_ < steps_.size();
  steps_.resize(position_);
  const bool may_merge = !was_redoable && !steps_.empty() && !step.merge_key.empty() &&
                         steps_.back().merge_key == step.merge_key && !is_saved() &&
                         step.time_ms >= steps_.back().time_ms &&
                         step.time_ms - steps_.back().time_ms <= kMergeMs;
  if (!may_merge) {
    steps_.push_back(std::move(step));
    ++position_;
    return false;
  }
  Step& last = steps_.back();
  last.time_ms = step.time_ms;
  last.place_after = std::move(step.place_after);
  for (EditSet& set : step.edits) {
    const bool is_typing = !last.edits.empty() && last.edits.back().size() == 1 && set.size() == 1;
    if (!is_typing || !append(last.edits.back().front(), set.front())) last.edits.push_back(std::move(set));
  }
  if (last.changes_nothing() && last.edits.size() == 1) {
    steps_.pop_back();
    --position_;
  }
  return true;
}

const Step* History::undoable() const {
  return position_ == 0 ? nullptr : &steps_[position_ - 1];
}

const Step* History::redoable() const {
  return position_ == steps_.size() ? nullptr : &steps_[position_];
}

}  // namespace gesprek::editor
