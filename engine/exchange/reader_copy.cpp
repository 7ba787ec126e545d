// The copy of a case that a domain expert reads, comments on and signs.

#include <algorithm>
#include <map>

#include "engine/exchange/case_pages.h"
#include "engine/exchange/case_words.h"
#include "engine/exchange/page_blocks.h"
#include "engine/report/words.h"

namespace gesprek::exchange {

namespace {

using program::kNone;
using program::Program;
using program::Range;
using report::Group;
using report::Look;
using report::Paragraph;
using report::plain;
using report::Size;
using report::Tone;

/// "Wat: iets", with the first word soft; nothing when there is nothing to say.
void labelled(Blocks& out, const std::string& label, const std::string& words) {
  if (words.empty()) return;
  out.push_back({Paragraph{{{label + ": ", Look::soft}, {words}}, Size::note}});
}

/// `letter` of a choice: a, b, …; after z its number.
std::string letter(std::size_t place) {
  return place < 26 ? std::string(1, static_cast<char>('a' + place)) : std::to_string(place + 1);
}

const char* outcome_words(program::Outcome outcome) {
  switch (outcome) {
    case program::Outcome::good: return "goede afloop";
    case program::Outcome::mixed: return "gemengde afloop";
    case program::Outcome::poor: return "slechte afloop";
  }
  return "";
}

class ReaderCopy {
 public:
  explicit ReaderCopy(const CaseOnPaper& about)
      : about_(about), s_(*about.loaded.scenario), p_(about.program), words_(about.program) {
    for (const scenario::Node& node : s_.nodes) authored_.emplace(node.id.value, &node);
  }

  report::Document run() {
    page_.kind = "Leesexemplaar";
    page_.title = words_.text(p_.header.title);
    page_.subject = "Een oefencasus om te lezen, te beoordelen en te tekenen";
    head();
    open_questions();
    people();
    facts();
    scoring();
    conversation();
    interrupts();
    signature();
    page_.colophon = {
        {"Gemaakt met Gesprekslab. De casus is verzonnen; lijkt er iets op een echt gezin, dan is dat "
         "toeval en horen we het graag. " +
             case_and_version(p_),
         Look::soft}};
    return std::move(page_);
  }

 private:
  Blocks& out() { return page_.blocks; }

  [[nodiscard]] bool is_signed() const {
    return s_.reviewed_by.has_value() && !s_.reviewed_by->value.empty();
  }

  void head() {
    paragraph(out(), words_.text(p_.header.summary), Size::lead);
    report::Facts facts;
    const auto fact = [&](const char* name, const std::string& value) {
      if (!value.empty()) facts.rows.emplace_back(name, plain(value));
    };
    fact("Rol van de speler", words_.text(p_.header.role));
    fact("Profiel", words_.text(p_.header.profile_label));
    fact("Begin", words_.text(p_.header.setting));
    fact("Vooraf gemeld", words_.text(p_.header.content_note));
    std::string helpers;
    for (const program::HelpLine& line : p_.case_help)
      helpers += (helpers.empty() ? "" : "; ") + words_.text(line.label) +
                 (line.is_example != 0 ? " (voorbeeld)" : "");
    fact("Wie verder kan helpen", helpers);
    std::string themes;
    for (const scenario::Name& theme : s_.themes) themes += (themes.empty() ? "" : ", ") + theme.value;
    fact("Thema's", themes);
    std::size_t decisions = 0;
    for (const program::Node& node : p_.nodes) {
      if (node.way == program::Way::choices) ++decisions;
    }
    fact("Omvang",
         report::counted(p_.nodes.size(), "moment", "momenten") + ", waarvan " + std::to_string(decisions) +
             " met een keus; " + report::counted(p_.choices.size(), "keus", "keuzes") + ", " +
             report::counted(p_.endings.size(), "einde", "einden") +
             (p_.header.minutes > 0 ? "; ongeveer " + std::to_string(p_.header.minutes) + " minuten" : ""));
    std::string sources;
    for (const scenario::Text& source : s_.sources) sources += (sources.empty() ? "" : "; ") + source.value;
    fact("Bronnen", sources);
    fact("Beoordeeld",
         is_signed()
             ? s_.reviewed_by->value +
                   (s_.reviewed_date.has_value() ? ", " + report::date_in_words(s_.reviewed_date->value) : "")
             : "nog door niemand");
    out().push_back({std::move(facts)});
    Group group{is_signed() ? Tone::good : Tone::mind, 0, {}};
    paragraph(
        group.blocks,
        is_signed()
            ? "Deze versie is door een deskundige gelezen. Verandert er iets aan de casus, dan vervalt dat."
            : "De antwoordsleutel is een voorstel. Punten, 'voorbeeldroute', goed en fout, regels en uitleg "
              "gelden pas als een deskundige ze heeft gelezen en achteraan heeft getekend.");
    paragraph(group.blocks,
              "Zo lees je dit: elk moment heeft een nummer. Onder een moment staan de keuzes, met wat ze "
              "doen, waar ze heen "
              "gaan, de punten per criterium (C2 +1) en de uitleg die de speler achteraf leest. In het spel "
              "staan de keuzes "
              "in wisselende volgorde en zonder punten. Schrijf gerust in de kantlijn.",
              Size::note);
    out().push_back({std::move(group)});
  }

