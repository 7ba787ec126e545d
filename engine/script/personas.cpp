#include "engine/script/personas.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/text.h"
#include "engine/script/tekst.h"

namespace gesprek::script {

namespace {

constexpr int kLeastDelta = -3;
constexpr int kMostDelta = 3;
constexpr std::string_view kStress = "spanning";
constexpr int kMostSpan = 256;  // values of an integer (format 5.3)

// Format 5.1: no id may be one of these; and the keys of a row are no variables.
constexpr std::array<std::string_view, 27> kReserved = {
    "when",  "mood",   "text",  "and",   "or",    "not",     "true", "false",    "nil",
    "seen",  "chosen", "knows", "noted", "event", "done",    "back", "narrator", "inner",
    "media", "first",  "again", "id",    "cue",   "thought", "alt",  "reveals",  "effect"};

enum class RowUse : std::uint8_t { reaction, each_turn, closed, mood, afterwards };

std::vector<std::string_view> names_of(const std::map<std::string, scenario::Move, std::less<>>& map) {
  std::vector<std::string_view> names;
  for (const auto& [name, unused] : map) names.emplace_back(name);
  return names;
}

class PersonaReader {
 public:
  PersonaReader(const Site& site, const scenario::Catalogues& catalogues, Persona& persona)
      : site_(site), catalogues_(catalogues), persona_(persona) {}

  void read(const Value& value) {
    const Path root;
    TableReader table(site_, root, value);
    read_private(root, table.take("private"));  // first: its names may occur everywhere else
    read_start(root, table.take("start"));
    read_moves(root, table.take("moves"));
    persona_.each_turn = read_rows(root.then("each_turn"), table.take("each_turn"), RowUse::each_turn);
    const Value* const rest = table.take("rest");
    read_rest(root, rest);
    if (rest == nullptr) hint_without_rest(root);
    persona_.closed = read_rows(root.then("closed"), table.take("closed"), RowUse::closed);
    read_moods(root, table);
    const Path afterwards = root.then("afterwards");
    persona_.afterwards = read_rows(afterwards, table.take("afterwards"), RowUse::afterwards);
    warn_of_dead_rows(afterwards, persona_.afterwards);
    persona_.plain_language = table.boolean("plain_language").value_or(false);
    if (const Value* const react = table.take("react")) {
      persona_.has_react = react->kind == ValueKind::function;
      if (!persona_.has_react) site_.wrong_kind(root.then("react"), describe(ValueKind::function), *react);
    }
    table.finish();
  }

  /// The rows that `react` returned.
  std::vector<PersonaRow> read_react(const Value& value) {
    in_react_ = true;
    return read_rows(Path(), &value, RowUse::reaction);
  }

  std::vector<PersonaRow> read_rows(const Path& path, const Value* value, RowUse use) {
    std::vector<PersonaRow> rows;
    if (value == nullptr) return rows;
    if (!value->is_table()) {
      site_.wrong_kind(path, {"een rij of een lijst van rijen", "a row or a list of rows"}, *value);
      return rows;
    }
    if (!value->is_list()) {
      read_row(path, *value, use, rows);
      return rows;
    }
    rows.reserve(value->entries.size());
    for (const Entry& entry : value->entries) {
      const Path at = path.then(entry.key.number);
      if (entry.value.is_table()) {
        read_row(at, entry.value, use, rows);
      } else {
        site_.wrong_kind(at, {"een rij { … }", "a row { … }"}, entry.value);
      }
    }
    return rows;
  }

 private:
  void read_row(const Path& path, const Value& value, RowUse use, std::vector<PersonaRow>& rows) {
    PersonaRow row;
    row.where = site_.place(path);
    TableReader table(site_, path, value);
    if (const auto when = table.text("when")) row.when = site_.text_at(path.then("when"), *when);
    if (use == RowUse::closed && value.find("when") == nullptr) table.missing("when");
    if (use == RowUse::reaction || use == RowUse::mood) {
      if (const auto mood = use == RowUse::mood ? table.required_text("mood") : table.text("mood")) {
        row.mood = *mood;
        check_mood(path.then("mood"), row.mood);
      }
    }
    if (use == RowUse::afterwards) {
      if (auto text = table.required_text("text")) row.text = std::move(*text);
    }
    if (use == RowUse::reaction || use == RowUse::each_turn) read_deltas(path, value, use, table, row);
    table.finish();
    rows.push_back(std::move(row));
  }

