#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/text.h"
#include "engine/scenario/catalogue_readers.h"
#include "engine/scenario/catalogue_schemas.h"
#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"

namespace gesprek::scenario {

namespace {

constexpr KeySchema kOverlay{"overlay.yaml", {"name", "about"}};

template <const KeySchema& S>
void read_string(const Map<S>& map, typename Map<S>::K key, std::string& out) {
  Text text;
  if (map.optional(key, text)) out = std::move(text.value);
}

template <const KeySchema& S>
void read_label(const Map<S>& map, Label& out) {
  Text text;
  if (map.required("label", text)) out.nl = std::move(text.value);
  read_string(map, "label_en", out.en);
}

template <const KeySchema& S>
void read_about(const Map<S>& map, Label& out) {
  read_string(map, "about", out.nl);
  read_string(map, "about_en", out.en);
}

std::vector<std::string> to_strings(std::vector<Name> names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (Name& name : names) out.push_back(std::move(name.value));
  return out;
}

template <const KeySchema& S>
std::vector<std::string> read_strings(const Map<S>& map, typename Map<S>::K key) {
  std::vector<Name> names;
  map.names(key, names);
  return to_strings(std::move(names));
}

Origin origin_of(const CatalogueFile& file, YamlRef key, YamlRef value) {
  return {file.source, {key.range().begin, value.range().end}};
}

/// Calls `read(id, key, value)` for every entry that is a map.
template <class Read>
void for_each_entry(const CatalogueFile& file, YamlRef entries, Read&& read) {
  for_each_pair(entries, [&](YamlRef key, YamlRef value) {
    if (expect_map(file.context, key.text(), value)) read(make_text(file.context, key), key, value);
  });
}

/// Replaces the entry with the same id, or adds one behind the others.
template <class Entry>
void put(std::vector<Entry>& entries, Entry entry) {
  const auto same = [&](const Entry& other) { return other.id == entry.id; };
  const auto found = std::find_if(entries.begin(), entries.end(), same);
  if (found != entries.end()) {
    *found = std::move(entry);
  } else {
    entries.push_back(std::move(entry));
  }
}

// --- criteria.yaml ---

void read_families(const CatalogueFile& file, YamlRef entries, Catalogues& out,
                   CatalogueReferences& references) {
  for_each_entry(file, entries, [&](const Name& id, YamlRef key, YamlRef value) {
    check_capital_id(file.context, id);
    const Map<kFamily> map(file.context, value, id.where);
    Family family;
    family.id = id.value;
    family.origin = origin_of(file, key, value);
    read_label(map, family.label);
    read_about(map, family.about);
    std::optional<Number> weight;
    if (map.optional("weight", weight, 0, 10)) family.weight = static_cast<int>(weight->value);
    for_each_pair(map.map("caps"), [&](YamlRef criterion, YamlRef cap) {
      Number number;
      if (!read_number(file.context, criterion.text(), cap, number)) return;
      check_range(file.context, criterion.text(), number, 0, 100);
      family.caps.emplace_back(std::string(criterion.text()), static_cast<int>(number.value));
      references.criteria.push_back({make_text(file.context, criterion), file.source});
    });
    put(out.families, std::move(family));
  });
}

void read_bands(const CatalogueFile& file, YamlRef entries, Catalogues& out) {
  for_each_item(entries, [&](YamlRef item) {
    if (!expect_map(file.context, "bands", item)) return;
    const Map<kBand> map(file.context, item);
    Name id;
    Number from;
    Band band;
    read_label(map, band.label);
    read_about(map, band.about);
    if (!map.required("id", id) || !map.required("from", from)) return;
    check_id(file.context, IdKind::plain, id);
    check_range(file.context, "from", from, 0, 100);
    band.id = std::move(id.value);
    band.from = static_cast<int>(std::clamp<std::int64_t>(from.value, 0, 100));
    const bool is_taken = std::any_of(out.bands.begin(), out.bands.end(), [&](const Band& other) {
      return other.from == band.from && other.id != band.id;
    });
    if (is_taken) {
      file.context.report(DiagnosticCode::same_band_twice, from.where, {std::to_string(band.from)});
      return;
    }
    put(out.bands, std::move(band));
  });
}

void read_criteria(const CatalogueFile& file, YamlRef entries, Catalogues& out,
                   CatalogueReferences& references) {
  for_each_entry(file, entries, [&](const Name& id, YamlRef key, YamlRef value) {
    check_capital_id(file.context, id);
    const Map<kCriterion> map(file.context, value, id.where);
    Criterion criterion;
    criterion.id = id.value;
    criterion.origin = origin_of(file, key, value);
    read_label(map, criterion.label);
    read_about(map, criterion.about);
    Name family;
    if (map.required("family", family)) {
      criterion.family = family.value;
      references.families.push_back({std::move(family), file.source});
    }
    Number weight;
    if (map.required("weight", weight)) {
      check_range(file.context, "weight", weight, 1, 3);
      criterion.weight = static_cast<int>(std::clamp<std::int64_t>(weight.value, 1, 3));
    }
    read_string(map, "good", criterion.good.nl);
    read_string(map, "good_en", criterion.good.en);
    read_string(map, "poor", criterion.poor.nl);
    read_string(map, "poor_en", criterion.poor.en);
    read_string(map, "debrief", criterion.debrief.nl);
    read_string(map, "debrief_en", criterion.debrief.en);
    read_string(map, "debrief_low", criterion.debrief_low.nl);
    read_string(map, "debrief_low_en", criterion.debrief_low.en);
    read_string(map, "debrief_high", criterion.debrief_high.nl);
    read_string(map, "debrief_high_en", criterion.debrief_high.en);
    std::vector<Name> musts;
    map.names("must", musts);
    for (const Name& must : musts) references.events.push_back({must, file.source});
    criterion.musts = to_strings(std::move(musts));
    read_string(map, "must_when", criterion.must_when.nl);
    read_string(map, "must_when_en", criterion.must_when.en);
    std::vector<Name> knockouts;
    map.names("knockouts", knockouts);
    for (const Name& knockout : knockouts) references.knockouts.push_back({knockout, file.source});
    criterion.knockouts = to_strings(std::move(knockouts));
    read_string(map, "source", criterion.source);
    read_string(map, "checked", criterion.checked);
    put(out.criteria, std::move(criterion));
  });
}

void read_knockouts(const CatalogueFile& file, YamlRef entries, Catalogues& out,
                    CatalogueReferences& references) {
  for_each_entry(file, entries, [&](const Name& id, YamlRef key, YamlRef value) {
    check_capital_id(file.context, id);
    const Map<kKnockout> map(file.context, value, id.where);
    Knockout knockout;
    knockout.id = id.value;
    knockout.origin = origin_of(file, key, value);
    read_label(map, knockout.label);
    read_about(map, knockout.about);
    read_string(map, "source", knockout.source);
    Name criterion;
    if (map.required("criterion", criterion)) {
      knockout.criterion = criterion.value;
      references.criteria.push_back({std::move(criterion), file.source});
    }
    Text kind;
    if (map.required("kind", kind) && check_one_of(file.context, "kind", kind, {"hard", "herstelbaar"})) {
      knockout.kind = kind.value == "hard" ? KnockoutKind::hard : KnockoutKind::repairable;
    }
    read_string(map, "checked", knockout.checked);
    put(out.knockouts, std::move(knockout));
  });
}

// --- state.yaml ---

void read_state_bands(const CatalogueFile& file, YamlRef entries, StateVariable& out) {
  for_each_item(entries, [&](YamlRef item) {
    if (!expect_map(file.context, "bands", item)) return;
    const Map<kStateBand> map(file.context, item);
    Name id;
    Number from;
    StateBand band;
    read_string(map, "label", band.label.nl);
    read_string(map, "label_en", band.label.en);
    band.cues = read_strings(map, "cues");
    if (!map.required("from", from) || !map.required("id", id)) return;
    check_id(file.context, IdKind::plain, id);
    check_range(file.context, "from", from, out.min, out.max);
    band.id = std::move(id.value);
    band.from = static_cast<int>(std::clamp<std::int64_t>(from.value, out.min, out.max));
    out.bands.push_back(std::move(band));
  });
  std::stable_sort(out.bands.begin(), out.bands.end(),
                   [](const StateBand& a, const StateBand& b) { return a.from < b.from; });
}

void read_state_bounds(const CatalogueFile& file, const Map<kState>& map, StateVariable& out) {
  std::optional<Number> min;
  std::optional<Number> max;
  map.optional("min", min, -1000, 1000);
  map.optional("max", max, -1000, 1000);
  const std::int64_t least = min ? min->value : 0;
  const std::int64_t most = max ? max->value : 10;
  const TextRange where = min ? min->where : max ? max->where : map.where();
  if (least > most) {
    file.context.report(DiagnosticCode::reversed_bounds, where,
                        {std::to_string(least), std::to_string(most)});
  } else if (most - least + 1 > 256) {
    file.context.report(DiagnosticCode::span_too_wide, where, {std::to_string(least), std::to_string(most)});
  } else {
    out.min = static_cast<int>(least);
    out.max = static_cast<int>(most);
  }
}

}  // namespace

void read_criteria_file(const CatalogueFile& file, Catalogues& out, CatalogueReferences& references) {
  const Map<kCriteriaFile> map(file.context, file.root);
  read_families(file, map.map("families"), out, references);
  read_bands(file, map.list("bands"), out);
  read_criteria(file, map.map("criteria"), out, references);
  read_knockouts(file, map.map("knockouts"), out, references);
}

void read_moves_file(const CatalogueFile& file, Catalogues& out, CatalogueReferences& references) {
  for_each_entry(file, file.root, [&](const Name& id, YamlRef key, YamlRef value) {
    check_id(file.context, IdKind::plain, id);
    const Map<kMove> map(file.context, value, id.where);
    Move move;
    move.id = id.value;
    move.origin = origin_of(file, key, value);
    read_label(map, move.label);
    read_about(map, move.about);
    read_string(map, "group", move.group);
    read_string(map, "good", move.good);
    read_string(map, "poor", move.poor);
    read_string(map, "source", move.source);
    read_string(map, "checked", move.checked);
    std::vector<Score> scores;
    if (map.has("score")) read_score(file.context, map.value("score"), scores);
    for (Score& score : scores) {
      references.criteria.push_back({score.criterion, file.source});
      move.score.emplace_back(std::move(score.criterion.value), static_cast<int>(score.points.value));
    }
    move.events = read_strings(map, "events");
    move.tags = read_strings(map, "tags");
    out.moves.insert_or_assign(move.id, std::move(move));
  });
}

void read_events_file(const CatalogueFile& file, Catalogues& out) {
  for_each_entry(file, file.root, [&](const Name& id, YamlRef key, YamlRef value) {
    // 5.1: domain events are upper case; 5.2: lower-case entries are shared by moves.
    if (!is_capital_id(id.value)) check_id(file.context, IdKind::plain, id);
    const Map<kEvent> map(file.context, value, id.where);
    EventInfo event;
    event.id = id.value;
    event.origin = origin_of(file, key, value);
    read_label(map, event.label);
    std::optional<Number> step;
    if (map.optional("step", step, 0, 5)) event.step = static_cast<int>(step->value);
    read_string(map, "checked", event.checked);
    Text means;
    if (map.optional("means", means) &&
        check_one_of(file.context, "means", means, {"done", "postponed", "mistake", "circumstance"})) {
      event.means = means.value == "postponed" ? EventMeaning::postponed
                    : means.value == "mistake" ? EventMeaning::mistake
                    : means.value == "done"    ? EventMeaning::done
                                               : EventMeaning::circumstance;
    }
    Text child;
    if (map.optional("child", child) && check_one_of(file.context, "child", child, {"better", "worse"})) {
      event.child = child.value == "better" ? ForChild::better : ForChild::worse;
    }
    event.takes_answer = map.has("args");
    const bool takes_any = map.value("args").is_scalar() && map.value("args").text() == "any";
    if (event.takes_answer && !takes_any) event.args = read_strings(map, "args");
    out.events.insert_or_assign(event.id, std::move(event));
  });
}

void read_state_file(const CatalogueFile& file, Catalogues& out) {
  for_each_entry(file, file.root, [&](const Name& id, YamlRef key, YamlRef value) {
    check_id(file.context, IdKind::plain, id);
    const Map<kState> map(file.context, value, id.where);
    StateVariable variable;
    variable.id = id.value;
    variable.origin = origin_of(file, key, value);
    read_label(map, variable.label);
    read_state_bounds(file, map, variable);
    Text good;
    if (map.optional("good", good) && check_one_of(file.context, "good", good, {"high", "low"})) {
      variable.high_is_good = good.value == "high";
    }
    read_state_bands(file, map.list("bands"), variable);
    out.state.insert_or_assign(variable.id, std::move(variable));
  });
}

void read_moods_file(const CatalogueFile& file, Catalogues& out) {
  for_each_entry(file, file.root, [&](const Name& id, YamlRef key, YamlRef value) {
    check_id(file.context, IdKind::plain, id);
    const Map<kMood> map(file.context, value, id.where);
    Mood mood;
    mood.id = id.value;
    mood.origin = origin_of(file, key, value);
    read_label(map, mood.label);
    read_string(map, "face", mood.face);
    read_string(map, "posture", mood.posture);
    mood.cues = read_strings(map, "cues");
    out.moods.insert_or_assign(mood.id, std::move(mood));
  });
}

namespace {

/// Nobody is older; only to catch a slip of the key.
constexpr std::int64_t kOldest = 120;

void read_help_entries(const CatalogueFile& file, YamlRef entries, std::vector<HelpLine>& out) {
  for_each_entry(file, entries, [&](const Name& id, YamlRef key, YamlRef value) {
    check_id(file.context, IdKind::plain, id);
    const Map<kHelpLine> entry(file.context, value, id.where);
    HelpLine line;
    line.id = id.value;
    line.origin = origin_of(file, key, value);
    read_label(entry, line.label);
    read_about(entry, line.about);
    read_string(entry, "for", line.whom.nl);
    read_string(entry, "for_en", line.whom.en);
    Text text;
    if (entry.optional("kind", text) && check_one_of(file.context, "kind", text, {"line", "local"})) {
      line.is_local = text.value == "local";
    }
    std::optional<Number> age;
    if (entry.optional("from_age", age, 0, kOldest)) line.from_age = static_cast<int>(age->value);
    if (entry.optional("to_age", age, std::max(line.from_age, 1), kOldest)) {
      line.to_age = static_cast<int>(age->value);
    }
    if (entry.required("contact", text)) line.contact = std::move(text.value);
    read_string(entry, "checked", line.checked);
    std::optional<Flag> flag;
    if (entry.optional("example", flag)) line.is_example = flag->value;
    put(out, std::move(line));
  });
}

}  // namespace

void read_help_file(const CatalogueFile& file, std::vector<HelpLine>& out) {
  read_help_entries(file, file.root, out);
}

void read_debrief_file(const CatalogueFile& file, DebriefTexts& out, CatalogueReferences& references) {
  const Map<kDebriefFile> map(file.context, file.root);
  read_string(map, "uncertainty", out.uncertainty.nl);
  read_string(map, "uncertainty_en", out.uncertainty.en);
  read_string(map, "help_intro", out.help_intro.nl);
  read_string(map, "help_intro_en", out.help_intro.en);
  for_each_entry(file, map.map("reflection"), [&](const Name& id, YamlRef, YamlRef value) {
    check_id(file.context, IdKind::plain, id);
    ReflectionQuestion question;
    question.id = id.value;
    read_label(Map<kReflection>(file.context, value, id.where), question.ask);
    put(out.reflection, std::move(question));
  });
  if (const YamlRef help = map.value("help"); help.is_sequence()) {
    std::vector<Name> names;
    map.names("help", names);
    for (Name& name : names) references.help.push_back({std::move(name), file.source});
  } else {
    read_help_entries(file, map.map("help"), out.help);
  }
}

// --- taal.yaml ---

namespace {

void read_phrases(const CatalogueFile& file, YamlRef entries, std::vector<PlainWord>& out) {
  for_each_pair(entries, [&](YamlRef key, YamlRef value) {
    Text phrase = make_text(file.context, key);
    Text instead;
    if (!value.is_null() && !read_text(file.context, key.text(), value, instead)) return;
    const auto found = std::find_if(out.begin(), out.end(),
                                    [&](const PlainWord& other) { return other.phrase == phrase.value; });
    if (found != out.end()) {
      found->instead = std::move(instead.value);
    } else {
      out.push_back({std::move(phrase.value), std::move(instead.value)});
    }
  });
}

/// Adds what is not there yet.
void add_names(std::vector<Name> names, std::vector<std::string>& out) {
  for (Name& name : names) {
    if (std::find(out.begin(), out.end(), name.value) == out.end()) out.push_back(std::move(name.value));
  }
}

}  // namespace

void read_language_file(const CatalogueFile& file, Catalogues& out) {
  const Map<kLanguage> map(file.context, file.root);
  Wording& wording = out.wording;
  read_phrases(file, map.map("jargon"), wording.jargon);
  read_phrases(file, map.map("figurative"), wording.figurative);
  if (const YamlRef marks = map.map("marks"); marks.exists()) {
    const Map<kMarks> by(file.context, marks);
    const auto add = [&](Map<kMarks>::K key, std::vector<std::string>& to) {
      std::vector<Name> names;
      by.names(key, names);
      add_names(std::move(names), to);
    };
    add("long", wording.long_moves);
    add("questions", wording.question_moves);
    add("jargon", wording.jargon_moves);
    add("figurative", wording.figurative_moves);
  }
  std::vector<Name> names;
  map.names("first_names", names);
  add_names(std::move(names), wording.first_names);
  names.clear();
  map.names("last_names", names);
  add_names(std::move(names), wording.last_names);
}

void read_overlay_file(const CatalogueFile& file, Overlay& out) {
  const Map<kOverlay> map(file.context, file.root);
  std::string name;
  read_string(map, "name", name);
  if (!name.empty()) out.name = std::move(name);
  read_string(map, "about", out.about);
}

}  // namespace gesprek::scenario
