// What is selected, with everything about it that the script does not show.
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

std::string signed_text(int value) {
  return (value > 0 ? "+" : "") + std::to_string(value);
}

/// Up, down and away, of an item of a list; `what`: "line" or "choice".
void order_buttons(Panel& panel, const Path& path, const std::string& what) {
  const Located at = locate(panel.document().tree(), path);
  if (!at.parent.is_sequence()) return;
  panel.flow.space(14);
  std::vector<std::string> disabled;
  if (at.place == 0) disabled.push_back(what + ".up");
  if (at.place + 1 >= at.parent.size()) disabled.push_back(what + ".down");
  const std::string act = panel.buttons({{what + ".up", panel.words("editor.up")},
                                         {what + ".down", panel.words("editor.down")},
                                         {what + ".remove", panel.words("editor." + what + ".remove")}},
                                        {}, disabled);
  if (act == what + ".up" || act == what + ".down") {
    const std::size_t to = act == what + ".up" ? at.place - 1 : at.place + 1;
    if (panel.apply(move_entry(panel.document(), path, to))) {
      Path moved = path;
      moved.back() = PathStep(to);
      panel.select(std::move(moved));
    }
  }
  if (act == what + ".remove") panel.apply(remove_entry(panel.document(), path));
}

/// `score` of a choice: only what differs from what its moves say.
/// What the moves of a choice give where it says nothing itself, in words (5.18).
std::string points_of_moves(const Panel& panel, const Path& path, const std::vector<PickOption>& criteria,
                            const std::vector<std::pair<std::string, int>>& own) {
  const YamlRef choice = locate(panel.document().tree(), path).value;
  const YamlRef moves = child(choice, "moves");
  // Of what is thought only its own points count.
  if (!moves.is_sequence() || child(choice, "think").exists()) return {};
  std::string words;
  for (const PickOption& criterion : criteria) {
    const auto is_it = [&](const auto& one) { return one.first == criterion.id; };
    if (std::any_of(own.begin(), own.end(), is_it)) continue;
    int points = 0;
    for (YamlRef at = moves.first_child(); at.exists(); at = at.next()) {
      const scenario::Move* move = at.is_scalar() ? panel.checked().move(at.text()) : nullptr;
      if (move == nullptr) continue;
      for (const auto& one : move->score) points += is_it(one) ? one.second : 0;
    }
    points = std::clamp(points, -2, 2);
    if (points != 0) words += (words.empty() ? "" : ", ") + criterion.label + " " + signed_text(points);
  }
  return panel.words(words.empty() ? "editor.scores.no_moves" : "editor.scores.moves", {words});
}

void scores(Panel& panel, const Path& path) {
  panel.label(panel.words("editor.scores"));
  const YamlRef map = locate(panel.document().tree(), path / "score").value;
  std::vector<std::pair<std::string, int>> now;
  for (YamlRef key = map.exists() && map.is_map() ? map.first_child() : YamlRef();
       key.exists() && key.next().exists(); key = key.next().next()) {
    now.emplace_back(std::string(key.text()), std::atoi(std::string(key.next().text()).c_str()));
  }
  const std::vector<PickOption> all = criterion_options(panel.document(), panel.checked(), true);
  const std::string by_moves = points_of_moves(panel, path, all, now);
  if (!by_moves.empty()) panel.note(by_moves);
  for (const auto& [criterion, points] : now) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&, id = criterion](const PickOption& one) { return one.id == id; });
    bool goes = false;
    const auto next = panel.step("score." + criterion, found == all.end() ? criterion : found->label,
                                 signed_text(points), points, -2, 2, &goes);
    if (goes) panel.apply(set_score(panel.document(), path, criterion, std::nullopt));
    if (next) panel.apply(set_score(panel.document(), path, criterion, *next));
  }
  std::vector<PickOption> rest;
  for (const PickOption& one : all) {
    const bool has =
        std::any_of(now.begin(), now.end(), [&](const auto& entry) { return entry.first == one.id; });
    if (!has) rest.push_back(one);
  }
  if (const auto chosen =
          panel.pick("score.add", panel.words("editor.score.add"), rest, panel.words("editor.list.search"))) {
    panel.apply(set_score(panel.document(), path, *chosen, 1));
  }
}

}  // namespace

