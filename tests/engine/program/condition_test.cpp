#include "engine/program/condition.h"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/program/evaluate.h"

using namespace gesprek;
using namespace gesprek::program;

namespace {

/// Two numbers, a boolean, an enumeration, and one of each thing that has a name.
class Names final : public ConditionNames {
 public:
  std::optional<NamedSlot> slot(std::string_view name) const override {
    if (name == "karin.vertrouwen") return NamedSlot{0, SlotKind::integer};
    if (name == "teller") return NamedSlot{1, SlotKind::integer};
    if (name == "gezegd") return NamedSlot{2, SlotKind::boolean};
    if (name == "toon") return NamedSlot{3, SlotKind::enumeration};
    if (name == "licht") return NamedSlot{4, SlotKind::enumeration};
    return std::nullopt;
  }
  std::string suggest_slot(std::string_view name) const override {
    return name == "karin.vertrouw" ? "karin.vertrouwen" : "";
  }
  std::optional<std::int32_t> enum_value(std::uint32_t slot, std::string_view value) const override {
    if (slot != 3) return std::nullopt;
    if (value == "rustig") return 0;
    if (value == "gespannen") return 1;
    return std::nullopt;
  }
  std::string suggest_enum_value(std::uint32_t, std::string_view) const override { return "gespannen"; }
  std::optional<Target> target(std::string_view function, std::string_view name,
                               std::optional<std::string_view> answer) override {
    if (function == "seen" && name == "begin") return Target{Op::seen, 0};
    if (function == "chosen" && name == "begin.a") return Target{Op::chosen, 0};
    if (function == "knows" && name == "feit") return Target{Op::knows, 0};
    if (function == "noted" && name == "feit") return Target{Op::noted, 0};
    if (function == "event" && name == "E" && !answer) return Target{Op::event, 0};
    if (function == "event" && name == "E" && answer == "ja") return Target{Op::event_with, 0};
    return std::nullopt;
  }
  std::string suggest_target(std::string_view, std::string_view) const override { return "begin"; }
};

struct TestState {
  std::array<std::int64_t, 5> slots = {4, 10, 1, 1, 0};
  bool is_seen = true, is_chosen = false, is_known = true, is_noted = false, is_event = true,
       is_answer = false;
  std::int64_t slot(std::uint32_t i) const { return slots[i]; }
  bool seen(std::uint32_t) const { return is_seen; }
  bool chosen(std::uint32_t) const { return is_chosen; }
  bool knows(std::uint32_t) const { return is_known; }
  bool noted(std::uint32_t) const { return is_noted; }
  bool event(std::uint32_t) const { return is_event; }
  bool event_with(std::uint32_t) const { return is_answer; }
  bool hook(std::uint32_t) const { return false; }
};

struct Compiled {
  std::optional<Code> code;
  std::vector<ConditionProblem> problems;
  Program program;
};

Compiled compiled(std::string_view text) {
  Compiled out;
  Names names;
  out.code = compile_condition(text, names, out.program.code, out.program.constants,
                               [&](const ConditionProblem& problem) { out.problems.push_back(problem); });
  return out;
}

bool truth(std::string_view text) {
  const Compiled out = compiled(text);
  for (const ConditionProblem& problem : out.problems) MESSAGE(text << ": " << info(problem.code).name);
  REQUIRE(out.code.has_value());
  return holds(out.program, *out.code, TestState{});
}

void fails(std::string_view text, DiagnosticCode code, std::size_t begin, std::size_t end) {
  CAPTURE(text);
  const Compiled out = compiled(text);
  CHECK_FALSE(out.code.has_value());
  CHECK(out.program.code.empty());
  REQUIRE(out.problems.size() >= 1);
  CHECK(std::string(info(out.problems[0].code).name) == info(code).name);
  CHECK(out.problems[0].begin == begin);
  CHECK(out.problems[0].end == end);
}

}  // namespace

