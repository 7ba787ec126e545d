// Forms (format 5.13, 5.18).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {

FieldSpec field(const std::string& id, FieldType type) {
  FieldSpec spec;
  spec.id = id;
  spec.type = type;
  return spec;
}

/// A case that is one form and an ending.
Program one_form(std::vector<FieldSpec> fields, const std::vector<std::string>& revealed = {}) {
  ProgramBuilder b;
  b.slot("x", 0);
  b.criterion("A9");
  b.criterion("C1");
  b.criterion("extra", false);
  b.fact("f1", FactKind::fact);
  b.fact("f2", FactKind::source);
  b.fact("f3", FactKind::noise);
  NodeSpec& node = b.node("form");
  for (const std::string& f : revealed) node.reveals(f);
  node.form(std::move(fields), "einde");
  b.node("einde").ends("Klaar");
  return b.build();
}

FieldSpec sorting(int wrong, int right) {
  FieldSpec sort = field("sorteer", FieldType::sort);
  sort.items = {{"f1", "f1"}, {"f2", "f2"}, {"f3", "f3"}, {"los", ""}};
  sort.columns = {"feit", "bron", "duiding", "ruis"};
  sort.answers = {{"f1", "feit"}, {"f2", "bron"}, {"f3", "ruis"}};
  sort.scores["A9"] = {wrong, right};
  return sort;
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("all fields are answered in one input: points first, then effects and events in field order") {
    FieldSpec q1 = field("q1", FieldType::yes_no);
    q1.options = {{"ja", {}, false, {{"E1", ""}}, {{"x", 2, false}}}, {"nee", {}, false, {}, {}}};
    q1.answers = {{"", "ja"}};
    q1.scores["C1"] = {-1, 1};
    q1.emits = "WEEG_Q1";
    FieldSpec q2 = field("q2", FieldType::choice);
    q2.options = {{"a", {{"A9", 2}}, true, {{"E2", ""}}, {{"x", 1, false}}},
                  {"b", {{"A9", -2}, {"extra", 3}}, true, {}, {}}};
    const Program program = one_form({q1, q2});
    Player player(program);
    CHECK(player->offer().form == 0);
    CHECK(player->offer().items.empty());
    player.give("form:q2=a;q1=ja");  // the order given does not matter
    CHECK(player.last() == Words{"input 0", "answered q1", "points C1 1/-1/1 field", "answered q2",
                                 "points A9 2/-2/2 field", "set x 0>2", "event E1", "event WEEG_Q1=ja",
                                 "set x 2>3", "event E2", "node einde", "ending Klaar"});
    CHECK(player.input_texts() == Words{"form:q1=ja;q2=a"});
    CHECK(player->turn() == 0);  // a form is no turn (5.4)
  }

  TEST_CASE("sort: wrong + (right - wrong) k/n, half up, over the shown items that have an answer") {
    // n = 3 (`los` has no answer). −1 + 3·k/3: k=0 −1, k=1 0, k=2 1, k=3 2.
    const Program all = one_form({sorting(-1, 2)}, {"f1", "f2", "f3"});
    const auto points = [](const Program& program, const std::string& input) {
      Player player(program);
      player.give(input);
      return player.last("points");
    };
    CHECK(points(all, "form:sorteer=f1>bron|f2>feit|f3>feit|los>ruis") == Words{"A9 -1/-1/2 field"});
    CHECK(points(all, "form:sorteer=f1>feit|f2>feit|f3>feit|los>ruis") == Words{"A9 0/-1/2 field"});
    CHECK(points(all, "form:sorteer=f1>feit|f2>bron|f3>feit|los>ruis") == Words{"A9 1/-1/2 field"});
    CHECK(points(all, "form:sorteer=f1>feit|f2>bron|f3>ruis|los>ruis") == Words{"A9 2/-1/2 field"});
    // Two of three revealed: n = 2. −1 + 3·1/2 = 0,5 → 1 (half up).
    const Program two = one_form({sorting(-1, 2)}, {"f1", "f2"});
    CHECK(points(two, "form:sorteer=f1>feit|f2>feit|los>ruis") == Words{"A9 1/-1/2 field"});
    // −2 + 1·1/2 = −1,5 → −1 (half up, towards plus); hi = −1 ≤ 0 and nothing was lost: no opportunity.
    const Program low = one_form({sorting(-2, -1)}, {"f1", "f2"});
    CHECK(points(low, "form:sorteer=f1>feit|f2>feit|los>ruis").empty());
    CHECK(points(low, "form:sorteer=f1>bron|f2>feit|los>ruis") == Words{"A9 -2/-2/-1 field"});
    // Right may be the lower end: 2 + (−1 − 2)·1/2 = 0,5 → 1.
    const Program turned = one_form({sorting(2, -1)}, {"f1", "f2"});
    CHECK(points(turned, "form:sorteer=f1>feit|f2>feit|los>ruis") == Words{"A9 1/-1/2 field"});
  }

  TEST_CASE(
      "facts not revealed are left out; a field without items is skipped; a form without fields is passed") {
    FieldSpec sort = sorting(-1, 2);
    sort.items.pop_back();  // without `los`
    const Program with_text = one_form({sort, field("tekst", FieldType::text)}, {});
    Player player(with_text);
    CHECK(player.refused("form:sorteer=f1>feit").find("'sorteer' wordt nu niet gevraagd") !=
          std::string::npos);
    player.give("form:");
    CHECK(player.last("points").empty());
    CHECK(player->status() == session::Status::ended);
    const Program nothing = one_form({sort}, {});
    CHECK(Player(nothing)->status() == session::Status::ended);
    const Program second = one_form({sort}, {"f2"});
    Player some(second);
    CHECK(some.refused("form:sorteer=f1>feit|f2>bron").find("ligt 'f1' nu niet") != std::string::npos);
  }

  TEST_CASE("items: revealed means all revealed facts; answer: kind takes the column from the fact") {
    FieldSpec sort = field("sorteer", FieldType::board);
    sort.items_revealed = true;
    sort.answer_kind = true;
    sort.columns = {"feit", "bron", "ruis"};
    sort.scores["A9"] = {0, 2};
    const Program program = one_form({sort}, {"f1", "f3"});
    Player player(program);
    CHECK(player->shown_items(program.fields[0]) == std::vector<std::uint32_t>{0, 2});
    player.give("form:sorteer=f3>ruis|f1>bron");
    CHECK(player.last("points") == Words{"A9 1/0/2 field"});  // 0 + 2·1/2
  }

  TEST_CASE("multi is right as a whole; with own scores it is the sum of what was picked") {
    FieldSpec multi = field("m", FieldType::multi);
    multi.options = {
        {"a", {}, false, {{"EA", ""}}, {}}, {"b", {}, false, {{"EB", ""}}, {}}, {"c", {}, false, {}, {}}};
    multi.answers = {{"", "a"}, {"", "b"}};
    multi.scores["A9"] = {-1, 2};
    const Program program = one_form({multi});
    Player right(program);
    right.give("form:m=b|a");
    CHECK(right.last("points") == Words{"A9 2/-1/2 field"});
    CHECK(right.last("event") == Words{"EA", "EB"});  // in the order of the options
    Player half(program);
    half.give("form:m=a");
    CHECK(half.last("points") == Words{"A9 -1/-1/2 field"});

    FieldSpec sums = field("m", FieldType::multi);
    sums.options = {{"a", {{"A9", 2}}, true, {}, {}},
                    {"b", {{"A9", -1}}, true, {}, {}},
                    {"c", {{"A9", 1}}, true, {}, {}}};
    const Program summed = one_form({sums});
    Player both(summed);
    both.give("form:m=a|b");
    CHECK(both.last("points") == Words{"A9 1/-1/3 field"});  // 2 − 1; least −1, most 2 + 1
  }

  TEST_CASE("an option without its own score is worth the pair, one with it replaces the pair") {
    FieldSpec pick = field("p", FieldType::choice);
    pick.options = {{"a", {}, false, {}, {}}, {"b", {}, false, {}, {}}, {"c", {{"A9", -2}}, true, {}, {}}};
    pick.answers = {{"", "a"}};
    pick.scores["A9"] = {-1, 2};
    const Program program = one_form({pick});
    for (const auto& [option, points] : std::vector<std::pair<std::string, std::string>>{
             {"a", "A9 2/-2/2 field"}, {"b", "A9 -1/-2/2 field"}, {"c", "A9 -2/-2/2 field"}}) {
      Player player(program);
      player.give("form:p=" + option);
      CHECK(player.last("points") == Words{points});
    }
  }

  TEST_CASE("a scale is a number within its ends, right or wrong as a whole") {
    FieldSpec scale = field("s", FieldType::scale);
    scale.answers = {{"", "7"}};
    scale.scores["A9"] = {0, 1};
    scale.emits = "SCHAAL";
    const Program program = one_form({scale});
    Player player(program);
    for (const char* wrong : {"form:s=11", "form:s=-1", "form:s=zeven", "form:s=7|8", "form:s=99999999999"}) {
      CHECK(player.refused(wrong).find("past een heel getal van 0 tot en met 10") != std::string::npos);
    }
    player.give("form:s=7");
    CHECK(player.last("points") == Words{"A9 1/0/1 field"});
    CHECK(player.last("event") == Words{"SCHAAL"});
  }

  TEST_CASE("what does not fit is refused in a sentence that says what would") {
    FieldSpec pick = field("kies", FieldType::choice);
    pick.options = {{"a", {}, false, {}, {}}, {"b", {}, false, {}, {}}};
    FieldSpec plan = field("plan", FieldType::plan);
    plan.rows = 2;
    FieldSpec vrij = field("vrij", FieldType::choice);
    vrij.options = {{"x", {}, false, {}, {}}};
    vrij.required = false;
    const Program program =
        one_form({pick, sorting(0, 1), plan, vrij, field("tekst", FieldType::text)}, {"f1"});
    Player player(program);
    CHECK(player.refused("form:sorteer=f1>feit|los>bron;plan=a/b/c") ==
          "Het formulier mist nog een antwoord op 'kies' (Vraag kies?).");
    CHECK(player.refused("form:kies=c;sorteer=f1>feit|los>bron;plan=a/b/c") ==
          "Bij 'kies' (Vraag kies?) bestaat het antwoord 'c' niet. Mogelijk: a, b.");
    CHECK(player.refused("form:kies=a|b;sorteer=f1>feit|los>bron;plan=a/b/c").find("kan één antwoord") !=
          std::string::npos);
    CHECK(player.refused("form:kies=a;sorteer=f1>feit;plan=a/b/c") ==
          "Bij 'sorteer' (Vraag sorteer?) hebben nog geen plaats: los.");
    CHECK(player.refused("form:kies=a;sorteer=f1>kast|los>bron;plan=a/b/c") ==
          "Bij 'sorteer' (Vraag sorteer?) past 'f1>kast' niet: geef item>kolom, met als kolom feit, bron, "
          "duiding, "
          "ruis.");
    CHECK(player.refused("form:kies=a;sorteer=f1>feit|f1>bron|los>bron;plan=a/b/c").find("'f1' twee keer") !=
          std::string::npos);
    CHECK(player.refused("form:kies=a;sorteer=f1>feit|los>bron;plan=ik").find("wie/wat/wanneer") !=
          std::string::npos);
    CHECK(player.refused("form:kies=a;sorteer=f1>feit|los>bron;plan=a/b/c|a/b/c|a/b/c")
              .find("hoogstens 2 regels") != std::string::npos);
    CHECK(player.refused("form:kies=a;kies=b").find("twee keer ingevuld") != std::string::npos);
    CHECK(player.refused("form:keis=a").find("Bedoel je 'kies'?") != std::string::npos);
    CHECK(player.refused("form:kies").find("veld=waarde") != std::string::npos);
    CHECK(player.refused("form:kies=\"a").find("sluit een aanhalingsteken niet") != std::string::npos);
    CHECK(player.refused("rustig").find("Aangeboden: form:kies=…;sorteer=…") != std::string::npos);
    player.give(
        "form:kies=a;sorteer=f1>feit|los>bron;plan=\"Karin/belt, vrijdag/09:00\"|ik/a/b;tekst=\"Zij zei: "
        "\\\"nee; "
        "toch\\\"\"");
    CHECK(player->inputs()[0].answers.size() == 4);
    CHECK(player->inputs()[0].answers[2].values == Words{"Karin/belt, vrijdag/09:00", "ik/a/b"});
  }

  TEST_CASE("the way on after a form may branch on what was answered") {
    ProgramBuilder b;
    FieldSpec q = field("q", FieldType::yes_no);
    q.emits = "WEEG_Q2";
    q.options = {{"ja", {}, false, {}, {}}, {"nee", {}, false, {}, {}}};
    b.node("form").branch({{event("WEEG_Q2", "ja"), "melden"}, {{}, "volgen"}}).form({q}, "");
    b.node("melden").ends("Melden");
    b.node("volgen").ends("Volgen");
    const Program program = b.build();
    Player yes(program);
    yes.give("form:q=ja");
    CHECK(yes.all("ending") == Words{"Melden"});
    Player no(program);
    no.give("form:q=nee");
    CHECK(no.all("ending") == Words{"Volgen"});
  }
}