  /// Every key of a reaction row that is not reserved is a variable to change (format 5.7).
  void read_deltas(const Path& path, const Value& value, RowUse use, TableReader& table, PersonaRow& row) {
    for (const Entry& entry : value.entries) {
      const std::string& name = entry.key.name;
      if (!entry.key.is_name || name == "when" || name == "mood" || name == "text") continue;
      const bool known = is_variable(name);
      if (!known && !entry.value.is_integer())
        continue;  // an unknown key: finish() says so, with a suggestion
      table.take(name);
      const Path at = path.then(name);
      if (!entry.value.is_integer()) {
        site_.wrong_kind(at, describe(ValueKind::integer), entry.value);
      } else if (!known) {
        report_unknown_variable(at, name);
      } else if (entry.value.integer < kLeastDelta || entry.value.integer > kMostDelta) {
        site_.report(DiagnosticCode::persona_delta_range, at, {std::to_string(entry.value.integer)});
      } else {
        const auto delta = static_cast<int>(entry.value.integer);
        row.deltas.emplace_back(name, delta);
        if (delta > 0 && name == kStress) stress_rises_ = true;
        if (use == RowUse::reaction) hint_at_delta(at, row, name, delta);
      }
    }
  }

  void read_private(const Path& root, const Value* value) {
    if (value == nullptr) return;
    const Path path = root.then("private");
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      const Path at = path.then(entry.key.name);
      if (!entry.key.is_name || !is_id_shape(entry.key.name) ||
          std::find(kReserved.begin(), kReserved.end(), entry.key.name) != kReserved.end()) {
        site_.report(DiagnosticCode::script_bad_name, at, {entry.key.name});
        continue;
      }
      if (catalogues_.state.find(entry.key.name) != catalogues_.state.end()) {
        site_.report(DiagnosticCode::persona_private_clash, at, {entry.key.name});
        continue;
      }
      PersonaPrivate variable;
      variable.name = entry.key.name;
      if (entry.value.is_integer()) {  // as in scenarios: a number means {start = n, min = 0, max = 10}
        variable.start = static_cast<int>(entry.value.integer);
      } else {
        TableReader table(site_, at, entry.value);
        variable.start = table.integer("start").value_or(0);
        variable.min = table.integer("min").value_or(0);
        variable.max = table.integer("max").value_or(10);
        table.finish();
      }
      if (variable.max < variable.min || variable.max - variable.min >= kMostSpan) {
        site_.report(DiagnosticCode::script_number_range, at.then("max"),
                     {std::to_string(variable.max), std::to_string(variable.min),
                      std::to_string(variable.min + kMostSpan - 1)});
        continue;
      }
      check_range(at.then("start"), variable.start, variable.min, variable.max);
      persona_.private_variables.push_back(std::move(variable));
    }
  }

  void read_start(const Path& root, const Value* value) {
    if (value == nullptr) return;
    const Path path = root.then("start");
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      const Path at = path.then(entry.key.name);
      const std::string& name = entry.key.name;
      if (!entry.value.is_integer()) {
        site_.wrong_kind(at, describe(ValueKind::integer), entry.value);
      } else if (!is_state(name)) {
        report_unknown_variable(at, name);
      } else {
        const auto start = static_cast<int>(entry.value.integer);
        const auto [low, high] = bounds(name);
        check_range(at, start, low, high);
        persona_.start.emplace_back(name, start);
      }
    }
  }

