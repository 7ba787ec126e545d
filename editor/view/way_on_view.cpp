// How a moment goes on: choices, a branch, topics, a form, an ending.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "editor/document/block_commands.h"
#include "editor/document/commands.h"
#include "editor/view/form_catalogue.h"
#include "editor/view/inspector.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;
using ui::TextStyle;

namespace {

const char* way_word(Way way) {
  switch (way) {
    case Way::choices: return "choices";
    case Way::go: return "go";
    case Way::branch: return "branch";
    case Way::topics: return "topics";
    case Way::form: return "form";
    case Way::ending: return "ending";
    case Way::none: break;
  }
  return "none";
}

void choices(Panel& panel, const Path& path, const std::string& node) {
  const Document& document = panel.document();
  const YamlRef list = locate(document.tree(), path / "choices").value;
  std::size_t place = 0;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path where = path / "choices" / PathStep(place);
    std::string words;
    for (const char* key : {"say", "do", "think"}) {
      if (child(at, key).is_scalar()) words = std::string(child(at, key).text());
    }
    if (words.empty()) words = panel.words("editor.choice.empty");
    const std::string go = text_at(document, where / "go");
    const std::string label = std::to_string(place + 1) + "  " + words + (go.empty() ? "" : "  → " + go);
    ui::Ui& ui = panel.flow.ui;
    const ui::TextBlock block = ui.lay_out(label, TextStyle::label, panel.flow.width - ui.u(16));
    const ui::Rect box{panel.flow.x, panel.flow.y, panel.flow.width, block.height() + ui.u(8)};
    const ui::Response hit =
        ui.widget({"choice." + std::to_string(place), label, ui::WidgetRole::button, {}, true}, box);
    ui.fill(box, hit.is_hovered || (hit.is_focused && ui.focus_is_shown()) ? Role::wash : Role::paper,
            ui.u(4));
    ui.draw_silent(block, {box.x + ui.u(8), box.y + ui.u(4)});
    panel.flow.y = box.bottom() + ui.u(4);
    if (hit.was_pressed) panel.select(where);
  }
  if (panel.button("moment.choice", panel.words("editor.add_choice"))) {
    const std::size_t end = list.exists() && list.is_sequence() ? list.size() : 0;
    if (panel.apply(add_choice(document, node, end, {}, {}))) {
      const Path fresh = path / "choices" / PathStep(end);
      panel.select(fresh, to_text(fresh) + "/say");
    }
    return;
  }
  target(panel, path, "go", panel.words("editor.go.default"));
}

void arms(Panel& panel, const Path& path, const std::string& node) {
  const Document& document = panel.document();
  const YamlRef list = locate(document.tree(), path / "branch").value;
  std::size_t place = 0;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path where = path / "branch" / PathStep(place);
    const bool is_last = !at.next().exists();
    if (is_last) {
      panel.flow.space(12);
      panel.note(panel.words("editor.branch.else"), Role::ink);
    } else {
      panel.condition(where, "when", panel.words(place == 0 ? "editor.branch.if" : "editor.branch.or_if"),
                      false);
    }
    target(panel, where, "go", panel.words("editor.branch.go"));
    if (!is_last && list.size() > 2 &&
        panel.link("arm.gone." + std::to_string(place), panel.words("editor.branch.remove"))) {
      panel.apply(remove_entry(document, where));
      return;
    }
    panel.flow.space(6);
    panel.flow.hairline();
  }
  panel.flow.space(8);
  if (panel.button("arm.add", panel.words("editor.branch.add")))
    panel.apply(add_arm(document, node, {}, text_at(document, path / "branch" / 0 / "go")));
}

