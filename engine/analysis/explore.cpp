#include "engine/analysis/explore.h"

#include <algorithm>
#include <memory>

#include "engine/analysis/bounds.h"
#include "engine/analysis/intervals.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/product.h"
#include "engine/analysis/search.h"
#include "engine/analysis/set_search.h"

namespace gesprek::analysis {

namespace {

using program::Program;

// Of the budget for what steers nothing: most of it is met early.
constexpr std::uint64_t kFirstLook = 4;
constexpr std::uint64_t kLeastFirstLook = 10'000;
// Conditions that are followed together: few, for each keeps states apart.
constexpr std::size_t kConditionsAtOnce = 8;
constexpr std::uint64_t kStatesPerClass = 10;
// Nodes of diagrams that sets of states may cost, of the budget.
constexpr std::uint64_t kStatesPerNode = 4;
constexpr std::uint8_t kEither = Truth::may_hold | Truth::may_fail;

class Explorer {
 public:
  Explorer(const Program& program, const ExploreOptions& options) : p_(program), options_(options) {}

  ExploreReport run() {
    out_.exact = true;
    out_.has_hooks = !p_.hooks.empty();
    size_report();
    control();
    if (options_.with_protocol) protocol();
    conditions();
    if (out_.has_hooks) out_.exact = false;
    return std::move(out_);
  }

 private:
  struct Explored {
    std::unique_ptr<Machine> machine;
    std::unique_ptr<Search> search;
    bool complete = false;
  };

  Explored explore(const Question& question, bool with_graph, bool by_class = true, bool by_state = true) {
    Explored out;
    out.machine = std::make_unique<Machine>(p_, question);
    if (!out.machine->fits()) {
      out_.exact = false;
      return out;
    }
    SearchLimits limits;
    limits.budget = options_.budget;
    limits.most_inputs = options_.most_inputs;
    limits.with_graph = with_graph;
    limits.by_class = by_class;
    limits.by_state = by_state;
    if (!by_state) limits.states_per_class = kStatesPerClass;
    out.search = std::make_unique<Search>(*out.machine, limits);
    out.search->run();
    out_.states += out.search->states();
    out.complete = out.search->is_complete();
    if (!out.complete && by_class) out_.exact = false;
    return out;
  }

  [[nodiscard]] Finding finding(Explored& explored, const Where& where) const {
    Finding out;
    if (!explored.search) return out;
    if (!where.found()) {
      out.answer = explored.complete ? Answer::no : Answer::unknown;
      return out;
    }
    // What a hook decides may never go that way.
    if (explored.machine->has_unknowns()) return out;
    out.answer = Answer::yes;
    if (options_.with_witnesses) {
      out.witness = realise(*explored.machine, explored.search->moves_to(where)).value_or(Witness{});
    }
    return out;
  }

  void size_report() {
    out_.nodes.resize(p_.nodes.size());
    out_.choices.resize(p_.choices.size());
    for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) {
      if (p_.nodes[n].way == program::Way::ending) out_.endings.push_back({n, p_.nodes[n].way_index, {}});
    }
  }