  void read_moves(const Path& root, const Value* value) {
    if (value == nullptr) return;
    const Path path = root.then("moves");
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      if (!entry.key.is_name) {
        const Path at = path.then(entry.key.number);
        site_.unknown_key(path, at, "[" + std::to_string(entry.key.number) + "]", "");
        continue;
      }
      const Path at = path.then(entry.key.name);
      // Format 5.2: an unknown move is an error with a suggestion.
      if (!catalogues_.moves.empty() && catalogues_.moves.find(entry.key.name) == catalogues_.moves.end()) {
        site_.unknown_name(at, {"zet", "move"}, entry.key.name, names_of(catalogues_.moves));
      }
      harms_ = is_harmful(entry.key.name);
      std::vector<PersonaRow> rows = read_rows(at, &entry.value, RowUse::reaction);
      warn_of_dead_rows(at, rows);
      persona_.moves.emplace(entry.key.name, std::move(rows));
    }
  }

  /// rest = { spanning = {5, every = 4} }
  void read_rest(const Path& root, const Value* value) {
    if (value == nullptr) return;
    const Path path = root.then("rest");
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      const Path at = path.then(entry.key.name);
      TableReader table(site_, at, entry.value);
      if (!table.is_table()) continue;
      table.allow_numbered();
      PersonaRest rest;
      rest.variable = entry.key.name;
      rest.every = table.integer("every").value_or(1);
      table.finish();
      const Value* const level = first_numbered(entry.value);
      if (level == nullptr || !level->is_integer()) {
        site_.wrong_kind(at.then(1), describe(ValueKind::integer), level != nullptr ? *level : Value());
        continue;
      }
      rest.level = static_cast<int>(level->integer);
      if (!is_variable(rest.variable)) {
        report_unknown_variable(at, rest.variable);
        continue;
      }
      const auto [low, high] = bounds(rest.variable);
      check_range(at.then(1), rest.level, low, high);
      if (check_range(at.then("every"), rest.every, 1, 100)) persona_.rest.push_back(std::move(rest));
    }
  }

  static const Value* first_numbered(const Value& table) {
    if (table.entries.empty() || table.entries.front().key.is_name || table.entries.front().key.number != 1) {
      return nullptr;
    }
    return &table.entries.front().value;
  }

  /// Format 5.7: the first row that holds, and a last row without `when` is required.
  void read_moods(const Path& root, TableReader& table) {
    const Value* const value = table.take("moods");
    const Path path = root.then("moods");
    if (value == nullptr) {
      table.missing("moods");
      return;
    }
    persona_.moods = read_rows(path, value, RowUse::mood);
    if (persona_.moods.empty() || !persona_.moods.back().when.empty()) {
      const auto last = static_cast<std::int64_t>(persona_.moods.size());
      if (last > 0 && value->is_list()) {
        site_.report(DiagnosticCode::persona_without_default_mood, path.then(last));
      } else {
        site_.report(DiagnosticCode::persona_without_default_mood, path);
      }
    }
    warn_of_dead_rows(path, persona_.moods);
  }

  void warn_of_dead_rows(const Path& path, const std::vector<PersonaRow>& rows) {
    const auto always =
        std::find_if(rows.begin(), rows.end(), [](const PersonaRow& row) { return row.when.empty(); });
    if (always == rows.end() || always + 1 == rows.end()) return;
    site_.report(DiagnosticCode::persona_dead_row, path.then(always - rows.begin() + 2));
  }

  /// Tried over 14 turns (format §3): ±1 a row, -2 only for harm, +2 for at most one thing per persona, soft
  /// ceilings on what rises, `react` only downwards. A private variable may mean anything: only its size
  /// counts.
  void hint_at_delta(const Path& at, const PersonaRow& row, const std::string& name, int delta) {
    const auto state = catalogues_.state.find(name);
    const bool is_known = state != catalogues_.state.end();
    const int helps = !is_known || state->second.high_is_good ? delta : -delta;
    const std::string shown = (delta > 0 ? "+" : "") + std::to_string(delta);
    const bool second_leap = helps >= 2 && leaps_++ > 0;
    const bool harms_too_much = helps < (harms_ || in_react_ ? -2 : -1);
    if (helps > 2 || harms_too_much || second_leap) {
      site_.report(DiagnosticCode::persona_strong_row, at, {shown});
    } else if (is_known && in_react_ && helps > 0) {
      site_.report(DiagnosticCode::persona_react_rises, at, {name, shown});
    } else if (is_known && delta > 0 && helps > 0 && !mentions(row.when.value, name)) {
      site_.report(DiagnosticCode::persona_without_ceiling, at, {name});
    }
  }

  /// Whether `condition` speaks of `name`; what it says about it is for the compiler.
  static bool mentions(std::string_view condition, std::string_view name) {
    const auto is_part = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (std::size_t at = condition.find(name); at != std::string_view::npos;
         at = condition.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at == 0 || !is_part(condition[at - 1])) && (end == condition.size() || !is_part(condition[end]))) {
        return true;
      }
    }
    return false;
  }

  /// A move that the catalogue calls a pitfall, or takes points for. Without a catalogue: any.
  [[nodiscard]] bool is_harmful(std::string_view name) const {
    const auto found = catalogues_.moves.find(name);
    if (found == catalogues_.moves.end()) return true;
    const scenario::Move& move = found->second;
    return std::find(move.tags.begin(), move.tags.end(), "valkuil") != move.tags.end() ||
           std::any_of(move.score.begin(), move.score.end(),
                       [](const auto& points) { return points.second < 0; });
  }

  void hint_without_rest(const Path& root) {
    const bool rests = std::any_of(persona_.rest.begin(), persona_.rest.end(),
                                   [](const PersonaRest& rest) { return rest.variable == kStress; });
    if (stress_rises_ && !rests) site_.report(DiagnosticCode::persona_without_rest, root.then("moves"));
  }

  void check_mood(const Path& at, const std::string& mood) {
    if (catalogues_.moods.empty() || catalogues_.moods.find(mood) != catalogues_.moods.end()) return;
    std::vector<std::string_view> names;
    for (const auto& [name, unused] : catalogues_.moods) names.emplace_back(name);
    site_.unknown_name(at, {"stemming", "mood"}, mood, names);
  }

  bool check_range(const Path& at, int value, int low, int high) {
    if (value >= low && value <= high) return true;
    site_.report(DiagnosticCode::script_number_range, at,
                 {std::to_string(value), std::to_string(low), std::to_string(high)});
    return false;
  }

  [[nodiscard]] bool is_state(std::string_view name) const {
    return catalogues_.state.empty() ? is_id_shape(name)
                                     : catalogues_.state.find(name) != catalogues_.state.end();
  }

  [[nodiscard]] const PersonaPrivate* private_variable(std::string_view name) const {
    const auto& all = persona_.private_variables;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const PersonaPrivate& variable) { return variable.name == name; });
    return found != all.end() ? &*found : nullptr;
  }

  [[nodiscard]] bool is_variable(std::string_view name) const {
    return private_variable(name) != nullptr || is_state(name);
  }

  [[nodiscard]] std::pair<int, int> bounds(std::string_view name) const {
    if (const PersonaPrivate* const own = private_variable(name)) return {own->min, own->max};
    const auto state = catalogues_.state.find(name);
    if (state != catalogues_.state.end()) return {state->second.min, state->second.max};
    return {0, 10};
  }

  void report_unknown_variable(const Path& at, std::string_view name) {
    std::vector<std::string_view> names;
    for (const PersonaPrivate& variable : persona_.private_variables) names.emplace_back(variable.name);
    for (const auto& [state, unused] : catalogues_.state) names.emplace_back(state);
    site_.unknown_name(at, {"toestand", "state"}, name, names);
  }

  const Site& site_;
  const scenario::Catalogues& catalogues_;
  Persona& persona_;
  int leaps_ = 0;  // rows that help by 2 or more
  bool harms_ = true;
  bool in_react_ = false;
  bool stress_rises_ = false;
};

