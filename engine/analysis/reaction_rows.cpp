// Of a move the first row that holds counts (5.7), but what it does to one register often depends on less
// than which row that is: "some are glad and trust more, the others are just glad". Per register the rows are
// written anew, each asking only what makes a difference to it, so that registers depend on each other no
// more than they must.

#include <algorithm>

#include "engine/analysis/build.h"

namespace gesprek::analysis {

namespace {

constexpr std::size_t kMostTogether = 12;  // atoms of all rows of a move

}  // namespace

std::uint32_t Builder::sum_of(ReactionBlock& block, std::uint16_t reg, Sums& sums) {
  const auto [found, is_new] = sums.known.emplace(std::pair{sums.run, std::uint32_t{reg}},
                                                  static_cast<std::uint32_t>(block.sums.size()));
  if (is_new) block.sums.push_back({reg, m_.registers_[reg].most});
  return found->second;
}

void Builder::put_row(ReactionBlock& block, std::uint32_t test, std::uint32_t sum, std::int32_t amount) {
  ReactionBlock::RowRef row;
  row.test = test;
  row.first_delta = static_cast<std::uint32_t>(block.deltas.size());
  row.deltas = 1;
  block.deltas.emplace_back(sum, amount);
  block.rows.push_back(row);
}

/// False, and nothing is done, where some row asks what is no truth table, or too much.
bool Builder::rows_by_register(ReactionBlock& block, Range range, Sums& sums) {
  // Which row is the first that holds, for each combination of the atoms of all of them.
  std::vector<Atom> atoms;
  std::vector<std::uint32_t> tests;
  std::vector<std::vector<std::uint32_t>> places;  // per row: of its atoms
  std::vector<std::uint16_t> touched;
  for (std::uint32_t r = range.begin; r != range.end(); ++r) {
    const std::uint32_t id = test_of(p_.rows[r].when);
    const Test& test = m_.tests_[id];
    if (test.kind == Test::Kind::code) return false;
    tests.push_back(id);
    places.emplace_back();
    const Range deltas = p_.rows[r].deltas;
    for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
      const std::uint16_t reg = slots_[p_.deltas[d].slot];
      if (reg != kNoRegister && std::find(touched.begin(), touched.end(), reg) == touched.end())
        touched.push_back(reg);
    }
    if (test.kind == Test::Kind::always) break;
    if (test.kind == Test::Kind::never) continue;
    for (std::uint32_t i = 0; i < test.count; ++i) {
      const Atom atom = m_.atoms_[test.first + i];
      if (atom.reg == kNoRegister) return false;  // asked once for all that the row does
      places.back().push_back(atom_of(atoms, atom));
    }
    if (atoms.size() > kMostTogether) return false;
  }
  const auto combinations = std::uint32_t{1} << atoms.size();
  const auto rows = static_cast<std::uint32_t>(tests.size());
  std::vector<std::uint32_t> first(combinations, rows);
  for (std::uint32_t c = 0; c < combinations; ++c) {
    for (std::uint32_t r = 0; r < rows && first[c] == rows; ++r) {
      const Test& test = m_.tests_[tests[r]];
      std::uint32_t own = 0;
      for (std::size_t i = 0; i < places[r].size(); ++i) own |= (c >> places[r][i] & 1U) << i;
      const bool holds = test.kind == Test::Kind::always ||
                         (test.kind == Test::Kind::table && (test.table >> own & 1U) != 0);
      if (holds) first[c] = r;
    }
  }

  for (const std::uint16_t reg : touched) {
    std::vector<std::int32_t> of_row(rows + std::size_t{1}, 0);
    for (std::uint32_t r = 0; r < rows; ++r) {
      const Range deltas = p_.rows[range.begin + r].deltas;
      for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
        if (slots_[p_.deltas[d].slot] == reg) of_row[r] += p_.deltas[d].amount;
      }
    }
    const auto amount = [&](std::uint32_t c) { return of_row[first[c]]; };
    std::vector<std::uint32_t> asked;  // atoms that make a difference
    for (std::uint32_t i = 0; i < atoms.size(); ++i) {
      bool matters = false;
      for (std::uint32_t c = 0; c < combinations; ++c) matters = matters || amount(c) != amount(c ^ 1U << i);
      if (matters) asked.push_back(i);
    }
    const std::size_t begin = block.rows.size();
    if (asked.size() > kMostAtoms) {
      for (std::uint32_t r = 0; r < rows; ++r) put_row(block, tests[r], sum_of(block, reg, sums), of_row[r]);
    } else {
      std::vector<std::pair<std::int32_t, std::uint64_t>>
          tables;  // amount, for which combinations of `asked`
      for (std::uint32_t own = 0; own < std::uint32_t{1} << asked.size(); ++own) {
        std::uint32_t c = 0;
        for (std::size_t i = 0; i < asked.size(); ++i) c |= (own >> i & 1U) << asked[i];
        if (amount(c) == 0) continue;
        const auto known =
            std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.first == amount(c); });
        if (known == tables.end()) {
          tables.emplace_back(amount(c), std::uint64_t{1} << own);
        } else {
          known->second |= std::uint64_t{1} << own;
        }
      }
      for (const auto& [value, table] : tables) {
        Test test;
        if (!asked.empty()) {
          test.kind = Test::Kind::table;
          test.table = table;
          test.first = static_cast<std::uint32_t>(m_.atoms_.size());
          test.count = static_cast<std::uint8_t>(asked.size());
          for (const std::uint32_t i : asked) {
            m_.atoms_.push_back(atoms[i]);
            test.reads.push_back(atoms[i].reg);
          }
        }
        m_.tests_.push_back(std::move(test));
        put_row(block, static_cast<std::uint32_t>(m_.tests_.size() - 1), sum_of(block, reg, sums), value);
      }
    }
    for (std::size_t i = begin; i < block.rows.size(); ++i)
      block.rows[i].skip_to = static_cast<std::uint32_t>(block.rows.size());
  }
  return true;
}

}  // namespace gesprek::analysis
