#include "editor/view/editor_screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "editor/view/inspector.h"
#include "editor/view/yaml_colours.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextSpan;
using ui::TextStyle;

namespace {

/// So often it is looked whether the other thread has found something.
constexpr double kLookAgain = 0.02;

}  // namespace

Language language_of(const player::View& view) {
  return view.words("language") == "en" ? Language::en : Language::nl;
}

EditorScreen::EditorScreen(std::unique_ptr<OpenCase> open_case, const FileSource& files,
                           std::string state_folder)
    : case_(std::move(open_case)),
      state_folder_(std::move(state_folder)),
      map_(*case_),
      checked_(files, case_->path()),
      preview_(files, case_->path()),
      beside_(*case_, files),
      trials_(files, case_->path()),
      worker_(files, case_->path()) {
  settled_ = beside_.settle();
  if (const scenario::Scenario* scenario = case_->document().scenario()) select_node(scenario->start.value);
}

void EditorScreen::leave(const std::string& date) {
  const Document& document = case_->document();
  const bool may_save = !document.is_saved() && document.reading().is_whole() && case_->conflicts().empty() &&
                        case_->opening().recovered_steps == 0;
  if (may_save) static_cast<void>(case_->save(now_ms_, date));
  map_.leave(now_ms_, date);
}

void EditorScreen::select_node(const std::string& node) {
  selected_ = {"nodes", PathStep(node)};
}

void EditorScreen::apply(const Result<Command>& command) {
  held_.push_back(case_->document().shared_reading());
  const Result<void> done = case_->apply(command, now_ms_);
  message_ = done.ok() ? std::string() : done.error().message;
}

void EditorScreen::refresh(const player::View& view) {
  const Document& document = case_->document();
  if (seen_version_ != document.version()) {
    seen_version_ = document.version();
    changed_at_ = view.ui.seconds();
    view.ui.ask_frame();
  }
  refresh_rows();
  worker_.ask(document.shared_reading(), document.version(), language_of(view),
              shows_heat_ && document.reading().is_whole());
  ask_trials(view);
  take_news(view);
  if (worker_.is_busy() || trials_.is_busy()) view.ui.ask_frame_in(kLookAgain);
}

void EditorScreen::refresh_rows() {
  const Document& document = case_->document();
  if (rows_version_ != document.version() && document.reading().is_whole()) {
    script_rows_.follow(document, rows_);
    rows_version_ = document.version();
    if (!locate(document.tree(), selected_).exists()) {
      // What was selected is gone: its moment, or else the start.
      while (selected_.size() > 2) selected_.pop_back();
      if (!locate(document.tree(), selected_).exists()) select_node(document.scenario()->start.value);
    }
  }
}

