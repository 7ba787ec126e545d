// Saving and restoring (design §3.3).

#include <doctest/doctest.h>

#include "engine/base/hash.h"
#include "engine/session/bytes.h"
#include "tests/support/player.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::test;
using session::Session;

namespace {

Program walk(int salt = 0) {
  ProgramBuilder b;
  b.slot("x", salt);
  b.fact("f");
  b.node("start")
      .reveals("f")
      .write_first()
      .choice(choice("a").add("x", 1).go("start"))
      .choice(choice("b").go("einde"));
  b.node("einde").ends("Klaar" + std::to_string(salt));
  return b.build();
}

/// `bytes` with a checksum that fits, as somebody would write who means harm.
std::string with_right_crc(std::string bytes) {
  if (bytes.size() < 12) return bytes;
  session::ByteWriter crc;
  crc.u32(crc32c(std::string_view(bytes).substr(12)));
  return bytes.replace(8, 4, crc.bytes());
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("a save grows with the inputs, by some bytes each") {
    const Program program = walk();
    Session session(program, 3);
    const std::size_t empty = session.save().size();
    for (int i = 0; i < 100; ++i) session.take_item(session.offer().items[0].target == 0 ? 0 : 1);
    CHECK(session.save().size() <= empty + 100 * 2 + 1);
  }

  TEST_CASE("a save of another Program, another version, or with damage is refused in words") {
    const Program program = walk();
    const Program other = walk(1);
    Session session(program, 3);
    session.take_item(0);
    const std::string bytes = session.save();
    auto result = Session::restore(other, bytes);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::mismatch);
    std::string newer = bytes;
    newer[6] = 9;
    result = Session::restore(program, newer);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::wrong_version);
    CHECK(result.error().message ==
          "Deze sessie is opgeslagen in versie 9; dit programma kent alleen versie 1.");
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto cut = Session::restore(program, std::string_view(bytes).substr(0, size));
      REQUIRE_FALSE(cut.ok());
      CHECK(cut.error().code == ErrorCode::invalid_format);
    }
    for (std::size_t i = 12; i < bytes.size(); ++i) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
      CHECK_FALSE(Session::restore(program, flipped).ok());
    }
    CHECK_FALSE(Session::restore(program, bytes + "x").ok());
  }

  TEST_CASE("bytes with a right checksum and wrong contents are refused or give an ordinary session") {
    Rng rng(5);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      const Program program = random_program(seed);
      Session session(program, seed);
      for (int i = 0; i < 10 && session.status() == session::Status::waiting; ++i) {
        REQUIRE(session.take(random_input(session, rng)).ok());
      }
      const std::string bytes = session.save();
      for (int i = 0; i < 200; ++i) {
        std::string changed = bytes;
        const auto at = 12 + static_cast<std::size_t>(rng.below(changed.size() - 12));
        changed[at] = static_cast<char>(rng.below(256));
        if (rng.below(3) == 0) changed.resize(at);
        const auto restored = Session::restore(program, with_right_crc(changed));
        if (restored.ok()) {
          Session again(program, restored->seed());
          for (const session::Input& input : restored->inputs()) REQUIRE(again.take(input).ok());
          CHECK(again.same_as(*restored));
        } else {
          CHECK_FALSE(restored.error().message.empty());
        }
      }
    }
  }

  TEST_CASE("notes, sentences and forms are in a save; the session goes on and can go back after it") {
    const Program program = walk();
    Player player(program);
    player.give_all({"note:f=duiding", "text:\"Eigen, \\\"zin\\\"\"", "a"});
    auto restored = Session::restore(program, player->save());
    REQUIRE(restored.ok());
    CHECK(restored->same_as(player.session()));
    CHECK(restored->inputs()[1].text == "Eigen, \"zin\"");
    restored->rewind(1);
    CHECK(restored->same_as(player->branch(1)));
    CHECK(restored->offer().write_first);
  }
}
