#pragma once
// What can be done on the map, as commands on the text of the case, and on the text of layout.yaml, which
// says where an author put moments (format §1: never needed to play).

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/document.h"
#include "editor/map/map_layout.h"
#include "editor/map/map_model.h"

namespace gesprek::editor {

// ---- The case ----

/// `port` leads to the moment `to`.
[[nodiscard]] Result<Command> connect_port(const Document& document, const MapMoment& moment,
                                           const MapPort& port, std::string_view to);
/// `port` leads to a new moment, which goes on to where it led.
[[nodiscard]] Result<Command> add_moment_at(const Document& document, const MapMoment& moment,
                                            const MapPort& port, std::string_view id);
/// A new choice of `moment` that leads to `to`; with an empty `to`, to the new moment `id`.
[[nodiscard]] Result<Command> add_choice_to(const Document& document, std::string_view moment,
                                            std::string_view words, std::string_view to, std::string_view id);
/// Deletes them in one step; what led there leads nowhere, and the problems say so.
[[nodiscard]] Result<Command> delete_moments(const Document& document, const std::vector<std::string>& ids);

/// Moments as text to be put on the clipboard: YAML of this case, as it stands.
[[nodiscard]] std::string copy_moments(const Document& document, const std::vector<std::string>& ids);
/// Whether `text` came from copy_moments, of any case.
[[nodiscard]] bool has_moments(std::string_view text);
/// Adds the moments in `text` behind `after`, under names that are free; links among them follow, and links
/// to moments that this case does not have lead nowhere. `names` gives what they became.
[[nodiscard]] Result<Command> paste_moments(const Document& document, std::string_view text,
                                            std::string_view after, std::vector<std::string>& names);
/// All of these moments into a scene; an empty name takes them out.
[[nodiscard]] Result<Command> set_scene(const Document& document, const std::vector<std::string>& ids,
                                        std::string_view scene);

// ---- layout.yaml ----

/// What a new one says.
[[nodiscard]] std::string empty_layout();
/// The places in it, by moment; entries that are no pair of whole numbers are left out.
[[nodiscard]] std::map<std::string, MapPoint> pins_of(const Document& layout);
/// Puts moments in their places; others stay.
[[nodiscard]] Result<Command> pin_moments(const Document& layout,
                                          const std::map<std::string, MapPoint>& places);
/// Lets moments go; those that have no place are left out.
[[nodiscard]] Result<Command> unpin_moments(const Document& layout, const std::vector<std::string>& ids);
/// Moments to come back to: these, and no others.
[[nodiscard]] Result<Command> set_bookmarks(const Document& layout, const std::set<std::string>& moments);
/// The pin of `from` becomes that of `to`.
[[nodiscard]] Result<Command> rename_pin(const Document& layout, std::string_view from, std::string_view to);

}  // namespace gesprek::editor
