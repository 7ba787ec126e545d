#include "engine/analysis/build.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/analysis/explore.h"

namespace gesprek::analysis {

using program::ChoiceFlag;
using program::Line;
using program::LineKind;

namespace {

constexpr std::int32_t kMostChange = 3;         // 5.7
constexpr std::uint32_t kUsualWindow = 2;       // 5.20
constexpr std::uint32_t kMostTurnValues = 250;  // of the turn register

constexpr std::uint8_t kMostModeValue = 3;
constexpr std::uint32_t kMostModes = 32;

std::uint8_t kind_byte(SiteKind kind) {
  return static_cast<std::uint8_t>(kind);
}

}  // namespace

Builder::Builder(Machine& machine, Cone cone) : m_(machine), p_(machine.program_), cone_(std::move(cone)) {}

void Builder::build() {
  make_registers();
  if (!m_.fits_) return;
  turns();
  choices();
  repairs();
  nodes();
  forms();
  modes();
  find_overruled();
  for (const Machine::WaitingPart& part : m_.waiting_) {
    if (!m_.waits_in_order_) break;
    m_.registers_[part.waits].most =
        static_cast<std::uint8_t>(std::min<std::size_t>(m_.waiting_.size(), 255));
  }
  if (m_.waits_in_order_ && m_.waiting_.size() > 255) m_.fits_ = false;
  m_.code_slots_ = slots_;
  m_.code_seen_ = seen_;
  m_.code_chosen_ = chosen_;
  m_.code_events_ = events_;
  m_.code_answers_ = answers_;
  m_.code_facts_ = facts_;
  m_.code_noted_ = noted_;
  if (m_.registers_.size() > kMostRegisters) m_.fits_ = false;
}

// --- registers ---

std::uint16_t Builder::add(Register reg) {
  if (m_.registers_.size() >= kMostRegisters) {
    m_.fits_ = false;
    return 0;
  }
  m_.registers_.push_back(reg);
  return static_cast<std::uint16_t>(m_.registers_.size() - 1);
}

void Builder::make_registers() {
  const auto fill = [&](std::vector<std::uint16_t>& out, const std::vector<std::uint8_t>& kept,
                        RegisterKind kind, std::uint8_t most) {
    out.assign(kept.size(), kNoRegister);
    for (std::uint32_t i = 0; i < kept.size(); ++i) {
      if (kept[i] != 0) out[i] = add({kind, i, 0, most, 0});
    }
  };
  slots_.assign(p_.slots.size(), kNoRegister);
  for (std::uint32_t i = 0; i < p_.slots.size(); ++i) {
    const program::Slot& slot = p_.slots[i];
    if (cone_.slots[i] == 0) continue;
    slots_[i] = add({RegisterKind::slot, i, 0, static_cast<std::uint8_t>(slot.max - slot.min),
                     static_cast<std::uint8_t>(slot.start - slot.min)});
  }
  fill(seen_, cone_.seen, RegisterKind::seen, 2);
  fill(chosen_, cone_.chosen, RegisterKind::chosen, 1);
  fill(events_, cone_.events, RegisterKind::event, 1);
  fill(answers_, cone_.answers, RegisterKind::answer, 1);
  fill(facts_, cone_.facts, RegisterKind::fact, 1);
  fill(noted_, cone_.noted, RegisterKind::noted, 1);
  m_.told_.resize(p_.facts.size());
  for (std::uint32_t i = 0; i < p_.facts.size(); ++i) {
    if (facts_[i] != kNoRegister) m_.told_[i].push_back(facts_[i]);
  }
  std::uint32_t number = 0;
  for (const std::vector<std::uint32_t>& set : cone_.fact_sets) {
    const std::uint16_t reg = add({RegisterKind::any_fact, number++, 0, 1, 0});
    fact_sets_[set] = reg;
    for (const std::uint32_t fact : set) m_.told_[fact].push_back(reg);
  }
  m_.waits_in_order_ = may_facts_close();
  for (std::uint32_t i = 0; i < p_.facts.size(); ++i) {
    if (noted_[i] != kNoRegister) m_.notes_.push_back({i, facts_[i], noted_[i]});
  }
  m_.topics_.resize(p_.topics.size());
  for (std::uint32_t i = 0; i < p_.topics.size(); ++i) {
    m_.topics_[i].closed = add({RegisterKind::topic_closed, i, 0, 1, 0});
  }
  m_.interrupts_.resize(p_.interrupts.size());
  for (std::uint32_t i = 0; i < p_.interrupts.size(); ++i) {
    const program::Interrupt& interrupt = p_.interrupts[i];
    const std::int32_t turns = std::max(interrupt.for_turns, 1);
    if (turns > 200) m_.fits_ = false;
    m_.interrupts_[i].held = add({RegisterKind::held, i, 0, static_cast<std::uint8_t>(turns), 0});
  }
  // What may be taken back, and for how long (5.20).
  std::uint32_t ages = 0;
  for (const program::Repair& repair : p_.repairs)
    ages = std::max(ages, static_cast<std::uint32_t>(std::max(repair.within, 0)));
  if (!cone_.knockouts.empty()) ages = std::max(ages, kUsualWindow);
  if (ages > kMostAges) {
    m_.fits_ = false;
    return;
  }
  m_.ages_ = ages;
  m_.mend_registers_.fill(kNoRegister);
  m_.mended_registers_.fill(kNoRegister);
  // Age 0 is the turn that runs; it is never part of a state that waits.
  for (std::uint32_t age = 0; ages > 0 && age <= ages; ++age) {
    m_.mend_registers_[age] = add({RegisterKind::mend, 0, age, 255, 0});
    m_.mended_registers_[age] = add({RegisterKind::mended, 0, age, 1, 0});
  }
  for (const std::uint32_t index : cone_.rules) {
    const program::Rule& rule = p_.rules[index];
    Machine::WatchedRule watched;
    watched.rule = index;
    watched.reg =
        add({RegisterKind::rule, index, 0, static_cast<std::uint8_t>(std::max(rule.states, 1U) - 1), 0});
    bool forgets = false;
    for (std::uint32_t s = 0; s < rule.states; ++s) {
      if (p_.rule_states[rule.info + s].broken == 0) continue;
      for (std::uint32_t x = 0; x < rule.symbols; ++x) {
        const std::uint32_t to = p_.rule_table[rule.table + s * rule.symbols + x];
        forgets = forgets || p_.rule_states[rule.info + to].broken == 0;
      }
    }
    if (forgets) watched.broken = add({RegisterKind::broken, index, 0, 1, 0});
    m_.rules_.push_back(watched);
  }
  for (const std::uint32_t knockout : cone_.knockouts) {
    Machine::WatchedKnockout watched;
    watched.knockout = knockout;
    watched.is_repairable = p_.knockouts[knockout].repairable != 0;
    watched.has_handwritten = std::any_of(p_.choices.begin(), p_.choices.end(),
                                          [&](const auto& choice) { return choice.repairs == knockout; });
    watched.lost = add({RegisterKind::lost, knockout, 0, 1, 0});
    for (std::uint32_t age = 0; age <= ages; ++age) {
      watched.open[age] = add({RegisterKind::knockout, knockout, age, 2, 0});
    }
    m_.knockouts_.push_back(watched);
  }
  for (const std::uint32_t must : cone_.musts) {
    m_.musts_.emplace_back(must, cone_.unknown_events ? kNoRegister : events_[p_.musts[must].event]);
  }
  // Turns count as far as an interrupt or a `rest` can tell them apart.
  std::uint32_t tail = 0;
  std::uint32_t period = 1;
  for (const program::Interrupt& interrupt : p_.interrupts)
    tail = std::max(tail, static_cast<std::uint32_t>(std::max(interrupt.after, 0)));
  for (const program::CastMember& member : p_.cast) {
    for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) {
      const program::Rest& rest = p_.rests[r];
      if (slots_[rest.slot] == kNoRegister) continue;
      period = std::lcm(period, static_cast<std::uint32_t>(std::max(rest.every, 1)));
      if (period > kMostTurnValues) break;
    }
  }
  if (tail + period > kMostTurnValues) {
    m_.fits_ = false;
    return;
  }
  m_.turn_tail_ = tail;
  m_.turn_period_ = period;
  if (tail + period > 1)
    m_.turn_register_ = add({RegisterKind::turn, 0, 0, static_cast<std::uint8_t>(tail + period - 1), 0});
}

