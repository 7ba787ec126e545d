// Exploration against sessions that were all listed: random Programs with every feature, half of them with
// cycles. GESPREK_GRAPHS=10000 in the environment makes it a long run, GESPREK_FIRST_GRAPH says where to
// begin, GESPREK_SESSIONS how many sessions of one case are listed at most.

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "engine/analysis/caps.h"
#include "engine/analysis/explore.h"
#include "engine/analysis/search.h"
#include "engine/base/hash.h"
#include "engine/scoring/score.h"
#include "tests/engine/analysis/brute_force.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

TEST_SUITE_BEGIN("engine/analysis");

namespace gesprek::test {
namespace {

using analysis::Answer;
using analysis::ExploreOptions;
using analysis::ExploreReport;
using analysis::Finding;
using analysis::Witness;
using program::Program;
using session::EntryKind;
using session::Session;

int number_from_environment(const char* name, int otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

/// A session that has taken `witness`; every input must be taken.
Session replayed(const Program& program, const Witness& witness) {
  Session session(program, 7);
  for (const session::Input& input : witness) {
    const auto again = session::parse_input(session, session::format_input(program, input));
    REQUIRE(again.ok());
    REQUIRE(session.take(*again).ok());
  }
  return session;
}

bool log_has(const Session& session, EntryKind kind, std::uint32_t a) {
  for (const session::Entry& entry : session.log()) {
    if (entry.kind == kind && entry.a == a) return true;
  }
  return false;
}

bool is_ended(const Session& session) {
  return session.status() == session::Status::ended;
}

template <class Claim>
void agrees(const Program& program, const Finding& finding, bool listed, const std::string& what,
            std::uint32_t which, Claim&& claim) {
  CAPTURE(what);
  CAPTURE(which);
  CHECK((finding.answer == Answer::yes) == listed);
  CHECK((finding.answer == Answer::no) == !listed);
  if (finding.answer != Answer::yes) return;
  CAPTURE(analysis::format_witness(program, finding.witness));
  CHECK(claim(replayed(program, finding.witness)));
}

/// Caps of criteria are exactly those that some session met. A family's says what limits it once it has a
/// percent, so there every cap met is one that was said.
void compare_caps(const Program& p, const ExploreReport& report, const Listed& listed) {
  std::set<Listed::Limit> said;
  for (const analysis::CapReach& cap : analysis::reachable_caps(p, &report)) {
    const std::string cause = cap.criterion == program::kNone && cap.cause == analysis::CapCause::knockout
                                  ? ""
                                  : analysis::cause_id(p, cap);
    REQUIRE(cap.limit.has_value());
    const Listed::Limit limit{cap.criterion, cap.family, *cap.limit, cause};
    CAPTURE(limit.cause);
    CHECK(cap.reached.answer != Answer::unknown);
    if (cap.reached.answer != Answer::yes) continue;
    said.insert(limit);
    if (cap.criterion == program::kNone) continue;
    bool met = false;
    for (const scoring::Cap& one : scoring::score(replayed(p, cap.reached.witness)).caps) {
      const Listed::Limit other = gesprek::test::limit_of(p, one);
      met = met || (!(other < limit) && !(limit < other));
    }
    CHECK(met);
  }
  for (const Listed::Limit& limit : listed.limits) {
    CAPTURE(limit.cause);
    CHECK(said.count(limit) == 1);
  }
  for (const Listed::Limit& limit : said) {
    CAPTURE(limit.cause);
    if (limit.criterion != program::kNone) CHECK(listed.limits.count(limit) == 1);
  }
}

void compare(const Program& p, const ExploreReport& report, const Listed& listed) {
  CHECK(report.exact);
  const auto has = [](const std::set<std::uint32_t>& set, std::uint32_t i) { return set.count(i) != 0; };
  for (std::uint32_t n = 0; n < p.nodes.size(); ++n) {
    agrees(p, report.nodes[n], has(listed.nodes, n), "node", n,
           [&](const Session& s) { return log_has(s, EntryKind::node_entered, n); });
  }
  for (std::uint32_t c = 0; c < p.choices.size(); ++c) {
    agrees(p, report.choices[c], has(listed.choices, c), "choice", c, [&](const Session& s) {
      for (const session::OfferItem& item : s.offer().items) {
        if (item.kind == session::InputKind::choice && item.target == c && !item.locked) return true;
      }
      return false;
    });
  }
  for (const analysis::EndingReport& ending : report.endings) {
    agrees(p, ending.reached, has(listed.endings, ending.node), "ending", ending.node,
           [&](const Session& s) { return is_ended(s) && s.ending() == ending.ending; });
  }
  for (const analysis::DeadEnd& dead : report.dead_ends) {
    agrees(p, dead.reached, has(listed.dead_ends, dead.node), "dead end", dead.node, [&](const Session& s) {
      return s.fault() == session::FaultKind::no_choice && s.node() == dead.node;
    });
  }
  agrees(p, report.loop_fault, listed.loop, "loop", 0,
         [](const Session& s) { return s.fault() == session::FaultKind::too_many_nodes; });
  agrees(p, report.way_fault, listed.no_way, "no way", 0,
         [](const Session& s) { return s.fault() == session::FaultKind::no_way_back; });
  CHECK(report.shortest == listed.shortest);
  CHECK(report.longest == listed.longest);

  for (const analysis::CriterionReport& criterion : report.criteria) {
    const std::uint32_t k = criterion.criterion;
    CAPTURE(k);
    const auto found = listed.criteria.find(k);
    const Listed::Criterion expected = found == listed.criteria.end() ? Listed::Criterion{} : found->second;
    const auto earned_in = [&](const Session& s) {
      for (const scoring::CriterionScore& score : scoring::score(s).criteria) {
        if (score.criterion == k) return score;
      }
      return scoring::CriterionScore{};
    };
    const auto check_points = [&](const analysis::PointsBound& bound, std::optional<std::int64_t> value) {
      CHECK(bound.exact);
      CHECK(bound.value == value);
      if (!bound.value) return;
      CAPTURE(analysis::format_witness(p, bound.witness));
      const Session session = replayed(p, bound.witness);
      CHECK(is_ended(session));
      CHECK(earned_in(session).earned == *bound.value);
    };
    check_points(criterion.earned_min, expected.earned_min);
    check_points(criterion.earned_max, expected.earned_max);
    const auto check_share = [&](const analysis::ShareBound& bound, const std::optional<Share>& share) {
      CHECK(bound.exact);
      CHECK(bound.earned.has_value() == share.has_value());
      if (!bound.earned || !share) return;
      const Share own{*bound.earned, *bound.possible};
      CAPTURE(own.earned);
      CAPTURE(own.possible);
      CAPTURE(share->earned);
      CAPTURE(share->possible);
      CHECK_FALSE(own.less_than(*share));
      CHECK_FALSE(share->less_than(own));
      CHECK(bound.attained);
      CAPTURE(analysis::format_witness(p, bound.witness));
      const Session session = replayed(p, bound.witness);
      CHECK(is_ended(session));
      CHECK(earned_in(session).percent == bound.percent());
    };
    check_share(criterion.percent_min, expected.share_min);
    check_share(criterion.percent_max, expected.share_max);
  }

  for (const analysis::RuleReport& rule : report.rules) {
    agrees(p, rule.broken, has(listed.broken, rule.rule), "rule", rule.rule,
           [&](const Session& s) { return log_has(s, EntryKind::rule_broken, rule.rule); });
    agrees(p, rule.broken_at_ending, has(listed.broken_at_ending, rule.rule), "rule at an ending", rule.rule,
           [&](const Session& s) { return is_ended(s) && log_has(s, EntryKind::rule_broken, rule.rule); });
  }
  for (const analysis::MustReport& must : report.musts) {
    agrees(p, must.missed, has(listed.missed, must.must), "must", must.must,
           [&](const Session& s) { return log_has(s, EntryKind::must_missed, must.must); });
    agrees(p, must.missed_at_good, has(listed.missed_good, must.must), "must at good", must.must,
           [&](const Session& s) {
             return log_has(s, EntryKind::must_missed, must.must) &&
                    p.endings[s.ending()].outcome == program::Outcome::good;
           });
  }
  for (const analysis::KnockoutReport& knockout : report.knockouts) {
    const std::uint32_t k = knockout.knockout;
    const auto is_open_at_end = [k](const Session& s) {
      if (!is_ended(s)) return false;
      for (const scoring::KnockoutScore& score : scoring::score(s).knockouts) {
        if (score.knockout == k && !score.is_closed) return true;
      }
      return false;
    };
    agrees(p, knockout.opened, has(listed.opened, k), "knock-out", k,
           [&](const Session& s) { return log_has(s, EntryKind::knockout, k); });
    agrees(p, knockout.unrepaired, has(listed.unrepaired, k), "open knock-out", k, is_open_at_end);
    agrees(p, knockout.unrepaired_at_good, has(listed.unrepaired_good, k), "open knock-out at good", k,
           [&](const Session& s) {
             return is_open_at_end(s) && p.endings[s.ending()].outcome == program::Outcome::good;
           });
    agrees(p, knockout.repaired, has(listed.repaired, k), "repaired", k, [&](const Session& s) {
      for (const session::Entry& entry : s.log()) {
        if (entry.kind == EntryKind::knockout_closed && s.log()[entry.a].a == k) return true;
      }
      return false;
    });
  }
  compare_caps(p, report, listed);
  for (const analysis::ConditionSides& sides : report.conditions) {
    if (sides.kind != analysis::SiteKind::choice) continue;
    CAPTURE(sides.index);
    if (has(listed.hold, sides.index)) CHECK(sides.holds.answer == Answer::yes);
    if (has(listed.fail, sides.index)) CHECK(sides.fails.answer == Answer::yes);
  }
}

struct Compared {
  std::uint64_t sessions = 0;
  std::uint32_t inputs = 0;
  bool by_class = false;
};
Compared compare_with_list(const Program& program) {
  // As many inputs, up to 12, as give a list that is not too long.
  const auto most = static_cast<std::uint64_t>(number_from_environment("GESPREK_SESSIONS", 1000));
  Listed listed = list_sessions(program, 1, most);
  std::uint32_t inputs = 1;
  while (inputs < 12 && !listed.too_many) {
    Listed longer = list_sessions(program, inputs + 1, most);
    if (longer.too_many) break;
    listed = std::move(longer);
    ++inputs;
  }
  CAPTURE(inputs);
  REQUIRE_FALSE(listed.too_many);
  ExploreOptions options;
  options.most_inputs = inputs;
  // Classes of states are sought without that limit; where there are too many it is done over states.
  options.budget = static_cast<std::uint64_t>(number_from_environment("GESPREK_BUDGET", 25'000));
  const ExploreReport report = analysis::explore(program, options);
  compare(program, report, listed);
  return {listed.sessions, inputs, report.by_class};
}

/// Two facts wait for two persons; knowing `eerst` closes Bo, who would tell `dan`.
Program waiting_case(bool bo_first) {
  ProgramBuilder b;
  b.slot("rust", 0);
  b.fact("eerst");
  b.fact("dan");
  b.criterion("K0", true);
  b.cast("an").closed.push_back({slot_le("rust", 0), {}, ""});
  b.cast("bo").closed.push_back({slot_le("rust", 0) || knows("eerst"), {}, ""});
  NodeSpec& begin = b.node("begin");
  const ChoiceSpec an = choice("an").to("an").reveals("eerst").go("midden").once();
  const ChoiceSpec bo = choice("bo").to("bo").reveals("dan").go("midden").once();
  begin.choice(bo_first ? bo : an);
  begin.choice(bo_first ? an : bo);
  NodeSpec& middle = b.node("midden");
  middle.choice(choice("terug").when(slot_le("rust", 0)).go("begin"));
  middle.choice(choice("rustig").add("rust", 1).go("midden").once());
  middle.choice(choice("weet_dan").when(knows("dan") && chosen("begin.an")).go("einde"));
  middle.choice(choice("weet_eerst").when(knows("eerst") && !knows("dan") && chosen("begin.bo")).go("ander"));
  b.node("einde").ends("Verteld");
  b.node("ander").ends("Half verteld");
  return b.build();
}

}  // namespace

// 5.7: they are told in the order in which they began to wait, so who was asked first decides what is known.
TEST_CASE("what waits is told in the order in which it began to wait") {
  for (const bool bo_first : {false, true}) {
    const Program program = waiting_case(bo_first);
    compare_with_list(program);
    const ExploreReport report = analysis::explore(program, {});
    REQUIRE(report.endings.size() == 2);
    CHECK(report.endings[0].reached.answer == Answer::yes);  // Bo was asked first
    CHECK(report.endings[1].reached.answer == Answer::yes);  // An was
  }
}

// 5.7: one input tells two facts, and the first closes who tells them: both are told, or neither.
TEST_CASE("whether somebody is closed is asked once for all that one choice tells") {
  ProgramBuilder b;
  b.fact("eerst");
  b.fact("dan");
  b.criterion("K0", true);
  b.cast("an").closed.push_back({knows("eerst"), {}, ""});
  NodeSpec& begin = b.node("begin");
  begin.choice(choice("beide").to("an").reveals("eerst").reveals("dan").go("midden"));
  NodeSpec& middle = b.node("midden");
  middle.choice(choice("weet").when(knows("dan")).go("einde"));
  middle.choice(choice("weet_niet").when(!knows("dan")).go("ander"));
  b.node("einde").ends("Verteld");
  b.node("ander").ends("Niet verteld");
  const Program program = b.build();
  compare_with_list(program);
  const ExploreReport report = analysis::explore(program, {});
  REQUIRE(report.endings.size() == 2);
  CHECK(report.endings[0].reached.answer == Answer::yes);
  CHECK(report.endings[1].reached.answer == Answer::no);
}

// 5.18: "lost nothing" does not count where the best is 0, so the least loss is not the best answer's 0 but
// the next: 0 right of 2 loses 2, 1 of 2 loses 1 (-2 + 2 * 1/2 = -1), 2 of 2 is not counted at all. Once
// more points were earned at a choice with 0…2: from (0 + 0)/(2 + 2) = 0 % to (2 + 1)/(2 + 2) = 75 %.
TEST_CASE("a sort field whose best is 0 has a share between its best and worst answer") {
  ProgramBuilder b;
  b.criterion("K0", true);
  NodeSpec& begin = b.node("begin");
  begin.choice(choice("goed").score("K0", 2).go("form"));
  begin.choice(choice("niet").score("K0", 0).go("form"));
  FieldSpec sort;
  sort.id = "sorteer";
  sort.type = FieldType::sort;
  sort.required = true;
  sort.items = {{"a", ""}, {"b", ""}};
  sort.answers = {{"a", "links"}, {"b", "links"}};
  sort.columns = {"links", "rechts"};
  sort.scores["K0"] = {-2, 0};
  b.node("form").form({sort}, "einde");
  b.node("einde").ends("Klaar");
  const Program program = b.build();
  compare_with_list(program);
  const ExploreReport report = analysis::explore(program, {});
  REQUIRE(report.criteria.size() == 1);
  const analysis::ShareBound& most = report.criteria[0].percent_max;
  REQUIRE(most.earned.has_value());
  CHECK(*most.earned == 3);
  CHECK(*most.possible == 4);
  CHECK(report.criteria[0].percent_min.percent() == 0);
}

TEST_CASE("what is said when the budget runs out still holds") {
  int unknown = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Program program = random_program(seed);
    ExploreOptions options;
    options.budget = 100'000;
    options.with_protocol = false;
    const ExploreReport all = analysis::explore(program, options);
    if (!all.exact) continue;
    options.budget = 1500;
    const ExploreReport some = analysis::explore(program, options);
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
      CAPTURE(n);
      const Finding& finding = some.nodes[n];
      if (finding.answer == Answer::unknown) ++unknown;
      if (finding.answer == Answer::no) CHECK(all.nodes[n].answer == Answer::no);
      if (finding.answer != Answer::yes) continue;
      CHECK(all.nodes[n].answer == Answer::yes);
      CHECK(finding.witness.size() >= all.nodes[n].witness.size());
      CHECK(log_has(replayed(program, finding.witness), EntryKind::node_entered, n));
    }
  }
  CHECK(unknown > 0);
}

// A corridor of twelve moments with three choices each, over four variables that are all asked at its end:
// the states of six moments are more than half the budget, and a hundred classes go through to the end at
// once.
TEST_CASE("what lies too deep for the budget is shown by a way that was found to it") {
  ProgramBuilder b;
  const auto name = [](const char* kind, int i) { return kind + std::to_string(i); };
  for (int v = 0; v < 4; ++v) b.slot(name("v", v), 0);
  for (int n = 0; n < 12; ++n) {
    NodeSpec& node = b.node(name("n", n));
    for (int c = 0; c < 3; ++c)
      node.choice(choice(name("c", c)).add(name("v", (n + c) % 4), c + 1).go(name("n", n + 1)));
  }
  NodeSpec& last = b.node("n12");
  last.choice(choice("verder").go("einde"));
  for (int v = 0; v < 4; ++v) {
    for (int x = 1; x < 10; ++x)
      last.choice(choice(name("x", 10 * v + x)).when(slot_eq(name("v", v), x)).go("einde"));
  }
  b.node("einde").ends("Klaar");
  const Program program = b.build();
  ExploreOptions options;
  options.budget = 2'500;
  const ExploreReport some = analysis::explore(program, options);
  CHECK_FALSE(some.exact);
  CHECK_FALSE(some.by_class);
  REQUIRE(some.endings.size() == 1);
  REQUIRE(some.endings[0].reached.answer == Answer::yes);
  CHECK(is_ended(replayed(program, some.endings[0].reached.witness)));
  const ExploreReport all = analysis::explore(program, {});
  CHECK(all.exact);
  CHECK(all.by_class);
  CHECK(all.endings[0].reached.witness.size() == 13);
}

// A promise that was taken back is as good as none, so what is said of both together is all that a state
// keeps: none, open, taken back. Random ways of promising, taking back and asking, also of three that go
// together, and with a condition too wide for a truth table.
TEST_CASE("what was taken back is not told apart from what never was") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Rng rng(seed);
    const auto below = [&](int n) { return static_cast<int>(rng.below(static_cast<std::uint64_t>(n))); };
    ProgramBuilder b;
    b.criterion("K0", true);
    const auto e = [](int i) { return "E" + std::to_string(i); };
    // E0 is overruled by E1 always; E2 by E3, and E3 by E4, in some.
    const auto asked = [&] {
      switch (below(4)) {
        case 0: return event(e(1));
        case 1: return event(e(2)) && !event(e(3)) && !event(e(4));
        case 2: return seed % 2 == 0 ? !event(e(3)) || event(e(4)) : event(e(4)) && event(e(3));
        default: return event(e(0)) && !event(e(1));
      }
    };
    Expr wide = event(e(5)) && !event(e(6));
    for (int i = 7; i < 12; ++i) wide = below(2) == 0 ? wide || event(e(i)) : wide && !event(e(i));
    for (int n = 0; n < 5; ++n) {
      NodeSpec& node = b.node("n" + std::to_string(n));
      for (int c = 0; c < 3; ++c) {
        ChoiceSpec spec = choice("c" + std::to_string(c));
        spec.emits(e(below(5))).emits(e(below(12)));
        const int to = n + 1 - (below(5) == 0 ? 1 : 0);
        spec.go(to == 5 ? "einde" : "n" + std::to_string(to)).score("K0", below(5) - 2);
        if (c > 0 && below(2) == 0) spec.when(below(4) == 0 ? wide : asked());
        node.choice(spec);
      }
    }
    b.node("einde").branch({{asked(), "goed"}, {wide, "matig"}, {{}, "slecht"}});
    b.node("goed").ends("Goed");
    b.node("matig").ends("Matig");
    b.node("slecht").ends("Slecht");
    const Program program = b.build();
    compare_with_list(program);
  }
}

