#include "editor/document/block_commands.h"

#include <algorithm>
#include <utility>

#include "editor/document/block_keys.h"
#include "editor/document/commands.h"
#include "engine/base/text.h"
#include "engine/scenario/names.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

Error refuse(std::string message) {
  return {ErrorCode::invalid_input, std::move(message), {}};
}

std::string place_of(const Path& path) {
  if (path.size() >= 2 && path[0].key == "nodes") return "nodes/" + path[1].key;
  return path.empty() ? std::string() : path[0].key;
}

Path node_path(std::string_view node) {
  return {"nodes", PathStep(std::string(node))};
}

std::string text_of(YamlRef part) {
  return part.is_scalar() && !part.is_null() ? std::string(part.text()) : std::string();
}

/// Where a moment leads now, whatever the way; empty: nowhere.
std::string next_of(YamlRef node) {
  for (const char* key : {"go", "then"}) {
    if (const std::string to = text_of(child(node, key)); !to.empty()) return to;
  }
  for (const char* key : {"choices", "branch"}) {
    const YamlRef list = child(node, key);
    for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists(); at = at.next()) {
      if (const std::string to = text_of(child(at, "go")); !to.empty()) return to;
    }
  }
  return {};
}

std::string first_person(const Document& document) {
  const YamlRef cast = child(document.tree().root(), "cast");
  return cast.is_map() && cast.first_child().exists() ? std::string(cast.first_child().text())
                                                      : std::string();
}

/// A condition that can be compiled, to be rewritten.
std::string first_condition(const Document& document, const std::string& node) {
  const YamlRef cast = child(document.tree().root(), "cast");
  for (YamlRef key = cast.is_map() ? cast.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    if (child(key.next(), "persona").exists()) return std::string(key.text()) + ".vertrouwen >= 6";
  }
  return "seen(\"" + node + "\")";
}

/// The keys that belong to other ways.
std::vector<std::string> foreign_keys(Way way) {
  std::vector<std::string> keys;
  const bool is_choices = way == Way::choices;
  const bool is_topics = way == Way::topics;
  if (!is_choices) {
    for (const char* key : {"choices", "reply", "otherwise", "order", "write_first", "time", "late"})
      keys.emplace_back(key);
  }
  if (!is_topics) {
    for (const char* key : {"topics", "then", "again", "switch"}) keys.emplace_back(key);
  }
  if (way != Way::form && way != Way::branch) keys.emplace_back("form");
  if (way != Way::branch && way != Way::form) keys.emplace_back("branch");
  if (way != Way::ending) keys.emplace_back("ending");
  if (way == Way::branch || is_topics || way == Way::ending) keys.emplace_back("go");
  return keys;
}

/// The moment in which a topic is talked about.
Value topic_moment(const Document& document) {
  std::string who = first_person(document);
  if (who.empty()) who = "narrator";
  return Value::map(
      {{"lines", Value::list({Value::map({{who, Value::prose("…")}})})}, {"go", Value::plain("done")}});
}

std::string free_item_id(YamlRef list, const std::string& wanted) {
  std::string id = wanted;
  for (int number = 2;; ++number) {
    bool is_free = true;
    for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists(); at = at.next()) {
      if (text_of(child(at, "id")) == id) is_free = false;
    }
    if (is_free) return id;
    id = wanted + "_" + std::to_string(number);
  }
}

Value option_value(const std::string& id, std::string_view label) {
  return Value::map({{"id", Value::plain(id)}, {"label", Value::prose(std::string(label))}}, true);
}

Result<Value> field_value(const Document& document, const std::string& id, std::string_view type,
                          std::string_view ask) {
  std::vector<std::pair<std::string, Value>> pairs{{"id", Value::plain(id)},
                                                   {"type", Value::plain(std::string(type))},
                                                   {"ask", Value::prose(std::string(ask))}};
  if (type == "choice" || type == "multi") {
    pairs.emplace_back("options", Value::list({option_value("een", "…"), option_value("twee", "…")}));
  } else if (type == "scale") {
    pairs.emplace_back("from", Value::plain("0"));
    pairs.emplace_back("to", Value::plain("10"));
  } else if (type == "sort" || type == "board") {
    if (!child(document.tree().root(), "facts").is_map())
      return refuse("Schrijf eerst feiten op: die worden hier gesorteerd.");
    pairs.emplace_back("items", Value::plain("revealed"));
    pairs.emplace_back("into", Value::names({"feit", "bron", "duiding", "sterk", "ruis"}));
    pairs.emplace_back("answer", Value::plain("kind"));
  } else if (type == "plan") {
    pairs.emplace_back("rows", Value::plain("3"));
  } else if (type != "yes_no" && type != "text") {
    return refuse("Dit soort vraag bestaat niet.");
  }
  return Value::map(std::move(pairs));
}

}  // namespace