/// The argument of `react` (format 5.7). `moves` and `to` are lists that also answer by name:
/// choice.moves.verwijt is true where the choice is one.
Value react_argument(const ReactInput& choice) {
  const auto with_names = [](const std::vector<std::string>& texts) {
    Value list = Value::list(texts);
    Value yes;
    yes.kind = ValueKind::boolean;
    yes.boolean = true;
    std::vector<std::string_view> names(texts.begin(), texts.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string_view name : names) list.set(name, yes);
    return list;
  };
  const tekst::Counts counts = tekst::count(choice.say);
  Value argument;
  argument.entries.reserve(7);
  argument.set("kind", Value::of(choice.kind));
  argument.set("longest", Value::of(static_cast<std::int64_t>(counts.longest)));
  argument.set("moves", with_names(choice.moves));
  argument.set("say", Value::of(choice.say));
  argument.set("sentences", Value::of(static_cast<std::int64_t>(counts.sentences)));
  argument.set("to", with_names(choice.to));
  argument.set("words", Value::of(static_cast<std::int64_t>(counts.words)));
  return argument;
}

}  // namespace

Persona read_persona(const std::string& id, const ScriptFile& file, const scenario::Catalogues& catalogues,
                     DiagnosticList& diagnostics) {
  Persona persona;
  persona.id = id;
  persona.file = file.path();
  persona.source = file.source();
  if (file.result() == nullptr) return persona;
  const Site site(diagnostics, *file.source(), file.places());
  PersonaReader(site, catalogues, persona).read(*file.result());
  return persona;
}

