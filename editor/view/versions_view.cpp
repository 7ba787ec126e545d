#include "editor/view/versions_view.h"

namespace gesprek::editor {

using draw::Role;
using ui::TextStyle;

namespace {

constexpr std::size_t kMostLines = 60;  // of one moment; more is not read anyway

/// "2026-11-22T14:02:10Z" → "2026-11-22 14:02".
std::string short_date(const std::string& date) {
  if (date.size() < 16) return date;
  return date.substr(0, 10) + " " + date.substr(11, 5);
}

void show_change(Panel& panel, const PartChange& change) {
  panel.flow.space(12);
  const std::string part = change.part.empty()                        ? panel.words("editor.version.head")
                           : change.part.compare(0, 6, "nodes/") == 0 ? change.part.substr(6)
                                                                      : change.part;
  const char* kind = change.kind == ChangeKind::added     ? "editor.version.added"
                     : change.kind == ChangeKind::removed ? "editor.version.removed"
                                                          : "editor.version.changed";
  panel.flow.spans({{part, TextStyle::label_strong, Role::ink},
                    {"  ", TextStyle::note, Role::soft},
                    {panel.words(kind), TextStyle::note, Role::soft}});
  std::size_t lines = 0;
  for (const DiffLine& line : diff_lines(change.before, change.after)) {
    if (line.mark == ' ' || line.text.find_first_not_of(" \r") == std::string::npos) continue;
    if (++lines > kMostLines) {
      panel.note(panel.words("editor.version.more"));
      return;
    }
    // Never colour alone: the mark says it too.
    const Role role = line.mark == '+' ? Role::good : Role::stop;
    panel.flow.text(std::string(line.mark == '+' ? "+ " : "− ") + line.text, TextStyle::note, role);
  }
}

}  // namespace

void draw_versions(Panel& panel, VersionsState& state) {
  OpenCase& open_case = panel.desk().open_case;
  if (!state.is_read) {
    state.list = open_case.versions();
    state.is_read = true;
    state.shown.reset();
  }
  panel.flow.text(panel.words("editor.versions"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.versions.about"));
  panel.flow.space(10);
  PanelState& typed = panel.desk().state;
  std::string name = typed.typed_of == "version.name" ? typed.typed : std::string();
  const std::string before = name;
  const bool enter = panel.typed("version.name", panel.words("editor.version.name"), name,
                                 panel.words("editor.version.hint"));
  if (name != before) {
    typed.typed_of = "version.name";
    typed.typed = name;
  }
  panel.flow.space(4);
  if (panel.button("version.keep", panel.words("editor.version.keep")) || enter) {
    const auto kept = open_case.keep_version(name, panel.desk().date);
    panel.desk().message = kept.ok() ? std::string() : kept.error().message;
    typed.typed.clear();
    state.is_read = false;
    panel.flow.ui.ask_frame();
    return;
  }
  panel.flow.space(12);
  if (state.list.empty()) panel.note(panel.words("editor.versions.none"));
  for (std::size_t i = 0; i < state.list.size(); ++i) {
    const KeptVersion& version = state.list[i];
    std::string label = short_date(version.date);
    if (!version.name.empty()) label += "  ·  " + version.name;
    const std::string id = std::to_string(i);
    if (panel.link("version." + id, label)) {
      const Result<std::string> text = open_case.read_version(version);
      if (text) {
        state.shown = state.shown == i ? std::nullopt : std::optional<std::size_t>(i);
        state.text = *text;
      } else {
        panel.desk().message = text.error().message;
      }
      panel.flow.ui.ask_frame();
    }
    if (state.shown != i) continue;
    const std::vector<PartChange> changes = changed_parts(state.text, panel.document().text());
    panel.note(panel.words(changes.empty() ? "editor.version.same" : "editor.version.since",
                           {std::to_string(changes.size())}));
    for (const PartChange& change : changes) show_change(panel, change);
    panel.flow.space(8);
    if (!changes.empty() && panel.button("version.restore", panel.words("editor.version.restore"))) {
      const auto done = open_case.restore(version, panel.desk().now_ms);
      panel.desk().message = done.ok() ? panel.words("editor.version.restored") : done.error().message;
      state.shown.reset();
      panel.flow.ui.ask_frame();
      return;
    }
    panel.flow.space(10);
  }
}

}  // namespace gesprek::editor
