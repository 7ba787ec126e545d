// The case as a screenplay that is typed in.
#include <algorithm>
#include <cmath>

#include "editor/view/editor_screen.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

struct RowLook {
  TextStyle style = TextStyle::reading;
  Role role = Role::ink;
  float above = 2;  // units of space above it
};

RowLook look_of(const ScriptRow& row) {
  switch (row.kind) {
    case RowKind::moment: return {TextStyle::reading_strong, Role::accent, 26};
    case RowKind::line: return {TextStyle::reading, Role::ink, 8};
    case RowKind::cue: return {TextStyle::label, Role::soft, 0};
    case RowKind::choice: return {TextStyle::reading_strong, Role::ink, 16};
    case RowKind::reply: return {TextStyle::reading, Role::ink, 4};
    case RowKind::why: return {TextStyle::label, Role::soft, 4};
    case RowKind::ending: return {TextStyle::reading, Role::ink, 6};
    case RowKind::way: return {TextStyle::label, Role::soft, 6};
  }
  return {};
}

/// Who stands in the margin.
std::string margin_words(const player::View& view, const Document& document, const ScriptRow& row) {
  switch (row.kind) {
    case RowKind::line:
    case RowKind::reply:
      if (row.who == "narrator") return view.words("editor.who.narrator");
      if (row.who == "inner") return view.words("editor.who.inner");
      if (row.who == "media") return view.words("editor.who.media");
      return row.who.empty() ? view.words("editor.who.reply") : name_of(document, row.who);
    case RowKind::choice:
      return row.key == "say" ? row.who : row.who + " " + view.words("editor.choice." + row.key);
    case RowKind::why: return view.words("editor.why");
    case RowKind::ending: return view.words("editor.ending." + row.key);
    default: return {};
  }
}

}  // namespace

void EditorScreen::draw_script(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const float top = ui.begin_scroll("script", place);
  const float width =
      std::min(place.width - ui.u(40), ui.u(170) + 66 * ui.text_width("n", TextStyle::reading));
  const float left = place.x + std::floor(std::max(ui.u(20), (place.width - width) / 2));
  float y = top + ui.u(4);
  if (!case_->document().reading().is_whole()) {
    y += ui.text(case_->document().why_not(), TextStyle::label, {left, y + ui.u(12)}, width, Role::stop) +
         ui.u(16);
  }
  if (heights_width_ != width || heights_percent_ != ui.settings().text_percent || heights_.size() > 40000) {
    heights_.clear();
    heights_width_ = width;
    heights_percent_ = ui.settings().text_percent;
  }
  if (ui.focused() != focused_row_) focused_row_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const ScriptRow& row = rows_[i];
    // Only what can be seen is drawn, and where the caret is; of the rest only the height counts.
    const std::string key = std::to_string(static_cast<int>(row.kind)) + std::to_string(row.indent) + "|" +
                            row.when + "|" + row.text;
    const auto known = heights_.find(key);
    const bool has_caret = !caret_.id.empty() && caret_.id == "row." + row.id() && ui.focused() == caret_.id;
    const bool is_wanted = !wanted_row_.empty() && row.id() == wanted_row_;
    bool is_seen = known == heights_.end() || has_caret || is_wanted;
    if (known != heights_.end()) {
      is_seen = is_seen || (y + known->second >= place.y - ui.u(200) && y <= place.bottom() + ui.u(200));
    }
    if (!is_seen) {
      y += known->second;
      continue;
    }
    if (is_wanted) {
      if (y < place.y + ui.u(20) || y > place.bottom() - ui.u(120)) {
        ui.scroll_to("script", std::max(0.0F, y - top - place.height * 0.3F));
      }
      if (!row.key.empty()) ui.set_focus("row." + row.id());
      wanted_row_.clear();
    }
    const float height = draw_row(view, i, {left, y}, width, true);
    heights_[key] = height;
    y += height;
  }
  if (rows_.empty()) {
    y += ui.text(view.words("editor.script.empty"), TextStyle::reading, {left, y + ui.u(12)}, width,
                 Role::soft);
  }
  ui.end_scroll(y + place.height * 0.4F);
}

