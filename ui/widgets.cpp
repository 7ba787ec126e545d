#include "ui/widgets.h"

#include <cmath>

namespace gesprek::ui {

using draw::Role;

namespace {

/// Drawn on a square of 24 units, in lines of 2.
draw::Picture icon_picture(Icon icon) {
  draw::Picture out;
  out.width = out.height = 24;
  const auto stroke = [&](draw::Path path) {
    out.marks.push_back(draw::Stroke{std::move(path), Role::ink, 2.2, {}});
  };
  const auto line = [&](double ax, double ay, double bx, double by) {
    stroke(draw::line_path({ax, ay}, {bx, by}));
  };
  switch (icon) {
    case Icon::none: break;
    case Icon::back:
      line(4, 12, 20, 12);
      line(4, 12, 10.5, 5.5);
      line(4, 12, 10.5, 18.5);
      break;
    case Icon::book:
      stroke(draw::box_path({5, 3}, 14, 18, 2));
      line(9, 8.5, 15, 8.5);
      line(9, 12.5, 15, 12.5);
      break;
    case Icon::gear:
      for (int i = 0; i < 8; ++i) {
        const double a = i * 0.785398;
        line(12 + std::cos(a) * 7, 12 + std::sin(a) * 7, 12 + std::cos(a) * 10, 12 + std::sin(a) * 10);
      }
      stroke(draw::circle_path({12, 12}, 6));
      stroke(draw::circle_path({12, 12}, 1.6));
      break;
    case Icon::pause:
      out.marks.push_back(draw::Fill{draw::box_path({6, 4.5}, 4, 15, 1), Role::ink});
      out.marks.push_back(draw::Fill{draw::box_path({14, 4.5}, 4, 15, 1), Role::ink});
      break;
    case Icon::again: {
      draw::Path path;
      path.move_to({19.5, 12});
      double from = 0;
      for (int i = 1; i <= 5; ++i) {  // five sixths of a circle, as curves
        const double to = from + 1.0472;
        const double k = 4.0 / 3.0 * std::tan(1.0472 / 4) * 7.5;
        const draw::Point a{12 + 7.5 * std::cos(from), 12 + 7.5 * std::sin(from)};
        const draw::Point b{12 + 7.5 * std::cos(to), 12 + 7.5 * std::sin(to)};
        path.curve_to({a.x - k * std::sin(from), a.y + k * std::cos(from)},
                      {b.x + k * std::sin(to), b.y - k * std::cos(to)}, b);
        from = to;
      }
      stroke(path);
      line(15.75, 5.5, 16.2, 1.2);
      line(15.75, 5.5, 11.4, 4.9);
      break;
    }
    case Icon::tick:
      line(4.5, 12.5, 9.5, 18);
      line(9.5, 18, 19.5, 6.5);
      break;
    case Icon::search:
      stroke(draw::circle_path({10.5, 10.5}, 6.2));
      line(15.3, 15.3, 20.5, 20.5);
      break;
    case Icon::close:
      line(6, 6, 18, 18);
      line(6, 18, 18, 6);
      break;
    case Icon::open:
      line(5, 9, 12, 16);
      line(12, 16, 19, 9);
      break;
    case Icon::voice: {
      stroke(draw::line_path({4, 9.5}, {4, 14.5}));
      line(4, 9.5, 8, 9.5);
      line(4, 14.5, 8, 14.5);
      line(8, 9.5, 13, 4.5);
      line(8, 14.5, 13, 19.5);
      line(13, 4.5, 13, 19.5);
      line(17, 9, 17, 15);
      line(20.5, 6.5, 20.5, 17.5);
      break;
    }
    case Icon::folded:
      line(9, 5, 16, 12);
      line(16, 12, 9, 19);
      break;
  }
  return out;
}

}  // namespace

void draw_icon(Ui& ui, Icon icon, Point centre, float size, Role role) {
  if (icon == Icon::none) return;
  ui.icon(icon_picture(icon), static_cast<int>(icon), centre, size * 1.15F, role);
}

namespace {

float icon_room(const Ui& ui, Icon icon) {
  return icon == Icon::none ? 0 : ui.line_height(TextStyle::label) * 0.75F + ui.u(8);
}

}  // namespace

float button_height(const Ui& ui) {
  return ui.line_height(TextStyle::label) + ui.u(16);
}

float button_width(const Ui& ui, std::string_view label, const ButtonLook& look) {
  const float inside = look.kind == ButtonKind::quiet ? ui.u(8) : ui.u(16);
  const float words = label.empty() ? -ui.u(8) : ui.text_width(label, TextStyle::label_strong);
  return std::ceil(words + icon_room(ui, look.icon) + 2 * inside);
}

bool button(Ui& ui, const std::string& id, std::string_view label, Point at, const ButtonLook& look) {
  return button(ui, id, label, Rect{at.x, at.y, button_width(ui, label, look), button_height(ui)}, look);
}

bool button(Ui& ui, const std::string& id, std::string_view label, const Rect& place,
            const ButtonLook& look) {
  const Response response = ui.widget(
      {id, std::string(label), WidgetRole::button, look.is_on ? "aan" : "", look.is_enabled}, place);
  const float radius = ui.u(6);
  Role ink = Role::accent;
  switch (look.kind) {
    case ButtonKind::primary:
      ink = Role::panel;
      if (look.is_enabled) {
        ui.fill(place, response.is_held || response.is_hovered ? Role::ink : Role::accent, radius);
      } else {
        ui.fill(place, Role::soft, radius);
      }
      break;
    case ButtonKind::plain:
      // Under the pointer its edge alone is another: filled is what is chosen.
      ui.fill(place, look.is_on || response.is_held ? Role::wash : Role::panel, radius);
      ui.outline(place, response.is_hovered || look.is_on ? Role::accent : Role::rule, ui.rule_width(),
                 radius);
      ink = look.is_enabled ? Role::ink : Role::soft;
      break;
    case ButtonKind::quiet:
      if (response.is_hovered || look.is_on) ui.fill(place, Role::wash, radius);
      if (!look.is_enabled) ink = Role::soft;
      break;
  }
  const float words = label.empty() ? 0 : ui.text_width(label, TextStyle::label_strong);
  const float room = label.empty() ? icon_room(ui, look.icon) - ui.u(8) : icon_room(ui, look.icon);
  const float left = place.x + std::max(ui.u(4), (place.width - words - room) / 2);
  if (look.icon != Icon::none) {
    const float size = ui.line_height(TextStyle::label) * 0.75F;
    draw_icon(ui, look.icon, {left + size / 2, place.centre().y}, size, ink);
  }
  const TextBlock block = ui.lay_out(label, TextStyle::label_strong, place.width, ink);
  ui.draw_silent(block, {left + room, place.y + (place.height - block.height()) / 2});
  return response.was_pressed;
}

std::vector<Rect> button_row(const Ui& ui, const std::vector<std::string>& labels, Point at, float width,
                             const std::vector<ButtonLook>& looks) {
  std::vector<Rect> out;
  float x = at.x;
  float y = at.y;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float wide = button_width(ui, labels[i], i < looks.size() ? looks[i] : ButtonLook{});
    if (x > at.x && x + wide > at.x + width) {
      x = at.x;
      y += button_height(ui) + ui.u(8);
    }
    out.push_back({x, y, wide, button_height(ui)});
    x += wide + ui.u(12);
  }
  return out;
}

