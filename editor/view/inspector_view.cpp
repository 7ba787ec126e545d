// What is selected, with everything about it that the script does not show.
#include <algorithm>
#include <cmath>

#include "editor/view/editor_screen.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

/// Buttons from left to right; gives the id of the one that was pressed.
std::string buttons(ui::Flow& flow, const std::vector<std::pair<std::string, std::string>>& list,
                    const std::string& on = {}, const std::vector<std::string>& disabled = {}) {
  std::vector<std::string> labels;
  for (const auto& entry : list) labels.push_back(entry.second);
  const std::vector<Rect> places = ui::button_row(flow.ui, labels, {flow.x, flow.y}, flow.width);
  std::string pressed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    ui::ButtonLook look;
    look.is_on = list[i].first == on;
    look.is_enabled = std::find(disabled.begin(), disabled.end(), list[i].first) == disabled.end();
    if (ui::button(flow.ui, list[i].first, labels[i], places[i], look)) pressed = list[i].first;
  }
  if (!places.empty()) flow.y = places.back().bottom();
  return pressed;
}

bool holds(std::string_view text, std::string_view part) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [&](char a, char b) { return small(a) == small(b); }) != text.end();
}

}  // namespace

void EditorScreen::draw_inspector(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const float top = ui.begin_scroll("inspector", place);
  ui::Flow flow{ui, place.x + ui.u(20), top + ui.u(14), place.width - ui.u(44)};
  const Document& document = case_->document();
  const Path path = selected_;
  if (path.size() >= 2 && document.reading().is_whole() && locate(document.tree(), path).exists()) {
    const bool is_line = path.size() > 2 && path.back().is_index() && path[path.size() - 2].key != "choices";
    const bool is_choice = path.size() == 4 && path[2].key == "choices";
    if (is_choice) {
      inspect_choice(view, flow, path);
    } else if (is_line || (path.size() > 2 && path.back().key == "reply")) {
      inspect_line(view, flow, path);
    }
    inspect_moment(view, flow, path[1].key);
  } else {
    flow.text(view.words("editor.inspector.empty"), TextStyle::label, Role::soft);
  }
  ui.end_scroll(flow.y + ui.u(24));
}

void EditorScreen::field(const player::View& view, ui::Flow& flow, const Path& owner, const char* key,
                         const char* label) {
  ui::Ui& ui = view.ui;
  flow.space(10);
  flow.text(view.words(label), TextStyle::note, Role::soft);
  const scenario::YamlRef now = locate(case_->document().tree(), owner / PathStep(key)).value;
  if (now.exists() && !now.is_scalar()) {
    flow.text(view.words("editor.in_yaml"), TextStyle::note, Role::soft);
    return;
  }
  std::string value = now.exists() && !now.is_null() ? std::string(now.text()) : std::string();
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.is_read_only = case_->opening().is_read_only;
  const float height = ui::text_area_height(ui, value, flow.width, look);
  const ui::TextAreaResult result =
      ui::text_area(ui, "field." + to_text(owner) + "/" + key, view.words(label),
                    {flow.x, flow.y, flow.width, height}, value, caret_, look);
  if (result.has_changed) apply(set_field(case_->document(), owner, key, value));
  flow.y += height;
}

