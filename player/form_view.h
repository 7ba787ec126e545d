#pragma once
// A form of a case with a fitting control for every field; what was filled in so far lives here until it is
// given to the session.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/session/session.h"
#include "player/view.h"

namespace gesprek::player {

struct FormState {
  struct Row {
    std::string who, what, when;
  };
  struct Answer {
    std::vector<std::string> picked;            // ids of options
    std::map<std::uint32_t, std::uint32_t> at;  // place of an item → place of a column
    std::optional<int> number;
    std::vector<Row> rows;
    std::string text;
  };
  std::uint32_t form = program::kNone;
  std::size_t at_input = 0;                 // the same form can come twice
  std::map<std::uint32_t, Answer> answers;  // by field
  std::string message;

  /// Forgets everything when `session` stands at another form than before.
  void follow(const session::Session& session);
};

/// What is filled in, as the session takes it.
[[nodiscard]] session::Input form_input(const session::Session& session, const FormState& state);
/// Whether a field that has to be answered is not.
[[nodiscard]] bool is_missing(const session::Session& session, const FormState& state, std::uint32_t field);

/// Draws the fields from `flow` on; an input when it was sent.
[[nodiscard]] std::optional<session::Input> draw_form(const View& view, const session::Session& session,
                                                      FormState& state, ui::Flow& flow);

}  // namespace gesprek::player
