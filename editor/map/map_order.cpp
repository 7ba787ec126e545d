// From layers to an order within them, with few crossings (sweeps by barycentre, then swaps of neighbours).

#include <algorithm>
#include <tuple>

#include "editor/map/map_sketch.h"

namespace gesprek::editor {

namespace {

constexpr int kSweeps = 14;
constexpr int kPatience = 5;                 // sweeps without gain
constexpr std::size_t kMostToSwap = 40'000;  // segments; above that swapping takes too long

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

void number(Sketch& sketch, std::size_t layer) {
  int place = 0;
  for (const int slot : sketch.layers[layer]) sketch.slot(slot).place = place++;
}

/// Crossings between this layer and the next: inversions, counted by merging.
std::size_t crossings_behind(const Sketch& sketch, std::size_t layer, std::vector<int>& ends,
                             std::vector<int>& buffer) {
  ends.clear();
  std::vector<std::tuple<float, int, int>> leaving;
  for (const int slot : sketch.layers[layer]) {
    leaving.clear();
    for (const int index : sketch.slot(slot).out) {
      const Segment& segment = sketch.segment(index);
      leaving.emplace_back(segment.exit, sketch.slot(segment.to).place, index);
    }
    std::sort(leaving.begin(), leaving.end());
    for (const auto& [exit, place, index] : leaving) ends.push_back(place);
  }
  std::size_t found = 0;
  buffer.resize(ends.size());
  for (std::size_t width = 1; width < ends.size(); width *= 2) {
    for (std::size_t low = 0; low + width < ends.size(); low += 2 * width) {
      const std::size_t middle = low + width;
      const std::size_t high = std::min(low + 2 * width, ends.size());
      std::size_t a = low;
      std::size_t b = middle;
      for (std::size_t to = low; to < high; ++to) {
        if (b == high || (a < middle && ends[a] <= ends[b])) {
          buffer[to] = ends[a++];
        } else {
          found += middle - a;
          buffer[to] = ends[b++];
        }
      }
      std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(low),
                buffer.begin() + static_cast<std::ptrdiff_t>(high),
                ends.begin() + static_cast<std::ptrdiff_t>(low));
    }
  }
  return found;
}

/// Sorts a layer by where the other ends of its lines are, on one side.
void sort_layer(Sketch& sketch, std::size_t layer, bool by_entries) {
  std::vector<int>& slots = sketch.layers[layer];
  struct Key {
    float group_key, key;
    int group, place, slot;
  };
  std::vector<Key> keys;
  keys.reserve(slots.size());
  const auto share = [&](int slot, float part) {
    const Slot& other = sketch.slot(slot);
    return (static_cast<float>(other.place) + part) /
           static_cast<float>(sketch.layers[at(other.layer)].size());
  };
  for (const int index : slots) {
    const Slot& slot = sketch.slot(index);
    float sum = 0;
    float weight = 0;
    for (const int line : by_entries ? slot.in : slot.out) {
      const Segment& segment = sketch.segment(line);
      if (by_entries) {
        const Slot& from = sketch.slot(segment.from);
        sum += share(segment.from, from.height > 0 ? segment.exit / from.height : 0.5F);
      } else {
        sum += share(segment.to, 0.5F);
      }
      weight += 1;
    }
    const float key = weight > 0 ? sum / weight : share(index, 0.5F);
    keys.push_back({key, key, slot.group, slot.place, index});
  }
  // A group goes where its members want to be on average.
  std::vector<Key> by_group = keys;
  std::stable_sort(by_group.begin(), by_group.end(),
                   [](const Key& a, const Key& b) { return a.group < b.group; });
  for (std::size_t begin = 0; begin < by_group.size();) {
    std::size_t end = begin;
    float sum = 0;
    while (end < by_group.size() && by_group[end].group == by_group[begin].group) sum += by_group[end++].key;
    if (by_group[begin].group >= 0) {
      const float mean = sum / static_cast<float>(end - begin);
      for (Key& key : keys) {
        if (key.group == by_group[begin].group) key.group_key = mean;
      }
    }
    begin = end;
  }
  std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    if (a.group == b.group && a.group >= 0) return std::tie(a.key, a.place) < std::tie(b.key, b.place);
    return std::tie(a.group_key, a.group, a.place) < std::tie(b.group_key, b.group, b.place);
  });
  for (std::size_t i = 0; i < keys.size(); ++i) slots[i] = keys[i].slot;
  number(sketch, layer);
}

