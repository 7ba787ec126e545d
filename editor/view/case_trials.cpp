#include "editor/view/case_trials.h"

#include <algorithm>
#include <utility>

#include "engine/analysis/case_analysis.h"
#include "engine/cli/remark_places.h"

namespace gesprek::editor {

namespace {

/// Less than `gesprek analyse` takes: an author waits for it, and it is done again after every change.
constexpr std::uint64_t kBudget = 60'000;
constexpr std::size_t kRoutes = 60;

}  // namespace

void find_out(const cli::CaseFile& file, const Reading& reading, Language language, TrialReport& report) {
  const program::Program& program = *file.program;
  analysis::AnalysisOptions options;
  options.explore.budget = kBudget;
  options.explore.with_points = false;
  options.routes = kRoutes;
  options.wording = file.wording;
  const analysis::CaseAnalysis found = analysis::analyse_case(program, options);
  report.has_findings = true;
  for (const cli::PlacedRemark& remark : cli::place_remarks(found.remarks, program, file.loaded)) {
    if (remark.allowed) continue;
    Finding finding;
    finding.problem.severity = remark.diagnostic.severity();
    finding.problem.text = remark.diagnostic.message(language);
    if (remark.diagnostic.where.file == file.path) {
      finding.problem.line = remark.diagnostic.where.begin.line;
      finding.problem.at = remark.diagnostic.where.bytes.begin;
      finding.problem.node = node_at(reading.tree, finding.problem.at);
    }
    if (!remark.witness.empty()) finding.witness = remark.witness;
    report.findings.push_back(std::move(finding));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return a.problem.severity < b.problem.severity;
  });
  for (std::uint32_t node = 0; node < program.nodes.size(); ++node) {
    const std::string id(program.text(program.nodes[node].id));
    if (found.entered(node) == analysis::Answer::no) report.unreachable.push_back(id);
    if (!found.exact || node >= found.exact->nodes.size()) continue;
    const analysis::Finding& way = found.exact->nodes[node];
    if (way.answer == analysis::Answer::yes) report.ways.emplace(id, way.witness);
  }
}

CaseTrials::CaseTrials(const FileSource& files, std::string path)
    : checked_(files, std::move(path)), thread_([this](const Task& task) { work(task); }) {}

void CaseTrials::work(const Task& task) {
  const auto goes_on = [this] { return thread_.goes_on(); };
  auto report = std::make_shared<TrialReport>();
  report->version = task.version;
  checked_.check(task.reading, task.language);
  const std::unique_ptr<cli::CaseFile> file = checked_.take_case();
  report->has_errors = file == nullptr;
  if (file != nullptr) {
    report->has_hooks = !file->program->hooks.empty();
    report->goldens = run_goldens(*file->program, file->hooks.get(), task.files, goes_on);
    if (task.with_findings && goes_on()) find_out(*file, *task.reading, task.language, *report);
  }
  if (!goes_on()) return;  // about a text that is no more
  const std::lock_guard<std::mutex> lock(mutex_);
  report_ = std::move(report);
}

std::shared_ptr<const TrialReport> CaseTrials::take_report() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(report_, nullptr);
}

bool CaseTrials::finish() {
  thread_.finish();
  const std::lock_guard<std::mutex> lock(mutex_);
  return report_ != nullptr;
}

}  // namespace gesprek::editor
