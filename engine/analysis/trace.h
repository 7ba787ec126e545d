#pragma once
// What one step of a machine looked at and changed, so that it can be walked back: from the values after it
// that count as the same, to the values before it that do.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::analysis {

struct ReactionBlock;

/// Per register from where to where its value makes no difference; 255: to its greatest value.
struct Box {
  std::uint8_t* low = nullptr;
  std::uint8_t* high = nullptr;
  [[nodiscard]] bool asks(std::size_t reg) const { return low[reg] != 0 || high[reg] != 255; }
};

class Trace {
 public:
  /// `most`: the greatest value of each register.
  explicit Trace(std::vector<std::uint8_t> most) : most_(std::move(most)) {}

  /// Registers that are only ever raised are named by may_write() even where they are raised already.
  bool names_raised = false;

  /// What is noted from here to close() only matters where a register does that may_write() named in between.
  struct Region {
    std::size_t from = 0, written = 0, count = 0;
  };

  void clear() {
    count_ = 0;
    written_.clear();
    blocks_.clear();
  }
  /// The step went as it did because `reg` is low…high.
  void need(std::size_t reg, int low, int high) {
    if (low <= 0 && high >= most_[reg]) return;
    Op op;
    op.kind = Kind::need;
    op.reg = static_cast<std::uint16_t>(reg);
    op.a = std::max(low, 0);
    op.b = high >= most_[reg] ? 255 : high;
    note(op);
  }
  void set(std::size_t reg) { put(Kind::set, reg, 0, 0, 0); }
  /// Before it happens, with the value that `reg` has: f(value) = value + a, limited to 0…b.
  void add(std::size_t reg, std::uint8_t value, int a, int b) { put(Kind::add, reg, value, a, b); }
  /// One towards `level`, limited to 0…most.
  void rest(std::size_t reg, std::uint8_t value, int level, int most) {
    put(Kind::rest, reg, value, level, most);
  }
  /// 0 to 1, else 2.
  void count(std::size_t reg, std::uint8_t value) { put(Kind::count, reg, value, 0, 0); }
  /// Back to 0; but `end`, which is for good, stays.
  void lapse(std::size_t reg, std::uint8_t value, int end) { put(Kind::lapse, reg, value, end, 0); }
  /// The next; after the last, `end` - 1, comes `first`.
  void turn(std::size_t reg, std::uint8_t value, int end, int first) {
    put(Kind::turn, reg, value, end, first);
  }
  /// What was noted since `region` was opened is why nothing came of it whatever `reg` is; where `reg`
  /// matters afterwards it has to be `value`, which is why, too.
  void either(const Region& region, std::size_t reg, std::uint8_t value) {
    put(Kind::either, reg, value, static_cast<int>(region.from), 0);
  }
  void copy(std::size_t to, std::size_t from, std::uint8_t value) {
    put(Kind::copy, to, value, static_cast<int>(from), 0);
  }

  [[nodiscard]] Region open() const { return {count_, written_.size(), 0}; }
  void may_write(Region& region, std::uint16_t reg) {
    written_.push_back(reg);
    ++region.count;
  }
  void close(const Region& region) {
    if (count_ == region.from) return;
    Op op;
    op.kind = Kind::guard;
    op.a = static_cast<int>(region.from);
    op.b = static_cast<int>(region.written);
    op.sum = static_cast<std::uint16_t>(region.count);
    note(op);
  }
  /// The same for the rows of a reaction from `row`: only where a sum matters to which they or those they
  /// keep from their turn add. Its sums are noted after all rows, each by add_sum.
  void close_rows(const Region& region, const ReactionBlock& block, std::size_t row) {
    if (count_ == region.from) return;
    Op op;
    op.kind = Kind::rows;
    op.a = static_cast<int>(region.from);
    op.b = static_cast<int>(row);
    op.sum = static_cast<std::uint16_t>(blocks_.size());
    blocks_.push_back(&block);
    note(op);
  }
  void add_sum(std::size_t sum, std::size_t reg, std::uint8_t value, int a, int b) {
    put(Kind::sum, reg, value, a, b);
    ops_[count_ - 1].sum = static_cast<std::uint16_t>(sum);
  }

  /// `box`, what counts as the same after the step, becomes what does before it.
  void walk_back(const Box& box);

  /// The same for a set of states that go on apart: `asked` says of every register whether its value after
  /// the step matters at all, and `box` becomes the states that take the step in the very same way, so that
  /// changes() holds for all of them. Needs names_raised.
  void walk_back_all(const Box& box, std::vector<std::uint8_t>& asked);
  /// What the step makes of one register.
  struct Change {
    enum class Kind : std::uint8_t { keep, map, put } kind = Kind::keep;
    std::vector<std::uint8_t> table;  // of map: value after, by value before
  };
  /// By register; where it is `put` the value is that which the step ended with.
  void changes(std::vector<Change>& out) const;

 private:
  enum class Kind : std::uint8_t { need, set, add, sum, rest, count, turn, lapse, copy, either, guard, rows };
  struct Op {
    Kind kind = Kind::need;
    std::uint8_t value = 0;
    std::uint16_t sum = 0, reg = 0;
    int a = 0, b = 0;
  };
  void put(Kind kind, std::size_t reg, std::uint8_t value, int a, int b) {
    Op op;
    op.kind = kind;
    op.value = value;
    op.reg = static_cast<std::uint16_t>(reg);
    op.a = a;
    op.b = b;
    note(op);
  }
  void note(const Op& op) {
    if (count_ == ops_.size()) ops_.resize(std::max<std::size_t>(256, 2 * count_));
    ops_[count_++] = op;
  }
  template <class F>
  void widen(const Box& box, const Op& op, F&& after) const;
  [[nodiscard]] static int after(const Op& op, int value);
  [[nodiscard]] bool is_hot(const Op& op) const;

  std::vector<std::uint8_t> most_;
  std::vector<Op> ops_;  // the first count_
  std::size_t count_ = 0;
  std::vector<const ReactionBlock*> blocks_;
  std::vector<std::uint16_t> written_;  // of all regions
  std::vector<std::uint8_t> hot_;       // of a reaction: the sum matters
};

}  // namespace gesprek::analysis
