// The short debrief after playing, in a terminal. What it says is the model's business
// (tests/engine/scoring/debrief_test.cpp); here it is how it is said.

#include "engine/scoring/debrief.h"

#include "engine/cli/debrief_text.h"
#include "engine/scoring/help_words.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli/debrief");

namespace {

scoring::Debrief debrief_of(const std::vector<std::string>& inputs) {
  const session::Session session = test::play("ouder", inputs);
  return scoring::make_debrief(session, scoring::score(session));
}

std::string text_of(const scoring::Debrief& debrief) {
  TextOutput out;
  Terminal terminal;
  Page page(out, terminal);
  show_debrief(page, debrief);
  show_help_lines(page, debrief);
  return out.text();
}

}  // namespace

TEST_CASE("what limits a result stands beside the sentence that caused it") {
  const std::string text = text_of(debrief_of({"geheim", "verwijt", "topic:ochtend", "then", test::kForm}));
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
  for (const char* part :
       {"Wat je sterk deed", "Waar het kantelde", "Voor het kind:", "Een andere zin om te proberen",
        "De meldcode in dit gesprek", "Karin, achteraf", "Waarop je oefende",
        "Waar aarzelde je? Wat had je nodig?", "Eén ding voor de volgende keer",
        "In het echt kan dit anders lopen.", "Veilig Thuis denkt mee: 0800-2000", "112"}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(text.find("otaal") == std::string::npos);
  CHECK(text.find('%') == std::string::npos);
}

TEST_CASE("who stops early still hears a strength, and nothing is judged that only an ending can judge") {
  const scoring::Debrief debrief = debrief_of({"rustig"});
  CHECK_FALSE(debrief.is_finished);
  CHECK(debrief.strength);
  CHECK(debrief.limits.empty());
  CHECK(debrief.child.ending.empty());
  CHECK(debrief.afterwards.empty());
  const std::string text = text_of(debrief);
  CHECK(text.find("nabespreking tot hier") != std::string::npos);
  CHECK(text.find("Gemist") == std::string::npos);
}

TEST_CASE("a place in the log is the choice that caused it") {
  const session::Session session = test::play("ouder", {"geheim"});
  for (std::size_t i = 0; i < session.log().size(); ++i) {
    if (session.log()[i].kind == session::EntryKind::knockout) {
      CHECK(scoring::place_text(session, i) == "deur.geheim");
    }
  }
  CHECK(scoring::place_text(session, 0) == "deur");
}

TEST_CASE("who can help is named with how to reach them; of an example only that it is to be found out") {
  scoring::Debrief debrief = debrief_of({"rustig"});
  scoring::HelpLine line;
  line.label = "De kinderlijn";
  line.whom = "kinderen";
  line.ages = scoring::ages_in_words(8, 18);
  line.contact = "0800-0432";
  debrief.case_help = {line};
  line.label = "Het wijkteam";
  line.contact = "vul in";
  line.is_example = true;
  debrief.case_help.push_back(line);
  TextOutput out;
  Page page(out, Terminal{});
  show_case_help(page, debrief);
  std::string words;  // on one line
  for (const char c : out.text()) {
    if (c != '\n' && (c != ' ' || (!words.empty() && words.back() != ' '))) words += c;
    if (c == '\n' && !words.empty() && words.back() != ' ') words += ' ';
  }
  CHECK(
      words.find("De kinderlijn, voor kinderen, 8 tot en met 18 jaar: 0800-0432 (ga na of dit nog klopt).") !=
      std::string::npos);
  CHECK(words.find("bij jullie zijn, en hoe je ze bereikt? Het wijkteam.") != std::string::npos);
  CHECK(out.text().find("vul in") == std::string::npos);
}

TEST_CASE("no text of hooks, of an organisation or of a learner can steer the terminal") {
  scoring::Debrief debrief = debrief_of({"rustig"});
  const std::string steer =
      "a\x1b[2Jb\x07"
      "c\xc2\x9b"
      "1md";
  debrief.notes = {steer};
  debrief.overlays = {steer};
  debrief.limits.push_back({scoring::CapReason::hook, "C1", {}, 60, steer, {}, {}});
  scoring::HelpLine help;
  help.label = help.contact = help.about = help.whom = steer;
  debrief.help.push_back(help);
  debrief.case_help.push_back(help);
  debrief.earlier.push_back({steer, true, "Klaar"});
  scoring::OwnSentence own;
  own.text = steer;
  debrief.own_sentences.push_back(own);
  debrief.reflection[0].answer = steer;
  TextOutput out;
  Page page(out, Terminal{});
  show_debrief(page, debrief);
  show_help_lines(page, debrief);
  show_report(page, debrief);
  const std::string& text = out.text();
  for (const char forbidden : {'\x1b', '\x07', '\t'}) CHECK(text.find(forbidden) == std::string::npos);
  CHECK(text.find("\xc2\x9b") == std::string::npos);
  CHECK(text.find("[2Jb") != std::string::npos);  // what was readable of it still is
}

TEST_SUITE_END();
