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
#include "editor/view/beside_files.h"
#include "editor/view/case_trials.h"
#include "editor/view/case_worker.h"
#include "editor/view/checked_case.h"
#include "editor/view/finder.h"
#include "editor/view/map_pane.h"
#include "editor/view/panel.h"
#include "editor/view/preview.h"
#include "editor/view/script_model.h"
#include "editor/view/tour.h"
#include "editor/view/versions_view.h"
#include "editor/view/yaml_completion.h"
#include "player/view.h"
#include "ui/text_area.h"

namespace gesprek::editor {

struct EditorWishes {
  bool back = false;
  /// Play the case as it is now, from behind these inputs.
  std::unique_ptr<cli::CaseFile> play;
  std::vector<session::Input> inputs;
  bool is_set_by_hand = false;  // with values that the author set; to be said while it is played
  /// The case stands somewhere else now, because it could not be saved where it was: to be opened there.
  std::string moved_to;
};

/// In which the room speaks.
[[nodiscard]] Language language_of(const player::View& view);

class EditorScreen {
 public:
  /// `state_folder`: where journals are kept, as the case was opened with; it follows the case to another
  /// place.
  EditorScreen(std::unique_ptr<OpenCase> open_case, const FileSource& files, std::string state_folder = {});

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
  bool finish_background() {
    const bool has_report = trials_.finish();
    return worker_.finish() || has_report;
  }
  /// What was played from here, now that its author is back: it can be kept.
  void was_played(TrialRun run);
  /// Says something above the views, until it is closed.
  void tell(std::string words) { message_ = std::move(words); }

 private:
  /// `part`: what is selected, where there is no room for it beside the others.
  enum class Pane : std::uint8_t { map, script, people, facts, goals, trials, yaml, versions, part };

  void refresh(const player::View& view);
  void refresh_rows();
  void show(Pane pane);
  void keys(const player::View& view);
  void apply(const Result<Command>& command);
  void select(const ScriptRow& row);
  void jump_to(std::size_t at);
  void jump_to_place(const std::string& place);
  void undo(const player::View& view, bool again);
  void rename(const player::View& view, const Renaming& renaming);
  void undo_renaming(const player::View& view, const Renaming& renaming, bool again);
  [[nodiscard]] bool follows_on_map(const Renaming& renaming) const;
  void tell_settled(const player::View& view);

  float draw_bar(const player::View& view, float width, EditorWishes& wishes);
  float draw_notices(const player::View& view, const ui::Rect& place, EditorWishes& wishes);
  void draw_script(const player::View& view, const ui::Rect& place);
  float draw_row(const player::View& view, std::size_t index, ui::Point at, float width, bool is_seen);
  void draw_yaml(const player::View& view, const ui::Rect& place);
  /// Keys of the list at the caret, before the text hears of them; what is to be put into the text.
  std::optional<YamlCompletion::Item> completion_keys(const player::View& view);
  void follow_completion(const player::View& view, const ui::TextAreaResult& result, bool asks);
  void draw_completion(const player::View& view, const ui::Rect& place, const ui::Rect& caret);
  void complete(const YamlCompletion::Item& item);
  void draw_elsewhere(const player::View& view, const ui::Rect& place, float& y, EditorWishes& wishes);
  void draw_inspector(const player::View& view, const ui::Rect& place);
  void take_news(const player::View& view);
  void follow_steps();
  void go(bool back);
  void draw_finder(const player::View& view, EditorWishes& wishes, const std::string& date);
  void run_action(const player::View& view, const std::string& action, EditorWishes& wishes,
                  const std::string& date);
  [[nodiscard]] std::vector<std::string> actions() const;
  [[nodiscard]] std::string heat_words(const player::View& view) const;
  [[nodiscard]] std::vector<MapFacts::Range> heat_ranges(const player::View& view) const;
  void start_speller(const player::View& view);
  std::vector<SpellMark> spell(const player::View& view, const ScriptRow& row, const std::string& text);
  float draw_spelling(const player::View& view, const ScriptRow& row, const SpellMark& mark, std::string text,
                      ui::Point at, float width);
  void follow_tour();
  void draw_table(const player::View& view, const ui::Rect& place);
  void follow(const player::View& view, const PanelWishes& wishes);
  void draw_map(const player::View& view, const ui::Rect& place);
  void draw_problems(const player::View& view, const ui::Rect& place);
  /// A bar under the title with something to answer; the id of the button that was pressed. Moves `y` down.
  struct Answer {
    std::string id, label;
  };
  std::string draw_notice(const player::View& view, const ui::Rect& place, float& y, const std::string& words,
                          draw::Role role, const std::vector<Answer>& answers);
  void draw_deleting(const player::View& view, const ui::Rect& place, float& y);
  void draw_trials(Panel& panel);
  void draw_run(Panel& panel);
  void draw_golden(Panel& panel, const GoldenOutcome& golden, std::size_t number);
  void keep_run(const player::View& view);
  void ask_trials(const player::View& view);
  /// What was found about this text, what nobody came to included.
  [[nodiscard]] std::vector<Finding> findings(const player::View& view) const;
  void play_from(const player::View& view, EditorWishes& wishes);
  void play_way(const player::View& view, std::vector<session::Input> inputs);
  [[nodiscard]] std::string status(const player::View& view) const;

  std::unique_ptr<OpenCase> case_;
  std::string state_folder_;
  std::optional<std::string> elsewhere_;  // the folder that is being typed, to save in instead
  std::string elsewhere_problem_;
  MapPane map_;
  CheckedCase checked_;
  Preview preview_;
  SetByHand by_hand_;
  bool plays_by_hand_ = false;  // what is played now began with it
  BesideFiles beside_;
  Result<std::optional<SettledRenaming>> settled_{std::optional<SettledRenaming>()};
  CaseTrials trials_;
  std::shared_ptr<const TrialReport> report_;
  bool tries_out_ = false;  // findings are wanted, until it is switched off
  std::uint64_t tried_version_ = ~std::uint64_t{0};
  bool tried_findings_ = false;
  std::optional<TrialRun> run_;
  std::string shown_golden_;
  std::optional<std::vector<session::Input>> wanted_way_;
  CaseWorker worker_;
  std::shared_ptr<const CaseHeat> heat_;
  bool shows_heat_ = false;
  Finder finder_;
  std::vector<std::string> before_, behind_;  // moments, to go back and forward to
  std::string stood_at_;
  Pane pane_ = Pane::script;
  std::vector<std::string> deleting_;  // moments: whether that is meant is being asked
  Path selected_, inspected_;
  bool is_narrow_ = false;
  std::vector<ScriptRow> rows_;
  ScriptRows script_rows_;  // follows the text with them
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
  struct Told {
    std::string words;
    Pane pane = Pane::script;
    Path selected;
  } told_;  // the message as it stood, and where its reader was
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
  float problem_rows_ = 0;  // how high they were, drawn whole; 0: not drawn yet
  std::optional<std::size_t> yaml_jump_;
  YamlNames yaml_names_;
  std::uint64_t yaml_names_version_ = ~std::uint64_t{0};
  /// The list at the caret of the source text.
  struct Completing {
    YamlCompletion list;
    std::size_t chosen = 0;
    bool is_open = false;
    bool was_asked = false;                   // or moved in: then Enter takes it
    std::size_t shut_at = std::string::npos;  // Escape: not again before the caret has moved
    ui::Rect place;                           // of the list, as it was drawn
  } completing_;
};

}  // namespace gesprek::editor
