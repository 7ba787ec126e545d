// Kills the window's program at random moments while somebody plays, and looks at what is left: no choice
// that was confirmed is lost, the session file opens, and the program offers to go on there.
// `kill_loop [HOW OFTEN] [SEED]`; prints one line. Ends with 1 when something was lost.

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include "engine/base/hash.h"
#include "engine/cli/golden.h"
#include "engine/session/journal.h"
#include "tests/support/kept_profile.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
namespace fs = std::filesystem;

namespace {

const std::string kCases = GESPREK_SOURCE_DIR "/scenarios/";
const std::vector<std::string> kPlayed = {"ja-hoor-dat-snap-ik", "eerste-zorg"};

/// What the child tells: a letter, the inputs of its conversation, in words, one record a line.
///   R  went on with these after it was killed      C  these were taken, kept and shown
///   >  about to give one more                      <  about to take the last step back
///   E  the conversation ended and was looked back on
void tell(int pipe, char what, const session::Session& session) {
  std::string line(1, what);
  for (const session::Input& input : session.inputs()) {
    line += '\x1f';
    for (const char c : session::format_input(session.program(), input)) line += c == '\n' ? '\x1e' : c;
  }
  line += '\n';
  std::size_t done = 0;
  while (done < line.size()) {
    const ssize_t wrote = ::write(pipe, line.data() + done, line.size() - done);
    if (wrote <= 0) ::_exit(3);
    done += static_cast<std::size_t>(wrote);
  }
}

std::vector<std::string> golden_choices(const std::string& id) {
  std::vector<std::string> out;
  const Result<std::string> text = DiskFiles().read(kCases + id + "/" + id + ".play", std::size_t{1} << 24U);
  if (!text) return out;
  for (const cli::GoldenRun& run : cli::parse_golden(*text).runs) {
    if (run.name != "goed") continue;
    for (const cli::PlanStep& step : run.plan) {
      if (step.kind == cli::PlanKind::choose) out.push_back(step.argument);
    }
    break;
  }
  return out;
}

/// Plays until it is killed. Gives up with a sentence only when the screen does not do what it should.
[[noreturn]] void play(const std::string& profile, std::uint64_t seed, int pipe) {
  Rng rng(seed);
  test::ScreenOptions options = test::profile_options(profile);
  options.width = 800;
  options.height = 600;
  for (const std::string& id : kPlayed) options.cases.push_back(kCases + id);
  test::ScreenDriver driver(options);
  app::App& app = driver.app();
  const auto fail = [&](const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    ::_exit(2);
  };
  bool goes_on = driver.find_id("go_on") != nullptr;
  for (;;) {
    if (goes_on) {
      if (!driver.click_id("go_on")) fail("'Ga verder' does nothing");
      tell(pipe, 'R', *app.session());
      goes_on = false;
    } else {
      const std::string id = kPlayed[static_cast<std::size_t>(rng.below(kPlayed.size()))];
      if (!driver.click_id("case." + id) || !driver.click_id("start")) fail("a case does not begin");
      tell(pipe, 'C', *app.session());
    }
    const std::string id(app.session()->program().text(app.session()->program().header.scenario_id));
    const std::vector<std::string> plan = golden_choices(id);
    if (plan.empty()) fail("no golden of " + id);
    while (app.session()->status() == session::Status::waiting) {
      const std::size_t at = app.session()->inputs().size();
      if (at > 2 && rng.below(12) == 0) {
        tell(pipe, '<', *app.session());
        driver.key(ui::Key::z, ui::kCtrl);
      } else {
        if (at >= plan.size()) fail("the golden is too short");
        tell(pipe, '>', *app.session());
        const std::string problem = driver.act(plan[at]);
        if (!problem.empty()) fail(plan[at] + ": " + problem);
      }
      tell(pipe, 'C', *app.session());
    }
    if (!driver.click_id("to_debrief")) fail("no debrief");
    if (driver.find_id("estimate.skip") != nullptr && !driver.click_id("estimate.skip")) fail("no way on");
    tell(pipe, 'E', *app.session());
    if (!driver.click_id("library")) fail("no way back to the library");
  }
}

struct Told {
  char what = 0;
  std::vector<std::string> inputs;
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> out;
  std::size_t from = line.find('\x1f');
  while (from != std::string::npos) {
    const std::size_t end = line.find('\x1f', from + 1);
    out.push_back(line.substr(from + 1, end == std::string::npos ? end : end - from - 1));
    from = end;
  }
  return out;
}

/// The newest session file of the profile, read as the program reads it.
struct Left {
  std::string problem;
  bool is_there = false;
  std::vector<std::string> inputs;
};
Left look(const std::string& folder, player::Library& library) {
  Left out;
  std::error_code error;
  std::string newest;
  fs::file_time_type when{};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) {
    // A file that was only just made holds no header yet: nothing was confirmed of it, and what was confirmed
    // stands in the one before it.
    if (entry.path().extension() != ".gesprek-sessie" || fs::file_size(entry.path(), error) == 0) continue;
    if (newest.empty() || entry.last_write_time() > when) {
      newest = entry.path().string();
      when = entry.last_write_time();
    }
  }
  if (newest.empty()) return out;
  out.is_there = true;
  const Result<std::string> bytes = DiskFiles().read(newest, session::kMostJournalBytes);
  if (!bytes) {
    out.problem = bytes.error().message;
    return out;
  }
  const Result<session::JournalContents> contents = session::read_journal(*bytes);
  if (!contents) {
    out.problem = contents.error().message;
    return out;
  }
  player::Case* const the_case = library.find(contents->header.scenario_id);
  if (the_case == nullptr) {
    out.problem = "of an unknown case";
    return out;
  }
  const Result<session::Resumed> resumed =
      session::resume(the_case->program(), *contents, the_case->file->hooks.get());
  if (!resumed || !resumed->report.is_whole()) {
    out.problem = "cannot be replayed";
    return out;
  }
  for (const session::Input& input : resumed->session.inputs()) {
    std::string words = session::format_input(the_case->program(), input);
    for (char& c : words) c = c == '\n' ? '\x1e' : c;
    out.inputs.push_back(words);
  }
  return out;
}

