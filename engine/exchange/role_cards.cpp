// Cards with which three people play a case live, after the simulation or instead of it.

#include <algorithm>
#include <set>

#include "engine/exchange/case_pages.h"
#include "engine/exchange/case_words.h"
#include "engine/exchange/page_blocks.h"
#include "engine/report/words.h"

namespace gesprek::exchange {

namespace {

using program::kNone;
using program::Program;
using report::Group;
using report::Heading;
using report::Look;
using report::Paragraph;
using report::plain;
using report::Size;
using report::Tone;

void list_of(Blocks& out, const std::vector<std::string>& items, bool has_boxes = false) {
  if (items.empty()) return;
  report::List list;
  list.has_boxes = has_boxes;
  for (const std::string& item : items) list.items.push_back(plain(item));
  out.push_back({std::move(list)});
}

class RoleCards {
 public:
  explicit RoleCards(const CaseOnPaper& about) : about_(about), p_(about.program), words_(about.program) {}

  report::Document run() {
    page_.kind = "Rollenspel";
    page_.title = words_.text(p_.header.title);
    page_.subject = "Kaarten om een casus met drie mensen te spelen";
    leader();
    player_a();
    player_b();
    observer();
    page_.colophon = {
        {"Gemaakt met Gesprekslab. De casus is verzonnen. " + case_and_version(p_), Look::soft}};
    return std::move(page_);
  }

 private:
  Blocks& out() { return page_.blocks; }

  void card(const std::string& title) { out().push_back({Heading{2, title, {}, true}}); }

  // --- who leads ---

  void leader() {
    paragraph(out(), words_.text(p_.header.summary), Size::lead);
    heading(out(), 3, "Voor wie het begeleidt");
    list_of(
        out(),
        {"Geef kaart A aan wie oefent, kaart B aan wie de ander speelt, en de observatiekaart aan de derde. "
         "Laat de kaarten niet aan elkaar zien.",
         "Lees samen de situatie voor. Spreek af wie er stop mag zeggen: iedereen, op elk moment, zonder "
         "uitleg.",
         "Speel hooguit zeven minuten. Stop liever op een moment waarop er iets gebeurt dan aan het einde.",
         "Eerst zegt A hoe het was. Dan B: wat maakte dat je meer of minder zei? Dan pas de observator, met "
         "een "
         "zin die echt gezegd is.",
         "Kies samen één zin en speel dat moment nog een keer. Wissel daarna van kaart."});
    if (p_.header.content_note.size > 0) {
      Group note{Tone::mind, 0, {}};
      note.blocks.push_back({Paragraph{
          {{"Vooraf zeggen. ", Look::strong}, {words_.text(p_.header.content_note)}}, Size::reading}});
      note.blocks.push_back({Paragraph{
          plain("Speel niet na wat een kind is aangedaan. Wie het moeilijk krijgt, krijgt eerst aandacht; de "
                "oefening kan wachten."),
          Size::reading}});
      out().push_back({std::move(note)});
    }
    heading(out(), 3, "Om na te praten");
    std::vector<std::string> questions;
    for (const program::Question& question : p_.questions) questions.push_back(words_.text(question.ask));
    list_of(out(), questions);
    help();
  }

  void help() {
    help("Wie verder kan helpen, in deze casus", p_.case_help);
    help("Als het iemand raakt", p_.help_lines);
  }

  void help(const char* title, const std::vector<program::HelpLine>& lines) {
    if (lines.empty()) return;
    report::List list;
    for (const program::HelpLine& line : lines) {
      if (line.is_example != 0) {
        // On paper there is a line to write it on.
        list.items.push_back(
            {{words_.text(line.label) + ": "}, {"_______________________________", Look::soft}});
        continue;
      }
      report::Text item = {{words_.text(line.label) + ": "}, {words_.text(line.contact), Look::strong}};
      if (line.about.size > 0) item.push_back({" (" + words_.text(line.about) + ")"});
      item.push_back({line.checked.size == 0
                          ? " · nog niet nagegaan"
                          : " · nagegaan op " + report::date_in_words(words_.text(line.checked)),
                      Look::soft});
      list.items.push_back(std::move(item));
    }
    heading(out(), 3, title);
    out().push_back({std::move(list)});
  }

  // --- A ---

  void situation() { paragraph(out(), words_.text(p_.header.setting), Size::lead); }

