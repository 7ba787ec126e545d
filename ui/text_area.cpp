#include "ui/text_area.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/target.h"

namespace gesprek::ui {

using draw::Role;

namespace {

constexpr double kDoubleClick = 0.4;  // seconds

std::size_t before_of(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  if (at > 0 && text[at] == '\n' && text[at - 1] == '\r') --at;
  return at;
}
std::size_t after_of(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') return at + 2;
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// A line on the screen: bytes [begin, end) of the text; a space it was broken at belongs to it.
struct Line {
  std::size_t begin = 0, end = 0;
};

/// One paragraph, broken where a word would not fit; takes time linear in its bytes.
void break_paragraph(const Ui& ui, std::string_view text, std::size_t begin, std::size_t stop, float width,
                     TextStyle style, std::vector<Line>& out) {
  std::size_t line = begin;
  float used = 0;
  std::size_t at = begin;
  while (at < stop) {
    std::size_t word = at;
    while (word < stop && text[word] != ' ') ++word;
    std::size_t next = word;
    while (next < stop && text[next] == ' ') ++next;
    const float wide = ui.text_width(text.substr(at, word - at), style);
    if (used > 0 && used + wide > width) {
      out.push_back({line, at});
      line = at;
      used = 0;
    }
    if (wide > width) {
      // A word that is wider than a line is broken where it must be.
      std::size_t piece = at;
      while (piece < word) {
        const std::size_t step = after_of(text, piece);
        const float one = ui.text_width(text.substr(piece, step - piece), style);
        if (used > 0 && used + one > width) {
          out.push_back({line, piece});
          line = piece;
          used = 0;
        }
        used += one;
        piece = step;
      }
      used += ui.text_width(text.substr(word, next - word), style);
    } else {
      used += ui.text_width(text.substr(at, next - at), style);
    }
    at = next;
  }
  out.push_back({line, stop});
}

std::vector<Line> lines_of(const Ui& ui, std::string_view text, float width, const TextAreaLook& look) {
  std::vector<Line> lines;
  std::size_t from = 0;
  while (true) {
    const std::size_t newline = text.find('\n', from);
    std::size_t stop = std::min(newline, text.size());
    if (stop > from && newline != std::string_view::npos && text[stop - 1] == '\r') --stop;
    if (look.wraps) {
      break_paragraph(ui, text, from, stop, width, look.style, lines);
    } else {
      lines.push_back({from, stop});
    }
    if (newline == std::string_view::npos) break;
    from = newline + 1;
  }
  return lines;
}

std::size_t line_at(const std::vector<Line>& lines, std::size_t caret) {
  const auto after = std::upper_bound(lines.begin(), lines.end(), caret,
                                      [](std::size_t at, const Line& line) { return at < line.begin; });
  return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

std::size_t place_in(const Ui& ui, std::string_view text, const Line& line, float x, TextStyle style,
                     bool is_last_of_paragraph) {
  float left = 0;
  std::size_t at = line.begin;
  while (at < line.end) {
    const std::size_t next = after_of(text, at);
    const float wide = ui.text_width(text.substr(at, next - at), style);
    if (x < left + wide / 2) return at;
    left += wide;
    at = next;
  }
  // Behind the space at which a line was broken is the next line.
  if (!is_last_of_paragraph && at > line.begin) at = before_of(text, at);
  return at;
}

std::string clean(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 32 && c != 127)) out += c;
  }
  return out;
}

class Writer {
 public:
  Writer(Ui& ui, std::string& text, TextAreaState& state, const TextAreaLook& look, TextAreaResult& result)
      : ui_(ui), text_(text), state_(state), look_(look), result_(result) {
    state_.caret = std::min(state_.caret, text_.size());
    state_.anchor = std::min(state_.anchor, text_.size());
  }

