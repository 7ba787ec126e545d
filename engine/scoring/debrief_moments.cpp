// Where it turned: the strength, the key moments for the person and for the child, and another sentence.

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/scoring/debrief_parts.h"

namespace gesprek::scoring {

using program::kNone;
using session::Entry;
using session::EntryKind;

namespace {

constexpr int kGoodBandFrom = 75;  // percent: vakkundig

/// One piece of evidence about something that the learner chose.
struct Judged {
  const Evidence* evidence = nullptr;
  const CriterionScore* score = nullptr;
  std::size_t input = 0;
  std::uint32_t choice = kNone;
};

std::vector<Judged> judged_choices(const Trace& trace) {
  std::vector<Judged> out;
  for (const CriterionScore& score : trace.scores.criteria) {
    for (const Evidence& evidence : score.evidence) {
      const auto input = trace.input_at(evidence.entry);
      if (!input || trace.choice(*input) == kNone) continue;
      out.push_back({&evidence, &score, *input, trace.choice(*input)});
    }
  }
  // In the order of the conversation; among what one choice earned, in the order of the case.
  std::stable_sort(out.begin(), out.end(),
                   [](const Judged& a, const Judged& b) { return a.input < b.input; });
  return out;
}

bool is_in_good_band(const Trace& trace, const CriterionScore& score) {
  return score.band && trace.program.bands[*score.band].from >= kGoodBandFrom;
}

/// Whether something went wrong at that input as well: then it is no strength to quote.
bool has_shadow(const Trace& trace, const std::vector<Judged>& judged, std::size_t input) {
  for (const Judged& j : judged) {
    if (j.input == input && j.evidence->earned < 0) return true;
  }
  const Slice slice = trace.slice(input);
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const Entry& entry = trace.session.log()[i];
    if (entry.kind == EntryKind::knockout) return true;
    const bool is_heavy = entry.kind == EntryKind::rule_broken && entry.c >= 0 &&
                          trace.program.rules[entry.a].severity != program::RuleSeverity::minor;
    if (is_heavy) return true;
  }
  return false;
}

// The decision that earned most, preferring a criterion that ends in a good band, and what was said above
// what was done: the learner's own words are the strength, nothing general about the person. Among equals the
// first.
void add_strength(const Trace& trace, const std::vector<Judged>& judged, Debrief& out) {
  const auto rank = [&](const Judged& j) {
    const bool is_said = trace.program.choices[j.choice].kind == program::ChoiceKind::say;
    return std::make_tuple(is_in_good_band(trace, *j.score), j.evidence->earned, is_said,
                           j.evidence->hi - j.evidence->lo,
                           trace.program.criteria[j.score->criterion].weight);
  };
  const Judged* best = nullptr;
  for (const Judged& j : judged) {
    const bool counts = j.evidence->is_opportunity && j.evidence->earned > 0 && !j.evidence->is_repaired;
    if (!counts || (best != nullptr && rank(j) <= rank(*best))) continue;
    if (!has_shadow(trace, judged, j.input)) best = &j;
  }
  if (best == nullptr) return;
  const program::Criterion& criterion = trace.program.criteria[best->score->criterion];
  out.strength = Strength{trace.moment_of(best->input), trace.text(criterion.id), trace.text(criterion.label),
                          trace.text(trace.program.choice_infos[best->choice].why)};
}

// --- key moments ---

/// What one input did to one person: the labelled numbers that are theirs, safety of a child left out.
bool is_of_person(const Trace& trace, std::uint32_t slot, std::uint32_t person) {
  const program::Slot& s = trace.program.slots[slot];
  return s.cast == person && s.label.size > 0 && s.kind == program::SlotKind::integer &&
         !trace.is_safety(slot);
}

struct Candidate {
  std::size_t input = 0;
  std::uint32_t person = kNone;
  std::uint32_t event = kNone;
  int gain = 0;     // net; below 0 is for the worse
  int largest = 0;  // of one variable, for ties
};

/// The largest change for the worse (`sign` -1) or the better (+1). Among equals the first.
template <class Accept>
void keep_largest(std::optional<Candidate>& best, const Candidate& candidate, int sign, Accept&& accept) {
  if (candidate.gain * sign <= 0 || !accept(candidate)) return;
  const auto rank = [&](const Candidate& c) { return std::make_tuple(c.gain * sign, c.largest); };
  if (!best || rank(candidate) > rank(*best)) best = candidate;
}

std::vector<Candidate> person_changes(const Trace& trace) {
  std::vector<Candidate> out;
  for (std::size_t input = 0; input < trace.input_count(); ++input) {
    for (std::uint32_t person = 0; person < trace.program.cast.size(); ++person) {
      Candidate candidate;
      candidate.input = input;
      candidate.person = person;
      for (const Trace::SlotChange& change : trace.slot_changes(input)) {
        if (!is_of_person(trace, change.slot, person)) continue;
        candidate.gain += change.gain;
        candidate.largest = std::max(candidate.largest, change.gain < 0 ? -change.gain : change.gain);
      }
      if (candidate.gain != 0) out.push_back(candidate);
    }
  }
  return out;
}

std::vector<Candidate> safety_changes(const Trace& trace) {
  std::vector<Candidate> out;
  for (std::size_t input = 0; input < trace.input_count(); ++input) {
    Candidate candidate;
    candidate.input = input;
    for (const Trace::SlotChange& change : trace.slot_changes(input)) {
      if (!trace.is_safety(change.slot)) continue;
      candidate.gain += change.gain;
      candidate.person = trace.program.slots[change.slot].cast;
    }
    if (candidate.gain != 0) out.push_back(candidate);
  }
  return out;
}

// An event about the child counts the first time it happens. Of what was good for the child the later one
// goes first: the agreement comes after the question.
std::vector<Candidate> child_events(const Trace& trace) {
  std::vector<Candidate> out;
  std::vector<char> seen(trace.program.events.size(), 0);
  const session::Log& log = trace.session.log();
  for (std::size_t i = 0; i < log.size(); ++i) {
    if (log[i].kind != EntryKind::event) continue;
    const int child = trace.program.events[log[i].a].child;
    const auto input = trace.input_at(i);
    if (child == 0 || !input || std::exchange(seen[log[i].a], 1) != 0) continue;
    Candidate candidate;
    candidate.input = *input;
    candidate.event = log[i].a;
    candidate.gain = child;
    candidate.largest = child > 0 ? static_cast<int>(out.size()) + 1 : 0;
    out.push_back(candidate);
  }
  return out;
}

ChildBasis child_basis(const Trace& trace) {
  const program::Program& program = trace.program;
  for (std::uint32_t slot = 0; slot < program.slots.size(); ++slot) {
    if (trace.is_safety(slot)) return ChildBasis::safety;
  }
  for (std::uint32_t event = 0; event < program.events.size(); ++event) {
    if (program.events[event].child != 0 && trace.can_be_emitted(event)) return ChildBasis::events;
  }
  for (const program::CastMember& member : program.cast) {
    if (member.is_child != 0 && member.has_persona != 0) return ChildBasis::partner;
  }
  return ChildBasis::nothing;
}

/// Names of the children the case is about: "Mees en Lot"; "het kind" where it names none.
std::string child_names(const program::Program& program) {
  std::vector<std::string> names;
  for (const program::CastMember& member : program.cast) {
    if (member.is_child != 0) names.emplace_back(program.text(member.name));
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? in_language_of(program, " en ", " and ") : ", ";
    out += names[i];
  }
  return out.empty() ? in_language_of(program, "het kind", "the child") : out;
}

std::string child_note(const Trace& trace, ChildBasis basis) {
  const std::string names = child_names(trace.program);
  const auto in = [&](const char* nl, const char* en) { return in_language_of(trace.program, nl, en); };
  switch (basis) {
    case ChildBasis::safety:
      return in("Deze casus houdt bij hoe veilig het voor ", "This case keeps track of how safe it is for ") +
             names + in(" is.", ".");
    case ChildBasis::events:
      return in("Hoe veilig het voor ", "How safe it is for ") + names +
             in(" is, staat hier niet als getal. Deze casus houdt wel bij wat er voor ",
                " does not stand here as a number. This case does keep track of what happened for ") +
             names + in(" gebeurde.", ".");
    case ChildBasis::partner:
      return in("Je sprak met ", "You talked with ") + names +
             in(" zelf. Deze casus houdt bij hoe het gesprek voor ",
                " in person. This case keeps track of how the conversation was for ") +
             names + in(" was, niet hoe veilig het thuis is.", ", not of how safe it is at home.");
    case ChildBasis::nothing:
      return in("Wat je woorden onderweg voor ", "What your words did on the way for ") + names +
             in(" deden, houdt deze casus niet bij.", " is not kept track of in this case.");
  }
  return {};
}

class KeyMoments {
 public:
  KeyMoments(const Trace& trace, const std::vector<Judged>& judged, Debrief& out)
      : trace_(trace), judged_(judged), out_(out) {}

