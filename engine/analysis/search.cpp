#include "engine/analysis/search.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/session/form_values.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

using session::InputKind;

namespace {

constexpr std::uint64_t kStepsPerBudget = 2;

}  // namespace

Search::Search(Machine& machine, const SearchLimits& limits)
    : Happenings(machine),
      machine_(machine),
      limits_(limits),
      codec_(machine.registers()),
      set_(codec_.words()) {}

// A step has ended: in a state, which may be new, or for good. States are looked up a little later, when
// memory has fetched the place where each stands.
void Search::arrived(Work& work, End end) {
  if (end != End::none) {
    note_end(work, end);
    if (end == End::ending) {
      waiting_.push_back({0, now_, machine_.last_label(), true});
    } else if (limits_.with_graph && now_.move != Where::kStart) {
      stops_.push_back(now_.state);
    }
    return;
  }
  const std::uint32_t place = machine_.settle(work);
  const std::size_t at = keys_.size();
  keys_.resize(at + codec_.words());
  codec_.pack(work, place, &keys_[at]);
  const std::uint64_t hash = set_.hash_of(&keys_[at]);
  set_.fetch(hash);
  waiting_.push_back({hash, now_, machine_.last_label(), false});
}

void Search::look_up() {
  std::size_t key = 0;
  for (const Waiting& waiting : waiting_) {
    std::uint32_t to = Graph::kEnd;
    if (!waiting.is_end) {
      const auto [number, is_new] = set_.insert(&keys_[key], waiting.hash);
      key += codec_.words();
      if (is_new) {
        parent_.push_back(waiting.from.state);
        by_.push_back(static_cast<std::uint16_t>(waiting.from.move));
      }
      to = number;
    }
    if (!limits_.with_graph || waiting.from.move == Where::kStart) continue;
    graph_.to.push_back(to);
    graph_.label.push_back(waiting.label);
    graph_.move.push_back(static_cast<std::uint16_t>(waiting.from.move));
  }
  waiting_.clear();
  keys_.clear();
}

// What a hook decides may go either way, so the moves of every way are possible.
void Search::all_moves(const Work& work, std::vector<Move>& out) {
  Oracle& oracle = machine_.oracle();
  oracle = Oracle();
  machine_.moves(work, out);
  if (!machine_.has_unknowns()) return;
  std::vector<Move> more;
  while (oracle.next()) {
    machine_.moves(work, more);
    for (const Move& move : more) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Move& m) {
        return m.kind == move.kind && m.target == move.target && m.extra == move.extra &&
               m.label == move.label;
      });
      if (!known) out.push_back(move);
    }
  }
  oracle = Oracle();
}

void Search::run() {
  if (limits_.by_class && !machine_.has_unknowns()) {
    ClassLimits limits;
    limits.classes = limits_.budget / limits_.states_per_class;
    limits.steps = limits_.budget * kStepsPerBudget;
    classes_ = std::make_unique<ClassSearch>(machine_, limits);
    over_classes_ = classes_->run();
    if (over_classes_) return run_classes();
    if (!limits_.by_state) return;
    limits_.budget /= 2;  // the rest went to the classes
  }
  run_states();
  if (classes_ && !complete_) find_examples();
}

// Too many classes, and too many states: of what was not met breadth first, the way that was found to it some
// way or other.
void Search::find_examples() {
  machine_.listen(this);
  Work from;
  Work work;
  std::vector<Move> moves;
  const std::size_t used = machine_.register_count();
  for (std::uint32_t id = 0; id < classes_->size(); ++id) {
    classes_->unpack(id, from);
    machine_.moves(from, moves);
    now_ = {id, Where::kBefore, true};
    for (const Move& move : moves) {
      if (move.kind == InputKind::choice) note(choices[move.target]);
    }
    machine_.ask_offer(from);
    for (std::uint32_t m = 0; m < moves.size(); ++m) {
      now_.move = m;
      std::copy_n(from.r.begin(), used, work.r.begin());
      machine_.put_at(work, classes_->place(id));
      note_end(work, machine_.take(work, moves[m]));
    }
  }
  machine_.listen(nullptr);
}

