// From an order within layers to heights: every slot as near to where its lines want it as the order allows.

#include <algorithm>
#include <cmath>

#include "editor/map/map_sketch.h"

namespace gesprek::editor {

namespace {

constexpr int kPasses = 24;
constexpr float kGapBeside = 14;    // between a line and what stands above or below it
constexpr float kGapOfGroups = 22;  // more, between two groups

float gap(const Slot& above, const Slot& below) {
  const float plain = above.node >= 0 && below.node >= 0 ? kGapBelow : kGapBeside;
  return above.group == below.group ? plain : plain + kGapOfGroups;
}

struct Wish {
  float y = 0, weight = 0;
};

/// The nearest heights, by squares, that keep the order and the gaps: neighbours that would overlap become
/// one block, which goes where its members want to be on average.
void settle(Sketch& sketch, const std::vector<int>& slots, const std::vector<Wish>& wishes) {
  struct Block {
    double sum, weight;
    std::size_t begin;
  };
  std::vector<float> offsets(slots.size(), 0);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (i > 0) {
      const Slot& above = sketch.slot(slots[i - 1]);
      offsets[i] = offsets[i - 1] + above.height + gap(above, sketch.slot(slots[i]));
    }
    const double weight = wishes[i].weight;
    blocks.push_back({(static_cast<double>(wishes[i].y) - offsets[i]) * weight, weight, i});
    while (blocks.size() > 1) {
      const Block& last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (before.sum / before.weight <= last.sum / last.weight) break;
      before.sum += last.sum;
      before.weight += last.weight;
      blocks.pop_back();
    }
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].begin : slots.size();
    for (std::size_t i = blocks[b].begin; i < end; ++i) {
      sketch.slot(slots[i]).y = static_cast<float>(blocks[b].sum / blocks[b].weight) + offsets[i];
    }
  }
}

/// Where a line leaves its card, seen from the middle of its lines: cards of one conversation stand at one
/// height, although their choices are at the bottom and their entries at the top.
float lean(const Sketch& sketch, const Segment& segment) {
  const Slot& from = sketch.slot(segment.from);
  if (from.node < 0) return segment.exit;
  float sum = 0;
  for (const int line : from.out) sum += sketch.segment(line).exit;
  return from.entry + segment.exit - sum / static_cast<float>(from.out.size());
}

/// Lines that pass want to be straight more than moments want to be near.
float weight_of(const Slot& a, const Slot& b) {
  if (a.node < 0 && b.node < 0) return 8;
  return a.node < 0 || b.node < 0 ? 2 : 1;
}

}  // namespace

void place_slots(Sketch& sketch) {
  for (const std::vector<int>& slots : sketch.layers) {
    float y = 0;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      Slot& slot = sketch.slot(slots[i]);
      if (i > 0) y += gap(sketch.slot(slots[i - 1]), slot);
      slot.y = y;
      y += slot.height;
    }
    for (const int slot : slots) sketch.slot(slot).y -= y / 2;
  }
  std::vector<Wish> wishes;
  for (int pass = 0; pass < kPasses; ++pass) {
    // Forwards, backwards, and at the end by both sides.
    const bool by_entries = pass % 2 == 0 || pass >= kPasses - 4;
    const bool by_exits = pass % 2 == 1 || pass >= kPasses - 4;
    for (std::size_t i = 0; i < sketch.layers.size(); ++i) {
      const std::vector<int>& slots = sketch.layers[pass % 2 == 0 ? i : sketch.layers.size() - 1 - i];
      wishes.assign(slots.size(), {});
      for (std::size_t s = 0; s < slots.size(); ++s) {
        const Slot& slot = sketch.slot(slots[s]);
        float sum = 0;
        float weight = 0;
        if (by_entries) {
          for (const int line : slot.in) {
            const Segment& segment = sketch.segment(line);
            const float w = weight_of(slot, sketch.slot(segment.from));
            sum += w * (sketch.slot(segment.from).y + lean(sketch, segment) - slot.entry);
            weight += w;
          }
        }
        if (by_exits) {
          for (const int line : slot.out) {
            const Segment& segment = sketch.segment(line);
            const float w = weight_of(slot, sketch.slot(segment.to));
            sum += w * (sketch.entry_y(segment) - lean(sketch, segment));
            weight += w;
          }
        }
        wishes[s] = weight > 0 ? Wish{sum / weight, weight} : Wish{slot.y, 0.02F};
      }
      settle(sketch, slots, wishes);
    }
  }
  for (const std::vector<int>& slots : sketch.layers) {
    // Whole units, from above, so that rounding makes no overlap.
    float least = -1.0e9F;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      Slot& slot = sketch.slot(slots[i]);
      if (i > 0)
        least = sketch.slot(slots[i - 1]).y + sketch.slot(slots[i - 1]).height +
                gap(sketch.slot(slots[i - 1]), slot);
      slot.y = std::max(std::round(slot.y), std::ceil(least - 0.01F));
    }
  }
}

}  // namespace gesprek::editor
