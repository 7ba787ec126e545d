#include "editor/document/commands.h"

#include <algorithm>
#include <utility>

#include "editor/document/block_keys.h"
#include "engine/base/text.h"
#include "engine/scenario/names.h"
#include "engine/scenario/schemas.h"

namespace gesprek::editor {

using scenario::IdKind;
using scenario::YamlRef;

namespace {

Error refuse(std::string message) {
  return {ErrorCode::invalid_input, std::move(message), {}};
}

/// The moment that a path leads into, as a place to come back to.
std::string place_of(const Path& path) {
  if (path.size() >= 2 && path[0].key == "nodes") return "nodes/" + path[1].key;
  return path.empty() ? std::string() : path[0].key;
}

Command one(std::string name, const Path& at, Op op, bool merges = false) {
  Command command;
  command.merge_key = merges ? name + " " + to_text(at) : std::string();
  command.name = std::move(name);
  command.place = place_of(at);
  command.ops.push_back(std::move(op));
  return command;
}

Value value_for(const Path& owner, std::string_view key, std::string text) {
  return is_prose_key(owner, key) ? Value::prose(std::move(text)) : Value::plain(std::move(text));
}

/// A list of lines, choices…: the one item more, in the list or in a new one.
Result<Op> item_op(const Document& document, const Path& list, std::size_t index, Value item) {
  const Located at = locate(document.tree(), list);
  if (at.exists()) {
    if (!at.value.is_sequence() && !at.value.is_null()) {
      return refuse("Hier staat geen lijst. Verander dit in de YAML.");
    }
    const std::size_t count = at.value.is_sequence() ? at.value.size() : 0;
    return insert_item(list, std::min(index, count), std::move(item));
  }
  Path owner = list;
  const PathStep step = owner.back();
  owner.pop_back();
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map() || step.is_index()) return refuse("Dit onderdeel bestaat niet.");
  return insert_pair(owner, step.key, Value::list({std::move(item)}),
                     customary_place(in.value, owner, step.key));
}

/// A pair of a section of the file (`cast`, `nodes`…), which is made when it is not there.
Result<Op> entry_op(const Document& document, const char* section, const std::string& id, Value value,
                    const std::string& after) {
  const Path path{section};
  const Located at = locate(document.tree(), path);
  if (at.exists()) {
    if (!at.value.is_map() && !at.value.is_null())
      return refuse("Hier staat iets anders dan een lijst van namen.");
    return insert_pair(path, id, std::move(value), after);
  }
  return insert_pair({}, section, Value::map({{id, std::move(value)}}),
                     customary_place(document.tree().root(), {}, section));
}

std::string last_key(YamlRef map) {
  std::string key;
  if (!map.is_map()) return key;
  for (YamlRef at = map.first_child(); at.exists() && at.next().exists(); at = at.next().next()) {
    key = at.text();
  }
  return key;
}

const char* section_of(NameKind kind) {
  switch (kind) {
    case NameKind::node: return "nodes";
    case NameKind::person: return "cast";
    case NameKind::variable: return "variables";
    case NameKind::fact: return "facts";
    case NameKind::choice: break;
  }
  return "";
}

/// Why `id` cannot be a new id in `section`; nothing when it can.
std::optional<Error> check_new_id(const Document& document, const char* section, std::string_view id,
                                  IdKind kind) {
  if (!scenario::may_be_id(id, kind)) {
    return refuse(
        "'" + shortened(id) +
        "' kan geen naam zijn: gebruik kleine letters, cijfers en _, te beginnen met een letter, en "
        "geen woord dat al iets betekent.");
  }
  const auto taken = [&](const char* where) {
    return child(child(document.tree().root(), where), id).exists();
  };
  // 5.1: "Cast and variable names share one space."
  const bool shares = std::string_view(section) == "cast" || std::string_view(section) == "variables";
  if (shares ? taken("cast") || taken("variables") : taken(section)) {
    return refuse("'" + std::string(id) + "' bestaat al.");
  }
  return std::nullopt;
}

std::string spoken_key(YamlRef choice) {
  for (const char* key : {"say", "do", "think"}) {
    if (child(choice, key).exists()) return key;
  }
  return {};
}

}  // namespace

// ---- Any block ----

