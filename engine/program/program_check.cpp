// find_fault: everything a session relies on, looked at once. Linear in the size of the Program, also for a
// hostile one: what could be referred to many times is checked by table, not by reference.

#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/text.h"
#include "engine/program/program_file.h"

namespace gesprek::program {

namespace {

constexpr std::size_t kMostHooks = 256;

class Checker {
 public:
  explicit Checker(const Program& program) : p_(program) {}

  std::string run() {
    check_texts();
    check_header();
    check_state();
    check_people();
    check_lines();
    check_choices();
    check_nodes();
    check_forms();
    check_scoring();
    check_rules();
    check_hooks();
    return fault_;
  }

 private:
  void fault(const char* what, std::size_t index) {
    if (fault_.empty()) fault_ = std::string(what) + " " + std::to_string(index);
  }
  [[nodiscard]] bool is_fine() const { return fault_.empty(); }

  template <class Table>
  void index(std::uint32_t value, const Table& table, const char* what, std::size_t at) {
    if (value >= table.size()) fault(what, at);
  }
  template <class Table>
  void index_or_none(std::uint32_t value, const Table& table, const char* what, std::size_t at) {
    if (value != kNone) index(value, table, what, at);
  }
  template <class Table>
  void range(Range value, const Table& table, const char* what, std::size_t at) {
    if (value.begin > table.size() || value.size > table.size() - value.begin) fault(what, at);
  }
  template <class Enum>
  void kind(Enum value, Enum last, const char* what, std::size_t at) {
    if (static_cast<std::underlying_type_t<Enum>>(value) > static_cast<std::underlying_type_t<Enum>>(last)) {
      fault(what, at);
    }
  }

  // --- texts ---

  [[nodiscard]] bool is_boundary(std::size_t offset) const {
    return offset == p_.texts.size() || (static_cast<unsigned char>(p_.texts[offset]) & 0xC0U) != 0x80U;
  }

  void text(TextRef ref, const char* what, std::size_t at) {
    if (ref.offset > p_.texts.size() || ref.size > p_.texts.size() - ref.offset) return fault(what, at);
    if (!is_boundary(ref.offset) || !is_boundary(std::size_t{ref.offset} + ref.size)) fault(what, at);
  }

  void check_texts() {
    if (find_invalid_utf8(p_.texts)) fault("tekst", 0);
    for (std::size_t i = 0; i < p_.names.size() && is_fine(); ++i) text(p_.names[i], "naam", i);
    if (!p_.shown_names.empty() && p_.shown_names.size() != p_.names.size())
      fault("naam", p_.shown_names.size());
    for (std::size_t i = 0; i < p_.shown_names.size() && is_fine(); ++i) text(p_.shown_names[i], "naam", i);
  }

  // --- conditions ---

  /// Conditions may be shared but must not overlap in part, so each instruction is looked at once.
  void code(Code code, const char* what, std::size_t at) {
    if (code.empty()) return;
    range(code, p_.code, what, at);
    if (!is_fine()) return;
    if (code_size_.empty()) code_size_.assign(p_.code.size(), 0);
    if (code_size_[code.begin] == code.size) return;  // seen before
    int depth = 0;
    for (std::uint32_t i = code.begin; i < code.end(); ++i) {
      if (code_size_[i] != 0) return fault(what, at);
      code_size_[i] = kInside;
      if (!instruction(p_.code[i], depth)) return fault(what, at);
    }
    if (depth != 1) return fault(what, at);
    code_size_[code.begin] = code.size;
  }

