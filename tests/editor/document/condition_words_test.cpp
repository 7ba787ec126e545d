#include "editor/document/condition_words.h"

#include <doctest/doctest.h>

#include <string>

namespace gesprek::editor {

TEST_SUITE("editor/document") {
  TEST_CASE("a condition of flat terms is read and written as it stood") {
    for (const std::string text :
         {"karin.vertrouwen >= 6", "toon == \"gespannen\"", "toon ~= \"rustig\" and karin.spanning < 3",
          "not event(\"zorg_op_tafel\")", "event(\"WEEG_Q2\", \"ja\") or knows(\"hek\") or gebeld",
          "seen(\"zorg\") and not chosen(\"zorg.tip\") and not gebeld", "noted(\"hek\")", "x == -2"}) {
      const auto words = read_condition(text);
      REQUIRE_MESSAGE(words.has_value(), text);
      CHECK(write_condition(*words) == text);
    }
    const auto words = read_condition("  karin.vertrouwen>=6   or  toon=='gespannen' ");
    REQUIRE(words.has_value());
    CHECK(words->is_any);
    REQUIRE(words->terms.size() == 2);
    CHECK(words->terms[0] == ConditionTerm{TermKind::meter, false, "karin.vertrouwen", ">=", "6"});
    CHECK(words->terms[1] == ConditionTerm{TermKind::word, false, "toon", "==", "gespannen"});
  }

  TEST_CASE("what a flat sentence would say wrongly stays text") {
    for (const std::string text :
         {"", "a and b or c", "not x >= 3", "(a or b) and c", "a + b >= 3", "6 <= karin.vertrouwen",
          "mijn_conditie()", "a and", "event(\"X\", y)", "toon == rustig", "toon >= \"rustig\"", "not", "a b",
          "seen(\"x\"", "true"}) {
      CHECK_FALSE_MESSAGE(read_condition(text).has_value(), text);
    }
  }
}

}  // namespace gesprek::editor