  void open_questions() {
    report::List open;
    const std::vector<std::string> notes = head_notes(*about_.loaded.source);
    report::List others;
    for (const std::string& each : notes) {
      std::string note = each;
      note.erase(std::remove(note.begin(), note.end(), '`'), note.end());
      const bool is_open = note.find("toetsen") != std::string::npos || note.find("⚠") != std::string::npos;
      (is_open ? open : others).items.push_back(plain(note));
    }
    if (p_.header.profile_remark.size > 0)
      open.items.push_back(plain("Over het profiel: " + words_.text(p_.header.profile_remark)));
    const std::string unchecked = unchecked_words();
    if (!unchecked.empty()) open.items.push_back(plain(unchecked));
    heading(out(), 2, "Open vragen ⚠");
    if (open.items.empty()) {
      paragraph(out(), "De schrijver noemt er geen.");
    } else {
      open.has_boxes = true;
      out().push_back({std::move(open)});
    }
    add_checked();
    if (!others.items.empty()) {
      heading(out(), 3, "Wat de schrijver er verder bij noteerde");
      out().push_back({std::move(others)});
    }
  }

  [[nodiscard]] std::string unchecked_words() const {
    std::string names;
    for (const std::vector<program::HelpLine>* lines : {&p_.help_lines, &p_.case_help}) {
      for (const program::HelpLine& line : *lines) {
        if (line.checked.size == 0 && line.is_example == 0)
          names += (names.empty() ? "" : ", ") + words_.text(line.label);
      }
    }
    return names.empty() ? "" : "Nog niet nagegaan of deze hulplijnen kloppen: " + names + ".";
  }

  /// What somebody verified, and when: the entries of the scripts that this case uses and that can go out of
  /// date.
  void add_checked() {
    report::Table table;
    table.caption = "Dit verandert met de tijd. Het is nagegaan op de dag die erbij staat";
    table.columns = {"Wat", "Nagegaan op"};
    table.widths = {3, 1};
    const auto add = [&](const std::string& what, const std::string& day) {
      if (!day.empty()) table.rows.push_back({plain(what), plain(report::date_in_words(day))});
    };
    if (p_.header.profile_label.size > 0)
      add("Profiel " + words_.text(p_.header.profile_label), words_.text(p_.header.profile_checked));
    for (const program::Criterion& criterion : p_.criteria) {
      if (criterion.scored != 0)
        add(words_.text(criterion.id) + " " + words_.text(criterion.label), words_.text(criterion.checked));
    }
    for (std::size_t i = 0; i < p_.rules.size(); ++i) {
      if (i > 0 && words_.text(p_.rules[i].id) == words_.text(p_.rules[i - 1].id)) continue;
      add("Regel " + words_.text(p_.rules[i].id) + " " + words_.text(p_.rules[i].label),
          words_.text(p_.rules[i].checked));
    }
    for (const std::vector<program::HelpLine>* lines : {&p_.help_lines, &p_.case_help}) {
      for (const program::HelpLine& line : *lines) {
        if (line.is_example == 0)
          add(words_.text(line.label) + ", " + words_.text(line.contact), words_.text(line.checked));
      }
    }
    if (!table.rows.empty()) out().push_back({std::move(table)});
  }

