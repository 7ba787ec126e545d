// What looks like data of a real person. Each kind is checked as narrowly as its own rules allow: a check
// digit where there is one, and never a number that is known to be nobody's.

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "engine/analysis/wording.h"
#include "engine/base/tekst.h"

namespace gesprek::analysis {

using program::Program;
using program::Range;

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) {
  return is_letter(c) || is_digit(c);
}
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_word(text[at]);
}
bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_word(text[at - 1]);
}

/// Digits from `at` on with the separators of `between` within; where it ends.
struct Digits {
  std::string digits;
  std::size_t end = 0;
};
Digits read_digits(std::string_view text, std::size_t at, std::string_view between) {
  Digits out;
  std::size_t i = at;
  while (i < text.size()) {
    if (is_digit(text[i])) {
      out.digits += text[i];
      out.end = ++i;
      continue;
    }
    // One separator, or a bracket with one, before the next digit.
    std::size_t skipped = i;
    while (skipped < text.size() && skipped - i < 3 &&
           between.find(text[skipped]) != std::string_view::npos) {
      ++skipped;
    }
    if (skipped == i || skipped >= text.size() || !is_digit(text[skipped])) break;
    i = skipped;
  }
  return out;
}

bool ascends_or_repeats(std::string_view digits) {
  // 12345678 and 00000000 are what people make up; nobody has them.
  bool repeats = true;
  bool ascends = true;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    repeats = repeats && digits[i] == digits[0];
    ascends = ascends && digits[i] == static_cast<char>('0' + (digits[i - 1] - '0' + 1) % 10);
  }
  return repeats || ascends;
}

/// A telephone number as Dutch people write them: ten digits from 0, or +31 with nine. 0800, 0900 and 088 are
/// of organisations.
std::size_t phone_at(std::string_view text, std::size_t at) {
  const bool abroad = text[at] == '+';
  if (!abroad && (text[at] != '0' || !begins_word(text, at))) return 0;
  const Digits found = read_digits(text, at + (abroad ? 1 : 0), " -()");
  std::string number = found.digits;
  if (abroad) {
    if (number.substr(0, 2) != "31") return 0;
    number = "0" + number.substr(2);
    if (number.size() > 1 && number[1] == '0') number.erase(1, 1);  // +31 (0)6
  }
  if (number.size() != 10 || number[1] == '0' || !ends_word(text, found.end)) return 0;
  for (const std::string_view organisation : {"0800", "0900", "0906", "0909", "088", "085"}) {
    if (number.compare(0, organisation.size(), organisation) == 0) return 0;
  }
  return ascends_or_repeats(number.substr(2)) ? 0 : found.end - at;
}

/// A citizen service number: nine digits whose sum, weighted 9 to 2 and -1, is a multiple of eleven.
std::size_t citizen_number_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || !begins_word(text, at)) return 0;
  const Digits found = read_digits(text, at, " .");
  const std::string& digits = found.digits;
  if (digits.size() != 9 || !ends_word(text, found.end)) return 0;
  // Separators only as people write it: 123 456 789, or none.
  if (found.end - at != 9 && found.end - at != 11) return 0;
  if (found.end - at == 11 && (is_digit(text[at + 3]) || is_digit(text[at + 7]))) return 0;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * (i == 8 ? -1 : 9 - static_cast<int>(i));
  if (sum % 11 != 0) return 0;
  // Published for trying things out.
  static constexpr std::array<std::string_view, 4> kOnPaperOnly = {"111222333", "123456782", "999999990",
                                                                   "000000000"};
  if (std::find(kOnPaperOnly.begin(), kOnPaperOnly.end(), digits) != kOnPaperOnly.end()) return 0;
  return found.end - at;
}

/// A postcode behind a street and a number, or in front of a number: 1234 AB alone is a neighbourhood.
std::size_t address_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || text[at] == '0' || !begins_word(text, at)) return 0;
  std::size_t i = at;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i - at != 4) return 0;
  if (i < text.size() && text[i] == ' ') ++i;
  if (i + 2 > text.size() || !is_capital(text[i]) || !is_capital(text[i + 1]) || !ends_word(text, i + 2)) {
    return 0;
  }
  const std::string_view code = text.substr(at, i + 2 - at);
  if (code.substr(0, 4) == "1234" || code.substr(code.size() - 2) == "XX") return 0;
  const std::size_t end = i + 2;
  // "Kerkstraat 12, 3511 AX" or "3511 AX 12".
  std::size_t before = at;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == ',')) --before;
  std::size_t digits = before;
  if (digits > 0 && is_letter(text[digits - 1])) --digits;  // 12a
  const std::size_t last = digits;
  while (digits > 0 && is_digit(text[digits - 1])) --digits;
  const bool number_before =
      digits != last && digits > 1 && text[digits - 1] == ' ' && is_letter(text[digits - 2]);
  const bool number_behind = end + 1 < text.size() && text[end] == ' ' && is_digit(text[end + 1]);
  return number_before || number_behind ? end - at : 0;
}

bool is_mail_char(char c) {
  return (is_word(c) && static_cast<unsigned char>(c) < 0x80) || c == '.' || c == '-' || c == '_' || c == '+';
}

