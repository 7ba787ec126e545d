#pragma once
// The keys of every block of the catalogues (format §6). docs/*.schema.json repeats them for text editors; a
// test compares.

#include "engine/scenario/key_schema.h"

namespace gesprek::scenario {

inline constexpr KeySchema kCriteriaFile{"criteria.yaml", {"families", "bands", "criteria", "knockouts"}};
inline constexpr KeySchema kFamily{"families", {"label", "label_en", "about", "about_en", "weight", "caps"}};
inline constexpr KeySchema kBand{"bands", {"id", "label", "label_en", "about", "about_en", "from"}};
inline constexpr KeySchema kCriterion{
    "criteria", {"label",        "label_en",        "about",   "about_en",   "family",      "weight",
                 "good",         "good_en",         "poor",    "poor_en",    "must",        "must_when",
                 "must_when_en", "knockouts",       "debrief", "debrief_en", "debrief_low", "debrief_low_en",
                 "debrief_high", "debrief_high_en", "source",  "checked"}};
inline constexpr KeySchema kKnockout{
    "knockouts", {"label", "label_en", "about", "about_en", "criterion", "kind", "source", "checked"}};
inline constexpr KeySchema kMove{"moves.yaml",
                                 {"label", "label_en", "about", "about_en", "group", "good", "poor", "score",
                                  "events", "tags", "source", "checked"}};
inline constexpr KeySchema kEvent{"events.yaml",
                                  {"label", "label_en", "step", "args", "means", "child", "checked"}};
inline constexpr KeySchema kState{"state.yaml", {"label", "label_en", "min", "max", "good", "bands"}};
inline constexpr KeySchema kStateBand{"bands", {"from", "id", "label", "label_en", "cues"}};
inline constexpr KeySchema kMood{"moods.yaml", {"label", "label_en", "face", "posture", "cues"}};
inline constexpr KeySchema kDebriefFile{
    "debrief.yaml", {"uncertainty", "uncertainty_en", "reflection", "help_intro", "help_intro_en", "help"}};
inline constexpr KeySchema kReflection{"reflection", {"label", "label_en"}};
inline constexpr KeySchema kHelpLine{"help",
                                     {"label", "label_en", "kind", "for", "for_en", "from_age", "to_age",
                                      "contact", "about", "about_en", "checked", "example"}};
inline constexpr KeySchema kLanguage{"taal.yaml",
                                     {"jargon", "figurative", "marks", "first_names", "last_names"}};
inline constexpr KeySchema kMarks{"marks", {"long", "questions", "jargon", "figurative"}};

}  // namespace gesprek::scenario
