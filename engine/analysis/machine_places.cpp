// What a choice is worth, and the places a machine can stand at.

#include "engine/analysis/machine.h"

#include <algorithm>

namespace gesprek::analysis {

using program::Choice;
using program::Node;

// --- what a choice is worth (5.18) ---

Machine::Worthy Machine::worth_of(std::uint32_t node, std::uint32_t choice, std::uint64_t selectable) {
  if (!question_.points) {
    Worthy plain{plain_turn_, 0};
    if (choices_[choice].may_mend) plain.kind = mend_kind(choice, {});
    return plain;
  }
  const program::Range choices = program_.nodes[node].choices;
  if (choices.size > 6) return make_worth(node, choice, selectable);
  std::vector<Worthy>& known = worths_[node];
  if (known.empty()) known.resize((std::size_t{1} << choices.size) * choices.size);
  Worthy& at = known[selectable * choices.size + (choice - choices.begin)];
  if (at.label == kNone) at = make_worth(node, choice, selectable);
  return at;
}

Machine::Worthy Machine::make_worth(std::uint32_t node_index, std::uint32_t choice_index,
                                    std::uint64_t selectable) {
  const Node& node = program_.nodes[node_index];
  const Choice& choice = program_.choices[choice_index];
  const std::uint32_t count = node.criteria.size;
  const std::int8_t* const matrix = program_.points.data() + node.matrix;
  Label label;
  label.turns = 1;
  std::vector<std::pair<std::uint32_t, std::int32_t>> raises;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::uint32_t criterion = program_.criterion_refs[node.criteria.begin + k];
    const std::int32_t earned = matrix[choice.place * count + k];
    std::int32_t lo = earned;
    std::int32_t hi = earned;
    for (std::uint32_t i = 0; i < node.choices.size; ++i) {
      const bool open = many_.empty() ? (selectable >> i & 1U) != 0 : many_[i] != 0;
      if (!open) continue;
      const std::int32_t value = matrix[i * count + k];
      lo = std::min(lo, value);
      hi = std::max(hi, value);
    }
    if (hi == lo || (hi <= 0 && earned == hi)) continue;
    label.decisions.push_back({criterion, kNone, {{earned, lo, hi, true, 0}}});
    if (earned < -1) raises.emplace_back(criterion, -1 - earned);
  }
  Worthy out;
  out.label = intern_label(std::move(label));
  if (choices_[choice_index].may_mend) out.kind = mend_kind(choice_index, std::move(raises));
  return out;
}

std::uint32_t Machine::mend_kind(std::uint32_t choice,
                                 std::vector<std::pair<std::uint32_t, std::int32_t>> raises) {
  for (std::uint32_t i = 0; i < mend_kinds_.size(); ++i) {
    if (mend_kinds_[i].choice == choice && mend_kinds_[i].raises == raises) return i + 1;
  }
  MendKind kind;
  kind.choice = choice;
  const std::uint32_t repair = program_.choices[choice].repair;
  kind.has_repair = repair != kNone;
  if (kind.has_repair)
    kind.within = static_cast<std::uint8_t>(std::clamp(program_.repairs[repair].within, 0, 255));
  // A repair adds points to what was earned, and nothing to what could be.
  Label label;
  label.turns = 1;
  for (const auto& [criterion, raise] : raises) {
    label.decisions.push_back({criterion, kNone, {{raise, 0, 0, true, 0}}});
  }
  kind.label = intern_label(std::move(label));
  kind.raises = std::move(raises);
  mend_kinds_.push_back(std::move(kind));
  if (mend_kinds_.size() > 254) overflowed_ = true;
  return static_cast<std::uint32_t>(mend_kinds_.size());
}

void Machine::add_raises() {
  Label label = labels_[last_label_];
  for (const auto& [criterion, raise] : raised_) {
    label.decisions.push_back({criterion, kNone, {{raise, 0, 0, true, 0}}});
  }
  last_label_ = intern_label(std::move(label));
}

std::uint32_t Machine::intern_label(Label label) {
  std::vector<std::int32_t> key = {static_cast<std::int32_t>(label.turns)};
  for (const Decision& d : label.decisions) {
    key.insert(key.end(), {static_cast<std::int32_t>(d.criterion), static_cast<std::int32_t>(d.field),
                           static_cast<std::int32_t>(d.worths.size())});
    for (const Worth& w : d.worths) {
      key.insert(key.end(), {w.earned, w.lo, w.hi, w.counted ? 1 : 0, static_cast<std::int32_t>(w.variant)});
    }
  }
  const auto [found, is_new] = label_ids_.emplace(std::move(key), static_cast<std::uint32_t>(labels_.size()));
  if (is_new) labels_.push_back(std::move(label));
  return found->second;
}

