#include "engine/program/program_file.h"

#include <doctest/doctest.h>

#include <string>

using namespace gesprek;
using namespace gesprek::program;

namespace {

TextRef put(Program& program, std::string_view text) {
  const TextRef ref{static_cast<std::uint32_t>(program.texts.size()),
                    static_cast<std::uint32_t>(text.size())};
  program.texts += text;
  return ref;
}

/// One node with two choices (one with a condition, one that mends), and an ending.
Program small() {
  Program p;
  p.header.scenario_id = put(p, "klein");
  p.bands = {{put(p, "oefenen"), {}, {}, 0}, {put(p, "vakkundig"), {}, {}, 75}};
  p.families = {{put(p, "C"), put(p, "Gesprek"), {}, 1}};
  p.criteria.resize(1);
  p.criteria[0].id = put(p, "C1");
  p.slots.resize(1);
  p.slots[0].name = put(p, "toon");
  p.code = {{Op::slot_ge, 0, 3}};
  p.nodes.resize(2);
  p.nodes[0].id = put(p, "begin");
  p.nodes[0].way = Way::choices;
  p.nodes[0].choices = {0, 2};
  p.nodes[0].criteria = {0, 1};
  p.criterion_refs = {0};
  p.points = {1, -1};
  p.nodes[1].id = put(p, "eind");
  p.nodes[1].way = Way::ending;
  p.nodes[1].way_index = 0;
  p.endings.resize(1);
  p.endings[0].child = put(p, "Milan weet het één dag later.");
  p.choices.resize(2);
  p.choice_infos.resize(2);
  for (std::uint16_t i = 0; i < 2; ++i) {
    p.choices[i].go = 1;
    p.choices[i].place = i;
  }
  p.choices[0].when = {0, 1};
  p.hash = fingerprint(p);
  return p;
}

}  // namespace

TEST_SUITE("engine/program/file") {
  TEST_CASE("what is written is read back the same, and its fingerprint with it") {
    const Program before = small();
    REQUIRE(find_fault(before) == "");
    const std::string bytes = write_program(before);
    const Result<Program> after = read_program(bytes);
    REQUIRE(after.ok());
    CHECK(write_program(after.value()) == bytes);
    CHECK(after.value().hash == before.hash);
    CHECK(after.value().text(after.value().endings[0].child) == "Milan weet het één dag later.");
  }

  TEST_CASE("a changed bit or a missing byte is noticed, wherever it is") {
    const std::string bytes = write_program(small());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
      CHECK_FALSE(read_program(damaged).ok());
      CHECK_FALSE(read_program(std::string_view(bytes).substr(0, i)).ok());
    }
    CHECK_FALSE(read_program(bytes + "x").ok());
  }

  TEST_CASE("another version is refused as such") {
    std::string bytes = write_program(small());
    bytes[6] = static_cast<char>(kProgramVersion + 1);
    const Result<Program> out = read_program(bytes);
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().code == ErrorCode::wrong_version);
  }

  TEST_CASE("indexes that lead outside are refused although the checksum is right") {
    const auto refused = [](auto&& change) {
      Program p = small();
      change(p);
      return !read_program(write_program(p)).ok();
    };
    CHECK_FALSE(refused([](Program&) {}));
    CHECK(refused([](Program& p) { p.choices[0].go = 2; }));
    CHECK(refused([](Program& p) { p.nodes[1].way_index = 1; }));
    CHECK(refused([](Program& p) { p.choices[1].node = 1; }));
    CHECK(refused([](Program& p) { p.nodes[0].choices.size = 3; }));
    CHECK(refused([](Program& p) { p.nodes[0].choices.begin = 0xfffffff0U; }));
    CHECK(refused([](Program& p) { p.nodes[0].matrix = 1; }));
    CHECK(refused([](Program& p) { p.code[0].b = 1; }));
    CHECK(refused([](Program& p) { p.code[0].op = static_cast<Op>(999); }));
    CHECK(refused([](Program& p) { p.code[0].op = Op::add; }));
    CHECK(refused([](Program& p) { p.header.start = 2; }));
    CHECK(refused([](Program& p) { p.endings[0].child.size += 1; }));
    CHECK(refused([](Program& p) {
      p.endings[0].child.size -= 1;
      p.texts.back() = '\xC3';
    }));
    CHECK(refused([](Program& p) { p.slots[0].start = 11; }));
    CHECK(refused([](Program& p) { p.bands[0].from = 1; }));
    CHECK(refused([](Program& p) {
      p.lines.resize(1);
      p.lines[0].kind = LineKind::first;
      p.lines[0].first = {0, 1};
    }));
  }

  TEST_CASE("conditions may be shared but not overlap") {
    Program p = small();
    p.code = {{Op::push, 0, 1}, {Op::push, 0, 1}, {Op::and_, 0, 0}};
    p.choices[0].when = {0, 3};
    p.choices[1].when = {0, 3};
    CHECK(find_fault(p) == "");
    p.choices[1].when = {1, 1};
    CHECK(find_fault(p) != "");
  }
}
