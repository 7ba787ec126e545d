#include "engine/scenario/yaml_tree.h"

#include <doctest/doctest.h>

#include <string>

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

/// A text that was read, with verbs to look at it.
struct Read {
  explicit Read(std::string text)
      : source("test.yaml", std::move(text)), tree(read_yaml(source, {}, diagnostics, false)) {}
  [[nodiscard]] std::string verbatim(YamlRef ref) const {
    const TextRange range = ref.range();
    return std::string(source.bytes().substr(range.begin, range.end - range.begin));
  }
  [[nodiscard]] YamlRef value(std::string_view key) const {
    for (YamlRef at = tree.root().first_child(); at.exists(); at = at.next().next()) {
      if (at.text() == key) return at.next();
    }
    return {};
  }
  [[nodiscard]] std::string complaints() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.sorted()) all += to_text(d, Language::nl) + "\n";
    return all;
  }
  SourceText source;
  DiagnosticList diagnostics;
  YamlTree tree;
};

}  // namespace

TEST_SUITE("engine/scenario/yaml") {
  TEST_CASE("every node of a small text has its exact range") {
    const Read read("a: een  # commentaar\nb: [x, {y: 'z'}, ]\nc:\n  - \"q\"\n  -\n  - |\n    tekst\n\nd:\n");
    CHECK(read.complaints() == "");
    CHECK(read.verbatim(read.value("a")) == "een");
    CHECK(read.verbatim(read.value("b")) == "[x, {y: 'z'}, ]");
    CHECK(read.verbatim(read.value("b").first_child().next()) == "{y: 'z'}");
    CHECK(read.verbatim(read.value("b").first_child().next().first_child().next()) == "'z'");
    CHECK(read.verbatim(read.value("c")) == "- \"q\"\n  -\n  - |\n    tekst");
    CHECK(read.value("c").size() == 3);
    CHECK(read.value("c").first_child().next().is_null());
    CHECK(read.value("c").first_child().next().range().begin ==
          54);  // 21 + 19 + 3 + 8 bytes of lines, then "  -"
    CHECK(read.value("c").first_child().next().next().text() == "tekst\n");
    CHECK(read.value("d").is_null());
  }
}
