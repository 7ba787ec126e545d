#pragma once
// The commands of the editor: named changes of a case, as ops on its text (style §6). Each function says
// either what is to be done, or why it cannot be done, in a Dutch sentence: the same answer greys the button,
// fills its tooltip and refuses the call.
//
// Lines, choices and other blocks are named by their path in the document: {"nodes", "binnen", "lines", 2}.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/document.h"
#include "editor/document/references.h"

namespace gesprek::editor {

// ---- Any block ----

/// Sets `key` of the block at `owner` to `text`, in its customary place when it is new. An empty text takes
/// the key away where the format does not require it.
[[nodiscard]] Result<Command> set_field(const Document& document, const Path& owner, std::string_view key,
                                        std::string_view text);
/// The same for a list of names (`moves`, `themes`, `criteria`, `rules`, `phases`); none: the key goes.
[[nodiscard]] Result<Command> set_names(const Document& document, const Path& owner, std::string_view key,
                                        const std::vector<std::string>& names);
/// `effect: {target: value}` of a node, line or choice; an empty value takes the entry away.
[[nodiscard]] Result<Command> set_effect(const Document& document, const Path& owner, std::string_view target,
                                         std::string_view value);
/// `score: {B1: +1}` of a choice; nothing takes the entry away.
[[nodiscard]] Result<Command> set_score(const Document& document, const Path& choice,
                                        std::string_view criterion, std::optional<int> points);
/// Takes an item out of its list; with the last one the list goes.
[[nodiscard]] Result<Command> remove_entry(const Document& document, const Path& item);
/// Moves an item within its list.
[[nodiscard]] Result<Command> move_entry(const Document& document, const Path& item, std::size_t index);

// ---- The head ----

[[nodiscard]] Result<Command> set_title(const Document& document, std::string_view title);

// ---- Lines ----

/// The key of a line that says who speaks: a cast id, "narrator"…; empty when there is none.
[[nodiscard]] std::string speaker_of(scenario::YamlRef line);

[[nodiscard]] Result<Command> set_line_text(const Document& document, const Path& line,
                                            std::string_view text);
/// `speaker`: somebody of the cast, "narrator" or "inner".
[[nodiscard]] Result<Command> set_line_speaker(const Document& document, const Path& line,
                                               std::string_view speaker);
/// `list`: the path of a list of lines, which need not be there yet ({"nodes", id, "lines"}).
[[nodiscard]] Result<Command> add_line(const Document& document, const Path& list, std::size_t index,
                                       std::string_view speaker, std::string_view text);

// ---- Choices ----

[[nodiscard]] Result<Command> set_choice_text(const Document& document, const Path& choice,
                                              std::string_view text);
/// `kind`: "say", "do" or "think".
[[nodiscard]] Result<Command> set_choice_kind(const Document& document, const Path& choice,
                                              std::string_view kind);
[[nodiscard]] Result<Command> add_choice(const Document& document, std::string_view node, std::size_t index,
                                         std::string_view text, std::string_view go);
[[nodiscard]] Result<Command> rename_choice(const Document& document, const Path& choice,
                                            std::string_view id);
/// What is said to this choice, as a text.
[[nodiscard]] Result<Command> set_reply(const Document& document, const Path& choice, std::string_view text);
/// Where a choice or a moment leads.
[[nodiscard]] Result<Command> connect(const Document& document, const Path& from, std::string_view node);

// ---- Moments ----

/// A moment behind `after` (empty: in front of all), with one line to be filled in; leads to `go` when that
/// is given.
[[nodiscard]] Result<Command> add_node(const Document& document, std::string_view after, std::string_view id,
                                       std::string_view go = {});
/// The choice or moment at `from` leads to a new moment.
[[nodiscard]] Result<Command> add_node_from(const Document& document, const Path& from, std::string_view id);
/// Who refers to a moment from elsewhere: what deleting it would leave behind.
[[nodiscard]] std::vector<Reference> consequences_of_deleting(const Document& document, std::string_view id);
/// What led there leads to `instead`; without one it leads nowhere, and the problems say so.
[[nodiscard]] Result<Command> delete_node(const Document& document, std::string_view id,
                                          std::string_view instead = {});
[[nodiscard]] Result<Command> rename_node(const Document& document, std::string_view from,
                                          std::string_view to);
[[nodiscard]] Result<Command> move_node(const Document& document, std::string_view id, std::size_t index);

// ---- People, meters, facts ----

[[nodiscard]] Result<Command> add_person(const Document& document, std::string_view id,
                                         std::string_view name);
/// A number between `least` and `most`.
[[nodiscard]] Result<Command> add_variable(const Document& document, std::string_view id, int start,
                                           int least, int most);
[[nodiscard]] Result<Command> add_fact(const Document& document, std::string_view id, std::string_view text,
                                       std::string_view kind);
[[nodiscard]] Result<Command> rename_declared(const Document& document, NameKind kind, std::string_view from,
                                              std::string_view to);
/// Refused while something refers to it.
[[nodiscard]] Result<Command> delete_declared(const Document& document, NameKind kind, std::string_view id);

/// An id for `words` that no key of the map at `map` has yet: "Naar huis" → "naar_huis", "naar_huis_2".
[[nodiscard]] std::string new_id(const Document& document, const Path& map, std::string_view words);

}  // namespace gesprek::editor
