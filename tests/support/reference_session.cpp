#include "tests/support/reference_session.h"

#include <algorithm>

#include "engine/base/hash.h"

namespace gesprek::test {

using namespace gesprek::program;
using session::Entry;
using session::EntryKind;
using session::FaultKind;
using session::Input;
using session::InputKind;

ReferenceSession::ReferenceSession(const Program& program, std::uint64_t seed_in)
    : p(program), seed(seed_in) {
  for (std::uint32_t i = 0; i < p.slots.size(); ++i) w.slots[i] = p.slots[i].start;
  arrive(p.header.start, How::enter);
  history.push_back(w);
}

void ReferenceSession::rewind(std::size_t inputs) {
  w = history[inputs];
  history.resize(inputs + 1);
}

bool ReferenceSession::can_be_late() const {
  return waits() && p.nodes[w.node].late != kNone;
}
bool ReferenceSession::write_first() const {
  return waits() && (p.nodes[w.node].flags & NodeFlag::write_first) != 0 && !w.sentence;
}
std::vector<std::int32_t> ReferenceSession::slots() const {
  std::vector<std::int32_t> out;
  for (const auto& [slot, value] : w.slots) out.push_back(value);
  return out;
}
std::vector<std::int32_t> ReferenceSession::slots_after(std::size_t inputs) const {
  std::vector<std::int32_t> out;
  for (const auto& [slot, value] : history[inputs].slots) out.push_back(value);
  return out;
}

// A condition as plain recursion from its last instruction backwards.
bool ReferenceSession::holds(Code code) const {
  if (code.size == 0) return true;
  std::vector<long long> s;
  const auto at = [](const std::map<std::uint32_t, int>& map, std::uint32_t key) {
    const auto found = map.find(key);
    return found == map.end() ? 0 : found->second;
  };
  for (std::uint32_t i = code.begin; i < code.end(); ++i) {
    const Instruction& in = p.code[i];
    const auto a = static_cast<std::uint32_t>(in.a);
    const auto pop = [&s] {
      const long long v = s.back();
      s.pop_back();
      return v;
    };
    switch (in.op) {
      case Op::push: s.push_back(in.a); break;
      case Op::slot: s.push_back(at(w.slots, a)); break;
      case Op::seen: s.push_back(at(w.visits, a) - (w.node == a ? 1 : 0) > 0); break;
      case Op::chosen: s.push_back(at(w.chosen, a) > 0); break;
      case Op::knows: s.push_back(w.revealed.count(a) > 0); break;
      case Op::noted: s.push_back(w.noted.count(a) > 0); break;
      case Op::event: s.push_back(at(w.events, a) > 0); break;
      case Op::event_with: s.push_back(at(w.answers, a) > 0); break;
      case Op::not_: s.push_back(pop() == 0); break;
      case Op::slot_ge: s.push_back(at(w.slots, in.b) >= in.a); break;
      case Op::slot_le: s.push_back(at(w.slots, in.b) <= in.a); break;
      case Op::slot_eq: s.push_back(at(w.slots, in.b) == in.a); break;
      case Op::and_: {
        const long long y = pop(), x = pop();
        s.push_back(x != 0 && y != 0);
        break;
      }
      case Op::or_: {
        const long long y = pop(), x = pop();
        s.push_back(x != 0 || y != 0);
        break;
      }
      case Op::ge: {
        const long long y = pop(), x = pop();
        s.push_back(x >= y);
        break;
      }
      default: std::abort();  // the random programs use no other
    }
  }
  return s.back() != 0;
}

void ReferenceSession::write(EntryKind kind, std::uint32_t a, std::int64_t c, std::int64_t d, int b,
                             int flags) {
  Entry e;
  e.kind = kind;
  e.a = a;
  e.b = static_cast<std::uint16_t>(b);
  e.c = static_cast<std::int32_t>(c);
  e.d = static_cast<std::int32_t>(d);
  e.flags = static_cast<std::uint8_t>(flags);
  w.log.push_back(e);
}

void ReferenceSession::fault(FaultKind kind) {
  w.status = 2;
  w.offer.clear();
  w.form = kNone;
  write(EntryKind::fault, static_cast<std::uint32_t>(kind));
}

void ReferenceSession::change(std::uint32_t slot, long long value) {
  const Slot& s = p.slots[slot];
  if (value < s.min) value = s.min;
  if (value > s.max) value = s.max;
  const int before = w.slots[slot];
  if (before == value) return;
  w.slots[slot] = static_cast<int>(value);
  write(EntryKind::set, slot, value, before);
}

void ReferenceSession::effects(Range range) {
  for (std::uint32_t i = range.begin; i < range.end(); ++i) {
    const Effect& e = p.effects[i];
    change(e.slot, e.sets != 0 ? e.amount : w.slots[e.slot] + e.amount);
  }
}

void ReferenceSession::emits(Range range) {
  for (std::uint32_t i = range.begin; i < range.end(); ++i) emit(p.emits[i].name, p.emits[i].answer);
}

void ReferenceSession::emit(std::uint32_t name, std::uint32_t answer) {
  ++w.events[name];
  if (answer != kNone) ++w.answers[answer];
  write(EntryKind::event, name, static_cast<std::int32_t>(answer));
  for (std::uint32_t r = 0; r < p.rules.size(); ++r) {
    for (std::uint32_t i = p.rules[r].patterns.begin; i < p.rules[r].patterns.end(); ++i) {
      const RulePattern& pattern = p.rule_patterns[i];
      if (pattern.event == name && (pattern.answer == kNone || pattern.answer == answer)) {
        feed(r, pattern.symbol, name);
      }
    }
  }
}

void ReferenceSession::feed(std::uint32_t r, std::uint32_t symbol, std::int64_t by) {
  const Rule& rule = p.rules[r];
  const auto before = static_cast<std::uint32_t>(w.rules[r]);
  const std::uint32_t after = p.rule_table[rule.table + before * rule.symbols + symbol];
  w.rules[r] = static_cast<int>(after);
  if (p.rule_states[rule.info + before].broken != 0 || p.rule_states[rule.info + after].broken == 0) return;
  write(EntryKind::rule_broken, r, by);
  if (p.rule_states[rule.info + after].knockout != kNone) knock(p.rule_states[rule.info + after].knockout, r);
}

void ReferenceSession::knock(std::uint32_t knockout, std::int64_t rule) {
  for (const Knock& k : w.knocks) {
    if (k.knockout == knockout && static_cast<int>(k.input) == w.inputs) return;
    if (k.knockout == knockout && rule >= 0 && !k.closed) return;  // a rule adds nothing to an open one
  }
  w.knocks.push_back({knockout, static_cast<std::uint32_t>(w.log.size()),
                      static_cast<std::uint32_t>(w.inputs), doing, doing_place, in_turn ? w.turn + 1 : w.turn,
                      false});
  write(EntryKind::knockout, knockout, static_cast<std::int32_t>(doing), rule);
}

bool ReferenceSession::closed(std::uint32_t cast) const {
  for (std::uint32_t i = p.cast[cast].closed.begin; i < p.cast[cast].closed.end(); ++i) {
    if (holds(p.rows[i].when)) return true;
  }
  return false;
}

bool ReferenceSession::source_closed(bool is_line, std::uint32_t source) const {
  if (is_line) return closed(p.lines[source].cast);
  if (p.choices[source].kind == ChoiceKind::think) return false;
  for (std::uint32_t i = p.choice_infos[source].to.begin; i < p.choice_infos[source].to.end(); ++i) {
    if (closed(p.cast_refs[i])) return true;
  }
  return false;
}

void ReferenceSession::reveal(std::uint32_t fact) {
  if (!w.revealed.insert(fact).second) return;
  write(EntryKind::revealed, fact);
}

void ReferenceSession::reveals(Range range, bool may_wait, bool is_line, std::uint32_t source) {
  const bool waits = may_wait && source_closed(is_line, source);
  for (std::uint32_t i = range.begin; i < range.end(); ++i) {
    const std::uint32_t fact = p.reveals[i].fact;
    if (!holds(p.reveals[i].when)) continue;
    if (!waits) {
      reveal(fact);
    } else if (w.revealed.count(fact) == 0) {
      const Wait wait{fact, source, is_line};
      if (std::find(w.waits.begin(), w.waits.end(), wait) == w.waits.end()) w.waits.push_back(wait);
    }
  }
}

std::uint32_t ReferenceSession::mood(std::uint32_t cast) const {
  const auto left = w.moods.find(cast);
  if (left != w.moods.end()) return left->second;
  for (std::uint32_t i = p.cast[cast].moods.begin; i < p.cast[cast].moods.end(); ++i) {
    if (holds(p.rows[i].when)) return p.rows[i].mood;
  }
  return kNone;
}

void ReferenceSession::lines(Range range, bool reply) {
  for (std::uint32_t i = range.begin; i < range.end(); ++i) {
    if (!holds(p.lines[i].when)) continue;
    if (p.lines[i].kind != LineKind::first) {
      line(i, reply);
      continue;
    }
    for (std::uint32_t k = p.lines[i].first.begin; k < p.lines[i].first.end(); ++k) {
      if (holds(p.lines[k].when)) {
        line(k, reply);
        break;
      }
    }
  }
}

void ReferenceSession::line(std::uint32_t i, bool reply) {
  const Line& l = p.lines[i];
  std::uint32_t shown = l.mood;
  int cue = 0;
  if (l.kind == LineKind::cast) {
    if (shown == kNone) {
      shown = mood(l.cast);
      if (!reply) w.moods.erase(l.cast);
    }
    if (shown != kNone && l.cue.size == 0 && p.moods[shown].cues.size > 0) {
      cue = 1 + w.cues[shown] % static_cast<int>(p.moods[shown].cues.size);
      ++w.cues[shown];
    }
  }
  write(EntryKind::line, i, static_cast<std::int32_t>(shown), -1, cue, reply ? session::EntryFlag::reply : 0);
  effects(l.effects);
  emits(l.events);
  reveals(l.reveals, l.kind == LineKind::cast, true, i);
}

ReferenceSession::Plan ReferenceSession::plan(Range reactions,
                                              std::map<std::uint32_t, std::uint32_t>& moods) const {
  Plan out;
  for (std::uint32_t person = 0; person < p.cast.size(); ++person) {
    Plan mine;
    for (std::uint32_t i = reactions.begin; i < reactions.end(); ++i) {
      const Reaction& reaction = p.reactions[p.reaction_refs[i]];
      if (reaction.cast != person) continue;
      for (std::uint32_t r = reaction.rows.begin; r < reaction.rows.end(); ++r) {
        if (!holds(p.rows[r].when)) continue;
        for (std::uint32_t d = p.rows[r].deltas.begin; d < p.rows[r].deltas.end(); ++d) {
          const auto same = std::find_if(mine.begin(), mine.end(),
                                         [&](const auto& x) { return x.first == p.deltas[d].slot; });
          if (same == mine.end()) {
            mine.emplace_back(p.deltas[d].slot, p.deltas[d].amount);
          } else {
            same->second += p.deltas[d].amount;
          }
        }
        if (p.rows[r].mood != kNone) moods[person] = p.rows[r].mood;
        if (reaction.first_only != 0) break;
      }
    }
    for (auto& [slot, sum] : mine) out.emplace_back(slot, std::min(3, std::max(-3, sum)));
  }
  return out;
}

void ReferenceSession::end_of_turn() {
  ++w.turn;
  for (std::uint32_t i = 0; i < p.slots.size(); ++i) change(i, w.slots[i] + p.slots[i].tick);
  for (std::uint32_t c = 0; c < p.cast.size(); ++c) {
    std::map<std::uint32_t, int> sums;
    std::vector<std::uint32_t> order;
    std::uint32_t left = kNone;
    for (std::uint32_t r = p.cast[c].each_turn.begin; r < p.cast[c].each_turn.end(); ++r) {
      if (!holds(p.rows[r].when)) continue;
      for (std::uint32_t d = p.rows[r].deltas.begin; d < p.rows[r].deltas.end(); ++d) {
        if (sums.count(p.deltas[d].slot) == 0) order.push_back(p.deltas[d].slot);
        sums[p.deltas[d].slot] += p.deltas[d].amount;
      }
      if (p.rows[r].mood != kNone) left = p.rows[r].mood;
    }
    for (const std::uint32_t slot : order) {
      change(slot, w.slots[slot] + std::min(3, std::max(-3, sums[slot])));
    }
    if (left != kNone && w.moods.count(c) == 0) w.moods[c] = left;
    for (std::uint32_t r = p.cast[c].rest.begin; r < p.cast[c].rest.end(); ++r) {
      const Rest& rest = p.rests[r];
      if (w.turn % rest.every != 0) continue;
      const int now = w.slots[rest.slot];
      if (now < rest.level) change(rest.slot, now + 1);
      if (now > rest.level) change(rest.slot, now - 1);
    }
  }
  --w.turn;  // the turn is still on while rules hear that it ends
  for (std::uint32_t r = 0; r < p.rules.size(); ++r) {
    if (p.rules[r].reads_turns != 0) feed(r, 0, -1);
  }
  std::vector<Wait> still;
  for (const Wait& wait : w.waits) {
    if (w.revealed.count(wait.fact) > 0) continue;
    if (source_closed(wait.line, wait.source)) {
      still.push_back(wait);
    } else {
      reveal(wait.fact);
    }
  }
  w.waits = still;
  ++w.turn;
  write(EntryKind::turn_ended, static_cast<std::uint32_t>(w.turn));
  in_turn = false;
}

bool ReferenceSession::resolve(std::uint32_t go, std::uint32_t& node, How& how) {
  node = go;
  how = How::enter;
  if (go == kGoDone) {
    if (w.topic == kNone) {
      fault(FaultKind::no_way_back);
      return false;
    }
    w.closed_topics.insert(w.topic);
    write(EntryKind::topic_closed, w.topic);
    node = p.layers[p.topics[w.topic].layer].node;
    how = How::topics;
    w.topic = kNone;
  } else if (go == kGoBack) {
    if (w.back.empty()) {
      fault(FaultKind::no_way_back);
      return false;
    }
    std::tie(node, how) = w.back.back();
    w.back.pop_back();
  }
  return true;
}

void ReferenceSession::finish_turn(std::uint32_t node, How how) {
  if (how != How::enter || p.nodes[node].way != Way::ending) {
    std::uint32_t fires = kNone;
    for (std::uint32_t i = 0; i < p.interrupts.size(); ++i) {
      if (w.fired.count(i) > 0) continue;
      if (!holds(p.interrupts[i].when)) {
        w.held[i] = 0;
        continue;
      }
      ++w.held[i];
      if (fires == kNone && w.held[i] >= p.interrupts[i].for_turns && w.turn >= p.interrupts[i].after)
        fires = i;
    }
    if (fires != kNone) {
      w.held[fires] = 0;
      if (p.interrupts[fires].repeat == 0) w.fired.insert(fires);
      w.back.emplace_back(node, how);
      if (w.back.size() > 8) w.back.erase(w.back.begin());
      write(EntryKind::interrupt, fires);
      if (!resolve(p.interrupts[fires].go, node, how)) return;
    }
  }
  arrive(node, how);
}

void ReferenceSession::arrive(std::uint32_t node, How how) {
  int entered = 0;
  while (true) {
    const Node& n = p.nodes[node];
    w.node = node;
    if (how == How::enter) {
      if (++entered > 1000) return fault(FaultKind::too_many_nodes);
      w.sentence = false;
      if (w.topic != kNone &&
          (n.way == Way::ending || n.way == Way::topics || p.layers[p.topics[w.topic].layer].then == node)) {
        w.topic = kNone;
      }
      ++w.visits[node];
      write(EntryKind::node_entered, node);
      effects(n.effects);
      emits(n.events);
      reveals(n.reveals, false, false, 0);
      lines(n.lines, false);
    } else if (how == How::topics) {
      const TopicLayer& layer = p.layers[n.way_index];
      bool any = false;
      for (std::uint32_t t = layer.topics.begin; t < layer.topics.end(); ++t) {
        if (w.closed_topics.count(t) == 0 && holds(p.topics[t].when)) any = true;
      }
      if (any) lines(layer.again, false);
    }
    std::uint32_t go = kNone;
    Range arms;
    switch (n.way) {
      case Way::go: go = n.way_index; break;
      case Way::choices:
        if (stand()) return;
        go = n.otherwise;
        break;
      case Way::topics:
        if (stand()) return;
        go = p.layers[n.way_index].then;
        break;
      case Way::form:
        if (stand()) return;
        arms = p.forms[n.way_index].arms;
        break;
      case Way::branch: arms = p.branches[n.way_index]; break;
      case Way::ending: return end(node);
    }
    for (std::uint32_t a = arms.begin; a < arms.end() && go == kNone; ++a) {
      if (holds(p.arms[a].when)) go = p.arms[a].go;
    }
    if (go == kNone) return fault(FaultKind::no_choice);
    if (!resolve(go, node, how)) return;
  }
}

std::vector<std::uint32_t> ReferenceSession::items(const Field& field) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < field.items.size; ++i) {
    const std::uint32_t fact = p.items[field.items.begin + i].fact;
    if (fact == kNone || w.revealed.count(fact) > 0) out.push_back(i);
  }
  return out;
}

