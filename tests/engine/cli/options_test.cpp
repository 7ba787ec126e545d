#include "engine/cli/options.h"

#include <doctest/doctest.h>

#include "engine/cli/commands.h"

using namespace gesprek::cli;  // NOLINT: tests
using gesprek::Result;

TEST_SUITE_BEGIN("engine/cli");

namespace {
const CommandSpec& spec() {
  static const CommandSpec out = {
      "doe",
      "",
      "WAT",
      "",
      1,
      2,
      {{"format", "text|json", "", false}, {"scripts", "MAP", "", true}, {"yes", "", "", false}},
      {}};
  return out;
}
std::string refusal(const std::vector<std::string>& words) {
  const Result<Arguments> parsed = parse_arguments(spec(), words);
  return parsed ? std::string() : parsed.error().message;
}
}  // namespace

TEST_CASE("options take their value behind a space or an equals sign, and arguments may stand anywhere") {
  const Result<Arguments> parsed =
      parse_arguments(spec(), {"a", "--format=json", "--scripts", "x", "b", "--scripts", "y", "--yes"});
  REQUIRE(parsed.ok());
  CHECK(parsed->positional == std::vector<std::string>{"a", "b"});
  CHECK(parsed->value("format") == "json");
  CHECK(parsed->all("scripts") == std::vector<std::string>{"x", "y"});
  CHECK(parsed->has("yes"));
}

TEST_CASE("after two dashes everything is an argument") {
  const Result<Arguments> parsed = parse_arguments(spec(), {"--", "--format"});
  REQUIRE(parsed.ok());
  CHECK(parsed->positional == std::vector<std::string>{"--format"});
}

TEST_CASE("a mistake in the command line is said in words") {
  CHECK(refusal({"a", "--fromat", "x"}) == "de optie '--fromat' bestaat niet (bedoel je '--format'?)");
  CHECK(refusal({"a", "--format"}) == "na '--format' hoort text|json");
  CHECK(refusal({"a", "--yes=1"}) == "'--yes' neemt geen waarde");
  CHECK(refusal({"a", "--format", "x", "--format", "y"}) == "'--format' mag maar één keer");
  CHECK(refusal({}) == "er ontbreekt iets: gesprek doe WAT");
  CHECK(refusal({"a", "b", "c"}) == "dit is er één te veel: 'c'");
  CHECK(refusal({"-x"}) == "opties hebben hier twee streepjes: '-x' kent dit programma niet");
}

TEST_CASE("help wins over what is missing") {
  const Result<Arguments> parsed = parse_arguments(spec(), {"--help"});
  REQUIRE(parsed.ok());
  CHECK(parsed->wants_help);
}

TEST_CASE("numbers are read whole or not at all") {
  CHECK(parse_number("12", 100) == 12);
  CHECK(parse_number("100", 100) == 100);
  CHECK_FALSE(parse_number("101", 100));
  CHECK_FALSE(parse_number("5", 4));
  CHECK_FALSE(parse_number("1x", 100));
  CHECK_FALSE(parse_number("", 100));
  CHECK_FALSE(parse_number("-1", 100));
  CHECK(parse_number("18446744073709551615", 0xffffffffffffffffULL) == 0xffffffffffffffffULL);
  CHECK_FALSE(parse_number("18446744073709551616", 0xffffffffffffffffULL));
}

TEST_CASE("every command has a summary, an explanation and an example") {
  for (const Command& command : commands()) {
    INFO(command.spec.name);
    CHECK_FALSE(command.spec.summary.empty());
    CHECK_FALSE(command.spec.about.empty());
    CHECK_FALSE(command.spec.examples.empty());
  }
}

TEST_SUITE_END();