// Two turns in which a promise is made, taken back, both or neither; then only "promised, and not taken back"
// is asked. At n1: nothing, open, taken back (both) = 3 states; at n2 the same 3, for taking back first and
// promising later stays taken back, too; with n0 that is 7. Told apart by bits n1 would have 4 and n2 4: 9.
TEST_CASE("a promise and its taking back are three states, not four") {
  ProgramBuilder b;
  for (int n = 0; n < 2; ++n) {
    NodeSpec& node = b.node("n" + std::to_string(n));
    const std::string to = "n" + std::to_string(n + 1);
    node.choice(choice("niets").go(to));
    node.choice(choice("belooft").emits("beloofd").go(to));
    node.choice(choice("terug").emits("terug").go(to));
    node.choice(choice("beide").emits("beloofd").emits("terug").go(to));
  }
  NodeSpec& last = b.node("n2");
  last.choice(choice("open").when(event("beloofd") && !event("terug")).go("einde"));
  last.choice(choice("verder").when(!event("beloofd") || event("terug")).go("einde"));
  b.node("einde").ends("Klaar");
  const Program program = b.build();
  analysis::Machine machine(program, {});
  analysis::SearchLimits limits;
  limits.by_class = false;
  analysis::Search search(machine, limits);
  search.run();
  CHECK(search.is_complete());
  CHECK(search.states() == 7);
  compare_with_list(program);
}

