// Where a session is caught, against an obvious way to find it: from every state in turn, all that can
// follow. Over classes it is the same, and the real Session, led there, never comes to an ending.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/analysis/search.h"
#include "engine/session/session.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

TEST_SUITE_BEGIN("engine/analysis");

namespace gesprek::test {
namespace {

using analysis::Graph;
using analysis::Machine;
using analysis::Search;
using analysis::SearchLimits;
using program::Program;

constexpr std::uint64_t kMostStates = 1500;

struct Explored {
  std::unique_ptr<Machine> machine;
  std::unique_ptr<Search> search;
};

Explored explored(const Program& program, bool by_class) {
  Explored out;
  out.machine = std::make_unique<Machine>(program, analysis::Question{});
  if (!out.machine->fits()) return out;
  SearchLimits limits;
  limits.with_graph = true;
  limits.by_class = by_class;
  limits.by_state = !by_class;
  limits.states_per_class = 1;
  limits.budget = kMostStates;
  out.search = std::make_unique<Search>(*out.machine, limits);
  out.search->run();
  if (!out.search->is_complete()) out.search.reset();
  return out;
}

/// Whether from `state` an ending, or something that stops a session in another way, is met: every move of
/// every state that follows is taken once more, without the graph.
class Obvious {
 public:
  Obvious(Machine& machine, Search& search) : machine_(machine), search_(search) {
    analysis::Work work;
    std::vector<analysis::Move> moves;
    for (std::uint32_t s = 0; s < search.states(); ++s) {
      search.unpack(s, work);
      nodes_.push_back(work.node);
      machine.moves(work, moves);
      stops_.push_back(moves.empty());
      std::vector<std::uint32_t> to;
      for (const analysis::Move& move : moves) {
        analysis::Work next;
        search.unpack(s, next);
        const analysis::End end = machine.take(next, move);
        if (end != analysis::End::none) {
          stops_.back() = true;
          continue;
        }
        to.push_back(number_of(next));
      }
      follows_.push_back(std::move(to));
    }
  }
  [[nodiscard]] bool stops_from(std::uint32_t state) const {
    std::vector<bool> seen(follows_.size(), false);
    std::vector<std::uint32_t> open{state};
    while (!open.empty()) {
      const std::uint32_t s = open.back();
      open.pop_back();
      if (seen[s]) continue;
      seen[s] = true;
      if (stops_[s]) return true;
      open.insert(open.end(), follows_[s].begin(), follows_[s].end());
    }
    return false;
  }
  /// The nodes at which it begins.
  [[nodiscard]] std::vector<std::uint32_t> caught() const {
    std::vector<bool> can(follows_.size());
    for (std::uint32_t s = 0; s < can.size(); ++s) can[s] = stops_from(s);
    std::vector<std::uint32_t> out;
    if (!can.empty() && !can[0]) out.push_back(nodes_[0]);
    for (std::uint32_t s = 0; s < can.size(); ++s) {
      for (const std::uint32_t to : follows_[s]) {
        if (can[s] && !can[to]) out.push_back(nodes_[to]);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  std::uint32_t number_of(analysis::Work& work) {
    if (numbers_.empty()) {
      analysis::Work one;
      for (std::uint32_t s = 0; s < search_.states(); ++s) {
        search_.unpack(s, one);
        numbers_[key_of(one)] = s;
      }
    }
    static_cast<void>(machine_.settle(work));
    return numbers_.at(key_of(work));
  }
  [[nodiscard]] std::string key_of(const analysis::Work& work) const {
    std::string out(work.r.begin(), work.r.begin() + static_cast<std::ptrdiff_t>(machine_.register_count()));
    out += "|" + std::to_string(work.node) + "|" + std::to_string(work.topic) + "|" +
           std::to_string(work.depth) + "|" + std::to_string(work.resume_count);
    for (std::size_t i = 0; i < work.depth; ++i)
      out += "," + std::to_string(work.stack[i].first) + "." + std::to_string(work.stack[i].second);
    for (std::size_t i = 0; i < work.resume_count; ++i)
      out += ";" + std::to_string(work.resumes[i].first) + "." + std::to_string(work.resumes[i].second);
    return out;
  }

  Machine& machine_;
  Search& search_;
  std::vector<std::uint32_t> nodes_;
  std::vector<bool> stops_;
  std::vector<std::vector<std::uint32_t>> follows_;
  std::map<std::string, std::uint32_t> numbers_;
};

std::vector<std::uint32_t> nodes_of(const std::vector<Search::Caught>& caught) {
  std::vector<std::uint32_t> out;
  for (const Search::Caught& one : caught) out.push_back(one.node);
  return out;
}

/// Plays on from `witness` by chance; whether it still waits for an answer after so many.
bool goes_on(const Program& program, const analysis::Witness& witness, std::uint64_t seed) {
  session::Session session(program, seed);
  for (const session::Input& input : witness) REQUIRE(session.take(input));
  Rng rng(seed);
  for (int i = 0; i < 150 && session.status() == session::Status::waiting; ++i) {
    if (!session.take(random_input(session, rng))) return false;
  }
  return session.status() == session::Status::waiting;
}

}  // namespace

TEST_CASE("where a session is caught is what the obvious way finds, by states and over classes") {
  int compared = 0, with_caught = 0, over_classes = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Program program = random_program(seed);
    Explored one = explored(program, false);
    if (!one.search) continue;
    Obvious obvious(*one.machine, *one.search);
    const std::vector<Search::Caught> caught = one.search->caught();
    REQUIRE(nodes_of(caught) == obvious.caught());
    ++compared;
    with_caught += caught.empty() ? 0 : 1;
    for (const Search::Caught& at : caught) {
      const auto witness = analysis::realise(*one.machine, one.search->moves_to(at.where));
      REQUIRE(witness);
      for (std::uint64_t play = 1; play <= 3; ++play) REQUIRE(goes_on(program, *witness, seed * 10 + play));
    }
    Explored classes = explored(program, true);
    if (!classes.search) continue;
    ++over_classes;
    const std::vector<Search::Caught> same = classes.search->caught();
    REQUIRE(nodes_of(same) == nodes_of(caught));
    // The way need not be as long: a class may be entered sooner than the first state that begins it.
    for (const Search::Caught& at : same) {
      const auto witness = analysis::realise(*classes.machine, classes.search->moves_to(at.where));
      REQUIRE(witness);
      REQUIRE(goes_on(program, *witness, seed));
    }
  }
  MESSAGE(compared << " compared, in " << with_caught << " a session can be caught; " << over_classes
                   << " over classes too");
  CHECK(compared >= 100);
  CHECK(with_caught >= 5);
  CHECK(over_classes >= 50);
}

}  // namespace gesprek::test

TEST_SUITE_END();