  void point(const std::vector<Line>& lines, Point at, float line_height, bool went_down) {
    const float row = std::clamp(at.y / line_height, 0.0F, static_cast<float>(lines.size()) - 1);
    const auto line = static_cast<std::size_t>(row);
    const std::size_t place =
        place_in(ui_, text_, lines[line], at.x, look_.style, ends_paragraph(lines, line));
    if (went_down) {
      const bool again = ui_.seconds() - state_.clicked_at < kDoubleClick && state_.clicked_on == place;
      state_.clicks = again ? state_.clicks % 3 + 1 : 1;
      state_.clicked_at = ui_.seconds();
      state_.clicked_on = place;
    }
    if (state_.clicks == 1) return move(place, !went_down);
    // Twice: by words; three times: by paragraphs.
    const auto from = [&](std::size_t x) { return state_.clicks == 2 ? word_start(x) : paragraph_start(x); };
    const auto to = [&](std::size_t x) { return state_.clicks == 2 ? word_end(x) : paragraph_end(x); };
    state_.anchor = place < state_.clicked_on ? to(state_.clicked_on) : from(state_.clicked_on);
    state_.caret = place < state_.clicked_on ? from(place) : to(place);
    state_.wanted_x = -1;
  }

  void keys(const std::vector<Line>& lines) {
    for (const bool selects : {false, true}) move_by_keys(lines, selects);
    if (ui_.key(Key::a, kCtrl)) {
      state_.anchor = 0;
      state_.caret = text_.size();
    }
    if (ui_.key(Key::c, kCtrl) && has_selection()) set_clipboard(selection());
    if (look_.is_read_only) return static_cast<void>(ui_.take_typed());
    if (ui_.key(Key::x, kCtrl) && has_selection()) {
      set_clipboard(selection());
      replace("");
    }
    if (ui_.key(Key::v, kCtrl)) replace(clean(clipboard()));
    erase(Key::backspace, {}, [&] { return before_of(text_, state_.caret); });
    erase(Key::backspace, kCtrl, [&] { return word_before(text_, state_.caret); });
    erase(Key::del, {}, [&] { return after_of(text_, state_.caret); });
    erase(Key::del, kCtrl, [&] { return word_after(text_, state_.caret); });
    if (ui_.key(Key::enter, kShift)) replace("\n");
    if (ui_.key(Key::enter)) {
      if (look_.takes_enter) {
        replace("\n");
      } else {
        result_.enter = true;
      }
    }
    const std::string typed = clean(ui_.take_typed());
    if (!typed.empty()) replace(typed);
  }

 private:
  void move_by_keys(const std::vector<Line>& lines, bool selects) {
    const Mods mods = selects ? kShift : Mods{};
    const Mods ctrl{true, selects, false};
    const auto [from, to] = std::minmax(state_.caret, state_.anchor);
    const bool drops = has_selection() && !selects;
    if (ui_.key(Key::left, mods)) move(drops ? from : before_of(text_, state_.caret), selects);
    if (ui_.key(Key::right, mods)) move(drops ? to : after_of(text_, state_.caret), selects);
    if (ui_.key(Key::left, ctrl)) move(word_before(text_, state_.caret), selects);
    if (ui_.key(Key::right, ctrl)) move(word_after(text_, state_.caret), selects);
    const std::size_t line = line_at(lines, state_.caret);
    if (ui_.key(Key::home, mods)) move(lines[line].begin, selects);
    if (ui_.key(Key::end, mods)) move(last_of(lines, line), selects);
    if (ui_.key(Key::home, ctrl)) move(0, selects);
    if (ui_.key(Key::end, ctrl)) move(text_.size(), selects);
    if (state_.wanted_x < 0) {
      state_.wanted_x = ui_.text_width(
          std::string_view(text_).substr(lines[line].begin, state_.caret - lines[line].begin), look_.style);
    }
    const float x = state_.wanted_x;
    const auto go_to = [&](std::size_t to_line) {
      move(place_in(ui_, text_, lines[to_line], x, look_.style, ends_paragraph(lines, to_line)), selects);
      state_.wanted_x = x;
    };
    if (ui_.key(Key::up, mods)) {
      if (line > 0) {
        go_to(line - 1);
      } else if (!selects) {
        result_.leaves_up = true;
      }
    }
    if (ui_.key(Key::down, mods)) {
      if (line + 1 < lines.size()) {
        go_to(line + 1);
      } else if (!selects) {
        result_.leaves_down = true;
      }
    }
  }

