#pragma once
// A Program as a machine of few small registers, for one question: it takes the steps of a session (format
// 5.5–5.20) without a log, texts or a way back, and keeps only what the question can depend on. The Session
// is the truth: tests compare both on random Programs.
//
// Parts: cone.cpp (what is kept), build.cpp (the Program as micro-operations), form_plan.cpp (forms),
// liveness.cpp (what is still read from a place), run.cpp and machine_*.cpp (steps), codec in state_set.h.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/analysis/question.h"
#include "engine/analysis/trace.h"
#include "engine/program/program.h"
#include "engine/session/input.h"

namespace gesprek::analysis {

using program::kNone;

inline constexpr std::size_t kMostRegisters = 512;
inline constexpr std::size_t kMostAtoms = 6;
inline constexpr std::uint16_t kNoRegister = 0xffff;
inline constexpr std::size_t kMostStack = 8;     // as a session's (5.11)
inline constexpr std::size_t kMostResumes = 16;  // topics left by a switch at the same time
inline constexpr std::size_t kMostAges = 16;     // the widest window of a repair, in turns

enum class RegisterKind : std::uint8_t {
  slot,      // value - min
  seen,      // node: times entered, at most 2 (5.5 asks for more than one at the node itself)
  chosen,    // choice: ever taken
  event,     // event name: emitted
  answer,    // event answer: emitted
  fact,      // fact: revealed
  any_fact,  // set of facts: one of them is revealed
  noted,     // fact: in the notebook
  shut,      // the person who would tell is closed (5.7): set just before it is asked, never kept
  waiting,   // a fact that waits until nobody of a set of persons is closed (5.7); its place in the queue,
             // where a fact can close somebody
  topic_closed,  // topic
  held,          // interrupt: turns it held, at most for-1; for + 0: it has fired
  turn,          // turns ended, as far as anything can tell them apart
  mend,          // age: 1 + the kind of what can be taken back of the choice taken so many turns ago
  mended,        // age: it was taken back already
  rule,          // rule: state
  knockout,      // knockout and age: 0 none, 1 open and caused by the choice of that age, 2 by nothing
  lost,          // knockout: open, and nothing closes it any more
  broken         // rule: it was broken once, where its states can forget that
};
struct Register {
  RegisterKind kind = RegisterKind::slot;
  std::uint32_t index = 0, age = 0;
  std::uint8_t most = 1;  // greatest value
  std::uint8_t start = 0;
};

/// One register against a span of values; `node`: of `seen`, whose own current entry does not count.
struct Atom {
  std::uint16_t reg = kNoRegister;  // kNoRegister: nobody knows (a hook decides)
  std::uint8_t low = 0, span = 0;
  std::uint32_t node = kNone;
  bool operator==(const Atom& other) const {
    return reg == other.reg && low == other.low && span == other.span && node == other.node;
  }
};
/// A condition: a truth table over at most kMostAtoms atoms, else the Program's own code.
struct Test {
  enum class Kind : std::uint8_t { never, always, one, table, code } kind = Kind::always;
  std::uint8_t count = 0;
  std::uint32_t first = 0;  // in atoms
  std::uint64_t table = 0;  // bit: value for that combination of atoms
  program::Code code;
  std::vector<std::uint16_t> reads;  // registers
  std::uint32_t why = kNone;         // of `code`: its steps, to tell what decided; kNone: whatever it reads
};
/// One step of a condition that is no truth table, with those it takes its operands from.
struct Why {
  enum class Kind : std::uint8_t { constant, atom, slot, not_, and_, or_, other } kind = Kind::constant;
  program::Op op = program::Op::push;
  std::int64_t value = 0;  // of a constant; of a slot: its number
  Atom atom;
  std::uint32_t left = 0, right = 0;
};

enum class Do : std::uint8_t {
  add,      // reg a by b, limited to 0..c
  set,      // reg a to b
  raise,    // reg a (a bit) to 1; b: 1 + place in overrules_, 0: just that
  count,    // reg a by 1, at most 2
  react,    // what persons make of it: block a
  rest,     // reg a one step towards b, every c turns
  when,     // test a; then b operations, else c operations. `site`: which condition this is
  emit,     // rules see signal a
  tell,     // whoever listens hears of event told_events_[a]
  shut,     // the `shut` register: whether somebody of closed set a is closed
  reveal,   // fact a; b is 1: unless `shut`: then it waits in part c of waiting_
  end_turn  // rules see the end of a turn; waiting reveals; the turn counts; windows run
};
struct Micro {
  Do op = Do::add;
  std::uint32_t a = 0;
  std::int32_t b = 0, c = 0;
  std::uint32_t site = kNone;
};
struct Span {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// A bit that makes no difference any more once another is 1 ("promised, and not taken back") stays 0 from
/// then on, so that states which cannot be told apart are one.
struct Overrule {
  std::vector<std::uint16_t> by;     // while one of these is 1 the bit is not raised
  std::vector<std::uint16_t> drops;  // those that it makes irrelevant: they become 0
};

/// What persons make of a choice: rows whose conditions see the state before it, sums limited (5.7).
struct ReactionBlock {
  struct RowRef {
    std::uint32_t test = 0, site = kNone;
    std::uint32_t first_delta = 0, deltas = 0;
    std::uint32_t skip_to = 0;  // where to go on when it held
  };
  struct Sum {
    std::uint16_t reg = 0;
    std::uint8_t most = 0;
  };
  std::vector<RowRef> rows;
  std::vector<std::pair<std::uint32_t, std::int32_t>> deltas;  // sum, amount
  std::vector<Sum> sums;
};

/// A rule or must event seen: which watched rules read which symbol.
struct Signal {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> feeds;  // place in watched rules, symbol
};

/// What one choice was worth in one criterion (5.18); not counted: nothing.
struct Worth {
  std::int32_t earned = 0, lo = 0, hi = 0;
  bool counted = false;
  std::uint32_t variant = 0;  // of a form field: which of its answers
  bool operator==(const Worth& o) const {
    return earned == o.earned && lo == o.lo && hi == o.hi && counted == o.counted;
  }
};
/// What an input adds in one criterion: one of `worths`.
struct Decision {
  std::uint32_t criterion = 0;
  std::uint32_t field = kNone;  // of a form: place in its plan
  std::vector<Worth> worths;
  bool operator==(const Decision& o) const {
    return criterion == o.criterion && field == o.field && worths == o.worths;
  }
};
struct Label {
  std::uint32_t turns = 0;
  std::vector<Decision> decisions;
};

/// What can be taken back of a choice: which, and by how much its points rise then (5.20).
struct MendKind {
  std::uint32_t choice = 0;
  std::uint8_t within = 0;  // of its `repair`; 0: only a handwritten choice mends it
  bool has_repair = false;
  std::vector<std::pair<std::uint32_t, std::int32_t>> raises;  // criterion, by how much
  std::uint32_t label = 0;                                     // of the repair input (one turn)
};

/// One way to answer a field, as far as the question can tell: the answers of one class do the same.
struct FieldClass {
  Span ops;
  std::vector<Decision> decisions;                 // per criterion; worths with their variants
  std::vector<std::vector<std::string>> variants;  // answers; sort and board: see FieldPlan::sorts
  bool answered = true;
};
struct FieldPlan {
  std::uint32_t field = 0;
  std::uint16_t asked = kNoRegister;    // register that says it is asked; kNoRegister: always
  std::uint16_t counted = kNoRegister;  // register that says some item with an answer is shown
  bool always_counted = true, always_asked = true;
  bool sorts = false;  // variants 0: all wrong, 1: all right
  /// What it is worth depends on how many items with an answer are shown (FieldFacts::by_number).
  bool by_number = false;
  std::uint32_t always_numbered = 0;
  std::vector<std::uint16_t> numbered;  // a register each
  struct Pair {
    std::uint32_t criterion = 0;
    std::int32_t wrong = 0, right = 0;
  };
  std::vector<Pair> pairs;
  /// A variant from here on is that number of items laid right.
  static constexpr std::uint32_t kLaidRight = 1000;
  std::vector<FieldClass> classes;
};
struct FormPlan {
  std::vector<FieldPlan> fields;
  bool too_many = false;  // ways to answer
};

/// Where a session stands, apart from its registers.
struct Place {
  std::uint32_t node = kNone, topic = kNone;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stack;    // node, arrival (5.11)
  std::vector<std::pair<std::uint32_t, std::uint32_t>> resumes;  // topic, node, ascending (5.12)
  bool operator<(const Place& o) const {
    if (node != o.node) return node < o.node;
    if (topic != o.topic) return topic < o.topic;
    if (stack != o.stack) return stack < o.stack;
    return resumes < o.resumes;
  }
};

enum class End : std::uint8_t { none, ending, dead_end, loop, no_way };

/// A state that is being changed.
struct Work {
  alignas(32) std::array<std::uint8_t, kMostRegisters> r{};
  std::uint32_t node = kNone, topic = kNone;
  std::uint8_t depth = 0, resume_count = 0;
  std::array<std::pair<std::uint32_t, std::uint32_t>, kMostStack> stack;
  std::array<std::pair<std::uint32_t, std::uint32_t>, kMostResumes> resumes;
};

/// One input that can be taken: `extra` is the place among the ways to answer a form.
struct Move {
  session::InputKind kind = session::InputKind::choice;
  std::uint32_t target = kNone;
  std::uint32_t extra = 0;
  std::uint32_t label = 0;
};

/// Bits that decide what nobody knows (hooks). Counts through all combinations: while (oracle.next()).
class Oracle {
 public:
  bool ask() {
    if (at_ == bits_.size()) bits_.push_back(0);
    return bits_[at_++] != 0;
  }
  void rewind() { at_ = 0; }
  /// The next combination; false when all were tried.
  bool next() {
    bits_.resize(at_);
    at_ = 0;
    while (!bits_.empty() && bits_.back() != 0) bits_.pop_back();
    if (bits_.empty()) return false;
    bits_.back() = 1;
    return true;
  }

