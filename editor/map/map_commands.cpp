#include "editor/map/map_commands.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "editor/document/block_keys.h"
#include "editor/document/commands.h"
#include "editor/document/references.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

constexpr std::string_view kClipboardHead = "# Gesprekslab: momenten\n";
/// Above so many the list is written anew as a whole: each entry by itself would read the file again.
constexpr std::size_t kMostOneByOne = 24;

Error refuse(std::string message) {
  return {ErrorCode::invalid_input, std::move(message), {}};
}

Value pair_of(MapPoint place) {
  const auto number = [](float value) {
    return Value::plain(std::to_string(static_cast<long>(std::lround(value))));
  };
  return Value::list({number(place.x), number(place.y)}, true);
}

bool read_number(YamlRef part, float& out) {
  if (!part.is_scalar()) return false;
  const std::string_view text = part.text();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // Far away is as good as wrong: nobody finds it again.
  if (error != std::errc() || end != text.data() + text.size() || std::abs(value) > 1'000'000) return false;
  out = static_cast<float>(value);
  return true;
}

/// A list of pins as a whole.
Command whole_list(const Document& layout, const std::map<std::string, MapPoint>& pins, std::string name) {
  Command command{std::move(name), {}, {}, {}};
  const bool is_there = child(layout.tree().root(), "positions").exists();
  if (pins.empty()) {
    if (is_there) command.ops.push_back(remove_pair({"positions"}));
    return command;
  }
  std::vector<std::pair<std::string, Value>> pairs;
  for (const auto& [id, place] : pins) pairs.emplace_back(id, pair_of(place));
  Value list = Value::map(std::move(pairs));
  command.ops.push_back(is_there ? set_value({"positions"}, std::move(list))
                                 : insert_pair({}, "positions", std::move(list), "gesprek_layout"));
  return command;
}

}  // namespace

Result<Command> connect_port(const Document& document, const MapMoment& moment, const MapPort& port,
                             std::string_view to) {
  const Path owner = port_owner(moment, port);
  const std::string_view key = port_key(port);
  if (key == "go") return connect(document, owner, to);
  if (!child(child(document.tree().root(), "nodes"), to).exists())
    return refuse("Het moment '" + std::string(to) + "' bestaat niet.");
  Result<Command> command = set_field(document, owner, key, to);
  if (command.ok()) {
    command->name = "node.connect";
    command->merge_key.clear();
  }
  return command;
}

Result<Command> add_moment_at(const Document& document, const MapMoment& moment, const MapPort& port,
                              std::string_view id) {
  const Path owner = port_owner(moment, port);
  const std::string_view key = port_key(port);
  const std::string_view led_to = port.to >= 0 ? port.target : std::string_view();
  Result<Command> command = add_node(document, moment.id, id, led_to);
  if (!command.ok()) return command;
  const Located at = locate(document.tree(), owner / PathStep(std::string(key)));
  if (at.exists()) {
    command->ops.push_back(set_value(owner / PathStep(std::string(key)), Value::plain(std::string(id))));
  } else {
    const Located block = locate(document.tree(), owner);
    if (!block.exists() || !block.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
    command->ops.push_back(insert_pair(owner, std::string(key), Value::plain(std::string(id)),
                                       customary_place(block.value, owner, key)));
  }
  return command;
}

Result<Command> add_choice_to(const Document& document, std::string_view moment, std::string_view words,
                              std::string_view to, std::string_view id) {
  const YamlRef list = child(child(child(document.tree().root(), "nodes"), moment), "choices");
  const std::string_view target = to.empty() ? id : to;
  Result<Command> choice = add_choice(document, moment, list.is_sequence() ? list.size() : 0, words, target);
  if (!choice.ok() || !to.empty()) return choice;
  Result<Command> command = add_node(document, moment, id);
  if (!command.ok()) return command;
  command->ops.insert(command->ops.end(), choice->ops.begin(), choice->ops.end());
  return command;
}

namespace {

/// Who is named twice is meant once.
std::vector<std::string> each_once(const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  for (const std::string& id : ids) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
  return out;
}

}  // namespace

Result<Command> delete_moments(const Document& document, const std::vector<std::string>& named) {
  const std::vector<std::string> ids = each_once(named);
  const YamlRef nodes = child(document.tree().root(), "nodes");
  if (ids.empty() || !nodes.is_map()) return refuse("Er is niets gekozen.");
  if (ids.size() * 2 >= nodes.size()) return refuse("Een casus heeft ten minste één moment.");
  Command command{"node.delete", {}, {}, "nodes"};
  for (const std::string& id : ids) {
    if (!child(nodes, id).exists()) return refuse("Het moment '" + id + "' bestaat niet.");
    command.ops.push_back(remove_pair({"nodes", PathStep(id)}));
  }
  return command;
}

std::string copy_moments(const Document& document, const std::vector<std::string>& ids) {
  // In the order and the hand of the text, with the comments inside.
  const std::string_view text = document.text();
  const YamlRef nodes = child(document.tree().root(), "nodes");
  std::string out(kClipboardHead);
  out += "nodes:\n";
  if (!nodes.is_map()) return {};
  bool has_any = false;
  for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    if (std::find(ids.begin(), ids.end(), key.text()) == ids.end()) continue;
    const std::size_t line = text.rfind('\n', key.range().begin);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    std::size_t end = key.next().range().end;
    const std::size_t line_end = text.find('\n', end);
    end = line_end == std::string_view::npos ? text.size() : line_end + 1;
    // Of nodes in brackets the bare text says nothing: written anew.
    const bool is_block =
        text.substr(begin, key.range().begin - begin).find_first_not_of(' ') == std::string_view::npos;
    if (is_block && key.range().begin > begin) {
      out += text.substr(begin, end - begin);
      if (out.back() != '\n') out += '\n';
    } else {
      out += "  " + write_pair(key.text(), value_of(key.next()), 2, Layout{}) + "\n";
    }
    has_any = true;
  }
  return has_any ? out : std::string();
}