bool ReferenceSession::asked(const Field& field) const {
  if (field.type != FieldType::sort && field.type != FieldType::board) return true;
  return !items(field).empty();
}

bool ReferenceSession::can_mend(const Taken& taken) const {
  const std::uint32_t repair = p.choices[taken.choice].repair;
  if (repair == kNone || taken.mended) return false;
  // Taken in turn t with a window of 2: offered in turns t+1 and t+2.
  const int next_turn = w.turn + 1;
  return next_turn <= taken.turn + p.repairs[repair].within;
}

bool ReferenceSession::stand() {
  w.offer.clear();
  w.form = kNone;
  const Node& n = p.nodes[w.node];
  if (n.way == Way::choices) {
    struct Key {
      std::uint64_t key;
      Shown shown;
    };
    std::vector<Key> keys;
    bool any = false;
    for (std::uint32_t i = n.choices.begin; i < n.choices.end(); ++i) {
      const Choice& c = p.choices[i];
      if ((c.flags & ChoiceFlag::once) != 0 && w.chosen.count(i) > 0) continue;
      const bool open = holds(c.when);
      if (!open && p.choice_infos[i].locked.size == 0) continue;
      any = any || open;
      keys.push_back({splitmix64(seed ^ c.order_key), {InputKind::choice, i, !open}});
    }
    if (!any) return false;
    if ((n.flags & NodeFlag::fixed_order) == 0) {
      std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.key < b.key; });
    }
    for (const Key& k : keys) w.offer.push_back(k.shown);
    if ((n.flags & NodeFlag::switches) != 0 && w.topic != kNone) {
      const Range topics = p.layers[p.topics[w.topic].layer].topics;
      for (std::uint32_t t = topics.begin; t < topics.end(); ++t) {
        if (t != w.topic && w.closed_topics.count(t) == 0 && holds(p.topics[t].when)) {
          w.offer.push_back({InputKind::switch_topic, t, false});
        }
      }
    }
  } else if (n.way == Way::topics) {
    const Range topics = p.layers[n.way_index].topics;
    bool needed = false;
    for (std::uint32_t t = topics.begin; t < topics.end(); ++t) {
      if (w.closed_topics.count(t) > 0) continue;
      if (p.topics[t].optional == 0) needed = true;
      if (holds(p.topics[t].when)) w.offer.push_back({InputKind::topic, t, false});
    }
    if (w.offer.empty()) return false;
    if (!needed) w.offer.push_back({InputKind::then, kNone, false});
  } else {
    const Range fields = p.forms[n.way_index].fields;
    bool any = false;
    for (std::uint32_t f = fields.begin; f < fields.end(); ++f) any = any || asked(p.fields[f]);
    if (!any) return false;
    w.form = n.way_index;
  }
  std::set<std::uint32_t> listed;
  for (auto it = w.taken.rbegin(); it != w.taken.rend(); ++it) {
    if (!can_mend(*it) || !listed.insert(it->choice).second) continue;
    w.offer.push_back({InputKind::repair, p.choices[it->choice].repair, false});
  }
  return true;
}