 private:
  std::vector<std::uint8_t> bits_;
  std::size_t at_ = 0;
};

// Signals that are no events: the turn ends; what happens now is not the choice's doing any more; plus a
// knock-out: the choice is critical for it.
inline constexpr std::uint32_t kToldTurn = 0x80000000U;
inline constexpr std::uint32_t kToldChoiceOver = 0x80000001U;
inline constexpr std::uint32_t kToldCritical = 0xc0000000U;

/// What happened during a step, for whoever records it.
class Witnessing {
 public:
  virtual ~Witnessing() = default;
  virtual void entered(std::uint32_t node) = 0;
  virtual void asked(std::uint32_t site, bool holds) = 0;
  virtual void rule_broken(std::uint32_t watched) = 0;
  virtual void knockout_opened(std::uint32_t watched) = 0;
  virtual void knockout_closed(std::uint32_t watched) = 0;
  virtual void interrupted(std::uint32_t interrupt) = 0;
  /// Question::signals: an event (in Machine::told_events), or one of kTold…
  virtual void told(std::uint32_t signal) = 0;
};

class Machine {
 public:
  Machine(const program::Program& program, const Question& question);

  [[nodiscard]] const program::Program& program() const { return program_; }
  [[nodiscard]] const Question& question() const { return question_; }
  /// Whether the question fits in a machine: few enough registers and ways to answer.
  [[nodiscard]] bool fits() const { return fits_; }
  [[nodiscard]] std::size_t register_count() const { return registers_.size(); }
  [[nodiscard]] const std::vector<Register>& registers() const { return registers_; }
  /// Something met while exploring was more than a state holds: then nothing can be said.
  [[nodiscard]] bool overflowed() const { return overflowed_; }
  [[nodiscard]] bool has_unknowns() const { return has_unknowns_; }

