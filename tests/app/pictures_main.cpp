// Not a test: draws the screens and the people into a folder, to be looked at. `screen_pictures FOLDER`.

// The profile that is shown is the one of the tests, which say with doctest what went wrong.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "draw/portrait.h"
#include "player/portrait_view.h"
#include "tests/support/records.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;

namespace {

std::string folder;

void write(const std::string& name, const draw::Raster& raster) {
  const std::string bytes = draw::png(raster);
  std::ofstream(folder + "/" + name + ".png", std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::printf("%s\n", name.c_str());
}

/// Many pictures on one sheet.
draw::Raster sheet(const std::vector<draw::Raster>& pictures, int across) {
  const int w = pictures.front().width;
  const int h = pictures.front().height;
  const int down = (static_cast<int>(pictures.size()) + across - 1) / across;
  draw::Raster out;
  out.width = w * across;
  out.height = h * down;
  out.rgba.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 255);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const int left = static_cast<int>(i) % across * w;
    const int top = static_cast<int>(i) / across * h;
    for (int y = 0; y < h; ++y) {
      std::copy_n(pictures[i].rgba.begin() + static_cast<std::ptrdiff_t>(y) * w * 4, w * 4,
                  out.rgba.begin() + (static_cast<std::ptrdiff_t>(top + y) * out.width + left) * 4);
    }
  }
  return out;
}

void people() {
  std::vector<draw::Raster> all;
  std::vector<draw::Raster> large;
  const draw::Scene scenes[] = {draw::Scene::home,   draw::Scene::office, draw::Scene::school,
                                draw::Scene::clinic, draw::Scene::plain,  draw::Scene::door};
  player::Feeling quiet;
  quiet.warmth = 0.12;
  int i = 0;
  for (const draw::Person& person : draw::people()) {
    all.push_back(draw::draw_portrait(person, player::expression_of(quiet), scenes[i++ % 6], 225, 250));
  }
  write("people", sheet(all, 8));
  for (const char* who : {"vrouw-30-a", "vrouw-25-c", "man-35-a", "man-45-b", "vrouw-20-a", "vrouw-35-e",
                          "jongen-11-a", "vrouw-60-b"}) {
    large.push_back(draw::draw_portrait(draw::person_named(who), player::expression_of(quiet),
                                        i++ % 2 == 0 ? draw::Scene::practice : draw::Scene::clinic, 480,
                                        540));
  }
  write("people-large", sheet(large, 4));
}

void feelings(const char* who) {
  std::vector<draw::Raster> all;
  const auto add = [&](player::Feeling feeling) {
    all.push_back(draw::draw_portrait(draw::person_named(who), player::expression_of(feeling),
                                      draw::Scene::home, 400, 440));
  };
  add({0, 0, 0, 0, 0, 0, 0.5});
  add({0.9, 0, 0, 0, 0, 0, 0.7});
  add({0.1, 0.9, 0, 0, 0, 0, 0.6});
  add({0, 0.3, 0.9, 0, 0, 0, 0.2});
  add({-0.7, 0.3, 0, 0.9, 0, 0.1, 0.9});
  add({-0.1, 0.1, 0.1, 0, 0.9, 0, 0.2});
  add({-0.6, 0.1, 0, 0, 0, 0.9, 0.5});
  add({0.4, 0.45, 0, 0, 0, 0, 0.5});
  write(std::string("feelings-") + who, sheet(all, 4));
}

void unfinished() {
  test::ScreenOptions options;
  options.sessions = folder + "/sessies";
  {
    test::ScreenDriver driver(options);
    if (driver.click("Ja hoor") && driver.click("Begin")) driver.type("2");
  }
  test::ScreenDriver driver(options);
  write("light-1-unfinished", driver.picture());
}

void screens(const std::string& name, draw::Theme theme, int percent) {
  test::ScreenDriver driver;
  driver.set(theme, percent);
  write(name + "-1-library", driver.picture());
  if (!driver.click("Ja hoor")) return;
  write(name + "-2-case", driver.picture());
  if (!driver.click("Begin")) return;
  write(name + "-3-talk", driver.picture());
  driver.type("2");
  driver.wait(1.5);
  write(name + "-4-talk", driver.picture());
  driver.type("n");
  write(name + "-5-notebook", driver.picture());
  driver.key(ui::Key::escape);
  driver.key(ui::Key::escape);
  write(name + "-6-pause", driver.picture());
  driver.key(ui::Key::escape);
  const std::string file = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";
  test::ScreenDriver second;
  second.set(theme, percent);
  if (second.click("Ja hoor") && second.click("Begin")) {
    const auto golden = [&](std::size_t most) {
      std::printf("%s", second.play_golden(file, "goed", most).c_str());
    };
    golden(6);
    write(name + "-7-topics", second.picture());
    golden(15);
    write(name + "-7-write", second.picture());
    golden(37);
    write(name + "-7-form1", second.picture());
    second.key(ui::Key::page_down);
    write(name + "-7-form1b", second.picture());
    golden(42);
    write(name + "-7-form2", second.picture());
    golden(1000);
    write(name + "-7-end", second.picture());
    if (second.click("Naar de nabespreking") && second.click("Overslaan")) {
      for (int i = 0; i < 12; ++i) {
        write(name + "-C-debrief" + std::string(1, static_cast<char>('a' + i)), second.picture());
        second.key(ui::Key::page_down);
      }
    }
  }
  driver.key(ui::Key::escape);
  static_cast<void>(driver.click("Stoppen"));
  write(name + "-8-stopped", driver.picture());
  static_cast<void>(driver.click("Terugkijken"));
  write(name + "-9-estimate", driver.picture());
  static_cast<void>(driver.click("Overslaan"));
  write(name + "-A-debrief", driver.picture());
  for (int i = 0; i < 3; ++i) {
    driver.key(ui::Key::page_down);
    write(name + "-B-debrief" + std::to_string(i + 2), driver.picture());
  }
}

