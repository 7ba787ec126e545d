#include "app/app.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "app/disk.h"
#include "engine/report/debrief_document.h"
#include "engine/report/html.h"
#include "engine/report/pdf.h"

namespace gesprek::app {

namespace {

constexpr std::size_t kMostStrings = 256UL * 1024;
constexpr double kWritingPause = 1.5;  // seconds
constexpr double kQuickKeep = 1;
constexpr std::size_t kMeasuredFrames = 120;

std::string settings_text(const player::Choices& choices) {
  std::string out =
      "# Gesprekslab: hoe het venster eruitziet. Verwijderen mag; dan geldt weer wat gewoon is.\n";
  out += "thema = " + std::to_string(static_cast<int>(choices.ui.theme)) + "\n";
  out += "tekst = " + std::to_string(choices.ui.text_percent) + "\n";
  if (choices.motion_is_own) out += std::string("rustig = ") + (choices.ui.reduced_motion ? "1" : "0") + "\n";
  out += std::string("tijd = ") + (choices.time_limits ? "1" : "0") + "\n";
  out += std::string("voorlezen = ") + (choices.reads_aloud ? "1" : "0") + "\n";
  out += std::string("sneltoetsen = ") + (choices.ui.single_keys ? "1" : "0") + "\n";
  out += "taal = " + choices.language + "\n";
  return out;
}

/// What the process holds in memory; negative where the system does not say (Linux: /proc/self/status).
double resident_megabytes(const FileSource& files) {
  const Result<std::string> text = files.read("/proc/self/status", kMostStrings);
  const std::size_t at = text ? text->find("VmRSS:") : std::string::npos;
  if (at == std::string::npos) return -1;
  double kilobytes = 0;
  for (std::size_t i = at + 6; i < text->size() && (*text)[i] != '\n'; ++i) {
    if ((*text)[i] >= '0' && (*text)[i] <= '9') kilobytes = kilobytes * 10 + ((*text)[i] - '0');
  }
  return kilobytes / 1024;
}

/// A small whole number; `otherwise` where it is none.
int number_in(const std::string& text, int otherwise) {
  if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos)
    return otherwise;
  int out = 0;
  for (const char c : text) out = out * 10 + (c - '0');
  return out;
}

}  // namespace

App::App(ui::Target& target, const FileSource& files, AppPaths paths)
    : ui_(target),
      files_(files),
      paths_(std::move(paths)),
      library_(files),
      portraits_(target),
      pictures_(target),
      keeping_(paths_.profile),
      speech_(paths_.speech) {
  load_choices();
  load_words();
  library_.set_language(choices_.language);
  for (const std::string& folder : paths_.cases) library_.add_folder(folder);
  if (!paths_.own_cases.empty()) library_.add_folder(paths_.own_cases);
  if (!ui_.font_problem().empty()) {
    problem_ = "het lettertype " + ui_.font_problem() + " is er niet";
  }
}

App::~App() {
  // The window was closed on an answer that had just been typed.
  if (editor_) editor_->leave(date_);
  if (screen_ == Screen::quick_case && !quick_file().empty())
    static_cast<void>(write_file(quick_file(), editor::write_answers(quick_case_.answers)));
  if (debrief_) static_cast<void>(keeping_.keep_own_words(*debrief_));
}

void App::set_date(std::string date) {
  date_ = std::move(date);
  keeping_.set_date(date_);
}

void App::load_words() {
  const Result<std::string> text =
      files_.read(paths_.strings + "/" + choices_.language + ".txt", kMostStrings);
  if (text) {
    words_ = player::Strings::read(*text);
  } else {
    problem_ = text.error().message;
  }
}

