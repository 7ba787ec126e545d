// Bytes of session files, saves and inputs. The first byte chooses one of four random Programs and what the
// rest is: a journal, a journal whose checksums are put right, a save whose checksum is put right, or inputs
// as text, one a line. Nothing may crash, and whatever is believed must be a session that its own inputs give
// again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/session/bytes.h"
#include "engine/session/journal.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::session;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// The same session from its inputs as text.
void replay(const Session& session) {
  Session again(session.program(), session.seed());
  for (const Input& input : session.inputs()) {
    auto parsed = parse_input(again, format_input(session.program(), input));
    require(parsed.ok() && *parsed == input && again.take(*parsed).ok());
  }
  require(again.same_as(session));
  const auto restored = Session::restore(session.program(), session.save());
  require(restored.ok() && restored->same_as(session));
}

/// Walks the frames as they claim to be and writes checksums and numbers that fit.
std::string with_right_frames(std::string bytes) {
  std::size_t at = 8;
  for (std::uint32_t number = 0; at + 12 <= bytes.size(); ++number) {
    ByteReader in(std::string_view(bytes).substr(at));
    const std::size_t room = bytes.size() - at - 12;
    const std::size_t size = room == 0 ? 0 : 1 + in.u32() % room;
    const std::string payload = bytes.substr(at + 12, size);
    ByteWriter numbered;
    numbered.u32(number);
    ByteWriter frame;
    frame.u32(static_cast<std::uint32_t>(size));
    frame.u32(crc32c(payload, crc32c(numbered.bytes())));
    frame.u32(number);
    bytes.replace(at, 12, frame.bytes());
    at += 12 + size;
  }
  return bytes;
}

void try_journal(const program::Program& program, const std::string& bytes) {
  static_cast<void>(is_unstarted_journal(bytes));
  auto contents = read_journal(bytes);
  if (!contents.ok()) return;
  require(contents->valid_bytes + contents->torn_bytes == bytes.size());
  contents->header.scenario_id = std::string(program.text(program.header.scenario_id));
  const auto resumed = resume(program, *contents);
  require(resumed.ok());
  replay(resumed->session);
}

void try_save(const program::Program& program, const std::string& bytes) {
  // Magic, version, checksum and Program hash are put right; seed, count and inputs are the fuzzer's.
  ByteWriter body;
  body.u64(program.hash.high);
  body.u64(program.hash.low);
  body.raw(bytes);
  ByteWriter save;
  save.raw("GSPRKS");
  save.u16(1);
  save.u32(crc32c(body.bytes()));
  save.raw(body.bytes());
  const auto restored = Session::restore(program, save.bytes());
  if (restored.ok()) replay(*restored);
  static_cast<void>(Session::restore(program, bytes));
}

void try_inputs(const program::Program& program, const std::string& text) {
  Session session(program, 1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    for (const std::string& part : split_inputs(line)) {
      auto input = parse_input(session, part);
      if (!input.ok()) {
        require(!input.error().message.empty());
        continue;
      }
      const std::size_t before = session.log().size();
      if (!session.take(*input).ok()) require(session.log().size() == before);
    }
  }
  replay(session);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Programs with sessions that use every kind of input.
  static const std::vector<program::Program> programs = {test::random_program(376), test::random_program(328),
                                                         test::random_program(306), test::random_program(53)};
  if (size == 0) return 0;
  const program::Program& program = programs[data[0] % 4U];
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] / 4U % 4U) {
    case 0: try_journal(program, rest); break;
    case 1: try_journal(program, with_right_frames(rest)); break;
    case 2: try_save(program, rest); break;
    default: try_inputs(program, rest); break;
  }
  return 0;
}