EditorWishes EditorScreen::draw(const player::View& view, const std::string& date) {
  EditorWishes wishes;
  ui::Ui& ui = view.ui;
  now_ms_ = static_cast<std::int64_t>(ui.seconds() * 1000);
  date_ = date;
  held_.clear();
  case_->tick(now_ms_, date);
  map_.tick(now_ms_, date);
  tell_settled(view);
  refresh(view);
  if (finder_.mode() == Finder::Mode::closed) keys(view);
  follow_steps();
  if (ui.key(ui::Key::s, ui::kCtrl)) {
    const auto saved = case_->save(now_ms_, date);
    message_ = saved.ok() ? std::string() : saved.error().message;
  }

  const Rect screen = ui.screen();
  // Large text leaves room for one thing at a time.
  is_narrow_ = screen.width < ui.u(720) + 22 * ui.text_width("n", TextStyle::reading);
  if (!is_narrow_ && pane_ == Pane::part) pane_ = Pane::script;
  float top = draw_bar(view, screen.width, wishes);
  top += draw_notices(view, {0, top, screen.width, screen.height}, wishes);

  const float head = ui.line_height(TextStyle::label) + ui.u(14);
  const float problems = shows_problems_ && !checked_.problems().empty()
                             ? std::min({screen.height * (is_narrow_ ? 0.24F : 0.3F), head + ui.u(96),
                                         problem_rows_ > 0 ? head + problem_rows_ : 1.0e6F})
                             : head;
  const float tour = std::min(tour_height(view, tour_, screen.width), screen.height * 0.4F);
  const float height = std::max(0.0F, screen.height - top - problems - tour);
  const float side = is_narrow_ ? 0 : std::floor(std::min(ui.u(400), screen.width * 0.36F));
  const Rect page{0, top, screen.width - side, height};
  const Rect beside = is_narrow_ ? page : Rect{page.right(), top, side, height};
  if (inspected_ != selected_) {
    inspected_ = selected_;
    ui.scroll_to("inspector", 0);
  }
  if (pane_ == Pane::map) draw_map(view, page);
  if (pane_ == Pane::script) draw_script(view, page);
  if (pane_ == Pane::yaml) draw_yaml(view, page);
  if (pane_ == Pane::people || pane_ == Pane::facts || pane_ == Pane::goals || pane_ == Pane::trials ||
      pane_ == Pane::versions)
    draw_table(view, page);
  if (!is_narrow_ || pane_ == Pane::part) {
    ui.fill(beside, Role::panel);
    ui.line({beside.x, beside.y}, {beside.x, beside.bottom()}, Role::wash, ui.rule_width());
    draw_inspector(view, beside);
  }
  if (tour > 0 &&
      draw_tour(view, tour_, {0, screen.height - problems - tour, screen.width, tour}).has_moved) {
    follow_tour();
  }
  draw_problems(view, {0, screen.height - problems, screen.width, problems});
  draw_finder(view, wishes, date);
  if (ui.key(ui::Key::f5, ui::kShift)) play_from(view, wishes);
  if (wanted_way_) {
    wishes.inputs = std::move(*std::exchange(wanted_way_, std::nullopt));
    wishes.play = checked_.take_case();
    wishes.is_set_by_hand = plays_by_hand_;
    checked_version_ = ~std::uint64_t{0};
  }

  const std::int64_t next = case_->next_tick_in(now_ms_);
  if (next >= 0) ui.ask_frame_in(static_cast<double>(next) / 1000 + 0.01);
  const std::int64_t next_of_map = map_.next_tick_in(now_ms_);
  if (next_of_map >= 0) ui.ask_frame_in(static_cast<double>(next_of_map) / 1000 + 0.01);
  return wishes;
}

void EditorScreen::keys(const player::View& view) {
  ui::Ui& ui = view.ui;
  if (ui.key(ui::Key::z, ui::kCtrl)) undo(view, false);
  if (ui.key(ui::Key::y, ui::kCtrl) || ui.key(ui::Key::z, {true, true, false})) undo(view, true);
  if (ui.key(ui::Key::p, ui::kCtrl)) finder_.open(Finder::Mode::palette);
  if (ui.key(ui::Key::f, ui::kCtrl) || ui.key(ui::Key::h, ui::kCtrl)) finder_.open(Finder::Mode::replace);
  // From the script to what is selected in it: Tab would select every row on the way.
  if (ui.key(ui::Key::enter, ui::kAlt) && selected_.size() >= 2) {
    if (is_narrow_) show(Pane::part);
    ui.set_focus("preview.fold");
  }
  if (ui.key(ui::Key::left, ui::kAlt)) go(true);
  if (ui.key(ui::Key::right, ui::kAlt)) go(false);
  if (ui.key(ui::Key::b, ui::kCtrl) && selected_.size() >= 2) map_.toggle_bookmark(selected_[1].key, now_ms_);
  if (ui.key(ui::Key::f8) && !checked_.problems().empty()) {
    // The next one below where we are; at the end the first.
    const Located here = locate(case_->document().tree(), selected_);
    const std::size_t at = here.exists() ? here.value.range().begin : 0;
    const Problem* next = nullptr;
    const Problem* first = nullptr;
    for (const Problem& problem : checked_.problems()) {
      if (first == nullptr || problem.at < first->at) first = &problem;
      if (problem.at > at && (next == nullptr || problem.at < next->at)) next = &problem;
    }
    jump_to((next != nullptr ? next : first)->at);
  }
}