  bool instruction(const Instruction& instruction, int& depth) const {
    const auto a = static_cast<std::uint32_t>(instruction.a);
    bool good = true;
    int takes = 0;
    switch (instruction.op) {
      case Op::push: break;
      case Op::push_wide: good = a < p_.constants.size(); break;
      case Op::slot: good = a < p_.slots.size(); break;
      case Op::seen: good = a < p_.nodes.size(); break;
      case Op::chosen: good = a < p_.choices.size(); break;
      case Op::knows:
      case Op::noted: good = a < p_.facts.size(); break;
      case Op::event: good = a < p_.events.size(); break;
      case Op::event_with: good = a < p_.answers.size(); break;
      case Op::hook: good = a < p_.hooks.size() && p_.hooks[a].kind == HookKind::condition; break;
      case Op::not_:
      case Op::neg: takes = 1; break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge: good = instruction.b < p_.slots.size(); break;
      case Op::and_:
      case Op::or_:
      case Op::eq:
      case Op::ne:
      case Op::lt:
      case Op::le:
      case Op::gt:
      case Op::ge:
      case Op::add:
      case Op::sub:
      case Op::mul: takes = 2; break;
      default: good = false;
    }
    if (depth < takes) return false;
    depth += 1 - takes;
    return good && depth <= static_cast<int>(kMaxStack);
  }

  // --- hooks ---

  void check_hooks() {
    text(p_.header.hooks, "kop", 0);
    if (p_.hooks.size() > kMostHooks) fault("hooks", 0);
    for (std::size_t i = 0; i < p_.hooks.size() && is_fine(); ++i) {
      text(p_.hooks[i].name, "hook", i);
      kind(p_.hooks[i].kind, HookKind::condition, "hook", i);
    }
    for (std::size_t i = 0; i < p_.hook_reads.size() && is_fine(); ++i)
      index(p_.hook_reads[i], p_.slots, "hook leest", i);
    for (std::size_t i = 0; i < p_.hook_writes.size() && is_fine(); ++i)
      index(p_.hook_writes[i], p_.slots, "hook zet", i);
  }

  // --- tables ---

  void check_header() {
    const Header& h = p_.header;
    for (const TextRef ref :
         {h.scenario_id, h.title, h.language, h.summary, h.setting, h.role, h.profile, h.content_note,
          h.place, h.profile_label, h.profile_remark, h.profile_checked, h.uncertainty, h.help_intro}) {
      text(ref, "kop", 0);
    }
    index(h.start, p_.nodes, "startmoment", 0);
    range(p_.phases, p_.names, "fasen", 0);
    for (std::size_t i = 0; i < p_.questions.size() && is_fine(); ++i) {
      text(p_.questions[i].id, "vraag", i);
      text(p_.questions[i].ask, "vraag", i);
    }
    check_help(p_.help_lines);
    check_help(p_.case_help);
  }

  void check_help(const std::vector<HelpLine>& lines) {
    for (std::size_t i = 0; i < lines.size() && is_fine(); ++i) {
      const HelpLine& line = lines[i];
      for (const TextRef ref : {line.id, line.label, line.contact, line.about, line.checked, line.whom}) {
        text(ref, "hulplijn", i);
      }
      if (line.from_age < 0 || line.to_age < 0 || line.is_local > 1 || line.is_example > 1)
        fault("hulplijn", i);
    }
  }

  void check_state() {
    for (std::size_t i = 0; i < p_.slots.size() && is_fine(); ++i) {
      const Slot& slot = p_.slots[i];
      text(slot.name, "variabele", i);
      text(slot.label, "variabele", i);
      range(slot.values, p_.names, "variabele", i);
      index_or_none(slot.cast, p_.cast, "variabele", i);
      kind(slot.kind, SlotKind::enumeration, "variabele", i);
      const std::int64_t span = std::int64_t{slot.max} - slot.min;
      if (span < 0 || span > 255 || slot.start < slot.min || slot.start > slot.max) fault("variabele", i);
      if (slot.tick < -256 || slot.tick > 256) fault("variabele", i);
      if (slot.kind == SlotKind::enumeration &&
          (slot.min != 0 || slot.values.size != static_cast<std::uint32_t>(slot.max) + 1U)) {
        fault("variabele", i);
      }
    }
    for (std::size_t i = 0; i < p_.effects.size() && is_fine(); ++i) {
      index(p_.effects[i].slot, p_.slots, "effect", i);
      if (p_.effects[i].sets > 1) fault("effect", i);
    }
    for (std::size_t i = 0; i < p_.deltas.size() && is_fine(); ++i) {
      index(p_.deltas[i].slot, p_.slots, "reactie", i);
      if (p_.deltas[i].amount < -256 || p_.deltas[i].amount > 256) fault("reactie", i);
    }
  }

