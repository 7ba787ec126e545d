// Only what changed is drawn: which part that is, and that nothing else is seen than when all is drawn.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/screen_driver.h"
#include "ui/changes.h"
#include "ui/widgets.h"

using namespace gesprek;
using ui::Changes;
using ui::PixelRect;

namespace {

constexpr int kTileWidth = Changes::kTileWidth, kTileHeight = Changes::kTileHeight;

struct Thing {
  PixelRect place;
  std::uint64_t look = 0;
  bool is_whole = false;
};

std::vector<PixelRect> frame(Changes& changes, const std::vector<Thing>& things, int width = 640,
                             int height = 200, std::uint32_t background = 0xFFFFFF) {
  changes.begin(width, height, background);
  for (const Thing& thing : things) {
    if (thing.is_whole) {
      changes.add_whole(thing.place, thing.look);
    } else {
      changes.add(thing.place, thing.look);
    }
  }
  return changes.end();
}

/// Random numbers that are the same everywhere.
struct Chance {
  std::mt19937 engine{20261123};
  int below(int most) { return static_cast<int>(engine() % static_cast<unsigned>(most)); }
  float place(int most) { return static_cast<float>(below(most * 4)) / 4.0F - 20.0F; }
};

/// Something on a picture that is made of chance.
struct Shape {
  enum class Kind {
    fill,
    veil,
    outline,
    line,
    disc,
    ring,
    shadow,
    text,
    image,
    scaled,
    clipped
  } kind = Kind::fill;
  ui::Rect place;
  draw::Role role = draw::Role::ink;
  int number = 0;
};

constexpr int kWidth = 420, kHeight = 260, kImage = 40;

struct Stage {
  std::unique_ptr<ui::Target> target = ui::make_surface(kWidth, kHeight);
  ui::Ui ui{*target};
  std::array<ui::TextureId, 2> images{};
  double now = 0;

  ~Stage() {
    for (const ui::TextureId image : images) target->drop_texture(image);
  }
  void paint(std::size_t which, std::uint32_t colour) {
    if (which == 0) {  // opaque
      std::vector<std::uint32_t> rgb(std::size_t{kImage} * kImage, colour);
      for (std::size_t i = 0; i < rgb.size(); i += 7) rgb[i] ^= 0x00FF80U;
      const ui::PixelView view{kImage, kImage, kImage, rgb.data()};
      if (images[which] == 0) {
        images[which] = target->make_texture(view);
      } else {
        target->update_texture(images[which], view);
      }
      return;
    }
    ui::Pixels pixels{kImage, kImage, {}};
    for (std::size_t i = 0; i < std::size_t{kImage} * kImage; ++i) {
      for (const unsigned shift : {0U, 8U, 16U})
        pixels.rgba.push_back(static_cast<std::uint8_t>(colour >> shift));
      pixels.rgba.push_back(static_cast<std::uint8_t>(i * 5));
    }
    if (images[which] == 0) {
      images[which] = target->make_texture(pixels);
    } else {
      target->update_texture(images[which], pixels);
    }
  }
  void draw(const Shape& shape) {
    const ui::Point from{shape.place.x, shape.place.y};
    const ui::Point to{shape.place.right(), shape.place.bottom()};
    const auto size = static_cast<float>(shape.number % 9 + 2);
    const ui::TextureId image = images[static_cast<std::size_t>(shape.number % 2)];
    switch (shape.kind) {
      case Shape::Kind::fill: ui.fill(shape.place, shape.role, size); break;
      case Shape::Kind::veil: ui.veil(shape.place, {90, 40, 160}, size / 12); break;
      case Shape::Kind::outline: ui.outline(shape.place, shape.role, size / 3, size); break;
      case Shape::Kind::line: ui.line(from, to, shape.role, size / 2); break;
      case Shape::Kind::disc: ui.disc(from, size * 5, shape.role); break;
      case Shape::Kind::ring: ui.ring(from, size * 2, shape.role, 2); break;
      case Shape::Kind::shadow: ui.shadow(shape.place, 6); break;
      case Shape::Kind::text:
        ui.text("Wat zeg je nu, " + std::to_string(shape.number) + "?", ui::TextStyle::reading, from,
                shape.place.width, shape.role);
        break;
      case Shape::Kind::image: ui.image(image, {from.x, from.y, kImage, kImage}); break;
      case Shape::Kind::scaled: ui.image(image, shape.place); break;
      case Shape::Kind::clipped:
        ui.push_clip(shape.place);
        ui.line({0, 0}, {kWidth, kHeight}, shape.role, size);
        ui.text("afgesneden", ui::TextStyle::heading, from, 300, shape.role);
        ui.image(image, {from.x - 9, from.y - 9, kImage, kImage});
        ui.pop_clip();
        break;
    }
  }
  void frame(const std::vector<Shape>& shapes) {
    ui.begin_frame(now += 0.1);
    for (const Shape& shape : shapes) draw(shape);
    ui.end_frame();
  }
};

Shape random_shape(Chance& chance, bool may_scale) {
  Shape out;
  out.kind = static_cast<Shape::Kind>(chance.below(11));
  // A picture made larger or smaller draws much along with it: seldom, so that small parts are seen too.
  if (out.kind == Shape::Kind::scaled && !may_scale) out.kind = Shape::Kind::image;
  out.place = {chance.place(kWidth), chance.place(kHeight), static_cast<float>(chance.below(200)) / 2,
               static_cast<float>(chance.below(160)) / 2};
  out.role = draw::kRoles[static_cast<std::size_t>(chance.below(static_cast<int>(draw::kRoles.size())))];
  out.number = chance.below(1000);
  return out;
}

}  // namespace

