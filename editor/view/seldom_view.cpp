// What a case seldom has, and the inspector shows without YAML too: knock-outs, ways to take something back,
// interrupts, and the rules that are watched.
#include <algorithm>
#include <cstdlib>

#include "editor/document/block_commands.h"
#include "editor/document/commands.h"
#include "editor/view/inspector.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;

namespace {

constexpr int kMostTurns = 20;  // that an author is offered; more stands in the source text

std::vector<PickOption> knockout_options(const Panel& panel) {
  std::vector<PickOption> options;
  for (const scenario::Knockout& one : panel.checked().scripts().catalogues.knockouts)
    options.push_back({one.id, one.id + "  " + one.label.nl, one.about.nl});
  options.push_back({"none", panel.words("editor.knockout.none"), {}});
  return options;
}

void knockout(Panel& panel, const Path& path, const char* key, const std::string& label) {
  panel.label(label);
  const std::string now = text_at(panel.document(), path / PathStep(std::string(key)));
  const std::vector<PickOption> options = knockout_options(panel);
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const PickOption& one) { return one.id == now; });
  const std::string shown = now.empty()              ? panel.words("editor.knockout.none")
                            : found == options.end() ? now
                                                     : found->label;
  if (found != options.end() && !now.empty() && !found->about.empty()) panel.note(found->about);
  if (const auto chosen = panel.pick(std::string(key) + "." + to_text(path), shown, options,
                                     panel.words("editor.list.search")))
    panel.apply(set_field(panel.document(), path, key, *chosen == "none" ? std::string() : *chosen));
}

/// A number that has a value when nothing is written; that value takes the key away.
void turns(Panel& panel, const Path& path, const char* key, const std::string& label, int least, int own) {
  const std::string written = text_at(panel.document(), path / PathStep(std::string(key)));
  const int now = written.empty() ? own : std::atoi(written.c_str());
  const auto next = panel.step("turns." + to_text(path) + "/" + key, label, std::to_string(now), now, least,
                               std::max(kMostTurns, now));
  if (next)
    panel.apply(set_field(panel.document(), path, key, *next == own ? std::string() : std::to_string(*next)));
}

/// A moment, chosen from all; nothing is made new here.
void moment(Panel& panel, const Path& owner, const char* key, const std::string& label) {
  panel.label(label);
  const std::string now = text_at(panel.document(), owner / PathStep(std::string(key)));
  const std::string id = std::string("to.") + to_text(owner);
  std::vector<std::pair<std::string, std::string>> row{
      {"pick." + id, now.empty() ? panel.words("editor.go.choose") : "→ " + now}};
  if (!now.empty()) row.emplace_back("visit." + id, panel.words("editor.go.visit"));
  const std::string pressed = panel.buttons(row, panel.is_open(id) ? "pick." + id : std::string());
  if (pressed == "pick." + id) panel.unfold(id);
  if (pressed == "visit." + id) panel.select({"nodes", PathStep(now)}, "nodes/" + now + "/");
  if (const auto chosen = panel.list(id, moment_options(panel.document()), panel.words("editor.list.search")))
    panel.apply(set_field(panel.document(), owner, key, *chosen));
}

/// The way to take back this choice (5.20).
void repair(Panel& panel, const Path& choice) {
  const Document& document = panel.document();
  const Path path = choice / "repair";
  const Located at = locate(document.tree(), path);
  panel.label(panel.words("editor.repair"));
  if (!at.exists()) {
    panel.note(panel.words("editor.repair.about"));
    panel.flow.space(4);
    if (!panel.button("repair.add", panel.words("editor.repair.add"))) return;
    panel.apply(add_repair(document, choice, panel.checked().move("herstel") != nullptr ? "herstel" : ""));
    return;
  }
  if (!at.value.is_map()) {
    panel.note(panel.words("editor.in_yaml"));
    return;
  }
  std::string kind = "say";
  for (const char* key : {"do", "think"}) {
    if (child(at.value, key).exists()) kind = key;
  }
  panel.field(path, kind, panel.words("editor.repair.words"));
  panel.names(path, "moves", panel.words("editor.moves"), move_options(panel.checked()),
              panel.words("editor.move.add"), true);
  panel.field(path, "reply", panel.words("editor.field.reply"));
  panel.field(path, "why", panel.words("editor.field.why"));
  panel.flow.space(8);
  turns(panel, path, "within", panel.words("editor.repair.within"), 1, 2);
  panel.flow.space(4);
  if (panel.button("repair.gone", panel.words("editor.repair.remove")))
    panel.apply(remove_block(document, path));
}

}  // namespace

void inspect_seldom(Panel& panel, const Path& choice) {
  knockout(panel, choice, "critical", panel.words("editor.knockout"));
  knockout(panel, choice, "repairs", panel.words("editor.knockout.mends"));
  repair(panel, choice);
}

void draw_interrupts(Panel& panel) {
  const Document& document = panel.document();
  panel.flow.space(24);
  panel.flow.text(panel.words("editor.interrupts"), ui::TextStyle::heading, Role::ink,
                  ui::WidgetRole::heading);
  panel.note(panel.words("editor.interrupts.about"));
  const YamlRef list = child(document.tree().root(), "interrupts");
  std::size_t place = 0;
  for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path path{"interrupts", PathStep(place)};
    panel.flow.space(12);
    panel.heading(text_at(document, path / "id"));
    panel.condition(path, "when", panel.words("editor.interrupt.when"), false);
    moment(panel, path, "go", panel.words("editor.interrupt.go"));
    panel.flow.space(6);
    turns(panel, path, "for", panel.words("editor.interrupt.for"), 1, 1);
    turns(panel, path, "after", panel.words("editor.interrupt.after"), 0, 4);
    panel.toggle(path, "repeat", panel.words("editor.interrupt.repeat"));
    panel.flow.space(4);
    if (panel.button("interrupt.gone." + std::to_string(place), panel.words("editor.interrupt.remove"))) {
      panel.apply(remove_entry(document, path));
      return;
    }
  }
  if (place == 0) panel.note(panel.words("editor.interrupts.none"));
  panel.flow.space(10);
  if (!panel.button("interrupt.new", panel.words("editor.interrupt.add"))) return;
  // It leads to an ending, where there is one: a conversation that is broken off.
  std::string go;
  const YamlRef nodes = child(document.tree().root(), "nodes");
  for (YamlRef key = nodes.is_map() ? nodes.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    if (go.empty() || child(key.next(), "ending").exists()) go = key.text();
  }
  const std::vector<PickOption> meters = meter_options(document, panel.checked());
  if (go.empty() || meters.empty()) {
    panel.desk().message = panel.words("editor.interrupt.first");
    return;
  }
  panel.apply(add_interrupt(document, meters.front().id + " <= 0", go));
}

void draw_rules(Panel& panel) {
  std::vector<PickOption> options;
  for (const auto& [id, rule] : panel.checked().scripts().rules)
    options.push_back({id, id + "  " + rule.label.nl, {}});
  panel.names({}, "rules", panel.words("editor.rules"), options, panel.words("editor.rules.add"), false);
  panel.note(panel.words("editor.rules.about"));
  // In words: an id says nothing to who did not make it.
  const YamlRef list = child(panel.document().tree().root(), "rules");
  for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists(); at = at.next()) {
    const auto rule = at.is_scalar() ? panel.checked().scripts().rules.find(at.text())
                                     : panel.checked().scripts().rules.end();
    if (rule != panel.checked().scripts().rules.end())
      panel.note(std::string(at.text()) + "  " + rule->second.label.nl, Role::ink);
  }
}

}  // namespace gesprek::editor
