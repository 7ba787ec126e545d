// Conditions as truth tables over spans of registers: one look-up instead of a stack machine.

#include <algorithm>

#include "engine/analysis/build.h"
#include "engine/analysis/explore.h"
#include "engine/program/evaluate.h"

namespace gesprek::analysis {

using program::Instruction;
using program::Op;

namespace {

Op flipped(Op op) {
  switch (op) {
    case Op::lt: return Op::gt;
    case Op::le: return Op::ge;
    case Op::gt: return Op::lt;
    case Op::ge: return Op::le;
    default: return op;
  }
}

std::int64_t combine(Op op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case Op::and_: return a != 0 && b != 0 ? 1 : 0;
    case Op::or_: return a != 0 || b != 0 ? 1 : 0;
    case Op::eq: return a == b ? 1 : 0;
    case Op::ne: return a != b ? 1 : 0;
    case Op::lt: return a < b ? 1 : 0;
    case Op::le: return a <= b ? 1 : 0;
    case Op::gt: return a > b ? 1 : 0;
    case Op::ge: return a >= b ? 1 : 0;
    case Op::add: return program::saturating::add(a, b);
    case Op::sub: return program::saturating::sub(a, b);
    case Op::mul: return program::saturating::mul(a, b);
    default: return 0;
  }
}

}  // namespace

std::uint32_t Builder::atom_of(std::vector<Atom>& atoms, Atom atom) {
  const auto found = std::find(atoms.begin(), atoms.end(), atom);
  if (found != atoms.end()) return static_cast<std::uint32_t>(found - atoms.begin());
  atoms.push_back(atom);
  return static_cast<std::uint32_t>(atoms.size() - 1);
}

std::int64_t Builder::value_of(const std::vector<Expr>& exprs, std::uint32_t root,
                               std::uint32_t combination) {
  const Expr& e = exprs[root];
  switch (e.kind) {
    case Expr::Kind::constant: return e.value;
    case Expr::Kind::atom: return (combination >> static_cast<std::uint32_t>(e.value)) & 1U;
    case Expr::Kind::slot: return 0;
    case Expr::Kind::unary: {
      const std::int64_t x = value_of(exprs, e.left, combination);
      return e.op == Op::not_ ? (x == 0 ? 1 : 0) : program::saturating::neg(x);
    }
    case Expr::Kind::binary:
      return combine(e.op, value_of(exprs, e.left, combination), value_of(exprs, e.right, combination));
  }
  return 0;
}

std::uint32_t Builder::test_of(Code code) {
  if (code.empty()) code.begin = 0;
  const auto [found, is_new] =
      tests_.emplace(std::pair{code.begin, code.size}, static_cast<std::uint32_t>(m_.tests_.size()));
  if (is_new) m_.tests_.push_back(make_test(code));
  return found->second;
}

