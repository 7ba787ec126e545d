#pragma once
// Random small Programs that use every feature of a session, and random inputs that fit.

#include "engine/base/hash.h"
#include "engine/program/program.h"
#include "engine/session/session.h"

namespace gesprek::test {

/// The same `seed` gives the same Program.
[[nodiscard]] program::Program random_program(std::uint64_t seed);

/// One of the inputs that `session`, which waits, would take.
[[nodiscard]] session::Input random_input(const session::Session& session, Rng& rng);

}  // namespace gesprek::test
