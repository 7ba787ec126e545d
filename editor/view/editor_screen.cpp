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

bool is_english(const player::View& view) {
  return view.words("editor.open") == "Edit";
}

}  // namespace

EditorScreen::EditorScreen(std::unique_ptr<OpenCase> open_case, const FileSource& files)
    : case_(std::move(open_case)),
      map_(*case_),
      checked_(files, case_->path()),
      preview_(files, case_->path()),
      worker_(files, case_->path()) {
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
  worker_.ask(document.shared_reading(), document.version(), is_english(view) ? Language::en : Language::nl,
              shows_heat_ && document.reading().is_whole());
  take_news(view);
  if (worker_.is_busy()) view.ui.ask_frame_in(kLookAgain);
}

void EditorScreen::refresh_rows() {
  const Document& document = case_->document();
  if (rows_version_ != document.version() && document.reading().is_whole()) {
    rows_ = script_rows(document);
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
  refresh(view);
  if (overlay_ == Overlay::none && finder_.mode() == Finder::Mode::closed) keys(view);
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
  top += draw_notices(view, {0, top, screen.width, screen.height});

  const float head = ui.line_height(TextStyle::label) + ui.u(14);
  const float problems = shows_problems_ && !checked_.problems().empty()
                             ? std::min(screen.height * (is_narrow_ ? 0.24F : 0.3F), head + ui.u(96))
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
  if (pane_ == Pane::people || pane_ == Pane::facts || pane_ == Pane::goals || pane_ == Pane::versions)
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
  if (overlay_ != Overlay::none) draw_overlay(view);
  draw_finder(view, wishes, date);
  if (ui.key(ui::Key::f5, ui::kShift)) play_from(view, wishes);

  const std::int64_t next = case_->next_tick_in(now_ms_);
  if (next >= 0) ui.ask_frame_in(static_cast<double>(next) / 1000 + 0.01);
  const std::int64_t next_of_map = map_.next_tick_in(now_ms_);
  if (next_of_map >= 0) ui.ask_frame_in(static_cast<double>(next_of_map) / 1000 + 0.01);
  return wishes;
}

void EditorScreen::keys(const player::View& view) {
  ui::Ui& ui = view.ui;
  if (ui.key(ui::Key::z, ui::kCtrl)) undo(false);
  if (ui.key(ui::Key::y, ui::kCtrl) || ui.key(ui::Key::z, {true, true, false})) undo(true);
  if (ui.key(ui::Key::p, ui::kCtrl)) finder_.open(Finder::Mode::palette);
  if (ui.key(ui::Key::f, ui::kCtrl) || ui.key(ui::Key::h, ui::kCtrl)) finder_.open(Finder::Mode::replace);
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

void EditorScreen::undo(bool again) {
  if (again ? map_.redo(now_ms_) : map_.undo(now_ms_)) return;
  const auto place = again ? case_->redo(now_ms_) : case_->undo(now_ms_);
  if (!place) return;
  if (again) map_.after_redo(now_ms_);
  message_.clear();
  caret_.has_moved = true;
  jump_to_place(*place);
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
  // What is safe comes first where there is little room.
  const TextSpan name{title, TextStyle::label_strong, Role::ink};
  const std::string safe = status(view);
  const TextSpan safety{safe, TextStyle::label,
                        case_->safety() >= Safety::journaled ? Role::soft : Role::stop};
  const TextSpan gap{"   ", TextStyle::label, Role::ink};
  const ui::TextBlock words = ui.lay_out(
      is_beside ? std::vector<TextSpan>{name, gap, safety} : std::vector<TextSpan>{safety, gap, name},
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
    if (pressed == "editor.undo") undo(false);
    if (pressed == "editor.redo") undo(true);
    if (pressed == "editor.play") play_from(view, wishes);
  }
  return height;
}

float EditorScreen::draw_notices(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  float y = place.y;
  struct Answer {
    const char* id;
    std::string label;
  };
  const auto notice = [&](const std::string& words, Role role, const std::vector<Answer>& answers) {
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
      // Beside it, and else in the folder for documents: wherever there is room.
      const auto saved = case_->save_copy(case_->path() + ".kopie");
      message_ =
          saved.ok() ? view.words("editor.saved_copy", {case_->path() + ".kopie"}) : saved.error().message;
    }
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
  const MapWishes wishes = map_.draw({view, place, node, checked_.problems(), now_ms_,
                                      has_heat ? &heat_->moment : nullptr, heat_words(view)});
  if (wishes.toggle_heat) {
    shows_heat_ = !shows_heat_;
    view.ui.ask_frame();
  }
  if (wishes.command) apply(*wishes.command);
  if (!wishes.select.empty() && wishes.select != node) select_node(wishes.select);
  if (wishes.delete_moment) {
    select_node(*wishes.delete_moment);
    overlay_ = Overlay::delete_node;
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

void EditorScreen::follow(const PanelWishes& wishes) {
  if (wishes.delete_moment) overlay_ = Overlay::delete_node;
  if (wishes.renamed) map_.follow_rename(wishes.renamed->first, wishes.renamed->second, now_ms_);
  if (wishes.select) selected_ = *wishes.select;
  if (!wishes.row.empty() && pane_ == Pane::script) wanted_row_ = wishes.row;
}

void EditorScreen::draw_inspector(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const float top = ui.begin_scroll("inspector", place);
  PanelWishes wishes;
  PanelDesk desk{view, *case_, checked_, caret_, panel_, wishes, message_, now_ms_, date_};
  Panel panel(desk, place.x + ui.u(20), top + ui.u(14), place.width - ui.u(44));
  if (selected_.size() >= 2 && case_->document().reading().is_whole()) {
    if (panel.button("preview.fold", view.words("editor.preview.show"), shows_preview_)) {
      shows_preview_ = !shows_preview_;
      ui.ask_frame();
    }
    panel.flow.space(8);
    if (shows_preview_) {
      // Once the problems of this text are known: not at every letter.
      if (checked_version_ == case_->document().version())
        preview_.follow(case_->document(), selected_[1].key);
      draw_preview(panel, preview_.shown());
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
  follow(wishes);
}

void EditorScreen::draw_table(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const std::string id = pane_ == Pane::people     ? "people"
                         : pane_ == Pane::facts    ? "facts"
                         : pane_ == Pane::versions ? "versions"
                                                   : "goals";
  const float top = ui.begin_scroll("table." + id, place);
  const float width = std::min(place.width - ui.u(48), ui.u(640));
  PanelWishes wishes;
  PanelDesk desk{view, *case_, checked_, caret_, panel_, wishes, message_, now_ms_, date_};
  Panel panel(desk, place.x + ui.u(24), top + ui.u(20), width);
  if (pane_ == Pane::versions) {
    draw_versions(panel, versions_);
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
  follow(wishes);
}

void EditorScreen::draw_yaml(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  std::string text(case_->document().text());
  ui::TextAreaLook look;
  look.style = TextStyle::label;
  look.wraps = false;
  look.colours = yaml_colours;
  look.most_bytes = std::size_t{32} * 1024 * 1024;
  look.is_read_only = case_->opening().is_read_only;
  const float line = ui.line_height(look.style);
  if (yaml_jump_) {
    caret_ = {};
    caret_.id = "yaml";
    caret_.caret = caret_.anchor = std::min(*yaml_jump_, text.size());
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(caret_.caret), '\n');
    ui.scroll_to("yaml", std::max(0.0F, static_cast<float>(lines) * line - place.height * 0.4F));
    ui.set_focus("yaml");
    yaml_jump_.reset();
  }
  const float top = ui.begin_scroll("yaml", place);
  const float left = place.x + ui.u(16);
  const float height = ui::text_area_height(ui, text, place.width, look);
  const Rect area{left, top + ui.u(8), place.width - ui.u(32), height};
  const ui::TextAreaResult result =
      ui::text_area(ui, "yaml", view.words("editor.yaml_label"), area, text, caret_, look);
  if (result.has_changed) {
    const TextEdit edit = difference(case_->document().text(), text);
    const auto done = case_->replace_text(edit.at, edit.at + edit.removed.size(), edit.inserted, "yaml.type",
                                          "yaml", now_ms_);
    message_ = done.ok() ? std::string() : done.error().message;
  }
  if (result.is_focused && caret_.has_moved) {
    if (result.caret.y < place.y + line) ui.scroll_to("yaml", std::max(0.0F, result.caret.y - top - line));
    if (result.caret.bottom() > place.bottom() - line) {
      ui.scroll_to("yaml", result.caret.bottom() - top - place.height + line);
    }
  }
  ui.end_scroll(area.bottom() + ui.u(8));
}

void EditorScreen::draw_problems(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  ui.fill(place, Role::panel);
  ui.line({place.x, place.y}, {place.right(), place.y}, Role::wash, ui.rule_width());
  const std::vector<Problem>& problems = checked_.problems();
  const float line = ui.line_height(TextStyle::label);
  const std::string head =
      problems.empty() ? view.words("editor.problems.none")
                       : view.words("editor.problems", {std::to_string(checked_.errors()),
                                                        std::to_string(problems.size() - checked_.errors())});
  const Rect title{place.x + ui.u(16), place.y + ui.u(4), place.width - ui.u(32), line + ui.u(6)};
  const ui::Response response =
      ui.widget({"problems.fold", head, ui::WidgetRole::button, {}, !problems.empty()}, title);
  if (response.was_pressed) shows_problems_ = !shows_problems_;
  ui.draw_silent(
      ui.lay_out(head, TextStyle::label_strong, 1.0e6F, checked_.errors() > 0 ? Role::stop : Role::ink),
      {title.x, title.y + ui.u(3)});
  if (problems.empty()) {
    ui.draw(ui.lay_out(head, TextStyle::label_strong, 1.0e6F, Role::good), {title.x, title.y + ui.u(3)});
    return;
  }
  if (!shows_problems_) return;
  const Rect body{place.x, title.bottom(), place.width, place.bottom() - title.bottom()};
  float y = ui.begin_scroll("problems", body);
  std::optional<std::size_t> jump;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const Problem& problem = problems[i];
    const std::string where = problem.node.empty()
                                  ? view.words("editor.problem.line", {std::to_string(problem.line)})
                                  : problem.node;
    const char* kind = problem.severity == Severity::error     ? "editor.problem.error"
                       : problem.severity == Severity::warning ? "editor.problem.warning"
                                                               : "editor.problem.hint";
    const Role role = problem.severity == Severity::error     ? Role::stop
                      : problem.severity == Severity::warning ? Role::mind
                                                              : Role::soft;
    const ui::TextBlock words = ui.lay_out({{view.words(kind), TextStyle::label_strong, role},
                                            {"  " + where + "  ", TextStyle::label_strong, Role::ink},
                                            {problem.text, TextStyle::label, Role::ink}},
                                           body.width - ui.u(40));
    const Rect row{body.x + ui.u(16), y, body.width - ui.u(32), words.height() + ui.u(4)};
    const ui::Response hit = ui.widget(
        {"problem." + std::to_string(i), where + ": " + problem.text, ui::WidgetRole::button, {}, true}, row);
    if (hit.is_hovered) ui.fill(row, Role::wash, ui.u(4));
    ui.draw_silent(words, {row.x, row.y + ui.u(2)});
    if (hit.was_pressed) jump = problem.at;
    y = row.bottom();
  }
  ui.end_scroll(y + ui.u(4));
  if (jump) jump_to(*jump);
}

void EditorScreen::draw_overlay(const player::View& view) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  const Rect screen = ui.screen();
  ui.veil(screen, {0, 0, 0}, 0.45F);
  const std::string node = selected_.size() >= 2 ? selected_[1].key : std::string();
  const Document& document = case_->document();
  const std::vector<Reference> references = consequences_of_deleting(document, node);
  const scenario::YamlRef go = child(child(child(document.tree().root(), "nodes"), node), "go");
  const std::string next = go.is_scalar() && go.text() != node ? std::string(go.text()) : std::string();
  std::string text = view.words(references.empty() ? "editor.delete.free" : "editor.delete.used",
                                {node, std::to_string(references.size())});
  for (std::size_t i = 0; i < references.size() && i < 8; ++i) {
    const Reference& reference = references[i];
    text += "\n· " + (reference.node.empty() ? to_text(reference.path) : reference.node) +
            (reference.place == NamePlace::condition ? " " + view.words("editor.delete.condition")
                                                     : std::string());
  }
  const float width = std::min(screen.width - ui.u(32), ui.u(620));
  const float inner = width - 2 * ui.u(28);
  const ui::TextBlock words = ui.lay_out(text, TextStyle::reading, inner);
  std::vector<std::string> labels, ids;
  if (!next.empty() && !references.empty()) {
    ids.emplace_back("delete.instead");
    labels.push_back(view.words("editor.delete.instead", {next}));
  }
  ids.emplace_back("delete.yes");
  labels.push_back(view.words("editor.delete.yes"));
  ids.emplace_back("delete.no");
  labels.push_back(view.words("editor.delete.no"));
  const float height = ui.u(28) + words.height() + ui.u(20) +
                       static_cast<float>(labels.size()) * (ui::button_height(ui) + ui.u(8)) + ui.u(20);
  const Rect box{std::floor((screen.width - width) / 2),
                 std::floor(std::max(0.0F, (screen.height - height) / 2)), width, height};
  ui.shadow(box, ui.u(8));
  ui.fill(box, Role::panel, ui.u(8));
  ui.draw(words, {box.x + ui.u(28), box.y + ui.u(28)});
  float y = box.y + ui.u(28) + words.height() + ui.u(20);
  std::string pressed;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (ui::button(ui, ids[i], labels[i], Rect{box.x + ui.u(28), y, inner, ui::button_height(ui)}, {}))
      pressed = ids[i];
    y += ui::button_height(ui) + ui.u(8);
  }
  ui.prefer_focus("delete.no");
  ui.end_layer();
  if (pressed == "delete.instead") apply(delete_node(document, node, next));
  if (pressed == "delete.yes") apply(delete_node(document, node));
  if (!pressed.empty() || ui.key(ui::Key::escape)) overlay_ = Overlay::none;
}

void EditorScreen::play_from(const player::View& view, EditorWishes& wishes) {
  const Document& document = case_->document();
  checked_.check(document, is_english(view) ? Language::en : Language::nl);
  checked_version_ = document.version();
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
  wishes.inputs = std::move(*way.inputs);
  wishes.play = checked_.take_case();
  checked_version_ = ~std::uint64_t{0};
}

}  // namespace gesprek::editor