  void run() {
    add_knockouts();
    const std::vector<Candidate> persons = person_changes(trace_);
    const ChildBasis basis = child_basis(trace_);
    out_.child.basis = basis;
    out_.child.note = child_note(trace_, basis);
    const std::vector<Candidate> child = basis == ChildBasis::safety   ? safety_changes(trace_)
                                         : basis == ChildBasis::events ? child_events(trace_)
                                                                       : std::vector<Candidate>();
    add(KeyKind::person_worse, persons);
    add(KeyKind::child_worse, child);
    add(KeyKind::person_better, persons);
    add(KeyKind::child_better, child);
  }

 private:
  void add_knockouts() {
    for (const KnockoutCard& card : out_.knockouts) {
      if (card.is_repaired) continue;
      KeyMoment moment;
      moment.kind = KeyKind::knockout;
      moment.moment = card.moment;
      moment.knockout = card.label;
      if (card.moment.input) fill(moment, *card.moment.input, [](std::uint32_t) { return true; });
      out_.key_moments.push_back(std::move(moment));
    }
  }

  [[nodiscard]] bool is_knockout(std::size_t input) const {
    for (const KeyMoment& told : out_.key_moments) {
      if (told.kind == KeyKind::knockout && told.moment.input == input) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_model(std::size_t input) const {
    const std::uint32_t choice = trace_.choice(input);
    return choice != kNone && (trace_.program.choices[choice].flags & program::ChoiceFlag::model) != 0;
  }

  [[nodiscard]] std::optional<Candidate> largest(const std::vector<Candidate>& candidates, KeyKind kind,
                                                 bool takes_model) const {
    std::optional<Candidate> best;
    const bool is_better = kind == KeyKind::person_better || kind == KeyKind::child_better;
    for (const Candidate& candidate : candidates) {
      keep_largest(best, candidate, is_better ? +1 : -1, [&](const Candidate& c) {
        // What pleased somebody by going wrong (a promise that cannot be kept) is no change for the better.
        if (is_better) return !has_shadow(trace_, judged_, c.input);
        // The knock-out's own card says what it did to the person; what is hard to hear can be well said.
        if (kind == KeyKind::person_worse && is_knockout(c.input)) return false;
        return takes_model || !is_model(c.input);
      });
    }
    return best;
  }

  void add(KeyKind kind, const std::vector<Candidate>& candidates) {
    std::optional<Candidate> best = largest(candidates, kind, false);
    if (!best) best = largest(candidates, kind, true);
    if (!best) return;
    KeyMoment moment;
    moment.kind = kind;
    moment.moment = trace_.moment_of(best->input);
    moment.is_model = is_model(best->input);
    const bool about_child = kind == KeyKind::child_worse || kind == KeyKind::child_better;
    if (best->person != kNone) {
      moment.who = trace_.text(trace_.program.cast[best->person].name);
    } else if (about_child) {
      moment.who = child_names(trace_.program);
    }
    if (best->event != kNone) moment.event = event_label(trace_.program, best->event);
    const std::uint32_t person = best->person;
    fill(moment, best->input, [&](std::uint32_t slot) {
      return about_child ? trace_.is_safety(slot) : is_of_person(trace_, slot, person);
    });
    out_.key_moments.push_back(std::move(moment));
  }

  template <class Accept>
  void fill(KeyMoment& moment, std::size_t input, Accept&& accept) {
    for (const Trace::SlotChange& change : trace_.slot_changes(input)) {
      const program::Slot& slot = trace_.program.slots[change.slot];
      if (slot.label.size == 0 || slot.kind != program::SlotKind::integer || !accept(change.slot)) continue;
      moment.changes.push_back(trace_.change_of(change));
    }
    const std::vector<Saying> replies = trace_.replies(trace_.slice(input));
    if (!replies.empty()) moment.reply = replies.front();
  }

  const Trace& trace_;
  const std::vector<Judged>& judged_;
  Debrief& out_;
};

// --- another sentence ---

/// Points of `choice` over all criteria of its node; nothing when it is something one should not say.
std::optional<int> soundness(const program::Program& program, std::uint32_t choice) {
  const program::Choice& c = program.choices[choice];
  if (c.critical != kNone) return std::nullopt;
  const program::Node& node = program.nodes[c.node];
  int sum = 0;
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const int value = program.points[node.matrix + c.place * node.criteria.size + k];
    if (value < 0) return std::nullopt;
    sum += value;
  }
  return sum;
}

bool is_model(const program::Program& program, std::uint32_t choice) {
  return (program.choices[choice].flags & program::ChoiceFlag::model) != 0;
}

/// What could have been taken at `input` instead: the example route's choice where it was on offer, else the
/// soundest one that is better. Never something that scores less than nothing anywhere.
std::uint32_t better_choice(const Trace& trace, std::size_t input) {
  const program::Program& program = trace.program;
  const std::uint32_t taken = trace.choice(input);
  if (taken == kNone || is_model(program, taken)) return kNone;
  std::uint32_t best = kNone;
  int most = soundness(program, taken).value_or(-1);
  for (const std::uint32_t choice : trace.offered(input)) {
    if (choice == taken) continue;
    if (is_model(program, choice)) return choice;
    const std::optional<int> sound = soundness(program, choice);
    if (sound && *sound > most) {
      most = *sound;
      best = choice;
    }
  }
  return best;
}

/// The criterion of which most was left at `input`; its label, or empty.
std::string criterion_at(const Trace& trace, const std::vector<Judged>& judged, std::size_t input) {
  std::string out;
  int most = 0;
  for (const Judged& j : judged) {
    const int left = j.evidence->hi - j.evidence->earned;
    if (j.input != input || !j.evidence->is_opportunity || left <= most) continue;
    most = left;
    out = trace.text(trace.program.criteria[j.score->criterion].label);
  }
  return out;
}

// First what must not happen at all, then the decision where most was left: and of those the first at which
// there was something better to choose.
void add_alternative(const Trace& trace, const std::vector<Judged>& judged, Debrief& out) {
  std::vector<std::size_t> inputs;
  for (const KnockoutCard& card : out.knockouts) {
    if (!card.is_repaired && card.moment.input) inputs.push_back(*card.moment.input);
  }
  const std::size_t from_knockouts = inputs.size();
  std::vector<const Judged*> left;
  for (const Judged& j : judged) {
    if (j.evidence->is_opportunity && j.evidence->earned < j.evidence->hi) left.push_back(&j);
  }
  std::stable_sort(left.begin(), left.end(), [](const Judged* a, const Judged* b) {
    return a->evidence->hi - a->evidence->earned > b->evidence->hi - b->evidence->earned;
  });
  for (const Judged* j : left) inputs.push_back(j->input);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::uint32_t other = better_choice(trace, inputs[i]);
    if (other == kNone) continue;
    Alternative alternative;
    alternative.moment = trace.moment_of(inputs[i]);
    alternative.instead = trace.quote_of(other);
    alternative.instead_choice = trace.text(trace.program.choice_infos[other].id);
    alternative.why = trace.text(trace.program.choice_infos[other].why);
    if (i >= from_knockouts) alternative.criterion = criterion_at(trace, judged, inputs[i]);
    alternative.is_model = is_model(trace.program, other);
    out.alternative = std::move(alternative);
    return;
  }
}

}  // namespace

void add_moments(const Trace& trace, Debrief& out) {
  const std::vector<Judged> judged = judged_choices(trace);
  add_strength(trace, judged, out);
  KeyMoments(trace, judged, out).run();
  add_alternative(trace, judged, out);
}

}  // namespace gesprek::scoring