void topics(Panel& panel, const Path& path, const std::string& node) {
  const Document& document = panel.document();
  panel.note(panel.words("editor.topics.about"));
  const YamlRef list = locate(document.tree(), path / "topics").value;
  std::size_t place = 0;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path where = path / "topics" / PathStep(place);
    panel.field(where, "title", panel.words("editor.topic", {std::to_string(place + 1)}));
    target(panel, where, "start", panel.words("editor.topic.start"));
    panel.flow.space(6);
    panel.toggle(where, "optional", panel.words("editor.topic.optional"));
    panel.condition(where, "when", panel.words("editor.field.when"));
    if (list.size() > 1 &&
        panel.link("topic.gone." + std::to_string(place), panel.words("editor.topic.remove"))) {
      panel.apply(remove_entry(document, where));
      return;
    }
    panel.flow.space(6);
    panel.flow.hairline();
  }
  panel.flow.space(8);
  PanelState& state = panel.desk().state;
  const std::string id = "topic.new";
  std::string value = state.typed_of == id ? state.typed : std::string();
  const std::string before = value;
  const bool enter =
      panel.typed(id, panel.words("editor.topic.add"), value, panel.words("editor.topic.hint"));
  if (value != before) {
    state.typed_of = id;
    state.typed = value;
  }
  panel.flow.space(4);
  if (panel.button("topic.add", panel.words("editor.topic.add")) || enter) {
    if (panel.apply(add_topic(document, node, value))) {
      state.typed.clear();
      state.typed_of.clear();
    }
    return;
  }
  target(panel, path, "then", panel.words("editor.topics.then"));
  panel.flow.space(8);
  panel.toggle(path, "switch", panel.words("editor.topics.switch"));
}

void options(Panel& panel, const Path& field) {
  const Document& document = panel.document();
  const YamlRef list = locate(document.tree(), field / "options").value;
  const std::vector<PickOption> criteria = criterion_options(document, panel.checked(), true);
  std::size_t place = 0;
  for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path where = field / "options" / PathStep(place);
    panel.field(where, "label", panel.words("editor.option", {std::to_string(place + 1)}));
    panel.flow.space(4);
    const YamlRef score = child(at, "score");
    std::vector<std::string> has;
    for (YamlRef key = score.is_map() ? score.first_child() : YamlRef(); key.exists() && key.next().exists();
         key = key.next().next()) {
      const std::string criterion(key.text());
      const int points = std::atoi(std::string(key.next().text()).c_str());
      has.push_back(criterion);
      const auto found = std::find_if(criteria.begin(), criteria.end(),
                                      [&](const PickOption& one) { return one.id == criterion; });
      bool goes = false;
      const auto next = panel.step("option." + to_text(where) + "." + criterion,
                                   found == criteria.end() ? criterion : found->label,
                                   (points > 0 ? "+" : "") + std::to_string(points), points, -2, 2, &goes);
      if (goes) panel.apply(set_score(document, where, criterion, std::nullopt));
      if (next) panel.apply(set_score(document, where, criterion, *next));
      if (goes || next) return;
    }
    std::vector<PickOption> rest;
    for (const PickOption& one : criteria) {
      if (std::find(has.begin(), has.end(), one.id) == has.end()) rest.push_back(one);
    }
    const std::string id = "option." + to_text(where);
    const std::string pressed = panel.buttons({{"pick." + id, panel.words("editor.score.add")},
                                               {id + ".gone", panel.words("editor.option.remove")}});
    if (pressed == "pick." + id) panel.unfold(id);
    if (pressed == id + ".gone") {
      panel.apply(remove_entry(document, where));
      return;
    }
    if (const auto chosen = panel.list(id, rest, panel.words("editor.list.search"))) {
      panel.apply(set_score(document, where, *chosen, 1));
      return;
    }
  }
  panel.flow.space(4);
  if (panel.button("option.add." + to_text(field), panel.words("editor.option.add")))
    panel.apply(add_option(document, field, {}));
}

