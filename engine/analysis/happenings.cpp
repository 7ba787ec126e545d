#include "engine/analysis/happenings.h"

namespace gesprek::analysis {

Happenings::Happenings(const Machine& machine) {
  const program::Program& p = machine.program();
  nodes.resize(p.nodes.size());
  choices.resize(p.choices.size());
  endings.resize(p.nodes.size());
  dead_ends.resize(p.nodes.size());
  sites.resize(machine.sites().size());
  broken.resize(p.rules.size());
  broken_at_ending.resize(p.rules.size());
  opened.resize(p.knockouts.size());
  repaired.resize(p.knockouts.size());
  unrepaired.resize(p.knockouts.size());
  unrepaired_good.resize(p.knockouts.size());
  missed.resize(p.musts.size());
  missed_good.resize(p.musts.size());
}

}  // namespace gesprek::analysis
