#include "editor/document/open_case.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "editor/document/commands.h"
#include "tests/editor/document/memory_disk.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

constexpr const char* kPath = "/cases/klein/scenario.yaml";
constexpr const char* kDate = "2026-11-22T14:02:10Z";
const Path kLine{"nodes", "een", "lines", 0};
const Path kLast{"nodes", "twee", "lines", 0};

std::unique_ptr<OpenCase> open(MemoryDisk& disk) {
  Result<std::unique_ptr<OpenCase>> opened = OpenCase::open(kPath, "/state", disk);
  REQUIRE(opened.ok());
  return std::move(*opened);
}

MemoryDisk make_disk() {
  MemoryDisk disk;
  disk.files[kPath] = kSmallCase;
  return disk;
}

void say(OpenCase& edited, const Path& line, const char* words, std::int64_t now) {
  const auto done = edited.apply(set_line_text(edited.document(), line, words), now);
  REQUIRE_MESSAGE(done.ok(), done.error().message);
}

bool has(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("what was typed before a kill is there again, with its history") {
    MemoryDisk disk = make_disk();
    {
      const auto edited = open(disk);
      say(*edited, kLine, "Een.", 0);
      say(*edited, kLast, "Twee.", 10);
      edited->undo(20);
    }
    CHECK(disk.files[kPath] == kSmallCase);
    const auto again = open(disk);
    CHECK(again->opening().recovered_steps == 1);
    CHECK(has(again->document().text(), "- karin: \"Een.\"    # she nods"));
    CHECK_FALSE(has(again->document().text(), "Twee."));
    again->redo(30);
    CHECK(has(again->document().text(), "Twee."));
    again->undo(40);
    again->undo(50);
    CHECK(again->document().text() == kSmallCase);
    CHECK(again->document().is_saved());
  }

  TEST_CASE("what was recovered is not saved by itself until somebody says so, and can be declined") {
    MemoryDisk disk = make_disk();
    {
      const auto edited = open(disk);
      say(*edited, kLine, "Een.", 0);
    }
    {
      const auto again = open(disk);
      again->tick(100000, kDate);
      CHECK(disk.files[kPath] == kSmallCase);
      again->decline_recovery(100001);
      CHECK(again->document().text() == kSmallCase);
      again->redo(100002);
      again->tick(200000, kDate);
      CHECK(has(disk.files[kPath], "Een."));
    }
  }

  TEST_CASE("the file is saved by itself, the version before is kept, and undo goes back over it") {
    MemoryDisk disk = make_disk();
    {
      const auto edited = open(disk);
      CHECK(edited->safety() == Safety::saved);
      say(*edited, kLine, "Een.", 1000);
      CHECK(edited->safety() == Safety::journaled);
      edited->tick(2000, kDate);
      CHECK(disk.files[kPath] == kSmallCase);
      edited->tick(5000, kDate);
      CHECK(edited->safety() == Safety::saved);
      CHECK(disk.files[kPath] == edited->document().text());
      CHECK(edited->saved_date() == kDate);
      REQUIRE(edited->versions().size() == 1);
      CHECK(edited->versions()[0].date == kDate);
      CHECK(*edited->read_version(edited->versions()[0]) == kSmallCase);
    }
    const auto again = open(disk);
    CHECK(again->opening().recovered_steps == 0);
    CHECK(again->safety() == Safety::saved);
    REQUIRE(again->undo(9000).has_value());
    CHECK(again->document().text() == kSmallCase);
    CHECK(again->safety() == Safety::journaled);
  }

  TEST_CASE("versions can be named, compared per moment, and brought back as a step") {
    MemoryDisk disk = make_disk();
    const auto edited = open(disk);
    say(*edited, kLine, "Een.", 0);
    REQUIRE(edited->keep_version("voor de les", kDate).ok());
    REQUIRE(edited->apply(delete_node(edited->document(), "twee", "een"), 100).ok());
    REQUIRE(edited->versions().size() == 1);
    CHECK(edited->versions()[0].name == "voor de les");
    const std::string kept = *edited->read_version(edited->versions()[0]);
    const auto changes = changed_parts(kept, edited->document().text());
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].part == "interrupts");
    CHECK(changes[1].part == "nodes/een");
    CHECK(changes[2].part == "nodes/twee");
    CHECK(changes[2].kind == ChangeKind::removed);
    REQUIRE(edited->restore(edited->versions()[0], 200).ok());
    CHECK(edited->document().text() == kept);
    edited->undo(300);
    CHECK_FALSE(has(edited->document().text(), "twee"));
  }

  TEST_CASE("fifty versions are kept, and those with a name for ever") {
    MemoryDisk disk = make_disk();
    const auto edited = open(disk);
    REQUIRE(edited->keep_version("eerste", kDate).ok());
    for (int i = 0; i < 60; ++i) {
      say(*edited, kLine, std::to_string(i).c_str(), i * 10000);
      REQUIRE(edited->save(i * 10000 + 1, kDate).ok());
    }
    CHECK(edited->versions().size() == 51);
    CHECK(edited->versions().back().name == "eerste");
    CHECK(has(*edited->read_version(edited->versions()[0]), "\"58\""));
  }

  TEST_CASE("who opens it second can only read, and is the first one later") {
    MemoryDisk disk = make_disk();
    {
      const auto first = open(disk);
      const auto second = open(disk);
      CHECK(second->opening().is_read_only);
      CHECK(second->safety() == Safety::read_only);
      CHECK_FALSE(second->apply(set_title(second->document(), "Nee"), 0).ok());
      CHECK_FALSE(second->save(0, kDate).ok());
      CHECK(second->document().text() == kSmallCase);
    }
    CHECK_FALSE(open(disk)->opening().is_read_only);
  }

  TEST_CASE("what was changed outside in another place is brought in, and nothing is written over") {
    MemoryDisk disk = make_disk();
    const auto edited = open(disk);
    say(*edited, kLine, "Hier.", 0);
    std::string& file = disk.files[kPath];
    file.replace(file.find("\"Zo.\""), 5, "\"Daar.\"");
    REQUIRE(edited->save(100, kDate).ok());
    CHECK(has(file, "\"Hier.\""));
    CHECK(has(file, "\"Daar.\""));
    CHECK(file == edited->document().text());
    // It is a step like another.
    edited->undo(200);
    CHECK_FALSE(has(edited->document().text(), "\"Daar.\""));
  }

  TEST_CASE(
      "the same place changed here and outside is a conflict of its moment; nothing is written before a "
      "choice") {
    for (const bool take_theirs : {false, true}) {
      MemoryDisk disk = make_disk();
      auto edited = open(disk);
      say(*edited, kLine, "Hier.", 0);
      std::string& file = disk.files[kPath];
      file.replace(file.find("\"Ja.\""), 5, "\"Daar.\"");
      const std::string theirs = file;
      CHECK_FALSE(edited->save(100, kDate).ok());
      edited->tick(50000, kDate);
      CHECK(file == theirs);
      CHECK(edited->safety() == Safety::conflict);
      REQUIRE(edited->conflicts().size() == 1);
      if (take_theirs) {
        // A kill does not settle it.
        edited.reset();
        edited = open(disk);
        REQUIRE(edited->conflicts().size() == 1);
        edited->accept_recovery();
        edited->tick(60000, kDate);
        CHECK(file == theirs);
      }
      CHECK(edited->conflicts()[0].part == "nodes/een");
      CHECK(has(edited->conflicts()[0].theirs, "Daar."));
      CHECK(has(edited->conflicts()[0].ours, "Hier."));
      // Something else is typed before it, so it moves.
      REQUIRE(edited->apply(set_title(edited->document(), "Een langere titel"), 50001).ok());
      REQUIRE(edited->settle(0, take_theirs, 50002).ok());
      REQUIRE(edited->save(50003, kDate).ok());
      CHECK(has(file, take_theirs ? "- karin: \"Daar.\"    # she nods" : "- karin: \"Hier.\"    # she nods"));
      CHECK_FALSE(has(file, take_theirs ? "Hier.\"" : "Daar."));
      CHECK(has(file, "Een langere titel"));
    }
  }

  TEST_CASE("changed outside while it was closed: brought in when it is opened, also after a kill") {
    MemoryDisk disk = make_disk();
    {
      const auto edited = open(disk);
      say(*edited, kLine, "Hier.", 0);
    }
    std::string& file = disk.files[kPath];
    file.replace(file.find("\"Zo.\""), 5, "\"Daar.\"");
    {
      const auto again = open(disk);
      CHECK(again->opening().was_changed_outside);
      CHECK(has(again->document().text(), "\"Hier.\""));
      CHECK(has(again->document().text(), "\"Daar.\""));
      CHECK(again->conflicts().empty());
    }
    const auto third = open(disk);
    CHECK_FALSE(third->opening().was_changed_outside);
    CHECK(has(third->document().text(), "\"Hier.\""));
    CHECK(has(third->document().text(), "\"Daar.\""));
  }

  TEST_CASE("a full disk is said in words, the old file stays, and the journal can go on elsewhere") {
    MemoryDisk disk = make_disk();
    const auto edited = open(disk);
    say(*edited, kLine, "Een.", 0);
    disk.is_full = true;
    const auto saved = edited->save(100, kDate);
    REQUIRE_FALSE(saved.ok());
    CHECK(has(saved.error().message, "de schijf is vol"));
    CHECK(edited->safety() == Safety::save_failed);
    CHECK(disk.files[kPath] == kSmallCase);
    say(*edited, kLast, "Twee.", 200);
    CHECK(edited->safety() == Safety::journal_failed);
    CHECK(has(edited->problem(), "de schijf is vol"));
    disk.is_full = false;  // another disk, that is
    REQUIRE(edited->move_journal("/stick").ok());
    CHECK(edited->safety() == Safety::save_failed);
    CHECK(has(disk.files["/stick/journal"], "Twee"));
    REQUIRE(edited->save_copy("/stick/copy.yaml").ok());
    CHECK(disk.files["/stick/copy.yaml"] == edited->document().text());
    edited->tick(100000, kDate);
    CHECK(edited->safety() == Safety::saved);
    CHECK(disk.files[kPath] == edited->document().text());
  }

  TEST_CASE("a journal that could not be written is written when there is room again") {
    MemoryDisk disk = make_disk();
    std::string text;
    {
      const auto edited = open(disk);
      disk.is_full = true;
      say(*edited, kLine, "Een.", 0);
      say(*edited, kLast, "Twee.", 100);
      CHECK(edited->safety() == Safety::journal_failed);
      disk.is_full = false;
      REQUIRE(edited->apply(set_title(edited->document(), "Ruimte"), 200).ok());
      CHECK(edited->safety() == Safety::journaled);
      text = edited->document().text();
    }
    CHECK(disk.files[kPath] == kSmallCase);
    const auto again = open(disk);
    CHECK(has(again->document().text(), "Een."));
    CHECK(has(again->document().text(), "Twee."));
  }

  TEST_CASE(
      "whatever action of the disk fails, the file is the old one or the new one, and the text is there") {
    for (long at = 0; at < 40; ++at) {
      CAPTURE(at);
      MemoryDisk disk = make_disk();
      disk.fail_from = at;
      disk.fail_to = at;
      Result<std::unique_ptr<OpenCase>> opened = OpenCase::open(kPath, "/state", disk);
      if (!opened.ok()) {
        CHECK(at == 0);
        continue;
      }
      OpenCase& edited = **opened;
      say(edited, kLine, "Een.", 0);
      const std::string first(edited.document().text());
      static_cast<void>(edited.save(100, kDate));
      CHECK((disk.files[kPath] == kSmallCase || disk.files[kPath] == first));
      say(edited, kLast, "Twee.", 200);
      CHECK(has(edited.document().text(), "Twee."));
      edited.tick(20000, kDate);
      edited.tick(40000, kDate);
      edited.tick(60000, kDate);
      CHECK(edited.document().is_saved());
      CHECK(disk.files[kPath] == edited.document().text());
      opened->reset();
      disk.fail_from = -1;
      CHECK(open(disk)->document().text() == disk.files[kPath]);
    }
  }

  TEST_CASE("a journal cut off at any byte gives what came before") {
    MemoryDisk disk = make_disk();
    std::vector<std::string> states{kSmallCase};
    {
      const auto edited = open(disk);
      for (int i = 0; i < 6; ++i) {
        say(*edited, i % 2 == 0 ? kLine : kLast, ("Tekst " + std::to_string(i)).c_str(), i * 10000);
        states.emplace_back(edited->document().text());
      }
      edited->undo(99999);
      states.emplace_back(edited->document().text());
    }
    const auto journal = std::find_if(disk.files.begin(), disk.files.end(), [](const auto& file) {
      return file.first.size() > 8 && file.first.substr(file.first.size() - 8) == "/journal";
    });
    REQUIRE(journal != disk.files.end());
    const std::string whole = journal->second;
    std::size_t best = 0;
    for (std::size_t size = 0; size <= whole.size(); size += 7) {
      CAPTURE(size);
      MemoryDisk cut = make_disk();
      cut.files[journal->first] = whole.substr(0, size);
      const auto again = open(cut);
      const auto found = std::find(states.begin(), states.end(), std::string(again->document().text()));
      REQUIRE(found != states.end());
      CHECK(static_cast<std::size_t>(found - states.begin()) + 2 >=
            best);  // the last state is the one before it
      best = std::max(best, static_cast<std::size_t>(found - states.begin()));
    }
    CHECK(best >= 5);
  }

  TEST_CASE("text that cannot be read is kept in the journal and not saved by itself") {
    MemoryDisk disk = make_disk();
    {
      const auto edited = open(disk);
      REQUIRE(edited->replace_text(0, 0, "[", "yaml.type", "yaml", 0).ok());
      CHECK(edited->safety() == Safety::unreadable);
      edited->tick(100000, kDate);
      CHECK(disk.files[kPath] == kSmallCase);
    }
    CHECK(open(disk)->document().text().substr(0, 1) == "[");
  }

  TEST_CASE("a file that vanished is written again") {
    MemoryDisk disk = make_disk();
    const auto edited = open(disk);
    say(*edited, kLine, "Een.", 0);
    disk.files.erase(kPath);
    REQUIRE(edited->save(100, kDate).ok());
    CHECK(disk.files[kPath] == edited->document().text());
  }

  TEST_CASE("three texts come together by lines") {
    const Merged merged = merge_texts("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n", "0\na\nb\nc\nD\n");
    // Line b changed here, line a got one before it there; at the end both changed something.
    CHECK(merged.text == "0\na\nB\nc\nd\ne\n");
    REQUIRE(merged.conflicts.size() == 1);
    CHECK(merged.conflicts[0].base == "d\n");
    CHECK(merged.conflicts[0].ours == "d\ne\n");
    CHECK(merged.conflicts[0].theirs == "D\n");
    CHECK(merge_texts("a\nb\n", "a\n", "a\nb\nc\n").conflicts.size() == 1);
    CHECK(merge_texts("a\nb\nc\n", "a\nb\n", "x\nb\nc\n").text == "x\nb\n");
    const auto lines = diff_lines("a\nb\nc\n", "a\nx\nc\n");
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].mark == '-');
    CHECK(lines[2].mark == '+');
  }
}

}  // namespace gesprek::editor
