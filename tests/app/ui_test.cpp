// The room ui by itself, on a surface: text, focus, scrolling; and a window where there is no screen.

#include <doctest/doctest.h>

#include <cstdlib>

#include "app/app.h"
#include "ui/widgets.h"

using namespace gesprek;

namespace {

struct Stage {
  std::unique_ptr<ui::Target> target = ui::make_surface(400, 300);
  ui::Ui ui{*target};
  double now = 0;

  template <class Draw>
  void frame(Draw draw) {
    ui.begin_frame(now += 0.1);
    draw();
    ui.end_frame();
  }
  void send(ui::Key key, ui::Mods mods, bool is_down) {
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::key;
    event.key = key;
    event.mods = mods;
    event.is_down = is_down;
    ui.feed({event});
  }
  template <class Draw>
  void press(ui::Key key, Draw draw, ui::Mods mods = {}) {
    send(key, mods, true);
    frame(draw);
    send(key, {}, false);
    frame(draw);
  }
};

}  // namespace

TEST_SUITE("ui") {
  TEST_CASE("text is broken between words, and in a word only where it is wider than a line") {
    Stage stage;
    stage.frame([] {});
    const auto lines = [&](std::string_view text, float width) {
      const ui::TextBlock block = stage.ui.lay_out(text, ui::TextStyle::reading, width);
      std::vector<std::string> out;
      for (const ui::TextBlock::Piece& piece : block.pieces) {
        if (piece.line >= out.size()) out.resize(piece.line + 1);
        out[piece.line] += block.text.substr(piece.begin, piece.end - piece.begin);
      }
      return out;
    };
    const float width = stage.ui.text_width("een twee drie", ui::TextStyle::reading) + 2;
    CHECK(lines("een twee drie vier", width) == std::vector<std::string>{"een twee drie", "vier"});
    CHECK(lines("een\n\ndrie", width) == std::vector<std::string>{"een", "", "drie"});
    CHECK(lines("", width).empty());
    // A hyphen may end a line; a hard space may not.
    CHECK(lines("een twee-drie", stage.ui.text_width("een twee-", ui::TextStyle::reading) + 2) ==
          std::vector<std::string>{"een twee-", "drie"});
    CHECK(lines("een twee\xC2\xA0"
                "drie",
                width) == std::vector<std::string>{"een twee\xC2\xA0"
                                                   "drie"});
    const ui::TextBlock long_word =
        stage.ui.lay_out("aansprakelijkheidsverzekering", ui::TextStyle::reading, 90);
    CHECK(long_word.has_broken_word);
    CHECK(long_word.lines() > 1);
    CHECK(!stage.ui.lay_out("één ëïü", ui::TextStyle::reading, 90).has_broken_word);
    // Two looks on one line keep together what belongs together.
    const ui::TextBlock spans =
        stage.ui.lay_out({{"C7  ", ui::TextStyle::label_strong}, {"Begrip", ui::TextStyle::label}}, 300);
    CHECK(spans.lines() == 1);
    CHECK(spans.pieces.size() == 2);
    CHECK(spans.pieces[1].x > spans.pieces[0].x);
  }
  TEST_CASE("Tab goes through what can be operated, in reading order and round; a layer holds it") {
    Stage stage;
    bool has_layer = false;
    std::string pressed;
    const auto draw = [&] {
      const auto one = [&](const char* id, float y, bool is_enabled = true) {
        ui::ButtonLook look;
        look.is_enabled = is_enabled;
        if (ui::button(stage.ui, id, id, ui::Point{10, y}, look)) pressed = id;
      };
      one("a", 10);
      one("uit", 60, false);
      one("b", 110);
      if (has_layer) {
        stage.ui.begin_layer();
        one("over", 200);
        stage.ui.prefer_focus("over");
        stage.ui.end_layer();
      }
    };
    stage.frame(draw);
    stage.press(ui::Key::tab, draw);
    CHECK(stage.ui.focused() == "a");
    stage.press(ui::Key::tab, draw);
    CHECK(stage.ui.focused() == "b");
    stage.press(ui::Key::tab, draw);
    CHECK(stage.ui.focused() == "a");
    stage.press(ui::Key::tab, draw, ui::kShift);
    CHECK(stage.ui.focused() == "b");
    stage.press(ui::Key::up, draw);
    CHECK(stage.ui.focused() == "a");
    stage.press(ui::Key::space, draw);
    CHECK(pressed == "a");
    has_layer = true;
    stage.frame(draw);
    stage.frame(draw);
    CHECK(stage.ui.focused() == "over");
    stage.press(ui::Key::tab, draw);
    CHECK(stage.ui.focused() == "over");
    pressed.clear();
    stage.press(ui::Key::enter, draw);
    CHECK(pressed == "over");
  }
  TEST_CASE("what has focus is scrolled into sight, and the wheel stops at both ends") {
    Stage stage;
    const auto draw = [&] {
      float y = stage.ui.begin_scroll("lijst", {0, 0, 400, 300});
      for (int i = 0; i < 20; ++i) {
        ui::button(stage.ui, "k" + std::to_string(i), "knop " + std::to_string(i), ui::Point{10, y});
        y += 50;
      }
      stage.ui.end_scroll(y);
    };
    stage.frame(draw);
    stage.frame(draw);
    for (int i = 0; i < 15; ++i) stage.press(ui::Key::tab, draw);
    for (int i = 0; i < 4; ++i) stage.frame(draw);
    CHECK(stage.ui.focused() == "k14");
    const auto place = [&](const std::string& id) {
      for (const ui::Record& record : stage.ui.records()) {
        if (record.id == id) return record.place;
      }
      return ui::Rect{};
    };
    CHECK(place("k14").y > 0);
    CHECK(place("k14").bottom() < 300);
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = 200;
    event.y = 150;
    stage.ui.feed({event});
    stage.frame(draw);
    event.kind = ui::InputEvent::Kind::wheel;
    for (const float notches : {100.0F, -100.0F}) {
      event.y = notches;
      stage.ui.feed({event});
      for (int i = 0; i < 4; ++i) stage.frame(draw);
      if (notches > 0) {
        CHECK(place("k0").y == 0);
      } else {
        CHECK(place("k19").bottom() > 240);
        CHECK(place("k19").bottom() <= 300);
      }
    }
  }
  TEST_CASE("a font that is not there is told, and the words are drawn in another") {
    const std::unique_ptr<ui::Target> target = ui::make_surface(100, 60);
    ui::Ui ui(*target, {"/nergens/letter.otf", "/nergens/vet.otf"});
    CHECK(!ui.font_problem().empty());
    ui.begin_frame(0);
    CHECK(ui.text("Woorden", ui::TextStyle::reading, {4, 4}, 90) > 0);
    ui.end_frame();
  }
  TEST_CASE("a window opens and is drawn in where the display is only pretended") {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);  // NOLINT(concurrency-mt-unsafe)
    std::string problem;
    std::unique_ptr<ui::Window> window = ui::open_window("Proef", 900, 600, problem);
    REQUIRE_MESSAGE(window != nullptr, problem);
    const DiskFiles files;
    app::AppPaths paths;
    paths.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg"};
    paths.strings = GESPREK_SOURCE_DIR "/assets/strings";
    {
      app::App app(*window, files, paths);
      for (int i = 0; i < 6; ++i) {
        app.frame(i * 0.1);
        app.ui().feed(window->wait(0));
      }
      CHECK(app.ui().screen().width == 900);
      CHECK(!window->wants_to_close());
      bool shows_case = false;
      for (const ui::Record& record : app.ui().records())
        shows_case = shows_case || record.id == "case.eerste-zorg";
      CHECK(shows_case);
    }
    window.reset();
    ::setenv("SDL_VIDEODRIVER", "bestaat-niet", 1);  // NOLINT(concurrency-mt-unsafe)
    std::string why;
    CHECK(ui::open_window("Proef", 900, 600, why) == nullptr);
    CHECK(!why.empty());
    ::unsetenv("SDL_VIDEODRIVER");  // NOLINT(concurrency-mt-unsafe)
  }
}
