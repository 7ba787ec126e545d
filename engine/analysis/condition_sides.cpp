// Conditions that steer nothing (a line that only says something) need state that nothing else does. Some are
// met both ways early on, most by playing; intervals prove of some that they never, or always, hold; the rest
// are questions of their own.

#include <algorithm>

#include "engine/analysis/condition_walk.h"
#include "engine/analysis/explored.h"
#include "engine/analysis/intervals.h"

namespace gesprek::analysis {

namespace {

using program::Program;

// Of the budget: for a look at the first states, which shows the shortest ways, and for playing.
constexpr std::uint64_t kFirstLook = 16;
constexpr std::uint64_t kLeastFirstLook = 10'000;
constexpr std::uint64_t kPlayed = 2;
constexpr std::uint64_t kPatience = 10;
// Conditions that are followed together: few, for each keeps states apart.
constexpr std::size_t kConditionsAtOnce = 8;
constexpr std::size_t kMostOneByOne = 24;

class SideFinder {
 public:
  SideFinder(const Program& program, const ExploreOptions& options) : p_(program), options_(options) {}

  FoundSides run() {
    Question question;
    question.conditions = true;
    ExploreOptions early = options_;
    early.budget = std::min(options_.budget, std::max(options_.budget / kFirstLook, kLeastFirstLook));
    SearchLimits by_state;
    by_state.by_class = false;
    Explored first = explore_question(p_, question, early, by_state);
    if (first.search) out_.states += first.search->states();
    const std::vector<Machine::Site>& sites = first.machine->sites();
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const auto kind = static_cast<SiteKind>(sites[i].kind);
      if (steers(kind)) continue;
      ConditionSides sides;
      sides.kind = kind;
      sides.index = sites[i].index;
      if (first.search) {
        sides.holds = finding_of(first, first.search->sites[i][1], options_);
        sides.fails = finding_of(first, first.search->sites[i][0], options_);
      }
      out_.sides.push_back(std::move(sides));
    }
    if (first.complete) return std::move(out_);
    if (!first.search || first.machine->has_unknowns()) {
      out_.exact = false;
      return std::move(out_);
    }
    first.search.reset();
    by_playing(*first.machine);
    by_intervals();
    by_class();
    out_.exact = std::all_of(out_.sides.begin(), out_.sides.end(), is_known);
    return std::move(out_);
  }

 private:
  static bool is_known(const ConditionSides& sides) {
    return sides.holds.answer != Answer::unknown && sides.fails.answer != Answer::unknown;
  }

  // What is met is possible; the way to it need not be the shortest.
  void by_playing(Machine& machine) {
    if (std::all_of(out_.sides.begin(), out_.sides.end(), is_known)) return;
    WalkLimits limits;
    limits.steps = options_.budget / kPlayed;
    limits.patience = options_.budget / kPatience;
    limits.most_inputs = options_.most_inputs;
    ConditionWalk walk(machine, limits);
    walk.run();
    const auto settle = [&](Finding& finding, const Where& where) {
      if (finding.answer != Answer::unknown || !where.found()) return;
      finding.answer = Answer::yes;
      if (options_.with_witnesses)
        finding.witness = realise(machine, walk.moves_to(where)).value_or(Witness{});
    };
    each_site(machine, [&](std::size_t site, ConditionSides& sides) {
      settle(sides.holds, walk.sites[site][1]);
      settle(sides.fails, walk.sites[site][0]);
    });
  }

  void by_intervals() {
    const Intervals intervals = analyse_intervals(p_);
    if (!intervals.is_complete) return;
    for (ConditionSides& sides : out_.sides) {
      if (is_known(sides)) continue;
      const std::uint8_t truth = intervals.truth_of(code_of(sides));
      // Of rows that change no value (a mood) they say nothing.
      if (truth == 0 && sides.kind == SiteKind::row) continue;
      if (sides.holds.answer == Answer::unknown && (truth & Truth::may_hold) == 0)
        sides.holds.answer = Answer::no;
      if (sides.fails.answer == Answer::unknown && (truth & Truth::may_fail) == 0)
        sides.fails.answer = Answer::no;
    }
  }

  // First all together and loosely, which settles most; then, where few are left, a few at a time.
  void by_class() {
    if (!by_class(true, out_.sides.size())) return;
    const auto left = out_.sides.size() -
                      static_cast<std::size_t>(std::count_if(out_.sides.begin(), out_.sides.end(), is_known));
    if (left <= kMostOneByOne) by_class(false, kConditionsAtOnce);
  }

  bool by_class(bool loosely, std::size_t at_once) {
    std::vector<std::pair<std::uint8_t, std::uint32_t>> left;
    for (const ConditionSides& sides : out_.sides) {
      if (!is_known(sides)) left.emplace_back(static_cast<std::uint8_t>(sides.kind), sides.index);
    }
    std::sort(left.begin(), left.end());
    SearchLimits limits;
    limits.by_state = false;
    for (std::size_t at = 0; at < left.size(); at += at_once) {
      Question question;
      question.conditions = true;
      question.loosely = loosely;
      const std::size_t end = std::min(left.size(), at + at_once);
      question.sites.assign(left.begin() + static_cast<std::ptrdiff_t>(at),
                            left.begin() + static_cast<std::ptrdiff_t>(end));
      const Explored rest = explore_question(p_, question, options_, limits);
      if (!rest.search) return false;
      out_.states += rest.search->states();
      each_site(*rest.machine, [&](std::size_t site, ConditionSides& sides) {
        take(rest, rest.search->sites[site][1], sides, sides.holds);
        take(rest, rest.search->sites[site][0], sides, sides.fails);
      });
      if (!rest.complete) return false;
    }
    return true;
  }

  void take(const Explored& rest, const Where& where, const ConditionSides& sides, Finding& known) {
    const bool is_loose = rest.machine->question().loosely && where.found() && sides.kind == SiteKind::row &&
                          comes_after_others(sides.index);
    if (known.answer == Answer::unknown && !is_loose) known = finding_of(rest, where, options_);
  }

  /// 5.7: of a move a row is asked when none before it holds.
  [[nodiscard]] bool comes_after_others(std::uint32_t row) const {
    return std::any_of(p_.reactions.begin(), p_.reactions.end(), [&](const program::Reaction& reaction) {
      return reaction.first_only != 0 && row > reaction.rows.begin && row < reaction.rows.end();
    });
  }

  template <class F>
  void each_site(const Machine& machine, F&& f) {
    for (std::size_t i = 0; i < machine.sites().size(); ++i) {
      const Machine::Site& site = machine.sites()[i];
      if (!machine.question().asks(site.kind, site.index)) continue;
      for (ConditionSides& sides : out_.sides) {
        if (static_cast<std::uint8_t>(sides.kind) == site.kind && sides.index == site.index) f(i, sides);
      }
    }
  }

  [[nodiscard]] program::Code code_of(const ConditionSides& sides) const {
    switch (sides.kind) {
      case SiteKind::line: return p_.lines[sides.index].when;
      case SiteKind::reveal: return p_.reveals[sides.index].when;
      case SiteKind::row: return p_.rows[sides.index].when;
      case SiteKind::interrupt: return p_.interrupts[sides.index].when;
      default: return {};
    }
  }

  const Program& p_;
  const ExploreOptions& options_;
  FoundSides out_;
};

}  // namespace

FoundSides find_condition_sides(const Program& program, const ExploreOptions& options) {
  return SideFinder(program, options).run();
}

}  // namespace gesprek::analysis
