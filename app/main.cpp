// gesprekslab: the window. It waits for something to happen, draws one frame for it, and waits again.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string>

#include "app/app.h"
#include "app/disk.h"
#include "engine/cli/case_file.h"

namespace {

using Clock = std::chrono::steady_clock;

std::string date_now() {
  const std::time_t now = std::time(nullptr);
  char text[32] = "";
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));  // NOLINT(concurrency-mt-unsafe)
  return text;
}

int run(int count, char** arguments) {
  using namespace gesprek;
  const DiskFiles files;
  app::AppPaths paths;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      std::puts("gesprekslab [MAP MET CASUSSEN …]\n\nOpent het venster op de bibliotheek van casussen.");
      return 0;
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
  if (const std::string folder = app::settings_folder(); !folder.empty())
    paths.settings = folder + "/venster.txt";
  paths.documents = app::documents_folder();

  std::string problem;
  const std::unique_ptr<ui::Window> window = ui::open_window("Gesprekslab", 1280, 720, problem);
  if (!window) {
    std::fprintf(stderr, "Er kan geen venster open (%s). In de terminal werkt alles: gesprek --help.\n",
                 problem.c_str());
    return 1;
  }
  const Clock::time_point begin = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  app::App app(*window, files, paths);
  while (!window->wants_to_close()) {
    app.set_date(date_now());
    app.frame(seconds());
    if (window->is_full_screen() != app.wants_full_screen()) window->set_full_screen(app.wants_full_screen());
    if (window->take_exposed()) continue;
    if (app.ui().wants_frame()) {
      app.ui().feed(window->wait(0));
      continue;
    }
    const double next = app.ui().next_frame_in();
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
