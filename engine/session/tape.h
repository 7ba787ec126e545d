#pragma once
// A growing run of small plain records, for what a session writes many times a step. Unlike a vector it can
// make room once and then be written without a question at every record, and it never touches memory it does
// not use.

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

#include "engine/base/assert.h"

namespace gesprek::session {

template <class T>
class Tape {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  Tape() = default;
  Tape(const Tape& other) { append(other); }
  Tape(Tape&& other) noexcept { swap(other); }
  Tape& operator=(const Tape& other) {
    if (this != &other) {
      clear();
      append(other);
    }
    return *this;
  }
  Tape& operator=(Tape&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Tape() { release(); }

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  [[nodiscard]] const T* data() const { return begin_; }
  [[nodiscard]] const T* begin() const { return begin_; }
  [[nodiscard]] const T* end() const { return end_; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return begin_[i]; }
  [[nodiscard]] const T& back() const { return end_[-1]; }
  // NOLINTNEXTLINE(google-explicit-constructor): a tape is read as a span everywhere
  operator std::span<const T>() const { return {begin_, size()}; }

  void push_back(const T& record) { *room(1) = record, ++end_; }
  /// Where the next records go: at least `count` of them may be written there, then say where they end.
  [[nodiscard]] T* room(std::size_t count) {
    if (static_cast<std::size_t>(limit_ - end_) < count) grow(size() + count);
    return end_;
  }
  void end_at(T* end) { end_ = end; }
  /// Forgets all but the first `size` records; keeps the memory.
  void truncate(std::size_t size) {
    GESPREK_ASSERT(size <= this->size(), "a tape is only cut");
    end_ = begin_ + size;
  }
  void pop_back() { --end_; }
  void clear() { end_ = begin_; }
  void reserve(std::size_t size) {
    if (size > static_cast<std::size_t>(limit_ - begin_)) move_to(size);
  }

  friend bool operator==(const Tape& a, const Tape& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!(a[i] == b[i])) return false;
    }
    return true;
  }
  friend bool operator!=(const Tape& a, const Tape& b) { return !(a == b); }

 private:
  void swap(Tape& other) noexcept {
    std::swap(begin_, other.begin_);
    std::swap(end_, other.end_);
    std::swap(limit_, other.limit_);
  }
  void append(const Tape& other) {
    if (other.empty()) return;
    T* const to = room(other.size());
    std::memcpy(static_cast<void*>(to), other.begin_, other.size() * sizeof(T));
    end_ = to + other.size();
  }
  void grow(std::size_t least) {
    const auto twice = static_cast<std::size_t>(limit_ - begin_) * 2;
    move_to(twice > least ? twice : least);
  }
  void move_to(std::size_t capacity) {
    const std::size_t count = size();
    T* const to = std::allocator<T>().allocate(capacity);
    if (count != 0) std::memcpy(static_cast<void*>(to), begin_, count * sizeof(T));
    release();
    begin_ = to;
    end_ = to + count;
    limit_ = to + capacity;
  }
  void release() {
    if (begin_ != nullptr) std::allocator<T>().deallocate(begin_, static_cast<std::size_t>(limit_ - begin_));
  }

  T* begin_ = nullptr;
  T* end_ = nullptr;
  T* limit_ = nullptr;
};

}  // namespace gesprek::session