Way way_of(YamlRef node) {
  // A form and choices may have a `go` beside them.
  if (child(node, "ending").exists()) return Way::ending;
  if (child(node, "form").exists()) return Way::form;
  if (child(node, "topics").exists()) return Way::topics;
  if (child(node, "choices").exists()) return Way::choices;
  if (child(node, "branch").exists()) return Way::branch;
  if (child(node, "go").exists()) return Way::go;
  return Way::none;
}

std::vector<std::string> lost_by_way(const Document& document, std::string_view node, Way way) {
  std::vector<std::string> lost;
  const Located at = locate(document.tree(), node_path(node));
  if (!at.exists() || !at.value.is_map()) return lost;
  for (const std::string& key : foreign_keys(way)) {
    if (key != "go" && child(at.value, key).exists()) lost.push_back(key);
  }
  return lost;
}

bool needs_moment(const Document& document, std::string_view node, Way way) {
  const YamlRef at = locate(document.tree(), node_path(node)).value;
  const bool leads = way == Way::go || way == Way::branch || way == Way::topics || way == Way::form;
  return leads && at.exists() && next_of(at).empty();
}

Result<Command> set_way(const Document& document, std::string_view node, Way way, std::string_view to) {
  const Path path = node_path(node);
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_map()) return refuse("Dit moment bestaat niet.");
  if (way == Way::none) return refuse("Een moment gaat op een manier verder.");
  if (way_of(at.value) == way) return refuse("Dit moment gaat al zo verder.");
  Command command{"node.set_way", {}, {}, place_of(path)};
  std::string next = next_of(at.value);
  std::vector<Op> behind;  // of other blocks
  if (next.empty() && !to.empty() && needs_moment(document, node, way)) {
    next = to;
    const bool is_there = child(child(document.tree().root(), "nodes"), next).exists();
    // What comes behind topics is a moment; nothing leads back to topics from them.
    if (!is_there && (next != "done" || way == Way::topics)) {
      Result<Command> fresh = add_node(document, node, next, {});
      if (!fresh.ok()) return fresh.error();
      behind = std::move(fresh->ops);
    }
  }
  const auto insert = [&](const char* key, Value value) {
    command.ops.push_back(insert_pair(path, key, std::move(value), customary_place(at.value, path, key)));
  };
  const auto has = [&](const char* key) { return child(at.value, key).exists(); };
  switch (way) {
    case Way::go:
      if (!has("go")) {
        if (next.empty()) return refuse("Kies eerst het moment waar dit naartoe gaat.");
        insert("go", Value::plain(next));
      }
      break;
    case Way::choices:
      insert("choices", Value::list({Value::map({{"id", Value::plain("keuze_1")},
                                                 {"say", Value::prose("…")},
                                                 {"moves", Value::names({"open_vraag"})}})}));
      break;
    case Way::branch: {
      if (next.empty()) return refuse("Kies eerst het moment waar dit naartoe gaat.");
      Value arm = Value::map(
          {{"when", Value::plain(first_condition(document, std::string(node)))}, {"go", Value::plain(next)}},
          true);
      insert("branch", Value::list({std::move(arm), Value::map({{"go", Value::plain(next)}}, true)}));
      break;
    }
    case Way::topics: {
      if (next.empty()) return refuse("Kies eerst het moment dat na de onderwerpen komt.");
      std::string start = new_id(document, {"nodes"}, std::string(node) + "_1");
      if (start == next) start = new_id(document, {"nodes"}, std::string(node) + "_2");
      Value topic = Value::map({{"id", Value::plain("onderwerp_1")},
                                {"title", Value::prose("Het eerste onderwerp")},
                                {"start", Value::plain(start)}},
                               true);
      insert("topics", Value::list({std::move(topic)}));
      command.ops.push_back(insert_pair(path, "then", Value::plain(next), "topics"));
      behind.push_back(insert_pair({"nodes"}, start, topic_moment(document), std::string(node)));
      break;
    }
    case Way::form: {
      Result<Value> field = field_value(document, "vraag_1", "text", "…");
      if (!field.ok()) return field.error();
      insert("form",
             Value::map({{"title", Value::prose("Leg vast")}, {"fields", Value::list({std::move(*field)})}}));
      if (!has("go") && !has("branch")) {
        if (next.empty()) return refuse("Kies eerst het moment dat na het formulier komt.");
        insert("go", Value::plain(next));
      }
      break;
    }
    case Way::ending:
      insert("ending", Value::map({{"title", Value::prose("Het einde")},
                                   {"outcome", Value::plain("mixed")},
                                   {"text", Value::prose("…")},
                                   {"child", Value::prose("…")}}));
      break;
    case Way::none: break;
  }
  // What comes is written before what goes, so that the moment is never empty.
  for (const std::string& key : foreign_keys(way)) {
    if (child(at.value, key).exists()) command.ops.push_back(remove_pair(path / PathStep(key)));
  }
  for (Op& op : behind) command.ops.push_back(std::move(op));
  return command;
}

