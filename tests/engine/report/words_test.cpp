#include "engine/report/words.h"

#include <doctest/doctest.h>

using namespace gesprek;
using namespace gesprek::report;

TEST_SUITE("engine/report/words") {
  TEST_CASE("only what was said stands between quotation marks") {
    CHECK(words_of({program::ChoiceKind::say, "Dag."}) == "“Dag.”");
    CHECK(words_of({program::ChoiceKind::do_, "Je zet de tv zachter."}) == "Je zet de tv zachter.");
    CHECK(words_of({program::ChoiceKind::think, "Ik wacht."}) == "Ik wacht.");
  }
  TEST_CASE("a place is a turn and a phase, or nothing at all") {
    scoring::Moment moment;
    CHECK(place_of(moment) == "");
    moment.input = 0;
    CHECK(place_of(moment) == "voor de eerste beurt");
    moment.turn = 7;
    CHECK(place_of(moment) == "beurt 7");
    moment.phase = "één zorg";
    CHECK(place_of(moment) == "beurt 7, één zorg");
  }
  TEST_CASE("first letters change, abbreviations and other signs do not") {
    CHECK(small_first("Vertrouwen") == "vertrouwen");
    CHECK(small_first("Één") == "één");
    CHECK(small_first("LVB-ouder") == "LVB-ouder");
    CHECK(small_first("Veilig Thuis als dreigement") == "Veilig Thuis als dreigement");
    CHECK(small_first("") == "");
    CHECK(small_first("“Ja”") == "“Ja”");
    CHECK(large_first("één zorg") == "Één zorg");
    CHECK(large_first("ÿ") == "ÿ");
    CHECK(large_first("7 dagen") == "7 dagen");
  }
  TEST_CASE("a sentence gets one full stop, not two") {
    CHECK(sentence("het kind is gezien") == "Het kind is gezien.");
    CHECK(sentence("Klaar.") == "Klaar.");
    CHECK(sentence("Echt?") == "Echt?");
    CHECK(sentence("Ze zei: “Nee.”") == "Ze zei: “Nee.”");
    CHECK(sentence("") == "");
  }
  TEST_CASE("rows of words and changes read as a sentence") {
    CHECK(joined({}) == "");
    CHECK(joined({"a"}) == "a");
    CHECK(joined({"a", "b", "c"}) == "a, b en c");
    scoring::StateChange trust;
    trust.label = "Vertrouwen";
    trust.from = 4;
    trust.to = 6;
    CHECK(changes_in_words({trust, trust}) == "vertrouwen van 4 naar 6 en vertrouwen van 4 naar 6");
    CHECK(changes_in_words({trust, trust}, 1) == "vertrouwen van 4 naar 6");
    CHECK(counted(1, "beurt", "beurten") == "1 beurt");
    CHECK(counted(0, "beurt", "beurten") == "0 beurten");
  }
  TEST_CASE("a date is said in words; what is no date stays as it is") {
    CHECK(date_in_words("2026-11-02") == "2 november 2026");
    CHECK(date_in_words("2026-13-02") == "2026-13-02");
    CHECK(date_in_words("2026-1a-02") == "2026-1a-02");
    CHECK(date_in_words("gisteren") == "gisteren");
    CHECK(date_in_words("") == "");
  }
}