// Breadth first over the classes. What happens in a step from one state of a class happens from all.
void Search::run_classes() {
  machine_.listen(this);
  Work from;
  Work work;
  now_ = {0, Where::kStart, false};
  const End end = machine_.begin(work);
  note_end(work, end);
  steps_.push_back({end == End::none ? 0 : kEnds, end, machine_.end_node(), InputKind::text, 0, 0, 0});
  std::vector<std::uint32_t> numbers(classes_->size(), Where::kNowhere);
  if (end == End::none) {
    numbers[0] = 0;
    order_.push_back(0);
    parent_.push_back(0);
    by_.push_back(static_cast<std::uint16_t>(Where::kStart));
  }
  std::vector<Move> moves;
  const std::size_t used = machine_.register_count();
  std::size_t level_end = order_.size();
  std::uint32_t depth = 0;
  for (std::size_t at = 0; at < order_.size(); ++at) {
    if (at == level_end) {
      ++depth;
      level_begin_ = at;
      level_end = order_.size();
    }
    if (limits_.with_graph) graph_.first.push_back(static_cast<std::uint32_t>(graph_.to.size()));
    classes_->unpack(order_[at], from);
    machine_.moves(from, moves);
    now_ = {static_cast<std::uint32_t>(at), Where::kBefore, false};
    for (const Move& move : moves) {
      if (move.kind == InputKind::choice) note(choices[move.target]);
    }
    machine_.ask_offer(from);
    first_steps_.push_back(static_cast<std::uint32_t>(steps_.size()));
    if (limits_.most_inputs != 0 && depth >= limits_.most_inputs) continue;
    for (std::uint32_t m = 0; m < moves.size(); ++m) {
      now_.move = m;
      std::copy_n(from.r.begin(), used, work.r.begin());
      machine_.put_at(work, classes_->place(order_[at]));
      Step step;
      step.kind = moves[m].kind;
      if (step.kind == InputKind::repair) step.repair_age = moves[m].extra;
      step.tape = static_cast<std::uint32_t>(tape_.size());
      step.move = static_cast<std::uint16_t>(m);
      const End how = machine_.take(work, moves[m]);
      note_end(work, how);
      step.end = how;
      step.end_node = machine_.end_node();
      std::uint32_t to = Graph::kEnd;
      if (how == End::none) {
        std::uint32_t& number = numbers[classes_->to(order_[at], m)];
        if (number == Where::kNowhere) {
          number = static_cast<std::uint32_t>(order_.size());
          order_.push_back(classes_->to(order_[at], m));
          parent_.push_back(static_cast<std::uint32_t>(at));
          by_.push_back(static_cast<std::uint16_t>(m));
        }
        to = number;
        step.to = to;
      }
      steps_.push_back(step);
      if (limits_.with_graph && how != End::none && how != End::ending)
        stops_.push_back(static_cast<std::uint32_t>(at));
      if (!limits_.with_graph || (how != End::none && how != End::ending)) continue;
      graph_.to.push_back(to);
      graph_.label.push_back(machine_.last_label());
      graph_.move.push_back(static_cast<std::uint16_t>(m));
    }
  }
  if (limits_.with_graph) graph_.first.push_back(static_cast<std::uint32_t>(graph_.to.size()));
  first_steps_.push_back(static_cast<std::uint32_t>(steps_.size()));
  complete_ = !machine_.overflowed();
  machine_.listen(nullptr);
}

