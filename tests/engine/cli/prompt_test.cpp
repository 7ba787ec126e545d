#include "engine/cli/prompt.h"

#include "engine/cli/notebook.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli");

TEST_CASE("a number picks what is shown there, and a locked choice tells why it cannot be taken") {
  const session::Session session = test::play("ouder", {});
  const Typed first = read_typed(session, " 1 ");
  REQUIRE(first.input);
  CHECK(session::format_input(session.program(), *first.input) == "rustig");
  const Typed locked = read_typed(session, "4");
  CHECK_FALSE(locked.input);
  CHECK(locked.problem == "Dat kan nu niet: zij kent je nog niet");
  CHECK(read_typed(session, "5").problem ==
        "5 staat er niet bij. Typ een nummer van 1 tot en met 4, of ? voor hulp.");
  CHECK(read_typed(session, "0").problem.find("0 staat er niet bij") == 0);
}

TEST_CASE("numbers follow the screen, not the file, when choices are shuffled") {
  // `ouder` has a fixed order; a locked or hidden choice still keeps its number on the screen.
  session::Session session = test::play("ouder", {"rustig"});
  const Typed second = read_typed(session, "2");
  REQUIRE(second.input);
  CHECK(session::format_input(session.program(), *second.input) == "verwijt");
}

TEST_CASE("commands are words or their first letter, in any case, with what follows them") {
  const session::Session session = test::play("ouder", {});
  CHECK(read_typed(session, "?").command == TypedCommand::help);
  CHECK(read_typed(session, "T").command == TypedCommand::back);
  CHECK(read_typed(session, "verloop").command == TypedCommand::transcript);
  CHECK(read_typed(session, "STOP").command == TypedCommand::stop);
  const Typed note = read_typed(session, "n 2 ruis");
  CHECK(note.command == TypedCommand::notebook);
  CHECK(note.rest == "2 ruis");
}

TEST_CASE("an input may be typed by its id, as in a file") {
  const session::Session session = test::play("ouder", {});
  const Typed typed = read_typed(session, "geheim");
  REQUIRE(typed.input);
  CHECK(session::format_input(session.program(), *typed.input) == "geheim");
  CHECK(read_typed(session, "text:\"Dag\"").input);
  CHECK(read_typed(session, "bla").problem.find("Dat begrijp ik hier niet.") == 0);
  CHECK(read_typed(session, "").problem == "Typ een nummer van 1 tot en met 4, of ? voor hulp.");
}

TEST_CASE("late can be typed only where there is a clock") {
  session::Session session = test::play("ouder", {});
  CHECK_FALSE(read_typed(session, "laat").input);
  take(session, "rustig");
  REQUIRE(read_typed(session, "laat").input);
  CHECK(read_typed(session, "laat").input->kind == session::InputKind::late);
}

TEST_CASE("a note is a number and a kind, which may be shortened") {
  const session::Session session = test::play("ouder", {});
  const auto note = [&](const char* text) {
    const Result<session::Input> input = read_note(session, text);
    return input ? session::format_input(session.program(), *input) : input.error().message;
  };
  CHECK(note("1 feit") == "note:geen_ontbijt=feit");
  CHECK(note("2 r") == "note:slordig=ruis");
  CHECK(note("2=duiding") == "note:slordig=duiding");
  CHECK(note("3 feit") == "Typ een nummer van 1 tot en met 2 en dan feit, bron, duiding, sterk of ruis.");
  CHECK(note("1") == "Zet er feit, bron, duiding, sterk of ruis achter. Bijvoorbeeld: 1 feit.");
  CHECK(note("1 onzin") == "Zet er feit, bron, duiding, sterk of ruis achter. Bijvoorbeeld: 1 feit.");
}

TEST_SUITE_END();
