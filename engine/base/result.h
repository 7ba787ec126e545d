#pragma once
// Result<T>: a value, or one Error. For operations that fail; mistakes of authors are Diagnostics instead.

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/base/assert.h"

namespace gesprek {

enum class ErrorCode {
  not_found,       // a file or id does not exist
  unreadable,      // it exists, and reading it failed
  unwritable,      // writing failed: full disk, rights, a path that is a folder
  invalid_format,  // bytes that are not what they should be, or damaged
  wrong_version,   // a format version this program does not know
  mismatch,        // it is well formed, and belongs to something else (another program hash)
  invalid_input,   // an input that the session does not offer now
  over_limit,      // a limit of size, memory or instructions was passed
  locked,          // another process holds it
  internal         // a boundary caught something we did not foresee
};

/// One failure. `message` is a Dutch sentence for the person at the screen; `context` names the file,
/// script or input it is about, and may be empty.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string context;
};

template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that `return value;` and `return Error{…};` both read well.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & {
    check();
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    check();
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    check();
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const {
    GESPREK_ASSERT(!ok(), "error() is for a Result without a value");
    return *std::get_if<1>(&state_);
  }

 private:
  void check() const { GESPREK_ASSERT(ok(), "value() is for a Result with a value"); }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const {
    GESPREK_ASSERT(!ok(), "error() is for a Result that failed");
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace gesprek
