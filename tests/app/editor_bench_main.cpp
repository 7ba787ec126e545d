// Not a test: measures the editor on a made case, and draws its map into a folder to be looked at.
// `editor_bench [MOMENTS] [FOLDER]`. Times are of the processor (all threads), because a busy computer makes
// the clock of little use; a keystroke is measured by the clock too. "Worst" is of all that were taken.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "draw/raster.h"
#include "editor/document/commands.h"
#include "editor/find/find_text.h"
#include "editor/map/map_commands.h"
#include "editor/view/case_worker.h"
#include "editor/view/map_view.h"
#include "editor/view/script_model.h"
#include "engine/base/file_source.h"

using namespace gesprek;

namespace {

/// A conversation of `count` moments in scenes of forty: choices that go on, meet again, and sometimes back.
std::string made_case(int count, const std::string& persona) {
  unsigned state = 7;
  const auto dice = [&](int sides) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 10U) % static_cast<unsigned>(sides));
  };
  const auto name = [](int number) { return "moment_" + std::to_string(number); };
  std::string text =
      "gesprek: 1\nscenario:\n  id: gemaakt\n  title: Gemaakt\n  language: nl\n  summary: Gemaakt.\n"
      "  learner: {role: leerkracht, profile: ONDERWIJS}\n  setting: Hier.\ncast:\n"
      "  karin: {name: Karin, about: moeder" +
      persona +
      ", state: {vertrouwen: 4}}\ncriteria: [C2]\nstart: "
      "moment_0\nnodes:\n";
  for (int i = 0; i < count; ++i) {
    text += "  " + name(i) + ":\n    scene: deel_" + std::to_string(i / 40 + 1) + "\n    lines:\n" +
            "      - karin: \"Dit is wat Karin zegt in moment " + std::to_string(i) +
            ", en daarna blijft het even stil.\"\n      - narrator: \"Ze kijkt naar buiten.\"\n";
    if (i + 1 >= count || dice(60) == 0) {
      text += "    ending: {title: \"Klaar\", outcome: good, text: \"Zo.\", child: \"Het kind ook.\"}\n";
      if (i + 1 >= count) break;
      continue;
    }
    const int choices = dice(4);
    if (choices == 0) {
      text += "    go: " + name(i + 1) + "\n";
      continue;
    }
    text += "    choices:\n";
    for (int c = 0; c <= choices; ++c) {
      const int to = c == 0 ? i + 1 : dice(25) == 0 ? dice(count) : std::min(count - 1, i + 1 + dice(4));
      text += "      - id: keuze_" + std::to_string(c + 1) +
              "\n        say: \"Wat je hier kunt zeggen, nummer " + std::to_string(c + 1) +
              ".\"\n        moves: [open_vraag]\n        reply: \"Ja.\"\n        go: " + name(to) + "\n";
    }
  }
  return text;
}

double now_ms() {
  return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

template <typename Work>
void measure(const char* what, int times, const Work& work) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const double before = now_ms();
    work(i);
    took.push_back(now_ms() - before);
  }
  std::sort(took.begin(), took.end());
  std::printf("| %s | %.2f | %.2f |\n", what, took[took.size() / 2], took.back());
  std::fflush(stdout);
}

/// How long something took, by the clock and by the processor.
struct Took {
  std::vector<double> clock, processor;
  void print(const char* what) {
    if (clock.empty()) return;
    std::sort(clock.begin(), clock.end());
    std::sort(processor.begin(), processor.end());
    std::printf("| %s (%zu) | %.2f | %.2f | by the clock %.2f | %.2f |\n", what, clock.size(),
                processor[processor.size() / 2], processor.back(), clock[clock.size() / 2], clock.back());
    std::fflush(stdout);
  }
};

