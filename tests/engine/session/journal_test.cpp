// The session file: confirmed inputs survive whatever happens to the process or the disk (hardening, part 6).

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "engine/session/bytes.h"
#include "engine/session/journal.h"
#include "tests/support/memory_file.h"
#include "tests/support/player.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::test;
using namespace gesprek::session;
using Words = std::vector<std::string>;

namespace {

ProgramBuilder walk() {
  ProgramBuilder b;
  b.slot("x", 0);
  b.node("start")
      .write_first()
      .choice(choice("a").add("x", 1).go("start"))
      .choice(choice("b").add("x", 2).repair({}).go("verder"));
  b.node("verder").choice(choice("c").go("start")).choice(choice("d").go("start"));
  return b;
}

JournalHeader header_of(const Program& program, std::uint64_t seed = 7) {
  return {program.hash, seed, std::string(program.text(program.header.scenario_id)), "scenarios/proef", {}};
}

JournalWriter start(const std::shared_ptr<MemoryDisk>& disk, const Program& program) {
  auto writer = JournalWriter::create(std::make_unique<MemoryFile>(disk), header_of(program));
  REQUIRE(writer.ok());
  return std::move(writer).value();
}

Words texts(const JournalContents& contents) {
  Words out;
  for (const JournalInput& input : contents.inputs) out.push_back(input.text);
  return out;
}

Resumed resumed(const Program& program, const std::string& bytes) {
  auto contents = read_journal(bytes);
  REQUIRE(contents.ok());
  auto result = resume(program, *contents);
  REQUIRE(result.ok());
  return std::move(result).value();
}

/// Plays `inputs`, each confirmed; gives the file's size after each confirmation (0: after the header).
std::vector<std::size_t> record(const std::shared_ptr<MemoryDisk>& disk, Player& player,
                                const Words& inputs) {
  JournalWriter writer = start(disk, player->program());
  std::vector<std::size_t> sizes = {disk->bytes.size()};
  for (const std::string& input : inputs) {
    player.give(input);
    REQUIRE(writer.confirm(player.session()).ok());
    sizes.push_back(disk->bytes.size());
  }
  return sizes;
}

struct TemporaryFile {
  std::filesystem::path path;
  TemporaryFile() {
    static int count = 0;
    path = std::filesystem::temp_directory_path() /
           ("gesprek-journal-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
};

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("a journal gives back the session: seed, place, inputs, sentences") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    record(disk, player, {"text:\"Ik begin, \\\"zo\\\"\"", "a", "b", "repair:start.b", "d"});
    CHECK(disk->synced == disk->bytes.size());
    const Resumed back = resumed(program, disk->bytes);
    CHECK(back.session.same_as(player.session()));
    CHECK(back.report.is_whole());
    CHECK(back.report.total == 5);
    CHECK_FALSE(back.report.program_changed);
    CHECK(back.report.torn_bytes == 0);
    const auto contents = read_journal(disk->bytes);
    CHECK(contents->header.scenario_path == "scenarios/proef");
    CHECK(contents->header.seed == 7);
  }

  TEST_CASE("every input is on the medium before confirm returns") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    JournalWriter writer = start(disk, program);
    for (const char* input : {"a", "a", "b"}) {
      player.give(input);
      const int syncs = disk->syncs;
      REQUIRE(writer.confirm(player.session()).ok());
      CHECK(disk->syncs == syncs + 1);
      CHECK(disk->synced == disk->bytes.size());
      CHECK(resumed(program, disk->bytes.substr(0, disk->synced)).session.same_as(player.session()));
    }
  }

