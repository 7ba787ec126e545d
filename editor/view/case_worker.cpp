#include "editor/view/case_worker.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "engine/analysis/simulate.h"

namespace gesprek::editor {

namespace {

constexpr std::chrono::milliseconds kPause{500};
constexpr std::uint64_t kRuns = 3000;
constexpr std::uint64_t kAtOnce = 250;  // between two looks whether the text has changed

}  // namespace

std::shared_ptr<CaseHeat> try_case(const program::Program& program, std::uint64_t runs,
                                   const std::function<bool()>& goes_on) {
  auto heat = std::make_shared<CaseHeat>();
  analysis::Tally all(program);
  // Hooks run here too, on this thread, as `gesprek simulate` runs them.
  analysis::MakeHooks make_hooks;
  if (!program.hooks.empty()) make_hooks = [&program] { return program::make_lua_hooks(program); };
  // Who can, who tries, and who does anything: a case is for all of them.
  const struct {
    analysis::Policy policy;
    std::uint32_t skill;
  } kinds[] = {{analysis::Policy::noisy, analysis::kFullSkill * 9 / 10},
               {analysis::Policy::noisy, analysis::kFullSkill / 2},
               {analysis::Policy::random, 0}};
  for (const auto& kind : kinds) {
    for (std::uint64_t done = 0; done < runs / 3; done += kAtOnce) {
      if (!goes_on()) return nullptr;
      analysis::SimulationOptions options;
      options.policy = kind.policy;
      options.skill = kind.skill;
      options.runs = std::min(kAtOnce, runs / 3 - done);
      options.seed = 1 + done;
      all.merge(analysis::simulate(program, options, make_hooks).tally);
    }
  }
  heat->runs = all.runs;
  heat->finished = all.ended;
  for (std::size_t i = 0; i < program.nodes.size(); ++i) {
    const std::uint64_t seen = i < all.nodes.size() ? all.nodes[i] : 0;
    MomentHeat& moment = heat->moment[std::string(program.text(program.nodes[i].id))];
    moment.never = seen == 0;
    moment.share = all.runs > 0 ? static_cast<float>(seen) / static_cast<float>(all.runs) : 0;
    ++heat->moments;
    if (seen == 0) ++heat->never;
  }
  for (std::size_t i = 0; i < program.criteria.size() && i < all.criteria.size(); ++i) {
    const analysis::Histogram& percent = all.criteria[i].capped_percent;
    if (percent.total() == 0) continue;
    const program::Criterion& criterion = program.criteria[i];
    heat->ranges.push_back({std::string(program.text(criterion.label)),
                            std::string(program.text(criterion.label_en)),
                            static_cast<int>(percent.quantile(0.05)), static_cast<int>(percent.quantile(0.5)),
                            static_cast<int>(percent.quantile(0.95))});
  }
  return heat;
}

CaseWorker::CaseWorker(const FileSource& files, std::string path)
    : checked_(files, std::move(path)), thread_([this](const Task& task) { work(task); }) {}

void CaseWorker::ask(std::shared_ptr<const Reading> reading, std::uint64_t version, Language language,
                     bool with_heat) {
  const bool is_asked = asked_ == version && (!with_heat || heated_ == version);
  if (is_asked) return;
  asked_ = version;
  if (with_heat) heated_ = version;
  thread_.give({std::move(reading), version, language, with_heat});
}

void CaseWorker::work(const Task& task) {
  checked_.find_problems(task.reading, task.language);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    check_ = Check{task.version, checked_.problems(), checked_.errors()};
    has_news_ = true;
  }
  // Who types wants to see problems, and learners can wait.
  if (!task.with_heat || checked_.errors() > 0 || !thread_.goes_on_after(kPause)) return;
  checked_.check(task.reading, task.language);
  if (checked_.program() == nullptr) return;
  std::shared_ptr<CaseHeat> heat = try_case(*checked_.program(), kRuns, [this] { return thread_.goes_on(); });
  if (!heat) return;
  heat->version = task.version;
  const std::lock_guard<std::mutex> lock(mutex_);
  heat_ = std::move(heat);
  has_news_ = true;
}

bool CaseWorker::has_news() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(has_news_, false);
}
std::optional<CaseWorker::Check> CaseWorker::take_check() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(check_, std::nullopt);
}
std::shared_ptr<const CaseHeat> CaseWorker::take_heat() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(heat_, nullptr);
}
bool CaseWorker::finish() {
  thread_.finish();
  const std::lock_guard<std::mutex> lock(mutex_);
  return has_news_;
}

}  // namespace gesprek::editor
