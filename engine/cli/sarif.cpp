#include "engine/cli/sarif.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "engine/base/text.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 32U * 1024U * 1024U;
constexpr std::size_t kMostPage = 256U * 1024U;
constexpr const char* kBase = "SRCROOT";

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "note";
  }
  return "none";
}

/// SARIF 3.11.5: braces stand for arguments in a message; 3.11.6: [text](place) is a link. Neither is meant.
std::string message_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '{' || c == '}') out += c;
    if (c == ']' && i + 1 < text.size() && text[i + 1] == '(') out += '\\';
    out += c;
  }
  return out;
}

/// A message of the catalogue as the name of a rule: what differs from case to case becomes an ellipsis.
std::string without_arguments(std::string_view message) {
  std::string out;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message[i] == '{' && i + 2 < message.size() && message[i + 2] == '}' && message[i + 1] >= '0' &&
        message[i + 1] <= '9') {
      out += "…";
      i += 2;
    } else {
      out += message[i];
    }
  }
  return out;
}

/// What stands on a page between its title and its first example (docs/diagnostics).
std::string explanation_of(std::string_view page) {
  const std::size_t title = page.find('\n');
  if (title == std::string_view::npos) return {};
  const std::string_view rest = page.substr(title + 1);
  return std::string(trimmed(rest.substr(0, rest.find("\n## "))));
}

std::string without_line_feeds_around(std::string text) {
  const auto is_space = [](char c) { return c == '\n' || c == '\r' || c == ' '; };
  while (!text.empty() && is_space(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && is_space(text[begin])) ++begin;
  return text.substr(begin);
}

class LogWriter {
 public:
  LogWriter(const SarifOptions& options, const FileSource& files) : options_(options), files_(files) {}

  ordered_json rule(DiagnosticCode code) const {
    const DiagnosticInfo& entry = info(code);
    const bool nl = options_.language == Language::nl;
    const std::string id = code_text(code);
    ordered_json out;
    out["id"] = id;
    out["name"] = entry.name;
    out["shortDescription"]["text"] = without_arguments(nl ? entry.message_nl : entry.message_en);
    const std::string file = options_.docs_folder + "/diagnostics/" + id + ".md";
    const Result<std::string> page = files_.read(file, kMostPage);
    std::string help;
    if (page) help = without_line_feeds_around(explanation_of(*page));
    if (!help.empty()) {
      out["help"]["text"] = help;
      out["help"]["markdown"] = without_line_feeds_around(*page);
    } else {
      const char* const hint = nl ? entry.hint_nl : entry.hint_en;
      out["help"]["text"] = without_arguments(*hint != '\0' ? hint
                                              : nl          ? entry.message_nl
                                                            : entry.message_en);
    }
    if (!options_.docs_address.empty()) {
      out["helpUri"] = options_.docs_address + "diagnostics/" + id + ".md";
    } else if (page) {
      out["helpUri"] = artifact_uri(file, "");
    }
    out["defaultConfiguration"]["level"] = level_of(entry.severity);
    return out;
  }

  ordered_json result(const Diagnostic& diagnostic, std::size_t rule_index) {
    std::string text = diagnostic.message(options_.language);
    const std::string hint = diagnostic.hint(options_.language);
    if (!hint.empty()) text += " (" + hint + ")";
    ordered_json out;
    out["ruleId"] = code_text(diagnostic.code);
    out["ruleIndex"] = rule_index;
    out["level"] = level_of(diagnostic.severity());
    out["message"]["text"] = message_text(text);
    ordered_json place;
    place["artifactLocation"]["uri"] = artifact_uri(diagnostic.where.file, options_.folder);
    if (place["artifactLocation"]["uri"].get_ref<const std::string&>().compare(0, 5, "file:") != 0) {
      place["artifactLocation"]["uriBaseId"] = kBase;
    }
    const SourceText& source = source_of(diagnostic.where.file);
    const SourceRange& where = diagnostic.where;
    place["region"]["startLine"] = where.begin.line;
    place["region"]["startColumn"] = column(source, where.begin);
    place["region"]["endLine"] = where.end.line;
    place["region"]["endColumn"] = column(source, where.end);
    ordered_json location;
    location["physicalLocation"] = std::move(place);
    out["locations"] = ordered_json::array({std::move(location)});
    return out;
  }

 private:
  const SourceText& source_of(const std::string& file) {
    const auto found = sources_.find(file);
    if (found != sources_.end()) return found->second;
    Result<std::string> bytes = files_.read(file, kMostBytes);
    return sources_[file] = SourceText(file, bytes ? std::move(bytes.value()) : std::string());
  }

  static std::uint32_t column(const SourceText& source, SourcePos at) {
    if (source.bytes().empty()) return at.column;  // it could not be read
    std::string_view line = source.line(at.line);
    if (at.line == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);  // it takes no column
    return utf16_column(line, at.column);
  }

  const SarifOptions& options_;
  const FileSource& files_;
  std::map<std::string, SourceText> sources_;
};

bool is_unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

std::string percent_encoded(std::string_view path) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(byte)) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

}  // namespace