Result<Command> set_field(const Document& document, const Path& owner, std::string_view key,
                          std::string_view text) {
  Result<std::string> clean = clean_text(text);
  if (!clean.ok()) return clean.error();
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
  const Path path = owner / PathStep(std::string(key));
  const std::string name = "field.set";
  const Located at = locate(document.tree(), path);
  if (clean->empty() && !is_required_key(owner, key)) {
    if (!at.exists()) return Command{name, {}, {}, place_of(owner)};
    if (!at.value.is_scalar()) return refuse("Hier staat meer dan een tekst. Verander dit in de YAML.");
    if (in.value.size() == 1) return refuse("Dit is het enige wat hier staat.");
    return one(name, path, remove_pair(path), true);
  }
  Value value = value_for(owner, key, std::move(*clean));
  if (!at.exists()) {
    return one(name, path,
               insert_pair(owner, std::string(key), std::move(value), customary_place(in.value, owner, key)),
               true);
  }
  if (!at.value.is_scalar()) return refuse("Hier staat meer dan een tekst. Verander dit in de YAML.");
  return one(name, path, set_value(path, std::move(value)), true);
}

Result<Command> set_names(const Document& document, const Path& owner, std::string_view key,
                          const std::vector<std::string>& names) {
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
  const Path path = owner / PathStep(std::string(key));
  for (const std::string& entry : names) {
    if (entry.empty() || !clean_text(entry).ok()) return refuse("Een van de namen is leeg of onleesbaar.");
  }
  const Located at = locate(document.tree(), path);
  if (names.empty()) {
    if (!at.exists()) return Command{"names.set", {}, {}, place_of(owner)};
    if (in.value.size() == 1) return refuse("Dit is het enige wat hier staat.");
    return one("names.set", path, remove_pair(path));
  }
  if (!at.exists()) {
    return one(
        "names.set", path,
        insert_pair(owner, std::string(key), Value::names(names), customary_place(in.value, owner, key)));
  }
  if (!at.value.is_sequence()) return one("names.set", path, set_value(path, Value::names(names)));
  // What stays keeps its place in the text, and its comment.
  std::vector<std::string> now;
  for (YamlRef entry = at.value.first_child(); entry.exists(); entry = entry.next()) {
    if (!entry.is_scalar())
      return refuse("Hier staat meer dan een lijst van namen. Verander dit in de YAML.");
    now.emplace_back(entry.text());
  }
  Command command{"names.set", {}, {}, place_of(path)};
  std::vector<std::string> kept;
  for (std::size_t i = now.size(); i-- > 0;) {
    if (std::find(names.begin(), names.end(), now[i]) == names.end()) {
      command.ops.push_back(remove_item(path / PathStep(i)));
    } else {
      kept.insert(kept.begin(), now[i]);
    }
  }
  const bool in_order = kept.size() <= names.size() &&
                        std::search(names.begin(), names.end(), kept.begin(), kept.end()) == names.begin();
  if (kept.empty() || !in_order) return one("names.set", path, set_value(path, Value::names(names)));
  for (std::size_t i = kept.size(); i < names.size(); ++i) {
    command.ops.push_back(insert_item(path, i, Value::plain(names[i])));
  }
  return command;
}

namespace {

/// One entry of a small map under `key`: `effect`, `score`.
Result<Command> set_entry(const Document& document, const Path& owner, const char* key,
                          std::string_view target, std::string_view value, const char* name) {
  Result<std::string> clean = clean_text(value);
  if (!clean.ok()) return clean.error();
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
  if (target.empty()) return refuse("Kies eerst wat er verandert.");
  const Path map = owner / key;
  const Path path = map / PathStep(std::string(target));
  const Located entries = locate(document.tree(), map);
  const Located at = locate(document.tree(), path);
  if (entries.exists() && !entries.value.is_map() && !entries.value.is_null()) {
    return refuse("Hier staat iets anders. Verander dit in de YAML.");
  }
  if (clean->empty()) {
    if (!at.exists()) return Command{name, {}, {}, place_of(owner)};
    const bool is_last = entries.value.size() == 1;
    if (is_last && in.value.size() == 1) return refuse("Dit is het enige wat hier staat.");
    return one(name, path, remove_pair(is_last ? map : path));
  }
  if (at.exists()) {
    if (!at.value.is_scalar()) return refuse("Hier staat iets anders. Verander dit in de YAML.");
    return one(name, path, set_value(path, Value::plain(std::move(*clean))), true);
  }
  if (entries.exists()) {
    return one(
        name, path,
        insert_pair(map, std::string(target), Value::plain(std::move(*clean)), last_key(entries.value)));
  }
  return one(
      name, path,
      insert_pair(owner, key, Value::map({{std::string(target), Value::plain(std::move(*clean))}}, true),
                  customary_place(in.value, owner, key)));
}

}  // namespace