void form(Panel& panel, const Path& path, const std::string& node) {
  const Document& document = panel.document();
  const Path where = path / "form";
  const std::string used = text_at(document, where / "use");
  const std::vector<FormEntry>& catalogue = panel.checked().forms();
  std::vector<PickOption> forms;
  for (const FormEntry& one : catalogue) forms.push_back({one.id, one.label, one.about});
  panel.flow.space(8);
  if (const auto chosen = panel.pick("form", used.empty() ? panel.words("editor.form.catalogue") : used,
                                     forms, panel.words("editor.list.search"))) {
    panel.apply(use_form(document, node, *chosen));
    return;
  }
  if (!used.empty()) {
    const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                    [&](const FormEntry& one) { return one.id == used; });
    if (found != catalogue.end()) {
      panel.note(found->about);
      for (const FormParameter& one : found->parameters) {
        // What is not filled in keeps the form's own words.
        panel.label(one.about.empty() ? one.id : one.id + ": " + one.about);
        const std::string now = text_at(document, where / "with" / PathStep(one.id));
        std::string value = now;
        panel.typed("with." + one.id, one.id, value, one.standard);
        if (value != now) panel.apply(set_in_map(document, where, "with", one.id, value));
      }
    }
    return;
  }
  panel.field(where, "title", panel.words("editor.form.title"));
  const YamlRef fields = locate(document.tree(), where / "fields").value;
  std::size_t place = 0;
  for (YamlRef at = fields.exists() && fields.is_sequence() ? fields.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path field = where / "fields" / PathStep(place);
    const std::string type = text_at(document, field / "type");
    panel.flow.space(10);
    panel.note(panel.words("editor.field_type." + type), Role::accent);
    panel.field(field, "ask", panel.words("editor.form.ask", {std::to_string(place + 1)}));
    if (type == "choice" || type == "multi") options(panel, field);
    if (type == "scale") {
      const int from = std::atoi(text_at(document, field / "from").c_str());
      const int to = std::atoi(text_at(document, field / "to").c_str());
      panel.flow.space(4);
      if (const auto next = panel.step("scale.from", panel.words("editor.form.from"), std::to_string(from),
                                       from, -10, to - 1))
        panel.apply(set_field(document, field, "from", std::to_string(*next)));
      if (const auto next =
              panel.step("scale.to", panel.words("editor.form.to"), std::to_string(to), to, from + 1, 100))
        panel.apply(set_field(document, field, "to", std::to_string(*next)));
    }
    panel.flow.space(4);
    if (fields.size() > 1 &&
        panel.link("field.gone." + std::to_string(place), panel.words("editor.form.remove"))) {
      panel.apply(remove_entry(document, field));
      return;
    }
    panel.flow.hairline();
  }
  std::vector<PickOption> types;
  for (const char* type : {"choice", "yes_no", "multi", "scale", "sort", "plan", "text"}) {
    types.push_back({type, panel.words(std::string("editor.field_type.") + type),
                     panel.words(std::string("editor.field_type.") + type + ".about")});
  }
  panel.flow.space(8);
  if (const auto chosen = panel.pick("form.field", panel.words("editor.form.add"), types, {}))
    panel.apply(add_form_field(document, node, *chosen, {}));
}

void ending(Panel& panel, const Path& path) {
  const Document& document = panel.document();
  const Path where = path / "ending";
  panel.label(panel.words("editor.ending.outcome"));
  const std::string now = text_at(document, where / "outcome");
  const std::string pressed = panel.buttons({{"outcome.good", panel.words("editor.outcome.good")},
                                             {"outcome.mixed", panel.words("editor.outcome.mixed")},
                                             {"outcome.poor", panel.words("editor.outcome.poor")}},
                                            "outcome." + now);
  if (!pressed.empty()) panel.apply(set_field(document, where, "outcome", pressed.substr(8)));
  panel.field(where, "title", panel.words("editor.ending.title"));
  panel.field(where, "text", panel.words("editor.ending.text"));
  panel.field(where, "child", panel.words("editor.ending.child"));
}

constexpr Way kWays[] = {Way::choices, Way::go, Way::branch, Way::topics, Way::form, Way::ending};

/// It becomes `way`, or first it is asked where to; whether the moment is another now.
bool become(Panel& panel, const std::string& node, Way way) {
  const Document& document = panel.document();
  if (!needs_moment(document, node, way)) {
    panel.apply(set_way(document, node, way));
    return true;
  }
  // A moment without any way on shows that list by itself.
  const bool is_below =
      way == Way::go && way_of(locate(document.tree(), {"nodes", PathStep(node)}).value) == Way::none;
  const std::string id = is_below ? "go.nodes/" + node : std::string("way.to.") + way_word(way);
  if (!panel.is_open(id)) panel.unfold(id);
  return false;
}