  void check_people() {
    for (std::size_t i = 0; i < p_.rows.size() && is_fine(); ++i) {
      const Row& row = p_.rows[i];
      code(row.when, "rij", i);
      range(row.deltas, p_.deltas, "rij", i);
      index_or_none(row.mood, p_.moods, "rij", i);
      text(row.text, "rij", i);
    }
    for (std::size_t i = 0; i < p_.reactions.size() && is_fine(); ++i) {
      index(p_.reactions[i].cast, p_.cast, "reactie", i);
      range(p_.reactions[i].rows, p_.rows, "reactie", i);
    }
    for (std::size_t i = 0; i < p_.reaction_refs.size() && is_fine(); ++i) {
      index(p_.reaction_refs[i], p_.reactions, "reactie", i);
    }
    for (std::size_t i = 0; i < p_.rests.size() && is_fine(); ++i) {
      index(p_.rests[i].slot, p_.slots, "rust", i);
      if (p_.rests[i].every < 1) fault("rust", i);
    }
    for (std::size_t i = 0; i < p_.cast.size() && is_fine(); ++i) {
      const CastMember& who = p_.cast[i];
      for (const TextRef ref : {who.id, who.name, who.about, who.portrait, who.persona})
        text(ref, "persoon", i);
      for (const Range rows : {who.each_turn, who.closed, who.moods, who.afterwards}) {
        range(rows, p_.rows, "persoon", i);
      }
      range(who.rest, p_.rests, "persoon", i);
    }
    for (std::size_t i = 0; i < p_.moods.size() && is_fine(); ++i) {
      const Mood& mood = p_.moods[i];
      for (const TextRef ref : {mood.id, mood.label, mood.face, mood.posture}) text(ref, "stemming", i);
      range(mood.cues, p_.names, "stemming", i);
    }
  }

  void check_lines() {
    std::vector<std::uint32_t> firsts_before(p_.lines.size() + 1,
                                             0);  // lines of kind `first` before this one
    for (std::size_t i = 0; i < p_.lines.size(); ++i) {
      firsts_before[i + 1] = firsts_before[i] + (p_.lines[i].kind == LineKind::first ? 1U : 0U);
    }
    for (std::size_t i = 0; i < p_.lines.size() && is_fine(); ++i) {
      const Line& line = p_.lines[i];
      for (const TextRef ref : {line.text, line.text_id, line.cue, line.thought, line.alt})
        text(ref, "regel", i);
      code(line.when, "regel", i);
      range(line.effects, p_.effects, "regel", i);
      range(line.events, p_.emits, "regel", i);
      range(line.reveals, p_.reveals, "regel", i);
      range(line.first, p_.lines, "regel", i);
      kind(line.kind, LineKind::first, "regel", i);
      index_or_none(line.cast, p_.cast, "regel", i);
      index_or_none(line.mood, p_.moods, "regel", i);
      if (line.kind == LineKind::cast && line.cast == kNone) fault("regel", i);
      // An alternative may not hold alternatives itself, so showing a line never recurses further.
      if (is_fine() && firsts_before[line.first.end()] != firsts_before[line.first.begin]) fault("regel", i);
    }
    for (std::size_t i = 0; i < p_.reveals.size() && is_fine(); ++i) {
      index(p_.reveals[i].fact, p_.facts, "onthulling", i);
      code(p_.reveals[i].when, "onthulling", i);
    }
    for (std::size_t i = 0; i < p_.emits.size() && is_fine(); ++i) {
      index(p_.emits[i].name, p_.events, "gebeurtenis", i);
      index_or_none(p_.emits[i].answer, p_.answers, "gebeurtenis", i);
    }
    for (std::size_t i = 0; i < p_.events.size() && is_fine(); ++i) {
      text(p_.events[i].id, "gebeurtenis", i);
      text(p_.events[i].label, "gebeurtenis", i);
      kind(p_.events[i].means, EventMeaning::circumstance, "gebeurtenis", i);
      if (p_.events[i].step < -1 || p_.events[i].step > 5) fault("gebeurtenis", i);
      if (p_.events[i].child < -1 || p_.events[i].child > 1) fault("gebeurtenis", i);
    }
    for (std::size_t i = 0; i < p_.answers.size() && is_fine(); ++i) {
      index(p_.answers[i].name, p_.events, "antwoord", i);
      text(p_.answers[i].answer, "antwoord", i);
    }
    for (std::size_t i = 0; i < p_.facts.size() && is_fine(); ++i) {
      const Fact& fact = p_.facts[i];
      for (const TextRef ref : {fact.id, fact.text, fact.source}) text(ref, "feit", i);
      kind(fact.kind, FactKind::noise, "feit", i);
    }
  }

