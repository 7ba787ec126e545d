#include "editor/document/case_check.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/program/compiler.h"
#include "engine/scenario/load.h"
#include "engine/scenario/variant.h"

namespace gesprek::editor {

using scenario::YamlKind;
using scenario::YamlNode;
using scenario::YamlRef;
using scenario::YamlTree;

namespace {

// Past this the list of diagnostics may have to leave some out, and which depends on their order.
constexpr std::size_t kMany = DiagnosticList::kMost / 2;

bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.code == b.code && a.where.bytes == b.where.bytes && a.args == b.args &&
         a.where.file == b.where.file;
}

/// What the compiler asks of what was said before it: whether it starts at all, and what it then looks at.
std::pair<bool, bool> state_for_compiler(const DiagnosticList& yaml, const std::vector<Diagnostic>& read) {
  bool has_errors = false;
  bool is_cut_short = false;
  const auto look = [&](const Diagnostic& diagnostic) {
    if (diagnostic.severity() != Severity::error) return;
    has_errors = true;
    is_cut_short = is_cut_short || diagnostic.code < static_cast<DiagnosticCode>(200);
  };
  for (const Diagnostic& diagnostic : yaml.all()) look(diagnostic);
  for (const Diagnostic& diagnostic : read) look(diagnostic);
  return {has_errors, is_cut_short};
}

/// One scalar of a text has changed, and nothing else.
struct ScalarChange {
  std::uint32_t node = 0;  // in both trees
  TextRange before, after;

