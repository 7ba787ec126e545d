// What the layers prove about the ways through a case, as remarks (format 5.25).

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/analysis/case_analysis.h"

namespace gesprek::analysis {

using program::Code;
using program::kNone;
using program::Program;
using program::Range;
using program::Way;

namespace {

std::string id_of(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

class FlowRemarks {
 public:
  FlowRemarks(const Program& program, const FlowGraph& graph, const CaseAnalysis& analysis,
              std::vector<Remark>& out)
      : program_(program), graph_(graph), analysis_(analysis), out_(out) {
    if (!analysis.exact) return;
    for (const ConditionSides& sides : analysis.exact->conditions) sides_[{sides.kind, sides.index}] = &sides;
  }

  void run() {
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) look_at_node(n);
    look_for_traps();
    for (std::uint32_t i = 0; i < program_.interrupts.size(); ++i) {
      if (analysis_.intervals.may_fire[i] == 0) {
        add(DiagnosticCode::condition_never_holds, {PlaceKind::interrupt, i}, {});
      }
    }
    if (!analysis_.exact) return;
    const ExploreReport& exact = *analysis_.exact;
    for (const DeadEnd& dead : exact.dead_ends) {
      if (dead.reached.answer != Answer::yes) continue;
      add(DiagnosticCode::no_choice_left, {PlaceKind::node, dead.node},
          {node_id(dead.node), format_witness(program_, dead.reached.witness)}, dead.reached.witness);
    }
    for (const CaughtAt& caught : exact.caught) {
      // What the bare graph shows is told already.
      if (analysis_.structure.can_end[caught.node] == 0) continue;
      add(DiagnosticCode::no_ending_any_more, {PlaceKind::node, caught.node},
          {node_id(caught.node), format_witness(program_, caught.reached.witness)}, caught.reached.witness);
    }
    if (exact.loop_fault.answer == Answer::yes && !analysis_.structure.blind_loops.empty()) {
      const std::uint32_t node = analysis_.structure.blind_loops.front().nodes.front();
      add(DiagnosticCode::loop_may_never_end, {PlaceKind::node, node},
          {node_id(node), format_witness(program_, exact.loop_fault.witness)}, exact.loop_fault.witness);
    }
    look_at_good_endings(exact);
  }

 private:
  void add(DiagnosticCode code, RemarkPlace place, std::vector<std::string> args, Witness witness = {}) {
    out_.push_back({code, place, std::move(args), std::move(witness)});
  }
  [[nodiscard]] std::string node_id(std::uint32_t node) const {
    return id_of(program_, program_.nodes[node].id);
  }

  void look_at_node(std::uint32_t index) {
    const program::Node& node = program_.nodes[index];
    // The compiler tells of what the graph alone rules out (W0502).
    if (analysis_.structure.reachable[index] == 0) return;
    if (analysis_.entered(index) == Answer::no) {
      add(DiagnosticCode::node_never_entered, {PlaceKind::node, index}, {node_id(index)});
      return;
    }
    if (!analysis_.intervals.is_complete) return;
    look_at_lines(node.lines);
    if (node.way == Way::topics) look_at_topics(node);
    if (node.way == Way::branch) look_at_arms(program_.branches[node.way_index]);
    if (node.way == Way::form) look_at_arms(program_.forms[node.way_index].arms);
    for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) look_at_choice(c, index);
  }

  void look_at_choice(std::uint32_t index, std::uint32_t node) {
    const program::Choice& choice = program_.choices[index];
    if (analysis_.selectable(index) == Answer::no) {
      // A node that is only passed through offers nothing at all; that is told of the node.
      if (analysis_.intervals.may_enter[node] != 0) {
        add(DiagnosticCode::choice_never_offered, {PlaceKind::choice, index},
            {id_of(program_, program_.choice_infos[index].id)});
      }
      return;
    }
    look_at_lines_of_choice(choice, node);
    if (always_holds(choice.when, SiteKind::choice, index))
      add(DiagnosticCode::condition_always_holds, {PlaceKind::choice, index}, {});
  }

  /// A reply may be that of the node, which stands for every choice: it is looked at once.
  void look_at_lines_of_choice(const program::Choice& choice, std::uint32_t node) {
    if (choice.reply.begin == last_reply_ && node == last_node_) return;
    last_reply_ = choice.reply.begin;
    last_node_ = node;
    look_at_lines(choice.reply);
  }

  /// What intervals or the exact exploration prove of the condition `code` at one place. One that is asked
  /// nowhere is neither.
  [[nodiscard]] bool always_holds(Code code, SiteKind kind, std::uint32_t index) const {
    return !code.empty() && is_one_sided(code, kind, index, true);
  }
  [[nodiscard]] bool never_holds(Code code, SiteKind kind, std::uint32_t index) const {
    return !code.empty() && is_one_sided(code, kind, index, false);
  }
  [[nodiscard]] bool is_one_sided(Code code, SiteKind kind, std::uint32_t index, bool holds) const {
    if (analysis_.intervals.truth_of(code) == (holds ? Truth::may_hold : Truth::may_fail)) return true;
    const auto found = sides_.find({kind, index});
    if (found == sides_.end()) return false;
    const Finding& one = holds ? found->second->holds : found->second->fails;
    const Finding& other = holds ? found->second->fails : found->second->holds;
    return one.answer == Answer::yes && other.answer == Answer::no;
  }