  void target(std::uint32_t go, const char* what, std::size_t at) {
    if (go != kGoDone && go != kGoBack) index(go, p_.nodes, what, at);
  }

  void check_choices() {
    if (p_.choice_infos.size() != p_.choices.size()) return fault("keuzes", p_.choice_infos.size());
    for (std::size_t i = 0; i < p_.choices.size() && is_fine(); ++i) {
      const Choice& choice = p_.choices[i];
      const ChoiceInfo& info = p_.choice_infos[i];
      code(choice.when, "keuze", i);
      for (const TextRef ref : {choice.text, info.id, info.locked, info.why}) text(ref, "keuze", i);
      range(choice.reactions, p_.reaction_refs, "keuze", i);
      range(choice.effects, p_.effects, "keuze", i);
      range(choice.events, p_.emits, "keuze", i);
      range(choice.reveals, p_.reveals, "keuze", i);
      range(choice.reply, p_.lines, "keuze", i);
      range(info.moves, p_.move_refs, "keuze", i);
      range(info.to, p_.cast_refs, "keuze", i);
      target(choice.go, "keuze", i);
      index_or_none(choice.critical, p_.knockouts, "keuze", i);
      index_or_none(choice.repairs, p_.knockouts, "keuze", i);
      index_or_none(choice.repair, p_.repairs, "keuze", i);
      index(choice.node, p_.nodes, "keuze", i);
      kind(choice.kind, ChoiceKind::think, "keuze", i);
    }
    for (std::size_t i = 0; i < p_.repairs.size() && is_fine(); ++i) {
      const Repair& repair = p_.repairs[i];
      index(repair.choice, p_.choices, "herstel", i);
      text(repair.text, "herstel", i);
      text(repair.why, "herstel", i);
      range(repair.reactions, p_.reaction_refs, "herstel", i);
      range(repair.events, p_.emits, "herstel", i);
      range(repair.reply, p_.lines, "herstel", i);
      range(repair.moves, p_.move_refs, "herstel", i);
      range(repair.to, p_.cast_refs, "herstel", i);
      kind(repair.kind, ChoiceKind::think, "herstel", i);
      if (repair.within < 1) fault("herstel", i);
      if (is_fine() && p_.choices[repair.choice].repair != i) fault("herstel", i);
    }
    for (std::size_t i = 0; i < p_.move_refs.size() && is_fine(); ++i)
      index(p_.move_refs[i], p_.moves, "move", i);
    for (std::size_t i = 0; i < p_.cast_refs.size() && is_fine(); ++i)
      index(p_.cast_refs[i], p_.cast, "persoon", i);
    for (std::size_t i = 0; i < p_.moves.size() && is_fine(); ++i) {
      text(p_.moves[i].id, "move", i);
      text(p_.moves[i].label, "move", i);
    }
  }

