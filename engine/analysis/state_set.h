#pragma once
// Packed states, each once, in the order in which they were found: a vector of words and a table of places in
// it (open addressing, a part of the hash beside each place, so that other states are seldom looked at).

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "engine/analysis/machine.h"

namespace gesprek::analysis {

/// Registers of a machine as words and back. Word 0 begins with the number of the place (32 bits).
class Codec {
 public:
  explicit Codec(const std::vector<Register>& registers) {
    std::uint32_t bit = 32;
    const auto count = static_cast<std::uint32_t>(registers.size());
    const auto bits_of = [&](std::uint32_t i) {
      std::uint32_t bits = 1;
      while (i < count && (std::uint32_t{registers[i].most} >> bits) != 0) ++bits;
      return bits;
    };
    const auto put = [&](std::uint32_t reg, std::uint32_t bits, Kind kind, std::uint32_t width) {
      if (bit % 64 + width > 64) bit = (bit / 64 + 1) * 64;
      fields_.push_back({static_cast<std::uint16_t>(reg), static_cast<std::uint16_t>(bit / 64), kind,
                         static_cast<std::uint8_t>(bit % 64), (std::uint64_t{1} << bits) - 1});
      bit += width;
    };
    for (std::uint32_t i = 0; i < count;) {
      // Eight bits, or eight values below 16, go at once.
      std::uint32_t widest = 0;
      for (std::uint32_t k = i; k < i + 8; ++k) widest = std::max(widest, k < count ? bits_of(k) : 99);
      if (widest == 1) {
        put(i, 8, Kind::bits, 8);
        i += 8;
      } else if (widest <= 4) {
        put(i, 8, Kind::nibbles, 32);
        i += 8;
      } else {
        put(i, bits_of(i), Kind::one, bits_of(i));
        ++i;
      }
    }
    words_ = (bit + 63) / 64;
  }

  [[nodiscard]] std::size_t words() const { return words_; }

  void pack(const Work& work, std::uint32_t place, std::uint64_t* out) const {
    for (std::size_t i = 0; i < words_; ++i) out[i] = 0;
    out[0] = place;
    for (const Field& field : fields_) {
      std::uint64_t value = 0;
      if (field.kind == Kind::one) {
        value = work.r[field.reg];
      } else {
        std::memcpy(&value, &work.r[field.reg], 8);
        if (field.kind == Kind::bits) {
          value = value * 0x0102040810204080U >> 56U;
        } else {
          value = (value | value >> 4U) & 0x00ff00ff00ff00ffU;
          value = (value | value >> 8U) & 0x0000ffff0000ffffU;
          value = (value | value >> 16U) & 0xffffffffU;
        }
      }
      out[field.word] |= value << field.shift;
    }
  }
  std::uint32_t unpack(const std::uint64_t* in, Work& work) const {
    for (const Field& field : fields_) {
      std::uint64_t value = in[field.word] >> field.shift;
      if (field.kind == Kind::one) {
        work.r[field.reg] = static_cast<std::uint8_t>(value & field.mask);
        continue;
      }
      if (field.kind == Kind::bits) {
        // The byte in all eight places, of each its own bit, as 0 or 1.
        value = (value & 0xffU) * 0x0101010101010101U & 0x8040201008040201U;
        value = (value + 0x7f7f7f7f7f7f7f7fU) >> 7U & 0x0101010101010101U;
      } else {
        value &= 0xffffffffU;
        value = (value | value << 16U) & 0x0000ffff0000ffffU;
        value = (value | value << 8U) & 0x00ff00ff00ff00ffU;
        value = (value | value << 4U) & 0x0f0f0f0f0f0f0f0fU;
      }
      std::memcpy(&work.r[field.reg], &value, 8);
    }
    return static_cast<std::uint32_t>(in[0]);
  }

 private:
  enum class Kind : std::uint8_t { one, bits, nibbles };
  struct Field {
    std::uint16_t reg, word;
    Kind kind;
    std::uint8_t shift;
    std::uint64_t mask;
  };
  std::vector<Field> fields_;
  std::size_t words_ = 1;
};

class StateSet {
 public:
  explicit StateSet(std::size_t words) : words_(words) { grow(); }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::uint64_t* at(std::size_t i) const { return &data_[i * words_]; }

  [[nodiscard]] std::uint64_t hash_of(const std::uint64_t* key) const {
    std::uint64_t hash = 0x9e3779b97f4a7c15U;
    for (std::size_t i = 0; i < words_; ++i) {
      hash = (hash ^ key[i]) * 0xff51afd7ed558ccdU;
      hash ^= hash >> 32U;
    }
    hash *= 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> 29U);
  }
  /// A hint that a state with this hash is asked for soon.
  void fetch(std::uint64_t hash) const { __builtin_prefetch(&table_[hash & mask_]); }

  /// The number of `key`, and whether it is new.
  std::pair<std::uint32_t, bool> insert(const std::uint64_t* key, std::uint64_t hash) {
    if ((size_ + 1) * 2 > table_.size()) grow();
    const std::uint64_t tag = hash & 0xffffffff00000000U;
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      const std::uint64_t cell = table_[i];
      if (cell == kFree) {
        table_[i] = tag | size_;
        data_.insert(data_.end(), key, key + words_);
        return {static_cast<std::uint32_t>(size_++), true};
      }
      if ((cell & 0xffffffff00000000U) != tag) continue;
      const auto known = static_cast<std::uint32_t>(cell);
      if (std::memcmp(&data_[known * words_], key, words_ * sizeof(std::uint64_t)) == 0)
        return {known, false};
    }
  }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  void grow() {
    const std::size_t cells = table_.empty() ? 1024 : table_.size() * 2;
    table_.assign(cells, kFree);
    mask_ = cells - 1;
    for (std::size_t s = 0; s < size_; ++s) {
      const std::uint64_t hash = hash_of(at(s));
      std::size_t i = hash & mask_;
      while (table_[i] != kFree) i = (i + 1) & mask_;
      table_[i] = (hash & 0xffffffff00000000U) | s;
    }
  }

  std::size_t words_;
  std::size_t size_ = 0;
  std::size_t mask_ = 0;
  std::vector<std::uint64_t> data_;
  std::vector<std::uint64_t> table_;
};

}  // namespace gesprek::analysis
