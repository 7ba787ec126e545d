#pragma once
// What one Lua state may use: memory, instructions, and (as a backstop) time. Knows no script and no
// environment; the sandbox and the tests of the stop recipe build on it.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

struct lua_State;
struct lua_Debug;

namespace gesprek::script {

enum class StopReason : std::uint8_t { none, instructions, time };

/// The line of the innermost Lua function at or above `level` of the stack; 0 when there is none.
[[nodiscard]] std::uint32_t running_line(lua_State* state, int level);

/// The allocator and the clockwork of one Lua state. Owns all of the state's memory: destroying the Meter
/// frees every block without lua_close, so that no code of a discarded script ever runs again. One block may
/// be a 32nd of the limit at most.
///
///   Meter meter(limit);
///   lua_State* main = lua_newstate(&Meter::allocate, &meter);   // null when the limit is too small
///   … a coroutine of main, ready to be resumed …
///   meter.begin(thread, 1'000'000, std::chrono::seconds(2));
///   lua_resume(thread, …);
///   meter.end(thread);
///   if (meter.stopped() != StopReason::none) …                  // discard the state: never resume it
///
/// How a run is stopped (hardening §8): a hook counts each 1,000 instructions. When the budget is spent, the
/// hook is set to every instruction, and then the coroutine yields, or where it cannot (inside a C function
/// such as a sort) an error is raised, again at each further instruction, so that no pcall can hold on.
/// What takes long without being instructions (copying texts, walking tables) is charged by the allocator
/// and by our library functions.
class Meter {
 public:
  explicit Meter(std::size_t memory_limit) : memory_limit_(memory_limit) {}
  ~Meter();
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  /// The lua_Alloc of the state; `meter` is the Meter.
  static void* allocate(void* meter, void* block, std::size_t old_size, std::size_t new_size) noexcept;
  /// The Meter whose allocator `state` uses.
  static Meter& of(lua_State* state);

  void begin(lua_State* thread, std::int64_t instructions, std::chrono::milliseconds wall);
  void end(lua_State* thread);
  /// For library functions: `work` as so many instructions. Does not return when the budget is spent.
  void charge(lua_State* state, std::int64_t work);

  /// Frees all memory of the state at once; the state is gone.
  void release();

  [[nodiscard]] StopReason stopped() const { return stopped_; }
  /// The line that ran when it was stopped; 0 when unknown.
  [[nodiscard]] std::uint32_t stopped_line() const { return stopped_line_; }
  /// Whether the limit ever refused memory.
  [[nodiscard]] bool memory_refused() const { return memory_refused_; }
  [[nodiscard]] std::size_t memory_used() const { return memory_used_; }
  [[nodiscard]] std::size_t memory_peak() const { return memory_peak_; }
  /// Spent since begin(), charges included, to the next 1,000.
  [[nodiscard]] std::int64_t spent() const { return budget_ - left_; }

  /// For tests: refuse the `nth` growing allocation from now (from 1), and when `onwards` all that follow.
  void fail_at(std::int64_t nth, bool onwards);
  [[nodiscard]] bool fault_happened() const { return fault_happened_; }

 private:
  struct Block;
  static constexpr int kStep = 1000;  // instructions between two looks at budget and clock

  static void count_hook(lua_State* state, lua_Debug* record);
  void look(lua_State* state, std::int64_t work);
  void stop(lua_State* state);
  bool refuses(std::size_t size, std::size_t growth);
  void link(Block* block);
  void unlink(Block* block);

  std::size_t memory_limit_;
  std::size_t memory_used_ = 0;
  std::size_t memory_peak_ = 0;
  bool memory_refused_ = false;
  Block* blocks_ = nullptr;

  std::int64_t budget_ = 0;
  std::int64_t left_ = 0;
  std::int64_t until_clock_ = 0;  // work until the clock is looked at again
  std::chrono::steady_clock::time_point deadline_;
  StopReason stopped_ = StopReason::none;
  std::uint32_t stopped_line_ = 0;
  lua_State* running_ = nullptr;

  std::int64_t fault_in_ = 0;  // 0: no fault asked for
  bool fault_onwards_ = false;
  bool fault_happened_ = false;
};

}  // namespace gesprek::script
