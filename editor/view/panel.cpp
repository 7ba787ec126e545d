#include "editor/view/panel.h"

#include <algorithm>
#include <cmath>

#include "editor/document/commands.h"
#include "editor/view/script_model.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;
using ui::Rect;
using ui::TextStyle;

namespace {

constexpr std::size_t kMostShown = 8;

bool holds(std::string_view text, std::string_view part) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [&](char a, char b) { return small(a) == small(b); }) != text.end();
}

/// The first sentence that a script says about itself.
std::string first_comment(std::string_view bytes) {
  if (bytes.substr(0, 2) != "--") return {};
  bytes.remove_prefix(2);
  while (!bytes.empty() && (bytes.front() == ' ' || bytes.front() == '-')) bytes.remove_prefix(1);
  return std::string(bytes.substr(0, bytes.find('\n')));
}

}  // namespace

bool Panel::apply(const Result<Command>& command) {
  held_.push_back(document().shared_reading());
  const Result<void> done = desk_.open_case.apply(command, desk_.now_ms);
  desk_.message = done.ok() ? std::string() : done.error().message;
  flow.ui.ask_frame();
  return done.ok();
}

void Panel::select(Path path, std::string row) {
  desk_.wishes.select = std::move(path);
  desk_.wishes.row = std::move(row);
  flow.ui.ask_frame();
}

void Panel::heading(const std::string& text) {
  flow.text(text, TextStyle::reading_strong, Role::ink, ui::WidgetRole::heading);
}

void Panel::label(const std::string& text, const char* /*above*/) {
  flow.space(12);
  flow.text(text, TextStyle::note, Role::soft);
  flow.space(3);
}

void Panel::note(const std::string& text, Role role) {
  flow.text(text, TextStyle::note, role);
}

std::string Panel::buttons(const std::vector<std::pair<std::string, std::string>>& entries,
                           const std::string& on, const std::vector<std::string>& disabled) {
  std::vector<std::string> labels;
  for (const auto& entry : entries) labels.push_back(entry.second);
  const std::vector<Rect> places = ui::button_row(flow.ui, labels, {flow.x, flow.y}, flow.width);
  std::string pressed;
  const bool reads_only = desk_.open_case.opening().is_read_only;
  for (std::size_t i = 0; i < places.size(); ++i) {
    ui::ButtonLook look;
    look.is_on = entries[i].first == on;
    look.is_enabled =
        !reads_only && std::find(disabled.begin(), disabled.end(), entries[i].first) == disabled.end();
    if (ui::button(flow.ui, entries[i].first, labels[i], places[i], look)) pressed = entries[i].first;
  }
  if (!places.empty()) flow.y = places.back().bottom();
  return pressed;
}

bool Panel::button(const std::string& id, const std::string& label_text, bool is_on) {
  return !buttons({{id, label_text}}, is_on ? id : std::string()).empty();
}

bool Panel::link(const std::string& id, const std::string& label_text) {
  ui::Ui& ui = flow.ui;
  const ui::TextBlock block = ui.lay_out(label_text, TextStyle::note_strong, flow.width, Role::accent);
  const Rect place{flow.x - ui.u(4), flow.y, block.width + ui.u(8), block.height() + ui.u(6)};
  const ui::Response hit = ui.widget({id, label_text, ui::WidgetRole::button, {}, true}, place, ui.u(4));
  if (hit.is_hovered || (hit.is_focused && ui.focus_is_shown())) ui.fill(place, Role::wash, ui.u(4));
  ui.draw_silent(block, {flow.x, flow.y + ui.u(3)});
  flow.y = place.bottom();
  return hit.was_pressed;
}

void Panel::field(const Path& owner, const std::string& key, const std::string& label_text) {
  label(label_text);
  const YamlRef now = locate(document().tree(), owner / PathStep(key)).value;
  if (now.exists() && !now.is_scalar()) {
    note(words("editor.in_yaml"));
    return;
  }
  std::string value = now.exists() && !now.is_null() ? std::string(now.text()) : std::string();
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.is_read_only = desk_.open_case.opening().is_read_only;
  const float height = ui::text_area_height(flow.ui, value, flow.width, look);
  const ui::TextAreaResult result =
      ui::text_area(flow.ui, "field." + to_text(owner) + "/" + key, label_text,
                    {flow.x, flow.y, flow.width, height}, value, desk_.caret, look);
  if (result.has_changed) apply(set_field(document(), owner, key, value));
  flow.y += height;
}

