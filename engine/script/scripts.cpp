#include "engine/script/scripts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/text.h"
#include "engine/script/forms.h"
#include "engine/script/personas.h"
#include "engine/script/rules.h"
#include "engine/script/script_file.h"

namespace gesprek::script {

namespace {

constexpr std::string_view kExtension = ".lua";
// Above a scenario this many folders are looked through; enough for any tree, and an end for `..` at the
// root.
constexpr int kMostFoldersUp = 16;

/// What makes a folder called `scripts` one of ours (another project may have one with shell scripts).
constexpr std::array<std::string_view, 10> kFiles = {
    "criteria.yaml", "moves.yaml",   "events.yaml", "state.yaml",   "moods.yaml",
    "hulp.yaml",     "debrief.yaml", "taal.yaml",   "meldcode.lua", "overlay.yaml"};
constexpr std::array<std::string_view, 2> kFolders = {"personas", "forms"};

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return std::string(folder) + (folder.back() == '/' ? "" : "/") + std::string(name);
}

bool is_script_folder(const std::string& folder, const FileSource& files) {
  if (!files.is_folder(folder)) return false;
  return std::any_of(kFiles.begin(), kFiles.end(),
                     [&](std::string_view name) { return files.is_file(join(folder, name)); }) ||
         std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view name) { return files.is_folder(join(folder, name)); });
}

bool is_overlay(const std::string& folder, const FileSource& files) {
  return files.is_file(join(folder, scenario::kOverlayFile));
}

/// "a/b/c" → "a/b" → "a" → "" → ".." → "../.."; "/a" → "/". Nothing above the root.
std::optional<std::string> folder_above(const std::string& folder) {
  if (folder.empty() || folder == ".") return "..";
  if (folder == "/") return std::nullopt;
  const std::size_t slash = folder.find_last_of('/');
  const std::string_view last = std::string_view(folder).substr(slash == std::string::npos ? 0 : slash + 1);
  if (last == "..") return folder + "/..";
  if (slash == std::string::npos) return std::string();
  return slash == 0 ? "/" : folder.substr(0, slash);
}

std::string without_slash(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return std::string(path);
}

/// Name → path of the scripts in a folder of each of `folders`; a later folder replaces the whole file.
std::map<std::string, std::string> scripts_in(const std::vector<std::string>& folders, std::string_view kind,
                                              const FileSource& files, DiagnosticList& diagnostics) {
  std::map<std::string, std::string> found;
  for (const std::string& folder : folders) {
    const std::string inside = join(folder, kind);
    for (const std::string& file : files.list(inside)) {
      if (file.size() <= kExtension.size() ||
          file.compare(file.size() - kExtension.size(), kExtension.size(), kExtension) != 0 ||
          file.front() == '_') {  // a template to copy, no script
        continue;
      }
      std::string path = join(inside, file);
      std::string name = file.substr(0, file.size() - kExtension.size());
      if (is_id_shape(name)) {
        found[std::move(name)] = std::move(path);
        continue;
      }
      std::string better = "naam";
      std::replace(name.begin(), name.end(), '-', '_');
      if (is_id_shape(name)) better = name;
      diagnostics.add(DiagnosticCode::script_name, SourceText(path, ""), {}, {file, better + ".lua"});
    }
  }
  return found;
}

class Runtime final : public ScriptRuntime {
 public:
  explicit Runtime(const ScriptLimits& limits) : limits_(limits) {}

  std::vector<PersonaRow> react(const Persona& persona, const ReactInput& choice, const SourceText& source,
                                TextRange where, DiagnosticList& diagnostics) override {
    const auto found = personas.find(persona.id);
    if (found == personas.end()) return {};
    return found->second.react(persona, choice, catalogues, limits_, source, where, diagnostics);
  }

  std::optional<scenario::Form> build_form(const scenario::Form& use, const SourceText& source,
                                           DiagnosticList& diagnostics) override {
    if (!use.use) return std::nullopt;
    const auto found = forms.find(use.use->value);
    if (found != forms.end()) return found->second.build(use, source, diagnostics);
    std::vector<std::string_view> names;
    for (const auto& [name, unused] : forms) names.emplace_back(name);
    diagnostics.add(DiagnosticCode::unknown_form, source, use.use->where,
                    {use.use->value, nearest(use.use->value, names)});
    return std::nullopt;
  }

