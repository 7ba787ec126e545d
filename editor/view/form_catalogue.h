#pragma once
// What the forms of scripts/forms can be asked to do, for choosing one.

#include <string>
#include <vector>

#include "engine/base/file_source.h"

namespace gesprek::editor {

struct FormParameter {
  std::string id, about;
  std::string standard;  // what it is when it is not given; empty: it must be, or there is nothing
};

struct FormEntry {
  std::string id, label, about;
  std::vector<FormParameter> parameters;
};

/// One script: its first comment line, and the entries of its `parameters` table that stand on a line of
/// their own, as text: scripts run only in the compiler, which also says what is wrong with what is given.
[[nodiscard]] FormEntry read_form_script(const std::string& id, const std::string& text);

/// All of `folders`/forms, by name; a later folder replaces (format 5.2).
[[nodiscard]] std::vector<FormEntry> form_catalogue(const std::vector<std::string>& folders,
                                                    const FileSource& files);

}  // namespace gesprek::editor
