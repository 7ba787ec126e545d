// Any bytes at all as YAML: no crash, every place inside the file, and a tree whose places fit each other.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/scenario/yaml_tree.h"
#include "tests/support/yaml_tree_check.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

void require_none(const std::string& problem) {
  if (problem.empty()) return;
  std::fprintf(stderr, "%s\n", problem.c_str());
  std::abort();
}

void read(const SourceText& source, const Limits& limits) {
  DiagnosticList diagnostics;
  const YamlTree tree = read_yaml(source, limits, diagnostics, true);
  require_none(test::diagnostics_problem(diagnostics, source));
  require_none(test::tree_problem(tree, source.bytes()));
  if (!diagnostics.has_errors()) require_none(test::place_problem(tree, source.bytes()));
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
