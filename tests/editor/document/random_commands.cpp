#include "tests/editor/document/random_commands.h"

#include <array>
#include <vector>

#include "editor/document/block_commands.h"
#include "editor/find/find_text.h"
#include "editor/find/rename_beside.h"
#include "editor/map/map_commands.h"
#include "engine/scenario/yaml_reread.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

template <class List>
const auto& any_of(const List& list, Rng& rng) {
  return list[rng.below(list.size())];
}

/// Every map, list item and scalar of a part, by its path.
struct Parts {
  std::vector<Path> lines, line_lists, choices, maps, items;
  std::vector<std::string> nodes, people, variables, facts;
};

void collect(YamlRef part, const Path& path, Parts& parts) {
  if (part.is_sequence()) {
    std::size_t place = 0;
    const std::string key = path.empty() ? std::string() : path.back().key;
    const bool is_lines = key == "lines" || key == "again" || key == "first" || key == "reply";
    if (is_lines) parts.line_lists.push_back(path);
    for (YamlRef at = part.first_child(); at.exists(); at = at.next(), ++place) {
      const Path item = path / PathStep(place);
      parts.items.push_back(item);
      if (is_lines) parts.lines.push_back(item);
      if (key == "choices") parts.choices.push_back(item);
      collect(at, item, parts);
    }
  } else if (part.is_map()) {
    parts.maps.push_back(path);
    for (YamlRef key = part.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      collect(key.next(), path / PathStep(std::string(key.text())), parts);
    }
  }
}

void collect_names(YamlRef map, std::vector<std::string>& names) {
  if (!map.is_map()) return;
  for (YamlRef key = map.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    names.emplace_back(key.text());
  }
}

Parts parts_of(const Document& document) {
  Parts parts;
  const YamlRef root = document.tree().root();
  for (const char* section : {"nodes", "interrupts", "cast", "facts", "variables", "scenario"}) {
    const YamlRef part = child(root, section);
    if (part.exists()) collect(part, {PathStep(section)}, parts);
  }
  collect_names(child(root, "nodes"), parts.nodes);
  collect_names(child(root, "cast"), parts.people);
  collect_names(child(root, "variables"), parts.variables);
  collect_names(child(root, "facts"), parts.facts);
  return parts;
}

std::string random_id(Rng& rng) {
  static constexpr std::array<const char*, 8> kIds = {"nieuw", "moment",  "later", "thuis",
                                                      "terug", "bij_oma", "done",  "Fout Id"};
  const std::uint64_t number = rng.below(60);
  return std::string(any_of(kIds, rng)) + (number < 3 ? std::string() : "_" + std::to_string(number));
}

Result<Command> field_command(const Document& document, Rng& rng, const Parts& parts) {
  static constexpr std::array<const char*, 14> kKeys = {"when",  "cue",   "why",    "go",       "phase",
                                                        "step",  "mood",  "locked", "thought",  "title",
                                                        "reply", "scene", "text",   "otherwise"};
  const Path& owner = any_of(parts.maps, rng);
  const char* key = any_of(kKeys, rng);
  const bool empties = rng.below(4) == 0;
  return set_field(document, owner, key, empties ? std::string() : random_words(rng));
}

/// What is done on the map.
Result<Command> map_command(const Document& document, Rng& rng, const std::vector<std::string>& nodes) {
  const MapGraph graph = map_graph(document.shared_reading());
  const Error nothing{ErrorCode::invalid_input, "", ""};
  if (graph.moments.empty()) return nothing;
  const MapMoment& moment = any_of(graph.moments, rng);
  std::vector<std::string> some;
  for (std::uint64_t i = rng.below(3) + 1; i > 0; --i) some.push_back(any_of(nodes, rng));
  // A case that only grows takes longer with every command.
  constexpr std::size_t kMany = 80;
  const std::uint64_t what = nodes.size() > kMany ? 4 : rng.below(8);
  switch (what) {
    case 0:
      return moment.ports.empty()
                 ? nothing
                 : connect_port(document, moment, any_of(moment.ports, rng), any_of(nodes, rng));
    case 1:
      return moment.ports.empty()
                 ? nothing
                 : add_moment_at(document, moment, any_of(moment.ports, rng), random_id(rng));
    case 2:
      return add_choice_to(document, moment.id, random_words(rng),
                           rng.below(2) == 0 ? any_of(nodes, rng) : std::string(), random_id(rng));
    case 3: return set_scene(document, some, rng.below(3) == 0 ? std::string() : random_id(rng));
    case 4:
    case 5: return delete_moments(document, some);
    default: {
      std::vector<std::string> names;
      return paste_moments(document, copy_moments(document, some), any_of(nodes, rng), names);
    }
  }
}

