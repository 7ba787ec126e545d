#pragma once
// Runs a golden conversation and says in lines what happened (format 5.22).

#include <string>
#include <vector>

#include "engine/cli/golden.h"
#include "engine/program/hooks.h"
#include "engine/program/program.h"

namespace gesprek::cli {

struct GoldenResult {
  /// All lines that are compared, from `run NAME` to the ending; as far as it got.
  std::vector<std::string> lines;
  /// What makes the run fail whatever its lines say: an input that does not fit, something available that
  /// should not be, no ending and no `stop`.
  std::vector<GoldenProblem> problems;
  /// Every input fitted, so the lines may be written back.
  bool is_complete = false;
};

[[nodiscard]] GoldenResult run_golden(const program::Program& program, const GoldenRun& run,
                                      program::Hooks* hooks = nullptr);

/// One line of a comparison. `expected` is a line of the file, `got` one of the session.
enum class DiffKind { same, expected, got };
struct DiffLine {
  DiffKind kind = DiffKind::same;
  std::string text;
  std::size_t line = 0;  // in the file; 0 for `got`
};

/// The shortest way from what was expected to what came: all lines, in order.
[[nodiscard]] std::vector<DiffLine> compare_golden(const std::vector<GoldenLine>& expected,
                                                   const std::vector<std::string>& got);

}  // namespace gesprek::cli
