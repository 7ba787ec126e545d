#include "engine/exchange/case_pages.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/exchange/case_words.h"
#include "engine/report/html.h"
#include "engine/report/pdf.h"
#include "tests/engine/exchange/case_on_disk.h"
#include "tests/support/pdf_reader.h"

using namespace gesprek;            // NOLINT: tests
using namespace gesprek::exchange;  // NOLINT: tests
using namespace gesprek::test;      // NOLINT: tests

namespace {

/// Letters and digits only: lines of a page break anywhere.
std::string letters(std::string text) {
  for (std::size_t at = text.find("&#39;"); at != std::string::npos; at = text.find("&#39;", at))
    text.erase(at, 5);
  for (std::size_t at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at))
    text.erase(at, 5);
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0xC3) out += c;
  }
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("engine/exchange/case_pages");

TEST_CASE("a reader's copy has every line, choice, reply, reason and ending of a case, also on paper") {
  const CaseOnDisk one = case_on_disk("scenarios/mag-ik-nog-even-blijven");
  const report::Document document = reader_copy(one.on_paper());
  const Result<report::PdfPages> pdf = report::pdf_pages(document, "2026-11-22T12:00:00Z");
  REQUIRE(pdf.ok());
  const std::string html = letters(report::html_page(document));
  const std::string paper = letters(pdf_text(pdf->bytes));
  const program::Program& p = *one.program;
  std::size_t looked = 0;
  const auto holds = [&](program::TextRef ref, bool on_paper) {
    if (ref.size == 0) return;
    const std::string wanted = letters(std::string(p.text(ref)));
    INFO(p.text(ref));
    CHECK(html.find(wanted) != std::string::npos);
    // On paper a page break may stand in the middle of a long text: its beginning is enough there.
    if (on_paper)
      CHECK(paper.find(wanted.substr(0, std::min<std::size_t>(wanted.size(), 24))) != std::string::npos);
    ++looked;
  };
  for (const program::Line& line : p.lines) holds(line.text, true);
  for (const program::Choice& choice : p.choices) holds(choice.text, true);
  for (const program::ChoiceInfo& info : p.choice_infos) holds(info.why, false);
  for (const program::Repair& repair : p.repairs) holds(repair.text, false);
  for (const program::Ending& ending : p.endings) {
    holds(ending.text, true);
    holds(ending.child, true);
  }
  for (const program::Fact& fact : p.facts) holds(fact.text, false);
  for (const program::Option& option : p.options) holds(option.label, false);
  CHECK(looked > 500);
  // The key is a proposal, wherever it shows.
  CHECK(html.find(letters("nog door niemand")) != std::string::npos);
  CHECK(count(html, letters("voorbeeldroute (voorstel)")) ==
        static_cast<std::size_t>(std::count_if(
            p.choices.begin(), p.choices.end(),
            [](const program::Choice& choice) { return (choice.flags & program::ChoiceFlag::model) != 0; })));
  CHECK(pdf->pages > 20);
}

TEST_CASE("what the writer wants to have checked stands among the open questions") {
  const CaseOnDisk one = case_on_disk("scenarios/mag-ik-nog-even-blijven");
  const std::vector<std::string> notes = head_notes(*one.loaded.source);
  REQUIRE(notes.size() > 3);
  CHECK(std::any_of(notes.begin(), notes.end(), [](const std::string& note) {
    return note.rfind("Nog door een deskundige te toetsen", 0) == 0;
  }));
  CHECK(head_notes(SourceText("a", "gesprek: 1\n# - later\n")).empty());
  CHECK(head_notes(SourceText("a", "# Kop\n# - een\n#   en meer\n#\n# los\n# - twee\n")) ==
        std::vector<std::string>{"een en meer", "twee"});
}

TEST_CASE("role-play cards: one for who leads, one a player, one to observe, with the criteria of the case") {
  for (const char* name : {"mag-ik-nog-even-blijven", "zegt-u-het-hem-maar", "wie-van-jullie-heeft-gebeld"}) {
    const CaseOnDisk one = case_on_disk(std::string("scenarios/") + name);
    const report::Document document = role_cards(one.on_paper());
    const std::string html = report::html_page(document);
    INFO(name);
    CHECK(count(html, "Kaart A · ") > 0);
    CHECK(count(html, "Kaart B · ") > 0);
    CHECK(html.find("Observatiekaart") != std::string::npos);
    const program::Program& p = *one.program;
    for (const program::Criterion& criterion : p.criteria) {
      if (criterion.scored == 0) continue;
      INFO(p.text(criterion.label));
      CHECK(letters(html).find(letters(std::string(p.text(criterion.label)))) != std::string::npos);
    }
    // No key and no points on a card that somebody plays from.
    CHECK(html.find("voorbeeldroute") == std::string::npos);
    const Result<report::PdfPages> pdf = report::pdf_pages(document, "2026-11-22T12:00:00Z");
    REQUIRE(pdf.ok());
    // Each card begins a page.
    const std::string paper = "\f" + pdf_text(pdf->bytes);
    CHECK(count(paper, "\fKaart A") == 1);
    CHECK(count(paper, "\fObservatiekaart") == 1);
  }
}

TEST_CASE("conditions are written for people who do not program") {
  CHECK(condition_in_words("karin.spanning >= 6 and not event(\"zorg_op_tafel\")") ==
        "karin.spanning ≥ 6 en niet event(zorg_op_tafel)");
  CHECK(condition_in_words("toon == 'gespannen' or x ~= 2") == "toon = gespannen of x ≠ 2");
  CHECK(condition_in_words("android") == "android");
  CHECK(signed_number(-2) == "−2");
  CHECK(signed_number(1) == "+1");
}

TEST_SUITE_END();
