#pragma once
// Reads lines from a terminal or a pipe, so that Ctrl-C and the end of the input are ordinary answers.

#include <string>

#include <csignal>

namespace gesprek::cli {

enum class LineEvent { line, end, interrupted };

class LineReader {
 public:
  virtual ~LineReader() = default;
  /// Waits for the next line, without its line end. A last line without one counts. `line` is cut at 64 KB,
  /// and holds valid UTF-8 without control characters.
  [[nodiscard]] virtual LineEvent next(std::string& line) = 0;
};

/// Reads `fd`. While it lives, Ctrl-C is only noticed while waiting for a line, and never ends the process:
/// what was being written is written.
class FdLineReader final : public LineReader {
 public:
  explicit FdLineReader(int fd);
  FdLineReader(const FdLineReader&) = delete;
  FdLineReader& operator=(const FdLineReader&) = delete;
  ~FdLineReader() override;
  [[nodiscard]] LineEvent next(std::string& line) override;

 private:
  int fd_;
  std::string waiting_;
  bool at_end_ = false;
  sigset_t mask_before_{};
  struct sigaction action_before_ {};
};

}  // namespace gesprek::cli
