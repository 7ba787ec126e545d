#include "engine/cli/man_page.h"

#include <algorithm>

namespace gesprek::cli {

namespace {

constexpr std::string_view kExitCodes = "\nUitgang: ";

/// The code point at `at` of valid UTF-8, and moves past it.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t more = first < 0x80U ? 0 : first < 0xE0U ? 1 : first < 0xF0U ? 2 : 3;
  std::uint32_t code = more == 0 ? first : first & (0x3FU >> more);
  ++at;
  for (std::size_t i = 0; i < more && at < text.size(); ++i, ++at) code = (code << 6U) | (byte(at) & 0x3FU);
  return code;
}

std::string hexadecimal(std::uint32_t code) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const std::uint32_t digit = (code >> static_cast<unsigned>(shift)) & 15U;
    if (!out.empty() || digit != 0 || shift < 16) out += kDigits[digit];  // at least four
  }
  return out;
}

/// Words to type: every hyphen is one that a shell understands when it is copied.
std::string roff_code(std::string_view text) {
  std::string out;
  for (const char c : roff_text(text)) {
    if (c == '-' && (out.empty() || out.back() != '\\')) out += '\\';
    out += c;
  }
  return out;
}

/// An argument of a macro, in quotes; within them a quote is \(dq.
std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

class PageWriter {
 public:
  PageWriter(const std::string& name, const std::string& title, std::string_view version) {
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    out_ = ".\\\" Gemaakt door `gesprek man`; verander het niet met de hand.\n";
    out_ += ".TH " + quoted(roff_code(upper)) + " 1 \"\" " + quoted("gesprek " + std::string(version)) +
            " \"Gesprekslab\"\n";
    // No hyphens of another language, and a ragged right edge: Dutch words are long.
    out_ += ".nh\n.ad l\n";
    section("NAAM");
    out_ += roff_code(name) + " \\- " + roff_text(title) + "\n";
  }

  void section(const char* title) { out_ += std::string(".SH ") + quoted(title) + "\n"; }
  void paragraphs(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out_ += (at == 0 ? "" : ".PP\n") + roff_text(text.substr(at, end - at)) + "\n";
      at = end + 1;
    }
  }
  void raw(const std::string& line) { out_ += line + "\n"; }
  /// A name (already roff) with its meaning below it, set in.
  void entry(const std::string& name, std::string_view meaning) {
    out_ += ".TP\n" + name + "\n" + roff_text(meaning) + "\n";
  }
  [[nodiscard]] std::string text() const { return out_; }

 private:
  std::string out_;
};

/// "--format text|json": what is typed as it is bold, what stands for something underlined.
std::string option_name(const OptionSpec& option) {
  std::string out = "\\fB" + roff_code("--" + std::string(option.name)) + "\\fR";
  if (option.value.empty()) return out;
  const bool is_literal = option.value.front() >= 'a' && option.value.front() <= 'z';
  return out + (is_literal ? " \\fB" : " \\fI") + roff_code(option.value) + "\\fR";
}

std::string page_name(const CommandSpec& command) {
  return "gesprek-" + std::string(command.name);
}

ManPage command_page(const CommandSpec& command, std::string_view version) {
  PageWriter page(page_name(command), std::string(command.summary), version);
  page.section("OVERZICHT");
  page.raw(".nf");
  std::string usage = "\\fBgesprek " + roff_code(command.name) + "\\fR";
  if (!command.arguments.empty()) usage += " \\fI" + roff_code(command.arguments) + "\\fR";
  page.raw(usage + " [opties]\n.fi");
  page.section("BESCHRIJVING");
  // The exit codes of --help stand last, and have a section of their own here.
  const std::size_t codes = std::min(command.about.find(kExitCodes), command.about.size());
  page.paragraphs(command.about.substr(0, codes));
  if (!command.list.empty()) {
    page.raw(".SS " + quoted(roff_text(command.list_title.substr(0, command.list_title.find(':')))));
    for (const Example& entry : command.list)
      page.entry("\\fB" + roff_code(entry.line) + "\\fR", entry.about);
  }
  page.section("OPTIES");
  for (const OptionSpec& option : command.options) page.entry(option_name(option), option.help);
  page.entry(option_name(kHelpOption), kHelpOption.help);
  if (codes < command.about.size()) {
    page.section("UITGANG");
    page.paragraphs(command.about.substr(codes + kExitCodes.size()));
  }
  if (!command.examples.empty()) {
    page.section("VOORBEELDEN");
    for (const Example& example : command.examples) page.entry(roff_code(example.line), example.about);
  }
  page.section("ZIE OOK");
  page.raw("\\fBgesprek\\fR(1)");
  return {page_name(command) + ".1", page.text()};
}