/// The other view of the same text, at the same place.
void EditorScreen::show(Pane pane) {
  if (pane == pane_) return;
  const Document& document = case_->document();
  const Pane before = pane_;
  pane_ = pane;
  if (pane == Pane::map && selected_.size() >= 2) map_.view().show_moment(selected_[1].key);
  if (pane == Pane::yaml) {
    const Located here = locate(document.tree(), selected_);
    yaml_jump_ = here.exists() ? here.value.range().begin : 0;
  } else if (before == Pane::yaml && caret_.id == "yaml" && document.reading().is_whole()) {
    refresh_rows();
    if (!node_at(document, caret_.caret).empty()) jump_to(caret_.caret);
  }
}

/// "nodes/binnen": where a step was made.
void EditorScreen::jump_to_place(const std::string& place) {
  if (place.compare(0, 6, "nodes/") != 0) return;
  const std::string node = place.substr(6, place.find('/', 6) - 6);
  if (selected_.size() >= 2 && selected_[1].key == node) return;
  if (!child(child(case_->document().tree().root(), "nodes"), node).exists()) return;
  select_node(node);
  map_.view().show_moment(node);
  wanted_row_ = "nodes/" + node + "/";
}

void EditorScreen::select(const ScriptRow& row) {
  if (selected_ == row.block) return;
  selected_ = row.block;
  // An ending and what goes on are parts of their moment.
  if (row.kind == RowKind::ending || (row.kind == RowKind::way && row.block.size() != 4))
    select_node(row.node);
}

void EditorScreen::jump_to(std::size_t at) {
  const Document& document = case_->document();
  if (pane_ == Pane::yaml || !document.reading().is_whole()) {
    pane_ = Pane::yaml;
    yaml_jump_ = at;
    return;
  }
  const std::size_t row = row_at(rows_, at);
  if (row >= rows_.size() || node_at(document, at).empty()) {
    // The head, people, facts: they stand in the source text.
    pane_ = Pane::yaml;
    yaml_jump_ = at;
    return;
  }
  if (pane_ != Pane::map) pane_ = Pane::script;
  select(rows_[row]);
  wanted_row_ = rows_[row].id();
  map_.view().show_moment(rows_[row].node);
}

std::string EditorScreen::status(const player::View& view) const {
  switch (case_->safety()) {
    case Safety::read_only: return view.words("editor.safe.read_only");
    case Safety::journal_failed: return view.words("editor.safe.journal_failed");
    case Safety::save_failed: return view.words("editor.safe.save_failed");
    case Safety::conflict: return view.words("editor.safe.conflict");
    case Safety::unreadable: return view.words("editor.safe.unreadable");
    case Safety::journaled: return view.words("editor.safe.journaled");
    case Safety::saved: return view.words("editor.safe.saved");
  }
  return {};
}

