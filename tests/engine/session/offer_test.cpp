// What is on offer (format 5.10, 5.14–5.16).

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/hash.h"
#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

TEST_SUITE("engine/session") {
  TEST_CASE("a choice whose condition fails is hidden, or greyed where it says why; a used once is hidden") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("start")
        .choice(choice("vrij").add("x", 1).go("start"))
        .choice(choice("weg").when(slot_ge("x", 1)).go("start"))
        .choice(choice("slot").when(slot_ge("x", 2)).locked("Eerst contact.").go("start"))
        .choice(choice("eenmaal").once().go("start"))
        .choice(choice("stop").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.offer() == Words{"vrij", "[slot]", "eenmaal", "stop"});
    CHECK(player.refused("weg") == "'weg' kan hier niet. Aangeboden: vrij, eenmaal, stop; op slot: slot.");
    CHECK(player.refused("slot").rfind("Deze keuze staat op slot: Eerst contact.", 0) == 0);
    player.give("eenmaal");
    CHECK(player.last("offered") == Words{"vrij", "[slot]", "eenmaal", "stop"});
    CHECK(player.offer() == Words{"vrij", "[slot]", "stop"});
    player.give_all({"vrij", "2"});  // a number is the place among all choices
    CHECK(player.input_texts() == Words{"eenmaal", "vrij", "weg"});
    player.give("vrij");
    CHECK(player.offer() == Words{"vrij", "weg", "slot", "stop"});
  }

  TEST_CASE("the order is ascending splitmix64(seed xor key), the same at every visit, whatever is hidden") {
    ProgramBuilder b;
    b.slot("x", 0);
    NodeSpec& start = b.node("start");
    for (int i = 0; i < 12; ++i) {
      ChoiceSpec spec = choice("k" + std::to_string(i)).add("x", 1).go("start");
      if (i % 3 == 0) spec.when(slot_ge("x", 1));
      start.choice(spec);
    }
    start.choice(choice("stop").go("einde"));
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    std::vector<Words> orders;
    for (const std::uint64_t seed : {1ULL, 2ULL, 77ULL, ~0ULL}) {
      Player player(program, seed);
      const Words before = player.offer();
      CHECK(before.size() == 9);
      player.give("k1");
      const Words after = player.offer();
      REQUIRE(after.size() == 13);
      Words expected = after;
      std::sort(expected.begin(), expected.end(), [seed](const std::string& a, const std::string& c) {
        return splitmix64(seed ^ fnv1a64("start." + a)) < splitmix64(seed ^ fnv1a64("start." + c));
      });
      CHECK(after == expected);
      Words shown_before;
      for (const std::string& id : after) {
        if (std::find(before.begin(), before.end(), id) != before.end()) shown_before.push_back(id);
      }
      CHECK(shown_before == before);
      orders.push_back(after);
    }
    CHECK(orders[0] != orders[1]);
  }

  TEST_CASE("the order of a small offer, by hand") {
    // Computed apart from this code: fnv1a64 of the names, xor seed 7, one SplitMix64 step, ascending.
    ProgramBuilder b;
    b.node("n").choice(choice("a").go("e")).choice(choice("b").go("e")).choice(choice("c").go("e"));
    b.node("e").ends("Klaar");
    const Program program = b.build();
    CHECK(Player(program, 7).offer() == Words{"c", "b", "a"});
    CHECK(Player(program, 8).offer() == Words{"a", "b", "c"});
  }

  TEST_CASE("without a selectable choice otherwise is taken, else the session faults (5.10)") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("start").choice(choice("a").once().go("start")).otherwise("verder");
    b.node("verder").choice(choice("b").go("leeg"));
    b.node("leeg")
        .line(narrator("hier"))
        .choice(choice("c").when(slot_ge("x", 5)).locked("nooit").go("verder"));
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.node() == "verder");
    player.give("b");
    CHECK(player->status() == session::Status::faulted);
    CHECK((player->fault() == session::FaultKind::no_choice));
    CHECK(player.last() ==
          Words{"offered b", "input 1", "chosen b", "turn 2", "node leeg", "line hier", "fault 0"});
    CHECK(player->ending() == program::kNone);
    CHECK(player->offer().items.empty());
    // A fault can be taken back like anything else.
    player.session().rewind(1);
    CHECK(player->status() == session::Status::waiting);
    CHECK(player.offer() == Words{"b"});
  }

  TEST_CASE("note is an input at any offer, may be changed, is no turn, and reaches noted (5.14)") {
    ProgramBuilder b;
    b.fact("f", FactKind::noise);
    b.fact("g");
    b.node("start")
        .reveals("f")
        .reveals("f")
        .choice(choice("a").when(noted("f")).go("einde"))
        .choice(choice("b").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.all("revealed") == Words{"f"});  // revealing twice does nothing
    CHECK(player->offer().can_note);
    CHECK(player.offer() == Words{"b"});
    player.give("note:f=feit");
    CHECK(player.last() == Words{"input 0", "noted f 0"});
    CHECK(player->noted_as(0) == 1);
    CHECK(player.offer() == Words{"a", "b"});
    player.give("note:f=ruis");
    CHECK(player->noted_as(0) == 5);
    CHECK(player->turn() == 0);
    CHECK(player.refused("note:g=feit").find("nog niet ter sprake") != std::string::npos);
    CHECK(player.refused("note:f=iets") ==
          "'iets' is geen soort notitie; kies uit feit, bron, duiding, sterk, ruis.");
    CHECK(player.refused("note:h=feit").find("Te noteren: f.") != std::string::npos);
    player.give("a");
    CHECK(player.input_texts() == Words{"note:f=feit", "note:f=ruis", "a"});
  }

  TEST_CASE(
      "late: no points, no persona, then the end of the turn and its node; only where it stands (5.15)") {
    ProgramBuilder b;
    b.slot("x", 0, 0, 10, 1);
    b.criterion("C1");
    b.cast("k");
    b.node("start")
        .late("gemist")
        .choice(choice("a").score("C1", 1).go("einde"))
        .choice(choice("b").go("einde"));
    b.node("gemist").line(narrator("Te laat.")).choice(choice("c").go("einde"));
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player->offer().can_be_late);
    player.give("late");
    const Words last = player.last();
    CHECK(Words(last.begin() + 2, last.end()) ==
          Words{"input 0", "set x 0>1", "turn 1", "node gemist", "line Te laat."});
    CHECK_FALSE(player->offer().can_be_late);
    CHECK(player.refused("late").find("dit moment heeft geen tijd") != std::string::npos);
  }

  TEST_CASE("write_first takes one sentence before the choices, and never needs it (5.16)") {
    ProgramBuilder b;
    b.node("start")
        .write_first()
        .choice(choice("a").go("start"))
        .choice(choice("b").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player->offer().write_first);
    player.give("text:\"Ik zou zeggen: \\\"fijn\\\", en dan?\"");
    CHECK(player->inputs()[0].text == "Ik zou zeggen: \"fijn\", en dan?");
    CHECK_FALSE(player->offer().write_first);
    CHECK(player.offer() == Words{"a", "b"});
    CHECK(player.refused("text:nog een").find("Een eigen zin kan hier niet (meer).") == 0);
    player.give("a");
    CHECK(player->offer().write_first);  // a new entry
    player.give("b");                    // without a sentence
    CHECK(player->turn() == 2);
  }
}