DrawnRenaming draw_renaming(const Document& document, Rng& rng, const Parts& parts) {
  static constexpr std::array<NameKind, 5> kKinds = {NameKind::node, NameKind::choice, NameKind::person,
                                                     NameKind::variable, NameKind::fact};
  const Error nothing{ErrorCode::invalid_input, "", ""};
  Renaming renaming{any_of(kKinds, rng), {}, {}, random_id(rng)};
  const std::vector<std::string>& names = renaming.kind == NameKind::person     ? parts.people
                                          : renaming.kind == NameKind::variable ? parts.variables
                                          : renaming.kind == NameKind::fact     ? parts.facts
                                                                                : parts.nodes;
  if (renaming.kind == NameKind::choice) {
    if (parts.choices.empty()) return {renaming, nothing};
    const Path& choice = any_of(parts.choices, rng);
    const YamlRef id = child(locate(document.tree(), choice).value, "id");
    if (choice.size() < 2 || !id.exists() || !id.is_scalar()) return {renaming, nothing};
    renaming.node = choice[1].key;
    renaming.from = id.text();
  } else {
    if (names.empty()) return {renaming, nothing};
    renaming.from = any_of(names, rng);
  }
  return {renaming, rename_command(document, renaming)};
}

/// What a case seldom has: knock-outs, ways to take something back, interrupts and rules.
Result<Command> seldom_command(const Document& document, Rng& rng, const Parts& parts,
                               const std::string& node) {
  const YamlRef interrupts = child(document.tree().root(), "interrupts");
  const bool has_interrupts = interrupts.is_sequence() && interrupts.size() > 0;
  static constexpr std::array<const char*, 8> kOfInterrupts = {"when", "go",     "for", "after",
                                                               "id",   "repeat", "why", "for"};
  static constexpr std::array<const char*, 4> kValues = {"1", "2", "true", ""};
  switch (rng.below(parts.choices.empty() ? 4 : 8)) {
    case 0: return add_interrupt(document, random_words(rng), node);
    case 1:
    case 2:
      if (!has_interrupts) return add_interrupt(document, "seen(\"" + node + "\")", node);
      return set_field(document, {"interrupts", PathStep(rng.below(interrupts.size()))},
                       any_of(kOfInterrupts, rng), rng.below(3) == 0 ? node : any_of(kValues, rng));
    case 3: {
      static constexpr std::array<const char*, 3> kRules = {"overlay.rust", "meldcode", "Fout Id"};
      std::vector<std::string> rules;
      for (std::uint64_t i = rng.below(3); i > 0; --i) rules.emplace_back(any_of(kRules, rng));
      return set_names(document, {}, "rules", rules);
    }
    case 4:
      return set_field(document, any_of(parts.choices, rng), rng.below(2) == 0 ? "critical" : "repairs",
                       rng.below(3) == 0 ? std::string() : random_id(rng));
    case 5:
    case 6: return add_repair(document, any_of(parts.choices, rng), rng.below(2) == 0 ? "herstel" : "");
    default: {
      static constexpr std::array<const char*, 5> kKeys = {"say", "reply", "why", "within", "do"};
      const Path repair = any_of(parts.choices, rng) / "repair";
      if (!locate(document.tree(), repair).exists()) return Error{ErrorCode::invalid_input, "", ""};
      if (rng.below(5) == 0) return remove_block(document, repair);
      return set_field(document, repair, any_of(kKeys, rng), random_words(rng));
    }
  }
}

/// Other words in all texts that have these.
Result<Command> replace_command(const Document& document, Rng& rng) {
  static constexpr std::array<const char*, 8> kWords = {"de", "een", "Ja", "je", "wat", "zo", "é", ","};
  const std::string words = any_of(kWords, rng);
  const std::vector<TextHit> hits =
      find_text(document.tree(), words, rng.below(2) == 0 ? Capitals::ignored : Capitals::counted, 40);
  return replace_text_in(document, hits, words.size(), random_words(rng));
}

}  // namespace

