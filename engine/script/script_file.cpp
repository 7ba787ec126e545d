#include "engine/script/script_file.h"

#include <algorithm>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/text.h"

namespace gesprek::script {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

DiagnosticCode code_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::syntax: return DiagnosticCode::script_syntax;
    case FailureKind::over_budget: return DiagnosticCode::script_over_budget;
    case FailureKind::over_memory: return DiagnosticCode::script_over_memory;
    case FailureKind::result_too_large: return DiagnosticCode::script_result_too_large;
    case FailureKind::runtime:
    case FailureKind::no_function: break;
  }
  return DiagnosticCode::script_failed;
}

}  // namespace

ScriptFile::ScriptFile(std::string path, const FileSource& files, const ScriptLimits& limits,
                       const std::vector<std::string>& builders, DiagnosticList& diagnostics) {
  settings_.limits = limits;
  settings_.builders = builders;
  Result<std::string> bytes = files.read(path, limits.script_bytes);
  source_ = std::make_shared<const SourceText>(std::move(path), bytes.ok() ? std::move(bytes).value() : "");
  if (!bytes.ok()) {
    const bool too_large = bytes.error().code == ErrorCode::over_limit;
    const TwoWords why = too_large ? TwoWords{"het is te groot", "it is too large"}
                                   : TwoWords{bytes.error().message, "the file cannot be opened"};
    diagnostics.add(DiagnosticCode::script_unreadable, *source_, {}, {why.joined()});
    return;
  }
  open(diagnostics);
}

ScriptFile::ScriptFile(std::shared_ptr<const SourceText> source, const ScriptLimits& limits,
                       const std::vector<std::string>& builders, DiagnosticList& diagnostics)
    : source_(std::move(source)) {
  settings_.limits = limits;
  settings_.builders = builders;
  open(diagnostics);
}

void ScriptFile::open(DiagnosticList& diagnostics) {
  if (const auto invalid = find_invalid_utf8(source_->bytes())) {
    const auto at = static_cast<std::uint32_t>(*invalid);
    const TwoWords why{"het is geen UTF-8", "it is no UTF-8"};
    diagnostics.add(DiagnosticCode::script_unreadable, *source_, {at, at + 1}, {why.joined()});
    return;
  }
  places_ = LuaPlaces(source_->bytes());
  ScriptRun first = run();
  report_printed(diagnostics);
  if (!first.ok()) {
    diagnostics.add(code_of(first.failure.kind), *source_, line_range(first.failure.line),
                    {first.failure.what.joined()});
  } else if (!first.value->is_table()) {
    const TwoWords got = describe(*first.value);
    diagnostics.add(DiagnosticCode::script_returns_no_table, *source_, places_.nearest(""), {got.joined()});
  } else {
    result_ = std::move(first.value);
  }
}

ScriptRun ScriptFile::run() {
  sandbox_ = std::make_unique<Sandbox>(settings_);
  printed_ = 0;
  std::string_view text = source_->bytes();
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  return sandbox_->run(text, fnv1a64(text));
}

ScriptRun ScriptFile::call(std::string_view name, const Value& argument, const char* argument_name,
                           std::int64_t instructions, std::uint64_t seed, DiagnosticList& diagnostics) {
  if (sandbox_ == nullptr || !sandbox_->is_alive()) {
    ScriptRun again = run();
    if (!again.ok()) return again;
    printed_ = sandbox_->printed().size();  // what it says while loading was reported the first time
  }
  ScriptRun answer = sandbox_->call(name, argument, argument_name, instructions, seed);
  report_printed(diagnostics);
  return answer;
}

void ScriptFile::report_printed(DiagnosticList& diagnostics) {
  const std::vector<Printed>& lines = sandbox_->printed();
  for (; printed_ < lines.size(); ++printed_) {
    diagnostics.add(DiagnosticCode::script_prints, *source_, line_range(lines[printed_].line),
                    {lines[printed_].text});
  }
}

/// The text of a line without its indentation; the start of the file for line 0.
TextRange ScriptFile::line_range(std::uint32_t line) const {
  if (line == 0 || line > source_->line_count()) return {};
  const std::string_view text = source_->line(line);
  const std::size_t indent = std::min(text.find_first_not_of(" \t"), text.size());
  const std::uint32_t start = source_->line_start(line);
  return {start + static_cast<std::uint32_t>(indent), start + static_cast<std::uint32_t>(text.size())};
}

}  // namespace gesprek::script
