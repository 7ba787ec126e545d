#include "engine/report/pdf_flow.h"

#include <doctest/doctest.h>

using namespace gesprek::report;

namespace {

Piece text(std::size_t lines, bool keeps_next = false) {
  Piece piece;
  piece.lines = lines;
  piece.line_height = 10;
  piece.keeps_next = keeps_next;
  return piece;
}
Piece box(double height, double before = 0) {
  Piece piece;
  piece.line_height = height;
  piece.before = before;
  return piece;
}

/// "0:3 | 0:2 1:1": of each page which piece and how many of its lines.
std::string shown(const Pages& pages) {
  std::string out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) out += " |";
    for (const Placed& placed : pages[i]) {
      out += (out.empty() ? "" : " ") + std::to_string(placed.piece) + ":" + std::to_string(placed.count);
    }
  }
  return out;
}

}  // namespace

// Pages are 100 high in these, so ten lines.
TEST_SUITE("engine/report/pdf_flow") {
  TEST_CASE("pieces stand below each other, with the room they ask above") {
    const Pages pages = flow({box(20, 15), box(30, 15)}, 0, 100);
    REQUIRE(shown(pages) == "0:1 1:1");
    CHECK(pages[0][0].top == 0);   // no room above at the top of a page
    CHECK(pages[0][1].top == 35);  // 20 + 15
  }
  TEST_CASE("what does not fit goes to the next page, whole") {
    CHECK(shown(flow({box(70), box(40)}, 0, 100)) == "0:1 | 1:1");
  }
  TEST_CASE("a text is broken over pages, without widows and orphans") {
    CHECK(shown(flow({text(12)}, 0, 100)) == "0:10 | 0:2");
    // Eleven lines: one alone on the second page would be a widow.
    CHECK(shown(flow({text(11)}, 0, 100)) == "0:9 | 0:2");
    // Room for one line only: that would be an orphan.
    CHECK(shown(flow({box(90), text(6)}, 0, 100)) == "0:1 | 1:6");
    CHECK(shown(flow({box(80), text(6)}, 0, 100)) == "0:1 1:2 | 1:4");
    // Three lines stay together: every way to break them leaves one alone.
    CHECK(shown(flow({box(80), text(3)}, 0, 100)) == "0:1 | 1:3");
  }
  TEST_CASE("a heading goes with the beginning of what follows") {
    CHECK(shown(flow({box(80), text(1, true), text(6)}, 0, 100)) == "0:1 | 1:1 2:6");
    CHECK(shown(flow({box(70), text(1, true), text(6)}, 0, 100)) == "0:1 1:1 2:2 | 2:4");
    // Two headings and a picture: all three.
    CHECK(shown(flow({box(40), text(1, true), text(1, true), box(50)}, 0, 100)) == "0:1 | 1:1 2:1 3:1");
  }
  TEST_CASE("what can not stay together is broken, and what is too high is placed all the same") {
    CHECK(shown(flow({text(6, true), text(6, true), text(6)}, 0, 100)) == "0:6 | 1:6 2:4 | 2:2");
    CHECK(shown(flow({box(10), box(500), box(10)}, 0, 100)) == "0:1 | 1:1 | 2:1");
    CHECK(shown(flow({text(35)}, 0, 100)) == "0:10 | 0:10 | 0:10 | 0:5");
    CHECK(shown(flow({}, 0, 100)) == "");
  }
  TEST_CASE("a row that begins a page has the head of its table above it") {
    std::vector<Piece> rows = {box(60), box(60)};
    rows[1].repeat = [](double) {};
    rows[1].repeat_height = 12;
    const Pages pages = flow(rows, 5, 105);
    REQUIRE(shown(pages) == "0:1 | 1:1");
    CHECK(pages[1][0].repeats);
    CHECK(pages[1][0].top == 17);  // 5 + 12
  }
  TEST_CASE("whatever the pieces: every line is placed once, in order, and nothing that fits a page is cut") {
    std::uint32_t seed = 1;
    const auto next = [&](std::uint32_t below) {
      seed = seed * 1664525U + 1013904223U;
      return (seed >> 8U) % below;
    };
    for (int round = 0; round < 3000; ++round) {
      std::vector<Piece> pieces(1 + next(12));
      for (Piece& piece : pieces) {
        piece.lines = next(4) == 0 ? 1 + next(30) : 1 + next(3);
        piece.line_height = 1 + next(25);
        piece.before = next(20);
        piece.keeps_next = next(3) == 0;
        if (next(6) == 0) {
          piece.repeat = [](double) {};
          piece.repeat_height = 8;
        }
      }
      const Pages pages = flow(pieces, 10, 110);
      std::size_t piece = 0;
      std::size_t line = 0;
      for (const auto& page : pages) {
        double below = 10;
        for (const Placed& placed : page) {
          REQUIRE(placed.piece == piece);
          REQUIRE(placed.first == line);
          REQUIRE(placed.count > 0);
          REQUIRE(placed.top >= below - 0.01);
          below = placed.top + pieces[piece].line_height * static_cast<double>(placed.count);
          const bool fits =
              (placed.repeats ? 8 : 0) + pieces[piece].line_height * static_cast<double>(placed.count) <= 100;
          if (fits) REQUIRE(below <= 110.02);
          line += placed.count;
          if (line == pieces[piece].lines) {
            ++piece;
            line = 0;
          }
        }
      }
      REQUIRE(piece == pieces.size());
    }
  }
}