bool has_moments(std::string_view text) {
  return text.compare(0, kClipboardHead.size(), kClipboardHead) == 0;
}

Result<Command> paste_moments(const Document& document, std::string_view text, std::string_view after,
                              std::vector<std::string>& names) {
  names.clear();
  if (!has_moments(text)) return refuse("Er staan geen momenten op het klembord.");
  const SourceText source("klembord", std::string(text));
  DiagnosticList problems;
  const scenario::YamlTree tree = scenario::read_yaml(source, scenario::Limits(), problems, false);
  const YamlRef copied = child(tree.root(), "nodes");
  if (!tree.is_complete() || !copied.is_map() || copied.size() == 0)
    return refuse("De momenten op het klembord zijn niet te lezen.");

  const YamlRef nodes = child(document.tree().root(), "nodes");
  std::map<std::string, std::string> new_names;
  std::set<std::string> taken;
  for (YamlRef key = copied.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    const std::string id(key.text());
    std::string name = id;
    for (int number = 2; child(nodes, name).exists() || taken.count(name) > 0; ++number) {
      name = id + "_" + std::to_string(number);
    }
    taken.insert(name);
    new_names[id] = name;
    names.push_back(name);
  }
  Value root = value_of(tree.root());
  for (const Reference& reference : all_references(tree)) {
    if (reference.kind != NameKind::node) continue;
    const auto found = new_names.find(reference.name);
    if (found != new_names.end()) {
      if (found->second == found->first) continue;
      for (const Op& op : follow(tree, {reference}, found->second)) {
        if (!carry_out(op, root, {})) return refuse("De momenten op het klembord zijn niet te lezen.");
      }
      continue;
    }
    if (child(nodes, reference.name).exists() || reference.place != NamePlace::value) continue;
    // It led to what is not here.
    Path parent = reference.path;
    const std::string key = parent.back().key;
    parent.pop_back();
    Value* owner = locate(root, parent);
    if (owner == nullptr || key.empty()) continue;
    owner->pairs.erase(std::remove_if(owner->pairs.begin(), owner->pairs.end(),
                                      [&](const auto& pair) { return pair.first == key; }),
                       owner->pairs.end());
  }
  const Value* list = root.find("nodes");
  if (list == nullptr) return refuse("De momenten op het klembord zijn niet te lezen.");
  Command command{"node.paste", {}, {}, "nodes/" + names.front()};
  std::string behind(after);
  for (const auto& [id, value] : list->pairs) {
    const std::string& name = new_names[id];
    command.ops.push_back(insert_pair({"nodes"}, name, value, behind));
    behind = name;
  }
  return command;
}

