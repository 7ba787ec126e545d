#include "editor/document/yaml_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "editor/document/document.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

/// What `value: SCALAR` says, read as YAML.
std::string read_back(const std::string& yaml, const Path& path) {
  DiagnosticList diagnostics;
  const SourceText source("test", yaml);
  const scenario::YamlTree tree = scenario::read_yaml(source, scenario::Limits(), diagnostics, false);
  INFO(yaml);
  REQUIRE_FALSE(diagnostics.has_errors());
  const Located at = locate(tree, path);
  REQUIRE(at.exists());
  return std::string(at.value.text());
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("what needs no quotes gets none, what needs them gets them") {
    CHECK(write_scalar("open_vraag", Hand::plain, true) == "open_vraag");
    CHECK(write_scalar("karin.vertrouwen >= 3", Hand::plain, false) == "karin.vertrouwen >= 3");
    CHECK(write_scalar("-1", Hand::plain, true) == "-1");
    CHECK(write_scalar("null", Hand::plain, false) == "\"null\"");
    CHECK(write_scalar("seen(\"a\")", Hand::plain, false) == "seen(\"a\")");
    CHECK(write_scalar("seen(\"a\")", Hand::plain, true) == "'seen(\"a\")'");
    CHECK(write_scalar("\"a\" == toon", Hand::plain, false) == "'\"a\" == toon'");
    CHECK(write_scalar("Ja", Hand::prose, false) == "\"Ja\"");
    CHECK(write_scalar("Zei ze \"ja\"?", Hand::prose, false) == "'Zei ze \"ja\"?'");
    // Single quotes would read as the Dutch word 's (format 5.24).
    CHECK(write_scalar("s \"avonds\"", Hand::prose, false) == "\"s \\\"avonds\\\"\"");
  }

  TEST_CASE("any text is read back as it was written, in any place and from any style") {
    using scenario::ScalarStyle;
    Rng rng(3);
    const Layout layout;
    const std::vector<std::pair<ScalarStyle, std::string>> olds = {
        {ScalarStyle::plain, "oud"},
        {ScalarStyle::single_quoted, "'oud'"},
        {ScalarStyle::double_quoted, "\"oud\""},
        {ScalarStyle::literal, "|\n    oud\n    en nieuw"},
        {ScalarStyle::folded, ">-\n    oud\n    en nieuw"},
    };
    for (int i = 0; i < 3000; ++i) {
      const Result<std::string> words = clean_text(random_words(rng));
      REQUIRE(words.ok());
      const Hand style = i % 2 == 0 ? Hand::plain : Hand::prose;
      CHECK(read_back("{a: [" + write_scalar(*words, style, true) + ", b]}", {"a", 0}) == *words);
      CHECK(read_back("a:\n  - " + write_scalar(*words, style, false) + "\n", {"a", 0}) == *words);
      for (const auto& [old_style, before] : olds) {
        const std::string old_text = old_style == ScalarStyle::literal ? "oud\nen nieuw\n" : "oud en nieuw";
        const std::string written =
            rewrite_scalar(*words, style, false, old_style, before, old_text, 2, layout);
        CHECK(read_back("m:\n  a: " + written + "\n  b: c\n", {"m", "a"}) == *words);
      }
    }
  }

  TEST_CASE("a folded paragraph keeps the lines that did not change") {
    const std::string before =
        ">\n    Een eerste regel die blijft,\n    een tweede die verandert,\n    en een derde.";
    const std::string old = "Een eerste regel die blijft, een tweede die verandert, en een derde.\n";
    const std::string written =
        rewrite_scalar("Een eerste regel die blijft, een tweede die anders wordt, en een derde.\n",
                       Hand::prose, false, scenario::ScalarStyle::folded, before, old, 2, Layout());
    CHECK(written ==
          ">\n    Een eerste regel die blijft,\n    een tweede die anders wordt,\n    en een derde.");
  }

  TEST_CASE("what no file may hold is left out, and what is no text is refused") {
    CHECK(*clean_text("a\r\nb\rc\x01\x7F\xC2\x85\xEF\xBB\xBF") == "a\nb\nc");
    CHECK(clean_text("\xFF").error().code == ErrorCode::invalid_input);
    CHECK(clean_text(std::string(70000, 'a')).error().code == ErrorCode::over_limit);
  }
}

}  // namespace gesprek::editor