TEST_SUITE("ui/changes") {
  TEST_CASE(
      "a frame like the one before has no changes, the first one and one in another size are all change") {
    Changes changes;
    const std::vector<Thing> things = {{{10, 10, 300, 100}, 7}, {{20, 20, 5, 5}, 8}};
    CHECK(frame(changes, things) == std::vector<PixelRect>{{0, 0, 640, 200}});
    CHECK(frame(changes, things).empty());
    CHECK(changes.pixels() == 0);
    CHECK(frame(changes, things, 640, 201) == std::vector<PixelRect>{{0, 0, 640, 201}});
    CHECK(frame(changes, things, 640, 201).empty());
    CHECK(frame(changes, things, 640, 201, 0) == std::vector<PixelRect>{{0, 0, 640, 201}});
    changes.forget();
    CHECK(frame(changes, things, 640, 201, 0) == std::vector<PixelRect>{{0, 0, 640, 201}});
    CHECK(changes.pixels() == 640 * 201);
  }
  TEST_CASE("what comes, goes, changes or lies in another order is drawn again where it is, and only there") {
    Changes changes;
    const Thing page{{0, 0, 640, 200}, 1};
    const Thing left{{3, 3, 10, 10}, 2};
    const Thing right{{600, 190, 40, 10}, 3};
    static_cast<void>(frame(changes, {page, left}));
    // The last column is whole (10 × 64 = 640); the last row has 200 − 6 × 32 = 8 pixels, and the thing also
    // reaches into the row above it.
    const PixelRect corner{576, 160, 64, 40};
    CHECK(frame(changes, {page, left, right}) == std::vector<PixelRect>{corner});
    CHECK(changes.pixels() == 64 * 40);
    CHECK(frame(changes, {page, left}) == std::vector<PixelRect>{corner});
    const PixelRect first{0, 0, kTileWidth, kTileHeight};
    CHECK(frame(changes, {page, {{3, 3, 10, 10}, 4}}) == std::vector<PixelRect>{first});
    CHECK(frame(changes, {{{3, 3, 10, 10}, 4}, page}) == std::vector<PixelRect>{first});
    CHECK(frame(changes, {page, right}) == std::vector<PixelRect>{first, corner});
  }
  TEST_CASE("rectangles do not overlap and hold every changed tile") {
    Chance chance;
    Changes changes;
    std::vector<std::uint64_t> before(10 * 7, 0);
    static_cast<void>(frame(changes, {}));
    for (int round = 0; round < 200; ++round) {
      // One small thing in some of the 10 × 7 tiles, each with a look of its own.
      std::vector<std::uint64_t> looks(before.size(), 0);
      std::vector<Thing> things;
      for (std::size_t i = 0; i < looks.size(); ++i) {
        if (chance.below(3) != 0)
          looks[i] = before[i];
        else
          looks[i] = static_cast<std::uint64_t>(chance.below(3));
        const PixelRect place{static_cast<int>(i % 10) * kTileWidth + 5,
                              static_cast<int>(i / 10) * kTileHeight + 1, 3, 2};
        if (looks[i] != 0) things.push_back({place, looks[i]});
      }
      std::vector<int> covered(looks.size(), 0);
      for (const PixelRect& rect : frame(changes, things)) {
        for (std::size_t i = 0; i < looks.size(); ++i) {
          const PixelRect tile{static_cast<int>(i % 10) * kTileWidth, static_cast<int>(i / 10) * kTileHeight,
                               kTileWidth, static_cast<int>(i / 10) == 6 ? 8 : kTileHeight};
          const PixelRect shared = tile.shared_with(rect);
          if (shared.is_empty()) continue;
          REQUIRE(shared == tile);
          ++covered[i];
        }
      }
      for (std::size_t i = 0; i < looks.size(); ++i) CHECK(covered[i] == (looks[i] != before[i] ? 1 : 0));
      before = looks;
    }
  }
  TEST_CASE("what cannot be drawn in parts is drawn whole, in one rectangle with all that changed") {
    Changes changes;
    const Thing whole{{100, 40, 200, 60}, 5, true};
    const Thing touching{{290, 90, 200, 60}, 6, true};
    const Thing beside{{600, 0, 10, 10}, 9, true};
    static_cast<void>(frame(changes, {whole, touching, beside}));
    CHECK(frame(changes, {whole, touching, beside}).empty());
    // The small thing lies on the first whole, which shares tiles with the second: columns 1–7 of 64 and rows
    // 1–4 of 32 are 64…512 × 32…160. The third is not touched.
    CHECK(frame(changes, {whole, touching, beside, {{110, 50, 4, 4}, 1}}) ==
          std::vector<PixelRect>{{64, 32, 448, 128}});
    // Where none of them is touched they cost nothing.
    CHECK(frame(changes, {whole, touching, beside, {{110, 50, 4, 4}, 1}, {{0, 190, 4, 4}, 1}}) ==
          std::vector<PixelRect>{{0, 160, 64, 40}});
  }
  TEST_CASE("drawn in parts, random pictures have the pixels that they have when each is drawn whole") {
    for (const bool may_scale : {false, true}) {
      CAPTURE(may_scale);
      Chance chance;
      Stage in_parts;
      Stage in_whole;
      for (const std::size_t image : {std::size_t{0}, std::size_t{1}}) {
        in_parts.paint(image, 0x3060A0);
        in_whole.paint(image, 0x3060A0);
      }
      std::vector<Shape> shapes;
      int smaller = 0;
      constexpr int kFrames = 250;
      for (int round = 0; round < kFrames; ++round) {
        // Each frame differs in little from the one before: something comes, goes, moves, lies elsewhere in
        // the order, a picture gets other content; seldom the theme is another, or the size of text.
        const int what = chance.below(12);
        if (what < 5 && shapes.size() < 24) shapes.push_back(random_shape(chance, may_scale));
        const auto one = [&] {
          return shapes.begin() + static_cast<std::ptrdiff_t>(chance.below(static_cast<int>(shapes.size())));
        };
        if (what == 5 && !shapes.empty()) shapes.erase(one());
        if ((what == 6 || what == 7) && !shapes.empty()) one()->place.x += 1.25F;
        if (what == 8 && !shapes.empty()) *one() = random_shape(chance, may_scale);
        if (what == 9 && shapes.size() > 1) std::iter_swap(one(), one());
        if (what == 10) {
          const auto image = static_cast<std::size_t>(chance.below(2));
          const auto colour = static_cast<std::uint32_t>(chance.below(0x1000000));
          in_parts.paint(image, colour);
          in_whole.paint(image, colour);
        }
        if (round % 61 == 60) {
          ui::Settings settings = in_parts.ui.settings();
          settings.theme = draw::kThemes[static_cast<std::size_t>(round) % draw::kThemes.size()];
          settings.text_percent = round % 2 == 0 ? 100 : 130;
          in_parts.ui.set_settings(settings);
          in_whole.ui.set_settings(settings);
        }
        in_parts.frame(shapes);
        in_whole.target->forget();
        in_whole.frame(shapes);
        REQUIRE(in_whole.target->drawn_pixels() == std::size_t{kWidth} * kHeight);
        if (in_parts.target->drawn_pixels() < in_whole.target->drawn_pixels()) ++smaller;
        const bool is_same = in_parts.target->pixels().rgba == in_whole.target->pixels().rgba;
        CAPTURE(round);
        REQUIRE(is_same);
      }
      CHECK(smaller > kFrames * 3 / 4);
    }
  }
  TEST_CASE(
      "the program looks the same drawn in parts: reading, talking, scrolling, other themes and sizes") {
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    test::ScreenDriver driver(options);
    driver.compare_drawings();
    driver.move({300, 300});
    REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
    driver.wheel(-2);
    REQUIRE(driver.click_id("start"));
    driver.wait(1);
    for (int turn = 0; turn < 6; ++turn) {
      driver.type(turn % 2 == 0 ? "1" : "2");
      driver.key(ui::Key::enter);
      driver.wait(0.5);
      driver.move({900, 100.0F * static_cast<float>(turn + 1)});
    }
    driver.type("n");
    driver.key(ui::Key::escape);
    driver.key(ui::Key::tab);
    driver.set(draw::Theme::dark);
    driver.wait(0.3);
    driver.set(draw::Theme::contrast, 200);
    driver.wheel(-3);
    driver.wheel(1);
    driver.set(draw::Theme::light, 100);
    driver.wait(0.3);
    CHECK(driver.compared().different == 0);
    CHECK(driver.compared().frames > 60);
    CHECK(driver.compared().in_part > driver.compared().frames / 2);
  }
  TEST_CASE("while somebody breathes only the portrait is drawn, and nothing at all where nothing is other") {
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    test::ScreenDriver driver(options);
    REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
    REQUIRE(driver.click_id("start"));
    driver.wait(3);
    const ui::Record* portrait = nullptr;
    for (const ui::Record& record : driver.app().ui().records()) {
      if (record.role == ui::WidgetRole::image && record.is_visible) portrait = &record;
    }
    REQUIRE(portrait != nullptr);
    // The portrait stands at the left edge, and at most a tile more is drawn on the other sides.
    REQUIRE(portrait->place.x == 0);
    const auto most = static_cast<std::size_t>((portrait->place.width + kTileWidth) *
                                               (portrait->place.height + 2 * kTileHeight));
    std::size_t drawn = 0;
    for (int i = 0; i < 24; ++i) {
      driver.wait(1.0 / 12);
      drawn = std::max(drawn, driver.drawn_pixels());
    }
    CHECK(drawn > 0);
    CHECK(drawn <= most);
    CHECK(drawn * 10 < std::size_t{1280} * 720 * 6);
    driver.wait(15);  // at rest
    driver.settle();
    CHECK(driver.drawn_pixels() == 0);
  }
}