// --- micro-operations ---

void Builder::put(Do op, std::uint32_t a, std::int32_t b, std::int32_t c, std::uint32_t site_id) {
  m_.micros_.push_back({op, a, b, c, site_id});
}

// Leaves nothing where the body puts nothing, unless somebody wants to know about the condition itself.
template <class Body>
void Builder::guarded(Code when, std::uint32_t site_id, Body&& body) {
  const std::uint32_t id = test_of(when);
  const bool wanted = site_id != kNone && m_.question_.conditions;
  if (m_.tests_[id].kind == Test::Kind::always && !wanted) return body();
  const std::uint32_t at = here();
  put(Do::when, id, 0, 0, wanted ? site_id : kNone);
  body();
  const std::uint32_t size = here() - at - 1;
  if (m_.tests_[id].kind == Test::Kind::never && !wanted) {
    m_.micros_.resize(at);
  } else if (size == 0 && !wanted) {
    m_.micros_.pop_back();
  } else {
    m_.micros_[at].b = static_cast<std::int32_t>(size);
  }
}

void Builder::effects(Range range) {
  for (std::uint32_t i = range.begin; i != range.end(); ++i) {
    const program::Effect& effect = p_.effects[i];
    const std::uint16_t reg = slots_[effect.slot];
    if (reg == kNoRegister) continue;
    const program::Slot& slot = p_.slots[effect.slot];
    if (effect.sets != 0) {
      put(Do::set, reg, std::clamp(effect.amount, slot.min, slot.max) - slot.min);
    } else {
      put(Do::add, reg, std::clamp(effect.amount, -300, 300), slot.max - slot.min);
    }
  }
}

