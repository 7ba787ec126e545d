#include "engine/script/lua_message.h"

#include <array>
#include <optional>
#include <vector>

namespace gesprek::script {

namespace {

constexpr std::string_view kPlace = "script:";

/// The length of "script:12: " at the start of `message`, and the number in it.
std::size_t read_place(std::string_view message, std::uint32_t& line) {
  line = 0;
  if (message.substr(0, kPlace.size()) != kPlace) return 0;
  std::size_t at = kPlace.size();
  while (at < message.size() && message[at] >= '0' && message[at] <= '9' && line < 100'000'000) {
    line = line * 10 + static_cast<std::uint32_t>(message[at++] - '0');
  }
  if (message.substr(at, 2) != ": ") return 0;
  return at + 2;
}

struct Translation {
  std::string_view english;  // `*` stands for a part
  std::string_view dutch;    // {0}, {1}… are those parts
};

// The first that fits counts, so the longer of two with the same start comes first.
constexpr std::array<Translation, 35> kTranslations = {{
    {"* expected (to close * at line *) near *",
     "{0} ontbreekt (hoort bij {1} op regel {2}); gelezen tot {3}"},
    {"* expected near *", "{0} verwacht bij {1}"},
    // The first byte of “ ” ‘ ’ and – as a word processor makes them.
    {"unexpected symbol near '<\\226>'", "een gekruld aanhalingsteken of een lang streepje; typ \" of -"},
    {"unexpected symbol near *", "onverwacht teken bij {0}"},
    {"syntax error near *", "onbegrijpelijk bij {0}"},
    {"unfinished string near *", "een tekst zonder sluitend aanhalingsteken bij {0}"},
    {"unfinished long string* near *", "een tekst die niet wordt gesloten"},
    {"unfinished long comment* near *", "een commentaar dat niet wordt gesloten"},
    {"malformed number near *", "geen goed getal: {0}"},
    {"invalid escape sequence *", "onbekend teken na een backslash: {0}"},
    {"no visible label * for *", "het label {0} voor goto bestaat niet"},
    {"label * already defined *", "het label {0} staat er twee keer"},
    {"attempt to assign to const variable *", "{0} is <const> en kan niet veranderen"},
    {"attempt to load a binary chunk *", "dit is geen leesbare tekst maar een vertaald Lua-bestand"},
    {"too many local variables *", "te veel lokale namen (hoogstens 200)"},
    {"function at line * has more than *", "de functie op regel {0} heeft er meer dan {1}"},
    {"chunk has too many syntax levels*", "te veel haakjes in elkaar"},
    {"C stack overflow*", "te veel in elkaar (haakjes, of functies die zichzelf aanroepen)"},
    {"stack overflow*", "een functie roept zichzelf te vaak aan"},
    {"error in error handling*", "een fout tijdens het afhandelen van een fout"},
    {"attempt to index a * value (*)", "hier wordt iets opgezocht in {1}, maar dat is {0}"},
    {"attempt to index a * value", "hier wordt iets opgezocht in {0}"},
    {"attempt to call a * value (*)", "{1} is geen functie maar {0}"},
    {"attempt to call a * value", "hier wordt {0} aangeroepen alsof het een functie is"},
    {"attempt to perform arithmetic on a * value (*)", "hier wordt gerekend met {1}, maar dat is {0}"},
    {"attempt to perform arithmetic on a * value", "hier wordt gerekend met {0}"},
    {"attempt to concatenate a * value (*)", "hier wordt {1} aan een tekst geplakt, maar dat is {0}"},
    {"attempt to concatenate a * value", "hier wordt {0} aan een tekst geplakt"},
    {"attempt to compare two * values", "twee keer {0}: die hebben geen volgorde"},
    {"attempt to compare * with *", "{0} en {1} kunnen niet worden vergeleken"},
    {"attempt to get length of a * value*", "# kan niet op {0}"},
    {"attempt to perform 'n//0'", "delen door nul"},
    {"attempt to perform 'n%%0'", "delen door nul"},
    {"number has no integer representation", "een getal met een breuk waar een geheel getal hoort"},
    {"bad argument #* to * (*)", "waarde {0} van {1} deugt niet: {2}"},
}};

struct Word {
  std::string_view english, dutch;
};
constexpr std::array<Word, 10> kWords = {{{"nil", "niets (nil)"},
                                          {"boolean", "true of false"},
                                          {"number", "een getal"},
                                          {"string", "een tekst"},
                                          {"table", "een tabel"},
                                          {"function", "een functie"},
                                          {"<eof>", "het einde van het bestand"},
                                          {"<name>", "een naam"},
                                          {"field '?'", "een veld"},
                                          {"interval is empty", "het bereik is leeg"}}};
constexpr std::array<Word, 6> kKinds = {{{"local ", "de naam "},
                                         {"global ", "de naam "},
                                         {"field ", "het veld "},
                                         {"upvalue ", "de naam "},
                                         {"method ", "de functie "},
                                         {"constant ", "de waarde "}}};

std::string dutch_part(std::string_view part) {
  for (const Word& word : kWords) {
    if (part == word.english) return std::string(word.dutch);
  }
  for (const Word& kind : kKinds) {
    if (part.substr(0, kind.english.size()) == kind.english) {
      return std::string(kind.dutch) + std::string(part.substr(kind.english.size()));
    }
  }
  return std::string(part);
}

/// The parts of `message` that the stars of `pattern` stand for, or nothing when it does not fit. A star
/// takes as little as it can, the last one all the rest.
std::optional<std::vector<std::string_view>> match(std::string_view pattern, std::string_view message) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view literal = pattern.substr(0, star);
    if (message.substr(at, literal.size()) != literal) return std::nullopt;
    at += literal.size();
    if (star == std::string_view::npos) {
      if (at != message.size()) return std::nullopt;
      return parts;
    }
    pattern.remove_prefix(star + 1);
    const std::string_view next = pattern.substr(0, pattern.find('*'));
    const std::size_t end = next.empty() ? message.size() : message.find(next, at);
    if (end == std::string_view::npos) return std::nullopt;
    parts.push_back(message.substr(at, end - at));
    at = end;
  }
}

std::string fill(std::string_view dutch, const std::vector<std::string_view>& parts) {
  std::string out;
  for (std::size_t at = 0; at < dutch.size(); ++at) {
    if (dutch[at] == '{' && at + 2 < dutch.size() && dutch[at + 2] == '}') {
      const auto index = static_cast<std::size_t>(dutch[at + 1] - '0');
      if (index < parts.size()) out += dutch_part(parts[index]);
      at += 2;
    } else {
      out += dutch[at];
    }
  }
  return out;
}

}  // namespace

std::uint32_t place_line(std::string_view message) {
  std::uint32_t line = 0;
  read_place(message, line);
  return line;
}

std::string without_place(std::string_view message) {
  std::uint32_t line = 0;
  return std::string(message.substr(read_place(message, line)));
}

TwoWords explain_lua_message(std::string_view message) {
  if (message.empty()) return {"een fout zonder tekst", "an error without a text"};
  if (message.find(TwoWords::kMark) != std::string_view::npos) return TwoWords::split(message);
  for (const Translation& translation : kTranslations) {
    if (const auto parts = match(translation.english, message)) {
      return {fill(translation.dutch, *parts), std::string(message)};
    }
  }
  return {std::string(message), std::string(message)};
}

}  // namespace gesprek::script