  TEST_CASE("cut at every byte: all that was confirmed before is there, the torn tail is reported") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    const std::vector<std::size_t> sizes = record(disk, player, {"a", "b", "repair:start.b", "c", "a"});
    for (std::size_t cut = 0; cut <= disk->bytes.size(); ++cut) {
      const std::string bytes = disk->bytes.substr(0, cut);
      const auto contents = read_journal(bytes);
      CHECK(is_unstarted_journal(bytes) == (cut < sizes[0]));
      if (cut < sizes[0]) {
        REQUIRE_FALSE(contents.ok());
        CHECK(contents.error().code == ErrorCode::invalid_format);
        continue;
      }
      REQUIRE(contents.ok());
      std::size_t whole = 0;
      while (whole + 1 < sizes.size() && sizes[whole + 1] <= cut) ++whole;
      CHECK(contents->inputs.size() == whole);
      CHECK(contents->torn_bytes == cut - sizes[whole]);
      // Going on from there cuts the tail, and what follows is read again.
      const auto copy = std::make_shared<MemoryDisk>();
      copy->bytes = bytes;
      JournalContents read;
      auto writer = JournalWriter::reopen(std::make_unique<MemoryFile>(copy), read);
      REQUIRE(writer.ok());
      auto result = resume(program, read);
      REQUIRE(result.ok());
      CHECK(result->report.torn_bytes == cut - sizes[whole]);
      CHECK(result->session.same_as(player->branch(whole)));
      result->session.take_item(0);
      REQUIRE(writer->confirm(result->session).ok());
      CHECK(resumed(program, copy->bytes).session.same_as(result->session));
      CHECK(read_journal(copy->bytes)->torn_bytes == 0);
    }
  }

  TEST_CASE("a byte changed anywhere never gives an input that was not there") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    record(disk, player, {"a", "b", "c"});
    const Words all = texts(*read_journal(disk->bytes));
    for (std::size_t i = 0; i < disk->bytes.size(); ++i) {
      for (const int mask : {0x01, 0x80, 0xff}) {
        std::string bytes = disk->bytes;
        bytes[i] = static_cast<char>(bytes[i] ^ mask);
        const auto contents = read_journal(bytes);
        if (!contents.ok()) {
          CHECK_FALSE(contents.error().message.empty());
          continue;
        }
        const Words read = texts(*contents);
        REQUIRE(read.size() <= all.size());
        CHECK(Words(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(read.size())) == read);
        CHECK(contents->valid_bytes + contents->torn_bytes == bytes.size());
      }
    }
  }

  TEST_CASE("records with a right checksum and senseless contents end the valid part") {
    const Program program = walk().build();
    const auto disk = std::make_shared<MemoryDisk>();
    static_cast<void>(start(disk, program));
    const std::string base = disk->bytes;
    const auto with = [&base](const std::string& payload) {
      ByteWriter numbered;
      numbered.u32(1);
      ByteWriter record;
      record.u32(static_cast<std::uint32_t>(payload.size()));
      record.u32(crc32c(payload, crc32c(numbered.bytes())));
      record.u32(1);
      record.raw(payload);
      return base + record.bytes();
    };
    for (const std::string& payload :
         {std::string("\x09"), std::string("\x00", 1), std::string("\x01"), std::string("\x02\x05", 2),
          std::string("\x03"),
          std::string("\x01\0\0\0\0\x05"
                      "a",
                      7),
          std::string("\x02\0x", 3), std::string("\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 11)}) {
      const std::string bytes = with(payload);
      const auto contents = read_journal(bytes);
      REQUIRE(contents.ok());
      CHECK(contents->inputs.empty());
      CHECK(contents->torn_bytes == bytes.size() - base.size());
    }
    CHECK(texts(*read_journal(with(std::string("\x01\0\0\0\0\x01"
                                               "a",
                                               7)))) == Words{"a"});
  }

  TEST_CASE("rewinds are carried out, also to the start") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    JournalWriter writer = start(disk, program);
    const auto give = [&](const std::string& input) {
      player.give(input);
      REQUIRE(writer.confirm(player.session()).ok());
    };
    const auto back = [&](std::size_t count) {
      player.session().rewind(count);
      REQUIRE(writer.rewind(count).ok());
    };
    give("a");
    give("b");
    back(1);
    give("a");
    give("a");
    back(0);
    give("b");
    give("d");
    back(2);
    CHECK(resumed(program, disk->bytes).session.same_as(player.session()));
    CHECK(texts(*read_journal(disk->bytes)) == Words{"b", "d"});
  }

  TEST_CASE("what was said about the talk comes back, and goes when the talk goes on or back") {
    const Program program = walk().build();
    const auto disk = std::make_shared<MemoryDisk>();
    Player player(program);
    JournalWriter writer = start(disk, program);
    player.give("a");
    REQUIRE(writer.confirm(player.session()).ok());
    REQUIRE(writer.remark({RemarkKind::estimate, "C1", "op_weg"}).ok());
    REQUIRE(writer.remark({RemarkKind::answer, "nodig", "Meer tijd."}).ok());
    JournalContents contents = read_journal(disk->bytes).value();
    REQUIRE(contents.remarks.size() == 2);
    CHECK(contents.remarks[0].kind == RemarkKind::estimate);
    CHECK(contents.remarks[0].about == "C1");
    CHECK(contents.remarks[1].text == "Meer tijd.");
    CHECK(texts(contents) == Words{"a"});
    CHECK(contents.torn_bytes == 0);
    // Going on with an edited case keeps them: it is the same talk.
    REQUIRE(writer.adopt(program.hash, 1).ok());
    CHECK(read_journal(disk->bytes)->remarks.size() == 2);
    player.give("b");
    REQUIRE(writer.confirm(player.session()).ok());
    CHECK(read_journal(disk->bytes)->remarks.empty());
    REQUIRE(writer.remark({RemarkKind::answer, "nodig", "Rust."}).ok());
    REQUIRE(writer.rewind(1).ok());
    CHECK(read_journal(disk->bytes)->remarks.empty());
  }

  TEST_CASE("a failed write is told, kept, and goes first with the next: there is never a gap") {
    const Program program = walk().build();
    for (const Failure kind : {Failure::full, Failure::short_write, Failure::sync_error}) {
      for (int at = 0; at < 6; ++at) {
        for (const int times : {1, 3}) {
          const auto disk = std::make_shared<MemoryDisk>();
          JournalWriter writer = start(disk, program);
          Player player(program);
          disk->fail(kind, at, times);
          int failed = 0;
          for (int i = 0; i < 10; ++i) {
            player.give(i % 2 == 0 ? "b" : "c");
            const auto confirmed = writer.confirm(player.session());
            if (!confirmed) {
              ++failed;
              CHECK(confirmed.error().code == ErrorCode::unwritable);
              CHECK(writer.pending_bytes() > 0);
            }
            // Whatever happened, the file reads as a beginning of the session; when told "confirmed", as all.
            const Resumed now = resumed(program, disk->bytes);
            CHECK(now.report.is_whole());
            CHECK(now.session.same_as(player->branch(now.report.total)));
            if (confirmed) {
              CHECK(now.report.total == player->inputs().size());
              CHECK(disk->synced == disk->bytes.size());
            }
          }
          CHECK(failed == times);
          CHECK(writer.flush().ok());
          CHECK(writer.pending_bytes() == 0);
          CHECK(resumed(program, disk->bytes).session.same_as(player.session()));
        }
      }
    }
  }

  TEST_CASE("when the file cannot be cut back either, nothing is written after the damage") {
    const Program program = walk().build();
    const auto disk = std::make_shared<MemoryDisk>();
    JournalWriter writer = start(disk, program);
    Player player(program);
    player.give("b");
    disk->fail(Failure::short_write, 0);
    disk->cut_fails = true;
    CHECK_FALSE(writer.confirm(player.session()).ok());
    const std::string damaged = disk->bytes;
    player.give("c");
    CHECK_FALSE(writer.confirm(player.session()).ok());
    CHECK(disk->bytes == damaged);
    disk->cut_fails = false;
    CHECK(writer.flush().ok());
    CHECK(resumed(program, disk->bytes).session.same_as(player.session()));
  }

  TEST_CASE("a new journal takes the place of nothing or of a part of a header, never of a session") {
    const Program program = walk().build();
    Player player(program);
    const auto disk = std::make_shared<MemoryDisk>();
    const auto sizes = record(disk, player, {"a"});
    auto refused = JournalWriter::create(std::make_unique<MemoryFile>(disk), header_of(program));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::mismatch);
    const auto torn = std::make_shared<MemoryDisk>();
    torn->bytes = disk->bytes.substr(0, sizes[0] - 1);
    CHECK(JournalWriter::create(std::make_unique<MemoryFile>(torn), header_of(program)).ok());
    CHECK(read_journal(torn->bytes).ok());
    CHECK(read_journal(torn->bytes)->torn_bytes == 0);
    const auto letter = std::make_shared<MemoryDisk>();
    letter->bytes = "Beste Karin,";
    CHECK_FALSE(JournalWriter::create(std::make_unique<MemoryFile>(letter), header_of(program)).ok());
    CHECK(letter->bytes == "Beste Karin,");
    std::string newer = disk->bytes;
    newer[6] = 2;
    CHECK(read_journal(newer).error().code == ErrorCode::wrong_version);
  }

  // --- the case was edited (migration pairs: saved on the old case, read on the new one) ---

  TEST_CASE(
      "after an edit the journal replays by ids: inserted choices, renamed nodes, changed texts do not "
      "hurt") {
    const Program old_case = walk().build();
    Player player(old_case);
    const auto disk = std::make_shared<MemoryDisk>();
    record(disk, player, {"a", "b", "c", "a"});

    ProgramBuilder edited;
    edited.slot("x", 0);
    edited
        .node("begin")  // renamed
        .write_first()
        .choice(choice("nieuw").go("begin"))  // inserted before the others
        .choice(choice("a").add("x", 1).go("begin"))
        .choice(choice("b").add("x", 5).go("verder"));
    edited.node("verder").choice(choice("c").go("begin"));
    const Program new_case = edited.build();
    const Resumed back = resumed(new_case, disk->bytes);
    CHECK(back.report.program_changed);
    CHECK(back.report.is_whole());
    CHECK(back.session.slot(0) == 7);  // 1 + 5 + 0 + 1: by the new effects
  }

  TEST_CASE("where an input does not fit any more, resuming stops and says where and why") {
    const Program old_case = walk().build();
    Player player(old_case);
    const auto disk = std::make_shared<MemoryDisk>();
    record(disk, player, {"a", "b", "c", "a"});

    ProgramBuilder edited;
    edited.slot("x", 0);
    edited.node("start").write_first().choice(choice("a").go("start")).choice(choice("b").go("verder"));
    edited.node("verder").choice(choice("e").go("start")).choice(choice("d").go("start"));  // c is gone
    const Program new_case = edited.build();
    Resumed back = resumed(new_case, disk->bytes);
    CHECK(back.report.program_changed);
    CHECK_FALSE(back.report.is_whole());
    CHECK(back.report.replayed == 2);
    CHECK(back.report.total == 4);
    CHECK(back.report.first_misfit == "c");
    CHECK(back.report.why.find("'c' kan hier niet.") == 0);
    CHECK(back.report.why.find("Aangeboden: e, d") != std::string::npos);
    CHECK(back.session.inputs().size() == 2);

    // The learner agrees: the journal goes on with the new case from there.
    JournalContents contents;
    auto writer = JournalWriter::reopen(std::make_unique<MemoryFile>(disk), contents);
    REQUIRE(writer.ok());
    REQUIRE(writer->adopt(new_case.hash, back.report.replayed).ok());
    REQUIRE(back.session.take(*parse_input(back.session, "d")).ok());
    REQUIRE(writer->confirm(back.session).ok());
    const Resumed again = resumed(new_case, disk->bytes);
    CHECK_FALSE(again.report.program_changed);
    CHECK(again.report.is_whole());
    CHECK(again.session.same_as(back.session));
  }

  TEST_CASE("a choice without an id of its own is not mistaken for the one that took its place") {
    const auto numbered = [](const Words& texts) {
      ProgramBuilder b;
      NodeSpec& start = b.node("start");
      start.fixed_order();
      for (std::size_t i = 0; i < texts.size(); ++i)
        start.choice(choice("c" + std::to_string(i + 1)).go("start"));
      Program program = b.build();
      for (std::size_t i = 0; i < texts.size(); ++i) {
        program.choices[i].text = {static_cast<std::uint32_t>(program.texts.size()),
                                   static_cast<std::uint32_t>(texts[i].size())};
        program.texts += texts[i];
        program.choices[i].flags = 0;  // no own id
      }
      program.hash = hash128(program.texts);
      return program;
    };
    const Program old_case = numbered({"Hoe gaat het?", "Dit kan zo niet."});
    Player player(old_case);
    const auto disk = std::make_shared<MemoryDisk>();
    record(disk, player, {"c1", "c2"});
    CHECK(resumed(old_case, disk->bytes).report.is_whole());
    const Program new_case = numbered({"Hoe gaat het?", "Fijn dat u er bent.", "Dit kan zo niet."});
    const Resumed back = resumed(new_case, disk->bytes);
    CHECK(back.report.replayed == 1);
    CHECK(back.report.first_misfit == "c2");
    CHECK(back.report.why.find("staat nu een andere") != std::string::npos);
  }

  TEST_CASE("a journal of another scenario is refused") {
    const Program program = walk().build();
    const auto disk = std::make_shared<MemoryDisk>();
    JournalHeader header = header_of(program);
    header.scenario_id = "anders";
    REQUIRE(JournalWriter::create(std::make_unique<MemoryFile>(disk), header).ok());
    const auto result = resume(program, *read_journal(disk->bytes));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::mismatch);
    CHECK(result.error().message == "Deze sessie hoort bij de casus 'anders', niet bij 'proef'.");
  }

  TEST_CASE("random sessions with rewinds come back whole") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
      INFO("seed " << seed);
      const Program program = random_program(seed);
      Rng rng(seed);
      Session session(program, 7);
      const auto disk = std::make_shared<MemoryDisk>();
      JournalWriter writer = start(disk, program);
      for (int i = 0; i < 30; ++i) {
        if (session.status() != Status::waiting || rng.below(8) == 0) {
          const auto to = static_cast<std::size_t>(rng.below(session.inputs().size() + 1));
          session.rewind(to);
          REQUIRE(writer.rewind(to).ok());
          if (session.status() != Status::waiting) break;
        }
        REQUIRE(session.take(random_input(session, rng)).ok());
        REQUIRE(writer.confirm(session).ok());
      }
      CHECK(resumed(program, disk->bytes).session.same_as(session));
    }
  }

  // --- the real disk ---

  TEST_CASE("on disk: written, closed, opened again; a missing folder or file is said in words") {
    const Program program = walk().build();
    const TemporaryFile file;
    Player player(program);
    CHECK(open_append_file(file.path.string(), OpenMode::existing).error().code == ErrorCode::not_found);
    {
      auto opened = open_append_file(file.path.string(), OpenMode::create_or_open);
      REQUIRE(opened.ok());
      auto writer = JournalWriter::create(std::move(opened).value(), header_of(program));
      REQUIRE(writer.ok());
      player.give("a");
      REQUIRE(writer->confirm(player.session()).ok());
    }
    std::ofstream(file.path, std::ios::app | std::ios::binary) << "scheur";
    auto opened = open_append_file(file.path.string(), OpenMode::existing);
    REQUIRE(opened.ok());
    JournalContents contents;
    auto writer = JournalWriter::reopen(std::move(opened).value(), contents);
    REQUIRE(writer.ok());
    CHECK(contents.torn_bytes == 6);
    player.give("b");
    REQUIRE(writer->confirm(player.session()).ok());
    std::ifstream in(file.path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    CHECK(resumed(program, bytes).session.same_as(player.session()));
    const auto nowhere = open_append_file((file.path / "x" / "y").string(), OpenMode::create_or_open);
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().message.find("lukt niet") != std::string::npos);
  }

  TEST_CASE("two at one session file: the second is told so, until the first is gone") {
    const TemporaryFile file;
    auto first = open_append_file(file.path.string(), OpenMode::create_or_open);
    REQUIRE(first.ok());
    // Another process (a lock of this one would not do: it belongs to the open file).
    const pid_t child = ::fork();
    if (child == 0) {
      const auto second = open_append_file(file.path.string(), OpenMode::existing);
      ::_exit(!second.ok() && second.error().code == ErrorCode::locked ? 42 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
    const auto here_too = open_append_file(file.path.string(), OpenMode::existing);
    REQUIRE_FALSE(here_too.ok());
    CHECK(here_too.error().message.find("is al open in een ander venster") != std::string::npos);
    first = Error{};
    CHECK(open_append_file(file.path.string(), OpenMode::existing).ok());
  }

  TEST_CASE("killed at random moments, the file holds every input that was confirmed") {
    const Program program = walk().build();
    Rng rng(11);
    for (int round = 0; round < 25; ++round) {
      const TemporaryFile file;
      int pipe_ends[2];
      REQUIRE(::pipe(pipe_ends) == 0);
      const pid_t child = ::fork();
      if (child == 0) {  // plays until it is killed; tells how many inputs were confirmed
        auto opened = open_append_file(file.path.string(), OpenMode::create_or_open);
        if (!opened) ::_exit(1);
        auto writer = JournalWriter::create(std::move(opened).value(), header_of(program));
        if (!writer) ::_exit(1);
        Session session(program, 7);
        for (std::uint32_t i = 1; i <= 1900; ++i) {
          session.take_item(i % session.offer().items.size());
          if (!writer->confirm(session)) ::_exit(1);
          if (::write(pipe_ends[1], &i, sizeof i) != sizeof i) ::_exit(1);
        }
        ::_exit(0);
      }
      ::close(pipe_ends[1]);
      ::usleep(static_cast<useconds_t>(rng.below(20000)));
      ::kill(child, SIGKILL);
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      std::uint32_t confirmed = 0;
      std::uint32_t number = 0;
      while (::read(pipe_ends[0], &number, sizeof number) == sizeof number) confirmed = number;
      ::close(pipe_ends[0]);
      std::ifstream in(file.path, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)), {});
      const auto contents = read_journal(bytes);
      if (!contents.ok()) {
        CHECK(confirmed == 0);
        CHECK(is_unstarted_journal(bytes));
        continue;
      }
      const auto back = resume(program, *contents);
      REQUIRE(back.ok());
      CHECK(back->report.is_whole());
      CHECK(back->session.inputs().size() >= confirmed);
      CHECK(back->session.inputs().size() <= confirmed + 1);
    }
  }
}
