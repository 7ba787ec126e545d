#include "editor/start/quick_case.h"

#include <algorithm>
#include <utility>

#include "editor/document/yaml_text.h"
#include "engine/base/text.h"

namespace gesprek::editor {

namespace {

/// The answers by name, in the order in which they are asked.
template <class Answers>
auto fields_of(Answers& answers) {
  using Text = decltype(&answers.title);
  return std::vector<std::pair<std::string, Text>>{{"title", &answers.title},
                                                   {"person", &answers.person},
                                                   {"about", &answers.about},
                                                   {"child", &answers.child},
                                                   {"role", &answers.role},
                                                   {"setting", &answers.setting},
                                                   {"seen", &answers.seen},
                                                   {"heard", &answers.heard},
                                                   {"opening", &answers.opening},
                                                   {"said", &answers.said},
                                                   {"did", &answers.did},
                                                   {"reaction", &answers.reaction},
                                                   {"side", &answers.side},
                                                   {"better", &answers.better},
                                                   {"better_reply", &answers.better_reply},
                                                   {"agreement", &answers.agreement},
                                                   {"for_child", &answers.for_child},
                                                   {"persona", &answers.persona}};
}

/// On one line, in double quotes (5.24: "the writer always quotes").
std::string quoted(std::string_view text) {
  Result<std::string> clean = clean_text(text);
  std::string line = clean.ok() ? *clean : std::string();
  std::replace(line.begin(), line.end(), '\n', ' ');
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return write_scalar(line, Hand::prose, true);
}

std::string or_else(const std::string& text, const std::string& otherwise) {
  const bool is_empty = text.find_first_not_of(" \n\t") == std::string::npos;
  return is_empty ? otherwise : text;
}

}  // namespace

const std::vector<std::string>& quick_moves() {
  static const std::vector<std::string> all = {
      "vaag", "verwijt", "sussen", "ongevraagd_advies", "conclusie_trekken", "oordeel"};
  return all;
}

const std::vector<std::string>& quick_personas() {
  static const std::vector<std::string> all = {"schaamtevolle_ouder", "boze_ouder",   "uitgeputte_moeder",
                                               "nuchtere_vader",      "trotse_ouder", "sombere_vader"};
  return all;
}

std::string quick_case_yaml(const QuickCase& answers, std::string_view id) {
  const auto is_known = [](const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
  };
  const std::string person = or_else(answers.person, "Anne");
  const std::string child = or_else(answers.child, "het kind");
  const std::string move = is_known(quick_moves(), answers.did) ? answers.did : quick_moves().front();
  const std::string persona =
      is_known(quick_personas(), answers.persona) ? answers.persona : quick_personas().front();
  std::string out;
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  const auto say = [&](const std::string& before, const std::string& text) { line(before + quoted(text)); };
  line(
      "# Een eigen casus, verteld in een half uur en onherkenbaar gemaakt. Herschrijf alles wat nog niet "
      "klopt.");
  line("gesprek: 1");
  line("scenario:");
  line("  id: " + std::string(id));
  say("  title: ", or_else(answers.title, "Een eigen casus"));
  line("  language: nl");
  say("  summary: ",
      "Je spreekt " + person + ", " + or_else(answers.about, "een ouder") + ", over " + child + ".");
  line("  learner: {role: " + quoted(or_else(answers.role, "leerkracht")) + ", profile: BASIS}");
  say("  setting: ", or_else(answers.setting, "Na afloop van een gewone dag."));
  line("  minutes: 5");
  line("  level: 1");
  line("  themes: [ouders]");
  say("  content_note: ",
      "Gaat over een zorg om een kind. Je kunt op elk moment stoppen. Raakt dit je? Praat erover met iemand "
      "die "
      "je vertrouwt. Advies bij zorgen over een kind: Veilig Thuis, 0800-2000. Bij direct gevaar: 112.");
  line("  feedback: after");
  line("  sources: [\"eigen ervaring, onherkenbaar gemaakt\"]");
  line("  reviewed: {by: null, date: null}");
  line("  phases: [contact, zorg, afspraken]");
  line("cast:");
  line("  ander:");
  say("    name: ", person);
  say("    about: ", or_else(answers.about, "een ouder"));
  line("    persona: " + persona);
  line("facts:");
  line("  gezien: {text: " + quoted(or_else(answers.seen, "Wat je zelf zag.")) +
       ", kind: fact, source: \"eigen observatie\"}");
  if (!or_else(answers.heard, "").empty()) {
    line("  gehoord: {text: " + quoted(answers.heard) + ", kind: source, source: \"van een ander\"}");
  }
  line("criteria: [C1, C3]");
  line("must: {zorg_op_tafel: C3}");
  line("start: binnen");
  line("nodes:");
  line("  binnen:");
  line("    phase: contact");
  line("    lines:");
  say("      - ander: ", or_else(answers.opening, "Was er iets?"));
  line("    choices:");
  line("      - id: doel");
  say("        say: ",
      "Fijn dat u even tijd heeft. Ik wil iets met u bespreken over " + child + ". Kan dat nu?");
  line("        moves: [waardering, doel_zeggen]");
  line("        reply: \"Ja. Zegt u het maar.\"");
  line("        model: true");
  line("        why: \"De ander weet meteen waar het over gaat en kan zich instellen.\"");
  line("      - id: praatje");
  line("        say: \"Niets bijzonders hoor. Hoe gaat het verder?\"");
  line("        moves: [verborgen_agenda]");
  line("        reply: \"Goed hoor.\"");
  line("        why: \"Het klinkt ontspannen, en straks komt de zorg als verrassing.\"");
  line("    go: zorg");
  line("  zorg:");
  line("    phase: zorg");
  line(std::string("    reveals: [gezien") + (or_else(answers.heard, "").empty() ? "]" : ", gehoord]"));
  line("    lines:");
  say("      - narrator: ", "Je denkt aan wat je zag. " + or_else(answers.seen, ""));
  line("    choices:");
  line("      - id: toen");
  say("        say: ", or_else(answers.said, "Er zijn de laatste tijd wat signalen."));
  line("        moves: [" + move + "]");
  say("        reply: ", or_else(answers.reaction, "Wat bedoelt u?"));
  line(
      "        why: \"Zo ging het toen. Kijk wat deze zin met de ander deed, en wat dat voor het kind "
      "betekende.\"");
  line("      - id: nu");
  say("        say: ", or_else(answers.better, "Ik zag iets waar ik me zorgen over maak. Hoe ziet u dat?"));
  line("        moves: [feit, zorg_benoemen, perspectief_vragen]");
  line("        events: [GESPREK_OUDERS]");
  say("        reply: ", or_else(answers.better_reply, "Dat wist ik niet."));
  line("        model: true");
  line(
      "        why: \"Wat je zag, waarom je je zorgen maakt, en hoe de ander het ziet: alle drie zitten "
      "erin.\"");
  line("    go: hun_kant");
  line("  hun_kant:");
  line("    lines:");
  say("      - ander: ", or_else(answers.side, "Het is thuis ook niet makkelijk nu."));
  line("    choices:");
  line("      - id: erkennen");
  say("        say: ",
      "Dank u dat u dat zegt. Het klinkt zwaar. Ik blijf wel denken aan wat ik zag. Wat merkt " + child +
          " ervan, denkt u?");
  line("        moves: [erkenning, feit]");
  line("        reply: \"Meer dan ik dacht, misschien.\"");
  line("        model: true");
  line("        why: \"Je hoort hun kant en houdt vast aan wat je zag.\"");
  line("      - id: sussen");
  line("        say: \"Ach, dat hebben ze allemaal wel eens. Het zal wel meevallen.\"");
  line("        moves: [sussen]");
  line("        reply: \"Ja. Zal wel.\"");
  line("        why: \"Vriendelijk bedoeld. De zorg is nu weer van tafel.\"");
  line("    go: afspraak");
  line("  afspraak:");
  line("    phase: afspraken");
  line("    choices:");
  line("      - id: concreet");
  say("        say: ", or_else(answers.agreement, "Ik bel u volgende week donderdag. Wat doet u tot dan?"));
  line("        moves: [concrete_afspraak]");
  line("        reply: \"Dat is goed.\"");
  line("        model: true");
  line("        why: \"Wie, wat en wanneer: allebei weten jullie wat er nu gebeurt.\"");
  line("      - id: in_de_gaten");
  line("        say: \"Dan houden we het samen een beetje in de gaten.\"");
  line("        moves: [losse_eindjes]");
  line("        reply: \"Ja. Prima.\"");
  line("        why: \"Niemand weet nu wat er afgesproken is.\"");
  line("    go: slot");
  line("  slot:");
  line("    branch:");
  line("      - {when: 'event(\"zorg_op_tafel\") and event(\"afspraak_gemaakt\")', go: goed}");
  line("      - {go: blijft_liggen}");
  line("  goed:");
  line("    ending:");
  line("      title: \"Een begin\"");
  line("      outcome: good");
  line(
      "      text: \"De zorg ligt op tafel, en jullie weten wie wat doet. In het echt kan dit anders "
      "lopen.\"");
  say("      child: ", "Voor " + child + " is er nu iemand die kijkt en terugkomt.");
  line("  blijft_liggen:");
  line("    ending:");
  line("      title: \"De zorg blijft liggen\"");
  line("      outcome: mixed");
  line("      text: \"Het gesprek is voorbij. Iets van wat nodig was, is niet gezegd of niet afgesproken.\"");
  say("      child: ", or_else(answers.for_child, "Voor " + child + " verandert er nog niets."));
  return out;
}

std::vector<std::string> recognisable_words(const QuickCase& answers) {
  static const std::vector<std::string> kTimes = {
      "maandag", "dinsdag",  "woensdag",  "donderdag", "vrijdag",  "zaterdag",
      "zondag",  "januari",  "februari",  "maart",     "april",    "juni",
      "juli",    "augustus", "september", "oktober",   "november", "december"};
  // Capitals that stand in a sentence for other reasons.
  static const std::vector<std::string> kInnocent = {"Ik",  "U",   "Veilig",    "Thuis",
                                                     "GGD", "JGZ", "Nederlands"};
  std::vector<std::string> found;
  const auto add = [&](const std::string& word) {
    if (std::find(found.begin(), found.end(), word) == found.end()) found.push_back(word);
  };
  const auto all = fields_of(answers);
  for (const auto& [name, value] : all) {
    if (name == "did" || name == "persona" || name == "person" || name == "child" || name == "title")
      continue;
    const std::string& text = *value;
    bool begins = true;  // of a sentence
    for (std::size_t i = 0; i < text.size();) {
      const auto is_word = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
      };
      if (!is_word(text[i])) {
        if (text[i] == '.' || text[i] == '?' || text[i] == '!' || text[i] == ':' || text[i] == '"' ||
            text[i] == '\n')
          begins = true;
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text.size() && is_word(text[end])) ++end;
      const std::string word = text.substr(i, end - i);
      const bool is_capital = word.front() >= 'A' && word.front() <= 'Z';
      const bool is_invented = word == answers.person || word == answers.child;
      const bool is_innocent = std::find(kInnocent.begin(), kInnocent.end(), word) != kInnocent.end();
      if (is_capital && !begins && !is_invented && !is_innocent) add(word);
      if (std::find(kTimes.begin(), kTimes.end(), word) != kTimes.end()) add(word);
      const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
      if (is_number && word.size() >= 3) add(word);
      // `'s Ochtends`: the sentence begins with the next word.
      const bool is_clipped = word.size() == 1 && i > 0 && text[i - 1] == '\'';
      if (!is_clipped) begins = false;
      i = end;
    }
  }
  return found;
}

std::string write_answers(const QuickCase& answers) {
  std::string out;
  for (const auto& [name, value] : fields_of(answers)) {
    out += name + " = ";
    for (const char c : *value) {
      if (c == '\n') {
        out += "\\n";
      } else if (c == '\\') {
        out += "\\\\";
      } else {
        out += c;
      }
    }
    out += '\n';
  }
  return out;
}

QuickCase read_answers(std::string_view text) {
  QuickCase answers;
  const auto fields = fields_of(answers);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = line.find(" = ");
    if (equals == std::string_view::npos) continue;
    for (const auto& [name, value] : fields) {
      if (line.substr(0, equals) != name) continue;
      value->clear();
      const std::string_view rest = line.substr(equals + 3);
      for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size()) {
          ++i;
          *value += rest[i] == 'n' ? '\n' : rest[i];
        } else {
          *value += rest[i];
        }
      }
    }
  }
  return answers;
}

}  // namespace gesprek::editor
