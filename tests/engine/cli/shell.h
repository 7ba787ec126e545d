#pragma once
// Other programs that a test asks something: bash, zsh, fish, groff.

#include <array>
#include <cstdio>
#include <string>

#include "tests/engine/cli/run_program.h"

namespace gesprek::test {

/// What `command` prints, with what goes to its error output when it says 2>&1.
inline std::string printed_by(const std::string& command) {
  std::string out;
  std::FILE* const pipe =
      ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c): tests ask a shell on purpose
  if (pipe == nullptr) return out;
  std::array<char, 4096> buffer{};
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0) out.append(buffer.data(), count);
  ::pclose(pipe);
  return out;
}

inline bool has_program(const std::string& name) {
  return !printed_by("command -v " + name).empty();
}

}  // namespace gesprek::test
