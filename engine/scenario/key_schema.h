#pragma once
// The keys one kind of block may have, as a small perfect table that is made by the compiler.

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace gesprek::scenario {

/// Looks a key up in a few instructions: one hash over length and three bytes, then one comparison.
class KeySchema {
 public:
  static constexpr std::size_t kMostKeys = 40;
  static constexpr std::uint8_t kNone = 0xff;

  /// `owner` is the word an author knows the block by: the key it stands under ("choices", "ending").
  constexpr KeySchema(std::string_view owner, std::initializer_list<std::string_view> keys) : owner_(owner) {
    slots_.fill(kNone);
    for (const std::string_view key : keys) {
      std::size_t slot = hash(key);
      while (slots_[slot] != kNone) slot = (slot + 1) % slots_.size();
      slots_[slot] = static_cast<std::uint8_t>(count_);
      keys_[count_++] = key;
    }
  }

  [[nodiscard]] constexpr std::uint8_t find(std::string_view key) const {
    if (key.empty()) return kNone;
    for (std::size_t slot = hash(key); slots_[slot] != kNone; slot = (slot + 1) % slots_.size()) {
      if (keys_[slots_[slot]] == key) return slots_[slot];
    }
    return kNone;
  }

  [[nodiscard]] constexpr std::string_view owner() const { return owner_; }
  [[nodiscard]] constexpr std::size_t size() const { return count_; }
  [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const { return keys_[index]; }
  [[nodiscard]] constexpr std::span<const std::string_view> keys() const { return {keys_.data(), count_}; }

 private:
  static constexpr std::size_t hash(std::string_view key) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(key[i]));
    };
    return (key.size() * 5 + byte(0) * 33 + byte(key.size() / 2) * 7 + byte(key.size() - 1)) % 128;
  }

  std::string_view owner_;
  std::array<std::string_view, kMostKeys> keys_{};
  std::array<std::uint8_t, 128> slots_{};
  std::size_t count_ = 0;
};

/// A key of schema `S`, checked when this program is compiled: a name that is not in it does not build.
template <const KeySchema& S>
struct KeyOf {
  std::uint8_t index;
  consteval KeyOf(const char* name) : index(S.find(name)) {  // NOLINT(google-explicit-constructor)
    if (index == KeySchema::kNone) throw "this schema has no such key";
  }
};

}  // namespace gesprek::scenario