  void check_nodes() {
    for (std::size_t i = 0; i < p_.nodes.size() && is_fine(); ++i) {
      const Node& node = p_.nodes[i];
      text(node.id, "moment", i);
      range(node.lines, p_.lines, "moment", i);
      range(node.effects, p_.effects, "moment", i);
      range(node.events, p_.emits, "moment", i);
      range(node.reveals, p_.reveals, "moment", i);
      range(node.choices, p_.choices, "moment", i);
      range(node.criteria, p_.criterion_refs, "moment", i);
      index_or_none(node.otherwise, p_.nodes, "moment", i);
      index_or_none(node.late, p_.nodes, "moment", i);
      kind(node.way, Way::ending, "moment", i);
      if (node.phase < -1 || (node.phase >= 0 && static_cast<std::uint32_t>(node.phase) >= p_.phases.size)) {
        fault("moment", i);
      }
      if (is_fine()) check_way(node, i);
    }
    for (std::size_t i = 0; i < p_.branches.size() && is_fine(); ++i)
      range(p_.branches[i], p_.arms, "tak", i);
    for (std::size_t i = 0; i < p_.arms.size() && is_fine(); ++i) {
      code(p_.arms[i].when, "tak", i);
      target(p_.arms[i].go, "tak", i);
    }
    for (std::size_t i = 0; i < p_.layers.size() && is_fine(); ++i) {
      const TopicLayer& layer = p_.layers[i];
      range(layer.topics, p_.topics, "onderwerpen", i);
      range(layer.again, p_.lines, "onderwerpen", i);
      target(layer.then, "onderwerpen", i);
      index(layer.node, p_.nodes, "onderwerpen", i);
    }
    for (std::size_t i = 0; i < p_.topics.size() && is_fine(); ++i) {
      const Topic& topic = p_.topics[i];
      text(topic.id, "onderwerp", i);
      text(topic.title, "onderwerp", i);
      code(topic.when, "onderwerp", i);
      index(topic.start, p_.nodes, "onderwerp", i);
      index(topic.layer, p_.layers, "onderwerp", i);
    }
    for (std::size_t i = 0; i < p_.endings.size() && is_fine(); ++i) {
      const Ending& ending = p_.endings[i];
      for (const TextRef ref : {ending.title, ending.text, ending.child}) text(ref, "einde", i);
      kind(ending.outcome, Outcome::poor, "einde", i);
    }
    for (std::size_t i = 0; i < p_.interrupts.size() && is_fine(); ++i) {
      const Interrupt& interrupt = p_.interrupts[i];
      text(interrupt.id, "onderbreking", i);
      code(interrupt.when, "onderbreking", i);
      index(interrupt.go, p_.nodes, "onderbreking", i);
      if (interrupt.for_turns < 1 || interrupt.after < 0) fault("onderbreking", i);
    }
  }

  void check_way(const Node& node, std::size_t i) {
    switch (node.way) {
      case Way::go: return target(node.way_index, "moment", i);
      case Way::branch: return index(node.way_index, p_.branches, "moment", i);
      case Way::topics: return index(node.way_index, p_.layers, "moment", i);
      case Way::form: return index(node.way_index, p_.forms, "moment", i);
      case Way::ending: return index(node.way_index, p_.endings, "moment", i);
      case Way::choices: break;
    }
    if (node.choices.empty()) return fault("moment", i);
    // A choice belongs to one node only, so this is linear over all nodes together.
    for (std::uint32_t c = node.choices.begin; c < node.choices.end(); ++c) {
      if (p_.choices[c].node != i || p_.choices[c].place != c - node.choices.begin) return fault("moment", i);
    }
    const std::uint64_t cells = std::uint64_t{node.choices.size} * node.criteria.size;
    if (node.matrix > p_.points.size() || cells > p_.points.size() - node.matrix) fault("moment", i);
  }

