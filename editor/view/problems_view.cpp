// What is not right yet, and what the analysis and the learners found: with a jump, and a conversation that
// shows it.
#include <algorithm>
#include <utility>

#include "editor/view/editor_screen.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

/// Before this long nothing was typed, nothing is tried out.
constexpr double kQuiet = 1.2;

}  // namespace

void EditorScreen::ask_trials(const player::View& view) {
  const Document& document = case_->document();
  const bool wants = tries_out_ || pane_ == Pane::trials;
  if (!wants || !document.reading().is_whole()) return;
  const bool is_done = tried_version_ == document.version() && (tried_findings_ || !tries_out_);
  if (is_done) return;
  const double waits = changed_at_ + kQuiet - view.ui.seconds();
  if (waits > 0) {
    view.ui.ask_frame_in(waits + 0.01);
    return;
  }
  tried_version_ = document.version();
  tried_findings_ = tries_out_;
  trials_.ask({document.shared_reading(), document.version(), language_of(view), tries_out_, beside_.read()});
  view.ui.ask_frame();
}

std::vector<Finding> EditorScreen::findings(const player::View& view) const {
  std::vector<Finding> out;
  if (!tries_out_ || report_ == nullptr || !report_->has_findings) return out;
  out = report_->findings;
  if (report_->version != case_->document().version()) {
    // Of an older text: what it says may still help, where it stood is no longer known.
    for (Finding& finding : out) finding.witness.reset();
    return out;
  }
  if (heat_ == nullptr || heat_->version != report_->version) return out;
  for (const auto& [node, way] : report_->ways) {
    const auto heat = heat_->moment.find(node);
    if (heat == heat_->moment.end() || !heat->second.never) continue;
    Finding finding;
    finding.problem.severity = Severity::hint;
    finding.problem.text = view.words("editor.find.never", {std::to_string(heat_->runs)});
    finding.problem.node = node;
    const Located at = locate(case_->document().tree(), {"nodes", PathStep(node)});
    finding.problem.at = at.exists() ? at.key.range().begin : 0;
    finding.witness = way;
    out.push_back(std::move(finding));
  }
  // The ways stand in no order; what is shown does.
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
    return a.problem.severity != b.problem.severity ? a.problem.severity < b.problem.severity
                                                    : a.problem.at < b.problem.at;
  });
  return out;
}

