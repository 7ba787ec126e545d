// What is said on the page, and in which order.

#include "engine/report/debrief_document.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/report/debrief_pictures.h"
#include "engine/report/html.h"
#include "tests/engine/report/sample_debrief.h"

using namespace gesprek;
using namespace gesprek::report;

namespace {

std::vector<std::string> parts(const Document& document) {
  std::vector<std::string> found;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.content);
    if (heading != nullptr && heading->level == 2) found.push_back(heading->text);
  }
  return found;
}

void collect(const std::vector<Block>& blocks, std::string& out);
struct Collector {
  std::string& out;
  void add(const Text& text) const {
    for (const Span& span : text) out += span.text;
    out += "\n";
  }
  void operator()(const Heading& heading) const { out += heading.mark + " " + heading.text + "\n"; }
  void operator()(const Paragraph& paragraph) const { add(paragraph.text); }
  void operator()(const Quote& quote) const {
    out += quote.text + "\n";
    add(quote.source);
  }
  void operator()(const List& list) const {
    for (const Text& item : list.items) add(item);
  }
  void operator()(const Table& table) const {
    for (const auto& row : table.rows) {
      for (const Text& cell : row) {
        for (const Span& span : cell) out += span.text;
        out += " | ";
      }
      out += "\n";
    }
  }
  void operator()(const Figure& figure) const {
    out += figure.wide.title + "\n" + figure.wide.description + "\n";
  }
  void operator()(const Facts& facts) const {
    for (const auto& [name, value] : facts.rows) {
      out += name + ": ";
      add(value);
    }
  }
  void operator()(const Writing&) const { out += "____\n"; }
  void operator()(const Group& group) const { collect(group.blocks, out); }
  void operator()(const BarRow& row) const {
    out += row.mark + " " + row.title + ": " + row.word + " (" + row.beside + ")\n";
    for (const Text& note : row.notes) add(note);
    collect(row.under, out);
  }
  void operator()(const Folded& folded) const {
    collect(folded.blocks, out);
    collect(folded.on_paper, out);
  }
};
void collect(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) std::visit(Collector{out}, block.content);
}

