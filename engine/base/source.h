#pragma once
// Places in an author's text: byte ranges, and the line and column a person counts.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gesprek {

/// Bytes [begin, end) of one file, counted from 0 in the file as it is on disk (a BOM and CRs count).
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(TextRange a, TextRange b) { return a.begin == b.begin && a.end == b.end; }
  friend bool operator!=(TextRange a, TextRange b) { return !(a == b); }
};

/// 1-based; columns in bytes (design §3.11, style §4). A BOM takes no column.
struct SourcePos {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(SourcePos a, SourcePos b) { return a.line == b.line && a.column == b.column; }
};

/// A resolved place, as diagnostics print it. `end` is the position just after the last byte.
struct SourceRange {
  std::string file;
  TextRange bytes;
  SourcePos begin;
  SourcePos end;
};

/// One file's bytes with an index of its lines. Lines end at LF (a CR before it belongs to the line).
/// A text may be laid over another (a variant over its base, format 5.28): then offsets from base_offset() on
/// are places in that other file, so that one TextRange says which of the two files it is in.
class SourceText {
 public:
  SourceText() = default;
  SourceText(std::string file, std::string bytes);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// Lays this text over `base`, which must not be laid over a text itself.
  void lay_over(std::shared_ptr<const SourceText> base) { base_ = std::move(base); }
  /// Where the places of a base start: behind this text, past the place after its last byte.
  [[nodiscard]] std::uint32_t base_offset() const { return static_cast<std::uint32_t>(bytes_.size()) + 1; }
  [[nodiscard]] const SourceText* base() const { return base_.get(); }
  /// The position of byte `offset`, in the file that it lies in; an offset past the end is the position after
  /// the last byte.
  [[nodiscard]] SourcePos position(std::uint32_t offset) const;
  [[nodiscard]] SourceRange resolve(TextRange range) const;
  /// The text of 1-based `line` without its line end; empty past the last line.
  [[nodiscard]] std::string_view line(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// The offset at which 1-based `line` starts; the size past the last line.
  [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const;

 private:
  [[nodiscard]] bool is_in_base(std::uint32_t offset) const {
    return base_ != nullptr && offset >= base_offset();
  }

  std::string file_;
  std::string bytes_;
  std::shared_ptr<const SourceText> base_;
  std::vector<std::uint32_t> line_starts_ = {0};
};

}  // namespace gesprek