// Who trusts little gets tense, who does not gets tense too, and trusts less: being tense depends on nothing.
// So where only tension is asked for later, trust is not kept: each of the three moments has one state for
// each tension. n0: 1, n1: 1 (both choices make 3 of it), n2: 1 = 3.
TEST_CASE("a row that only differs for one variable does not tie another to it") {
  ProgramBuilder b;
  b.slot("vertrouwen", 5);
  b.slot("spanning", 2);
  b.cast("an");
  for (int n = 0; n < 2; ++n) {
    NodeSpec& node = b.node("n" + std::to_string(n));
    const std::string to = "n" + std::to_string(n + 1);
    const RowSpec low{slot_le("vertrouwen", 4), {{"spanning", 1}}, ""};
    const RowSpec high{{}, {{"vertrouwen", -1}, {"spanning", 1}}, ""};
    node.choice(choice("a").move("an", {low, high}).go(to));
    node.choice(choice("b").add("vertrouwen", -2).move("an", {low, high}).go(to));
  }
  NodeSpec& last = b.node("n2");
  last.choice(choice("gespannen").when(slot_ge("spanning", 4)).go("einde"));
  last.choice(choice("verder").when(slot_le("spanning", 3)).go("einde"));
  b.node("einde").ends("Klaar");
  const Program program = b.build();
  analysis::Machine machine(program, {});
  analysis::SearchLimits limits;
  limits.by_class = false;
  analysis::Search search(machine, limits);
  search.run();
  CHECK(search.states() == 3);
  compare_with_list(program);
}

