#pragma once
// A debrief made by hand, with something in every part: what pages are tested with.

#include "engine/scoring/debrief.h"

namespace gesprek::test {

/// A finished conversation of 12 turns.
[[nodiscard]] scoring::Debrief sample_debrief();

}  // namespace gesprek::test
