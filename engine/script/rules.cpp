#include "engine/script/rules.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/script/table_reader.h"

namespace gesprek::script {

namespace {

constexpr int kMostTurns = 100;

/// R10, KO1, C9, BASIS, GEHEIM_BELOOFD: upper case (format 5.1).
bool is_capital_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() >= 'A' && name.front() <= 'Z' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

class RuleReader {
 public:
  RuleReader(const ScriptFile& file, const scenario::Catalogues& catalogues,
             const std::vector<std::string>& known, DiagnosticList& diagnostics)
      : file_(file),
        catalogues_(catalogues),
        profiles_(known),
        diagnostics_(diagnostics),
        site_(diagnostics, *file.source(), file.places()) {}

  RuleFile read() {
    RuleFile out;
    const Path root;
    if (file_.result() == nullptr) return out;
    const std::vector<Entry>& entries = file_.result()->entries;
    // First the profiles: rules name them, wherever they stand in the list.
    for (const Entry& entry : entries) {
      if (entry.key.is_name || entry.value.builder != "profiel") continue;
      const std::size_t errors = diagnostics_.error_count();
      StepProfile profile = read_profile(root.then(entry.key.number), entry.value);
      if (!profile.id.empty()) profiles_.push_back(profile.id);
      if (diagnostics_.error_count() == errors) out.profiles.push_back(std::move(profile));
    }
    for (const Entry& entry : entries) {
      if (!entry.key.is_name && entry.value.builder == "profiel") continue;
      const Path path = entry.key.is_name ? root.then(entry.key.name) : root.then(entry.key.number);
      if (entry.key.is_name || entry.value.builder != "regel") {
        site_.report(DiagnosticCode::rule_expected, path, {"regel{ … }, profiel{ … }"});
        continue;
      }
      const std::size_t errors = diagnostics_.error_count();
      Rule rule = read_rule(path, entry.value);
      if (diagnostics_.error_count() == errors) out.rules.push_back(std::move(rule));
    }
    return out;
  }

 private:
  void read_id(const Path& path, TableReader& table, std::string& id) {
    id = table.required_text("id").value_or("");
    if (!id.empty() && !is_capital_name(id)) {
      site_.report(DiagnosticCode::script_bad_name, path.then("id"), {id});
    } else if (!id.empty() && !ids_.insert(id).second) {
      site_.report(DiagnosticCode::script_twice, path.then("id"), {id});
    }
  }

  StepProfile read_profile(const Path& path, const Value& value) {
    StepProfile profile;
    profile.file = file_.path();
    profile.line = static_cast<int>(value.line);
    TableReader table(site_, path, value);
    read_id(path, table, profile.id);
    profile.label.nl = table.required_text("label").value_or("");
    profile.label.en = table.text("label_en").value_or("");
    profile.step4 = step_events(path.then("step4"), table, "step4");
    profile.step5 = step_events(path.then("step5"), table, "step5");
    for (const std::string& event : profile.step4) {
      if (std::find(profile.step5.begin(), profile.step5.end(), event) != profile.step5.end()) {
        site_.report(DiagnosticCode::script_twice, path.then("step5"), {event});
      }
    }
    // "advised" is what every profile does, so that is what saying nothing means.
    profile.vt_advice_required = table.word("vt_advice", {"advised", "required"}, false).value_or(0) == 1;
    profile.checked = table.text("checked").value_or("");
    profile.remark = table.text("remark").value_or("");
    profile.source = table.text("source").value_or("");
    table.finish();
    return profile;
  }

  std::vector<std::string> step_events(const Path& path, TableReader& table, std::string_view key) {
    std::vector<std::string> events = table.texts(key);
    for (const std::string& event : events) check_event(path, {event, ""});
    return events;
  }

  Rule read_rule(const Path& path, const Value& value) {
    Rule rule;
    rule.file = file_.path();
    rule.line = static_cast<int>(value.line);
    TableReader table(site_, path, value);
    table.allow_numbered();
    read_id(path, table, rule.id);
    rule.label.nl = table.required_text("label").value_or("");
    rule.label.en = table.text("label_en").value_or("");
    const auto severity = table.word("severity", {"minor", "major", "KO"}, true);
    if (severity) rule.severity = static_cast<RuleSeverity>(*severity);
    if (auto criterion = table.text("criterion")) {
      rule.criterion = std::move(*criterion);
      check_criterion(path.then("criterion"), rule.criterion);
    }
    rule.profiles = table.texts("profiles");
    check_profiles(path.then("profiles"), rule.profiles);
    rule.checked = table.text("checked").value_or("");
    read_clauses(path, value, rule);
    // Format 5.19: what a broken major rule caps.
    const bool caps = std::any_of(rule.clauses.begin(), rule.clauses.end(), [&](const RuleClause& clause) {
      return clause.severity.value_or(rule.severity) == RuleSeverity::major;
    });
    if (severity && rule.criterion.empty() && (caps || rule.severity == RuleSeverity::major)) {
      table.missing("criterion");
    }
    table.finish();
    return rule;
  }

  void read_clauses(const Path& path, const Value& value, Rule& rule) {
    for (const Entry& entry : value.entries) {
      if (entry.key.is_name) continue;
      const Path at = path.then(entry.key.number);
      const std::vector<std::string>& builders = rule_builders();
      const bool is_clause =
          !entry.value.builder.empty() && entry.value.builder != "regel" &&
          entry.value.builder != "profiel" &&
          std::find(builders.begin(), builders.end(), entry.value.builder) != builders.end();
      if (!is_clause) {
        site_.report(DiagnosticCode::rule_expected, at, {"before{…}, requires{…}, forbids{…}, within{…}"});
        continue;
      }
      rule.clauses.push_back(read_clause(at, entry.value, rule.severity));
    }
    if (value.entries.empty() || value.entries.front().key.is_name) {
      site_.report(DiagnosticCode::rule_without_clauses, path);
    }
  }

