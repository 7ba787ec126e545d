#include "engine/session/tape.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <utility>
#include <vector>

using gesprek::session::Tape;

namespace {

struct Record {
  std::uint32_t a = 7;
  std::int32_t b = -1;
  friend bool operator==(const Record& x, const Record& y) { return x.a == y.a && x.b == y.b; }
};

std::vector<std::uint32_t> numbers(const Tape<Record>& tape) {
  std::vector<std::uint32_t> out;
  for (const Record& record : tape) out.push_back(record.a);
  return out;
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("a tape keeps what was written, however often it grows") {
    Tape<Record> tape;
    CHECK(tape.empty());
    for (std::uint32_t i = 0; i < 1000; ++i) tape.push_back({i, static_cast<std::int32_t>(i) * 2});
    REQUIRE(tape.size() == 1000);
    for (std::uint32_t i = 0; i < 1000; ++i) CHECK(tape[i] == Record{i, static_cast<std::int32_t>(i) * 2});
    CHECK(tape.back().a == 999);
  }

  TEST_CASE("room that was made is written past the end and counts only when said so") {
    Tape<Record> tape;
    tape.push_back({1, 0});
    Record* at = tape.room(3);
    *at++ = {2, 0};
    *at++ = {3, 0};
    CHECK(tape.size() == 1);
    tape.end_at(at);
    CHECK(numbers(tape) == std::vector<std::uint32_t>{1, 2, 3});
  }

  TEST_CASE("a tape that is cut keeps its memory, and goes on from there") {
    Tape<Record> tape;
    tape.reserve(64);
    const Record* const memory = tape.data();
    for (std::uint32_t i = 0; i < 64; ++i) tape.push_back({i, 0});
    tape.truncate(2);
    tape.push_back({9, 0});
    CHECK(numbers(tape) == std::vector<std::uint32_t>{0, 1, 9});
    CHECK(tape.data() == memory);
  }

  TEST_CASE("copies are apart, moves leave nothing behind that is freed twice") {
    Tape<Record> first;
    first.push_back({1, 0});
    Tape<Record> second = first;
    second.push_back({2, 0});
    CHECK(numbers(first) == std::vector<std::uint32_t>{1});
    CHECK(numbers(second) == std::vector<std::uint32_t>{1, 2});
    CHECK(first != second);
    first = second;
    CHECK(first == second);
    first = *&first;
    CHECK(first == second);
    Tape<Record> third = std::move(first);
    CHECK(third == second);
    Tape<Record> empty;
    third = empty;
    CHECK(third.empty());
    third = std::move(second);
    CHECK(numbers(third) == std::vector<std::uint32_t>{1, 2});
  }
}