  void check_forms() {
    for (std::size_t i = 0; i < p_.forms.size() && is_fine(); ++i) {
      text(p_.forms[i].title, "formulier", i);
      range(p_.forms[i].fields, p_.fields, "formulier", i);
      range(p_.forms[i].arms, p_.arms, "formulier", i);
      if (p_.forms[i].arms.empty()) fault("formulier", i);
    }
    for (std::size_t i = 0; i < p_.fields.size() && is_fine(); ++i) {
      const Field& field = p_.fields[i];
      for (const TextRef ref : {field.id, field.ask, field.why}) text(ref, "veld", i);
      kind(field.type, FieldType::text, "veld", i);
      range(field.options, p_.options, "veld", i);
      range(field.items, p_.items, "veld", i);
      range(field.columns, p_.names, "veld", i);
      range(field.answers, p_.field_answers, "veld", i);
      range(field.scores, p_.field_scores, "veld", i);
      index_or_none(field.emits, p_.events, "veld", i);
      const std::int64_t span = std::int64_t{field.to} - field.from;
      if (span < 0 || span > 255 || field.rows < 0 || field.rows > 100) fault("veld", i);
    }
    for (std::size_t i = 0; i < p_.options.size() && is_fine(); ++i) {
      const Option& option = p_.options[i];
      for (const TextRef ref : {option.id, option.label, option.why}) text(ref, "antwoord", i);
      range(option.points, p_.option_points, "antwoord", i);
      range(option.events, p_.emits, "antwoord", i);
      range(option.effects, p_.effects, "antwoord", i);
    }
    for (std::size_t i = 0; i < p_.items.size() && is_fine(); ++i) {
      text(p_.items[i].id, "kaart", i);
      text(p_.items[i].text, "kaart", i);
      index_or_none(p_.items[i].fact, p_.facts, "kaart", i);
    }
    for (std::size_t i = 0; i < p_.field_answers.size() && is_fine(); ++i) {
      text(p_.field_answers[i].value, "antwoord", i);
    }
    for (std::size_t i = 0; i < p_.field_scores.size() && is_fine(); ++i) {
      const FieldScore& score = p_.field_scores[i];
      index(score.criterion, p_.criteria, "punten", i);
      if (score.wrong < -100 || score.wrong > 100 || score.right < -100 || score.right > 100)
        fault("punten", i);
    }
    for (std::size_t i = 0; i < p_.option_points.size() && is_fine(); ++i) {
      index(p_.option_points[i].criterion, p_.criteria, "punten", i);
      if (p_.option_points[i].points < -100 || p_.option_points[i].points > 100) fault("punten", i);
    }
  }