TEST_CASE("random cases that were explored wrongly once") {
  // 1172: two registers of one fact were revealed one after the other, and the first closed the teller.
  // 1974: a sort field's share between best and worst.
  // 20167: what an interrupt reads for something that is only asked behind its `back` was forgotten before
  // it.
  for (const std::uint64_t seed : {1172U, 1974U, 20167U}) {
    CAPTURE(seed);
    compare_with_list(random_program(seed));
  }
}

TEST_CASE("exploring random cases finds exactly what listing all their sessions finds") {
  const int graphs = number_from_environment("GESPREK_GRAPHS", 60);
  const int first = number_from_environment("GESPREK_FIRST_GRAPH", 1);
  std::uint64_t sessions = 0;
  int deepest = 0;
  int by_class = 0;
  for (int seed = first; seed < first + graphs; ++seed) {
    CAPTURE(seed);
    const Compared compared = compare_with_list(random_program(static_cast<std::uint64_t>(seed)));
    sessions += compared.sessions;
    if (compared.inputs == 12) ++deepest;
    if (compared.by_class) ++by_class;
  }
  MESSAGE(graphs, " cases, ", sessions, " sessions listed, ", deepest, " of them to 12 inputs; ", by_class,
          " explored over classes");
  // Both ways of exploring are held to the list.
  if (graphs >= 60) CHECK(by_class > 0);
  if (graphs >= 60) CHECK(by_class < graphs);
}

}  // namespace gesprek::test

TEST_SUITE_END();
