// Not a test: measures the editor on a made case, and draws its map into a folder to be looked at.
// `editor_bench [MOMENTS] [FOLDER]`. Times are of the processor, because a busy computer makes the clock of
// little use; "worst" is of all that were taken.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "draw/raster.h"
#include "editor/document/commands.h"
#include "editor/find/find_text.h"
#include "editor/view/map_view.h"
#include "engine/base/file_source.h"

using namespace gesprek;

namespace {

/// A conversation of `count` moments in scenes of forty: choices that go on, meet again, and sometimes back.
std::string made_case(int count) {
  unsigned state = 7;
  const auto dice = [&](int sides) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 10U) % static_cast<unsigned>(sides));
  };
  const auto name = [](int number) { return "moment_" + std::to_string(number); };
  std::string text =
      "gesprek: 1\nscenario:\n  id: gemaakt\n  title: Gemaakt\n  language: nl\n  summary: Gemaakt.\n"
      "  learner: {role: leerkracht, profile: ONDERWIJS}\n  setting: Hier.\ncast:\n"
      "  karin: {name: Karin, about: moeder, state: {vertrouwen: 4}}\ncriteria: [C2]\nstart: "
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

std::string strings_file() {
  const auto bytes =
      DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/assets/strings/nl.txt", std::size_t{1} << 22U);
  return bytes.ok() ? *bytes : std::string();
}

}  // namespace

int main(int count, char** arguments) {
  const int moments = count > 1 ? std::stoi(arguments[1]) : 2000;
  const std::string folder = count > 2 ? arguments[2] : std::string();
  const std::string text = made_case(moments);
  std::printf("%d moments, %zu kB\n\n| what | median ms | worst ms |\n|---|---|---|\n", moments,
              text.size() / 1024);
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
  measure("reading the text whole", is_large ? 1 : 3, [&](int) { static_cast<void>(editor::Document("gemaakt", text)); });
  measure("a keystroke in a line, until the text is read again", is_large ? 1 : 30, [&](int i) {
    const auto command =
        editor::set_line_text(document, {"nodes", "moment_17", "lines", 0},
                              "Getypt, " + std::string(static_cast<std::size_t>(i + 1), 'x'));
    if (!document.apply(command.ok() ? *command : editor::Command{}, i).ok()) std::exit(1);
  });
  measure("searching all texts", 20, [&](int) {
    if (editor::find_text(document.tree(), "buiten", editor::Capitals::ignored).empty()) std::exit(1);
  });
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
