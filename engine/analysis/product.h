#pragma once
// Rules, musts and knock-outs over states that were explored without them: each is a small automaton that
// reads what the steps tell (Question::signals), so every pair of a state and what the automaton knows is
// visited once.

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "engine/analysis/machine.h"
#include "engine/analysis/search.h"

namespace gesprek::analysis {

/// What an automaton knows; what is not used stays 0.
struct Known {
  std::array<std::uint8_t, 8> rules{};  // states
  std::uint8_t broken = 0, seen = 0, lost = 0;
  std::array<std::uint8_t, kMostAges + 1> open{};  // as RegisterKind::knockout
  bool operator<(const Known& o) const {
    if (rules != o.rules) return rules < o.rules;
    if (broken != o.broken) return broken < o.broken;
    if (seen != o.seen) return seen < o.seen;
    if (lost != o.lost) return lost < o.lost;
    return open < o.open;
  }
};

class Product {
 public:
  /// `search` explored a question with signals over classes, to the end.
  Product(const Machine& machine, Search& search, std::uint32_t most_inputs);

  /// The inputs that make it happen, by the moves of Search; not found: it cannot happen.
  struct Found {
    bool is_found = false;
    std::vector<Move> moves;
  };
  struct Must {
    Found missed, missed_at_good;
  };
  struct Rule {
    Found broken, broken_at_ending;
  };
  struct Knockout {
    Found opened, unrepaired, unrepaired_at_good, repaired;
  };
  [[nodiscard]] Must must(std::uint32_t must);
  [[nodiscard]] Rule rule(std::uint32_t rule);
  /// False where a choice repairs it, or too many rules break as it: then it needs a question of its own.
  [[nodiscard]] bool can_tell(std::uint32_t knockout) const;
  [[nodiscard]] Knockout knockout(std::uint32_t knockout);

 private:
  enum Target : std::uint8_t { at_once, at_ending, at_good, closed, targets };
  struct Automaton {
    std::uint32_t must_event = kNone;
    std::vector<std::uint32_t> rules;
    std::uint32_t rule = kNone;      // that is asked about
    std::uint32_t knockout = kNone;  // that is asked about
  };
  struct Vertex {
    std::uint32_t state = 0, known = 0, parent = 0, step = 0;
  };
  void run(const Automaton& automaton);
  /// Reads what a step tells; notes what happened in hit_.
  void read(const Automaton& automaton, std::size_t step, Known& known);
  void feed(const Automaton& automaton, std::size_t place, std::uint32_t symbol, Known& known);
  void open(const Automaton& automaton, bool by_rule, Known& known);
  void end(const Automaton& automaton, const Search::Step& step, Known& known);
  void settle(const Automaton& automaton, const Search::Step& step, Known& known);
  [[nodiscard]] std::vector<Move> moves_to(std::uint32_t vertex, std::size_t step);
  Found take(Target target) { return std::move(found_[target]); }

  const Machine& machine_;
  const program::Program& p_;
  Search& search_;
  std::uint32_t most_inputs_;
  std::vector<std::uint32_t> mendable_;  // per state: bit: the choice of that age can be taken back
  std::vector<Vertex> vertices_;
  std::array<Found, targets> found_;
  std::array<bool, targets> hit_{};
  bool has_choice_ = false;  // within a step
  std::uint32_t age_ = 0;
};

}  // namespace gesprek::analysis