void Builder::events(Range range) {
  for (std::uint32_t i = range.begin; i != range.end(); ++i) event(p_.emits[i].name, p_.emits[i].answer);
}

void Builder::event(std::uint32_t name, std::uint32_t answer) {
  if (events_[name] != kNoRegister) put(Do::raise, events_[name]);
  if (answer != kNone && answers_[answer] != kNoRegister) put(Do::raise, answers_[answer]);
  if (m_.question_.signals && cone_.watched_events[name] != 0) {
    const auto [found, is_new] =
        told_ids_.emplace(std::pair{name, answer}, static_cast<std::uint32_t>(m_.told_events_.size()));
    if (is_new) m_.told_events_.emplace_back(name, answer);
    put(Do::tell, found->second);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> feeds;
  for (std::uint32_t w = 0; w < m_.rules_.size(); ++w) {
    const Range patterns = p_.rules[m_.rules_[w].rule].patterns;
    for (std::uint32_t i = patterns.begin; i != patterns.end(); ++i) {
      const program::RulePattern& pattern = p_.rule_patterns[i];
      if (pattern.event != name || (pattern.answer != kNone && pattern.answer != answer)) continue;
      feeds.emplace_back(w, pattern.symbol);
    }
  }
  if (feeds.empty()) return;
  // Rules are fed one after the other, in their order in the Program (a rule may open a knock-out).
  std::stable_sort(feeds.begin(), feeds.end(), [&](const auto& a, const auto& b) {
    return m_.rules_[a.first].rule < m_.rules_[b.first].rule;
  });
  const auto [found, is_new] = signal_ids_.emplace(feeds, static_cast<std::uint32_t>(m_.signals_.size()));
  if (is_new) m_.signals_.push_back({feeds});
  put(Do::emit, found->second);
}

// 5.7: who would tell is closed or not before any of it is told.
void Builder::reveals(Range range, std::uint32_t closed, std::uint64_t source) {
  const std::uint32_t begin = here();
  if (closed != kNone) put(Do::shut, closed);
  const std::uint32_t first = here();
  for (std::uint32_t i = range.begin; i != range.end(); ++i) {
    const program::Reveal& reveal = p_.reveals[i];
    if (m_.told_[reveal.fact].empty() && !m_.question_.conditions) continue;
    guarded(reveal.when, site(kind_byte(SiteKind::reveal), i, reveal.when), [&] {
      if (m_.told_[reveal.fact].empty()) return;
      const bool waits = closed != kNone;
      put(Do::reveal, reveal.fact, waits ? 1 : 0,
          waits ? static_cast<std::int32_t>(waiting_part(reveal.fact, closed, source)) : 0);
    });
  }
  if (here() == first) m_.micros_.resize(begin);
}

bool Builder::may_facts_close() const {
  for (const program::CastMember& member : p_.cast) {
    for (std::uint32_t r = member.closed.begin; r != member.closed.end(); ++r) {
      const Code code = p_.rows[r].when;
      for (std::uint32_t i = code.begin; i != code.end(); ++i) {
        if (p_.code[i].op == program::Op::knows) return true;
      }
    }
  }
  return false;
}

std::uint32_t Builder::closed_set(const std::vector<std::uint32_t>& cast) {
  std::vector<std::uint32_t> tests;
  for (const std::uint32_t person : cast) {
    const Range closed = p_.cast[person].closed;
    for (std::uint32_t r = closed.begin; r != closed.end(); ++r) tests.push_back(test_of(p_.rows[r].when));
  }
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  tests.erase(std::remove_if(tests.begin(), tests.end(),
                             [&](std::uint32_t id) { return m_.tests_[id].kind == Test::Kind::never; }),
              tests.end());
  if (tests.empty()) return kNone;
  const auto [found, is_new] = closed_ids_.emplace(tests, static_cast<std::uint32_t>(m_.closed_sets_.size()));
  if (is_new) m_.closed_sets_.push_back(tests);
  if (m_.shut_register_ == kNoRegister) m_.shut_register_ = add({RegisterKind::shut, 0, 0, 1, 0});
  return found->second;
}

// What waits for the same persons is told at the same moment, whoever told it; unless the queue matters.
std::uint32_t Builder::waiting_part(std::uint32_t fact, std::uint32_t closed, std::uint64_t source) {
  const std::uint64_t what = m_.waits_in_order_ ? source : closed;
  const auto [found, is_new] =
      waits_.emplace(std::pair{fact, what}, static_cast<std::uint32_t>(m_.waiting_.size()));
  if (is_new) {
    m_.waiting_.push_back({add({RegisterKind::waiting, fact, 0, 1, 0}), fact, closed});
  }
  return found->second;
}

void Builder::line(std::uint32_t index) {
  const Line& line = p_.lines[index];
  effects(line.effects);
  events(line.events);
  if (line.reveals.empty()) return;
  const bool may_wait = line.kind == LineKind::cast;
  const bool kept =
      std::any_of(&p_.reveals[line.reveals.begin], &p_.reveals[line.reveals.begin] + line.reveals.size,
                  [&](const program::Reveal& r) { return !m_.told_[r.fact].empty(); });
  reveals(line.reveals, may_wait && kept ? closed_set({line.cast}) : kNone, p_.choices.size() + index);
}

// 5.5: top to bottom; of `first`, the first whose condition holds.
void Builder::lines(Range range) {
  for (std::uint32_t i = range.begin; i != range.end(); ++i) {
    const Line& shown = p_.lines[i];
    const std::uint32_t where = site(kind_byte(SiteKind::line), i, shown.when);
    if (shown.kind != LineKind::first) {
      guarded(shown.when, where, [&] { line(i); });
      continue;
    }
    guarded(shown.when, where, [&] {
      // if … else if … else …: each alternative's else-part is all that follow it.
      std::vector<std::uint32_t> starts;
      std::uint32_t end_of_useful = here();
      for (std::uint32_t k = shown.first.begin; k != shown.first.end(); ++k) {
        if (p_.lines[k].kind == LineKind::first) continue;
        const std::uint32_t id = test_of(p_.lines[k].when);
        const std::uint32_t at = here();
        const std::uint32_t own = site(kind_byte(SiteKind::line), k, p_.lines[k].when);
        put(Do::when, id, 0, 0, m_.question_.conditions ? own : kNone);
        line(k);
        m_.micros_[at].b = static_cast<std::int32_t>(here() - at - 1);
        starts.push_back(at);
        const bool useful = m_.micros_[at].b > 0 || (m_.question_.conditions && own != kNone);
        if (useful) end_of_useful = here();
        if (m_.tests_[id].kind == Test::Kind::always) break;
      }
      m_.micros_.resize(end_of_useful);  // what comes after the last that does anything
      for (const std::uint32_t at : starts) {
        if (at >= end_of_useful) continue;
        m_.micros_[at].c = static_cast<std::int32_t>(end_of_useful - at - 1) - m_.micros_[at].b;
      }
    });
  }
}

// --- persons (5.7) ---

void Builder::rows(ReactionBlock& block, Range range, bool first_only, Sums& sums) {
  if (!m_.question_.loosely) return rows(block, range, first_only, m_.question_.conditions, sums);
  rows(block, range, first_only, false, sums);
  for (std::uint32_t r = range.begin; r != range.end(); ++r) {
    ReactionBlock::RowRef row;
    row.site = site(kind_byte(SiteKind::row), r, p_.rows[r].when);
    if (row.site == kNone) continue;
    row.test = test_of(p_.rows[r].when);
    row.skip_to = static_cast<std::uint32_t>(block.rows.size() + 1);
    block.rows.push_back(row);
  }
}

void Builder::rows(ReactionBlock& block, Range range, bool first_only, bool wanted, Sums& sums) {
  if (first_only && !wanted && rows_by_register(block, range, sums)) return;
  const auto matters = [&](std::uint32_t r) {
    const Range deltas = p_.rows[r].deltas;
    for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
      if (slots_[p_.deltas[d].slot] != kNoRegister) return true;
    }
    // What a row asks is kept only up to the last that is asked about (Cone::ask_rows).
    return wanted && !p_.rows[r].when.empty() && m_.question_.asks(kind_byte(SiteKind::row), r);
  };
  std::uint32_t end = range.begin;
  for (std::uint32_t r = range.begin; r != range.end(); ++r) {
    if (matters(r)) end = r + 1;
  }
  const std::size_t first = block.rows.size();
  for (std::uint32_t r = range.begin; r != end; ++r) {
    if (!first_only && !matters(r)) continue;
    ReactionBlock::RowRef row;
    row.test = test_of(p_.rows[r].when);
    row.site = wanted ? site(kind_byte(SiteKind::row), r, p_.rows[r].when) : kNone;
    row.first_delta = static_cast<std::uint32_t>(block.deltas.size());
    const Range deltas = p_.rows[r].deltas;
    for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
      const std::uint16_t reg = slots_[p_.deltas[d].slot];
      if (reg == kNoRegister) continue;
      block.deltas.emplace_back(sum_of(block, reg, sums), p_.deltas[d].amount);
    }
    row.deltas = static_cast<std::uint32_t>(block.deltas.size()) - row.first_delta;
    block.rows.push_back(row);
  }
  const auto last = static_cast<std::uint32_t>(block.rows.size());
  for (std::size_t i = first; i < block.rows.size(); ++i) {
    block.rows[i].skip_to = first_only ? last : static_cast<std::uint32_t>(i + 1);
  }
}