  // --- steps. `sees` is told what happens; the oracle decides what hooks would ---
  /// From the start to the first offer or the end.
  End begin(Work& work);
  /// The inputs that can be taken at the offer where `work` stands. Conditions of hooks may hide any.
  void moves(const Work& work, std::vector<Move>& out);
  /// Tells the listener what the conditions of that offer say.
  void ask_offer(const Work& work);
  /// Takes one of them. Work has been unpacked or copied before.
  End take(Work& work, const Move& move);
  /// After End::ending or a fault: the node.
  [[nodiscard]] std::uint32_t end_node() const { return end_node_; }
  /// The label of the step just taken: that of the move, and what a handwritten repair raised besides.
  [[nodiscard]] std::uint32_t last_label() const { return last_label_; }
  [[nodiscard]] const Label& label(std::uint32_t id) const { return labels_[id]; }
  [[nodiscard]] std::size_t label_count() const { return labels_.size(); }
  /// Judged when the step has ended in an ending: watched rule broken, knock-out open, must missed.
  [[nodiscard]] bool is_broken(const Work& work, std::uint32_t watched_rule) const;
  [[nodiscard]] bool is_unrepaired(const Work& work, std::uint32_t watched_knockout) const;
  [[nodiscard]] bool is_missed(const Work& work, std::uint32_t must) const;

