// Every screen as it should look: its words in a text file, and a picture. Made anew with
// GESPREK_UPDATE_SCREENS=1 in the environment; then look at what changed. Pictures are compared by blocks, so
// another version of the font or of Cairo passes, and a part that moved or changed colour does not.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/support/records.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

const std::string kFolder = GESPREK_SOURCE_DIR "/tests/app/screens/";

bool updates() {
  return std::getenv("GESPREK_UPDATE_SCREENS") != nullptr;  // NOLINT(concurrency-mt-unsafe)
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string read(const std::string& path) {
  const Result<std::string> bytes = DiskFiles().read(path, std::size_t{1} << 24U);
  return bytes ? *bytes : "";
}

/// The mean brightness of each channel in blocks of 16 × 16.
std::vector<int> blocks(const draw::Raster& raster) {
  constexpr int kSide = 16;
  std::vector<int> out;
  for (int top = 0; top < raster.height; top += kSide) {
    for (int left = 0; left < raster.width; left += kSide) {
      for (int channel = 0; channel < 3; ++channel) {
        int sum = 0;
        int count = 0;
        for (int y = top; y < std::min(top + kSide, raster.height); ++y) {
          for (int x = left; x < std::min(left + kSide, raster.width); x += 2) {
            sum += raster.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                                static_cast<std::size_t>(x)) *
                                   4 +
                               static_cast<std::size_t>(channel)];
            ++count;
          }
        }
        out.push_back(sum / count);
      }
    }
  }
  return out;
}

/// Share of blocks that differ clearly, in thousandths; 1000 when the sizes differ.
int difference(const draw::Raster& a, const draw::Raster& b) {
  if (a.width != b.width || a.height != b.height || a.width == 0) return 1000;
  const std::vector<int> x = blocks(a);
  const std::vector<int> y = blocks(b);
  int other = 0;
  for (std::size_t i = 0; i < x.size(); ++i) other += std::abs(x[i] - y[i]) > 20 ? 1 : 0;
  return other * 1000 / static_cast<int>(x.size());
}

void check_picture(ScreenDriver& driver, const std::string& name) {
  const std::string path = kFolder + name + ".png";
  const draw::Raster now = driver.picture();
  if (updates()) write(path, draw::png(now));
  CAPTURE(name);
  CHECK(difference(now, draw::read_png(read(path))) <= 20);
}

/// Of a debrief only its headings and what can be pressed: its sentences are engine/report's and the
/// scripts'.
std::string outline(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    if (line.rfind("heading: ", 0) == 0 || line.rfind("[", 0) == 0) out += line + "\n";
    from = end + 1;
  }
  return out;
}

/// `text` with the folder of this test, and the learner's random id, by their names.
std::string without_chance(std::string text, const std::string& folder) {
  if (!folder.empty()) {
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;) {
      text.replace(at, folder.size(), "MAP");
    }
  }
  constexpr std::string_view kBefore = "Kenmerk: ";
  const std::size_t at = text.find(kBefore);
  if (at != std::string::npos) text.replace(at + kBefore.size(), 32, "KENMERK");
  return text;
}

void check_text(ScreenDriver& driver, const std::string& name, const std::string& folder = {}) {
  const std::string path = kFolder + name + ".txt";
  const std::string text = without_chance(name == "debrief" ? outline(driver.text()) : driver.text(), folder);
  if (updates()) write(path, text);
  CAPTURE(name);
  CHECK(text == read(path));
}

/// The example of the format on its way through all screens; `see` is called at each with its name.
void walk(ScreenDriver& driver, const std::function<void(const std::string&)>& see) {
  see("library");
  REQUIRE(driver.click_id("case.eerste-zorg"));
  see("case");
  REQUIRE(driver.click_id("start"));
  see("talk");
  driver.type("n");
  see("notebook");
  driver.key(ui::Key::escape);
  driver.type("1");
  driver.key(ui::Key::escape);
  see("pause");
  REQUIRE(driver.click_id("pause.settings"));
  see("settings");
  driver.key(ui::Key::escape);
  REQUIRE(driver.click_id("pause.stop"));
  REQUIRE(driver.click_id("pause.to_debrief"));
  see("estimate");
  REQUIRE(driver.click_id("estimate.done"));
  see("debrief");
}

