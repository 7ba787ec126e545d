#pragma once
// One script file: its text, where things stand in it, and the sandbox it was run in.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/script/lua_places.h"
#include "engine/script/sandbox.h"
#include "engine/script/scripts.h"

namespace gesprek::script {

/// A script that was read and run once. Keeps its sandbox open for later calls.
class ScriptFile {
 public:
  /// Reads and runs `path`. What is wrong with it goes into `diagnostics`, with its line; then `result()` is
  /// null. `path` is also what diagnostics call it.
  ScriptFile(std::string path, const FileSource& files, const ScriptLimits& limits,
             const std::vector<std::string>& builders, DiagnosticList& diagnostics);
  /// The same for a text that was read already.
  ScriptFile(std::shared_ptr<const SourceText> source, const ScriptLimits& limits,
             const std::vector<std::string>& builders, DiagnosticList& diagnostics);

  [[nodiscard]] const std::string& path() const { return source_->file(); }
  /// Never null; empty when the file could not be read.
  [[nodiscard]] const std::shared_ptr<const SourceText>& source() const { return source_; }
  [[nodiscard]] const LuaPlaces& places() const { return places_; }
  /// The table the script returned; null when there is none.
  [[nodiscard]] const Value* result() const { return result_ ? &*result_ : nullptr; }

  /// Calls the function `name` of the returned table. A state that failed is opened anew, so that one bad
  /// call does not spoil the next. What it prints becomes hints.
  ScriptRun call(std::string_view name, const Value& argument, const char* argument_name,
                 std::int64_t instructions, std::uint64_t seed, DiagnosticList& diagnostics);
  /// Frees the state, when nothing will be called for now; call() opens it anew.
  void rest() { sandbox_.reset(); }
  [[nodiscard]] std::int64_t last_spent() const { return sandbox_ ? sandbox_->last_spent() : 0; }

 private:
  ScriptRun run();
  void open(DiagnosticList& diagnostics);
  void report_printed(DiagnosticList& diagnostics);
  [[nodiscard]] TextRange line_range(std::uint32_t line) const;

  std::shared_ptr<const SourceText> source_;
  LuaPlaces places_;
  SandboxSettings settings_;
  std::unique_ptr<Sandbox> sandbox_;
  std::size_t printed_ = 0;  // lines of the sandbox that have been reported
  std::optional<Value> result_;
};

}  // namespace gesprek::script