void EditorScreen::draw_problems(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  ui.fill(place, Role::panel);
  ui.line({place.x, place.y}, {place.right(), place.y}, Role::wash, ui.rule_width());
  const std::vector<Problem>& problems = checked_.problems();
  const std::vector<Finding> found = findings(view);
  const float line = ui.line_height(TextStyle::label);
  const std::string errors = std::to_string(checked_.errors());
  const std::string remarks = std::to_string(problems.size() - checked_.errors());
  std::string head = problems.empty()         ? view.words("editor.problems.none")
                     : checked_.errors() == 0 ? view.words("editor.problems.remarks", {remarks})
                     : checked_.errors() == problems.size()
                         ? view.words("editor.problems.errors", {errors})
                         : view.words("editor.problems", {errors, remarks});
  if (tries_out_) {
    const bool is_old =
        report_ == nullptr || !report_->has_findings || report_->version != case_->document().version();
    head += "  ·  " + (is_old && checked_.errors() == 0 ? view.words("editor.found.busy")
                       : checked_.errors() > 0          ? view.words("editor.found.errors")
                                               : view.words("editor.found", {std::to_string(found.size())}));
    if (!is_old && report_->has_hooks) head += "  " + view.words("editor.found.hooks");
  }
  const std::string try_words = view.words(tries_out_ ? "editor.found.stop" : "editor.found.try");
  const float button = ui::button_width(ui, try_words, {ui::ButtonKind::quiet});
  const std::string kept_words = view.words("editor.trials");
  const ui::ButtonLook kept_look{ui::ButtonKind::quiet, ui::Icon::none, true, pane_ == Pane::trials};
  const float kept = ui::button_width(ui, kept_words, kept_look);
  const Rect title{place.x + ui.u(16), place.y + ui.u(4), place.width - ui.u(48) - button - kept,
                   line + ui.u(6)};
  const bool has_rows = !problems.empty() || !found.empty();
  const ui::Response response =
      ui.widget({"problems.fold", head, ui::WidgetRole::button, {}, has_rows}, title);
  if (response.was_pressed) shows_problems_ = !shows_problems_;
  ui.push_clip(title);
  ui.draw_silent(ui.lay_out(head, TextStyle::label_strong, 1.0e6F,
                            checked_.errors() > 0 ? Role::stop
                            : has_rows            ? Role::ink
                                                  : Role::good),
                 {title.x, title.y + ui.u(3)});
  ui.pop_clip();
  if (ui::button(ui, "problems.try", try_words,
                 Rect{place.right() - ui.u(12) - button, place.y + ui.u(2), button, title.height + ui.u(2)},
                 {ui::ButtonKind::quiet})) {
    tries_out_ = !tries_out_;
    shows_heat_ = tries_out_;
    shows_problems_ = true;
    ui.ask_frame();
  }
  if (ui::button(
          ui, "editor.trials", kept_words,
          Rect{place.right() - ui.u(20) - button - kept, place.y + ui.u(2), kept, title.height + ui.u(2)},
          kept_look)) {
    show(Pane::trials);
    ui.ask_frame();
  }
  if (!has_rows || !shows_problems_) return;
  const Rect body{place.x, title.bottom(), place.width, place.bottom() - title.bottom()};
  const float begin = ui.begin_scroll("problems", body);
  float y = begin;
  std::optional<std::size_t> jump;
  const auto row = [&](const Problem& problem, const std::string& id, bool is_found, bool has_way) {
    const std::string where = problem.node.empty()
                                  ? view.words("editor.problem.line", {std::to_string(problem.line)})
                                  : problem.node;
    const char* kind = is_found                                ? "editor.problem.found"
                       : problem.severity == Severity::error   ? "editor.problem.error"
                       : problem.severity == Severity::warning ? "editor.problem.warning"
                                                               : "editor.problem.hint";
    const Role role = problem.severity == Severity::error     ? Role::stop
                      : problem.severity == Severity::warning ? Role::mind
                                                              : Role::soft;
    const std::string play = view.words("editor.found.play");
    const float room = has_way ? ui::button_width(ui, play, {ui::ButtonKind::quiet}) + ui.u(8) : 0;
    const ui::TextBlock words = ui.lay_out({{view.words(kind), TextStyle::label_strong, role},
                                            {"  " + where + "  ", TextStyle::label_strong, Role::ink},
                                            {problem.text, TextStyle::label, Role::ink}},
                                           body.width - ui.u(40) - room);
    const float height = std::max(words.height() + ui.u(4), has_way ? ui::button_height(ui) : 0.0F);
    const Rect at{body.x + ui.u(16), y, body.width - ui.u(32) - room, height};
    const ui::Response hit =
        ui.widget({id, where + ": " + problem.text, ui::WidgetRole::button, {}, true}, at);
    if (hit.is_hovered || (hit.is_focused && ui.focus_is_shown())) ui.fill(at, Role::wash, ui.u(4));
    ui.draw_silent(words, {at.x, at.y + (height - words.height()) / 2});
    if (hit.was_pressed) jump = problem.at;
    y = at.bottom();
    return has_way &&
           ui::button(ui, id + ".play", play, ui::Point{at.right() + ui.u(4), at.y}, {ui::ButtonKind::quiet});
  };
  for (std::size_t i = 0; i < problems.size(); ++i)
    static_cast<void>(row(problems[i], "problem." + std::to_string(i), false, false));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool has_way = found[i].witness.has_value();
    if (row(found[i].problem, "finding." + std::to_string(i), true, has_way))
      play_way(view, *found[i].witness);
  }
  const float rows = y - begin + ui.u(8);
  if (rows != problem_rows_) ui.ask_frame();
  problem_rows_ = rows;
  ui.end_scroll(y + ui.u(4));
  if (jump) jump_to(*jump);
}

/// Plays the case as it is now from its start through `inputs`, and then on.
void EditorScreen::play_way(const player::View& view, std::vector<session::Input> inputs) {
  checked_.check(case_->document(), language_of(view));
  checked_version_ = case_->document().version();
  if (checked_.program() == nullptr) {
    message_ = view.words("editor.play.errors");
    return;
  }
  message_.clear();
  plays_by_hand_ = false;
  wanted_way_ = std::move(inputs);
  view.ui.ask_frame();
}

void EditorScreen::play_from(const player::View& view, EditorWishes& /*wishes*/) {
  const Document& document = case_->document();
  const bool is_set = selected_.size() >= 2 && by_hand_.node == selected_[1].key && !by_hand_.is_empty();
  const std::unique_ptr<Document> scratch = is_set ? with_values(document, by_hand_) : nullptr;
  checked_.check(scratch ? *scratch : document, language_of(view));
  // What was checked with values set by hand is not what is written.
  checked_version_ = scratch ? ~std::uint64_t{0} : document.version();
  plays_by_hand_ = scratch != nullptr;
  if (checked_.program() == nullptr) {
    message_ = view.words("editor.play.errors");
    return;
  }
  const std::string node = selected_.size() >= 2 ? selected_[1].key : std::string();
  WayTo way = checked_.way_to(node);
  if (!way.inputs) {
    message_ = view.words("editor.play.no_way", {node, way.why_not});
    return;
  }
  message_.clear();
  wanted_way_ = std::move(*way.inputs);
}

}  // namespace gesprek::editor