void App::load_choices() {
  choices_.ui = ui_.settings();
  if (paths_.settings.empty()) return;
  const Result<std::string> text = files_.read(paths_.settings, kMostStrings);
  if (!text) return;
  // The same shape as the strings: `key = value`. What is missing or strange stays as it is.
  const player::Strings kept = player::Strings::read(*text);
  const auto value = [&](const char* key) {
    const auto found = kept.all().find(key);
    return found == kept.all().end() ? std::string() : found->second;
  };
  const int theme = number_in(value("thema"), 0);
  if (theme >= 0 && theme < static_cast<int>(draw::kThemes.size())) {
    choices_.ui.theme = draw::kThemes[static_cast<std::size_t>(theme)];
  }
  choices_.ui.text_percent = std::clamp(number_in(value("tekst"), 100), ui::kLeastText, ui::kMostText);
  choices_.motion_is_own = !value("rustig").empty();
  choices_.ui.reduced_motion = value("rustig") == "1";
  choices_.time_limits = value("tijd") != "0";
  choices_.reads_aloud = value("voorlezen") == "1";
  choices_.ui.single_keys = value("sneltoetsen") != "0";
  if (value("taal") == "en") choices_.language = "en";
  ui_.set_settings(choices_.ui);
}

void App::keep_choices() {
  if (paths_.settings.empty()) return;
  // Settings that cannot be kept are no reason to disturb somebody.
  static_cast<void>(write_file(paths_.settings, settings_text(choices_)));
}

void App::set_choices(const player::Choices& choices) {
  const bool other_language = choices.language != choices_.language;
  const bool other_theme = choices.ui.theme != choices_.ui.theme;
  choices_ = choices;
  ui_.set_settings(choices_.ui);
  if (other_language) {
    load_words();
    library_.set_language(choices_.language);
    keeping_.words_changed();
  }
  debug_.is_open = choices_.shows_debug;
  if (other_theme) pictures_.clear();
  if (!choices_.reads_aloud) speech_.stop();
  keep_choices();
  ui_.ask_frame();
}

void App::set_system_motion(bool is_reduced) {
  if (choices_.motion_is_own || choices_.ui.reduced_motion == is_reduced) return;
  choices_.ui.reduced_motion = is_reduced;  // not kept: the desktop may change its mind
  ui_.set_settings(choices_.ui);
}

void App::start(player::Case& the_case) {
  case_ = &the_case;
  conversation_ = {};
  debrief_.reset();
  session_.emplace(the_case.program(), next_seed_++, the_case.file->hooks.get());
  std::string problem;
  keeping_.begin_attempt();
  // Trying what one writes oneself is no practice: it is not kept.
  if (plays_draft()) {
    recorder_ = {};
    unfinished_.reset();
    screen_ = Screen::conversation;
    ui_.ask_frame();
    return;
  }
  recorder_ = keep_new(keeping_.sessions_folder(paths_.sessions), the_case, *session_, problem);
  if (!problem.empty()) conversation_.notice = words_("talk.not_kept", {problem});
  unfinished_.reset();
  screen_ = Screen::conversation;
  read_aloud();
  ui_.ask_frame();
}

void App::play_on() {
  Result<Continued> continued = go_on(*unfinished_);
  if (!continued) {
    problem_ = continued.error().message;
    unfinished_.reset();
    return;
  }
  case_ = unfinished_->the_case;
  conversation_ = {};
  debrief_.reset();
  session_.emplace(std::move(continued->session));
  recorder_ = std::move(continued->recorder);
  keeping_.begin_attempt();
  unfinished_.reset();
  screen_ = Screen::conversation;
  read_aloud();
  ui_.ask_frame();
}

void App::keep_inputs() {
  // Before the reply is shown: what is seen to be answered is on disk.
  const std::string message = recorder_.keep(*session_);
  if (!message.empty()) {
    conversation_.notice = message;
  } else if (recorder_.holds_all()) {
    conversation_.notice.clear();
  }
}

void App::keep_own_words() {
  if (!debrief_ || has_told_words_) return;
  for (const player::EstimateRow& row : debrief_->estimates) {
    if (!row.band) continue;
    static_cast<void>(
        recorder_.remark({session::RemarkKind::estimate, row.family, debrief_->debrief.bands[*row.band].id}));
  }
  for (std::size_t i = 0; i < debrief_->answers.size() && i < debrief_->debrief.reflection.size(); ++i) {
    if (debrief_->answers[i].empty()) continue;
    static_cast<void>(recorder_.remark(
        {session::RemarkKind::answer, debrief_->debrief.reflection[i].id, debrief_->answers[i]}));
  }
  has_told_words_ = true;
}