/// What somebody who writes does, in moments all over the case, each time until the problems are those of the
/// new text: as in the window, the document in one thread and the check in another.
void measure_keystrokes(const char* name, const std::string& text, int moments, int keys) {
  const DiskFiles files;
  editor::Document document("gemaakt/scenario.yaml", text);
  editor::CaseWorker worker(files, "gemaakt/scenario.yaml");
  worker.ask(document.shared_reading(), document.version(), Language::nl, false);
  static_cast<void>(worker.finish());
  std::printf("\n%s: %zu problems\n\n", name, worker.take_check()->problems.size());
  Took reading, typing, choices, nodes, gos;
  const auto key = [&](Took& took, const auto& make) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = now_ms();
    const Result<editor::Command> command = make();
    if (!command.ok() || !document.apply(*command, 0).ok()) {
      std::printf("%s\n", command.ok() ? "refused" : command.error().message.c_str());
      std::exit(1);
    }
    const auto read = std::chrono::steady_clock::now();
    const double read_ms = now_ms();
    worker.ask(document.shared_reading(), document.version(), Language::nl, false);
    static_cast<void>(worker.finish());
    const auto end = std::chrono::steady_clock::now();
    const std::optional<editor::CaseWorker::Check> check = worker.take_check();
    if (!check || check->version != document.version()) std::exit(1);
    const auto ms = [](auto span) { return std::chrono::duration<double, std::milli>(span).count(); };
    took.clock.push_back(ms(end - begin));
    took.processor.push_back(now_ms() - before);
    reading.clock.push_back(ms(read - begin));
    reading.processor.push_back(read_ms - before);
  };
  for (int i = 0; i < keys; ++i) {
    const std::string moment = "moment_" + std::to_string((i * 7919) % moments);
    const editor::Path path{"nodes", editor::PathStep(moment)};
    const editor::Located first_choice = editor::locate(document.tree(), path / "choices" / 0);
    const std::string words = "Getypt, en dan nog " + std::string(static_cast<std::size_t>(i % 30 + 1), 'x');
    if (i % 20 == 7 && first_choice.exists()) {
      key(choices, [&] { return editor::add_choice(document, moment, 1, words, "moment_5"); });
    } else if (i % 20 == 13) {
      key(nodes,
          [&] { return editor::add_node(document, moment, "nieuw_" + std::to_string(i), "moment_9"); });
    } else if (i % 20 == 17 && first_choice.exists()) {
      key(gos,
          [&] { return editor::connect(document, path / "choices" / 0, "moment_" + std::to_string(i)); });
    } else if (i % 3 == 1 && first_choice.exists()) {
      key(typing, [&] { return editor::set_choice_text(document, path / "choices" / 0, words); });
    } else {
      key(typing, [&] { return editor::set_line_text(document, path / "lines" / 0, words); });
    }
  }
  Took all;
  for (const Took* part : {&typing, &choices, &nodes, &gos}) {
    all.clock.insert(all.clock.end(), part->clock.begin(), part->clock.end());
    all.processor.insert(all.processor.end(), part->processor.begin(), part->processor.end());
  }
  std::printf(
      "| keystroke until its problems are there | median ms | worst ms | | worst ms "
      "|\n|---|---|---|---|---|\n");
  all.print("all of them");
  typing.print("a letter in a line or a choice");
  choices.print("a new choice");
  nodes.print("a new moment");
  gos.print("a choice that leads elsewhere");
  reading.print("of that, in the thread that draws");
}

std::string strings_file() {
  const auto bytes =
      DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/assets/strings/nl.txt", std::size_t{1} << 22U);
  return bytes.ok() ? *bytes : std::string();
}

}  // namespace

