#pragma once
// Enough of JSON Schema (draft-07) to hold docs/*.schema.json against YAML texts, and YAML as a language
// server reads it.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/scenario/yaml_tree.h"

namespace gesprek::test {

/// What does not fit, each with its place ("/nodes/begin: …"). Knows the keywords that our schemas use, and
/// says so of any other (also of one that nothing reached), so that a schema cannot rely on what is not
/// looked at.
[[nodiscard]] std::vector<std::string> schema_problems(const nlohmann::json& schema,
                                                       const nlohmann::json& value);

/// A YAML tree by the core schema of YAML 1.2: plain scalars become null, true, false and numbers; all others
/// texts.
[[nodiscard]] nlohmann::json as_json(scenario::YamlRef node);

}  // namespace gesprek::test