void App::open_debrief() {
  if (!plays_draft()) keeping_.end_attempt(*session_);
  debrief_ =
      player::make_debrief_state(*session_, case_->file->overlays, keeping_.earlier(words_, case_->id));
  debrief_->tell(keeping_.told(), false);
  has_told_words_ = false;
  pictures_.clear();
  ui_.scroll_to("debrief", 0);
  ui_.scroll_to("turns", 0);
  screen_ = Screen::debrief;
  ui_.ask_frame();
}

void App::save_debrief(bool as_pdf) {
  // What is kept has the learner's own answers in it.
  scoring::Debrief whole = debrief_->debrief;
  for (std::size_t i = 0; i < whole.reflection.size() && i < debrief_->answers.size(); ++i) {
    whole.reflection[i].answer = debrief_->answers[i];
  }
  whole.date = date_.substr(0, 10);
  const report::Document document = report::debrief_document(whole);
  std::string bytes;
  if (as_pdf) {
    const Result<report::PdfPages> pages = report::pdf_pages(document, date_);
    if (!pages) {
      debrief_->tell(words_("debrief.not_saved", {pages.error().message}), false);
      return;
    }
    bytes = pages->bytes;
  } else {
    bytes = report::html_page(document);
  }
  const std::string name = paths_.documents + "/nabespreking-" + case_->id + "-" + date_.substr(0, 10);
  const Result<std::string> path = write_new_file(name, as_pdf ? ".pdf" : ".html", bytes);
  debrief_->tell(
      path ? words_("debrief.saved", {*path}) : words_("debrief.not_saved", {path.error().message}),
      path.ok());
}

void App::edit(const std::string& path) {
  if (editor_ && editor_path_ == path) {
    screen_ = Screen::editor;
    return;
  }
  if (editor_) editor_->leave(date_);
  editor_.reset();
  if (!disk_) disk_ = editor::real_disk();
  Result<std::unique_ptr<editor::OpenCase>> opened = editor::OpenCase::open(path, paths_.editing, *disk_);
  if (!opened) {
    problem_ = words_("editor.not_opened", {opened.error().message});
    return;
  }
  editor_path_ = path;
  editor_ = std::make_unique<editor::EditorScreen>(std::move(*opened), files_, paths_.editing);
  screen_ = Screen::editor;
  ui_.ask_frame();
}

void App::draw_new_case(const player::View& view) {
  const editor::NewCaseWishes wishes = editor::draw_new_case(view, new_case_);
  if (wishes.back) screen_ = Screen::library;
  if (wishes.make && new_case_.kind == "eigen") {
    new_case_.message = editor::why_no_new_case(new_case_.title, new_case_.folder, files_);
    if (new_case_.message.empty()) {
      quick_case_ = {};
      // What was told before and not made into a case yet.
      const Result<std::string> kept = files_.read(quick_file(), kMostStrings);
      if (kept) quick_case_.answers = editor::read_answers(*kept);
      quick_case_.answers.title = new_case_.title;
      quick_kept_ = editor::write_answers(quick_case_.answers);
      screen_ = Screen::quick_case;
      ui_.scroll_to("quick_case", 0);
    }
  } else if (wishes.make) {
    const Result<std::string> made = editor::new_case_from_template(
        paths_.templates, new_case_.kind, new_case_.title, new_case_.folder, files_);
    if (made) {
      new_case_.message.clear();
      library_.add_folder(new_case_.folder);
      edit(*made);
      if (editor_) editor_->start_tour();
    } else {
      new_case_.message = made.error().message;
    }
  }
  if (wishes.back || wishes.make) ui_.ask_frame();
}

std::string App::quick_file() const {
  return paths_.editing.empty() ? std::string() : paths_.editing + "/eigen-casus.txt";
}

