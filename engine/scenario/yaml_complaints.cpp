#include "engine/scenario/yaml_complaints.h"

#include <algorithm>
#include <utility>

#include "engine/scenario/yaml_places.h"
#include "engine/scenario/yaml_swallowed.h"

namespace gesprek::scenario {

namespace {

using Kind = YamlToken::Kind;

/// The words of yaml-cpp 0.7 (its exceptions.h), sorted by what an author did.
enum class Trouble {
  unknown_token,
  colon,          // a colon where no key can end
  dash,           // a dash where no item can start
  question_mark,  // likewise
  closing_bracket,
  in_brackets,     // the parser expected a comma or the end of [] or {}
  between_blocks,  // the parser expected the next key or dash
  open_quote,
  escape,
  block_header,
  tab,
  anchor,
  alias,
  tag,
  directive,
  depth,
  other
};

Trouble trouble_of(std::string_view message) {
  struct Entry {
    std::string_view words;
    Trouble trouble;
  };
  static constexpr Entry kEntries[] = {
      {"unknown token", Trouble::unknown_token},
      {"illegal map value", Trouble::colon},
      {"illegal block entry", Trouble::dash},
      {"illegal map key", Trouble::question_mark},
      {"illegal flow end", Trouble::closing_bracket},
      {"end of map flow not found", Trouble::in_brackets},
      {"end of sequence flow not found", Trouble::in_brackets},
      {"end of map not found", Trouble::between_blocks},
      {"end of sequence not found", Trouble::between_blocks},
      {"illegal EOF in scalar", Trouble::open_quote},
      {"illegal document indicator in scalar", Trouble::open_quote},
      {"unknown escape character", Trouble::escape},
      {"bad character found while scanning hex number", Trouble::escape},
      {"invalid unicode", Trouble::escape},
      {"cannot set zero indentation", Trouble::block_header},
      {"unexpected character in block scalar", Trouble::block_header},
      {"illegal tab when looking for indentation", Trouble::tab},
      {"anchor not found", Trouble::anchor},
      {"illegal character found while scanning anchor", Trouble::anchor},
      {"cannot assign multiple anchors", Trouble::anchor},
      {"cannot assign the same alias", Trouble::alias},
      {"alias not found", Trouble::alias},
      {"illegal character found while scanning alias", Trouble::alias},
      {"the referenced anchor is not defined", Trouble::alias},
      {"aliases can't have any content", Trouble::alias},
      {"illegal character found while scanning tag handle", Trouble::tag},
      {"tag handle with no suffix", Trouble::tag},
      {"end of verbatim tag not found", Trouble::tag},
      {"cannot assign multiple tags", Trouble::tag},
      {"YAML directives", Trouble::directive},
      {"bad YAML version", Trouble::directive},
      {"YAML major version", Trouble::directive},
      {"repeated YAML directive", Trouble::directive},
      {"TAG directives", Trouble::directive},
      {"repeated TAG directive", Trouble::directive},
      {"bad file", Trouble::depth},
  };
  for (const Entry& entry : kEntries) {
    if (message.substr(0, entry.words.size()) == entry.words) return entry.trouble;
  }
  return Trouble::other;
}

/// One complaint, with what stands around it.
class Explainer {
 public:
  Explainer(const SourceText& source, std::string_view text, const Complaint& complaint, const Limits& limits,
            DiagnosticList& diagnostics)
      : source_(source),
        text_(text),
        complaint_(complaint),
        limits_(limits),
        diagnostics_(diagnostics),
        at_(std::min(complaint.at == std::string_view::npos ? gap_after(text, complaint.cursor).end
                                                            : std::max(complaint.at, complaint.cursor),
                     text.size())),
        around_(look_around(text, complaint.cursor, at_, complaint.last, complaint.brackets)) {}

