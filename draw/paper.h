#pragma once
// Pages of a PDF: text that stays text, pictures, and the structure a screen reader needs. It places what it
// is told to place; which line comes on which page is decided by who uses it.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draw/picture.h"

namespace gesprek::draw {

struct PaperInfo {
  std::string title, subject;
  std::string language = "nl-NL";
  /// "2026-11-22T14:30:00Z". Always given, never the clock: so the same content gives the same bytes.
  std::string created = "2000-01-01T00:00:00Z";
  std::string font = "Inter";  // where it is not installed, what fontconfig takes for it
};

/// A4. All places and lengths on paper are in points of 1/72 inch.
inline constexpr double kPaperWidth = 595.276;
inline constexpr double kPaperHeight = 841.89;
/// From picture units to points.
inline constexpr double kPointsPerUnit = 0.75;

/// A piece of text in one look.
struct Run {
  std::string text;
  Weight weight = Weight::regular;
  Role role = Role::ink;
};

/// Text broken into lines. Belongs to the paper that made it, and is not to be used after it.
class TextLines {
 public:
  TextLines();
  TextLines(TextLines&&) noexcept;
  TextLines& operator=(TextLines&&) noexcept;
  ~TextLines();

  [[nodiscard]] std::size_t count() const;
  /// From the top of one line to the top of the next.
  [[nodiscard]] double leading() const;
  [[nodiscard]] double height() const { return leading() * static_cast<double>(count()); }
  /// Of the widest line.
  [[nodiscard]] double width() const;

 private:
  friend class Paper;
  struct Content;
  std::unique_ptr<Content> content_;
};

enum class Scope : std::uint8_t { none, column, row };
struct TagDetails {
  std::string alternative = {};  // of a figure: what is read out in its place
  Scope scope = Scope::none;     // of a header cell: what it is the head of
};

class Paper {
 public:
  explicit Paper(const PaperInfo& info);
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;
  ~Paper();

  /// The family that text is really set in: another than asked when that is not installed.
  [[nodiscard]] const std::string& font() const;

  /// Breaks `runs` at `width`. `size` in points; `line_height` in sizes. A word longer than a line is broken
  /// in it.
  [[nodiscard]] TextLines lay_out(const std::vector<Run>& runs, double width, double size,
                                  double line_height = 1.45) const;

  /// Before the first page one has to be begun too.
  void begin_page();
  /// Lines [first, first + count) with the top of the first at `top`.
  void draw(const TextLines& text, std::size_t first, std::size_t count, double left, double top);
  /// `width` points wide; the height follows.
  void draw(const Picture& picture, double left, double top, double width);
  void fill_box(double left, double top, double width, double height, double radius, Role role);
  void stroke_line(double from_x, double from_y, double to_x, double to_y, double width, Role role);

  /// The structure (ISO 32000-1, 14.8): "Document", "H1", "P", "L", "LI", "Table", "TR", "TH", "TD",
  /// "Figure". They nest; those that hold something to be drawn end on the page they were begun on. What is
  /// drawn outside of all is decoration.
  void begin_tag(std::string_view name, const TagDetails& details = {});
  void end_tag();
  /// An entry of the outline, leading to `top` on this page. `level` from 1; at most one deeper than the
  /// last.
  void bookmark(int level, std::string_view text, double top);

  /// The whole file; empty when it could not be made. Nothing may be drawn afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gesprek::draw
