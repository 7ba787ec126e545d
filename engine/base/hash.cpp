#include "engine/base/hash.h"

#include <bit>
#include <cstring>

#include "engine/base/assert.h"

namespace gesprek {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += kHexDigits[(value >> shift) & 15U];
}

std::uint64_t read_le64(const char* bytes) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, sizeof value);
  } else {
    for (std::size_t i = 0; i < 8; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
  }
  return value;
}

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  x ^= x >> 32;
  return x;
}

using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr CrcTables make_crc_tables() {
  CrcTables tables{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? (crc >> 1) ^ 0x82f63b78U : crc >> 1;
    tables[0][i] = crc;
  }
  for (std::uint32_t i = 0; i < 256; ++i) {
    for (std::size_t t = 1; t < 8; ++t) {
      const std::uint32_t before = tables[t - 1][i];
      tables[t][i] = (before >> 8) ^ tables[0][before & 0xffU];
    }
  }
  return tables;
}

constexpr CrcTables kCrcTables = make_crc_tables();

/// Eight bytes at a time, by tables: everywhere.
std::uint32_t crc_by_tables(std::string_view bytes, std::uint32_t crc) {
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; at += 8, left -= 8) {
    const std::uint64_t word = read_le64(at) ^ crc;
    crc = 0;
    for (std::size_t i = 0; i < 8; ++i) crc ^= kCrcTables[7 - i][(word >> (8 * i)) & 0xffU];
  }
  for (; left > 0; ++at, --left) {
    crc = (crc >> 8) ^ kCrcTables[0][(crc ^ static_cast<unsigned char>(*at)) & 0xffU];
  }
  return crc;
}

#if defined(__x86_64__) && defined(__GNUC__)
#define GESPREK_HARDWARE_CRC
/// The processor's own instruction for this polynomial, where it has one.
__attribute__((target("sse4.2"))) std::uint32_t crc_by_instruction(std::string_view bytes,
                                                                   std::uint32_t crc) {
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t wide = crc;
  for (; left >= 8; at += 8, left -= 8) wide = __builtin_ia32_crc32di(wide, read_le64(at));
  crc = static_cast<std::uint32_t>(wide);
  for (; left > 0; ++at, --left) crc = __builtin_ia32_crc32qi(crc, static_cast<unsigned char>(*at));
  return crc;
}
#endif

}  // namespace

std::string Hash128::hex() const {
  std::string out;
  out.reserve(32);
  append_hex(out, high);
  append_hex(out, low);
  return out;
}

Hash128 hash128(std::string_view bytes) {
  // Four lanes that do not wait for each other; a Program of a thousand moments is a megabyte.
  std::array<std::uint64_t, 4> lanes = {0x9ae16a3b2f90404fULL ^ bytes.size(), 0xc3a5c85c97cb3127ULL,
                                        0xb492b66fbe98f273ULL, 0x8648dbbc94d49b8dULL};
  const auto stir = [&](std::size_t lane, std::uint64_t word) {
    std::uint64_t& value = lanes[lane];
    value = (value ^ word) * 0xff51afd7ed558ccdULL;
    value ^= value >> 32;
  };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane) stir(lane, read_le64(bytes.data() + at + 8 * lane));
  }
  for (std::size_t lane = 0; at + 8 <= bytes.size(); at += 8, ++lane)
    stir(lane, read_le64(bytes.data() + at));
  std::uint64_t tail = 0x80ULL << 56;
  for (std::size_t i = 0; at + i < bytes.size(); ++i) {
    tail ^= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  stir(3, tail);
  std::uint64_t high = splitmix64(lanes[0]);
  std::uint64_t low = splitmix64(~lanes[0]);
  for (const std::uint64_t lane : lanes) {
    high = splitmix64(high ^ lane);
    low = splitmix64(low + mix(lane));
  }
  return {high, low};
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc) {
#ifdef GESPREK_HARDWARE_CRC
  static const bool has_instruction = __builtin_cpu_supports("sse4.2") != 0;
  if (has_instruction) return ~crc_by_instruction(bytes, ~crc);
#endif
  return ~crc_by_tables(bytes, ~crc);
}

std::uint64_t Rng::below(std::uint64_t bound) {
  GESPREK_ASSERT(bound >= 1, "a range needs at least one number");
  const std::uint64_t limit = ~std::uint64_t{0} - (~std::uint64_t{0} % bound);
  std::uint64_t value = next();
  while (value >= limit) value = next();
  return value % bound;
}

}  // namespace gesprek
