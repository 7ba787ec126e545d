// Inputs as text (format 5.21).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {
Program small() {
  ProgramBuilder b;
  b.node("start").write_first().choice(choice("open_vraag").go("start")).choice(choice("tip").go("einde"));
  b.node("einde").ends("Klaar");
  return b.build();
}
}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("--choose is split at commas outside quotes") {
    CHECK(session::split_inputs("a,b , c") == Words{"a", "b", "c"});
    CHECK(session::split_inputs("") == Words{});
    CHECK(session::split_inputs(",a,,") == Words{"a"});
    CHECK(session::split_inputs("text:\"a, b\",form:x=\"c,\\\"d\";y=1,z") ==
          Words{"text:\"a, b\"", "form:x=\"c,\\\"d\";y=1", "z"});
    CHECK(session::split_inputs("text:\"open, en dan,z") == Words{"text:\"open, en dan,z"});
  }

  TEST_CASE(
      "an input that does not fit is refused by a sentence with what is offered and what may be meant") {
    const Program program = small();
    Player player(program);
    CHECK(player.refused("open_vrag") ==
          "'open_vrag' kan hier niet. Bedoel je 'open_vraag'? Aangeboden: open_vraag, tip, text:\"…\".");
    CHECK(player.refused("3").find("'3' kan hier niet.") == 0);
    CHECK(player.refused("0").find("'0' kan hier niet.") == 0);
    CHECK(player.refused("99999999999999999999").find("kan hier niet") != std::string::npos);
    CHECK(player.refused("   ").find("Er staat geen invoer.") == 0);
    CHECK(player.refused("topic:x").find("'topic:x' kan hier niet.") == 0);
    CHECK(player.refused("switch:x").find("'switch:x' kan hier niet.") == 0);
    CHECK(player.refused("repair:start.tip").find("kan nu niet (meer)") != std::string::npos);
    CHECK(player.refused("then").find("Dat kan hier niet.") == 0);
    CHECK(player.refused("late").find("heeft geen tijd") != std::string::npos);
    CHECK(player.refused("form:a=1").find("Er is hier geen formulier.") == 0);
    CHECK(player.refused("note:f=feit").find("Er is geen feit 'f'.") == 0);
    CHECK(player.refused("note:f").find("note:feit=soort") != std::string::npos);
    CHECK(player.refused("text:\"open").find("sluit niet") != std::string::npos);
  }

  TEST_CASE("a learner's own text keeps every character it may have, and no others") {
    const Program program = small();
    for (const std::string& text :
         {std::string(""), std::string("a, b; c = d | e > f / g"), std::string("\"\\\"\\n"),
          std::string("één\ntwee\tdrie"), std::string(" spaties "), std::string(64 * 1024, 'x')}) {
      session::Session session(program, 1);
      session::Input input;
      input.kind = session::InputKind::text;
      input.text = text;
      const std::string written = session::format_input(program, input);
      CHECK(written.find('\n') == std::string::npos);
      const auto read = session::parse_input(session, written);
      REQUIRE(read.ok());
      CHECK(read->text == text);
      CHECK(session.take(*read).ok());
    }
    for (const std::string& text :
         {std::string("\x01"), std::string("\xff"), std::string("a\rb"), std::string("\xC2\x85"),
          std::string("a\0b", 3), std::string(64 * 1024 + 1, 'x')}) {
      session::Session session(program, 1);
      session::Input input;
      input.kind = session::InputKind::text;
      input.text = text;
      const auto taken = session.take(input);
      REQUIRE_FALSE(taken.ok());
      CHECK(taken.error().code == ErrorCode::invalid_input);
      CHECK(session.inputs().empty());
    }
  }

  TEST_CASE("inputs that name nothing are refused, whatever their numbers") {
    const Program program = small();
    for (int kind = 0; kind <= static_cast<int>(session::InputKind::text); ++kind) {
      for (const std::uint32_t target : {program::kNone, 7U, 0x7fffffffU}) {
        session::Session session(program, 1);
        session::Input input;
        input.kind = static_cast<session::InputKind>(kind);
        input.target = target;
        input.value = target;
        if (input.kind == session::InputKind::text) continue;
        input.answers.push_back({target, {"x"}});
        CHECK_FALSE(session.take(input).ok());
      }
    }
  }
}
