#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

// LeakSanitizer asks this by its name. fontconfig, which Pango loads, keeps what it read until the process
// ends.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): their name
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
