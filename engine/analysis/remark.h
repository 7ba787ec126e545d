#pragma once
// What the analysis has to say about a case: a code of the catalogue, a place in the Program, and where
// something can happen the inputs that make it happen. Places in the author's text are found by whoever has
// that text (engine/cli/remark_places.h).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis/explore.h"
#include "engine/base/diagnostic.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

enum class PlaceKind : std::uint8_t {
  scenario,   // the case as a whole
  node,       // Program::nodes
  choice,     // Program::choices
  why,        // the `why` of a choice
  repair,     // Program::repairs
  line,       // Program::lines
  arm,        // Program::arms
  interrupt,  // Program::interrupts
  topic,      // Program::topics
  criterion,  // Program::criteria
  must,       // Program::musts
  cast        // Program::cast
};

struct RemarkPlace {
  PlaceKind kind = PlaceKind::scenario;
  std::uint32_t index = 0;
};

struct Remark {
  DiagnosticCode code{};
  RemarkPlace place;
  std::vector<std::string> args;  // of its message
  Witness witness;                // inputs from the start; empty where nothing has to be shown
};

}  // namespace gesprek::analysis
