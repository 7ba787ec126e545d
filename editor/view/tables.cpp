// The tables of a case: people and meters, facts, and what the conversation is looked back on with.
#include <algorithm>
#include <cstdlib>

#include "editor/document/block_commands.h"
#include "editor/document/commands.h"
#include "editor/view/inspector.h"
#include "editor/view/script_model.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;
using ui::TextStyle;

namespace {

/// A name that is typed, and a button that makes something of it; the words, when it was pressed.
std::optional<std::string> add_by_name(Panel& panel, const std::string& id, const std::string& label,
                                       const std::string& hint, const std::string& button) {
  PanelState& state = panel.desk().state;
  std::string value = state.typed_of == id ? state.typed : std::string();
  const std::string before = value;
  panel.label(label);
  const bool enter = panel.typed(id, label, value, hint);
  if (value != before) {
    state.typed_of = id;
    state.typed = value;
  }
  panel.flow.space(4);
  if (!panel.button(id + ".add", button) && !enter) return std::nullopt;
  if (value.empty()) {
    panel.desk().message = panel.words("editor.table.name_first");
    panel.flow.ui.set_focus(id);
    return std::nullopt;
  }
  state.typed.clear();
  state.typed_of.clear();
  return value;
}

void rename(Panel& panel, NameKind kind, const std::string& id) {
  panel.rename("name." + id, panel.words("editor.table.id"), {kind, {}, id, {}});
}

void person(Panel& panel, const std::string& id) {
  const Document& document = panel.document();
  const Path path{"cast", PathStep(id)};
  panel.flow.space(18);
  panel.heading(name_of(document, id));
  panel.field(path, "name", panel.words("editor.person.name"));
  panel.field(path, "about", panel.words("editor.person.about"));
  const std::string persona = text_at(document, path / "persona");
  panel.label(panel.words("editor.person.persona"));
  std::vector<PickOption> personas = persona_options(panel.checked());
  const auto found = std::find_if(personas.begin(), personas.end(),
                                  [&](const PickOption& one) { return one.id == persona; });
  if (found != personas.end()) panel.note(found->about, Role::ink);
  const std::string shown = persona.empty()           ? panel.words("editor.person.no_persona")
                            : found == personas.end() ? persona
                                                      : found->label;
  personas.push_back(
      {"none", panel.words("editor.person.no_persona"), panel.words("editor.person.no_persona.about")});
  if (const auto chosen = panel.pick("persona." + id, shown, personas, panel.words("editor.list.search"))) {
    panel.apply(set_field(document, path, "persona", *chosen == "none" ? std::string() : *chosen));
    return;
  }
  // Where the meters begin: the persona's own, unless the case says otherwise.
  const std::vector<std::string> names = state_of(document, panel.checked(), id);
  if (!names.empty()) panel.label(panel.words("editor.person.state"));
  const auto& personas_all = panel.checked().scripts().personas;
  const auto own = personas_all.find(persona);
  const auto& state = panel.checked().scripts().catalogues.state;
  for (const std::string& name : names) {
    int standard = 5;
    if (own != personas_all.end()) {
      for (const auto& [variable, start] : own->second.start) {
        if (variable == name) standard = start;
      }
    }
    const std::string said = text_at(document, path / "state" / PathStep(name));
    const int now = said.empty() ? standard : std::atoi(said.c_str());
    const auto known = state.find(name);
    const int least = known != state.end() ? known->second.min : 0;
    const int most = known != state.end() ? known->second.max : 10;
    bool goes = false;
    const std::string label = known != state.end() ? known->second.label.nl : name;
    const auto next = panel.step("state." + id + "." + name,
                                 said.empty() ? label : panel.words("editor.person.own_start", {label}),
                                 std::to_string(now), now, least, most, said.empty() ? nullptr : &goes);
    if (next) panel.apply(set_in_map(document, path, "state", name, std::to_string(*next)));
    if (goes) panel.apply(set_in_map(document, path, "state", name, {}));
    if (next || goes) return;
  }
  panel.flow.space(6);
  panel.toggle(path, "child", panel.words("editor.person.child"));
  panel.toggle(path, "plain_language", panel.words("editor.person.plain"));
  rename(panel, NameKind::person, id);
  panel.flow.space(8);
  if (panel.link("person.gone." + id, panel.words("editor.person.remove")))
    panel.apply(delete_declared(document, NameKind::person, id));
}

void variable(Panel& panel, const std::string& id) {
  const Document& document = panel.document();
  const Path path{"variables", PathStep(id)};
  panel.flow.space(14);
  panel.heading(id);
  panel.field(path, "label", panel.words("editor.variable.label"));
  const std::string start = text_at(document, path / "start");
  const YamlRef values = locate(document.tree(), path / "values").value;
  panel.flow.space(4);
  if (values.exists() && values.is_sequence()) {
    std::vector<std::pair<std::string, std::string>> row;
    for (YamlRef at = values.first_child(); at.exists(); at = at.next())
      row.emplace_back("start." + id + "." + std::string(at.text()), std::string(at.text()));
    panel.note(panel.words("editor.variable.start"));
    const std::string pressed = panel.buttons(row, "start." + id + "." + start);
    if (!pressed.empty()) panel.apply(set_field(document, path, "start", pressed.substr(7 + id.size())));
  } else if (start == "true" || start == "false") {
    panel.note(panel.words("editor.variable.start"));
    const std::string pressed = panel.buttons({{"start." + id + ".false", panel.words("editor.variable.no")},
                                               {"start." + id + ".true", panel.words("editor.variable.yes")}},
                                              "start." + id + "." + start);
    if (!pressed.empty()) panel.apply(set_field(document, path, "start", pressed.substr(7 + id.size())));
  } else {
    const int now = std::atoi(start.c_str());
    const std::string least_text = text_at(document, path / "min");
    const std::string most_text = text_at(document, path / "max");
    const int least = least_text.empty() ? 0 : std::atoi(least_text.c_str());
    const int most = most_text.empty() ? 10 : std::atoi(most_text.c_str());
    if (const auto next =
            panel.step("start." + id, panel.words("editor.variable.start"), start, now, least, most))
      panel.apply(set_field(document, path, "start", std::to_string(*next)));
    if (const auto next = panel.step("min." + id, panel.words("editor.variable.min"), std::to_string(least),
                                     least, -100, now))
      panel.apply(set_field(document, path, "min", std::to_string(*next)));
    if (const auto next = panel.step("max." + id, panel.words("editor.variable.max"), std::to_string(most),
                                     most, now, 255 + least))
      panel.apply(set_field(document, path, "max", std::to_string(*next)));
  }
  rename(panel, NameKind::variable, id);
  panel.flow.space(8);
  if (panel.link("variable.gone." + id, panel.words("editor.variable.remove")))
    panel.apply(delete_declared(document, NameKind::variable, id));
}

}  // namespace

