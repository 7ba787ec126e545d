#include "engine/analysis/explore.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <thread>

#include "engine/analysis/bounds.h"
#include "engine/analysis/explored.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/product.h"
#include "engine/analysis/search.h"
#include "engine/analysis/set_search.h"

namespace gesprek::analysis {

namespace {

using program::Program;

// Of the budget, for what is met early.
constexpr std::uint64_t kFirstLook = 4;
constexpr std::uint64_t kLeastFirstLook = 10'000;
// Nodes of diagrams that sets of states may cost, of the budget.
constexpr std::uint64_t kStatesPerNode = 4;

class Explorer {
 public:
  Explorer(const Program& program, const ExploreOptions& options) : p_(program), options_(options) {}

  ExploreReport run() {
    out_.exact = true;
    out_.has_hooks = !p_.hooks.empty();
    size_report();
    control();
    if (options_.with_protocol) protocol();
    if (out_.has_hooks) out_.exact = false;
    return std::move(out_);
  }

 private:
  Explored explore(const Question& question, const ExploreOptions& options, bool with_graph) {
    SearchLimits limits;
    limits.with_graph = with_graph;
    Explored out = explore_question(p_, question, options, limits);
    if (out.search) out_.states += out.search->states();
    if (!out.complete) out_.exact = false;
    return out;
  }
  Explored explore(const Question& question) { return explore(question, options_, false); }
  [[nodiscard]] Finding finding(const Explored& explored, const Where& where) const {
    return finding_of(explored, where, options_);
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
    control_ = explore(question, options_, true);
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
    out_.caught_exact = options_.most_inputs == 0;
    for (const Search::Caught& one : search.caught())
      out_.caught.push_back({one.node, finding(explored, one.where)});
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
      Explored explored = explore(question);
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
      Explored explored = explore(question);
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
      Explored explored = explore(question);
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
    ExploreOptions early = options_;
    early.budget = std::min(options_.budget, std::max(options_.budget / kFirstLook, kLeastFirstLook));
    const Explored explored = explore(question, early, false);
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

  const Program& p_;
  ExploreOptions options_;
  ExploreReport out_;
  Explored control_;
};

}  // namespace

Explored explore_question(const Program& program, const Question& question, const ExploreOptions& options,
                          SearchLimits limits) {
  Explored out;
  out.machine = std::make_unique<Machine>(program, question);
  if (!out.machine->fits()) return out;
  limits.budget = options.budget;
  limits.most_inputs = options.most_inputs;
  out.search = std::make_unique<Search>(*out.machine, limits);
  out.search->run();
  out.complete = out.search->is_complete();
  return out;
}

Finding finding_of(const Explored& explored, const Where& where, const ExploreOptions& options) {
  Finding out;
  if (!explored.search) return out;
  if (!where.found()) {
    out.answer = explored.complete ? Answer::no : Answer::unknown;
    return out;
  }
  // What a hook decides may never go that way.
  if (explored.machine->has_unknowns()) return out;
  out.answer = Answer::yes;
  if (options.with_witnesses)
    out.witness = realise(*explored.machine, explored.search->moves_to(where)).value_or(Witness{});
  return out;
}

// What steers nothing is asked of the same Program by itself, so it goes on beside the rest where a second
// thread can be had. Neither waits for the other: the report is the same.
ExploreReport explore(const Program& program, const ExploreOptions& options) {
  FoundSides found;
  std::thread beside;
  try {
    beside = std::thread([&] { found = find_condition_sides(program, options); });
  } catch (const std::system_error&) {
    found = find_condition_sides(program, options);
  }
  ExploreReport out = Explorer(program, options).run();
  if (beside.joinable()) beside.join();
  for (ConditionSides& sides : found.sides) out.conditions.push_back(std::move(sides));
  out.states += found.states;
  out.exact = out.exact && found.exact;
  return out;
}

}  // namespace gesprek::analysis