  void listen(Witnessing* sees) { sees_ = sees; }
  /// Event name and answer, of Question::signals.
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& told_events() const {
    return told_events_;
  }
  [[nodiscard]] std::uint32_t ages() const { return ages_; }
  /// Whether the choice taken `age` turns ago can still be taken back by its repair.
  [[nodiscard]] bool can_mend(const Work& work, std::uint32_t age) const;
  Oracle& oracle() { return oracle_; }

  // --- places and canonical registers ---
  /// The number of the place where `work` stands; registers that nothing reads from there become 0.
  std::uint32_t settle(Work& work);
  void put_at(Work& work, std::uint32_t place) const;
  /// The same without looking at what is read from there, but for what nothing reads in any mode: for steps
  /// that are traced.
  std::uint32_t settle_traced(Work& work);
  /// The same as settle(), traced, but for registers that say the mode: those keep their value; `mode` is a
  /// part of where it stands: is_idle() differs by it.
  std::uint32_t settle_exactly(Work& work, std::uint32_t& mode);
  /// What is noted as looked at: in which mode `work` stands.
  std::uint32_t mode_traced(const Work& work) const;
  /// Nothing reads the register there any more; it has idle_value() then. Never one that says the mode.
  [[nodiscard]] bool is_idle(std::uint32_t place, std::uint32_t mode, std::size_t reg) const {
    return caps_[std::size_t{place} * mode_count_ + mode][reg] == 0 && says_mode_[reg] == 0;
  }
  [[nodiscard]] std::uint8_t idle_value(std::uint32_t place, std::uint32_t mode, std::size_t reg) const {
    return fills_[std::size_t{place} * mode_count_ + mode][reg];
  }
  [[nodiscard]] std::uint32_t modes() const { return mode_count_; }
  [[nodiscard]] std::uint32_t mode(const Work& work) const { return mode_of(work); }
  /// What the register is in that mode, if the mode says so.
  [[nodiscard]] std::optional<std::uint8_t> value_in_mode(std::uint32_t mode, std::size_t reg) const {
    for (const Mode& m : modes_) {
      if (m.reg == reg) return static_cast<std::uint8_t>(mode / m.stride % m.values);
    }
    return std::nullopt;
  }
  /// 5.7: what waits is a queue whose order counts.
  [[nodiscard]] bool waits_in_order() const { return waits_in_order_ && !waiting_.empty(); }
  [[nodiscard]] std::size_t place_count() const { return places_.size(); }
  /// Notes in `trace` what every step looks at and changes; null: not any more.
  void trace(Trace* into) { trace_ = into; }

  [[nodiscard]] const FormPlan& form_plan(std::uint32_t form) const { return form_plans_[form]; }
  /// Class of each field (kNone: not asked) that a form's move answers with.
  [[nodiscard]] std::vector<std::uint32_t> classes_of(const Move& move) const;

