// The golden conversations of the case in the room: what was just played is kept, and what goes otherwise
// than it went is shown.
#include <algorithm>
#include <utility>

#include "editor/view/editor_screen.h"

namespace gesprek::editor {

using draw::Role;
using ui::TextStyle;

void EditorScreen::was_played(TrialRun run) {
  // Who only looked at the first words has nothing to keep.
  if (run.inputs.empty()) return;
  run.is_set_by_hand = plays_by_hand_;
  run_ = std::move(run);
}

/// Behind the runs in the first .play file; a case without one gets one with its name.
void EditorScreen::keep_run(const player::View& view) {
  const std::vector<BesideText> files = beside_.read();
  const std::string folder = beside_.folder();
  const auto old = std::find_if(files.begin(), files.end(), [](const BesideText& file) {
    return file.name.size() > 5 && file.name.compare(file.name.size() - 5, 5, ".play") == 0;
  });
  BesideChange change;
  change.name = old != files.end() ? old->name : folder.substr(folder.rfind('/') + 1) + ".play";
  change.before = old != files.end() ? old->text : std::string();
  checked_.check(case_->document(), Language::nl);
  checked_version_ = ~std::uint64_t{0};
  const program::Program* program = checked_.program();
  if (program == nullptr) {
    message_ = view.words("editor.play.errors");
    return;
  }
  const std::unique_ptr<program::Hooks> hooks =
      program->hooks.empty() ? nullptr : program::make_lua_hooks(*program);
  const std::string name = panel_.typed_of == "run.name" ? panel_.typed : std::string();
  Result<std::string> text = with_golden(*program, hooks.get(), change.before, name, *run_);
  if (!text.ok()) {
    message_ = text.error().message;
    return;
  }
  change.after = std::move(*text);
  const auto written = old != files.end()
                           ? write_together(case_->disk(), folder, {change})
                           : save_atomically(case_->disk(), folder + "/" + change.name, change.after);
  if (!written.ok()) {
    message_ = written.error().message;
    return;
  }
  message_ = view.words("editor.run.kept", {name, change.name});
  panel_.typed.clear();
  panel_.typed_of.clear();
  run_.reset();
  tried_version_ = ~std::uint64_t{0};
  view.ui.ask_frame();
}

void EditorScreen::draw_run(Panel& panel) {
  panel.heading(panel.words("editor.run.title"));
  panel.note(panel.words("editor.run.done", {std::to_string(run_->inputs.size()), run_->node}), Role::ink);
  if (run_->is_set_by_hand) {
    panel.flow.space(4);
    panel.note(panel.words("editor.run.by_hand"), Role::mind);
    panel.flow.space(6);
    if (panel.button("run.drop", panel.words("editor.run.drop"))) run_.reset();
    return;
  }
  PanelState& state = panel.desk().state;
  std::string name = state.typed_of == "run.name" ? state.typed : std::string();
  const std::string before = name;
  panel.label(panel.words("editor.run.name"));
  const bool enter =
      panel.typed("run.name", panel.words("editor.run.name"), name, panel.words("editor.run.name.hint"));
  if (name != before) {
    state.typed_of = "run.name";
    state.typed = name;
  }
  panel.flow.space(6);
  const std::string pressed = panel.buttons(
      {{"run.keep", panel.words("editor.run.keep")}, {"run.drop", panel.words("editor.run.drop")}});
  if (pressed == "run.keep" || enter) keep_run(panel.desk().view);
  if (pressed == "run.drop") run_.reset();
}

void EditorScreen::draw_golden(Panel& panel, const GoldenOutcome& golden, std::size_t number) {
  const std::string id = "golden." + std::to_string(number);
  const std::string name = golden.run.empty() ? golden.file : golden.run;
  panel.flow.space(8);
  // Never colour alone: the word says it too.
  panel.flow.spans({{panel.words(golden.passes ? "editor.golden.same" : "editor.golden.other"),
                     TextStyle::label_strong, golden.passes ? Role::good : Role::stop},
                    {"  " + name, TextStyle::label_strong, Role::ink},
                    {"  " + golden.file, TextStyle::note, Role::soft}});
  if (golden.passes) return;
  const std::string key = golden.file + " " + golden.run;
  std::vector<std::pair<std::string, std::string>> list{
      {id, panel.words(shown_golden_ == key ? "editor.golden.hide" : "editor.golden.show")}};
  if (!golden.node.empty()) list.emplace_back(id + ".go", panel.words("editor.golden.go", {golden.node}));
  panel.flow.space(2);
  const std::string pressed = panel.buttons(list);
  if (pressed == id) {
    shown_golden_ = shown_golden_ == key ? std::string() : key;
    panel.flow.ui.ask_frame();
  }
  if (pressed == id + ".go") panel.select({"nodes", PathStep(golden.node)});
  if (shown_golden_ != key) return;
  for (const std::string& problem : golden.problems) panel.note(problem, Role::stop);
  if (golden.difference.empty()) return;
  panel.flow.space(4);
  panel.note(panel.words("editor.golden.marks"));
  for (const cli::DiffLine& line : golden.difference) {
    const char* mark = line.kind == cli::DiffKind::expected ? "− "
                       : line.kind == cli::DiffKind::got    ? "+ "
                                                            : "   ";
    const Role role = line.kind == cli::DiffKind::expected ? Role::stop
                      : line.kind == cli::DiffKind::got    ? Role::good
                                                           : Role::soft;
    panel.flow.text(mark + line.text, TextStyle::note, role);
  }
}

void EditorScreen::draw_trials(Panel& panel) {
  panel.flow.text(panel.words("editor.trials"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  panel.note(panel.words("editor.trials.about"));
  panel.flow.space(12);
  if (run_) {
    draw_run(panel);
    panel.flow.space(14);
    panel.flow.hairline();
    panel.flow.space(8);
  }
  if (report_ == nullptr || report_->version != case_->document().version()) {
    panel.note(
        panel.words(case_->document().reading().is_whole() ? "editor.trials.busy" : "editor.play.errors"));
    if (report_ == nullptr) return;
  } else if (report_->has_errors) {
    panel.note(panel.words("editor.play.errors"), Role::stop);
    return;
  } else if (report_->goldens.empty()) {
    panel.note(panel.words("editor.trials.none"));
    return;
  } else {
    const auto bad =
        static_cast<std::size_t>(std::count_if(report_->goldens.begin(), report_->goldens.end(),
                                               [](const GoldenOutcome& one) { return !one.passes; }));
    panel.note(bad == 0 ? panel.words("editor.trials.all", {std::to_string(report_->goldens.size())})
                        : panel.words("editor.trials.some",
                                      {std::to_string(bad), std::to_string(report_->goldens.size())}),
               bad == 0 ? Role::good : Role::stop);
  }
  for (std::size_t i = 0; i < report_->goldens.size(); ++i) draw_golden(panel, report_->goldens[i], i);
}

}  // namespace gesprek::editor
