#include "engine/base/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/assert.h"

namespace gesprek {

namespace {

constexpr char kBetweenLanguages = '\x1f';  // the unit separator: no author's text can hold it (format 5.24)

std::string_view argument(const Diagnostic& diagnostic, std::size_t index, Language language) {
  if (index >= diagnostic.args.size()) return {};
  const std::string_view both = diagnostic.args[index];
  const std::size_t middle = both.find(kBetweenLanguages);
  if (middle == std::string_view::npos) return both;
  return language == Language::nl ? both.substr(0, middle) : both.substr(middle + 1);
}

/// `text` with its {n} filled in; `complete` becomes false when an argument that it names is empty.
std::string fill(const Diagnostic& diagnostic, std::string_view text, Language language, bool& complete) {
  std::string out;
  complete = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_argument = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' &&
                             text[at + 1] >= '0' && text[at + 1] <= '9';
    if (!is_argument) {
      out += text[at];
      continue;
    }
    const std::string_view value =
        argument(diagnostic, static_cast<std::size_t>(text[at + 1] - '0'), language);
    if (value.empty()) complete = false;
    // What an author wrote may hold a tab or worse; a terminal shows this, and nothing in it may be obeyed.
    for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    at += 2;
  }
  return out;
}

const char* severity_word(Severity severity, Language language) {
  switch (severity) {
    case Severity::error: return language == Language::nl ? "fout" : "error";
    case Severity::warning: return language == Language::nl ? "waarschuwing" : "warning";
    case Severity::hint: return language == Language::nl ? "tip" : "hint";
  }
  return "";
}

}  // namespace

const std::vector<DiagnosticInfo>& diagnostic_catalogue() {
  static const std::vector<DiagnosticInfo> catalogue = [] {
    std::vector<DiagnosticInfo> entries = {
#define GESPREK_DIAGNOSTIC(number, name, severity, nl, en, nl_hint, en_hint) \
  {DiagnosticCode::name, #name, Severity::severity, nl, en, nl_hint, en_hint},
#include "engine/base/diagnostic_catalogue.def"
#undef GESPREK_DIAGNOSTIC
    };
    std::sort(entries.begin(), entries.end(),
              [](const DiagnosticInfo& a, const DiagnosticInfo& b) { return a.code < b.code; });
    return entries;
  }();
  return catalogue;
}

const DiagnosticInfo& info(DiagnosticCode code) {
  const std::vector<DiagnosticInfo>& catalogue = diagnostic_catalogue();
  const auto found =
      std::lower_bound(catalogue.begin(), catalogue.end(), code,
                       [](const DiagnosticInfo& entry, DiagnosticCode c) { return entry.code < c; });
  GESPREK_ASSERT(found != catalogue.end() && found->code == code, "every code is in the catalogue");
  return *found;
}

std::string bilingual(std::string_view nl, std::string_view en) {
  return std::string(nl) + kBetweenLanguages + std::string(en);
}

std::string code_text(DiagnosticCode code) {
  const Severity severity = info(code).severity;
  const char letter = severity == Severity::error ? 'E' : severity == Severity::warning ? 'W' : 'H';
  std::string digits = std::to_string(static_cast<unsigned>(code));
  return letter + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

bool is_remark(DiagnosticCode code) {
  const auto number = static_cast<unsigned>(code);
  return (number >= 520 && number < 540) || (number >= 720 && number < 760) ||
         (number >= 801 && number < 830);
}

bool is_remark_code(std::string_view text) {
  for (const DiagnosticInfo& entry : diagnostic_catalogue()) {
    if (is_remark(entry.code) && code_text(entry.code) == text) return true;
  }
  return false;
}

std::string Diagnostic::message(Language language) const {
  bool complete = true;
  const DiagnosticInfo& entry = info(code);
  return fill(*this, language == Language::nl ? entry.message_nl : entry.message_en, language, complete);
}

std::string Diagnostic::hint(Language language) const {
  bool complete = true;
  const DiagnosticInfo& entry = info(code);
  std::string text =
      fill(*this, language == Language::nl ? entry.hint_nl : entry.hint_en, language, complete);
  return complete ? text : std::string();
}

std::string to_text(const Diagnostic& diagnostic, Language language) {
  std::string out = diagnostic.where.file + ":" + std::to_string(diagnostic.where.begin.line) + ":" +
                    std::to_string(diagnostic.where.begin.column) + ": " +
                    severity_word(diagnostic.severity(), language) + " " + code_text(diagnostic.code) + ": " +
                    diagnostic.message(language);
  const std::string hint = diagnostic.hint(language);
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

void DiagnosticList::add(DiagnosticCode code, const SourceText& source, TextRange range,
                         std::vector<std::string> args) {
  add(Diagnostic{code, source.resolve(range), std::move(args)});
}

void DiagnosticList::add(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::error) ++errors_;
  if (items_.size() < kMost) {
    items_.push_back(std::move(diagnostic));
  } else {
    ++dropped_;
  }
}

std::vector<Diagnostic> DiagnosticList::sorted() const {
  std::vector<Diagnostic> out = items_;
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.where.file, d.where.bytes.begin, d.where.bytes.end, d.code, d.args);
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

}  // namespace gesprek
