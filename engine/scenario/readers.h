#pragma once
// One function per part of a scenario: each reads a YAML value into the authored model and reports what it
// can know by itself. Names of other parts are looked up by the compiler.

#include <string_view>
#include <vector>

#include "engine/scenario/map_reader.h"
#include "engine/scenario/scenario.h"

namespace gesprek::scenario {

// read_parts.cpp: what many blocks share. `value` is given (not null).
void read_effects(const ReadContext& context, YamlRef value, std::vector<Effect>& out);
void read_events(const ReadContext& context, YamlRef value, std::vector<EventUse>& out);
void read_reveals(const ReadContext& context, YamlRef value, std::vector<Reveal>& out);
/// Explicit points (5.18): criterion → -2…+2.
void read_score(const ReadContext& context, YamlRef value, std::vector<Score>& out);
void read_addressees(const ReadContext& context, YamlRef value, Addressees& out);
void read_comments(const ReadContext& context, YamlRef value, std::vector<Comment>& out);
/// `allow`: codes of the analysis with the reason why they are meant to be so.
void read_allow(const ReadContext& context, YamlRef value, std::vector<Allowance>& out);
/// Warns about a text in curly quotes, which somebody pasted from a word processor.
void check_words(const ReadContext& context, const Text& text);

// read_lines.cpp
/// `name` is the key the list stands under: lines, again, first or reply.
void read_lines(const ReadContext& context, std::string_view name, YamlRef value, std::vector<Line>& out);
void read_reply(const ReadContext& context, YamlRef value, Reply& out);

// read_choice.cpp
/// `place` is the choice's 1-based place in its node, from which it gets an id when it has none (5.10).
void read_choice(const ReadContext& context, YamlRef value, std::size_t place, Choice& out);

// read_form.cpp
void read_form(const ReadContext& context, YamlRef value, Form& out);

// read_node.cpp
void read_node(const ReadContext& context, YamlRef key, YamlRef value, Node& out);

// read_declarations.cpp
void read_header(const ReadContext& context, YamlRef value, Scenario& out);
void read_cast(const ReadContext& context, YamlRef value, std::vector<CastMember>& out);
void read_variables(const ReadContext& context, YamlRef value, std::vector<Variable>& out);
void read_facts(const ReadContext& context, YamlRef value, std::vector<Fact>& out);
void read_interrupts(const ReadContext& context, YamlRef value, std::vector<Interrupt>& out);

}  // namespace gesprek::scenario
