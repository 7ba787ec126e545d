#include "engine/session/hook_codec.h"

namespace gesprek::session {

using program::HookEffect;
using program::HookEffectKind;
using program::HookRecord;

namespace {

constexpr std::uint64_t kZigzag = 1;

std::uint64_t folded(std::int32_t value) {
  return value < 0 ? (static_cast<std::uint64_t>(-(std::int64_t{value} + 1)) << 1U) | kZigzag
                   : static_cast<std::uint64_t>(value) << 1U;
}

std::int32_t unfolded(std::uint64_t value) {
  const auto half = static_cast<std::int32_t>((value >> 1U) & 0x7fffffffU);
  return (value & kZigzag) != 0 ? -half - 1 : half;
}

std::uint32_t read_index(ByteReader& in) {
  const std::uint64_t value = in.varint();
  return value < program::kNone ? static_cast<std::uint32_t>(value) : program::kNone;
}

/// False when the bytes are no effect.
bool read_effect(ByteReader& in, HookEffect& effect) {
  const std::uint8_t kind = in.u8();
  if (!in.ok() || kind > static_cast<std::uint8_t>(HookEffectKind::holds)) return false;
  effect.kind = static_cast<HookEffectKind>(kind);
  effect.target = read_index(in);
  effect.value = unfolded(in.varint());
  effect.text = std::string(in.text());
  return in.ok();
}

bool read_record(ByteReader& in, HookRecord& record) {
  record.hook = read_index(in);
  const std::uint8_t failed = in.u8();
  record.failed = failed != 0;
  record.problem = std::string(in.text());
  const std::uint64_t effects = in.varint();
  if (!in.ok() || failed > 1 || effects > in.left()) return false;  // each takes at least a byte
  for (std::uint64_t i = 0; i < effects; ++i) {
    if (!read_effect(in, record.effects.emplace_back())) return false;
  }
  return true;
}

}  // namespace

void write_hook_records(ByteWriter& out, const std::vector<HookRecord>& records) {
  out.varint(records.size());
  for (const HookRecord& record : records) {
    out.varint(record.hook);
    out.u8(record.failed ? 1 : 0);
    out.text(record.problem);
    out.varint(record.effects.size());
    for (const HookEffect& effect : record.effects) {
      out.u8(static_cast<std::uint8_t>(effect.kind));
      out.varint(effect.target);
      out.varint(folded(effect.value));
      out.text(effect.text);
    }
  }
}

std::optional<std::vector<HookRecord>> read_hook_records(ByteReader& in) {
  const std::uint64_t count = in.varint();
  if (!in.ok() || count > in.left()) return std::nullopt;
  std::vector<HookRecord> records;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!read_record(in, records.emplace_back())) return std::nullopt;
  }
  return records;
}

std::optional<std::vector<HookRecord>> read_hook_records(std::string_view bytes) {
  if (bytes.empty()) return std::vector<HookRecord>();
  ByteReader in(bytes);
  auto records = read_hook_records(in);
  if (!records || in.left() != 0) return std::nullopt;
  return records;
}

std::string hook_record_bytes(const std::vector<HookRecord>& records) {
  if (records.empty()) return {};
  ByteWriter out;
  write_hook_records(out, records);
  return out.take();
}

}  // namespace gesprek::session
