#include "editor/view/yaml_completion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "editor/document/block_keys.h"
#include "editor/document/commands.h"
#include "editor/view/panel.h"

namespace gesprek::editor {

using scenario::YamlRef;
using Name = YamlNames::Name;

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  std::string_view line = text.substr(begin, end == std::string_view::npos ? end : end - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// A line as far as indentation goes.
struct Row {
  std::size_t indent = 0;  // of what is first
  bool has_dash = false;
  std::size_t content = 0;  // of what stands behind the dashes
  std::string key;          // of `key:`; empty: none
  bool is_empty = true;     // nothing, or a comment
};

Row read_row(std::string_view line) {
  Row row;
  std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || line[at] == '#') return row;
  row.is_empty = false;
  row.indent = at;
  while (at + 1 < line.size() && line[at] == '-' && line[at + 1] == ' ') {
    row.has_dash = true;
    at = line.find_first_not_of(' ', at + 1);
    if (at == std::string_view::npos) at = line.size();
  }
  if (at + 1 == line.size() && line[at] == '-') {
    row.has_dash = true;
    at = line.size();
  }
  row.content = at;
  std::size_t end = at;
  while (end < line.size() && is_word(line[end])) ++end;
  if (end > at && end < line.size() && line[end] == ':' && (end + 1 == line.size() || line[end + 1] == ' '))
    row.key = line.substr(at, end - at);
  return row;
}

/// The keys around a block whose own keys stand at `column`; `in_item`: they stand in an item of a list whose
/// dash stands at `dash`.
Path path_of(std::string_view text, std::size_t line_begin, std::size_t column, bool in_item,
             std::size_t dash) {
  Path reversed;
  std::size_t need = column;
  bool wants_list = in_item;
  if (in_item) {
    reversed.emplace_back(0);
    need = dash;
  }
  while (line_begin > 0 && (need > 0 || wants_list)) {
    const std::size_t end = line_begin - 1;
    const std::size_t newline = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    line_begin = newline == std::string_view::npos ? 0 : newline + 1;
    const Row row = read_row(line_at(text, line_begin));
    if (row.is_empty) continue;
    if (wants_list) {
      // The key of the list: it may stand as far to the right as its dashes.
      if (row.has_dash && row.indent < need && row.content <= need && !row.key.empty()) {
        reversed.emplace_back(row.key);
        reversed.emplace_back(0);
        need = row.indent;
        continue;
      }
      if (row.has_dash || row.indent > need || row.key.empty()) continue;
      reversed.emplace_back(row.key);
      need = row.indent;
      wants_list = false;
      continue;
    }
    if (row.has_dash && row.content == need && row.indent < need) {
      reversed.emplace_back(0);
      need = row.indent;
      wants_list = true;
      continue;
    }
    if (row.has_dash && row.content < need && row.indent < need && !row.key.empty()) {
      reversed.emplace_back(row.key);
      reversed.emplace_back(0);
      need = row.indent;
      wants_list = true;
      continue;
    }
    if (row.has_dash || row.indent >= need || row.key.empty()) continue;
    reversed.emplace_back(row.key);
    need = row.indent;
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// An opened bracket that is not closed before the caret, and what stands in front of it.
struct Open {
  char bracket = '{';
  std::string key;
};

std::vector<Name> plain(std::initializer_list<const char*> words) {
  std::vector<Name> names;
  for (const char* word : words) names.push_back({word, {}});
  return names;
}

void add(std::vector<Name>& to, const std::vector<Name>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

std::vector<Name> from_options(const std::vector<PickOption>& options) {
  std::vector<Name> names;
  for (const PickOption& option : options) {
    const bool says_more = option.label != option.id && !option.label.empty();
    names.push_back({option.id, says_more ? option.label : option.about});
  }
  return names;
}

std::vector<Name> keys_here(const YamlPlace& place, const YamlNames& names) {
  if (!place.path.empty() && place.path.back().key == "effect") return names.variables;
  if (!place.path.empty() && place.path.back().key == "score") return names.criteria;
  if (!place.path.empty() && place.path.back().key == "answer") return names.facts;
  if (place.path.size() == 3 && place.path[0].key == "cast" && place.path[2].key == "state") {
    std::vector<Name> own;
    const std::string front = place.path[1].key + ".";
    for (const Name& name : names.variables) {
      if (name.text.compare(0, front.size(), front) == 0)
        own.push_back({name.text.substr(front.size()), name.about});
    }
    return own;
  }
  std::vector<Name> out;
  if (is_line_path(place.path)) out = names.people;
  for (const std::string_view key : known_keys(place.path)) out.push_back({std::string(key), {}});
  return out;
}

std::vector<Name> in_condition(const YamlPlace& place, const YamlNames& names) {
  if (place.call == "seen") return names.moments;
  if (place.call == "chosen") return names.choices;
  if (place.call == "knows" || place.call == "noted") return names.facts;
  if (place.call == "event") return names.events;
  if (!place.call.empty()) return {};
  std::vector<Name> out = names.variables;
  add(out,
      plain({"and", "or", "not", "seen(\"\")", "chosen(\"\")", "knows(\"\")", "noted(\"\")", "event(\"\")"}));
  return out;
}

std::vector<Name> values_here(const YamlPlace& place, const YamlNames& names) {
  const std::string_view key = place.key;
  if (key == "when") return in_condition(place, names);
  if (one_of(key, {"go", "then", "otherwise", "late"}) ||
      (key == "start" && (place.path.empty() || (place.path.size() >= 2 && place.path.back().is_index())))) {
    std::vector<Name> out = names.moments;
    if (key != "start") add(out, plain({"done", "back"}));
    return out;
  }
  if (key == "moves") return names.moves;
  if (key == "reveals" || key == "items" || key == "fact") return names.facts;
  if (key == "criteria") return names.criteria;
  if (one_of(key, {"events", "emits"})) return names.events;
  if (key == "phase") return names.phases;
  if (key == "mood") return names.moods;
  if (key == "persona") return names.personas;
  if (key == "use") return names.forms;
  if (key == "rules") return names.rules;
  if (key == "to" && !place.path.empty() && place.path.back().key != "fields") return names.people;
  if (key == "repairs") return names.choices;
  if (key == "type") return plain({"choice", "multi", "yes_no", "scale", "text", "sort", "board", "plan"});
  if (key == "outcome") return plain({"good", "mixed", "poor"});
  if (key == "order") return plain({"fixed"});
  if (key == "kind") return plain({"fact", "source", "reading", "strength", "noise"});
  if (one_of(key, {"once", "silent", "model", "optional", "required", "child"}))
    return plain({"true", "false"});
  return {};
}

}  // namespace

YamlNames yaml_names(const Document& document, const CheckedCase& checked) {
  YamlNames names;
  names.moments = from_options(moment_options(document));
  for (const std::string& id : keys_of(document, "cast"))
    names.people.push_back({id, text_at(document, {"cast", PathStep(id), "name"})});
  names.people.push_back({"narrator", {}});
  names.people.push_back({"inner", {}});
  names.variables = from_options(meter_options(document, checked));
  names.facts = from_options(fact_options(document));
  const YamlRef phases = locate(document.tree(), {"scenario", "phases"}).value;
  for (YamlRef one = phases.exists() && phases.is_sequence() ? phases.first_child() : YamlRef(); one.exists();
       one = one.next()) {
    names.phases.push_back({std::string(one.text()), {}});
  }
  names.moves = from_options(move_options(checked));
  names.criteria = from_options(criterion_options(document, checked, false));
  names.events = from_options(event_options(document, checked));
  for (const auto& [id, mood] : checked.scripts().catalogues.moods)
    names.moods.push_back({id, mood.label.nl});
  names.personas = from_options(persona_options(checked));
  for (const FormEntry& form : checked.forms()) names.forms.push_back({form.id, form.about});
  const YamlRef nodes = child(document.tree().root(), "nodes");
  for (YamlRef key = nodes.is_map() ? nodes.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    const YamlRef list = child(key.next(), "choices");
    std::size_t place = 0;
    for (YamlRef at = list.is_sequence() ? list.first_child() : YamlRef(); at.exists(); at = at.next()) {
      ++place;
      const YamlRef id = child(at, "id");
      const YamlRef say = child(at, "say");
      names.choices.push_back({std::string(key.text()) + "." +
                                   (id.is_scalar() ? std::string(id.text()) : "c" + std::to_string(place)),
                               say.is_scalar() ? std::string(say.text()) : std::string()});
    }
  }
  return names;
}

std::optional<YamlPlace> yaml_place(std::string_view text, std::size_t caret) {
  caret = std::min(caret, text.size());
  const std::size_t newline = caret == 0 ? std::string_view::npos : text.rfind('\n', caret - 1);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  const std::string_view line = line_at(text, begin);
  const std::string_view before = line.substr(0, std::min(caret - begin, line.size()));
  YamlPlace place;
  place.begin = caret;
  while (place.begin > begin && is_word(text[place.begin - 1])) --place.begin;
  place.end = caret;
  while (place.end < text.size() && is_word(text[place.end])) ++place.end;

  const Row row = read_row(line);
  const std::size_t content = row.is_empty ? std::min(before.size(), line.size()) : row.content;
  const bool in_item = row.has_dash;
  Path path = path_of(text, begin, content, in_item, row.indent);

  // Through what stands before the caret: quotes, brackets, and the key that it belongs to.
  std::vector<Open> open;
  std::string key, last;  // of the value we are in; the word behind which a colon may come
  char quote = 0;
  std::size_t quote_begin = 0;
  bool begins = true;  // a key or value begins here
  std::size_t from = content;
  if (from > before.size()) return std::nullopt;
  for (std::size_t i = from; i < before.size(); ++i) {
    const char c = before[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '#' && (i == 0 || before[i - 1] == ' ')) return std::nullopt;
    if ((c == '"' || c == '\'') && begins) {
      quote = c;
      quote_begin = i;
      continue;
    }
    if (c == '{' || c == '[') {
      if (begins) {
        open.push_back({c, key});
        if (c == '{') key.clear();
        last.clear();
      }
      begins = true;
      continue;
    }
    if ((c == '}' || c == ']') && !open.empty()) {
      key = open.back().key;
      open.pop_back();
      begins = false;
      continue;
    }
    if (c == ',' && !open.empty()) {
      if (open.back().bracket == '{') key.clear();
      last.clear();
      begins = true;
      continue;
    }
    if (c == ':' && (i + 1 == before.size() || before[i + 1] == ' ') && !last.empty() &&
        (key.empty() || (!open.empty() && open.back().bracket == '{' && key.empty()))) {
      key = last;
      last.clear();
      begins = true;
      continue;
    }
    if (is_word(c)) {
      last = begins || last.empty() ? std::string(1, c) : last + c;
      begins = false;
      continue;
    }
    if (c != ' ') last.clear();
  }
  for (const Open& one : open) {
    if (!one.key.empty()) path = path / PathStep(one.key);
    if (one.bracket == '[' && &one != &open.back()) path = path / PathStep(0);
  }
  if (!open.empty() && open.back().bracket == '[') {
    place.is_in_list = true;
    place.key = open.back().key;
    if (!path.empty() && !place.key.empty()) path.pop_back();
  } else {
    place.key = key;
  }
  if (place.key.empty() && in_item && open.empty() && path.size() >= 2 && path.back().is_index() &&
      one_of(path[path.size() - 2].key,
             {"moves", "reveals", "criteria", "events", "rules", "phases", "items"})) {
    // A list of names under each other: `- open_vraag`.
    place.is_in_list = true;
    place.key = path[path.size() - 2].key;
    path.pop_back();
    path.pop_back();
  }
  place.path = std::move(path);
  if (quote != 0) {
    if (place.key != "when") return std::nullopt;  // prose
    // In a condition: `seen("…` inside the other kind of quotes, or escaped.
    const std::string_view inside = before.substr(quote_begin + 1);
    const char other = quote == '"' ? '\'' : '"';
    if (std::count(inside.begin(), inside.end(), other) % 2 == 1) {
      const std::size_t opened = inside.rfind(other);
      std::size_t end = opened;
      while (end > 0 && (inside[end - 1] == '(' || inside[end - 1] == ' ')) --end;
      std::size_t word = end;
      while (word > 0 && is_word(inside[word - 1])) --word;
      place.call = end < opened ? std::string(inside.substr(word, end - word)) : "==";
    }
  } else if (place.key == "when" && open.empty()) {
    const std::size_t quotes = static_cast<std::size_t>(
        std::count(before.begin() + static_cast<std::ptrdiff_t>(content), before.end(), '"'));
    if (quotes % 2 == 1) {
      const std::size_t opened = before.rfind('"');
      std::size_t end = opened;
      while (end > 0 && (before[end - 1] == '(' || before[end - 1] == ' ')) --end;
      std::size_t word = end;
      while (word > 0 && is_word(before[word - 1])) --word;
      place.call = end < opened ? std::string(before.substr(word, end - word)) : "==";
    }
  }
  return place;
}

YamlCompletion complete_yaml(std::string_view text, std::size_t caret, const YamlNames& names) {
  YamlCompletion completion;
  const std::optional<YamlPlace> place = yaml_place(text, caret);
  if (!place) return completion;
  completion.begin = place->begin;
  completion.end = place->end;
  const bool is_key = place->key.empty();
  const std::string_view typed = text.substr(place->begin, std::min(caret, text.size()) - place->begin);
  const bool has_colon = place->end < text.size() && text[place->end] == ':';
  std::vector<Name> all = is_key ? keys_here(*place, names) : values_here(*place, names);
  for (const int pass : {0, 1}) {
    for (const Name& name : all) {
      const std::size_t at = name.text.find(typed);
      if (pass == 0 ? at != 0 : (at == 0 || at == std::string::npos)) continue;
      YamlCompletion::Item item;
      item.text = name.text + (is_key && !has_colon ? ": " : "");
      item.about = name.about;
      const std::size_t call = name.text.find("(\"\")");
      item.caret = call == std::string::npos ? item.text.size() : call + 2;
      const bool is_there = std::any_of(completion.items.begin(), completion.items.end(),
                                        [&](const auto& other) { return other.text == item.text; });
      if (!is_there) completion.items.push_back(std::move(item));
    }
  }
  return completion;
}

}  // namespace gesprek::editor
