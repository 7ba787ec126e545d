#pragma once
// A value that may be absent and mostly is. Like std::optional, but an absent one takes a pointer's room
// instead of the value's: a choice has a dozen optional texts, and a large case tens of thousands of choices.

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/base/assert.h"

namespace gesprek::scenario {

/// Value semantics: copying copies the value, comparing compares values, moving leaves nothing behind.
template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}                                           // NOLINT(google-explicit-constructor)
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT(google-explicit-constructor)
  Boxed(const Boxed& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Boxed(Boxed&& other) noexcept = default;
  Boxed& operator=(const Boxed& other) {
    if (this != &other) value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Boxed& operator=(Boxed&& other) noexcept = default;
  Boxed& operator=(std::nullopt_t) {
    value_.reset();
    return *this;
  }
  ~Boxed() = default;

  template <class... Args>
  T& emplace(Args&&... args) {
    value_ = std::make_unique<T>(std::forward<Args>(args)...);
    return *value_;
  }
  void reset() { value_.reset(); }

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() { return *checked(); }
  [[nodiscard]] const T& value() const { return *checked(); }
  T& operator*() { return *checked(); }
  const T& operator*() const { return *checked(); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }
  template <class U>
  [[nodiscard]] T value_or(U&& otherwise) const {
    return value_ ? *value_ : static_cast<T>(std::forward<U>(otherwise));
  }

 private:
  [[nodiscard]] T* checked() const {
    GESPREK_ASSERT(value_ != nullptr, "only a given value can be read");
    return value_.get();
  }
  std::unique_ptr<T> value_;
};

/// Small plain values stay where they are; the rest is boxed.
template <class T>
using Optional =
    std::conditional_t<std::is_trivially_copyable_v<T> && sizeof(T) <= 16, std::optional<T>, Boxed<T>>;

}  // namespace gesprek::scenario
