#pragma once
// Packed states, each once, in the order in which they were found: a vector of words and a table of places in
// it (open addressing, a part of the hash beside each place, so that other states are seldom looked at).

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
    std::uint32_t word = 0;
    std::uint32_t shift = 32;
    for (std::uint32_t i = 0; i < registers.size(); ++i) {
      const Register& reg = registers[i];
      const bool is_window = reg.kind == RegisterKind::mend || reg.kind == RegisterKind::mended ||
                             reg.kind == RegisterKind::knockout;
      if (is_window && reg.age == 0) continue;  // empty in every state that waits
      std::uint32_t bits = 1;
      while ((std::uint32_t{reg.most} >> bits) != 0) ++bits;
      if (shift + bits > 64) {
        ++word;
        shift = 0;
      }
      fields_.push_back({i, word, shift, (std::uint64_t{1} << bits) - 1});
      shift += bits;
    }
    words_ = word + 1;
  }

  [[nodiscard]] std::size_t words() const { return words_; }

  void pack(const Work& work, std::uint32_t place, std::uint64_t* out) const {
    for (std::size_t i = 0; i < words_; ++i) out[i] = 0;
    out[0] = place;
    for (const Field& field : fields_) out[field.word] |= std::uint64_t{work.r[field.reg]} << field.shift;
  }
  std::uint32_t unpack(const std::uint64_t* in, Work& work) const {
    for (const Field& field : fields_)
      work.r[field.reg] = static_cast<std::uint8_t>(in[field.word] >> field.shift & field.mask);
    return static_cast<std::uint32_t>(in[0]);
  }

 private:
  struct Field {
    std::uint32_t reg, word, shift;
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

  /// The number of `key`, and whether it is new.
  std::pair<std::uint32_t, bool> insert(const std::uint64_t* key) {
    if ((size_ + 1) * 2 > table_.size()) grow();
    const std::uint64_t hash = hash_of(key);
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

  [[nodiscard]] std::uint64_t hash_of(const std::uint64_t* key) const {
    std::uint64_t hash = 0x9e3779b97f4a7c15U;
    for (std::size_t i = 0; i < words_; ++i) {
      hash = (hash ^ key[i]) * 0xff51afd7ed558ccdU;
      hash ^= hash >> 32U;
    }
    hash *= 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> 29U);
  }
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
