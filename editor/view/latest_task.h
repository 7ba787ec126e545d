#pragma once
// A thread that does the newest task it was given: who types does not wait for it, and what it would have
// done with a text that is no more is left undone.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace gesprek::editor {

/// All of it may be called from any thread; `work` runs on the thread of its own, one task at a time. What it
/// makes must be locked by whoever takes it.
template <class Task>
class LatestTask {
 public:
  explicit LatestTask(std::function<void(const Task&)> work) : work_(std::move(work)) {
    thread_ = std::thread([this] { run(); });
  }
  LatestTask(const LatestTask&) = delete;
  LatestTask& operator=(const LatestTask&) = delete;
  /// Waits for the task that is being done; one that waits is not done any more.
  ~LatestTask() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ends_ = true;
      next_.reset();
    }
    wake_.notify_all();
    thread_.join();
  }

  /// In the place of a task that waits.
  void give(Task task) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      next_ = std::move(task);
    }
    wake_.notify_all();
  }
  [[nodiscard]] bool is_busy() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return is_working_ || next_.has_value();
  }
  /// Waits until nothing is left to do.
  void finish() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++awaited_;
    wake_.notify_all();
    idle_.wait(lock, [this] { return !is_working_ && !next_; });
    --awaited_;
  }

  // For `work`.

  /// Whether what is being done is still wanted.
  [[nodiscard]] bool goes_on() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return !ends_ && !next_;
  }
  /// The same after `pause`, or at once when something new comes or somebody waits in finish().
  [[nodiscard]] bool goes_on_after(std::chrono::milliseconds pause) {
    std::unique_lock<std::mutex> lock(mutex_);
    wake_.wait_for(lock, pause, [this] { return ends_ || awaited_ > 0 || next_.has_value(); });
    return !ends_ && !next_;
  }

 private:
  void run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      if (!next_) idle_.notify_all();
      wake_.wait(lock, [this] { return ends_ || next_.has_value(); });
      if (ends_) return;
      const Task task = std::move(*next_);
      next_.reset();
      is_working_ = true;
      lock.unlock();
      work_(task);
      lock.lock();
      is_working_ = false;
    }
  }

  std::function<void(const Task&)> work_;
  std::mutex mutex_;
  std::condition_variable wake_, idle_;
  std::optional<Task> next_;
  int awaited_ = 0;  // how many wait in finish()
  bool is_working_ = false, ends_ = false;
  std::thread thread_;
};

}  // namespace gesprek::editor