void EditorScreen::draw_targets(const player::View& view, ui::Flow& flow, const Path& from) {
  ui::Ui& ui = view.ui;
  const Document& document = case_->document();
  const scenario::YamlRef go = locate(document.tree(), from / "go").value;
  const std::string now = go.is_scalar() && !go.is_null() ? std::string(go.text()) : std::string();
  flow.space(10);
  // A choice without a way of its own goes the way of its moment.
  const scenario::YamlRef of_moment =
      from.size() > 2 ? child(child(child(document.tree().root(), "nodes"), from[1].key), "go")
                      : scenario::YamlRef();
  if (now.empty() && of_moment.is_scalar() && !of_moment.is_null()) {
    flow.text(view.words("editor.go.of_moment", {std::string(of_moment.text())}), TextStyle::note,
              Role::soft);
  } else {
    flow.text(view.words(now.empty() ? "editor.go.none" : "editor.go", {now}), TextStyle::note, Role::soft);
  }
  const std::string prefix = "go." + to_text(from);
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.hint = view.words("editor.go.hint");
  std::string value = rename_of_ == prefix ? rename_ : std::string();
  const float height = ui::text_area_height(ui, value, flow.width, look);
  const ui::TextAreaResult result = ui::text_area(ui, prefix, view.words("editor.go.label"),
                                                  {flow.x, flow.y, flow.width, height}, value, caret_, look);
  flow.y += height;
  if (result.has_changed) {
    rename_of_ = prefix;
    rename_ = value;
  }
  if (value.empty()) return;
  flow.space(4);
  std::vector<std::pair<std::string, std::string>> list;
  const scenario::YamlRef nodes = child(document.tree().root(), "nodes");
  for (scenario::YamlRef key = nodes.first_child(); key.exists() && list.size() < 6;
       key = key.next().next()) {
    if (holds(key.text(), value))
      list.emplace_back(prefix + "." + std::string(key.text()), std::string(key.text()));
  }
  const std::string fresh = new_id(document, {"nodes"}, value);
  list.emplace_back(prefix + ".new", view.words("editor.go.new", {fresh}));
  const std::string pressed = buttons(flow, list);
  if (pressed.empty()) return;
  if (pressed == prefix + ".new") {
    apply(add_node_from(document, from, fresh));
    if (message_.empty()) {
      select_node(fresh);
      wanted_row_ = "nodes/" + fresh + "/";
    }
  } else {
    apply(connect(document, from, pressed.substr(prefix.size() + 1)));
  }
  rename_.clear();
  rename_of_.clear();
  ui.ask_frame();
}

void EditorScreen::inspect_line(const player::View& view, ui::Flow& flow, const Path& path) {
  const Document& document = case_->document();
  const Located at = locate(document.tree(), path);
  const std::string who = speaker_of(at.value);
  flow.text(view.words("editor.line"), TextStyle::reading_strong, Role::ink, ui::WidgetRole::heading);
  flow.space(6);
  std::vector<std::pair<std::string, std::string>> list;
  for (const std::string& id : speakers(document)) {
    const std::string label =
        id == "narrator" || id == "inner" ? view.words("editor.who." + id) : name_of(document, id);
    list.emplace_back("speaker." + id, label);
  }
  const std::string speaker = buttons(flow, list, "speaker." + who);
  if (!speaker.empty()) apply(set_line_speaker(document, path, speaker.substr(8)));
  if (who != "narrator" && who != "inner") {
    field(view, flow, path, "cue", "editor.field.cue");
    field(view, flow, path, "thought", "editor.field.thought");
  }
  field(view, flow, path, "when", "editor.field.when");
  flow.space(10);
  if (at.parent.is_sequence()) {
    std::vector<std::string> disabled;
    if (at.place == 0) disabled.emplace_back("line.up");
    if (at.place + 1 >= at.parent.size()) disabled.emplace_back("line.down");
    const std::string act = buttons(flow,
                                    {{"line.up", view.words("editor.up")},
                                     {"line.down", view.words("editor.down")},
                                     {"line.remove", view.words("editor.line.remove")}},
                                    {}, disabled);
    if (act == "line.up" || act == "line.down") {
      const std::size_t to = act == "line.up" ? at.place - 1 : at.place + 1;
      apply(move_entry(document, path, to));
      if (message_.empty()) selected_.back() = PathStep(to);
    }
    if (act == "line.remove") apply(remove_entry(document, path));
  }
  flow.space(20);
}

