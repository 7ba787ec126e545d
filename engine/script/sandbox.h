#pragma once
// One script in one Lua state of its own, shut off from everything: runs its text once, and afterwards calls
// functions of the table it returned. Lua's own types do not pass this header.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/script/scripts.h"
#include "engine/script/value.h"

namespace gesprek::script {

class HookHost;

enum class FailureKind : std::uint8_t {
  syntax,       // the text is no Lua
  runtime,      // an error while running
  over_budget,  // too many instructions, or the wall clock
  over_memory,
  result_too_large,  // what it returned: too deep, or too many values
  no_function        // call(): the table has no such function
};

/// Why a run gave nothing. `what` is in both languages; `line` is 0 when no line of the script is known.
struct ScriptFailure {
  FailureKind kind = FailureKind::runtime;
  TwoWords what;
  std::uint32_t line = 0;
};

/// Exactly one of the two is there.
struct ScriptRun {
  std::optional<Value> value;
  ScriptFailure failure;
  [[nodiscard]] bool ok() const { return value.has_value(); }
};

/// A line that a script printed; kept for the author, at most SandboxSettings::kMostPrinted of them.
struct Printed {
  std::uint32_t line = 0;
  std::string text;
};

struct SandboxSettings {
  static constexpr std::size_t kMostPrinted = 20;
  static constexpr std::size_t kMostPrintedBytes = 200;  // a line
  static constexpr int kMostDepth = 16;                  // of tables in what is returned
  static constexpr std::size_t kMostValues = 20'000;

  ScriptLimits limits;
  /// Names of functions that mark the table they are given (Value::builder) and return it: `regel{ … }`.
  std::vector<std::string> builders;
  /// For tests: the allocation that fails, counted from the first (0: none), and whether all later ones do.
  std::int64_t fail_allocation = 0;
  bool fail_onwards = false;
};

/// The environment holds `assert error ipairs math next pairs print select setmetatable tekst tonumber
/// tostring type` and the builders, and nothing else. Reading another global, or setting any, is an error
/// that names it. A sandbox that failed is dead: its state is gone, and every later run fails.
class Sandbox {
 public:
  explicit Sandbox(const SandboxSettings& settings);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Runs `text` (source text only, never bytecode) and keeps the table it returns. At most once. `seed` is
  /// what math.random starts from.
  ScriptRun run(std::string_view text, std::uint64_t seed);
  /// Calls the function `name` of the table that run() returned, with its own budget and seed. A table given
  /// as `argument` refuses misspelt names; the error calls it `argument_name`.
  ScriptRun call(std::string_view name, const Value& argument, const char* argument_name,
                 std::int64_t instructions, std::uint64_t seed);

  /// Calls a hook with `s`, which asks `host`, and with texts.
  ScriptRun call_hook(std::string_view name, const std::vector<std::string>& arguments, HookHost& host,
                      std::int64_t instructions, std::uint64_t seed);

  [[nodiscard]] bool is_alive() const;
  [[nodiscard]] const std::vector<Printed>& printed() const;
  /// Instructions of the last run, in steps of 1,000 with the charged work.
  [[nodiscard]] std::int64_t last_spent() const;
  /// The most memory the state ever held at once.
  [[nodiscard]] std::size_t memory_peak() const;
  /// Whether the allocation that a test asked to fail came by.
  [[nodiscard]] bool fault_happened() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What scripts can name, ascending: "assert", "math.abs", "tekst.words"… Builders come besides.
[[nodiscard]] std::vector<std::string> environment_names();

}  // namespace gesprek::script