Result<Command> add_arm(const Document& document, std::string_view node, std::string_view when,
                        std::string_view go) {
  const Path path = node_path(node) / "branch";
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_sequence() || at.value.size() == 0)
    return refuse("Dit moment splitst zich niet.");
  Result<std::string> clean = clean_text(when);
  if (!clean.ok()) return clean.error();
  if (clean->empty()) *clean = first_condition(document, std::string(node));
  const std::string to =
      go.empty() ? next_of(locate(document.tree(), node_path(node)).value) : std::string(go);
  if (!child(child(document.tree().root(), "nodes"), to).exists() && to != "done" && to != "back")
    return refuse("Het moment '" + shortened(to) + "' bestaat niet.");
  // 5.11: the last entry has no `when`.
  Command command{"branch.add", {}, {}, place_of(path)};
  command.ops.push_back(
      insert_item(path, at.value.size() - 1,
                  Value::map({{"when", Value::plain(*clean)}, {"go", Value::plain(to)}}, true)));
  return command;
}

Result<Command> add_topic(const Document& document, std::string_view node, std::string_view title) {
  const Path path = node_path(node) / "topics";
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_sequence()) return refuse("Dit moment heeft geen onderwerpen.");
  Result<std::string> clean = clean_text(title);
  if (!clean.ok()) return clean.error();
  if (clean->empty()) *clean = "Nog een onderwerp";
  const std::string start = new_id(document, {"nodes"}, *clean);
  const std::string id = free_item_id(at.value, start);
  Command command{"topic.add", {}, {}, place_of(path)};
  command.ops.push_back(insert_item(
      path, at.value.size(),
      Value::map({{"id", Value::plain(id)}, {"title", Value::prose(*clean)}, {"start", Value::plain(start)}},
                 true)));
  command.ops.push_back(insert_pair({"nodes"}, start, topic_moment(document), std::string(node)));
  return command;
}

Result<Command> add_form_field(const Document& document, std::string_view node, std::string_view type,
                               std::string_view ask) {
  const Path form = node_path(node) / "form";
  const Located at = locate(document.tree(), form);
  if (!at.exists() || !at.value.is_map()) return refuse("Dit moment heeft geen formulier.");
  if (child(at.value, "use").exists())
    return refuse("Dit formulier komt uit de catalogus; het heeft zijn eigen vragen.");
  Result<std::string> clean = clean_text(ask);
  if (!clean.ok()) return clean.error();
  const Path path = form / "fields";
  const Located list = locate(document.tree(), path);
  std::size_t number = list.exists() && list.value.is_sequence() ? list.value.size() + 1 : 1;
  const std::string id = free_item_id(list.value, "vraag_" + std::to_string(number));
  Result<Value> field = field_value(document, id, type, clean->empty() ? "…" : *clean);
  if (!field.ok()) return field.error();
  Command command{"field.add", {}, {}, place_of(form)};
  if (list.exists() && list.value.is_sequence()) {
    command.ops.push_back(insert_item(path, list.value.size(), std::move(*field)));
  } else if (!list.exists()) {
    command.ops.push_back(insert_pair(form, "fields", Value::list({std::move(*field)}),
                                      customary_place(at.value, form, "fields")));
  } else {
    return refuse("Hier staat iets anders. Verander dit in de YAML.");
  }
  return command;
}

