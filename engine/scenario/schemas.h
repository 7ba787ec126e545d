#pragma once
// Every block of a scenario and the keys it may have (format §2, §3, §5). The catalogues have theirs in
// catalogue.cpp.

#include "engine/scenario/key_schema.h"

namespace gesprek::scenario {

inline constexpr KeySchema kScenarioFile{"scenario.yaml",
                                         {"gesprek", "scenario", "cast", "variables", "facts", "criteria",
                                          "must", "rules", "interrupts", "start", "nodes"}};
inline constexpr KeySchema kHeader{
    "scenario",
    {"id", "title", "language", "summary", "learner", "setting", "minutes", "level", "themes", "content_note",
     "feedback", "sources", "reviewed", "phases", "step_back", "place", "help", "extends", "allow"}};
inline constexpr KeySchema kLearner{"learner", {"role", "profile"}};
inline constexpr KeySchema kReviewed{"reviewed", {"by", "date"}};
inline constexpr KeySchema kCastMember{
    "cast", {"name", "about", "portrait", "persona", "child", "plain_language", "state"}};
inline constexpr KeySchema kVariable{"variables", {"label", "start", "values", "min", "max", "tick"}};
inline constexpr KeySchema kFact{"facts", {"text", "kind", "source"}};
inline constexpr KeySchema kInterrupt{"interrupts", {"id", "when", "for", "after", "go", "repeat"}};
inline constexpr KeySchema kNode{
    "nodes", {"phase",     "step",   "scene",  "effect",      "events", "reveals", "lines",    "choices",
              "go",        "branch", "topics", "then",        "again",  "form",    "ending",   "reply",
              "otherwise", "order",  "switch", "write_first", "time",   "late",    "comments", "allow"}};
/// A line's other key is who speaks. `text` stands only in a reply that is a map.
inline constexpr KeySchema kLine{"lines",
                                 {"narrator", "inner", "media", "first", "id", "when", "mood", "cue",
                                  "thought", "text", "alt", "reveals", "events", "effect"}};
inline constexpr KeySchema kChoice{
    "choices", {"id",      "say",    "do",    "think",  "to",    "when",     "locked",  "once",
                "silent",  "model",  "moves", "effect", "score", "events",   "reveals", "critical",
                "repairs", "repair", "reply", "go",     "why",   "comments", "allow"}};
inline constexpr KeySchema kRepair{"repair", {"say", "do", "think", "to", "moves", "reply", "why", "within"}};
inline constexpr KeySchema kBranch{"branch", {"when", "go"}};
inline constexpr KeySchema kTopic{"topics", {"id", "title", "start", "optional", "when"}};
inline constexpr KeySchema kForm{"form", {"use", "with", "title", "fields"}};
inline constexpr KeySchema kField{"fields",
                                  {"id", "type", "ask", "required", "options", "items", "into", "from", "to",
                                   "rows", "answer", "score", "emits", "why"}};
inline constexpr KeySchema kOption{"options", {"id", "label", "score", "events", "effect", "why"}};
inline constexpr KeySchema kItem{"items", {"id", "text"}};
inline constexpr KeySchema kReveal{"reveals", {"fact", "when"}};
inline constexpr KeySchema kEnding{"ending", {"title", "outcome", "text", "child"}};
/// path.yaml (5.28).
inline constexpr KeySchema kPathFile{
    "path.yaml", {"path", "kind", "title", "about", "for", "professions", "start", "cases"}};
inline constexpr KeySchema kPathCase{"cases", {"case", "step", "why", "after", "date", "professions"}};
inline constexpr KeySchema kComment{"comments", {"by", "date", "text", "resolved"}};

}  // namespace gesprek::scenario
