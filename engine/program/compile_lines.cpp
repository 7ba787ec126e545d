// Lines and replies. Every line gets a text id: the author's own, else one made from its place.

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

LineKind line_kind(scenario::LineKind kind) {
  switch (kind) {
    case scenario::LineKind::cast: return LineKind::cast;
    case scenario::LineKind::narrator: return LineKind::narrator;
    case scenario::LineKind::inner: return LineKind::inner;
    case scenario::LineKind::media: return LineKind::media;
    case scenario::LineKind::first: return LineKind::first;
  }
  return LineKind::narrator;
}

void append_number(std::string& text, std::size_t number) {
  char digits[20];
  std::size_t count = 0;
  do {
    digits[count++] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  while (count > 0) text += digits[--count];
}

}  // namespace

Range compile_lines(Context& context, const std::vector<scenario::Line>& from, std::string_view kind,
                    std::uint32_t node, std::uint32_t speaker) {
  Program& program = context.program;
  const std::size_t begin = program.lines.size();
  // The lines of one range stand together; alternatives (`first`) come behind them, so a line is written by
  // its place, never through a reference.
  program.lines.resize(begin + from.size());
  const std::size_t id_size = context.text_id.size();
  for (std::size_t i = 0; i < from.size(); ++i) {
    const scenario::Line& line = from[i];
    Line out;
    context.text_id += kind;
    append_number(context.text_id, i + 1);
    out.text_id = line.id.has_value() ? context.text(*line.id) : context.texts.add_unique(context.text_id);
    out.kind = line_kind(line.kind);
    out.text = context.text(line.text);
    if (line.kind == scenario::LineKind::cast) {
      out.cast = line.speaker.empty() ? speaker : context.find_cast(line.speaker);
    }
    out.when = context.condition_or_none(line.when, node);
    out.cue = context.text_or_none(line.cue);
    out.thought = context.text_or_none(line.thought);
    out.alt = context.text_or_none(line.alt);
    if (line.mood.has_value()) out.mood = context.find_mood(*line.mood, context.source);
    out.effects = context.effects(line.effect);
    out.events = context.emits(line.events);
    out.reveals = context.reveals(line.reveals, node);
    if (!line.first.empty()) {
      context.text_id += '.';
      out.first = compile_lines(context, line.first, "first", node, speaker);
    }
    context.text_id.resize(id_size);
    program.lines[begin + i] = out;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from.size())};
}

}  // namespace gesprek::program
