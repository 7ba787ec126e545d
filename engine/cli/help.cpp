#include "engine/cli/help.h"

#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

/// Rows of a name and its meaning, the meanings under each other.
struct Row {
  std::string name, meaning;
};

class HelpText {
 public:
  HelpText(Output& output, const Terminal& terminal)
      : output_(output),
        terminal_(terminal),
        columns_(static_cast<std::size_t>(std::clamp(terminal.columns, 40, 84))) {}

  void title(std::string_view text) { output_.write(paint(terminal_, Tone::title, text) + "\n"); }
  void blank() { output_.write("\n"); }
  void text(std::string_view text) {
    for (const std::string& line : wrap(text, columns_)) write(line);
  }
  void rows(const std::vector<Row>& rows) {
    std::size_t widest = 0;
    for (const Row& row : rows) widest = std::max(widest, display_width(row.name));
    const bool is_narrow = widest + 30 > columns_;  // then the meaning goes below its name
    const std::size_t at = is_narrow ? 6 : widest + 4;
    for (const Row& row : rows) {
      const std::string name = "  " + paint(terminal_, Tone::number, row.name);
      bool is_first = true;
      if (is_narrow) write_painted(name);
      for (const std::string& line : wrap(row.meaning, columns_ - at)) {
        if (is_first && !is_narrow) {
          write_painted(name + std::string(at - 2 - display_width(row.name), ' ') + plain(line));
        } else {
          write(std::string(at, ' ') + line);
        }
        is_first = false;
      }
    }
  }

 private:
  [[nodiscard]] std::string plain(std::string_view text) const { return paint(terminal_, Tone::plain, text); }
  void write(std::string_view line) { write_painted(plain(line)); }
  void write_painted(std::string line) { output_.write(line.append("\n")); }
  Output& output_;
  const Terminal& terminal_;
  std::size_t columns_;
};

}  // namespace

void print_overview(Output& output, const Terminal& terminal) {
  HelpText help(output, terminal);
  help.title("gesprek: moeilijke gesprekken oefenen, schrijven en nakijken");
  help.blank();
  help.text("Gebruik: gesprek OPDRACHT …");
  help.blank();
  std::vector<Row> rows;
  for (const Command& command : commands()) {
    rows.push_back({std::string(command.spec.name), std::string(command.spec.summary)});
  }
  help.rows(rows);
  help.blank();
  help.text("gesprek OPDRACHT --help legt één opdracht uit. gesprek --version noemt de versie.");
  output.flush();
}

void print_help(const CommandSpec& command, Output& output, const Terminal& terminal) {
  HelpText help(output, terminal);
  std::string usage = "gesprek " + std::string(command.name);
  if (!command.arguments.empty()) usage += " " + std::string(command.arguments);
  if (!command.options.empty()) usage += " [opties]";
  help.title(usage);
  help.blank();
  help.text(command.about);
  std::vector<Row> rows;
  for (const OptionSpec& option : command.options) {
    std::string name = "--" + std::string(option.name);
    if (!option.value.empty()) name += " " + std::string(option.value);
    rows.push_back({std::move(name), std::string(option.help)});
  }
  rows.push_back({"--" + std::string(kHelpOption.name), std::string(kHelpOption.help)});
  help.blank();
  help.text("Opties:");
  help.rows(rows);
  if (!command.list.empty()) {
    help.blank();
    help.text(command.list_title);
    rows.clear();
    for (const Example& entry : command.list) {
      rows.push_back({std::string(entry.line), std::string(entry.about)});
    }
    help.rows(rows);
  }
  if (!command.examples.empty()) {
    help.blank();
    help.text("Voorbeelden:");
    rows.clear();
    for (const Example& example : command.examples) {
      rows.push_back({std::string(example.line), std::string(example.about)});
    }
    help.rows(rows);
  }
  output.flush();
}

void print_version(Output& output) {
  output.write("gesprek " GESPREK_VERSION ", casusformaat 1\n");
  output.flush();
}

}  // namespace gesprek::cli
