#pragma once
// A Program as bytes: for caches, for the browser, and for its own fingerprint.
//
// Layout, little-endian: "GSPRKP" + format version (u16) · size of what follows (u64) · CRC32C of what
// follows (u32) · record sizes (so that a layout change is noticed) · header · tables, each as a count and
// its records · the text pool. Everything is checked when reading; a file that passes cannot make a session
// go out of bounds.

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/program/program.h"

namespace gesprek::program {

inline constexpr std::uint16_t kProgramVersion = 6;

/// The bytes of `program`. The same Program gives the same bytes, in every build.
[[nodiscard]] std::string write_program(const Program& program);

/// Reads what write_program wrote. Fails with wrong_version, invalid_format (damaged, cut, or indexes that
/// lead outside a table) — each with a Dutch sentence. Takes time linear in the bytes, never throws.
[[nodiscard]] Result<Program> read_program(std::string_view bytes);

/// The fingerprint that belongs in Program::hash: of all tables and texts, hash itself left out.
[[nodiscard]] Hash128 fingerprint(const Program& program);

/// The first index, range, condition or text of `program` that leads outside its table, in words; empty when
/// all is well. Compiled Programs pass; files are only believed after it.
[[nodiscard]] std::string find_fault(const Program& program);

}  // namespace gesprek::program