  template <class To>
  void erase(Key key, Mods mods, To to) {
    if (!ui_.key(key, mods)) return;
    if (!has_selection()) {
      const std::size_t other = to();
      if (other == state_.caret) {
        if (key == Key::backspace) result_.backspace_at_start = true;
        return;
      }
      state_.anchor = other;
    }
    replace("");
  }

  void move(std::size_t to, bool selects) {
    state_.has_moved = state_.has_moved || state_.caret != to;
    state_.caret = to;
    if (!selects) state_.anchor = to;
    state_.wanted_x = -1;
  }
  void replace(const std::string& with) {
    const auto [from, to] = std::minmax(state_.caret, state_.anchor);
    if (from == to && with.empty()) return;
    if (text_.size() - (to - from) + with.size() > look_.most_bytes) return;
    text_.replace(from, to - from, with);
    state_.caret = state_.anchor = from + with.size();
    state_.wanted_x = -1;
    state_.has_moved = true;
    result_.has_changed = true;
  }

  [[nodiscard]] bool has_selection() const { return state_.caret != state_.anchor; }
  [[nodiscard]] std::string selection() const {
    const auto [from, to] = std::minmax(state_.caret, state_.anchor);
    return text_.substr(from, to - from);
  }
  [[nodiscard]] static bool ends_paragraph(const std::vector<Line>& lines, std::size_t line) {
    return line + 1 >= lines.size() || lines[line + 1].begin != lines[line].end;
  }
  [[nodiscard]] std::size_t last_of(const std::vector<Line>& lines, std::size_t line) const {
    const std::size_t end = lines[line].end;
    const bool goes_on = !ends_paragraph(lines, line) && end > lines[line].begin;
    return goes_on ? before_of(text_, end) : end;
  }
  [[nodiscard]] std::size_t word_start(std::size_t at) const {
    if (at >= text_.size() || !is_word(text_[at])) {
      if (at == 0 || !is_word(text_[at - 1])) return at;
    }
    while (at > 0 && is_word(text_[at - 1])) --at;
    return at;
  }
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && is_word(text_[at])) ++at;
    return at;
  }
  [[nodiscard]] std::size_t paragraph_start(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    return newline == std::string::npos ? 0 : newline + 1;
  }
  [[nodiscard]] std::size_t paragraph_end(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size());
  }

  Ui& ui_;
  std::string& text_;
  TextAreaState& state_;
  const TextAreaLook& look_;
  TextAreaResult& result_;
};

void draw_words(Ui& ui, std::string_view words, const TextAreaLook& look, Point at) {
  if (words.empty()) return;
  std::size_t done = 0;
  float x = at.x;
  const auto draw = [&](std::size_t end, Role role) {
    if (end <= done) return;
    const std::string_view piece = words.substr(done, end - done);
    ui.draw_silent(ui.lay_out(piece, look.style, 1.0e6F, role), {x, at.y});
    x += ui.text_width(piece, look.style);
    done = end;
  };
  if (look.colours != nullptr) {
    for (const ColourRun& run : look.colours(words)) {
      draw(std::min(run.begin, words.size()), look.role);
      draw(std::min(run.end, words.size()), run.role);
    }
  }
  draw(words.size(), look.role);
}

void draw_marks(Ui& ui, std::string_view all, const Line& line, const TextAreaLook& look, Point at,
                float line_height) {
  for (const TextMark& mark : look.marks) {
    const std::size_t begin = std::max(mark.begin, line.begin);
    const std::size_t end = std::min({mark.end, line.end, all.size()});
    if (begin >= end) continue;
    float x = at.x + ui.text_width(all.substr(line.begin, begin - line.begin), look.style);
    const float stop = x + ui.text_width(all.substr(begin, end - begin), look.style);
    const float dot = std::max(2.0F, ui.u(2));
    for (; x < stop; x += 2 * dot) ui.fill({x, at.y + line_height - dot - 1, dot, dot}, mark.role);
  }
}

float frame_of(const Ui& ui, const TextAreaLook& look) {
  return look.has_frame ? ui.u(8) : 0;
}

}  // namespace

std::size_t word_before(std::string_view text, std::size_t at) {
  while (at > 0 && !is_word(text[at - 1])) --at;
  while (at > 0 && is_word(text[at - 1])) --at;
  return at;
}

std::size_t word_after(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  while (at < text.size() && !is_word(text[at])) ++at;
  return at;
}

