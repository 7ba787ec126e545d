#pragma once
// The golden conversations of a case (format 5.22) in the room: what was played becomes one, and whether they
// still go as they went.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "editor/find/rename_beside.h"
#include "engine/base/result.h"
#include "engine/cli/golden_run.h"
#include "engine/program/hooks.h"
#include "engine/program/program.h"

namespace gesprek::editor {

/// A conversation that an author has just tried.
struct TrialRun {
  std::uint64_t seed = 1;
  std::vector<std::string> inputs;  // as `gesprek play --choose` writes them (5.21)
  bool has_ended = false;
  bool is_set_by_hand = false;  // it began with values that no conversation came to
  std::string node;             // where it stood last
};

/// The moment in which the conversation stands at every line of a .play file, as far as its inputs fit the
/// case (rename_beside.h).
[[nodiscard]] std::vector<std::string> play_nodes(const program::Program& program, program::Hooks* hooks,
                                                  const std::string& text);

struct GoldenOutcome {
  std::string file, run;
  std::size_t line = 1;  // of `run NAME` in the file
  bool passes = false;
  std::vector<std::string> problems;      // in words
  std::vector<cli::DiffLine> difference;  // what differs, and two lines around it; at most some
  std::string node;                       // where it first differs; empty: not known
};
/// Plays all of them again. Stops, with what there is, when `goes_on` says no.
[[nodiscard]] std::vector<GoldenOutcome> run_goldens(const program::Program& program, program::Hooks* hooks,
                                                     const std::vector<BesideText>& files,
                                                     const std::function<bool()>& goes_on = {});

/// `text` (a .play file, or nothing) with the run behind it under `name`. Refused, in words, for a name that
/// is taken or empty, for a run that does not fit the case, and for one that was set by hand.
[[nodiscard]] Result<std::string> with_golden(const program::Program& program, program::Hooks* hooks,
                                              const std::string& text, const std::string& name,
                                              const TrialRun& run);

}  // namespace gesprek::editor