void Panel::line_text(const Path& line, const std::string& label_text) {
  const YamlRef now = locate(document().tree(), line).value;
  if (!now.exists()) return;
  std::string key = now.is_map() ? speaker_of(now) : std::string();
  if (key.empty() && now.is_map() && child(now, "text").exists()) key = "text";
  const YamlRef words_now = key.empty() ? now : child(now, key);
  if (!words_now.is_scalar()) {
    note(words("editor.in_yaml"));
    return;
  }
  std::string value = words_now.is_null() ? std::string() : std::string(words_now.text());
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.is_read_only = desk_.open_case.opening().is_read_only;
  const float height = ui::text_area_height(flow.ui, value, flow.width, look);
  const ui::TextAreaResult result =
      ui::text_area(flow.ui, "said." + to_text(line), label_text, {flow.x, flow.y, flow.width, height}, value,
                    desk_.caret, look);
  if (result.has_changed) apply(set_line_text(document(), line, value));
  flow.y += height;
}

bool Panel::typed(const std::string& id, const std::string& label_text, std::string& value,
                  const std::string& hint) {
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.hint = hint;
  look.is_read_only = desk_.open_case.opening().is_read_only;
  const float height = ui::text_area_height(flow.ui, value, flow.width, look);
  const ui::TextAreaResult result =
      ui::text_area(flow.ui, id, label_text, {flow.x, flow.y, flow.width, height}, value, desk_.caret, look);
  flow.y += height;
  return result.enter;
}

void Panel::rename(const std::string& id, const std::string& label_text, Renaming renaming) {
  PanelState& state = desk_.state;
  label(label_text);
  std::string value = state.typed_of == id ? state.typed : renaming.from;
  const std::string before = value;
  const bool enter = typed(id, label_text, value);
  if (value != before) {
    state.typed_of = id;
    state.typed = value;
  }
  if (state.typed_of != id || state.typed == renaming.from || state.typed.empty()) return;
  renaming.to = state.typed;
  flow.space(4);
  // What is refused is told before it is tried, and what else will change.
  const Result<Command> command = rename_command(document(), renaming);
  std::string about;
  if (!command.ok()) {
    about = command.error().message;
  } else if (desk_.beside != nullptr) {
    about = plan_words(desk_.view, desk_.beside->plan(renaming));
  }
  if (!about.empty()) {
    note(about, command.ok() ? Role::soft : Role::stop);
    flow.space(4);
  }
  const std::string go = id == "rename." + renaming.from ? "rename.go" : id + ".go";
  if (!button(go, words("editor.rename", {renaming.to})) && !enter) return;
  if (!command.ok()) {
    desk_.message = command.error().message;
    return;
  }
  desk_.wishes.rename = std::move(renaming);
  flow.ui.ask_frame();
}

void Panel::toggle(const Path& owner, const char* key, const std::string& label_text) {
  const bool is_on = text_at(document(), owner / PathStep(std::string(key))) == "true";
  const ui::ChoiceResult result = ui::option(flow.ui, "toggle." + to_text(owner) + "/" + key, label_text,
                                             {flow.x, flow.y}, flow.width, is_on, ui::OptionKind::many);
  flow.y += result.height;
  if (result.was_pressed) apply(set_field(document(), owner, key, is_on ? "" : "true"));
}

