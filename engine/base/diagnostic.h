#pragma once
// Messages to authors: small structs with a code, a place and arguments. Their words are made at the edge,
// from one catalogue (diagnostic_catalogue.def), in Dutch or English.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source.h"

namespace gesprek {

enum class Severity : std::uint8_t { error, warning, hint };
enum class Language : std::uint8_t { nl, en };

/// The numbers are public: they are printed, documented (docs/diagnostics/) and never used again.
enum class DiagnosticCode : std::uint16_t {
#define GESPREK_DIAGNOSTIC(number, name, severity, nl, en, nl_hint, en_hint) name = (number),
#include "engine/base/diagnostic_catalogue.def"
#undef GESPREK_DIAGNOSTIC
};

/// One entry of the catalogue. `{0}`, `{1}`… in the texts stand for the arguments of a Diagnostic. A hint may
/// be empty; it is left out when an argument that it names is empty (so "bedoel je '{1}'?" needs a
/// suggestion).
struct DiagnosticInfo {
  DiagnosticCode code{};
  const char* name = "";  // as in the enum, "unknown_node"
  Severity severity = Severity::error;
  const char* message_nl = "";
  const char* message_en = "";
  const char* hint_nl = "";
  const char* hint_en = "";
};

/// The whole catalogue, ascending by number.
[[nodiscard]] const std::vector<DiagnosticInfo>& diagnostic_catalogue();
[[nodiscard]] const DiagnosticInfo& info(DiagnosticCode code);
/// "E0301", "W0212" or "H0801": the letter is the severity.
[[nodiscard]] std::string code_text(DiagnosticCode code);

/// Whether the analysis emits it: what a case does when it is played, not what cannot be read. Only these can
/// be explained away with `allow`.
[[nodiscard]] bool is_remark(DiagnosticCode code);
/// The same for a code as an author writes it, "H0731"; false for a code that does not exist.
[[nodiscard]] bool is_remark_code(std::string_view text);

/// An argument whose own words differ by language ("een getal" / "a number").
[[nodiscard]] std::string bilingual(std::string_view nl, std::string_view en);

/// One thing an author should know. `where.file` is never empty; where nothing more exact is known the place
/// is line 1 (format 5.25).
struct Diagnostic {
  DiagnosticCode code{};
  SourceRange where;
  std::vector<std::string> args;

  [[nodiscard]] Severity severity() const { return info(code).severity; }
  [[nodiscard]] std::string message(Language language) const;
  [[nodiscard]] std::string hint(Language language) const;
};

/// `scenarios/x/scenario.yaml:14:9: fout E0301: … (bedoel je 'afspraak'?)`
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Language language);

/// Collects every problem, never only the first. Keeps at most `kMost`; what comes after is only counted.
class DiagnosticList {
 public:
  static constexpr std::size_t kMost = 1000;

  void add(DiagnosticCode code, const SourceText& source, TextRange range,
           std::vector<std::string> args = {});
  void add(Diagnostic diagnostic);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  /// How many were not kept because there were too many.
  [[nodiscard]] std::size_t dropped() const { return dropped_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return items_; }
  /// Sorted by file, place and code; without repeats of the same code, place and arguments.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> items_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace gesprek
