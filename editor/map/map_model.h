#pragma once
// A case as a graph: its moments, and every way from one to another. Needs no window.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "editor/document/document.h"

namespace gesprek::editor {

/// How a moment goes on (format §3, "The way on").
enum class MomentKind : std::uint8_t { passage, decision, branch, form, topics, ending };

struct MapPort {
  enum class Kind : std::uint8_t { go, choice, arm, topic, then, otherwise, late };
  Kind kind = Kind::go;
  std::uint32_t place = 0;  // of a choice, arm or topic in its list
  std::string_view text;    // what is said or done; the condition of an arm; the title of a topic
  std::string_view target;  // as written: a moment, `done`, `back`; empty: nowhere yet
  int to = -1;              // the moment, when there is one
  bool is_own = true;       // false: a choice that goes with its moment's `go`
};

struct MapMoment {
  std::string_view id, line, scene, title;  // `line`: the first that is said or told; `title` of an ending
  std::string_view outcome;                 // of an ending: good, mixed, poor
  MomentKind kind = MomentKind::passage;
  bool is_start = false, by_interrupt = false;
  std::vector<MapPort> ports;
  std::size_t at = 0;     // byte of the text
  std::vector<int> from;  // moments that lead here, each once, ascending
};

/// Views into `reading`, which it keeps.
struct MapGraph {
  std::shared_ptr<const Reading> reading;
  std::vector<MapMoment> moments;  // in the order of the text, but the start first
  std::unordered_map<std::string_view, int> by_id;
  /// `scene`; in a case without scenes the phases, which last until another begins in the text. In order of
  /// appearance.
  std::vector<std::string_view> scenes;

  [[nodiscard]] int find(std::string_view id) const {
    const auto found = by_id.find(id);
    return found == by_id.end() ? -1 : found->second;
  }
  [[nodiscard]] const MapMoment& moment(int index) const { return moments[static_cast<std::size_t>(index)]; }
};

/// Of a case whose YAML can be read; else an empty one.
[[nodiscard]] MapGraph map_graph(std::shared_ptr<const Reading> reading);

/// The block that `port` stands in, and the key that says where it leads.
[[nodiscard]] Path port_owner(const MapMoment& moment, const MapPort& port);
[[nodiscard]] const char* port_key(const MapPort& port);

}  // namespace gesprek::editor
