// For builds with sanitizers: what LeakSanitizer, which asks this by its name, is told to leave alone.
// fontconfig, which Pango loads, keeps what it read until the process ends.

extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): their name
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