  // condition sites
  struct Site {
    std::uint8_t kind = 0;
    std::uint32_t index = 0;
    program::Code code;
  };
  [[nodiscard]] const std::vector<Site>& sites() const { return sites_; }

 private:
  friend class Builder;
  friend class Liveness;
  friend class RangeFinder;

  // run.cpp
  bool test(const Work& work, std::uint32_t id);
  struct CodeView;
  bool code_holds(const Work& work, const Test& test);
  [[nodiscard]] std::uint32_t work_turn(const Work& work) const;
  bool test_at(const Work& work, std::uint32_t id, std::uint32_t site);
  bool atom(const Work& work, const Atom& atom);
  void run(Work& work, Span span);
  void raise(Work& work, const Micro& micro);
  void react(Work& work, const ReactionBlock& block);
  bool is_closed(const Work& work, std::uint32_t set);
  [[nodiscard]] bool is_told(const Work& work, std::uint32_t fact) const {
    for (const std::uint16_t reg : told_[fact]) {
      if (work.r[reg] == 0) return false;
    }
    return true;
  }
  void tell(Work& work, std::uint32_t fact) {
    for (const std::uint16_t reg : told_[fact]) put(work, reg, 1);
  }
  void put(Work& work, std::size_t reg, std::int32_t value) {
    if (trace_ != nullptr) trace_->set(reg);
    work.r[reg] = static_cast<std::uint8_t>(value);
  }
  // trace: what the step depends on, for class_search.cpp
  void pin(const Work& work, std::size_t reg) const {
    if (trace_ != nullptr) trace_->need(reg, work.r[reg], work.r[reg]);
  }
  void trace_test(const Work& work, std::uint32_t id, std::uint32_t combination);
  void trace_atom(const Work& work, const Atom& atom, bool holds);
  // conditions.cpp: what decides the value of a step of a condition that is no truth table
  [[nodiscard]] std::int64_t value_of(const Work& work, std::uint32_t why);
  void trace_why(const Work& work, std::uint32_t why);
  void trace_told(const Work& work, std::uint32_t fact, bool told);
  void pin_queue(const Work& work);
  void pin_windows(const Work& work);
  void pin_duties(const Work& work);
  /// What the operation at `micro` notes only matters where what it may write does.
  Trace::Region open_trace(const Work& work, std::uint32_t micro);
  void close_trace(const Trace::Region& region, std::uint32_t micro);
  void reveal(Work& work, const Micro& micro);
  void release(Work& work);
  void close_ranks(Work& work);
  void end_turn(Work& work);
  void emit(Work& work, std::uint32_t signal);
  void feed(Work& work, std::uint32_t watched, std::uint32_t symbol);
  void break_rule(Work& work, std::uint32_t watched, std::uint32_t knockout);
  void open_knockout(Work& work, std::uint32_t watched, bool by_rule);
  void repair_by_choice(Work& work, std::uint32_t watched);
  void take_back(Work& work, std::uint32_t age);
  void shift_windows(Work& work);
  void settle_windows(Work& work);
  End finish_turn(Work& work, std::uint32_t go);
  End finish_turn(Work& work, std::uint32_t node, std::uint32_t arrival);
  End go_on(Work& work, std::uint32_t go);
  End finish(Work& work, std::uint32_t node);
  void set_resume(Work& work, std::uint32_t topic, std::uint32_t node);
  End arrive(Work& work, std::uint32_t node, std::uint32_t arrival);
  bool resolve(Work& work, std::uint32_t go, std::uint32_t& node, std::uint32_t& arrival);
  void enter(Work& work, std::uint32_t node);
  bool offer_stands(Work& work);
  bool topic_is_open(const Work& work, std::uint32_t topic);
  [[nodiscard]] bool is_asked(const Work& work, const FieldPlan& plan) const;
  void add_numbered(const Work& work, const FieldPlan& plan, std::vector<Decision>& decisions,
                    std::size_t from) const;
  void form_moves(const Work& work, std::uint32_t form, std::vector<Move>& out);
  struct Worthy {
    std::uint32_t label = kNone, kind = 0;  // kind: 1 + place in mend_kinds_; 0: nothing to take back
  };
  Worthy worth_of(std::uint32_t node, std::uint32_t choice, std::uint64_t selectable);
  Worthy make_worth(std::uint32_t node, std::uint32_t choice, std::uint64_t selectable);
  std::uint32_t intern_label(Label label);
  std::uint32_t mend_kind(std::uint32_t choice, std::vector<std::pair<std::uint32_t, std::int32_t>> raises);
  void add_raises();
  void displace(Work& work, std::uint32_t node, std::uint32_t arrival);
  std::uint32_t next_interrupt(Work& work);