void Builder::put_block(ReactionBlock block) {
  if (block.rows.empty()) return;
  const bool fixed = std::all_of(block.rows.begin(), block.rows.end(), [&](const auto& row) {
    return m_.tests_[row.test].kind == Test::Kind::always && row.site == kNone;
  });
  if (!fixed) {
    m_.reactions_.push_back(std::move(block));
    return put(Do::react, static_cast<std::uint32_t>(m_.reactions_.size() - 1));
  }
  std::vector<std::int32_t> sums(block.sums.size(), 0);
  for (std::size_t i = 0; i < block.rows.size(); i = block.rows[i].skip_to) {
    for (std::uint32_t d = 0; d < block.rows[i].deltas; ++d) {
      const auto& [sum, amount] = block.deltas[block.rows[i].first_delta + d];
      sums[sum] = std::clamp(sums[sum] + amount, -1'000'000, 1'000'000);
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int32_t amount = std::clamp(sums[i], -kMostChange, kMostChange);
    if (amount != 0) put(Do::add, block.sums[i].reg, amount, block.sums[i].most);
  }
}

void Builder::reactions(Range refs) {
  ReactionBlock block;
  Sums sums;
  std::uint32_t person = kNone;
  for (std::uint32_t i = refs.begin; i != refs.end(); ++i) {
    const program::Reaction& reaction = p_.reactions[p_.reaction_refs[i]];
    if (reaction.cast != person) ++sums.run;
    person = reaction.cast;
    rows(block, reaction.rows, reaction.first_only != 0, sums);
  }
  put_block(std::move(block));
}

// --- parts ---

// 5.6: ticks, then personas' each_turn and rest in cast order.
void Builder::turns() {
  const std::uint32_t begin = here();
  for (std::uint32_t i = 0; i < p_.slots.size(); ++i) {
    const program::Slot& slot = p_.slots[i];
    if (slot.tick != 0 && slots_[i] != kNoRegister)
      put(Do::add, slots_[i], std::clamp(slot.tick, -300, 300), slot.max - slot.min);
  }
  for (const program::CastMember& member : p_.cast) {
    ReactionBlock block;
    Sums sums;
    rows(block, member.each_turn, false, sums);
    put_block(std::move(block));
    for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) {
      const program::Rest& rest = p_.rests[r];
      if (slots_[rest.slot] == kNoRegister) continue;
      const program::Slot& slot = p_.slots[rest.slot];
      // A level outside the bounds only says in which direction.
      const std::int32_t level = std::clamp(rest.level, slot.min - 1, slot.max + 1) - slot.min;
      put(Do::rest, slots_[rest.slot], level, std::max(rest.every, 1));
    }
  }
  put(Do::end_turn, 0);
  m_.turn_ = span_of(begin);
  for (std::uint32_t i = 0; i < p_.interrupts.size(); ++i) {
    m_.interrupts_[i].test = test_of(p_.interrupts[i].when);
    m_.interrupts_[i].site = site(kind_byte(SiteKind::interrupt), i, p_.interrupts[i].when);
  }
}

