// Every translation in scenarios/ fits its case as it is now, and what is complete stays complete.

#include <doctest/doctest.h>

#include <set>

#include "engine/base/file_source.h"
#include "engine/exchange/case_texts.h"
#include "engine/exchange/translation.h"
#include "tests/engine/exchange/case_on_disk.h"

using namespace gesprek;            // NOLINT: tests
using namespace gesprek::exchange;  // NOLINT: tests
using namespace gesprek::test;      // NOLINT: tests

namespace {

PoFile po_at(const std::string& path) {
  const Result<PoFile> file = read_po(file_text(path));
  INFO(path);
  INFO((file.ok() ? "" : file.error().message));
  REQUIRE(file.ok());
  return *file;
}

/// Cases in English from the first text to the last.
const std::vector<std::string> kEnglish = {"eerste-zorg", "mag-ik-dit-even-met-u-doorspreken",
                                           "mag-ik-nog-even-blijven"};

}  // namespace

TEST_SUITE_BEGIN("engine/exchange/shipped_translations");

TEST_CASE("no shipped translation has a text that its case no longer has, or one that changed") {
  const DiskFiles files;
  const std::string root = GESPREK_SOURCE_DIR;
  std::size_t seen = 0;
  for (const std::string& name : files.list(root + "/scenarios")) {
    for (const std::string& file : files.list(root + "/scenarios/" + name)) {
      if (file.size() < 4 || file.substr(file.size() - 3) != ".po") continue;
      const std::string path = "scenarios/" + name + "/" + file;
      INFO(path);
      const PoFile po = po_at(path);
      CHECK(po.field("Language") + ".po" == file);
      CaseOnDisk one = case_on_disk("scenarios/" + name);
      std::set<std::pair<std::string, std::string>> texts;
      for (const TextPlace& place : text_places(*one.program))
        texts.emplace(place.id, std::string(one.program->text(*place.text)));
      for (const PoEntry& entry : po.entries) {
        if (entry.is_obsolete) continue;
        INFO(entry.context.value_or("without an id"));
        CHECK_FALSE(entry.is_fuzzy());
        CHECK(texts.count({entry.context.value_or(""), entry.source}) == 1);
      }
      ++seen;
    }
  }
  CHECK(seen >= 2);
}

TEST_CASE("what is in English is in English from beginning to end") {
  const PoFile shared = po_at("scripts/en.po");
  for (const std::string& name : kEnglish) {
    const CaseOnDisk one = case_on_disk("scenarios/" + name);
    const PoFile own = po_at("scenarios/" + name + "/en.po");
    for (const TextReport& text : translation_report(*one.program, own, &shared, "en")) {
      INFO(name, " ", text.id, ": ", text.source);
      CHECK(text.state == TextState::translated);
    }
  }
}

TEST_SUITE_END();
