#include "engine/scenario/load.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/text.h"
#include "engine/scenario/file_problem.h"
#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"
#include "engine/scenario/variant.h"

namespace gesprek::scenario {

namespace {

constexpr std::int64_t kFormatVersion = 1;

using FileMap = Map<kScenarioFile>;

/// Whether the text is a scenario of a version we know. Reports what it is not.
bool read_format(const ReadContext& context, const FileMap& map, Scenario& out) {
  if (!map.has("gesprek")) {
    if (!map.has("scenario") && !map.has("nodes")) {
      context.report(DiagnosticCode::not_a_scenario, map.where());
      return false;
    }
    context.report_missing(DiagnosticCode::missing_format, map.where());
    return true;
  }
  if (!map.required("gesprek", out.format)) return true;
  if (out.format.value == kFormatVersion) return true;
  // Nothing else is said: what is wrong in version 1 may be right in another.
  context.report(DiagnosticCode::unknown_format_version, out.format.where,
                 {std::to_string(out.format.value)});
  return false;
}

void read_must(const ReadContext& context, YamlRef map, Scenario& out) {
  for_each_pair(map, [&](YamlRef event, YamlRef criterion) {
    Name name;
    if (criterion.is_null()) {
      context.report_missing(DiagnosticCode::empty_value, event.range(), {std::string(event.text())});
    } else if (read_text(context, event.text(), criterion, name)) {
      out.must.emplace_back(make_text(context, event), std::move(name));
    }
  });
}

/// 5.1: ids are unique per kind (choices: in their node, options and items: in their field). Nodes, facts,
/// cast and variables are keys of maps, which are unique by themselves; that cast and variables share one
/// space is the compiler's, which has them in one table.
void check_scenario_ids(const ReadContext& context, const Scenario& scenario) {
  std::vector<const Name*> topics;
  std::vector<const Name*> fields;
  std::vector<const Name*> lines;
  const auto add_line = [&](const Line& line, const auto& self) -> void {
    if (line.id) lines.push_back(&*line.id);
    for (const Line& alternative : line.first) self(alternative, self);
  };
  const auto add_lines = [&](const std::vector<Line>& list) {
    for (const Line& line : list) add_line(line, add_line);
  };
  for (const Node& node : scenario.nodes) {
    for (const Topic& topic : node.topics) topics.push_back(&topic.id);
    if (node.form) {
      for (const FormField& field : node.form->fields) fields.push_back(&field.id);
    }
    add_lines(node.lines);
    add_lines(node.again);
    add_lines(node.reply.lines);
    for (const Choice& choice : node.choices) {
      add_lines(choice.reply.lines);
      if (choice.repair) add_lines(choice.repair->reply.lines);
    }
  }
  check_unique(context, std::move(topics));
  check_unique(context, std::move(fields));
  check_unique(context, std::move(lines));
}

void read_nodes(const ReadContext& context, YamlRef map, Scenario& out) {
  if (!map.exists()) return;
  if (map.size() == 0) context.report_missing(DiagnosticCode::empty_value, map.range(), {"nodes"});
  out.nodes.reserve(map.size());
  for_each_pair(
      map, [&](YamlRef key, YamlRef value) { read_node(context, key, value, out.nodes.emplace_back()); });
}

std::optional<Scenario> read_scenario(const SourceText& source, const YamlTree& tree, bool is_broken,
                                      DiagnosticList& diagnostics) {
  ReadContext context(source, diagnostics);
  if (!tree.root().is_map()) {
    // An empty or broken file gives no tree; what broke it has been said.
    if (!is_broken) context.report(DiagnosticCode::not_a_scenario, short_place(tree.root()));
    return std::nullopt;
  }
  note_break(context, tree);
  std::optional<Scenario> result(std::in_place);
  Scenario& out = *result;
  context.unknown_keys = &out.unknown_keys;
  // Unknown keys are no news in a text that is no scenario, or one of a later version.
  if (!read_format(context, FileMap(context, tree.root(), std::nullopt, FileMap::Others::leave), out)) {
    return std::nullopt;
  }
  const FileMap map(context, tree.root());
  if (map.require("scenario")) {
    read_header(context, map.value("scenario"), out);
    // 5.28: what a variant leaves out stands in its base. Where that could not be had, nothing is missing.
    if (out.extends && source.base() == nullptr) context.is_partial = true;
  }
  // The cast first, wherever it stands: it tells the speaker of a line from a typing mistake.
  if (map.has("cast")) read_cast(context, map.value("cast"), out.cast);
  for (const CastMember& person : out.cast) context.cast_ids.push_back(person.id.value);
  std::sort(context.cast_ids.begin(), context.cast_ids.end());
  if (map.has("variables")) read_variables(context, map.value("variables"), out.variables);
  if (map.has("facts")) read_facts(context, map.value("facts"), out.facts);
  map.names("criteria", out.criteria);
  read_must(context, map.map("must"), out);
  map.names("rules", out.rules);
  if (map.has("interrupts")) read_interrupts(context, map.value("interrupts"), out.interrupts);
  map.required("start", out.start);
  if (map.require("nodes")) read_nodes(context, map.map("nodes"), out);
  check_scenario_ids(context, out);
  return result;
}

/// "scenarios/huilbaby/scenario.yaml" → "huilbaby"; empty when the path names no folder.
std::string_view folder_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  const std::string_view folder = path.substr(0, slash);
  const std::size_t start = folder.rfind('/');
  const std::string_view name = start == std::string_view::npos ? folder : folder.substr(start + 1);
  return name == "." || name == ".." ? std::string_view() : name;
}

void check_folder(const LoadOutcome& outcome, std::string_view path, DiagnosticList& diagnostics) {
  // 5.25: a warning when the scenario's id differs from its folder's name.
  if (!outcome.scenario || outcome.scenario->id.empty()) return;
  const std::string_view folder = folder_name(path);
  if (folder.empty() || folder == outcome.scenario->id.value) return;
  const ReadContext context(*outcome.source, diagnostics);
  context.report(DiagnosticCode::id_differs_from_folder, outcome.scenario->id.where,
                 {outcome.scenario->id.value, std::string(folder)});
}

constexpr std::size_t kMostHookBytes = std::size_t{256} * 1024;  // as of any script

/// 5.26: hooks.lua beside the scenario `file`. Returns whether there is one.
bool read_hooks(LoadOutcome& outcome, std::string_view file, const FileSource& files,
                DiagnosticList& diagnostics) {
  const std::size_t slash = file.rfind('/');
  const std::string path =
      std::string(file.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) + "hooks.lua";
  if (!files.is_file(path)) return false;
  Result<std::string> bytes = files.read(path, kMostHookBytes);
  outcome.hooks = std::make_shared<const SourceText>(path, bytes.ok() ? std::move(*bytes) : std::string());
  if (bytes.ok()) return true;
  const bool too_large = bytes.error().code == ErrorCode::over_limit;
  diagnostics.add(DiagnosticCode::script_unreadable, *outcome.hooks, {},
                  {too_large ? bilingual("het is te groot", "it is too large")
                             : bilingual(bytes.error().message, "the file cannot be opened")});
  return true;
}

/// What is left of a broken text is not worth laying over another.
bool is_whole_variant(const YamlTree& tree, bool is_broken) {
  return extends_of(tree).exists() && tree.is_complete() && !is_broken;
}

/// Without its base a variant is a heap of pieces: what is wrong with them is not known.
std::optional<Scenario> read_pieces(const SourceText& source, const YamlTree& tree, bool is_broken) {
  DiagnosticList unheard;
  return read_scenario(source, tree, is_broken, unheard);
}

/// Reads a scenario's text; `files` are where the base of a variant is found, null: a variant is refused.
/// `base_file` becomes the base's file, when there is one.
LoadOutcome read_text_of(std::string name, std::string bytes, const Limits& limits, const FileSource* files,
                         DiagnosticList& diagnostics, std::string& base_file) {
  LoadOutcome outcome;
  auto source = std::make_shared<SourceText>(std::move(name), std::move(bytes));
  outcome.source = source;
  const std::size_t errors_before = diagnostics.error_count();
  outcome.tree = read_yaml(*source, limits, diagnostics, true);
  const bool is_broken = diagnostics.error_count() > errors_before;
  const YamlRef extends = extends_of(outcome.tree);
  if (files != nullptr && is_whole_variant(outcome.tree, is_broken)) {
    if (std::optional<BaseFile> base = read_base(*source, extends, *files, limits, diagnostics)) {
      base_file = std::move(base->file);
      source->lay_over(base->source);
      const YamlTree whole = merge_variant(*source, outcome.tree, base->tree, extends.text(), diagnostics);
      outcome.scenario = read_scenario(*source, whole, is_broken, diagnostics);
      return outcome;
    }
    outcome.scenario = read_pieces(*source, outcome.tree, is_broken);
    return outcome;
  }
  outcome.scenario = read_scenario_tree(*source, outcome.tree, is_broken, diagnostics);
  return outcome;
}

}  // namespace