void Builder::modes() {
  for (const Machine::InterruptPart& interrupt : m_.interrupts_) {
    for (const std::uint16_t reg : m_.tests_[interrupt.test].reads) {
      const Register& info = m_.registers_[reg];
      const bool known = std::any_of(m_.modes_.begin(), m_.modes_.end(),
                                     [&](const Machine::Mode& mode) { return mode.reg == reg; });
      if (known || info.kind != RegisterKind::slot || info.most > kMostModeValue) continue;
      if (m_.mode_count_ * (info.most + 1U) > kMostModes) continue;
      m_.modes_.push_back({reg, m_.mode_count_, info.most + 1U});
      m_.mode_count_ *= info.most + 1U;
    }
  }
}

void Builder::choices() {
  const auto watched = [&](std::uint32_t knockout) {
    for (std::uint32_t w = 0; w < m_.knockouts_.size(); ++w) {
      if (m_.knockouts_[w].knockout == knockout) return w;
    }
    return kNone;
  };
  m_.choices_.resize(p_.choices.size());
  for (std::uint32_t c = 0; c < p_.choices.size(); ++c) {
    const program::Choice& choice = p_.choices[c];
    Machine::ChoicePart& part = m_.choices_[c];
    part.test = test_of(choice.when);
    part.site = site(kind_byte(SiteKind::choice), c, choice.when);
    if ((choice.flags & ChoiceFlag::once) != 0) part.once = chosen_[c];
    std::uint32_t begin = here();
    reactions(choice.reactions);
    if (chosen_[c] != kNoRegister) put(Do::raise, chosen_[c]);
    effects(choice.effects);
    if (!choice.reveals.empty()) {
      std::vector<std::uint32_t> people;
      if (choice.kind != program::ChoiceKind::think) {
        const Range to = p_.choice_infos[c].to;
        people.assign(p_.cast_refs.begin() + to.begin, p_.cast_refs.begin() + to.end());
      }
      const bool kept =
          std::any_of(p_.reveals.begin() + choice.reveals.begin, p_.reveals.begin() + choice.reveals.end(),
                      [&](const program::Reveal& r) { return !m_.told_[r.fact].empty(); });
      reveals(choice.reveals, kept ? closed_set(people) : kNone, c);
    }
    events(choice.events);
    part.before = span_of(begin);
    begin = here();
    lines(choice.reply);
    part.reply = span_of(begin);
    if (choice.critical != kNone) part.watched_critical = watched(choice.critical);
    if (choice.repairs != kNone) part.watched_repairs = watched(choice.repairs);
    part.may_mend = choice.repair != kNone && p_.repairs[choice.repair].within > 0;
    if (m_.question_.points && !m_.knockouts_.empty()) {
      const program::Node& node = p_.nodes[choice.node];
      for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
        if (p_.points[node.matrix + choice.place * node.criteria.size + k] < -1) part.may_mend = true;
      }
    }
  }
}

