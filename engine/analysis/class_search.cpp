#include "engine/analysis/class_search.h"

#include <algorithm>
namespace gesprek::analysis {

namespace {

std::vector<std::uint8_t> greatest_of(const Machine& machine) {
  std::vector<std::uint8_t> out;
  for (const Register& reg : machine.registers()) out.push_back(reg.most);
  return out;
}

constexpr std::size_t kChunk = 32;
constexpr std::uint32_t kUnknown = 0xfffffffeU;
constexpr std::size_t kMostCompared = 64;

}  // namespace

bool steers(SiteKind kind) {
  return kind == SiteKind::choice || kind == SiteKind::arm || kind == SiteKind::topic;
}

ClassSearch::ClassSearch(Machine& machine, const ClassLimits& limits)
    : machine_(machine), limits_(limits), trace_(greatest_of(machine)), most_(greatest_of(machine)) {
  used_ = machine.register_count();
  width_ = (used_ + kChunk - 1) / kChunk * kChunk;
  if (width_ == 0) width_ = kChunk;
  low_.assign(width_, 0);
  high_.assign(width_, 255);
  for (const Machine::Site& site : machine.sites())
    asks_site_.push_back(machine.question().conditions || steers(static_cast<SiteKind>(site.kind)) ? 1 : 0);
}

void ClassSearch::asked(std::uint32_t site, bool holds) {
  if (asks_site_[site] != 0) sign_.add(std::uint64_t{2} << 40U | site << 1U | (holds ? 1U : 0U));
}

void ClassSearch::sign_end(End end) {
  sign_.add(std::uint64_t{7} << 40U | static_cast<std::uint64_t>(end));
  if (end == End::none) return;
  sign_.add(machine_.end_node());
  if (end != End::ending) return;
  for (const std::uint32_t rule : machine_.question().rules)
    sign_.add(machine_.is_broken(work_, rule) ? 1 : 0);
  for (const std::uint32_t knockout : machine_.question().knockouts)
    sign_.add(machine_.is_unrepaired(work_, knockout) ? 1 : 0);
  for (const std::uint32_t must : machine_.question().musts)
    sign_.add(machine_.is_missed(work_, must) ? 1 : 0);
}

bool ClassSearch::widen(std::uint32_t id, std::uint32_t other, bool& is_wider) {
  const Box own = box_of(id);
  const Box by = box_of(other);
  std::size_t differing = used_;
  for (std::size_t chunk = 0; chunk < width_; chunk += kChunk) {
    std::uint8_t outside = 0;
    for (std::size_t i = chunk; i < chunk + kChunk; ++i) {
      outside |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(own.low[i] < by.low[i] ? 1 : 0) |
                                           (own.high[i] > by.high[i] ? 1 : 0));
    }
    if (outside == 0) continue;
    for (std::size_t i = chunk; i < chunk + kChunk; ++i) {
      if (own.low[i] >= by.low[i] && own.high[i] <= by.high[i]) continue;
      if (differing != used_) return false;
      differing = i;
    }
  }
  if (differing == used_) return true;
  if (by.low[differing] > own.high[differing] + 1 || own.low[differing] > by.high[differing] + 1)
    return false;
  const std::uint8_t low = std::min(own.low[differing], by.low[differing]);
  const std::uint8_t high = std::max(own.high[differing], by.high[differing]);
  is_wider = is_wider || low != own.low[differing] || high != own.high[differing];
  own.low[differing] = low;
  own.high[differing] = high;
  return false;
}

void ClassSearch::put_in_index(std::uint32_t id) {
  const Box own = box_of(id);
  std::uint32_t breadth = 0;
  for (std::size_t i = 0; i < used_; ++i) breadth += std::min(own.high[i], most_[i]) - own.low[i];
  classes_[id].breadth = breadth;
  by_place_[classes_[id].place].known.insert(id, used_, [&](std::uint32_t box) {
    const Box sides = box_of(box);
    return BoxIndex::Sides{sides.low, sides.high};
  });
}

