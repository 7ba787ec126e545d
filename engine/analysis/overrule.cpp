// What happened and was taken back: "promised, and not taken back" says the same whether there was a promise
// or not, once something was taken back. Where every condition that asks for the one bit says so of the
// other, the first is not kept any more when the second is 1.

#include <algorithm>

#include "engine/analysis/build.h"

namespace gesprek::analysis {

namespace {

/// Whether the table says the same for both values of atom `a` wherever atom `b` is 1.
bool is_overruled(const Test& test, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t c = 0; c < std::uint32_t{1} << test.count; ++c) {
    if ((c >> b & 1U) == 0) continue;
    if ((test.table >> c & 1U) != (test.table >> (c ^ 1U << a) & 1U)) return false;
  }
  return true;
}

}  // namespace

void Builder::find_overruled() {
  const auto count = static_cast<std::uint32_t>(m_.registers_.size());
  m_.overrules_some_.assign(count, 0);
  // Bits that are only ever raised, and read by conditions alone.
  std::vector<std::uint8_t> is_plain(count, 0);
  for (std::uint32_t reg = 0; reg < count; ++reg) {
    const RegisterKind kind = m_.registers_[reg].kind;
    is_plain[reg] = kind == RegisterKind::event || kind == RegisterKind::answer ||
                            (kind == RegisterKind::chosen &&
                             (p_.choices[m_.registers_[reg].index].flags & program::ChoiceFlag::once) == 0)
                        ? 1
                        : 0;
  }
  for (const auto& [must, reg] : m_.musts_) {
    if (reg != kNoRegister) is_plain[reg] = 0;
  }
  for (const Test& test : m_.tests_) {
    if (test.kind != Test::Kind::code) continue;
    for (const std::uint16_t reg : test.reads) is_plain[reg] = 0;
  }
  // Of each bit those that may overrule it: they stand in every condition that asks for it.
  std::vector<std::vector<std::uint16_t>> by(count);
  std::vector<std::uint8_t> is_asked(count, 0);
  for (const Test& test : m_.tests_) {
    if (test.kind != Test::Kind::table) continue;
    for (std::uint32_t a = 0; a < test.count; ++a) {
      const std::uint16_t reg = m_.atoms_[test.first + a].reg;
      if (reg == kNoRegister || is_plain[reg] == 0) continue;
      std::vector<std::uint16_t> here;
      for (std::uint32_t b = 0; b < test.count; ++b) {
        const std::uint16_t other = m_.atoms_[test.first + b].reg;
        if (b == a || other == kNoRegister || is_plain[other] == 0 || other == reg) continue;
        if (is_overruled(test, a, b)) here.push_back(other);
      }
      if (is_asked[reg] == 0) {
        by[reg] = here;
      } else {
        by[reg].erase(std::remove_if(by[reg].begin(), by[reg].end(),
                                     [&](std::uint16_t other) {
                                       return std::find(here.begin(), here.end(), other) == here.end();
                                     }),
                      by[reg].end());
      }
      is_asked[reg] = 1;
    }
  }
  std::vector<std::uint32_t> places(count, 0);  // 1 + place in overrules_
  const auto of = [&](std::uint16_t reg) -> Overrule& {
    if (places[reg] == 0) {
      m_.overrules_.emplace_back();
      places[reg] = static_cast<std::uint32_t>(m_.overrules_.size());
    }
    return m_.overrules_[places[reg] - 1];
  };
  for (std::uint32_t reg = 0; reg < count; ++reg) {
    for (const std::uint16_t other : by[reg]) {
      // Where each overrules the other the first of them stays.
      const bool both = std::find(by[other].begin(), by[other].end(), reg) != by[other].end();
      if (both && other > reg) continue;
      of(static_cast<std::uint16_t>(reg)).by.push_back(other);
      of(other).drops.push_back(static_cast<std::uint16_t>(reg));
      m_.overrules_some_[other] = 1;
    }
  }
  for (Micro& micro : m_.micros_) {
    if (micro.op == Do::raise) micro.b = static_cast<std::int32_t>(places[micro.a]);
  }
}

}  // namespace gesprek::analysis
