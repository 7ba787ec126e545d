// Protocol rules (format 5.17): the events of each clause become symbols, the clauses one automaton.

#include <algorithm>
#include <utility>

#include "engine/program/automaton.h"
#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

ClauseSpec::Kind clause_kind(script::RuleKind kind) {
  switch (kind) {
    case script::RuleKind::before: return ClauseSpec::Kind::before;
    case script::RuleKind::requires_: return ClauseSpec::Kind::requires_;
    case script::RuleKind::forbids: return ClauseSpec::Kind::forbids;
    case script::RuleKind::within: return ClauseSpec::Kind::within;
  }
  return ClauseSpec::Kind::forbids;
}

RuleSeverity severity_of(script::RuleSeverity severity) {
  switch (severity) {
    case script::RuleSeverity::minor: return RuleSeverity::minor;
    case script::RuleSeverity::major: return RuleSeverity::major;
    case script::RuleSeverity::knockout: return RuleSeverity::knockout;
  }
  return RuleSeverity::minor;
}

/// What a clause breaks as. A rule breaks once as each of these: who promised an outcome and took it back can
/// still promise secrecy (R10), and a question about details is less than a leading one (R11).
struct Breach {
  script::RuleSeverity severity = script::RuleSeverity::major;
  std::string knockout;
  friend bool operator==(const Breach& a, const Breach& b) {
    return a.severity == b.severity && a.knockout == b.knockout;
  }
};

Breach breach_of(const script::Rule& rule, const script::RuleClause& clause) {
  return {clause.severity.value_or(rule.severity), clause.knockout};
}

/// One rule of meldcode.lua on its way into the Program: those of its clauses that break as the same.
class RuleCompiler {
 public:
  RuleCompiler(Context& context, const script::Rule& from, Breach breach)
      : context_(context), from_(from), breach_(std::move(breach)) {}

  void run(const scenario::Name& named_at) {
    std::vector<ClauseSpec> clauses;
    patterns_begin_ = context_.program.rule_patterns.size();
    for (const script::RuleClause& clause : from_.clauses) {
      if (breach_of(from_, clause) == breach_) clauses.push_back(compile(clause));
    }
    const Automaton automaton = build_automaton(clauses, symbols_);
    if (automaton.states == 0) {
      context_.report(DiagnosticCode::rule_too_large, named_at.where, {from_.id});
      return;
    }
    Program& program = context_.program;
    Rule rule;
    rule.id = context_.texts.add(from_.id);
    rule.label = context_.texts.add(from_.label.nl);
    rule.label_en = context_.texts.add(from_.label.en);
    rule.checked = context_.texts.add(from_.checked);
    const auto has = [&](ClauseSpec::Kind kind) {
      return std::any_of(clauses.begin(), clauses.end(),
                         [&](const ClauseSpec& clause) { return clause.kind == kind; });
    };
    rule.is_order = has(ClauseSpec::Kind::before) && !has(ClauseSpec::Kind::forbids) ? 1 : 0;
    rule.severity = severity_of(breach_.severity);
    if (!from_.criterion.empty()) {
      const std::uint32_t place = context_.catalogue_criteria.find(from_.criterion);
      if (place == kNone) {
        report(DiagnosticCode::unknown_criterion,
               {from_.criterion, context_.catalogue_criteria.nearest_to(from_.criterion, context_.budget)});
      } else {
        rule.criterion = context_.use_criterion(place);
      }
    }
    rule.states = automaton.states;
    rule.symbols = automaton.symbols;
    rule.table = size_of(program.rule_table);
    rule.info = size_of(program.rule_states);
    rule.patterns = range_from(program.rule_patterns, patterns_begin_);
    rule.reads_turns = automaton.reads_turns ? 1 : 0;
    program.rule_table.insert(program.rule_table.end(), automaton.table.begin(), automaton.table.end());
    program.rule_states.insert(program.rule_states.end(), automaton.info.begin(), automaton.info.end());
    program.rules.push_back(rule);
  }

 private:
  /// A mistake in the rule itself stands in its own file.
  void report(DiagnosticCode code, std::vector<std::string> args) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.where.file = from_.file.empty() ? context_.source.file() : from_.file;
    diagnostic.where.begin.line = static_cast<std::uint32_t>(std::max(1, from_.line));
    diagnostic.where.end = diagnostic.where.begin;
    diagnostic.args = std::move(args);
    context_.diagnostics.add(std::move(diagnostic));
  }

  ClauseSpec compile(const script::RuleClause& from) {
    ClauseSpec clause;
    clause.kind = clause_kind(from.kind);
    clause.first = symbols(from.first);
    clause.then = symbols(from.then);
    clause.trigger = symbols(from.trigger);
    clause.event = symbols(from.event);
    clause.unless = symbols(from.unless);
    clause.turns = from.turns;
    if (!from.knockout.empty()) {
      clause.knockout = context_.knockouts.find(from.knockout);
      if (clause.knockout == kNone) {
        report(DiagnosticCode::unknown_knockout,
               {from.knockout, context_.knockouts.nearest_to(from.knockout, context_.budget)});
      }
    }
    return clause;
  }

  std::vector<std::uint32_t> symbols(const std::vector<script::EventPattern>& patterns) {
    std::vector<std::uint32_t> out;
    for (const script::EventPattern& pattern : patterns) {
      // Rules are shared by all cases, so every event they name has to be in the catalogue.
      if (context_.catalogue_events.find(pattern.event) == kNone) {
        report(DiagnosticCode::unknown_event,
               {pattern.event, context_.catalogue_events.nearest_to(pattern.event, context_.budget)});
        continue;
      }
      const std::uint32_t event = context_.use_event(pattern.event);
      const std::uint32_t answer =
          pattern.answer.empty() ? kNone : context_.answer_index(event, pattern.answer);
      out.push_back(symbol(event, answer));
    }
    return out;
  }

  std::uint32_t symbol(std::uint32_t event, std::uint32_t answer) {
    std::vector<RulePattern>& table = context_.program.rule_patterns;
    for (std::size_t i = patterns_begin_; i < table.size(); ++i) {
      if (table[i].event == event && table[i].answer == answer) return table[i].symbol;
    }
    table.push_back({event, answer, symbols_});
    return symbols_++;
  }

  Context& context_;
  const script::Rule& from_;
  Breach breach_;
  std::size_t patterns_begin_ = 0;
  std::uint32_t symbols_ = 1;  // 0 is the end of a turn
};