  void explain() {
    if (complaint_.cut_off) return explain_cut();
    // The cause may lie before the place where yaml-cpp noticed.
    if (explain_apostrophe(around_.before) || explain_apostrophe(around_.here)) return;
    const Trouble trouble = trouble_of(complaint_.message);
    if (trouble != Trouble::in_brackets && trouble != Trouble::open_quote && explain_tab()) return;
    switch (trouble) {
      case Trouble::open_quote: return explain_open_quote();
      case Trouble::escape: return explain_escape();
      case Trouble::block_header:
        return add_to_line_end(DiagnosticCode::block_text_header, around_.here.begin);
      case Trouble::tab: return add(DiagnosticCode::tab_indentation, at_, at_ + 1);
      case Trouble::anchor: return add_token(DiagnosticCode::anchor_used);
      case Trouble::alias: return add_token(DiagnosticCode::alias_used);
      case Trouble::tag: return add_token(DiagnosticCode::tag_used);
      case Trouble::directive: return add_to_line_end(DiagnosticCode::directive_used, at_);
      case Trouble::depth: return add(DiagnosticCode::too_deep, at_, at_, {std::to_string(limits_.depth)});
      default: break;
    }
    if (has_char(at_, '%') && at_ == line_start(text_, at_)) {
      return add_to_line_end(DiagnosticCode::directive_used, at_);
    }
    if (around_.in_flow()) return explain_in_brackets();
    switch (trouble) {
      case Trouble::unknown_token:
      case Trouble::dash:
      case Trouble::question_mark: return explain_start(at_);
      case Trouble::colon: return explain_colon();
      case Trouble::closing_bracket:
        if (around_.before.kind == Kind::plain && same_line(around_.before)) return explain_start(at_);
        return add(DiagnosticCode::bracket_without_start, at_, at_ + 1, {char_at(at_)});
      case Trouble::between_blocks: return explain_between_blocks();
      default: return add(DiagnosticCode::yaml_syntax, at_, at_, {complaint_.message});
    }
  }

 private:
  void add(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<std::string> args = {}) {
    begin = std::min(begin, text_.size());
    end = std::min(std::max(begin, end), text_.size());
    diagnostics_.add(code, source_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     std::move(args));
  }
  void add_to_line_end(DiagnosticCode code, std::size_t begin, std::vector<std::string> args = {}) {
    add(code, begin, line_end(text_, std::min(begin, text_.size())), std::move(args));
  }
  void add_token(DiagnosticCode code) {
    const YamlToken& token = around_.here.kind == Kind::property || around_.before.kind != Kind::property
                                 ? around_.here
                                 : around_.before;
    add(code, token.begin, token.end, {excerpt(text_.substr(token.begin, token.end - token.begin))});
  }

  [[nodiscard]] bool has_char(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }
  [[nodiscard]] std::string char_at(std::size_t at) const {
    return at < text_.size() ? std::string(1, text_[at]) : std::string();
  }
  /// Whether `token` ends on the line of the complaint.
  [[nodiscard]] bool same_line(const YamlToken& token) const {
    return token.kind != Kind::none && token.end >= line_start(text_, at_);
  }
  [[nodiscard]] bool spans_lines(const YamlToken& token) const {
    return text_.substr(token.begin, token.end - token.begin).find('\n') != std::string_view::npos;
  }

  /// The parser read too far without anything to show for it (hardening §9).
  void explain_cut() {
    const std::size_t begin = gap_after(text_, complaint_.cursor).end;
    const std::string most = std::to_string(limits_.bytes_per_event);
    const YamlToken& last = complaint_.last;
    const bool goes_on =
        last.kind == Kind::plain && complaint_.brackets.empty() && !is_blank_at(text_, last.end);
    const bool is_cut = last.end > complaint_.read_to || (last.end == complaint_.read_to && goes_on);
    if (last.is_content() && is_cut) {  // it was cut off itself, without a complaint
      return add_to_line_end(DiagnosticCode::text_too_long, last.begin, {std::to_string(limits_.text_bytes)});
    }
    if (begin - complaint_.cursor > limits_.bytes_per_event) {
      return add(DiagnosticCode::comment_too_long, complaint_.cursor, complaint_.cursor, {most});
    }
    if (!complaint_.brackets.empty()) {
      const std::size_t opener = complaint_.brackets.front();
      return add(DiagnosticCode::piece_too_long, opener, opener + 1, {most});
    }
    YamlToken token = look_around(text_, complaint_.cursor, begin, last, {}).here;
    while (token.kind == Kind::colon || token.kind == Kind::dash || token.kind == Kind::question) {
      token = look_around(text_, token.end, gap_after(text_, token.end).end, token, {}).here;
    }
    if (explain_apostrophe(token)) return;
    if (token.is_quoted()) return add_to_line_end(DiagnosticCode::quote_not_closed, token.begin);
    if (token.kind == Kind::plain || token.kind == Kind::block_text) {
      return add_to_line_end(DiagnosticCode::text_too_long, token.begin,
                             {std::to_string(limits_.text_bytes)});
    }
    add(DiagnosticCode::piece_too_long, token.begin, token.begin + 1, {most});
  }