  void player_a() {
    card("Kaart A · " + report::large_first(words_.text(p_.header.role)));
    situation();
    heading(out(), 3, "Wie je treft");
    std::vector<std::string> people;
    for (const program::CastMember& who : p_.cast) {
      std::string item = words_.text(who.name);
      if (who.about.size > 0) item += ": " + words_.text(who.about);
      people.push_back(std::move(item));
    }
    list_of(out(), people);
    opening();
    heading(out(), 3, "Waar je op oefent");
    // Examples where there is room for them on one page.
    constexpr std::ptrdiff_t kMostWithExamples = 8;
    const bool has_room = std::count_if(p_.criteria.begin(), p_.criteria.end(), [](const auto& criterion) {
                            return criterion.scored != 0;
                          }) <= kMostWithExamples;
    std::vector<std::string> goals;
    for (const program::Criterion& criterion : p_.criteria) {
      if (criterion.scored == 0) continue;
      std::string item = words_.text(criterion.label);
      if (has_room && criterion.good.size > 0) item += ". Bijvoorbeeld: " + words_.text(criterion.good);
      goals.push_back(std::move(item));
    }
    list_of(out(), goals);
    heading(out(), 3, "Je eerste zin, in je eigen woorden");
    out().push_back({report::Writing{2}});
  }

  /// How it begins: the lines of the first moments, up to where the learner says something.
  void opening() {
    std::vector<std::string> lines;
    std::set<std::uint32_t> seen;
    std::uint32_t node = p_.header.start;
    for (int i = 0; i < 8 && node < p_.nodes.size() && seen.insert(node).second; ++i) {
      const program::Node& at = p_.nodes[node];
      for (std::uint32_t k = at.lines.begin; k != at.lines.end(); ++k) {
        const program::Line& line = p_.lines[k];
        // What depends on something has not happened yet.
        if (!line.when.empty() || line.text.size == 0) continue;
        if (line.kind == program::LineKind::narrator) lines.push_back(words_.text(line.text));
        if (line.kind == program::LineKind::cast && line.cast != kNone)
          lines.push_back(words_.text(p_.cast[line.cast].name) + ": " +
                          report::in_quotes(words_.text(line.text)));
      }
      if (at.way != program::Way::go) break;
      node = at.way_index;
    }
    if (lines.empty()) return;
    heading(out(), 3, "Zo begint het");
    report::List list;
    list.has_signs = false;
    for (std::string& line : lines) list.items.push_back(plain(std::move(line)));
    out().push_back({std::move(list)});
  }

  // --- B ---

  /// Those who react; where nobody has a persona, all.
  [[nodiscard]] std::vector<std::uint32_t> players() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < p_.cast.size(); ++i) {
      if (p_.cast[i].has_persona != 0) out.push_back(i);
    }
    if (out.empty()) {
      for (std::uint32_t i = 0; i < p_.cast.size(); ++i) out.push_back(i);
    }
    return out;
  }

  void player_b() {
    const std::vector<std::uint32_t> all = players();
    for (const std::uint32_t i : all) {
      const program::CastMember& who = p_.cast[i];
      card("Kaart B · " + words_.text(who.name));
      if (all.size() > 1 && i == all.front())
        paragraph(
            out(),
            "Er zijn meer mensen in dit gesprek: elk heeft een kaart B. Speel je alleen, neem dan deze.",
            Size::note);
      paragraph(out(),
                "Je bent " + words_.text(who.name) +
                    (who.about.size > 0 ? ": " + words_.text(who.about) : "") + ".",
                Size::lead);
      situation();
      mood_at_start(i);
      tells(i);
      reacts(i);
      paragraph(out(),
                "Speel geen schurk en geen slachtoffer. Je wilt iets goeds, en je bent ergens bang voor. "
                "Word je niet "
                "gehoord, zeg dan minder; word je wel gehoord, laat dan merken dat het iets doet.",
                Size::reading);
      paragraph(out(), "Zeg stop als het te dichtbij komt. Daar hoef je niets bij uit te leggen.",
                Size::note);
    }
  }

  void mood_at_start(std::uint32_t cast) {
    std::string few;
    std::string some;
    std::string much;
    for (const program::Slot& slot : p_.slots) {
      if (slot.cast != cast || slot.is_private != 0 || slot.label.size == 0 || slot.max <= slot.min) continue;
      const int third = 3 * (slot.start - slot.min) / (slot.max - slot.min + 1);
      std::string& group = third == 0 ? few : third == 1 ? some : much;
      group += (group.empty() ? "" : ", ") + report::small_first(words_.text(slot.label));
    }
    report::Facts facts;
    if (!much.empty()) facts.rows.emplace_back("Veel", plain(much));
    if (!some.empty()) facts.rows.emplace_back("Ertussenin", plain(some));
    if (!few.empty()) facts.rows.emplace_back("Weinig", plain(few));
    if (facts.rows.empty()) return;
    heading(out(), 3, "Zo kom je binnen");
    out().push_back({std::move(facts)});
  }