void effects(Panel& panel, const Path& owner) {
  panel.label(panel.words("editor.effects"));
  const Document& document = panel.document();
  const YamlRef map = locate(document.tree(), owner / "effect").value;
  std::vector<std::string> has;
  const std::string id = "effect." + to_text(owner);
  for (YamlRef key = map.exists() && map.is_map() ? map.first_child() : YamlRef();
       key.exists() && key.next().exists(); key = key.next().next()) {
    const std::string name(key.text());
    const std::string value(key.next().is_scalar() ? std::string(key.next().text()) : std::string("?"));
    has.push_back(name);
    const std::string label = meter_label(document, panel.checked(), name);
    const bool adds = !value.empty() && (value.front() == '+' || value.front() == '-');
    if (!adds) {
      // Sets a value: a word, yes or no, a number.
      std::vector<std::pair<std::string, std::string>> row;
      const YamlRef values = locate(document.tree(), {"variables", PathStep(name), "values"}).value;
      std::vector<std::string> options;
      for (YamlRef one = values.exists() && values.is_sequence() ? values.first_child() : YamlRef();
           one.exists(); one = one.next()) {
        options.emplace_back(one.text());
      }
      if (value == "true" || value == "false") options = {"true", "false"};
      panel.note(panel.words("editor.effect.becomes", {label, value}), Role::ink);
      for (const std::string& option : options) row.emplace_back(id + "." + name + "=" + option, option);
      row.emplace_back(id + "." + name + ".gone", "×");
      const std::string pressed = panel.buttons(row, id + "." + name + "=" + value);
      if (pressed == id + "." + name + ".gone") {
        panel.apply(set_effect(document, owner, name, {}));
        return;
      }
      if (!pressed.empty()) {
        panel.apply(set_effect(document, owner, name, pressed.substr(id.size() + name.size() + 2)));
        return;
      }
      continue;
    }
    const int now = std::atoi(value.c_str());
    bool goes = false;
    auto next = panel.step(id + "." + name, label, value, now, -10, 10, &goes);
    if (next && *next == 0) next = now > 0 ? -1 : 1;  // nothing is no effect
    if (goes) panel.apply(set_effect(document, owner, name, {}));
    if (next) panel.apply(set_effect(document, owner, name, signed_text(*next)));
    if (goes || next) return;
  }
  std::vector<PickOption> rest;
  for (const PickOption& one : meter_options(document, panel.checked())) {
    if (std::find(has.begin(), has.end(), one.id) == has.end()) rest.push_back(one);
  }
  if (const auto chosen =
          panel.pick(id, panel.words("editor.effect.add"), rest, panel.words("editor.list.search"))) {
    const YamlRef values = locate(document.tree(), {"variables", PathStep(*chosen), "values"}).value;
    const std::string start = text_at(document, {"variables", PathStep(*chosen), "start"});
    std::string value = "+1";
    if (values.exists() && values.is_sequence()) value = std::string(item(values, 0).text());
    if (start == "true" || start == "false") value = start == "true" ? "false" : "true";
    panel.apply(set_effect(document, owner, *chosen, value));
  }
}

void comments(Panel& panel, const Path& owner) {
  const Document& document = panel.document();
  const YamlRef list = locate(document.tree(), owner / "comments").value;
  panel.label(panel.words("editor.comments"));
  std::size_t place = 0;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path path = owner / "comments" / PathStep(place);
    const YamlRef text = child(at, "text");
    const YamlRef by = child(at, "by");
    const YamlRef date = child(at, "date");
    const YamlRef resolved = child(at, "resolved");
    const bool is_resolved = resolved.is_scalar() && resolved.text() == "true";
    std::string head = by.is_scalar() && !by.is_null() ? std::string(by.text()) : std::string();
    if (date.is_scalar() && !date.is_null()) head += (head.empty() ? "" : " · ") + std::string(date.text());
    if (is_resolved) head += (head.empty() ? "" : " · ") + panel.words("editor.comment.resolved");
    panel.note(head, is_resolved ? Role::soft : Role::mind);
    panel.flow.text(text.is_scalar() ? std::string(text.text()) : std::string(), TextStyle::label,
                    is_resolved ? Role::soft : Role::ink);
    const std::string id = "comment." + to_text(path);
    const std::string pressed = panel.buttons(
        {{id + ".resolve", panel.words(is_resolved ? "editor.comment.reopen" : "editor.comment.resolve")},
         {id + ".gone", panel.words("editor.comment.remove")}});
    if (pressed == id + ".resolve") panel.apply(resolve_comment(document, path, !is_resolved));
    if (pressed == id + ".gone") panel.apply(remove_entry(document, path));
    if (!pressed.empty()) return;
    panel.flow.space(6);
  }
  const std::string id = "comment.new." + to_text(owner);
  PanelState& state = panel.desk().state;
  std::string value = state.typed_of == id ? state.typed : std::string();
  const std::string before = value;
  const bool enter =
      panel.typed(id, panel.words("editor.comments"), value, panel.words("editor.comment.hint"));
  if (value != before) {
    state.typed_of = id;
    state.typed = value;
  }
  if (value.empty()) return;
  panel.flow.space(4);
  if (panel.button(id + ".add", panel.words("editor.comment.add")) || enter) {
    if (panel.apply(add_comment(document, owner, {}, panel.desk().date.substr(0, 10), value))) {
      state.typed.clear();
      state.typed_of.clear();
    }
  }
}

