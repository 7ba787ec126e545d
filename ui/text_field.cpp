// A field to type in, with lines broken at its width: Dear ImGui 1.90 has no such thing.
#include <algorithm>
#include <map>

#include "ui/widgets.h"

namespace gesprek::ui {

using draw::Role;

namespace {

struct Editing {
  std::size_t caret = 0, anchor = 0;  // bytes; what lies between is selected
  std::string before;                 // for undo
  bool has_before = false;
  float offset = 0;  // scrolled by
};

/// Editing of the field that has focus. Only one has it, so one is enough; it is forgotten with its id.
struct Focused {
  std::string id;
  Editing editing;
};
Focused& focused_field() {
  static Focused field;
  return field;
}

std::size_t before_of(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}
std::size_t after_of(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// A line on the screen: bytes [begin, end) of the text.
struct Line {
  std::size_t begin = 0, end = 0;
};

std::vector<Line> lines_of(const Ui& ui, std::string_view text, float width) {
  std::vector<Line> out;
  std::size_t from = 0;
  while (true) {
    const std::size_t stop = std::min(text.find('\n', from), text.size());
    std::size_t begin = from;
    // Greedy: as many words as fit.
    while (true) {
      std::size_t end = begin;
      std::size_t good = begin;
      while (end < stop) {
        std::size_t next = after_of(text, end);
        if (ui.text_width(text.substr(begin, next - begin), TextStyle::reading) > width && end > begin) break;
        end = next;
        if (text[end - 1] == ' ' || text[end - 1] == '-') good = end;
      }
      if (end >= stop) {
        out.push_back({begin, stop});
        break;
      }
      if (good == begin) good = end;
      out.push_back({begin, good});
      begin = good;
    }
    if (stop == text.size()) break;
    from = stop + 1;
  }
  return out;
}

std::size_t line_at(const std::vector<Line>& lines, std::size_t caret) {
  std::size_t at = 0;
  while (at + 1 < lines.size() && lines[at + 1].begin <= caret) ++at;
  return at;
}

std::size_t place_in(const Ui& ui, std::string_view text, const Line& line, float x) {
  std::size_t at = line.begin;
  while (at < line.end) {
    const std::size_t next = after_of(text, at);
    const float left = ui.text_width(text.substr(line.begin, at - line.begin), TextStyle::reading);
    const float right = ui.text_width(text.substr(line.begin, next - line.begin), TextStyle::reading);
    if (x < (left + right) / 2) break;
    at = next;
  }
  return at;
}

class Editor {
 public:
  Editor(Ui& ui, std::string& text, Editing& editing, const FieldLook& look)
      : ui_(ui), text_(text), editing_(editing), look_(look) {
    editing_.caret = std::min(editing_.caret, text_.size());
    editing_.anchor = std::min(editing_.anchor, text_.size());
  }

  bool keys(const std::vector<Line>& lines) {
    const std::string start = text_;
    for (const bool is_selecting : {false, true}) {
      const Mods mods = is_selecting ? kShift : Mods{};
      if (ui_.key(Key::left, mods)) move(before_of(text_, editing_.caret), is_selecting);
      if (ui_.key(Key::right, mods)) move(after_of(text_, editing_.caret), is_selecting);
      const std::size_t line = line_at(lines, editing_.caret);
      const float x = ui_.text_width(
          std::string_view(text_).substr(lines[line].begin, editing_.caret - lines[line].begin),
          TextStyle::reading);
      if (ui_.key(Key::home, mods)) move(lines[line].begin, is_selecting);
      if (ui_.key(Key::end, mods)) move(last_of(lines, line), is_selecting);
      if (look_.is_multi_line) {
        if (ui_.key(Key::up, mods))
          move(line == 0 ? 0 : place_in(ui_, text_, lines[line - 1], x), is_selecting);
        if (ui_.key(Key::down, mods)) {
          move(line + 1 >= lines.size() ? text_.size() : place_in(ui_, text_, lines[line + 1], x),
               is_selecting);
        }
      }
    }
    if (ui_.key(Key::a, kCtrl)) {
      editing_.anchor = 0;
      editing_.caret = text_.size();
    }
    if (ui_.key(Key::c, kCtrl) && has_selection()) set_clipboard(selection());
    if (ui_.key(Key::x, kCtrl) && has_selection()) {
      set_clipboard(selection());
      replace("");
    }
    if (ui_.key(Key::v, kCtrl)) replace(clean(clipboard()));
    if (ui_.key(Key::z, kCtrl) && editing_.has_before) {
      std::swap(text_, editing_.before);
      editing_.caret = editing_.anchor = text_.size();
      return true;
    }
    if (ui_.key(Key::backspace)) {
      if (!has_selection()) editing_.anchor = before_of(text_, editing_.caret);
      replace("");
    }
    if (ui_.key(Key::del)) {
      if (!has_selection()) editing_.anchor = after_of(text_, editing_.caret);
      replace("");
    }
    if (look_.is_multi_line && ui_.key(Key::enter)) replace("\n");
    const std::string typed = clean(ui_.take_typed());
    if (!typed.empty()) replace(typed);
    return text_ != start;
  }

  void move(std::size_t to, bool is_selecting) {
    editing_.caret = to;
    if (!is_selecting) editing_.anchor = to;
  }
  [[nodiscard]] bool has_selection() const { return editing_.caret != editing_.anchor; }
  [[nodiscard]] std::string selection() const {
    const auto [from, to] = std::minmax(editing_.caret, editing_.anchor);
    return text_.substr(from, to - from);
  }

 private:
  [[nodiscard]] std::size_t last_of(const std::vector<Line>& lines, std::size_t line) const {
    std::size_t end = lines[line].end;
    // Where a line was broken at a space, the end is before it.
    if (line + 1 < lines.size() && end > lines[line].begin && text_[end - 1] == ' ' &&
        lines[line + 1].begin == end) {
      --end;
    }
    return end;
  }
  [[nodiscard]] std::string clean(const std::string& text) const {
    std::string out;
    for (const char c : text) {
      if (c == '\n' && look_.is_multi_line) {
        out += c;
      } else if (static_cast<unsigned char>(c) >= 32 && c != 127) {
        out += c;
      } else if (c == '\t' || c == '\n') {
        out += ' ';
      }
    }
    return out;
  }
  void replace(const std::string& with) {
    const auto [from, to] = std::minmax(editing_.caret, editing_.anchor);
    if (text_.size() - (to - from) + with.size() > look_.most_bytes) return;
    editing_.before = text_;
    editing_.has_before = true;
    text_.replace(from, to - from, with);
    editing_.caret = editing_.anchor = from + with.size();
  }

  Ui& ui_;
  std::string& text_;
  Editing& editing_;
  const FieldLook& look_;
};

}  // namespace

bool text_field(Ui& ui, const std::string& id, std::string_view label, const Rect& place, std::string& value,
                const FieldLook& look) {
  const Response response = ui.widget({id, std::string(label), WidgetRole::field, value, true}, place);
  const float inside = ui.u(12);
  const float icon = look.icon == Icon::none ? 0 : ui.line_height(TextStyle::reading) * 0.75F + ui.u(10);
  const Rect inner{place.x + inside + icon, place.y + ui.u(8), place.width - 2 * inside - icon,
                   place.height - ui.u(16)};
  const float line_height = ui.line_height(TextStyle::reading);

  Focused& focused = focused_field();
  Editing other;
  if (response.is_focused && focused.id != id) {
    focused = {id, {}};
    focused.editing.caret = focused.editing.anchor = value.size();
  }
  Editing& editing = response.is_focused ? focused.editing : other;

  // One line runs on; it shows the part where the caret is.
  const float wide = look.is_multi_line ? inner.width : 1.0e6F;
  std::vector<Line> lines = lines_of(ui, value, wide);
  bool has_changed = false;
  if (response.is_focused) {
    ui.set_typing();
    Editor editor(ui, value, editing, look);
    if (response.is_held && ui.pointer_is_down()) {
      const float at = ui.pointer().y - inner.y + editing.offset;
      const auto line =
          static_cast<std::size_t>(std::clamp(at / line_height, 0.0F, static_cast<float>(lines.size()) - 1));
      const float x = ui.pointer().x - inner.x + (look.is_multi_line ? 0 : editing.offset);
      editor.move(place_in(ui, value, lines[line], x), !ui.pointer_went_down());
    }
    has_changed = editor.keys(lines);
    if (has_changed) lines = lines_of(ui, value, wide);
  }

  ui.fill(place, Role::panel, ui.u(6));
  ui.outline(place, response.is_focused ? Role::accent : Role::rule,
             ui.rule_width() + (response.is_focused ? 1 : 0), ui.u(6));
  if (look.icon != Icon::none) {
    draw_icon(ui, look.icon, {place.x + inside + icon / 2 - ui.u(5), place.centre().y}, icon - ui.u(10),
              Role::soft);
  }
  ui.push_clip(inner.inset(-ui.u(2)));
  if (value.empty() && !look.hint.empty()) {
    ui.draw_silent(
        ui.lay_out(look.hint, TextStyle::reading, look.is_multi_line ? inner.width : 1.0e6F, Role::soft),
        {inner.x, inner.y});
  }
  const std::string_view all = value;
  const std::size_t caret_line = line_at(lines, editing.caret);
  const float caret_x = ui.text_width(
      all.substr(lines[caret_line].begin, editing.caret - lines[caret_line].begin), TextStyle::reading);
  float top = inner.y;
  float left = inner.x;
  if (response.is_focused) {
    if (look.is_multi_line) {
      const float y = static_cast<float>(caret_line) * line_height;
      editing.offset = std::clamp(editing.offset, std::max(0.0F, y + line_height - inner.height), y);
      top -= editing.offset;
    } else {
      editing.offset = std::clamp(editing.offset, std::max(0.0F, caret_x + ui.u(4) - inner.width), caret_x);
      left -= editing.offset;
    }
  }
  const auto [from, to] = std::minmax(editing.caret, editing.anchor);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const float y = top + static_cast<float>(i) * line_height;
    if (y + line_height < inner.y || y > inner.bottom()) continue;
    if (response.is_focused && from < to && from < line.end && to > line.begin) {
      const std::size_t a = std::max(from, line.begin);
      const std::size_t b = std::min(to, line.end);
      const float x = ui.text_width(all.substr(line.begin, a - line.begin), TextStyle::reading);
      const float w = ui.text_width(all.substr(a, b - a), TextStyle::reading);
      ui.fill({left + x, y, w, line_height}, Role::wash);
    }
    const std::string_view words = all.substr(line.begin, line.end - line.begin);
    if (!words.empty()) ui.draw_silent(ui.lay_out(words, TextStyle::reading, 1.0e6F), {left, y});
  }
  if (response.is_focused) {
    const float y = top + static_cast<float>(caret_line) * line_height;
    ui.fill({left + caret_x, y + ui.u(3), std::max(2.0F, ui.u(2)), line_height - ui.u(6)}, Role::accent);
  }
  ui.pop_clip();
  if (has_changed) ui.ask_frame();
  return has_changed;
}

}  // namespace gesprek::ui
