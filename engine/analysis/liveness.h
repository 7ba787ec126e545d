#pragma once
// What may still be read from a place: registers that nothing reads before they are written again are the
// same whatever their value, so states that differ only there are one state.

namespace gesprek::analysis {

class Machine;

/// Fills the machine's tables of live registers per node; see caps_of in liveness.cpp.
void find_liveness(Machine& machine);

}  // namespace gesprek::analysis
