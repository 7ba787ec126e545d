// Any text as a scenario, and as one of the catalogues: it is read or refused in words, every message has a
// place inside the text, and what was read has its places inside it too.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"
#include "engine/scenario/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_places(const DiagnosticList& diagnostics, std::size_t size) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const SourceRange& where = diagnostic.where;
    require(!where.file.empty());
    require(where.bytes.begin <= where.bytes.end && where.bytes.end <= size);
    require(where.begin.line >= 1 && where.begin.column >= 1);
    require(where.begin.line < where.end.line ||
            (where.begin.line == where.end.line && where.begin.column <= where.end.column));
    for (const Language language : {Language::nl, Language::en}) {
      // A terminal shows this: nothing in it may be obeyed.
      for (const char c : to_text(diagnostic, language)) require(static_cast<unsigned char>(c) >= 0x20);
    }
  }
}

void check_text(const Text& text, std::string_view bytes) {
  require(text.where.begin <= text.where.end && text.where.end <= bytes.size());
  if (!text.verbatim) return;
  require(bytes.substr(text.where.begin + text.quote_width, text.value.size()) == text.value);
}

void check_scenario(const Scenario& scenario, std::string_view bytes) {
  check_text(scenario.id, bytes);
  check_text(scenario.start, bytes);
  for (const Node& node : scenario.nodes) {
    check_text(node.id, bytes);
    require(node.where.begin <= node.where.end && node.where.end <= bytes.size());
    for (const Line& line : node.lines) check_text(line.text, bytes);
    for (const Choice& choice : node.choices) {
      require(!choice.id.empty());
      check_text(choice.text, bytes);
      if (choice.when) check_text(*choice.when, bytes);
      for (const Score& score : choice.score) require(score.points.value >= -2 && score.points.value <= 2);
      require(choice.reply.kind != ReplyKind::text || choice.reply.lines.size() == 1);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.bytes = 1U << 20U;

  DiagnosticList diagnostics;
  const LoadOutcome outcome = load_scenario_text("s", bytes, limits, diagnostics);
  require(outcome.source != nullptr);
  require(outcome.scenario.has_value() || diagnostics.has_errors());
  check_places(diagnostics, bytes.size());
  if (outcome.scenario) check_scenario(*outcome.scenario, bytes);

  // One catalogue an input: parsing is most of the time.
  static constexpr const char* kNames[] = {"criteria.yaml", "moves.yaml", "events.yaml", "state.yaml",
                                           "moods.yaml"};
  MapFiles files;
  files.files[std::string("c/") + kNames[size % 5]] = bytes;
  DiagnosticList of_catalogues;
  const Catalogues catalogues = load_catalogues({"c"}, files, limits, of_catalogues);
  check_places(of_catalogues, bytes.size());
  if (!of_catalogues.has_errors() && !catalogues.criteria.empty()) require(!catalogues.band(0).id.empty());
  return 0;
}