Result<Command> add_option(const Document& document, const Path& field, std::string_view label) {
  const Path path = field / "options";
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_sequence())
    return refuse("Deze vraag heeft geen antwoorden om uit te kiezen.");
  Result<std::string> clean = clean_text(label);
  if (!clean.ok()) return clean.error();
  const std::string id = free_item_id(at.value, "antwoord_" + std::to_string(at.value.size() + 1));
  Command command{"option.add", {}, {}, place_of(field)};
  command.ops.push_back(insert_item(path, at.value.size(), option_value(id, clean->empty() ? "…" : *clean)));
  return command;
}

Result<Command> use_form(const Document& document, std::string_view node, std::string_view form) {
  const Path path = node_path(node) / "form";
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_map()) return refuse("Dit moment heeft geen formulier.");
  if (!scenario::may_be_id(form, scenario::IdKind::plain)) return refuse("Dit formulier bestaat niet.");
  Command command{"form.use", {}, {}, place_of(path)};
  if (child(at.value, "use").exists()) {
    command.ops.push_back(set_value(path / "use", Value::plain(std::string(form))));
  } else {
    command.ops.push_back(insert_pair(path, "use", Value::plain(std::string(form)), {}));
  }
  for (const char* key : {"with", "title", "fields"}) {
    if (child(at.value, key).exists()) command.ops.push_back(remove_pair(path / key));
  }
  return command;
}

Result<Command> set_in_map(const Document& document, const Path& owner, const char* key,
                           std::string_view name, std::string_view value) {
  Result<std::string> clean = clean_text(value);
  if (!clean.ok()) return clean.error();
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
  if (name.empty() || !clean_text(name).ok()) return refuse("Kies eerst wat er verandert.");
  const Path map = owner / key;
  const Path path = map / PathStep(std::string(name));
  const Located entries = locate(document.tree(), map);
  const Located at = locate(document.tree(), path);
  if (entries.exists() && !entries.value.is_map() && !entries.value.is_null())
    return refuse("Hier staat iets anders. Verander dit in de YAML.");
  Command command{"map.set", {}, {}, place_of(path)};
  if (clean->empty()) {
    if (!at.exists()) return command;
    const bool is_last = entries.value.size() == 1;
    if (is_last && in.value.size() == 1) return refuse("Dit is het enige wat hier staat.");
    command.ops.push_back(remove_pair(is_last ? map : path));
    return command;
  }
  Value plain = Value::plain(std::move(*clean));
  if (at.exists()) {
    if (!at.value.is_scalar()) return refuse("Hier staat iets anders. Verander dit in de YAML.");
    command.merge_key = "map.set " + to_text(path);
    command.ops.push_back(set_value(path, std::move(plain)));
  } else if (entries.exists() && entries.value.is_map()) {
    std::string last;
    for (YamlRef entry = entries.value.first_child(); entry.exists() && entry.next().exists();
         entry = entry.next().next()) {
      last = entry.text();
    }
    command.ops.push_back(insert_pair(map, std::string(name), std::move(plain), last));
  } else if (entries.exists()) {
    command.ops.push_back(set_value(map, Value::map({{std::string(name), std::move(plain)}}, true)));
  } else {
    command.ops.push_back(insert_pair(owner, key, Value::map({{std::string(name), std::move(plain)}}, true),
                                      customary_place(in.value, owner, key)));
  }
  return command;
}

Result<Command> remove_block(const Document& document, const Path& path) {
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.key.exists()) return refuse("Dit onderdeel bestaat niet.");
  if (at.parent.size() == 1) return refuse("Dit is het enige wat hier staat.");
  Command command{"block.remove", {}, {}, place_of(path)};
  command.ops.push_back(remove_pair(path));
  return command;
}

