#pragma once
// What a developer or an author looks at when something is strange: what drawing costs, where the
// conversation stands, and what it logged. Off until somebody asks for it (F12, or the settings).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/session/session.h"
#include "player/view.h"

namespace gesprek::player {

/// What drawing took, as the program measured it.
struct DebugFigures {
  double last_ms = 0, median_ms = 0, worst_ms = 0;  // of the frames of late, without waiting for the screen
  std::uint64_t frames = 0;                         // drawn since the program began
  int vertices = 0;                                 // of the last one
  double memory_mb = -1;                            // resident; negative: the system does not say
};

struct DebugRow {
  std::string name, value;
};
struct DebugGroup {
  std::string title;
  std::vector<DebugRow> rows;
};

/// Names are ids, as the case and the log have them; only titles are words of the interface.
struct DebugPage {
  std::vector<DebugRow> figures;
  std::vector<DebugGroup> state;  // empty: there is no conversation
  std::vector<DebugRow> events;   // what the session logged, newest first
};

/// The log is shown as far back as this.
inline constexpr std::size_t kMostDebugEvents = 200;

/// `session` may be null.
[[nodiscard]] DebugPage debug_page(const Strings& words, const DebugFigures& figures,
                                   const session::Session* session);

enum class DebugPart : std::uint8_t { figures, state, events };
struct DebugState {
  bool is_open = false;
  DebugPart part = DebugPart::figures;
  bool shows_toolkit = false;  // Dear ImGui's own metrics window
};
/// Draws it over what is there, as a layer. Changes `state` by what is pressed.
void draw_debug(const View& view, const DebugPage& page, DebugState& state);

}  // namespace gesprek::player
