// The fast machine against the real one: the same picks must lead to the same offers, values and results,
// over random Programs, every shipped case and every template.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "engine/analysis/session_walk.h"
#include "engine/analysis/simulate.h"
#include "engine/analysis/walker.h"
#include "tests/engine/analysis/shipped_program.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

void sort_points(const program::Program& program, std::vector<WalkPoints>& points) {
  // Only what the case scores: of the rest a score keeps nothing.
  const auto is_unscored = [&](const WalkPoints& one) { return program.criteria[one.criterion].scored == 0; };
  points.erase(std::remove_if(points.begin(), points.end(), is_unscored), points.end());
  // A Session's evidence stands by criterion, a walk's in the order of the decisions.
  std::stable_sort(points.begin(), points.end(),
                   [](const WalkPoints& a, const WalkPoints& b) { return a.criterion < b.criterion; });
}

void check_same_result(const Walker& walker, const SessionWalk& session) {
  WalkResult fast;
  WalkResult real;
  walker.read_result(fast);
  session.read_result(real);
  walker.read_points(fast);
  session.read_points(real);
  REQUIRE(static_cast<int>(fast.end) == static_cast<int>(real.end));
  REQUIRE(fast.ending == real.ending);
  if (fast.end == WalkEnd::faulted) REQUIRE(static_cast<int>(fast.fault) == static_cast<int>(real.fault));
  REQUIRE(fast.turns == real.turns);
  REQUIRE(fast.inputs == real.inputs);
  REQUIRE(fast.scores == real.scores);
  REQUIRE(fast.knockouts == real.knockouts);
  REQUIRE(fast.rules_broken == real.rules_broken);
  REQUIRE(fast.musts_missed == real.musts_missed);
  sort_points(walker.program(), fast.points);
  sort_points(walker.program(), real.points);
  REQUIRE(fast.points.size() == real.points.size());
  for (std::size_t i = 0; i < fast.points.size(); ++i) {
    REQUIRE(fast.points[i].node == real.points[i].node);
    REQUIRE(fast.points[i].criterion == real.points[i].criterion);
    REQUIRE(fast.points[i].earned == real.points[i].earned);
    REQUIRE(fast.points[i].lo == real.points[i].lo);
    REQUIRE(fast.points[i].hi == real.points[i].hi);
  }
  std::vector<std::uint32_t> nodes = walker.nodes_entered();
  std::sort(nodes.begin(), nodes.end());
  REQUIRE(nodes == session.nodes_entered());
  REQUIRE(walker.choices_taken() == session.choices_taken());
}

struct Met {
  std::size_t walks = 0, inputs = 0, ended = 0, faulted = 0, repairs = 0, forms = 0, knockouts = 0,
              mended = 0, rules = 0, musts = 0, switches = 0;
};

/// Walks both machines side by side; they must never differ.
void compare(const WalkPlan& plan, const Learner& learner, std::uint64_t run, std::uint32_t skill,
             std::uint32_t most, Met& met) {
  Walker walker(plan);
  SessionWalk session(plan, nullptr);
  Draws draws;
  draws.start(99, run);
  walker.start(draws.session_seed());
  session.start(draws.session_seed());
  FilledForm form;
  for (std::uint32_t input = 0; input < most; ++input) {
    INFO("input " << input);
    REQUIRE(walker.is_waiting() == session.is_waiting());
    for (std::uint32_t i = 0; i < plan.program->slots.size(); ++i) REQUIRE(walker.slot(i) == session.slot(i));
    for (std::uint32_t i = 0; i < plan.program->facts.size(); ++i) {
      REQUIRE(walker.is_revealed(i) == session.is_revealed(i));
    }
    if (!walker.is_waiting()) break;
    REQUIRE(walker.node() == session.node());
    REQUIRE(walker.form() == session.form());
    const auto fast_items = walker.items();
    const auto real_items = session.items();
    REQUIRE(std::equal(fast_items.begin(), fast_items.end(), real_items.begin(), real_items.end()));
    draws.next_input(input);
    ++met.inputs;
    if (const auto item = learner.pick(walker, skill, draws)) {
      met.repairs += item->kind == session::InputKind::repair ? 1 : 0;
      met.switches += item->kind == session::InputKind::switch_topic ? 1 : 0;
      walker.take(*item);
      session.take(*item);
    } else {
      learner.fill(walker, skill, draws, form);
      ++met.forms;
      walker.take_form(form);
      session.take_form(form);
    }
  }
  check_same_result(walker, session);
  WalkResult result;
  walker.read_result(result);
  ++met.walks;
  met.ended += result.end == WalkEnd::ended ? 1 : 0;
  met.faulted += result.end == WalkEnd::faulted ? 1 : 0;
  for (const WalkKnockout& knockout : result.knockouts) {
    ++met.knockouts;
    met.mended += knockout.is_closed ? 1 : 0;
  }
  met.rules += result.rules_broken.size();
  met.musts += result.musts_missed.size();
}

