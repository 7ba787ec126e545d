#include "editor/map/map_layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "editor/map/map_layers.h"
#include "editor/map/map_sketch.h"

using namespace gesprek::editor;

namespace {

/// A made conversation: mostly onwards, with loops, jumps and islands. The same for the same seed.
LayoutInput made_graph(int count, unsigned seed, int groups = 0) {
  unsigned state = seed * 2654435761U + 1;
  const auto dice = [&](int sides) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 10U) % static_cast<unsigned>(sides));
  };
  LayoutInput input;
  for (int i = 0; i < count; ++i) {
    LayoutNode node;
    node.width = 208;
    node.height = static_cast<float>(40 + 20 * dice(5));
    node.entry = 14;
    if (groups > 0) node.group = std::min(groups - 1, i * groups / count);
    input.nodes.push_back(node);
    const int ways = i + 1 < count ? 1 + dice(3) : 0;
    for (int way = 0; way < ways; ++way) {
      int to = std::min(count - 1, i + 1 + dice(5));
      if (dice(12) == 0) to = dice(count);  // back, or far
      input.links.push_back({i, to, static_cast<float>(30 + 20 * way)});
    }
  }
  return input;
}

std::size_t overlaps(const LayoutInput& input, const LayoutResult& result) {
  std::size_t found = 0;
  for (std::size_t a = 0; a < input.nodes.size(); ++a) {
    for (std::size_t b = a + 1; b < input.nodes.size(); ++b) {
      const MapPoint p = result.places[a];
      const MapPoint q = result.places[b];
      if (p.x < q.x + input.nodes[b].width && q.x < p.x + input.nodes[a].width &&
          p.y < q.y + input.nodes[b].height && q.y < p.y + input.nodes[a].height) {
        ++found;
      }
    }
  }
  return found;
}

