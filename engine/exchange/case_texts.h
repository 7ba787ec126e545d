#pragma once
// Every text of a Program that a learner reads, each with a stable id: what a translation is made of.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/program/program.h"
#include "engine/scenario/scenario.h"

namespace gesprek::exchange {

enum class TextOrigin : std::uint8_t {
  own,    // written in the case
  shared  // comes from scripts: moods, forms, personas, criteria. Many cases have the same
};

/// One text of `program`. Ids: lines have the program's own (5.2: the author's `id`, else by place),
/// "node.choice", "node.choice.why", "node.choice.repair"; a `cue`, `thought` or `alt` hangs behind the
/// line's id; "node.field.ask", "node.field.option"; "node.ending.title"; "fact/id", "cast/id.name";
/// "case/title".
struct TextPlace {
  std::string id;
  std::string note;  // for a translator, English: who says it, what kind of text it is
  TextOrigin origin = TextOrigin::own;
  program::TextRef* text = nullptr;  // in the Program that was walked; its size is never 0
};

/// All of them in the order of the case; texts that several places share appear once for each. Fills
/// Program::shown_names where that is empty, so that names can be translated too.
[[nodiscard]] std::vector<TextPlace> text_places(program::Program& program);

/// The texts of forms that are written out in the case itself, where others take theirs from scripts/forms.
[[nodiscard]] std::set<std::string> written_form_texts(const scenario::Scenario& authored);

/// English words that catalogues carry themselves (label_en and so on) in place of the Dutch; for language
/// "en".
void use_english_labels(program::Program& program);

}  // namespace gesprek::exchange