std::optional<int> Panel::step(const std::string& id, const std::string& text, const std::string& value,
                               int now, int least, int most, bool* removes) {
  ui::Ui& ui = flow.ui;
  const float high = ui::button_height(ui);
  const float small = ui::button_width(ui, "+");
  const float number = std::max(ui.u(34), ui.text_width("+10", TextStyle::label_strong) + ui.u(8));
  const float controls = 2 * small + number + (removes != nullptr ? small + ui.u(6) : 0);
  const bool is_beside = flow.width - controls > 9 * ui.text_width("n", TextStyle::label);
  const ui::TextBlock block =
      ui.lay_out(text, TextStyle::label, is_beside ? flow.width - controls - ui.u(8) : flow.width);
  const float row = is_beside ? std::max(high, block.height()) : high;
  ui.draw(block, {flow.x, is_beside ? flow.y + (row - block.height()) / 2 : flow.y});
  if (!is_beside) flow.y += block.height();
  float x = flow.x + flow.width - controls;
  const float y = flow.y + (row - high) / 2;
  std::optional<int> result;
  const bool writes = !desk_.open_case.opening().is_read_only;
  // What a screen reader and a test hear: "Vertrouwen min".
  if (ui::button(ui, id + ".less", "−", Rect{x, y, small, high},
                 {ui::ButtonKind::plain, ui::Icon::none, writes && now > least})) {
    result = now - 1;
  }
  x += small;
  const ui::TextBlock shown = ui.lay_out(value, TextStyle::label_strong, number);
  ui.draw(shown, {x + (number - shown.width) / 2, y + (high - shown.height()) / 2});
  x += number;
  if (ui::button(ui, id + ".more", "+", Rect{x, y, small, high},
                 {ui::ButtonKind::plain, ui::Icon::none, writes && now < most})) {
    result = now + 1;
  }
  x += small + ui.u(6);
  if (removes != nullptr && ui::button(ui, id + ".gone", "×", Rect{x, y, small, high},
                                       {ui::ButtonKind::plain, ui::Icon::none, writes})) {
    *removes = true;
  }
  flow.y += row + ui.u(4);
  return result;
}

void Panel::unfold(const std::string& id) {
  PanelState& state = desk_.state;
  state.open = state.open == id ? std::string() : id;
  state.search.clear();
  state.is_new = state.open == id;
  if (state.is_new) flow.ui.set_focus("search." + id);
  flow.ui.ask_frame();
}

std::optional<std::string> Panel::pick(const std::string& id, const std::string& button_label,
                                       const std::vector<PickOption>& options, const std::string& hint) {
  if (button("pick." + id, button_label, is_open(id))) unfold(id);
  return list(id, options, hint);
}

std::optional<std::string> Panel::list(const std::string& id, const std::vector<PickOption>& options,
                                       const std::string& hint) {
  PanelState& state = desk_.state;
  if (state.open != id) return std::nullopt;
  ui::Ui& ui = flow.ui;
  flow.space(4);
  const float begin = flow.y;
  const float indent = ui.u(10);
  flow.x += indent;
  flow.width -= indent;
  std::optional<std::string> chosen;
  std::vector<const PickOption*> shown;
  const bool searches = options.size() > kMostShown;
  bool enter = false;
  if (searches) enter = typed("search." + id, hint, state.search, hint);
  for (const int pass : {0, 1, 2, 3}) {
    // What begins with these words, with these letters, other names, and what is only said about them.
    for (const PickOption& option : options) {
      const std::size_t size = state.search.size();
      const bool begins = holds(option.label.substr(0, size), state.search);
      const bool is_word = begins && (option.label.size() <= size || option.label[size] == ' ');
      const bool in_name = holds(option.label, state.search) || holds(option.id, state.search);
      const int rank = is_word ? 0 : begins ? 1 : in_name ? 2 : holds(option.about, state.search) ? 3 : 4;
      if (rank == pass) shown.push_back(&option);
    }
  }
  const std::size_t all = shown.size();
  if (shown.size() > kMostShown) shown.resize(kMostShown);
  for (const PickOption* option : shown) {
    flow.space(2);
    const ui::TextBlock block = ui.lay_out({{option->label, TextStyle::label_strong, Role::ink},
                                            {option->about.empty() ? "" : "  ", TextStyle::note, Role::soft},
                                            {option->about, TextStyle::note, Role::soft}},
                                           flow.width - ui.u(16));
    const Rect place{flow.x, flow.y, flow.width, block.height() + ui.u(8)};
    const std::string label_text =
        option->about.empty() ? option->label : option->label + ": " + option->about;
    const ui::Response hit =
        ui.widget({"take." + id + "." + option->id, label_text, ui::WidgetRole::button, {}, true}, place);
    if (hit.is_hovered || (hit.is_focused && ui.focus_is_shown())) ui.fill(place, Role::wash, ui.u(4));
    ui.draw_silent(block, {place.x + ui.u(8), place.y + ui.u(4)});
    flow.y = place.bottom();
    if (hit.was_pressed || (enter && option == shown.front())) chosen = option->id;
  }
  if (shown.empty()) note(words(options.empty() ? "editor.list.empty" : "editor.list.none"));
  if (all > shown.size()) note(words("editor.list.more", {std::to_string(all - shown.size())}));
  flow.x -= indent;
  flow.width += indent;
  ui.line({flow.x + ui.u(2), begin}, {flow.x + ui.u(2), flow.y}, Role::accent, 2 * ui.rule_width());
  // With the words and the button above it.
  if (std::exchange(state.is_new, false)) {
    const float above = 2 * ui::button_height(ui);
    ui.show({flow.x, begin - above, flow.width, flow.y - begin + above + ui.u(8)});
  }
  if (ui.key(ui::Key::escape) || chosen) {
    state.open.clear();
    state.search.clear();
    ui.set_focus("pick." + id);
    ui.ask_frame();
  }
  return chosen;
}

