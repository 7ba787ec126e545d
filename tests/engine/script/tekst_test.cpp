#include "engine/script/tekst.h"

#include "tests/engine/script/script_support.h"

using namespace gesprek::script;
using namespace gesprek::script::test;

namespace {

std::string joined_words(std::string_view text) {
  std::string out;
  for (const tekst::Word& word : tekst::words(text)) out += (out.empty() ? "" : "|") + word.text;
  return out;
}

std::string joined_sentences(std::string_view text) {
  std::string out;
  for (const std::string_view sentence : tekst::sentences(text))
    out += (out.empty() ? "" : "|") + std::string(sentence);
  return out;
}

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("words are letters and digits, with what belongs inside them") {
    CHECK(joined_words("Hoe gaat het met u?") == "hoe|gaat|het|met|u");
    CHECK(joined_words("Foto's van Levi’s jeugd-arts") == "foto's|van|levi's|jeugd-arts");
    CHECK(joined_words("'s ochtends om 10.15 u., 2,5 kilo") == "s|ochtends|om|10.15|u|2,5|kilo");
    CHECK(joined_words("z.o.z. of o.a. dit") == "z.o.z|of|o.a|dit");
    CHECK(joined_words("één ÉÉN Eén reünie COÖRDINATOR Ĳsland") == "één|één|eén|reünie|coördinator|ĳsland");
    CHECK(joined_words("Ja… “nee” — of: «misschien»!") == "ja|nee|of|misschien");
    CHECK(joined_words("") == "");
    CHECK(joined_words(" … ?! — ") == "");
    CHECK(joined_words("a - b") == "a|b");
    CHECK(joined_words("12-03-2024") == "12-03-2024");
    CHECK(joined_words("smile 😀 klaar") == "smile|klaar");
  }

  TEST_CASE("sentences end at their marks") {
    CHECK(joined_sentences("Dag. Hoe gaat het? Goed zo!") == "Dag.|Hoe gaat het?|Goed zo!");
    CHECK(joined_sentences("Zonder punt aan het eind") == "Zonder punt aan het eind");
    CHECK(joined_sentences("Echt?! Ja.") == "Echt?!|Ja.");
    CHECK(joined_sentences("  Ja.   Nee.  ") == "Ja.|Nee.");
    CHECK(joined_sentences("Ze zei: \"Nee.\" Toen ging ze.") == "Ze zei: \"Nee.\"|Toen ging ze.");
    CHECK(joined_sentences("Hij zei \"Nee.\" en liep weg.") == "Hij zei \"Nee.\" en liep weg.");
    CHECK(joined_sentences("(Even denken.) Goed.") == "(Even denken.)|Goed.");
    CHECK(joined_sentences("") == "");
    CHECK(joined_sentences("… ?! .") == "");
  }

  TEST_CASE("what ends no sentence: the ellipsis, times, and short forms") {
    CHECK(joined_sentences("Ik… ik weet het niet. Echt niet.") == "Ik… ik weet het niet.|Echt niet.");
    CHECK(joined_sentences("Tja... dat is lastig. Ja.") == "Tja... dat is lastig.|Ja.");
    CHECK(joined_sentences("Ik kom om 10.15 langs. Goed?") == "Ik kom om 10.15 langs.|Goed?");
    CHECK(joined_sentences("Om 10.15 u. kom ik. Goed?") == "Om 10.15 u. kom ik.|Goed?");
    CHECK(joined_sentences("Tot 10.15 u. Dag!") == "Tot 10.15 u.|Dag!");
    CHECK(joined_sentences("Het is 10.15. Tijd!") == "Het is 10.15.|Tijd!");
    CHECK(joined_sentences("Zie z.o.z. Daarna praten we verder.") == "Zie z.o.z. Daarna praten we verder.");
    CHECK(joined_sentences("Dhr. J. de Boer belt, bijv. morgen. Goed?") ==
          "Dhr. J. de Boer belt, bijv. morgen.|Goed?");
    CHECK(joined_sentences("Brood, kaas enz. op tafel. Ja.") == "Brood, kaas enz. op tafel.|Ja.");
    CHECK(joined_sentences("Ik zie u. Tot morgen.") == "Ik zie u.|Tot morgen.");
    CHECK(joined_sentences("Wacht…? Ja.") == "Wacht…?|Ja.");
  }

