#include "editor/document/document.h"

#include <algorithm>
#include <utility>

#include "engine/scenario/yaml_reread.h"

namespace gesprek::editor {

using scenario::YamlRef;
using scenario::YamlTree;

namespace {

/// Whether two trees say the same but for the part at `path`, from its step `depth` on.
bool says_the_same_except(YamlRef a, YamlRef b, const Path& path, std::size_t depth) {
  if (depth == path.size()) return true;
  if (!a.exists() || !b.exists() || a.kind() != b.kind() || a.size() != b.size()) return false;
  YamlRef x = a.first_child();
  YamlRef y = b.first_child();
  std::size_t place = 0;
  bool seen = false;
  for (; x.exists() && y.exists(); ++place) {
    if (a.is_map()) {
      if (x.text() != y.text()) return false;
      const bool is_it = !seen && x.text() == path[depth].key;
      seen = seen || is_it;
      x = x.next();
      y = y.next();
      if (!(is_it ? says_the_same_except(x, y, path, depth + 1) : says_the_same(x, y))) return false;
    } else {
      const bool is_it = place == path[depth].index;
      if (!(is_it ? says_the_same_except(x, y, path, depth + 1) : says_the_same(x, y))) return false;
    }
    if (!x.exists() || !y.exists()) break;
    x = x.next();
    y = y.next();
  }
  return x.exists() == y.exists();
}

Path common_scope(const std::vector<Op>& ops, std::size_t begin, std::size_t end) {
  Path common = scope_of(ops[begin]);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const Path scope = scope_of(ops[i]);
    const auto [left, right] = std::mismatch(common.begin(), common.end(), scope.begin(), scope.end());
    static_cast<void>(right);
    common.erase(left, common.end());
  }
  return common;
}

/// Design §3.4: "After an edit the edited block is read again and compared with what the command meant before
/// it counts."
bool means(const YamlTree& before, const YamlTree& after, const std::vector<Op>& ops, std::size_t begin,
           std::size_t end) {
  const Path base = common_scope(ops, begin, end);
  const Located old = locate(before, base);
  const Located now = locate(after, base);
  if (!old.exists() || !now.exists()) return false;
  Value expected = value_of(old.value);
  for (std::size_t i = begin; i < end; ++i) {
    if (!carry_out(ops[i], expected, base)) return false;
  }
  return says(now.value, expected) && says_the_same_except(before.root(), after.root(), base, 0);
}

Error went_wrong(const std::string& name) {
  return {ErrorCode::internal,
          "Deze wijziging zou iets anders in het bestand zetten dan bedoeld is. Er is niets veranderd.",
          name};
}

}  // namespace

bool is_layout_file(std::string_view file) {
  constexpr std::string_view kName = "layout.yaml";
  return file.size() >= kName.size() && file.substr(file.size() - kName.size()) == kName;
}

void Reading::finish() {
  layout = layout_of(source->bytes(), tree);
  is_layout_ = is_layout_file(source->file());
  // Places on the map: YAML with the rules of a case, and no case.
  is_case_ = is_layout_ ? tree.is_complete() && tree.root().is_map() : scenario::is_scenario(*source, tree);
}

void Reading::make_scenario() const {
  std::call_once(once_, [this] {
    diagnostics_ = yaml_diagnostics;
    if (is_layout_) {
      if (is_case_) scenario_.emplace();
    } else {
      scenario_ = scenario::read_scenario_tree(*source, tree, yaml_diagnostics.has_errors(), diagnostics_);
    }
  });
}

const std::optional<scenario::Scenario>& Reading::scenario() const {
  make_scenario();
  return scenario_;
}

const DiagnosticList& Reading::diagnostics() const {
  make_scenario();
  return diagnostics_;
}

std::shared_ptr<const Reading> read_text(const std::string& file, std::string bytes) {
  auto reading = std::make_shared<Reading>();
  reading->source = std::make_shared<const SourceText>(file, std::move(bytes));
  reading->tree = scenario::read_yaml(*reading->source, scenario::Limits(), reading->yaml_diagnostics,
                                      !is_layout_file(file));
  reading->finish();
  return reading;
}

std::shared_ptr<const Reading> read_text_again(const Reading& before, std::string bytes) {
  const std::string& file = before.source->file();
  auto reading = std::make_shared<Reading>();
  reading->source = std::make_shared<const SourceText>(file, std::move(bytes));
  std::optional<scenario::YamlTree> tree =
      scenario::reread_yaml(*before.source, before.tree, before.yaml_diagnostics, *reading->source,
                            scenario::Limits(), reading->yaml_diagnostics, !before.is_layout_);
  if (!tree) return read_text(file, std::string(reading->source->bytes()));
  reading->tree = std::move(*tree);
  reading->finish();
  return reading;
}

Document::Document(std::string file, std::string bytes) : file_(std::move(file)) {
  adopt(read_text(file_, std::move(bytes)));
  version_ = 0;
}

void Document::adopt(std::shared_ptr<const Reading> reading) {
  reading_ = std::move(reading);
  if (reading_->is_whole()) last_whole_ = reading_;
  ++version_;
}

const scenario::Scenario* Document::scenario() const {
  if (reading_->is_whole()) return &*reading_->scenario();
  return last_whole_ ? &*last_whole_->scenario() : nullptr;
}

std::string_view Document::title() const {
  if (!last_whole_) return {};
  return child(child(last_whole_->tree.root(), "scenario"), "title").text();
}

std::string Document::why_not() const {
  if (reading_->is_whole()) return {};
  for (const Diagnostic& diagnostic : reading_->diagnostics().sorted()) {
    if (diagnostic.severity() != Severity::error) continue;
    return "De YAML is niet te lezen (regel " + std::to_string(diagnostic.where.begin.line) +
           "). Herstel die eerst, of maak de laatste wijziging ongedaan.";
  }
  return "De YAML is niet te lezen. Herstel die eerst.";
}

