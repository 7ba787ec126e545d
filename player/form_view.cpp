#include "player/form_view.h"

#include <algorithm>
#include <cmath>

#include "engine/cli/labels.h"
#include "engine/session/form_values.h"

namespace gesprek::player {

using draw::Role;
using program::FieldType;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  text.erase(0, std::min(text.find_first_not_of(" \n"), text.size()));
  // '/' parts a row of a plan, and a row is one line (format 5.21).
  std::replace(text.begin(), text.end(), '/', '-');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::vector<std::uint32_t> asked_fields(const session::Session& session) {
  std::vector<std::uint32_t> out;
  const program::Program& program = session.program();
  if (session.offer().form == program::kNone) return out;
  const program::Form& form = program.forms[session.offer().form];
  for (std::uint32_t f = form.fields.begin; f < form.fields.end(); ++f) {
    if (session.is_asked(program.fields[f])) out.push_back(f);  // 5.13: one without items is skipped
  }
  return out;
}

bool may_skip(const program::Field& field) {
  return field.required == 0 || field.type == FieldType::text;  // 5.13: `text` is always exempt
}

}  // namespace

void FormState::follow(const session::Session& session) {
  const std::uint32_t now = session.offer().form;
  std::size_t steps = session.inputs().size();
  while (steps > 0 && session.inputs()[steps - 1].kind == session::InputKind::note) --steps;
  if (form == now && at_input == steps) return;
  form = now;
  at_input = steps;
  answers.clear();
  message.clear();
}

bool is_missing(const session::Session& session, const FormState& state, std::uint32_t index) {
  const program::Program& program = session.program();
  const program::Field& field = program.fields[index];
  if (may_skip(field)) return false;
  const auto found = state.answers.find(index);
  if (found == state.answers.end()) return true;
  const FormState::Answer& answer = found->second;
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no:
    case FieldType::multi: return answer.picked.empty();
    case FieldType::sort:
    case FieldType::board: return answer.at.size() < session.shown_items(field).size();
    case FieldType::scale: return !answer.number;
    case FieldType::plan:
      return std::none_of(answer.rows.begin(), answer.rows.end(),
                          [](const FormState::Row& row) { return !is_blank(row.who + row.what + row.when); });
    case FieldType::text: return false;
  }
  return false;
}

session::Input form_input(const session::Session& session, const FormState& state) {
  const program::Program& program = session.program();
  session::Input input;
  input.kind = session::InputKind::form;
  for (const std::uint32_t index : asked_fields(session)) {
    const program::Field& field = program.fields[index];
    const auto found = state.answers.find(index);
    if (found == state.answers.end()) continue;
    const FormState::Answer& given = found->second;
    session::FieldAnswer answer;
    answer.field = index;
    switch (field.type) {
      case FieldType::choice:
      case FieldType::yes_no:
      case FieldType::multi: answer.values = given.picked; break;
      case FieldType::sort:
      case FieldType::board:
        for (const std::uint32_t item : session.shown_items(field)) {
          const auto at = given.at.find(item);
          if (at == given.at.end()) continue;
          answer.values.push_back(std::string(program.text(session::item_id(program, field, item))) + ">" +
                                  std::string(program.text(program.names[field.columns.begin + at->second])));
        }
        break;
      case FieldType::scale:
        if (given.number) answer.values.push_back(std::to_string(*given.number));
        break;
      case FieldType::plan:
        for (const FormState::Row& row : given.rows) {
          if (is_blank(row.who + row.what + row.when)) continue;
          answer.values.push_back(trimmed(row.who) + "/" + trimmed(row.what) + "/" + trimmed(row.when));
        }
        break;
      case FieldType::text:
        if (!is_blank(given.text)) answer.values.push_back(given.text);
        break;
    }
    if (!answer.values.empty()) input.answers.push_back(std::move(answer));
  }
  return input;
}

