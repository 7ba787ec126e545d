#include "tests/support/json_schema.h"

#include <functional>
#include <map>
#include <regex>
#include <set>

namespace gesprek::test {

namespace {

using nlohmann::json;

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  std::vector<std::string> check(const json& value) {
    look_for_unknown(root_);
    check(root_, value, "", problems_);
    return problems_;
  }

 private:
  using Problems = std::vector<std::string>;

  static bool has_type(const json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
  }

  bool fits(const json& schema, const json& value) {
    Problems found;
    check(schema, value, "", found);
    return found.empty();
  }

  void check(const json& schema, const json& value, const std::string& at, Problems& out) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) out.push_back(at + ": is not allowed here");
      return;
    }
    if (const auto ref = schema.find("$ref"); ref != schema.end()) {
      const std::string name = ref->get<std::string>();  // "#/definitions/NAME"
      check(root_.at("definitions").at(name.substr(name.rfind('/') + 1)), value, at, out);
      return;  // draft-07: what stands beside a $ref is ignored
    }
    check_value(schema, value, at, out);
    if (value.is_object()) check_object(schema, value, at, out);
    if (value.is_array()) check_array(schema, value, at, out);
    check_combinations(schema, value, at, out);
  }

  static void check_value(const json& schema, const json& value, const std::string& at, Problems& out) {
    if (const auto type = schema.find("type"); type != schema.end()) {
      const json types = type->is_array() ? *type : json::array({*type});
      bool is_one = false;
      for (const json& entry : types) is_one = is_one || has_type(value, entry.get<std::string>());
      if (!is_one) out.push_back(at + ": is not " + types.dump());
    }
    if (const auto choices = schema.find("enum"); choices != schema.end()) {
      bool is_one = false;
      for (const json& entry : *choices) is_one = is_one || entry == value;
      if (!is_one) out.push_back(at + ": is none of " + choices->dump());
    }
    if (const auto wanted = schema.find("const"); wanted != schema.end() && *wanted != value) {
      out.push_back(at + ": is not " + wanted->dump());
    }
    if (const auto pattern = schema.find("pattern"); pattern != schema.end() && value.is_string()) {
      if (!std::regex_search(value.get<std::string>(), std::regex(pattern->get<std::string>()))) {
        out.push_back(at + ": does not match " + pattern->dump());
      }
    }
    if (value.is_number()) {
      const double number = value.get<double>();
      if (schema.contains("minimum") && number < schema.at("minimum").get<double>()) {
        out.push_back(at + ": is too small");
      }
      if (schema.contains("maximum") && number > schema.at("maximum").get<double>()) {
        out.push_back(at + ": is too large");
      }
    }
  }

  void check_object(const json& schema, const json& value, const std::string& at, Problems& out) {
    for (const json& key : schema.value("required", json::array())) {
      if (!value.contains(key.get<std::string>())) out.push_back(at + ": lacks " + key.dump());
    }
    if (value.size() < schema.value("minProperties", std::size_t{0}))
      out.push_back(at + ": has too few keys");
    if (schema.contains("maxProperties") && value.size() > schema.at("maxProperties").get<std::size_t>()) {
      out.push_back(at + ": has too many keys");
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, member] : value.items()) {
      const std::string below = at + "/" + key;
      if (schema.contains("propertyNames")) check(schema.at("propertyNames"), json(key), below, out);
      if (properties.contains(key)) {
        check(properties.at(key), member, below, out);
      } else if (schema.contains("additionalProperties")) {
        check(schema.at("additionalProperties"), member, below, out);
      }
    }
    const json dependencies = schema.value("dependencies", json::object());
    for (const auto& [key, wanted] : dependencies.items()) {
      if (!value.contains(key)) continue;
      if (!wanted.is_array()) {
        check(wanted, value, at, out);
        continue;
      }
      for (const json& other : wanted) {
        if (!value.contains(other.get<std::string>()))
          out.push_back(at + ": " + key + " needs " + other.dump());
      }
    }
  }

  void check_array(const json& schema, const json& value, const std::string& at, Problems& out) {
    if (value.size() < schema.value("minItems", std::size_t{0})) out.push_back(at + ": has too few items");
    if (schema.contains("maxItems") && value.size() > schema.at("maxItems").get<std::size_t>()) {
      out.push_back(at + ": has too many items");
    }
    if (schema.value("uniqueItems", false)) {
      if (std::set<json>(value.begin(), value.end()).size() != value.size()) {
        out.push_back(at + ": has an item twice");
      }
    }
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(schema.at("items"), value.at(i), at + "/" + std::to_string(i), out);
    }
  }

  void check_combinations(const json& schema, const json& value, const std::string& at, Problems& out) {
    for (const json& part : schema.value("allOf", json::array())) check(part, value, at, out);
    const auto count = [&](const char* key) {
      std::size_t fitting = 0;
      for (const json& part : schema.at(key)) fitting += fits(part, value) ? 1U : 0U;
      return fitting;
    };
    if (schema.contains("anyOf") && count("anyOf") == 0)
      out.push_back(at + ": fits none of the possibilities");
    if (schema.contains("oneOf") && count("oneOf") != 1) out.push_back(at + ": does not fit exactly one");
    if (schema.contains("not") && fits(schema.at("not"), value)) out.push_back(at + ": is excluded");
  }

  /// Walks the schema itself.
  void look_for_unknown(const json& schema) {
    static const std::set<std::string> kPlain = {"$schema",  "title",       "description",   "$ref",
                                                 "type",     "enum",        "const",         "pattern",
                                                 "minimum",  "maximum",     "required",      "minItems",
                                                 "maxItems", "uniqueItems", "minProperties", "maxProperties"};
    static const std::set<std::string> kOne = {"items", "additionalProperties", "propertyNames", "not"};
    static const std::set<std::string> kMany = {"allOf", "anyOf", "oneOf"};
    static const std::set<std::string> kNamed = {"properties", "definitions", "dependencies"};
    if (!schema.is_object()) return;
    for (const auto& [key, part] : schema.items()) {
      if (kOne.count(key) == 1) {
        look_for_unknown(part);
      } else if (kMany.count(key) == 1) {
        for (const json& entry : part) look_for_unknown(entry);
      } else if (kNamed.count(key) == 1) {
        for (const auto& [name, entry] : part.items()) look_for_unknown(entry);
      } else if (kPlain.count(key) == 0) {
        problems_.push_back("the schema uses '" + key + "', which this test does not know");
      }
    }
  }

  const json& root_;
  Problems problems_;
};

}  // namespace

std::vector<std::string> schema_problems(const nlohmann::json& schema, const nlohmann::json& value) {
  return Validator(schema).check(value);
}

nlohmann::json as_json(scenario::YamlRef node) {
  if (!node.exists()) return nullptr;
  if (node.is_map()) {
    json out = json::object();
    for (scenario::YamlRef key = node.first_child(); key.exists();) {
      const scenario::YamlRef value = key.next();
      out[std::string(key.text())] = as_json(value);
      key = value.next();
    }
    return out;
  }
  if (node.is_sequence()) {
    json out = json::array();
    for (scenario::YamlRef item = node.first_child(); item.exists(); item = item.next()) {
      out.push_back(as_json(item));
    }
    return out;
  }
  const std::string text(node.text());
  if (node.node().style != scenario::ScalarStyle::plain) return text;
  if (text.empty() || text == "~" || text == "null") return nullptr;
  if (text == "true" || text == "false") return text == "true";
  static const std::regex integer("[-+]?[0-9]{1,15}");
  static const std::regex number("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  if (std::regex_match(text, integer)) return std::stoll(text);
  if (std::regex_match(text, number)) return std::stod(text);
  return text;
}

}  // namespace gesprek::test