float EditorScreen::draw_bar(const player::View& view, float width, EditorWishes& wishes) {
  ui::Ui& ui = view.ui;
  const History& history = case_->document().history();
  const bool writes = !case_->opening().is_read_only;
  const std::string back = view.words("editor.back");
  const ui::ButtonLook quiet{ui::ButtonKind::quiet, ui::Icon::back};
  const float side = ui.u(12);
  const float line = ui::button_height(ui);
  const float x = side + ui::button_width(ui, back, quiet) + ui.u(8);

  std::vector<const char*> ids{"editor.map",   "editor.script", "editor.people",  "editor.facts",
                               "editor.goals", "editor.yaml",   "editor.versions"};
  if (is_narrow_) ids.push_back("editor.part");
  ids.insert(ids.end(), {"editor.undo", "editor.redo", "editor.play"});
  std::vector<std::string> labels;
  std::vector<ui::ButtonLook> looks;
  float all = 0;
  for (const char* id : ids) {
    const std::string_view name = id;
    ui::ButtonLook look;
    look.is_on =
        (name == "editor.map" && pane_ == Pane::map) || (name == "editor.script" && pane_ == Pane::script) ||
        (name == "editor.people" && pane_ == Pane::people) ||
        (name == "editor.facts" && pane_ == Pane::facts) ||
        (name == "editor.goals" && pane_ == Pane::goals) ||
        (name == "editor.versions" && pane_ == Pane::versions) ||
        (name == "editor.yaml" && pane_ == Pane::yaml) || (name == "editor.part" && pane_ == Pane::part);
    if (name == "editor.undo") look.is_enabled = writes && (history.undoable() != nullptr || map_.can_undo());
    if (name == "editor.redo") look.is_enabled = writes && (history.redoable() != nullptr || map_.can_redo());
    if (name == "editor.play") look.kind = ui::ButtonKind::primary;
    labels.push_back(view.words(id));
    looks.push_back(look);
    all += ui::button_width(ui, labels.back(), look) + ui.u(8);
  }
  // Beside the title where both have room, else below it.
  const bool is_beside = x + ui.u(190) + all + side <= width;
  std::vector<Rect> places;
  if (is_beside) {
    float left = width - side - all + ui.u(8);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const float wide = ui::button_width(ui, labels[i], looks[i]);
      places.push_back({left, ui.u(10), wide, line});
      left += wide + ui.u(8);
    }
  } else {
    places = ui::button_row(ui, labels, {side, ui.u(10) + line + ui.u(6)}, width - 2 * side, looks);
  }
  const float height = std::max(ui.u(10) + line, places.back().bottom()) + ui.u(10);
  ui.fill({0, 0, width, height}, Role::panel);
  ui.line({0, height}, {width, height}, Role::wash, ui.rule_width());
  if (ui::button(ui, "editor.back", back, ui::Point{side, ui.u(10)}, quiet)) wishes.back = true;

  const std::string_view written = case_->document().title();
  const std::string title = written.empty() ? case_->path() : std::string(written);
  const float room = (is_beside ? places.front().x : width - side) - x - ui.u(8);
  ui.push_clip({x, 0, std::max(0.0F, room), height});
  // What is safe is never cut: where there is little room it comes first, and the title is shortened.
  const std::string safe = status(view);
  const float safe_width = ui.text_width(safe, TextStyle::label) + ui.u(16);
  // Saved or about to be is one place: while somebody types nothing changes sides.
  float usual_width = safe_width;
  for (const char* id : {"editor.safe.saved", "editor.safe.journaled"})
    usual_width = std::max(usual_width, ui.text_width(view.words(id), TextStyle::label) + ui.u(16));
  const bool fits = ui.text_width(title, TextStyle::label_strong) + usual_width <= room;
  std::string shown = title;
  if (!fits) {
    shown.resize(ui.fitting(title, TextStyle::label_strong, std::max(0.0F, room - usual_width - ui.u(14))));
    if (shown.size() < title.size()) shown += "…";
  }
  const TextSpan name{shown, TextStyle::label_strong, Role::ink};
  const TextSpan safety{safe, TextStyle::label,
                        case_->safety() >= Safety::journaled ? Role::soft : Role::stop};
  const TextSpan gap{"   ", TextStyle::label, Role::ink};
  const ui::TextBlock words = ui.lay_out(
      is_beside && fits ? std::vector<TextSpan>{name, gap, safety} : std::vector<TextSpan>{safety, gap, name},
      1.0e6F);
  ui.draw(words, {x, ui.u(10) + (line - words.height()) / 2});
  ui.pop_clip();

  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!ui::button(ui, ids[i], labels[i], places[i], looks[i])) continue;
    const std::string_view pressed = ids[i];
    if (pressed == "editor.map") show(Pane::map);
    if (pressed == "editor.script") show(Pane::script);
    if (pressed == "editor.people") show(Pane::people);
    if (pressed == "editor.facts") show(Pane::facts);
    if (pressed == "editor.goals") show(Pane::goals);
    if (pressed == "editor.versions") {
      versions_ = {};
      show(Pane::versions);
    }
    if (pressed == "editor.yaml") show(Pane::yaml);
    if (pressed == "editor.part") show(Pane::part);
    if (pressed == "editor.undo") undo(view, false);
    if (pressed == "editor.redo") undo(view, true);
    if (pressed == "editor.play") play_from(view, wishes);
  }
  return height;
}

std::string EditorScreen::draw_notice(const player::View& view, const Rect& place, float& y,
                                      const std::string& words, Role role,
                                      const std::vector<Answer>& answers) {
  ui::Ui& ui = view.ui;
  const float inside = ui.u(16);
  const float width = place.width - 2 * inside - ui.u(8);
  const ui::TextBlock block = ui.lay_out(words, TextStyle::label, width);
  std::vector<std::string> labels;
  for (const Answer& answer : answers) labels.push_back(answer.label);
  const float row = y + ui.u(8) + block.height() + ui.u(6);
  const std::vector<Rect> places = ui::button_row(ui, labels, {inside + ui.u(8), row}, width);
  const float end = (places.empty() ? y + ui.u(8) + block.height() : places.back().bottom()) + ui.u(8);
  ui.fill({0, y, place.width, end - y}, Role::wash);
  ui.fill({0, y, ui.u(6), end - y}, role);
  ui.draw(block, {inside + ui.u(8), y + ui.u(8)});
  std::string pressed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (ui::button(ui, answers[i].id, labels[i], places[i], {})) pressed = answers[i].id;
  }
  y = end;
  return pressed;
}

