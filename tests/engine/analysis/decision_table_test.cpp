// Looked up is what conditions say: over random rows of values, for the conditions of random Programs.

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "engine/analysis/decision_table.h"
#include "engine/base/hash.h"
#include "engine/program/evaluate.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;
using program::Code;

namespace {

/// Everything that may be read has any value that it may have.
std::vector<std::int32_t> random_row(const program::Program& program, const WalkCells& layout, Rng& rng) {
  std::vector<std::int32_t> row = layout.at_start;
  for (std::uint32_t i = 0; i < layout.zero; ++i) {
    const bool is_slot = i < program.slots.size();
    const std::int32_t min = is_slot ? program.slots[i].min : 0;
    const std::int32_t max = is_slot ? program.slots[i].max : 1;
    row[i] = min + static_cast<std::int32_t>(rng.below(static_cast<std::uint32_t>(max - min) + 1));
  }
  return row;
}

bool holds(const program::Program& program, const WalkCells& layout, Code code, const std::int32_t* row) {
  if (code.empty()) return true;
  const program::Instruction* const begin = program.code.data() + code.begin;
  return program::evaluate(begin, begin + code.size, program.constants.data(), CellView{layout, row}) != 0;
}

}  // namespace

TEST_SUITE("engine/analysis/decision_table") {
  TEST_CASE("a place stands for every row that leads to it") {
    Rng rng(11);
    std::size_t tables = 0;
    std::size_t too_large = 0;
    std::size_t true_ones = 0;
    std::size_t rows = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
      INFO("seed " << seed);
      const program::Program program = random_program(seed);
      const WalkCells layout(program);
      DecisionTables made(program, layout, 64);
      // Up to three conditions of choices in one table: a bit for each that holds.
      std::vector<Code> conditions;
      for (const program::Choice& choice : program.choices) {
        if (rng.below(3) != 0 && conditions.size() < 3) conditions.push_back(choice.when);
      }
      const auto bits = [&](const std::int32_t* row) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < conditions.size(); ++i) {
          if (holds(program, layout, conditions[i], row)) out |= 1U << i;
        }
        return out;
      };
      const std::uint32_t before = made.places();
      const std::uint32_t table =
          made.add(conditions, {}, [&](const std::int32_t* row, std::vector<Look>& looks) {
            looks.push_back({Look::What::choice, 1, bits(row)});
            return bits(row);
          });
      if (table == DecisionTables::kNoTable) {
        ++too_large;
        CHECK(made.places() == before);
        continue;
      }
      ++tables;
      CHECK(made.places() - before <= 64);
      for (int i = 0; i < 100; ++i) {
        const std::vector<std::int32_t> row = random_row(program, layout, rng);
        const std::uint32_t place = made.place(table, row.data());
        REQUIRE(place >= before);
        REQUIRE(place < made.places());
        REQUIRE(made.outcome(place) == bits(row.data()));
        REQUIRE(made.looks(place).size() == 1);
        REQUIRE(made.looks(place)[0].index == made.outcome(place));
        ++rows;
        true_ones += made.outcome(place) != 0 ? 1 : 0;
      }
    }
    CHECK(tables > 300);
    CHECK(too_large > 0);
    CHECK(true_ones > rows / 10);
  }

  TEST_CASE("cells that are asked for by themselves make places of their own") {
    ProgramBuilder b;
    b.node("een").choice(choice("a").go("einde")).choice(choice("b").go("einde"));
    b.node("einde").ends("Klaar");
    const program::Program program = b.build();
    const WalkCells layout(program);
    DecisionTables made(program, layout, 8);
    const std::vector<std::uint32_t> cells = {layout.chosen, layout.chosen + 1};
    const std::uint32_t table = made.add({}, cells, [&](const std::int32_t* row, std::vector<Look>&) {
      return static_cast<std::uint32_t>(row[layout.chosen] + 10 * row[layout.chosen + 1]);
    });
    REQUIRE(table != DecisionTables::kNoTable);
    CHECK(made.places() == 4);
    std::vector<std::int32_t> row = layout.at_start;
    CHECK(made.outcome(made.place(table, row.data())) == 0);
    row[layout.chosen + 1] = 1;
    CHECK(made.outcome(made.place(table, row.data())) == 10);
    row[layout.chosen] = 1;
    CHECK(made.outcome(made.place(table, row.data())) == 11);
  }

  TEST_CASE("without places there is no table") {
    const program::Program program = random_program(1);
    const WalkCells layout(program);
    DecisionTables none(program, layout, 0);
    CHECK(none.add({}, {}, [](const std::int32_t*, std::vector<Look>&) { return 0U; }) ==
          DecisionTables::kNoTable);
    CHECK(none.places() == 0);
  }

  TEST_CASE("a slot that starts above zero or below it is read at its own place") {
    for (const auto& [min, max] : {std::pair{5, 9}, {-4, 2}, {900, 1000}, {-1000, -990}}) {
      ProgramBuilder b;
      b.slot("x", min, min, max);
      b.node("een").choice(choice("a").when(slot_ge("x", min + 2)).go("einde")).otherwise("einde");
      b.node("einde").ends("Klaar");
      const program::Program program = b.build();
      const WalkCells layout(program);
      DecisionTables made(program, layout, 8);
      const Code when = program.choices[0].when;
      const std::uint32_t table = made.add({&when, 1}, {}, [&](const std::int32_t* row, std::vector<Look>&) {
        return holds(program, layout, when, row) ? 1U : 0U;
      });
      REQUIRE(table != DecisionTables::kNoTable);
      CHECK(made.places() == 2);
      std::vector<std::int32_t> row = layout.at_start;
      for (std::int32_t value = min; value <= max; ++value) {
        row[0] = value;
        CHECK(made.outcome(made.place(table, row.data())) == (value >= min + 2 ? 1 : 0));
      }
    }
  }
}