  void check_scoring() {
    for (std::size_t i = 0; i < p_.criterion_refs.size() && is_fine(); ++i) {
      index(p_.criterion_refs[i], p_.criteria, "criterium", i);
    }
    for (std::size_t i = 0; i < p_.families.size() && is_fine(); ++i) {
      for (const TextRef ref :
           {p_.families[i].id, p_.families[i].label, p_.families[i].label_en, p_.families[i].about})
        text(ref, "familie", i);
    }
    if (p_.bands.empty() && !p_.criteria.empty()) fault("banden", 0);
    for (std::size_t i = 0; i < p_.bands.size() && is_fine(); ++i) {
      const Band& band = p_.bands[i];
      for (const TextRef ref : {band.id, band.label, band.label_en, band.about}) text(ref, "band", i);
      const bool in_order = i == 0 ? band.from == 0 : band.from > p_.bands[i - 1].from;
      if (!in_order || band.from > 100) fault("band", i);
    }
    for (std::size_t i = 0; i < p_.criteria.size() && is_fine(); ++i) {
      const Criterion& criterion = p_.criteria[i];
      for (const TextRef ref :
           {criterion.id, criterion.label, criterion.label_en, criterion.about, criterion.about_en,
            criterion.good, criterion.good_en, criterion.poor, criterion.poor_en, criterion.debrief,
            criterion.debrief_en, criterion.debrief_low, criterion.debrief_low_en, criterion.debrief_high,
            criterion.debrief_high_en, criterion.checked}) {
        text(ref, "criterium", i);
      }
      index(criterion.family, p_.families, "criterium", i);
      if (criterion.weight < 1 || criterion.weight > 100) fault("criterium", i);
      if (criterion.family_cap < 0 || criterion.family_cap > 100) fault("criterium", i);
    }
    for (std::size_t i = 0; i < p_.knockouts.size() && is_fine(); ++i) {
      text(p_.knockouts[i].id, "knock-out", i);
      text(p_.knockouts[i].label, "knock-out", i);
      text(p_.knockouts[i].label_en, "knock-out", i);
      text(p_.knockouts[i].about, "knock-out", i);
      text(p_.knockouts[i].checked, "knock-out", i);
      index_or_none(p_.knockouts[i].criterion, p_.criteria, "knock-out", i);
    }
    for (std::size_t i = 0; i < p_.musts.size() && is_fine(); ++i) {
      index(p_.musts[i].event, p_.events, "must", i);
      index(p_.musts[i].criterion, p_.criteria, "must", i);
    }
  }

  void check_rules() {
    for (std::size_t i = 0; i < p_.rule_states.size() && is_fine(); ++i) {
      index_or_none(p_.rule_states[i].knockout, p_.knockouts, "regel", i);
    }
    for (std::size_t i = 0; i < p_.rules.size() && is_fine(); ++i) {
      const Rule& rule = p_.rules[i];
      text(rule.id, "protocolregel", i);
      text(rule.label, "protocolregel", i);
      text(rule.label_en, "protocolregel", i);
      text(rule.checked, "protocolregel", i);
      kind(rule.severity, RuleSeverity::knockout, "protocolregel", i);
      index_or_none(rule.criterion, p_.criteria, "protocolregel", i);
      range(rule.patterns, p_.rule_patterns, "protocolregel", i);
      const std::uint64_t cells = std::uint64_t{rule.states} * rule.symbols;
      if (rule.states < 1 || rule.states > 256 || rule.symbols < 1 || rule.symbols > 4096 ||
          rule.table > p_.rule_table.size() || cells > p_.rule_table.size() - rule.table ||
          rule.info > p_.rule_states.size() || rule.states > p_.rule_states.size() - rule.info) {
        fault("protocolregel", i);
      }
      for (std::uint64_t c = 0; c < cells && is_fine(); ++c) {
        if (p_.rule_table[rule.table + c] >= rule.states) fault("protocolregel", i);
      }
      for (std::uint32_t k = rule.patterns.begin; k < rule.patterns.end() && is_fine(); ++k) {
        index(p_.rule_patterns[k].event, p_.events, "protocolregel", i);
        index_or_none(p_.rule_patterns[k].answer, p_.answers, "protocolregel", i);
        if (p_.rule_patterns[k].symbol < 1 || p_.rule_patterns[k].symbol >= rule.symbols)
          fault("protocolregel", i);
      }
    }
    // A case watches a few dozen rules; many more would share and re-read one table.
    if (p_.rules.size() > 1000) fault("protocolregels", p_.rules.size());
  }

  static constexpr std::uint32_t kInside = kNone;

  const Program& p_;
  std::string fault_;
  std::vector<std::uint32_t> code_size_;  // per instruction: the size of the condition that starts here
};

}  // namespace

std::string find_fault(const Program& program) {
  return Checker(program).run();
}

}  // namespace gesprek::program
