#pragma once
// Where text goes: a file descriptor that notices when it can no longer be written, or a string in tests.

#include <string>
#include <string_view>

namespace gesprek::cli {

/// Collects text and passes it on at flush(). Never throws; after a failure it swallows what comes.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  virtual ~Output() = default;
  virtual void write(std::string_view text) = 0;
  virtual void flush() = 0;
  /// The errno of the first write that failed (EPIPE, ENOSPC…), 0 as long as all went well.
  [[nodiscard]] virtual int error() const { return 0; }
};

/// A file descriptor, which it does not own. Flushes by itself when much has been collected.
class FdOutput final : public Output {
 public:
  explicit FdOutput(int fd) : fd_(fd) {}
  ~FdOutput() override { flush_now(); }
  void write(std::string_view text) override;
  void flush() override { flush_now(); }
  [[nodiscard]] int error() const override { return error_; }

 private:
  void flush_now();
  int fd_;
  int error_ = 0;
  std::string waiting_;
};

/// Keeps everything, for tests and for text that is measured first.
class TextOutput final : public Output {
 public:
  void write(std::string_view text) override { text_ += text; }
  void flush() override {}
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace gesprek::cli
