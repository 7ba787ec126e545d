#pragma once
// Small scenarios to put a piece in, so that a test shows only what it is about.

#include <string>
#include <string_view>

namespace gesprek::test {

/// The line on which the piece of with_node, with_choice… starts.
inline constexpr unsigned kPieceLine = 8;

/// A scenario in which node `begin` has `body` (indented by four spaces, from line 8 on) and `eind` ends it.
inline std::string with_node(std::string_view body) {
  return "gesprek: 1\n"
         "scenario: {id: voorbeeld, title: Een voorbeeld}\n"
         "cast:\n"
         "  karin: {name: Karin}\n"
         "start: begin\n"
         "nodes:\n"
         "  begin:\n" +
         std::string(body) +
         "  eind:\n"
         "    ending: {title: Een begin, outcome: good, text: \"Tot vrijdag.\", child: \"Milan weet "
         "het.\"}\n";
}

/// Node `begin` with one choice, which has an `id` and a `say` and these lines (indented by eight spaces,
/// from line 8 + 3 on).
inline std::string with_choice(std::string_view keys) {
  return with_node("    choices:\n      - id: vraag\n        say: \"Hoe gaat het?\"\n" + std::string(keys) +
                   "    go: eind\n");
}
inline constexpr unsigned kChoiceLine = kPieceLine + 3;

/// Node `begin` with these lines (items indented by six spaces, from line 8 + 1 on).
inline std::string with_lines(std::string_view items) {
  return with_node("    lines:\n" + std::string(items) + "    go: eind\n");
}

/// Node `begin` with a form of these fields (items indented by eight spaces, from line 8 + 3 on).
inline std::string with_fields(std::string_view fields) {
  return with_node("    form:\n      title: Vastleggen\n      fields:\n" + std::string(fields) +
                   "    go: eind\n");
}

/// A scenario with this block (not indented, from line 3 on) between its header and its nodes.
inline std::string with_block(std::string_view block) {
  return "gesprek: 1\n"
         "scenario: {id: voorbeeld, title: Een voorbeeld}\n" +
         std::string(block) +
         "start: eind\n"
         "nodes:\n"
         "  eind:\n"
         "    ending: {title: Een begin, outcome: good, text: \"Tot vrijdag.\", child: \"Milan weet "
         "het.\"}\n";
}
inline constexpr unsigned kBlockLine = 3;

}  // namespace gesprek::test
