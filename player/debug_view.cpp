#include "player/debug_view.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/session/state_view.h"

namespace gesprek::player {

using draw::Role;
using session::Entry;
using session::EntryKind;
using ui::Rect;
using ui::TextStyle;

namespace {

std::string with_one_decimal(double value) {
  char text[32] = "";
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

const char* kind_name(EntryKind kind) {
  switch (kind) {
    case EntryKind::node_entered: return "node";
    case EntryKind::line: return "line";
    case EntryKind::input: return "input";
    case EntryKind::chosen: return "chosen";
    case EntryKind::offered: return "offered";
    case EntryKind::points: return "points";
    case EntryKind::event: return "event";
    case EntryKind::revealed: return "revealed";
    case EntryKind::noted: return "noted";
    case EntryKind::set: return "set";
    case EntryKind::knockout: return "knockout";
    case EntryKind::knockout_closed: return "knockout_closed";
    case EntryKind::repaired: return "repaired";
    case EntryKind::rule_broken: return "rule_broken";
    case EntryKind::must_missed: return "must_missed";
    case EntryKind::interrupt: return "interrupt";
    case EntryKind::turn_ended: return "turn_ended";
    case EntryKind::topic_opened: return "topic_opened";
    case EntryKind::topic_closed: return "topic_closed";
    case EntryKind::ending: return "ending";
    case EntryKind::fault: return "fault";
    case EntryKind::answered: return "answered";
    case EntryKind::hook_note: return "hook_note";
    case EntryKind::hook_rubric: return "hook_rubric";
    case EntryKind::hook_off: return "hook_off";
  }
  return "?";
}

class Reader {
 public:
  explicit Reader(const session::Session& session) : session_(session), program_(session.program()) {}

  [[nodiscard]] std::string text(program::TextRef ref) const { return std::string(program_.text(ref)); }
  [[nodiscard]] std::string node(std::uint32_t index) const {
    return index == program::kNone ? "–" : text(program_.nodes[index].id);
  }
  [[nodiscard]] std::string choice(std::uint32_t index) const {
    if (index == program::kNone) return "–";
    return text(program_.nodes[program_.choices[index].node].id) + "." +
           text(program_.choice_infos[index].id);
  }

  /// What `entry` is about: an id, and what became of it.
  [[nodiscard]] std::string about(const Entry& entry) const {
    switch (entry.kind) {
      case EntryKind::node_entered: return node(entry.a);
      case EntryKind::line: return text(program_.lines[entry.a].text);
      case EntryKind::chosen: return choice(entry.a);
      case EntryKind::offered:
        return entry.b == static_cast<std::uint16_t>(session::InputKind::choice) ? choice(entry.a)
                                                                                 : std::to_string(entry.a);
      case EntryKind::points:
        return text(program_.criteria[entry.a].id) + " " + std::to_string(static_cast<int>(entry.b) - 128) +
               " (" + std::to_string(entry.c) + " … " + std::to_string(entry.d) + ")";
      case EntryKind::event: return text(program_.events[entry.a].id);
      case EntryKind::revealed:
      case EntryKind::noted: return text(program_.facts[entry.a].id);
      case EntryKind::set:
        return text(program_.slots[entry.a].name) + " " + std::to_string(entry.d) + " → " +
               std::to_string(entry.c);
      case EntryKind::knockout: return text(program_.knockouts[entry.a].id);
      case EntryKind::rule_broken: return text(program_.rules[entry.a].id);
      case EntryKind::ending: return text(program_.endings[entry.a].title);
      default: return std::to_string(entry.a);
    }
  }

  [[nodiscard]] DebugGroup place(const Strings& words) const {
    DebugGroup out{words("debug.place"), {}};
    constexpr std::array<const char*, 3> kStatus = {"waiting", "ended", "faulted"};
    out.rows.push_back({"status", kStatus[static_cast<std::size_t>(session_.status())]});
    out.rows.push_back({"node", node(session_.node())});
    out.rows.push_back({"turn", std::to_string(session_.turn())});
    if (session_.phase() != program::kNone) {
      out.rows.push_back(
          {"phase", std::string(program_.shown_name(program_.phases.begin + session_.phase()))});
    }
    out.rows.push_back({"step", std::to_string(session_.step())});
    out.rows.push_back({"seed", std::to_string(session_.seed())});
    out.rows.push_back({"inputs", std::to_string(session_.inputs().size())});
    out.rows.push_back({"program", program_.hash.hex().substr(0, 16)});
    for (std::uint32_t i = 0; i < program_.cast.size(); ++i) {
      const std::uint32_t mood = session_.mood(i);
      if (mood == program::kNone) continue;
      out.rows.push_back({"mood " + text(program_.cast[i].name),
                          text(program_.moods[mood].id) + (session_.is_closed(i) ? ", closed" : "")});
    }
    return out;
  }
  [[nodiscard]] DebugGroup variables(const Strings& words) const {
    DebugGroup out{words("debug.variables"), {}};
    for (std::uint32_t i = 0; i < program_.slots.size(); ++i) {
      out.rows.push_back({text(program_.slots[i].name), std::to_string(session_.slot(i))});
    }
    return out;
  }
  [[nodiscard]] DebugGroup rules(const Strings& words) const {
    DebugGroup out{words("debug.rules"), {}};
    const session::StateView view(session_);
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i) {
      const program::Rule& rule = program_.rules[i];
      const auto state = static_cast<std::uint32_t>(view.rule(i));
      std::string value = std::to_string(state) + " / " + std::to_string(rule.states);
      if (state < rule.states) {
        const program::RuleState& info = program_.rule_states[rule.info + state];
        if (info.broken != 0) value += ", " + words("debug.broken");
        if (info.broken == 0 && info.broken_at_end != 0) value += ", " + words("debug.broken_at_end");
      }
      out.rows.push_back({text(rule.id), value});
    }
    return out;
  }
  [[nodiscard]] DebugGroup facts(const Strings& words) const {
    DebugGroup out{words("debug.facts"), {}};
    for (std::uint32_t i = 0; i < program_.facts.size(); ++i) {
      std::string value = words(session_.is_revealed(i) ? "debug.revealed" : "debug.hidden");
      if (session_.noted_as(i) > 0) value += ", " + words("debug.noted");
      out.rows.push_back({text(program_.facts[i].id), value});
    }
    return out;
  }

 private:
  const session::Session& session_;
  const program::Program& program_;
};

}  // namespace

DebugPage debug_page(const Strings& words, const DebugFigures& figures, const session::Session* session) {
  DebugPage out;
  out.figures.push_back({words("debug.last"), words("debug.ms", {with_one_decimal(figures.last_ms)})});
  out.figures.push_back({words("debug.median"), words("debug.ms", {with_one_decimal(figures.median_ms)})});
  out.figures.push_back({words("debug.worst"), words("debug.ms", {with_one_decimal(figures.worst_ms)})});
  out.figures.push_back({words("debug.frames"), std::to_string(figures.frames)});
  out.figures.push_back({words("debug.vertices"), std::to_string(figures.vertices)});
  out.figures.push_back({words("debug.memory"),
                         figures.memory_mb < 0 ? words("debug.unknown")
                                               : words("debug.mb", {with_one_decimal(figures.memory_mb)})});
  if (session == nullptr) return out;
  const Reader reader(*session);
  for (DebugGroup& group : std::vector<DebugGroup>{reader.place(words), reader.variables(words),
                                                   reader.rules(words), reader.facts(words)}) {
    if (!group.rows.empty()) out.state.push_back(std::move(group));
  }
  const session::Log& log = session->log();
  for (std::size_t i = log.size(); i-- > 0 && out.events.size() < kMostDebugEvents;) {
    out.events.push_back({std::to_string(i) + "  " + kind_name(log[i].kind), reader.about(log[i])});
  }
  return out;
}

namespace {

/// Names at the left, values beside them; at a large text under them.
void draw_rows(ui::Ui& ui, const std::vector<DebugRow>& rows, ui::Flow& flow) {
  float name = 0;
  for (const DebugRow& row : rows) name = std::max(name, ui.text_width(row.name, TextStyle::label));
  name += ui.u(20);
  const bool is_beside = name < flow.width * 0.55F;
  for (const DebugRow& row : rows) {
    if (is_beside) {
      const float left = ui.text(row.name, TextStyle::label, {flow.x, flow.y}, name, Role::soft);
      const float right =
          ui.text(row.value, TextStyle::label, {flow.x + name, flow.y}, flow.width - name, Role::ink);
      flow.y += std::max(left, right) + ui.u(4);
    } else {
      flow.text(row.name, TextStyle::label, Role::soft);
      flow.text(row.value, TextStyle::label);
      flow.space(6);
    }
  }
}

}  // namespace

void draw_debug(const View& view, const DebugPage& page, DebugState& state) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  const Rect screen = ui.screen();
  const float width = std::min(screen.width, ui.u(420) + ui.text_width("nnnnnnnnnnnn", TextStyle::label));
  const Rect place{screen.width - width, 0, width, screen.height};
  ui.shadow(place, 0);
  ui.fill(place, Role::panel);
  ui.line({place.x, 0}, {place.x, screen.height}, Role::rule, ui.rule_width());
  const float inside = ui.u(28);
  const std::string close = view.words("debug.close");
  const ui::ButtonLook look{ui::ButtonKind::quiet, ui::Icon::close};
  const float y = ui.begin_scroll("debug", place);
  ui::Flow flow{ui, place.x + inside, y + ui.u(16), width - 2 * inside};
  if (ui::button(ui, "debug.close", close, ui::Point{flow.x - ui.u(8), flow.y}, look)) state.is_open = false;
  flow.y += ui::button_height(ui) + ui.u(8);
  flow.text(view.words("debug.title"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(12);
  const std::array<const char*, 3> parts = {"debug.figures", "debug.state", "debug.events"};
  std::vector<std::string> labels;
  for (const char* part : parts) labels.push_back(view.words(part));
  const std::vector<Rect> places = ui::button_row(ui, labels, {flow.x, flow.y}, flow.width);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ui::ButtonLook tab;
    tab.is_on = static_cast<std::size_t>(state.part) == i;
    if (ui::button(ui, parts[i], labels[i], places[i], tab)) {
      state.part = static_cast<DebugPart>(i);
      ui.scroll_to("debug", 0);
      ui.ask_frame();
    }
  }
  flow.y = places.back().bottom() + ui.u(16);
  switch (state.part) {
    case DebugPart::figures: {
      draw_rows(ui, page.figures, flow);
      flow.space(8);
      flow.text(view.words("debug.note"), TextStyle::note, Role::soft);
      flow.space(16);
      const ui::ChoiceResult result =
          ui::option(ui, "debug.toolkit", view.words("debug.toolkit"), {flow.x, flow.y}, flow.width,
                     state.shows_toolkit, ui::OptionKind::many);
      if (result.was_pressed) state.shows_toolkit = !state.shows_toolkit;
      flow.y += result.height;
      break;
    }
    case DebugPart::state:
      for (const DebugGroup& group : page.state) {
        flow.text(group.title, TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
        flow.space(6);
        draw_rows(ui, group.rows, flow);
        flow.space(14);
      }
      break;
    case DebugPart::events: draw_rows(ui, page.events, flow); break;
  }
  if (state.part != DebugPart::figures && page.state.empty()) {
    flow.text(view.words("debug.no_talk"), TextStyle::reading, Role::soft);
  }
  ui.end_scroll(flow.y + ui.u(24));
  ui.prefer_focus("debug.close");
  ui.end_layer();
}

}  // namespace gesprek::player
