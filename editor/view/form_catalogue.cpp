#include "editor/view/form_catalogue.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace gesprek::editor {

namespace {

constexpr std::size_t kMostBytes = 256UL * 1024;

std::string_view bare(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// What stands behind `key = ` in a table on one line: a text without its quotes, or a number.
std::string value_of(std::string_view line, std::string_view key) {
  const std::string wanted = std::string(key) + " = ";
  std::size_t at = line.find(wanted);
  if (at == std::string_view::npos) return {};
  at += wanted.size();
  if (at >= line.size()) return {};
  std::string out;
  if (line[at] == '"') {
    for (++at; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\' && at + 1 < line.size()) ++at;
      out += line[at];
    }
    return out;
  }
  while (at < line.size() && (line[at] == '-' || (line[at] >= '0' && line[at] <= '9'))) out += line[at++];
  return out;
}

}  // namespace

FormEntry read_form_script(const std::string& id, const std::string& text) {
  FormEntry entry;
  entry.id = id;
  entry.label = id;
  std::replace(entry.label.begin(), entry.label.end(), '_', ' ');
  if (!entry.label.empty() && entry.label.front() >= 'a' && entry.label.front() <= 'z')
    entry.label.front() = static_cast<char>(entry.label.front() - 'a' + 'A');
  bool is_in_parameters = false;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = bare(std::string_view(text).substr(from, end - from));
    if (from == 0 && line.substr(0, 2) == "--") entry.about = bare(line.substr(2));
    from = end + 1;
    if (line.substr(0, 14) == "parameters = {") {
      is_in_parameters = true;
      continue;
    }
    if (!is_in_parameters) continue;
    if (line == "}," || line == "}") break;
    const std::size_t equals = line.find(" = {");
    if (equals == std::string_view::npos || line.substr(0, 2) == "--") continue;
    entry.parameters.push_back(
        {std::string(line.substr(0, equals)), value_of(line, "about"), value_of(line, "default")});
  }
  return entry;
}

std::vector<FormEntry> form_catalogue(const std::vector<std::string>& folders, const FileSource& files) {
  std::map<std::string, FormEntry> found;
  for (const std::string& folder : folders) {
    for (const std::string& name : files.list(folder + "/forms")) {
      const std::string_view ending = ".lua";
      if (name.size() <= ending.size() || name.front() == '_' ||
          name.compare(name.size() - ending.size(), ending.size(), ending) != 0) {
        continue;
      }
      const Result<std::string> text = files.read(folder + "/forms/" + name, kMostBytes);
      if (!text) continue;
      const std::string id = name.substr(0, name.size() - ending.size());
      found[id] = read_form_script(id, *text);
    }
  }
  std::vector<FormEntry> out;
  for (auto& entry : found) out.push_back(std::move(entry.second));
  return out;
}

}  // namespace gesprek::editor
