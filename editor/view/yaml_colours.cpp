#include "editor/view/yaml_colours.h"

namespace gesprek::editor {

using draw::Role;

namespace {

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-';
}

}  // namespace

std::vector<ui::ColourRun> yaml_colours(std::string_view line) {
  std::vector<ui::ColourRun> runs;
  for (std::size_t i = 0; i < line.size();) {
    const char c = line[i];
    const bool is_apart =
        i == 0 || line[i - 1] == ' ' || line[i - 1] == '{' || line[i - 1] == '[' || line[i - 1] == ',';
    if (c == '#' && (i == 0 || line[i - 1] == ' ')) {
      runs.push_back({i, line.size(), Role::soft});
      break;
    }
    if ((c == '"' || c == '\'') && is_apart) {
      std::size_t end = i + 1;
      while (end < line.size() && line[end] != c) end += line[end] == '\\' && c == '"' ? 2 : 1;
      end = end < line.size() ? end + 1 : line.size();
      runs.push_back({i, end, Role::family_c});
      i = end;
      continue;
    }
    if (is_apart && is_key_letter(c)) {
      std::size_t end = i;
      while (end < line.size() && is_key_letter(line[end])) ++end;
      const bool is_key =
          end < line.size() && line[end] == ':' && (end + 1 == line.size() || line[end + 1] == ' ');
      if (is_key) runs.push_back({i, end, Role::accent});
      i = end;
      continue;
    }
    ++i;
  }
  return runs;
}

}  // namespace gesprek::editor