void EditorScreen::inspect_choice(const player::View& view, ui::Flow& flow, const Path& path) {
  ui::Ui& ui = view.ui;
  const Document& document = case_->document();
  const Located at = locate(document.tree(), path);
  flow.text(view.words("editor.choice", {std::to_string(at.place + 1)}), TextStyle::reading_strong, Role::ink,
            ui::WidgetRole::heading);
  flow.space(6);
  std::string kind;
  for (const char* key : {"say", "do", "think"}) {
    if (child(at.value, key).exists()) kind = key;
  }
  const std::string other = buttons(flow,
                                    {{"kind.say", view.words("editor.choice.say")},
                                     {"kind.do", view.words("editor.choice.do")},
                                     {"kind.think", view.words("editor.choice.think")}},
                                    "kind." + kind);
  if (!other.empty()) apply(set_choice_kind(document, path, other.substr(5)));

  // Moves: what this sentence does.
  flow.space(10);
  flow.text(view.words("editor.moves"), TextStyle::note, Role::soft);
  flow.space(4);
  std::vector<std::string> moves;
  const scenario::YamlRef list = child(at.value, "moves");
  for (scenario::YamlRef move = list.is_sequence() ? list.first_child() : scenario::YamlRef(); move.exists();
       move = move.next()) {
    moves.emplace_back(move.text());
  }
  std::vector<std::pair<std::string, std::string>> chips;
  for (const std::string& move : moves) {
    const scenario::Move* entry = checked_.move(move);
    chips.emplace_back("move.remove." + move,
                       view.words("editor.move.remove", {entry != nullptr ? entry->label.nl : move}));
  }
  if (const std::string gone = buttons(flow, chips); !gone.empty()) {
    moves.erase(std::remove(moves.begin(), moves.end(), gone.substr(12)), moves.end());
    apply(set_names(document, path, "moves", moves));
  }
  flow.space(4);
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  look.hint = view.words("editor.move.hint");
  const float height = ui::text_area_height(ui, move_search_, flow.width, look);
  ui::text_area(ui, "move.search", view.words("editor.move.search"), {flow.x, flow.y, flow.width, height},
                move_search_, caret_, look);
  flow.y += height;
  std::size_t shown = 0;
  for (const scenario::Move& move : checked_.moves()) {
    if (move_search_.empty() || shown >= 5) break;
    const bool fits = holds(move.label.nl, move_search_) || holds(move.id, move_search_);
    if (!fits || std::find(moves.begin(), moves.end(), move.id) != moves.end()) continue;
    ++shown;
    flow.space(4);
    const ui::TextBlock words = ui.lay_out({{move.label.nl, TextStyle::label_strong, Role::ink},
                                            {"  " + move.about.nl, TextStyle::note, Role::soft}},
                                           flow.width - ui.u(16));
    const Rect place{flow.x, flow.y, flow.width, words.height() + ui.u(8)};
    const ui::Response hit = ui.widget(
        {"move.add." + move.id, move.label.nl + ": " + move.about.nl, ui::WidgetRole::button, {}, true},
        place);
    if (hit.is_hovered) ui.fill(place, Role::wash, ui.u(4));
    ui.draw_silent(words, {place.x + ui.u(8), place.y + ui.u(4)});
    flow.y = place.bottom();
    if (hit.was_pressed) {
      moves.push_back(move.id);
      apply(set_names(document, path, "moves", moves));
      move_search_.clear();
      break;
    }
  }
  field(view, flow, path, "reply", "editor.field.reply");
  field(view, flow, path, "why", "editor.field.why");
  field(view, flow, path, "when", "editor.field.when");
  draw_targets(view, flow, path);
  flow.space(10);
  std::vector<std::string> disabled;
  if (at.place == 0) disabled.emplace_back("choice.up");
  if (at.place + 1 >= at.parent.size()) disabled.emplace_back("choice.down");
  const std::string act = buttons(flow,
                                  {{"choice.up", view.words("editor.up")},
                                   {"choice.down", view.words("editor.down")},
                                   {"choice.remove", view.words("editor.choice.remove")}},
                                  {}, disabled);
  if (act == "choice.up" || act == "choice.down") {
    const std::size_t to = act == "choice.up" ? at.place - 1 : at.place + 1;
    apply(move_entry(document, path, to));
    if (message_.empty()) selected_.back() = PathStep(to);
  }
  if (act == "choice.remove") apply(remove_entry(document, path));
  flow.space(20);
}

