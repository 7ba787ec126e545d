#pragma once
// A small set of scripts made in C++, so that what only compiles needs no Lua. Without doctest: fuzzers use
// it.

#include "engine/script/scripts.h"

namespace gesprek::test {

/// A catalogue of a few entries of each kind, the personas `open_ouder` (react: a sentence over ten words
/// costs begrip) and `boze_ouder`, the rules R10, R04 (only KNMG) and R07, and the form `weging`.
[[nodiscard]] script::Scripts small_scripts();

}  // namespace gesprek::test
