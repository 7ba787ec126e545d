#include "engine/script/meter.h"

#include <cstdlib>
#include <lua.hpp>

namespace gesprek::script {

namespace {

// Copying this many bytes is charged as one instruction: about what an instruction costs in time.
constexpr std::size_t kBytesPerInstruction = 64;
// One block may be this part of the limit (2 MB of 64 MB): a single instruction can touch a whole block (a
// copy, a comparison, a call with very many arguments), and between two looks there are 1,000 of them.
constexpr std::size_t kBlockPart = 32;
// What a block costs beside its bytes: our links and malloc's own.
constexpr std::size_t kBlockOverhead = 32;
}  // namespace

std::uint32_t running_line(lua_State* state, int level) {
  lua_Debug record;
  for (; lua_getstack(state, level, &record) != 0; ++level) {
    if (lua_getinfo(state, "l", &record) != 0 && record.currentline > 0) {
      return static_cast<std::uint32_t>(record.currentline);
    }
  }
  return 0;
}

/// In front of every block handed to Lua; keeps its alignment (16).
struct alignas(16) Meter::Block {
  Block* previous;
  Block* next;
};

Meter::~Meter() {
  release();
}

void Meter::release() {
  running_ = nullptr;
  memory_used_ = 0;
  while (blocks_ != nullptr) {
    Block* const next = blocks_->next;
    std::free(blocks_);
    blocks_ = next;
  }
}

void Meter::link(Block* block) {
  block->previous = nullptr;
  block->next = blocks_;
  if (blocks_ != nullptr) blocks_->previous = block;
  blocks_ = block;
}

void Meter::unlink(Block* block) {
  if (block->previous != nullptr) block->previous->next = block->next;
  if (block->next != nullptr) block->next->previous = block->previous;
  if (blocks_ == block) blocks_ = block->next;
}

bool Meter::refuses(std::size_t size, std::size_t growth) {
  if (fault_in_ > 0 && --fault_in_ == 0) {
    fault_happened_ = true;
    if (fault_onwards_) fault_in_ = 1;
    return true;
  }
  if (growth <= memory_limit_ - memory_used_ && size <= memory_limit_ / kBlockPart) return false;
  memory_refused_ = true;
  return true;
}

void* Meter::allocate(void* meter, void* block, std::size_t old_size, std::size_t new_size) noexcept {
  Meter& self = *static_cast<Meter*>(meter);
  Block* const old = block != nullptr ? static_cast<Block*>(block) - 1 : nullptr;
  // for a new block Lua passes its type as the old size
  const std::size_t old_cost = old != nullptr ? old_size + kBlockOverhead : 0;
  if (new_size == 0) {
    if (old != nullptr) {
      self.unlink(old);
      std::free(old);
      self.memory_used_ -= old_cost;
    }
    return nullptr;
  }
  const std::size_t new_cost = new_size + kBlockOverhead;
  if (new_cost > old_cost && self.refuses(new_size, new_cost - old_cost)) return nullptr;
  if (old != nullptr) self.unlink(old);
  auto* const fresh = static_cast<Block*>(std::realloc(old, sizeof(Block) + new_size));
  if (fresh == nullptr) {
    if (old != nullptr) self.link(old);
    return nullptr;
  }
  self.link(fresh);
  self.memory_used_ = self.memory_used_ - old_cost + new_cost;
  if (self.memory_used_ > self.memory_peak_) self.memory_peak_ = self.memory_used_;
  if (new_size >= kBytesPerInstruction && self.running_ != nullptr) {
    self.left_ -= static_cast<std::int64_t>(new_size / kBytesPerInstruction);
    // Lua is in the middle of something: only ask for the hook at the next instruction (lua_sethook is
    // made to be called at any moment).
    if (self.left_ <= 0) lua_sethook(self.running_, &Meter::count_hook, LUA_MASKCOUNT, 1);
  }
  return fresh + 1;
}

Meter& Meter::of(lua_State* state) {
  void* meter = nullptr;
  lua_getallocf(state, &meter);
  return *static_cast<Meter*>(meter);
}

void Meter::begin(lua_State* thread, std::int64_t instructions, std::chrono::milliseconds wall) {
  budget_ = left_ = instructions;
  until_clock_ = kStep;
  deadline_ = std::chrono::steady_clock::now() + wall;
  stopped_ = StopReason::none;
  running_ = thread;
  lua_sethook(thread, &Meter::count_hook, LUA_MASKCOUNT, kStep);
}

void Meter::end(lua_State* thread) {
  running_ = nullptr;
  lua_sethook(thread, nullptr, 0, 0);
}

void Meter::charge(lua_State* state, std::int64_t work) {
  look(state, work);
}

void Meter::count_hook(lua_State* state, lua_Debug* /*record*/) {
  of(state).look(state, kStep);
}

void Meter::look(lua_State* state, std::int64_t work) {
  left_ -= work;
  until_clock_ -= work;
  if (stopped_ == StopReason::none) {
    if (left_ <= 0) {
      stopped_ = StopReason::instructions;
    } else if (until_clock_ <= 0) {
      until_clock_ = kStep;
      if (std::chrono::steady_clock::now() >= deadline_) stopped_ = StopReason::time;
    }
    // now, because after the yield the state is one instruction back
    if (stopped_ != StopReason::none) stopped_line_ = running_line(state, 0);
  }
  if (stopped_ != StopReason::none) stop(state);
}

/// From a hook this returns and Lua yields or unwinds just after; from a library function it does not
/// return.
void Meter::stop(lua_State* state) {
  lua_sethook(state, &Meter::count_hook, LUA_MASKCOUNT, 1);
  if (lua_isyieldable(state) != 0) {
    lua_yield(state, 0);
  } else {
    luaL_error(state, "over budget");
  }
}

void Meter::fail_at(std::int64_t nth, bool onwards) {
  fault_in_ = nth;
  fault_onwards_ = onwards;
  fault_happened_ = false;
}

}  // namespace gesprek::script