ChoiceResult choice(Ui& ui, const std::string& id, std::string_view text, Point at, float width,
                    const ChoiceLook& look) {
  const float inside = ui.u(14);
  const std::string number = look.number > 0 ? std::to_string(look.number) : "";
  const float mark = look.number > 0 ? ui.text_width("0", TextStyle::reading_strong) + ui.u(16) : ui.u(4);
  const float words_width = width - 2 * inside - mark;
  const TextBlock words =
      ui.lay_out(text, TextStyle::reading, words_width, look.is_enabled ? Role::ink : Role::soft);
  const TextBlock note = ui.lay_out(look.note, TextStyle::note, words_width, Role::soft);
  const float height = words.height() + (note.lines() > 0 ? note.height() + ui.u(2) : 0) + ui.u(20);
  const Rect place{at.x, at.y, width, height};
  std::string value = look.number > 0 ? number : "";
  const Response response =
      ui.widget({id, std::string(text), WidgetRole::choice, value, look.is_enabled}, place);
  const float radius = ui.u(6);
  const bool is_lit = response.is_hovered || (response.is_focused && ui.focus_is_shown());
  if (look.is_enabled) {
    ui.fill(place, is_lit ? Role::wash : Role::panel, radius);
    ui.outline(place, is_lit ? Role::accent : Role::rule, ui.rule_width(), radius);
  } else {
    ui.outline(place, Role::rule, ui.rule_width(), radius);
  }
  const float top = place.y + ui.u(10);
  if (look.number > 0) {
    const TextBlock block =
        ui.lay_out(number, TextStyle::reading_strong, ui.u(60), look.is_enabled ? Role::accent : Role::soft);
    ui.draw_silent(block, {place.x + inside, top});
  }
  ui.draw_silent(words, {place.x + inside + mark, top});
  if (note.lines() > 0) ui.draw_silent(note, {place.x + inside + mark, top + words.height() + ui.u(2)});
  return {response.was_pressed, height};
}