bool begins_with(const std::vector<std::string>& all, const std::vector<std::string>& first) {
  return all.size() >= first.size() && std::equal(first.begin(), first.end(), all.begin());
}

struct Counts {
  int kills = 0, with_play = 0, ahead = 0, went_on = 0, ended = 0;
  std::size_t choices = 0;
};

/// One child, killed at a random moment. What went wrong, or nothing.
std::string kill_once(const std::string& profile, player::Library& library, std::uint64_t seed, Rng& rng,
                      std::optional<std::vector<std::string>>& expected, Counts& counts) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child < 0) return "no child";
  if (child == 0) {
    ::close(ends[0]);
    play(profile, seed, ends[1]);
  }
  ::close(ends[1]);
  // One in four before anything is told, from before the first frame on; the others while somebody plays,
  // however slow this computer is.
  if (rng.below(4) != 0) {
    pollfd told{ends[0], POLLIN, 0};
    ::poll(&told, 1, 60000);
  }
  std::this_thread::sleep_for(std::chrono::microseconds(rng.below(1500000)));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  std::string bytes;
  char buffer[65536];
  for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    bytes.append(buffer, static_cast<std::size_t>(got));
  ::close(ends[0]);
  if (WIFEXITED(status)) return "the program ended by itself";
  ++counts.kills;

  std::optional<std::vector<std::string>> confirmed = expected;
  char last = 0;
  std::size_t from = 0;
  for (std::size_t end = 0; (end = bytes.find('\n', from)) != std::string::npos; from = end + 1) {
    const std::string line = bytes.substr(from, end - from);
    last = line.front();
    const std::vector<std::string> inputs = split(line);
    if (last == 'R') {
      ++counts.went_on;
      if (!expected) return "it goes on with what nobody had begun";
      if (inputs != *expected) return "it goes on elsewhere than it was killed";
    }
    if (last == 'R' || last == 'C') confirmed = inputs;
    if (last == 'C') ++counts.choices;
    if (last == 'E') {
      ++counts.ended;
      confirmed.reset();  // whole: nothing to go on with
    }
  }
  if (last != 0) ++counts.with_play;

  const Left left = look(profile, library);
  if (!left.problem.empty()) return "the session file: " + left.problem;
  if (const std::string problem = test::check_profile(profile, static_cast<std::size_t>(counts.ended));
      !problem.empty())
    return problem;
  expected.reset();
  if (!left.is_there) return confirmed && !confirmed->empty() ? "the session file is gone" : "";
  if (last == 'E') return "";
  if (confirmed) {
    const bool is_same = left.inputs == *confirmed;
    // Killed between doing it and saying so.
    const bool is_ahead =
        last == '>' && left.inputs.size() == confirmed->size() + 1 && begins_with(left.inputs, *confirmed);
    const bool is_back =
        last == '<' && left.inputs.size() < confirmed->size() && begins_with(*confirmed, left.inputs);
    // A new conversation may have been begun and not yet told about.
    const bool is_new = last == 0 && left.inputs.empty();
    if (!is_same && !is_ahead && !is_back && !is_new)
      return "of " + std::to_string(confirmed->size()) + " confirmed inputs the file holds " +
             std::to_string(left.inputs.size());
    counts.ahead += is_ahead || is_back ? 1 : 0;
  }
  // What the next one has to go on with: only a conversation that was begun is offered.
  if (!left.inputs.empty()) expected = left.inputs;
  return "";
}

}  // namespace

int main(int count, char** arguments) {
  const int kills = count > 1 ? std::atoi(arguments[1]) : 20;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::string profile =
      (fs::temp_directory_path() / ("gesprekslab-kill-" + std::to_string(::getpid()))).string();
  fs::create_directories(profile);
  const DiskFiles files;
  player::Library library(files);
  for (const std::string& id : kPlayed) library.add_folder(kCases + id);
  while (library.is_reading()) library.read_next();

  Rng rng(seed);
  Counts counts;
  std::optional<std::vector<std::string>> expected;
  std::string problem;
  while (counts.kills < kills && problem.empty()) {
    problem = kill_once(profile, library, seed + static_cast<std::uint64_t>(counts.kills) * 977, rng,
                        expected, counts);
  }
  std::printf(
      "%d keer gedood (%d tijdens het spelen, %d keer midden in een keuze), %zu bevestigde keuzes, %d keer "
      "verdergegaan, %d gesprekken uitgespeeld: %s\n",
      counts.kills, counts.with_play, counts.ahead, counts.choices, counts.went_on, counts.ended,
      problem.empty() ? "niets verloren" : problem.c_str());
  if (problem.empty() && counts.with_play * 2 < counts.kills) {
    std::puts("te weinig daarvan tijdens het spelen: dit zegt niets");
    problem = "too few while playing";
  }
  fs::remove_all(profile);
  return problem.empty() ? 0 : 1;
}
