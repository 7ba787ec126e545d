// A PDF as another program reads it: text, structure, language, bookmarks; and the same bytes every time.

#include "draw/paper.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "draw/curves.h"
#include "draw/pdf_structure.h"
#include "tests/support/pdf_reader.h"

using namespace gesprek::draw;
using gesprek::test::pdf_info;
using gesprek::test::pdf_text;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

PaperInfo info() {
  PaperInfo made;
  made.title = "Nabespreking – één gesprek";
  made.created = "2026-11-22T10:00:00Z";
  return made;
}

std::string two_pages() {
  Paper paper(info());
  paper.begin_page();
  paper.begin_tag("Document");
  paper.bookmark(1, "Wat je sterk deed", 60);
  paper.begin_tag("H1");
  paper.draw(paper.lay_out({{"Wat je ", Weight::regular, Role::ink},
                            {"sterk", Weight::semibold, Role::accent},
                            {" deed", Weight::regular, Role::ink}},
                           400, 20),
             0, 9, 60, 60);
  paper.end_tag();
  Picture picture;
  picture.width = picture.height = 100;
  picture.marks = {Fill{circle_path({50, 50}, 40), Role::mind},
                   Label{{50, 50}, "in beeld", 13, Anchor::middle, Weight::regular, Role::ink}};
  paper.begin_tag("Figure", {"Het vertrouwen stijgt van 3 naar 7."});
  paper.draw(picture, 60, 100, 75);
  paper.end_tag();
  paper.begin_page();
  paper.bookmark(2, "Eén doel", 60);
  paper.begin_tag("Table");
  paper.begin_tag("TR");
  paper.begin_tag("TH", {"", Scope::row});
  paper.draw(paper.lay_out({{"„Ja hoor, dat snap ik.”", Weight::regular, Role::ink}}, 400, 10), 0, 1, 60, 60);
  paper.end_tag();
  paper.end_tag();
  paper.end_tag();
  paper.end_tag();
  return paper.finish();
}

}  // namespace

TEST_SUITE("draw/paper") {
  TEST_CASE("text on paper is text: another program reads it, accents and quotes included") {
    const std::string text = pdf_text(two_pages());
    CHECK(has(text, "Wat je sterk deed"));
    CHECK(has(text, "in beeld"));
    CHECK(has(text, "„Ja hoor, dat snap ik.”"));
    CHECK(std::count(text.begin(), text.end(), '\f') == 2);
  }
  TEST_CASE("title, date and size are what was given, and it is tagged") {
    const std::string said = pdf_info(two_pages());
    CHECK(has(said, "Nabespreking – één gesprek"));
    CHECK(has(said, "Sun Nov 22 10:00:00 2026"));
    CHECK(has(said, "Tagged:          yes"));
    CHECK(has(said, "(A4)"));
    CHECK(has(said, "Pages:           2"));
  }
  TEST_CASE("the structure has headings, a figure with its alternative, and a table") {
    const std::string said = pdf_info(two_pages(), "-struct-text");
    CHECK(has(said, "H1"));
    CHECK(has(said, "Figure"));
    CHECK(has(said, "Table"));
    CHECK(has(said, "TH"));
    // Poppler shows what was added behind cairo's file, but no alternative texts: those are looked at here.
    CHECK(has(pdf_info(two_pages(), "-struct"), "/Scope"));
    CHECK(has(two_pages(), "/S /Figure\n   /Alt " + pdf_string("Het vertrouwen stijgt van 3 naar 7.")));
  }
  TEST_CASE("a reader is told the language, and shows the title instead of the file's name") {
    const std::string pdf = two_pages();
    // "nl-NL" in UTF-16: n 006E, l 006C, - 002D, N 004E, L 004C.
    CHECK(has(pdf, "/Lang <FEFF006E006C002D004E004C>"));
    CHECK(has(pdf, "/DisplayDocTitle true"));
    CHECK(has(pdf, "/Outlines"));
  }
  TEST_CASE("the same content gives the same bytes") {
    CHECK(two_pages() == two_pages());
  }
  TEST_CASE("text is broken at the width it is given, also within a long word") {
    Paper paper(info());
    const TextLines one = paper.lay_out({{"Kort.", Weight::regular, Role::ink}}, 300, 10, 1.5);
    CHECK(one.count() == 1);
    CHECK(one.leading() == doctest::Approx(15));
    CHECK(one.width() < 40);
    const TextLines many = paper.lay_out({{std::string(500, 'w'), Weight::regular, Role::ink}}, 300, 10);
    CHECK(many.count() > 5);
    CHECK(many.width() <= 300.5);
    CHECK(paper.lay_out({}, 300, 10).count() == 1);
  }
  TEST_CASE("odd text neither stops it nor reaches beyond its place") {
    Paper paper(info());
    paper.begin_page();
    paper.begin_tag("P");
    using namespace std::string_literals;
    const std::string odd = "a\0b\x1b[31m\xFF \xE2\x80\xAE kees \xF0\x9F\x99\x82 <b>&amp;</b>"s;
    paper.draw(paper.lay_out({{odd, Weight::regular, Role::ink}}, 400, 10), 0, 5, 60, 60);
    paper.end_tag();
    const std::string text = pdf_text(paper.finish());
    CHECK(has(text, "kees"));
    CHECK(has(text, "<b>&amp;</b>"));
    CHECK(!has(text, "\xE2\x80\xAE"));
  }
  TEST_CASE("it says which font it found") {
    CHECK(Paper(info()).font() == "Inter");
    PaperInfo other = info();
    other.font = "Een font dat niemand heeft";
    CHECK(Paper(other).font() != other.font);
    CHECK(!Paper(other).font().empty());
  }
}

TEST_SUITE("draw/pdf_structure") {
  TEST_CASE("a text is written as UTF-16, beyond the first plane in two halves") {
    CHECK(pdf_string("é") == "<FEFF00E9>");
    // U+1F642 − 0x10000 = 0xF642: D800 + 0x3D, DC00 + 0x242.
    CHECK(pdf_string("\xF0\x9F\x99\x82") == "<FEFFD83DDE42>");
    CHECK(pdf_string("") == "<FEFF>");
  }
  TEST_CASE("what is no PDF of ours, or has other elements, is left as it is") {
    CHECK(with_structure("", "nl", {}) == "");
    CHECK(with_structure("%PDF-1.4\nstartxref\n999999\n%%EOF\n", "nl", {}) ==
          "%PDF-1.4\nstartxref\n999999\n%%EOF\n");
    const std::string pdf = two_pages();
    CHECK(with_structure(pdf, "nl", {{"H1", ""}, {"H1", ""}}) == pdf);
    // Every shorter piece is refused or taken, but read within its bounds.
    for (std::size_t size = 0; size < pdf.size(); size += 97) {
      const std::string part = pdf.substr(0, size);
      CHECK(with_structure(part, "nl", {{"H1", "/Alt <FEFF>"}}).substr(0, part.size()) == part);
    }
  }
}