ManPage program_page(const std::vector<Command>& commands, std::string_view version) {
  PageWriter page("gesprek", "moeilijke gesprekken oefenen, schrijven en nakijken", version);
  page.section("OVERZICHT");
  page.raw(
      ".nf\n\\fBgesprek\\fR \\fIOPDRACHT\\fR ...\n\\fBgesprek\\fR \\fIOPDRACHT\\fR \\fB\\-\\-help\\fR\n.fi");
  page.section("BESCHRIJVING");
  page.paragraphs(
      "Gesprekslab oefent gesprekken over de veiligheid van kinderen. Een casus is een map met een "
      "tekstbestand, "
      "scenario.yaml, dat een trainer schrijft; gesprek kijkt hem na, speelt hem en laat na afloop zien wat "
      "er "
      "goed ging. Alles blijft op de eigen computer.\n"
      "Criteria, zetten, personen en regels die casussen delen, staan in een map met scripts: die van "
      "--scripts, "
      "anders de map scripts bij of boven de casus, anders die van het programma.");
  page.section("OPDRACHTEN");
  for (const Command& command : commands) {
    page.entry("\\fB" + roff_code(page_name(command.spec)) + "\\fR(1)", command.spec.summary);
  }
  page.section("OPTIES");
  page.entry(option_name(kHelpOption), kHelpOption.help);
  page.entry(option_name(kVersionOption), kVersionOption.help);
  page.section("UITGANG");
  page.entry("0", "het is gelukt");
  page.entry("1", "er staan fouten in een casus, een golden is anders, of een invoer past niet");
  page.entry("2", "de opdracht zelf klopt niet");
  page.entry("70", "een fout van het programma");
  page.entry("74", "de uitvoer kon niet worden geschreven");
  page.section("OMGEVING");
  page.entry("NO_COLOR", "gezet en niet leeg: geen kleuren");
  page.entry("XDG_STATE_HOME", "waar gesprekken bewaard worden; anders ~/.local/state");
  page.section("BESTANDEN");
  page.entry("~/.local/state/gesprekslab/sessies", "de bewaarde gesprekken; niemand anders kan ze lezen");
  page.section("ZIE OOK");
  std::string pages;
  for (const Command& command : commands) {
    pages += (pages.empty() ? "" : ",\n") + ("\\fB" + roff_code(page_name(command.spec)) + "\\fR(1)");
  }
  page.raw(pages);
  return {"gesprek.1", page.text()};
}

}  // namespace

std::string roff_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_at_start = out.empty();
    switch (c) {
      case '\\': out += "\\e"; break;
      case '\'': out += "\\(aq"; break;
      case '"': out += "\\(dq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '.': out += is_at_start ? "\\&." : "."; break;
      case '-':
        // Two of them begin an option; one within a word is a hyphen.
        out += (at + 1 < text.size() && text[at + 1] == '-') || (at > 0 && text[at - 1] == '-') ? "\\-" : "-";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x80U) {
          out += c;
          break;
        }
        out += "\\[u" + hexadecimal(next_code_point(text, at)) + "]";
        continue;
    }
    ++at;
  }
  return out;
}

std::vector<ManPage> man_pages(const std::vector<Command>& commands, std::string_view version) {
  std::vector<ManPage> out = {program_page(commands, version)};
  for (const Command& command : commands) out.push_back(command_page(command.spec, version));
  return out;
}

}  // namespace gesprek::cli
