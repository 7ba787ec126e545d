// The document under anything at all. GESPREK_COMMANDS=N: how many commands a case gets (10,000 in the long
// run).

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "editor/document/disk.h"
#include "editor/find/rename_beside.h"
#include "editor/map/map_commands.h"
#include "engine/base/file_source.h"
#include "tests/editor/document/odd_layout.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

std::string read_case(const std::string& folder) {
  const auto bytes = DiskFiles().read(
      std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + folder + "/scenario.yaml", 1U << 24U);
  REQUIRE(bytes.ok());
  return *bytes;
}

std::set<std::string> bookmarks(Rng& rng) {
  std::set<std::string> moments;
  for (std::uint64_t i = rng.below(4); i > 0; --i) moments.insert("moment_" + std::to_string(rng.below(20)));
  return moments;
}

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

std::size_t command_count(std::size_t usual) {
  const char* wish = std::getenv("GESPREK_COMMANDS");
  return wish == nullptr || *wish == '\0' ? usual : static_cast<std::size_t>(std::atol(wish));
}

struct Tally {
  std::size_t done = 0, refused = 0, undone = 0, typed = 0, taken_back = 0, odd = 0;
  [[nodiscard]] std::string text() const {
    return std::to_string(done) + " done, " + std::to_string(refused) + " refused, " +
           std::to_string(undone) + " undone, " + std::to_string(typed) + " typed as YAML, " +
           std::to_string(taken_back) + " of them taken back, " + std::to_string(odd) +
           " refused for an odd text";
  }
};

/// Anything, typed in the source text. What YAML cannot read, or reads with a warning, is taken back at once.
void type_raw(Document& document, Rng& rng, std::int64_t now, Tally& tally) {
  static constexpr std::array<const char*, 24> kPieces = {
      "a", " woord", "é", "\n",  "\n\n",  "  ",   "\"", "'",    ": ",       "- ", "#",  " # een opmerking\n",
      "[", "}",      "|", "&a ", "---\n", "null", "\t", "\xC3", "nieuw: 1", ",",  "\\", "{x: y}"};
  const std::string before(document.text());
  const std::size_t at = rng.below(before.size() + 1);
  const std::size_t end = rng.below(3) == 0 ? std::min(before.size(), at + rng.below(30)) : at;
  const std::string put = rng.below(5) == 0 ? "" : kPieces[rng.below(kPieces.size())];
  REQUIRE(document.replace_text(at, end, put, "yaml", "", now).ok());
  ++tally.typed;
  if (document.text() == before) return;
  if (document.reading().is_whole() && document.reading().yaml_diagnostics.all().empty()) return;
  if (!document.reading().is_whole()) CHECK_FALSE(document.why_not().empty());
  REQUIRE(document.undo().has_value());
  REQUIRE(document.text() == before);
  ++tally.taken_back;
}

/// One step forward again; what was typed and taken back is left alone.
bool redo_one(Document& document) {
  if (!document.redo()) return false;
  if (document.reading().is_whole() && document.reading().yaml_diagnostics.all().empty()) return true;
  static_cast<void>(document.undo());
  return false;
}

