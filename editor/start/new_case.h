#pragma once
// A new case on the disk: from a template, or from texts that somebody just wrote.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"
#include "engine/base/result.h"
#include "engine/cli/case_template.h"

namespace gesprek::editor {

/// "Praten met Noor!" → "praten-met-noor"; at most 40 bytes; never empty.
[[nodiscard]] std::string folder_name_of(std::string_view title);

/// Why a case of this title cannot be made in `folder`, in a Dutch sentence; empty when it can.
[[nodiscard]] std::string why_no_new_case(std::string_view title, const std::string& folder,
                                          const FileSource& files);

/// Makes the folder of the case in `folder` (which is made too) with `made` in it, whole or not at all, and
/// gives the path of its scenario.yaml. A folder that is there already stays as it is: then it fails.
[[nodiscard]] Result<std::string> write_new_case(const std::string& folder, std::string_view id,
                                                 const std::vector<cli::NewFile>& made);

/// The id that a case of this title gets in `folder`: one whose folder is not there yet.
[[nodiscard]] std::string free_case_id(std::string_view title, const std::string& folder,
                                       const FileSource& files);

/// From the template `name` (cli::case_templates). `templates`: the folder they are in.
[[nodiscard]] Result<std::string> new_case_from_template(const std::string& templates, std::string_view name,
                                                         std::string_view title, const std::string& folder,
                                                         const FileSource& files);

}  // namespace gesprek::editor
