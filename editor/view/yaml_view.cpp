// The source text: what is written is the case. At the caret a list of what could stand there.
#include <algorithm>
#include <utility>

#include "editor/view/editor_screen.h"
#include "editor/view/yaml_colours.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

constexpr std::size_t kMostShown = 8;

}  // namespace

void EditorScreen::draw_yaml(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  std::string text(case_->document().text());
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.wraps = false;
  look.colours = yaml_colours;
  look.most_bytes = std::size_t{32} * 1024 * 1024;
  look.is_read_only = case_->opening().is_read_only;
  const float line = ui.line_height(look.style);
  if (yaml_jump_) {
    caret_ = {};
    caret_.id = "yaml";
    caret_.caret = caret_.anchor = std::min(*yaml_jump_, text.size());
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(caret_.caret), '\n');
    ui.scroll_to("yaml", std::max(0.0F, static_cast<float>(lines) * line - place.height * 0.4F));
    ui.set_focus("yaml");
    yaml_jump_.reset();
  }
  const bool writes = !case_->opening().is_read_only;
  const bool asks = writes && ui.focused() == "yaml" && ui.key(ui::Key::space, ui::kCtrl);
  const std::optional<YamlCompletion::Item> taken = completion_keys(view);
  const float top = ui.begin_scroll("yaml", place);
  const float left = place.x + ui.u(16);
  const float height = ui::text_area_height(ui, text, place.width, look);
  const Rect area{left, top + ui.u(8), place.width - ui.u(32), height};
  // The list lies over the text: who presses in it does not move the caret.
  const bool is_over = completing_.is_open && completing_.place.contains(ui.pointer());
  const ui::TextAreaState before = caret_;
  const ui::TextAreaResult result =
      ui::text_area(ui, "yaml", view.words("editor.yaml_label"), area, text, caret_, look);
  if (is_over && !result.has_changed) {
    caret_ = before;
    caret_.has_moved = false;
  }
  if (result.has_changed) {
    const TextEdit edit = difference(case_->document().text(), text);
    const auto done = case_->replace_text(edit.at, edit.at + edit.removed.size(), edit.inserted, "yaml.type",
                                          "yaml", now_ms_);
    message_ = done.ok() ? std::string() : done.error().message;
  }
  if (result.is_focused && caret_.has_moved) {
    if (result.caret.y < place.y + line) ui.scroll_to("yaml", std::max(0.0F, result.caret.y - top - line));
    if (result.caret.bottom() > place.bottom() - line) {
      ui.scroll_to("yaml", result.caret.bottom() - top - place.height + line);
    }
  }
  follow_completion(view, result, asks);
  draw_completion(view, place, is_over ? Rect() : result.caret);
  ui.end_scroll(area.bottom() + ui.u(8));
  if (taken) complete(*taken);
}

// ---- The list at the caret ----

std::optional<YamlCompletion::Item> EditorScreen::completion_keys(const player::View& view) {
  ui::Ui& ui = view.ui;
  Completing& now = completing_;
  if (!now.is_open || ui.focused() != "yaml" || now.list.items.empty()) return std::nullopt;
  const std::size_t count = now.list.items.size();
  if (ui.key(ui::Key::down)) {
    now.chosen = (now.chosen + 1) % count;
    now.was_asked = true;
  }
  if (ui.key(ui::Key::up)) {
    now.chosen = (now.chosen + count - 1) % count;
    now.was_asked = true;
  }
  if (ui.key(ui::Key::escape)) {
    now.is_open = false;
    now.shut_at = caret_.caret;
    return std::nullopt;
  }
  // Whoever only types on gets the new line that Enter makes.
  if (ui.key(ui::Key::tab) || (now.was_asked && ui.key(ui::Key::enter))) {
    now.is_open = false;
    return now.list.items[now.chosen];
  }
  return std::nullopt;
}

void EditorScreen::complete(const YamlCompletion::Item& item) {
  const std::size_t begin = completing_.list.begin;
  const std::size_t end = completing_.list.end;
  if (end > case_->document().text().size() || begin > end) return;
  held_.push_back(case_->document().shared_reading());
  const auto done = case_->replace_text(begin, end, item.text, "yaml.complete", {}, now_ms_);
  message_ = done.ok() ? std::string() : done.error().message;
  caret_.caret = caret_.anchor = begin + item.caret;
  caret_.has_moved = true;
  completing_.is_open = false;
  completing_.shut_at = caret_.caret;
}

