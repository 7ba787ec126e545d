#pragma once
// Runs the built `gesprek` as a person would: arguments in, text and an exit code out; also on a terminal of
// our own.

#include <string>
#include <vector>

namespace gesprek::test {

struct Run {
  std::vector<std::string> words;             // after `gesprek`
  std::string input;                          // on standard input
  std::vector<std::string> environment = {};  // NAME=value, over ours
  std::string folder;                         // to run in; empty: where the test runs
  long most_file_bytes = -1;                  // RLIMIT_FSIZE; -1: none
  std::string output_to;                      // standard output goes to this file
};

struct Ran {
  int code = -1;    // exit code, or 128 + signal
  std::string out;  // standard output
  std::string err;
};

[[nodiscard]] Ran run_gesprek(const Run& run);

/// Runs it on a pseudo-terminal of that size, types each of `lines` (with Enter) when it has gone quiet, then
/// `last` (such as "\x03") as it is; gives everything that appeared on the screen.
struct Typing {
  std::vector<std::string> words;
  std::vector<std::string> lines;
  std::string last = "\x04";
  std::vector<std::string> environment = {};
  unsigned short columns = 80, rows = 24;
};
[[nodiscard]] Ran type_at_gesprek(const Typing& typing);

/// A new empty folder for this test, removed when the object dies.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

[[nodiscard]] std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& text);

/// A file or folder of tests/data/cli.
[[nodiscard]] std::string data(const std::string& name);

}  // namespace gesprek::test
