#include "tests/arrows/arrow_check.h"

#include <algorithm>
#include <set>

#include "tests/arrows/source_text.h"

namespace gesprek::arrows {
namespace {

const LibraryRule* rule_for(std::string_view header, const Table& table) {
  for (const LibraryRule& rule : table.libraries) {
    for (const std::string& name : rule.headers) {
      if (name == header || (ends_with(name, "/") && starts_with(header, name))) return &rule;
    }
  }
  return nullptr;
}

void check_include(const Include& include, const std::string& room, const Table& table,
                   std::vector<std::string>& violations) {
  const std::string where = place(include.file, include.line);
  if (include.quoted) {
    const std::string other = room_of(include.header, table);
    if (other.empty()) {
      violations.push_back(where + "\"" + include.header +
                           "\" lies in no room; includes start at the project root");
    } else if (other != room && !is_one_of(other, table.rooms.at(room))) {
      violations.push_back(where + room + " may not include " + other + " (it may use " +
                           joined(table.rooms.at(room)) + ")");
    }
    return;
  }
  // The standard library's own headers have neither a folder nor an ending.
  const bool is_standard = include.header.find_first_of("/.") == std::string::npos;
  if (!is_standard) {
    const LibraryRule* rule = rule_for(include.header, table);
    if (rule == nullptr) {
      violations.push_back(where + "<" + include.header + "> belongs to no library of the table");
    } else if (!is_one_of(room, rule->rooms)) {
      violations.push_back(where + room + " may not include <" + include.header + "> (only " +
                           joined(rule->rooms) + ")");
    }
  }
  if (is_one_of(room, table.core) && is_one_of(include.header, table.core_without_header)) {
    violations.push_back(where + "<" + include.header + "> has no place in the core");
  }
}

void check_words(const std::string& file, std::string_view blanked, const Table& table,
                 std::vector<std::string>& violations) {
  const auto lines = lines_of(blanked);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& word : table.core_without_word) {
      for (std::size_t at = lines[i].find(word); at != std::string_view::npos;
           at = lines[i].find(word, at + 1)) {
        const bool starts = at == 0 || !is_word_byte(lines[i][at - 1]);
        const std::size_t end = at + word.size();
        if (starts && (end == lines[i].size() || !is_word_byte(lines[i][end]))) {
          violations.push_back(place(file, i + 1) + "'" + word + "' has no place in the core");
        }
      }
    }
  }
}

/// A room from which the arrows lead back to itself, or "".
std::string find_cycle(const Table& table) {
  for (const auto& [start, first] : table.rooms) {
    std::set<std::string> seen;
    std::vector<std::string> open = first;
    while (!open.empty()) {
      const std::string pattern = open.back();
      open.pop_back();
      for (const auto& [room, uses] : table.rooms) {
        // A pattern such as engine/* does not mean the room itself.
        if (!is_one_of(room, {pattern}) || (room == start && pattern != room)) continue;
        if (room == start) return start;
        if (seen.insert(room).second) open.insert(open.end(), uses.begin(), uses.end());
      }
    }
  }
  return "";
}

}  // namespace

bool is_one_of(std::string_view name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return pattern == name || (ends_with(pattern, "/*") &&
                               starts_with(name, std::string_view(pattern).substr(0, pattern.size() - 1)));
  });
}

std::string room_of(std::string_view path, const Table& table) {
  std::string best;
  for (const auto& [room, uses] : table.rooms) {
    if (starts_with(path, room + "/") && room.size() > best.size()) best = room;
  }
  return best;
}

Table read_table(std::string_view text) {
  Table table;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::vector<std::string> words = words_of(line.substr(0, line.find('#')));
    if (words.empty()) continue;
    const auto colon = std::find(words.begin(), words.end(), ":");
    const bool has_colon = colon != words.end();
    const std::vector<std::string> left(words.begin() + 1, colon);
    const std::vector<std::string> right(has_colon ? colon + 1 : colon, words.end());
    if (words[0] == "room" && has_colon && left.size() == 1) {
      if (!table.rooms.emplace(left[0], right).second) {
        table.problems.push_back("line " + std::to_string(number) + ": a second row for " + left[0]);
      }
    } else if (words[0] == "library" && has_colon && !left.empty()) {
      table.libraries.push_back({left, right});
    } else if (words[0] == "core" && !has_colon) {
      table.core = left;
    } else if (words[0] == "core_without_header" && !has_colon) {
      table.core_without_header = left;
    } else if (words[0] == "core_without_word" && !has_colon) {
      table.core_without_word = left;
    } else {
      table.problems.push_back("line " + std::to_string(number) + ": cannot be read: " + std::string(line));
    }
  }
  const auto expect_room = [&table](const std::string& name) {
    if (!ends_with(name, "/*") && table.rooms.count(name) == 0) {
      table.problems.push_back("'" + name + "' has no row");
    }
  };
  for (const auto& [room, uses] : table.rooms) std::for_each(uses.begin(), uses.end(), expect_room);
  for (const LibraryRule& rule : table.libraries)
    std::for_each(rule.rooms.begin(), rule.rooms.end(), expect_room);
  std::for_each(table.core.begin(), table.core.end(), expect_room);
  const std::string cycle = find_cycle(table);
  if (!cycle.empty()) table.problems.push_back("the arrows from " + cycle + " lead back to it");
  return table;
}

std::vector<std::string> check_sources(const FileSource& files, std::string_view root, const Table& table) {
  const std::string base(root);
  std::vector<std::string> violations;
  for (const std::string& name : files.list(base + "engine")) {
    const std::string folder = "engine/" + name;
    if (files.is_folder(base + folder) && table.rooms.count(folder) == 0) {
      violations.push_back(folder + ": has no row in the table");
    }
  }
  for (const auto& [room, uses] : table.rooms) {
    std::vector<std::string> sources;
    collect_sources(files, base, room, sources);
    for (const std::string& file : sources) {
      const std::string text = read_or_empty(files, base + file);
      const std::string blanked = without_comments(text);
      for (const Include& include : includes_of(file, text, blanked)) {
        check_include(include, room, table, violations);
      }
      if (is_one_of(room, table.core)) check_words(file, blanked, table, violations);
    }
  }
  return violations;
}

}  // namespace gesprek::arrows