TEST_SUITE("engine/program/condition") {
  TEST_CASE("comparisons read the state") {
    CHECK(truth("karin.vertrouwen >= 4"));
    CHECK_FALSE(truth("karin.vertrouwen > 4"));
    CHECK(truth("4 <= karin.vertrouwen"));
    CHECK_FALSE(truth("4 < karin.vertrouwen"));
    CHECK(truth("karin.vertrouwen + 6 == teller"));
    CHECK(truth("karin.vertrouwen ~= -4"));
    CHECK(truth("gezegd"));
    CHECK(truth("gezegd == true"));
    CHECK(truth("toon == \"gespannen\""));
    CHECK(truth("'rustig' ~= toon"));
  }

  TEST_CASE("`slot op constant` is one instruction, from either side") {
    CHECK(compiled("karin.vertrouwen >= 4").code->size == 1);
    CHECK(compiled("4 <= karin.vertrouwen").code->size == 1);
    CHECK(compiled("toon == 'rustig'").code->size == 1);
    CHECK(compiled("karin.vertrouwen >= -4").code->size == 1);
    CHECK(compiled("karin.vertrouwen >= teller").code->size == 3);
  }

  TEST_CASE("precedence is Lua's") {
    CHECK(truth("true or false and false"));  // or binds loosest
    CHECK(truth("not false and true"));       // not binds tighter than and
    CHECK(truth("2 + 3 * 4 == 14"));
    CHECK(truth("10 - 3 - 2 == 5"));  // to the left
    CHECK(truth("(2 + 3) * 4 == 20"));
    CHECK(truth("- 2 * 3 == -6"));
    CHECK(truth("1 + 1 < 3 and 3 < 4"));
    CHECK(truth("not (1 == 2)"));
    CHECK(truth("- - 4 == karin.vertrouwen"));
  }

  TEST_CASE("functions ask about what happened") {
    CHECK(truth("seen(\"begin\")"));
    CHECK_FALSE(truth("chosen('begin.a')"));
    CHECK(truth("knows('feit') and not noted('feit')"));
    CHECK(truth("event('E') and not event('E', 'ja')"));
  }

  TEST_CASE("arithmetic saturates at 64 bits") {
    CHECK(truth("9223372036854775807 + 1 == 9223372036854775807"));
    CHECK(truth("9223372036854775807 * 2 == 9223372036854775807"));
    CHECK(truth("-9223372036854775807 - 2 < -9223372036854775807"));
    CHECK(truth("-9223372036854775807 * 9 == -9223372036854775807 - 1"));
    CHECK(truth("3000000000 > 2147483647"));
    fails("9223372036854775808 > 1", DiagnosticCode::condition_number_too_large, 0, 19);
  }

  TEST_CASE("mistakes have exact places") {
    fails("", DiagnosticCode::condition_empty, 0, 0);
    fails("  ", DiagnosticCode::condition_empty, 0, 2);
    fails("3", DiagnosticCode::condition_number_alone, 0, 1);
    fails("karin.vertrouwen", DiagnosticCode::condition_number_alone, 0, 16);
    fails("toon", DiagnosticCode::condition_not_a_claim, 0, 4);
    fails("karin.vertrouw >= 3", DiagnosticCode::condition_unknown_name, 0, 14);
    fails("gezegd and karin.vertrouw >= 3", DiagnosticCode::condition_unknown_name, 11, 25);
    fails("teller != 3", DiagnosticCode::condition_wrong_operator, 7, 9);
    fails("teller = 3", DiagnosticCode::condition_wrong_operator, 7, 8);
    fails("gezegd && gezegd", DiagnosticCode::condition_wrong_operator, 7, 9);
    fails("gezegd en gezegd", DiagnosticCode::condition_wrong_operator, 7, 9);
    fails("teller / 2 == 3", DiagnosticCode::condition_wrong_operator, 7, 8);
    fails("1 < teller < 5", DiagnosticCode::condition_chain, 0, 12);
    fails("teller >", DiagnosticCode::condition_unfinished, 7, 8);
    fails("(teller > 1", DiagnosticCode::condition_open_parenthesis, 0, 1);
    fails("teller > 1)", DiagnosticCode::condition_unexpected, 10, 11);
    fails("toon == \"rustig", DiagnosticCode::condition_open_text, 8, 15);
    fails("toon == 'boos'", DiagnosticCode::condition_unknown_value, 8, 14);
    fails("teller == 'boos'", DiagnosticCode::condition_text_alone, 10, 16);
    fails("'a' == 'a'", DiagnosticCode::condition_text_alone, 0, 3);
    fails("toon == licht", DiagnosticCode::condition_unequal_types, 0, 13);
    fails("toon == 1", DiagnosticCode::condition_unequal_types, 0, 9);
    fails("not teller == 3", DiagnosticCode::condition_type, 4, 10);
    fails("gezegd > 1", DiagnosticCode::condition_type, 0, 6);
    fails("zag('begin')", DiagnosticCode::condition_unknown_function, 0, 3);
    fails("seen(begin)", DiagnosticCode::condition_argument_quotes, 5, 10);
    fails("seen()", DiagnosticCode::condition_argument_count, 0, 6);
    fails("seen('a','b')", DiagnosticCode::condition_argument_count, 0, 13);
    fails("seen('begim')", DiagnosticCode::condition_unknown_target, 5, 12);
    fails("event('E', 'misschien')", DiagnosticCode::condition_unknown_target, 6, 9);
    fails("seen('begin'", DiagnosticCode::condition_open_parenthesis, 4, 5);
    fails("é == 1", DiagnosticCode::condition_wrong_operator, 0, 2);
  }

  TEST_CASE("every mistake of meaning is reported, not only the first") {
    const Compiled out = compiled("karin.x > 1 and toon == 'boos' and seen('y')");
    CHECK(out.problems.size() == 3);
  }

  TEST_CASE("depth and length have limits, and the limits themselves fit") {
    const std::string open(64, '(');
    const std::string close(64, ')');
    CHECK(truth(open + "gezegd" + close));
    fails(open + "(gezegd)" + close, DiagnosticCode::condition_too_deep, 64, 65);
    std::string nots;
    for (int i = 0; i < 64; ++i) nots += "not ";
    CHECK(truth(nots + "gezegd"));
    CHECK_FALSE(compiled("not " + nots + "gezegd").code.has_value());
    std::string sums;  // 1+(1+(1+… keeps a value waiting at every level
    for (int i = 0; i < 63; ++i) sums += "1+(";
    CHECK(truth(sums + "1" + std::string(63, ')') + " == 64"));
    std::string heavy;  // several values waiting at every level
    for (int i = 0; i < 60; ++i) heavy += "gezegd or gezegd and gezegd == (";
    CHECK_FALSE(compiled(heavy + "gezegd" + std::string(60, ')')).code.has_value());
    const std::string long_one = "gezegd" + std::string(4090, ' ');
    CHECK(truth(long_one));
    CHECK_FALSE(compiled(long_one + " ").code.has_value());
  }
}

