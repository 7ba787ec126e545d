#pragma once
// The room where a case is written: script, source text, the selected part, problems, and what is safe. All
// of it shows one text; every change goes through OpenCase.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "editor/document/commands.h"
#include "editor/document/open_case.h"
#include "editor/spell/speller.h"
#include "editor/view/case_worker.h"
#include "editor/view/checked_case.h"
#include "editor/view/finder.h"
#include "editor/view/map_pane.h"
#include "editor/view/panel.h"
#include "editor/view/preview.h"
#include "editor/view/script_model.h"
#include "editor/view/tour.h"
#include "editor/view/versions_view.h"
#include "player/view.h"
#include "ui/text_area.h"

namespace gesprek::editor {

struct EditorWishes {
  bool back = false;
  /// Play the case as it is now, from behind these inputs.
  std::unique_ptr<cli::CaseFile> play;
  std::vector<session::Input> inputs;
};

class EditorScreen {
 public:
  EditorScreen(std::unique_ptr<OpenCase> open_case, const FileSource& files);

  /// One frame. `date`: "2026-11-22T14:30:00Z", for versions and the status line.
  [[nodiscard]] EditorWishes draw(const player::View& view, const std::string& date);
  [[nodiscard]] OpenCase& open_case() { return *case_; }
  /// To be called when the window closes or another screen comes: saves what can be saved.
  void leave(const std::string& date);

  /// What is selected: a moment, or a line or choice in one; as a path. Changes with clicks, jumps and undo.
  [[nodiscard]] const Path& selected() const { return selected_; }
  void select_node(const std::string& node);
  /// Shows the room to somebody who is new in it.
  void start_tour() { tour_.step = 1; }
  [[nodiscard]] MapPane& map() { return map_; }
  /// Waits for what is checked and tried on another thread, for tests; whether a frame would show more.
  bool finish_background() { return worker_.finish(); }

 private:
  /// `part`: what is selected, where there is no room for it beside the others.
  enum class Pane : std::uint8_t { map, script, people, facts, goals, yaml, versions, part };
  enum class Overlay : std::uint8_t { none, delete_node, versions };

  void refresh(const player::View& view);
  void refresh_rows();
  void show(Pane pane);
  void keys(const player::View& view);
  void apply(const Result<Command>& command);
  void select(const ScriptRow& row);
  void jump_to(std::size_t at);
  void jump_to_place(const std::string& place);
  void undo(bool again);

  float draw_bar(const player::View& view, float width, EditorWishes& wishes);
  float draw_notices(const player::View& view, const ui::Rect& place);
  void draw_script(const player::View& view, const ui::Rect& place);
  float draw_row(const player::View& view, std::size_t index, ui::Point at, float width, bool is_seen);
  void draw_yaml(const player::View& view, const ui::Rect& place);
  void draw_inspector(const player::View& view, const ui::Rect& place);
  void take_news(const player::View& view);
  void follow_steps();
  void go(bool back);
  void draw_finder(const player::View& view, EditorWishes& wishes, const std::string& date);
  void run_action(const player::View& view, const std::string& action, EditorWishes& wishes,
                  const std::string& date);
  [[nodiscard]] std::vector<std::string> actions() const;
  [[nodiscard]] std::string heat_words(const player::View& view) const;
  void start_speller(const player::View& view);
  std::vector<SpellMark> spell(const player::View& view, const ScriptRow& row, const std::string& text);
  float draw_spelling(const player::View& view, const ScriptRow& row, const SpellMark& mark, std::string text,
                      ui::Point at, float width);
  void follow_tour();
  void draw_table(const player::View& view, const ui::Rect& place);
  void follow(const PanelWishes& wishes);
  void draw_map(const player::View& view, const ui::Rect& place);
  void draw_problems(const player::View& view, const ui::Rect& place);
  void draw_overlay(const player::View& view);
  void play_from(const player::View& view, EditorWishes& wishes);
  [[nodiscard]] std::string status(const player::View& view) const;

  std::unique_ptr<OpenCase> case_;
  MapPane map_;
  CheckedCase checked_;
  Preview preview_;
  CaseWorker worker_;
  std::shared_ptr<const CaseHeat> heat_;
  bool shows_heat_ = false;
  Finder finder_;
  std::vector<std::string> before_, behind_;  // moments, to go back and forward to
  std::string stood_at_;
  Pane pane_ = Pane::script;
  Overlay overlay_ = Overlay::none;
  Path selected_, inspected_;
  bool is_narrow_ = false;
  std::vector<ScriptRow> rows_;
  std::uint64_t rows_version_ = ~std::uint64_t{0};
  std::uint64_t checked_version_ = ~std::uint64_t{0};
  std::uint64_t seen_version_ = ~std::uint64_t{0};
  double changed_at_ = 0;
  ui::TextAreaState caret_;
  std::unordered_map<std::string, float> heights_;
  float heights_width_ = 0;
  int heights_percent_ = 0;
  std::string focused_row_;
  std::string wanted_row_;  // to be scrolled into sight
  std::string message_;     // what went wrong last, in words
  /// What was read before each edit of this frame: who draws walks on in it.
  std::vector<std::shared_ptr<const Reading>> held_;
  PanelState panel_;
  TourState tour_;
  bool shows_preview_ = false;
  std::unique_ptr<Speller> speller_;
  std::vector<std::string> own_words_;
  std::string spell_row_;  // the row that `spell_marks_` are of
  std::vector<SpellMark> spell_marks_;
  VersionsState versions_;
  std::string date_;
  std::int64_t now_ms_ = 0;
  double next_tick_ = 0;
  bool shows_problems_ = true;
  std::optional<std::size_t> yaml_jump_;
};

}  // namespace gesprek::editor
