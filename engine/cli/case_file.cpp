#include "engine/cli/case_file.h"

#include <algorithm>
#include <array>

#include <unistd.h>

#include "engine/cli/remark_places.h"
#include "engine/program/compiler.h"

namespace gesprek::cli {

namespace {

constexpr int kDeepest = 16;  // folders; also what ends a circle of links

bool has_name(std::string_view file, std::string_view name) {
  if (name.front() != '*') return file == name;
  const std::string_view end = name.substr(1);
  return file.size() > end.size() && file.substr(file.size() - end.size()) == end;
}

void collect(const std::string& folder, std::string_view name, const FileSource& files, int depth,
             std::vector<std::string>& out) {
  if (depth > kDeepest) return;
  for (const std::string& entry : files.list(folder)) {
    if (entry.empty() || entry.front() == '.') continue;
    const std::string path = folder == "." ? entry : folder == "/" ? "/" + entry : folder + "/" + entry;
    if (files.is_folder(path)) {
      collect(path, name, files, depth + 1, out);
    } else if (has_name(entry, name)) {
      out.push_back(path);
    }
  }
}

std::string without_end_slash(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return std::string(path);
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? std::string_view("/") : path.substr(0, slash));
}

/// The folder the running program is in; empty when the system does not say.
std::string own_folder() {
  std::array<char, 4096> buffer{};
  const ssize_t size = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (size <= 0 || static_cast<std::size_t>(size) == buffer.size()) return {};
  return parent_of(std::string_view(buffer.data(), static_cast<std::size_t>(size)));
}

}  // namespace

std::string scenario_file_of(std::string_view path, const FileSource& files) {
  const std::string file = without_end_slash(path);
  return files.is_folder(file) ? file + "/scenario.yaml" : file;
}

std::vector<std::string> files_below(std::string_view folder, std::string_view name,
                                     const FileSource& files) {
  std::vector<std::string> out;
  collect(without_end_slash(folder), name, files, 0, out);
  return out;
}

std::string own_files(std::string_view name, const FileSource& files) {
  const std::string folder = own_folder();
  if (folder == GESPREK_BUILD_BIN) return std::string(GESPREK_SOURCE_DIR "/").append(name);
  if (!folder.empty()) {
    std::string beside = (parent_of(folder) + "/share/gesprekslab/").append(name);
    if (files.is_folder(beside)) return beside;
  }
  return std::string(GESPREK_INSTALLED_DATA "/").append(name);
}

std::string installed_scripts(const FileSource& files) {
  return own_files("scripts", files);
}

std::string case_name(std::string_view path) {
  std::string folder = without_end_slash(path);
  const std::string_view end = "/scenario.yaml";
  if (folder.size() > end.size() && folder.compare(folder.size() - end.size(), end.size(), end) == 0) {
    folder = parent_of(folder);
  }
  const std::size_t slash = folder.rfind('/');
  return slash == std::string::npos ? folder : folder.substr(slash + 1);
}

struct CaseLoader::ScriptSet {
  script::Scripts scripts;
  DiagnosticList diagnostics;
};

CaseLoader::CaseLoader(const FileSource& files, std::vector<std::string> given_scripts)
    : files_(files), given_(std::move(given_scripts)) {}
CaseLoader::~CaseLoader() = default;

CaseLoader::ScriptSet& CaseLoader::scripts(const std::vector<std::string>& folders) {
  std::unique_ptr<ScriptSet>& set = sets_[folders];
  if (!set) {
    set = std::make_unique<ScriptSet>();
    set->scripts = script::load_scripts(folders, files_, script::ScriptLimits{}, set->diagnostics);
  }
  return *set;
}

void CaseLoader::load_scripts(const std::vector<std::string>& folders) {
  // A folder that lies over others is read over them.
  static_cast<void>(
      scripts(script::find_script_folders(folders.front(), folders, installed_scripts(files_), files_)));
}

std::vector<scenario::Overlay> CaseLoader::overlays() const {
  std::vector<scenario::Overlay> out;
  for (const auto& [folders, set] : sets_) {
    for (const scenario::Overlay& overlay : set->scripts.catalogues.overlays) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const scenario::Overlay& other) {
        return other.folder == overlay.folder;
      });
      if (!known) out.push_back(overlay);
    }
  }
  return out;
}

CaseFile CaseLoader::load(std::string_view path) {
  std::string file = scenario_file_of(path, files_);
  DiagnosticList said;
  scenario::LoadOutcome loaded = scenario::load_scenario(file, files_, scenario::Limits{}, said);
  return finish(std::move(file), std::move(loaded), std::move(said));
}

CaseFile CaseLoader::finish(std::string path, scenario::LoadOutcome loaded, DiagnosticList said) {
  CaseFile out;
  out.path = std::move(path);
  out.loaded = std::move(loaded);
  out.diagnostics = std::move(said);
  const std::vector<std::string> folders =
      script::find_script_folders(out.path, given_, installed_scripts(files_), files_);
  if (folders.empty()) missed_scripts_ = true;
  ScriptSet& set = scripts(folders);
  out.script_folders = folders;
  out.scripts = &set.scripts;
  for (const scenario::Overlay& overlay : set.scripts.catalogues.overlays)
    out.overlays.push_back(overlay.name);
  if (out.loaded.scenario) {
    out.wording = wording_rules(*out.loaded.scenario, set.scripts);
    out.program = program::compile(out.loaded, set.scripts, out.diagnostics);
    if (out.program) out.hooks = program::make_lua_hooks(*out.program);
    if (out.diagnostics.has_errors() || set.diagnostics.has_errors()) out.program.reset();
  }
  return out;
}

std::vector<Diagnostic> CaseLoader::script_diagnostics() const {
  DiagnosticList all;
  for (const auto& [folders, set] : sets_) {
    for (const Diagnostic& diagnostic : set->diagnostics.all()) all.add(diagnostic);
  }
  return all.sorted();
}

bool CaseLoader::scripts_have_errors() const {
  for (const auto& [folders, set] : sets_) {
    if (set->diagnostics.has_errors()) return true;
  }
  return false;
}

}  // namespace gesprek::cli
