#include "engine/base/hash.h"

#include <doctest/doctest.h>

#include <string>

using namespace gesprek;

TEST_SUITE("engine/base") {
  TEST_CASE("CRC32C gives the published check value, and can be continued") {
    CHECK(crc32c("123456789") == 0xE3069283U);  // the check value of CRC-32/ISCSI
    CHECK(crc32c("6789", crc32c("12345")) == 0xE3069283U);
    // Bit by bit, as the definition says: the tables and the instruction must agree with it at every length.
    std::string bytes;
    Rng rng(3);
    for (int length = 0; length < 70; ++length) {
      std::uint32_t slow = 0xffffffffU;
      for (const char c : bytes) {
        slow ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) slow = (slow & 1U) != 0 ? (slow >> 1) ^ 0x82f63b78U : slow >> 1;
      }
      CHECK(crc32c(bytes) == ~slow);
      bytes += static_cast<char>(rng.below(256));
    }
  }
  TEST_CASE("a fingerprint is the same on every machine, and one changed bit changes it") {
    CHECK(hash128("gesprek").hex() == "bd31f7d15f966042a835e7cc1c79a6a7");
    std::string bytes(100, 'a');
    const Hash128 before = hash128(bytes);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      std::string changed = bytes;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
      CHECK(hash128(changed) != before);
    }
    CHECK(hash128(std::string_view(bytes).substr(1)) != before);
    CHECK(hash128(std::string("a\0", 2)) != hash128("a"));
  }
  TEST_CASE("FNV-1a and SplitMix64 give their published values") {
    CHECK(fnv1a64("") == 0xcbf29ce484222325ULL);
    CHECK(fnv1a64("foobar") == 0x85944171f73967e8ULL);
    CHECK(splitmix64(0) == 0xe220a8397b1dcdafULL);  // the first output of SplitMix64 seeded with 0
  }
}