  void people() {
    heading(out(), 2, "Wie er meedoen");
    report::Table table;
    table.columns = {"Naam", "Wie het is", "Hoe hij of zij begint"};
    table.widths = {2, 4, 5};
    for (std::uint32_t i = 0; i < p_.cast.size(); ++i) {
      const program::CastMember& who = p_.cast[i];
      std::string start;
      for (std::uint32_t slot = 0; slot < p_.slots.size(); ++slot) {
        const program::Slot& state = p_.slots[slot];
        if (state.cast != i || state.is_private != 0 || state.label.size == 0) continue;
        start += (start.empty() ? "" : ", ") + report::small_first(words_.text(state.label)) + " " +
                 std::to_string(state.start);
      }
      std::string about = words_.text(who.about);
      if (who.has_persona != 0) about += " (reageert als " + words_.text(who.persona) + ")";
      table.rows.push_back({plain(words_.text(who.name)), plain(about), plain(start)});
    }
    out().push_back({std::move(table)});
    paragraph(out(),
              "Waarden lopen van 0 tot 10, als er niets anders bij staat. De speler ziet ze niet; na afloop "
              "wel, als lijn.",
              Size::note);
  }

  void facts() {
    if (p_.facts.empty()) return;
    heading(out(), 2, "Wat er op te merken is");
    report::Table table;
    table.columns = {"Naam", "Wat het is", "Hoort als", "Van wie"};
    table.widths = {4, 9, 3, 4};
    for (const program::Fact& fact : p_.facts) {
      table.rows.push_back({plain(words_.text(fact.id)), plain(words_.text(fact.text)),
                            plain(report::kind_word(fact.kind)), plain(words_.text(fact.source))});
    }
    out().push_back({std::move(table)});
  }

  void scoring() {
    heading(out(), 2, "Wat er wordt beoordeeld");
    report::Table table;
    table.columns = {"", "Criterium", "Zo klinkt het goed"};
    table.widths = {1, 6, 7};
    for (const program::Criterion& criterion : p_.criteria) {
      if (criterion.scored == 0) continue;
      table.rows.push_back(
          {plain(words_.text(criterion.id)),
           {{words_.text(criterion.label), Look::strong}, {". " + words_.text(criterion.about)}},
           plain(words_.text(criterion.good))});
    }
    out().push_back({std::move(table)});
    if (!p_.musts.empty()) {
      report::List list;
      for (const program::Must& must : p_.musts) {
        const program::EventName& event = p_.events[must.event];
        list.items.push_back(plain((event.label.size > 0 ? words_.text(event.label) : words_.text(event.id)) +
                                   ": gebeurt dit nooit, dan blijft " +
                                   words_.text(p_.criteria[must.criterion].id) + " onder de voldoende."));
      }
      heading(out(), 3, "Wat moet gebeuren");
      out().push_back({std::move(list)});
    }
    if (!p_.rules.empty()) {
      report::List list;
      for (std::size_t i = 0; i < p_.rules.size(); ++i) {
        if (i > 0 && words_.text(p_.rules[i].id) == words_.text(p_.rules[i - 1].id)) continue;
        list.items.push_back(
            {{words_.text(p_.rules[i].id) + " ", Look::strong}, {words_.text(p_.rules[i].label)}});
      }
      heading(out(), 3, "Regels van de meldcode die hier gelden");
      out().push_back({std::move(list)});
    }
    report::List stops;
    for (const std::uint32_t i : knockouts_of(p_)) {
      const program::Knockout& knockout = p_.knockouts[i];
      stops.items.push_back(
          {{words_.text(knockout.id) + " ", Look::strong},
           {words_.text(knockout.label) + (knockout.repairable != 0 ? " (te herstellen)" : "")}});
    }
    if (!stops.items.empty()) {
      heading(out(), 3, "Wat niet mag");
      out().push_back({std::move(stops)});
    }
  }