/// The e-mail address around the @ at `at`: where it begins and how long it is.
std::pair<std::size_t, std::size_t> email_around(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_mail_char(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_mail_char(text[end])) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string domain = tekst::lower_case(text.substr(at + 1, end - at - 1));
  const std::size_t dot = domain.rfind('.');
  if (begin == at || dot == std::string::npos || dot == 0 || domain.size() - dot < 3) return {at, 0};
  // Set aside for examples.
  for (const std::string_view example : {"example.", "voorbeeld."}) {
    if (domain.compare(0, example.size(), example) == 0) return {at, 0};
  }
  return {begin, end - begin};
}

/// An IBAN whose check digits are right.
std::size_t bank_account_at(std::string_view text, std::size_t at) {
  if (!begins_word(text, at) || text.size() - at < 18 || !is_capital(text[at]) || !is_capital(text[at + 1]) ||
      !is_digit(text[at + 2]) || !is_digit(text[at + 3]))
    return 0;
  std::string account;
  std::size_t i = at;
  while (i < text.size() && account.size() < 34) {
    if (is_capital(text[i]) || is_digit(text[i])) {
      account += text[i++];
    } else if (text[i] == ' ' && i + 1 < text.size() && (is_capital(text[i + 1]) || is_digit(text[i + 1])) &&
               account.size() % 4 == 0) {
      ++i;
    } else {
      break;
    }
  }
  if (account.substr(0, 2) == "NL" && account.size() > 18) account.resize(18);
  if (account.size() < 15) return 0;
  const std::string turned = account.substr(4) + account.substr(0, 4);
  int rest = 0;
  for (const char c : turned) {
    const int value = is_digit(c) ? c - '0' : c - 'A' + 10;
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest == 1 ? i - at : 0;
}

/// A whole date, in a text that says somebody was born.
std::size_t date_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || !begins_word(text, at)) return 0;
  const auto number = [&](std::size_t from, std::size_t most) {
    std::size_t end = from;
    while (end < text.size() && end - from < most && is_digit(text[end])) ++end;
    return end;
  };
  const std::size_t day = number(at, 2);
  if (day == at || day >= text.size()) return 0;
  std::size_t i = day;
  if (text[i] == '-' || text[i] == '/' || text[i] == '.') {
    const char mark = text[i];
    const std::size_t month = number(i + 1, 2);
    if (month == i + 1 || month >= text.size() || text[month] != mark) return 0;
    i = month + 1;
  } else if (text[i] == ' ') {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "januari", "februari", "maart",     "april",   "mei",      "juni",
        "juli",    "augustus", "september", "oktober", "november", "december"};
    const auto month = std::find_if(kMonths.begin(), kMonths.end(), [&](std::string_view name) {
      return text.substr(i + 1, name.size()) == name && text.substr(i + 1 + name.size(), 1) == " ";
    });
    if (month == kMonths.end()) return 0;
    i += month->size() + 2;
  } else {
    return 0;
  }
  const std::size_t year = number(i, 4);
  const bool is_year = year - i == 4 && (text.substr(i, 2) == "19" || text.substr(i, 2) == "20");
  return is_year && ends_word(text, year) ? year - at : 0;
}

bool speaks_of_birth(std::string_view text) {
  return tekst::contains_any(text, {"geboren", "geboortedatum", "geb", "geboortedag"}).has_value();
}

}  // namespace

std::vector<FoundData> find_personal_data(std::string_view text) {
  std::vector<FoundData> out;
  // Nearly every text has none: nothing to find without a digit or an @.
  if (text.find_first_of("0123456789@") == std::string_view::npos) return out;
  const bool birth = speaks_of_birth(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto take = [&](DataKind kind, std::size_t begin, std::size_t size) {
      if (size == 0) return false;
      out.push_back({kind, std::string(text.substr(begin, size))});
      at = begin + size - 1;
      return true;
    };
    const char c = text[at];
    if (c == '@') {
      const auto [begin, size] = email_around(text, at);
      take(DataKind::email, begin, size);
      continue;
    }
    if (is_capital(c)) {
      take(DataKind::bank_account, at, bank_account_at(text, at));
      continue;
    }
    if (c != '+' && !is_digit(c)) continue;
    if (take(DataKind::phone, at, phone_at(text, at)) || c == '+') continue;
    if (birth && take(DataKind::birth_date, at, date_at(text, at))) continue;
    if (take(DataKind::citizen_number, at, citizen_number_at(text, at))) continue;
    if (take(DataKind::address, at, address_at(text, at))) continue;
    while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
  }
  return out;
}