Result<Command> set_effect(const Document& document, const Path& owner, std::string_view target,
                           std::string_view value) {
  return set_entry(document, owner, "effect", target, value, "effect.set");
}

Result<Command> set_score(const Document& document, const Path& choice, std::string_view criterion,
                          std::optional<int> points) {
  if (points && (*points < -2 || *points > 2)) return refuse("Punten lopen van -2 tot +2.");
  const std::string value = points ? (*points > 0 ? "+" : "") + std::to_string(*points) : std::string();
  return set_entry(document, choice, "score", criterion, value, "score.set");
}

Result<Command> remove_entry(const Document& document, const Path& item) {
  const Located at = locate(document.tree(), item);
  if (!at.exists() || !at.parent.is_sequence()) return refuse("Dit onderdeel bestaat niet.");
  if (at.parent.size() > 1) return one("entry.remove", item, remove_item(item));
  Path list = item;
  list.pop_back();
  const Located owner = locate(document.tree(), list);
  if (!owner.key.exists() || owner.parent.size() == 1) return refuse("Dit is het enige wat hier staat.");
  return one("entry.remove", item, remove_pair(list));
}

Result<Command> move_entry(const Document& document, const Path& item, std::size_t index) {
  const Located at = locate(document.tree(), item);
  if (!at.exists() || !at.parent.is_sequence()) return refuse("Dit onderdeel bestaat niet.");
  if (index >= at.parent.size()) return refuse("Verder kan niet.");
  return one("entry.move", item, move_item(item, index));
}

// ---- The head ----

Result<Command> set_title(const Document& document, std::string_view title) {
  return set_field(document, {"scenario"}, "title", title);
}

// ---- Lines ----

std::string speaker_of(YamlRef line) {
  if (!line.is_map()) return {};
  std::string speaker;
  for (YamlRef key = line.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    const bool is_line_key = scenario::kLine.find(key.text()) != scenario::KeySchema::kNone;
    const std::string_view name = key.text();
    if (!is_line_key || name == "narrator" || name == "inner" || name == "media" || name == "first") {
      if (speaker.empty()) speaker = name;
    }
  }
  return speaker;
}

Result<Command> set_line_text(const Document& document, const Path& line, std::string_view text) {
  Result<std::string> clean = clean_text(text);
  if (!clean.ok()) return clean.error();
  const Located at = locate(document.tree(), line);
  if (!at.exists()) return refuse("Deze regel bestaat niet.");
  if (at.value.is_scalar()) {
    return one("line.set_text", line, set_value(line, Value::prose(std::move(*clean))), true);
  }
  std::string speaker = speaker_of(at.value);
  if (speaker.empty() && child(at.value, "text").exists()) speaker = "text";
  const Path path = line / PathStep(speaker);
  const Located words = locate(document.tree(), path);
  if (!words.exists() || !words.value.is_scalar()) return refuse("Deze regel heeft geen tekst.");
  return one("line.set_text", path, set_value(path, Value::prose(std::move(*clean))), true);
}

Result<Command> set_line_speaker(const Document& document, const Path& line, std::string_view speaker) {
  const Located at = locate(document.tree(), line);
  const std::string now = at.exists() ? speaker_of(at.value) : std::string();
  if (now.empty() || now == "first" || now == "media") return refuse("Deze regel heeft geen spreker.");
  const bool is_known = speaker == "narrator" || speaker == "inner" ||
                        child(child(document.tree().root(), "cast"), speaker).exists();
  if (!is_known) return refuse("'" + shortened(speaker) + "' is niemand uit deze casus.");
  if (now == speaker) return Command{"line.set_speaker", {}, {}, place_of(line)};
  return one("line.set_speaker", line, rename_key(line / PathStep(now), std::string(speaker)));
}

Result<Command> add_line(const Document& document, const Path& list, std::size_t index,
                         std::string_view speaker, std::string_view text) {
  Result<std::string> clean = clean_text(text);
  if (!clean.ok()) return clean.error();
  const bool is_known = speaker == "narrator" || speaker == "inner" ||
                        child(child(document.tree().root(), "cast"), speaker).exists();
  if (!is_known) return refuse("'" + shortened(speaker) + "' is niemand uit deze casus.");
  Result<Op> op =
      item_op(document, list, index, Value::map({{std::string(speaker), Value::prose(std::move(*clean))}}));
  if (!op.ok()) return op.error();
  return one("line.add", list, std::move(*op));
}

