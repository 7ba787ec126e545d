// Any bytes at all as YAML: no crash, every place inside the file, and a tree whose places fit each other.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/scenario/yaml_tree.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check_scalar(const YamlTree& tree, const YamlNode& node, std::string_view raw) {
  const std::string_view value = tree.text(node);
  switch (node.style) {
    case ScalarStyle::plain:
      if (raw.find('\n') == std::string_view::npos) {
        require(raw == value, "a plain scalar on one line is its value");
      }
      break;
    case ScalarStyle::single_quoted:
      require(raw.size() >= 2 && raw.front() == '\'' && raw.back() == '\'', "single quotes are in the range");
      break;
    case ScalarStyle::double_quoted:
      require(raw.size() >= 2 && raw.front() == '"' && raw.back() == '"', "double quotes are in the range");
      break;
    case ScalarStyle::literal:
    case ScalarStyle::folded:
      require(!raw.empty() && (raw.front() == '|' || raw.front() == '>'), "a block scalar has its indicator");
      break;
  }
}

/// `tree` was read without an error, so its places are exact.
void check_places(const YamlTree& tree, std::string_view bytes) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const YamlNode& node = tree.node(i);
    const std::string_view raw = bytes.substr(node.range.begin, node.range.end - node.range.begin);
    if (node.kind == YamlKind::scalar) {
      require(node.first_child == YamlNode::kNone, "a scalar has no children");
      check_scalar(tree, node, raw);
    } else if (node.flow && (raw.front() == '[' || raw.front() == '{')) {
      require(raw.back() == (raw.front() == '[' ? ']' : '}'), "a flow collection has both brackets");
    } else {
      require(node.first_child != YamlNode::kNone, "without brackets no collection is empty");
    }
  }
}

/// Holds after errors too.
void check_tree(const YamlTree& tree, std::string_view bytes) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const YamlNode& node = tree.node(i);
    require(node.range.begin <= node.range.end && node.range.end <= bytes.size(), "a range lies in the file");
    std::uint32_t children = 0;
    std::uint32_t end = node.range.begin;
    for (std::uint32_t c = node.first_child; c != YamlNode::kNone; c = tree.node(c).next_sibling) {
      require(c > i && c < tree.size(), "children come behind their parent");
      require(tree.node(c).range.begin >= end, "siblings follow each other");
      end = tree.node(c).range.end;
      ++children;
    }
    require(end <= node.range.end, "a range holds its children");
    require(children == node.child_count * (node.kind == YamlKind::map ? 2 : 1), "the count of children is right");
    require(std::size_t{node.text_begin} + node.text_size <= bytes.size() * 4 + 16, "values do not grow");
  }
}

void read(const SourceText& source, const Limits& limits) {
  DiagnosticList diagnostics;
  const YamlTree tree = read_yaml(source, limits, diagnostics, true);
  for (const Diagnostic& d : diagnostics.all()) {
    require(d.where.bytes.begin <= d.where.bytes.end, "a place is not turned around");
    require(d.where.bytes.end <= source.bytes().size(), "a place lies in the file");
    require(d.where.begin.line >= 1 && d.where.begin.line <= source.line_count(), "a line exists");
    require(!d.message(Language::nl).empty() && !d.message(Language::en).empty(), "a message has words");
  }
  check_tree(tree, source.bytes());
  if (diagnostics.all().empty()) check_places(tree, source.bytes());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceText source("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
  read(source, Limits{});
  Limits tight;
  tight.depth = 4;
  tight.nodes = 40;
  tight.keys_per_map = 6;
  tight.text_bytes = 30;
  tight.bytes_per_event = 100;
  read(source, tight);
  return 0;
}
