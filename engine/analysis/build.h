#pragma once
// Makes the machine of a question: registers for what its cone keeps, conditions as truth tables, and what
// nodes, choices and turns do as micro-operations.

#include <map>
#include <utility>
#include <vector>

#include "engine/analysis/cone.h"
#include "engine/analysis/machine.h"

namespace gesprek::analysis {

/// Keeps one of each: not counted, least and most earned.
void keep_worth(std::vector<Worth>& worths, const Worth& worth);

class Builder {
 public:
  Builder(Machine& machine, Cone cone);
  void build();

 private:
  using Code = program::Code;
  using Range = program::Range;

  // registers
  void make_registers();
  std::uint16_t add(Register reg);

  // conditions (conditions.cpp)
  struct Expr {
    enum class Kind : std::uint8_t { constant, atom, slot, unary, binary } kind = Kind::constant;
    std::int64_t value = 0;  // constant; atom: its number; slot: the slot
    program::Op op = program::Op::push;
    std::uint32_t left = 0, right = 0;
  };
  std::uint32_t test_of(Code code);
  Test make_test(Code code);
  std::uint32_t atom_of(std::vector<Atom>& atoms, Atom atom);
  static std::int64_t value_of(const std::vector<Expr>& exprs, std::uint32_t root, std::uint32_t combination);
  std::uint32_t why_of(const std::vector<Expr>& exprs, std::uint32_t root, const std::vector<Atom>& atoms);
  std::uint32_t site(std::uint8_t kind, std::uint32_t index, Code code);

  // micro-operations
  void put(Do op, std::uint32_t a, std::int32_t b = 0, std::int32_t c = 0, std::uint32_t site = kNone);
  template <class Body>
  void guarded(Code when, std::uint32_t site_id, Body&& body);
  void effects(Range range);
  void events(Range range);
  void event(std::uint32_t name, std::uint32_t answer);
  /// `source`: of all choices and lines, which tells it.
  void reveals(Range range, std::uint32_t closed_set, std::uint64_t source);
  void lines(Range range);
  void line(std::uint32_t index);
  void reactions(Range refs);
  struct Sums;
  void rows(ReactionBlock& block, Range rows, bool first_only, Sums& sums);
  /// `wanted`: each says whether it holds.
  void rows(ReactionBlock& block, Range rows, bool first_only, bool wanted, Sums& sums);
  void put_block(ReactionBlock block);
  // reaction_rows.cpp
  struct Sums {
    std::uint32_t run = 0;  // which of the sums of a register
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
  };
  bool rows_by_register(ReactionBlock& block, Range rows, Sums& sums);
  void put_row(ReactionBlock& block, std::uint32_t test, std::uint32_t sum, std::int32_t amount);
  std::uint32_t sum_of(ReactionBlock& block, std::uint16_t reg, Sums& sums);
  std::uint32_t closed_set(const std::vector<std::uint32_t>& cast);
  std::uint32_t waiting_part(std::uint32_t fact, std::uint32_t closed, std::uint64_t source);
  [[nodiscard]] bool may_facts_close() const;
  Span span_of(std::uint32_t begin) const { return {begin, static_cast<std::uint32_t>(m_.micros_.size())}; }
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(m_.micros_.size()); }
  [[nodiscard]] std::uint16_t slot_register(std::uint32_t slot) const { return slots_[slot]; }

  void find_overruled();  // overrule.cpp
  void turns();
  void choices();
  void modes();
  void nodes();
  void repairs();

  // form_plan.cpp
  void forms();
  FieldPlan plan_of(const program::Field& field, std::uint32_t index);
  struct Answered {
    std::vector<std::string> values;
    bool answered = true;
    bool all_right = false;  // sort, board
  };
  std::vector<Micro> ops_of(const program::Field& field, const Answered& answered);
  void add_variant(FieldPlan& plan, const program::Field& field, const Answered& answered,
                   std::map<std::vector<std::int32_t>, std::size_t>& classes);

  Machine& m_;
  const program::Program& p_;
  Cone cone_;
  std::vector<std::uint16_t> slots_, seen_, chosen_, events_, answers_, facts_, noted_;
  std::map<std::vector<std::uint32_t>, std::uint16_t> fact_sets_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> tests_;
  std::map<std::pair<std::uint8_t, std::uint32_t>, std::uint32_t> site_ids_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> closed_ids_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, std::uint32_t> waits_;  // fact, closed set or source
  std::map<std::vector<std::pair<std::uint32_t, std::uint32_t>>, std::uint32_t> signal_ids_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> told_ids_;
};

}  // namespace gesprek::analysis