  std::map<std::string, PersonaScript, std::less<>> personas;
  std::map<std::string, FormScript, std::less<>> forms;
  scenario::Catalogues catalogues;  // a copy of what personas are checked against

 private:
  ScriptLimits limits_;
};

}  // namespace

std::vector<std::string> find_script_folders(std::string_view scenario_path,
                                             const std::vector<std::string>& given,
                                             std::string_view installed, const FileSource& files) {
  std::vector<std::string> folders;  // of the base, with the overlays found on the way
  if (!given.empty()) {
    if (!is_overlay(given.front(), files)) return given;
    folders = find_script_folders(scenario_path, {}, installed, files);
    for (const std::string& folder : given) {
      const auto same = std::find(folders.begin(), folders.end(), without_slash(folder));
      if (same != folders.end()) folders.erase(same);  // the one beside the case, given once more
      folders.push_back(without_slash(folder));
    }
    return folders;
  }
  std::string folder = without_slash(scenario_path);
  if (!files.is_folder(folder)) folder = folder_above(folder).value_or("");
  for (int up = 0; up <= kMostFoldersUp; ++up) {
    std::string candidate = join(folder, "scripts");
    if (is_script_folder(candidate, files)) {
      const bool needs_base = is_overlay(candidate, files);
      folders.insert(folders.begin(), std::move(candidate));
      if (!needs_base) return folders;
    }
    const std::optional<std::string> above = folder_above(folder);
    if (!above) break;
    folder = *above;
  }
  if (!installed.empty() && files.is_folder(installed))
    folders.insert(folders.begin(), std::string(installed));
  return folders;
}

Scripts load_scripts(const std::vector<std::string>& folders, const FileSource& files,
                     const ScriptLimits& limits, DiagnosticList& diagnostics) {
  Scripts scripts;
  scripts.folders = folders;
  for (const std::string& folder : folders) {
    if (!files.is_folder(folder)) {
      diagnostics.add(DiagnosticCode::scripts_folder_missing, SourceText(folder, ""), {}, {folder});
    }
  }
  scripts.catalogues = scenario::load_catalogues(folders, files, scenario::Limits(), diagnostics);
  auto runtime = std::make_unique<Runtime>(limits);
  runtime->catalogues = scripts.catalogues;

  for (const auto& [name, path] : scripts_in(folders, "personas", files, diagnostics)) {
    ScriptFile file(path, files, limits, {}, diagnostics);
    Persona persona = read_persona(name, file, scripts.catalogues, diagnostics);
    if (!persona.has_react) file.rest();
    scripts.personas.emplace(name, std::move(persona));
    runtime->personas.emplace(name, PersonaScript(std::move(file)));
  }
  for (const std::string& folder : folders) {
    const std::string path = join(folder, "meldcode.lua");
    if (!files.is_file(path)) continue;
    const ScriptFile file(path, files, limits, rule_builders(), diagnostics);
    std::vector<std::string> known;  // profiles of earlier folders
    for (const auto& [id, unused] : scripts.profiles) known.push_back(id);
    RuleFile read = read_rules(file, scripts.catalogues, known, diagnostics);
    for (Rule& rule : read.rules) {
      const std::string id = rule.id;
      scripts.rules[id] = std::move(rule);
    }
    for (StepProfile& profile : read.profiles) {
      const std::string id = profile.id;
      scripts.profiles[id] = std::move(profile);
    }
  }
  for (const auto& [name, path] : scripts_in(folders, "forms", files, diagnostics)) {
    ScriptFile file(path, files, limits, {}, diagnostics);
    runtime->forms.emplace(name, FormScript(name, std::move(file), limits, diagnostics));
    scripts.form_names.push_back(name);
  }
  scripts.runtime = std::move(runtime);
  return scripts;
}

}  // namespace gesprek::script
