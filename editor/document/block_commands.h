#pragma once
// More commands of the editor (commands.h): how a moment goes on, forms, topics, tables and comments.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/document.h"

namespace gesprek::editor {

/// How a moment goes on (format §3, "the way on").
enum class Way : std::uint8_t { none, go, choices, branch, topics, form, ending };
[[nodiscard]] Way way_of(scenario::YamlRef node);

/// What changing the way of `node` to `way` takes out of the text: keys with something written in them.
[[nodiscard]] std::vector<std::string> lost_by_way(const Document& document, std::string_view node, Way way);
/// Whether `way` has to lead to another moment while `node` leads to none yet: set_way wants `to` then.
[[nodiscard]] bool needs_moment(const Document& document, std::string_view node, Way way);
/// The moment goes on in that way, with a first choice, arm, topic, field or words to fill in, and what
/// belonged to another way is gone. Refused where it goes on so already. `to`: where it leads when it leads
/// nowhere yet (needs_moment; not looked at otherwise): a moment, "done" (3.4), or a free name, of which a
/// new moment is made behind this one.
[[nodiscard]] Result<Command> set_way(const Document& document, std::string_view node, Way way,
                                      std::string_view to = {});

/// A way on under a condition, in front of the last one of `branch`.
[[nodiscard]] Result<Command> add_arm(const Document& document, std::string_view node, std::string_view when,
                                      std::string_view go);
/// A topic with a moment of its own, behind `node`.
[[nodiscard]] Result<Command> add_topic(const Document& document, std::string_view node,
                                        std::string_view title);
/// `type`: a kind of field (5.13), filled in so far that it can be played.
[[nodiscard]] Result<Command> add_form_field(const Document& document, std::string_view node,
                                             std::string_view type, std::string_view ask);
[[nodiscard]] Result<Command> add_option(const Document& document, const Path& field, std::string_view label);
/// The form of `node` is the one that scripts/forms has under this name; its own fields go.
[[nodiscard]] Result<Command> use_form(const Document& document, std::string_view node,
                                       std::string_view form);

/// `key: {name: value}` of any block; an empty value takes it away. For `state` of a person, `must`, `with`.
[[nodiscard]] Result<Command> set_in_map(const Document& document, const Path& owner, const char* key,
                                         std::string_view name, std::string_view value);
/// `scale`, `repair` and whatever else is a block: taken away whole.
[[nodiscard]] Result<Command> remove_block(const Document& document, const Path& path);

/// The choice can be taken back (5.20), in words to be filled in; `move` is what that is, and may be empty.
[[nodiscard]] Result<Command> add_repair(const Document& document, const Path& choice, std::string_view move);
/// An interrupt (5.19) behind the others.
[[nodiscard]] Result<Command> add_interrupt(const Document& document, std::string_view when,
                                            std::string_view go);
/// A fact that the moment tells, in front of the others.
[[nodiscard]] Result<Command> add_reveal(const Document& document, std::string_view node,
                                         std::string_view fact);

/// A remark of an author at a moment or choice (5.28); learners never see it.
[[nodiscard]] Result<Command> add_comment(const Document& document, const Path& owner, std::string_view by,
                                          std::string_view date, std::string_view text);
[[nodiscard]] Result<Command> resolve_comment(const Document& document, const Path& comment,
                                              bool is_resolved);

}  // namespace gesprek::editor