ChoiceResult option(Ui& ui, const std::string& id, std::string_view label, Point at, float width, bool is_on,
                    OptionKind kind) {
  const float line = ui.line_height(TextStyle::label);
  const float size = line * 0.85F;
  const float room = ui.u(10) + size + ui.u(10);
  const TextBlock words = ui.lay_out(label, TextStyle::label, width - room - ui.u(10));
  const float height = words.height() + ui.u(14);
  const Rect place{at.x, at.y, width, height};
  const Response response =
      ui.widget({id, std::string(label), WidgetRole::option, is_on ? "aan" : "uit", true}, place);
  if (response.is_hovered) ui.fill(place, Role::wash, ui.u(6));
  const Point centre{place.x + ui.u(10) + size / 2, place.y + ui.u(7) + line / 2};
  if (kind == OptionKind::one) {
    ui.disc(centre, size / 2, is_on ? Role::accent : Role::rule);
    ui.disc(centre, size / 2 - ui.u(1.6F), is_on ? Role::accent : Role::panel);
    if (is_on) ui.disc(centre, size * 0.19F, Role::panel);
  } else {
    const Rect box{centre.x - size / 2, centre.y - size / 2, size, size};
    ui.fill(box, is_on ? Role::accent : Role::panel, ui.u(4));
    ui.outline(box, is_on ? Role::accent : Role::rule, ui.rule_width() + 1, ui.u(4));
    if (is_on) draw_icon(ui, Icon::tick, centre, size * 0.75F, Role::panel);
  }
  ui.draw_silent(words, {place.x + room, place.y + ui.u(7)});
  return {response.was_pressed, height};
}

float slider_height(const Ui& ui) {
  return ui.u(30) + ui.line_height(TextStyle::label_strong);
}

bool slider(Ui& ui, const std::string& id, std::string_view label, const Rect& place, int& value, int least,
            int most, bool is_set) {
  const int before = value;
  const Response response = ui.widget(
      {id, std::string(label), WidgetRole::slider, is_set ? std::to_string(value) : "", true}, place);
  if (response.is_focused) {
    const int step = most - least > 50 ? 10 : 1;
    if (ui.key(Key::left)) value -= step;
    if (ui.key(Key::right)) value += step;
    if (ui.key(Key::home)) value = least;
    if (ui.key(Key::end)) value = most;
  }
  const float inside = ui.u(14);
  const float left = place.x + inside;
  const float right = place.right() - inside;
  const float y = place.y + ui.u(15);
  if (response.is_held && ui.pointer_is_down() && most > least) {
    const float share = (ui.pointer().x - left) / std::max(1.0F, right - left);
    value = least +
            static_cast<int>(std::lround(std::clamp(share, 0.0F, 1.0F) * static_cast<float>(most - least)));
  }
  value = std::clamp(value, least, most);
  const float at = left + (right - left) * static_cast<float>(value - least) /
                              static_cast<float>(std::max(1, most - least));
  ui.fill({left, y - ui.u(2), right - left, ui.u(4)}, Role::rule, ui.u(2));
  if (is_set) ui.fill({left, y - ui.u(2), at - left, ui.u(4)}, Role::accent, ui.u(2));
  if (most - least <= 20) {
    for (int i = least; i <= most; ++i) {
      const float tick =
          left + (right - left) * static_cast<float>(i - least) / static_cast<float>(most - least);
      ui.line({tick, y + ui.u(6)}, {tick, y + ui.u(10)}, Role::rule, ui.rule_width());
    }
  }
  ui.disc({at, y}, ui.u(response.is_hovered || response.is_held ? 11 : 10),
          is_set ? Role::accent : Role::rule);
  ui.disc({at, y}, ui.u(is_set ? 4 : 8), Role::panel);
  if (is_set || value != before) {
    const std::string number = std::to_string(value);
    const float width = ui.text_width(number, TextStyle::label_strong);
    const TextBlock words = ui.lay_out(number, TextStyle::label_strong, width + ui.u(8), Role::accent);
    ui.draw_silent(
        words, {std::clamp(at - width / 2, place.x, std::max(place.x, place.right() - width)), y + ui.u(13)});
  }
  if (value != before) ui.ask_frame();
  return value != before;
}

float chip_width(const Ui& ui, std::string_view label) {
  return ui.text_width(label, TextStyle::note) + ui.u(16);
}
float chip_height(const Ui& ui) {
  return ui.line_height(TextStyle::note) + ui.u(6);
}
float chip(Ui& ui, std::string_view label, Point at, Role ground, Role ink) {
  const Rect place{at.x, at.y, chip_width(ui, label), chip_height(ui)};
  ui.fill(place, ground, place.height / 2);
  if (ui.theme() == draw::Theme::contrast) ui.outline(place, Role::rule, 1, place.height / 2);
  ui.draw(ui.lay_out(label, TextStyle::note, place.width, ink), {at.x + ui.u(8), at.y + ui.u(3)});
  return place.width;
}

}  // namespace gesprek::ui