  /// Facts that come from this person's own mouth, in the order of the case.
  void tells(std::uint32_t cast) {
    std::vector<std::string> items;
    std::set<std::uint32_t> seen;
    for (const program::Line& line : p_.lines) {
      if (line.cast != cast) continue;
      for (std::uint32_t i = line.reveals.begin; i != line.reveals.end(); ++i) {
        const std::uint32_t fact = p_.reveals[i].fact;
        if (seen.insert(fact).second) items.push_back(words_.text(p_.facts[fact].text));
      }
    }
    if (items.empty()) return;
    heading(out(), 3, "Wat jij weet, en pas zegt als je je gehoord voelt");
    list_of(out(), items);
  }

  /// What a move does to this person when it stands at the beginning of its table, weighed: better or worse.
  [[nodiscard]] int weight(std::uint32_t cast, const script::PersonaRow& row) const {
    int sum = 0;
    for (const auto& [name, amount] : row.deltas) {
      for (const program::Slot& slot : p_.slots) {
        if (slot.cast != cast || slot.is_private != 0) continue;
        if (words_.text(slot.name) == words_.text(p_.cast[cast].id) + "." + name)
          sum += slot.high_is_good != 0 ? amount : -amount;
      }
    }
    return sum;
  }

  void reacts(std::uint32_t cast) {
    const auto persona = about_.scripts.personas.find(words_.text(p_.cast[cast].persona));
    if (persona == about_.scripts.personas.end()) return;
    struct Row {
      std::string label;
      int weight = 0;
    };
    std::vector<Row> rows;
    for (const program::Move& move : p_.moves) {
      const auto found = persona->second.moves.find(words_.text(move.id));
      if (found == persona->second.moves.end() || found->second.empty()) continue;
      rows.push_back({words_.text(move.label), weight(cast, found->second.front())});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.weight > b.weight; });
    constexpr std::size_t kMost = 6;
    std::vector<std::string> opens;
    std::vector<std::string> closes;
    for (const Row& row : rows) {
      if (row.weight > 0 && opens.size() < kMost) opens.push_back(row.label);
    }
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      if (row->weight < 0 && closes.size() < kMost) closes.push_back(row->label);
    }
    if (opens.empty() && closes.empty()) return;
    heading(out(), 3, "Hoe je reageert");
    report::Table table;
    table.columns = {"Hier kom je van los", "Hier sluit je van af"};
    for (std::size_t i = 0; i < std::max(opens.size(), closes.size()); ++i) {
      table.rows.push_back(
          {plain(i < opens.size() ? opens[i] : ""), plain(i < closes.size() ? closes[i] : "")});
    }
    out().push_back({std::move(table)});
  }

  // --- who watches ---

  void observer() {
    card("Observatiekaart");
    paragraph(out(),
              "Je kijkt en schrijft mee; je zegt niets. Kruis aan wat je hoort of ziet, en schrijf er de "
              "woorden bij die "
              "echt vielen. Een kruis minder is geen fout: niet alles past in zeven minuten.");
    for (std::uint32_t family = 0; family < p_.families.size(); ++family) {
      report::List list;
      list.has_boxes = true;
      for (const program::Criterion& criterion : p_.criteria) {
        if (criterion.scored == 0 || criterion.family != family) continue;
        report::Text item = {{words_.text(criterion.id) + " ", Look::soft},
                             {words_.text(criterion.label), Look::strong}};
        if (criterion.good.size > 0) item.push_back({". Zo wel: " + words_.text(criterion.good)});
        if (criterion.poor.size > 0)
          item.push_back({" Liever niet: " + words_.text(criterion.poor), Look::soft});
        list.items.push_back(std::move(item));
      }
      if (list.items.empty()) continue;
      heading(out(), 3, words_.text(p_.families[family].label));
      out().push_back({std::move(list)});
    }
    report::List stops;
    stops.has_boxes = true;
    for (const std::uint32_t i : knockouts_of(p_)) {
      const program::Knockout& knockout = p_.knockouts[i];
      stops.items.push_back({{words_.text(knockout.label)},
                             {knockout.repairable != 0 ? " (en teruggenomen?)" : "", Look::soft}});
    }
    if (!stops.items.empty()) {
      heading(out(), 3, "Dit mag niet gebeuren; zag je het, zeg het na afloop als eerste");
      out().push_back({std::move(stops)});
    }
    heading(out(), 3, "Een zin die werkte");
    out().push_back({report::Writing{2}});
    heading(out(), 3, "Het moment waarop het keerde, en wat er net gezegd was");
    out().push_back({report::Writing{2}});
    heading(out(), 3, "Wat merkte het kind hiervan?");
    out().push_back({report::Writing{2}});
  }

  const CaseOnPaper& about_;
  const Program& p_;
  CaseWords words_;
  report::Document page_;
};

}  // namespace

report::Document role_cards(const CaseOnPaper& about) {
  return RoleCards(about).run();
}

}  // namespace gesprek::exchange