namespace {

void draw_options(const View& view, const program::Program& program, std::uint32_t index,
                  const program::Field& field, FormState::Answer& answer, ui::Flow& flow) {
  const bool is_multi = field.type == FieldType::multi;
  for (const cli::OptionWords& option : cli::option_words(program, field)) {
    const auto at = std::find(answer.picked.begin(), answer.picked.end(), option.id);
    const bool is_on = at != answer.picked.end();
    const ui::ChoiceResult result = ui::option(view.ui, "field." + std::to_string(index) + "." + option.id,
                                               option.label, {flow.x, flow.y}, flow.width, is_on,
                                               is_multi ? ui::OptionKind::many : ui::OptionKind::one);
    if (result.was_pressed) {
      if (is_on && (is_multi || may_skip(field))) {
        answer.picked.erase(at);
      } else if (!is_on) {
        if (!is_multi) answer.picked.clear();
        answer.picked.push_back(option.id);
      }
    }
    flow.y += result.height;
  }
  if (is_multi) flow.text(view.words("form.more"), TextStyle::note, Role::soft);
}

/// Cards that lie above the columns until they are put in one.
class Board {
 public:
  Board(const View& view, const session::Session& session, std::uint32_t index, FormState::Answer& answer,
        ui::Flow& flow)
      : view_(view),
        ui_(view.ui),
        program_(session.program()),
        field_(program_.fields[index]),
        index_(index),
        answer_(answer),
        flow_(flow),
        items_(session.shown_items(field_)) {}

  void draw() {
    const float gap = ui_.u(12);
    const auto count = static_cast<float>(std::max<std::uint32_t>(1, field_.columns.size));
    // Columns stand beside each other where a card has room for some words and its longest one, else below
    // each other.
    const float needed =
        std::max(ui_.text_width("nnnnnnnnnnnnnn", TextStyle::label), longest_word() + ui_.u(42));
    is_beside_ = flow_.width / count - gap > needed;
    column_width_ = is_beside_ ? std::floor((flow_.width - gap * (count - 1)) / count) : flow_.width;
    flow_.text(view_.words("form.cards"), TextStyle::note, Role::soft);
    flow_.space(8);

    const float top = flow_.y;
    float bottom = top;
    std::vector<Rect> columns;
    for (std::uint32_t c = 0; c < field_.columns.size; ++c) {
      float x = flow_.x;
      float y = is_beside_ ? top : bottom;
      if (is_beside_) x += static_cast<float>(c) * (column_width_ + gap);
      const float column_top = y;
      const std::string name =
          std::to_string(c + 1) + "  " + std::string(program_.shown_name(field_.columns.begin + c));
      y += ui_.u(8);
      y += ui_.text(name, TextStyle::label_strong, {x + ui_.u(10), y}, column_width_ - ui_.u(20),
                    Role::accent, ui::WidgetRole::heading);
      y += ui_.u(8);
      for (const std::uint32_t item : items_) {
        const auto at = answer_.at.find(item);
        if (at == answer_.at.end() || at->second != c) continue;
        y += card(item, {x + ui_.u(8), y}, column_width_ - ui_.u(16)) + ui_.u(8);
      }
      y = std::max(y, column_top + ui_.u(96));
      columns.push_back({x, column_top, column_width_, y - column_top});
      bottom = std::max(bottom, y + (is_beside_ ? 0 : ui_.u(10)));
    }
    for (Rect& column : columns) {
      if (is_beside_) column.height = bottom - top;
      const bool is_under = dragged_ && column.contains(ui_.pointer());
      ui_.outline(column, is_under ? Role::accent : Role::rule, ui_.rule_width() + (is_under ? 1 : 0),
                  ui_.u(6));
    }
    flow_.y = bottom;
    // Below them what is not placed yet: the way to a column is short, and columns stay where they are.
    bool has_loose = false;
    for (const std::uint32_t item : items_) has_loose = has_loose || answer_.at.count(item) == 0;
    if (has_loose) {
      flow_.space(16);
      flow_.text(view_.words("form.unsorted"), TextStyle::note_strong, Role::soft);
      flow_.space(4);
      const auto across = is_beside_ ? static_cast<int>(count) : 1;
      int place = 0;
      float row_height = 0;
      for (const std::uint32_t item : items_) {
        if (answer_.at.count(item) != 0) continue;
        if (place == across) {
          place = 0;
          flow_.y += row_height + ui_.u(8);
          row_height = 0;
        }
        row_height = std::max(
            row_height, card(item, {flow_.x + static_cast<float>(place) * (column_width_ + gap), flow_.y}));
        ++place;
      }
      flow_.y += row_height + ui_.u(16);
    }

    drop(columns);
  }