std::string fresh_moment(const Panel& panel, const std::string& id) {
  const PanelState& state = panel.desk().state;
  return new_id(panel.document(), {"nodes"},
                panel.is_open(id) && !state.search.empty() ? state.search : panel.words("editor.new_moment"));
}

std::vector<PickOption> target_options(const Panel& panel, const std::string& fresh, bool may_be_done) {
  std::vector<PickOption> options = moment_options(panel.document());
  if (may_be_done)
    options.push_back({"done", panel.words("editor.way.done"), panel.words("editor.way.done.about")});
  // In sight at once; but Enter takes what was searched for when there is such a moment.
  const std::string& search = panel.desk().state.search;
  options.insert(search.empty() ? options.begin() : options.end(),
                 {"new", panel.words("editor.go.new", {fresh}), search});
  return options;
}

void target(Panel& panel, const Path& owner, const char* key, const std::string& label) {
  const Document& document = panel.document();
  const std::string now = text_at(document, owner / PathStep(std::string(key)));
  const std::string id = std::string(key) + "." + to_text(owner);
  const bool is_go = std::string_view(key) == "go";
  const std::string fresh = fresh_moment(panel, id);
  std::vector<PickOption> options = is_go ? target_options(panel, fresh, true) : moment_options(document);
  if (is_go && !now.empty()) options.push_back({"none", panel.words("editor.go.away"), {}});
  panel.label(label);
  const std::string words = now.empty()     ? panel.words("editor.go.choose")
                            : now == "done" ? panel.words("editor.way.done")
                            : now == "back" ? panel.words("editor.way.back")
                                            : "→ " + now;
  const bool is_moment = child(child(document.tree().root(), "nodes"), now).exists();
  std::vector<std::pair<std::string, std::string>> row{{"pick." + id, words}};
  if (is_moment) row.emplace_back("visit." + id, panel.words("editor.go.visit"));
  const std::string pressed = panel.buttons(row, panel.is_open(id) ? "pick." + id : std::string());
  if (pressed == "pick." + id) panel.unfold(id);
  if (pressed == "visit." + id) panel.select({"nodes", PathStep(now)}, "nodes/" + now + "/");
  const auto chosen = panel.list(id, options, panel.words("editor.go.hint"));
  if (!chosen) return;
  if (*chosen == "new") {
    if (panel.apply(add_node_from(document, owner, fresh)))
      panel.select({"nodes", PathStep(fresh)}, "nodes/" + fresh + "/");
  } else if (*chosen == "none") {
    panel.apply(connect(document, owner, {}));
  } else if (is_go) {
    panel.apply(connect(document, owner, *chosen));
  } else {
    panel.apply(set_field(document, owner, key, *chosen));
  }
}

void inspect_line(Panel& panel, const Path& path) {
  const Document& document = panel.document();
  const Located at = locate(document.tree(), path);
  const std::string who = speaker_of(at.value);
  panel.heading(panel.words("editor.line"));
  panel.flow.space(6);
  std::vector<std::pair<std::string, std::string>> list;
  for (const std::string& id : speakers(document)) {
    const std::string label =
        id == "narrator" || id == "inner" ? panel.words("editor.who." + id) : name_of(document, id);
    list.emplace_back("speaker." + id, label);
  }
  const std::string speaker = panel.buttons(list, "speaker." + who);
  if (!speaker.empty()) panel.apply(set_line_speaker(document, path, speaker.substr(8)));
  panel.flow.space(6);
  panel.line_text(path, panel.words("editor.row.text"));
  if (who != "narrator" && who != "inner") {
    panel.field(path, "cue", panel.words("editor.field.cue"));
    panel.field(path, "thought", panel.words("editor.field.thought"));
    panel.label(panel.words("editor.field.mood"));
    const std::string mood = text_at(document, path / "mood");
    std::vector<PickOption> moods;
    for (const auto& [id, one] : panel.checked().scripts().catalogues.moods) {
      moods.push_back({id, one.label.nl, one.cues.empty() ? std::string() : one.cues.front()});
    }
    moods.push_back({"none", panel.words("editor.mood.own"), panel.words("editor.mood.own.about")});
    const std::string id = "mood." + to_text(path);
    if (const auto chosen = panel.pick(id, mood.empty() ? panel.words("editor.mood.own") : mood, moods,
                                       panel.words("editor.list.search"))) {
      panel.apply(set_field(document, path, "mood", *chosen == "none" ? std::string() : *chosen));
    }
  }
  panel.condition(path, "when", panel.words("editor.field.when"));
  effects(panel, path);
  panel.names(path, "reveals", panel.words("editor.reveals"), fact_options(document),
              panel.words("editor.reveal.add"), true);
  order_buttons(panel, path, "line");
  panel.flow.space(20);
}

