#pragma once
// A learning path or a round (format 5.28): a folder with a path.yaml that puts cases in an order, each with
// its step on the ladder of difficulty, why it comes here, and how long after the one before.
//
//   path: 1
//   title: Beginnen
//   about: Drie gesprekken …
//   cases:
//     - {case: zeg-je-dat-tegen-iedereen, step: 1, why: …}
//     - {case: ze-huilt-maar-door, step: 2, after: 1w, why: …}
//
// A case is the name of a folder with a scenario.yaml: in the path's own folder, or in one of the two above
// it, the nearest first. So a path under scenarios/paden/NAME finds the cases under scenarios, and a round
// can be handed over as one folder that holds its own cases too.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// series: for one learner, with time in between. round: one meeting of people with several professions.
enum class PathKind : std::uint8_t { series, round };

/// `after: 1w`: days, weeks or months.
struct PathSpacing {
  std::int32_t amount = 0;  // 1…99
  char unit = 'd';          // d, w, m
};

struct PathCase {
  Name name;              // of the case's folder
  std::string file;       // its scenario.yaml; empty when it is not there (reported)
  Optional<Number> step;  // 1…9; never lower than the one before without a warning
  Optional<Text> why;
  std::vector<Text> professions;  // who plays it; none: everybody
  std::optional<PathSpacing> after;
  /// The day it is meant for: its `date`, else what `after` makes of the day before it; none when there is
  /// no day to count from.
  std::optional<std::chrono::sys_days> day;
  TextRange where;
};

struct LearningPath {
  std::string id;  // the folder's name
  std::string file;
  PathKind kind = PathKind::series;
  Text title;
  Optional<Text> about, audience;  // audience: `for`
  std::vector<Text> professions;   // who is at the table
  std::vector<PathCase> cases;
};

/// Reads path.yaml, or the one in the folder `path`. What is wrong is reported; nothing when it is no path at
/// all. Never throws.
[[nodiscard]] std::optional<LearningPath> load_path(std::string_view path, const FileSource& files,
                                                    const Limits& limits, DiagnosticList& diagnostics);

/// "1 week later", in Dutch: "een week later", "3 dagen later".
[[nodiscard]] std::string in_words(PathSpacing spacing);
/// "2026-09-07".
[[nodiscard]] std::string in_words(std::chrono::sys_days day);

}  // namespace gesprek::scenario
