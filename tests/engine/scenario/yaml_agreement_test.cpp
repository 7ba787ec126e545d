// Our places against a second parser's: every scalar, collection and absent value of a corpus must be where
// libfyaml's tokens are (design §3.11). Where the two parsers differ in principle stands below, with why.

#include <doctest/doctest.h>
#include <libfyaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/yaml_tree.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

namespace fs = std::filesystem;

/// What a parser says about one node, in document order.
struct Seen {
  YamlKind kind = YamlKind::scalar;
  bool absent = false;  // a scalar without a token
  ScalarStyle style = ScalarStyle::plain;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;
};

struct Marks {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Marks> marks_of(fy_token* token) {
  if (token == nullptr) return std::nullopt;
  const fy_mark* const begin = fy_token_start_mark(token);
  const fy_mark* const end = fy_token_end_mark(token);
  if (begin == nullptr || end == nullptr) return std::nullopt;
  return Marks{begin->input_pos, end->input_pos};
}

bool is_break(char c) {
  return c == '\n' || c == '\r';
}

// Difference 1: libfyaml's token of a quoted scalar lies between the quotes; our range holds them.
// Difference 2: libfyaml's token of a block scalar starts at its first body line and runs to the next token;
// our range starts at the `|` or `>` and ends with the last body line, so that replacing it leaves the next
// line where it is. Blank lines behind the text belong to it with `+` only: elsewhere they are no part of the
// value.
Marks block_scalar(const std::string& text, Marks marks) {
  Marks ours = marks;
  // Back over the header to its indicator: the body starts behind the header's line end.
  std::size_t header = marks.begin;
  while (header > 0 && is_break(text[header - 1])) --header;
  const std::size_t line = text.rfind('\n', header == 0 ? 0 : header - 1);
  const std::size_t from = line == std::string::npos ? 0 : line + 1;
  // The last `|` or `>` before a comment: our corpus has none in its keys.
  std::string head = text.substr(from, header - from);
  head = head.substr(0, head.find(" #"));
  ours.begin = from + head.find_last_of("|>");
  const bool keep = head.find('+', head.find_last_of("|>")) != std::string::npos;
  std::size_t end = marks.end;
  while (end > marks.begin && text[end - 1] == ' ' && text.find_first_not_of(' ', marks.begin) < end) {
    const std::size_t newline = text.rfind('\n', end - 1);
    if (newline == std::string::npos || text.find_first_not_of(" \r\n", newline) < end) break;
    end = newline + 1;
  }
  const bool has_body = text.find_first_not_of(" \r\n", marks.begin) < end;
  if (keep) {
    if (end > marks.begin && text[end - 1] == '\n') --end;
    if (end > marks.begin && text[end - 1] == '\r') --end;
  } else {
    while (end > marks.begin && is_break(text[end - 1])) {
      while (end > marks.begin && is_break(text[end - 1])) --end;
      // A line of nothing but spaces is blank too.
      std::size_t blank = end;
      while (blank > marks.begin && text[blank - 1] == ' ') --blank;
      if (blank > marks.begin && is_break(text[blank - 1])) end = blank;
    }
  }
  ours.end = has_body || (keep && marks.end > marks.begin) ? end : from + head.find_last_not_of(" \r\n") + 1;
  return ours;
}

/// What libfyaml sees, or nothing when it refuses the text.
std::optional<std::vector<Seen>> ask_libfyaml(const std::string& text) {
  fy_parse_cfg config = {};
  // Difference 3: YAML 1.2 wants the `]` or `}` of a flow collection deeper than its parent, libfyaml holds
  // to it, and yaml-cpp (like most authors) does not.
  config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_SLOPPY_FLOW_INDENTATION);
  const std::unique_ptr<fy_parser, void (*)(fy_parser*)> parser(fy_parser_create(&config), fy_parser_destroy);
  REQUIRE(parser != nullptr);
  REQUIRE(fy_parser_set_string(parser.get(), text.data(), text.size()) == 0);

  std::vector<Seen> seen;
  std::vector<std::size_t> open;
  while (fy_event* const event = fy_parser_parse(parser.get())) {
    switch (event->type) {
      case FYET_SCALAR: {
        fy_token* const token = event->scalar.value;
        const std::optional<Marks> marks = marks_of(token);
        Seen node;
        node.absent = !marks.has_value();
        if (marks) {
          node.begin = marks->begin;
          node.end = marks->end;
          const fy_scalar_style style = fy_token_scalar_style(token);
          if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) {
            --node.begin;
            ++node.end;
          } else if (style == FYSS_LITERAL || style == FYSS_FOLDED) {
            const Marks block = block_scalar(text, *marks);
            node.begin = block.begin;
            node.end = block.end;
          }
          std::size_t size = 0;
          const char* const value = fy_token_get_text(token, &size);
          node.value.assign(value, size);
        }
        seen.push_back(std::move(node));
        break;
      }
      case FYET_SEQUENCE_START:
      case FYET_MAPPING_START: {
        const bool is_map = event->type == FYET_MAPPING_START;
        const std::optional<Marks> marks =
            marks_of(is_map ? event->mapping_start.mapping_start : event->sequence_start.sequence_start);
        REQUIRE(marks.has_value());
        Seen node;
        node.kind = is_map ? YamlKind::map : YamlKind::sequence;
        node.begin = marks->begin;
        open.push_back(seen.size());
        seen.push_back(node);
        break;
      }
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END: {
        const bool is_map = event->type == FYET_MAPPING_END;
        const std::optional<Marks> marks =
            marks_of(is_map ? event->mapping_end.mapping_end : event->sequence_end.sequence_end);
        Seen& node = seen[open.back()];
        // The end token of a flow collection is its bracket. That of a block collection is empty and stands
        // at the next token: no place to compare.
        node.end = marks && marks->end > marks->begin ? marks->end : 0;
        open.pop_back();
        break;
      }
      default: break;
    }
    fy_parser_event_free(parser.get(), event);
  }
  if (fy_parser_get_stream_error(parser.get())) return std::nullopt;
  return seen;
}

