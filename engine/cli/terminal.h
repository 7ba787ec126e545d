#pragma once
// What the terminal can show, and how kinds of text look in it. Colour is never the only sign of anything.

#include <functional>
#include <string>
#include <string_view>

namespace gesprek::cli {

/// Families of meaning, not colours: the look of each stands in one table (terminal.cpp).
enum class Tone {
  plain,
  title,     // the case, a heading of the debrief
  heading,   // a phase, a topic: quiet
  speaker,   // who speaks
  speech,    // what they say
  cue,       // mood and behaviour, in words
  narrator,  // what happens
  inner,     // the learner's inner voice
  learner,   // "Jij", and what the learner said
  number,    // the key to type
  locked,    // on show, not to be taken
  repair,    // taking something back
  faint,     // hints, places, what may be skipped
  good,      // a strength
  mind,      // a warning
  stop       // an error, and what must stop
};

struct Terminal {
  bool is_terminal = false;  // the output is one
  bool colour = false;
  bool can_erase = false;   // understands cursor movements
  bool unicode = true;      // rules, bars and bullets beyond ASCII may be drawn
  bool ascii_text = false;  // the declared character set is not UTF-8: letters lose their accents
  int columns = 80;
  int rows = 0;  // 0: unknown, never wait for the reader
};

/// An environment variable; nullptr when it is not set.
using Environment = std::function<const char*(const char*)>;

/// What `fd` can show. NO_COLOR (set and not empty) and TERM=dumb turn colour off; COLUMNS and LINES stand in
/// when the terminal does not tell its size. In the C locale texts stay UTF-8 and only decorations are ASCII;
/// a locale that names another character set gets ASCII altogether.
[[nodiscard]] Terminal detect_terminal(int fd, const Environment& environment);

/// The part of it that looks at no terminal: for tests.
[[nodiscard]] Terminal describe_terminal(bool is_terminal, int columns, int rows,
                                         const Environment& environment);

/// The process's own environment.
[[nodiscard]] Environment process_environment();

/// `text` (one line) in the look of `tone`; unchanged without colour.
[[nodiscard]] std::string paint(const Terminal& terminal, Tone tone, std::string_view text);

/// How many columns running text takes: comfortable to read, and never more than there are.
[[nodiscard]] std::size_t text_columns(const Terminal& terminal);

}  // namespace gesprek::cli