  // --- the conversation ---

  void conversation() {
    heading(out(), 2, "Het gesprek", {}, true);
    paragraph(out(), "Het begint bij " + words_.moment(p_.header.start) + ".");
    std::int16_t phase = -1;
    for (std::uint32_t i = 0; i < p_.nodes.size(); ++i) moment(i, phase);
  }

  void moment(std::uint32_t index, std::int16_t& phase) {
    const program::Node& node = p_.nodes[index];
    const auto found = authored_.find(words_.text(node.id));
    if (found == authored_.end()) return;
    const scenario::Node& from = *found->second;
    heading(out(), 3, words_.text(node.id), std::to_string(index + 1));
    std::string beside;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) beside += (beside.empty() ? "" : " · ") + part;
    };
    if (node.phase >= 0 && node.phase != phase) {
      phase = node.phase;
      std::string name(p_.shown_name(p_.phases.begin + static_cast<std::uint32_t>(phase)));
      std::replace(name.begin(), name.end(), '_', ' ');
      add("fase: " + name);
    }
    if (node.step >= 0) add("meldcode stap " + std::to_string(node.step));
    add(words_.effects(node.effects));
    if (node.events.size > 0) add("telt als: " + words_.events(node.events));
    if (node.reveals.size > 0) add("te noteren: " + words_.facts(node.reveals));
    if (node.time_seconds > 0) add("tijd: " + std::to_string(node.time_seconds) + " seconden");
    if ((node.flags & program::NodeFlag::write_first) != 0) add("eerst zelf een zin schrijven");
    paragraph(out(), beside, Size::note);
    report::List lines;
    lines.has_signs = false;
    words_.add_lines(lines, node.lines, pointers(from.lines));
    if (!lines.items.empty()) out().push_back({std::move(lines)});
    way(index, node, from);
  }

  void way(std::uint32_t index, const program::Node& node, const scenario::Node& from) {
    switch (node.way) {
      case program::Way::go:
        paragraph(out(), "Verder " + words_.where(node.way_index) + ".", Size::note);
        return;
      case program::Way::branch: arms(p_.branches[node.way_index], from.branch); return;
      case program::Way::choices:
        for (std::uint32_t i = 0; i < node.choices.size; ++i) {
          if (i < from.choices.size()) choice(node, node.choices.begin + i, i, from, from.choices[i]);
        }
        if (node.otherwise != kNone)
          paragraph(out(), "Als geen keus kan: " + words_.where(node.otherwise) + ".", Size::note);
        if (node.late != kNone)
          paragraph(out(), "Als de tijd om is: " + words_.where(node.late) + ".", Size::note);
        return;
      case program::Way::topics: {
        const program::TopicLayer& layer = p_.layers[node.way_index];
        report::List list;
        for (std::uint32_t i = 0; i < layer.topics.size; ++i) {
          const program::Topic& topic = p_.topics[layer.topics.begin + i];
          std::string item = words_.text(topic.title) + ", " + words_.where(topic.start);
          if (topic.optional != 0) item += " (mag worden overgeslagen)";
          if (i < from.topics.size() && from.topics[i].when.has_value())
            item += "; alleen als " + condition_in_words(from.topics[i].when->value);
          list.items.push_back(plain(std::move(item)));
        }
        paragraph(out(), "De speler kiest zelf de volgorde van:");
        out().push_back({std::move(list)});
        if (layer.again.size > 0) {
          report::List again;
          again.has_signs = false;
          words_.add_lines(again, layer.again, pointers(from.again));
          paragraph(out(), "Bij elke terugkeer:", Size::note);
          out().push_back({std::move(again)});
        }
        paragraph(out(), "Daarna " + words_.where(layer.then) + ".", Size::note);
        return;
      }
      case program::Way::form: form(p_.forms[node.way_index], from); return;
      case program::Way::ending: {
        const program::Ending& ending = p_.endings[node.way_index];
        Group group{ending.outcome == program::Outcome::good   ? Tone::good
                    : ending.outcome == program::Outcome::poor ? Tone::stop
                                                               : Tone::mind,
                    0,
                    {}};
        group.blocks.push_back({Paragraph{{{"Einde: " + words_.text(ending.title), Look::strong},
                                           {" · " + std::string(outcome_words(ending.outcome)), Look::soft}},
                                          Size::reading}});
        paragraph(group.blocks, words_.text(ending.text));
        labelled(group.blocks, "Voor het kind", words_.text(ending.child));
        out().push_back({std::move(group)});
        return;
      }
    }
    (void)index;
  }