void ReferenceSession::give(const Input& input) {
  const World before = w;
  if (input.kind != InputKind::note && input.kind != InputKind::text) {
    for (const Shown& s : w.offer) {
      write(EntryKind::offered, s.target, -1, -1, static_cast<int>(s.kind), s.locked ? 1 : 0);
    }
  }
  write(EntryKind::input, static_cast<std::uint32_t>(w.inputs), -1, -1, static_cast<int>(input.kind));
  ++w.inputs;
  if (w.inputs > 2000) {
    fault(FaultKind::too_many_inputs);
    history.push_back(w);
    return;
  }
  std::uint32_t node = kNone;
  How how = How::enter;
  switch (input.kind) {
    case InputKind::choice: choose(input.target); break;
    case InputKind::repair: mend(input.target); break;
    case InputKind::then:
      if (resolve(p.layers[p.nodes[w.node].way_index].then, node, how)) arrive(node, how);
      break;
    case InputKind::switch_topic:
    case InputKind::topic: {
      if (input.kind == InputKind::switch_topic) w.resume[w.topic] = w.node;
      w.topic = input.target;
      write(EntryKind::topic_opened, input.target);
      std::uint32_t start = p.topics[input.target].start;
      if (w.resume.count(input.target) > 0) {
        start = w.resume[input.target];
        w.resume.erase(input.target);
      }
      arrive(start, How::enter);
      break;
    }
    case InputKind::late:
      w.moods.clear();
      node = p.nodes[w.node].late;
      in_turn = true;
      end_of_turn();
      if (resolve(node, node, how)) finish_turn(node, how);
      break;
    case InputKind::note:
      write(EntryKind::noted, input.target, -1, -1, static_cast<int>(input.value));
      w.noted[input.target] = static_cast<int>(input.value);
      arrive(w.node, How::stay);
      break;
    case InputKind::text: w.sentence = true; break;
    case InputKind::form: answer_form(input); break;
  }
  history.push_back(w);
}

