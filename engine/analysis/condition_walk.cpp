#include "engine/analysis/condition_walk.h"

#include <algorithm>

namespace gesprek::analysis {

using session::InputKind;

namespace {

constexpr std::uint32_t kMostInputs = 400;  // of one session
constexpr std::uint64_t kManyMoves = 16;    // listing them costs as much as taking one
constexpr std::uint64_t kOutOf = 8;         // a manner is followed in six of eight moves
constexpr std::uint64_t kFollowed = 6;
constexpr std::uint64_t kSeed = 20261122;

}  // namespace

ConditionWalk::ConditionWalk(Machine& machine, const WalkLimits& limits)
    : Happenings(machine), machine_(machine), limits_(limits), rng_(kSeed) {
  const program::Program& p = machine.program();
  choices_taken_.assign(p.choices.size(), 0);
  repairs_taken_.assign(p.repairs.size(), 0);
  others_taken_.assign(64, 0);
}

void ConditionWalk::note(Where& where) {
  if (where.found()) return;
  if (!is_kept_) ways_.push_back(way_);
  is_kept_ = true;
  last_new_ = steps_;
  where.state = static_cast<std::uint32_t>(ways_.size()) - 1;
}

bool ConditionWalk::is_model(const Move& move) const {
  return move.kind == InputKind::choice &&
         (machine_.program().choices[move.target].flags & program::ChoiceFlag::model) != 0;
}

std::uint32_t& ConditionWalk::times_taken(const Move& move) {
  if (move.kind == InputKind::choice) return choices_taken_[move.target];
  if (move.kind == InputKind::repair) return repairs_taken_[move.target];
  return others_taken_[(static_cast<std::size_t>(move.kind) * 31 + move.target + move.extra) %
                       others_taken_.size()];
}

std::size_t ConditionWalk::pick(Manner manner) {
  const std::size_t any = rng_.below(moves_.size());
  if (manner == Manner::any || moves_.size() == 1 || rng_.below(kOutOf) >= kFollowed) return any;
  if (manner == Manner::seldom) {
    std::size_t best = any;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
      if (times_taken(moves_[i]) < times_taken(moves_[best])) best = i;
    }
    return best;
  }
  // From `any` on the first that fits, so that of two each comes as often.
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    const std::size_t at = (any + i) % moves_.size();
    if (is_model(moves_[at]) == (manner == Manner::model)) return at;
  }
  return any;
}

// From the start, or along a part of a way that met something before.
void ConditionWalk::play(Manner manner) {
  way_.clear();
  is_kept_ = false;
  if (machine_.begin(work_) != End::none) return;
  static_cast<void>(machine_.settle(work_));
  std::vector<Move> prefix;
  if (!ways_.empty() && rng_.below(2) == 0) {
    prefix = ways_[rng_.below(ways_.size())];
    prefix.resize(rng_.below(prefix.size() + 1));
  }
  const std::uint32_t most = limits_.most_inputs != 0 ? limits_.most_inputs : kMostInputs;
  for (std::size_t at = 0;; ++at) {
    machine_.moves(work_, moves_);
    steps_ += 1 + moves_.size() / kManyMoves;
    is_kept_ = false;
    machine_.ask_offer(work_);
    if (at >= most || moves_.empty()) return;
    const Move move = at < prefix.size() ? prefix[at] : moves_[pick(manner)];
    ++times_taken(move);
    way_.push_back(move);
    is_kept_ = false;
    if (machine_.take(work_, move) != End::none) return;
    static_cast<void>(machine_.settle(work_));
  }
}

void ConditionWalk::run() {
  machine_.oracle() = Oracle();
  machine_.trace(nullptr);
  machine_.listen(this);
  static constexpr Manner kManners[] = {Manner::any, Manner::model, Manner::seldom, Manner::not_model};
  for (std::size_t at = 0; steps_ <= limits_.steps && steps_ <= last_new_ + limits_.patience; ++at) {
    if (machine_.overflowed()) break;
    ++steps_;  // a session without an input is one too
    play(kManners[at % 4]);
  }
  machine_.listen(nullptr);
}

}  // namespace gesprek::analysis