/// `count` random commands with some undoing and raw typing between them; then everything back, and
/// everything again. `always`: each step is compared with a fresh reading, not only every tenth.
Tally run(const std::string& name, const std::string& first, std::uint64_t seed, std::size_t count,
          bool always = true) {
  Document document(name, first);
  REQUIRE(document.reading().is_whole());
  Rng rng(seed);
  Tally tally;
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const std::uint64_t what = rng.below(13);
    if (what == 0) {
      for (std::uint64_t steps = rng.below(4); steps > 0 && document.undo(); --steps) ++tally.undone;
    } else if (what == 1) {
      for (std::uint64_t steps = rng.below(3); steps > 0; --steps) static_cast<void>(redo_one(document));
    } else if (what == 2) {
      type_raw(document, rng, static_cast<std::int64_t>(i) * 700, tally);
    } else {
      const auto command = random_command(document, rng);
      if (!command.ok()) {
        ++tally.refused;
        REQUIRE(command.error().code == ErrorCode::invalid_input);
        continue;
      }
      const std::string before(document.text());
      const auto done = document.apply(*command, static_cast<std::int64_t>(i) * 700);
      if (!done.ok() && tally.typed > tally.taken_back && done.error().code == ErrorCode::internal) {
        // Somebody who types YAML can lay it out so that a command cannot change it: it is refused, and the
        // text stays what it is.
        ++tally.odd;
        REQUIRE(document.text() == before);
        continue;
      }
      if (!done.ok()) {
        for (const Op& op : command->ops) {
          MESSAGE(command->name << " op " << static_cast<int>(op.kind) << " " << to_text(op.path) << " key "
                                << op.key << " index " << op.index << " text [" << op.value.text << "]");
        }
        REQUIRE(done.error().message == "");
      }
      ++tally.done;
    }
    if (always || i % 10 == 0) {
      REQUIRE(find_disorder(document) == "");
    } else {
      REQUIRE(document.reading().is_whole());
    }
  }
  const std::string last(document.text());
  while (redo_one(document)) {
  }
  const std::string furthest(document.text());
  while (document.undo()) {
  }
  CHECK(document.text() == first);
  CHECK(document.is_saved());
  while (redo_one(document)) {
  }
  CHECK(document.text() == furthest);
  CHECK(find_disorder(document) == "");
  return tally;
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("random commands on a small case: undo all gives the first text, redo all the last") {
    const Tally tally = run("eerste-zorg", read_case("eerste-zorg"), 7, command_count(400));
    MESSAGE(tally.text());
    CHECK(tally.done > tally.refused / 2);
    CHECK(tally.odd <= tally.done / 50);
  }

  TEST_CASE("random commands on a small case with CRLF line ends keep them") {
    Document document("eerste-zorg", with_crlf(read_case("eerste-zorg")));
    MESSAGE(run("eerste-zorg", std::string(document.text()), 8, command_count(200)).text());
  }

  TEST_CASE("random commands on a case that is laid out in every odd way") {
    REQUIRE(find_disorder(Document("odd", kOddLayout)) == "");
    MESSAGE(run("odd", kOddLayout, 10, command_count(400)).text());
    MESSAGE(run("odd", with_crlf(kOddLayout), 11, command_count(200)).text());
  }

  TEST_CASE("random places on the map: undo all gives the first text, redo all the last") {
    Document layout("layout.yaml", empty_layout());
    Rng rng(12);
    const std::size_t count = command_count(300);
    for (std::size_t i = 0; i < count; ++i) {
      CAPTURE(i);
      const auto name = [&] { return "moment_" + std::to_string(rng.below(20)); };
      const std::uint64_t what = rng.below(8);
      const auto command = what < 4
                               ? pin_moments(layout, {{name(), {static_cast<float>(rng.below(4000)), 40}},
                                                      {name(), {-12, static_cast<float>(rng.below(90))}}})
                           : what < 6 ? unpin_moments(layout, {name(), name()})
                           : what < 7 ? rename_pin(layout, name(), name())
                                      : set_bookmarks(layout, bookmarks(rng));
      if (rng.below(9) == 0) {
        static_cast<void>(rng.below(2) == 0 ? layout.undo() : layout.redo());
      } else if (command.ok()) {
        REQUIRE(layout.apply(*command, static_cast<std::int64_t>(i) * 5000).ok());
      }
      REQUIRE(find_disorder(layout) == "");
    }
    while (layout.redo()) {
    }
    const std::string last(layout.text());
    while (layout.undo()) {
    }
    CHECK(layout.text() == empty_layout());
    while (layout.redo()) {
    }
    CHECK(layout.text() == last);
  }

  TEST_CASE("random renamings: the files beside the case follow there and back, byte for byte") {
    const std::string folder = std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg";
    const auto disk = real_disk();
    std::vector<BesideText> files = read_beside(*disk, folder);
    files.push_back({"hooks.lua", "return { reads = { \"binnen\", 'direct' }, on_end = function(s) end }\n"});
    REQUIRE(files.size() >= 3);
    Document document("eerste-zorg", read_case("eerste-zorg"));
    Rng rng(13);
    std::vector<std::vector<std::string>> states;  // of the files, by step of the case
    const auto texts = [&] {
      std::vector<std::string> all;
      for (const BesideText& file : files) all.push_back(file.text);
      return all;
    };
    const auto follow = [&](const Renaming& renaming) {
      BesidePlan plan = plan_renaming(document.tree(), renaming, files);
      if (!plan.why_not.empty()) return false;
      for (BesideChange& change : plan.changes) {
        for (BesideText& file : files) {
          if (file.name == change.name) file.text = std::move(change.after);
        }
      }
      return true;
    };
    const auto undo = [&] {
      const Step* step = document.history().undoable();
      if (step == nullptr) return false;
      const std::optional<Renaming> renaming = read_renaming(*step);
      REQUIRE(renaming.has_value());
      CAPTURE(step->merge_key);
      REQUIRE(follow(back(*renaming)));
      REQUIRE(document.undo().has_value());
      states.resize(document.history().position() + 1);
      REQUIRE(texts() == states.back());
      return true;
    };
    states.push_back(texts());
    std::size_t done = 0, refused = 0, changed = 0;
    const std::size_t count = command_count(200);
    for (std::size_t i = 0; i < count; ++i) {
      CAPTURE(i);
      if (rng.below(6) == 0) {
        static_cast<void>(undo());
        continue;
      }
      const DrawnRenaming drawn = random_renaming(document, rng);
      if (!drawn.command.ok() || !follow(drawn.renaming)) {
        ++refused;
        continue;
      }
      const std::size_t before = document.history().position();
      REQUIRE(document.apply(*drawn.command, static_cast<std::int64_t>(i) * 5000).ok());
      if (document.history().position() == before) continue;  // the name it had
      REQUIRE(document.history().position() == states.size());
      if (texts() != states.back()) ++changed;
      states.push_back(texts());
      ++done;
    }
    while (undo()) {
    }
    CHECK(document.text() == read_case("eerste-zorg"));
    MESSAGE(done << " renamings, " << changed << " of them also in files beside the case, " << refused
                 << " refused");
    CHECK(changed > count / 10);
  }

  TEST_CASE("the random author draws every command that there is") {
    const auto source = [](const std::string& file) {
      const auto bytes = DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/" + file, 1U << 24U);
      REQUIRE_MESSAGE(bytes.ok(), file);
      return *bytes;
    };
    const std::string author = source("tests/editor/document/random_commands.cpp") +
                               source("tests/editor/document/random_commands_test.cpp");
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    std::size_t commands = 0;
    for (const char* folder : {"editor/document", "editor/map", "editor/find"}) {
      for (const std::string& file : DiskFiles().list(std::string(GESPREK_SOURCE_DIR) + "/" + folder)) {
        if (file.size() < 3 || file.substr(file.size() - 2) != ".h") continue;
        const std::string text = source(std::string(folder) + "/" + file);
        constexpr std::string_view kSays = "[[nodiscard]] Result<Command> ";
        for (std::size_t at = text.find(kSays); at != std::string::npos; at = text.find(kSays, at + 1)) {
          const std::size_t begin = at + kSays.size();
          const std::string name = text.substr(begin, text.find('(', begin) + 1 - begin);
          bool is_drawn = false;
          for (std::size_t use = author.find(name); use != std::string::npos;
               use = author.find(name, use + 1))
            is_drawn = is_drawn || (use > 0 && !is_letter(author[use - 1]));
          CHECK_MESSAGE(is_drawn, name);
          ++commands;
        }
      }
    }
    CHECK(commands >= 50);
  }

  TEST_CASE("random commands on K02") {
    const Tally tally =
        run("K02", read_case("mag-ik-nog-even-blijven"), 9, command_count(60), command_count(60) <= 60);
    MESSAGE(tally.text());
  }
}

}  // namespace gesprek::editor