/// The step profiles that meldcode.lua declares, or where it declares none the four of the national model
/// (domain reference §4.2); and those that rules speak of.
std::vector<std::string> known_profiles(const Context& context) {
  std::vector<std::string> known;
  for (const auto& [id, profile] : context.scripts.profiles) known.push_back(id);
  if (known.empty()) known = {"BASIS", "VVN", "ONDERWIJS", "KNMG"};
  for (const auto& [id, rule] : context.scripts.rules) {
    for (const std::string& profile : rule.profiles) {
      if (std::find(known.begin(), known.end(), profile) == known.end()) known.push_back(profile);
    }
  }
  return known;
}

/// Whether anything in the case emits one of `patterns`.
bool can_happen(const Context& context, const std::vector<script::EventPattern>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const script::EventPattern& pattern) {
    const std::uint32_t event = context.events.find(pattern.event);
    return event != kNone && context.event_uses[event].is_emitted;
  });
}

/// What `clause` asks for and the case cannot give, while it can come to ask for it; empty when all is well.
std::string missing_event(const Context& context, const script::RuleClause& clause) {
  if (can_happen(context, clause.unless)) return {};
  const bool is_before = clause.kind == script::RuleKind::before;
  const std::vector<script::EventPattern>& wanted = is_before ? clause.first : clause.event;
  bool is_asked = false;
  switch (clause.kind) {
    case script::RuleKind::before:
      is_asked =
          can_happen(context, clause.then) && (clause.trigger.empty() || can_happen(context, clause.trigger));
      break;
    case script::RuleKind::requires_:
      is_asked = clause.trigger.empty() || can_happen(context, clause.trigger);
      break;
    case script::RuleKind::within: is_asked = can_happen(context, clause.trigger); break;
    case script::RuleKind::forbids: break;
  }
  return is_asked && !wanted.empty() && !can_happen(context, wanted) ? wanted.front().event : std::string();
}

void check_profile(Context& context) {
  const scenario::Name& profile = context.scenario.profile;
  if (profile.empty()) return;
  const std::vector<std::string> known = known_profiles(context);
  if (std::find(known.begin(), known.end(), profile.value) != known.end()) return;
  NameTable names;
  for (const std::string& name : known) names.add(name);
  context.report(DiagnosticCode::unknown_profile, profile.where,
                 {profile.value, names.nearest_to(profile.value, context.budget)});
}

}  // namespace

void compile_rules(Context& context) {
  check_profile(context);
  NameTable watched;
  for (const scenario::Name& name : context.scenario.rules) {
    const auto found = context.scripts.rules.find(name.value);
    if (found == context.scripts.rules.end()) {
      NameTable names;
      for (const auto& [id, rule] : context.scripts.rules) names.add(id);
      context.unknown(DiagnosticCode::unknown_rule, context.source, name.where, name.value, names, true);
      continue;
    }
    if (!watched.add(name.value).second) continue;  // listed twice: it counts once
    const std::vector<std::string>& profiles = found->second.profiles;
    const std::string& profile = context.scenario.profile.value;
    if (!profiles.empty() && std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) {
      std::string all;
      for (const std::string& one : profiles) all += (all.empty() ? "" : ", ") + one;
      context.report(DiagnosticCode::rule_not_for_profile, name.where,
                     {name.value, profile.empty() ? "-" : profile, all});
      continue;
    }
    std::vector<Breach> breaches;
    for (const script::RuleClause& clause : found->second.clauses) {
      Breach breach = breach_of(found->second, clause);
      if (std::find(breaches.begin(), breaches.end(), breach) != breaches.end()) continue;
      breaches.push_back(breach);
      RuleCompiler(context, found->second, std::move(breach)).run(name);
    }
    context.watched_rules.push_back({&found->second, name.where});
  }
}

/// A rule that every ending of the case breaks, whatever the learner does.
void check_rules(Context& context) {
  for (const auto& [rule, where] : context.watched_rules) {
    for (const script::RuleClause& clause : rule->clauses) {
      const std::string missing = missing_event(context, clause);
      if (missing.empty()) continue;
      context.report(DiagnosticCode::rule_cannot_be_kept, where, {rule->id, missing});
      break;
    }
  }
}

}  // namespace gesprek::program