void ReferenceSession::choose(std::uint32_t index) {
  const Choice& c = p.choices[index];
  std::map<std::uint32_t, std::uint32_t> moods;
  const Plan planned = plan(c.reactions, moods);
  w.moods.clear();
  ++w.chosen[index];
  doing = index;
  doing_place = static_cast<std::uint32_t>(w.log.size());
  in_turn = true;
  write(EntryKind::chosen, index);
  const Node& n = p.nodes[c.node];
  for (std::uint32_t k = 0; k < n.criteria.size; ++k) {
    std::vector<int> values;
    for (const Shown& s : w.offer) {
      if (s.kind != InputKind::choice || s.locked) continue;
      values.push_back(p.points[n.matrix + p.choices[s.target].place * n.criteria.size + k]);
    }
    const int earned = p.points[n.matrix + c.place * n.criteria.size + k];
    const int lo = *std::min_element(values.begin(), values.end());
    const int hi = *std::max_element(values.begin(), values.end());
    if (hi > lo && (hi > 0 || earned < hi)) {
      write(EntryKind::points, p.criterion_refs[n.criteria.begin + k], lo, hi, earned + 128);
    }
  }
  for (const auto& [slot, sum] : planned) change(slot, w.slots[slot] + sum);
  for (const auto& [person, left] : moods) w.moods[person] = left;
  effects(c.effects);
  reveals(c.reveals, true, false, index);
  emits(c.events);
  if (c.repairs != kNone) {
    for (Knock& k : w.knocks) {
      if (k.knockout != c.repairs || k.closed || static_cast<int>(k.input) == w.inputs) continue;
      int within = 2;
      if (k.choice != kNone && p.choices[k.choice].repair != kNone) {
        within = p.repairs[p.choices[k.choice].repair].within;
      }
      if (w.turn + 1 > k.turn + within) continue;
      for (Taken& t : w.taken) {
        if (k.choice == kNone || t.input != k.input || t.mended) continue;
        t.mended = true;
        write(EntryKind::repaired, kNone, k.chosen_place);
      }
      if (p.knockouts[k.knockout].repairable == 0) continue;
      k.closed = true;
      write(EntryKind::knockout_closed, k.place, index);
    }
  }
  if (c.critical != kNone) knock(c.critical, -1);
  w.taken.push_back({index, static_cast<std::uint32_t>(w.inputs), doing_place, w.turn + 1, false});
  end_of_turn();
  lines(c.reply, true);
  std::uint32_t node = kNone;
  How how = How::enter;
  const bool goes = resolve(c.go, node, how);
  doing = doing_place = kNone;
  if (goes) finish_turn(node, how);
}

