// gesprekslab: the window. It waits for something to happen, draws one frame for it, and waits again.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/disk.h"
#include "app/system_motion.h"
#include "engine/cli/case_file.h"

namespace {

using Clock = std::chrono::steady_clock;

std::string date_now() {
  const std::time_t now = std::time(nullptr);
  char text[32] = "";
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));  // NOLINT(concurrency-mt-unsafe)
  return text;
}

/// What drawing one frame took: by the clock, of the processor (all threads), and how many pixels it drew.
struct Cost {
  double ms = 0, processor_ms = 0;
  std::size_t pixels = 0;
  bool has_new_pose = false;  // a portrait was drawn that was not kept
};

/// Draws without a display and tells what it took: the first frame from starting on, and frames of a
/// conversation, by software at 1280 × 720.
int measure(const gesprek::FileSource& files, const gesprek::app::AppPaths& paths, Clock::time_point begin) {
  using namespace gesprek;
  const auto ms = [](Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  const std::unique_ptr<ui::Target> surface = ui::make_surface(1280, 720);
  if (!surface) return 1;
  app::App app(*surface, files, paths);
  app.frame(0);
  const double first = ms(Clock::now() - begin);
  while (app.ui().wants_frame()) app.frame(0.05);
  const double all = ms(Clock::now() - begin);
  const auto press = [&](ui::Key key, double at) {
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::key;
    event.key = key;
    event.is_down = true;
    app.ui().feed({event});
    app.frame(at);
    event.is_down = false;
    app.ui().feed({event});
    app.frame(at + 0.02);
    app.frame(at + 0.04);
  };
  press(ui::Key::down, 0.1);   // shows where focus is: the first case
  press(ui::Key::enter, 0.2);  // its page
  press(ui::Key::enter, 0.3);  // the conversation
  const auto frame = [&](double at) {
    const std::uint64_t drawn = app.portraits_drawn();
    const std::clock_t processor = std::clock();
    const Clock::time_point from = Clock::now();
    app.frame(at);
    Cost cost;
    cost.ms = ms(Clock::now() - from);
    cost.processor_ms = static_cast<double>(std::clock() - processor) * 1000.0 / CLOCKS_PER_SEC;
    cost.pixels = surface->drawn_pixels();
    cost.has_new_pose = app.portraits_drawn() != drawn;
    return cost;
  };
  const auto tell = [](const char* what, const std::vector<Cost>& costs) {
    if (costs.empty()) return;
    std::vector<double> times;
    std::vector<double> processor;
    std::size_t pixels = 0;
    for (const Cost& cost : costs) {
      times.push_back(cost.ms);
      processor.push_back(cost.processor_ms);
      pixels += cost.pixels;
    }
    std::sort(times.begin(), times.end());
    std::sort(processor.begin(), processor.end());
    std::printf(
        "%s, %zu beelden: mediaan %.1f ms, langzaamste %.1f ms; processor: mediaan %.1f ms; getekend: %.0f "
        "%%\n",
        what, times.size(), times[times.size() / 2], times.back(), processor[processor.size() / 2],
        static_cast<double>(pixels) * 100 / (1280.0 * 720 * static_cast<double>(costs.size())));
  };
  std::printf("eerste beeld na %.0f ms, alle casussen na %.0f ms\n", first, all);
  if (app.screen() != app::Screen::conversation) {
    std::puts("hier begint geen gesprek: geef de map van een casus die met een mens begint");
    return 0;
  }
  std::vector<Cost> poses;
  std::vector<Cost> whole;
  std::vector<Cost> pointer;
  bool moves = true;
  double now = 1;
  for (int i = 0; i < 100; ++i) {
    poses.push_back(frame(now += 1 / 12.0));
    // A portrait that breathes asks for the next frame; what asks for none is a form, or a page at rest.
    const double next = app.ui().next_frame_in();
    moves = moves && next >= 0 && next < 0.5;
  }
  for (int i = 0; i < 100; ++i) {
    surface->forget();
    whole.push_back(frame(now += 1 / 12.0));
  }
  for (int i = 0; i < 100; ++i) {
    // Down over what can be said, and up again; no new pose meanwhile.
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = 900;
    event.y = static_cast<float>(700 - std::abs(i - 50) * 12);
    app.ui().feed({event});
    pointer.push_back(frame(now + 0.0001 * i));
  }
  tell(moves ? "gesprek, bewegend portret" : "gesprek (er beweegt hier geen portret)", poses);
  std::vector<Cost> fresh;
  for (const Cost& cost : poses) {
    if (cost.has_new_pose) fresh.push_back(cost);
  }
  tell("  waarvan met een houding die nog niet getekend was", fresh);
  tell("  hetzelfde, helemaal opnieuw getekend", whole);
  tell("  de muis beweegt, het portret niet", pointer);
  return 0;
}

int run(int count, char** arguments) {
  using namespace gesprek;
  const Clock::time_point begin = Clock::now();
  const DiskFiles files;
  app::AppPaths paths;
  bool measures = false;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      std::puts(
          "gesprekslab [MAP MET CASUSSEN …]\n\nOpent het venster op de bibliotheek van casussen.\n\n  "
          "--measure  tekent zonder venster en zegt hoe lang dat duurt");
      return 0;
    }
    if (argument == "--measure") {
      measures = true;
      continue;
    }
    if (!argument.empty() && argument.front() == '-') {
      std::fprintf(stderr, "gesprekslab kent '%s' niet; gesprekslab --help zegt wat het kent.\n",
                   argument.c_str());
      return 2;
    }
    paths.cases.push_back(argument);
  }
  if (paths.cases.empty()) paths.cases.push_back(cli::own_files("scenarios", files));
  paths.strings = cli::own_files("assets", files) + "/strings";
  if (!files.is_folder(paths.strings)) {
    // Whoever starts it by a click sees no terminal, and without its words the window would show bare keys.
    // The box does not break lines.
    const std::string text =
        "Gesprekslab vindt zijn eigen bestanden niet:\nde woorden, casussen en sjablonen.\n\nEr is gezocht "
        "in\n" +
        paths.strings +
        "\n\nZet het programma terug in de map waar het vandaan komt,\nof installeer het opnieuw.";
    std::fprintf(stderr, "%s\n", text.c_str());
    if (!measures) ui::show_message("Gesprekslab", text);
    return 1;
  }
  if (measures) return measure(files, paths, begin);
  if (const std::string folder = app::settings_folder(); !folder.empty())
    paths.settings = folder + "/venster.txt";
  paths.documents = app::documents_folder();
  paths.own_cases = paths.documents + "/Gesprekslab";
  paths.templates = cli::own_files("templates", files);
  paths.sessions = app::default_sessions_folder();
  // The profile is the folder around it.
  if (const std::size_t slash = paths.sessions.rfind('/'); slash != std::string::npos)
    paths.profile = paths.sessions.substr(0, slash);
  if (!paths.settings.empty()) paths.editing = app::settings_folder() + "/bewerken";
  paths.speech = app::find_program(app::kSpeechProgram);

  std::string problem;
  const std::unique_ptr<ui::Window> window = ui::open_window("Gesprekslab", 1280, 720, problem);
  if (!window) {
    std::fprintf(stderr, "Er kan geen venster open (%s). In de terminal werkt alles: gesprek --help.\n",
                 problem.c_str());
    return 1;
  }
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  app::App app(*window, files, paths);
  app::SystemMotion motion(files, app::desktop_settings_folder());
  while (!window->wants_to_close()) {
    app.set_date(date_now());
    if (const std::optional<bool> is_reduced = motion.take()) app.set_system_motion(*is_reduced);
    app.frame(seconds());
    if (window->is_full_screen() != app.wants_full_screen()) window->set_full_screen(app.wants_full_screen());
    if (window->take_exposed()) continue;
    if (app.ui().wants_frame()) {
      app.ui().feed(window->wait(0));
      continue;
    }
    double next = app.ui().next_frame_in();
    if (motion.is_asking() && (next < 0 || next > 0.1)) next = 0.1;  // until the desktop has answered
    std::vector<ui::InputEvent> events = window->wait(next < 0 ? -1 : static_cast<int>(next * 1000) + 1);
    app.ui().feed(events);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "Gesprekslab stopte door een fout: %s\n", problem.what());
    return 1;
  }
}
