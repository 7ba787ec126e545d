#include "engine/base/hash.h"

#include <doctest/doctest.h>

using namespace gesprek;

TEST_SUITE("engine/base") {
  TEST_CASE("CRC32C gives the published check value, and can be continued") {
    CHECK(crc32c("123456789") == 0xE3069283U);  // the check value of CRC-32/ISCSI
    CHECK(crc32c("6789", crc32c("12345")) == 0xE3069283U);
  }
  TEST_CASE("FNV-1a and SplitMix64 give their published values") {
    CHECK(fnv1a64("") == 0xcbf29ce484222325ULL);
    CHECK(fnv1a64("foobar") == 0x85944171f73967e8ULL);
    CHECK(splitmix64(0) == 0xe220a8397b1dcdafULL);  // the first output of SplitMix64 seeded with 0
  }
}