Result<Command> set_scene(const Document& document, const std::vector<std::string>& ids,
                          std::string_view scene) {
  Command command{"node.scene", {}, {}, ids.empty() ? std::string() : "nodes/" + ids.front()};
  for (const std::string& id : each_once(ids)) {
    Result<Command> one = set_field(document, {"nodes", PathStep(id)}, "scene", scene);
    if (!one.ok()) return one;
    command.ops.insert(command.ops.end(), one->ops.begin(), one->ops.end());
  }
  return command;
}

// ---- layout.yaml ----

std::string empty_layout() {
  return "# Waar momenten op het overzicht staan. Wie hier niet staat, krijgt vanzelf een plaats.\n"
         "gesprek_layout: 1\n";
}

std::map<std::string, MapPoint> pins_of(const Document& layout) {
  std::map<std::string, MapPoint> out;
  const YamlRef list = child(layout.tree().root(), "positions");
  if (!list.is_map()) return out;
  for (YamlRef key = list.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    const YamlRef pair = key.next();
    MapPoint place;
    if (!pair.is_sequence() || pair.size() != 2) continue;
    if (!read_number(item(pair, 0), place.x) || !read_number(item(pair, 1), place.y)) continue;
    out[std::string(key.text())] = place;
  }
  return out;
}

Result<Command> pin_moments(const Document& layout, const std::map<std::string, MapPoint>& places) {
  const YamlRef list = child(layout.tree().root(), "positions");
  std::map<std::string, MapPoint> pins = pins_of(layout);
  if (places.size() > kMostOneByOne || !list.is_map() || list.size() == 0) {
    for (const auto& [id, place] : places) pins[id] = place;
    return whole_list(layout, pins, "map.pin");
  }
  Command command{"map.pin", {}, {}, {}};
  std::string last;
  for (YamlRef key = list.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    last = key.text();
  }
  for (const auto& [id, place] : places) {
    const Path path{"positions", PathStep(id)};
    if (child(list, id).exists()) {
      command.ops.push_back(set_value(path, pair_of(place)));
    } else {
      command.ops.push_back(insert_pair({"positions"}, id, pair_of(place), last));
      last = id;
    }
  }
  return command;
}

Result<Command> unpin_moments(const Document& layout, const std::vector<std::string>& ids) {
  const YamlRef list = child(layout.tree().root(), "positions");
  Command command{"map.unpin", {}, {}, {}};
  for (const std::string& id : each_once(ids)) {
    if (list.is_map() && child(list, id).exists())
      command.ops.push_back(remove_pair({"positions", PathStep(id)}));
  }
  if (command.ops.size() <= kMostOneByOne && list.is_map() && command.ops.size() * 2 < list.size())
    return command;
  std::map<std::string, MapPoint> pins = pins_of(layout);
  for (const std::string& id : ids) pins.erase(id);
  return whole_list(layout, pins, "map.unpin");
}

Result<Command> set_bookmarks(const Document& layout, const std::set<std::string>& moments) {
  Command command{"map.bookmark", {}, {}, {}};
  const bool is_there = child(layout.tree().root(), "bookmarks").exists();
  if (moments.empty()) {
    if (is_there) command.ops.push_back(remove_pair({"bookmarks"}));
    return command;
  }
  Value list = Value::names({moments.begin(), moments.end()});
  command.ops.push_back(is_there ? set_value({"bookmarks"}, std::move(list))
                                 : insert_pair({}, "bookmarks", std::move(list), "gesprek_layout"));
  return command;
}

Result<Command> rename_pin(const Document& layout, std::string_view from, std::string_view to) {
  const YamlRef list = child(layout.tree().root(), "positions");
  Command command{"map.rename", {}, {}, {}};
  const bool has_it = list.is_map() && child(list, from).exists() && !child(list, to).exists();
  if (has_it) command.ops.push_back(rename_key({"positions", PathStep(std::string(from))}, std::string(to)));
  const YamlRef marks = child(layout.tree().root(), "bookmarks");
  std::size_t place = 0;
  for (YamlRef at = marks.is_sequence() ? marks.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    if (at.is_scalar() && at.text() == from)
      command.ops.push_back(set_value({"bookmarks", PathStep(place)}, Value::plain(std::string(to))));
  }
  return command;
}

}  // namespace gesprek::editor
