#pragma once
// The templates of `gesprek new`: whole small cases under templates/, and how one becomes a case of somebody.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"
#include "engine/base/result.h"

namespace gesprek::cli {

struct CaseTemplate {
  std::string_view name;   // its folder under templates/, and its scenario's id
  std::string_view about;  // one line for --help
};

/// All of them, the default first.
[[nodiscard]] const std::vector<CaseTemplate>& case_templates();

struct NewFile {
  std::string name;  // within the folder of the case
  std::string bytes;
};

/// What is wrong with `id` as the name of a case, in Dutch, by the rule and the words of the loader (format
/// 5.1); empty when nothing is.
[[nodiscard]] std::string problem_of_case_id(std::string_view id);

/// "mijn-gesprek" → "Mijn gesprek".
[[nodiscard]] std::string title_from_id(std::string_view id);

/// `text` as YAML between double quotes.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

/// The files of the template in `folder` with `id` and `title` filled in; NAME.play is called ID.play.
/// `schema` replaces where the case says its JSON Schema is; empty: that line goes. Fails when the folder
/// does not hold a template (not_found, invalid_format).
[[nodiscard]] Result<std::vector<NewFile>> fill_template(const std::string& folder, std::string_view name,
                                                         std::string_view id, std::string_view title,
                                                         std::string_view schema, const FileSource& files);

}  // namespace gesprek::cli
