// A session as bytes. What is saved is what a session is (design §3.3): the Program's hash, the seed and the
// inputs. Restoring plays them again, which costs about as much as reading a snapshot of the state would, is
// a hundredth of its size (SCORM suspend data has 4 KB), and cannot bring a session into a state that no
// inputs lead to, whatever the bytes say.
//
// Layout, little-endian: "GSPRKS" · version (u16) · CRC32C of what follows (u32) · Program hash (2 × u64) ·
// seed (u64) · number of inputs (varint) · inputs. Where the case has hooks, what they did at the start
// stands before the first input and what they did at an input behind it: they are not asked again (5.26).

#include "engine/base/hash.h"
#include "engine/session/bytes.h"
#include "engine/session/hook_codec.h"
#include "engine/session/session.h"

namespace gesprek::session {

namespace {

constexpr std::string_view kMagic = "GSPRKS";
constexpr std::uint16_t kSaveVersion = 1;

void write_input(ByteWriter& out, const Input& input) {
  out.u8(static_cast<std::uint8_t>(input.kind));
  switch (input.kind) {
    case InputKind::choice:
    case InputKind::topic:
    case InputKind::switch_topic:
    case InputKind::repair: out.varint(input.target); break;
    case InputKind::then:
    case InputKind::late: break;
    case InputKind::note:
      out.varint(input.target);
      out.varint(input.value);
      break;
    case InputKind::form:
      out.varint(input.answers.size());
      for (const FieldAnswer& answer : input.answers) {
        out.varint(answer.field);
        out.varint(answer.values.size());
        for (const std::string& value : answer.values) out.text(value);
      }
      break;
    case InputKind::text: out.text(input.text); break;
  }
}

std::uint32_t read_index(ByteReader& in) {
  const std::uint64_t value = in.varint();
  return value < program::kNone ? static_cast<std::uint32_t>(value) : program::kNone;
}

/// False when the bytes are no input.
bool read_input(ByteReader& in, Input& input) {
  const std::uint8_t kind = in.u8();
  if (!in.ok() || kind > static_cast<std::uint8_t>(InputKind::text)) return false;
  input.kind = static_cast<InputKind>(kind);
  switch (input.kind) {
    case InputKind::choice:
    case InputKind::topic:
    case InputKind::switch_topic:
    case InputKind::repair: input.target = read_index(in); break;
    case InputKind::then:
    case InputKind::late: break;
    case InputKind::note:
      input.target = read_index(in);
      input.value = read_index(in);
      break;
    case InputKind::form: {
      const std::uint64_t answers = in.varint();
      if (answers > in.left()) return false;  // each takes at least a byte
      for (std::uint64_t a = 0; a < answers && in.ok(); ++a) {
        FieldAnswer& answer = input.answers.emplace_back();
        answer.field = read_index(in);
        const std::uint64_t values = in.varint();
        if (values > in.left()) return false;
        for (std::uint64_t v = 0; v < values && in.ok(); ++v) answer.values.emplace_back(in.text());
      }
      break;
    }
    case InputKind::text: input.text = std::string(in.text()); break;
  }
  return in.ok();
}

Error damaged() {
  return {ErrorCode::invalid_format, "Deze opgeslagen sessie is beschadigd.", {}};
}

}  // namespace

std::string Session::save() const {
  ByteWriter body;
  body.u64(program_->hash.high);
  body.u64(program_->hash.low);
  body.u64(seed_);
  body.varint(inputs_.size());
  const bool has_hooks = !program_->hooks.empty();
  if (has_hooks) write_hook_records(body, hook_records_of(0));
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    write_input(body, inputs_[i]);
    if (has_hooks) write_hook_records(body, hook_records_of(i + 1));
  }
  ByteWriter out;
  out.raw(kMagic);
  out.u16(kSaveVersion);
  out.u32(crc32c(body.bytes()));
  out.raw(body.bytes());
  return out.take();
}

Result<Session> Session::restore(const program::Program& program, std::string_view bytes,
                                 program::Hooks* hooks) {
  ByteReader in(bytes);
  if (in.raw(kMagic.size()) != kMagic) {
    return Error{ErrorCode::invalid_format, "Dit is geen opgeslagen sessie.", {}};
  }
  const std::uint16_t version = in.u16();
  if (in.ok() && version != kSaveVersion) {
    return Error{ErrorCode::wrong_version,
                 "Deze sessie is opgeslagen in versie " + std::to_string(version) +
                     "; dit programma kent alleen versie " + std::to_string(kSaveVersion) + ".",
                 {}};
  }
  const std::uint32_t crc = in.u32();
  if (!in.ok() || crc32c(bytes.substr(bytes.size() - in.left())) != crc) return damaged();
  const std::uint64_t high = in.u64();
  const Hash128 hash{high, in.u64()};
  const std::uint64_t seed = in.u64();
  const std::uint64_t count = in.varint();
  if (!in.ok() || count > kMostInputs + 1) return damaged();
  if (hash != program.hash) {
    return Error{ErrorCode::mismatch,
                 "Deze sessie hoort bij een andere versie van de casus, of bij een andere casus.",
                 {}};
  }
  const auto read_records = [&]() -> std::optional<std::vector<program::HookRecord>> {
    if (program.hooks.empty()) return std::vector<program::HookRecord>();
    return read_hook_records(in);
  };
  const auto at_start = read_records();
  if (!at_start) return damaged();
  Result<Session> session = Session::start_again(program, seed, hooks, *at_start);
  if (!session) return damaged();
  for (std::uint64_t i = 0; i < count; ++i) {
    Input input;
    if (!read_input(in, input)) return damaged();
    const auto records = read_records();
    if (!records || !session->take_again(input, *records)) return damaged();
  }
  if (in.left() != 0) return damaged();
  return session;
}

}  // namespace gesprek::session