Result<Command> add_repair(const Document& document, const Path& choice, std::string_view move) {
  const Located at = locate(document.tree(), choice);
  if (!at.exists() || !at.value.is_map()) return refuse("Deze keuze bestaat niet.");
  if (child(at.value, "repair").exists()) return refuse("Deze keuze is al terug te nemen.");
  std::vector<std::pair<std::string, Value>> pairs{{"say", Value::prose("…")}};
  if (!move.empty()) pairs.emplace_back("moves", Value::names({std::string(move)}));
  pairs.emplace_back("reply", Value::prose("…"));
  Command command{"repair.add", {}, {}, place_of(choice)};
  command.ops.push_back(insert_pair(choice, "repair", Value::map(std::move(pairs)),
                                    customary_place(at.value, choice, "repair")));
  return command;
}

Result<Command> add_interrupt(const Document& document, std::string_view when, std::string_view go) {
  const YamlRef root = document.tree().root();
  const YamlRef list = child(root, "interrupts");
  if (list.exists() && !list.is_sequence()) return refuse("`interrupts` is hier geen lijst.");
  const std::size_t count = list.exists() ? list.size() : 0;
  const std::string id = free_item_id(list, "onderbreking_" + std::to_string(count + 1));
  Value entry = Value::map({{"id", Value::plain(id)},
                            {"when", Value::plain(std::string(when))},
                            {"go", Value::plain(std::string(go))}},
                           true);
  Command command{"interrupt.add", {}, {}, {}};
  command.ops.push_back(list.exists() ? insert_item({"interrupts"}, count, std::move(entry))
                                      : insert_pair({}, "interrupts", Value::list({std::move(entry)}),
                                                    customary_place(root, {}, "interrupts")));
  return command;
}

Result<Command> add_reveal(const Document& document, std::string_view node, std::string_view fact) {
  const Path path = node_path(node);
  const Located at = locate(document.tree(), path);
  if (!at.exists() || !at.value.is_map()) return refuse("Dit moment bestaat niet.");
  const YamlRef list = child(at.value, "reveals");
  if (list.exists() && !list.is_sequence()) return refuse("`reveals` is hier geen lijst.");
  Command command{"reveal.add", {}, {}, place_of(path)};
  command.ops.push_back(list.exists() ? insert_item(path / "reveals", 0, Value::plain(std::string(fact)))
                                      : insert_pair(path, "reveals", Value::names({std::string(fact)}),
                                                    customary_place(at.value, path, "reveals")));
  return command;
}

Result<Command> add_comment(const Document& document, const Path& owner, std::string_view by,
                            std::string_view date, std::string_view text) {
  Result<std::string> words = clean_text(text);
  if (!words.ok()) return words.error();
  if (words->empty()) return refuse("Schrijf eerst wat je wilt opmerken.");
  Result<std::string> who = clean_text(by);
  if (!who.ok()) return who.error();
  const Located in = locate(document.tree(), owner);
  if (!in.exists() || !in.value.is_map()) return refuse("Dit onderdeel bestaat niet.");
  std::vector<std::pair<std::string, Value>> pairs;
  if (!who->empty()) pairs.emplace_back("by", Value::prose(std::move(*who)));
  if (!date.empty()) pairs.emplace_back("date", Value::plain(std::string(date)));
  pairs.emplace_back("text", Value::prose(std::move(*words)));
  const Path path = owner / "comments";
  const Located list = locate(document.tree(), path);
  Command command{"comment.add", {}, {}, place_of(owner)};
  if (!list.exists()) {
    command.ops.push_back(insert_pair(owner, "comments", Value::list({Value::map(std::move(pairs))}),
                                      customary_place(in.value, owner, "comments")));
  } else if (list.value.is_sequence()) {
    command.ops.push_back(insert_item(path, list.value.size(), Value::map(std::move(pairs))));
  } else {
    return refuse("Hier staat iets anders. Verander dit in de YAML.");
  }
  return command;
}

Result<Command> resolve_comment(const Document& document, const Path& comment, bool is_resolved) {
  const Located at = locate(document.tree(), comment);
  if (!at.exists() || !at.value.is_map() || comment.size() < 2 ||
      comment[comment.size() - 2].key != "comments") {
    return refuse("Deze opmerking bestaat niet.");
  }
  Result<Command> command = set_field(document, comment, "resolved", is_resolved ? "true" : "");
  if (command.ok()) {
    command->name = "comment.resolve";
    command->merge_key.clear();
  }
  return command;
}

}  // namespace gesprek::editor
