#pragma once
// Hints to memory. They change no value, only how long the next look takes.

#include <algorithm>
#include <cstddef>

namespace gesprek::session {

inline constexpr std::size_t kCacheLine = 64;

/// Fetches the lines that hold `*object`.
template <class T>
void prefetch(const T* object) {
#if defined(__GNUC__) || defined(__clang__)
  const char* const begin = reinterpret_cast<const char*>(object);
  for (std::size_t at = 0; at < sizeof(T); at += kCacheLine) __builtin_prefetch(begin + at);
#else
  static_cast<void>(object);
#endif
}

/// Fetches a run of records, at most eight lines of it.
template <class T>
void prefetch_run(const T* first, std::size_t count) {
#if defined(__GNUC__) || defined(__clang__)
  const char* const begin = reinterpret_cast<const char*>(first);
  const std::size_t bytes = std::min(count * sizeof(T), 8 * kCacheLine);
  for (std::size_t at = 0; at < bytes; at += kCacheLine) __builtin_prefetch(begin + at);
#else
  static_cast<void>(first);
  static_cast<void>(count);
#endif
}

}  // namespace gesprek::session