std::vector<PersonaRow> read_react_rows(const Site& site, const Value& value, TextRange when_place,
                                        const Persona& persona, const scenario::Catalogues& catalogues) {
  if (value.is_nothing()) return {};
  Persona names;  // only its private variables are looked at
  names.private_variables = persona.private_variables;
  std::vector<PersonaRow> rows = PersonaReader(site, catalogues, names).read_react(value);
  for (PersonaRow& row : rows) {
    row.where = when_place;
    row.when.where = when_place;
  }
  return rows;
}

ScriptRun PersonaScript::ask(const Value& argument, std::uint64_t seed, const ScriptLimits& limits,
                             DiagnosticList& diagnostics) {
  ScriptRun answer = file_.call("react", argument, "de keuze", limits.react_instructions, seed, diagnostics);
  spent_ += file_.last_spent();
  return answer;
}

/// `react` must be pure (format §3): its answer is data. A function can hide a counter, so the first choice
/// is asked again after 1, 2, 4, 8… others; a different answer is a warning, once.
void PersonaScript::look_whether_pure(const Persona& persona, const Value& argument, std::uint64_t seed,
                                      const Value& answer, const ScriptLimits& limits,
                                      DiagnosticList& diagnostics) {
  ++asked_;
  if (!first_) {
    first_ = Asked{argument, answer, seed};
    return;
  }
  if (known_impure_ || (asked_ & (asked_ - 1)) != 0) return;
  const ScriptRun again = ask(first_->argument, first_->seed, limits, diagnostics);
  if (again.ok() && *again.value == first_->answer) return;
  known_impure_ = true;
  diagnostics.add(DiagnosticCode::react_not_pure, *file_.source(), file_.places().nearest("react"),
                  {persona.id});
}

std::vector<PersonaRow> PersonaScript::react(const Persona& persona, const ReactInput& choice,
                                             const scenario::Catalogues& catalogues,
                                             const ScriptLimits& limits, const SourceText& source,
                                             TextRange where, DiagnosticList& diagnostics) {
  if (!persona.has_react || given_up_) return {};
  const Value argument = react_argument(choice);
  const std::uint64_t seed = fnv1a64(choice.say);
  const auto fail = [&] {
    given_up_ = ++failures_ >= kMostFailures;
    if (given_up_) {
      diagnostics.add(DiagnosticCode::react_given_up, *file_.source(), file_.places().nearest("react"),
                      {persona.id, std::to_string(failures_)});
    }
    return std::vector<PersonaRow>();
  };
  const auto report = [&](const ScriptFailure& failure) {
    const std::string at = file_.path() + (failure.line > 0 ? ":" + std::to_string(failure.line) : "");
    diagnostics.add(DiagnosticCode::react_failed, source, where, {persona.id, at, failure.what.joined()});
  };
  if (spent_ > limits.react_instructions_all) {
    report({FailureKind::over_budget,
            {"alle keuzes samen kosten te veel rekentijd", "all choices together take too much computing"},
            0});
    failures_ = kMostFailures - 1;
    return fail();
  }
  const ScriptRun answer = ask(argument, seed, limits, diagnostics);
  if (!answer.ok()) {
    report(answer.failure);
    return fail();
  }
  // Errors in the rows are told for each choice; warnings and hints about the function only once.
  DiagnosticList told;
  const Site site(told, source, where, file_.path() + ": react");
  std::vector<PersonaRow> rows =
      read_react_rows(site, *answer.value, file_.places().nearest("react"), persona, catalogues);
  for (const Diagnostic& diagnostic : told.all()) {
    if (diagnostic.severity() == Severity::error || !warned_) diagnostics.add(diagnostic);
  }
  warned_ = warned_ || !told.all().empty();
  if (told.has_errors()) return fail();
  look_whether_pure(persona, argument, seed, *answer.value, limits, diagnostics);
  return rows;
}

}  // namespace gesprek::script
