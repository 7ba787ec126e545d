#include "editor/view/checked_case.h"

#include <algorithm>
#include <utility>

#include "engine/analysis/explore.h"
#include "engine/scenario/variant.h"
#include "engine/script/scripts.h"

namespace gesprek::editor {

using scenario::YamlRef;

Result<std::string> DraftFiles::read(std::string_view path, std::size_t max_bytes) const {
  if (path != path_) return files_.read(path, max_bytes);
  if (text_.size() > max_bytes) return Error{ErrorCode::over_limit, "De casus is te groot.", path_};
  return text_;
}

CheckedCase::CheckedCase(const FileSource& files, std::string path)
    : files_(files, path), path_(std::move(path)), loader_(files_, {}) {
  DiagnosticList ignored;  // the check says it
  const std::vector<std::string> folders =
      script::find_script_folders(path_, {}, cli::installed_scripts(files), files);
  scripts_ = script::load_scripts(folders, files, script::ScriptLimits{}, ignored);
  forms_ = form_catalogue(folders, files);
  for (const auto& entry : scripts_.catalogues.moves) moves_.push_back(entry.second);
  case_check_ = std::make_unique<CaseCheck>(files_, path_, scripts_);
}

const scenario::Move* CheckedCase::move(std::string_view id) const {
  for (const scenario::Move& move : moves_) {
    if (move.id == id) return &move;
  }
  return nullptr;
}

std::string node_at(const scenario::YamlTree& tree, std::size_t at) {
  const YamlRef nodes = child(tree.root(), "nodes");
  std::string found;
  if (!nodes.is_map() || at < nodes.range().begin) return found;
  for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    if (key.range().begin > at) break;
    found = key.text();
  }
  return found;
}

namespace {

/// What helps, for somebody at the panels: named after what stands there. The keys follow, for the source
/// text.
std::string hint_in_window(const Diagnostic& diagnostic, Language language) {
  const bool is_dutch = language == Language::nl;
  std::string here;
  switch (diagnostic.code) {
    case DiagnosticCode::way_on_missing:
      here = is_dutch ? "kies bij dit moment wat er komt, onder 'Hoe het verdergaat'"
                      : "choose what comes at this moment, under 'How it goes on'";
      break;
    case DiagnosticCode::choice_without_go:
    case DiagnosticCode::form_without_way_on:
      here = is_dutch ? "kies een moment, onder 'Waar het verdergaat'"
                      : "choose a moment, under 'Where it goes on'";
      break;
    case DiagnosticCode::choice_without_words:
      here = is_dutch ? "schrijf bij de keuze wat je zegt, doet of denkt"
                      : "write with the choice what you say, do or think";
      break;
    case DiagnosticCode::empty_value:
      return is_dutch ? "schrijf er iets, of haal het weg" : "write something there, or take it away";
    default: return diagnostic.hint(language);
  }
  return here + "; in YAML: " + diagnostic.hint(language);
}

/// Which moment a place is in, for many places of one text.
class Moments {
 public:
  explicit Moments(const scenario::YamlTree& tree) {
    const YamlRef nodes = child(tree.root(), "nodes");
    if (!nodes.is_map()) return;
    for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      keys_.push_back(key);
    }
  }
  [[nodiscard]] std::string at(std::size_t place) const {
    const auto behind = std::upper_bound(keys_.begin(), keys_.end(), place, [](std::size_t left, YamlRef key) {
      return left < key.range().begin;
    });
    return behind == keys_.begin() ? std::string() : std::string(std::prev(behind)->text());
  }

 private:
  std::vector<YamlRef> keys_;  // in the order of the text
};

}  // namespace

void CheckedCase::check(const std::shared_ptr<const Reading>& reading, Language language) {
  if (scenario::extends_of(reading->tree).exists()) {
    // The base of a variant is another file.
    files_.set_text(std::string(reading->source->bytes()));
    file_ = std::make_unique<cli::CaseFile>(loader_.load(path_));
  } else {
    scenario::LoadOutcome loaded;
    DiagnosticList said;
    read_case(*reading, path_, files_, loaded, said);
    file_ = std::make_unique<cli::CaseFile>(loader_.finish(path_, std::move(loaded), std::move(said)));
  }
  show(file_->diagnostics.sorted(), file_->diagnostics.error_count(), *reading, language);
}

void CheckedCase::find_problems(const std::shared_ptr<const Reading>& reading, Language language) {
  if (!case_check_->check(reading)) return check(reading, language);
  show(case_check_->found(), case_check_->errors(), *reading, language);
}

void CheckedCase::show(const std::vector<Diagnostic>& found, std::size_t errors, const Reading& reading,
                       Language language) {
  problems_.clear();
  errors_ = errors;
  const Moments moments(reading.tree);
  for (const Diagnostic& diagnostic : found) {
    Problem problem;
    problem.severity = diagnostic.severity();
    problem.text = diagnostic.message(language);
    if (const std::string hint = hint_in_window(diagnostic, language); !hint.empty())
      problem.text += " (" + hint + ")";
    if (diagnostic.where.file == path_) {
      problem.line = diagnostic.where.begin.line;
      problem.at = diagnostic.where.bytes.begin;
      problem.node = moments.at(problem.at);
    }
    problems_.push_back(std::move(problem));
  }
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
}

std::unique_ptr<cli::CaseFile> CheckedCase::take_case() {
  if (program() == nullptr) return nullptr;
  return std::move(file_);
}

WayTo CheckedCase::way_to(std::string_view node) const {
  const program::Program* program = this->program();
  if (program == nullptr)
    return {std::nullopt, "Los eerst de fouten op: met fouten kan een casus niet gespeeld worden."};
  std::size_t index = 0;
  while (index < program->nodes.size() && program->text(program->nodes[index].id) != node) ++index;
  if (index == program->nodes.size()) return {std::nullopt, "Dit moment bestaat niet."};
  analysis::ExploreOptions options;
  options.budget = 300'000;
  options.with_points = false;
  options.with_protocol = false;
  const analysis::ExploreReport report = analysis::explore(*program, options);
  const analysis::Finding& finding = report.nodes[index];
  switch (finding.answer) {
    case analysis::Answer::yes: return {finding.witness, {}};
    case analysis::Answer::no: return {std::nullopt, "Geen enkel gesprek komt in dit moment."};
    case analysis::Answer::unknown: break;
  }
  return {std::nullopt, "Er is zo snel geen weg naar dit moment gevonden."};
}

}  // namespace gesprek::editor