/// The questions before a moment goes on in another way; whether one was answered, and the moment is another.
bool ask_way(Panel& panel, const std::string& node, Way way) {
  const Document& document = panel.document();
  PanelState& state = panel.desk().state;
  const std::string word = way_word(way);
  if (state.open == "way.sure." + word) {
    const float begin = panel.flow.y;
    std::string lost;
    for (const std::string& key : lost_by_way(document, node, way)) {
      lost += (lost.empty() ? "" : ", ") + panel.words("editor.lost." + key);
    }
    panel.flow.space(6);
    panel.note(panel.words("editor.way_on.lost", {lost}), Role::stop);
    const std::string answer = panel.buttons(
        {{"way.yes", panel.words("editor.way_on.yes")}, {"way.no", panel.words("editor.way_on.no")}});
    if (std::exchange(state.is_new, false))
      panel.flow.ui.show({panel.flow.x, begin, panel.flow.width, panel.flow.y - begin});
    if (!answer.empty()) state.open.clear();
    if (answer == "way.yes" && become(panel, node, way)) return true;
  }
  const std::string id = "way.to." + word;
  if (!panel.is_open(id)) return false;
  panel.label(panel.words("editor.way_on.to." + word));
  const std::string fresh = fresh_moment(panel, id);
  std::vector<PickOption> options = target_options(panel, fresh, way != Way::topics);
  options.erase(
      std::remove_if(options.begin(), options.end(), [&](const PickOption& one) { return one.id == node; }),
      options.end());
  const auto chosen = panel.list(id, options, panel.words("editor.go.hint"));
  if (!chosen) return false;
  panel.flow.ui.set_focus("way." + word);
  panel.apply(set_way(document, node, way, *chosen == "new" ? fresh : *chosen));
  return true;
}

}  // namespace

void inspect_way(Panel& panel, const std::string& node) {
  const Document& document = panel.document();
  const Path path{"nodes", PathStep(node)};
  const YamlRef at = locate(document.tree(), path).value;
  const Way way = way_of(at);
  panel.label(panel.words("editor.way_on"));
  std::vector<std::pair<std::string, std::string>> row;
  for (const Way one : kWays) {
    row.emplace_back(std::string("way.") + way_word(one),
                     panel.words(std::string("editor.way_on.") + way_word(one)));
  }
  const std::string pressed = panel.buttons(row, std::string("way.") + way_word(way));
  for (const Way one : kWays) {
    if (pressed != std::string("way.") + way_word(one) || one == way) continue;
    // Nothing that somebody wrote goes without a word.
    if (lost_by_way(document, node, one).empty()) {
      if (become(panel, node, one)) return;
    } else {
      panel.desk().state.open = std::string("way.sure.") + way_word(one);
      panel.desk().state.is_new = true;
      panel.flow.ui.ask_frame();
    }
  }
  // What was asked is drawn at once, or the keyboard would find nothing there.
  for (const Way one : kWays) {
    if (one != way && ask_way(panel, node, one)) return;
  }
  panel.flow.space(8);
  switch (way) {
    case Way::choices: choices(panel, path, node); break;
    case Way::branch: arms(panel, path, node); break;
    case Way::topics: topics(panel, path, node); break;
    case Way::form:
      form(panel, path, node);
      if (child(at, "branch").exists()) {
        arms(panel, path, node);
      } else {
        target(panel, path, "go", panel.words("editor.go.label"));
      }
      break;
    case Way::ending: ending(panel, path); break;
    case Way::go:
    case Way::none:
      // One question at a time.
      if (panel.desk().state.open.rfind("way.to.", 0) != 0)
        target(panel, path, "go", panel.words("editor.go.label"));
      break;
  }
}

}  // namespace gesprek::editor
