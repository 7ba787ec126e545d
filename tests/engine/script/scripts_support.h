#pragma once
// The test scripts (tests/data/scripts) in memory, with files laid over them.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"
#include "engine/script/scripts.h"

namespace gesprek::script::test {

/// A set of scripts that can be changed file by file and then loaded.
struct ScriptSet {
  MapFiles files;
  DiagnosticList diagnostics;
  ScriptLimits limits;

  ScriptSet() {
    const DiskFiles disk;
    const std::string root = GESPREK_SOURCE_DIR "/tests/data/scripts/";
    for (const char* const folder : {"", "personas/", "forms/"}) {
      for (const std::string& name : disk.list(root + folder)) {
        const Result<std::string> bytes = disk.read(root + folder + name, 1U << 20U);
        if (bytes.ok()) files.files["scripts/" + (folder + name)] = bytes.value();
      }
    }
    REQUIRE(files.files.size() >= 9);
  }

  ScriptSet& with(const std::string& name, std::string text) {
    files.files["scripts/" + name] = std::move(text);
    return *this;
  }

  Scripts load() { return load_scripts({"scripts"}, files, limits, diagnostics); }

  /// Loads with `text` as scripts/personas/x.lua, which must give `code`; the first such diagnostic.
  Diagnostic persona_gives(DiagnosticCode code, const std::string& text) {
    with("personas/x.lua", text);
    return gives(code);
  }
  Diagnostic gives(DiagnosticCode code) {
    static_cast<void>(load());
    INFO(all());
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      if (diagnostic.code == code) return diagnostic;
    }
    FAIL("no " << info(code).name);
    return {};
  }

  [[nodiscard]] std::string all() const {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) out += to_text(diagnostic, Language::nl) + "\n";
    return out;
  }
  [[nodiscard]] std::size_t count(DiagnosticCode code) const {
    std::size_t found = 0;
    for (const Diagnostic& diagnostic : diagnostics.all()) found += diagnostic.code == code ? 1 : 0;
    return found;
  }
};

/// A persona with nothing but `body` and a mood.
inline std::string persona(const std::string& body) {
  return "return {\n" + body + "\nmoods = {{mood = \"afwachtend\"}},\n}\n";
}

}  // namespace gesprek::script::test
