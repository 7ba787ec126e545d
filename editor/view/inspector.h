#pragma once
// The selected moment, line or choice with all there is to it, to be changed without YAML.

#include "editor/view/panel.h"

namespace gesprek::editor {

/// Draws what stands at `path` into the panel.
void draw_inspector(Panel& panel, const Path& path);

// ---- Parts of it ----
void inspect_line(Panel& panel, const Path& path);
void inspect_choice(Panel& panel, const Path& path);
void inspect_moment(Panel& panel, const std::string& node);
/// How a moment goes on: choices, a branch, topics, a form, an ending.
void inspect_way(Panel& panel, const std::string& node);
/// A moment that is not there yet, called after what is searched for in list `id`.
[[nodiscard]] std::string fresh_moment(const Panel& panel, const std::string& id);
/// What somebody may lead to: every moment, back to the topics (`done`), a new one ("new") called `fresh`.
[[nodiscard]] std::vector<PickOption> target_options(const Panel& panel, const std::string& fresh,
                                                     bool may_be_done);
/// Where a block leads (`go`, `then`, `start`), chosen from the moments or made new.
void target(Panel& panel, const Path& owner, const char* key, const std::string& label);
/// `effect` of a choice, line or moment, as steppers.
void effects(Panel& panel, const Path& owner);
/// Remarks of authors at a moment or choice.
void comments(Panel& panel, const Path& owner);

/// Of a choice: knock-outs, and the way to take it back (5.19, 5.20).
void inspect_seldom(Panel& panel, const Path& choice);

// ---- Tables ----
/// What can break in at the end of a turn (3.6), and the rules that are watched.
void draw_interrupts(Panel& panel);
void draw_rules(Panel& panel);
void draw_people_table(Panel& panel);
void draw_facts_table(Panel& panel);
void draw_goals_table(Panel& panel);

}  // namespace gesprek::editor