void EditorScreen::inspect_moment(const player::View& view, ui::Flow& flow, const std::string& node) {
  ui::Ui& ui = view.ui;
  const Document& document = case_->document();
  const Path path{"nodes", PathStep(node)};
  const Located at = locate(document.tree(), path);
  flow.text(view.words("editor.moment", {node}), TextStyle::reading_strong, Role::ink,
            ui::WidgetRole::heading);

  flow.space(8);
  flow.text(view.words("editor.field.name"), TextStyle::note, Role::soft);
  const std::string id = "rename." + node;
  std::string value = rename_of_ == id ? rename_ : node;
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.has_frame = true;
  look.takes_enter = false;
  const float height = ui::text_area_height(ui, value, flow.width, look);
  const ui::TextAreaResult result = ui::text_area(ui, id, view.words("editor.field.name"),
                                                  {flow.x, flow.y, flow.width, height}, value, caret_, look);
  flow.y += height;
  if (result.has_changed) {
    rename_of_ = id;
    rename_ = value;
  }
  if (rename_of_ == id && rename_ != node) {
    flow.space(4);
    const bool pressed = !buttons(flow, {{"rename.go", view.words("editor.rename", {rename_})}}).empty();
    if (pressed || result.enter) {
      apply(rename_node(document, node, rename_));
      if (message_.empty()) map_.follow_rename(node, rename_, now_ms_);
      if (message_.empty()) {
        select_node(rename_);
        wanted_row_ = "nodes/" + rename_ + "/";
        rename_of_.clear();
      }
    }
  }
  field(view, flow, path, "phase", "editor.field.phase");
  field(view, flow, path, "scene", "editor.field.scene");
  draw_targets(view, flow, path);

  flow.space(14);
  const std::vector<std::string> all = speakers(document);
  const std::string act = buttons(flow, {{"moment.line", view.words("editor.add_line")},
                                         {"moment.choice", view.words("editor.add_choice")},
                                         {"moment.new", view.words("editor.add_moment")},
                                         {"moment.delete", view.words("editor.delete_moment")}});
  const scenario::YamlRef lines = child(at.value, "lines");
  const scenario::YamlRef choices = child(at.value, "choices");
  if (act == "moment.line") {
    const std::size_t place = lines.is_sequence() ? lines.size() : 0;
    apply(add_line(document, path / "lines", place, all.front(), {}));
    wanted_row_ = to_text(path / "lines" / PathStep(place)) + "/" + all.front();
  }
  if (act == "moment.choice") {
    const std::size_t place = choices.is_sequence() ? choices.size() : 0;
    apply(add_choice(document, node, place, {}, {}));
    wanted_row_ = to_text(path / "choices" / PathStep(place)) + "/say";
  }
  if (act == "moment.new") {
    const std::string fresh = new_id(document, {"nodes"}, view.words("editor.new_moment"));
    apply(add_node(document, node, fresh));
    if (message_.empty()) {
      select_node(fresh);
      wanted_row_ = to_text(Path{"nodes", PathStep(fresh), "lines", 0}) + "/" + all.front();
    }
  }
  if (act == "moment.delete") overlay_ = Overlay::delete_node;

  // Who leads here.
  std::vector<std::pair<std::string, std::string>> from;
  for (const Reference& reference : consequences_of_deleting(document, node)) {
    if (reference.place != NamePlace::value || reference.node.empty()) continue;
    const std::string key = "from." + reference.node;
    if (std::any_of(from.begin(), from.end(), [&](const auto& entry) { return entry.first == key; }))
      continue;
    from.emplace_back(key, reference.node);
  }
  flow.space(16);
  flow.text(view.words(from.empty() ? "editor.from.none" : "editor.from"), TextStyle::note, Role::soft);
  flow.space(4);
  if (const std::string pressed = buttons(flow, from); !pressed.empty()) {
    select_node(pressed.substr(5));
    wanted_row_ = "nodes/" + pressed.substr(5) + "/";
    ui.ask_frame();
  }
}

}  // namespace gesprek::editor
