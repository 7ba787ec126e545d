#include "engine/cli/conversation.h"

#include "engine/cli/conversation_text.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli");

namespace {

/// Lines from a list, then the end.
class FakeReader final : public LineReader {
 public:
  explicit FakeReader(std::vector<std::string> lines) : lines_(std::move(lines)) {}
  LineEvent next(std::string& line) override {
    if (at_ == lines_.size()) return LineEvent::end;
    line = lines_[at_++];
    return LineEvent::line;
  }
  [[nodiscard]] std::size_t left() const { return lines_.size() - at_; }

 private:
  std::vector<std::string> lines_;
  std::size_t at_ = 0;
};

struct Talk {
  std::string text;
  std::vector<std::string> inputs;
  ConversationEnd end = ConversationEnd::stopped;
  std::size_t unread = 0;
};

Talk talk(const std::vector<std::string>& lines, ConversationOptions options = {false, true}) {
  session::Session session = test::play("ouder", {});
  TextOutput out;
  Terminal terminal;
  Page page(out, terminal);
  FakeReader reader(lines);
  Recorder recorder;
  Conversation conversation(session, recorder, page, reader, options);
  Talk result;
  result.end = conversation.run(0);
  result.text = out.text();
  for (const session::Input& input : session.inputs()) {
    result.inputs.push_back(session::format_input(session.program(), input));
  }
  result.unread = reader.left();
  return result;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("blocks of a conversation say who speaks, how, and what the learner did") {
  const session::Session session = test::play("ouder", {"rustig"});
  const auto blocks = conversation_blocks(session, 0, session.log().size());
  REQUIRE(blocks.size() == 8);
  CHECK(blocks[0].kind == BlockKind::phase);
  CHECK(blocks[0].text == "contact");
  CHECK(blocks[1].kind == BlockKind::speech);
  CHECK(blocks[1].who == "Karin");
  CHECK(blocks[1].cue == "Ze houdt haar jas aan.");
  CHECK_FALSE(blocks[1].mood.empty());
  CHECK(blocks[2].kind == BlockKind::narrator);
  CHECK(blocks[3].kind == BlockKind::inner);
  CHECK(blocks[4].kind == BlockKind::said);
  CHECK(blocks[4].text == "Fijn dat u er bent. Hoe gaat het thuis?");
  CHECK(blocks[5].text == "Gaat wel.");
  CHECK(blocks[6].kind == BlockKind::phase);
  CHECK(blocks[6].text == "een zorg");  // an id, read as words
  CHECK(blocks[7].text == "Hij wil niks eten.");
}

TEST_CASE("a conversation from lines asks for an own sentence first, and then follows the numbers") {
  const Talk t = talk({"Dag Karin, fijn dat u er bent.", "1", "1", "1", "stop"});
  CHECK(t.end == ConversationEnd::stopped);
  CHECK(t.inputs == std::vector<std::string>{"text:\"Dag Karin, fijn dat u er bent.\"", "rustig", "benoem",
                                             "topic:ochtend"});
  CHECK(has(t.text, "Wat zou je zelf zeggen?"));
  CHECK(has(t.text, "4  “Vertelt u eens alles.” (kan nu niet: zij kent je nog niet)"));
  CHECK(has(t.text, "3  Je pakt de telefoon en zegt niets."));
  CHECK(has(t.text, "3  (denken) Laat maar."));
  CHECK(has(t.text, "Waar wil je het over hebben?\n  1  De ochtend\n  2  Wie kan helpen (mag je overslaan)"));
  CHECK(t.unread == 0);
}

TEST_CASE("the end of the input stops, and nothing that was taken is lost") {
  const Talk t = talk({"", "1"});
  CHECK(t.end == ConversationEnd::stopped);
  CHECK(t.inputs == std::vector<std::string>{"rustig"});
}

TEST_CASE("going back undoes the last input, with the own sentence that came before it") {
  CHECK(talk({"Mijn zin.", "1", "t"}).inputs.empty());
  CHECK(talk({"", "1", "2", "t", "1"}).inputs == std::vector<std::string>{"rustig", "benoem"});
  const Talk at_start = talk({"", "t"});
  CHECK(has(at_start.text, "Je bent aan het begin"));
  const Talk forbidden = talk({"", "1", "t"}, {false, false});
  CHECK(forbidden.inputs.size() == 1);
  CHECK(has(forbidden.text, "In dit gesprek kun je niet terug."));
}

TEST_CASE("a repair is offered as such, and the offer stands again after it") {
  const Talk t = talk({"", "2", "4"});
  CHECK(has(t.text, "4  herstel: “Dat kan ik niet beloven. Ik vertel u wel alles vooraf.”"));
  CHECK(t.inputs == std::vector<std::string>{"geheim", "repair:deur.geheim"});
  CHECK(has(t.text, "(Hersteld: je hebt die zin teruggenomen.)"));
}

TEST_CASE("notes are made in the notebook, which leaves the offer as it was") {
  const Talk t = talk({"", "n", "1 feit", "9 feit", "", "1"});
  CHECK(t.inputs == std::vector<std::string>{"note:geen_ontbijt=feit", "rustig"});
  CHECK(has(t.text, "Genoteerd als feit: Vijf keer zonder ontbijt."));
  CHECK(has(t.text, "Typ een nummer van 1 tot en met 2"));
  CHECK(talk({"", "n 2 ruis", "1"}).inputs == std::vector<std::string>{"note:slordig=ruis", "rustig"});
}

TEST_CASE("a form is asked field by field, read back, mended and confirmed") {
  const std::vector<std::string> to_form = {"", "1", "1", "1", "2"};  // then: straight to the form
  std::vector<std::string> lines = to_form;
  const std::vector<std::string> answers = {"1",
                                            "ruis",  // cards: by number, by name
                                            "9",
                                            "2",     // a number that is not there, then oordeel
                                            "ja",    // yes or no
                                            "1, 2",  // several
                                            "11",
                                            "7",  // out of range, then 7
                                            "Oma",
                                            "belt / appt",
                                            "vrijdag",
                                            "",  // one row
                                            "Zij wil wel; het is veel.",
                                            "2",
                                            "1",  // mend the sentence
                                            ""};
  lines.insert(lines.end(), answers.begin(), answers.end());
  const Talk t = talk(lines);
  CHECK(t.end == ConversationEnd::finished);
  REQUIRE(t.inputs.size() == 5);
  CHECK(t.inputs.back() ==
        "form:sorteer=geen_ontbijt>feit|slordig>ruis;zin=letterlijk;zeker=ja;wie=af|ib;bereid=7;"
        "plan=Oma/belt - appt/vrijdag;vrij=\"Zij wil wel; het is veel.\"");
  CHECK(has(t.text, "Typ een nummer van 1 tot en met 2."));
  CHECK(has(t.text, "Het moet een getal van 0 tot en met 10 zijn."));
  CHECK(has(t.text, "feit: Vijf keer zonder ontbijt."));
  CHECK(has(t.text, "Een begin"));
}

TEST_CASE("in a form one can go back a question, skip what is not required, and leave it again") {
  const std::vector<std::string> to_form = {"", "1", "1", "1", "2"};
  std::vector<std::string> lines = to_form;
  // Both cards, back to the cards, Enter keeps them; then the rest, skipping plan and text.
  for (const char* line : {"1", "5", "t", "", "1", "2", "1", "7", "", "", ""}) lines.emplace_back(line);
  const Talk t = talk(lines);
  REQUIRE(t.inputs.size() == 5);
  CHECK(t.inputs.back() ==
        "form:sorteer=geen_ontbijt>feit|slordig>ruis;zin=letterlijk;zeker=nee;wie=af;bereid=7");
  // Before the first question, back is out of the form.
  std::vector<std::string> out = to_form;
  out.emplace_back("t");
  CHECK(talk(out).inputs.size() == 3);
}

TEST_CASE("a whole form can be given as one line") {
  const Talk t = talk({"", "1", "1", "1", "2", test::kForm});
  CHECK(t.end == ConversationEnd::finished);
  REQUIRE(t.inputs.size() == 5);
  CHECK(t.inputs.back() == test::kForm);
}

TEST_CASE("letting the time pass is an answer too") {
  const Talk t = talk({"", "1", "laat"});
  CHECK(t.end == ConversationEnd::finished);
  CHECK(t.inputs.back() == "late");
  CHECK(has(t.text, "(Je zegt niets. De tijd gaat voorbij.)"));
}

TEST_CASE("help, transcript and nonsense change nothing") {
  const Talk t = talk({"", "?", "v", "wat?", "99", "1"});
  CHECK(t.inputs == std::vector<std::string>{"rustig"});
  CHECK(has(t.text, "notitieboek: wat je opvalt"));
  CHECK(has(t.text, "tot nu toe"));
}

TEST_SUITE_END();