namespace {

struct KindWords {
  std::string what, example;
};
KindWords words_of(DataKind kind) {
  switch (kind) {
    case DataKind::phone: return {bilingual("een telefoonnummer", "a telephone number"), "06-12345678"};
    case DataKind::citizen_number:
      return {bilingual("een burgerservicenummer", "a citizen service number"), "111222333"};
    case DataKind::address: return {bilingual("een adres", "an address"), "Kerkstraat 1, 1234 AB"};
    case DataKind::email: return {bilingual("een e-mailadres", "an e-mail address"), "naam@voorbeeld.nl"};
    case DataKind::bank_account:
      return {bilingual("een rekeningnummer", "a bank account"), "NL00 BANK 0123 4567 89"};
    case DataKind::birth_date:
      return {bilingual("een geboortedatum", "a date of birth"),
              bilingual("alleen de leeftijd", "the age only")};
  }
  return {};
}

class PersonalData {
 public:
  PersonalData(const WordingRules& rules, std::vector<Remark>& out) : out_(out) {
    for (const std::string& name : rules.first_names) first_names_[name] = true;
    for (const std::string& name : rules.last_names) {
      std::vector<std::string> parts;
      for (std::size_t at = 0; at < name.size();) {
        const std::size_t space = std::min(name.find(' ', at), name.size());
        parts.push_back(name.substr(at, space - at));
        at = space + 1;
      }
      if (parts.empty()) continue;
      const std::string first = parts.front();
      last_names_[first].push_back(std::move(parts));
    }
  }

  void look(std::string_view text, RemarkPlace place) {
    for (const FoundData& found : find_personal_data(text)) {
      const KindWords words = words_of(found.kind);
      out_.push_back(
          {DiagnosticCode::looks_like_personal_data, place, {words.what, found.text, words.example}, {}});
    }
    look_for_names(text, place);
  }

 private:
  void look_for_names(std::string_view text, RemarkPlace place) {
    if (first_names_.empty()) return;
    const std::vector<tekst::Word> words = tekst::words(text);
    const auto piece = [&](std::size_t i) {
      return std::string(text.substr(words[i].begin, words[i].end - words[i].begin));
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (!is_capital(text[words[i].begin]) || first_names_.count(piece(i)) == 0) continue;
      const auto found = last_names_.find(piece(i + 1));
      if (found == last_names_.end()) continue;
      for (const std::vector<std::string>& parts : found->second) {
        if (i + parts.size() >= words.size()) continue;
        bool same = true;
        for (std::size_t k = 0; k < parts.size() && same; ++k) {
          // A name is one run of words: "Jan. De Vries belt." is not.
          same = piece(i + 1 + k) == parts[k] && words[i + 1 + k].begin == words[i + k].end + 1 &&
                 text[words[i + k].end] == ' ';
        }
        if (!same) continue;
        const std::size_t end = words[i + parts.size()].end;
        out_.push_back({DiagnosticCode::looks_like_real_name,
                        place,
                        {std::string(text.substr(words[i].begin, end - words[i].begin))},
                        {}});
        break;
      }
    }
  }

  std::map<std::string, bool> first_names_;
  std::map<std::string, std::vector<std::vector<std::string>>> last_names_;
  std::vector<Remark>& out_;
};

}  // namespace

void remark_on_personal_data(const Program& program, const WordingRules& rules, std::vector<Remark>& out) {
  PersonalData check(rules, out);
  const auto look = [&](program::TextRef text, RemarkPlace place) {
    if (text.size != 0) check.look(program.text(text), place);
  };
  const program::Header& header = program.header;
  for (const program::TextRef text : {header.title, header.summary, header.setting, header.content_note}) {
    look(text, {PlaceKind::scenario, 0});
  }
  for (std::uint32_t i = 0; i < program.cast.size(); ++i) {
    look(program.cast[i].name, {PlaceKind::cast, i});
    look(program.cast[i].about, {PlaceKind::cast, i});
  }
  for (std::uint32_t i = 0; i < program.lines.size(); ++i) {
    const program::Line& line = program.lines[i];
    if (line.kind == program::LineKind::media) continue;
    for (const program::TextRef text : {line.text, line.cue, line.thought}) look(text, {PlaceKind::line, i});
  }
  for (std::uint32_t i = 0; i < program.choices.size(); ++i) {
    look(program.choices[i].text, {PlaceKind::choice, i});
    look(program.choice_infos[i].why, {PlaceKind::why, i});
  }
  for (std::uint32_t i = 0; i < program.repairs.size(); ++i) {
    look(program.repairs[i].text, {PlaceKind::repair, i});
  }
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    const program::Node& node = program.nodes[i];
    if (node.way == program::Way::ending) {
      look(program.endings[node.way_index].text, {PlaceKind::node, i});
      look(program.endings[node.way_index].child, {PlaceKind::node, i});
    }
    if (node.way != program::Way::form) continue;
    const Range fields = program.forms[node.way_index].fields;
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      look(program.fields[f].ask, {PlaceKind::node, i});
      const Range options = program.fields[f].options;
      for (std::uint32_t o = options.begin; o != options.end(); ++o) {
        look(program.options[o].label, {PlaceKind::node, i});
      }
      const Range items = program.fields[f].items;
      for (std::uint32_t t = items.begin; t != items.end(); ++t) {
        look(program.items[t].text, {PlaceKind::node, i});
      }
    }
  }
  for (const program::Fact& fact : program.facts) look(fact.text, {PlaceKind::scenario, 0});
}

}  // namespace gesprek::analysis