 private:
  [[nodiscard]] std::string words(std::uint32_t item) const { return cli::card_text(program_, field_, item); }

  /// The width of the widest word on a card.
  [[nodiscard]] float longest_word() const {
    float most = 0;
    for (const std::uint32_t item : items_) {
      const std::string text = words(item);
      for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find(' ', from), text.size());
        most = std::max(most, ui_.text_width(text.substr(from, end - from), TextStyle::label));
        from = end + 1;
      }
    }
    return most;
  }

  float card(std::uint32_t item, ui::Point at, float width = 0) {
    if (width <= 0) width = column_width_;
    const ui::TextBlock block = ui_.lay_out(words(item), TextStyle::label, width - ui_.u(24));
    const float height = block.height() + ui_.u(18);
    Rect place{at.x, at.y, width, height};
    const auto found = answer_.at.find(item);
    const std::string value = found == answer_.at.end()
                                  ? ""
                                  : std::string(program_.shown_name(field_.columns.begin + found->second));
    const ui::Response response = ui_.widget({"card." + std::to_string(index_) + "." + std::to_string(item),
                                              words(item), ui::WidgetRole::card, value, true},
                                             place);
    if (response.is_focused) move_by_key(item);
    if (response.is_held) {
      // It is drawn under the pointer, when all else is.
      if (ui_.pointer_is_down()) {
        dragged_ = item;
        dragged_size_ = {width, height};
        ui_.outline(place, Role::rule, ui_.rule_width(), ui_.u(6));
        ui_.ask_frame();
        return height;
      }
      released_ = item;
    }
    ui_.fill(place, response.is_hovered ? Role::wash : Role::panel, ui_.u(6));
    ui_.outline(place, response.is_hovered ? Role::accent : Role::rule, ui_.rule_width(), ui_.u(6));
    ui_.draw_silent(block, {place.x + ui_.u(12), place.y + ui_.u(9)});
    return height;
  }

  void move_by_key(std::uint32_t item) {
    if (const int digit = ui_.digit();
        digit > 0 && static_cast<std::uint32_t>(digit) <= field_.columns.size) {
      const bool was_loose = answer_.at.count(item) == 0;
      answer_.at[item] = static_cast<std::uint32_t>(digit) - 1;
      // On to the next that has no place yet.
      for (const std::uint32_t other : items_) {
        if (was_loose && answer_.at.count(other) == 0) {
          ui_.set_focus("card." + std::to_string(index_) + "." + std::to_string(other));
          break;
        }
      }
      ui_.ask_frame();
      return;
    }
    const bool to_left = ui_.key(ui::Key::left);
    const bool to_right = ui_.key(ui::Key::right);
    if (!to_left && !to_right) return;
    const auto at = answer_.at.find(item);
    const int from = at == answer_.at.end() ? -1 : static_cast<int>(at->second);
    const int to = std::clamp(from + (to_right ? 1 : -1), -1, static_cast<int>(field_.columns.size) - 1);
    if (to < 0) {
      answer_.at.erase(item);
    } else {
      answer_.at[item] = static_cast<std::uint32_t>(to);
    }
    ui_.ask_frame();
  }

  void drop(const std::vector<Rect>& columns) {
    if (dragged_) {
      const ui::Point pointer = ui_.pointer();
      const Rect place{pointer.x - dragged_size_.x / 2, pointer.y - dragged_size_.y / 2, dragged_size_.x,
                       dragged_size_.y};
      ui_.shadow(place, ui_.u(6));
      ui_.fill(place, Role::panel, ui_.u(6));
      ui_.outline(place, Role::accent, ui_.rule_width() + 1, ui_.u(6));
      ui_.draw_silent(ui_.lay_out(words(*dragged_), TextStyle::label, place.width - ui_.u(24)),
                      {place.x + ui_.u(12), place.y + ui_.u(9)});
    }
    if (!released_) return;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].contains(ui_.pointer())) answer_.at[*released_] = static_cast<std::uint32_t>(c);
    }
    ui_.ask_frame();
  }

  const View& view_;
  ui::Ui& ui_;
  const program::Program& program_;
  const program::Field& field_;
  std::uint32_t index_;
  FormState::Answer& answer_;
  ui::Flow& flow_;
  std::vector<std::uint32_t> items_;
  bool is_beside_ = true;
  float column_width_ = 0;
  std::optional<std::uint32_t> dragged_, released_;
  ui::Point dragged_size_;
};

