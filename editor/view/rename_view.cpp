// What is done in more than one file, or to more than one moment: new names, deleting, and their way back.
#include <algorithm>
#include <utility>

#include "editor/map/map_commands.h"
#include "editor/view/editor_screen.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;

namespace {

constexpr std::size_t kMostReferences = 8;

}  // namespace

/// The case and the files beside it get the new name together, or none of them does. They are not of one
/// history: undoing the step in the case writes the files again.
void EditorScreen::rename(const player::View& view, const Renaming& renaming) {
  const Result<Command> command = rename_command(case_->document(), renaming);
  if (!command.ok()) {
    message_ = command.error().message;
    return;
  }
  const Result<std::vector<BesideChange>> changes = beside_.follow(renaming);
  if (!changes.ok()) {
    message_ = changes.error().message;
    return;
  }
  apply(command);
  if (!message_.empty()) {
    beside_.take_back(*changes);
    return;
  }
  panel_.typed_of.clear();
  panel_.typed.clear();
  if (renaming.kind == NameKind::node) {
    map_.follow_rename(renaming.from, renaming.to, now_ms_);
    if (selected_.size() >= 2 && selected_[1].key == renaming.from) {
      select_node(renaming.to);
      if (pane_ == Pane::script) wanted_row_ = "nodes/" + renaming.to + "/";
    }
  }
  if (changes->empty()) return;
  // The others are on the disk: so should the case be.
  const auto saved = case_->save(now_ms_, date_);
  message_ = saved.ok() ? view.words("editor.renamed", {renaming.from, renaming.to, change_words(*changes)})
                        : saved.error().message;
}

void EditorScreen::undo(const player::View& view, bool again) {
  if (again ? map_.redo(now_ms_) : map_.undo(now_ms_)) return;
  const History& history = case_->document().history();
  const Step* step = again ? history.redoable() : history.undoable();
  const std::optional<Renaming> renaming = step != nullptr ? read_renaming(*step) : std::nullopt;
  std::vector<BesideChange> changes;
  if (renaming && !case_->opening().is_read_only) {
    Result<std::vector<BesideChange>> followed = beside_.follow(again ? *renaming : back(*renaming));
    if (!followed.ok()) {
      message_ = followed.error().message;
      if (!again) map_.after_redo(now_ms_);
      return;
    }
    changes = std::move(*followed);
  }
  const auto place = again ? case_->redo(now_ms_) : case_->undo(now_ms_);
  if (!place) {
    beside_.take_back(changes);
    return;
  }
  if (again) map_.after_redo(now_ms_);
  message_.clear();
  caret_.has_moved = true;
  jump_to_place(*place);
  if (changes.empty()) return;
  const Renaming done = again ? *renaming : back(*renaming);
  const auto saved = case_->save(now_ms_, date_);
  message_ = saved.ok() ? view.words("editor.renamed", {done.from, done.to, change_words(changes)})
                        : saved.error().message;
}

/// Asked in the room, above the views: nothing is covered, and whoever goes on writing is not held up.
void EditorScreen::draw_deleting(const player::View& view, const Rect& place, float& y) {
  const Document& document = case_->document();
  const scenario::YamlRef nodes = child(document.tree().root(), "nodes");
  deleting_.erase(std::remove_if(deleting_.begin(), deleting_.end(),
                                 [&](const std::string& id) { return !child(nodes, id).exists(); }),
                  deleting_.end());
  if (deleting_.empty() || !document.reading().is_whole()) return;
  std::vector<Reference> references;
  std::string names;
  for (const std::string& id : deleting_) {
    names += (names.empty() ? "" : ", ") + id;
    for (Reference& reference : consequences_of_deleting(document, id)) {
      // What goes too asks for nothing.
      const bool goes = std::find(deleting_.begin(), deleting_.end(), reference.node) != deleting_.end();
      if (!goes) references.push_back(std::move(reference));
    }
  }
  const bool is_one = deleting_.size() == 1;
  const std::string count = std::to_string(references.size());
  std::string text =
      is_one ? view.words(references.empty() ? "editor.delete.free" : "editor.delete.used", {names, count})
             : view.words(references.empty() ? "editor.delete.many_free" : "editor.delete.many_used",
                          {std::to_string(deleting_.size()), names, count});
  for (std::size_t i = 0; i < references.size() && i < kMostReferences; ++i) {
    const Reference& reference = references[i];
    text += "\n· " + (reference.node.empty() ? to_text(reference.path) : reference.node) +
            (is_one ? std::string() : " → " + reference.name) +
            (reference.place == NamePlace::condition ? " " + view.words("editor.delete.condition")
                                                     : std::string());
  }
  if (references.size() > kMostReferences)
    text += "\n" + view.words("editor.list.more", {std::to_string(references.size() - kMostReferences)});
  const scenario::YamlRef go = child(child(nodes, deleting_.front()), "go");
  const std::string next =
      is_one && go.is_scalar() && go.text() != deleting_.front() ? std::string(go.text()) : std::string();
  std::vector<Answer> answers;
  if (!next.empty() && !references.empty())
    answers.push_back({"delete.instead", view.words("editor.delete.instead", {next})});
  answers.push_back({"delete.yes", view.words("editor.delete.yes")});
  answers.push_back({"delete.no", view.words("editor.delete.no")});
  const std::string pressed = draw_notice(view, place, y, text, Role::mind, answers);
  const std::vector<std::string> ids = deleting_;
  if (pressed == "delete.instead") apply(delete_node(document, ids.front(), next));
  if (pressed == "delete.yes")
    apply(is_one ? delete_node(document, ids.front()) : delete_moments(document, ids));
  if (!pressed.empty() || view.ui.key(ui::Key::escape)) {
    deleting_.clear();
    view.ui.ask_frame();
  }
}

}  // namespace gesprek::editor