void EditorScreen::follow_completion(const player::View& view, const ui::TextAreaResult& result, bool asks) {
  Completing& now = completing_;
  const Document& document = case_->document();
  if (yaml_names_version_ != document.version() && document.reading().is_whole()) {
    yaml_names_ = yaml_names(document, checked_);
    yaml_names_version_ = document.version();
  }
  if (!result.is_focused) {
    // Whoever presses in the list takes the focus along for a moment.
    const bool presses = now.is_open && view.ui.focused().compare(0, 14, "yaml.complete.") == 0;
    if (!presses) now.is_open = false;
    return;
  }
  if (asks) {
    now.is_open = true;
    now.was_asked = true;
    now.shut_at = std::string::npos;
  } else if (result.has_changed && now.shut_at != caret_.caret) {
    now.is_open = true;
    now.was_asked = false;
  } else if (caret_.has_moved && !result.has_changed) {
    now.is_open = false;  // who walks through the text is not helped
  }
  if (!now.is_open || !(asks || result.has_changed)) return;
  now.shut_at = std::string::npos;
  const std::string before =
      now.chosen < now.list.items.size() ? now.list.items[now.chosen].text : std::string();
  now.list = complete_yaml(document.text(), caret_.caret, yaml_names_);
  now.chosen = 0;
  for (std::size_t i = 0; asks && i < now.list.items.size(); ++i) {
    if (now.list.items[i].text == before) now.chosen = i;
  }
  // By itself only behind a letter, and not when all of it stands there already.
  const std::size_t typed = caret_.caret - std::min(caret_.caret, now.list.begin);
  const bool is_done =
      now.list.items.size() == 1 && now.list.items[0].text.size() <= typed + 2 &&
      now.list.end == caret_.caret && typed > 0 &&
      now.list.items[0].text.compare(0, typed, document.text().substr(now.list.begin, typed)) == 0 &&
      now.list.items[0].text.substr(typed).find_first_not_of(": ") == std::string::npos;
  if (now.list.items.empty() || (!asks && (typed == 0 || is_done))) now.is_open = false;
  view.ui.ask_frame();
}

void EditorScreen::draw_completion(const player::View& view, const Rect& place, const Rect& caret) {
  ui::Ui& ui = view.ui;
  Completing& now = completing_;
  if (!now.is_open || now.list.items.empty()) return;
  const std::size_t count = now.list.items.size();
  const std::size_t shown = std::min(count, kMostShown);
  const std::size_t first = now.chosen < shown ? 0 : now.chosen + 1 - shown;
  const float row = ui.line_height(TextStyle::label) + ui.u(6);
  float width = ui.u(200);
  std::vector<ui::TextBlock> blocks;
  for (std::size_t i = first; i < first + shown; ++i) {
    const YamlCompletion::Item& item = now.list.items[i];
    std::string about = item.about;
    if (about.size() > 60) {
      about.resize(60);
      while (!about.empty() && (static_cast<unsigned char>(about.back()) & 0xC0U) == 0x80U) about.pop_back();
      if (!about.empty() && static_cast<unsigned char>(about.back()) >= 0xC0U) about.pop_back();
      about += "…";
    }
    blocks.push_back(ui.lay_out({{item.text, TextStyle::label_strong, Role::ink},
                                 {about.empty() ? "" : "   " + about, TextStyle::note, Role::soft}},
                                1.0e6F));
    width = std::max(width, blocks.back().width + ui.u(24));
  }
  const std::string more =
      count > shown ? view.words("editor.list.more", {std::to_string(count - shown)}) : std::string();
  const float foot = more.empty() ? 0 : ui.line_height(TextStyle::note) + ui.u(4);
  width = std::min(width, place.width - ui.u(24));
  const float height = static_cast<float>(shown) * row + foot + ui.u(8);
  if (caret.height > 0) {
    const bool is_above = caret.bottom() + height > place.bottom() && caret.y - height > place.y;
    now.place = {
        std::clamp(caret.x, place.x + ui.u(8), std::max(place.x + ui.u(8), place.right() - width - ui.u(8))),
        is_above ? caret.y - height - ui.u(2) : caret.bottom() + ui.u(2), width, height};
  }
  const Rect& box = now.place;
  ui.shadow(box, ui.u(4));
  ui.fill(box, Role::panel, ui.u(4));
  ui.outline(box, Role::rule, ui.rule_width(), ui.u(4));
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect at{box.x + ui.u(4), box.y + ui.u(4) + static_cast<float>(i) * row, box.width - ui.u(8), row};
    const YamlCompletion::Item& item = now.list.items[first + i];
    ui::Ui::Widget widget;
    widget.id = "yaml.complete." + std::to_string(first + i);
    widget.label = item.text;
    widget.role = ui::WidgetRole::option;
    widget.value = first + i == now.chosen ? "aan" : "uit";
    const ui::Response hit = ui.widget(widget, at);
    if (first + i == now.chosen || hit.is_hovered) ui.fill(at, Role::wash, ui.u(3));
    ui.push_clip(at);
    ui.draw_silent(blocks[i], {at.x + ui.u(6), at.y + ui.u(3)});
    ui.pop_clip();
    if (hit.was_pressed) pressed = first + i;
  }
  if (!more.empty())
    ui.draw_silent(ui.lay_out(more, TextStyle::note, 1.0e6F, Role::soft),
                   {box.x + ui.u(10), box.bottom() - foot - ui.u(2)});
  if (!pressed) return;
  complete(now.list.items[*pressed]);
  ui.set_focus("yaml");
}

}  // namespace gesprek::editor
