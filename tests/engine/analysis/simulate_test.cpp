// Each policy over small Programs with distributions worked out by hand; draws, threads, and what is never
// seen.

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "engine/analysis/condition_text.h"
#include "engine/analysis/simulate.h"
#include "engine/analysis/unseen.h"
#include "engine/session/session.h"
#include "tests/engine/analysis/shipped_program.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

Simulation run(const program::Program& program, Policy policy, std::uint64_t runs = 1,
               std::uint32_t skill = kFullSkill / 2, std::uint32_t criterion = 0) {
  SimulationOptions options;
  options.policy = policy;
  options.runs = runs;
  options.skill = skill;
  options.criterion = criterion;
  options.threads = 2;
  return simulate(program, options);
}

std::uint64_t at(const Histogram& histogram, std::size_t value) {
  return value < histogram.counts.size() ? histogram.counts[value] : 0;
}

/// Within four standard deviations of what is expected of `runs` draws with chance `share`.
bool is_near(std::uint64_t count, std::uint64_t runs, double share) {
  const auto n = static_cast<double>(runs);
  return std::abs(static_cast<double>(count) - n * share) <= 4 * std::sqrt(n * share * (1 - share));
}

/// Two moments, three choices each: +2, 0 and -2 for C1, in another order.
program::Program two_moments() {
  ProgramBuilder b;
  b.criterion("C1");
  b.node("een")
      .choice(choice("slecht").score("C1", -2).go("twee"))
      .choice(choice("goed").score("C1", +2).go("twee"))
      .choice(choice("gaat").go("twee"));
  b.node("twee")
      .choice(choice("goed").score("C1", +2).go("einde"))
      .choice(choice("gaat").go("einde"))
      .choice(choice("slecht").score("C1", -2).go("einde"));
  b.node("einde").ends("Klaar");
  return b.build();
}

std::uint32_t choice_at(const program::Program& program, const std::string& node, const std::string& id) {
  for (std::uint32_t i = 0; i < program.choices.size(); ++i) {
    if (program.text(program.nodes[program.choices[i].node].id) == node &&
        program.text(program.choice_infos[i].id) == id)
      return i;
  }
  FAIL("no choice " << node << "." << id);
  return 0;
}

void flag(program::Program& program, const std::string& node, const std::string& id, std::uint8_t flag) {
  program.choices[choice_at(program, node, id)].flags |= flag;
}

bool took(const Simulation& simulation, const program::Program& program, const std::string& node,
          const std::string& id) {
  return simulation.tally.choices[choice_at(program, node, id)] > 0;
}

bool same(const Histogram& a, const Histogram& b) {
  return a.counts == b.counts;
}

bool same(const Coverage& a, const Coverage& b) {
  return a.choice_when == b.choice_when && a.line_when == b.line_when && a.arm_when == b.arm_when &&
         a.topic_when == b.topic_when && a.interrupt_when == b.interrupt_when &&
         a.reveal_when == b.reveal_when && a.offered == b.offered && a.repair_offered == b.repair_offered;
}

bool same(const Tally& a, const Tally& b) {
  bool criteria = a.criteria.size() == b.criteria.size();
  for (std::size_t i = 0; criteria && i < a.criteria.size(); ++i) {
    criteria = same(a.criteria[i].percent, b.criteria[i].percent) &&
               same(a.criteria[i].capped_percent, b.criteria[i].capped_percent) &&
               same(a.criteria[i].opportunities, b.criteria[i].opportunities) &&
               a.criteria[i].capped_runs == b.criteria[i].capped_runs;
  }
  return criteria && a.runs == b.runs && a.ended == b.ended && a.stopped == b.stopped &&
         a.faulted == b.faulted && a.first_stopped == b.first_stopped && a.first_faulted == b.first_faulted &&
         same(a.turns, b.turns) && same(a.inputs, b.inputs) && a.endings == b.endings && a.nodes == b.nodes &&
         a.choices == b.choices && a.knockouts_open == b.knockouts_open &&
         a.knockouts_closed == b.knockouts_closed && a.rules == b.rules && a.musts == b.musts &&
         same(a.coverage, b.coverage);
}

}  // namespace