// ---- Choices ----

Result<Command> set_choice_text(const Document& document, const Path& choice, std::string_view text) {
  const Located at = locate(document.tree(), choice);
  const std::string key = at.exists() ? spoken_key(at.value) : std::string();
  if (key.empty()) return refuse("Deze keuze bestaat niet.");
  Result<Command> command = set_field(document, choice, key, text);
  if (command.ok()) command->name = "choice.set_text";
  return command;
}

Result<Command> set_choice_kind(const Document& document, const Path& choice, std::string_view kind) {
  const Located at = locate(document.tree(), choice);
  const std::string key = at.exists() ? spoken_key(at.value) : std::string();
  if (key.empty()) return refuse("Deze keuze bestaat niet.");
  if (kind != "say" && kind != "do" && kind != "think") return refuse("Een keuze is zeggen, doen of denken.");
  if (kind == key) return Command{"choice.set_kind", {}, {}, place_of(choice)};
  return one("choice.set_kind", choice, rename_key(choice / PathStep(key), std::string(kind)));
}

Result<Command> add_choice(const Document& document, std::string_view node, std::size_t index,
                           std::string_view text, std::string_view go) {
  Result<std::string> clean = clean_text(text);
  if (!clean.ok()) return clean.error();
  const Path path{"nodes", PathStep(std::string(node))};
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_map()) return refuse("Dit moment bestaat niet.");
  for (const char* other : {"branch", "topics", "form", "ending"}) {
    if (child(at.value, other).exists()) {
      return refuse("Dit moment gaat al op een andere manier verder.");
    }
  }
  // An id of its own, so that nothing shifts when another comes before it (format §3).
  const YamlRef list = child(at.value, "choices");
  std::string id;
  for (std::size_t number = list.exists() ? list.size() + 1 : 1; id.empty(); ++number) {
    id = "keuze_" + std::to_string(number);
    for (YamlRef other = list.is_sequence() ? list.first_child() : YamlRef(); other.exists();
         other = other.next()) {
      if (child(other, "id").exists() && child(other, "id").text() == id) id.clear();
      if (id.empty()) break;
    }
  }
  std::vector<std::pair<std::string, Value>> pairs{{"id", Value::plain(id)},
                                                   {"say", Value::prose(std::move(*clean))}};
  if (!go.empty()) pairs.emplace_back("go", Value::plain(std::string(go)));
  Result<Op> op = item_op(document, path / "choices", index, Value::map(std::move(pairs)));
  if (!op.ok()) return op.error();
  return one("choice.add", path, std::move(*op));
}

Result<Command> rename_choice(const Document& document, const Path& choice, std::string_view id) {
  const Located at = locate(document.tree(), choice);
  if (!at.exists() || !at.parent.is_sequence() || choice.size() < 4)
    return refuse("Deze keuze bestaat niet.");
  if (!scenario::may_be_id(id, IdKind::choice)) {
    return refuse("'" + shortened(id) +
                  "' kan geen naam van een keuze zijn: gebruik kleine letters, cijfers en _.");
  }
  for (YamlRef other = at.parent.first_child(); other.exists(); other = other.next()) {
    if (other.index() != at.value.index() && child(other, "id").exists() && child(other, "id").text() == id) {
      return refuse("'" + std::string(id) + "' bestaat al in dit moment.");
    }
  }
  const YamlRef now = child(at.value, "id");
  const std::string old =
      choice[1].key + "." + (now.exists() ? std::string(now.text()) : "c" + std::to_string(at.place + 1));
  Command command{"choice.rename", {}, {}, place_of(choice)};
  command.ops = follow(document.tree(), references_to(document.tree(), NameKind::choice, old), id);
  const Path path = choice / "id";
  command.ops.push_back(now.exists() ? set_value(path, Value::plain(std::string(id)))
                                     : insert_pair(choice, "id", Value::plain(std::string(id)), {}));
  return command;
}

Result<Command> set_reply(const Document& document, const Path& choice, std::string_view text) {
  const Located reply = locate(document.tree(), choice / "reply");
  if (reply.exists() && reply.value.is_map()) {
    const std::string speaker = speaker_of(reply.value);
    return set_line_text(document, choice / "reply", text);
  }
  return set_field(document, choice, "reply", text);
}