Result<void> Document::apply(const Command& command, std::int64_t now_ms) {
  if (const std::string reason = why_not(); !reason.empty()) {
    return Error{ErrorCode::invalid_input, reason, command.name};
  }
  Step step{command.name, command.merge_key, {}, place_, command.place, now_ms};
  std::shared_ptr<const Reading> current = reading_;
  for (std::size_t i = 0; i < command.ops.size();) {
    // Changes in place are made at once, because they do not move each other.
    std::size_t end = i + 1;
    if (is_in_place(command.ops[i], current->tree)) {
      while (end < command.ops.size() && is_in_place(command.ops[end], current->tree)) ++end;
    }
    EditSet edits;
    for (std::size_t op = i; op < end; ++op) {
      Result<EditSet> more =
          edits_for(command.ops[op], current->source->bytes(), current->tree, current->layout);
      if (!more.ok()) return more.error();
      edits.insert(edits.end(), more->begin(), more->end());
    }
    std::string text(current->source->bytes());
    if (!normalise(edits) || !editor::apply(edits, text)) return went_wrong(command.name);
    if (!edits.empty()) {
      std::shared_ptr<const Reading> next = read_text_again(*current, std::move(text));
      // Nor may it bring in what YAML forbids, such as a key that stands twice.
      const bool is_worse = next->yaml_diagnostics.error_count() > current->yaml_diagnostics.error_count();
      if (!next->is_whole() || is_worse || !means(current->tree, next->tree, command.ops, i, end)) {
        return went_wrong(command.name);
      }
      current = std::move(next);
      step.edits.push_back(std::move(edits));
    }
    i = end;
  }
  if (step.edits.empty()) return {};
  return add_step(std::move(step), std::move(current));
}

Result<void> Document::replace_text(std::size_t begin, std::size_t end, std::string_view inserted,
                                    std::string name, std::string merge_key, std::int64_t now_ms) {
  if (begin > end || end > text().size()) {
    return Error{ErrorCode::invalid_input, "Deze plaats staat niet in de tekst.", name};
  }
  EditSet edits{make_edit(text(), begin, end, inserted)};
  if (!normalise(edits) || edits.empty()) return {};
  std::string changed(text());
  if (!editor::apply(edits, changed)) return went_wrong(name);
  Step step{std::move(name), std::move(merge_key), {std::move(edits)}, place_, place_, now_ms};
  return add_step(std::move(step), read_text_again(*reading_, std::move(changed)));
}

Result<void> Document::add_step(Step step, std::shared_ptr<const Reading> reading) {
  events_.push_back({DocumentEvent::Kind::step, step});
  place_ = step.place_after;
  history_.add(std::move(step));
  adopt(std::move(reading));
  return {};
}

bool Document::walk(const Step& step, bool back, std::string& text) {
  if (!back) {
    return std::all_of(step.edits.begin(), step.edits.end(),
                       [&](const EditSet& set) { return editor::apply(set, text); });
  }
  return std::all_of(step.edits.rbegin(), step.edits.rend(),
                     [&](const EditSet& set) { return editor::apply(inverse(set), text); });
}

std::optional<std::string> Document::undo() {
  const Step* step = history_.undoable();
  std::string changed(text());
  if (step == nullptr || !walk(*step, true, changed)) return std::nullopt;
  adopt(read_text_again(*reading_, std::move(changed)));
  place_ = step->place_before;
  history_.went_back();
  events_.push_back({DocumentEvent::Kind::undo, {}});
  return place_;
}

std::optional<std::string> Document::redo() {
  const Step* step = history_.redoable();
  std::string changed(text());
  if (step == nullptr || !walk(*step, false, changed)) return std::nullopt;
  adopt(read_text_again(*reading_, std::move(changed)));
  place_ = step->place_after;
  history_.went_on();
  events_.push_back({DocumentEvent::Kind::redo, {}});
  return place_;
}

void Document::forget_saved() {
  history_.forget_saved();
  events_.push_back({DocumentEvent::Kind::not_saved, {}});
}

void Document::mark_saved() {
  history_.mark_saved();
  events_.push_back({DocumentEvent::Kind::saved, {}});
}

Result<void> Document::replay(std::vector<DocumentEvent> events) {
  // Only the text is followed; what it says is read once, at the end.
  std::string changed(text());
  bool fits = true;
  for (DocumentEvent& event : events) {
    std::string next = changed;
    switch (event.kind) {
      case DocumentEvent::Kind::step:
        fits = walk(event.step, false, next);
        if (!fits) break;
        place_ = event.step.place_after;
        history_.add(std::move(event.step));
        break;
      case DocumentEvent::Kind::undo: {
        const Step* step = history_.undoable();
        fits = step != nullptr && walk(*step, true, next);
        if (fits) history_.went_back();
        break;
      }
      case DocumentEvent::Kind::redo: {
        const Step* step = history_.redoable();
        fits = step != nullptr && walk(*step, false, next);
        if (fits) history_.went_on();
        break;
      }
      case DocumentEvent::Kind::saved: history_.mark_saved(); break;
      case DocumentEvent::Kind::not_saved: history_.forget_saved(); break;
    }
    if (!fits) break;
    changed = std::move(next);
  }
  adopt(read_text(file_, std::move(changed)));
  if (!fits) return Error{ErrorCode::mismatch, "Het journaal past niet bij de tekst.", file_};
  return {};
}

std::vector<DocumentEvent> Document::take_events() {
  return std::exchange(events_, {});
}

}  // namespace gesprek::editor
