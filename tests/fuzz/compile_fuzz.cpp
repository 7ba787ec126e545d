// Any text as a case: what compiles passes the checks of a Program and can be played; what does not has an
// error, and every message a place inside the text.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scenario/load.h"
#include "engine/session/session.h"
#include "tests/support/small_scripts.h"

using namespace gesprek;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// Takes whatever stands first and can be taken, some times.
void play(const program::Program& program) {
  session::Session session(program, 1);
  for (int i = 0; i < 20 && session.status() == session::Status::waiting; ++i) {
    const std::vector<session::OfferItem>& items = session.offer().items;
    std::size_t item = 0;
    while (item < items.size() && items[item].locked) ++item;
    if (item == items.size()) return;
    session.take_item(item);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  scenario::Limits limits;
  limits.bytes = 64U * 1024U;
  DiagnosticList diagnostics;
  const scenario::LoadOutcome loaded = scenario::load_scenario_text(
      "proef/scenario.yaml", std::string(reinterpret_cast<const char*>(data), size), limits, diagnostics);
  script::Scripts scripts = test::small_scripts();
  const auto compiled = program::compile(loaded, scripts, diagnostics);
  require(compiled.has_value() == (loaded.scenario.has_value() && !diagnostics.has_errors()));
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    require(diagnostic.where.bytes.begin <= diagnostic.where.bytes.end);
    require(diagnostic.where.bytes.end <= size || diagnostic.where.file != "proef/scenario.yaml");
    static_cast<void>(to_text(diagnostic, Language::nl));
  }
  if (!compiled.has_value()) return 0;
  require(program::find_fault(*compiled).empty());
  play(*compiled);
  return 0;
}