bool is_scenario(const SourceText& source, const YamlTree& tree) {
  if (!tree.root().is_map()) return false;
  DiagnosticList unheard;
  ReadContext context(source, unheard);
  note_break(context, tree);
  Scenario scenario;
  return read_format(context, FileMap(context, tree.root(), std::nullopt, FileMap::Others::leave), scenario);
}

std::optional<Scenario> read_scenario_tree(const SourceText& source, const YamlTree& tree, bool is_broken,
                                           DiagnosticList& diagnostics) {
  if (!is_whole_variant(tree, is_broken)) return read_scenario(source, tree, is_broken, diagnostics);
  const YamlRef extends = extends_of(tree);
  diagnostics.add(DiagnosticCode::variant_base_missing, source, extends.range(),
                  {shortened(extends.text()), {}});
  return read_pieces(source, tree, is_broken);
}

void look_beside(LoadOutcome& outcome, std::string_view file, const FileSource& files,
                 DiagnosticList& diagnostics) {
  check_folder(outcome, file, diagnostics);
  static_cast<void>(read_hooks(outcome, file, files, diagnostics));
}

void check_node(const SourceText& source, const YamlTree& tree, YamlRef key, DiagnosticList& diagnostics) {
  DiagnosticList unheard;
  const ReadContext quiet(source, unheard);
  ReadContext context(source, diagnostics);
  const YamlRef root = tree.root();
  std::vector<CastMember> cast;
  for_each_pair(root, [&](YamlRef name, YamlRef value) {
    if (name.text() == "cast" && !value.is_null()) read_cast(quiet, value, cast);
  });
  for (const CastMember& person : cast) context.cast_ids.push_back(person.id.value);
  std::sort(context.cast_ids.begin(), context.cast_ids.end());
  Node node;
  read_node(context, key, key.next(), node);
}

