#include "engine/cli/page.h"

#include <algorithm>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {
constexpr std::size_t kMargin = 2;
}

void Page::start_line() {
  const bool is_full =
      terminal_.rows > 3 && lines_since_read_ + 2 >= static_cast<std::size_t>(terminal_.rows);
  if (is_full && rest_) {
    lines_since_read_ = 0;
    rest_();
  }
  if (gap_wanted_ && !is_empty_) {
    output_.write("\n");
    ++lines_since_read_;
  }
  gap_wanted_ = false;
  is_empty_ = false;
  ++lines_since_read_;
}

void Page::keep_together(std::size_t lines) {
  if (terminal_.rows <= 3 || !rest_) return;
  const auto room = static_cast<std::size_t>(terminal_.rows) - 2;
  if (lines <= room && lines_since_read_ > 0 && lines_since_read_ + lines > room) {
    lines_since_read_ = 0;
    rest_();
  }
}

void Page::line(std::string_view painted) {
  start_line();
  output_.write(painted);
  output_.write("\n");
}

void Page::text(Tone tone, std::string_view text, std::size_t indent) {
  const std::string margin(kMargin + indent, ' ');
  const std::size_t columns = text_columns(terminal_);
  for (const std::string& part : wrap(text, columns > indent + 8 ? columns - indent : 8)) {
    line(margin + paint(terminal_, tone, printable(part)));
  }
}

void Page::labelled(Tone label_tone, std::string_view label, Tone tone, std::string_view text,
                    std::size_t indent) {
  const std::string margin(kMargin + indent, ' ');
  const std::size_t hang = display_width(label);
  const std::size_t taken = indent + hang;
  const std::size_t columns = text_columns(terminal_);
  bool is_first = true;
  for (const std::string& part : wrap(text, columns > taken + 8 ? columns - taken : 8)) {
    const std::string before =
        is_first ? paint(terminal_, label_tone, printable(label)) : std::string(hang, ' ');
    line(margin + before + paint(terminal_, tone, printable(part)));
    is_first = false;
  }
}

void Page::pair(Tone first_tone, std::string_view first, Tone second_tone, std::string_view second) {
  std::string out = std::string(kMargin, ' ') + paint(terminal_, first_tone, printable(first));
  if (!second.empty()) out += paint(terminal_, second_tone, printable(second));
  line(out);
}

void Page::rule(Tone tone, std::string_view title) {
  const std::size_t columns = text_columns(terminal_);
  const std::string_view dash = mark("─", "-");
  std::string out;
  const auto dashes = [&](std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out += dash;
  };
  dashes(2);
  out.append(" ").append(title).append(" ");
  const std::size_t used = display_width(title) + 4;
  if (used < columns) dashes(columns - used);
  line(std::string(kMargin, ' ') + paint(terminal_, tone, out));
}

void Page::prompt(std::string_view text) {
  start_line();
  output_.write(std::string(kMargin, ' '));
  output_.write(text);
  output_.flush();
}

std::string Page::quoted(std::string_view text) const {
  std::string out(mark("“", "\""));
  out.append(text).append(mark("”", "\""));
  return out;
}

}  // namespace gesprek::cli
