#pragma once
// What an exploration looks for, and where each was met first.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/analysis/machine.h"

namespace gesprek::analysis {

/// Where something happened first: in `state` (before `move` is taken), or by taking that move there.
struct Where {
  static constexpr std::uint32_t kNowhere = 0xffffffffU;
  static constexpr std::uint32_t kBefore = 0xffffffffU;  // no move: in the state itself
  static constexpr std::uint32_t kStart = 0xfffffffeU;   // by starting the session
  std::uint32_t state = kNowhere;
  std::uint32_t move = kBefore;
  bool is_example = false;  // `state` is one of the classes that were not explored to the end
  [[nodiscard]] bool found() const { return state != kNowhere; }
};

struct Happenings {
  explicit Happenings(const Machine& machine);

  std::vector<Where> nodes, choices, endings, dead_ends;  // [node], [choice], [node], [node]
  std::vector<std::array<Where, 2>> sites;                // [site][fails, holds]
  Where loop, no_way;
  std::vector<Where> broken, broken_at_ending;                       // [rule]
  std::vector<Where> opened, repaired, unrepaired, unrepaired_good;  // [knockout]
  std::vector<Where> missed, missed_good;                            // [must]

  /// Everything that is so when a session ends like this: note(where) of each.
  template <class Note>
  void ended(const Machine& machine, const Work& work, End end, Note&& note) {
    const program::Program& p = machine.program();
    const std::uint32_t node = machine.end_node();
    switch (end) {
      case End::none: return;
      case End::dead_end: return note(dead_ends[node]);
      case End::loop: return note(loop);
      case End::no_way: return note(no_way);
      case End::ending: break;
    }
    note(endings[node]);
    const bool good = p.endings[p.nodes[node].way_index].outcome == program::Outcome::good;
    for (const std::uint32_t rule : machine.question().rules) {
      if (!machine.is_broken(work, rule)) continue;
      note(broken[rule]);
      note(broken_at_ending[rule]);
    }
    for (const std::uint32_t knockout : machine.question().knockouts) {
      if (!machine.is_unrepaired(work, knockout)) continue;
      note(unrepaired[knockout]);
      if (good) note(unrepaired_good[knockout]);
    }
    for (const std::uint32_t must : machine.question().musts) {
      if (!machine.is_missed(work, must)) continue;
      note(missed[must]);
      if (good) note(missed_good[must]);
    }
  }
};

}  // namespace gesprek::analysis