  void arms(Range arms, const std::vector<scenario::BranchArm>& authored) {
    report::List list;
    for (std::uint32_t i = 0; i < arms.size; ++i) {
      const std::string go = words_.where(p_.arms[arms.begin + i].go);
      const bool has_when = i < authored.size() && authored[i].when.has_value();
      list.items.push_back(plain((has_when ? "als " + condition_in_words(authored[i].when->value) + ": "
                                  : i > 0  ? "anders: "
                                           : "") +
                                 go));
    }
    if (list.items.size() == 1) {
      paragraph(out(), "Verder " + words_.where(p_.arms[arms.begin].go) + ".", Size::note);
      return;
    }
    paragraph(out(), "Verder, het eerste dat klopt:", Size::note);
    out().push_back({std::move(list)});
  }

  void choice(const program::Node& node, std::uint32_t index, std::uint32_t place, const scenario::Node& from,
              const scenario::Choice& authored) {
    const program::Choice& choice = p_.choices[index];
    const program::ChoiceInfo& info = p_.choice_infos[index];
    const bool is_model = (choice.flags & program::ChoiceFlag::model) != 0;
    Group group{choice.critical != kNone ? Tone::stop : is_model ? Tone::good : Tone::plain, 0, {}};
    report::Text say = {{letter(place) + ". ", Look::strong}};
    say.push_back({words_.choice_text(choice.kind, choice.text)});
    if (is_model) say.push_back({"  voorbeeldroute (voorstel)", Look::strong});
    group.blocks.push_back({Paragraph{std::move(say), Size::reading}});
    std::string marks;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) marks += (marks.empty() ? "" : " · ") + part;
    };
    if (authored.when.has_value()) add("alleen als " + condition_in_words(authored.when->value));
    if (info.locked.size > 0) add("anders grijs: " + words_.text(info.locked));
    add(words_.moves(info.moves));
    const std::string points = words_.points(node, place);
    add(points.empty() ? "geen punten" : "punten " + points);
    add(words_.effects(choice.effects));
    if (choice.reveals.size > 0) add("te noteren: " + words_.facts(choice.reveals));
    if (!authored.events.empty()) add("telt als: " + words_.events(choice.events));
    if (choice.critical != kNone) add("mag niet: " + words_.text(p_.knockouts[choice.critical].label));
    if (choice.repairs != kNone) add("herstelt: " + words_.text(p_.knockouts[choice.repairs].label));
    if ((choice.flags & program::ChoiceFlag::once) != 0) add("één keer");
    add(words_.where(choice.go));
    paragraph(group.blocks, marks, Size::note);
    const bool has_own = authored.reply.kind != scenario::ReplyKind::absent;
    reply(group.blocks, choice.reply, has_own ? authored.reply : from.reply);
    labelled(group.blocks, "Uitleg", words_.text(info.why));
    if (choice.repair != kNone && authored.repair.has_value()) repair(group.blocks, choice, *authored.repair);
    out().push_back({std::move(group)});
  }

  void reply(Blocks& blocks, Range lines, const scenario::Reply& authored) {
    if (lines.empty()) return;
    report::List list;
    list.has_signs = false;
    words_.add_lines(list, lines, pointers(authored.lines));
    if (!list.items.empty()) blocks.push_back({std::move(list)});
  }

  void repair(Blocks& blocks, const program::Choice& choice, const scenario::Repair& authored) {
    const program::Repair& repair = p_.repairs[choice.repair];
    blocks.push_back({Paragraph{
        {{"Terug te nemen: ", Look::soft},
         {words_.choice_text(repair.kind, repair.text)},
         {" (binnen " + report::counted(static_cast<std::size_t>(repair.within), "beurt", "beurten") +
              (repair.moves.size > 0 ? "; " + words_.moves(repair.moves) : "") + ")",
          Look::soft}},
        Size::reading}});
    reply(blocks, repair.reply, authored.reply);
    labelled(blocks, "Uitleg", words_.text(repair.why));
  }

  // --- forms ---

  void form(const program::Form& form, const scenario::Node& from) {
    if (form.title.size > 0)
      out().push_back({Paragraph{{{"Formulier: " + words_.text(form.title), Look::strong}}, Size::reading}});
    for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) field(p_.fields[f]);
    arms(form.arms, from.branch);
  }

  void field(const program::Field& field) {
    Group group{Tone::accent, 0, {}};
    group.blocks.push_back({Paragraph{{{words_.text(field.ask), Look::strong}}, Size::reading}});
    std::string scores;
    for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
      const program::FieldScore& score = p_.field_scores[i];
      scores += (scores.empty() ? "" : ", ") + words_.text(p_.criteria[score.criterion].id) + " van " +
                signed_number(score.wrong) + " tot " + signed_number(score.right);
    }
    labelled(group.blocks, "Punten", scores);
    report::List list;
    for (std::uint32_t i = field.options.begin; i != field.options.end(); ++i) {
      const program::Option& option = p_.options[i];
      const bool is_answer = has_answer(field, kNone, words_.text(option.id));
      std::string points;
      for (std::uint32_t k = option.points.begin; k != option.points.end(); ++k) {
        points += (points.empty() ? "" : ", ") + words_.text(p_.criteria[p_.option_points[k].criterion].id) +
                  " " + signed_number(p_.option_points[k].points);
      }
      report::Text item = {{words_.text(option.label)}};
      if (is_answer) item.push_back({"  sleutel (voorstel)", Look::strong});
      std::string beside = points;
      if (option.effects.size > 0) beside += (beside.empty() ? "" : " · ") + words_.effects(option.effects);
      if (option.events.size > 0)
        beside += (beside.empty() ? "" : " · ") + ("telt als: " + words_.events(option.events));
      if (!beside.empty()) item.push_back({"  " + beside, Look::soft});
      if (option.why.size > 0) item.push_back({"  " + words_.text(option.why), Look::soft});
      list.items.push_back(std::move(item));
    }
    std::string columns;
    for (std::uint32_t i = field.columns.begin; i != field.columns.end(); ++i)
      columns += (columns.empty() ? "" : ", ") + std::string(p_.shown_name(i));
    labelled(group.blocks, "Kolommen", columns);
    for (std::uint32_t i = field.items.begin; i != field.items.end(); ++i) {
      const program::Item& item = p_.items[i];
      report::Text words = {{item.text.size > 0
                                 ? words_.text(item.text)
                                 : words_.text(item.fact == kNone ? item.id : p_.facts[item.fact].text)}};
      const std::string key = answer_of(field, i - field.items.begin);
      if (!key.empty()) words.push_back({"  hoort bij " + key + " (voorstel)", Look::strong});
      list.items.push_back(std::move(words));
    }
    if (field.items_revealed != 0) list.items.push_back(plain("alles wat in het gesprek te noteren was"));
    if (!list.items.empty()) group.blocks.push_back({std::move(list)});
    if (field.type == program::FieldType::scale) {
      const std::string key = answer_of(field, kNone);
      paragraph(group.blocks,
                "Een schaal van " + std::to_string(field.from) + " tot " + std::to_string(field.to) +
                    (key.empty() ? "." : "; sleutel (voorstel): " + key + "."),
                Size::note);
    }
    if (field.type == program::FieldType::plan) {
      paragraph(group.blocks, "Rijen om in te vullen: wie doet wat, en wanneer.", Size::note);
    }
    if (field.type == program::FieldType::text) {
      paragraph(group.blocks, "Vrije tekst: bewaard, nooit beoordeeld.", Size::note);
    }
    labelled(group.blocks, "Uitleg", words_.text(field.why));
    out().push_back({std::move(group)});
  }

  [[nodiscard]] bool has_answer(const program::Field& field, std::uint32_t item,
                                const std::string& value) const {
    for (std::uint32_t i = field.answers.begin; i != field.answers.end(); ++i) {
      if (p_.field_answers[i].item == item && words_.text(p_.field_answers[i].value) == value) return true;
    }
    return false;
  }
  [[nodiscard]] std::string answer_of(const program::Field& field, std::uint32_t item) const {
    for (std::uint32_t i = field.answers.begin; i != field.answers.end(); ++i) {
      if (p_.field_answers[i].item == item) return words_.text(p_.field_answers[i].value);
    }
    if (field.answer_kind != 0 && item != kNone) {
      const std::uint32_t fact = p_.items[field.items.begin + item].fact;
      if (fact != kNone) return report::kind_word(p_.facts[fact].kind);
    }
    return {};
  }

  void interrupts() {
    if (p_.interrupts.empty()) return;
    heading(out(), 2, "Wat ertussen kan komen");
    report::List list;
    for (std::size_t i = 0; i < p_.interrupts.size() && i < s_.interrupts.size(); ++i) {
      const program::Interrupt& interrupt = p_.interrupts[i];
      list.items.push_back(plain(
          "Als " + condition_in_words(s_.interrupts[i].when.value) +
          (interrupt.for_turns > 1 ? ", " + std::to_string(interrupt.for_turns) + " beurten achter elkaar"
                                   : "") +
          ", vanaf beurt " + std::to_string(interrupt.after) + ": " + words_.where(interrupt.go) + "."));
    }
    out().push_back({std::move(list)});
  }

  void signature() {
    heading(out(), 2, "Oordeel van de lezer", {}, true);
    paragraph(out(), "Kruis aan wat klopt, en schrijf op wat anders moet. Noem het nummer van het moment.");
    report::List list;
    list.has_boxes = true;
    for (const char* item :
         {"De mensen reageren zoals mensen in deze situatie reageren.",
          "Wat hier als goed geldt, zou ik een collega aanraden.",
          "Wat hier als fout geldt, is dat ook, en de uitleg zegt eerlijk waarom.",
          "De stappen van de meldcode, de weegvragen en de besluiten kloppen voor deze beroepsgroep.",
          "Wat het voor het kind betekent, klopt bij elk einde.",
          "De taal is gewone, gesproken taal. Er staat niets in dat onnodig pijn doet.",
          "Niemand wordt neergezet als voorbeeld van een groep."}) {
      list.items.push_back(plain(item));
    }
    out().push_back({std::move(list)});
    heading(out(), 3, "Wat anders moet");
    out().push_back({report::Writing{6}});
    heading(out(), 3, "De open vragen");
    out().push_back({report::Writing{3}});
    heading(out(), 3, "Naam en functie");
    out().push_back({report::Writing{1}});
    heading(out(), 3, "Datum en handtekening");
    out().push_back({report::Writing{2}});
    paragraph(out(), "Getekend geldt dit voor de versie die onderaan staat, niet voor een latere.",
              Size::note);
  }

  const CaseOnPaper& about_;
  const scenario::Scenario& s_;
  const Program& p_;
  CaseWords words_;
  std::map<std::string, const scenario::Node*> authored_;
  report::Document page_;
};

}  // namespace

std::vector<std::string> head_notes(const SourceText& source) {
  std::vector<std::string> out;
  bool in_item = false;
  for (std::uint32_t i = 1; i <= source.line_count(); ++i) {
    std::string_view line = source.line(i);
    if (line.empty()) continue;
    if (line.front() != '#') break;
    line.remove_prefix(1);
    const std::size_t text = line.find_first_not_of(' ');
    if (text == std::string_view::npos) {
      in_item = false;
      continue;
    }
    const bool is_item = line.substr(text, 2) == "- ";
    if (is_item) {
      out.emplace_back(line.substr(text + 2));
      in_item = true;
    } else if (in_item && text >= 3) {
      out.back().append(" ").append(line.substr(text));
    } else {
      in_item = false;
    }
  }
  return out;
}

report::Document reader_copy(const CaseOnPaper& about) {
  return ReaderCopy(about).run();
}

}  // namespace gesprek::exchange