/// Also while somebody types: what is on the page survives a kill but for the last second.
void App::keep_quick_case(bool at_once) {
  std::string answers = editor::write_answers(quick_case_.answers);
  if (answers == quick_kept_) return;
  const double waits = quick_kept_at_ + kQuickKeep - ui_.seconds();
  if (!at_once && waits > 0) {
    ui_.ask_frame_in(waits + 0.01);
    return;
  }
  quick_kept_at_ = ui_.seconds();
  const Result<void> kept = write_file(quick_file(), answers);
  if (kept) {
    quick_kept_ = std::move(answers);
  } else {
    quick_case_.message = kept.error().message;
    ui_.ask_frame_in(kQuickKeep);
  }
}

void App::draw_quick_case(const player::View& view) {
  const editor::QuickCaseWishes wishes = editor::draw_quick_case(view, quick_case_);
  if (!quick_file().empty()) keep_quick_case(wishes.keep);
  if (wishes.back) screen_ = Screen::new_case;
  if (wishes.make) {
    const std::string id = editor::free_case_id(new_case_.title, new_case_.folder, files_);
    const Result<std::string> made = editor::write_new_case(
        new_case_.folder, id, {{"scenario.yaml", editor::quick_case_yaml(quick_case_.answers, id)}});
    if (made) {
      // It is a case now; what was kept of it names what was changed.
      if (!quick_file().empty()) static_cast<void>(write_file(quick_file(), {}));
      library_.add_folder(new_case_.folder);
      edit(*made);
    } else {
      quick_case_.message = made.error().message;
    }
  }
  if (wishes.back || wishes.make) ui_.ask_frame();
}

void App::leave_conversation() {
  screen_ = plays_draft() ? Screen::editor : Screen::library;
  has_looked_ = false;
  if (!plays_draft() || !editor_ || !session_) return;
  // Its author may want to keep it.
  editor::TrialRun run;
  run.seed = session_->seed();
  const program::Program& program = session_->program();
  for (const session::Input& input : session_->inputs())
    run.inputs.push_back(session::format_input(program, input));
  run.has_ended = session_->status() == session::Status::ended;
  run.node = std::string(program.text(program.nodes[session_->node()].id));
  editor_->was_played(std::move(run));
}

void App::draw_editor(const player::View& view) {
  editor::EditorWishes wishes = editor_->draw(view, date_);
  if (wishes.back) {
    editor_->leave(date_);
    // Nothing may hold on to the case as it was.
    session_.reset();
    debrief_.reset();
    unfinished_.reset();
    has_looked_ = false;
    case_ = nullptr;
    library_.reread(editor_path_);
    screen_ = Screen::library;
    ui_.ask_frame();
  }
  if (!wishes.moved_to.empty()) {
    // It goes on in its new place; what could not be saved stays as it was.
    const std::string path = wishes.moved_to;
    library_.add_folder(path.substr(0, path.rfind('/')));
    edit(path);
    if (editor_) editor_->tell(words_("editor.elsewhere.done", {path}));
    return;
  }
  if (!wishes.play) return;
  draft_ = player::make_case(std::move(wishes.play));
  case_ = draft_.get();
  start(*case_);
  for (const session::Input& input : wishes.inputs) {
    if (!session_->take(input)) break;  // proved to fit; with hooks it may not
  }
  if (wishes.is_set_by_hand) conversation_.notice = words_("editor.hand.playing");
  ui_.ask_frame();
}

void App::global_keys() {
  player::Choices next = choices_;
  if (ui_.key(ui::Key::plus, ui::kCtrl) || ui_.key(ui::Key::plus, {true, true, false}))
    next.ui.text_percent += 10;
  if (ui_.key(ui::Key::minus, ui::kCtrl)) next.ui.text_percent -= 10;
  if (ui_.key(ui::Key::zero, ui::kCtrl)) next.ui.text_percent = 100;
  next.ui.text_percent = std::clamp(next.ui.text_percent, ui::kLeastText, ui::kMostText);
  if (!(next.ui == choices_.ui)) set_choices(next);
  if (ui_.key(ui::Key::f11)) full_screen_ = !full_screen_;
  // Before the screens are drawn, so that Esc leaves this and nothing below it.
  if (ui_.key(ui::Key::f12) || (debug_.is_open && ui_.key(ui::Key::escape))) show_debug(!debug_.is_open);
}