void Search::run_states() {
  machine_.listen(this);
  Work start;
  Oracle& oracle = machine_.oracle();
  oracle = Oracle();
  now_ = {0, Where::kStart, false};
  do {
    oracle.rewind();
    const End end = machine_.begin(start);
    arrived(start, end);
  } while (oracle.next());
  look_up();

  const bool unknowns = machine_.has_unknowns();
  std::vector<Move> moves;
  Work from;
  Work work;
  const std::size_t used = machine_.register_count();
  std::size_t level_end = set_.size();
  std::uint32_t depth = 0;
  std::size_t at = 0;
  for (; at < set_.size(); ++at) {
    if (set_.size() > limits_.budget || machine_.overflowed()) break;
    if (at == level_end) {
      ++depth;
      level_begin_ = at;
      level_end = set_.size();
    }
    if (limits_.most_inputs != 0 && depth >= limits_.most_inputs) break;
    if (limits_.with_graph) graph_.first.push_back(static_cast<std::uint32_t>(graph_.to.size()));
    const std::uint32_t place = codec_.unpack(set_.at(at), from);
    machine_.put_at(from, place);
    all_moves(from, moves);
    now_.state = static_cast<std::uint32_t>(at);
    now_.move = Where::kBefore;
    for (const Move& move : moves) {
      if (move.kind == InputKind::choice) note(choices[move.target]);
    }
    machine_.ask_offer(from);
    for (std::uint32_t m = 0; m < moves.size(); ++m) {
      now_.move = m;
      oracle = Oracle();
      do {
        oracle.rewind();
        std::copy_n(from.r.begin(), used, work.r.begin());
        machine_.put_at(work, place);
        const End end = machine_.take(work, moves[m]);
        arrived(work, end);
      } while (unknowns && oracle.next());
    }
    look_up();
  }
  // Of the states that the last inputs led to, it is still said what can be chosen there.
  complete_ = (at == set_.size() || (limits_.most_inputs != 0 && depth >= limits_.most_inputs)) &&
              set_.size() <= limits_.budget && !machine_.overflowed();
  for (; at < set_.size(); ++at) {
    if (limits_.with_graph) graph_.first.push_back(static_cast<std::uint32_t>(graph_.to.size()));
    if (!complete_) continue;
    machine_.put_at(from, codec_.unpack(set_.at(at), from));
    all_moves(from, moves);
    now_ = {static_cast<std::uint32_t>(at), Where::kBefore, false};
    for (const Move& move : moves) {
      if (move.kind == InputKind::choice) note(choices[move.target]);
    }
    machine_.ask_offer(from);
  }
  if (limits_.with_graph) graph_.first.push_back(static_cast<std::uint32_t>(graph_.to.size()));
  machine_.listen(nullptr);
}

// Backwards from every state that ends some way: what is not come to is caught.
std::vector<Search::Caught> Search::caught() const {
  std::vector<Caught> out;
  const std::size_t size = graph_.size();
  if (!complete_ || !limits_.with_graph || limits_.most_inputs != 0 || size == 0) return out;
  // The edges into each state, one after another.
  std::vector<std::uint32_t> first(size + 1, 0);
  for (const std::uint32_t to : graph_.to) {
    if (to != Graph::kEnd) ++first[to + 1];
  }
  for (std::size_t v = 0; v < size; ++v) first[v + 1] += first[v];
  std::vector<std::uint32_t> from(first[size]);
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  std::vector<std::uint8_t> can_end(size, 0);
  std::vector<std::uint32_t> open;
  const auto ends = [&](std::uint32_t v) {
    if (std::exchange(can_end[v], std::uint8_t{1}) == 0) open.push_back(v);
  };
  for (std::uint32_t v = 0; v < size; ++v) {
    // A state without any way on is stuck, not caught.
    if (graph_.first[v] == graph_.first[v + 1]) ends(v);
    for (std::uint32_t e = graph_.first[v]; e != graph_.first[v + 1]; ++e) {
      if (graph_.to[e] == Graph::kEnd) {
        ends(v);
      } else {
        from[next[graph_.to[e]]++] = v;
      }
    }
  }
  for (const std::uint32_t v : stops_) ends(v);
  while (!open.empty()) {
    const std::uint32_t v = open.back();
    open.pop_back();
    for (std::uint32_t e = first[v]; e != first[v + 1]; ++e) ends(from[e]);
  }
  Work work;
  for (std::uint32_t v = 0; v < size; ++v) {
    if (can_end[v] != 0) continue;
    bool is_entrance = by_[v] == static_cast<std::uint16_t>(Where::kStart);
    for (std::uint32_t e = first[v]; e != first[v + 1] && !is_entrance; ++e)
      is_entrance = can_end[from[e]] != 0;
    if (!is_entrance) continue;
    unpack(v, work);
    const std::uint32_t node = work.node;
    if (std::any_of(out.begin(), out.end(), [&](const Caught& one) { return one.node == node; })) continue;
    out.push_back({node, {v, Where::kBefore, false}});
  }
  std::sort(out.begin(), out.end(), [](const Caught& a, const Caught& b) { return a.node < b.node; });
  return out;
}