float EditorScreen::draw_row(const player::View& view, std::size_t index, ui::Point at, float width, bool) {
  ui::Ui& ui = view.ui;
  const ScriptRow& row = rows_[index];
  const Document& document = case_->document();
  const RowLook look = look_of(row);
  // Who speaks stands in the margin; at large text above the words.
  const float wanted = std::max(ui.u(130), 9 * ui.text_width("n", TextStyle::label));
  const bool has_margin = wanted < width * 0.24F;
  const float margin = has_margin ? wanted : ui.u(14);
  const float left = at.x + margin + static_cast<float>(row.indent) * ui.u(24);
  const float inner = width - (left - at.x) - ui.u(8);
  float y = at.y + ui.u(look.above);
  const bool is_selected = selected_ == row.block;
  const bool in_moment = selected_.size() >= 2 && selected_[1].key == row.node;

  if (row.kind == RowKind::moment) {
    ui.line({at.x, y - ui.u(8)}, {at.x + width, y - ui.u(8)}, Role::wash, ui.rule_width());
    const std::string words = row.who.empty() ? row.text : row.text + "  ·  " + row.who;
    const ui::TextBlock block =
        ui.lay_out({{row.text, TextStyle::reading_strong, look.role},
                    {row.who.empty() ? "" : "   " + row.who, TextStyle::note, Role::soft}},
                   width);
    const Rect box{at.x, y, width, block.height() + ui.u(4)};
    const ui::Response hit = ui.widget(
        {"moment." + row.node, view.words("editor.moment", {words}), ui::WidgetRole::button, {}, true}, box);
    if (hit.was_pressed) select(row);
    if (in_moment) ui.fill({at.x - ui.u(10), y, ui.u(3), block.height()}, Role::accent);
    ui.draw_silent(block, {at.x, y});
    return box.bottom() - at.y;
  }
  if (row.kind == RowKind::way) {
    const bool is_node = row.target != "done" && row.target != "back" && !row.target.empty();
    std::string words = view.words(is_node ? "editor.way" : "editor.way." + row.target, {row.target});
    if (!row.when.empty())
      words =
          view.words("editor.when", {condition_sentence(view, document, checked_, row.when)}) + "  " + words;
    if (!row.text.empty()) words = row.text + "  " + words;
    const ui::TextBlock block = ui.lay_out(words, TextStyle::label, inner, Role::accent);
    const Rect box{left, y, block.width + ui.u(8), block.height() + ui.u(4)};
    const ui::Response hit =
        ui.widget({"way." + row.id() + row.who, words, ui::WidgetRole::button, {}, is_node}, box);
    ui.draw_silent(block, {left, y + ui.u(2)});
    if (hit.was_pressed) {
      select_node(row.target);
      wanted_row_ = "nodes/" + row.target + "/";
      ui.ask_frame();
    }
    return box.bottom() - at.y;
  }

  const std::string margin_text = margin_words(view, document, row);
  if (!margin_text.empty()) {
    const bool is_choice = row.kind == RowKind::choice;
    const TextStyle style = is_choice ? TextStyle::label_strong : TextStyle::label;
    const Role role = is_choice ? Role::accent : Role::soft;
    if (has_margin) {
      const ui::TextBlock name =
          ui.lay_out(margin_text, style, margin + static_cast<float>(row.indent) * ui.u(24) - ui.u(14), role);
      ui.draw(name, {left - ui.u(14) - name.width, y + ui.u(2)});
    } else {
      y += ui.text(margin_text, style, {left, y}, inner, role);
    }
  }
  std::string value = row.text;
  ui::TextAreaLook area;
  area.style = look.style;
  area.role = look.role;
  area.takes_enter = false;
  area.is_read_only = case_->opening().is_read_only || !document.reading().is_whole();
  area.hint = view.words("editor.row.hint");
  const std::vector<SpellMark> spelling = spell(view, row, value);
  for (const SpellMark& mark : spelling) {
    area.marks.push_back({mark.begin, mark.end, mark.kind == SpellKind::jargon ? Role::mind : Role::stop});
  }
  const float height = ui::text_area_height(ui, value, inner, area);
  const std::string id = "row." + row.id();
  const std::string label = margin_text.empty() ? view.words("editor.row." + row.key) : margin_text;
  const ui::TextAreaResult result =
      ui::text_area(ui, id, label, {left, y, inner, height}, value, caret_, area);
  if (is_selected && (row.kind == RowKind::line || row.kind == RowKind::choice)) {
    ui.fill({left - ui.u(8), y, ui.u(2), height}, Role::accent);
  }
  y += height;
  if (!row.when.empty() && row.kind != RowKind::cue) {
    y += ui.text(view.words("editor.when", {condition_sentence(view, document, checked_, row.when)}),
                 TextStyle::note, {left, y}, inner, Role::mind);
  }
  // Who presses one of the words that may be meant is still at this line.
  const bool is_spelled = !result.is_focused && caret_.id == id && ui.focused().rfind("spell.", 0) == 0;
  if (!result.is_focused && !is_spelled) return y - at.y;

  // Where somebody writes is what is selected; a jump elsewhere does not have to take the caret along.
  if (result.is_focused) {
    if (focused_row_ != id || result.has_changed || caret_.has_moved) select(row);
    focused_row_ = id;
  }
  for (const SpellMark& mark : spelling) {
    if (result.has_changed || caret_.caret < mark.begin || caret_.caret > mark.end) continue;
    y += draw_spelling(view, row, mark, value, {left, y}, inner);
    break;
  }
  if (result.has_changed) {
    apply(set_field(document, row.block, row.key, value));
    y += ui::text_area_height(ui, value, inner, area) - height;
  }
  if (result.enter) {
    // A new line below, of the same speaker; a new choice below a choice.
    Path list = row.block;
    if (row.kind == RowKind::line) {
      list.pop_back();
      apply(add_line(document, list, row.place + 1, row.who, {}));
      wanted_row_ = to_text(list / PathStep(row.place + 1)) + "/" + row.who;
    } else if (row.kind == RowKind::choice) {
      list.pop_back();
      apply(add_choice(document, row.node, row.place + 1, {}, {}));
      wanted_row_ = to_text(list / PathStep(row.place + 1)) + "/say";
    }
  }
  if (result.backspace_at_start && value.empty() && row.kind == RowKind::line && index > 0) {
    wanted_row_ = rows_[index - 1].id();
    apply(remove_entry(document, row.block));
  }
  const auto neighbour = [&](bool down) {
    for (std::size_t i = index; down ? i + 1 < rows_.size() : i > 0;) {
      i = down ? i + 1 : i - 1;
      if (!rows_[i].key.empty()) return rows_[i].id();
    }
    return std::string();
  };
  if (result.leaves_up) wanted_row_ = neighbour(false);
  if (result.leaves_down) wanted_row_ = neighbour(true);
  if (!wanted_row_.empty()) ui.ask_frame();
  return y - at.y;
}

}  // namespace gesprek::editor