std::string random_words(Rng& rng) {
  static const std::array<std::string, 46> kPieces = {"Ja",
                                                      "hoor",
                                                      "dat snap ik",
                                                      "'s ochtends",
                                                      "s nachts",
                                                      "\"zo\"",
                                                      "'t is",
                                                      "é",
                                                      "ë",
                                                      "ïjs",
                                                      ": ",
                                                      " #hashtag",
                                                      "- ",
                                                      "-",
                                                      "?",
                                                      "! ",
                                                      ",",
                                                      "{naam}",
                                                      "[lijst]",
                                                      "&anker",
                                                      "*ster",
                                                      "|",
                                                      ">",
                                                      "%",
                                                      "@",
                                                      "`",
                                                      "\\",
                                                      "\\n",
                                                      "null",
                                                      "~",
                                                      "no",
                                                      "1e3",
                                                      "0123",
                                                      "\n",
                                                      "\n\n",
                                                      "\t",
                                                      "  ",
                                                      " ",
                                                      "😀",
                                                      "👩‍👧",
                                                      "karin: ja",
                                                      "...",
                                                      "---",
                                                      "en toen zei ze dat het wel goed was zo, voor vandaag",
                                                      "\xE2\x80\xA6",
                                                      "€ 12,50"};
  std::string words;
  const std::uint64_t count = rng.below(7);
  for (std::uint64_t i = 0; i < count; ++i) {
    words += any_of(kPieces, rng);
    if (rng.below(2) == 0) words += ' ';
  }
  return words;
}

Result<Command> random_command(const Document& document, Rng& rng) {
  const Parts parts = parts_of(document);
  const Error nothing{ErrorCode::invalid_input, "", ""};
  if (parts.nodes.empty() || parts.maps.empty()) return nothing;
  const std::string& node = any_of(parts.nodes, rng);
  const Path node_path{"nodes", PathStep(node)};
  const std::string speaker =
      parts.people.empty() || rng.below(4) == 0 ? "narrator" : any_of(parts.people, rng);
  switch (rng.below(52)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return parts.lines.empty() ? nothing
                                 : set_line_text(document, any_of(parts.lines, rng), random_words(rng));
    case 4:
      return parts.lines.empty() ? nothing : set_line_speaker(document, any_of(parts.lines, rng), speaker);
    case 5:
    case 6: {
      const Path list =
          parts.line_lists.empty() || rng.below(6) == 0 ? node_path / "lines" : any_of(parts.line_lists, rng);
      return add_line(document, list, rng.below(6), speaker, random_words(rng));
    }
    case 7:
    case 8: return parts.items.empty() ? nothing : remove_entry(document, any_of(parts.items, rng));
    case 9:
    case 10:
      return parts.items.empty() ? nothing : move_entry(document, any_of(parts.items, rng), rng.below(4));
    case 11:
    case 12:
      return parts.choices.empty() ? nothing
                                   : set_choice_text(document, any_of(parts.choices, rng), random_words(rng));
    case 13:
      return parts.choices.empty() ? nothing
                                   : set_reply(document, any_of(parts.choices, rng), random_words(rng));
    case 14:
      return parts.choices.empty()
                 ? nothing
                 : set_choice_kind(document, any_of(parts.choices, rng), rng.below(2) == 0 ? "do" : "think");
    case 15: return parts.choices.empty() ? nothing : connect(document, any_of(parts.choices, rng), node);
    case 16:
      return add_choice(document, node, rng.below(4), random_words(rng),
                        rng.below(2) == 0 ? node : std::string());
    case 17:
      return parts.choices.empty() ? nothing
                                   : rename_choice(document, any_of(parts.choices, rng), random_id(rng));
    case 18: {
      std::vector<std::string> names;
      for (std::uint64_t i = rng.below(4); i > 0; --i) names.push_back(random_id(rng));
      if (parts.choices.empty()) return nothing;
      return set_names(document, any_of(parts.choices, rng), rng.below(3) == 0 ? "events" : "moves", names);
    }
    case 19: return add_node(document, rng.below(5) == 0 ? std::string() : node, random_id(rng), node);
    case 20:
      return parts.choices.empty() ? nothing
                                   : add_node_from(document, any_of(parts.choices, rng), random_id(rng));
    case 21: return delete_node(document, node, rng.below(2) == 0 ? any_of(parts.nodes, rng) : std::string());
    case 22: return rename_node(document, node, random_id(rng));
    case 23: return move_node(document, node, rng.below(parts.nodes.size()));
    case 24: {
      if (parts.people.empty() || rng.below(4) == 0)
        return add_person(document, random_id(rng), random_words(rng));
      return rename_declared(document, NameKind::person, any_of(parts.people, rng), random_id(rng));
    }
    case 25: {
      if (parts.facts.empty() || rng.below(3) == 0)
        return add_fact(document, random_id(rng), random_words(rng), "noise");
      if (rng.below(2) == 0) return delete_declared(document, NameKind::fact, any_of(parts.facts, rng));
      return rename_declared(document, NameKind::fact, any_of(parts.facts, rng), random_id(rng));
    }
    case 26: {
      if (parts.variables.empty() || rng.below(3) == 0)
        return add_variable(document, random_id(rng), 3, 0, 10);
      if (rng.below(2) == 0)
        return delete_declared(document, NameKind::variable, any_of(parts.variables, rng));
      return rename_declared(document, NameKind::variable, any_of(parts.variables, rng), random_id(rng));
    }
    case 27: {
      const Path& owner = parts.choices.empty() || rng.below(2) == 0 ? node_path : any_of(parts.choices, rng);
      static constexpr std::array<const char*, 4> kValues = {"+1", "-2", "", "=3"};
      return set_effect(document, owner, parts.variables.empty() ? "toon" : any_of(parts.variables, rng),
                        any_of(kValues, rng));
    }
    case 28: {
      static constexpr std::array<Way, 6> kWays = {Way::go,     Way::choices, Way::branch,
                                                   Way::topics, Way::form,    Way::ending};
      const Way way = any_of(kWays, rng);
      if (rng.below(3) == 0) return set_way(document, node, way);
      return set_way(document, node, way, rng.below(2) == 0 ? random_id(rng) : any_of(parts.nodes, rng));
    }
    case 29:
      return rng.below(2) == 0 ? add_topic(document, node, random_words(rng))
                               : add_arm(document, node, random_words(rng), any_of(parts.nodes, rng));
    case 30: {
      static constexpr std::array<const char*, 8> kTypes = {"choice", "yes_no", "multi", "scale",
                                                            "sort",   "plan",   "text",  "board"};
      return add_form_field(document, node, any_of(kTypes, rng), random_words(rng));
    }
    case 31:
      return rng.below(3) == 0 ? use_form(document, node, random_id(rng))
                               : add_option(document, any_of(parts.maps, rng), random_words(rng));
    case 32: {
      static constexpr std::array<const char*, 3> kMaps = {"state", "with", "score"};
      return set_in_map(document, any_of(parts.maps, rng), any_of(kMaps, rng), random_id(rng),
                        rng.below(3) == 0 ? std::string() : random_words(rng));
    }
    case 33: {
      const Path& owner = parts.choices.empty() || rng.below(2) == 0 ? node_path : any_of(parts.choices, rng);
      if (rng.below(3) == 0) return resolve_comment(document, owner / "comments" / 0, rng.below(2) == 0);
      return add_comment(document, owner, random_words(rng), "2026-11-22", random_words(rng));
    }
    case 34:
    case 35:
    case 36:
    case 37: return map_command(document, rng, parts.nodes);
    case 38: return replace_command(document, rng);
    case 39: {
      if (parts.choices.empty()) return nothing;
      const std::optional<int> points = static_cast<int>(rng.below(5)) - 2;
      return set_score(document, any_of(parts.choices, rng), rng.below(2) == 0 ? "C2" : "B1",
                       rng.below(3) == 0 ? std::nullopt : points);
    }
    case 40:
      return rng.below(2) == 0 ? set_title(document, random_words(rng))
                               : remove_block(document, any_of(parts.maps, rng));
    case 41:
    case 42: return draw_renaming(document, rng, parts).command;
    case 43:
    case 44: return seldom_command(document, rng, parts, node);
    case 45: return parts.facts.empty() ? nothing : add_reveal(document, node, any_of(parts.facts, rng));
    default: return field_command(document, rng, parts);
  }
}