float EditorScreen::draw_notices(const player::View& view, const Rect& place, EditorWishes& wishes) {
  float y = place.y;
  const auto notice = [&](const std::string& words, Role role, const std::vector<Answer>& answers) {
    return draw_notice(view, place, y, words, role, answers);
  };

  const Opening& opening = case_->opening();
  if (opening.is_read_only) {
    notice(view.words("editor.notice.read_only", {opening.read_only_why}), Role::mind, {});
  }
  if (opening.recovered_steps > 0) {
    const std::string answer =
        notice(view.words("editor.notice.recovered", {std::to_string(opening.recovered_steps)}), Role::mind,
               {{"recovery.keep", view.words("editor.recovery.keep")},
                {"recovery.undo", view.words("editor.recovery.undo")}});
    if (answer == "recovery.keep") case_->accept_recovery();
    if (answer == "recovery.undo") case_->decline_recovery(now_ms_);
  }
  if (!case_->conflicts().empty()) {
    const Conflict& conflict = case_->conflicts().front();
    const std::string answer = notice(
        view.words("editor.notice.conflict", {conflict.part, conflict.ours, conflict.theirs}), Role::stop,
        {{"conflict.ours", view.words("editor.conflict.ours")},
         {"conflict.theirs", view.words("editor.conflict.theirs")}});
    if (!answer.empty()) {
      const auto done = case_->settle(0, answer == "conflict.theirs", now_ms_);
      message_ = done.ok() ? std::string() : done.error().message;
    }
  }
  const Safety safety = case_->safety();
  if (safety == Safety::save_failed || safety == Safety::journal_failed) {
    const std::string answer = notice(view.words("editor.notice.failed", {case_->problem()}), Role::stop,
                                      {{"save.elsewhere", view.words("editor.save_elsewhere")}});
    if (answer == "save.elsewhere") {
      elsewhere_ = std::string();
      elsewhere_problem_.clear();
      view.ui.set_focus("elsewhere.folder");
      view.ui.ask_frame();
    }
  }
  draw_elsewhere(view, place, y, wishes);
  draw_deleting(view, place, y);
  if (run_ && pane_ != Pane::trials) {
    const std::string answer =
        notice(view.words("editor.run.done", {std::to_string(run_->inputs.size()), run_->node}), Role::good,
               {{"run.keep", view.words("editor.run.keep")}, {"run.drop", view.words("editor.run.drop")}});
    if (answer == "run.keep") show(Pane::trials);
    if (answer == "run.drop") run_.reset();
  }
  // What was said about one place goes when its reader goes elsewhere.
  if (message_ != told_.words) {
    told_ = {message_, pane_, selected_};
  } else if (!message_.empty() && (told_.pane != pane_ || told_.selected != selected_)) {
    message_.clear();
    told_.words.clear();
  }
  if (!message_.empty()) {
    if (!notice(message_, Role::mind, {{"message.close", view.words("editor.message_close")}}).empty()) {
      message_.clear();
    }
  }
  return y - place.y;
}

void EditorScreen::draw_map(const player::View& view, const Rect& place) {
  const std::string node = selected_.size() >= 2 ? selected_[1].key : std::string();
  const bool has_heat = shows_heat_ && heat_ != nullptr;
  const MapWishes wishes =
      map_.draw({view, place, node, checked_, now_ms_, has_heat ? &heat_->moment : nullptr,
                 heat_words(view), has_heat ? heat_ranges(view) : std::vector<MapFacts::Range>()});
  if (wishes.toggle_heat) {
    shows_heat_ = !shows_heat_;
    view.ui.ask_frame();
  }
  if (wishes.command) apply(*wishes.command);
  if (!wishes.select.empty() && wishes.select != node) select_node(wishes.select);
  if (!wishes.deletes.empty()) {
    deleting_ = wishes.deletes;
    view.ui.set_focus("delete.no");
    view.ui.ask_frame();
  }
  if (wishes.open) {
    show(Pane::script);
    wanted_row_ = "nodes/" + wishes.select + "/";
  }
  if (const std::string problem = map_.take_message(); !problem.empty()) message_ = problem;
}

