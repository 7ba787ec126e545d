// Any bytes as a Program file: refused in words, or a Program that can be played without leaving its tables.
// The checksum is made right first, so that the fuzzer reaches what stands behind it.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "engine/base/hash.h"
#include "engine/program/program_file.h"
#include "engine/session/session.h"

using namespace gesprek;

namespace {

constexpr std::size_t kFrame = 20;  // magic 6, version 2, size 8, CRC32C 4

void make_frame_right(std::string& bytes) {
  const std::uint64_t size = bytes.size() - kFrame;
  const std::uint32_t crc = crc32c(std::string_view(bytes).substr(kFrame));
  const std::uint16_t version = program::kProgramVersion;
  std::memcpy(bytes.data(), "GSPRKP", 6);
  std::memcpy(bytes.data() + 6, &version, 2);
  std::memcpy(bytes.data() + 8, &size, 8);
  std::memcpy(bytes.data() + 16, &crc, 4);
}

void play(const program::Program& program, std::uint64_t seed) {
  session::Session session(program, seed);
  Rng rng(seed);
  for (int i = 0; i < 60 && session.status() == session::Status::waiting; ++i) {
    const session::Offer& offer = session.offer();
    bool took = false;
    for (std::size_t tries = 0; tries < offer.items.size() && !took; ++tries) {
      const std::size_t item = rng.below(offer.items.size());
      if (offer.items[item].locked) continue;
      session.take_item(item);
      took = true;
    }
    if (!took) break;
  }
  const std::string saved = session.save();
  const Result<session::Session> restored = session::Session::restore(program, saved);
  if (!restored.ok() || restored->save() != saved) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.size() >= kFrame) make_frame_right(bytes);
  const Result<program::Program> program = program::read_program(bytes);
  if (!program.ok()) return 0;
  if (program::write_program(program.value()) != bytes) std::abort();
  play(program.value(), 1);
  play(program.value(), 99);
  return 0;
}
