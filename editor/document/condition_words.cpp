#include "editor/document/condition_words.h"

#include <algorithm>
#include <array>

namespace gesprek::editor {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<ConditionWords> read() {
    ConditionWords words;
    std::string join;
    while (true) {
      std::optional<ConditionTerm> term = read_term();
      if (!term) return std::nullopt;
      words.terms.push_back(std::move(*term));
      skip();
      if (at_ == text_.size()) break;
      const std::string next = name();
      // `a and b or c` has an order that a flat sentence would hide.
      if ((next != "and" && next != "or") || (!join.empty() && next != join)) return std::nullopt;
      join = next;
    }
    words.is_any = join == "or";
    return words;
  }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// A name with or without a dot; empty: there is none.
  std::string name() {
    skip();
    const std::size_t begin = at_;
    if (at_ < text_.size() && is_letter(text_[at_])) {
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.'))
        ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }
  /// A text between quotes without any inside.
  std::optional<std::string> quoted() {
    skip();
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return std::nullopt;
    const char quote = text_[at_++];
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\') return std::nullopt;
      ++at_;
    }
    if (at_ >= text_.size()) return std::nullopt;
    return std::string(text_.substr(begin, at_++ - begin));
  }
  std::optional<std::string> number() {
    skip();
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '-') ++at_;
    const std::size_t digits = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ == digits) {
      at_ = begin;
      return std::nullopt;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }
  std::string comparison() {
    skip();
    for (const char* op : {"==", "~=", "<=", ">=", "<", ">"}) {
      const std::string_view view = op;
      if (text_.substr(at_, view.size()) == view) {
        at_ += view.size();
        return op;
      }
    }
    return {};
  }

  std::optional<ConditionTerm> read_term() {
    ConditionTerm term;
    std::string word = name();
    if (word == "not") {
      term.is_not = true;
      word = name();
    }
    if (word.empty() || word == "and" || word == "or" || word == "not" || word == "true" || word == "false") {
      return std::nullopt;
    }
    if (take('(')) return read_function(std::move(term), word);
    term.name = word;
    const std::string op = comparison();
    if (op.empty()) {
      term.kind = TermKind::flag;
      return term;
    }
    // In Lua `not` binds first, so this would say something else than it looks.
    if (term.is_not) return std::nullopt;
    term.op = op;
    if (std::optional<std::string> value = number()) {
      term.kind = TermKind::meter;
      term.value = std::move(*value);
      return term;
    }
    if (std::optional<std::string> value = quoted(); value && (op == "==" || op == "~=")) {
      term.kind = TermKind::word;
      term.value = std::move(*value);
      return term;
    }
    return std::nullopt;
  }

  std::optional<ConditionTerm> read_function(ConditionTerm term, const std::string& function) {
    constexpr std::array<std::pair<std::string_view, TermKind>, 5> kFunctions = {
        {{"seen", TermKind::seen},
         {"chosen", TermKind::chosen},
         {"knows", TermKind::knows},
         {"noted", TermKind::noted},
         {"event", TermKind::event}}};
    const auto* const found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                           [&](const auto& one) { return one.first == function; });
    if (found == kFunctions.end()) return std::nullopt;  // of hooks.lua
    term.kind = found->second;
    std::optional<std::string> what = quoted();
    if (!what) return std::nullopt;
    term.name = std::move(*what);
    if (term.kind == TermKind::event && take(',')) {
      std::optional<std::string> answer = quoted();
      if (!answer) return std::nullopt;
      term.value = std::move(*answer);
    }
    if (!take(')')) return std::nullopt;
    return term;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string function_of(TermKind kind) {
  switch (kind) {
    case TermKind::seen: return "seen";
    case TermKind::chosen: return "chosen";
    case TermKind::knows: return "knows";
    case TermKind::noted: return "noted";
    case TermKind::event: return "event";
    default: return {};
  }
}

}  // namespace

std::optional<ConditionWords> read_condition(std::string_view text) {
  return Reader(text).read();
}

std::string write_condition(const ConditionWords& words) {
  std::string out;
  for (const ConditionTerm& term : words.terms) {
    if (!out.empty()) out += words.is_any ? " or " : " and ";
    switch (term.kind) {
      case TermKind::meter: out += term.name + " " + term.op + " " + term.value; break;
      case TermKind::word: out += term.name + " " + term.op + " \"" + term.value + "\""; break;
      case TermKind::flag: out += (term.is_not ? "not " : "") + term.name; break;
      default:
        out += (term.is_not ? "not " : "") + function_of(term.kind) + "(\"" + term.name + "\"";
        if (!term.value.empty()) out += ", \"" + term.value + "\"";
        out += ")";
    }
  }
  return out;
}

}  // namespace gesprek::editor