  /// Where byte `at` of the old text is now; nothing inside the scalar.
  [[nodiscard]] std::optional<std::uint32_t> moved(std::uint32_t at) const {
    if (at <= before.begin) return at;
    if (at < before.end) return std::nullopt;
    return at - before.end + after.end;
  }
  [[nodiscard]] std::optional<TextRange> moved(TextRange range) const {
    const std::optional<std::uint32_t> begin = moved(range.begin);
    const std::optional<std::uint32_t> end = moved(range.end);
    if (!begin || !end) return std::nullopt;
    return TextRange{*begin, *end};
  }
};

std::optional<ScalarChange> find_change(const Reading& before, const Reading& after) {
  const YamlTree& old = before.tree;
  const YamlTree& now = after.tree;
  if (old.size() != now.size()) return std::nullopt;
  std::optional<ScalarChange> change;
  for (std::uint32_t i = 0; i < old.size(); ++i) {
    const YamlNode& a = old.node(i);
    const YamlNode& b = now.node(i);
    if (a.kind != b.kind || a.flow != b.flow || a.first_child != b.first_child ||
        a.next_sibling != b.next_sibling || a.child_count != b.child_count) {
      return std::nullopt;
    }
    if (a.kind != YamlKind::scalar) continue;
    const bool is_same_text = a.text_size == b.text_size && old.text(a) == now.text(b);
    if (is_same_text && a.style == b.style && a.range.end - a.range.begin == b.range.end - b.range.begin)
      continue;
    if (change || a.range.begin != b.range.begin) return std::nullopt;
    change = ScalarChange{i, a.range, b.range};
  }
  if (!change) return std::nullopt;
  for (std::uint32_t i = 0; i < old.size(); ++i) {
    const std::optional<TextRange> moved =
        i == change->node ? change->after : change->moved(old.node(i).range);
    if (!moved || *moved != now.node(i).range) return std::nullopt;
  }
  // Comments too, and how lines end.
  const std::string_view old_text = before.source->bytes();
  const std::string_view new_text = after.source->bytes();
  if (old_text.substr(0, change->before.begin) != new_text.substr(0, change->after.begin) ||
      old_text.substr(change->before.end) != new_text.substr(change->after.end)) {
    return std::nullopt;
  }
  return change;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Where a scalar stands in a moment, as far as it tells what the compiler does with it.
struct Place {
  YamlRef moment;           // its key
  std::string_view key;     // that the scalar is the value of
  std::string_view parent;  // the key over the block it is in
  bool in_line = false;     // in an entry of `lines` and the like, or of a reply
};

/// Walks down to node `node`; nothing when it is no value of a map below `nodes`.
std::optional<Place> find_place(const YamlTree& tree, std::uint32_t node) {
  Place place;
  YamlRef at = child(tree.root(), "nodes");
  std::string_view list;  // the key over the list that `at` is an item of
  int depth = 0;
  if (!at.exists() || node <= at.index()) return std::nullopt;
  while (at.exists() && at.index() != node && !at.is_scalar()) {
    YamlRef inside;
    if (at.is_sequence()) {
      for (YamlRef item = at.first_child(); item.exists() && item.index() <= node; item = item.next())
        inside = item;
      list = place.key;
      if (!inside.exists()) return std::nullopt;
      at = inside;
      continue;
    }
    YamlRef key;
    for (YamlRef k = at.first_child(); k.exists() && k.index() <= node; k = k.next().next()) key = k;
    if (!key.exists() || key.index() == node) return std::nullopt;
    if (depth == 0) place.moment = key;
    if (depth >= 2) {  // a moment itself may be called anything
      place.parent = list.empty() ? place.key : list;
      place.in_line = is_one_of(place.parent, {"lines", "again", "first", "reply"});
      if (!place.in_line && !is_one_of(place.parent, {"choices", "repair", "ending"})) return std::nullopt;
    }
    ++depth;
    place.key = key.text();
    list = {};
    at = key.next();
  }
  // Behind the last child of what was walked through: of something else, then.
  if (!at.exists() || at.index() != node || depth < 2 || !list.empty()) return std::nullopt;
  return place;
}

/// Whether the compiler keeps the words and asks nothing of them but that there are some. (What reading asks
/// of them is asked again.)
bool is_prose(const Place& place) {
  if (is_one_of(place.key, {"say", "do", "think", "reply", "cue", "thought", "why", "locked"})) return true;
  if (place.key == "text") return place.parent == "ending" || place.parent == "reply";
  if (is_one_of(place.key, {"title", "child"})) return place.parent == "ending";
  // In a line every other key is somebody who speaks (format §3, 5.1).
  return place.in_line && !is_one_of(place.key, {"id", "when", "mood", "media", "alt", "reveals", "events",
                                                 "effect", "first", "again"});
}

}  // namespace

/// Asks personas once what they answer: asking runs their script, and a large case has thousands of choices.
/// What they answer depends on what they are asked alone (format 5.7).
class CaseCheck::Memory final : public script::ScriptRuntime {
 public:
  explicit Memory(std::unique_ptr<script::ScriptRuntime> runtime) : runtime_(std::move(runtime)) {}
  [[nodiscard]] std::unique_ptr<script::ScriptRuntime> release() { return std::move(runtime_); }

  std::vector<script::PersonaRow> react(const script::Persona& persona, const script::ReactInput& choice,
                                        const SourceText& source, TextRange where,
                                        DiagnosticList& diagnostics) override {
    Question question{choice.say, &persona, choice.kind, choice.moves, choice.to};
    const auto known = answers_.find(question);
    if (known != answers_.end()) return known->second;
    const std::size_t said = diagnostics.all().size() + diagnostics.dropped();
    std::vector<script::PersonaRow> rows = runtime_->react(persona, choice, source, where, diagnostics);
    // Whoever complains has to be asked again, because the complaint has a place.
    if (said != diagnostics.all().size() + diagnostics.dropped()) {
      has_complaints_ = true;
    } else {
      answers_.emplace(std::move(question), rows);
    }
    return rows;
  }
  std::optional<scenario::Form> build_form(const scenario::Form& use, const SourceText& source,
                                           DiagnosticList& diagnostics) override {
    return runtime_->build_form(use, source, diagnostics);
  }