  bool explain_apostrophe(const YamlToken& token) {
    if (token.kind != Kind::single_quoted || !is_apostrophe_word(text_, token.begin)) return false;
    add_to_line_end(DiagnosticCode::apostrophe_start, token.begin,
                    {std::string(text_.substr(token.begin, 2))});
    return true;
  }

  /// A tab before the first word of the line: yaml-cpp says something else about what follows it.
  bool explain_tab() {
    const std::size_t begin = line_start(text_, at_);
    const std::size_t content = line_content(text_, at_);
    const std::size_t tab = text_.substr(begin, content - begin).find('\t');
    if (tab == std::string_view::npos) return false;
    add(DiagnosticCode::tab_indentation, begin + tab, begin + tab + 1);
    return true;
  }

  void explain_open_quote() {
    const YamlToken& token = around_.here.is_quoted() ? around_.here : around_.before;
    add_to_line_end(DiagnosticCode::quote_not_closed, token.is_quoted() ? token.begin : at_);
  }

  void explain_escape() {
    std::size_t begin = text_.rfind('\\', at_ == 0 ? 0 : at_ - 1);
    if (begin == std::string_view::npos || begin < complaint_.cursor) begin = at_;
    const std::size_t end = std::min(std::max(at_, begin + 2), line_end(text_, begin));
    add(DiagnosticCode::bad_escape, begin, end, {excerpt(text_.substr(begin, end - begin))});
  }

  /// A text that starts with a character that means something to YAML.
  void explain_start(std::size_t begin) {
    add_to_line_end(DiagnosticCode::text_starts_with, begin, {char_at(begin)});
  }

  /// An earlier line stands where a key should and has no colon: yaml-cpp then stumbles over the next colon.
  bool explain_line_without_colon() {
    const YamlToken& first = around_.first;
    const bool is_text = first.kind == Kind::plain && first.begin < line_start(text_, at_);
    if (!is_text || around_.second.kind == Kind::colon || line_content(text_, first.begin) != first.begin)
      return false;
    const auto column = [this](std::size_t at) { return at - line_start(text_, at); };
    const bool is_item =
        text_.substr(line_start(text_, first.begin), column(first.begin)).find('-') != std::string_view::npos;
    const std::size_t here = column(line_content(text_, at_));
    // An item of a list may well be a text; then it is the first key of a map if keys follow in its column.
    if (is_item ? here != column(first.begin) : here > column(first.begin)) return false;
    report_line_without_colon(source_, text_, first.begin, line_end(text_, first.begin), diagnostics_);
    return true;
  }

  /// `key: text: text`, or a text that runs on into the next key.
  void explain_colon() {
    const YamlToken& before = around_.before;
    if (before.is_quoted() && same_line(before)) {
      if (spans_lines(before)) return add_to_line_end(DiagnosticCode::quote_not_closed, before.begin);
      return add_to_line_end(DiagnosticCode::text_after_quote, before.begin);
    }
    const std::size_t content = line_content(text_, at_);
    if (explain_line_without_colon()) return;
    if (before.kind == Kind::plain && spans_lines(before)) {
      // The last line looks like a key of its own: then it is the indentation.
      const std::string_view word = text_.substr(content, at_ - content);
      if (word.find_first_of(" \t\"'") == std::string_view::npos) {
        return add(DiagnosticCode::bad_indentation, content, at_, {excerpt(word)});
      }
    }
    // Also a "key" of more than 1024 characters, which yaml-cpp does not take for one: that is a text.
    add_to_line_end(DiagnosticCode::colon_in_text, before.is_content() ? around_.value_begin : content);
  }

