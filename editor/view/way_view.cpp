// Finding your way in the editor: palette, back and forward, and what the other thread found.
#include <utility>

#include "editor/view/editor_screen.h"

namespace gesprek::editor {

namespace {

constexpr std::size_t kMostSteps = 100;

}  // namespace

void EditorScreen::take_news(const player::View& view) {
  static_cast<void>(worker_.has_news());
  if (auto check = worker_.take_check()) {
    checked_.adopt(std::move(check->problems), check->errors);
    checked_version_ = check->version;
    view.ui.ask_frame();
  }
  if (auto report = trials_.take_report()) {
    report_ = std::move(report);
    view.ui.ask_frame();
  }
  if (auto heat = worker_.take_heat()) {
    heat_ = std::move(heat);
    view.ui.ask_frame();
  }
}

std::string EditorScreen::heat_words(const player::View& view) const {
  if (!shows_heat_) return {};
  if (heat_ == nullptr) return view.words("editor.heat.busy");
  std::string words = view.words("editor.heat", {std::to_string(heat_->runs), std::to_string(heat_->never),
                                                 std::to_string(heat_->moments)});
  if (heat_->version != case_->document().version()) words += " " + view.words("editor.heat.old");
  return words;
}

std::vector<MapFacts::Range> EditorScreen::heat_ranges(const player::View& view) const {
  std::vector<MapFacts::Range> out;
  for (const CaseHeat::Range& range : heat_->ranges) {
    const bool is_english = language_of(view) == Language::en && !range.name_en.empty();
    out.push_back({is_english ? range.name_en : range.name,
                   view.words("editor.heat.range", {std::to_string(range.low), std::to_string(range.middle),
                                                    std::to_string(range.high)}),
                   range.low, range.middle, range.high});
  }
  return out;
}

/// Remembers where the author was, moment by moment.
void EditorScreen::follow_steps() {
  const std::string now = selected_.size() >= 2 ? selected_[1].key : std::string();
  if (now == stood_at_) return;
  if (!stood_at_.empty()) {
    before_.push_back(stood_at_);
    if (before_.size() > kMostSteps) before_.erase(before_.begin());
  }
  behind_.clear();
  stood_at_ = now;
}

void EditorScreen::go(bool back) {
  std::vector<std::string>& from = back ? before_ : behind_;
  std::vector<std::string>& to = back ? behind_ : before_;
  const scenario::YamlRef nodes = child(case_->document().tree().root(), "nodes");
  while (!from.empty()) {
    const std::string node = from.back();
    from.pop_back();
    if (!child(nodes, node).exists()) continue;  // deleted meanwhile
    if (!stood_at_.empty()) to.push_back(stood_at_);
    stood_at_ = node;
    jump_to_place("nodes/" + node);
    return;
  }
}

std::vector<std::string> EditorScreen::actions() const {
  std::vector<std::string> out{"editor.map",      "editor.script",   "editor.yaml",
                               "editor.trials",   "editor.play",     "editor.map.fit",
                               "editor.map.heat", "editor.find.all", "editor.find.bookmark"};
  if (!before_.empty()) out.emplace_back("editor.find.back");
  if (!behind_.empty()) out.emplace_back("editor.find.forward");
  if (!case_->opening().is_read_only) {
    out.insert(out.end(), {"editor.undo", "editor.redo", "editor.find.save", "editor.add_moment"});
  }
  return out;
}

void EditorScreen::run_action(const player::View& view, const std::string& action, EditorWishes& wishes,
                              const std::string& date) {
  const std::string node = selected_.size() >= 2 ? selected_[1].key : std::string();
  if (action == "editor.map") show(Pane::map);
  if (action == "editor.script") show(Pane::script);
  if (action == "editor.yaml") show(Pane::yaml);
  if (action == "editor.trials") show(Pane::trials);
  if (action == "editor.play") play_from(view, wishes);
  if (action == "editor.undo" || action == "editor.redo") undo(view, action == "editor.redo");
  if (action == "editor.find.back" || action == "editor.find.forward") go(action == "editor.find.back");
  if (action == "editor.find.all") finder_.open(Finder::Mode::replace);
  if (action == "editor.find.bookmark" && !node.empty()) map_.toggle_bookmark(node, now_ms_);
  if (action == "editor.map.fit" || action == "editor.map.heat") {
    show(Pane::map);
    map_.view().show_all();
    if (action == "editor.map.heat") shows_heat_ = !shows_heat_;
  }
  if (action == "editor.find.save") {
    const auto saved = case_->save(now_ms_, date);
    message_ = saved.ok() ? std::string() : saved.error().message;
  }
  if (action == "editor.add_moment") {
    const std::string id = new_id(case_->document(), {"nodes"}, view.words("editor.new_moment"));
    apply(add_node(case_->document(), node, id));
    if (message_.empty()) jump_to_place("nodes/" + id);
  }
}

void EditorScreen::draw_finder(const player::View& view, EditorWishes& wishes, const std::string& date) {
  if (finder_.mode() == Finder::Mode::closed) return;
  std::vector<std::string> names = actions();
  FinderWishes found = finder_.draw(view, case_->document(), names,
                                    !case_->opening().is_read_only && case_->document().reading().is_whole());
  if (found.command) apply(*found.command);
  if (!found.action.empty()) run_action(view, found.action, wishes, date);
  if (found.at && (found.node.empty() || pane_ != Pane::map)) {
    jump_to(*found.at);
  } else if (!found.node.empty()) {
    jump_to_place("nodes/" + found.node);
  }
}

}  // namespace gesprek::editor