  void control() {
    Question question;
    question.points = options_.with_points;
    question.signals = options_.with_protocol;
    control_ = explore(question, true);
    Explored& explored = control_;
    if (!explored.search) return;
    Search& search = *explored.search;
    out_.control_states = search.states();
    out_.by_class = search.is_by_class();
    for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) out_.nodes[n] = finding(explored, search.nodes[n]);
    for (std::uint32_t c = 0; c < p_.choices.size(); ++c)
      out_.choices[c] = finding(explored, search.choices[c]);
    for (EndingReport& ending : out_.endings) ending.reached = finding(explored, search.endings[ending.node]);
    for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) {
      const bool may_end =
          p_.nodes[n].way == program::Way::choices && p_.nodes[n].otherwise == program::kNone;
      if (may_end || search.dead_ends[n].found())
        out_.dead_ends.push_back({n, finding(explored, search.dead_ends[n])});
    }
    out_.loop_fault = finding(explored, search.loop);
    out_.way_fault = finding(explored, search.no_way);
    const std::vector<Machine::Site>& sites = explored.machine->sites();
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const auto kind = static_cast<SiteKind>(sites[i].kind);
      if (!steers(kind)) continue;
      out_.conditions.push_back({kind, sites[i].index, finding(explored, search.sites[i][1]),
                                 finding(explored, search.sites[i][0])});
    }
    if (!explored.complete) reach_by_sets();
    if (!explored.complete || explored.machine->has_unknowns()) return;
    if (options_.most_inputs == 0) {
      find_bounds(*explored.machine, search, search.graph(), options_, out_);
    } else {
      const Graph graph = search.unrolled(options_.most_inputs);
      find_bounds(*explored.machine, search, graph, options_, out_);
    }
  }

  // Too many states to visit one by one may still be few enough sets. Points are not told then, but what
  // can be reached is, and every state was accounted for.
  void reach_by_sets() {
    if (options_.most_inputs != 0) return;
    Machine machine(p_, {});
    if (!SetSearch::can_tell(machine)) return;
    SetLimits limits;
    limits.work = options_.budget / kStatesPerNode;
    limits.by_layers = false;
    SetSearch search(machine, limits);
    search.run();
    if (!search.is_complete()) return;
    out_.states += search.states();
    const auto settle = [&](Finding& known, const Where& where) {
      if (known.answer != Answer::unknown) return;
      known.answer = where.found() ? Answer::yes : Answer::no;
      if (where.found() && options_.with_witnesses)
        known.witness = realise(machine, search.moves_to(where)).value_or(Witness{});
    };
    for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) settle(out_.nodes[n], search.nodes[n]);
    for (std::uint32_t c = 0; c < p_.choices.size(); ++c) settle(out_.choices[c], search.choices[c]);
    for (EndingReport& ending : out_.endings) settle(ending.reached, search.endings[ending.node]);
    for (DeadEnd& dead : out_.dead_ends) settle(dead.reached, search.dead_ends[dead.node]);
    settle(out_.loop_fault, search.loop);
    settle(out_.way_fault, search.no_way);
    for (std::size_t i = 0; i < machine.sites().size(); ++i) {
      const Machine::Site& site = machine.sites()[i];
      for (ConditionSides& sides : out_.conditions) {
        if (static_cast<std::uint8_t>(sides.kind) != site.kind || sides.index != site.index) continue;
        settle(sides.holds, search.sites[i][1]);
        settle(sides.fails, search.sites[i][0]);
      }
    }
  }

  [[nodiscard]] Finding finding(const Product::Found& found) const {
    Finding out;
    out.answer = found.is_found ? Answer::yes : Answer::no;
    if (found.is_found && options_.with_witnesses)
      out.witness = realise(*control_.machine, found.moves).value_or(Witness{});
    return out;
  }

  // Over the states of the control question, where those are known to the end.
  void protocol() {
    if (control_.search && !control_.complete) return what_happens_early();
    std::optional<Product> product;
    if (control_.search && control_.search->is_by_class() && !out_.has_hooks)
      product.emplace(*control_.machine, *control_.search, options_.most_inputs);
    for (std::uint32_t m = 0; m < p_.musts.size(); ++m) {
      if (product) {
        const Product::Must found = product->must(m);
        out_.musts.push_back({m, finding(found.missed), finding(found.missed_at_good)});
        continue;
      }
      Question question;
      question.musts = {m};
      Explored explored = explore(question, false);
      MustReport report;
      report.must = m;
      if (explored.search) {
        report.missed = finding(explored, explored.search->missed[m]);
        report.missed_at_good = finding(explored, explored.search->missed_good[m]);
      }
      if (emits_by_hook()) report.missed = report.missed_at_good = {};
      out_.musts.push_back(std::move(report));
    }
    for (std::uint32_t r = 0; r < p_.rules.size(); ++r) {
      if (product) {
        const Product::Rule found = product->rule(r);
        out_.rules.push_back({r, finding(found.broken), finding(found.broken_at_ending)});
        continue;
      }
      Question question;
      question.rules = {r};
      Explored explored = explore(question, false);
      RuleReport report;
      report.rule = r;
      if (explored.search) {
        report.broken = finding(explored, explored.search->broken[r]);
        report.broken_at_ending = finding(explored, explored.search->broken_at_ending[r]);
      }
      if (emits_by_hook()) report.broken = report.broken_at_ending = {};
      out_.rules.push_back(std::move(report));
    }
    for (std::uint32_t k = 0; k < p_.knockouts.size(); ++k) {
      if (product && product->can_tell(k)) {
        const Product::Knockout found = product->knockout(k);
        out_.knockouts.push_back({k, finding(found.opened), finding(found.unrepaired),
                                  finding(found.unrepaired_at_good), finding(found.repaired)});
        continue;
      }
      Question question;
      question.knockouts = {k};
      Explored explored = explore(question, false);
      KnockoutReport report;
      report.knockout = k;
      if (explored.search) {
        Search& search = *explored.search;
        report.opened = finding(explored, search.opened[k]);
        report.unrepaired = finding(explored, search.unrepaired[k]);
        report.unrepaired_at_good = finding(explored, search.unrepaired_good[k]);
        report.repaired = finding(explored, search.repaired[k]);
      }
      if (emits_by_hook()) report = {k, {}, {}, {}, {}};
      out_.knockouts.push_back(std::move(report));
    }
  }

  // Too many states to tell what cannot happen: then what can, as far as a part of the budget goes.
  void what_happens_early() {
    Question question;
    for (std::uint32_t m = 0; m < p_.musts.size(); ++m) question.musts.push_back(m);
    for (std::uint32_t r = 0; r < p_.rules.size(); ++r) question.rules.push_back(r);
    for (std::uint32_t k = 0; k < p_.knockouts.size(); ++k) question.knockouts.push_back(k);
    const std::uint64_t budget = options_.budget;
    options_.budget = std::min(budget, std::max(budget / kFirstLook, kLeastFirstLook));
    Explored explored = explore(question, false);
    options_.budget = budget;
    out_.exact = false;
    const bool is_known = explored.search && !emits_by_hook();
    const auto find = [&](const std::vector<Where> Search::*where, std::uint32_t index) {
      return is_known ? finding(explored, ((*explored.search).*where)[index]) : Finding{};
    };
    for (std::uint32_t m = 0; m < p_.musts.size(); ++m)
      out_.musts.push_back({m, find(&Search::missed, m), find(&Search::missed_good, m)});
    for (std::uint32_t r = 0; r < p_.rules.size(); ++r)
      out_.rules.push_back({r, find(&Search::broken, r), find(&Search::broken_at_ending, r)});
    for (std::uint32_t k = 0; k < p_.knockouts.size(); ++k) {
      out_.knockouts.push_back({k, find(&Search::opened, k), find(&Search::unrepaired, k),
                                find(&Search::unrepaired_good, k), find(&Search::repaired, k)});
    }
  }

  /// 5.26: hooks may emit events that rules and musts see.
  [[nodiscard]] bool emits_by_hook() const {
    return std::any_of(p_.hooks.begin(), p_.hooks.end(), [](const program::Hook& hook) {
      return hook.kind != program::HookKind::condition && hook.kind != program::HookKind::rubric;
    });
  }

  // Conditions that steer nothing (a line that only says something) need state that nothing else does. Most
  // are met both ways early on; intervals prove of some that they never, or always, hold; the rest is a
  // question of its own.
  void conditions() {
    Question question;
    question.conditions = true;
    const std::uint64_t budget = options_.budget;
    options_.budget = std::min(budget, std::max(budget / kFirstLook, kLeastFirstLook));
    Explored first = explore(question, false, false);
    options_.budget = budget;
    if (!first.machine) return;
    const std::vector<Machine::Site>& sites = first.machine->sites();
    std::vector<ConditionSides> found;
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const auto kind = static_cast<SiteKind>(sites[i].kind);
      if (steers(kind)) continue;
      ConditionSides sides;
      sides.kind = kind;
      sides.index = sites[i].index;
      if (first.search) {
        sides.holds = finding(first, first.search->sites[i][1]);
        sides.fails = finding(first, first.search->sites[i][0]);
      }
      found.push_back(std::move(sides));
    }
    rest_of_conditions(first, found);
    for (ConditionSides& sides : found) out_.conditions.push_back(std::move(sides));
  }

  void rest_of_conditions(const Explored& first, std::vector<ConditionSides>& found) {
    if (first.complete || !first.search || first.machine->has_unknowns()) {
      if (!first.complete) out_.exact = false;
      return;
    }
    const Intervals intervals = analyse_intervals(p_);
    std::vector<std::pair<std::uint8_t, std::uint32_t>> left;
    for (ConditionSides& sides : found) {
      const std::uint8_t truth = intervals.is_complete ? intervals.truth_of(code_of(sides)) : kEither;
      if (sides.holds.answer == Answer::unknown && (truth & Truth::may_hold) == 0)
        sides.holds.answer = Answer::no;
      if (sides.fails.answer == Answer::unknown && (truth & Truth::may_fail) == 0)
        sides.fails.answer = Answer::no;
      if (sides.holds.answer == Answer::unknown || sides.fails.answer == Answer::unknown)
        left.emplace_back(static_cast<std::uint8_t>(sides.kind), sides.index);
    }
    std::sort(left.begin(), left.end());
    const bool is_small = control_.search && control_.search->is_by_class();
    if (!left.empty() && !is_small) out_.exact = false;
    for (std::size_t at = 0; at < left.size() && is_small; at += kConditionsAtOnce) {
      Question question;
      question.conditions = true;
      const std::size_t end = std::min(left.size(), at + kConditionsAtOnce);
      question.sites.assign(left.begin() + static_cast<std::ptrdiff_t>(at),
                            left.begin() + static_cast<std::ptrdiff_t>(end));
      Explored rest = explore(question, false, true, false);
      if (rest.search) take_sides(rest, found);
      // Those that follow would cost as much, and there may be a hundred of them.
      if (!rest.complete) break;
    }
  }

  void take_sides(Explored& rest, std::vector<ConditionSides>& found) {
    for (std::size_t i = 0; i < rest.machine->sites().size(); ++i) {
      const Machine::Site& site = rest.machine->sites()[i];
      for (ConditionSides& sides : found) {
        if (static_cast<std::uint8_t>(sides.kind) != site.kind || sides.index != site.index) continue;
        if (sides.holds.answer == Answer::unknown) sides.holds = finding(rest, rest.search->sites[i][1]);
        if (sides.fails.answer == Answer::unknown) sides.fails = finding(rest, rest.search->sites[i][0]);
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
  ExploreOptions options_;
  ExploreReport out_;
  Explored control_;
};

}  // namespace

ExploreReport explore(const Program& program, const ExploreOptions& options) {
  return Explorer(program, options).run();
}

}  // namespace gesprek::analysis
