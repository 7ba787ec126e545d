#include "engine/record/person_id.h"

#include <algorithm>
#include <random>

namespace gesprek::record {

bool RandomId::exists() const {
  return std::any_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte != 0; });
}

std::string RandomId::hex() const {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : bytes) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string RandomId::raw() const {
  std::string out;
  for (const std::uint8_t byte : bytes) out += static_cast<char>(byte);
  return out;
}

RandomId random_id() {
  std::random_device chance;
  RandomId out;
  do {
    for (std::size_t i = 0; i < out.bytes.size(); i += 4) {
      const std::uint32_t word = chance();
      for (std::size_t k = 0; k < 4; ++k) out.bytes[i + k] = static_cast<std::uint8_t>(word >> (8 * k));
    }
  } while (!out.exists());
  return out;
}

std::optional<RandomId> id_from_hex(std::string_view hex) {
  RandomId out;
  if (hex.size() != 2 * out.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    unsigned digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<unsigned>(c - 'a') + 10U;
    } else {
      return std::nullopt;
    }
    out.bytes[i / 2] = static_cast<std::uint8_t>(out.bytes[i / 2] * 16U + digit);
  }
  return out;
}

std::optional<RandomId> id_from_raw(std::string_view bytes) {
  RandomId out;
  if (bytes.size() != out.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); ++i) out.bytes[i] = static_cast<std::uint8_t>(bytes[i]);
  return out;
}

}  // namespace gesprek::record
