#pragma once
// Reading a YAML text in a test, and verbs to look at what came of it.

#include <string>
#include <string_view>
#include <utility>

#include "engine/scenario/yaml_tree.h"

namespace gesprek::test {

struct ReadYaml {
  explicit ReadYaml(std::string text, const scenario::Limits& limits = {}, bool learner_texts = true)
      : source("test.yaml", std::move(text)),
        tree(scenario::read_yaml(source, limits, diagnostics, learner_texts)) {}

  [[nodiscard]] scenario::YamlRef root() const { return tree.root(); }

  /// The bytes of a node as they stand in the file.
  [[nodiscard]] std::string verbatim(scenario::YamlRef ref) const {
    const TextRange range = ref.range();
    return std::string(source.bytes().substr(range.begin, range.end - range.begin));
  }

  /// The value of `key` in the root map; nothing there when it is not.
  [[nodiscard]] scenario::YamlRef value(std::string_view key) const { return value_in(root(), key); }

  [[nodiscard]] static scenario::YamlRef value_in(scenario::YamlRef map, std::string_view key) {
    for (scenario::YamlRef at = map.first_child(); at.exists(); at = at.next().next()) {
      if (at.text() == key) return at.next();
    }
    return {};
  }

  /// `E0135 2:8-2:27, …`: every diagnostic with its place, in order of place.
  [[nodiscard]] std::string found() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.sorted()) {
      if (!all.empty()) all += ", ";
      all += code_text(d.code) + " " + place(d.where.begin) + "-" + place(d.where.end);
    }
    return all;
  }

  /// Likewise in words.
  [[nodiscard]] std::string messages(Language language = Language::nl) const {
    std::string all;
    for (const Diagnostic& d : diagnostics.sorted()) all += to_text(d, language) + "\n";
    return all;
  }

  SourceText source;
  DiagnosticList diagnostics;
  scenario::YamlTree tree;

 private:
  static std::string place(SourcePos pos) {
    return std::to_string(pos.line) + ":" + std::to_string(pos.column);
  }
};

}  // namespace gesprek::test