void inspect_choice(Panel& panel, const Path& path) {
  const Document& document = panel.document();
  const Located at = locate(document.tree(), path);
  panel.heading(panel.words("editor.choice", {std::to_string(at.place + 1)}));
  panel.flow.space(6);
  std::string kind;
  for (const char* key : {"say", "do", "think"}) {
    if (child(at.value, key).exists()) kind = key;
  }
  const std::string other = panel.buttons({{"kind.say", panel.words("editor.choice.say")},
                                           {"kind.do", panel.words("editor.choice.do")},
                                           {"kind.think", panel.words("editor.choice.think")}},
                                          "kind." + kind);
  if (!other.empty()) panel.apply(set_choice_kind(document, path, other.substr(5)));
  if (!kind.empty()) panel.field(path, kind, panel.words("editor.choice.words." + kind));
  panel.names(path, "moves", panel.words("editor.moves"), move_options(panel.checked()),
              panel.words("editor.move.add"), true);
  panel.field(path, "reply", panel.words("editor.field.reply"));
  panel.field(path, "why", panel.words("editor.field.why"));
  target(panel, path, "go", panel.words("editor.go.label"));
  const std::string of_moment = text_at(document, {"nodes", PathStep(path[1].key), "go"});
  if (text_at(document, path / "go").empty() && !of_moment.empty()) {
    panel.note(of_moment == "done" || of_moment == "back" ? panel.words("editor.way." + of_moment)
                                                          : panel.words("editor.go.of_moment", {of_moment}));
  }
  panel.condition(path, "when", panel.words("editor.field.when"));
  if (!text_at(document, path / "when").empty()) {
    panel.field(path, "locked", panel.words("editor.field.locked"));
  }
  effects(panel, path);
  scores(panel, path);
  panel.names(path, "reveals", panel.words("editor.reveals"), fact_options(document),
              panel.words("editor.reveal.add"), true);
  panel.names(path, "events", panel.words("editor.events"), event_options(document, panel.checked()),
              panel.words("editor.event.add"), true);
  inspect_seldom(panel, path);
  panel.flow.space(12);
  panel.toggle(path, "model", panel.words("editor.flag.model"));
  panel.toggle(path, "once", panel.words("editor.flag.once"));
  panel.toggle(path, "silent", panel.words("editor.flag.silent"));
  comments(panel, path);
  std::string id = text_at(document, path / "id");
  if (id.empty()) id = "c" + std::to_string(at.place + 1);
  panel.rename("choice_id." + to_text(path), panel.words("editor.choice.id"),
               {NameKind::choice, path[1].key, id, {}});
  panel.flow.space(8);
  order_buttons(panel, path, "choice");
  panel.flow.space(20);
}

