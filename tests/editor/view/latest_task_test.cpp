// A thread that does the newest task: what is given is done or replaced, never lost and never done twice.

#include "editor/view/latest_task.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <vector>

using gesprek::editor::LatestTask;

TEST_SUITE("editor/view/latest_task") {
  TEST_CASE("the newest is done; what waited for a longer one is not") {
    std::promise<void> begun;
    std::promise<void> may_go_on;
    std::vector<int> done;
    bool was_wanted = true;
    LatestTask<int>* task_of = nullptr;
    LatestTask<int> thread([&](int task) {
      if (task == 1) {
        begun.set_value();
        may_go_on.get_future().wait();
        was_wanted = task_of->goes_on();
      }
      done.push_back(task);
    });
    task_of = &thread;
    thread.give(1);
    begun.get_future().wait();
    CHECK(thread.is_busy());
    thread.give(2);
    thread.give(3);
    may_go_on.set_value();
    thread.finish();
    CHECK(done == std::vector<int>{1, 3});
    CHECK_FALSE(was_wanted);
    CHECK_FALSE(thread.is_busy());
  }

  TEST_CASE("who waits for it does not wait for a pause") {
    std::atomic<bool> went_on = false;
    LatestTask<int>* task_of = nullptr;
    std::promise<void> made;
    LatestTask<int> thread([&](int) {
      made.get_future().wait();
      went_on = task_of->goes_on_after(std::chrono::hours(1));
    });
    task_of = &thread;
    made.set_value();
    thread.give(1);
    thread.finish();  // an hour otherwise
    CHECK(went_on);
  }

  TEST_CASE("it ends while something waits, and while it pauses") {
    for (int round = 0; round < 200; ++round) {
      std::atomic<int> done = 0;
      {
        LatestTask<int>* task_of = nullptr;
        std::promise<void> made;
        auto is_made = made.get_future().share();
        LatestTask<int> thread([&](int) {
          is_made.wait();
          if (task_of->goes_on_after(std::chrono::hours(1))) ++done;
        });
        task_of = &thread;
        made.set_value();
        thread.give(1);
        if (round % 2 == 0) thread.give(2);
      }
      CHECK(done <= 1);
    }
  }

  TEST_CASE("many threads give and wait; the last is always done") {
    for (int round = 0; round < 20; ++round) {
      std::atomic<int> last = -1;
      std::atomic<int> done = 0;
      std::atomic<int> busy = 0;
      LatestTask<int> thread([&](int task) {
        last = task;
        ++done;
      });
      std::vector<std::thread> others;
      for (int t = 0; t < 4; ++t) {
        others.emplace_back([&thread, &busy, t] {
          for (int i = 0; i < 200; ++i) {
            thread.give(1000 * t + i);
            if (i % 50 == 0) thread.finish();
            if (thread.is_busy()) ++busy;
          }
        });
      }
      for (std::thread& other : others) other.join();
      thread.give(-7);
      thread.finish();
      CHECK(last == -7);
      CHECK(done <= 801);
      CHECK(busy <= 800);
      CHECK_FALSE(thread.is_busy());
    }
  }
}
