#include <cstdint>
#include <string>

#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

using NodeMap = Map<kNode>;

/// Calls `read(item, place)` for every item of the list under `name`; an empty list is reported.
template <class Read>
void read_filled_list(const ReadContext& context, const NodeMap& map, NodeMap::K name, Read&& read) {
  const YamlRef list = map.list(name);
  if (list.exists() && list.size() == 0) {
    context.report_missing(DiagnosticCode::empty_list, list.range(), {std::string(map.key(name).text())});
  }
  for_each_item(list, read);
}

void read_branch(const ReadContext& context, const NodeMap& map, std::vector<BranchArm>& out) {
  read_filled_list(context, map, "branch", [&](YamlRef item) {
    BranchArm& arm = out.emplace_back();
    arm.where = item.range();
    if (!expect_map(context, "branch", item)) return;
    const Map<kBranch> entry(context, item);
    entry.optional("when", arm.when);
    entry.required("go", arm.go);
  });
  // 5.11: "first entry that holds; the last has no `when` (error otherwise)".
  if (!out.empty() && out.back().when) {
    context.report_missing(DiagnosticCode::last_branch_with_when, out.back().when->where);
  }
  bool is_settled = false;
  for (const BranchArm& arm : out) {
    if (is_settled) context.report(DiagnosticCode::branch_never_reached, arm.go.where);
    is_settled = is_settled || !arm.when;
  }
}

void read_topics(const ReadContext& context, const NodeMap& map, std::vector<Topic>& out) {
  read_filled_list(context, map, "topics", [&](YamlRef item) {
    Topic& topic = out.emplace_back();
    topic.where = item.range();
    if (!expect_map(context, "topics", item)) return;
    const Map<kTopic> entry(context, item);
    if (entry.required("id", topic.id)) check_id(context, IdKind::plain, topic.id);
    entry.required("title", topic.title);
    entry.required("start", topic.start);
    entry.optional("optional", topic.optional);
    entry.optional("when", topic.when);
  });
}

void read_choices(const ReadContext& context, const NodeMap& map, Node& out) {
  out.choices.reserve(map.value("choices").size());
  read_filled_list(context, map, "choices", [&](YamlRef item) {
    const std::size_t place = out.choices.size() + 1;
    read_choice(context, item, place, out.choices.emplace_back());
  });
  check_unique_ids(context, out.choices);
  if (out.go) return;
  for (const Choice& choice : out.choices) {
    if (!choice.go)
      context.report_missing(DiagnosticCode::choice_without_go, choice.id.where, {choice.id.value});
  }
}

void read_ending(const ReadContext& context, YamlRef value, Ending& out) {
  out.where = value.range();
  if (!expect_map(context, "ending", value)) return;
  const Map<kEnding> map(context, value);
  map.required("title", out.title);
  if (map.required("outcome", out.outcome)) {
    check_one_of(context, "outcome", out.outcome, {"good", "mixed", "poor"});
  }
  if (map.optional("text", out.text)) check_words(context, out.text);
  // 5.23: "`child` is required".
  if (map.required("child", out.child)) check_words(context, out.child);
}

/// `20s` (5.15).
void read_time(const ReadContext& context, YamlRef value, std::optional<Number>& out) {
  Text text;
  if (!read_text(context, "time", value, text)) return;
  std::string digits;
  for (const char c : text.value) {
    if (c < '0' || c > '9' || digits.size() == 4) break;
    digits += c;
  }
  const bool fits = text.value == digits + "s" && !digits.empty() && std::stoi(digits) > 0;
  if (!fits) {
    const bool has_number = !digits.empty() && std::stoi(digits) > 0;
    context.report(DiagnosticCode::bad_time, text.where, {text.value, (has_number ? digits : "20") + "s"});
    return;
  }
  out = Number{std::stoi(digits), text.where};
}

/// Keys that say something about the learner's choices, or about topics, and nothing elsewhere.
void check_lonely_keys(const ReadContext& context, const NodeMap& map) {
  const auto needs = [&](NodeMap::K name, const char* other) {
    if (map.has(name)) {
      context.report(DiagnosticCode::key_needs_other, map.key_place(name),
                     {std::string(map.key(name).text()), other});
    }
  };
  if (!map.has("choices")) {
    needs("reply", "choices");
    needs("otherwise", "choices");
    needs("order", "choices");
    needs("switch", "choices");
    needs("write_first", "choices");
    needs("time", "choices");
  }
  if (!map.has("topics")) {
    needs("then", "topics");
    needs("again", "topics");
  }
  if (!map.has("time")) needs("late", "time");
}

