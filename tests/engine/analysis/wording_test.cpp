#include "engine/analysis/wording.h"

#include <doctest/doctest.h>

#include "tests/support/compile.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::analysis;

namespace {

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> out;
  for (const FoundData& data : find_personal_data(text)) out.push_back(data.text);
  return out;
}
using Found = std::vector<std::string>;

/// The codes of what is said to a plain-spoken Karin in one choice.
std::vector<DiagnosticCode> codes_of(const std::string& say, const std::string& more = {}) {
  // Whatever else there is to say about so small a case does not matter here.
  const test::Compiled compiled = test::compile_text(
      test::case_with("  begin:\n    choices:\n      - id: zeg\n        say: \"" + say +
                      "\"\n        moves: [open_vraag]\n" + more + "        why: Zo.\n    go: einde\n"));
  REQUIRE(compiled.program.has_value());
  const program::Program& program = *compiled.program;
  WordingRules rules;
  rules.plain_cast = {1};
  rules.jargon = {{"intake", "het eerste gesprek"}, {"veiligheidsplan", ""}};
  rules.figurative = {{"een vinger aan de pols", "af en toe kijken"}, {"vinger aan de pols", "kijken"}};
  rules.question_moves = {"gestapelde_vraag"};
  std::vector<Remark> remarks;
  remark_on_plain_language(program, rules, remarks);
  std::vector<DiagnosticCode> out;
  for (const Remark& remark : remarks) out.push_back(remark.code);
  return out;
}
using Codes = std::vector<DiagnosticCode>;

}  // namespace

TEST_SUITE("engine/analysis/wording") {
  TEST_CASE("a telephone number is found however it is written; help lines and made-up numbers are not") {
    CHECK(found("Bel 06-48213975.") == Found{"06-48213975"});
    CHECK(found("Bel 06 48 21 39 75 of mail.") == Found{"06 48 21 39 75"});
    CHECK(found("Bel 030-2718294.") == Found{"030-2718294"});
    CHECK(found("Bel +31 6 48213975.") == Found{"+31 6 48213975"});
    CHECK(found("Bel +31 (0)6 48213975.") == Found{"+31 (0)6 48213975"});
    CHECK(found("Bel 0800-2000, of 112, of 113.").empty());
    CHECK(found("Bel 0800-0113 of 0900-1234567.").empty());
    CHECK(found("Bel 06-12345678 of 06-00000000.").empty());
    CHECK(found("Op 12-03-2024 om 10.15 uur, 5 van de 12 keer.").empty());
  }

  TEST_CASE("a citizen service number counts when its check digit does") {
    // 9·1+8·4+7·7+6·5+5·8+4·8+3·9+2·4 = 9+32+49+30+40+32+27+8 = 227. Less 6 is 221 = 20·11+1; less 7 is 220 =
    // 20·11.
    CHECK(found("BSN 147588946").empty());
    CHECK(found("BSN 147588947") == Found{"147588947"});
    CHECK(found("BSN 147 588 947") == Found{"147 588 947"});
    CHECK(found("BSN 111222333").empty());  // for trying things out
    CHECK(found("dossier 1475889470").empty());
  }

  TEST_CASE("an address is a postcode with a number near it") {
    CHECK(found("Zij woont op Kerkstraat 12, 3511 AX Utrecht.") == Found{"3511 AX"});
    CHECK(found("Postcode 3511AX 12.") == Found{"3511AX"});
    CHECK(found("De wijk 3511 AX is druk.").empty());
    CHECK(found("Kerkstraat 1, 1234 AB").empty());
    CHECK(found("In 2019 OK bevonden.").empty());
  }

  TEST_CASE("mail addresses, bank accounts and birth dates") {
    CHECK(found("Mail karin.m@gmail.com even.") == Found{"karin.m@gmail.com"});
    CHECK(found("Mail naam@voorbeeld.nl of naam@example.org.").empty());
    CHECK(found("Op NL91 ABNA 0417 1643 00.") == Found{"NL91 ABNA 0417 1643 00"});
    CHECK(found("Op NL92 RABO 3123 4567 89.").empty());  // the check digits are wrong
    CHECK(found("Milan is geboren op 12-03-2019.") == Found{"12-03-2019"});
    CHECK(found("Milan is geboren op 12 maart 2019.") == Found{"12 maart 2019"});
    CHECK(found("We spreken elkaar op 12 maart 2024.").empty());
  }

  TEST_CASE("a first and a last name that many people have, side by side in one text") {
    test::ProgramBuilder b;
    b.node("begin")
        .line(test::narrator("Jan de Vries belt. Anna. De Boer neemt op, en Karin Molenhoek ook."))
        .choice(test::choice("a").go("eind"));
    b.node("eind").ends("Eind");
    const program::Program program = b.build();
    WordingRules rules;
    rules.first_names = {"Jan", "Anna", "Karin"};
    rules.last_names = {"de Vries", "de Boer"};
    std::vector<Remark> remarks;
    remark_on_personal_data(program, rules, remarks);
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].code == DiagnosticCode::looks_like_real_name);
    CHECK(remarks[0].args[0] == "Jan de Vries");
    CHECK(remarks[0].place.kind == PlaceKind::line);
  }

  TEST_CASE("ten words in a sentence are enough; the sentences are counted one by one") {
    CHECK(codes_of("Een twee drie vier vijf zes zeven acht negen tien.") == Codes{});
    CHECK(codes_of("Een twee drie vier vijf zes zeven acht negen tien elf.") ==
          Codes{DiagnosticCode::long_sentence});
    CHECK(codes_of("Een twee drie vier vijf zes. Zeven acht negen tien elf.") == Codes{});
  }

  TEST_CASE("two questions are one too many, but not the two sides of a choice, nor a tag") {
    CHECK(codes_of("Hoe slaapt hij? Wat eet hij?") == Codes{DiagnosticCode::several_questions});
    CHECK(codes_of("Wilt u thee? Of liever koffie?") == Codes{});
    CHECK(codes_of("Dat is veel. Wat helpt u?") == Codes{});
    CHECK(codes_of("Wij bellen vrijdag. Goed? Wat helpt u?") == Codes{});
  }

  TEST_CASE("words of the trade and figurative language are found as whole words, the longest first") {
    CHECK(codes_of("Dit is de Intake.") == Codes{DiagnosticCode::jargon_word});
    CHECK(codes_of("Dit is het intakegesprek.") == Codes{});
    CHECK(codes_of("Ik houd een vinger aan de pols.") == Codes{DiagnosticCode::figurative_language});
  }

  TEST_CASE("a choice that loses points is meant to be so") {
    CHECK(codes_of("Dit is de intake.", "        score: {C2: -1}\n") == Codes{});
  }
}