/// One line a node, for a failure that can be read.
std::string describe(const std::string& text, const Seen& node) {
  const std::string kind = node.absent                       ? "absent"
                           : node.kind == YamlKind::scalar   ? "scalar"
                           : node.kind == YamlKind::sequence ? "sequence"
                                                             : "map";
  return kind + " " + std::to_string(node.begin) + "-" + std::to_string(node.end) + " [" +
         (node.end >= node.begin ? text.substr(node.begin, node.end - node.begin) : "") + "]";
}

void collect(const YamlTree& tree, std::vector<Seen>& nodes) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const YamlNode& node = tree.node(i);
    Seen seen;
    seen.kind = node.kind;
    seen.begin = node.range.begin;
    seen.end = node.range.end;
    seen.value = tree.text(node);
    seen.style = node.style;
    seen.absent = node.kind == YamlKind::scalar && node.range.begin == node.range.end;
    nodes.push_back(std::move(seen));
  }
}

/// The value is yaml-cpp's; we look whether it is the value of the place that we found.
void check_value(const std::string& text, const Seen& ours, const Seen& theirs) {
  // Difference 5: of the blank lines behind a folded text with `+` yaml-cpp 0.7 loses one.
  // Difference 6: where the file ends without a line end, libfyaml adds one to a block scalar; it is not
  // there.
  const bool is_folded = ours.style == ScalarStyle::folded;
  const bool ends_file = ours.end == text.size() && (is_folded || ours.style == ScalarStyle::literal);
  const auto trimmed = [](std::string value) {
    while (!value.empty() && value.back() == '\n') value.pop_back();
    return value;
  };
  const bool keeps = is_folded && text.substr(ours.begin, 3).find('+') != std::string::npos;
  if (ends_file || keeps) {
    CHECK(trimmed(ours.value) == trimmed(theirs.value));
  } else {
    CHECK(ours.value == theirs.value);
  }
}

/// Compares the two parsers on one text. `bom`: how many bytes stand before what libfyaml gets.
void compare(const std::string& name, const std::string& bytes, std::size_t bom) {
  CAPTURE(name);
  const SourceText source(name, bytes);
  DiagnosticList diagnostics;
  const YamlTree tree = read_yaml(source, {}, diagnostics, false);
  for (const Diagnostic& d : diagnostics.all()) FAIL_CHECK(to_text(d, Language::en));

  // Difference 4: libfyaml counts from behind a BOM, as yaml-cpp does; our places are those of the file.
  const std::string text = bytes.substr(bom);
  const std::optional<std::vector<Seen>> theirs = ask_libfyaml(text);
  REQUIRE_MESSAGE(theirs.has_value(), "libfyaml refuses " << name);
  std::vector<Seen> ours;
  collect(tree, ours);
  for (Seen& node : ours) {
    node.begin -= bom;
    node.end -= bom;
  }
  REQUIRE(ours.size() == theirs->size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const Seen& a = ours[i];
    const Seen& b = (*theirs)[i];
    CAPTURE(describe(text, a));
    CAPTURE(describe(text, b));
    CHECK(a.kind == b.kind);
    CHECK(a.absent == b.absent);
    check_value(text, a, b);
    if (a.kind == YamlKind::scalar && !a.absent) {
      CHECK(a.begin == b.begin);
      CHECK(a.end == b.end);
    } else if (a.kind != YamlKind::scalar) {
      // Difference 7: of a pair without braces in a flow list, `[a: b]`, libfyaml's token stands at the
      // colon; our map starts at its key.
      const bool is_pair =
          a.kind == YamlKind::map && tree.node(static_cast<std::uint32_t>(i)).flow && text[a.begin] != '{';
      if (is_pair) {
        CHECK(a.begin == ours[i + 1].begin);
      } else {
        CHECK(a.begin == b.begin);
      }
      if (b.end > 0) CHECK(a.end == b.end);
    }
  }
}

std::vector<std::pair<std::string, std::string>> corpus() {
  std::vector<fs::path> paths;
  const fs::path root(GESPREK_SOURCE_DIR);
  for (const auto& entry : fs::directory_iterator(root / "tests/data/yaml")) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  if (fs::is_directory(root / "scenarios")) {
    for (const auto& entry : fs::recursive_directory_iterator(root / "scenarios")) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
  }
  for (const auto& entry : fs::directory_iterator(root / "scripts")) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> texts;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(path.filename().string(), std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return texts;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

TEST_SUITE("engine/scenario/yaml") {
  TEST_CASE("every place in the corpus is where libfyaml's tokens are") {
    const auto texts = corpus();
    REQUIRE(texts.size() >= 20);
    for (const auto& [name, text] : texts) compare(name, text, 0);
  }

  TEST_CASE("with CRLF, with a BOM and without a last line end the places agree as well") {
    for (const auto& [name, text] : corpus()) {
      compare(name + " with CRLF", with_crlf(text), 0);
      compare(name + " with a BOM", "\xEF\xBB\xBF" + text, 3);
      std::string cut = text;
      while (!cut.empty() && cut.back() == '\n') cut.pop_back();
      compare(name + " without a last line end", cut, 0);
    }
  }
}