  void look_at_lines(Range lines) {
    for (std::uint32_t i = lines.begin; i != lines.end(); ++i) {
      const program::Line& line = program_.lines[i];
      if (never_holds(line.when, SiteKind::line, i))
        add(DiagnosticCode::condition_never_holds, {PlaceKind::line, i}, {});
      if (always_holds(line.when, SiteKind::line, i))
        add(DiagnosticCode::condition_always_holds, {PlaceKind::line, i}, {});
      // Behind an alternative that always fits, the others are not asked.
      look_at_lines(line.first);
    }
  }

  void look_at_arms(Range arms) {
    for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
      const Code when = program_.arms[i].when;
      if (never_holds(when, SiteKind::arm, i))
        add(DiagnosticCode::condition_never_holds, {PlaceKind::arm, i}, {});
      if (always_holds(when, SiteKind::arm, i))
        add(DiagnosticCode::condition_always_holds, {PlaceKind::arm, i}, {});
    }
  }

  void look_at_topics(const program::Node& node) {
    const program::TopicLayer& layer = program_.layers[node.way_index];
    for (std::uint32_t t = layer.topics.begin; t != layer.topics.end(); ++t) {
      if (never_holds(program_.topics[t].when, SiteKind::topic, t)) {
        add(DiagnosticCode::condition_never_holds, {PlaceKind::topic, t}, {});
      }
    }
    look_at_lines(layer.again);
  }

  /// Where a way leads into nodes from which no ending can be reached: only those that are come to first.
  void look_for_traps() {
    const Structure& structure = analysis_.structure;
    for (const std::uint32_t trap : structure.traps) {
      bool is_entrance = trap == program_.header.start;
      for (const Edge& edge : graph_.edges()) {
        if (edge.to != trap || edge.from == trap) continue;
        is_entrance = is_entrance || !graph_.is_node(edge.from) ||
                      (structure.reachable[edge.from] != 0 && structure.can_end[edge.from] != 0);
      }
      if (is_entrance) add(DiagnosticCode::no_way_to_ending, {PlaceKind::node, trap}, {node_id(trap)});
    }
  }

  // --- good endings (5.25) ---

  [[nodiscard]] std::string title_of(const Witness& witness) const {
    session::Session session(program_, 0);
    for (const session::Input& input : witness) {
      if (!session.take(input)) break;
    }
    return session.ending() == kNone ? "?" : id_of(program_, program_.endings[session.ending()].title);
  }

  void look_at_good_endings(const ExploreReport& exact) {
    for (const MustReport& report : exact.musts) {
      const Finding& missed = report.missed_at_good;
      if (missed.answer != Answer::yes) continue;
      add(DiagnosticCode::good_ending_without_must, {PlaceKind::must, report.must},
          {title_of(missed.witness), id_of(program_, program_.events[program_.musts[report.must].event].id),
           format_witness(program_, missed.witness)},
          missed.witness);
    }
    for (const KnockoutReport& report : exact.knockouts) {
      const Finding& open = report.unrepaired_at_good;
      if (open.answer != Answer::yes) continue;
      add(DiagnosticCode::good_ending_with_knockout, place_of_knockout(report.knockout),
          {title_of(open.witness), id_of(program_, program_.knockouts[report.knockout].id),
           format_witness(program_, open.witness)},
          open.witness);
    }
  }

  /// The first choice that causes it by itself; else the case, whose rules do.
  [[nodiscard]] RemarkPlace place_of_knockout(std::uint32_t knockout) const {
    for (std::uint32_t c = 0; c < program_.choices.size(); ++c) {
      if (program_.choices[c].critical == knockout) return {PlaceKind::choice, c};
    }
    return {PlaceKind::scenario, 0};
  }

  const Program& program_;
  const FlowGraph& graph_;
  const CaseAnalysis& analysis_;
  std::vector<Remark>& out_;
  std::map<std::pair<SiteKind, std::uint32_t>, const ConditionSides*> sides_;
  std::uint32_t last_reply_ = kNone, last_node_ = kNone;
};

}  // namespace

void remark_on_flow(const Program& program, const FlowGraph& graph, const CaseAnalysis& analysis,
                    std::vector<Remark>& out) {
  if (!program.nodes.empty()) FlowRemarks(program, graph, analysis, out).run();
}

void remark_on_bounds(const Program& program, const CaseAnalysis& analysis, std::vector<Remark>& out) {
  if (!analysis.exact) return;
  for (const CriterionReport& report : analysis.exact->criteria) {
    const std::string id = id_of(program, program.criteria[report.criterion].id);
    const RemarkPlace place{PlaceKind::criterion, report.criterion};
    const auto least = report.percent_min.percent();
    const auto most = report.percent_max.percent();
    if (report.percent_min.exact && least == 100) {
      out.push_back({DiagnosticCode::criterion_always_full, place, {id}, {}});
    } else if (report.percent_max.exact && most && *most < 100) {
      out.push_back({DiagnosticCode::criterion_never_full,
                     place,
                     {id, std::to_string(*most)},
                     report.percent_max.witness});
    }
  }
}

}  // namespace gesprek::analysis