Test Builder::make_test(Code code) {
  Test out;
  out.code = code;
  if (code.empty()) return out;
  std::vector<Expr> exprs;
  std::vector<std::uint32_t> stack;
  std::vector<Atom> atoms;
  bool is_arithmetic = false;  // a slot's value is used as a number
  bool is_unknown = false;     // and nobody knows that number
  std::uint8_t unknowns = 0;

  const auto push = [&](Expr e) {
    exprs.push_back(e);
    stack.push_back(static_cast<std::uint32_t>(exprs.size() - 1));
  };
  const auto constant = [&](std::int64_t value) { push({Expr::Kind::constant, value, Op::push, 0, 0}); };
  const auto push_atom = [&](Atom atom) { push({Expr::Kind::atom, atom_of(atoms, atom), Op::push, 0, 0}); };
  const auto unknown = [&]() {
    m_.has_unknowns_ = true;
    push_atom({kNoRegister, unknowns++, 0, kNone});
  };
  // Slot against a constant: a span of the register's values, or always the same.
  const auto compare = [&](std::uint32_t slot, Op op, std::int64_t value) {
    const program::Slot& info = p_.slots[slot];
    if (cone_.unknown_slots[slot] != 0) return unknown();
    std::int64_t low = info.min;
    std::int64_t high = info.max;
    switch (op) {
      case Op::lt: high = std::min<std::int64_t>(high, program::saturating::sub(value, 1)); break;
      case Op::le: high = std::min<std::int64_t>(high, value); break;
      case Op::gt: low = std::max<std::int64_t>(low, program::saturating::add(value, 1)); break;
      case Op::ge: low = std::max<std::int64_t>(low, value); break;
      default:
        low = std::max<std::int64_t>(low, value);
        high = std::min<std::int64_t>(high, value);
        break;
    }
    if (low > high) return constant(op == Op::ne ? 1 : 0);
    if (low == info.min && high == info.max) return constant(op == Op::ne ? 0 : 1);
    push_atom({slots_[slot], static_cast<std::uint8_t>(low - info.min), static_cast<std::uint8_t>(high - low),
               kNone});
    if (op != Op::ne) return;
    const std::uint32_t inner = stack.back();
    stack.pop_back();
    push({Expr::Kind::unary, 0, Op::not_, inner, 0});
  };
  const auto bit = [&](std::uint16_t reg) { push_atom({reg, 1, 0, kNone}); };

  for (std::uint32_t i = code.begin; i != code.end(); ++i) {
    const Instruction& at = p_.code[i];
    const auto index = static_cast<std::uint32_t>(at.a);
    switch (at.op) {
      case Op::push: constant(at.a); break;
      case Op::push_wide: constant(p_.constants[index]); break;
      case Op::slot: {
        const program::Slot& info = p_.slots[index];
        if (info.min == 0 && info.max == 1) {
          compare(index, Op::eq, 1);
        } else {
          push({Expr::Kind::slot, index, Op::push, 0, 0});
        }
        break;
      }
      case Op::seen: push_atom({seen_[index], 1, 1, index}); break;
      case Op::chosen: bit(chosen_[index]); break;
      case Op::knows: bit(facts_[index]); break;
      case Op::noted: bit(noted_[index]); break;
      case Op::event:
        if (cone_.unknown_events) {
          unknown();
        } else {
          bit(events_[index]);
        }
        break;
      case Op::event_with:
        if (cone_.unknown_events) {
          unknown();
        } else {
          bit(answers_[index]);
        }
        break;
      case Op::hook: unknown(); break;
      case Op::not_:
      case Op::neg: {
        const std::uint32_t inner = stack.back();
        stack.pop_back();
        push({Expr::Kind::unary, 0, at.op, inner, 0});
        break;
      }
      case Op::slot_eq: compare(at.b, Op::eq, at.a); break;
      case Op::slot_ne: compare(at.b, Op::ne, at.a); break;
      case Op::slot_lt: compare(at.b, Op::lt, at.a); break;
      case Op::slot_le: compare(at.b, Op::le, at.a); break;
      case Op::slot_gt: compare(at.b, Op::gt, at.a); break;
      case Op::slot_ge: compare(at.b, Op::ge, at.a); break;
      default: {
        const std::uint32_t right = stack.back();
        stack.pop_back();
        const std::uint32_t left = stack.back();
        stack.pop_back();
        const bool is_order = at.op >= Op::eq && at.op <= Op::ge;
        const Expr l = exprs[left];
        const Expr r = exprs[right];
        if (is_order && l.kind == Expr::Kind::slot && r.kind == Expr::Kind::constant) {
          compare(static_cast<std::uint32_t>(l.value), at.op, r.value);
        } else if (is_order && l.kind == Expr::Kind::constant && r.kind == Expr::Kind::slot) {
          compare(static_cast<std::uint32_t>(r.value), flipped(at.op), l.value);
        } else {
          push({Expr::Kind::binary, 0, at.op, left, right});
        }
        break;
      }
    }
  }
  // A slot that is left is reachable from the root as a number.
  const std::uint32_t root = stack.back();
  std::vector<std::uint32_t> open = {root};
  while (!open.empty()) {
    const Expr e = exprs[open.back()];
    open.pop_back();
    if (e.kind == Expr::Kind::slot) {
      is_arithmetic = true;
      if (cone_.unknown_slots[static_cast<std::size_t>(e.value)] != 0) is_unknown = true;
    }
    if (e.kind == Expr::Kind::unary || e.kind == Expr::Kind::binary) open.push_back(e.left);
    if (e.kind == Expr::Kind::binary) open.push_back(e.right);
  }
  for (std::uint32_t i = code.begin; i != code.end(); ++i) {  // everything it reads
    const Instruction& at = p_.code[i];
    const auto index = static_cast<std::uint32_t>(at.a);
    std::uint16_t reg = kNoRegister;
    switch (at.op) {
      case Op::slot: reg = slots_[index]; break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge: reg = slots_[at.b]; break;
      case Op::seen: reg = seen_[index]; break;
      case Op::chosen: reg = chosen_[index]; break;
      case Op::knows: reg = facts_[index]; break;
      case Op::noted: reg = noted_[index]; break;
      case Op::event: reg = events_[index]; break;
      case Op::event_with: reg = answers_[index]; break;
      default: break;
    }
    if (reg != kNoRegister) out.reads.push_back(reg);
  }
  if (is_unknown) {
    m_.has_unknowns_ = true;
    atoms = {{kNoRegister, 0, 0, kNone}};
    out.kind = Test::Kind::table;
    out.table = 2;  // as the atom says
  } else if (is_arithmetic || atoms.size() > kMostAtoms) {
    out.kind = Test::Kind::code;
    if (unknowns == 0) out.why = why_of(exprs, root, atoms);
    return out;
  } else {
    const auto combinations = std::uint32_t{1} << atoms.size();
    for (std::uint32_t i = 0; i < combinations; ++i) {
      if (value_of(exprs, root, i) != 0) out.table |= std::uint64_t{1} << i;
    }
    const std::uint64_t all = combinations == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << combinations) - 1;
    if (out.table == all || out.table == 0) {
      out.kind = out.table == 0 ? Test::Kind::never : Test::Kind::always;
      out.reads.clear();
      return out;
    }
    out.kind = Test::Kind::table;
  }
  out.first = static_cast<std::uint32_t>(m_.atoms_.size());
  out.count = static_cast<std::uint8_t>(atoms.size());
  m_.atoms_.insert(m_.atoms_.end(), atoms.begin(), atoms.end());
  return out;
}