DrawnRenaming random_renaming(const Document& document, Rng& rng) {
  const Parts parts = parts_of(document);
  if (parts.nodes.empty()) return {{}, Error{ErrorCode::invalid_input, "", ""}};
  return draw_renaming(document, rng, parts);
}

std::string find_disorder(const Document& document) {
  if (!document.reading().is_whole()) return "the text cannot be read: " + document.why_not();
  for (const Diagnostic& diagnostic : document.reading().diagnostics().all()) {
    switch (diagnostic.code) {
      case DiagnosticCode::apostrophe_start:
      case DiagnosticCode::quote_over_lines:
      case DiagnosticCode::hash_in_text:
      case DiagnosticCode::comma_in_text:
      case DiagnosticCode::quote_not_closed:
      case DiagnosticCode::control_escape:
      case DiagnosticCode::duplicate_key:
      case DiagnosticCode::yaml_syntax: return to_text(diagnostic, Language::en);
      default: break;
    }
  }
  const auto fresh = read_text(document.file(), std::string(document.text()));
  if (!scenario::is_same_tree(fresh->tree, document.tree())) return "the tree is not a fresh reading's";
  const auto& mine = document.reading().diagnostics().all();
  const auto& theirs = fresh->diagnostics().all();
  if (mine.size() != theirs.size()) return "the problems are not a fresh reading's";
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (to_text(mine[i], Language::nl) != to_text(theirs[i], Language::nl)) {
      return "the problems are not a fresh reading's";
    }
  }
  return {};
}

}  // namespace gesprek::editor