namespace {

/// A slow obvious version: builds text and value together, with every operand in parentheses.
struct Tree {
  std::string text;
  std::int64_t value = 0;
  bool is_boolean = false;
};

Tree random_tree(Rng& rng, int depth, bool want_boolean) {
  const TestState state;
  if (want_boolean) {
    switch (depth == 0 ? rng.below(2) : rng.below(6)) {
      case 0: return {"gezegd", state.slots[2], true};
      case 1: return {"false", 0, true};
      case 2: {
        const Tree a = random_tree(rng, depth - 1, true);
        return {"not (" + a.text + ")", a.value == 0 ? 1 : 0, true};
      }
      case 3:
      case 4: {
        const Tree a = random_tree(rng, depth - 1, true);
        const Tree b = random_tree(rng, depth - 1, true);
        const bool is_and = rng.below(2) == 0;
        const bool value = is_and ? (a.value != 0 && b.value != 0) : (a.value != 0 || b.value != 0);
        return {"(" + a.text + ")" + (is_and ? " and " : " or ") + "(" + b.text + ")", value ? 1 : 0, true};
      }
      default: break;
    }
    const Tree a = random_tree(rng, depth - 1, false);
    const Tree b = random_tree(rng, depth - 1, false);
    static constexpr const char* kOps[] = {"==", "~=", "<", "<=", ">", ">="};
    const std::size_t op = rng.below(6);
    const bool values[] = {a.value == b.value, a.value != b.value,
                           a.value<b.value, a.value <= b.value, a.value> b.value, a.value >= b.value};
    return {a.text + " " + kOps[op] + " " + b.text, values[op] ? 1 : 0, true};
  }
  if (depth == 0 || rng.below(4) == 0) {
    if (rng.below(2) == 0) return {"karin.vertrouwen", state.slots[0], false};
    const auto number = static_cast<std::int64_t>(rng.below(20)) - 10;
    return {number < 0 ? "(" + std::to_string(number) + ")" : std::to_string(number), number, false};
  }
  const Tree a = random_tree(rng, depth - 1, false);
  const Tree b = random_tree(rng, depth - 1, false);
  switch (rng.below(3)) {
    case 0: return {"(" + a.text + " + " + b.text + ")", a.value + b.value, false};
    case 1: return {"(" + a.text + " - " + b.text + ")", a.value - b.value, false};
    default: return {"(" + a.text + " * " + b.text + ")", a.value * b.value, false};
  }
}

}  // namespace

TEST_CASE("random conditions give what a plain evaluation gives") {
  Rng rng(20);
  int compared = 0;
  for (int i = 0; i < 20000; ++i) {
    const Tree tree = random_tree(rng, static_cast<int>(rng.below(5)), true);
    const Compiled out = compiled(tree.text);
    if (!out.code) continue;  // deeper than the limits
    ++compared;
    REQUIRE_MESSAGE(holds(out.program, *out.code, TestState{}) == (tree.value != 0), tree.text);
  }
  CHECK(compared > 19000);
}
