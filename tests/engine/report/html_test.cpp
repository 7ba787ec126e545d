// The page as HTML: well-formed, self-contained, its structure, and texts that try to be more than text.

#include "engine/report/html.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "engine/report/debrief_document.h"
#include "engine/report/html_style.h"
#include "engine/report/sha256.h"
#include "tests/engine/report/sample_debrief.h"
#include "tests/support/xml_check.h"

using namespace gesprek;
using namespace gesprek::report;
using gesprek::test::read_xml;
using gesprek::test::XmlElement;
using gesprek::test::XmlOutcome;

namespace {

std::string sample_page() {
  return html_page(debrief_document(test::sample_debrief()));
}

XmlElement parsed(const std::string& page) {
  XmlOutcome outcome = read_xml(page);
  REQUIRE_MESSAGE(outcome.problem == "", outcome.problem);
  return outcome.root;
}

void walk(const XmlElement& element, const std::function<void(const XmlElement&)>& visit) {
  visit(element);
  for (const XmlElement& child : element.children) walk(child, visit);
}

std::vector<int> heading_levels(const XmlElement& root) {
  std::vector<int> levels;
  walk(root, [&](const XmlElement& element) {
    if (element.name.size() == 2 && element.name[0] == 'h' && element.name[1] >= '1' &&
        element.name[1] <= '6') {
      levels.push_back(element.name[1] - '0');
    }
  });
  return levels;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("engine/report/html") {
  TEST_CASE("the page is well-formed, in Dutch, with one main part and a title that says what it is") {
    const XmlElement root = parsed(sample_page());
    CHECK(root.name == "html");
    CHECK(root.attribute("lang") == "nl");
    CHECK(root.find("title")->text == "Nabespreking · Een proefgesprek");
    CHECK(root.find_all("main").size() == 1);
    CHECK(root.find_all("h1").size() == 1);
  }
  TEST_CASE("headings go down one level at a time") {
    const std::vector<int> levels = heading_levels(parsed(sample_page()));
    REQUIRE(levels.size() > 10);
    CHECK(levels.front() == 1);
    for (std::size_t i = 1; i < levels.size(); ++i) CHECK(levels[i] <= levels[i - 1] + 1);
  }
  TEST_CASE("ids are unique, and every link on the page leads somewhere on it") {
    const XmlElement root = parsed(sample_page());
    std::set<std::string> ids;
    walk(root, [&](const XmlElement& element) {
      if (const std::string id = element.attribute("id"); !id.empty())
        CHECK_MESSAGE(ids.insert(id).second, id);
    });
    const auto links = root.find_all("a");
    CHECK(links.size() > 5);
    for (const XmlElement* link : links) {
      const std::string target = link->attribute("href");
      REQUIRE(target.substr(0, 1) == "#");
      CHECK_MESSAGE(ids.count(target.substr(1)) == 1, target);
    }
    walk(root, [&](const XmlElement& element) {
      for (const char* reference : {"aria-labelledby", "aria-describedby"}) {
        if (const std::string id = element.attribute(reference); !id.empty())
          CHECK_MESSAGE(ids.count(id) == 1, id);
      }
    });
  }
  TEST_CASE("nothing on the page runs or is fetched, and the policy allows only its own style sheet") {
    const XmlElement root = parsed(sample_page());
    const std::set<std::string> known = {
        "html",     "head",   "meta",    "title",   "style", "body",       "a",      "main",       "header",
        "footer",   "nav",    "details", "summary", "h1",    "h2",         "h3",     "h4",         "p",
        "ul",       "li",     "dl",      "dt",      "dd",    "blockquote", "table",  "caption",    "thead",
        "colgroup", "col",    "tbody",   "tr",      "th",    "td",         "figure", "figcaption", "div",
        "span",     "strong", "svg",     "desc",    "path",  "text"};
    walk(root, [&](const XmlElement& element) {
      CHECK_MESSAGE(known.count(element.name) == 1, element.name);
      for (const auto& attribute : element.attributes) {
        const std::string& name = attribute.first;  // clang 14 captures no structured bindings
        CHECK_MESSAGE(name != "style", element.name);
        CHECK_MESSAGE(name != "src", element.name);
        CHECK_MESSAGE(name.substr(0, 2) != "on", name);
      }
    });
    const std::string style = root.find("style")->text;
    CHECK(style == html_style());
    for (const char* fetch : {"url(", "@import", "http:", "https:"}) CHECK(!has(style, fetch));
    const auto metas = root.find_all("meta");
    const auto policy = std::find_if(metas.begin(), metas.end(), [](const XmlElement* meta) {
      return meta->attribute("http-equiv") == "Content-Security-Policy";
    });
    REQUIRE(policy != metas.end());
    CHECK((*policy)->attribute("content") ==
          "default-src 'none'; style-src '" + policy_hash(style) + "'; base-uri 'none'; form-action 'none'");
  }
  TEST_CASE("every picture has a title and a description, every table heads with a scope") {
    const XmlElement root = parsed(sample_page());
    const auto pictures = root.find_all("svg");
    REQUIRE(pictures.size() >= 6);
    for (const XmlElement* picture : pictures) {
      CHECK(picture->attribute("role") == "img");
      REQUIRE(picture->find("title") != nullptr);
      CHECK(picture->find("title")->text.size() > 5);
      REQUIRE(picture->find("desc") != nullptr);
      CHECK(picture->find("desc")->text.size() > 20);
    }
    const auto tables = root.find_all("table");
    REQUIRE(tables.size() >= 4);
    for (const XmlElement* table : tables) {
      for (const XmlElement* head : table->find_all("th")) CHECK(!head->attribute("scope").empty());
      const std::size_t columns = table->find("thead")->find_all("th").size();
      for (const XmlElement* row : table->find("tbody")->find_all("tr"))
        CHECK(row->children.size() == columns);
    }
  }
  TEST_CASE("the values of the curves can be read as a table, folded away") {
    const XmlElement root = parsed(sample_page());
    const auto folded = root.find_all("details");
    const auto values = std::find_if(folded.begin(), folded.end(), [](const XmlElement* details) {
      return details->find("summary")->text == "De waarden per beurt";
    });
    REQUIRE(values != folded.end());
    const XmlElement* table = (*values)->find("table");
    REQUIRE(table != nullptr);
    // The start and the turns in which trust, tension or comprehension changed: 2, 3, 5, 7, 8, 10, 11 and 12.
    CHECK(table->find("tbody")->find_all("tr").size() == 9);
  }
  TEST_CASE("the dots in the picture have their quote, with the same number") {
    const XmlElement root = parsed(sample_page());
    std::set<std::string> numbers;
    walk(root, [&](const XmlElement& element) {
      if (element.name == "span" && element.attribute("class") == "dot") numbers.insert(element.all_text());
    });
    CHECK(numbers.size() == 3);
  }
  TEST_CASE("no text can be more than text") {
    const std::string bad =
        "<script>alert(1)</script> \"q\" 'q' & </title></style><!-- \xE2\x80\xAE omgekeerd" +
        std::string("\0\x1b[2J\x7f", 6) + "\xFF\xC0\xAF ]]> &lt; {{x}} javascript:1";
    scoring::Debrief debrief = test::sample_debrief();
    debrief.about.title = debrief.about.summary = debrief.about.role = debrief.about.id = bad;
    debrief.date = debrief.ending->title = debrief.strength->why = debrief.strength->label = bad;
    for (auto* quote : {&debrief.strength->moment.quote, &debrief.key_moments[0].moment.quote,
                        &debrief.own_sentences[0].chosen}) {
      (*quote)->text = bad;
    }
    debrief.key_moments[0].who = debrief.key_moments[1].reply->who = bad;
    debrief.curves[0].label = debrief.curves[0].who = bad;
    debrief.criteria[0].label = debrief.criteria[0].id = debrief.bands[0].label = debrief.families[0].id =
        bad;
    debrief.steps[1].label = debrief.own_sentences[0].text = debrief.notebook.entries[0].text = bad;
    debrief.case_help[0].label = debrief.case_help[0].whom = debrief.help[0].contact =
        debrief.reflection[0].answer = debrief.earlier[0].label = debrief.notes[0] = bad;
    const std::string page = html_page(debrief_document(debrief));
    const XmlElement root = parsed(page);
    CHECK(root.find("script") == nullptr);
    CHECK(root.find_all("style").size() == 1);
    CHECK(!has(page, "<!--"));
    CHECK(!has(page, "\xE2\x80\xAE"));
    CHECK(has(root.find("h1")->text, "<script>alert(1)</script> \"q\" 'q' & </title>"));
  }
  TEST_CASE("the style sheet has both themes, a page for print, and the colours of every role") {
    const std::string style = html_style();
    CHECK(has(style, "prefers-color-scheme:dark"));
    CHECK(has(style, "@media print"));
    CHECK(has(style, "--accent:#0E5C69"));
    CHECK(has(style, "--accent:#6CC3CF"));
    for (const draw::Role role : draw::kRoles)
      CHECK(has(style, ".f-" + std::string(draw::role_name(role)) + "{"));
    // It stands in a page that is XML too.
    CHECK(!has(style, "<"));
    CHECK(!has(style, "&"));
  }
  TEST_CASE("the same debrief gives the same page") {
    CHECK(sample_page() == sample_page());
  }
}
