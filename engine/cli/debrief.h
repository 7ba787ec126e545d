#pragma once
// What a short debrief says, chosen from a session and its scores: facts and quotes, no layout. Its order is
// that of the debrief: a strength, the key moment, another sentence, the steps, what it did, one goal.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/scoring/score.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// Something the learner said, did or thought.
struct Quote {
  program::ChoiceKind kind = program::ChoiceKind::say;
  std::string text;
};

/// A decision that stands out, and the criterion it says something about.
struct Decision {
  Quote quote;
  std::string criterion;  // label
  std::string why;        // the author's explanation, or empty
};

struct Change {
  std::string label;
  std::int32_t from = 0, to = 0;
};

/// Where it turned: after `quote` these changed most for `person`.
struct KeyMoment {
  Quote quote;
  std::string person;
  std::vector<Change> changes;  // the largest first
};

/// A sentence of the learner, and one that was on offer beside it.
struct Alternative {
  Quote said, instead;
  std::string why;  // of the other one
};

enum class MarkKind { knockout, mended_knockout, rule, must, hook };
/// Something that limits a result, with what caused it.
struct Mark {
  MarkKind kind = MarkKind::rule;
  std::string label;
  std::optional<Quote> quote;
};

struct CriterionResult {
  std::string id, label, band;
  std::optional<int> percent;  // after caps; none with too few opportunities
  int opportunities = 0;
  bool is_limited = false;  // by a cap
};

struct Saying {
  std::string who, text;
};

struct Debrief {
  bool is_finished = false;
  bool has_decisions = false;
  std::optional<Decision> strength;
  std::optional<KeyMoment> key_moment;
  std::string child;  // the ending's words about the child
  std::optional<Alternative> alternative;
  std::vector<int> steps_seen;  // meldcode steps, ascending
  std::vector<Saying> afterwards;
  std::vector<Mark> marks;
  std::vector<std::string> notes;               // of the case's own hooks
  std::vector<CriterionResult> criteria;        // with a band
  std::vector<std::string> unjudged;            // labels of those with too few opportunities
  std::string goal, goal_advice, goal_example;  // one criterion to practise
  std::vector<std::string> overlays;            // organisations whose scripts were in force
};

/// What a hook said: the text of a note or of a line of its rubric, or why it was switched off.
[[nodiscard]] std::string hook_text(const session::Session& session, const session::Entry& entry);

[[nodiscard]] Debrief make_debrief(const session::Session& session, const scoring::Scores& scores,
                                   std::vector<std::string> overlays = {});

/// What happened at one entry of the log: the input it belongs to, and what the learner chose there.
struct LogPlace {
  std::uint32_t node = program::kNone;
  std::uint32_t choice = program::kNone;  // kNone: not a choice (a form, a repair, the start)
  std::optional<std::size_t> input;       // none: before the first
};
[[nodiscard]] LogPlace place_in_log(const session::Session& session, std::size_t entry);

/// "binnen.direct", or the node's id where there was no choice: the `place` of format §4.
[[nodiscard]] std::string place_text(const session::Session& session, std::size_t entry);

}  // namespace gesprek::cli
