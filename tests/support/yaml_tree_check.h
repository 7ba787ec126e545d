#pragma once
// What must hold of any tree that read_yaml() makes, whatever the bytes: for tests and for the fuzzer.

#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::test {

namespace detail {

inline std::string scalar_problem(const scenario::YamlTree& tree, const scenario::YamlNode& node,
                                  std::string_view raw) {
  using scenario::ScalarStyle;
  switch (node.style) {
    case ScalarStyle::plain: {
      const bool one_line = raw.find('\n') == std::string_view::npos;
      return one_line && raw != tree.text(node) ? "a plain scalar on one line is not its value" : "";
    }
    case ScalarStyle::single_quoted:
    case ScalarStyle::double_quoted: {
      const char quote = node.style == ScalarStyle::single_quoted ? '\'' : '"';
      const bool has_quotes = raw.size() >= 2 && raw.front() == quote && raw.back() == quote;
      return has_quotes ? "" : "the range of a quoted scalar lacks a quote";
    }
    case ScalarStyle::literal:
    case ScalarStyle::folded: {
      const bool has_indicator =
          !raw.empty() && raw.front() == (node.style == ScalarStyle::literal ? '|' : '>');
      return has_indicator ? "" : "the range of a block scalar lacks its indicator";
    }
  }
  return "";
}

}  // namespace detail

/// What is wrong with how the ranges of `tree` lie in `bytes` and in each other; empty when nothing is. Holds
/// after errors too.
inline std::string tree_problem(const scenario::YamlTree& tree, std::string_view bytes) {
  using scenario::YamlKind;
  using scenario::YamlNode;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const YamlNode& node = tree.node(i);
    if (node.range.begin > node.range.end || node.range.end > bytes.size()) return "a range leaves the file";
    if (node.kind == YamlKind::scalar && node.first_child != YamlNode::kNone) return "a scalar has children";
    std::uint32_t children = 0;
    std::uint32_t end = node.range.begin;
    for (std::uint32_t c = node.first_child; c != YamlNode::kNone; c = tree.node(c).next_sibling) {
      if (c <= i || c >= tree.size()) return "a child does not come behind its parent";
      if (tree.node(c).range.begin < end) return "siblings do not follow each other";
      end = tree.node(c).range.end;
      ++children;
    }
    if (end > node.range.end) return "a range does not hold its children";
    if (children != node.child_count * (node.kind == YamlKind::map ? 2 : 1))
      return "a count of children is off";
  }
  return "";
}

/// Likewise, for a tree that was read without an error: its places are exact.
inline std::string place_problem(const scenario::YamlTree& tree, std::string_view bytes) {
  using scenario::YamlKind;
  using scenario::YamlNode;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const YamlNode& node = tree.node(i);
    const std::string_view raw = bytes.substr(node.range.begin, node.range.end - node.range.begin);
    if (node.kind == YamlKind::scalar) {
      const std::string problem = detail::scalar_problem(tree, node, raw);
      if (!problem.empty()) return problem;
    } else if (node.flow && !raw.empty() && (raw.front() == '[' || raw.front() == '{')) {
      if (raw.back() != (raw.front() == '[' ? ']' : '}'))
        return "a flow collection lacks its closing bracket";
    } else if (node.first_child == YamlNode::kNone) {
      return "a collection without brackets is empty";
    }
  }
  return "";
}

/// What is wrong with the places and words of `diagnostics`; empty when nothing is.
inline std::string diagnostics_problem(const DiagnosticList& diagnostics, const SourceText& source) {
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.where.bytes.begin > d.where.bytes.end || d.where.bytes.end > source.bytes().size()) {
      return "a place leaves the file";
    }
    if (d.where.begin.line < 1 || d.where.begin.line > source.line_count() || d.where.begin.column < 1) {
      return "a line or column does not exist";
    }
    if (d.message(Language::nl).empty() || d.message(Language::en).empty()) return "a message has no words";
  }
  return "";
}

}  // namespace gesprek::test