bool same(const LayoutResult& a, const LayoutResult& b) {
  if (!(a.places == b.places) || a.layers != b.layers || a.routes.size() != b.routes.size()) return false;
  for (std::size_t i = 0; i < a.routes.size(); ++i) {
    if (!(a.routes[i].corners == b.routes[i].corners)) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("editor/map") {
  TEST_CASE("a chain stands in a row, from left to right, with straight lines") {
    LayoutInput input;
    for (int i = 0; i < 4; ++i) input.nodes.push_back({200, 60, 14, -1, false, {}});
    for (int i = 0; i < 3; ++i) input.links.push_back({i, i + 1, 14});
    const LayoutResult result = lay_out_map(input);
    CHECK(result.crossings == 0);
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(result.layers[i] == static_cast<int>(i));
      CHECK(result.places[i].y == result.places[0].y);
      if (i > 0) CHECK(result.places[i].x >= result.places[i - 1].x + 200);
    }
    for (const LinkRoute& route : result.routes) CHECK(route.corners.size() == 2);
  }

  TEST_CASE("moments never lie over each other, whatever the conversation") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
      CAPTURE(seed);
      const LayoutInput input = made_graph(20 + static_cast<int>(seed) * 4, seed, seed % 3 == 0 ? 5 : 0);
      CHECK(overlaps(input, lay_out_map(input)) == 0);
    }
  }

  TEST_CASE("links lead to a higher layer, but for those that go back; nothing goes back that need not") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
      CAPTURE(seed);
      const LayoutInput input = made_graph(120, seed);
      const LayoutResult result = lay_out_map(input);
      for (std::size_t i = 0; i < input.links.size(); ++i) {
        const LayoutLink& link = input.links[i];
        const int from = result.layers[static_cast<std::size_t>(link.from)];
        const int to = result.layers[static_cast<std::size_t>(link.to)];
        if (!result.routes[i].goes_back) CHECK(from < to);
      }
    }
    // Without loops nothing goes back: every link leads to a later moment.
    LayoutInput onwards = made_graph(200, 7);
    for (LayoutLink& link : onwards.links) {
      if (link.to <= link.from) link.to = std::min(199, link.from + 1);
    }
    const Layering layering = find_layers(onwards);
    CHECK(std::set<bool>(layering.goes_back.begin(), layering.goes_back.end()) == std::set<bool>{false});
  }

  TEST_CASE("lines are level and upright in turn, and end at their moments") {
    const LayoutInput input = made_graph(150, 3);
    const LayoutResult result = lay_out_map(input);
    std::size_t lines = 0;
    for (std::size_t i = 0; i < input.links.size(); ++i) {
      const std::vector<MapPoint>& corners = result.routes[i].corners;
      if (corners.empty()) continue;
      ++lines;
      for (std::size_t c = 1; c < corners.size(); ++c) {
        CHECK((corners[c].x == corners[c - 1].x || corners[c].y == corners[c - 1].y));
      }
      const std::size_t from = static_cast<std::size_t>(input.links[i].from);
      const std::size_t to = static_cast<std::size_t>(input.links[i].to);
      CHECK(corners.front().x == result.places[from].x + input.nodes[from].width);
      CHECK(corners.front().y == result.places[from].y + input.links[i].exit);
      CHECK(corners.back().x == result.places[to].x);
      // A little beside its place, where that keeps it straight.
      CHECK(std::abs(corners.back().y - (result.places[to].y + input.nodes[to].entry)) <= 17);
    }
    CHECK(lines > 100);
  }

  TEST_CASE("what is pinned stays, and the others make room") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      CAPTURE(seed);
      LayoutInput input = made_graph(60, seed);
      const LayoutResult before = lay_out_map(input);
      // Onto another moment, which has to go.
      input.nodes[11].is_pinned = true;
      input.nodes[11].pin = {before.places[30].x + 20, before.places[30].y + 10};
      const LayoutResult after = lay_out_map(input);
      CHECK(after.places[11] == input.nodes[11].pin);
      CHECK(overlaps(input, after) == 0);
      CHECK(after.layers == before.layers);
      std::size_t moved = 0;
      for (std::size_t i = 0; i < input.nodes.size(); ++i) {
        if (!(after.places[i] == before.places[i])) ++moved;
      }
      CHECK(moved < 20);  // those in its way, not all
    }
  }

  TEST_CASE("the same conversation has the same map, every time") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
      const LayoutInput input = made_graph(300, seed, 4);
      CHECK(same(lay_out_map(input), lay_out_map(input)));
    }
  }

  TEST_CASE("ordering takes crossings away, and keeps scenes together") {
    const LayoutInput input = made_graph(300, 5, 6);
    Sketch sketch = make_sketch(input, find_layers(input));
    const std::size_t before = count_crossings(sketch);
    const std::size_t after = order_layers(sketch);
    CHECK(after == count_crossings(sketch));
    CHECK(after < before);
    for (const std::vector<int>& layer : sketch.layers) {
      std::set<int> seen;
      int last = -2;
      for (const int slot : layer) {
        const int group = sketch.slot(slot).group;
        if (group < 0 || group == last) {
          last = group;
          continue;
        }
        CHECK(seen.insert(group).second);
        last = group;
      }
    }
    // Two that are crossed are turned: a→d and b→c, in the order a, b and c, d.
    LayoutInput crossed;
    for (int i = 0; i < 5; ++i) crossed.nodes.push_back({200, 60, 14, -1, false, {}});
    crossed.links = {{0, 1, 10}, {0, 2, 30}, {1, 4, 10}, {2, 3, 10}};
    CHECK(lay_out_map(crossed).crossings == 0);
  }

  TEST_CASE("a long conversation is folded into rows") {
    LayoutInput input;
    for (int i = 0; i < 200; ++i) input.nodes.push_back({200, 60, 14, -1, false, {}});
    for (int i = 0; i < 199; ++i) input.links.push_back({i, i + 1, 14});
    const LayoutResult result = lay_out_map(input);
    float right = 0;
    float bottom = 0;
    for (const MapPoint& place : result.places) {
      right = std::max(right, place.x + 200);
      bottom = std::max(bottom, place.y + 60);
    }
    CHECK(right / bottom > 0.8F);
    CHECK(right / bottom < 4.0F);
    CHECK(overlaps(input, result) == 0);
  }

  TEST_CASE("nothing, one moment, and a moment that leads to itself have a map") {
    CHECK(lay_out_map({}).places.empty());
    LayoutInput one;
    one.nodes.push_back({200, 60, 14, -1, false, {}});
    CHECK(lay_out_map(one).places.size() == 1);
    one.links.push_back({0, 0, 20});
    CHECK(lay_out_map(one).routes[0].goes_back);
  }
}