/// Who of the social map may be asked: one press puts the name in the row that has none yet.
void draw_helpers(const View& view, std::uint32_t index, const program::Program& program,
                  FormState::Answer& answer, ui::Flow& flow) {
  if (program.case_help.empty()) return;
  ui::Ui& ui = view.ui;
  flow.text(view.words("form.helpers"), TextStyle::note, Role::soft);
  flow.space(4);
  std::vector<std::string> labels;
  for (const program::HelpLine& line : program.case_help) labels.emplace_back(program.text(line.label));
  const std::vector<ui::Rect> places = ui::button_row(ui, labels, {flow.x, flow.y}, flow.width);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string id = "plan." + std::to_string(index) + ".helper." + std::to_string(i);
    if (!ui::button(ui, id, labels[i], places[i])) continue;
    const auto row = std::find_if(answer.rows.begin(), answer.rows.end(),
                                  [](const FormState::Row& one) { return is_blank(one.who); });
    if (row == answer.rows.end()) continue;
    row->who = labels[i];
    // '/' parts a row (format 5.21).
    std::replace(row->who.begin(), row->who.end(), '/', '-');
  }
  if (!places.empty()) flow.y = places.back().bottom();
  flow.space(12);
}

void draw_plan(const View& view, std::uint32_t index, const program::Program& program,
               const program::Field& field, FormState::Answer& answer, ui::Flow& flow) {
  ui::Ui& ui = view.ui;
  const auto most = static_cast<std::size_t>(std::max(field.rows, 1));
  answer.rows.resize(most);
  draw_helpers(view, index, program, answer, flow);
  const float height = ui.line_height(TextStyle::reading) + ui.u(16);
  for (std::size_t r = 0; r < most; ++r) {
    // The next row comes when the one before it has something in it.
    if (r > 0 && is_blank(answer.rows[r - 1].who + answer.rows[r - 1].what)) break;
    FormState::Row& row = answer.rows[r];
    const std::string id = "plan." + std::to_string(index) + "." + std::to_string(r) + ".";
    flow.text(view.words("form.row", {std::to_string(r + 1)}), TextStyle::note_strong, Role::soft);
    flow.space(4);
    const float gap = ui.u(8);
    const bool is_beside = flow.width > ui.text_width("n", TextStyle::reading) * 50;
    const float narrow = is_beside ? std::floor(flow.width * 0.22F) : flow.width;
    const float wide = is_beside ? flow.width - 2 * narrow - 2 * gap : flow.width;
    float x = flow.x;
    const auto one = [&](const char* what, std::string& value, float width) {
      ui::text_field(ui, id + what, view.words(std::string("form.") + what), {x, flow.y, width, height},
                     value, {view.words(std::string("form.") + what), false, 200});
      if (is_beside) {
        x += width + gap;
      } else {
        flow.y += height + gap;
      }
    };
    one("who", row.who, narrow);
    one("what", row.what, wide);
    one("when", row.when, narrow);
    if (is_beside) flow.y += height + gap;
    flow.space(4);
  }
}

}  // namespace

