#include "engine/exchange/po_file.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/text.h"

namespace gesprek::exchange {

namespace {

bool equal_names(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return small(x) == small(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool takes(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

/// Reads entry by entry. What an entry consists of comes in a fixed order, so a comment after a msgstr begins
/// the next one.
class PoReader {
 public:
  PoReader(std::string_view bytes, const PoLimits& limits) : rest_(bytes), limits_(limits) {}

  Result<PoFile> run() {
    if (rest_.size() > limits_.bytes) return Error{ErrorCode::over_limit, "dit PO-bestand is te groot", {}};
    if (find_invalid_utf8(rest_)) {
      return Error{ErrorCode::invalid_format, "dit bestand is geen UTF-8; bewaar het als PO in UTF-8", {}};
    }
    takes(rest_, "\xEF\xBB\xBF");
    while (why_.empty() && !rest_.empty()) {
      ++line_;
      const std::size_t end = rest_.find('\n');
      std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      read_line(trimmed(line));
    }
    if (why_.empty()) finish();
    if (!why_.empty()) {
      return Error{ErrorCode::invalid_format, "regel " + std::to_string(why_line_) + ": " + why_, {}};
    }
    return std::move(file_);
  }

 private:
  enum class Part { none, comments, context, source, text };

  void fail(std::string why) {
    if (!why_.empty()) return;
    why_ = std::move(why);
    why_line_ = line_;
  }

  void read_line(std::string_view line) {
    if (line.empty()) return;
    bool is_obsolete = false;
    if (takes(line, "#~")) {
      is_obsolete = true;
      line = trimmed(line);
      // "#~|" is what an obsolete text was before: of no use any more.
      if (line.empty() || line.front() == '|') return;
    } else if (line.front() == '#') {
      return read_comment(line);
    }
    if (line.front() == '"') return read_more(line);
    read_keyword(line, is_obsolete);
  }

  void read_comment(std::string_view line) {
    if (part_ != Part::comments) begin();
    part_ = Part::comments;
    if (takes(line, "#.")) {
      entry_.notes.emplace_back(trimmed(line));
    } else if (takes(line, "#:")) {
      entry_.references.emplace_back(trimmed(line));
    } else if (takes(line, "#,")) {
      while (!line.empty()) {
        const std::size_t comma = line.find(',');
        const std::string_view flag = trimmed(line.substr(0, comma));
        if (!flag.empty()) entry_.flags.emplace_back(flag);
        line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
      }
    } else if (takes(line, "#|")) {
      line = trimmed(line);
      if (takes(line, "msgid") && line.substr(0, 7) != "_plural") {
        entry_.previous.emplace();
        into_ = &*entry_.previous;
        append(trimmed(line));
      } else if (!line.empty() && line.front() == '"' && into_ == previous()) {
        append(line);
      } else {
        into_ = nullptr;  // "#| msgctxt": the id is stable, so it says nothing
      }
    } else {
      takes(line, "#");
      if (!line.empty() && line.front() == ' ') line.remove_prefix(1);
      entry_.remarks.emplace_back(line);
    }
  }

  [[nodiscard]] const std::string* previous() const { return entry_.previous ? &*entry_.previous : nullptr; }

  void read_keyword(std::string_view line, bool is_obsolete) {
    if (takes(line, "msgctxt")) {
      if (part_ != Part::comments) begin();
      entry_.context.emplace();
      open(Part::context, &*entry_.context, line);
    } else if (line.substr(0, 12) == "msgid_plural" || line.substr(0, 7) == "msgstr[") {
      fail("meervoudsvormen komen in een casus niet voor");
    } else if (takes(line, "msgid")) {
      if (part_ != Part::comments && part_ != Part::context) begin();
      has_source_ = true;
      open(Part::source, &entry_.source, line);
    } else if (takes(line, "msgstr")) {
      if (part_ != Part::source) fail("hier staat een msgstr zonder msgid ervoor");
      open(Part::text, &entry_.text, line);
    } else {
      fail("dit is geen regel van een PO-bestand: '" + shortened(line, 40) + "'");
    }
    entry_.is_obsolete = entry_.is_obsolete || is_obsolete;
  }

  void open(Part part, std::string* into, std::string_view line) {
    if (part == Part::source || (part == Part::context && entry_.line == 0)) entry_.line = line_;
    part_ = part;
    into_ = into;
    append(trimmed(line));
  }

  void read_more(std::string_view line) {
    if (into_ == nullptr || part_ == Part::none || part_ == Part::comments) {
      return fail("hier staat een tekst zonder msgid of msgstr ervoor");
    }
    append(line);
  }

  /// Adds what stands between the quotes of `quoted` to the text that is being read.
  void append(std::string_view quoted) {
    if (into_ == nullptr || !why_.empty()) return;
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') {
      return fail("een tekst hoort tussen dubbele aanhalingstekens, op één regel");
    }
    quoted = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      char c = quoted[i];
      if (c == '"') return fail("een aanhalingsteken in een tekst schrijf je als \\\"");
      if (c == '\\') {
        if (++i == quoted.size()) return fail("na een \\ hoort nog een teken");
        switch (quoted[i]) {
          case 'n': c = '\n'; break;
          case 't': c = '\t'; break;
          case '"':
          case '\\': c = quoted[i]; break;
          case 'r': continue;  // a text of ours has no carriage return
          default: return fail(std::string("de code \\") + quoted[i] + " kennen we hier niet");
        }
      } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
        return fail("hier staat een stuurteken");
      }
      *into_ += c;
    }
    if (into_->size() > limits_.text_bytes) fail("deze tekst is te lang");
  }

  /// What was read becomes an entry, and the next one begins.
  void begin() {
    finish();
    entry_ = PoEntry{};
    entry_.line = 0;
    has_source_ = false;
    into_ = nullptr;
    part_ = Part::none;
  }

  void finish() {
    if (!why_.empty()) return;
    if (part_ == Part::none || part_ == Part::comments) return;  // comments alone: at the end of the file
    if (part_ != Part::text || !has_source_) return fail("aan deze tekst ontbreekt een msgid of een msgstr");
    if (entry_.source.empty() && !entry_.context && !entry_.is_obsolete) return read_head();
    if (file_.entries.size() >= limits_.entries) return fail("dit bestand heeft te veel teksten");
    if (!entry_.is_obsolete && !known_.insert({entry_.context.value_or("\x01"), entry_.source}).second) {
      return fail("deze tekst staat er twee keer: '" + shortened(entry_.context.value_or(entry_.source), 60) +
                  "'");
    }
    file_.entries.push_back(std::move(entry_));
  }

  void read_head() {
    if (!file_.entries.empty() || !file_.head.empty()) return fail("er staat een tweede kop in dit bestand");
    file_.head_remarks = std::move(entry_.remarks);
    std::string_view text = entry_.text;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos) {
        file_.head.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
      }
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    const std::string type = file_.field("Content-Type");
    const std::size_t at = type.find("charset=");
    if (at != std::string::npos && !equal_names(type.substr(at + 8, 5), "UTF-8") &&
        !equal_names(type.substr(at + 8), "CHARSET")) {
      fail("dit bestand zegt dat het geen UTF-8 is; bewaar het als PO in UTF-8");
    }
  }

