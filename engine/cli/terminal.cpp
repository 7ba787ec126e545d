#include "engine/cli/terminal.h"

#include <algorithm>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr int kReadingColumns = 68;  // 60–70 characters a line (look.md)

/// SGR parameters from the terminal's own palette, so that a light and a dark theme both stay readable.
const char* look(Tone tone) {
  switch (tone) {
    case Tone::plain:
    case Tone::speech:
    case Tone::narrator: return "";
    case Tone::title: return "1";
    case Tone::heading: return "2;36";
    case Tone::speaker: return "1;36";
    case Tone::cue: return "2";
    case Tone::inner: return "35";
    case Tone::learner: return "1";
    case Tone::number: return "36";
    case Tone::locked: return "2";
    case Tone::repair: return "33";
    case Tone::faint: return "2";
    case Tone::good: return "32";
    case Tone::mind: return "33";
    case Tone::stop: return "31";
  }
  return "";
}

bool is_set(const char* value) {
  return value != nullptr && *value != '\0';
}

int number_in(const char* value) {
  if (!is_set(value)) return 0;
  const long number = std::strtol(value, nullptr, 10);
  return number > 0 && number < 10000 ? static_cast<int>(number) : 0;
}

}  // namespace

Terminal describe_terminal(bool is_terminal, int columns, int rows, const Environment& environment) {
  Terminal terminal;
  terminal.is_terminal = is_terminal;
  const char* const term = environment("TERM");
  const bool is_smart = is_terminal && is_set(term) && std::string_view(term) != "dumb";
  terminal.can_erase = is_smart;
  terminal.colour = is_smart && !is_set(environment("NO_COLOR"));
  if (columns <= 0) columns = number_in(environment("COLUMNS"));
  if (columns > 0) terminal.columns = std::max(columns, 20);
  if (is_terminal) terminal.rows = rows > 0 ? rows : number_in(environment("LINES"));

  const char* locale = environment("LC_ALL");
  if (!is_set(locale)) locale = environment("LC_CTYPE");
  if (!is_set(locale)) locale = environment("LANG");
  const std::string name = is_set(locale) ? lower(locale) : std::string("c");
  const bool says_utf8 = name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
  const bool names_another_set = !says_utf8 && name.find('.') != std::string::npos;
  terminal.unicode = says_utf8;
  terminal.ascii_text = is_terminal && names_another_set;
  return terminal;
}

Terminal detect_terminal(int fd, const Environment& environment) {
  const bool is_terminal = ::isatty(fd) == 1;
  winsize size{};
  const bool knows_size = is_terminal && ::ioctl(fd, TIOCGWINSZ, &size) == 0;
  return describe_terminal(is_terminal, knows_size ? size.ws_col : 0, knows_size ? size.ws_row : 0,
                           environment);
}

Environment process_environment() {
  return [](const char* name) -> const char* { return std::getenv(name); };
}

std::string paint(const Terminal& terminal, Tone tone, std::string_view text) {
  std::string out = terminal.ascii_text ? to_ascii(text) : std::string(text);
  const char* const parameters = look(tone);
  if (!terminal.colour || *parameters == '\0' || out.empty()) return out;
  return std::string("\033[") + parameters + "m" + out + "\033[0m";
}

std::size_t text_columns(const Terminal& terminal) {
  return static_cast<std::size_t>(std::clamp(terminal.columns - 4, 16, kReadingColumns));
}

}  // namespace gesprek::cli
