#include <algorithm>
#include <string>

#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

using LineMap = Map<kLine>;

/// Who speaks, and the value with the words.
struct Speaker {
  LineKind kind = LineKind::cast;
  YamlRef key;
};

bool is_cast(const ReadContext& context, std::string_view name) {
  return std::binary_search(context.cast_ids.begin(), context.cast_ids.end(), name);
}

/// Whether an unknown key may be the cast member who speaks: `again` is reserved (5.1).
bool may_speak(YamlRef key) {
  return key.text() != "again" && !key.text().empty();
}

/// The speaker among the keys that are no line keys: somebody of the cast, else the first. Nothing when there
/// are no such keys.
YamlRef find_cast_speaker(const ReadContext& context, const LineMap& map, YamlRef value) {
  if (map.other_count() == 1) return may_speak(map.first_other()) ? map.first_other() : YamlRef();
  YamlRef speaker;
  for_each_pair(value, [&](YamlRef key, YamlRef) {
    if (kLine.find(key.text()) != KeySchema::kNone || !may_speak(key)) return;
    if (!speaker.exists() || (is_cast(context, key.text()) && !is_cast(context, speaker.text())))
      speaker = key;
  });
  return speaker;
}

/// Reports the keys that are no line keys, besides `speaker`: somebody of the cast speaks too, the rest is
/// unknown.
void report_others(const ReadContext& context, YamlRef value, YamlRef speaker) {
  for_each_pair(value, [&](YamlRef key, YamlRef words) {
    const bool is_speaker = speaker.exists() && key.index() == speaker.index();
    if (is_speaker || kLine.find(key.text()) != KeySchema::kNone) return;
    if (speaker.exists() && is_cast(context, key.text())) {
      context.report(DiagnosticCode::line_with_two_speakers, key.range(),
                     {std::string(speaker.text()), std::string(key.text())});
    } else {
      report_unknown_key(context, kLine, key, words);
    }
  });
}

/// The one of narrator, inner, media and first that is there, a second one being reported; else the cast
/// member.
Speaker find_speaker(const ReadContext& context, const LineMap& map, YamlRef value) {
  Speaker found;
  const auto consider = [&](LineKind kind, LineMap::K name) {
    if (!map.value(name).exists()) return;
    if (found.key.exists()) {
      context.report(DiagnosticCode::line_with_two_speakers, map.key_place(name),
                     {std::string(found.key.text()), std::string(map.key(name).text())});
      return;
    }
    found = {kind, map.key(name)};
  };
  consider(LineKind::narrator, "narrator");
  consider(LineKind::inner, "inner");
  consider(LineKind::media, "media");
  consider(LineKind::first, "first");
  if (map.other_count() == 0) return found;
  const bool is_named = found.key.exists();
  if (!is_named) found.key = find_cast_speaker(context, map, value);
  if (is_named || map.other_count() > 1) report_others(context, value, found.key);
  return found;
}

void check_line_keys(const ReadContext& context, const LineMap& map, LineKind kind) {
  const auto only_for_speakers = [&](LineMap::K name) {
    if (map.has(name)) {
      context.report(DiagnosticCode::key_of_speaker, map.key_place(name), {std::string(kLine[name.index])});
    }
  };
  if (kind != LineKind::cast) {
    only_for_speakers("mood");
    only_for_speakers("cue");
    only_for_speakers("thought");
  }
  if (kind != LineKind::media && map.has("alt")) {
    context.report(DiagnosticCode::key_needs_other, map.key_place("alt"), {"alt", "media"});
  }
  if (kind == LineKind::media && !map.has("alt")) {
    context.report_missing(DiagnosticCode::media_without_alt, map.where());
  }
}

