#pragma once
// The inputs of a .play file, for tests that play goldens their own way.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::test {

/// One run: its name, seed and inputs.
struct GoldenInputs {
  std::string name;
  std::uint64_t seed = 0;
  std::vector<std::string> inputs;
};

[[nodiscard]] inline std::vector<GoldenInputs> golden_inputs(std::string_view text) {
  std::vector<GoldenInputs> out(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto after = [&](const std::string& word) { return line.substr(word.size()); };
    if (line == "---") out.emplace_back();
    if (line.rfind("run ", 0) == 0) out.back().name = after("run ");
    if (line.rfind("seed ", 0) == 0) out.back().seed = std::stoull(after("seed "));
    if (line.rfind("choose ", 0) == 0) out.back().inputs.push_back(after("choose "));
  }
  return out;
}

}  // namespace gesprek::test