void compare_case(const std::string& folder, std::uint64_t runs, Met& met) {
  INFO(folder);
  const program::Program& program = shipped_program(folder);
  const WalkPlan plan(program);
  for (const Policy policy : {Policy::random, Policy::noisy}) {
    const Learner learner(plan, policy);
    for (std::uint64_t run = 0; run < runs; ++run) compare(plan, learner, run, 600'000, 1000, met);
  }
  for (const Policy policy : {Policy::model, Policy::cautious, Policy::careless}) {
    compare(plan, Learner(plan, policy), 0, 0, 300, met);
  }
  for (std::uint32_t k = 0; k < program.criteria.size(); ++k) {
    compare(plan, Learner(plan, Policy::greedy, k), 0, 0, 300, met);
  }
}

}  // namespace

TEST_SUITE("engine/analysis/walker") {
  TEST_CASE("over random Programs a fast walk is what a session does with the same inputs") {
    Met met;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
      INFO("seed " << seed);
      const program::Program program = random_program(seed);
      // With all tables, with small ones only, and with none.
      const WalkPlan plan(program, seed % 3 == 0 ? WalkPlan::kMostPlaces : seed % 3 == 1 ? 4 : 0);
      const Learner random(plan, Policy::random);
      const Learner noisy(plan, Policy::noisy);
      compare(plan, random, seed, 0, 60, met);
      compare(plan, noisy, seed, 500'000, 60, met);
    }
    // Everything that could differ occurred.
    CHECK(met.ended > 1000);
    CHECK(met.faulted > 50);
    CHECK(met.repairs > 500);
    CHECK(met.switches > 50);
    CHECK(met.forms > 500);
    CHECK(met.knockouts > 500);
    CHECK(met.mended > 100);
    CHECK(met.rules > 500);
    CHECK(met.musts > 200);
  }

  TEST_CASE("the shipped cases and the templates are walked as a session plays them") {
    Met met;
    compare_case("scenarios/ja-hoor-dat-snap-ik", 300, met);
    compare_case("scenarios/mag-ik-nog-even-blijven", 300, met);
    compare_case("scenarios/eerste-zorg", 200, met);
    for (const char* const name : {"adviesvraag", "boze-ouder", "kind", "lvb", "oudergesprek", "puber"}) {
      compare_case(std::string("templates/") + name, 60, met);
    }
    CHECK(met.ended > 1000);
    CHECK(met.mended > 50);
    CHECK(met.forms > 1000);
  }

  TEST_CASE("with and without tables a walk sees the same sides of conditions") {
    const auto coverage_of = [](const WalkPlan& plan, std::uint64_t runs) {
      const Learner random(plan, Policy::random);
      Walker walker(plan);
      Draws draws;
      FilledForm form;
      const auto nothing = [](const auto& /*input*/) {};
      for (std::uint64_t run = 0; run < runs; ++run) {
        draws.start(7, run);
        walk(walker, random, 0, draws, form, nothing, nothing);
      }
      return walker.coverage();
    };
    std::size_t seen = 0;
    const auto check_same = [&](const program::Program& program, std::uint64_t runs) {
      const Coverage looked_up = coverage_of(WalkPlan(program), runs);
      const Coverage worked_out = coverage_of(WalkPlan(program, 0), runs);
      for (const auto part : {&Coverage::choice_when, &Coverage::line_when, &Coverage::arm_when,
                              &Coverage::topic_when, &Coverage::interrupt_when, &Coverage::reveal_when,
                              &Coverage::offered, &Coverage::repair_offered}) {
        REQUIRE(looked_up.*part == worked_out.*part);
        seen += static_cast<std::size_t>(std::count_if((looked_up.*part).begin(), (looked_up.*part).end(),
                                                       [](int sides) { return sides != 0; }));
      }
    };
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
      INFO("seed " << seed);
      check_same(random_program(seed), 12);
    }
    check_same(shipped_program("scenarios/ja-hoor-dat-snap-ik"), 300);
    CHECK(seen > 10'000);
  }

  TEST_CASE("every kind of field counts and emits as in a session") {
    ProgramBuilder b;
    for (const char* const id : {"K0", "K1"}) b.criterion(id);
    b.criterion("K2", false);
    b.fact("f0");
    b.fact("f1", FactKind::noise);
    b.slot("x", 0);
    const auto field = [](const std::string& id, FieldType type) {
      FieldSpec spec;
      spec.id = id;
      spec.type = type;
      spec.emits = "E_" + id;
      return spec;
    };
    FieldSpec choice_field = field("kies", FieldType::choice);
    choice_field.options = {{"a", {{"K0", -2}, {"K2", 2}}, true, {{"E0", ""}}, {{"x", 1, false}}},
                            {"b", {}, false, {}, {{"x", 4, true}}},
                            {"c", {{"K0", 2}, {"K1", -1}}, true, {}, {}}};
    choice_field.answers = {{"", "b"}};
    choice_field.scores["K1"] = {-1, 1};
    FieldSpec whole = field("heel", FieldType::choice);
    whole.options = {{"a", {}, false, {}, {}}, {"b", {}, false, {}, {}}};
    whole.answers = {{"", "b"}};
    whole.scores["K0"] = {-2, 0};
    FieldSpec yes = field("zeker", FieldType::yes_no);
    yes.answers = {{"", "nee"}};
    yes.scores["K0"] = {2, -1};
    FieldSpec multi = field("meer", FieldType::multi);
    multi.required = false;
    multi.options = {{"a", {{"K0", 1}}, true, {}, {{"x", 1, false}}},
                     {"b", {{"K0", -1}, {"K1", 2}}, true, {{"E1", "ja"}}, {}},
                     {"c", {}, false, {}, {}}};
    FieldSpec set = field("precies", FieldType::multi);
    set.options = {{"a", {}, false, {}, {}}, {"b", {}, false, {}, {}}, {"c", {}, false, {}, {}}};
    set.answers = {{"", "a"}, {"", "c"}};
    set.scores["K1"] = {-1, 2};
    FieldSpec scale = field("hoe", FieldType::scale);
    scale.from = -1;
    scale.to = 3;
    scale.answers = {{"", "2"}};
    scale.scores["K1"] = {0, 2};
    FieldSpec board = field("bord", FieldType::board);
    board.items_revealed = true;
    board.answer_kind = true;
    board.columns = {"feit", "ruis", "bron"};
    board.scores["K0"] = {-1, 2};
    FieldSpec plan = field("plan", FieldType::plan);
    FieldSpec text = field("vrij", FieldType::text);
    b.node("een").reveals("f0").choice(choice("a").reveals("f1").go("form")).choice(choice("b").go("form"));
    b.node("form")
        .branch({{slot_ge("x", 4) && event("E_hoe"), "ja"}, {event("E_zeker", "ja"), "nee"}, {{}, "rest"}})
        .form({choice_field, whole, yes, multi, set, scale, board, plan, text}, "");
    for (const char* const id : {"ja", "nee", "rest"}) b.node(id).ends(id);
    RuleSpec rule;
    rule.id = "R1";
    rule.criterion = "K1";
    rule.symbols = 2;
    rule.patterns = {{"E_hoe", "3", 1}};
    rule.table = {{0, 1}, {1, 1}};
    rule.states = {{false, false, ""}, {true, false, ""}};
    b.rule(rule);
    const program::Program program = b.build();
    const WalkPlan plan_of(program);
    Met met;
    for (const Policy policy : {Policy::random, Policy::noisy, Policy::model, Policy::careless}) {
      for (std::uint64_t i = 0; i < 400; ++i) compare(plan_of, Learner(plan_of, policy), i, 400'000, 50, met);
    }
    for (const std::uint32_t k : {0U, 1U, 2U})
      compare(plan_of, Learner(plan_of, Policy::greedy, k), 0, 0, 50, met);
    CHECK(met.ended == 1603);
    CHECK(met.forms == 1603);
    CHECK(met.rules > 50);
  }

  TEST_CASE("a run that is too long ends in the same fault as a session's") {
    ProgramBuilder b;
    b.node("rond").choice(choice("nog").go("rond"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const WalkPlan plan(program);
    Met met;
    compare(plan, Learner(plan, Policy::random), 0, 0, 2100, met);
    CHECK(met.faulted == 1);
    CHECK(met.inputs == 2001);  // 5.11: more than 2,000 inputs
  }
}