int main(int count, char** arguments) {
  const int moments = count > 1 ? std::stoi(arguments[1]) : 2000;
  const std::string folder = count > 2 ? arguments[2] : std::string();
  const std::string text = made_case(moments, ", persona: nuchtere_vader");
  std::printf("%d moments, %zu kB\n", moments, text.size() / 1024);
  const int keys = moments > 5000 ? 60 : 300;
  measure_keystrokes("Nobody answers by the words", text, moments, keys);
  measure_keystrokes("Karin answers by the words of a choice", made_case(moments, ", persona: lvb_moeder"),
                     moments, keys);
  std::printf("\n| what | median ms | worst ms |\n|---|---|---|\n");
  const std::unique_ptr<ui::Target> target = ui::make_surface(1280, 720);
  if (!target) return 1;
  ui::Ui ui(*target);
  const player::Strings words = player::Strings::read(strings_file());
  const player::View view{ui, words};

  editor::Document document("gemaakt", text);
  if (!document.why_not().empty()) {
    std::printf("%s\n", document.why_not().c_str());
    return 1;
  }
  const bool is_large = moments > 5000;
  measure("reading the text whole", is_large ? 1 : 3,
          [&](int) { static_cast<void>(editor::Document("gemaakt", text)); });
  measure("searching all texts", 20, [&](int) {
    if (editor::find_text(document.tree(), "buiten", editor::Capitals::ignored).empty()) std::exit(1);
  });
  measure("the rows of the script, anew", 10, [&](int) {
    if (editor::script_rows(document).empty()) std::exit(1);
  });
  std::vector<double> following;
  editor::ScriptRows script;
  std::vector<editor::ScriptRow> rows;
  script.follow(document, rows);
  measure("the rows of the script, followed", 30, [&](int i) {
    const std::string moment = "moment_" + std::to_string(i * 61 % moments);
    const auto command =
        editor::set_line_text(document, {"nodes", editor::PathStep(moment), "lines", 0}, "Getypt.");
    if (!command.ok() || !document.apply(*command, 0).ok()) std::exit(1);
    const double before = now_ms();
    script.follow(document, rows);
    following.push_back(now_ms() - before);
  });
  std::sort(following.begin(), following.end());
  std::printf("| of that, without the document | %.2f | %.2f |\n", following[following.size() / 2],
              following.back());
  editor::MapGraph graph = editor::map_graph(document.shared_reading());
  measure("the graph of the map", 10, [&](int) { graph = editor::map_graph(document.shared_reading()); });
  measure("laying the map out anew", is_large ? 2 : 5, [&](int) {
    editor::MapScene scene;
    scene.update(graph, {}, {});
  });
  editor::MapScene scene;
  scene.update(graph, {}, {});
  measure("following an edit on the map", 10, [&](int) { scene.update(graph, {}, {}); });

  editor::MapView map;
  editor::MapFacts facts;
  facts.document = &document;
  facts.selected = "moment_100";
  double seconds = 0;
  const ui::Rect place{0, 57, 880, 628};
  const auto frame = [&] {
    ui.begin_frame(seconds += 0.02);
    const double before = now_ms();
    static_cast<void>(map.draw(view, place, facts));
    const double took = now_ms() - before;
    ui.end_frame();
    return took;
  };
  for (int i = 0; i < 3; ++i) frame();
  const float all = map.scale();
  const editor::MapBox box = map.scene().items()[100].box;
  for (const float scale : {all, 0.05F, 0.1F, 0.2F, 0.24F, 0.3F, 0.5F, 0.82F, 1.0F, 2.0F}) {
    map.set_view(scale, {box.x + 400, box.y});
    frame();
    std::vector<double> took;
    for (int i = 0; i < 41; ++i) took.push_back(frame());
    std::sort(took.begin(), took.end());
    std::printf("| draw list of the map at %.3f (%d vertices) | %.2f | %.2f |\n", static_cast<double>(scale),
                ui.vertices(), took[took.size() / 2], took.back());
    std::fflush(stdout);
  }
  if (folder.empty()) return 0;
  for (const draw::Theme theme : {draw::Theme::light, draw::Theme::dark}) {
    ui::Settings settings;
    settings.theme = theme;
    ui.set_settings(settings);
    for (const float scale : {all, 0.3F, 1.0F}) {
      map.set_view(scale, scale == all
                              ? editor::MapPoint{map.scene().bounds().x + map.scene().bounds().width / 2,
                                                 map.scene().bounds().y + map.scene().bounds().height / 2}
                              : editor::MapPoint{box.x + 400, box.y});
      frame();
      frame();
      ui::Pixels pixels = target->pixels();
      const std::string bytes = draw::png({pixels.width, pixels.height, std::move(pixels.rgba)});
      const std::string name = std::string(theme == draw::Theme::light ? "light" : "dark") + "-" +
                               std::to_string(static_cast<int>(scale * 100)) + ".png";
      std::ofstream(folder + "/map" + std::to_string(moments) + "-" + name, std::ios::binary)
          .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
  }
  return 0;
}
