#include "tests/support/example.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/scenario/learning_path.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"
#include "tests/support/load.h"

namespace gesprek::test {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 2) == "\\x" && rest.size() >= 4 && hex_digit(rest[2]) >= 0 &&
        hex_digit(rest[3]) >= 0) {
      out += static_cast<char>(hex_digit(rest[2]) * 16 + hex_digit(rest[3]));
      at += 3;
    } else if (rest.substr(0, 2) == "\\n" || rest.substr(0, 2) == "\\\\") {
      out += rest[1] == 'n' ? '\n' : '\\';
      ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// Sets the limit that `option` names ("depth=4"); false when it names none.
bool set_limit(std::string_view option, scenario::Limits& limits) {
  const std::map<std::string_view, std::size_t*> known = {
      {"bytes", &limits.bytes},       {"depth", &limits.depth},     {"nodes", &limits.nodes},
      {"keys", &limits.keys_per_map}, {"text", &limits.text_bytes}, {"event", &limits.bytes_per_event}};
  const std::size_t equals = option.find('=');
  const auto limit = known.find(option.substr(0, equals));
  if (equals == std::string_view::npos || limit == known.end()) return false;
  *limit->second = std::stoul(std::string(option.substr(equals + 1)));
  return true;
}

/// Adds the block with this info string; what is wrong with it, or nothing.
std::string add_block(const std::string& info, std::string body, Example& example) {
  std::istringstream words(info);
  std::string language;
  ExampleFile file;
  words >> language >> file.path;
  if (file.path.empty()) return "a block does not say which file it is: ```" + info;
  for (std::string option; words >> option;) {
    if (option == "escaped") {
      body = unescape(body);
    } else if (option == "unreadable") {
      file.unreadable = true;
    } else if (option == "absent") {
      file.absent = true;
    } else if (option == "alone") {
      example.stands_alone = true;
    } else if (!set_limit(option, example.limits)) {
      return "unknown option: " + option;
    }
  }
  file.bytes = std::move(body);
  example.files.push_back(std::move(file));
  return {};
}

/// Files in memory of which some cannot be read.
class ExampleFiles final : public FileSource {
 public:
  MapFiles readable;
  std::vector<std::string> unreadable;

  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t max_bytes) const override {
    if (!is_unreadable(path)) return readable.read(path, max_bytes);
    return Error{ErrorCode::unreadable, "het lezen brak af", std::string(path)};
  }
  [[nodiscard]] bool is_folder(std::string_view path) const override { return readable.is_folder(path); }
  [[nodiscard]] bool is_file(std::string_view path) const override {
    return is_unreadable(path) || readable.is_file(path);
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override {
    return readable.list(folder);
  }

 private:
  [[nodiscard]] bool is_unreadable(std::string_view path) const {
    return std::find(unreadable.begin(), unreadable.end(), path) != unreadable.end();
  }
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool belongs_to_scenario(std::string_view path) {
  return ends_with(path, "scenario.yaml") || path == "hooks.lua" || ends_with(path, ".po") ||
         ends_with(path, ".play") || ends_with(path, "path.yaml");
}

constexpr const char* kBasicScripts = "tests/data/scripts";

/// The small set of scripts that examples are laid over, by their paths from the root.
const std::map<std::string, std::string, std::less<>>& basic_scripts() {
  static const std::map<std::string, std::string, std::less<>> scripts = [] {
    std::map<std::string, std::string, std::less<>> found;
    const std::string root = std::string(GESPREK_SOURCE_DIR) + "/";
    for (const char* const folder : {"", "/personas", "/forms"}) {
      const std::string path = kBasicScripts + std::string(folder);
      for (const std::string& name : DiskFiles().list(root + path)) {
        const std::string file = path + "/" + name;
        if (DiskFiles().is_file(root + file)) found[file] = read_source_file(file);
      }
    }
    return found;
  }();
  return scripts;
}

}  // namespace

DiagnosticPage parse_page(std::string file, std::string_view text) {
  DiagnosticPage page;
  page.file = std::move(file);
  std::istringstream lines{std::string(text)};
  std::string line;
  std::getline(lines, line);
  const std::size_t dot = line.find(" · ");
  if (line.substr(0, 2) != "# " || dot == std::string::npos) {
    page.problem = "its first line is not `# CODE · name`";
    return page;
  }
  page.code = line.substr(2, dot - 2);
  page.name = line.substr(dot + std::string_view(" · ").size());
  Example* example = nullptr;
  while (page.problem.empty() && std::getline(lines, line)) {
    if (line == "## Fout") {
      example = &page.wrong;
    } else if (line == "## Goed") {
      example = &page.right;
    } else if (line.substr(0, 3) == "```" && example != nullptr) {
      const std::string info = line.substr(3);
      std::string body;
      while (std::getline(lines, line) && line != "```") body += line + "\n";
      page.problem = add_block(info, std::move(body), *example);
    } else if (example == nullptr) {
      page.explanation += line + "\n";
    }
  }
  if (page.problem.empty() && page.explanation.size() < 60) page.problem = "it explains too little";
  if (page.problem.empty() && page.wrong.files.empty()) page.problem = "there is no example under ## Fout";
  if (page.problem.empty() && page.right.files.empty()) page.problem = "there is no example under ## Goed";
  return page;
}

ExampleRun run_example(const Example& example, const AfterCompiling& after) {
  ExampleRun run;
  ExampleFiles files;
  if (!example.stands_alone) files.readable.files = basic_scripts();
  std::string scenario_path;
  bool has_scripts = false;  // of its own, also when the example is that they are not there
  for (const ExampleFile& file : example.files) {
    const bool of_scenario = belongs_to_scenario(file.path);
    has_scripts = has_scripts || !of_scenario;
    const std::string path = of_scenario ? file.path : "scripts/" + file.path;
    if (ends_with(path, "scenario.yaml")) scenario_path = path;
    if (file.unreadable) {
      files.unreadable.push_back(path);
    } else if (!file.absent) {
      files.readable.files[path] = file.bytes;
    }
  }
  for (const ExampleFile& file : example.files) {
    if (!ends_with(file.path, "path.yaml")) continue;
    static_cast<void>(scenario::load_path(file.path, files, example.limits, run.diagnostics));
    scenario_path.clear();  // the cases beside a path are only there to be found
  }
  scenario::LoadOutcome loaded;
  if (!scenario_path.empty()) {
    loaded = scenario::load_scenario(scenario_path, files, example.limits, run.diagnostics);
  }
  std::vector<std::string> folders;
  if (!example.stands_alone) folders.push_back(kBasicScripts);
  if (has_scripts) folders.push_back("scripts");
  script::Scripts scripts = script::load_scripts(folders, files, script::ScriptLimits{}, run.diagnostics);
  if (loaded.source != nullptr) {
    const auto program = program::compile(loaded, scripts, run.diagnostics);
    if (program && after) after(loaded, *program, scripts, run.diagnostics);
  }
  for (const Diagnostic& diagnostic : run.diagnostics.all()) {
    DiagnosticList one;
    one.add(diagnostic);
    const bool in_scenario = loaded.source != nullptr && diagnostic.where.file == loaded.source->file();
    const SourceText elsewhere(diagnostic.where.file,
                               files.readable.files.count(diagnostic.where.file) > 0
                                   ? files.readable.files.find(diagnostic.where.file)->second
                                   : std::string());
    run.places_are_valid =
        run.places_are_valid && all_places_are_valid(one, in_scenario ? *loaded.source : elsewhere);
  }
  return run;
}

}  // namespace gesprek::test
