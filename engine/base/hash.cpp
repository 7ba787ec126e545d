#include "engine/base/hash.h"

#include <cstring>

#include "engine/base/assert.h"

namespace gesprek {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += kHexDigits[(value >> shift) & 15U];
}

std::uint64_t read_le64(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
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

}  // namespace

std::string Hash128::hex() const {
  std::string out;
  out.reserve(32);
  append_hex(out, high);
  append_hex(out, low);
  return out;
}

Hash128 hash128(std::string_view bytes) {
  std::uint64_t a = 0x9ae16a3b2f90404fULL ^ bytes.size();
  std::uint64_t b = 0xc3a5c85c97cb3127ULL + bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    const std::uint64_t word = read_le64(bytes.data() + at, 8);
    a = mix(a ^ word) + 0x9e3779b97f4a7c15ULL;
    b = (b ^ (word * 0xff51afd7ed558ccdULL)) * 0xc4ceb9fe1a85ec53ULL;
    b ^= b >> 29;
  }
  const std::uint64_t tail = read_le64(bytes.data() + at, bytes.size() - at) ^ (0x80ULL << 56);
  a = mix(a ^ tail);
  b = (b ^ (tail * 0xff51afd7ed558ccdULL)) * 0xc4ceb9fe1a85ec53ULL;
  return {mix(a + splitmix64(b)), mix(splitmix64(b ^ (a >> 7)))};
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc) {
  crc = ~crc;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; at += 8, left -= 8) {  // eight bytes at a time, by tables
    const std::uint64_t word = read_le64(at, 8) ^ crc;
    crc = 0;
    for (std::size_t i = 0; i < 8; ++i) crc ^= kCrcTables[7 - i][(word >> (8 * i)) & 0xffU];
  }
  for (; left > 0; ++at, --left) {
    crc = (crc >> 8) ^ kCrcTables[0][(crc ^ static_cast<unsigned char>(*at)) & 0xffU];
  }
  return ~crc;
}

std::uint64_t Rng::below(std::uint64_t bound) {
  GESPREK_ASSERT(bound >= 1, "a range needs at least one number");
  const std::uint64_t limit = ~std::uint64_t{0} - (~std::uint64_t{0} % bound);
  std::uint64_t value = next();
  while (value >= limit) value = next();
  return value % bound;
}

}  // namespace gesprek
