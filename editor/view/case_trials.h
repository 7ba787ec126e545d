#pragma once
// What takes longer than a check, on a thread of its own: the golden conversations played again, and what the
// analysis has to say about the case, each with a conversation that shows it.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "editor/view/checked_case.h"
#include "editor/view/goldens.h"
#include "editor/view/latest_task.h"

namespace gesprek::editor {

/// Something that the analysis found; `witness` leads there from the start.
struct Finding {
  Problem problem;
  std::optional<std::vector<session::Input>> witness;
};

/// What one version of the text came to.
struct TrialReport {
  std::uint64_t version = 0;
  bool has_errors = false;  // then there is nothing else
  std::vector<GoldenOutcome> goldens;
  bool has_findings = false;
  std::vector<Finding> findings;
  /// A way to each moment that somebody can come to, where one was found.
  std::unordered_map<std::string, std::vector<session::Input>> ways;
  /// Moments that no conversation comes to: proved.
  std::vector<std::string> unreachable;
  bool has_hooks = false;  // what is found by exploring is left out then (engine/analysis)
};

class CaseTrials {
 public:
  CaseTrials(const FileSource& files, std::string path);

  struct Task {
    std::shared_ptr<const Reading> reading;
    std::uint64_t version = 0;
    Language language = Language::nl;
    bool with_findings = false;
    std::vector<BesideText> files;  // the .play files
  };
  /// To be done, in the place of what waits. What is being done for an older version is given up where it
  /// can.
  void ask(Task task) { thread_.give(std::move(task)); }
  [[nodiscard]] std::shared_ptr<const TrialReport> take_report();
  [[nodiscard]] bool is_busy() { return thread_.is_busy(); }
  /// Waits until nothing is left to do; whether there is a report.
  bool finish();

 private:
  void work(const Task& task);

  CheckedCase checked_;  // of the thread only
  std::mutex mutex_;     // over the report
  std::shared_ptr<const TrialReport> report_;
  LatestTask<Task> thread_;  // last, so that it ends first
};

/// What the analysis finds in `file`, whose text `reading` is; what the author allowed is left out.
void find_out(const cli::CaseFile& file, const Reading& reading, Language language, TrialReport& report);

}  // namespace gesprek::editor
