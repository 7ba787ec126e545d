// The screenplay follows a case that is written: its rows are those of making them anew.

#include <doctest/doctest.h>

#include <string>

#include "editor/view/script_model.h"
#include "engine/base/file_source.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

std::string written(const std::vector<ScriptRow>& rows) {
  std::string all;
  for (const ScriptRow& row : rows) {
    all += std::to_string(static_cast<int>(row.kind)) + " " + row.node + " " + row.id() + " " + row.who +
           " " + row.text + " " + row.when + " " + row.target + " " + std::to_string(row.indent) + " " +
           std::to_string(row.begin) + " " + std::to_string(row.place) + "\n";
  }
  return all;
}

}  // namespace

TEST_SUITE("editor/view") {
  TEST_CASE("whatever is done to a case, the rows of the screenplay that follow it are its rows") {
    const auto bytes =
        DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg/scenario.yaml", 1U << 24U);
    REQUIRE(bytes.ok());
    Document document("eerste-zorg", *bytes);
    ScriptRows follower;
    std::vector<ScriptRow> rows;
    follower.follow(document, rows);
    REQUIRE(rows.size() > 20);
    REQUIRE(written(rows) == written(script_rows(document)));
    Rng rng(31);
    for (int i = 0; i < 400; ++i) {
      CAPTURE(i);
      if (rng.below(8) == 0) {
        static_cast<void>(rng.below(2) == 0 ? document.undo() : document.redo());
      } else if (rng.below(5) == 0) {
        // A comment or an empty line somewhere, which moves what is behind it and says nothing.
        const std::size_t line = document.text().find('\n', rng.below(document.text().size()));
        if (line != std::string::npos) {
          const char* put = rng.below(2) == 0 ? "\n" : "\n# opmerking";
          REQUIRE(document.replace_text(line, line, put, "yaml", "", i * 5000).ok());
        }
      } else if (const auto command = random_command(document, rng); command.ok()) {
        static_cast<void>(document.apply(*command, i * 5000));
      }
      if (rng.below(4) == 0) continue;  // two changes at once
      follower.follow(document, rows);
      REQUIRE(written(rows) == written(script_rows(document)));
    }
  }
}

}  // namespace gesprek::editor
