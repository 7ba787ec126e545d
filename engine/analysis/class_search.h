#pragma once
// States that cannot be told apart any more are visited once. Every class is a box: per register from where
// to where its value makes no difference to anything that can still happen. A box comes from one state: its
// steps are taken while noting what they look at (trace.h), and what counts as the same behind them is walked
// back.
//
// Boxes start wide and only get narrower: what comes to a state inside the box of another of the same place
// is taken for that one until its box says otherwise; then it is looked up again. When nothing changes any
// more, every step from inside a box leads inside the box it is said to lead to, with the same inputs, the
// same points and the same happening on the way: a bisimulation. So whatever is found over the classes is
// exact.
//
// A state is settled when all that its steps lead to is; its box never gets narrower then. Two settled states
// whose steps are the same are of one class, and where the box of one only reaches further in one register it
// widens the other.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "engine/analysis/box_index.h"
#include "engine/analysis/explore.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/trace.h"

namespace gesprek::analysis {

struct ClassLimits {
  std::uint64_t classes = 1'000'000;
  std::uint64_t steps = 20'000'000;  // taken, again where a box got narrower too
};

class ClassSearch final : private Witnessing {
 public:
  static constexpr std::uint32_t kNowhere = 0xffffffffU;  // the step ends the session

  /// `machine` has no unknowns.
  ClassSearch(Machine& machine, const ClassLimits& limits);
  /// False when the limits were met: then nothing is known.
  bool run();

  /// Class 0 is where a session starts; no classes: it ends before the first input.
  [[nodiscard]] std::size_t size() const { return classes_.size(); }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  /// The state of class `id` > 0 is really come to: from the state of its parent, by that move.
  [[nodiscard]] std::uint32_t parent(std::uint32_t id) const { return classes_[id].parent; }
  [[nodiscard]] std::uint32_t move(std::uint32_t id) const { return classes_[id].move; }
  [[nodiscard]] std::uint32_t place(std::uint32_t id) const { return classes_[id].place; }
  /// A state of the class.
  void unpack(std::uint32_t id, Work& work) const;
  /// Where move number `move` of its state leads.
  [[nodiscard]] std::uint32_t to(std::uint32_t id, std::size_t move) const {
    const std::uint32_t target = to_[classes_[id].first + move];
    return target == kNowhere ? kNowhere : classes_[target].same_as;
  }

 private:
  struct Class {
    std::uint32_t place = 0;
    std::uint32_t first = kNowhere;  // of its moves, in to_; not known before they are looked at
    std::uint32_t parent = 0;        // where its state was come to from, by which move
    std::uint16_t move = 0;
    std::uint32_t same_as = 0;  // the first of its class; itself when it is not settled
    bool is_waiting = false;    // in again_
    bool is_settled = false;
    std::uint32_t breadth = 0;        // of its box, once it was put in an index
    std::vector<std::uint32_t> from;  // classes with a step to this one
  };
  /// Of what the steps of a state do: two hashes, so that no two are taken for each other.
  struct Sign {
    std::uint64_t a = 0x243f6a8885a308d3U, b = 0x13198a2e03707344U;
    void add(std::uint64_t value) {
      a = (a ^ value) * 0x9e3779b97f4a7c15U;
      a ^= a >> 29U;
      b = (b + value) * 0xd6e8feb86659fd93U;
      b ^= b >> 32U;
    }
    bool operator==(const Sign& other) const { return a == other.a && b == other.b; }
  };
  struct SignHash {
    std::size_t operator()(const Sign& sign) const { return sign.a; }
  };
  struct Frame {
    std::uint32_t id = 0;
    std::uint32_t next = 0;  // move
    bool is_first = false, is_narrower = false, is_settled = true;
    Sign sign;
  };

  std::uint32_t add(std::uint32_t place, const Work& work, std::uint32_t parent, std::uint32_t move);
  [[nodiscard]] std::uint32_t find(std::uint32_t place, const std::uint8_t* registers) const;
  [[nodiscard]] bool is_inside(std::uint32_t id, const std::uint8_t* registers) const;
  /// Takes the moves of the top frame, as far as it can.
  void go_on();
  bool narrow(std::uint32_t id, const Box& box);
  void settle(std::uint32_t id, const Sign& sign);
  /// Widens box `id` by box `other` of its class; true when it lies within it.
  bool widen(std::uint32_t id, std::uint32_t other, bool& is_wider);
  void put_in_index(std::uint32_t id);
  void sign_end(End end);

  void entered(std::uint32_t node) override { sign_.add(std::uint64_t{1} << 40U | node); }
  void asked(std::uint32_t site, bool holds) override;
  void rule_broken(std::uint32_t rule) override { sign_.add(std::uint64_t{3} << 40U | rule); }
  void knockout_opened(std::uint32_t knockout) override { sign_.add(std::uint64_t{4} << 40U | knockout); }
  void knockout_closed(std::uint32_t knockout) override { sign_.add(std::uint64_t{5} << 40U | knockout); }
  void told(std::uint32_t signal) override { sign_.add(std::uint64_t{8} << 40U | signal); }
  void interrupted(std::uint32_t interrupt) override { sign_.add(std::uint64_t{6} << 40U | interrupt); }
  [[nodiscard]] std::uint8_t* state_of(std::uint32_t id) { return &bytes_[std::size_t{id} * 3 * width_]; }
  [[nodiscard]] const std::uint8_t* state_of(std::uint32_t id) const {
    return &bytes_[std::size_t{id} * 3 * width_];
  }
  [[nodiscard]] Box box_of(std::uint32_t id) {
    std::uint8_t* const at = state_of(id);
    return {at + width_, at + 2 * width_};
  }

  Machine& machine_;
  ClassLimits limits_;
  Trace trace_;
  std::vector<std::uint8_t> most_;    // greatest value, per register
  std::size_t used_ = 0, width_ = 0;  // registers; up to a multiple of 32
  std::vector<std::uint8_t> bytes_;   // per class: its state, least, greatest
  std::vector<Class> classes_;
  std::vector<std::uint32_t> to_;
  struct AtPlace {
    BoxIndex known;                   // boxes that have been walked back once
    std::vector<std::uint32_t> open;  // in frames_ for the first time
  };
  std::vector<AtPlace> by_place_;
  std::vector<Frame> frames_;
  std::deque<std::uint32_t> again_;
  std::uint64_t steps_ = 0;
  Sign sign_;
  std::unordered_map<Sign, std::vector<std::uint32_t>, SignHash> settled_;  // the states of a class
  std::vector<std::uint8_t> asks_site_;                                     // per site
  std::vector<std::uint8_t> low_, high_;                                    // the box that is walked back
  std::vector<Move> moves_;
  Work from_, work_;
};

}  // namespace gesprek::analysis