  const program::Program& program_;
  Question question_;
  bool fits_ = true;
  bool has_unknowns_ = false;
  Witnessing* sees_ = nullptr;
  Trace* trace_ = nullptr;
  Oracle oracle_;

  std::vector<Register> registers_;
  std::size_t padded_ = 0;  // their number, up to a multiple of 32
  std::vector<Test> tests_;
  std::vector<Atom> atoms_;
  std::vector<Why> whys_;
  std::vector<Micro> micros_;
  std::vector<ReactionBlock> reactions_;
  std::vector<Overrule> overrules_;
  std::vector<std::uint8_t> overrules_some_;  // per register: another one makes no difference once it is 1
  std::vector<Signal> signals_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> told_events_;
  std::vector<Site> sites_;

  struct ChoicePart {
    std::uint32_t test = 0, site = kNone;
    std::uint16_t once = kNoRegister;  // its `chosen` register
    Span before, reply;                // before and after the end of the turn
    std::uint32_t watched_critical = kNone, watched_repairs = kNone;
    bool may_mend = false;  // has a repair, or points a handwritten choice may raise
  };
  struct NodePart {
    Span enter, again;
    std::uint16_t seen = kNoRegister;
    bool is_offer = false;
  };
  struct RepairPart {
    Span before, reply;
  };
  struct ArmPart {
    std::uint32_t test = 0, site = kNone;
  };
  struct TopicPart {
    std::uint32_t test = 0, site = kNone;
    std::uint16_t closed = kNoRegister;
  };
  struct InterruptPart {
    std::uint32_t test = 0, site = kNone;
    std::uint16_t held = kNoRegister;
  };
  struct WaitingPart {
    std::uint16_t waits = kNoRegister;
    std::uint32_t fact = 0, closed = 0;
  };
  struct NotePart {
    std::uint32_t fact = 0;
    std::uint16_t knows = kNoRegister, noted = kNoRegister;
  };
  std::vector<ChoicePart> choices_;
  std::vector<NodePart> nodes_;
  std::vector<RepairPart> repairs_;
  std::vector<ArmPart> arms_;
  std::vector<TopicPart> topics_;
  std::vector<InterruptPart> interrupts_;
  std::vector<WaitingPart> waiting_;
  bool waits_in_order_ = false;  // what is told first may close who tells the next: registers count the queue
  std::vector<std::vector<std::uint16_t>> told_;  // per fact: the registers that it raises
  std::uint16_t shut_register_ = kNoRegister;
  std::vector<NotePart> notes_;
  std::vector<std::vector<std::uint32_t>> closed_sets_;  // tests, any of which closes
  std::vector<FormPlan> form_plans_;
  Span turn_;  // what the end of every turn does, up to the rules
  std::uint16_t turn_register_ = kNoRegister;
  std::uint32_t turn_tail_ = 0, turn_period_ = 1;              // values 0…tail-1, then a cycle of `period`
  std::uint32_t ages_ = 0;                                     // windows reach this far
  std::array<std::uint16_t, kMostAges + 1> mend_registers_{};  // by age; [0]: of the turn that runs
  std::array<std::uint16_t, kMostAges + 1> mended_registers_{};
  struct WatchedRule {
    std::uint32_t rule = 0;
    std::uint16_t reg = kNoRegister;
    std::uint16_t broken = kNoRegister;  // where its states can forget that it was
  };
  struct WatchedKnockout {
    std::uint32_t knockout = 0;
    std::uint16_t lost = kNoRegister;
    std::array<std::uint16_t, kMostAges + 1> open{};
    bool is_repairable = false;
    bool has_handwritten = false;  // some choice `repairs` it
  };
  std::vector<WatchedRule> rules_;
  std::vector<WatchedKnockout> knockouts_;
  std::vector<std::pair<std::uint32_t, std::uint16_t>> musts_;  // must, register of its event

