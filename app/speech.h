#pragma once
// Reading aloud with espeak-ng, a program of its own that may be there or not. What it reads goes in through
// a pipe, so that no sentence of a case is ever part of a command.

#include <memory>
#include <string>
#include <utility>

#include "app/process.h"

namespace gesprek::app {

inline constexpr const char* kSpeechProgram = "espeak-ng";

class Speech {
 public:
  /// `program`: where it stands; empty: it is not on this computer.
  explicit Speech(std::string program) : program_(std::move(program)) {}
  [[nodiscard]] bool is_installed() const { return !program_.empty(); }
  /// Reads `text` in `voice` ("nl"); what was being read stops. False when it cannot be started.
  bool say(const std::string& text, const std::string& voice);
  void stop() { process_.reset(); }
  /// Whether it still speaks; never waits.
  [[nodiscard]] bool is_speaking();

 private:
  std::unique_ptr<Process> process_;
  std::string program_;
};

}  // namespace gesprek::app
