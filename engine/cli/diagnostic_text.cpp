#include "engine/cli/diagnostic_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr int kRoomForQuote = 60;  // columns
constexpr std::size_t kMostBytes = 32U * 1024U * 1024U;

const char* severity_word(Severity severity, Language language) {
  switch (severity) {
    case Severity::error: return language == Language::nl ? "fout" : "error";
    case Severity::warning: return language == Language::nl ? "waarschuwing" : "warning";
    case Severity::hint: return language == Language::nl ? "tip" : "hint";
  }
  return "";
}

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Tone::stop;
    case Severity::warning: return Tone::mind;
    case Severity::hint: return Tone::number;
  }
  return Tone::plain;
}

/// `text` without its first `cells` cells.
std::string drop_cells(const std::string& text, std::size_t cells) {
  std::size_t at = 0;
  while (at < text.size() && display_width(std::string_view(text).substr(0, at)) < cells) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return text.substr(at);
}

std::string count_words(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

const SourceText& DiagnosticPrinter::source(const std::string& file) {
  const auto found = sources_.find(file);
  if (found != sources_.end()) return found->second;
  Result<std::string> bytes = files_.read(file, kMostBytes);
  return sources_[file] = SourceText(file, bytes ? std::move(bytes.value()) : std::string());
}

void DiagnosticPrinter::print(const Diagnostic& diagnostic) {
  const SourceRange& where = diagnostic.where;
  const std::string place = printable(where.file) + ":" + std::to_string(where.begin.line) + ":" +
                            std::to_string(where.begin.column) + ": ";
  const std::string label =
      std::string(severity_word(diagnostic.severity(), language_)) + " " + code_text(diagnostic.code);
  std::string message = printable(diagnostic.message(language_));
  const std::string hint = printable(diagnostic.hint(language_));
  if (!hint.empty()) message += " (" + hint + ")";

  const std::string head =
      paint(terminal_, Tone::faint, place) + paint(terminal_, tone_of(diagnostic.severity()), label) + ": ";
  // One line for a program that reads it; for a person the message wraps below its place.
  const std::size_t taken = display_width(place + label) + 2;
  const auto columns = static_cast<std::size_t>(terminal_.columns);
  if (!terminal_.is_terminal || taken + display_width(message) <= columns) {
    output_.write(head + paint(terminal_, Tone::plain, message) + "\n");
  } else {
    output_.write(head + "\n");
    for (const std::string& line : wrap(message, columns - 4)) {
      output_.write("    " + paint(terminal_, Tone::plain, line) + "\n");
    }
  }
  if (terminal_.columns >= kRoomForQuote) quote(diagnostic);
}

void DiagnosticPrinter::quote(const Diagnostic& diagnostic) {
  const SourcePos begin = diagnostic.where.begin;
  const SourcePos end = diagnostic.where.end;
  const SourceText& text = source(diagnostic.where.file);
  std::string_view raw = text.line(begin.line);
  if (begin.line == 1 && raw.substr(0, 3) == "\xEF\xBB\xBF") raw.remove_prefix(3);
  if (trimmed(raw).empty()) return;
  std::size_t from = std::min<std::size_t>(begin.column - 1, raw.size());
  std::size_t to = end.line == begin.line ? std::min<std::size_t>(end.column - 1, raw.size())
                                          : raw.size();  // more lines: to the end of the first
  // Of a hostile line of megabytes only what is around the place is looked at.
  constexpr std::size_t kMostShown = 2000;
  const auto next_character = [&](std::size_t at) {
    while (at < raw.size() && (static_cast<unsigned char>(raw[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  };
  const std::size_t first = from > kMostShown ? next_character(from - kMostShown) : 0;
  raw = raw.substr(first, next_character(std::min(raw.size(), from + kMostShown)) - first);
  from -= first;
  to = std::min(std::max(to, first) - first, raw.size());
  const std::size_t at = display_width(printable(raw.substr(0, from)));
  const std::size_t marked = to > from ? display_width(printable(raw.substr(from, to - from))) : 1;

  const std::string number = std::to_string(begin.line);
  const std::size_t gutter = std::max<std::size_t>(number.size(), 4) + 3;
  const std::size_t room = static_cast<std::size_t>(terminal_.columns) - gutter - 1;
  // A long line is shown from a little before the place.
  std::string line = printable(raw);
  std::size_t dropped = 0;
  if (display_width(line) > room && at > room / 2) {
    dropped = at - room / 3;
    line = drop_cells(line, dropped);
  }
  line = shorten(line, room, !terminal_.unicode);
  const std::size_t shown_at = at - dropped;
  const std::size_t shown_marked =
      std::max<std::size_t>(1, std::min(marked, room - std::min(room, shown_at)));

  const std::string bar = terminal_.unicode && !terminal_.ascii_text ? "│" : "|";
  std::string gutter_text(gutter - 3 - number.size(), ' ');
  gutter_text += number + " " + bar + " ";
  output_.write(paint(terminal_, Tone::faint, gutter_text) + paint(terminal_, Tone::plain, line) + "\n");
  std::string underline(1, '^');
  underline.append(shown_marked - 1, '~');
  output_.write(paint(terminal_, Tone::faint, std::string(gutter - 2, ' ') + bar + " ") +
                std::string(shown_at, ' ') + paint(terminal_, tone_of(diagnostic.severity()), underline) +
                "\n");
}

nlohmann::ordered_json to_json(const Diagnostic& diagnostic, Language language) {
  const SourceRange& where = diagnostic.where;
  const std::string hint = diagnostic.hint(language);
  nlohmann::ordered_json out;
  out["file"] = where.file;
  out["line"] = where.begin.line;
  out["column"] = where.begin.column;
  out["end_line"] = where.end.line;
  out["end_column"] = where.end.column;
  out["severity"] = severity_word(diagnostic.severity(), Language::en);
  out["code"] = code_text(diagnostic.code);
  out["message"] = diagnostic.message(language);
  if (hint.empty()) {
    out["hint"] = nullptr;
  } else {
    out["hint"] = hint;
  }
  return out;
}

void DiagnosticCounts::add(Severity severity) {
  switch (severity) {
    case Severity::error: ++errors; break;
    case Severity::warning: ++warnings; break;
    case Severity::hint: ++hints; break;
  }
}

std::string in_words(const DiagnosticCounts& counts, Language language) {
  const bool nl = language == Language::nl;
  std::string out;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count == 0) return;
    if (!out.empty()) out += ", ";
    out += count_words(count, one, many);
  };
  add(counts.errors, nl ? "fout" : "error", nl ? "fouten" : "errors");
  add(counts.warnings, nl ? "waarschuwing" : "warning", nl ? "waarschuwingen" : "warnings");
  add(counts.hints, nl ? "tip" : "hint", nl ? "tips" : "hints");
  return out.empty() ? (nl ? "niets aan te merken" : "nothing to remark") : out;
}

}  // namespace gesprek::cli
