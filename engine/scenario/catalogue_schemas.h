#pragma once
// The keys of every block of the catalogues (format §6). docs/*.schema.json repeats them for text editors; a
// test compares.

#include "engine/scenario/key_schema.h"

namespace gesprek::scenario {

inline constexpr KeySchema kCriteriaFile{"criteria.yaml", {"families", "bands", "criteria", "knockouts"}};
inline constexpr KeySchema kFamily{"families", {"label", "label_en", "weight", "caps"}};
inline constexpr KeySchema kBand{"bands", {"id", "label", "label_en", "from"}};
inline constexpr KeySchema kCriterion{
    "criteria",
    {"label", "label_en", "about", "about_en", "family", "weight", "good", "poor", "debrief", "checked"}};
inline constexpr KeySchema kKnockout{"knockouts", {"label", "label_en", "criterion", "kind", "checked"}};
inline constexpr KeySchema kMove{"moves.yaml",
                                 {"label", "label_en", "about", "about_en", "group", "good", "poor", "score",
                                  "events", "tags", "source", "checked"}};
inline constexpr KeySchema kEvent{"events.yaml", {"label", "label_en", "step", "args", "checked"}};
inline constexpr KeySchema kState{"state.yaml", {"label", "label_en", "min", "max", "good", "bands"}};
inline constexpr KeySchema kStateBand{"bands", {"from", "id", "label", "label_en", "cues"}};
inline constexpr KeySchema kMood{"moods.yaml", {"label", "label_en", "face", "posture", "cues"}};

}  // namespace gesprek::scenario