/// Every screen of the debrief of one talk, read from the top to the bottom.
void whole_debrief(const std::string& run) {
  const std::string file = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";
  test::ScreenDriver driver;
  driver.set(draw::Theme::light);
  if (!driver.click("Ja hoor") || !driver.click("Begin")) return;
  std::printf("%s", driver.play_golden(file, run).c_str());
  if (!driver.click("Naar de nabespreking") || !driver.click("Overslaan")) return;
  draw::Raster before;
  for (int i = 0; i < 60; ++i) {
    const draw::Raster now = driver.picture();
    if (now.rgba == before.rgba) break;
    before = now;
    write("debrief-" + std::string(i < 10 ? "0" : "") + std::to_string(i), now);
    driver.key(ui::Key::page_down);
  }
}

/// The pictures of docs/venster: one way through the program, over a profile as somebody has it after a
/// while.
void for_docs() {
  namespace fs = std::filesystem;
  const std::string golden = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";
  const test::TemporaryFolder kept;
  const fs::path before = fs::current_path();
  folder = fs::absolute(folder).string();
  fs::current_path(kept.path());
  fs::create_directories("gesprekslab");
  test::fill_profile("gesprekslab");
  test::ScreenOptions options;
  options.profile = "gesprekslab";
  options.sessions = "gesprekslab/sessies";
  options.date = "2026-11-22T12:00:00Z";
  {
    test::ScreenDriver driver(options);
    driver.set(draw::Theme::light);
    const auto must = [](bool went, const char* what) {
      if (!went) std::printf("not possible: %s\n", what);
    };
    write("1-kiezen", driver.picture());
    must(driver.click("Ja hoor"), "the case");
    must(driver.click("Begin"), "to begin");
    std::printf("%s", driver.play_golden(golden, "middelmatig", 5).c_str());
    driver.wait(1.5);
    write("2-praten", driver.picture());
    std::printf("%s", driver.play_golden(golden, "middelmatig").c_str());
    must(driver.click("Naar de nabespreking"), "the debrief");
    must(driver.click_id("estimate.C.1"), "to estimate");
    write("3-eerst-zelf", driver.picture());
    must(driver.click_id("estimate.done"), "to go on");
    driver.key(ui::Key::page_down);
    write("4-waar-het-keerde", driver.picture());
    must(driver.click_id("from_here.2"), "to step back");
    driver.wait(1.5);
    write("5-vanaf-hier-opnieuw", driver.picture());
    std::printf("%s", driver.play_golden(golden, "middelmatig").c_str());
    must(driver.click("Naar de nabespreking"), "the debrief, again");
    must(driver.click("Overslaan"), "to skip");
    must(driver.click_id("library"), "the library");
    must(driver.click_id("progress"), "Voortgang");
    write("6-voortgang", driver.picture());
    must(driver.click_id("show.ja-hoor-dat-snap-ik"), "a case of it");
    write("7-per-casus", driver.picture());
    driver.key(ui::Key::escape);
    must(driver.click_id("own_data"), "own data");
    write("8-mijn-gegevens", driver.picture());
  }
  fs::current_path(before);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  doctest::Context context(count, arguments);
  context.setAsDefaultForAssertsOutOfTestCases();
  folder = arguments[1];
  const std::string what = count > 2 ? arguments[2] : "all";
  if (what == "people" || what == "all") {
    people();
    feelings("vrouw-25-a");
    feelings("man-40-a");
    feelings("jongen-9-a");
  }
  if (what == "unfinished" || what == "all") unfinished();
  if (what == "docs") for_docs();
  if (what == "debrief") whole_debrief(count > 3 ? arguments[3] : "middelmatig");
  if (what == "light" || what == "all") screens("light", draw::Theme::light, 100);
  if (what == "light200" || what == "all") screens("light200", draw::Theme::light, 200);
  if (what == "dark" || what == "all") screens("dark", draw::Theme::dark, 100);
  if (what == "contrast" || what == "all") screens("contrast", draw::Theme::contrast, 100);
  if (what == "beamer" || what == "all") screens("beamer", draw::Theme::beamer, 100);
  return 0;
}