void ReferenceSession::mend(std::uint32_t repair) {
  const Repair& r = p.repairs[repair];
  std::map<std::uint32_t, std::uint32_t> moods;
  const Plan planned = plan(r.reactions, moods);
  w.moods.clear();
  in_turn = true;
  for (const auto& [slot, sum] : planned) change(slot, w.slots[slot] + sum);
  for (const auto& [person, left] : moods) w.moods[person] = left;
  emits(r.events);
  auto it = std::find_if(w.taken.rbegin(), w.taken.rend(),
                         [&](const Taken& t) { return t.choice == r.choice && can_mend(t); });
  it->mended = true;
  write(EntryKind::repaired, repair, it->place);
  for (Knock& k : w.knocks) {
    if (k.input != it->input || k.choice == kNone || k.closed || p.knockouts[k.knockout].repairable == 0)
      continue;
    k.closed = true;
    write(EntryKind::knockout_closed, k.place, repair, -1, 0, session::EntryFlag::repair);
  }
  end_of_turn();
  lines(r.reply, true);
  finish_turn(w.node, How::stay);
}

void ReferenceSession::answer_form(const Input& input) {
  const Form& form = p.forms[w.form];
  const auto given = [&input](std::uint32_t f) -> const session::FieldAnswer* {
    for (const session::FieldAnswer& a : input.answers) {
      if (a.field == f) return &a;
    }
    return nullptr;
  };
  int place = 0;
  for (std::uint32_t f = form.fields.begin; f < form.fields.end(); ++f) {
    const session::FieldAnswer* const a = given(f);
    if (a == nullptr) continue;
    const Field& field = p.fields[f];
    write(EntryKind::answered, f, -1, -1, place++);
    for (std::uint32_t s = field.scores.begin; s < field.scores.end(); ++s) {
      const FieldScore& pair = p.field_scores[s];
      if (p.criteria[pair.criterion].scored == 0) continue;
      int n = 1;
      int k = 0;
      if (field.type == FieldType::sort) {  // each item's answer is a column
        n = 0;
        for (const std::uint32_t item : items(field)) {
          for (std::uint32_t x = field.answers.begin; x < field.answers.end(); ++x) {
            if (p.field_answers[x].item != item) continue;
            ++n;
            const std::string want = std::string(p.text(p.items[field.items.begin + item].id)) + ">" +
                                     std::string(p.text(p.field_answers[x].value));
            for (const std::string& v : a->values) k += v == want ? 1 : 0;
          }
        }
        if (n == 0) continue;
      } else {
        k = a->values[0] == p.text(p.field_answers[field.answers.begin].value) ? 1 : 0;
      }
      // wrong + (right − wrong)·k/n, half up: the floor of that plus a half.
      const double exact = pair.wrong + static_cast<double>(pair.right - pair.wrong) * k / n;
      int earned = static_cast<int>(exact) - 2;
      while (earned + 1 <= exact + 0.5) ++earned;
      const int lo = std::min(pair.wrong, pair.right);
      const int hi = std::max(pair.wrong, pair.right);
      if (hi > lo && (hi > 0 || earned < hi)) {
        write(EntryKind::points, pair.criterion, lo, hi, earned + 128, session::EntryFlag::field);
      }
    }
  }
  for (std::uint32_t f = form.fields.begin; f < form.fields.end(); ++f) {
    const session::FieldAnswer* const a = given(f);
    if (a == nullptr) continue;
    const Field& field = p.fields[f];
    for (std::uint32_t o = field.options.begin; o < field.options.end(); ++o) {
      for (const std::string& v : a->values) {
        if (v != p.text(p.options[o].id)) continue;
        effects(p.options[o].effects);
        emits(p.options[o].events);
      }
    }
    if (field.emits == kNone) continue;
    if (field.type == FieldType::sort) {
      emit(field.emits, kNone);
      continue;
    }
    std::uint32_t answer = kNone;
    for (std::uint32_t x = 0; x < p.answers.size(); ++x) {
      if (p.answers[x].name == field.emits && p.text(p.answers[x].answer) == a->values[0]) answer = x;
    }
    emit(field.emits, answer);
  }
  std::uint32_t go = kNone;
  for (std::uint32_t a = form.arms.begin; a < form.arms.end() && go == kNone; ++a) {
    if (holds(p.arms[a].when)) go = p.arms[a].go;
  }
  std::uint32_t node = kNone;
  How how = How::enter;
  if (resolve(go, node, how)) arrive(node, how);
}

void ReferenceSession::end(std::uint32_t node) {
  doing = doing_place = kNone;
  for (std::uint32_t r = 0; r < p.rules.size(); ++r) {
    const RuleState& s = p.rule_states[p.rules[r].info + static_cast<std::uint32_t>(w.rules[r])];
    if (s.broken != 0 || s.broken_at_end == 0) continue;
    write(EntryKind::rule_broken, r);
    if (s.knockout != kNone) knock(s.knockout, r);
  }
  for (std::uint32_t m = 0; m < p.musts.size(); ++m) {
    if (w.events.count(p.musts[m].event) == 0) write(EntryKind::must_missed, m);
  }
  w.status = 1;
  w.offer.clear();
  w.form = kNone;
  write(EntryKind::ending, p.nodes[node].way_index, node);
}

}  // namespace gesprek::test