  std::vector<Label> labels_;
  std::map<std::vector<std::int32_t>, std::uint32_t> label_ids_;
  std::vector<MendKind> mend_kinds_;
  std::vector<std::vector<Worthy>> worths_;     // per node: selectable * choices + place, made when needed
  std::uint32_t plain_turn_ = 0, no_turn_ = 0;  // labels without points

  // places
  std::vector<Place> places_;
  std::map<Place, std::uint32_t> place_ids_;
  std::vector<std::vector<std::uint8_t>>
      caps_;  // per place and mode: the greatest value kept of each register
  // Registers that interrupts depend on and that have few values (bij_je, afronden): a node is looked at
  // apart for each of their combinations, for together they tell where no interrupt comes any more.
  struct Mode {
    std::uint16_t reg = 0;
    std::uint32_t stride = 1, values = 1;
  };
  std::vector<Mode> modes_;
  std::uint32_t mode_count_ = 1;
  std::vector<std::uint8_t> says_mode_;  // per register: whether it is in modes_
  [[nodiscard]] std::uint32_t mode_of(const Work& work) const {
    std::uint32_t mode = 0;
    for (const Mode& m : modes_) mode += work.r[m.reg] * m.stride;
    return mode;
  }
  std::vector<std::vector<std::uint8_t>> fills_;  // per place and mode: what a register is that nothing reads
  std::vector<std::vector<std::uint8_t>> idle_;   // per node and mode
  struct Idle {
    std::uint16_t reg = 0;
    std::uint8_t value = 0;
  };
  std::vector<std::vector<Idle>> always_idle_;  // per place: what nothing reads there, in whichever mode
  // Of each test and combination of its atoms those that decide; kUnknownAtoms: not found out yet.
  static constexpr std::uint8_t kUnknownAtoms = 255;
  std::vector<std::vector<std::uint8_t>> deciding_;
  struct Writes {
    bool is_known = false, is_seen = false;  // is_seen: more than registers, so that it always matters
    std::vector<std::uint16_t> any, raised;  // raised: only ever to 1
  };
  std::vector<Writes> writes_;  // per micro-operation
  bool may_write(Span span, Writes& out) const;
  Trace::Region open_part(const Work& work, const WaitingPart& part);
  std::vector<std::vector<std::uint64_t>> live_enter_, live_offer_, live_topics_,
      live_stay_;                                             // per node and mode
  std::vector<std::vector<std::uint32_t>> possible_repairs_;  // per node: what may be offered there
  std::vector<std::uint8_t> reaches_back_, reaches_topics_;
  std::uint32_t add_place(const Place& place);
  std::uint32_t forget_ways(Work& work);
  std::vector<std::uint8_t> caps_of(const Place& place, std::uint32_t mode) const;

  // within one step
  std::uint32_t end_node_ = kNone;
  std::uint32_t last_label_ = 0;
  bool has_choice_ = false;  // a choice is being carried out: what breaks now is its doing
  std::uint32_t age_now_ = 0;
  std::vector<std::int32_t> sums_;
  std::vector<std::pair<std::uint32_t, std::int32_t>> raised_;  // by a handwritten repair
  std::vector<std::uint8_t> many_;  // selectable, of a node with more than 64 choices
  bool overflowed_ = false;
  // what the Program's own code reads, by its indexes
  std::vector<std::uint16_t> code_slots_, code_seen_, code_chosen_, code_events_, code_answers_, code_facts_,
      code_noted_;
};

}  // namespace gesprek::analysis