  TEST_CASE("the counts of a choice") {
    // "Levi weegt te weinig." 4 words; "Ik wil dat hij meer eet, drie keer op een dag." 11
    const tekst::Counts counts =
        tekst::count("Levi weegt te weinig. Ik wil dat hij meer eet, drie keer op een dag.");
    CHECK(counts.words == 15);
    CHECK(counts.sentences == 2);
    CHECK(counts.longest == 11);
    CHECK(tekst::count("").longest == 0);
  }

  TEST_CASE("words are looked for whole, whatever their case") {
    const auto has = [](std::string_view text, const std::vector<std::string_view>& words) {
      return tekst::contains_any(text, words).has_value();
    };
    CHECK(has("De CURVE buigt af.", {"curve"}));
    CHECK_FALSE(has("De curves buigen af.", {"curve"}));
    CHECK(has("Dat is EEN REÜNIE", {"reünie"}));
    CHECK(has("één ding", {"ÉÉN"}));
    CHECK_FALSE(has("een ding", {"één"}));
    CHECK(has("We krijgen de neuzen dezelfde kant op.", {"neuzen dezelfde kant"}));
    CHECK_FALSE(has("de neuzen, en dezelfde kant", {"neuzen dezelfde kant"}));
    CHECK(has("foto’s maken", {"foto's"}));
    CHECK_FALSE(has("iets", {}));
    CHECK_FALSE(has("iets", {"", " ", "…"}));
    CHECK(tekst::contains_any("a b c", {"x", "c", "a"}) == std::size_t{1});
  }

  TEST_CASE("a question has a sentence that ends with a question mark") {
    CHECK(tekst::is_question("Hoe gaat het?"));
    CHECK(tekst::is_question("Hoe kijkt u daarnaar? Ik hoor het graag."));
    CHECK(tekst::is_question("Echt?!"));
    CHECK(tekst::is_question("'Hoe dan?'"));
    CHECK_FALSE(tekst::is_question("Dat is een vraag."));
    CHECK_FALSE(tekst::is_question("www.zoek.nl?q=1"));
    CHECK_FALSE(tekst::is_question("?"));
  }

  TEST_CASE("lower case knows the letters of Dutch") {
    CHECK(tekst::lower_case("ÀÉÊËÏÖÜÇÑ ŸĲ × Ž Ł") == "àéêëïöüçñ ÿĳ × ž ł");
  }

  TEST_CASE("broken text is no reason to read outside it") {
    for (const char* const text : {"\xC3", "a\xE2\x80", "\xF0\x9F", "\xff\xfe", "a\xC3"}) {
      static_cast<void>(tekst::count(text));
      static_cast<void>(tekst::lower_case(text));
    }
  }

  TEST_CASE("scripts call the same functions") {
    CHECK(evaluate("tekst.words('Dag. Hoe gaat het?')") == Value::of(std::int64_t{4}));
    CHECK(evaluate("tekst.sentences('Dag. Hoe gaat het?')") == Value::of(std::int64_t{2}));
    CHECK(evaluate("tekst.longest_sentence('Dag. Hoe gaat het?')") == Value::of(std::int64_t{3}));
    CHECK(evaluate("tekst.sentence_list('Dag. Hoe gaat het?')") == Value::list({"Dag.", "Hoe gaat het?"}));
    CHECK(evaluate("tekst.contains_any('De CURVE', {'curve'}) and 1 or 0") == Value::of(std::int64_t{1}));
    CHECK(evaluate("tekst.contains_any('De curve', 'kromme', 'curve') and 1 or 0") ==
          Value::of(std::int64_t{1}));
    CHECK(evaluate("select(2, tekst.contains_any('De curve', 'kromme', 'curve'))") == Value::of("curve"));
    CHECK(evaluate("tekst.is_question('Ja?') and 1 or 0") == Value::of(std::int64_t{1}));
    CHECK(failure_of("tekst.words(nil)").what.nl == "tekst.words verwacht een tekst en kreeg niets");
    CHECK(failure_of("tekst.words()").what.en == "tekst.words expects a text and got nothing");
    CHECK(failure_of("tekst.wods('x')").what.nl == "tekst heeft geen 'wods'");
  }
}
