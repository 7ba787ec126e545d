#pragma once
// From a path on the command line to a Program: finding cases, their scripts, and compiling them.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/wording.h"
#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/program/hooks.h"
#include "engine/program/program.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::cli {

/// The scenario.yaml of `path`: itself, or the one in that folder.
[[nodiscard]] std::string scenario_file_of(std::string_view path, const FileSource& files);

/// Every file called `name` in `folder` and below, ascending; hidden folders and what lies deeper than 16
/// folders is left alone. `name` starting with '*' compares the end.
[[nodiscard]] std::vector<std::string> files_below(std::string_view folder, std::string_view name,
                                                   const FileSource& files);

/// Where the program's own folder `name` is ("scripts", "templates", "docs"): for a program in its build tree
/// that of its source tree, else share/gesprekslab/NAME beside it, else where it was configured to be
/// installed.
[[nodiscard]] std::string own_files(std::string_view name, const FileSource& files);
/// The scripts among them (5.2).
[[nodiscard]] std::string installed_scripts(const FileSource& files);

/// The last folder name of `path`: what people call a case.
[[nodiscard]] std::string case_name(std::string_view path);

struct CaseFile {
  std::string path;  // scenario.yaml
  scenario::LoadOutcome loaded;
  std::optional<program::Program> program;   // absent when there are errors
  std::unique_ptr<program::Hooks> hooks;     // of hooks.lua; null without one
  DiagnosticList diagnostics;                // of the case
  analysis::WordingRules wording;            // of the scripts and the cast, for the analysis
  std::vector<std::string> script_folders;   // as searched, in order
  const script::Scripts* scripts = nullptr;  // of those folders; the loader keeps them
  std::vector<std::string> overlays;         // names of the organisation's folders in force, in order
};

/// Loads cases; every set of script folders is read once.
class CaseLoader {
 public:
  CaseLoader(const FileSource& files, std::vector<std::string> given_scripts);
  CaseLoader(const CaseLoader&) = delete;
  CaseLoader& operator=(const CaseLoader&) = delete;
  ~CaseLoader();

  [[nodiscard]] CaseFile load(std::string_view path);
  /// The same for a text that has been read, and what was said of it so far; for the editor.
  [[nodiscard]] CaseFile finish(std::string path, scenario::LoadOutcome loaded, DiagnosticList said);
  /// What was wrong in the script folders that were read so far; a folder is reported once.
  [[nodiscard]] std::vector<Diagnostic> script_diagnostics() const;
  [[nodiscard]] bool scripts_have_errors() const;
  /// Reads script folders without a case.
  void load_scripts(const std::vector<std::string>& folders);
  /// Folders of scripts that lie over others, in all sets read so far.
  [[nodiscard]] std::vector<scenario::Overlay> overlays() const;
  /// Whether a case was loaded for which no script folder could be found.
  [[nodiscard]] bool missed_scripts() const { return missed_scripts_; }

 private:
  struct ScriptSet;
  ScriptSet& scripts(const std::vector<std::string>& folders);
  const FileSource& files_;
  std::vector<std::string> given_;
  std::map<std::vector<std::string>, std::unique_ptr<ScriptSet>> sets_;
  bool missed_scripts_ = false;
};

}  // namespace gesprek::cli