std::string artifact_uri(std::string_view path, std::string_view folder) {
  namespace fs = std::filesystem;
  const std::string base = fs::path(folder).lexically_normal().string();
  const std::string absolute = (fs::path(folder) / fs::path(path)).lexically_normal().string();
  const std::string below = base.empty() || base.back() == '/' ? base : base + "/";
  if (!base.empty() && absolute.size() > below.size() && absolute.compare(0, below.size(), below) == 0) {
    return percent_encoded(absolute.substr(below.size()));
  }
  return "file://" + percent_encoded(absolute);
}

std::uint32_t utf16_column(std::string_view line, std::uint32_t byte_column) {
  const std::size_t end = std::min<std::size_t>(byte_column - 1, line.size());
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < end;) {
    const auto first = static_cast<unsigned char>(line[i]);
    std::size_t length = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    length = std::min(length, line.size() - i);
    if (find_invalid_utf8(line.substr(i, length))) length = 1;
    units += length == 4 ? 2U : 1U;  // beyond the first 65 536 code points: a surrogate pair
    i += length;
  }
  return units + 1;
}

std::string sarif_log(const std::vector<Diagnostic>& diagnostics, const SarifOptions& options,
                      const FileSource& files) {
  LogWriter writer(options, files);
  std::map<DiagnosticCode, std::size_t> indexes;
  for (const Diagnostic& diagnostic : diagnostics) indexes[diagnostic.code] = 0;
  ordered_json rules = ordered_json::array();
  for (auto& [code, index] : indexes) {
    index = rules.size();
    rules.push_back(writer.rule(code));
  }
  const bool nl = options.language == Language::nl;

  ordered_json run;
  ordered_json& driver = run["tool"]["driver"];
  driver["name"] = "gesprek";
  driver["fullName"] = "gesprek " + options.version;
  driver["version"] = options.version;
  driver["language"] = nl ? "nl" : "en";
  driver["rules"] = std::move(rules);
  run["language"] = nl ? "nl" : "en";
  run["columnKind"] = "utf16CodeUnits";
  // SARIF 3.14.14 allows it without a uri: whoever reads the log knows where its copy of the cases is.
  run["originalUriBaseIds"][kBase]["description"]["text"] =
      nl ? "de map waarin gesprek is gestart" : "the folder in which gesprek was started";
  ordered_json invocation;
  invocation["executionSuccessful"] = true;
  invocation["exitCode"] = options.is_sound ? 0 : 1;
  if (options.dropped > 0) {
    ordered_json note;
    note["level"] = "warning";
    note["message"]["text"] = nl ? "er zijn nog " + std::to_string(options.dropped) + " meldingen meer"
                                 : "there are " + std::to_string(options.dropped) + " more diagnostics";
    invocation["toolExecutionNotifications"] = ordered_json::array({std::move(note)});
  }
  run["invocations"] = ordered_json::array({std::move(invocation)});
  run["results"] = ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    run["results"].push_back(writer.result(diagnostic, indexes[diagnostic.code]));
  }

  ordered_json log;
  log["$schema"] =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = ordered_json::array({std::move(run)});
  return log.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace gesprek::cli