/// §3: the way on is one of `choices` (with `go` as default) · `go` · `branch` · `topics` + `then` · `form` +
/// (`go` or `branch`) · `ending`. 5.25: one that is missing or double is an error.
void check_way_on(const ReadContext& context, const NodeMap& map, const Node& node) {
  const auto is_double = [&](NodeMap::K one, NodeMap::K other) {
    if (!map.has(one) || !map.has(other)) return false;
    const bool in_order = map.key_place(one).begin < map.key_place(other).begin;
    const YamlRef first = map.key(in_order ? one : other);
    const YamlRef second = map.key(in_order ? other : one);
    context.report(DiagnosticCode::way_on_double, second.range(),
                   {node.id.value, std::string(first.text()), std::string(second.text())});
    return true;
  };
  const bool reported = is_double("choices", "topics") || is_double("choices", "form") ||
                        is_double("choices", "ending") || is_double("choices", "branch") ||
                        is_double("topics", "form") || is_double("topics", "ending") ||
                        is_double("topics", "go") || is_double("topics", "branch") ||
                        is_double("form", "ending") || is_double("ending", "go") ||
                        is_double("ending", "branch") || (!map.has("choices") && is_double("go", "branch"));
  if (reported) return;
  const bool goes = map.has("go") || map.has("branch");
  if (map.has("form") && !goes) {
    context.report_missing(DiagnosticCode::form_without_way_on, map.key_place("form"), {node.id.value});
  } else if (!goes && !map.has("choices") && !map.has("topics") && !map.has("form") && !map.has("ending")) {
    context.report_missing(DiagnosticCode::way_on_missing, node.id.where, {node.id.value});
  }
}

}  // namespace

void read_node(const ReadContext& context, YamlRef key, YamlRef value, Node& out) {
  out.id = make_text(context, key);
  out.where = {key.range().begin, value.range().end};
  check_id(context, IdKind::plain, out.id);
  if (value.is_null()) {
    context.report_missing(DiagnosticCode::way_on_missing, out.id.where, {out.id.value});
    return;
  }
  if (!expect_map(context, out.id.value, value)) return;
  const NodeMap map(context, value, out.id.where);

  map.optional("phase", out.phase);
  map.optional("step", out.step, 0, 5);
  map.optional("scene", out.scene);
  if (map.has("effect")) read_effects(context, map.value("effect"), out.effect);
  if (map.has("events")) read_events(context, map.value("events"), out.events);
  if (map.has("reveals")) read_reveals(context, map.value("reveals"), out.reveals);
  if (map.has("lines")) read_lines(context, "lines", map.value("lines"), out.lines);

  check_way_on(context, map, out);
  check_lonely_keys(context, map);
  map.optional("go", out.go);
  out.has_choices = map.has("choices");
  if (out.has_choices) read_choices(context, map, out);
  out.has_branch = map.has("branch");
  if (out.has_branch) read_branch(context, map, out.branch);
  out.has_topics = map.has("topics");
  if (out.has_topics) {
    read_topics(context, map, out.topics);
    map.require("then");
  }
  map.optional("then", out.then);
  if (map.has("again")) read_lines(context, "again", map.value("again"), out.again);
  if (map.has("form")) read_form(context, map.value("form"), out.form.emplace());
  if (map.has("ending")) read_ending(context, map.value("ending"), out.ending.emplace());

  if (map.has("reply")) read_reply(context, map.value("reply"), out.reply);
  map.optional("otherwise", out.otherwise);
  Text order;
  if (map.optional("order", order)) out.fixed_order = check_one_of(context, "order", order, {"fixed"});
  map.optional("switch", out.switch_);
  map.optional("write_first", out.write_first);
  if (map.has("time")) {
    read_time(context, map.value("time"), out.time_seconds);
    // 5.15: "`time` without `late` is an error".
    if (!map.has("late")) context.report_missing(DiagnosticCode::time_without_late, map.key_place("time"));
  }
  map.optional("late", out.late);
  if (map.has("comments")) read_comments(context, map.value("comments"), out.comments);
  if (map.has("allow")) read_allow(context, map.value("allow"), out.allow);
}

}  // namespace gesprek::scenario