/// The screens of what is kept, over a profile as somebody has it after three months.
void walk_records(ScreenDriver& driver, const std::function<void(const std::string&)>& see) {
  see("records-library");
  REQUIRE(driver.click_id("progress"));
  see("progress");
  REQUIRE(driver.click_id("show.ja-hoor-dat-snap-ik"));
  see("progress-case");
  driver.key(ui::Key::escape);
  REQUIRE(driver.click_id("own_data"));
  see("own-data");
  REQUIRE(driver.click_id("own.erase"));
  see("own-data-erase");
}

/// A profile in a folder of its own, and the options to look at it.
struct Kept {
  test::TemporaryFolder folder;
  test::ScreenOptions options;
  std::filesystem::path before = std::filesystem::current_path();
  ~Kept() { std::filesystem::current_path(before); }
  Kept() {
    std::filesystem::create_directories(folder.path() + "/gesprekslab");
    test::fill_profile(folder.path() + "/gesprekslab");
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg",
                     GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    // Shown as it is named: a name that is the same every time.
    std::filesystem::current_path(folder.path());
    options.profile = "gesprekslab";
    options.date = "2026-11-22T12:00:00Z";
  }
};

test::ScreenOptions example() {
  test::ScreenOptions options;
  options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg"};
  return options;
}

}  // namespace

TEST_SUITE("app/screens") {
  TEST_CASE("every screen at 100 % says and shows what it should") {
    ScreenDriver driver(example());
    walk(driver, [&](const std::string& name) {
      check_text(driver, name);
      check_picture(driver, "light-" + name);
    });
  }
  TEST_CASE("every screen at 200 % shows what it should") {
    ScreenDriver driver(example());
    driver.set(draw::Theme::light, 200);
    walk(driver, [&](const std::string& name) { check_picture(driver, "light200-" + name); });
  }
  TEST_CASE("the other themes show the same screens in their own colours") {
    const std::pair<draw::Theme, const char*> themes[] = {
        {draw::Theme::dark, "dark-"}, {draw::Theme::contrast, "contrast-"}, {draw::Theme::beamer, "beamer-"}};
    for (const auto& [theme, prefix] : themes) {
      ScreenDriver driver(example());
      driver.set(theme);
      const std::string before = prefix;
      walk(driver, [&](const std::string& name) {
        if (name != "pause" && name != "settings") check_picture(driver, before + name);
      });
    }
  }
  TEST_CASE("what is kept is shown as it should be, at 100 and 200 % and in the dark") {
    const Kept kept;
    {
      ScreenDriver driver(kept.options);
      walk_records(driver, [&](const std::string& name) {
        check_text(driver, name, kept.folder.path());
        check_picture(driver, "light-" + name);
      });
    }
    {
      ScreenDriver driver(kept.options);
      driver.set(draw::Theme::light, 200);
      walk_records(driver, [&](const std::string& name) { check_picture(driver, "light200-" + name); });
    }
    for (const auto& [theme, prefix] : {std::pair<draw::Theme, const char*>{draw::Theme::dark, "dark-"},
                                        {draw::Theme::contrast, "contrast-"}}) {
      ScreenDriver driver(kept.options);
      driver.set(theme);
      const std::string before = prefix;
      walk_records(driver, [&](const std::string& name) {
        if (name == "progress-case") check_picture(driver, before + name);
      });
    }
  }
  TEST_CASE("two pictures that differ in one card or in a colour are not the same picture") {
    ScreenDriver driver(example());
    const draw::Raster light = driver.picture();
    CHECK(difference(light, light) == 0);
    REQUIRE(driver.click_id("case.eerste-zorg"));
    CHECK(difference(light, driver.picture()) > 20);
    ScreenDriver dark(example());
    dark.set(draw::Theme::dark);
    CHECK(difference(light, dark.picture()) > 20);
  }
}
