// What the threads of the editor say while somebody types is in the end about the newest text, whatever was
// given in between. Meant for the preset tsan too.

#include <doctest/doctest.h>

#include <string>

#include "editor/view/case_trials.h"
#include "editor/view/case_worker.h"
#include "engine/base/file_source.h"
#include "engine/base/hash.h"

namespace gesprek::editor {

namespace {

const std::string& path() {
  static const std::string found = std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg/scenario.yaml";
  return found;
}

Document open() {
  const auto bytes = DiskFiles().read(path(), 1U << 24U);
  REQUIRE(bytes.ok());
  return Document("eerste-zorg", *bytes);
}

/// Puts a letter into some word, or takes the last change back; a text may be wrong for a while.
void type(Document& document, Rng& rng, int moment) {
  if (rng.below(3) == 0 && document.undo().has_value()) return;
  const std::size_t at = rng.below(document.text().size());
  REQUIRE(document.replace_text(at, at, "x", "yaml", "", moment * 5000).ok());
}

}  // namespace

TEST_SUITE("editor/view/threads") {
  TEST_CASE("the last check and the last trial are of the newest text") {
    const DiskFiles files;
    Document document = open();
    CaseWorker worker(files, path());
    CaseTrials trials(files, path());
    Rng rng(5);
    std::size_t checks = 0;
    std::size_t busy = 0;
    const auto look = [&] {
      if (const auto check = worker.take_check()) {
        CHECK(check->version <= document.version());
        ++checks;
      }
      if (const auto report = trials.take_report()) CHECK(report->version <= document.version());
    };
    for (int i = 0; i < 60; ++i) {
      type(document, rng, i);
      worker.ask(document.shared_reading(), document.version(), Language::nl, i % 7 == 0);
      if (i % 5 == 0) {
        trials.ask({document.shared_reading(), document.version(), Language::nl, false, {}});
      }
      look();
      if (worker.is_busy() || trials.is_busy()) ++busy;
      // Sometimes it gets the time to do what it was asked.
      if (i % 12 == 0) static_cast<void>(worker.finish());
    }
    while (document.undo().has_value()) {
    }
    worker.ask(document.shared_reading(), document.version(), Language::nl, true);
    trials.ask({document.shared_reading(), document.version(), Language::nl, true, {}});
    CHECK(worker.finish());
    CHECK(trials.finish());
    const auto check = worker.take_check();
    REQUIRE(check.has_value());
    CHECK(check->version == document.version());
    CHECK(check->errors == 0);
    const auto heat = worker.take_heat();
    REQUIRE(heat != nullptr);
    CHECK(heat->version == document.version());
    CHECK(heat->runs == 3000);
    CHECK(heat->finished > 0);
    const auto report = trials.take_report();
    REQUIRE(report != nullptr);
    CHECK(report->version == document.version());
    CHECK_FALSE(report->has_errors);
    CHECK(report->has_findings);
    CHECK(checks > 3);
    CHECK(busy > 0);
  }

  TEST_CASE("an editor that is closed does not wait for what is no longer wanted to the end") {
    const DiskFiles files;
    const Document document = open();
    for (int i = 0; i < 5; ++i) {
      CaseWorker worker(files, path());
      CaseTrials trials(files, path());
      worker.ask(document.shared_reading(), document.version(), Language::nl, true);
      trials.ask({document.shared_reading(), document.version(), Language::nl, true, {}});
      if (i % 2 == 0) static_cast<void>(worker.has_news());
    }
    CaseWorker worker(files, path());
    worker.ask(document.shared_reading(), document.version(), Language::nl, false);
    CHECK(worker.finish());
  }
}

}  // namespace gesprek::editor
