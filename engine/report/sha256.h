#pragma once
// SHA-256 (FIPS 180-4), for the one thing here that asks for it: a Content-Security-Policy names a style
// sheet by it.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gesprek::report {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
/// "sha256-…", as a Content-Security-Policy writes it.
[[nodiscard]] std::string policy_hash(std::string_view bytes);

}  // namespace gesprek::report
