#include "editor/view/map_pane.h"

#include <charconv>
#include <utility>

namespace gesprek::editor {

namespace {

constexpr std::string_view kPlace = "map@";

/// In which state of the case a step of layout.yaml was made.
std::size_t made_in(const Step& step) {
  std::size_t position = 0;
  if (step.place_after.compare(0, kPlace.size(), kPlace) != 0) return 0;
  const char* const begin = step.place_after.data() + kPlace.size();
  std::from_chars(begin, step.place_after.data() + step.place_after.size(), position);
  return position;
}

}  // namespace

MapPane::MapPane(OpenCase& the_case) : case_(the_case) {
  if (the_case.has_beside("layout.yaml")) static_cast<void>(open_layout());
}

bool MapPane::open_layout() {
  if (layout_) return !layout_->opening().is_read_only;
  auto opened = case_.open_beside("layout.yaml", empty_layout());
  if (!opened.ok()) {
    message_ = opened.error().message;
    return false;
  }
  layout_ = std::move(*opened);
  // What was recovered of places is no reason to ask anything.
  layout_->accept_recovery();
  return !layout_->opening().is_read_only;
}

bool MapPane::apply(Result<Command> command, std::int64_t now_ms) {
  if (command.ok()) command->place = std::string(kPlace) + std::to_string(case_position());
  const Result<void> done = layout_->apply(command, now_ms);
  if (!done.ok()) message_ = done.error().message;
  return done.ok();
}

MapWishes MapPane::draw(const Around& around) {
  MapFacts facts;
  facts.document = &case_.document();
  facts.layout = layout();
  facts.selected = around.selected;
  facts.may_write = !case_.opening().is_read_only && case_.document().reading().is_whole();
  facts.heat = around.heat;
  facts.heat_words = around.heat_words;
  facts.heat_ranges = around.heat_ranges;
  facts.bookmarks = &bookmarks();
  facts.checked = &around.checked;
  for (const Problem& problem : around.checked.problems()) {
    if (problem.node.empty()) continue;
    if (problem.severity == Severity::error) ++facts.errors[problem.node];
    if (problem.severity == Severity::warning) ++facts.warnings[problem.node];
  }
  MapWishes wishes = map_.draw(around.view, around.place, facts);
  if (!wishes.pins.empty() && open_layout()) {
    static_cast<void>(apply(pin_moments(layout_->document(), wishes.pins), around.now_ms));
    around.view.ui.ask_frame();
  }
  if (!wishes.unpins.empty() && open_layout()) {
    static_cast<void>(apply(unpin_moments(layout_->document(), wishes.unpins), around.now_ms));
    around.view.ui.ask_frame();
  }
  if (wishes.arrange) {
    arranged_.push_back({map_.scene().kept(), case_position(), layout_position()});
    unarranged_.clear();
    map_.scene().arrange();
  }
  return wishes;
}

bool MapPane::can_undo() const {
  if (is_next(arranged_)) return true;
  const Step* step = layout_ ? layout_->document().history().undoable() : nullptr;
  return step != nullptr && made_in(*step) >= case_position();
}

bool MapPane::can_redo() const {
  if (is_next(unarranged_)) return true;
  const Step* step = layout_ ? layout_->document().history().redoable() : nullptr;
  return step != nullptr && made_in(*step) <= case_position();
}

bool MapPane::undoes_rename() const {
  if (is_next(arranged_)) return false;
  const Step* step = layout_ ? layout_->document().history().undoable() : nullptr;
  return step != nullptr && made_in(*step) >= case_position() && step->name == "map.rename";
}

bool MapPane::undo(std::int64_t now_ms) {
  if (is_next(arranged_)) {
    MapScene::Places now = map_.scene().kept();
    map_.scene().restore(std::move(arranged_.back().before));
    arranged_.back().before = std::move(now);
    unarranged_.push_back(std::move(arranged_.back()));
    arranged_.pop_back();
    map_.places_changed();
    return true;
  }
  const Step* step = layout_ ? layout_->document().history().undoable() : nullptr;
  if (step == nullptr || made_in(*step) < case_position()) return false;
  const bool is_alone = step->name != "map.rename";
  return layout_->undo(now_ms).has_value() && is_alone;
}

bool MapPane::redo(std::int64_t now_ms) {
  if (is_next(unarranged_)) {
    MapScene::Places now = map_.scene().kept();
    map_.scene().restore(std::move(unarranged_.back().before));
    unarranged_.back().before = std::move(now);
    arranged_.push_back(std::move(unarranged_.back()));
    unarranged_.pop_back();
    map_.places_changed();
    return true;
  }
  const Step* step = layout_ ? layout_->document().history().redoable() : nullptr;
  if (step == nullptr || made_in(*step) > case_position() || step->name == "map.rename") return false;
  return layout_->redo(now_ms).has_value();
}

void MapPane::after_redo(std::int64_t now_ms) {
  const Step* step = layout_ ? layout_->document().history().redoable() : nullptr;
  if (step != nullptr && step->name == "map.rename" && made_in(*step) == case_position())
    static_cast<void>(layout_->redo(now_ms));
}

void MapPane::follow_rename(const std::string& from, const std::string& to, std::int64_t now_ms) {
  const auto kept = map_.scene().kept().find(from);
  if (kept != map_.scene().kept().end()) map_.scene().expect(to, kept->second);
  if (!layout_ || layout_->opening().is_read_only) return;
  static_cast<void>(apply(rename_pin(layout_->document(), from, to), now_ms));
}

const std::set<std::string>& MapPane::bookmarks() {
  const std::uint64_t version = layout_ ? layout_->document().version() : 0;
  if (version == bookmarks_version_) return bookmarks_;
  bookmarks_version_ = version;
  bookmarks_.clear();
  const scenario::YamlRef list =
      layout_ ? child(layout_->document().tree().root(), "bookmarks") : scenario::YamlRef();
  if (list.is_sequence()) {
    for (scenario::YamlRef one = list.first_child(); one.exists(); one = one.next()) {
      if (one.is_scalar()) bookmarks_.insert(std::string(one.text()));
    }
  }
  return bookmarks_;
}

void MapPane::toggle_bookmark(const std::string& moment, std::int64_t now_ms) {
  std::set<std::string> marks = bookmarks();
  if (marks.erase(moment) == 0) marks.insert(moment);
  if (!open_layout()) return;
  static_cast<void>(apply(set_bookmarks(layout_->document(), marks), now_ms));
  bookmarks_version_ = ~std::uint64_t{0};
}

void MapPane::tick(std::int64_t now_ms, const std::string& date) {
  if (layout_) layout_->tick(now_ms, date);
}
std::int64_t MapPane::next_tick_in(std::int64_t now_ms) const {
  return layout_ ? layout_->next_tick_in(now_ms) : -1;
}
void MapPane::leave(std::int64_t now_ms, const std::string& date) {
  if (layout_ && !layout_->document().is_saved() && layout_->document().reading().is_whole())
    static_cast<void>(layout_->save(now_ms, date));
}

}  // namespace gesprek::editor
