#pragma once
// What is wrong with a case while it is written. Says what `gesprek check` says of the same text; after a few
// letters in a text that somebody says it looks at that moment only.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "editor/document/document.h"
#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/script/scripts.h"

namespace gesprek::editor {

/// What scenario::load_scenario() makes of the file at `path` with this text in it, without reading the YAML
/// again. Not for a variant.
void read_case(const Reading& reading, std::string_view path, const FileSource& files,
               scenario::LoadOutcome& loaded, DiagnosticList& diagnostics);

class CaseCheck {
 public:
  /// `path`: of the scenario.yaml, whose folder may hold a hooks.lua. `scripts` are those that the case is
  /// played with; while this lives, what personas answer is remembered in them.
  CaseCheck(const FileSource& files, std::string path, script::Scripts& scripts);
  CaseCheck(const CaseCheck&) = delete;
  CaseCheck& operator=(const CaseCheck&) = delete;
  ~CaseCheck();

  /// Everything that is wrong, as compiling the text would say it. Returns false for what this cannot look
  /// at: a variant, whose base is another file (format 5.28).
  [[nodiscard]] bool check(const std::shared_ptr<const Reading>& reading);

  /// In the order in which it is printed.
  [[nodiscard]] const std::vector<Diagnostic>& found() const { return found_; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  /// Whether the last check had to look at one moment only; for tests and measurements.
  [[nodiscard]] bool was_quick() const { return was_quick_; }

 private:
  class Memory;
  void check_whole(const Reading& reading);
  [[nodiscard]] bool check_moment(const Reading& reading);
  void sum_up(const Reading& reading);
  [[nodiscard]] Memory& memory() const;

  const FileSource& files_;
  std::string path_;
  script::Scripts& scripts_;

  std::shared_ptr<const Reading> last_;  // what the rest is about
  std::string hooks_;                    // the bytes of hooks.lua then
  bool has_hooks_ = false;
  bool is_complete_ = false;          // there were not too many to keep
  std::vector<Diagnostic> read_;      // what reading said of it, besides the YAML
  std::vector<Diagnostic> compiled_;  // and compiling
  std::vector<Diagnostic> found_;
  std::size_t errors_ = 0;
  bool was_quick_ = false;
};

}  // namespace gesprek::editor
