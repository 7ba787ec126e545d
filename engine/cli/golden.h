#pragma once
// Golden conversations (format 5.22): runs of a case as an author reads them. This is the file: reading it,
// and writing it back with its comments.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::cli {

enum class PlanKind { choose, expect_unavailable, stop };

/// One line that a person writes; what the session then says is written by `--update`.
struct PlanStep {
  PlanKind kind = PlanKind::choose;
  std::string argument;               // the input, or the id that is expected to be unavailable
  std::string text;                   // the whole line
  std::vector<std::string> comments;  // the lines above it that start with '#'
  std::size_t line = 1;               // 1-based, in the file
};

struct GoldenLine {
  std::string text;
  std::size_t line = 1;
};

struct GoldenRun {
  std::string name;
  std::uint64_t seed = 1;
  std::size_t line = 1;                    // of `run NAME`
  std::vector<std::string> comments;       // above `run`
  std::vector<std::string> seed_comments;  // between `run` and `seed`
  std::vector<PlanStep> plan;
  std::vector<GoldenLine> lines;      // everything that is compared: all but comments and blank lines
  std::vector<std::string> trailing;  // comments after the last step
};

struct GoldenProblem {
  std::size_t line = 1;
  std::string message;  // Dutch
};

struct GoldenFile {
  std::vector<GoldenRun> runs;
  std::vector<GoldenProblem> problems;  // the file cannot be run while there are any
};

/// Reads a .play file. Every line it does not know is a problem; a file without runs is one too.
[[nodiscard]] GoldenFile parse_golden(std::string_view text);

/// The file that holds `runs`, each with the lines that a session gave (`lines[i]` for `runs[i]`): plan lines
/// and comments where they stood.
[[nodiscard]] std::string write_golden(const std::vector<GoldenRun>& runs,
                                       const std::vector<std::vector<std::string>>& lines);

/// `text` between double quotes, with \" \\ and \n, on one line.
[[nodiscard]] std::string golden_quoted(std::string_view text);

}  // namespace gesprek::cli