void draw_people_table(Panel& panel) {
  const Document& document = panel.document();
  panel.flow.text(panel.words("editor.people"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.people.about"));
  for (const std::string& id : keys_of(document, "cast")) person(panel, id);
  panel.flow.space(14);
  if (const auto name =
          add_by_name(panel, "person.new", panel.words("editor.person.new"),
                      panel.words("editor.person.new.hint"), panel.words("editor.person.add"))) {
    panel.apply(add_person(document, new_id(document, {"cast"}, *name), *name));
    return;
  }
  panel.flow.space(26);
  panel.flow.text(panel.words("editor.variables"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.variables.about"));
  for (const std::string& id : keys_of(document, "variables")) variable(panel, id);
  panel.flow.space(14);
  if (const auto name =
          add_by_name(panel, "variable.new", panel.words("editor.variable.new"),
                      panel.words("editor.variable.new.hint"), panel.words("editor.variable.add"))) {
    panel.apply(add_variable(document, new_id(document, {"variables"}, *name), 0, 0, 10));
  }
}

void draw_facts_table(Panel& panel) {
  const Document& document = panel.document();
  panel.flow.text(panel.words("editor.facts"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.facts.about"));
  for (const std::string& id : keys_of(document, "facts")) {
    const Path path{"facts", PathStep(id)};
    panel.flow.space(16);
    panel.heading(id);
    panel.field(path, "text", panel.words("editor.fact.text"));
    panel.label(panel.words("editor.fact.kind"));
    const std::string kind = text_at(document, path / "kind");
    std::vector<std::pair<std::string, std::string>> row;
    for (const char* one : {"fact", "source", "reading", "strength", "noise"})
      row.emplace_back("kind." + id + "." + one, panel.words(std::string("editor.fact.kind.") + one));
    const std::string pressed = panel.buttons(row, "kind." + id + "." + kind);
    if (!pressed.empty()) panel.apply(set_field(document, path, "kind", pressed.substr(6 + id.size())));
    if (!kind.empty()) panel.note(panel.words("editor.fact.kind." + kind + ".about"));
    panel.field(path, "source", panel.words("editor.fact.source"));
    rename(panel, NameKind::fact, id);
    std::size_t uses = references_to(document.tree(), NameKind::fact, id).size();
    panel.flow.space(6);
    panel.note(uses == 0 ? panel.words("editor.fact.unused")
                         : panel.words("editor.fact.uses", {std::to_string(uses)}),
               uses == 0 ? Role::mind : Role::soft);
    panel.flow.space(4);
    if (panel.link("fact.gone." + id, panel.words("editor.fact.remove")))
      panel.apply(delete_declared(document, NameKind::fact, id));
  }
  panel.flow.space(18);
  if (const auto text = add_by_name(panel, "fact.new", panel.words("editor.fact.new"),
                                    panel.words("editor.fact.new.hint"), panel.words("editor.fact.add"))) {
    // Called after its first words.
    std::string words = *text;
    std::size_t spaces = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == ' ' && ++spaces == 3) {
        words.resize(i);
        break;
      }
    }
    panel.apply(add_fact(document, new_id(document, {"facts"}, words), *text, "fact"));
  }
}

void draw_goals_table(Panel& panel) {
  const Document& document = panel.document();
  panel.flow.text(panel.words("editor.goals"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.goals.about"));
  const Path path{"scenario"};
  panel.names({}, "criteria", panel.words("editor.goals.criteria"),
              criterion_options(document, panel.checked(), false), panel.words("editor.goals.add"), true);
  // What must happen, and what it limits when it does not.
  panel.label(panel.words("editor.goals.must"));
  const YamlRef must = child(document.tree().root(), "must");
  for (YamlRef key = must.is_map() ? must.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    const std::string event(key.text());
    const std::string criterion(key.next().text());
    panel.note(panel.words("editor.goals.must.one", {event, criterion}), Role::ink);
    const std::string id = "must." + event;
    const std::string pressed = panel.buttons({{"pick." + id, criterion}, {id + ".gone", "×"}});
    if (pressed == "pick." + id) panel.unfold(id);
    if (pressed == id + ".gone") {
      panel.apply(set_in_map(document, {}, "must", event, {}));
      return;
    }
    if (const auto chosen = panel.list(id, criterion_options(document, panel.checked(), true),
                                       panel.words("editor.list.search"))) {
      panel.apply(set_in_map(document, {}, "must", event, *chosen));
      return;
    }
  }
  panel.flow.space(4);
  if (const auto chosen =
          panel.pick("must", panel.words("editor.goals.must.add"), event_options(document, panel.checked()),
                     panel.words("editor.list.search"))) {
    const std::vector<PickOption> of_case = criterion_options(document, panel.checked(), true);
    if (of_case.empty()) {
      panel.desk().message = panel.words("editor.goals.first");
    } else {
      panel.apply(set_in_map(document, {}, "must", *chosen, of_case.front().id));
    }
  }
  draw_rules(panel);
  draw_interrupts(panel);
  panel.flow.space(24);
  panel.flow.text(panel.words("editor.head"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.field(path, "title", panel.words("editor.head.title"));
  panel.field(path, "summary", panel.words("editor.head.summary"));
  panel.field(path, "setting", panel.words("editor.head.setting"));
  panel.field(path, "content_note", panel.words("editor.head.content_note"));
  const int minutes = std::atoi(text_at(document, path / "minutes").c_str());
  panel.flow.space(8);
  if (const auto next =
          panel.step("minutes", panel.words("editor.head.minutes"), std::to_string(minutes), minutes, 1, 90))
    panel.apply(set_field(document, path, "minutes", std::to_string(*next)));
  const int level = std::atoi(text_at(document, path / "level").c_str());
  if (const auto next =
          panel.step("level", panel.words("editor.head.level"), std::to_string(level), level, 1, 3))
    panel.apply(set_field(document, path, "level", std::to_string(*next)));
}

}  // namespace gesprek::editor
