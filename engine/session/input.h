#pragma once
// The inputs a learner can give (format 5.21): their shape, and their text form by ids.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/program.h"

namespace gesprek::session {

class Session;

enum class InputKind : std::uint8_t { choice, topic, switch_topic, then, repair, late, note, form, text };

/// The answer to one field. choice, yes_no, scale: values[0]. multi: values. sort, board: pairs item → column
/// as "item>column". plan: rows "wie/wat/wanneer". text: values[0], free.
struct FieldAnswer {
  std::uint32_t field = 0;  // in Program::fields
  std::vector<std::string> values;
  friend bool operator==(const FieldAnswer& a, const FieldAnswer& b) {
    return a.field == b.field && a.values == b.values;
  }
  friend bool operator!=(const FieldAnswer& a, const FieldAnswer& b) { return !(a == b); }
};

struct Input {
  InputKind kind = InputKind::choice;
  std::uint32_t target = program::kNone;  // choice, topic, repair (Program index) or fact
  std::uint32_t value = 0;                // note: the FactKind it is noted as
  std::vector<FieldAnswer> answers;       // form
  std::string text;                       // text: the learner's own sentence
  friend bool operator==(const Input& a, const Input& b) {
    return a.kind == b.kind && a.target == b.target && a.value == b.value && a.answers == b.answers &&
           a.text == b.text;
  }
  friend bool operator!=(const Input& a, const Input& b) { return !(a == b); }
};

/// `rustig`, `topic:ochtend`, `switch:steun`, `then`, `repair:binnen.direct`, `late`, `note:slordig=ruis`,
/// `form:sorteer=geen_ontbijt>feit;zin=letterlijk`, `text:"…"`. Choices are named by id within their node.
/// Values stand in double quotes when they hold `,;|="\`, a line end or spaces at their ends; inside quotes
/// `\"`, `\\` and `\n` are a quote, a backslash and a line end. Never holds a line end.
[[nodiscard]] std::string format_input(const program::Program& program, const Input& input);

/// Reads what format_input writes, and a choice's 1-based place among all choices of its node. Ids are looked
/// up where the session stands now. Fails with invalid_input and a Dutch sentence that names what is offered;
/// whether the session would take it is checked by Session::take.
[[nodiscard]] Result<Input> parse_input(const Session& session, std::string_view text);

/// Splits `--choose a,b,form:x=1` at commas outside double quotes; spaces around an input are left out, empty
/// inputs too.
[[nodiscard]] std::vector<std::string> split_inputs(std::string_view text);

}  // namespace gesprek::session