TEST_SUITE("engine/analysis/simulate") {
  TEST_CASE("random takes each choice equally often, and scores as worked out by hand") {
    const program::Program program = two_moments();
    const std::uint64_t runs = 90'000;
    const Simulation simulation = run(program, Policy::random, runs);
    const Histogram& percent = simulation.tally.criteria[0].percent;
    // Each moment gives 0, 2 or 4 of 4, a third each; of both together 0, 2, 4, 6, 8 of 8 in 1, 2, 3, 2, 1
    // ninths of the runs: 0, 25, 50, 75 and 100 percent.
    CHECK(is_near(at(percent, 0), runs, 1.0 / 9));
    CHECK(is_near(at(percent, 25), runs, 2.0 / 9));
    CHECK(is_near(at(percent, 50), runs, 3.0 / 9));
    CHECK(is_near(at(percent, 75), runs, 2.0 / 9));
    CHECK(is_near(at(percent, 100), runs, 1.0 / 9));
    CHECK(at(percent, 0) + at(percent, 25) + at(percent, 50) + at(percent, 75) + at(percent, 100) == runs);
    CHECK(simulation.tally.ended == runs);
    CHECK(simulation.tally.turns.mean() == 2);
    CHECK(simulation.tally.criteria[0].opportunities.least() == 2);
    for (const std::uint64_t taken : simulation.tally.choices) CHECK(is_near(taken, runs, 1.0 / 3));
  }

  TEST_CASE("noisy takes the best with its skill, else any") {
    const program::Program program = two_moments();
    const std::uint64_t runs = 90'000;
    // Skill 1/2: the best with 1/2 + 1/2 · 1/3 = 4/6, the others with 1/6 each. 100 percent needs it twice:
    // 16/36. 0 percent twice the worst: 1/36.
    const Simulation half = run(program, Policy::noisy, runs, kFullSkill / 2);
    CHECK(is_near(at(half.tally.criteria[0].percent, 100), runs, 16.0 / 36));
    CHECK(is_near(at(half.tally.criteria[0].percent, 0), runs, 1.0 / 36));
    const Simulation full = run(program, Policy::noisy, 500, kFullSkill);
    CHECK(at(full.tally.criteria[0].percent, 100) == 500);
    const Simulation none = run(program, Policy::noisy, runs, 0);
    CHECK(is_near(at(none.tally.criteria[0].percent, 0), runs, 1.0 / 9));
  }

  TEST_CASE("who never draws plays one conversation") {
    const program::Program program = two_moments();
    const Simulation model = run(program, Policy::model, 1000);
    CHECK_FALSE(model.runs_differ);
    CHECK(model.tally.runs == 1);
    CHECK(at(model.tally.criteria[0].percent, 100) == 1);
    CHECK(at(run(program, Policy::careless, 1000).tally.criteria[0].percent, 0) == 1);
  }

  TEST_CASE(
      "the model route goes before what earns more, and each of its choices is taken once before any again") {
    ProgramBuilder b;
    b.slot("rondes", 0, 0, 5);
    b.criterion("C1");
    b.node("kern")
        .choice(choice("meer").score("C1", +2).go("einde"))
        .choice(choice("een").score("C1", -1).add("rondes", 1).go("verder"))
        .choice(choice("twee").add("rondes", 1).go("verder"));
    b.node("verder").branch({{slot_ge("rondes", 2), "einde"}, {{}, "kern"}});
    b.node("einde").ends("Klaar");
    program::Program program = b.build();
    flag(program, "kern", "een", program::ChoiceFlag::model);
    flag(program, "kern", "twee", program::ChoiceFlag::model);
    const Simulation model = run(program, Policy::model);
    CHECK(took(model, program, "kern", "een"));
    CHECK(took(model, program, "kern", "twee"));
    CHECK_FALSE(took(model, program, "kern", "meer"));
    CHECK(took(run(program, Policy::noisy, 1, kFullSkill), program, "kern", "meer"));
  }

  TEST_CASE("ties are decided in document order") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("een")
        .choice(choice("a").score("C1", +1).go("einde"))
        .choice(choice("b").score("C1", +1).go("einde"))
        .choice(choice("c").score("C1", -1).go("einde"))
        .choice(choice("d").score("C1", -1).go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    CHECK(took(run(program, Policy::model), program, "een", "a"));
    CHECK(took(run(program, Policy::careless), program, "een", "c"));
  }

  TEST_CASE("the cautious one names no concern and sets no limit as long as there is something else") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("een")
        .choice(choice("zorg").score("C1", +2).go("twee"))
        .choice(choice("praatje").go("twee"))
        .choice(choice("erger").score("C1", -1).go("twee"));
    b.node("twee")
        .choice(choice("grens").score("C1", +1).go("einde"))
        .choice(choice("zorg").score("C1", +2).go("einde"));
    b.node("einde").ends("Klaar");
    program::Program program = b.build();
    flag(program, "een", "zorg", program::ChoiceFlag::names_concern);
    flag(program, "twee", "zorg", program::ChoiceFlag::names_concern);
    flag(program, "twee", "grens", program::ChoiceFlag::sets_limit);
    const Simulation cautious = run(program, Policy::cautious);
    CHECK(took(cautious, program, "een", "praatje"));
    CHECK(took(cautious, program, "twee", "zorg"));  // there was nothing else: then the best
  }

  TEST_CASE("the greedy one looks at one criterion only") {
    ProgramBuilder b;
    b.criterion("C1");
    b.criterion("C2");
    b.node("een")
        .choice(choice("som").score("C1", +1).score("C2", +1).go("einde"))
        .choice(choice("een").score("C1", +2).score("C2", -2).go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    CHECK(took(run(program, Policy::greedy, 1, 0, 0), program, "een", "een"));
    CHECK(took(run(program, Policy::greedy, 1, 0, 1), program, "een", "som"));
    CHECK(took(run(program, Policy::model), program, "een", "som"));
  }

  TEST_CASE("a skilled learner takes back what was harmful; the careless one never does") {
    ProgramBuilder b;
    b.criterion("C1");
    b.criterion("C2");
    b.knockout("KO1", true, "C1");
    // Nothing else is offered, so everybody says it: -2 against nothing else is no decision, but a knock-out.
    b.node("een").choice(choice("fout").score("C1", -2).critical("KO1").repair({}).go("twee"));
    b.node("twee").choice(choice("klaar").go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const Simulation model = run(program, Policy::model);
    CHECK(model.tally.knockouts_closed[0] == 1);
    CHECK(model.tally.knockouts_open[0] == 0);
    CHECK(model.tally.turns.most() == 3);
    const Simulation careless = run(program, Policy::careless);
    CHECK(careless.tally.knockouts_open[0] == 1);
    CHECK(careless.tally.turns.most() == 2);
    // Also for C2, on which it costs nothing: a knock-out is always taken back.
    CHECK(run(program, Policy::greedy, 1, 0, 1).tally.knockouts_closed[0] == 1);
    // Random: 'klaar' and the repair stand open, so it is taken back in half of the runs.
    const Simulation random = run(program, Policy::random, 10'000);
    CHECK(is_near(random.tally.knockouts_closed[0], 10'000, 0.5));
    // An open knock-out caps C1 at 54, though its percent is null (5.19).
    CHECK(at(random.tally.criteria[0].capped_percent, 54) == random.tally.knockouts_open[0]);
  }

  TEST_CASE("the cautious one does not take back what would name the concern") {
    ProgramBuilder b;
    b.criterion("C1");
    b.knockout("KO1", true, "C1");
    b.node("een").choice(choice("fout").score("C1", -2).critical("KO1").repair({}).go("twee"));
    b.node("twee").choice(choice("klaar").go("einde"));
    b.node("einde").ends("Klaar");
    program::Program program = b.build();
    CHECK(run(program, Policy::cautious).tally.knockouts_closed[0] == 1);
    program.repairs[0].flags = program::ChoiceFlag::names_concern;
    CHECK(run(program, Policy::cautious).tally.knockouts_open[0] == 1);
    CHECK(run(program, Policy::model).tally.knockouts_closed[0] == 1);
  }

  TEST_CASE("topics are all talked about, but by the careless one") {
    ProgramBuilder b;
    b.node("laag").topics({{"a", "in_a", false, {}}, {"b", "in_b", true, {}}}, "einde");
    b.node("in_a").go("done");
    b.node("in_b").go("done");
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    CHECK(run(program, Policy::model).tally.nodes[2] == 1);     // in_b, optional
    CHECK(run(program, Policy::careless).tally.nodes[2] == 0);  // `then` as soon as it was offered
  }

  TEST_CASE("forms are filled in as the policy is") {
    ProgramBuilder b;
    b.criterion("A9");
    b.fact("f0");
    b.fact("f1");
    FieldSpec sort;
    sort.id = "sorteer";
    sort.type = FieldType::sort;
    sort.items = {{"f0", "f0"}, {"f1", "f1"}};
    sort.columns = {"links", "rechts"};
    sort.answers = {{"f0", "rechts"}, {"f1", "links"}};
    sort.scores["A9"] = {-1, +2};
    FieldSpec pick;
    pick.id = "zin";
    pick.type = FieldType::choice;
    pick.options = {{"slecht", {{"A9", -2}}, true, {}, {}}, {"goed", {{"A9", +2}}, true, {}, {}}};
    FieldSpec scale;
    scale.id = "hoe";
    scale.type = FieldType::scale;
    scale.from = 0;
    scale.to = 4;
    scale.answers = {{"", "3"}};
    scale.scores["A9"] = {0, 1};
    b.node("begin").reveals("f0").reveals("f1").go("form");
    b.node("form").form({sort, pick, scale}, "einde");
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    CHECK(at(run(program, Policy::model).tally.criteria[0].percent, 100) == 1);
    CHECK(at(run(program, Policy::careless).tally.criteria[0].percent, 0) == 1);
    // Of 8 points (sort 3, sentence 4, scale 1): each card is right half the time, the sentence half, the
    // scale one in five. All 8: 1/2 · 1/2 · 1/2 · 1/5 = 1/40.
    const Simulation random = run(program, Policy::random, 40'000);
    CHECK(is_near(at(random.tally.criteria[0].percent, 100), 40'000, 1.0 / 40));
    CHECK(at(random.tally.criteria[0].opportunities, 3) == 40'000);
  }

  TEST_CASE("a run that does not end is stopped, counted and named") {
    ProgramBuilder b;
    b.node("rond").choice(choice("nog").go("rond")).choice(choice("uit").when(slot_ge("x", 1)).go("einde"));
    b.slot("x", 0);
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const Simulation simulation = run(program, Policy::random, 30);
    CHECK(simulation.tally.stopped == 30);
    CHECK(simulation.tally.ended == 0);
    CHECK(simulation.tally.first_stopped == 0);
    CHECK(simulation.tally.inputs.least() == kMostSimulatedInputs);
  }

  TEST_CASE("any number of threads gives the same") {
    for (const char* const folder : {"scenarios/ja-hoor-dat-snap-ik", "templates/kind"}) {
      const program::Program& program = shipped_program(folder);
      SimulationOptions options;
      options.policy = Policy::noisy;
      options.runs = 1500;
      options.threads = 1;
      const Simulation first = simulate(program, options);
      for (const unsigned threads : {2U, 3U, 7U}) {
        INFO(threads << " threads");
        options.threads = threads;
        const Simulation again = simulate(program, options);
        CHECK(same(first.tally, again.tally));
        REQUIRE(first.discrimination.size() == again.discrimination.size());
        for (std::size_t i = 0; i < first.discrimination.size(); ++i) {
          CHECK(first.discrimination[i].node == again.discrimination[i].node);
          CHECK(first.discrimination[i].criterion == again.discrimination[i].criterion);
          CHECK(first.discrimination[i].by_skill == again.discrimination[i].by_skill);
          CHECK(first.discrimination[i].by_result == again.discrimination[i].by_result);
        }
      }
      options.seed = 2;
      CHECK_FALSE(same(first.tally, simulate(program, options).tally));
    }
  }

  TEST_CASE("a single run can be done again: its inputs are those of the run that was counted") {
    const program::Program& program = shipped_program("scenarios/eerste-zorg");
    SimulationOptions options;
    options.runs = 40;
    const Simulation simulation = simulate(program, options);
    Tally again(program);
    for (std::uint64_t i = 0; i < options.runs; ++i) {
      const ShownRun shown = show_run(program, options, i);
      // As a person would: by the texts of the inputs, in a new session.
      session::Session session(program, shown.session_seed);
      for (const session::Input& input : shown.inputs) {
        const auto read = session::parse_input(session, session::format_input(program, input));
        REQUIRE(read.ok());
        REQUIRE(session.take(*read).ok());
      }
      REQUIRE(session.status() == session::Status::ended);
      CHECK(session.ending() == shown.result.ending);
      CHECK(session.turn() == shown.result.turns);
      again.add(i, shown.result, {}, {});
    }
    CHECK(again.endings == simulation.tally.endings);
    CHECK(same(again.turns, simulation.tally.turns));
    for (std::size_t i = 0; i < program.criteria.size(); ++i) {
      CHECK(same(again.criteria[i].capped_percent, simulation.tally.criteria[i].capped_percent));
    }
  }

  TEST_CASE("discrimination is what can be worked out by hand") {
    // M: at both moments the best choice is the best for M. K: at the second one the best sum is the worse
    // for K.
    ProgramBuilder b;
    b.criterion("M");
    b.criterion("K");
    b.node("een")
        .choice(choice("fout").score("M", -2).score("K", -1).go("twee"))
        .choice(choice("goed").score("M", +2).score("K", +1).go("twee"));
    b.node("twee")
        .choice(choice("beste").score("M", +2).score("K", -1).go("einde"))
        .choice(choice("ander").score("M", -2).score("K", +1).go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const Simulation simulation = run(program, Policy::random, 20'000);
    CHECK(simulation.group == 20'000);
    REQUIRE(simulation.discrimination.size() == 4);  // two moments, two criteria
    const auto& all = simulation.discrimination;
    for (const Discrimination& one : all) CHECK(one.decisions == 20'000);
    // Skill s takes the best with s + (1 - s)/2 = (1 + s)/2. Mean skill of the lowest third 1/6: 7/12; of the
    // highest 5/6: 11/12. Difference 33.3 points. Of all: 3/4.
    CHECK(all[0].by_skill == doctest::Approx(33.3).epsilon(0.1));
    CHECK(all[0].better == doctest::Approx(75).epsilon(0.02));
    CHECK(all[2].by_skill == doctest::Approx(33.3).epsilon(0.1));
    // K at the second moment: the other way round.
    CHECK(all[3].by_skill == doctest::Approx(-33.3).epsilon(0.1));
    CHECK(all[3].better == doctest::Approx(25).epsilon(0.05));
    // By result: M elsewhere is 0 or 100. Good at both: the mean of ((1 + s)/2)^2 = 7/12. Good here among
    // those good there: 7/12 / (3/4) = 7/9; among the others: (3/4 - 7/12) / (1/4) = 2/3. Difference 1/9.
    REQUIRE(all[0].has_result);
    CHECK(all[0].by_result == doctest::Approx(11.1).epsilon(0.2));
    CHECK(all[2].by_result == doctest::Approx(11.1).epsilon(0.2));
    // K: who did well there does badly here.
    CHECK(all[1].by_result == doctest::Approx(-11.1).epsilon(0.2));
  }

  TEST_CASE("little is said about little: below the least number of decisions a moment is left out") {
    CHECK(run(two_moments(), Policy::random, 200).discrimination.empty());
    CHECK(run(two_moments(), Policy::random, 1000).discrimination.size() == 2);
  }

  TEST_CASE("what nobody saw is named, with the nearest way there") {
    ProgramBuilder b;
    b.slot("x", 0, 0, 10);
    b.node("een")
        .line(narrator("Stil.").when(slot_ge("x", 3)))
        .choice(choice("door").go("einde"))
        .choice(choice("dicht").when(slot_ge("x", 2) && !seen("twee")).go("twee"));
    b.node("twee").go("drie");
    b.node("drie").ends("Ver weg", Outcome::good);
    b.node("los").go("einde");
    b.node("einde").ends("Klaar");
    b.interrupt({"weg", slot_ge("x", 9), 1, 1, "uit", false});
    b.node("uit").ends("Weg");
    const program::Program program = b.build();
    const Simulation simulation = run(program, Policy::random, 50);
    const Unseen unseen = find_unseen(program, simulation.tally);
    REQUIRE(unseen.nodes.size() == 4);
    CHECK(unseen.nodes[0].node == 1);
    REQUIRE(unseen.nodes[0].way.size() == 1);
    CHECK(unseen.nodes[0].way[0].kind == StepKind::choice);
    CHECK(unseen.nodes[0].way[0].record == choice_at(program, "een", "dicht"));
    CHECK(condition_text(program, unseen.nodes[0].way[0].when) == "x >= 2 and not seen(\"twee\")");
    REQUIRE(unseen.nodes[1].way.size() == 2);  // een → twee → drie
    CHECK(unseen.nodes[1].way[0].to == 1);
    CHECK(unseen.nodes[1].way[1].to == 2);
    CHECK(unseen.nodes[2].node == 3);  // nothing leads to `los`
    CHECK(unseen.nodes[2].way.empty());
    REQUIRE(unseen.nodes[3].way.size() == 1);
    CHECK(unseen.nodes[3].way[0].kind == StepKind::interrupt);
    CHECK(unseen.endings.size() == 2);
    REQUIRE(unseen.choices.size() == 1);
    CHECK_FALSE(unseen.choices[0].was_offered);
    // The condition of the line was only ever false, and so was that of the interrupt: its target ends the
    // story, but the turn leads to an ending, so the interrupt was not even looked at. Of 6 sides 2 were
    // seen.
    CHECK(unseen.all_sides == 6);
    CHECK(unseen.seen_sides == 2);
    REQUIRE(unseen.conditions.size() == 1);
    CHECK(unseen.conditions[0].never_true);
    CHECK(condition_text(program, unseen.conditions[0].when) == "x >= 3");
  }

  TEST_CASE("a condition is written back as an author writes it") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.slot("y", 0);
    b.fact("f");
    const Expr both = (slot_ge("x", 1) || event("E")) && !knows("f");
    const Expr sum =
        binary(Op::le, binary(Op::mul, binary(Op::add, slot_value("x"), constant(1)), slot_value("y")),
               constant(-3));
    b.node("a")
        .choice(choice("een").when(both).go("einde"))
        .choice(choice("twee").when(sum).go("einde"))
        .choice(choice("drie")
                    .when(event("E", "ja") || !(chosen("a.een") && seen("einde")))
                    .emits("E", "ja")
                    .go("einde"))
        .choice(choice("vier").go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const auto of = [&](const char* id) {
      return condition_text(program, program.choices[choice_at(program, "a", id)].when);
    };
    CHECK(of("een") == "(x >= 1 or event(\"E\")) and not knows(\"f\")");
    CHECK(of("twee") == "(x + 1) * y <= -3");
    CHECK(of("drie") == "event(\"E\", \"ja\") or not (chosen(\"a.een\") and seen(\"einde\"))");
    CHECK(of("vier").empty());
  }
}