  /// Within [] or {}: format §3, Strictness turns yaml-cpp's complaint into the advice to use quotes.
  void explain_in_brackets() {
    const std::size_t opener = around_.brackets.back();
    const std::size_t comment = around_.comment;
    const bool is_end = around_.here.kind == Kind::none || at_ >= text_.size();
    if (is_end && comment != std::string_view::npos &&
        text_.substr(comment, line_end(text_, comment) - comment).find_first_of("]}") !=
            std::string_view::npos) {
      return add_to_line_end(DiagnosticCode::hash_in_text, comment);  // the bracket is in a comment
    }
    if (is_end || next_line_begins_outside(opener)) {
      return add(DiagnosticCode::bracket_not_closed, opener, opener + 1, {char_at(opener)});
    }
    if (around_.here.kind == Kind::close_bracket &&
        trouble_of(complaint_.message) == Trouble::closing_bracket) {
      const SourcePos place = source_.position(static_cast<std::uint32_t>(opener));
      return add(
          DiagnosticCode::bracket_mismatch, at_, at_ + 1,
          {char_at(at_), char_at(opener), std::to_string(place.line) + ":" + std::to_string(place.column)});
    }
    const std::size_t begin = std::min(around_.value_begin, at_);
    std::size_t end = text_.find_first_of(",]}\r\n", std::max(at_ + 1, around_.here.begin));
    if (end == std::string_view::npos) end = text_.size();
    while (end > at_ + 1 && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    add(DiagnosticCode::brackets_need_quotes, begin, end, {char_at(at_)});
  }

  /// Whether a line between the bracket and the complaint starts as a key or an item and no deeper than the
  /// bracket's own line: then the bracket was never closed.
  [[nodiscard]] bool next_line_begins_outside(std::size_t opener) const {
    const std::size_t indent = line_content(text_, opener) - line_start(text_, opener);
    const std::size_t last = line_end(text_, at_);
    for (std::size_t line = text_.find('\n', opener); line != std::string_view::npos && line < last;
         line = text_.find('\n', line)) {
      ++line;
      const std::size_t first = text_.find_first_not_of(' ', line);
      if (first == std::string_view::npos || first - line > indent) continue;
      if (has_char(first, '-') && is_blank_at(text_, first + 1)) return true;
      std::size_t word = first;
      while (word < text_.size() &&
             (text_[word] == '_' || text_[word] == '.' || (text_[word] >= '0' && text_[word] <= '9') ||
              (text_[word] >= 'a' && text_[word] <= 'z') || (text_[word] >= 'A' && text_[word] <= 'Z'))) {
        ++word;
      }
      if (word > first && has_char(word, ':') && is_blank_at(text_, word + 1)) return true;
    }
    return false;
  }

  /// The next key or dash should be here, and something else is.
  void explain_between_blocks() {
    const YamlToken& before = around_.before;
    const bool starts_line = line_content(text_, at_) >= at_;
    if (before.is_quoted() && same_line(before)) {
      if (spans_lines(before)) return add_to_line_end(DiagnosticCode::quote_not_closed, before.begin);
      return add_to_line_end(DiagnosticCode::text_after_quote, before.begin);
    }
    if (before.kind == Kind::close_bracket && same_line(before)) return explain_start(before.begin);
    if (around_.here.kind == Kind::comma && !starts_line) return explain_start(at_);
    if (at_ >= text_.size()) return add(DiagnosticCode::yaml_syntax, at_, at_, {complaint_.message});

    const std::size_t content = line_content(text_, at_);
    const std::size_t end = line_end(text_, content);
    const std::string_view line = text_.substr(content, end - content);
    const std::size_t colon = line.find(':');
    const bool has_key = colon != std::string_view::npos && is_blank_at(text_, content + colon + 1);
    if (has_char(at_, '-') || has_key) {
      const std::string_view word = has_char(at_, '-') ? std::string_view("-") : line.substr(0, colon);
      return add(DiagnosticCode::bad_indentation, at_, std::max(at_ + 1, content + (has_key ? colon : 0)),
                 {excerpt(word)});
    }
    report_line_without_colon(source_, text_, at_, end, diagnostics_);
  }

  const SourceText& source_;
  std::string_view text_;
  const Complaint& complaint_;
  const Limits& limits_;
  DiagnosticList& diagnostics_;
  std::size_t at_;
  Situation around_;
};

}  // namespace

void report_line_without_colon(const SourceText& source, std::string_view text, std::size_t begin,
                               std::size_t end, DiagnosticList& diagnostics) {
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t colon = line.find(':');
  const bool has_word = colon != std::string_view::npos && colon > 0 && line.find_first_of(" \t\"'") > colon;
  if (has_word && colon + 1 < line.size()) {
    diagnostics.add(DiagnosticCode::missing_space_after_colon, source,
                    {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + colon + 1)},
                    {excerpt(line.substr(0, colon))});
    return;
  }
  diagnostics.add(DiagnosticCode::missing_colon, source,
                  {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void explain_complaint(const SourceText& source, std::string_view text, const Complaint& complaint,
                       const Limits& limits, DiagnosticList& diagnostics) {
  Explainer(source, text, complaint, limits, diagnostics).explain();
}

}  // namespace gesprek::scenario