// --- places ---

std::uint32_t Machine::add_place(const Place& place) {
  const auto [found, is_new] = place_ids_.emplace(place, static_cast<std::uint32_t>(places_.size()));
  if (!is_new) return found->second;
  places_.push_back(place);
  for (std::uint32_t mode = 0; mode < mode_count_; ++mode) {
    caps_.push_back(caps_of(place, mode));
    std::vector<std::uint8_t> fill = idle_[std::size_t{place.node} * mode_count_ + mode];
    for (std::size_t i = 0; i < fill.size(); ++i) {
      if (caps_.back()[i] != 0) fill[i] = 0;
    }
    fill.resize(padded_, 0);
    caps_.back().resize(padded_, 0);
    fills_.push_back(std::move(fill));
  }
  const std::size_t first = caps_.size() - mode_count_;
  std::vector<Idle> idle;
  for (std::size_t reg = 0; reg < registers_.size(); ++reg) {
    bool is_idle = true;
    for (std::size_t at = first; at < caps_.size(); ++at)
      is_idle = is_idle && caps_[at][reg] == 0 && fills_[at][reg] == fills_[first][reg];
    if (is_idle) idle.push_back({static_cast<std::uint16_t>(reg), fills_[first][reg]});
  }
  always_idle_.push_back(std::move(idle));
  return found->second;
}

// Where nothing can lead back any more, what it would lead back to is forgotten.
std::uint32_t Machine::forget_ways(Work& work) {
  const std::size_t here = std::size_t{work.node} * mode_count_ + mode_of(work);
  if (reaches_back_[here] == 0) work.depth = 0;
  const bool topics = reaches_topics_[here] != 0 || work.depth != 0;
  if (!topics) {
    work.topic = kNone;
    work.resume_count = 0;
  }
  if (work.topic == kNone && work.depth == 0 && work.resume_count == 0) return work.node;
  Place place;
  place.node = work.node;
  place.topic = work.topic;
  place.stack.assign(work.stack.begin(), work.stack.begin() + work.depth);
  place.resumes.assign(work.resumes.begin(), work.resumes.begin() + work.resume_count);
  return add_place(place);
}

std::uint32_t Machine::settle(Work& work) {
  if (ages_ > 0) settle_windows(work);
  std::uint32_t id = work.node;
  const std::uint32_t mode = mode_of(work);
  if (work.topic != kNone || work.depth != 0 || work.resume_count != 0) id = forget_ways(work);
  const std::size_t location = std::size_t{id} * mode_count_ + mode;
  for (const WaitingPart& part : waiting_) {
    if (is_told(work, part.fact)) work.r[part.waits] = 0;
  }
  // Chunks of a fixed size without aliases: the compiler makes a few vector instructions of it.
  const std::uint8_t* __restrict const caps = caps_[location].data();
  const std::uint8_t* __restrict const fill = fills_[location].data();
  std::uint8_t* __restrict const r = work.r.data();
  for (std::size_t chunk = 0; chunk < padded_; chunk += 32) {
    for (std::size_t i = chunk; i < chunk + 32; ++i)
      r[i] = static_cast<std::uint8_t>(std::min(r[i], caps[i]) | fill[i]);
  }
  if (waits_in_order_ && !waiting_.empty()) close_ranks(work);
  return id;
}

std::uint32_t Machine::settle_traced(Work& work) {
  if (ages_ > 0) settle_windows(work);
  std::uint32_t id = work.node;
  if (work.topic != kNone || work.depth != 0 || work.resume_count != 0) {
    for (const Mode& mode : modes_) pin(work, mode.reg);
    id = forget_ways(work);
  }
  for (const Idle& idle : always_idle_[id]) put(work, idle.reg, idle.value);
  for (const WaitingPart& part : waiting_) {
    if (!is_told(work, part.fact)) continue;
    Trace::Region region = trace_->open();
    trace_->may_write(region, part.waits);
    trace_told(work, part.fact, true);
    put(work, part.waits, 0);
    trace_->close(region);
  }
  if (waits_in_order_ && !waiting_.empty()) {
    pin_queue(work);
    close_ranks(work);
  }
  return id;
}

std::uint32_t Machine::mode_traced(const Work& work) const {
  for (const Mode& mode : modes_) pin(work, mode.reg);
  return mode_of(work);
}