std::optional<session::Input> draw_form(const View& view, const session::Session& session, FormState& state,
                                        ui::Flow& flow) {
  ui::Ui& ui = view.ui;
  const program::Program& program = session.program();
  const program::Form& form = program.forms[session.offer().form];
  const std::string title(program.text(form.title));
  flow.text(title, TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(12);
  const std::vector<std::uint32_t> fields = asked_fields(session);
  bool is_complete = true;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const program::Field& field = program.fields[fields[i]];
    FormState::Answer& answer = state.answers[fields[i]];
    if (i > 0) flow.space(26);
    if (fields.size() > 1) {
      std::string head = view.words("form.question", {std::to_string(i + 1), std::to_string(fields.size())});
      if (may_skip(field)) head += "  \xC2\xB7  " + view.words("form.optional");
      flow.text(head, TextStyle::note, Role::soft);
      flow.space(2);
    }
    const std::string ask(program.text(field.ask));
    flow.text(ask, TextStyle::reading_strong);
    flow.space(8);
    switch (field.type) {
      case FieldType::choice:
      case FieldType::yes_no:
      case FieldType::multi: draw_options(view, program, fields[i], field, answer, flow); break;
      case FieldType::sort:
      case FieldType::board: Board(view, session, fields[i], answer, flow).draw(); break;
      case FieldType::scale: {
        const float height = ui::slider_height(ui);
        int value = answer.number.value_or((field.from + field.to) / 2);
        const Rect place{flow.x, flow.y, std::min(flow.width, ui.u(520)), height};
        const std::string id = "field." + std::to_string(fields[i]);
        if (ui::slider(ui, id, ask, place, value, field.from, field.to, answer.number.has_value())) {
          answer.number = value;
        }
        // Where the middle is meant, touching it is enough.
        if (!answer.number && ui.focused() == id && (ui.pointer_went_down() || ui.key(ui::Key::enter))) {
          answer.number = value;
        }
        flow.y += height;
        break;
      }
      case FieldType::plan: draw_plan(view, fields[i], program, field, answer, flow); break;
      case FieldType::text: {
        const float height = 3 * ui.line_height(TextStyle::reading) + ui.u(16);
        ui::text_field(ui, "field." + std::to_string(fields[i]), ask, {flow.x, flow.y, flow.width, height},
                       answer.text, {view.words("form.not_judged"), true, 4000});
        flow.y += height;
        break;
      }
    }
    is_complete = is_complete && !is_missing(session, state, fields[i]);
  }
  flow.space(24);
  std::optional<session::Input> out;
  ui::ButtonLook look{ButtonKind::primary};
  look.is_enabled = is_complete;
  const float y = flow.y;
  if (ui::button(ui, "form.done", view.words("form.done"), ui::Point{flow.x, y}, look)) {
    out = form_input(session, state);
  }
  if (!is_complete) {
    const float beside = ui::button_width(ui, view.words("form.done"), look) + ui.u(16);
    ui.text(view.words("form.missing"), TextStyle::note, {flow.x + beside, y + ui.u(11)}, flow.width - beside,
            Role::soft);
  }
  flow.y += ui::button_height(ui);
  if (!state.message.empty()) {
    flow.space(8);
    flow.text(state.message, TextStyle::label, Role::mind);
  }
  return out;
}

}  // namespace gesprek::player