void Builder::repairs() {
  m_.repairs_.resize(p_.repairs.size());
  for (std::uint32_t i = 0; i < p_.repairs.size(); ++i) {
    std::uint32_t begin = here();
    reactions(p_.repairs[i].reactions);
    events(p_.repairs[i].events);
    m_.repairs_[i].before = span_of(begin);
    begin = here();
    lines(p_.repairs[i].reply);
    m_.repairs_[i].reply = span_of(begin);
  }
}

void Builder::nodes() {
  m_.nodes_.resize(p_.nodes.size());
  m_.arms_.resize(p_.arms.size());
  m_.worths_.resize(p_.nodes.size());
  for (std::uint32_t i = 0; i < p_.arms.size(); ++i) {
    m_.arms_[i].test = test_of(p_.arms[i].when);
    m_.arms_[i].site = site(kind_byte(SiteKind::arm), i, p_.arms[i].when);
  }
  for (std::uint32_t i = 0; i < p_.topics.size(); ++i) {
    m_.topics_[i].test = test_of(p_.topics[i].when);
    m_.topics_[i].site = site(kind_byte(SiteKind::topic), i, p_.topics[i].when);
  }
  for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) {
    const program::Node& node = p_.nodes[n];
    Machine::NodePart& part = m_.nodes_[n];
    part.seen = seen_[n];
    part.is_offer = node.way == program::Way::choices || node.way == program::Way::topics ||
                    node.way == program::Way::form;
    std::uint32_t begin = here();
    if (seen_[n] != kNoRegister) put(Do::count, seen_[n]);
    effects(node.effects);
    events(node.events);
    reveals(node.reveals, kNone, 0);
    lines(node.lines);
    part.enter = span_of(begin);
    begin = here();
    if (node.way == program::Way::topics) lines(p_.layers[node.way_index].again);
    part.again = span_of(begin);
  }
}

}  // namespace gesprek::analysis