/// Everything that can be read, a line each.
std::string words(const scoring::Debrief& debrief) {
  std::string out;
  collect(debrief_document(debrief).blocks, out);
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("engine/report/debrief_document") {
  TEST_CASE("the six steps of a debrief come first and in order, results after the questions") {
    const std::vector<std::string> expected = {"Wat je sterk deed",
                                               "Waar het keerde",
                                               "Een andere zin om te proberen",
                                               "De meldcode in dit gesprek",
                                               "Terugkijken",
                                               "Eén ding voor de volgende keer",
                                               "Hoe het voor de ander was",
                                               "Waarop je oefende",
                                               "Het verloop, verder",
                                               "Feit of duiding: je notities",
                                               "In je eigen woorden",
                                               "Eerdere keren",
                                               "Het hele gesprek",
                                               "Wie verder kan helpen",
                                               "Als dit je zelf raakt"};
    CHECK(parts(debrief_document(test::sample_debrief())) == expected);
  }
  TEST_CASE("how it ended is told in the words of the ending, not only by its name") {
    const std::string text = words(test::sample_debrief());
    CHECK(has(text, "\nAfloop: Een afspraak voor donderdag\n"));
    CHECK(has(text, "\nZe belt zelf terug.\n"));
  }
  TEST_CASE("a key moment says what changed, for whom, and what the other said") {
    const std::string text = words(test::sample_debrief());
    CHECK(has(text, "Hier werd het moeilijker voor Karin"));
    CHECK(has(text, "Daarna bij Karin: vertrouwen van 6 naar 3 en spanning van 4 naar 7."));
    CHECK(has(text, "Karin: “Dat weet u toch niet?”"));
    CHECK(has(text, "Sem gaat donderdag met zijn tante mee naar huis."));
  }
  TEST_CASE("what was hard to hear and yet the example route's own sentence is not called a mistake") {
    scoring::Debrief debrief = test::sample_debrief();
    CHECK(!has(words(debrief), "toch goed gezegd"));
    debrief.key_moments[0].is_model = true;
    CHECK(has(words(debrief),
              "Deze zin staat ook in de voorbeeldroute: moeilijk om te horen, en toch goed gezegd."));
    debrief.key_moments[0].is_model = false;
    debrief.key_moments[1].is_model = true;
    CHECK(!has(words(debrief), "toch goed gezegd"));
  }
  TEST_CASE("the steps say done, skipped with its reason, too early, and what the case does not have") {
    const std::string text = words(test::sample_debrief());
    CHECK(has(
        text,
        "2\u00A0\u00A0overleggen | overgeslagen, met reden | De collega was ziek; je belt haar morgen. |"));
    CHECK(has(text,
              "4\u00A0\u00A0wegen | te vroeg | De zorg is met de ouder besproken (beurt 4). Te vroeg: eerst "
              "overleggen, dan wegen. |"));
    CHECK(has(text, "0\u00A0\u00A0overwegen | niet in deze casus |  |"));
    CHECK(has(text, "5\u00A0\u00A0beslissen | niet aan toe gekomen |  |"));
    CHECK(has(text, "Stap 2, overleggen: overgeslagen met een reden."));
  }
  TEST_CASE(
      "own judgement stands beside the result, a limit with what caused it, and there is no number to add "
      "up") {
    const std::string text = words(test::sample_debrief());
    CHECK(has(text, "C1 Open vragen: vakkundig (3 kansen · vooraf dacht je: op weg)"));
    CHECK(has(text, "Begrensd, want dit mag niet: gedreigd met een melding (beurt 10)."));
    CHECK(has(text, "Te weinig kansen om iets over te zeggen: samenvatten."));
    CHECK(!has(text, "otaal"));
    CHECK(!has(text, "78 %"));
  }
  TEST_CASE("a broken rule that is a knock-out stands there once") {
    scoring::Debrief debrief = test::sample_debrief();
    debrief.rules[0].knockout = "KO4";
    CHECK(!has(words(debrief), "Regel R3"));
    CHECK(has(words(debrief), "Dit mag niet: gedreigd met een melding"));
    CHECK(has(words(debrief), "Hersteld: geheimhouding beloofd"));
  }
  TEST_CASE("what is not a label, not a number or never changed is not drawn; at most three together") {
    scoring::Debrief debrief = test::sample_debrief();
    REQUIRE(curve_groups(debrief).size() == 2);
    CHECK(curve_groups(debrief)[0].curves.size() == 3);
    CHECK(curve_groups(debrief)[1].curves[0]->label == "Schaamte");
    debrief.curves[3].values.assign(13, 4);
    CHECK(curve_groups(debrief).size() == 1);
    debrief.curves[0].has_label = false;
    debrief.curves[1].kind = program::SlotKind::boolean;
    REQUIRE(curve_groups(debrief).size() == 1);
    CHECK(curve_groups(debrief)[0].curves.size() == 1);
    debrief.curves[2].values.clear();
    CHECK(curve_groups(debrief).empty());
  }
  TEST_CASE("who cannot see a curve is told its course and its turning points") {
    const scoring::Debrief debrief = test::sample_debrief();
    const Figure figure = curve_figure(debrief, curve_groups(debrief)[0], false);
    CHECK(figure.wide.title == "Verloop van vertrouwen, spanning en begrip bij Karin");
    CHECK(has(figure.wide.description, "Over 12 beurten, op een schaal van 0 tot 10."));
    CHECK(has(figure.wide.description,
              "Vertrouwen begint op 5, is het laagst in beurt 5 (3) en eindigt op 8."));
    CHECK(has(figure.wide.description, "Keerpunten: 1 in beurt 5, 2 in beurt 8 en 3 in beurt 11."));
  }
  TEST_CASE("a talk that was stopped, a case that broke, and nothing chosen at all are said kindly") {
    scoring::Debrief debrief = test::sample_debrief();
    debrief.is_finished = false;
    debrief.ending.reset();
    CHECK(has(words(debrief), "Gesprek: gestopt na 12 beurten"));
    CHECK(has(words(debrief), "Je stopte voor het einde."));
    debrief.fault = "er was geen keuze meer";
    CHECK(
        has(words(debrief), "Het gesprek kon niet verder door een fout in de casus: er was geen keuze meer"));
    const scoring::Debrief empty;
    CHECK(parts(debrief_document(empty)) == std::vector<std::string>{"Wat je sterk deed"});
    CHECK(has(words(empty), "Er is nog niets gekozen."));
  }
  TEST_CASE("places that lead nowhere are not followed") {
    scoring::Debrief debrief = test::sample_debrief();
    debrief.criteria[0].family = 99;
    debrief.criteria[1].limits = {99};
    debrief.criteria[1].band = 99;
    debrief.criteria[3].own_estimate = 99;
    debrief.steps[4].order_rules = {99};
    debrief.criteria[3].earlier.clear();
    CHECK(has(words(debrief), "A4 Gesprek voeren"));
  }

  TEST_CASE("two ways are told as stretches: alike ones folded, where they part beside each other") {
    scoring::Debrief debrief = test::sample_debrief();
    const auto step = [](std::uint32_t turn, const char* said, int earned, const char* why) {
      scoring::RouteStep out;
      out.moment.turn = turn;
      out.moment.quote = scoring::Quote{program::ChoiceKind::say, said};
      out.points = {{"C7", "Begrip controleren", earned, -2, 2}};
      out.why = why;
      return out;
    };
    scoring::ExampleRoute route;
    route.ending = "Samen verder";
    const scoring::RouteStep hello = step(1, "Dag.", 2, "");
    route.rows.push_back({scoring::RouteMatch::same, hello, hello});
    route.rows.push_back({scoring::RouteMatch::other, step(2, "Snapt u het?", -1, ""),
                          step(2, "Vertel eens na.", 2, "Zo hoor je het")});
    route.rows.push_back({scoring::RouteMatch::own_only, step(3, "Nog eens.", 0, ""), std::nullopt});
    route.rows.push_back(
        {scoring::RouteMatch::same, step(4, "Tot dinsdag.", 1, ""), step(3, "Tot dinsdag.", 1, "")});
    debrief.example = route;
    const std::string told = words(debrief);
    CHECK(told.find("Dezelfde weg: beurt 1") != std::string::npos);
    CHECK(told.find("Hier gaan de wegen uiteen: beurt 2 tot en met 3") != std::string::npos);
    CHECK(told.find(
              "“Snapt u het?” (beurt 2: C7 −1) | Daar: “Vertel eens na.” (beurt 2: C7 +2) Zo hoor je het.") !=
          std::string::npos);
    CHECK(told.find("“Nog eens.” (beurt 3: C7 0) |") != std::string::npos);
    CHECK(told.find("Weer samen: beurt 4") != std::string::npos);
    CHECK(told.find("De voorbeeldroute bij: Samen verder.") != std::string::npos);

    debrief.example->rows = {{scoring::RouteMatch::same, hello, hello}};
    CHECK(words(debrief).find("van begin tot eind wat de voorbeeldroute doet") != std::string::npos);
  }
  TEST_CASE("of a case in English the page is in English: what it says itself, in HTML too") {
    scoring::Debrief debrief = test::sample_debrief();
    debrief.about.language = "en";
    const Document document = debrief_document(debrief);
    CHECK(document.language == Language::en);
    CHECK(document.kind == "Debrief");
    CHECK(parts(document).front() == "What you did well");
    const std::string page = html_page(document);
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    for (const char* dutch : {"Wat je sterk deed", "Waar het keerde", "beurt ", "Beurt ", "Nabespreking",
                              "Naar de inhoud", "Terugkijken", "kansen", "Gemaakt met", "januari",
                              " van 4 naar ", "niet in deze casus", "Op deze pagina"}) {
      CAPTURE(dutch);
      CHECK(page.find(dutch) == std::string::npos);
    }
    // Only as long as it is written: the next one is Dutch again.
    CHECK(debrief_document(test::sample_debrief()).kind == "Nabespreking");
    debrief.about.language = "english";
    CHECK(debrief_document(debrief).language == Language::nl);
  }
}
