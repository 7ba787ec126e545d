#pragma once
// Finds, among many boxes, those that may hold a given state: a tree that asks one register after the other.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::analysis {

class BoxIndex {
 public:
  /// low and high stay where they are: `at` gives both of a box by its number.
  struct Sides {
    const std::uint8_t* low;
    const std::uint8_t* high;
  };

  /// A box may get narrower afterwards; it is still found wherever it was put.
  template <class At>
  void insert(std::uint32_t id, std::size_t registers, At&& at) {
    if (parts_.empty()) parts_.emplace_back();
    insert_below(0, id, registers, at);
  }
  /// The boxes among which those that hold `state` are.
  [[nodiscard]] const std::vector<std::uint32_t>& near(const std::uint8_t* state) const {
    static const std::vector<std::uint32_t> kNothing;
    if (parts_.empty()) return kNothing;
    std::uint32_t at = 0;
    while (parts_[at].below != 0) at = parts_[at].below + (state[parts_[at].reg] >= parts_[at].from ? 1 : 0);
    return parts_[at].boxes;
  }

 private:
  static constexpr std::size_t kMostBoxes = 16;
  struct Part {
    std::uint32_t below =
        0;  // the part where `reg` is less than `from`; the next one: where it is not. 0: none
    std::uint16_t reg = 0;
    std::uint8_t from = 0;
    std::size_t split_at = kMostBoxes;
    std::vector<std::uint32_t> boxes;
  };

  template <class At>
  void insert_below(std::uint32_t part, std::uint32_t id, std::size_t registers, At&& at) {
    while (parts_[part].below != 0) {
      const Sides box = at(id);
      const bool less = box.low[parts_[part].reg] < parts_[part].from;
      const bool more = box.high[parts_[part].reg] >= parts_[part].from;
      const std::uint32_t below = parts_[part].below;
      if (less && more) insert_below(below + 1, id, registers, at);
      part = less ? below : below + 1;
    }
    for (const std::uint32_t known : parts_[part].boxes) {
      if (known == id) return;
    }
    parts_[part].boxes.push_back(id);
    if (parts_[part].boxes.size() > parts_[part].split_at) split(part, registers, at);
  }

  template <class At>
  void split(std::uint32_t part, std::size_t registers, At&& at) {
    const std::vector<std::uint32_t> boxes = parts_[part].boxes;
    std::size_t best = boxes.size() * 2;
    std::uint16_t reg = 0;
    std::uint8_t from = 0;
    std::vector<std::uint8_t> starts;
    for (std::size_t r = 0; r < registers; ++r) {
      starts.clear();
      for (const std::uint32_t id : boxes) {
        const std::uint8_t low = at(id).low[r];
        bool known = low == 0;
        for (const std::uint8_t s : starts) known = known || s == low;
        if (!known) starts.push_back(low);
        const std::uint8_t high = at(id).high[r];
        known = high == 255;
        for (const std::uint8_t s : starts) known = known || s == high + 1;
        if (!known) starts.push_back(static_cast<std::uint8_t>(high + 1));
        if (starts.size() > 12) break;
      }
      for (const std::uint8_t start : starts) {
        std::size_t less = 0;
        std::size_t more = 0;
        for (const std::uint32_t id : boxes) {
          const Sides box = at(id);
          less += box.low[r] < start ? 1 : 0;
          more += box.high[r] >= start ? 1 : 0;
        }
        const std::size_t worst = (less > more ? less : more) + (less + more - boxes.size());
        if (worst >= best) continue;
        best = worst;
        reg = static_cast<std::uint16_t>(r);
        from = start;
      }
    }
    if (best * 5 > boxes.size() * 4) {
      parts_[part].split_at = boxes.size() * 2;
      return;
    }
    const auto below = static_cast<std::uint32_t>(parts_.size());
    parts_.resize(parts_.size() + 2);
    parts_[part].below = below;
    parts_[part].reg = reg;
    parts_[part].from = from;
    parts_[part].boxes.clear();
    parts_[part].boxes.shrink_to_fit();
    for (const std::uint32_t id : boxes) {
      const Sides box = at(id);
      if (box.low[reg] < from) parts_[below].boxes.push_back(id);
      if (box.high[reg] >= from) parts_[below + 1].boxes.push_back(id);
    }
  }

  std::vector<Part> parts_;
};

}  // namespace gesprek::analysis
