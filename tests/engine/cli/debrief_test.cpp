#include "engine/cli/debrief.h"

#include "engine/cli/debrief_text.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli");

namespace {

Debrief debrief_of(const std::vector<std::string>& inputs) {
  const session::Session session = test::play("ouder", inputs);
  return make_debrief(session, scoring::score(session));
}

std::string text_of(const Debrief& debrief) {
  TextOutput out;
  Terminal terminal;
  Page page(out, terminal);
  show_debrief(page, debrief);
  return out.text();
}

}  // namespace

TEST_CASE("the strength is the learner's own best sentence, with what it shows") {
  const Debrief debrief = debrief_of({"rustig", "benoem", "topic:ochtend", "then", test::kForm});
  REQUIRE(debrief.strength);
  // rustig earned C1 1 of -2…; benoem earned B1 1, C2 1: the first of the widest.
  CHECK(debrief.strength->quote.text ==
        "Ik zag vijf keer geen ontbijt. Daar maak ik me zorgen over. Hoe ziet u dat?");
  CHECK(debrief.strength->why == "Feit, zorg, vraag.");
  CHECK(debrief.is_finished);
  CHECK(debrief.child == "Milan weet dat jullie samen kijken.");
}

TEST_CASE("the other sentence is the model choice that could have been taken there") {
  const Debrief debrief = debrief_of({"rustig", "verwijt", "topic:ochtend", "then", test::kForm});
  REQUIRE(debrief.alternative);
  CHECK(debrief.alternative->said.text == "U moet hem gewoon eten geven.");
  CHECK(debrief.alternative->instead.text.find("Ik zag vijf keer") == 0);
}

TEST_CASE("who took the model choice everywhere hears of no better one") {
  CHECK_FALSE(debrief_of({"rustig", "benoem", "topic:ochtend", "then", test::kForm}).alternative);
}

TEST_CASE("the key moment is the sentence after which somebody changed most") {
  const Debrief debrief = debrief_of({"geheim", "verwijt", "topic:ochtend", "then", test::kForm});
  REQUIRE(debrief.key_moment);
  CHECK(debrief.key_moment->quote.text == "U moet hem gewoon eten geven.");
  CHECK(debrief.key_moment->person == "Karin");
  REQUIRE_FALSE(debrief.key_moment->changes.empty());
  // testpersoon: verwijt = vertrouwen -2; erkenning had made it 4 + 1.
  CHECK(debrief.key_moment->changes[0].from == 5);
  CHECK(debrief.key_moment->changes[0].to == 3);
}

TEST_CASE("what limits a result stands beside the sentence that caused it") {
  const Debrief open = debrief_of({"geheim", "verwijt", "topic:ochtend", "then", test::kForm});
  const std::string text = text_of(open);
  CHECK(text.find("Dit mag niet: Geheimhouding beloofd") != std::string::npos);
  CHECK(text.find("“Dit blijft onder ons, dat beloof ik.”") != std::string::npos);
  CHECK(text.find("Gemist: De zorg is genoemd") != std::string::npos);
  const std::string mended =
      text_of(debrief_of({"geheim", "repair:deur.geheim", "benoem", "topic:ochtend", "then", test::kForm}));
  CHECK(mended.find("Hersteld: Geheimhouding beloofd") != std::string::npos);
  CHECK(mended.find("Dit mag niet") == std::string::npos);
}

TEST_CASE("the debrief has the order of the debrief rules and never a total") {
  const std::string text = text_of(debrief_of({"rustig", "verwijt", "topic:ochtend", "then", test::kForm}));
  std::size_t at = 0;
  for (const char* part : {"Wat je sterk deed", "Waar het kantelde",
                           "Voor het kind:", "Een andere zin om te proberen", "De meldcode in dit gesprek",
                           "Karin, achteraf", "Waarop je oefende", "Waar aarzelde je? Wat had je nodig?",
                           "Eén ding voor de volgende keer", "In het echt kan dit anders lopen."}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(text.find("otaal") == std::string::npos);
  CHECK(text.find('%') == std::string::npos);
}

TEST_CASE("who stops early still hears a strength, and nothing is judged that only an ending can judge") {
  const Debrief debrief = debrief_of({"rustig"});
  CHECK_FALSE(debrief.is_finished);
  CHECK(debrief.strength);
  CHECK(debrief.marks.empty());
  CHECK(debrief.child.empty());
  CHECK(debrief.afterwards.empty());
  CHECK(text_of(debrief).find("nabespreking tot hier") != std::string::npos);
}

TEST_CASE("a place in the log is the choice that caused it") {
  const session::Session session = test::play("ouder", {"geheim"});
  for (std::size_t i = 0; i < session.log().size(); ++i) {
    if (session.log()[i].kind == session::EntryKind::knockout) CHECK(place_text(session, i) == "deur.geheim");
  }
  CHECK(place_text(session, 0) == "deur");
}

TEST_SUITE_END();
