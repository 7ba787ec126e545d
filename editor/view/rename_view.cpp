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

/// The case and the files beside it get the new name together, or none of them does, also when the program is
/// killed meanwhile (editor/find/rename_intent.h). They are not of one history: undoing the step in the case
/// writes the files again.
void EditorScreen::rename(const player::View& view, const Renaming& renaming) {
  const Result<Command> command = rename_command(case_->document(), renaming);
  if (!command.ok()) {
    message_ = command.error().message;
    return;
  }
  const Result<std::vector<BesideChange>> changes = beside_.follow(renaming, follows_on_map(renaming));
  if (!changes.ok()) {
    message_ = changes.error().message;
    return;
  }
  apply(command);
  if (!message_.empty()) {
    beside_.take_back();
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
  if (changes->empty()) {
    beside_.end();
    return;
  }
  // The others are on the disk: so should the case be.
  const auto saved = case_->save(now_ms_, date_);
  beside_.end();
  message_ = saved.ok() ? view.words("editor.renamed", {renaming.from, renaming.to, change_words(*changes)})
                        : saved.error().message;
}

void EditorScreen::undo(const player::View& view, bool again) {
  const auto next = [&] {
    const History& history = case_->document().history();
    const Step* step = again ? history.redoable() : history.undoable();
    return step != nullptr && !case_->opening().is_read_only ? read_renaming(*step) : std::nullopt;
  };
  // The map goes first: what it undoes may belong to the step of the case, and then has to be of the note
  // too.
  if (!again && map_.undoes_rename()) {
    if (const std::optional<Renaming> renaming = next()) {
      undo_renaming(view, back(*renaming), false);
      return;
    }
  }
  if (again ? map_.redo(now_ms_) : map_.undo(now_ms_)) return;
  if (const std::optional<Renaming> renaming = next()) {
    undo_renaming(view, again ? *renaming : back(*renaming), again);
    return;
  }
  const auto place = again ? case_->redo(now_ms_) : case_->undo(now_ms_);
  if (!place) return;
  if (again) map_.after_redo(now_ms_);
  message_.clear();
  caret_.has_moved = true;
  jump_to_place(*place);
}

/// The next step of the case is a renaming: taking it, or taking it again, gives the files that name too.
void EditorScreen::undo_renaming(const player::View& view, const Renaming& renaming, bool again) {
  const Result<std::vector<BesideChange>> changes = beside_.follow(renaming, follows_on_map(renaming));
  if (!changes.ok()) {
    message_ = changes.error().message;
    return;
  }
  if (!again && map_.undoes_rename()) static_cast<void>(map_.undo(now_ms_));
  const auto place = again ? case_->redo(now_ms_) : case_->undo(now_ms_);
  if (!place) {
    beside_.take_back();
    return;
  }
  if (again) map_.after_redo(now_ms_);
  message_.clear();
  caret_.has_moved = true;
  jump_to_place(*place);
  if (!changes->empty()) {
    const auto saved = case_->save(now_ms_, date_);
    message_ = saved.ok() ? view.words("editor.renamed", {renaming.from, renaming.to, change_words(*changes)})
                          : saved.error().message;
  }
  beside_.end();
}

bool EditorScreen::follows_on_map(const Renaming& renaming) const {
  return renaming.kind == NameKind::node && map_.layout() != nullptr;
}

/// What a kill interrupted has been settled before the first frame; said here, as there are words now.
void EditorScreen::tell_settled(const player::View& view) {
  const Result<std::optional<SettledRenaming>> settled =
      std::exchange(settled_, std::optional<SettledRenaming>());
  if (!settled.ok()) {
    message_ = settled.error().message;
    return;
  }
  if (!*settled) return;
  const SettledRenaming& renaming = **settled;
  const std::string& now = renaming.is_done ? renaming.renaming.to : renaming.renaming.from;
  const std::string& other = renaming.is_done ? renaming.renaming.from : renaming.renaming.to;
  if (renaming.renaming.kind == NameKind::node) map_.follow_rename(other, now, now_ms_);
  if (!renaming.changes.empty())
    message_ = view.words(renaming.is_done ? "editor.rename.finished" : "editor.rename.taken_back",
                          {renaming.renaming.from, renaming.renaming.to, change_words(renaming.changes)});
  if (!renaming.left.empty()) {
    std::string names;
    for (const std::string& name : renaming.left) names += (names.empty() ? "" : ", ") + name;
    message_ += (message_.empty() ? "" : "\n") +
                view.words("editor.rename.changed", {renaming.renaming.from, renaming.renaming.to, names});
  }
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
