#include <algorithm>
#include <string>

#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

/// §3: a choice is `say`, `do` or `think`; exactly one of them. A choice and a repair both have them.
template <const KeySchema& S>
void read_act(const ReadContext& context, const Map<S>& map, std::string_view owner, ChoiceKind& kind,
              Text& text) {
  std::string_view found;
  const auto consider = [&](ChoiceKind this_kind, KeyOf<S> name) {
    if (!map.has(name)) return;
    if (!found.empty()) {
      context.report(DiagnosticCode::choice_with_two_acts, map.key_place(name),
                     {std::string(owner), std::string(found), std::string(map.key(name).text())});
      return;
    }
    found = map.key(name).text();
    kind = this_kind;
    if (map.required(name, text)) check_words(context, text);
  };
  consider(ChoiceKind::say, "say");
  consider(ChoiceKind::do_, "do");
  consider(ChoiceKind::think, "think");
  if (found.empty()) {
    context.report_missing(DiagnosticCode::choice_without_words, map.where(), {std::string(owner)});
  }
}

void read_repair(const ReadContext& context, YamlRef value, std::string_view choice, Repair& out) {
  // 5.20: `repair: {say, moves, reply, why, within}`.
  out.where = value.range();
  if (!expect_map(context, "repair", value)) return;
  const Map<kRepair> map(context, value);
  read_act(context, map, std::string(choice) + ".repair", out.kind, out.text);
  if (map.has("to")) read_addressees(context, map.value("to"), out.to);
  map.names("moves", out.moves);
  if (map.has("reply")) read_reply(context, map.value("reply"), out.reply);
  map.optional("why", out.why);
  map.optional("within", out.within, 1, 100);
}

}  // namespace

void read_choice(const ReadContext& context, YamlRef value, std::size_t place, Choice& out) {
  out.where = value.range();
  // 5.10: "a choice without `id` gets `c<place>`".
  out.id.value = "c" + std::to_string(place);
  out.id.where = short_place(value);
  out.has_own_id = false;
  if (!expect_map(context, "choices", value)) return;
  const Map<kChoice> map(context, value);
  if (map.has("id") && map.required("id", out.id)) {
    out.has_own_id = true;
    check_id(context, IdKind::choice, out.id);
  }
  read_act(context, map, out.id.value, out.kind, out.text);
  if (map.has("to")) read_addressees(context, map.value("to"), out.to);
  map.optional("when", out.when);
  if (map.optional("locked", out.locked) && !out.when) {
    // 5.10: "`locked` without `when` is an error".
    context.report_missing(DiagnosticCode::locked_without_when, map.key_place("locked"));
  }
  map.optional("once", out.once);
  map.optional("silent", out.silent);
  map.optional("model", out.model);
  map.names("moves", out.moves);
  if (map.has("effect")) read_effects(context, map.value("effect"), out.effect);
  if (map.has("score")) read_score(context, map.value("score"), out.score);
  if (map.has("events")) read_events(context, map.value("events"), out.events);
  if (map.has("reveals")) read_reveals(context, map.value("reveals"), out.reveals);
  map.optional("critical", out.critical);
  map.optional("repairs", out.repairs);
  if (map.has("repair")) read_repair(context, map.value("repair"), out.id.value, out.repair.emplace());
  if (map.has("reply")) read_reply(context, map.value("reply"), out.reply);
  map.optional("go", out.go);
  map.optional("why", out.why);
  if (map.has("comments")) read_comments(context, map.value("comments"), out.comments);
  if (map.has("allow")) read_allow(context, map.value("allow"), out.allow);
}

}  // namespace gesprek::scenario
