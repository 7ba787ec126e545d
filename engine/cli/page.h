#pragma once
// Writes laid-out text: wrapped, indented, with one empty line where parts meet, and a rest when a screen is
// full.

#include <functional>
#include <string>
#include <string_view>

#include "engine/cli/output.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// Control characters in a text (of a hook, a file's name, somebody's own words) are replaced before they
/// reach the terminal, but for line ends; only line() takes what is already painted.
class Page {
 public:
  Page(Output& output, Terminal terminal) : output_(output), terminal_(terminal) {}

  [[nodiscard]] const Terminal& terminal() const { return terminal_; }
  [[nodiscard]] Output& output() { return output_; }

  /// One empty line before what comes next; never two, and none at the very start.
  void gap() { gap_wanted_ = true; }
  /// A paragraph, `indent` columns in.
  void text(Tone tone, std::string_view text, std::size_t indent = 0);
  /// `label`, then `text` beside it; its further lines hang below its first.
  void labelled(Tone label_tone, std::string_view label, Tone tone, std::string_view text,
                std::size_t indent = 0);
  /// Two pieces on one line ("Karin · gespannen"), not wrapped.
  void pair(Tone first_tone, std::string_view first, Tone second_tone, std::string_view second);
  /// A quiet heading with a rule to the edge of the text.
  void rule(Tone tone, std::string_view title);
  /// A line that is already laid out and painted.
  void line(std::string_view painted);
  /// Text without a line end, for a prompt; flushed.
  void prompt(std::string_view text);

  /// Called when a screenful was written since the last prompt, so that nothing scrolls away unread.
  void set_rest(std::function<void()> rest) { rest_ = std::move(rest); }
  /// The reader has just answered: a new screenful begins.
  void read_so_far() { lines_since_read_ = 0; }
  /// The next lines belong together and take `lines`: rest before them when they would not fit.
  void keep_together(std::size_t lines);

  /// Marks for text: the drawn one where the terminal can, else plain ASCII.
  [[nodiscard]] std::string_view mark(std::string_view drawn, std::string_view ascii) const {
    return terminal_.unicode && !terminal_.ascii_text ? drawn : ascii;
  }
  /// `text` between the quotation marks this terminal shows.
  [[nodiscard]] std::string quoted(std::string_view text) const;

 private:
  void start_line();
  Output& output_;
  Terminal terminal_;
  std::function<void()> rest_;
  std::size_t lines_since_read_ = 0;
  bool gap_wanted_ = false;
  bool is_empty_ = true;
};

}  // namespace gesprek::cli