  std::string_view rest_;
  const PoLimits& limits_;
  PoFile file_;
  PoEntry entry_;
  Part part_ = Part::none;
  bool has_source_ = false;
  std::string* into_ = nullptr;
  std::size_t line_ = 0, why_line_ = 0;
  std::string why_;
  std::set<std::pair<std::string, std::string>> known_;
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out + "\"";
}

/// `keyword "…"`, a text of more lines as a row of pieces that each end one.
void put(std::string& out, std::string_view prefix, std::string_view keyword, std::string_view text) {
  out.append(prefix).append(keyword).append(" ");
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || first + 1 == text.size()) {
    out += quoted(text) + "\n";
    return;
  }
  out += "\"\"\n";
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    out.append(prefix).append(quoted(text.substr(0, size))).append("\n");
    text.remove_prefix(size);
  }
}

void put_comments(std::string& out, std::string_view sign, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    out += sign;
    if (!line.empty()) out += " " + line;
    out += "\n";
  }
}

void put_entry(std::string& out, const PoEntry& entry) {
  out += "\n";
  put_comments(out, "#", entry.remarks);
  if (!entry.is_obsolete) {
    put_comments(out, "#.", entry.notes);
    put_comments(out, "#:", entry.references);
  }
  if (!entry.flags.empty()) {
    out += "#";
    for (const std::string& flag : entry.flags) out += ", " + flag;
    out += "\n";
  }
  if (entry.previous && !entry.is_obsolete) put(out, "#| ", "msgid", *entry.previous);
  const std::string_view prefix = entry.is_obsolete ? "#~ " : "";
  if (entry.context) put(out, prefix, "msgctxt", *entry.context);
  put(out, prefix, "msgid", entry.source);
  put(out, prefix, "msgstr", entry.text);
}

}  // namespace

bool PoEntry::is_fuzzy() const {
  return std::find(flags.begin(), flags.end(), "fuzzy") != flags.end();
}

void PoEntry::set_fuzzy(bool fuzzy) {
  if (fuzzy == is_fuzzy()) return;
  if (fuzzy) {
    flags.insert(flags.begin(), "fuzzy");
  } else {
    flags.erase(std::remove(flags.begin(), flags.end(), "fuzzy"), flags.end());
  }
}

std::string PoFile::field(std::string_view name) const {
  for (const auto& [key, value] : head) {
    if (equal_names(key, name)) return value;
  }
  return {};
}

void PoFile::set_field(std::string_view name, std::string value) {
  for (auto& [key, known] : head) {
    if (equal_names(key, name)) {
      known = std::move(value);
      return;
    }
  }
  head.emplace_back(std::string(name), std::move(value));
}

Result<PoFile> read_po(std::string_view bytes, const PoLimits& limits) {
  return PoReader(bytes, limits).run();
}

std::string write_po(const PoFile& file) {
  std::string out;
  put_comments(out, "#", file.head_remarks);
  out += "msgid \"\"\nmsgstr \"\"\n";
  for (const auto& [key, value] : file.head) out += quoted(key + ": " + value + "\n") + "\n";
  for (const PoEntry& entry : file.entries) {
    if (!entry.is_obsolete) put_entry(out, entry);
  }
  for (const PoEntry& entry : file.entries) {
    if (entry.is_obsolete) put_entry(out, entry);
  }
  return out;
}

}  // namespace gesprek::exchange