Graph Search::unrolled(std::uint32_t most_inputs) const {
  Graph out;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers;  // depth, state
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open;
  const auto number = [&](std::uint32_t depth, std::uint32_t state) {
    const auto [found, is_new] =
        numbers.emplace(std::pair{depth, state}, static_cast<std::uint32_t>(open.size()));
    if (is_new) open.emplace_back(depth, state);
    return found->second;
  };
  if (graph_.size() == 0) return out;
  number(0, 0);
  for (std::size_t i = 0; i < open.size(); ++i) {
    const auto [depth, state] = open[i];
    out.first.push_back(static_cast<std::uint32_t>(out.to.size()));
    out.states.push_back(state);
    if (depth == most_inputs) continue;
    for (std::uint32_t e = graph_.first[state]; e != graph_.first[state + 1]; ++e) {
      out.to.push_back(graph_.to[e] == Graph::kEnd ? Graph::kEnd : number(depth + 1, graph_.to[e]));
      out.label.push_back(graph_.label[e]);
      out.move.push_back(graph_.move[e]);
    }
  }
  out.first.push_back(static_cast<std::uint32_t>(out.to.size()));
  return out;
}

Move Search::move_of(std::uint32_t state, std::uint32_t move) {
  Work work;
  unpack(state, work);
  std::vector<Move> moves;
  all_moves(work, moves);
  return moves[move];
}

std::vector<Move> Search::moves_to(const Where& where) {
  std::vector<Move> out;
  if (where.move == Where::kStart) return out;
  if (where.is_example) {
    Work work;
    std::vector<Move> moves;
    const auto take = [&](std::uint32_t id, std::uint32_t move) {
      classes_->unpack(id, work);
      machine_.moves(work, moves);
      out.push_back(moves[move]);
    };
    if (where.move != Where::kBefore) take(where.state, where.move);
    for (std::uint32_t at = where.state; at != 0; at = classes_->parent(at))
      take(classes_->parent(at), classes_->move(at));
    std::reverse(out.begin(), out.end());
    return out;
  }
  if (where.move != Where::kBefore) out.push_back(move_of(where.state, where.move));
  for (std::uint32_t at = where.state; by_[at] != static_cast<std::uint16_t>(Where::kStart);) {
    const std::uint32_t parent = parent_[at];
    out.push_back(move_of(parent, by_[at]));
    at = parent;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// --- inputs ---

namespace {

std::vector<std::string> placements(const session::Session& session, const program::Field& field,
                                    std::uint32_t right) {
  const program::Program& p = session.program();
  std::vector<std::string> out;
  for (const std::uint32_t place : session.shown_items(field)) {
    const auto own = session::right_column(p, field, place);
    std::uint32_t column = own.value_or(0);
    if (own && right == 0) column = (column + 1) % field.columns.size;
    if (own && right != 0 && right != kNone) --right;
    out.push_back(std::string(p.text(session::item_id(p, field, place))) + ">" +
                  std::string(p.text(p.names[field.columns.begin + column])));
  }
  return out;
}

}  // namespace

std::optional<Witness> realise(const Machine& machine, const std::vector<Move>& moves,
                               const std::vector<std::vector<std::uint32_t>>& picks) {
  const program::Program& p = machine.program();
  session::Session session(p, 1);
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const Move& move = moves[i];
    session::Input input;
    input.kind = move.kind;
    if (move.kind == InputKind::choice || move.kind == InputKind::topic ||
        move.kind == InputKind::switch_topic || move.kind == InputKind::repair ||
        move.kind == InputKind::note)
      input.target = move.target;
    if (move.kind == InputKind::note) input.value = static_cast<std::uint32_t>(p.facts[move.target].kind);
    if (move.kind == InputKind::form) {
      const std::vector<std::uint32_t> classes = machine.classes_of(move);
      const std::vector<FieldPlan>& fields = machine.form_plan(move.target).fields;
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (classes[f] == kNone || !session.is_asked(p.fields[fields[f].field])) continue;
        const FieldClass& picked = fields[f].classes[classes[f]];
        const std::uint32_t variant = i < picks.size() && f < picks[i].size() ? picks[i][f] : 0;
        const bool by_number = variant >= FieldPlan::kLaidRight;
        const std::vector<std::string> values =
            by_number ? std::vector<std::string>{"k"} : picked.variants[variant];
        if (values.empty()) continue;
        session::FieldAnswer answer;
        answer.field = fields[f].field;
        answer.values = fields[f].sorts ? placements(session, p.fields[fields[f].field],
                                                     by_number          ? variant - FieldPlan::kLaidRight
                                                     : values[0] == "1" ? kNone
                                                                        : 0)
                                        : values;
        input.answers.push_back(std::move(answer));
      }
    }
    if (!session.take(input)) return std::nullopt;
  }
  return session.inputs();
}

}  // namespace gesprek::analysis
