#pragma once
// Another program, started without a shell: its arguments are a list, its text goes in through a pipe.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::app {

/// Where `name` stands in PATH; empty when it is not there, or this system has no such thing.
[[nodiscard]] std::string find_program(std::string_view name);

class Process {
 public:
  /// Starts `path` with `arguments` (without its own name) and gives it `text` on its standard input. What it
  /// says is kept when `listens`, else thrown away. Null when it cannot be started.
  [[nodiscard]] static std::unique_ptr<Process> start(const std::string& path,
                                                      const std::vector<std::string>& arguments,
                                                      std::string text, bool listens);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  /// Stops it where it still runs, and waits for that.
  ~Process();

  /// Gives it the next of its text and takes what it said; never waits. False once it has ended.
  [[nodiscard]] bool goes_on();
  [[nodiscard]] const std::string& said() const { return said_; }
  void stop();

 private:
  Process() = default;
  int id_ = -1, in_ = -1, out_ = -1;
  std::string text_, said_;
};

}  // namespace gesprek::app
