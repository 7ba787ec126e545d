#include "engine/cli/text_layout.h"

#include <doctest/doctest.h>

#include "engine/cli/page.h"
#include "engine/cli/terminal.h"

using namespace gesprek::cli;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli");

TEST_CASE("text width counts cells, not bytes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("één zorg") == 8);
  CHECK(display_width("“ja”") == 4);
  CHECK(display_width("e\u0301e\u0301n") == 3);  // combining accents
  CHECK(display_width("日本") == 4);
  CHECK(display_width("👶") == 2);
}

TEST_CASE("text wraps at spaces and never past its width") {
  const auto lines = wrap("Ik zag vijf keer dat hij geen ontbijt had. Daar maak ik me zorgen over.", 20);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "Ik zag vijf keer dat");
  CHECK(lines[1] == "hij geen ontbijt");
  CHECK(lines[3] == "zorgen over.");
  for (const std::string& line : lines) CHECK(display_width(line) <= 20);
}

TEST_CASE("wrapping counts accents as one cell, so a line of them is as long as any other") {
  CHECK(wrap("één één één", 11).size() == 1);
  CHECK(wrap("één één één", 10).size() == 2);
}

TEST_CASE("a word longer than the line is cut between letters, never inside one") {
  const auto lines = wrap("ééééé", 2);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "éé");
  CHECK(lines[2] == "é");
}

TEST_CASE("line feeds break, a last one starts no line, and a no-break space holds") {
  CHECK(wrap("a\nb\n", 10) == std::vector<std::string>{"a", "b"});
  CHECK(wrap("", 10) == std::vector<std::string>{""});
  CHECK(wrap("tien\u00A0uur dus", 9).front() == "tien\u00A0uur");
}

TEST_CASE("shortened text says that something is missing") {
  CHECK(shorten("kort", 10) == "kort");
  CHECK(shorten("een lange regel", 10) == "een lange…");
  CHECK(shorten("een lange regel", 10, true) == "een lan...");
}

TEST_CASE("what a person or a file name holds cannot steer the terminal") {
  CHECK(printable("a\033[31mb") == "a?[31mb");
  CHECK(printable("a\tb\r") == "a b?");
  CHECK(printable("\xff\xc3\xa9") == "?é");
  CHECK(printable("x\u202Ey") == "x?y");
}

TEST_CASE("a terminal with another character set gets plain letters") {
  CHECK(to_ascii("“Eén ding…” – café") == "\"Een ding...\" - cafe");
}

namespace {
Environment fake(std::vector<std::pair<std::string, std::string>> values) {
  return [values = std::move(values)](const char* name) -> const char* {
    for (const auto& [key, value] : values) {
      if (key == name) return value.c_str();
    }
    return nullptr;
  };
}
}  // namespace

TEST_CASE("colour needs a terminal that is not dumb, and a person who did not say no") {
  const auto colour = [](bool is_terminal, std::vector<std::pair<std::string, std::string>> environment) {
    return describe_terminal(is_terminal, 80, 24, fake(std::move(environment))).colour;
  };
  CHECK(colour(true, {{"TERM", "xterm"}}));
  CHECK_FALSE(colour(false, {{"TERM", "xterm"}}));
  CHECK_FALSE(colour(true, {{"TERM", "dumb"}}));
  CHECK_FALSE(colour(true, {}));
  CHECK_FALSE(colour(true, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}));
  CHECK(colour(true, {{"TERM", "xterm"}, {"NO_COLOR", ""}}));
}

TEST_CASE("the locale decides what may be drawn") {
  const auto terminal = [](std::vector<std::pair<std::string, std::string>> environment) {
    return describe_terminal(true, 80, 24, fake(std::move(environment)));
  };
  CHECK(terminal({{"LANG", "nl_NL.UTF-8"}}).unicode);
  CHECK_FALSE(terminal({{"LANG", "nl_NL.UTF-8"}, {"LC_ALL", "C"}}).unicode);
  CHECK_FALSE(terminal({{"LC_ALL", "C"}}).ascii_text);  // texts stay as they are
  CHECK(terminal({{"LC_ALL", "nl_NL.ISO-8859-1"}}).ascii_text);
}

TEST_CASE("a page puts one empty line between parts, and none at the start") {
  TextOutput out;
  Terminal terminal;
  terminal.columns = 40;
  Page page(out, terminal);
  page.gap();
  page.text(Tone::plain, "een");
  page.gap();
  page.gap();
  page.labelled(Tone::number, "1  ", Tone::plain, "een keuze die over twee regels loopt, dus");
  CHECK(out.text() == "  een\n\n  1  een keuze die over twee regels\n     loopt, dus\n");
}

TEST_CASE("a full screen waits for its reader") {
  TextOutput out;
  Terminal terminal;
  terminal.rows = 6;
  Page page(out, terminal);
  int rests = 0;
  page.set_rest([&] { ++rests; });
  for (int i = 0; i < 4; ++i) page.text(Tone::plain, "regel");
  CHECK(rests == 0);
  page.text(Tone::plain, "regel");
  CHECK(rests == 1);
  page.read_so_far();
  page.keep_together(4);
  CHECK(rests == 1);  // nothing on the screen yet, so it fits
  page.text(Tone::plain, "regel");
  page.keep_together(4);
  CHECK(rests == 2);
}

TEST_SUITE_END();