Result<Command> connect(const Document& document, const Path& from, std::string_view node) {
  const bool is_known = node.empty() || node == "done" || node == "back" ||
                        child(child(document.tree().root(), "nodes"), node).exists();
  if (!is_known) return refuse("Het moment '" + shortened(node) + "' bestaat niet.");
  Result<Command> command = set_field(document, from, "go", node);
  if (command.ok()) {
    command->name = "node.connect";
    command->merge_key.clear();
  }
  return command;
}

// ---- Moments ----

Result<Command> add_node(const Document& document, std::string_view after, std::string_view id,
                         std::string_view go) {
  if (auto error = check_new_id(document, "nodes", id, IdKind::plain)) return *error;
  std::vector<std::pair<std::string, Value>> pairs;
  const std::string who = [&]() -> std::string {
    const YamlRef cast = child(document.tree().root(), "cast");
    return cast.is_map() && cast.first_child().exists() ? std::string(cast.first_child().text()) : "narrator";
  }();
  pairs.emplace_back("lines", Value::list({Value::map({{who, Value::prose("…")}})}));
  if (!go.empty()) pairs.emplace_back("go", Value::plain(std::string(go)));
  Result<Op> op =
      entry_op(document, "nodes", std::string(id), Value::map(std::move(pairs)), std::string(after));
  if (!op.ok()) return op.error();
  Command command = one("node.add", {"nodes", PathStep(std::string(id))}, std::move(*op));
  return command;
}

Result<Command> add_node_from(const Document& document, const Path& from, std::string_view id) {
  const Located at = locate(document.tree(), from);
  if (!at.exists() || from.size() < 2) return refuse("Dit onderdeel bestaat niet.");
  // What this led to comes behind the new moment.
  const YamlRef go = child(at.value, "go");
  Result<Command> command =
      add_node(document, from[1].key, id, go.is_scalar() ? go.text() : std::string_view());
  if (!command.ok()) return command;
  const Path path = from / "go";
  command->ops.push_back(go.exists() ? set_value(path, Value::plain(std::string(id)))
                                     : insert_pair(from, "go", Value::plain(std::string(id)),
                                                   customary_place(at.value, from, "go")));
  command->name = "node.add";
  return command;
}

std::vector<Reference> consequences_of_deleting(const Document& document, std::string_view id) {
  std::vector<Reference> references = all_references(document.tree());
  const std::string dotted = std::string(id) + ".";
  references.erase(std::remove_if(references.begin(), references.end(),
                                  [&](const Reference& reference) {
                                    const bool names_it =
                                        (reference.kind == NameKind::node && reference.name == id) ||
                                        (reference.kind == NameKind::choice &&
                                         reference.name.compare(0, dotted.size(), dotted) == 0);
                                    return !names_it || reference.node == id;
                                  }),
                   references.end());
  return references;
}

Result<Command> delete_node(const Document& document, std::string_view id, std::string_view instead) {
  const Path path{"nodes", PathStep(std::string(id))};
  const Located at = locate(document.tree(), path);
  if (!at.exists()) return refuse("Dit moment bestaat niet.");
  if (at.parent.size() == 1) return refuse("Een casus heeft ten minste één moment.");
  if (instead == id) return refuse("Een moment kan niet naar zichzelf verwijzen nadat het weg is.");
  Command command{"node.delete", {}, {}, "nodes"};
  if (!instead.empty()) {
    const bool is_way = instead == "done" || instead == "back" || child(at.parent, instead).exists();
    if (!is_way) return refuse("Het moment '" + shortened(instead) + "' bestaat niet.");
    for (const Reference& reference : consequences_of_deleting(document, id)) {
      // What a condition asked about it stays, and is reported.
      if (reference.place != NamePlace::value || reference.kind != NameKind::node) continue;
      command.ops.push_back(set_value(reference.path, Value::plain(std::string(instead))));
    }
  }
  command.ops.push_back(remove_pair(path));
  return command;
}

Result<Command> rename_node(const Document& document, std::string_view from, std::string_view to) {
  return rename_declared(document, NameKind::node, from, to);
}

Result<Command> move_node(const Document& document, std::string_view id, std::size_t index) {
  const Path path{"nodes", PathStep(std::string(id))};
  const Located at = locate(document.tree(), path);
  if (!at.exists()) return refuse("Dit moment bestaat niet.");
  if (index >= at.parent.size()) return refuse("Verder kan niet.");
  return one("node.move", path, move_pair(path, index));
}

// ---- People, meters, facts ----