std::uint32_t Builder::why_of(const std::vector<Expr>& exprs, std::uint32_t root,
                              const std::vector<Atom>& atoms) {
  const Expr& e = exprs[root];
  Why why;
  why.op = e.op;
  switch (e.kind) {
    case Expr::Kind::constant: why.value = e.value; break;
    case Expr::Kind::atom:
      why.kind = Why::Kind::atom;
      why.atom = atoms[static_cast<std::size_t>(e.value)];
      break;
    case Expr::Kind::slot:
      why.kind = Why::Kind::slot;
      why.value = e.value;
      break;
    case Expr::Kind::unary: why.kind = e.op == Op::not_ ? Why::Kind::not_ : Why::Kind::other; break;
    case Expr::Kind::binary:
      why.kind = e.op == Op::and_ ? Why::Kind::and_ : e.op == Op::or_ ? Why::Kind::or_ : Why::Kind::other;
      break;
  }
  if (e.kind == Expr::Kind::unary || e.kind == Expr::Kind::binary) why.left = why_of(exprs, e.left, atoms);
  why.right = e.kind == Expr::Kind::binary ? why_of(exprs, e.right, atoms) : kNone;
  m_.whys_.push_back(why);
  return static_cast<std::uint32_t>(m_.whys_.size() - 1);
}

std::int64_t Machine::value_of(const Work& work, std::uint32_t at) {
  const Why& why = whys_[at];
  switch (why.kind) {
    case Why::Kind::constant: return why.value;
    case Why::Kind::atom: return atom(work, why.atom) ? 1 : 0;
    case Why::Kind::slot: {
      const auto slot = static_cast<std::size_t>(why.value);
      return std::int64_t{work.r[code_slots_[slot]]} + program_.slots[slot].min;
    }
    case Why::Kind::not_: return value_of(work, why.left) == 0 ? 1 : 0;
    default: break;
  }
  const std::int64_t left = value_of(work, why.left);
  if (why.right == kNone) return program::saturating::neg(left);
  return combine(why.op, left, value_of(work, why.right));
}

// Of an `and` that fails one part that fails is reason enough, of an `or` that holds one that holds; all else
// depends on all its parts.
void Machine::trace_why(const Work& work, std::uint32_t at) {
  const Why& why = whys_[at];
  switch (why.kind) {
    case Why::Kind::constant: return;
    case Why::Kind::atom: return trace_atom(work, why.atom, atom(work, why.atom));
    case Why::Kind::slot: return pin(work, code_slots_[static_cast<std::size_t>(why.value)]);
    case Why::Kind::and_:
    case Why::Kind::or_: {
      const bool deciding = why.kind == Why::Kind::or_;
      if ((value_of(work, why.left) != 0) == deciding) return trace_why(work, why.left);
      if ((value_of(work, why.right) != 0) == deciding) return trace_why(work, why.right);
      break;
    }
    default: break;
  }
  trace_why(work, why.left);
  if (why.right != kNone) trace_why(work, why.right);
}

std::uint32_t Builder::site(std::uint8_t kind, std::uint32_t index, Code code) {
  if (code.empty()) return kNone;
  if (m_.question_.conditions && !steers(static_cast<SiteKind>(kind)) && !m_.question_.asks(kind, index))
    return kNone;
  const auto [found, is_new] =
      site_ids_.emplace(std::pair{kind, index}, static_cast<std::uint32_t>(m_.sites_.size()));
  if (is_new) m_.sites_.push_back({kind, index, code});
  return found->second;
}

}  // namespace gesprek::analysis