  /// All of a case is about to be asked.
  void start() {
    has_complaints_ = false;
    if (answers_.size() >= kMost) answers_.clear();
  }
  /// Whether everybody who was asked about a choice with the words `before` answers the same to `after`.
  /// (Also asked are those to whom another choice said the same words.)
  [[nodiscard]] bool is_answered_alike(std::string_view before, std::string_view after,
                                       const SourceText& source, TextRange where) {
    if (has_complaints_) return false;
    std::vector<std::pair<Question, std::vector<script::PersonaRow>>> asked;
    const Question first{std::string(before), nullptr, {}, {}, {}};
    for (auto at = answers_.lower_bound(first); at != answers_.end() && at->first.say == before; ++at) {
      asked.push_back(*at);
    }
    for (const auto& [question, rows] : asked) {
      DiagnosticList complaints;
      const script::ReactInput input{std::string(after), question.kind, question.moves, question.to};
      const std::vector<script::PersonaRow> answer =
          react(*question.persona, input, source, where, complaints);
      if (!complaints.all().empty() || answer.size() != rows.size()) return false;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!is_same_row(answer[i], rows[i])) return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t kMost = 100'000;
  struct Question {
    std::string say;
    const script::Persona* persona = nullptr;  // of the scripts, which stay where they are
    std::string kind;
    std::vector<std::string> moves, to;
    friend bool operator<(const Question& a, const Question& b) {
      const std::less<const script::Persona*> is_before;
      if (a.say != b.say) return a.say < b.say;
      if (a.persona != b.persona) return is_before(a.persona, b.persona);
      return std::tie(a.kind, a.moves, a.to) < std::tie(b.kind, b.moves, b.to);
    }
  };
  static bool is_same_row(const script::PersonaRow& a, const script::PersonaRow& b) {
    return a.when.value == b.when.value && a.when.where == b.when.where && a.deltas == b.deltas &&
           a.mood == b.mood && a.text == b.text && a.where == b.where;
  }

  std::unique_ptr<script::ScriptRuntime> runtime_;
  std::map<Question, std::vector<script::PersonaRow>> answers_;
  bool has_complaints_ = false;
};

CaseCheck::CaseCheck(const FileSource& files, std::string path, script::Scripts& scripts)
    : files_(files), path_(std::move(path)), scripts_(scripts) {
  auto memory = std::make_unique<Memory>(std::move(scripts_.runtime));
  scripts_.runtime = std::move(memory);
}

CaseCheck::~CaseCheck() {
  std::unique_ptr<script::ScriptRuntime> runtime = memory().release();
  scripts_.runtime = std::move(runtime);
}

bool CaseCheck::check(const std::shared_ptr<const Reading>& reading) {
  was_quick_ = false;
  if (scenario::extends_of(reading->tree).exists()) {
    last_.reset();
    return false;
  }
  was_quick_ = last_ != nullptr && check_moment(*reading);
  if (!was_quick_) check_whole(*reading);
  last_ = reading;
  sum_up(*reading);
  return true;
}

void read_case(const Reading& reading, std::string_view path, const FileSource& files,
               scenario::LoadOutcome& loaded, DiagnosticList& diagnostics) {
  diagnostics = reading.yaml_diagnostics;
  loaded.source = reading.source;
  loaded.scenario = scenario::read_scenario_tree(*reading.source, reading.tree,
                                                 reading.yaml_diagnostics.has_errors(), diagnostics);
  scenario::look_beside(loaded, path, files, diagnostics);
}

void CaseCheck::check_whole(const Reading& reading) {
  memory().start();
  DiagnosticList list;
  scenario::LoadOutcome loaded;
  read_case(reading, path_, files_, loaded, list);
  const std::size_t yaml = reading.yaml_diagnostics.all().size();
  const std::size_t read = list.all().size();
  program::check(loaded, scripts_, list);
  const auto at = [&](std::size_t place) { return list.all().begin() + static_cast<std::ptrdiff_t>(place); };
  read_.assign(at(yaml), at(read));
  compiled_.assign(at(read), list.all().end());
  is_complete_ = list.dropped() == 0 && list.all().size() < kMany;
  has_hooks_ = loaded.hooks != nullptr;
  hooks_ = has_hooks_ ? std::string(loaded.hooks->bytes()) : std::string();
  found_ = list.sorted();
  errors_ = list.error_count();
}

CaseCheck::Memory& CaseCheck::memory() const {
  return static_cast<Memory&>(*scripts_.runtime);
}

/// When nothing but the words of one text changed, the compiler says what it said, at the places that what it
/// spoke of now has.
bool CaseCheck::check_moment(const Reading& reading) {
  const Reading& last = *last_;
  if (!is_complete_ || !last.is_whole() || !reading.is_whole() || !last.tree.is_clean() ||
      !reading.tree.is_clean()) {
    return false;
  }
  const std::optional<ScalarChange> change = find_change(last, reading);
  if (!change) return false;
  const YamlRef before(last.tree, change->node);
  const YamlRef after(reading.tree, change->node);
  if (before.is_null() || after.is_null() || before.text().empty() || after.text().empty()) return false;
  const std::optional<Place> place = find_place(reading.tree, change->node);
  if (!place || !is_prose(*place)) return false;
  // 5.7: `react` of a persona is asked about the words of what is said and done.
  const bool is_asked_about = place->key == "say" || place->key == "do";
  if (is_asked_about &&
      !memory().is_answered_alike(before.text(), after.text(), *reading.source, after.range())) {
    return false;
  }
  DiagnosticList beside;
  scenario::LoadOutcome loaded;
  loaded.source = reading.source;
  scenario::look_beside(loaded, path_, files_, beside);
  if ((loaded.hooks != nullptr) != has_hooks_) return false;
  if (has_hooks_ && loaded.hooks->bytes() != hooks_) return false;

  // What reading says of this moment is said anew.
  DiagnosticList old_list;
  DiagnosticList new_list;
  scenario::check_node(*last.source, last.tree, YamlRef(last.tree, place->moment.index()), old_list);
  scenario::check_node(*reading.source, reading.tree, place->moment, new_list);
  std::vector<Diagnostic> read = read_;
  for (const Diagnostic& old : old_list.all()) {
    const auto found =
        std::find_if(read.begin(), read.end(), [&](const Diagnostic& other) { return is_same(other, old); });
    if (found == read.end()) return false;
    read.erase(found);
  }
  const bool moves_lines = last.source->line_count() != reading.source->line_count();
  const auto move = [&](std::vector<Diagnostic>& list) {
    for (Diagnostic& diagnostic : list) {
      if (diagnostic.where.file != reading.source->file()) continue;
      // It names a line in words.
      if (moves_lines && diagnostic.code == DiagnosticCode::duplicate_id) return false;
      const std::optional<TextRange> moved = change->moved(diagnostic.where.bytes);
      if (!moved) return false;
      diagnostic.where = reading.source->resolve(*moved);
    }
    return true;
  };
  std::vector<Diagnostic> compiled = compiled_;
  if (!move(read) || !move(compiled)) return false;
  read.insert(read.end(), new_list.all().begin(), new_list.all().end());
  if (state_for_compiler(last.yaml_diagnostics, read_) !=
      state_for_compiler(reading.yaml_diagnostics, read)) {
    return false;
  }
  read_ = std::move(read);
  compiled_ = std::move(compiled);
  return true;
}

void CaseCheck::sum_up(const Reading& reading) {
  if (!was_quick_) return;
  DiagnosticList list = reading.yaml_diagnostics;
  for (const Diagnostic& diagnostic : read_) list.add(diagnostic);
  for (const Diagnostic& diagnostic : compiled_) list.add(diagnostic);
  is_complete_ = list.dropped() == 0 && list.all().size() < kMany;
  found_ = list.sorted();
  errors_ = list.error_count();
}

}  // namespace gesprek::editor