void inspect_moment(Panel& panel, const std::string& node) {
  const Document& document = panel.document();
  const Path path{"nodes", PathStep(node)};
  const Located at = locate(document.tree(), path);
  panel.heading(panel.words("editor.moment", {node}));

  panel.rename("rename." + node, panel.words("editor.field.name"), {NameKind::node, {}, node, {}});

  // What is said, in order.
  const YamlRef lines = child(at.value, "lines");
  panel.label(panel.words("editor.lines"));
  std::size_t place = 0;
  for (YamlRef line = lines.is_sequence() ? lines.first_child() : YamlRef(); line.exists();
       line = line.next(), ++place) {
    const Path where = path / "lines" / PathStep(place);
    const std::string who = speaker_of(line);
    const std::string name = who == "narrator" || who == "inner" || who == "media"
                                 ? panel.words("editor.who." + who)
                                 : name_of(document, who);
    if (panel.link("line." + std::to_string(place), who == "first" ? panel.words("editor.line.first") : name))
      panel.select(where);
    if (who != "first" && who != "media") panel.line_text(where, name);
    panel.flow.space(6);
  }
  const std::vector<std::string> all = speakers(document);
  if (panel.button("moment.line", panel.words("editor.add_line"))) {
    std::string who = all.front();
    if (lines.is_sequence() && lines.size() > 0) who = speaker_of(item(lines, lines.size() - 1));
    if (std::find(all.begin(), all.end(), who) == all.end()) who = all.front();
    const std::size_t end = lines.is_sequence() ? lines.size() : 0;
    if (panel.apply(add_line(document, path / "lines", end, who, {}))) {
      panel.desk().wishes.row = to_text(path / "lines" / PathStep(end)) + "/" + who;
      panel.flow.ui.set_focus("said." + to_text(path / "lines" / PathStep(end)));
    }
    return;
  }

  inspect_way(panel, node);

  panel.names(path, "reveals", panel.words("editor.reveals"), fact_options(document),
              panel.words("editor.reveal.add"), true);
  std::vector<PickOption> phases;
  const YamlRef list = locate(document.tree(), {"scenario", "phases"}).value;
  for (YamlRef one = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); one.exists();
       one = one.next()) {
    phases.push_back({std::string(one.text()), std::string(one.text()), {}});
  }
  if (phases.empty()) {
    panel.field(path, "phase", panel.words("editor.field.phase"));
  } else {
    phases.push_back({"none", panel.words("editor.phase.same"), {}});
    panel.label(panel.words("editor.field.phase"));
    const std::string phase = text_at(document, path / "phase");
    if (const auto chosen = panel.pick("phase", phase.empty() ? panel.words("editor.phase.same") : phase,
                                       phases, panel.words("editor.list.search"))) {
      panel.apply(set_field(document, path, "phase", *chosen == "none" ? std::string() : *chosen));
    }
  }
  panel.field(path, "scene", panel.words("editor.field.scene"));
  comments(panel, path);

  panel.flow.space(14);
  const std::string act = panel.buttons({{"moment.new", panel.words("editor.add_moment")},
                                         {"moment.delete", panel.words("editor.delete_moment")}});
  if (act == "moment.new") {
    const std::string fresh = new_id(document, {"nodes"}, panel.words("editor.new_moment"));
    if (panel.apply(add_node(document, node, fresh)))
      panel.select({"nodes", PathStep(fresh)}, "nodes/" + fresh + "/");
    return;
  }
  if (act == "moment.delete") panel.desk().wishes.delete_moment = true;

  // Who leads here.
  std::vector<std::pair<std::string, std::string>> from;
  bool is_start = false, is_interrupt = false;
  for (const Reference& reference : consequences_of_deleting(document, node)) {
    if (reference.place != NamePlace::value) continue;
    if (reference.node.empty()) {
      const std::string_view part = reference.path.empty() ? "" : std::string_view(reference.path[0].key);
      is_start = is_start || part == "start";
      is_interrupt = is_interrupt || part == "interrupts";
      continue;
    }
    const std::string key = "from." + reference.node;
    if (std::any_of(from.begin(), from.end(), [&](const auto& entry) { return entry.first == key; }))
      continue;
    from.emplace_back(key, reference.node);
  }
  if (is_start) panel.label(panel.words("editor.from.start"));
  if (is_interrupt) panel.label(panel.words("editor.from.interrupt"));
  if (!from.empty() || (!is_start && !is_interrupt))
    panel.label(panel.words(from.empty() ? "editor.from.none" : "editor.from"));
  if (const std::string pressed = panel.buttons(from); !pressed.empty()) {
    panel.select({"nodes", PathStep(pressed.substr(5))}, "nodes/" + pressed.substr(5) + "/");
  }
}

void draw_inspector(Panel& panel, const Path& path) {
  const Document& document = panel.document();
  if (path.size() < 2 || !document.reading().is_whole() || !locate(document.tree(), path).exists()) {
    panel.note(panel.words("editor.inspector.empty"));
    return;
  }
  const bool is_line = path.size() > 2 && path.back().is_index() && path[path.size() - 2].key != "choices";
  const bool is_choice = path.size() == 4 && path[2].key == "choices";
  if (is_choice || is_line || (path.size() > 2 && path.back().key == "reply")) {
    if (panel.link("inspect.moment", panel.words("editor.to_moment", {path[1].key}))) {
      panel.select({"nodes", PathStep(path[1].key)});
    }
    panel.flow.space(10);
  }
  if (is_choice) {
    inspect_choice(panel, path);
  } else if (is_line || (path.size() > 2 && path.back().key == "reply")) {
    inspect_line(panel, path);
  } else {
    inspect_moment(panel, path[1].key);
  }
}

}  // namespace gesprek::editor
