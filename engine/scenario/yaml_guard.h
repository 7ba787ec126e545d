#pragma once
// What a text must be before a YAML parser may see it, and the stream through which it sees it.

#include <cstddef>
#include <streambuf>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"

namespace gesprek::scenario {

/// The bytes a parser may read. They have the file's length and line ends, so places stay the same.
struct CheckedBytes {
  bool usable = false;    // false: nothing a parser could read (UTF-16, too large)
  std::size_t start = 0;  // behind the BOM, if there is one
  std::string_view text;  // the whole file, or `cleaned`
  std::string cleaned;    // a copy with what is not allowed replaced by spaces; empty when all was well
};

/// Looks at every byte (format 5.24): UTF-8 with or without BOM, LF or CRLF, no NUL, no control character but
/// tab, no BOM inside. Each mistake is a diagnostic; of one kind the first ones. The result views into
/// `source` (or into itself: do not move it).
void check_bytes(const SourceText& source, std::size_t most_bytes, DiagnosticList& diagnostics,
                 CheckedBytes& result);

/// Hands `text` to yaml-cpp, and pretends that it ends once `bytes_per_event` bytes were read without an
/// event (hardening §9: a whole flow collection is tokenised before its first event). Lines that hold only a
/// comment or nothing cost no memory and do not count.
class GuardedBuffer : public std::streambuf {
 public:
  GuardedBuffer(std::string_view text, std::size_t bytes_per_event);

  /// The parser came up with an event.
  void progress() {
    if (tripped_) return;  // nothing is read any more
    weighed_ = served_;
    weight_ = 0;
    in_comment_ = false;
  }
  /// Whether the text was cut off.
  [[nodiscard]] bool tripped() const { return tripped_; }
  /// How much of the text was handed out.
  [[nodiscard]] std::size_t served() const { return served_; }
  /// Whether it was cut off, and there was more than comments to come.
  [[nodiscard]] bool lost_text() const;

 protected:
  std::streamsize xsgetn(char* target, std::streamsize count) override;
  int_type underflow() override { return traits_type::eof(); }

 private:
  void weigh();

  std::string_view text_;
  std::size_t bytes_per_event_;
  std::size_t served_ = 0;   // bytes handed out
  std::size_t weighed_ = 0;  // bytes that were weighed
  std::size_t weight_ = 0;   // of the bytes since the last event, in halves of a byte
  bool in_comment_ = false;  // at `weighed_`
  bool tripped_ = false;
};

}  // namespace gesprek::scenario