  RuleClause read_clause(const Path& path, const Value& value, RuleSeverity severity) {
    RuleClause clause;
    TableReader table(site_, path, value);
    if (value.builder == "before") {
      clause.kind = RuleKind::before;
      clause.first = events(path, table, "first", true);
      clause.then = events(path, table, "later", true);
      clause.trigger = events(path, table, "after", false);
    } else if (value.builder == "requires") {
      clause.kind = RuleKind::requires_;
      clause.event = events(path, table, "event", true);
      clause.trigger = events(path, table, "after", false);
    } else if (value.builder == "forbids") {
      clause.kind = RuleKind::forbids;
      clause.event = events(path, table, "event", true);
      clause.trigger = events(path, table, "after", false);
    } else {
      clause.kind = RuleKind::within;
      clause.event = events(path, table, "event", true);
      clause.trigger = events(path, table, "after", true);
      clause.turns = table.integer("turns").value_or(0);
      if (clause.turns < 0 || clause.turns > kMostTurns) {
        site_.report(DiagnosticCode::script_number_range, path.then("turns"),
                     {std::to_string(clause.turns), "0", std::to_string(kMostTurns)});
      }
    }
    clause.unless = events(path, table, "unless", false);
    if (const auto own = table.word("severity", {"minor", "major", "KO"}, false)) {
      clause.severity = static_cast<RuleSeverity>(*own);
    }
    read_knockout(path, table, clause.severity.value_or(severity), clause);
    table.finish();
    return clause;
  }

  /// Format 5.19: a rule of severity KO caps nothing itself, its knock-out does; so each clause names one.
  void read_knockout(const Path& path, TableReader& table, RuleSeverity severity, RuleClause& clause) {
    const auto name = table.text("knockout");
    if (!name) {
      if (severity == RuleSeverity::knockout) table.missing("knockout");
      return;
    }
    clause.knockout = *name;
    const Path at = path.then("knockout");
    if (severity != RuleSeverity::knockout) {
      site_.report(DiagnosticCode::rule_knockout, at,
                   {TwoWords{"alleen wat severity = \"KO\" heeft, heeft een knockout",
                             "only what has severity = \"KO\" has a knockout"}
                        .joined()});
    }
    if (catalogues_.knockouts.empty()) return;
    std::vector<std::string_view> names;
    for (const scenario::Knockout& knockout : catalogues_.knockouts) names.emplace_back(knockout.id);
    if (std::find(names.begin(), names.end(), *name) == names.end()) {
      site_.unknown_name(at, {"knock-out", "knock-out"}, *name, names);
    }
  }

  std::vector<EventPattern> events(const Path& path, TableReader& table, std::string_view key,
                                   bool required) {
    std::vector<EventPattern> patterns;
    const std::vector<std::string> texts = table.texts(key);
    for (const std::string& text : texts) {
      const std::size_t equals = text.find('=');
      EventPattern pattern;
      pattern.event = text.substr(0, equals);
      if (equals != std::string::npos) pattern.answer = text.substr(equals + 1);
      check_event(path.then(key), pattern);
      patterns.push_back(std::move(pattern));
    }
    if (required && table.is_table() && texts.empty()) table.missing(key);
    return patterns;
  }

  void check_event(const Path& at, const EventPattern& pattern) {
    if (catalogues_.events.empty()) return;
    const auto found = catalogues_.events.find(pattern.event);
    if (found == catalogues_.events.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, unused] : catalogues_.events) names.emplace_back(name);
      site_.unknown_name(at, {"gebeurtenis", "event"}, pattern.event, names);
      return;
    }
    if (pattern.answer.empty()) return;
    const std::vector<std::string>& answers = found->second.args;
    const std::vector<std::string_view> names(answers.begin(), answers.end());
    if (found->second.takes_answer && names.empty()) return;  // any
    if (std::find(names.begin(), names.end(), pattern.answer) == names.end()) {
      site_.unknown_name(at, {"antwoord bij " + pattern.event, "answer of " + pattern.event}, pattern.answer,
                         names);
    }
  }

  void check_profiles(const Path& at, const std::vector<std::string>& names) {
    if (profiles_.empty()) return;
    const std::vector<std::string_view> known(profiles_.begin(), profiles_.end());
    for (const std::string& name : names) {
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        site_.unknown_name(at, {"profiel", "profile"}, name, known);
      }
    }
  }

  void check_criterion(const Path& at, const std::string& name) {
    if (catalogues_.criteria.empty()) return;
    std::vector<std::string_view> names;
    for (const scenario::Criterion& criterion : catalogues_.criteria) names.emplace_back(criterion.id);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      site_.unknown_name(at, {"criterium", "criterion"}, name, names);
    }
  }

  const ScriptFile& file_;
  const scenario::Catalogues& catalogues_;
  std::vector<std::string> profiles_;  // that rules may name
  DiagnosticList& diagnostics_;
  Site site_;
  std::set<std::string> ids_;
};

}  // namespace

const std::vector<std::string>& rule_builders() {
  static const std::vector<std::string> builders = {"regel",   "before", "requires",
                                                    "forbids", "within", "profiel"};
  return builders;
}

RuleFile read_rules(const ScriptFile& file, const scenario::Catalogues& catalogues,
                    const std::vector<std::string>& known, DiagnosticList& diagnostics) {
  return RuleReader(file, catalogues, known, diagnostics).read();
}

}  // namespace gesprek::script