void Panel::names(const Path& owner, const char* key, const std::string& label_text,
                  const std::vector<PickOption>& options, const std::string& add_label, bool explains) {
  label(label_text);
  const std::string id = to_text(owner) + "/" + key;
  std::vector<std::string> now;
  const YamlRef entries = locate(document().tree(), owner / PathStep(std::string(key))).value;
  for (YamlRef entry = entries.is_sequence() ? entries.first_child() : YamlRef(); entry.exists();
       entry = entry.next()) {
    if (!entry.is_scalar()) {
      note(words("editor.in_yaml"));
      return;
    }
    now.emplace_back(entry.text());
  }
  std::vector<std::pair<std::string, std::string>> chips;
  for (const std::string& name : now) {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const PickOption& one) { return one.id == name; });
    chips.emplace_back("gone." + id + "." + name,
                       words("editor.move.remove", {found == options.end() ? name : found->label}));
  }
  const std::string gone = buttons(chips);
  if (explains) {
    for (const std::string& name : now) {
      const auto found =
          std::find_if(options.begin(), options.end(), [&](const PickOption& one) { return one.id == name; });
      if (found == options.end() || found->about.empty()) continue;
      flow.space(2);
      flow.spans({{found->label + ": ", TextStyle::note_strong, Role::soft},
                  {found->about, TextStyle::note, Role::soft}});
    }
  }
  if (!gone.empty()) {
    now.erase(std::remove(now.begin(), now.end(), gone.substr(6 + id.size())), now.end());
    apply(set_names(document(), owner, key, now));
    return;
  }
  if (!chips.empty()) flow.space(4);
  std::vector<PickOption> rest;
  for (const PickOption& option : options) {
    if (std::find(now.begin(), now.end(), option.id) == now.end()) rest.push_back(option);
  }
  if (const auto chosen = pick(id, add_label, rest, words("editor.list.search"))) {
    now.push_back(*chosen);
    apply(set_names(document(), owner, key, now));
  }
}

// ---- What can be chosen from ----

std::vector<std::string> keys_of(const Document& document, const char* section) {
  std::vector<std::string> keys;
  const YamlRef map = child(document.tree().root(), section);
  for (YamlRef key = map.is_map() ? map.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    keys.emplace_back(key.text());
  }
  return keys;
}

std::string text_at(const Document& document, const Path& path) {
  const YamlRef part = locate(document.tree(), path).value;
  return part.exists() && part.is_scalar() && !part.is_null() ? std::string(part.text()) : std::string();
}

std::vector<PickOption> moment_options(const Document& document) {
  std::vector<PickOption> options;
  const YamlRef nodes = child(document.tree().root(), "nodes");
  for (YamlRef key = nodes.is_map() ? nodes.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    // What is said there tells more than a name.
    std::string about;
    const YamlRef title = child(child(key.next(), "ending"), "title");
    if (title.is_scalar()) about = title.text();
    const YamlRef first = item(child(key.next(), "lines"), 0);
    if (about.empty() && first.is_map()) {
      const YamlRef said = child(first, speaker_of(first));
      if (said.is_scalar()) about = said.text();
    }
    if (about.size() > 60) {
      std::size_t cut = 60;
      while (cut > 0 && (static_cast<unsigned char>(about[cut]) & 0xC0U) == 0x80U) --cut;
      about.resize(cut);
      about += "…";
    }
    options.push_back({std::string(key.text()), std::string(key.text()), std::move(about)});
  }
  return options;
}