void App::show_debug(bool on) {
  player::Choices next = choices_;
  next.shows_debug = on;
  set_choices(next);
}

void App::draw_debug(const player::View& view) {
  player::DebugFigures figures;
  std::vector<double> times = frame_ms_;
  if (!times.empty()) {
    figures.last_ms = times.back();
    std::sort(times.begin(), times.end());
    figures.median_ms = times[times.size() / 2];
    figures.worst_ms = times.back();
  }
  figures.frames = ui_.frames();
  figures.vertices = ui_.vertices();
  figures.memory_mb = resident_megabytes(files_);
  const bool shows_toolkit = debug_.shows_toolkit;
  player::draw_debug(view, player::debug_page(words_, figures, session()), debug_);
  if (debug_.shows_toolkit != shows_toolkit) ui_.show_metrics(debug_.shows_toolkit);
  if (!debug_.is_open) {
    ui_.show_metrics(debug_.shows_toolkit = false);
    show_debug(false);
  }
}

void App::frame(double seconds) {
  const auto begin = std::chrono::steady_clock::now();
  ui_.begin_frame(seconds);
  global_keys();
  try {
    if (library_.is_reading()) {
      if (ui_.frames() > 0) library_.read_next();
      ui_.ask_frame();
    }
    draw();
  } catch (const std::exception& problem) {
    // One frame failed: told in words, and the next one starts anew.
    problem_ = problem.what();
    ui_.ask_frame();
  }
  if (!problem_.empty()) draw_problem();
  if (debug_.is_open) draw_debug({ui_, words_});
  portraits_.sweep();
  ui_.end_frame();
  if (frame_ms_.size() == kMeasuredFrames) frame_ms_.erase(frame_ms_.begin());
  frame_ms_.push_back(
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
}

void App::draw_problem() {
  const ui::Rect screen = ui_.screen();
  const std::string text = words_("app.problem", {problem_});
  const float inside = ui_.u(16);
  const ui::TextBlock block =
      ui_.lay_out(text, ui::TextStyle::label, screen.width - 2 * inside, draw::Role::panel);
  const float height = block.height() + 2 * ui_.u(8);
  ui_.fill({0, screen.height - height, screen.width, height}, draw::Role::stop);
  ui_.draw(block, {inside, screen.height - height + ui_.u(8)});
}

void App::show_progress() {
  keeping_.open(date_);
  progress_ = keeping_.progress(words_, library_);
  screen_ = Screen::progress;
  ui_.scroll_to("progress", 0);
  ui_.ask_frame();
}

void App::show_own_data(const Keeping::Outcome& outcome) {
  own_data_ = keeping_.own_data();
  own_data_.message = outcome.message;
  own_data_.message_is_good = outcome.is_good;
  if (screen_ != Screen::own_data || !outcome.message.empty()) ui_.scroll_to("own_data", 0);
  screen_ = Screen::own_data;
  ui_.ask_frame();
}

void App::draw_records(const player::View& view) {
  if (screen_ == Screen::progress) {
    const player::ProgressWishes wishes = player::draw_progress(view, progress_, pictures_);
    if (wishes.back) {
      screen_ = Screen::library;
      has_looked_ = false;  // another learner has other conversations to go on with
    }
    if (wishes.own_data) show_own_data();
    if (wishes.close_case) progress_.shown.reset();
    if (!wishes.show.empty()) {
      progress_.shown = keeping_.case_progress(words_, wishes.show, library_);
      pictures_.clear();
      ui_.scroll_to("progress." + wishes.show, 0);
    }
    if (!wishes.open.empty()) {
      player::Case* const found = library_.find(wishes.open);
      if (found != nullptr && found->can_be_played()) {
        case_ = found;
        screen_ = Screen::the_case;
        ui_.scroll_to("case", 0);
      } else {
        progress_.problem = words_("progress.gone");
        progress_.shown.reset();
      }
    }
    if (wishes.back || wishes.close_case || !wishes.show.empty() || !wishes.open.empty()) ui_.ask_frame();
    return;
  }
  const player::OwnDataWishes wishes = player::draw_own_data(view, own_data_);
  if (wishes.back) show_progress();
  if (wishes.choose) show_own_data(keeping_.choose_learner(words_, *wishes.choose));
  if (wishes.add_learner) show_own_data(keeping_.add_learner(words_));
  if (wishes.set_alias) show_own_data(keeping_.set_alias(words_, own_data_.alias));
  if (wishes.months) show_own_data(keeping_.set_months(words_, *wishes.months));
  if (wishes.export_html || wishes.export_json) {
    show_own_data(keeping_.take_along(words_, paths_.documents, wishes.export_json));
  }
  if (wishes.ask_to_erase) own_data_.asks_to_erase = true;
  if (wishes.keep) own_data_.asks_to_erase = false;
  if (wishes.erase) {
    // Nothing of this learner stays open, nor in memory to be written again.
    recorder_ = {};
    debrief_.reset();
    unfinished_.reset();
    show_own_data(keeping_.erase(words_));
  }
  if (wishes.ask_to_erase || wishes.keep) ui_.ask_frame();
}

void App::read_aloud() {
  if (!choices_.reads_aloud || !session_) return;
  // The voice is that of the words that are shown.
  speech_.say(player::spoken_words(player::conversation_page(*session_)), case_->language.substr(0, 2));
}

void App::draw_conversation(const player::View& view) {
  const draw::Scene scene = case_->scene;
  conversation_.has_time_limits = choices_.time_limits;
  conversation_.can_speak = choices_.reads_aloud && speech_.is_installed();
  conversation_.is_speaking = speech_.is_speaking();
  player::ConversationWishes wishes =
      player::draw_conversation(view, *session_, scene, conversation_, portraits_);
  if (wishes.input) {
    const Result<void> taken = session_->take(*wishes.input);
    if (!taken) {
      conversation_.message = words_("talk.refused", {taken.error().message});
      conversation_.form.message = conversation_.message;
    } else if (wishes.input->kind == session::InputKind::note) {
      conversation_.overlay = player::Overlay::notebook;
    }
    if (taken) {
      keep_inputs();
      // Whole now, whether somebody looks back on it or closes the window.
      if (session_->status() == session::Status::ended && !plays_draft()) keeping_.end_attempt(*session_);
      if (wishes.input->kind != session::InputKind::note) read_aloud();
    }
  }
  if (wishes.speak && conversation_.is_speaking) {
    speech_.stop();
  } else if (wishes.speak) {
    read_aloud();
  }
  if (wishes.step_back) {
    speech_.stop();
    if (const std::optional<std::size_t> to = player::step_back_to(*session_)) {
      if (session_->status() == session::Status::ended) keeping_.go_back_to(*to);
      session_->rewind(*to);
    }
    keep_inputs();
  }
  if (wishes.settings) {
    before_settings_ = screen_;
    screen_ = Screen::settings;
  }
  if (wishes.to_debrief || wishes.to_library) speech_.stop();
  if (wishes.to_debrief) open_debrief();
  if (wishes.to_library) {
    leave_conversation();
    recorder_ = {};  // another program may go on with it
  }
  if (wishes.input || wishes.step_back || wishes.to_library || wishes.speak) ui_.ask_frame();
  // The button says what it does now: it is looked at again while somebody speaks.
  if (speech_.is_speaking()) ui_.ask_frame_in(0.25);
}

void App::draw() {
  const player::View view{ui_, words_};
  switch (screen_) {
    case Screen::library: {
      if (!has_looked_ && !library_.is_reading()) {
        has_looked_ = true;
        keeping_.open(date_);
        if (!paths_.sessions.empty()) {
          unfinished_ = newest_unfinished(keeping_.sessions_folder(paths_.sessions), files_, library_);
        }
      }
      library_state_.unfinished = unfinished_ ? unfinished_->the_case->title : "";
      library_state_.records = keeping_.has_folder() ? &keeping_.cards(words_) : nullptr;
      library_state_.can_begin = !paths_.templates.empty();
      library_state_.notices = keeping_.notices();
      const player::LibraryWishes wishes = player::draw_library(view, library_, library_state_, portraits_);
      if (wishes.noticed) keeping_.notices().clear();
      if (wishes.progress) show_progress();
      if (wishes.new_case) {
        const std::string before = std::move(new_case_.folder);
        new_case_ = {};
        new_case_.has_quick_case = true;
        new_case_.folder = before.empty() ? paths_.own_cases : before;
        if (new_case_.folder.empty() && !paths_.cases.empty()) new_case_.folder = paths_.cases.front();
        ui_.scroll_to("new_case", 0);
        screen_ = Screen::new_case;
        ui_.ask_frame();
      }
      if (wishes.play_on && unfinished_) play_on();
      if (wishes.settings) {
        before_settings_ = screen_;
        screen_ = Screen::settings;
      }
      if (wishes.open != nullptr) {
        case_ = library_.find(wishes.open->id);
        screen_ = Screen::the_case;
        ui_.scroll_to("case", 0);
        // One that cannot be played can be mended.
        if (!case_->can_be_played()) {
          screen_ = Screen::library;
          edit(std::string(case_->path));
        }
      }
      break;
    }
    case Screen::the_case: {
      const player::CaseWishes wishes = player::draw_case(view, *case_, portraits_);
      if (wishes.back) screen_ = Screen::library;
      if (wishes.start) start(*case_);
      if (wishes.edit) edit(std::string(case_->path));
      break;
    }
    case Screen::editor: draw_editor(view); break;
    case Screen::new_case: draw_new_case(view); break;
    case Screen::quick_case: draw_quick_case(view); break;
    case Screen::conversation: draw_conversation(view); break;
    case Screen::debrief: {
      const player::DebriefWishes wishes = player::draw_debrief(view, *debrief_, pictures_);
      if (wishes.done_estimating) {
        debrief_->is_estimating = false;
        player::apply_own_words(*debrief_, *session_, case_->file->overlays);
        if (const std::string told = keeping_.keep_own_words(*debrief_); !told.empty())
          debrief_->tell(told, false);
        ui_.scroll_to("debrief", 0);
      }
      if (wishes.go_back_to || wishes.again || wishes.to_library) keep_own_words();
      if (!debrief_->is_estimating && keeping_.has_changes(*debrief_)) {
        // What is written is kept a moment after the last letter, and when the debrief is left.
        const bool leaves = wishes.go_back_to || wishes.again || wishes.to_library;
        if (leaves || ui_.idle_seconds() > kWritingPause) {
          if (const std::string told = keeping_.keep_own_words(*debrief_); !told.empty())
            debrief_->tell(told, false);
        } else {
          ui_.ask_frame_in(kWritingPause + 0.1);
        }
      }
      if (wishes.go_back_to) {
        keeping_.go_back_to(*wishes.go_back_to);
        session_->rewind(*wishes.go_back_to);
        conversation_ = {};
        keep_inputs();
        screen_ = Screen::conversation;
      }
      if (wishes.again) start(*case_);
      if (wishes.to_library) {
        leave_conversation();
        recorder_ = {};
      }
      if (wishes.save_pdf || wishes.save_html) save_debrief(wishes.save_pdf);
      break;
    }
    case Screen::settings: {
      player::Choices next = choices_;
      const player::SettingsWishes wishes = player::draw_settings(view, next, speech_.is_installed());
      if (!(next == choices_)) set_choices(next);
      if (wishes.close) screen_ = before_settings_;
      break;
    }
    case Screen::progress:
    case Screen::own_data: draw_records(view); break;
  }
}

}  // namespace gesprek::app
