// Saving in another place when it cannot be done here: asked in the room, and the case goes on from there.
#include <utility>

#include "editor/document/elsewhere.h"
#include "editor/view/editor_screen.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

void EditorScreen::draw_elsewhere(const player::View& view, const Rect& place, float& y,
                                  EditorWishes& wishes) {
  if (!elsewhere_) return;
  ui::Ui& ui = view.ui;
  const float inside = ui.u(24);
  const float width = std::min(place.width - 2 * inside, ui.u(720));
  const ui::TextBlock words = ui.lay_out(view.words("editor.elsewhere"), TextStyle::label, width);
  const float field = ui.line_height(TextStyle::reading) + ui.u(16);
  const ui::TextBlock wrong = ui.lay_out(elsewhere_problem_, TextStyle::label, width, Role::stop);
  const bool has_problem = !elsewhere_problem_.empty();
  const float end = y + ui.u(8) + words.height() + ui.u(6) + field + ui.u(8) +
                    (has_problem ? wrong.height() + ui.u(6) : 0) + ui::button_height(ui) + ui.u(10);
  ui.fill({0, y, place.width, end - y}, Role::wash);
  ui.fill({0, y, ui.u(6), end - y}, Role::stop);
  float at = y + ui.u(8);
  ui.draw(words, {inside, at});
  at += words.height() + ui.u(6);
  ui::FieldLook look;
  look.is_multi_line = false;
  look.most_bytes = 1000;
  look.hint = view.words("editor.elsewhere.hint");
  const bool enters = ui.focused() == "elsewhere.folder" && ui.key(ui::Key::enter);
  ui::text_field(ui, "elsewhere.folder", view.words("editor.elsewhere.folder"), {inside, at, width, field},
                 *elsewhere_, look);
  at += field + ui.u(8);
  if (has_problem) {
    ui.draw(wrong, {inside, at});
    at += wrong.height() + ui.u(6);
  }
  const std::vector<std::string> labels{view.words("editor.elsewhere.go"), view.words("editor.elsewhere.no")};
  const std::vector<Rect> places = ui::button_row(ui, labels, {inside, at}, width);
  const bool goes = ui::button(ui, "elsewhere.go", labels[0], places[0], {ui::ButtonKind::primary}) || enters;
  const bool stays = ui::button(ui, "elsewhere.no", labels[1], places[1], {});
  y = end;
  if (goes) {
    std::string folder = *elsewhere_;
    while (!folder.empty() && (folder.back() == ' ' || folder.back() == '\n')) folder.pop_back();
    ElsewhereCase from{case_->path(), std::string(case_->document().text()), state_folder_, {}};
    if (const Document* layout = map_.layout())
      from.open_files.emplace_back("layout.yaml", std::string(layout->text()));
    Result<std::string> moved = write_elsewhere(case_->disk(), from, folder);
    if (moved.ok()) {
      wishes.moved_to = std::move(*moved);
      elsewhere_.reset();
    } else {
      elsewhere_problem_ = moved.error().message;
    }
    ui.ask_frame();
  } else if (stays || (ui.focused() == "elsewhere.folder" && ui.key(ui::Key::escape))) {
    elsewhere_.reset();
    ui.ask_frame();
  }
}

}  // namespace gesprek::editor
