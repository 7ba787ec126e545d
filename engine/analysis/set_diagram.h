#pragma once
// Sets of tuples of small numbers as shared decision diagrams: a node asks one level and has a child for each
// span of its values; a level that a way does not ask may have any value. Equal sets are the same number.
//
// A tuple is what the registers of a machine hold; levels are registers in the order that the user chose.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::analysis {

class SetDiagram {
 public:
  using Set = std::uint32_t;
  static constexpr Set kNone = 0, kAll = 1;

  /// `most`: the greatest value of each level; values above it are as that one. Work is counted in nodes
  /// visited; after `most_work` every result is meaningless and is_spent() says so.
  SetDiagram(std::vector<std::uint8_t> most, std::uint64_t most_work);

  /// What happens to one level: only tuples with low…high are looked at, and then the value changes.
  struct Action {
    enum class Change : std::uint8_t {
      keep,
      map,  // to table[value]
      put,  // to `value`
      free  // to anything
    };
    std::uint16_t level = 0;
    std::uint8_t low = 0, high = 255;
    Change change = Change::keep;
    std::uint8_t value = 0;
    const std::uint8_t* table = nullptr;  // up to the level's greatest value
    [[nodiscard]] bool asks() const { return low != 0 || high != 255; }
  };
  using Actions = std::vector<Action>;  // ascending levels

  [[nodiscard]] Set single(std::uint16_t level, std::uint8_t value, Set below);
  [[nodiscard]] Set unite(Set a, Set b);
  [[nodiscard]] Set without(Set a, Set b);
  /// The tuples of `set` inside the box of `actions`, changed.
  [[nodiscard]] Set image(Set set, const Actions& actions);
  /// The tuples of `set` outside that box.
  [[nodiscard]] Set outside(Set set, const Actions& actions);
  /// Some tuple of a set that is not empty; levels that may have any value are left alone.
  void pick(Set set, std::uint8_t* values) const;
  /// How many tuples; a level that is not asked counts its values where `counts` says so, else once.
  [[nodiscard]] std::uint64_t count(Set set, const std::vector<std::uint8_t>& counts);

  [[nodiscard]] bool is_spent() const { return work_ > most_work_; }
  [[nodiscard]] std::uint64_t work() const { return work_; }
  /// What was found before stays so: for questions afterwards.
  void allow_more() { most_work_ = ~std::uint64_t{0}; }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }

 private:
  struct Run {
    std::uint8_t last = 255;
    Set child = kNone;
  };
  struct Node {
    std::uint32_t first = 0;  // in runs_
    std::uint16_t level = 0xffff, count = 0;
  };
  struct Known {
    Set a = 0, b = 0, result = 0;
  };
  class Runs;

  [[nodiscard]] Set make(std::uint16_t level, const Runs& runs);
  [[nodiscard]] static std::uint64_t hash_of(std::uint16_t level, const Run* runs, std::size_t count);
  void grow();
  template <class Combine>
  Set both(Set a, Set b, Combine&& combine);
  Set image_below(Set set, std::size_t action);
  Set changed(const Action& action, Set set);
  Set image_at(Set set, const Action& action, std::size_t next);
  Set outside_below(Set set, std::size_t action);
  std::uint64_t count_below(Set set, std::size_t level, const std::vector<std::uint8_t>& counts,
                            std::vector<std::uint64_t>& known) const;
  void begin();
  [[nodiscard]] bool is_known(Set set) const { return set < stamps_.size() && stamps_[set] == round_; }
  void know(Set set, Set result);

  std::vector<std::uint8_t> most_;
  std::uint64_t most_work_;
  std::uint64_t work_ = 0;
  std::vector<Node> nodes_;
  std::vector<Run> runs_;
  std::vector<Set> table_;  // open addressing; 0: free
  std::vector<Known> united_, without_;
  // of one image or outside: results by node
  const Actions* actions_ = nullptr;
  std::vector<std::uint32_t> stamps_;
  std::vector<Set> results_;
  std::uint32_t round_ = 0;
};

}  // namespace gesprek::analysis