float text_area_height(const Ui& ui, std::string_view text, float width, const TextAreaLook& look) {
  const float frame = frame_of(ui, look);
  const auto lines = lines_of(ui, text, width - 2 * frame, look).size();
  return static_cast<float>(lines) * ui.line_height(look.style) + 2 * frame;
}

TextAreaResult text_area(Ui& ui, const std::string& id, std::string_view label, const Rect& place,
                         std::string& value, TextAreaState& state, const TextAreaLook& look) {
  TextAreaResult result;
  const Response response = ui.widget(
      {id, std::string(label), WidgetRole::field, value.size() > 400 ? value.substr(0, 400) : value, true},
      place);
  result.is_focused = response.is_focused;
  const float frame = frame_of(ui, look);
  const Rect inner = place.inset(frame);
  const float line_height = ui.line_height(look.style);
  if (response.is_focused && state.id != id) {
    state = {};
    state.id = id;
    state.caret = state.anchor = value.size();
  }
  std::vector<Line> lines = lines_of(ui, value, inner.width, look);
  if (response.is_focused) {
    ui.set_typing();
    state.has_moved = false;
    Writer writer(ui, value, state, look, result);
    if (response.is_held && ui.pointer_is_down()) {
      writer.point(lines, {ui.pointer().x - inner.x + state.offset, ui.pointer().y - inner.y}, line_height,
                   ui.pointer_went_down());
    }
    writer.keys(lines);
    if (result.has_changed) lines = lines_of(ui, value, inner.width, look);
  }

  if (look.has_frame) {
    ui.fill(place, Role::panel, ui.u(6));
    ui.outline(place, response.is_focused ? Role::accent : Role::rule,
               ui.rule_width() + (response.is_focused ? 1 : 0), ui.u(6));
  } else if (response.is_focused) {
    ui.fill(place.inset(-ui.u(3)), Role::panel, ui.u(4));
  }
  if (value.empty() && !look.hint.empty()) {
    ui.draw_silent(ui.lay_out(look.hint, look.style, inner.width, Role::soft), {inner.x, inner.y});
  }
  const std::string_view all = value;
  const std::size_t caret_line = line_at(lines, std::min(state.caret, value.size()));
  float caret_x = 0;
  if (response.is_focused) {
    const std::size_t begin = lines[caret_line].begin;
    caret_x = ui.text_width(all.substr(begin, std::min(state.caret, value.size()) - begin), look.style);
    if (look.wraps) {
      state.offset = 0;
    } else if (state.has_moved) {
      state.offset = std::clamp(state.offset, std::max(0.0F, caret_x + ui.u(24) - inner.width), caret_x);
    }
  }
  const float left = inner.x - (response.is_focused || !look.wraps ? state.offset : 0);
  const auto [from, to] = std::minmax(state.caret, state.anchor);
  const Rect screen = ui.screen();
  // Only what can be seen: a source text has thousands of lines.
  const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor(-inner.y / line_height)));
  for (std::size_t i = first; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const float y = inner.y + static_cast<float>(i) * line_height;
    if (y > screen.height) break;
    if (response.is_focused && from < to && from <= line.end && to > line.begin) {
      const std::size_t a = std::max(from, line.begin);
      const std::size_t b = std::min(to, line.end);
      const float x = ui.text_width(all.substr(line.begin, a - line.begin), look.style);
      const float wide = b > a ? ui.text_width(all.substr(a, b - a), look.style) : 0;
      ui.fill({left + x, y, std::max(wide, ui.u(3)), line_height}, Role::wash);
    }
    const std::string_view words = all.substr(line.begin, line.end - line.begin);
    draw_words(ui, words, look, {left, y});
    draw_marks(ui, all, line, look, {left, y}, line_height);
  }
  if (response.is_focused) {
    const float y = inner.y + static_cast<float>(caret_line) * line_height;
    result.caret = {left + caret_x, y, std::max(2.0F, ui.u(2)), line_height};
    ui.fill({result.caret.x, y + ui.u(2), result.caret.width, line_height - ui.u(4)}, Role::accent);
  }
  if (result.has_changed) ui.ask_frame();
  return result;
}

}  // namespace gesprek::ui