std::vector<PickOption> fact_options(const Document& document) {
  std::vector<PickOption> options;
  for (const std::string& id : keys_of(document, "facts")) {
    options.push_back({id, id, text_at(document, {"facts", PathStep(id), "text"})});
  }
  return options;
}

std::vector<PickOption> move_options(const CheckedCase& checked) {
  std::vector<PickOption> options;
  for (const scenario::Move& move : checked.moves())
    options.push_back({move.id, move.label.nl, move.about.nl});
  return options;
}

std::vector<PickOption> persona_options(const CheckedCase& checked) {
  std::vector<PickOption> options;
  for (const auto& [id, persona] : checked.scripts().personas) {
    std::string label_text = id;
    std::replace(label_text.begin(), label_text.end(), '_', ' ');
    if (id.empty() || id.front() == '_') continue;  // the template
    options.push_back(
        {id, label_text, persona.source ? first_comment(persona.source->bytes()) : std::string()});
  }
  return options;
}

std::vector<PickOption> criterion_options(const Document& document, const CheckedCase& checked,
                                          bool only_of_case) {
  std::vector<std::string> of_case;
  const YamlRef named = child(document.tree().root(), "criteria");
  for (YamlRef entry = named.is_sequence() ? named.first_child() : YamlRef(); entry.exists();
       entry = entry.next()) {
    of_case.emplace_back(entry.text());
  }
  std::vector<PickOption> options;
  for (const scenario::Criterion& one : checked.scripts().catalogues.criteria) {
    const bool is_of_case = std::find(of_case.begin(), of_case.end(), one.id) != of_case.end();
    if (only_of_case && !is_of_case) continue;
    options.push_back({one.id, one.id + " " + one.label.nl, one.about.nl});
  }
  return options;
}

std::vector<PickOption> event_options(const Document& document, const CheckedCase& checked) {
  std::vector<PickOption> options;
  const auto add = [&](const std::string& id, const std::string& label_text, const std::string& about) {
    const bool is_known =
        std::any_of(options.begin(), options.end(), [&](const PickOption& one) { return one.id == id; });
    if (!is_known) options.push_back({id, label_text, about});
  };
  const YamlRef must = child(document.tree().root(), "must");
  for (YamlRef key = must.is_map() ? must.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    add(std::string(key.text()), std::string(key.text()), {});
  }
  for (const scenario::Move& move : checked.moves()) {
    for (const std::string& event : move.events) add(event, event, move.label.nl);
  }
  for (const auto& [id, event] : checked.scripts().catalogues.events) add(id, event.label.nl, id);
  return options;
}

std::vector<std::string> state_of(const Document& document, const CheckedCase& checked,
                                  const std::string& person) {
  std::vector<std::string> names;
  const std::string id = text_at(document, {"cast", PathStep(person), "persona"});
  const auto& personas = checked.scripts().personas;
  if (const auto persona = personas.find(id); persona != personas.end()) {
    for (const auto& entry : persona->second.start) names.push_back(entry.first);
  }
  const YamlRef own = locate(document.tree(), {"cast", PathStep(person), "state"}).value;
  for (YamlRef key = own.exists() && own.is_map() ? own.first_child() : YamlRef();
       key.exists() && key.next().exists(); key = key.next().next()) {
    const std::string name(key.text());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string meter_label(const Document& document, const CheckedCase& checked, const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) {
    const std::string own = text_at(document, {"variables", PathStep(name), "label"});
    return own.empty() ? name : own;
  }
  const auto& state = checked.scripts().catalogues.state;
  const auto found = state.find(name.substr(dot + 1));
  const std::string label_text = found != state.end() ? found->second.label.nl : name.substr(dot + 1);
  return label_text + " (" + name_of(document, name.substr(0, dot)) + ")";
}

std::vector<PickOption> meter_options(const Document& document, const CheckedCase& checked) {
  std::vector<PickOption> options;
  for (const std::string& person : keys_of(document, "cast")) {
    for (const std::string& name : state_of(document, checked, person)) {
      const std::string full = person + "." + name;
      options.push_back({full, meter_label(document, checked, full), {}});
    }
  }
  for (const std::string& name : keys_of(document, "variables")) {
    options.push_back({name, meter_label(document, checked, name), {}});
  }
  return options;
}

}  // namespace gesprek::editor