/// What every line may have besides its words.
void read_line_details(const ReadContext& context, const LineMap& map, Line& out) {
  if (map.optional("id", out.id)) check_id(context, IdKind::plain, *out.id);
  map.optional("when", out.when);
  map.optional("mood", out.mood);
  map.optional("cue", out.cue);
  map.optional("thought", out.thought);
  map.optional("alt", out.alt);
  if (map.has("effect")) read_effects(context, map.value("effect"), out.effect);
  if (map.has("events")) read_events(context, map.value("events"), out.events);
  if (map.has("reveals")) read_reveals(context, map.value("reveals"), out.reveals);
}

/// The alternatives of `- first: […]` (5.5): "shows the first whose `when` holds, and its last should have
/// none".
void read_first(const ReadContext& context, YamlRef value, Line& out) {
  read_lines(context, "first", value, out.first);
  if (value.is_sequence() && value.size() == 0) {
    context.report_missing(DiagnosticCode::empty_list, value.range(), {"first"});
  }
  if (!out.first.empty() && out.first.back().when) {
    context.report_missing(DiagnosticCode::first_without_default, out.first.back().when->where);
  }
}

void read_words(const ReadContext& context, std::string_view name, YamlRef value, Text& out) {
  if (value.is_null() || (value.is_scalar() && value.text().empty())) {
    context.report_missing(DiagnosticCode::empty_value, value.range(), {std::string(name)});
    return;
  }
  if (read_text(context, name, value, out)) check_words(context, out);
}

void read_line(const ReadContext& context, std::string_view name, YamlRef item, Line& out) {
  out.where = item.range();
  if (item.is_scalar() && !item.is_null()) {
    const std::string_view who =
        context.cast_ids.empty() ? std::string_view("narrator") : context.cast_ids[0];
    context.report(DiagnosticCode::line_is_text, item.range(), {std::string(who)});
    out.text = make_text(context, item);
    return;
  }
  if (!expect_map(context, name, item)) return;
  const LineMap map(context, item, std::nullopt, MapReader::Others::leave);
  const Speaker speaker = find_speaker(context, map, item);
  out.kind = speaker.kind;
  read_line_details(context, map, out);
  check_line_keys(context, map, out.kind);
  if (map.has("text")) {
    // `text` is how a reply says its words; a line names its speaker instead.
    context.report_missing(DiagnosticCode::line_without_speaker, map.key_place("text"));
  } else if (!speaker.key.exists()) {
    context.report_missing(DiagnosticCode::line_without_speaker, map.where());
  }
  if (!speaker.key.exists()) return;
  if (out.kind == LineKind::first) {
    read_first(context, speaker.key.next(), out);
    return;
  }
  if (out.kind == LineKind::cast) out.speaker = make_text(context, speaker.key);
  read_words(context, speaker.key.text(), speaker.key.next(), out.text);
}

}  // namespace

void read_lines(const ReadContext& context, std::string_view name, YamlRef value, std::vector<Line>& out) {
  if (!expect_list(context, name, value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) { read_line(context, name, item, out.emplace_back()); });
}

void read_reply(const ReadContext& context, YamlRef value, Reply& out) {
  // 5.6: "`reply` as text is said by `to` …"; §3: a text, one line, or a list of lines; `[]` says nothing.
  out.where = value.range();
  if (value.is_sequence()) {
    out.kind = value.size() == 0 ? ReplyKind::nothing : ReplyKind::lines;
    read_lines(context, "reply", value, out.lines);
    return;
  }
  Line& line = out.lines.emplace_back();
  line.kind = LineKind::cast;
  line.where = value.range();
  out.kind = ReplyKind::text;
  if (value.is_scalar()) {
    read_words(context, "reply", value, line.text);
    return;
  }
  const LineMap map(context, value, std::nullopt, MapReader::Others::leave);
  if (!map.has("text")) {
    out.kind = ReplyKind::lines;
    read_line(context, "reply", value, line);
    return;
  }
  read_line_details(context, map, line);
  check_line_keys(context, map, LineKind::cast);
  read_words(context, "text", map.value("text"), line.text);
  if (map.other_count() > 0) report_others(context, value, map.key("text"));
}

}  // namespace gesprek::scenario
