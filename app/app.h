#pragma once
// The program behind the window: which screen is shown, what is being played, and what a wish of a screen
// does. It draws on any target, so tests run the same program without a window.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/keeping.h"
#include "app/kept_session.h"
#include "app/speech.h"
#include "editor/start/new_case.h"
#include "editor/start/new_case_screen.h"
#include "editor/start/quick_case_screen.h"
#include "editor/view/editor_screen.h"
#include "engine/base/file_source.h"
#include "player/case_views.h"
#include "player/conversation_screen.h"
#include "player/debrief_screen.h"
#include "player/debug_view.h"
#include "player/library.h"
#include "player/settings_view.h"

namespace gesprek::app {

enum class Screen : std::uint8_t {
  library,
  the_case,
  conversation,
  debrief,
  settings,
  progress,
  own_data,
  new_case,
  quick_case,
  editor
};

struct AppPaths {
  std::vector<std::string> cases;  // folders with cases
  std::string strings;             // folder with nl.txt and en.txt
  std::string settings;            // file; empty: settings are not kept
  std::string documents;           // folder where a debrief is saved
  std::string sessions;            // folder where conversations are kept; empty: they are not
  std::string profile;             // folder of learners and attempts; empty: they are not kept
  std::string editing;             // folder for journals and versions of cases that are written; empty: none
  std::string own_cases;           // folder for cases that are begun here; empty: the first of `cases`
  std::string templates;           // folder of what they begin with; empty: they cannot be begun
  std::string speech;              // the program that reads aloud; empty: it is not there
};

class App {
 public:
  App(ui::Target& target, const FileSource& files, AppPaths paths);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// One frame at `seconds`. Nothing that happens in it ends the program: it is told on the screen.
  void frame(double seconds);

  [[nodiscard]] ui::Ui& ui() { return ui_; }
  [[nodiscard]] Screen screen() const { return screen_; }
  [[nodiscard]] const session::Session* session() const { return session_ ? &*session_ : nullptr; }
  [[nodiscard]] const player::Library& library() const { return library_; }
  [[nodiscard]] const player::Strings& words() const { return words_; }
  void set_words(player::Strings words) { words_ = std::move(words); }
  void set_choices(const player::Choices& choices);
  [[nodiscard]] const player::Choices& choices() const { return choices_; }
  /// What the desktop asks; it counts where the person did not say otherwise.
  void set_system_motion(bool is_reduced);
  /// How many portraits and poses of them were drawn so far.
  [[nodiscard]] std::uint64_t portraits_drawn() const { return portraits_.drawn(); }
  /// What the day is called in a file that is saved: "2026-11-22T14:30:00Z". Given, so that tests have one.
  void set_date(std::string date);
  [[nodiscard]] bool wants_full_screen() const { return full_screen_; }
  /// The case that is open to be written in; null when there is none.
  [[nodiscard]] editor::EditorScreen* editor() { return editor_.get(); }

 private:
  void draw();
  void draw_problem();
  void global_keys();
  void show_debug(bool on);
  void draw_debug(const player::View& view);
  void load_words();
  void load_choices();
  void keep_choices();
  void start(player::Case& the_case);
  void play_on();
  void keep_inputs();
  void keep_own_words();
  void open_debrief();
  void save_debrief(bool as_pdf);
  void draw_records(const player::View& view);
  void show_progress();
  void show_own_data(const Keeping::Outcome& outcome = {});
  void edit(const std::string& path);
  void draw_new_case(const player::View& view);
  void draw_quick_case(const player::View& view);
  void keep_quick_case(bool at_once);
  [[nodiscard]] std::string quick_file() const;
  void draw_editor(const player::View& view);
  void leave_conversation();
  [[nodiscard]] bool plays_draft() const { return draft_ != nullptr && case_ == draft_.get(); }
  void draw_conversation(const player::View& view);
  void read_aloud();

  ui::Ui ui_;
  const FileSource& files_;
  AppPaths paths_;
  player::Strings words_;
  player::Choices choices_;
  player::Library library_;
  player::LibraryState library_state_;
  player::Portraits portraits_;
  player::Pictures pictures_;
  Screen screen_ = Screen::library;
  Screen before_settings_ = Screen::library;
  player::Case* case_ = nullptr;
  std::optional<session::Session> session_;
  cli::Recorder recorder_;
  Keeping keeping_;
  player::ProgressState progress_;
  player::OwnDataState own_data_;
  std::optional<Unfinished> unfinished_;  // what the library offers to go on with
  bool has_looked_ = false;
  bool has_told_words_ = false;
  player::ConversationState conversation_;
  std::unique_ptr<editor::Disk> disk_;
  std::unique_ptr<editor::EditorScreen> editor_;
  editor::NewCaseState new_case_;
  editor::QuickCaseState quick_case_;
  std::string quick_kept_;  // what the disk holds of it
  double quick_kept_at_ = 0;
  std::string editor_path_;              // of its case, as the library has it
  std::unique_ptr<player::Case> draft_;  // the case as it was written a moment ago, to be tried
  std::optional<player::DebriefState> debrief_;
  Speech speech_;
  std::string problem_, date_ = "2000-01-01T00:00:00Z";
  std::uint64_t next_seed_ = 1;
  bool full_screen_ = false;
  player::DebugState debug_;
  std::vector<double> frame_ms_;  // of the frames of late
};

}  // namespace gesprek::app