LoadOutcome load_scenario_text(std::string name, std::string bytes, const Limits& limits,
                               DiagnosticList& diagnostics) {
  std::string base_file;
  return read_text_of(std::move(name), std::move(bytes), limits, nullptr, diagnostics, base_file);
}

LoadOutcome load_scenario(std::string_view path, const FileSource& files, const Limits& limits,
                          DiagnosticList& diagnostics) {
  std::string file(path);
  while (file.size() > 1 && file.back() == '/') file.pop_back();
  if (files.is_folder(file)) file += file == "/" ? "scenario.yaml" : "/scenario.yaml";
  Result<std::string> bytes = files.read(file, limits.bytes);
  if (!bytes.ok()) {
    LoadOutcome outcome;
    outcome.source = std::make_shared<const SourceText>(file, std::string());
    report_file_problem(*outcome.source, bytes.error(), limits, diagnostics);
    return outcome;
  }
  std::string base_file;
  LoadOutcome outcome = read_text_of(file, std::move(*bytes), limits, &files, diagnostics, base_file);
  check_folder(outcome, file, diagnostics);
  // The conditions that a variant takes over may call the functions of its base.
  if (!read_hooks(outcome, file, files, diagnostics) && !base_file.empty()) {
    static_cast<void>(read_hooks(outcome, base_file, files, diagnostics));
  }
  return outcome;
}

}  // namespace gesprek::scenario