Result<Command> add_person(const Document& document, std::string_view id, std::string_view name) {
  if (auto error = check_new_id(document, "cast", id, IdKind::cast)) return *error;
  Result<std::string> clean = clean_text(name);
  if (!clean.ok()) return clean.error();
  Result<Op> op =
      entry_op(document, "cast", std::string(id), Value::map({{"name", Value::prose(std::move(*clean))}}),
               last_key(child(document.tree().root(), "cast")));
  if (!op.ok()) return op.error();
  return one("person.add", {"cast", PathStep(std::string(id))}, std::move(*op));
}

Result<Command> add_variable(const Document& document, std::string_view id, int start, int least, int most) {
  if (auto error = check_new_id(document, "variables", id, IdKind::plain)) return *error;
  if (least > most || start < least || start > most)
    return refuse("Het begin ligt niet tussen laagste en hoogste.");
  if (most - least > 255) return refuse("Een meter heeft ten hoogste 256 standen.");  // 5.3
  const auto number = [](int value) { return Value::plain(std::to_string(value)); };
  Result<Op> op =
      entry_op(document, "variables", std::string(id),
               Value::map({{"start", number(start)}, {"min", number(least)}, {"max", number(most)}}, true),
               last_key(child(document.tree().root(), "variables")));
  if (!op.ok()) return op.error();
  return one("variable.add", {"variables", PathStep(std::string(id))}, std::move(*op));
}

Result<Command> add_fact(const Document& document, std::string_view id, std::string_view text,
                         std::string_view kind) {
  if (auto error = check_new_id(document, "facts", id, IdKind::plain)) return *error;
  const bool is_kind =
      kind == "fact" || kind == "source" || kind == "reading" || kind == "strength" || kind == "noise";
  if (!is_kind) return refuse("Dit soort feit bestaat niet.");
  Result<std::string> clean = clean_text(text);
  if (!clean.ok()) return clean.error();
  Result<Op> op = entry_op(
      document, "facts", std::string(id),
      Value::map({{"text", Value::prose(std::move(*clean))}, {"kind", Value::plain(std::string(kind))}},
                 true),
      last_key(child(document.tree().root(), "facts")));
  if (!op.ok()) return op.error();
  return one("fact.add", {"facts", PathStep(std::string(id))}, std::move(*op));
}

Result<Command> rename_declared(const Document& document, NameKind kind, std::string_view from,
                                std::string_view to) {
  const char* section = section_of(kind);
  const Path path{section, PathStep(std::string(from))};
  if (!locate(document.tree(), path).exists()) return refuse("'" + shortened(from) + "' bestaat niet.");
  if (from == to) return Command{"name.change", {}, {}, place_of(path)};
  if (auto error =
          check_new_id(document, section, to, kind == NameKind::person ? IdKind::cast : IdKind::plain)) {
    return *error;
  }
  Command command{"name.change", {}, {}, place_of({section, PathStep(std::string(to))})};
  command.ops = follow(document.tree(), references_to(document.tree(), kind, from), to);
  command.ops.push_back(rename_key(path, std::string(to)));
  return command;
}

Result<Command> delete_declared(const Document& document, NameKind kind, std::string_view id) {
  const char* section = section_of(kind);
  const Path path{section, PathStep(std::string(id))};
  const Located at = locate(document.tree(), path);
  if (!at.exists()) return refuse("'" + shortened(id) + "' bestaat niet.");
  const std::size_t uses = references_to(document.tree(), kind, id).size();
  if (uses > 0) {
    return refuse("'" + std::string(id) + "' wordt nog " + std::to_string(uses) + " keer gebruikt.");
  }
  return one("name.delete", path, remove_pair(at.parent.size() > 1 ? path : Path{section}));
}

std::string new_id(const Document& document, const Path& map, std::string_view words) {
  std::string id;
  for (const char c : words) {
    if (id.size() >= 40) break;
    if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += c;
    } else if (!id.empty() && id.back() != '_' && static_cast<unsigned char>(c) < 0x80) {
      id += '_';
    }
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty() || id.front() < 'a' || id.front() > 'z') id.insert(0, "m");
  const Located at = locate(document.tree(), map);
  const auto taken = [&](const std::string& candidate) {
    return !scenario::may_be_id(candidate, IdKind::plain) ||
           (at.exists() && child(at.value, candidate).exists());
  };
  if (!taken(id)) return id;
  for (int number = 2;; ++number) {
    const std::string candidate = id + "_" + std::to_string(number);
    if (!taken(candidate)) return candidate;
  }
}

}  // namespace gesprek::editor
