#pragma once
// Hashes and the generator that decides an order: fixed by the format, equal in every build.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gesprek {

/// FNV-1a, 64 bits, over the bytes of `text`. Used by format 5.10 for the order of choices.
[[nodiscard]] constexpr std::uint64_t fnv1a64(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

/// One full step of the SplitMix64 generator from state `x`, increment included (format 5.10).
[[nodiscard]] constexpr std::uint64_t splitmix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// A 128-bit fingerprint; tells contents apart, is no protection against somebody who wants a collision.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const Hash128& a, const Hash128& b) { return a.high == b.high && a.low == b.low; }
  friend bool operator!=(const Hash128& a, const Hash128& b) { return !(a == b); }
  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;
};

/// The fingerprint of `bytes` (two differently seeded 64-bit multiply-mix lanes over 8-byte little-endian
/// words).
[[nodiscard]] Hash128 hash128(std::string_view bytes);

/// CRC32C (Castagnoli), as used for journals and Program files: reflected, init and final xor 0xFFFFFFFF.
/// `crc` continues an earlier result.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc = 0);

/// A seeded generator for everything random of ours (SplitMix64). Same seed, same numbers, everywhere.
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    const std::uint64_t value = splitmix64(state_);
    state_ += 0x9e3779b97f4a7c15ULL;
    return value;
  }
  /// A number in [0, bound), without bias; `bound` must be at least 1.
  std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t state_;
};

}  // namespace gesprek