std::uint32_t Machine::settle_exactly(Work& work, std::uint32_t& mode) {
  const std::uint32_t place = settle_traced(work);
  mode = mode_traced(work);
  const std::vector<std::uint8_t>& caps = caps_[std::size_t{place} * mode_count_ + mode];
  for (std::size_t reg = 0; reg < registers_.size(); ++reg) {
    if (says_mode_[reg] != 0) continue;
    if (caps[reg] == 0) {
      put(work, reg, idle_value(place, mode, reg));
    } else if (caps[reg] < registers_[reg].most) {
      if (trace_ != nullptr) trace_->add(reg, work.r[reg], 0, caps[reg]);
      work.r[reg] = std::min(work.r[reg], caps[reg]);
    }
  }
  return place;
}

Trace::Region Machine::open_trace(const Work& work, std::uint32_t micro) {
  if (trace_ == nullptr) return {};
  if (writes_.size() < micros_.size()) writes_.resize(micros_.size());
  Writes& writes = writes_[micro];
  if (!writes.is_known) {
    writes.is_known = true;
    std::uint32_t end = micro + 1;
    if (micros_[micro].op == Do::when) end += static_cast<std::uint32_t>(micros_[micro].b + micros_[micro].c);
    writes.is_seen = !may_write({micro, end}, writes);
  }
  Trace::Region region = trace_->open();
  for (const std::uint16_t reg : writes.any) trace_->may_write(region, reg);
  // What is raised already stays so, whichever way it goes.
  for (const std::uint16_t reg : writes.raised) {
    if (trace_->names_raised || work.r[reg] == 0) trace_->may_write(region, reg);
  }
  return region;
}

Trace::Region Machine::open_part(const Work& work, const WaitingPart& part) {
  if (trace_ == nullptr) return {};
  Trace::Region region = trace_->open();
  trace_->may_write(region, part.waits);
  for (const std::uint16_t reg : told_[part.fact]) {
    if (trace_->names_raised || work.r[reg] == 0) trace_->may_write(region, reg);
  }
  return region;
}

void Machine::close_trace(const Trace::Region& region, std::uint32_t micro) {
  if (trace_ != nullptr && !writes_[micro].is_seen) trace_->close(region);
}

/// False when `span` may do more than change registers: rules see it, or somebody asks what a condition said.
bool Machine::may_write(Span span, Writes& out) const {
  bool only_writes = true;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Micro& micro = micros_[at];
    switch (micro.op) {
      case Do::add:
      case Do::set:
      case Do::count:
      case Do::rest: out.any.push_back(static_cast<std::uint16_t>(micro.a)); break;
      case Do::raise:
        out.raised.push_back(static_cast<std::uint16_t>(micro.a));
        if (micro.b != 0) {
          const Overrule& overrule = overrules_[static_cast<std::size_t>(micro.b) - 1];
          out.any.insert(out.any.end(), overrule.drops.begin(), overrule.drops.end());
        }
        break;
      case Do::react:
        for (const ReactionBlock::Sum& sum : reactions_[micro.a].sums) out.any.push_back(sum.reg);
        for (const ReactionBlock::RowRef& row : reactions_[micro.a].rows)
          only_writes = only_writes && (row.site == kNone || !question_.conditions);
        break;
      case Do::when: only_writes = only_writes && micro.site == kNone; break;  // its body follows
      case Do::emit:
      case Do::tell:
      case Do::end_turn: only_writes = false; break;
      case Do::shut: out.any.push_back(shut_register_); break;
      case Do::reveal:
        out.raised.insert(out.raised.end(), told_[micro.a].begin(), told_[micro.a].end());
        if (micro.b == 0) break;
        out.any.push_back(waiting_[static_cast<std::size_t>(micro.c)].waits);
        // What stands in the queue before it decides its place.
        if (!waits_in_order_) break;
        for (const WaitingPart& part : waiting_) out.any.push_back(part.waits);
        break;
    }
  }
  return only_writes;
}

void Machine::put_at(Work& work, std::uint32_t id) const {
  const Place& place = places_[id];
  work.node = place.node;
  work.topic = place.topic;
  work.depth = static_cast<std::uint8_t>(place.stack.size());
  work.resume_count = static_cast<std::uint8_t>(place.resumes.size());
  std::copy(place.stack.begin(), place.stack.end(), work.stack.begin());
  std::copy(place.resumes.begin(), place.resumes.end(), work.resumes.begin());
}

}  // namespace gesprek::analysis
