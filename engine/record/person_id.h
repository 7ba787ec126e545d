#pragma once
// Random names of 128 bits, for learners and attempts: they say nothing about who somebody is.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gesprek::record {

struct RandomId {
  std::array<std::uint8_t, 16> bytes{};

  /// Of all zeros: none.
  [[nodiscard]] bool exists() const;
  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;
  /// The sixteen bytes themselves.
  [[nodiscard]] std::string raw() const;
  friend bool operator==(const RandomId& a, const RandomId& b) { return a.bytes == b.bytes; }
  friend bool operator!=(const RandomId& a, const RandomId& b) { return !(a == b); }
  friend bool operator<(const RandomId& a, const RandomId& b) { return a.bytes < b.bytes; }
};

/// From the system's own source of chance; never all zeros.
[[nodiscard]] RandomId random_id();
/// What hex() and raw() give; nothing for anything else.
[[nodiscard]] std::optional<RandomId> id_from_hex(std::string_view hex);
[[nodiscard]] std::optional<RandomId> id_from_raw(std::string_view bytes);

}  // namespace gesprek::record
