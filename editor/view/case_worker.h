#pragma once
// Checks the case that is being written, and lets learners try it, on a thread of its own: whoever types does
// not wait for it. It always works on the newest text it was given.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "editor/view/checked_case.h"
#include "editor/view/latest_task.h"
#include "editor/view/map_view.h"

namespace gesprek::editor {

/// What simulated learners made of one version of the text.
struct CaseHeat {
  std::uint64_t version = 0;
  std::uint64_t runs = 0, finished = 0;
  std::size_t moments = 0, never = 0;
  std::unordered_map<std::string, MomentHeat> moment;
  /// Per criterion the whole percents between which nine of ten came, and their middle.
  struct Range {
    std::string name, name_en;
    int low = 0, middle = 0, high = 0;
  };
  std::vector<Range> ranges;
};

class CaseWorker {
 public:
  CaseWorker(const FileSource& files, std::string path);

  /// To be checked, when it is another version than the last; `with_heat`: and tried.
  void ask(std::shared_ptr<const Reading> reading, std::uint64_t version, Language language, bool with_heat);
  /// Something new since the last call; to be taken with take_check and take_heat.
  [[nodiscard]] bool has_news();
  struct Check {
    std::uint64_t version = 0;
    std::vector<Problem> problems;
    std::size_t errors = 0;
  };
  [[nodiscard]] std::optional<Check> take_check();
  [[nodiscard]] std::shared_ptr<const CaseHeat> take_heat();
  [[nodiscard]] bool is_busy() { return thread_.is_busy(); }
  /// Waits until nothing is left to do; whether there is news.
  bool finish();

 private:
  struct Task {
    std::shared_ptr<const Reading> reading;
    std::uint64_t version = 0;
    Language language = Language::nl;
    bool with_heat = false;
  };
  void work(const Task& task);

  // Of whoever asks: what was asked for last.
  std::uint64_t asked_ = ~std::uint64_t{0}, heated_ = ~std::uint64_t{0};
  CheckedCase checked_;  // of the thread only
  std::mutex mutex_;     // over what follows
  std::optional<Check> check_;
  std::shared_ptr<const CaseHeat> heat_;
  bool has_news_ = false;
  LatestTask<Task> thread_;  // last, so that it ends first
};

/// `runs` simulated learners, a third each who do as the example, who do their best and who do anything.
/// Empty when `goes_on` says no meanwhile.
[[nodiscard]] std::shared_ptr<CaseHeat> try_case(const program::Program& program, std::uint64_t runs,
                                                 const std::function<bool()>& goes_on);

}  // namespace gesprek::editor
