#include "engine/analysis/explore.h"

#include <algorithm>
#include <memory>

#include "engine/analysis/bounds.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/search.h"

namespace gesprek::analysis {

namespace {

using program::Program;

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

  Explored explore(const Question& question, bool with_graph) {
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
    out.search = std::make_unique<Search>(*out.machine, limits);
    out.search->run();
    out_.states += out.search->states();
    out.complete = out.search->is_complete();
    if (!out.complete) out_.exact = false;
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
    Explored explored = explore(question, true);
    if (!explored.search) return;
    Search& search = *explored.search;
    out_.control_states = search.states();
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
      if (kind == SiteKind::line || kind == SiteKind::reveal || kind == SiteKind::row) continue;
      out_.conditions.push_back({kind, sites[i].index, finding(explored, search.sites[i][1]),
                                 finding(explored, search.sites[i][0])});
    }
    if (!explored.complete || explored.machine->has_unknowns()) return;
    if (options_.most_inputs == 0) {
      find_bounds(*explored.machine, search, search.graph(), options_, out_);
    } else {
      const Graph graph = search.unrolled(options_.most_inputs);
      find_bounds(*explored.machine, search, graph, options_, out_);
    }
  }

  void protocol() {
    for (std::uint32_t m = 0; m < p_.musts.size(); ++m) {
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

  /// 5.26: hooks may emit events that rules and musts see.
  [[nodiscard]] bool emits_by_hook() const {
    return std::any_of(p_.hooks.begin(), p_.hooks.end(), [](const program::Hook& hook) {
      return hook.kind != program::HookKind::condition && hook.kind != program::HookKind::rubric;
    });
  }

  // Conditions that steer nothing (a line that only says something) need state that nothing else does.
  void conditions() {
    Question question;
    question.conditions = true;
    Explored explored = explore(question, false);
    if (!explored.machine) return;
    const std::vector<Machine::Site>& sites = explored.machine->sites();
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const auto kind = static_cast<SiteKind>(sites[i].kind);
      if (kind != SiteKind::line && kind != SiteKind::reveal && kind != SiteKind::row) continue;
      ConditionSides sides;
      sides.kind = kind;
      sides.index = sites[i].index;
      if (explored.search) {
        sides.holds = finding(explored, explored.search->sites[i][1]);
        sides.fails = finding(explored, explored.search->sites[i][0]);
      }
      out_.conditions.push_back(std::move(sides));
    }
  }

  const Program& p_;
  ExploreOptions options_;
  ExploreReport out_;
};

}  // namespace

ExploreReport explore(const Program& program, const ExploreOptions& options) {
  return Explorer(program, options).run();
}

}  // namespace gesprek::analysis
