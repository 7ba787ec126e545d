// The debrief on paper, as another program reads it.

#include "engine/report/pdf.h"

#include <doctest/doctest.h>

#include "engine/report/debrief_document.h"
#include "tests/engine/report/sample_debrief.h"
#include "tests/support/pdf_reader.h"

using namespace gesprek;
using namespace gesprek::report;
using gesprek::test::pdf_info;
using gesprek::test::pdf_text;

namespace {

constexpr const char* kDate = "2026-11-22T00:00:00Z";

PdfPages paper(const scoring::Debrief& debrief) {
  auto made = pdf_pages(debrief_document(debrief), kDate);
  REQUIRE(made.ok());
  return made.value();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_SUITE("engine/report/pdf") {
  TEST_CASE("every page has its number of all, and the parts are there in order") {
    const PdfPages made = paper(test::sample_debrief());
    const std::string text = pdf_text(made.bytes, "-layout");
    CHECK(count(text, "\f") == static_cast<std::size_t>(made.pages));
    for (int page = 1; page <= made.pages; ++page) {
      CHECK(has(text, std::to_string(page) + " van " + std::to_string(made.pages)));
    }
    std::size_t last = 0;
    for (const char* part :
         {"Een proefgesprek", "Wat je sterk deed", "Waar het keerde", "Een andere zin om te proberen",
          "De meldcode in dit gesprek", "Terugkijken", "Eén ding voor de volgende keer", "Waarop je oefende",
          "Als dit je zelf raakt"}) {
      CAPTURE(part);
      const std::size_t at = text.find(part, last);
      REQUIRE(at != std::string::npos);
      last = at;
    }
    // What is only for reading along on a screen is not printed, and neither is its heading.
    CHECK(!has(text, "Het hele gesprek"));
  }
  TEST_CASE("its structure has headings, lists, tables and figures, within one document") {
    const std::string said = pdf_info(paper(test::sample_debrief()).bytes, "-struct-text");
    CHECK(said.substr(0, 8) == "Document");
    for (const char* tag :
         {"H1", "H2", "H3", "H4", "P ", "L ", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure"}) {
      CHECK_MESSAGE(has(said, tag), tag);
    }
    CHECK(count(said, "Figure") == 6);  // two of curves, the steps, three bars
  }
  TEST_CASE("the first page has the strength and the picture of where it turned") {
    const std::string text = pdf_text(paper(test::sample_debrief()).bytes, "-l 1");
    CHECK(has(text, "Ik zag dat Sem vandaag in slaap viel"));
    CHECK(has(text, "vertrouwen 8"));
    CHECK(has(text, "Hier werd het moeilijker voor Karin"));
  }
  TEST_CASE("the same debrief with the same date gives the same bytes, another date others") {
    const Document document = debrief_document(test::sample_debrief());
    const auto once = pdf_pages(document, kDate);
    const auto again = pdf_pages(document, kDate);
    const auto later = pdf_pages(document, "2027-01-01T00:00:00Z");
    REQUIRE(once.ok());
    CHECK(once.value().bytes == again.value().bytes);
    CHECK(once.value().bytes != later.value().bytes);
  }
  TEST_CASE("an empty debrief is one page; a talk of 2,000 turns and very long texts are more") {
    CHECK(paper(scoring::Debrief()).pages == 1);
    scoring::Debrief debrief = test::sample_debrief();
    debrief.strength->why = std::string(20000, 'w');
    std::string many;
    for (int i = 0; i < 3000; ++i) many += "een zin van zes woorden hier. ";
    debrief.key_moments[0].moment.quote->text = many;
    debrief.own_sentences[0].text = many;
    for (scoring::Curve& curve : debrief.curves) {
      curve.values.clear();
      for (int i = 0; i <= 2000; ++i) curve.values.push_back(i * 7 % 11);
    }
    for (int i = 0; i < 300; ++i) debrief.notebook.entries.push_back(debrief.notebook.entries[0]);
    const PdfPages made = paper(debrief);
    CHECK(made.pages > 20);
    const std::string text = pdf_text(made.bytes, "-layout");
    CHECK(has(text, std::to_string(made.pages) + " van " + std::to_string(made.pages)));
    // The head of a table stands on every page that it goes on.
    CHECK(count(text, "Wat naar voren kwam") > 5);
  }
  TEST_CASE("what stands at the very end is never alone on a page") {
    int on_a_new_page = 0;
    for (int lines = 20; lines < 60; ++lines) {
      CAPTURE(lines);
      Document document;
      document.title = "Een proef";
      for (int i = 0; i < lines; ++i)
        document.blocks.push_back({Paragraph{plain("een regel"), Size::reading}});
      document.colophon = plain("Gemaakt met Gesprekslab.");
      const auto made = pdf_pages(document, kDate);
      REQUIRE(made.ok());
      const int last = made.value().pages;
      const std::string text = pdf_text(made.value().bytes, "-f " + std::to_string(last));
      CHECK(has(text, "Gemaakt met Gesprekslab."));
      CHECK(has(text, "een regel"));
      // Only what had to go along did.
      if (last == 2 && count(text, "een regel") <= 3) ++on_a_new_page;
    }
    CHECK(on_a_new_page > 0);
  }
  TEST_CASE("whatever stands in the texts, there is a page to be read") {
    std::uint32_t seed = 7;
    const auto next = [&](std::uint32_t below) {
      seed = seed * 1664525U + 1013904223U;
      return (seed >> 8U) % below;
    };
    const auto odd = [&] {
      constexpr const char* kPieces[] = {
          "gewoon ",
          "\xF0\x9F\x99\x82",
          "\xE2\x80\xAE",
          "\xFF",
          "<b>",
          "&amp;",
          "\n",
          "\t",
          "\x01",
          "é",
          "\xD7\xA9\xD7\x9C",
          "\xE6\xBC\xA2",
          "\xCC\x81",
          "   ",
          "\xED\xA0\x80",
          "\xC2\xAD",
          "\"",
          "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"};
      std::string text;
      for (std::uint32_t i = next(12); i > 0; --i) text += kPieces[next(sizeof kPieces / sizeof *kPieces)];
      if (next(8) == 0) text += '\0';
      return text;
    };
    for (int round = 0; round < 25; ++round) {
      scoring::Debrief debrief = test::sample_debrief();
      for (std::string* text : {&debrief.about.title,
                                &debrief.about.summary,
                                &debrief.about.role,
                                &debrief.strength->label,
                                &debrief.strength->why,
                                &debrief.strength->moment.quote->text,
                                &debrief.key_moments[0].who,
                                &debrief.key_moments[0].reply->text,
                                &debrief.child.ending,
                                &debrief.alternative->instead.text,
                                &debrief.steps[1].label,
                                &debrief.steps[2].reason,
                                &debrief.rules[0].label,
                                &debrief.knockouts[0].label,
                                &debrief.musts[0].label,
                                &debrief.curves[0].label,
                                &debrief.curves[0].who,
                                &debrief.bands[1].label,
                                &debrief.criteria[0].label,
                                &debrief.criteria[0].phrase,
                                &debrief.families[0].label,
                                &debrief.reflection[0].ask,
                                &debrief.reflection[0].answer,
                                &debrief.goal->advice,
                                &debrief.help[0].contact,
                                &debrief.own_sentences[0].text,
                                &debrief.notebook.entries[0].text,
                                &debrief.earlier[0].label}) {
        *text = odd();
      }
      const PdfPages made = paper(debrief);
      CHECK(has(pdf_text(made.bytes), "Waar het keerde"));
      CHECK(has(made.bytes, "/Lang <FEFF"));
    }
  }
}