void ClassSearch::settle(std::uint32_t id, const Sign& sign) {
  std::vector<std::uint32_t>& same = settled_[sign];
  classes_[id].is_settled = true;
  classes_[id].same_as = same.empty() ? id : classes_[same.front()].same_as;
  bool is_wider = true;
  for (std::size_t rounds = 0; is_wider && rounds < 4; ++rounds) {
    is_wider = false;
    const std::size_t first = same.size() > kMostCompared ? same.size() - kMostCompared : 0;
    for (std::size_t i = first; i < same.size(); ++i) {
      if (widen(id, same[i], is_wider)) return;  // it says nothing that the other does not
    }
  }
  const std::size_t first = same.size() > kMostCompared ? same.size() - kMostCompared : 0;
  for (std::size_t i = first; i < same.size();) {
    bool other_is_wider = false;
    if (widen(same[i], id, other_is_wider)) {
      if (i != 0) {
        same.erase(same.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
    } else if (other_is_wider) {
      put_in_index(same[i]);
    }
    ++i;
  }
  same.push_back(id);
  put_in_index(id);
}

void ClassSearch::unpack(std::uint32_t id, Work& work) const {
  std::copy_n(state_of(id), used_, work.r.begin());
  machine_.put_at(work, classes_[id].place);
}

std::uint32_t ClassSearch::add(std::uint32_t place, const Work& work, std::uint32_t parent,
                               std::uint32_t move) {
  const auto id = static_cast<std::uint32_t>(classes_.size());
  classes_.emplace_back();
  classes_.back().place = place;
  classes_.back().same_as = id;
  classes_.back().parent = parent;
  classes_.back().move = static_cast<std::uint16_t>(move);
  bytes_.resize(bytes_.size() + 3 * width_, 0);
  std::copy_n(work.r.begin(), used_, state_of(id));
  std::fill_n(state_of(id) + 2 * width_, width_, std::uint8_t{255});
  if (by_place_.size() <= place) by_place_.resize(place + std::size_t{1});
  by_place_[place].open.push_back(id);
  return id;
}

bool ClassSearch::is_inside(std::uint32_t id, const std::uint8_t* registers) const {
  const std::uint8_t* const low = state_of(id) + width_;
  const std::uint8_t* const high = low + width_;
  for (std::size_t chunk = 0; chunk < width_; chunk += kChunk) {
    std::uint8_t outside = 0;
    for (std::size_t i = chunk; i < chunk + kChunk; ++i) {
      outside |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(registers[i] < low[i] ? 1 : 0) |
                                           (registers[i] > high[i] ? 1 : 0));
    }
    if (outside != 0) return false;
  }
  return true;
}

std::uint32_t ClassSearch::find(std::uint32_t place, const std::uint8_t* registers) const {
  if (place >= by_place_.size()) return kNowhere;
  // Of all that hold it the broadest: what leads to it gets a broader box as well.
  std::uint32_t best = kNowhere;
  for (const std::uint32_t id : by_place_[place].known.near(registers)) {
    if (best != kNowhere && classes_[id].breadth <= classes_[best].breadth) continue;
    if (is_inside(id, registers)) best = id;
  }
  if (best != kNowhere) return best;
  for (const std::uint32_t id : by_place_[place].open) {
    if (is_inside(id, registers)) return id;
  }
  return kNowhere;
}

bool ClassSearch::narrow(std::uint32_t id, const Box& box) {
  const Box own = box_of(id);
  bool is_narrower = false;
  for (std::size_t i = 0; i < used_; ++i) {
    const std::uint8_t low = std::max(own.low[i], box.low[i]);
    const std::uint8_t high = std::min(own.high[i], box.high[i]);
    is_narrower = is_narrower || low != own.low[i] || high != own.high[i];
    own.low[i] = low;
    own.high[i] = high;
  }
  return is_narrower;
}

bool ClassSearch::run() {
  machine_.oracle() = Oracle();
  machine_.trace(nullptr);
  if (machine_.begin(work_) != End::none) return true;
  machine_.trace(&trace_);
  machine_.listen(this);
  trace_.clear();
  const std::uint32_t place = machine_.settle_traced(work_);
  frames_.push_back({add(place, work_, 0, 0), 0, true, false, true, {}});
  bool is_within = true;
  while (is_within) {
    if (!frames_.empty()) {
      go_on();
    } else if (!again_.empty()) {
      const std::uint32_t id = again_.front();
      again_.pop_front();
      classes_[id].is_waiting = false;
      frames_.push_back({id, 0, false, false, false, {}});
    } else {
      break;
    }
    is_within = classes_.size() <= limits_.classes && steps_ <= limits_.steps && !machine_.overflowed();
  }
  machine_.trace(nullptr);
  machine_.listen(nullptr);
  return is_within;
}

void ClassSearch::go_on() {
  const std::uint32_t id = frames_.back().id;
  unpack(id, from_);
  trace_.clear();
  machine_.moves(from_, moves_);
  if (frames_.back().next == 0) {
    sign_ = Sign();
    sign_.add(classes_[id].place);
    machine_.ask_offer(from_);
    frames_.back().sign = sign_;
    std::fill(low_.begin(), low_.end(), std::uint8_t{0});
    std::fill(high_.begin(), high_.end(), std::uint8_t{255});
    trace_.walk_back({low_.data(), high_.data()});
    if (narrow(id, {low_.data(), high_.data()})) frames_.back().is_narrower = true;
    if (classes_[id].first == kNowhere) {
      classes_[id].first = static_cast<std::uint32_t>(to_.size());
      to_.resize(to_.size() + moves_.size(), kUnknown);
    }
  }
  for (std::uint32_t& m = frames_.back().next; m < moves_.size(); ++m) {
    ++steps_;
    std::copy_n(from_.r.begin(), used_, work_.r.begin());
    machine_.put_at(work_, classes_[id].place);
    trace_.clear();
    sign_ = frames_.back().sign;
    sign_.add(static_cast<std::uint64_t>(moves_[m].kind) << 32U | moves_[m].target);
    if (moves_[m].kind == session::InputKind::form) sign_.add(moves_[m].extra);
    const End end = machine_.take(work_, moves_[m]);
    sign_.add(machine_.last_label());
    sign_end(end);
    std::uint32_t& edge = to_[classes_[id].first + m];
    if (end != End::none) {
      edge = kNowhere;
      std::fill(low_.begin(), low_.end(), std::uint8_t{0});
      std::fill(high_.begin(), high_.end(), std::uint8_t{255});
    } else {
      const std::uint32_t place = machine_.settle_traced(work_);
      std::uint32_t target = edge;
      if (target == kUnknown || !is_inside(target, work_.r.data())) target = find(place, work_.r.data());
      if (target == kNowhere) {
        // First what is behind it; then this move again.
        frames_.push_back({add(place, work_, id, m), 0, true, false, true, {}});
        return;
      }
      if (edge != target && !classes_[target].is_settled) classes_[target].from.push_back(id);
      edge = target;
      frames_.back().is_settled = frames_.back().is_settled && classes_[target].is_settled;
      sign_.add(classes_[target].same_as);
      const Box box = box_of(target);
      std::copy_n(box.low, width_, low_.begin());
      std::copy_n(box.high, width_, high_.begin());
    }
    frames_.back().sign = sign_;
    trace_.walk_back({low_.data(), high_.data()});
    if (narrow(id, {low_.data(), high_.data()})) frames_.back().is_narrower = true;
  }
  if (frames_.back().is_narrower) {
    for (const std::uint32_t before : classes_[id].from) {
      if (classes_[before].is_waiting) continue;
      classes_[before].is_waiting = true;
      again_.push_back(before);
    }
  }
  if (frames_.back().is_first) {
    AtPlace& at = by_place_[classes_[id].place];
    at.open.erase(std::find(at.open.begin(), at.open.end(), id));
    if (frames_.back().is_settled) {
      settle(id, frames_.back().sign);
    } else {
      put_in_index(id);
    }
  }
  frames_.pop_back();
}

}  // namespace gesprek::analysis