/// Crossings of the lines of two slots of one layer, the first above the second.
std::size_t crossings_of(const Sketch& sketch, const Slot& above, const Slot& below) {
  std::size_t found = 0;
  for (const int a : above.in) {
    for (const int b : below.in) {
      const Segment& x = sketch.segment(a);
      const Segment& y = sketch.segment(b);
      const int from_x = sketch.slot(x.from).place;
      const int from_y = sketch.slot(y.from).place;
      if (std::tie(from_x, x.exit) > std::tie(from_y, y.exit)) ++found;
    }
  }
  for (const int a : above.out) {
    for (const int b : below.out) {
      if (sketch.slot(sketch.segment(a).to).place > sketch.slot(sketch.segment(b).to).place) ++found;
    }
  }
  return found;
}

void swap_neighbours(Sketch& sketch) {
  for (int round = 0; round < 6; ++round) {
    bool has_gained = false;
    for (std::vector<int>& slots : sketch.layers) {
      for (std::size_t i = 0; i + 1 < slots.size(); ++i) {
        Slot& above = sketch.slot(slots[i]);
        Slot& below = sketch.slot(slots[i + 1]);
        const bool may_swap = above.group == below.group;
        if (!may_swap || crossings_of(sketch, above, below) <= crossings_of(sketch, below, above)) continue;
        std::swap(slots[i], slots[i + 1]);
        std::swap(above.place, below.place);
        has_gained = true;
      }
    }
    if (!has_gained) return;
  }
}

}  // namespace

Sketch make_sketch(const LayoutInput& input, const Layering& layering) {
  Sketch sketch;
  sketch.layers.resize(at(std::max(layering.count, 1)));
  sketch.chains.resize(input.links.size());
  std::vector<std::vector<int>> leaving(input.nodes.size());
  for (std::size_t i = 0; i < input.links.size(); ++i) {
    leaving[at(input.links[i].from)].push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    Slot slot;
    slot.node = static_cast<int>(i);
    slot.layer = layering.layers[i];
    slot.group = input.nodes[i].group;
    slot.height = input.nodes[i].height;
    slot.entry = input.nodes[i].entry;
    sketch.slots.push_back(slot);
  }
  const auto join = [&](int from, int to, float exit) {
    const int index = static_cast<int>(sketch.segments.size());
    sketch.segments.push_back({from, to, exit});
    sketch.slot(from).out.push_back(index);
    sketch.slot(to).in.push_back(index);
    return index;
  };
  // In the order of reading, which is already a fair order within the layers.
  for (const int node : layering.order) {
    sketch.layers[at(layering.layers[at(node)])].push_back(node);
    for (const int index : leaving[at(node)]) {
      const LayoutLink& link = input.links[at(index)];
      const int span = layering.layers[at(link.to)] - layering.layers[at(node)];
      if (layering.goes_back[at(index)] || span < 1 || span > kFarthestLine) continue;
      int from = node;
      float exit = link.exit;
      for (int layer = layering.layers[at(node)] + 1; layer < layering.layers[at(link.to)]; ++layer) {
        Slot passing;
        passing.layer = layer;
        passing.height = 4;
        passing.entry = 2;
        const int slot = static_cast<int>(sketch.slots.size());
        sketch.slots.push_back(passing);
        sketch.layers[at(layer)].push_back(slot);
        sketch.chains[at(index)].push_back(join(from, slot, exit));
        from = slot;
        exit = 2;
      }
      sketch.chains[at(index)].push_back(join(from, link.to, exit));
    }
  }
  for (std::size_t i = 0; i < sketch.layers.size(); ++i) number(sketch, i);
  return sketch;
}

std::size_t count_crossings(const Sketch& sketch) {
  std::vector<int> ends;
  std::vector<int> buffer;
  std::size_t found = 0;
  for (std::size_t i = 0; i + 1 < sketch.layers.size(); ++i)
    found += crossings_behind(sketch, i, ends, buffer);
  return found;
}

std::size_t order_layers(Sketch& sketch) {
  // Groups together from the first, so that every order that is compared keeps them so.
  for (std::size_t i = 0; i < sketch.layers.size(); ++i) sort_layer(sketch, i, true);
  std::vector<std::vector<int>> best = sketch.layers;
  std::size_t least = count_crossings(sketch);
  int since = 0;
  for (int sweep = 0; sweep < kSweeps && least > 0 && since < kPatience; ++sweep, ++since) {
    if (sweep % 2 == 0) {
      for (std::size_t i = sketch.layers.size(); i-- > 0;) sort_layer(sketch, i, false);
    } else {
      for (std::size_t i = 0; i < sketch.layers.size(); ++i) sort_layer(sketch, i, true);
    }
    const std::size_t now = count_crossings(sketch);
    if (now >= least) continue;
    least = now;
    best = sketch.layers;
    since = 0;
  }
  sketch.layers = std::move(best);
  for (std::size_t i = 0; i < sketch.layers.size(); ++i) number(sketch, i);
  if (least > 0 && sketch.segments.size() <= kMostToSwap) {
    swap_neighbours(sketch);
    least = count_crossings(sketch);
  }
  return least;
}

}  // namespace gesprek::editor