/// What a step is about is in sight.
void EditorScreen::follow_tour() {
  if (tour_.step == 1 || tour_.step == 2) show(Pane::script);
  if (tour_.step == 3 && case_->document().scenario() != nullptr) {
    select_node(case_->document().scenario()->start.value);
    show(Pane::script);
  }
  if (tour_.step == 4) show(Pane::people);
  if (tour_.step == 5) shows_problems_ = true;
  if (tour_.step == 6) show(Pane::script);
  if (tour_.step == 7) show(Pane::versions);
}

void EditorScreen::follow(const player::View& view, const PanelWishes& wishes) {
  if (wishes.delete_moment && selected_.size() >= 2) {
    deleting_ = {selected_[1].key};
    view.ui.set_focus("delete.no");
    view.ui.ask_frame();
  }
  if (wishes.rename) rename(view, *wishes.rename);
  if (wishes.select) selected_ = *wishes.select;
  if (!wishes.row.empty() && pane_ == Pane::script) wanted_row_ = wishes.row;
}

void EditorScreen::draw_inspector(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const float top = ui.begin_scroll("inspector", place);
  PanelWishes wishes;
  PanelDesk desk{view, *case_, checked_, caret_, panel_, wishes, message_, now_ms_, date_, &beside_};
  Panel panel(desk, place.x + ui.u(20), top + ui.u(14), place.width - ui.u(44));
  if (selected_.size() >= 2 && case_->document().reading().is_whole()) {
    if (panel.button("preview.fold", view.words("editor.preview.show"), shows_preview_)) {
      shows_preview_ = !shows_preview_;
      ui.ask_frame();
    }
    panel.flow.space(8);
    if (by_hand_.node != selected_[1].key) {
      const std::uint64_t changes = by_hand_.changes + 1;
      by_hand_ = {};
      by_hand_.node = selected_[1].key;
      by_hand_.changes = changes;
    }
    if (shows_preview_) {
      // Once the problems of this text are known: not at every letter.
      if (checked_version_ == case_->document().version())
        preview_.follow(case_->document(), selected_[1].key, by_hand_);
      draw_preview(panel, preview_.shown(), by_hand_);
      panel.flow.space(14);
      panel.flow.hairline();
      panel.flow.space(10);
    }
  }
  editor::draw_inspector(panel, Path(selected_));
  panel.flow.space(24);
  if (tour_.step == 0 && panel.link("tour.start", view.words("tour.start"))) {
    start_tour();
    ui.ask_frame();
  }
  ui.end_scroll(panel.flow.y + ui.u(24));
  follow(view, wishes);
}

void EditorScreen::draw_table(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const std::string id = pane_ == Pane::people     ? "people"
                         : pane_ == Pane::facts    ? "facts"
                         : pane_ == Pane::trials   ? "trials"
                         : pane_ == Pane::versions ? "versions"
                                                   : "goals";
  const float top = ui.begin_scroll("table." + id, place);
  const float width = std::min(place.width - ui.u(48), ui.u(640));
  PanelWishes wishes;
  PanelDesk desk{view, *case_, checked_, caret_, panel_, wishes, message_, now_ms_, date_, &beside_};
  Panel panel(desk, place.x + ui.u(24), top + ui.u(20), width);
  if (pane_ == Pane::versions) {
    draw_versions(panel, versions_);
  } else if (pane_ == Pane::trials) {
    draw_trials(panel);
  } else if (!case_->document().reading().is_whole()) {
    panel.note(case_->document().why_not(), Role::stop);
  } else if (pane_ == Pane::people) {
    draw_people_table(panel);
  } else if (pane_ == Pane::facts) {
    draw_facts_table(panel);
  } else {
    draw_goals_table(panel);
  }
  ui.end_scroll(panel.flow.y + ui.u(40));
  follow(view, wishes);
}

}  // namespace gesprek::editor
