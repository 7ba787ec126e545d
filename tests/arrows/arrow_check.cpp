#include "tests/arrows/arrow_check.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace gesprek::arrows {
namespace {

constexpr std::size_t kMostBytes = 8 << 20;

struct Include {
  std::string file;  // where it stands
  std::size_t line = 0;
  std::string header;
  bool quoted = false;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Whether `name` is one of `patterns`; a pattern "engine/*" is everything below engine.
bool is_one_of(std::string_view name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return pattern == name || (ends_with(pattern, "/*") &&
                               starts_with(name, std::string_view(pattern).substr(0, pattern.size() - 1)));
  });
}

bool is_source(std::string_view name) {
  return ends_with(name, ".h") || ends_with(name, ".cpp") || ends_with(name, ".def");
}

/// Every source below `folder`, at any depth, as paths from the root.
void collect_sources(const FileSource& files, const std::string& root, const std::string& folder,
                     std::vector<std::string>& found) {
  for (const std::string& name : files.list(root + folder)) {
    const std::string path = folder + "/" + name;
    if (files.is_folder(root + path)) {
      collect_sources(files, root, path, found);
    } else if (is_source(name)) {
      found.push_back(path);
    }
  }
}

/// The room that `path` lies in: the longest row that is a folder above it, or "" when none is.
std::string room_of(std::string_view path, const Table& table) {
  std::string best;
  for (const auto& [room, uses] : table.rooms) {
    if (starts_with(path, room + "/") && room.size() > best.size()) best = room;
  }
  return best;
}

std::string read_or_empty(const FileSource& files, const std::string& path) {
  auto bytes = files.read(path, kMostBytes);
  return bytes.ok() ? std::move(bytes).value() : std::string();
}

std::vector<Include> includes_of(const std::string& file, std::string_view text, std::string_view blanked) {
  std::vector<Include> includes;
  const auto raw_lines = lines_of(text);
  const auto lines = lines_of(blanked);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    const auto skip_blanks = [&line] {
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    };
    skip_blanks();
    if (!starts_with(line, "#")) continue;
    line.remove_prefix(1);
    skip_blanks();
    if (!starts_with(line, "include")) continue;
    // The name itself is blanked out as a literal, so it is taken from the raw line.
    const std::string_view raw = raw_lines[i];
    const std::size_t open = raw.find_first_of("\"<", raw.find("include"));
    if (open == std::string_view::npos) continue;
    const bool quoted = raw[open] == '"';
    const std::size_t close = raw.find(quoted ? '"' : '>', open + 1);
    if (close == std::string_view::npos) continue;
    includes.push_back({file, i + 1, std::string(raw.substr(open + 1, close - open - 1)), quoted});
  }
  return includes;
}

std::string place(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line) + ": ";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? "nothing" : text;
}

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

/// The rooms that `room`'s CMakeLists.txt links: USES of gesprek_room, and gesprek_NAME in
/// target_link_libraries.
std::set<std::string> links_of(const FileSource& files, const std::string& root, const std::string& room,
                               const Table& table) {
  const std::string lists = read_or_empty(files, root + room + "/CMakeLists.txt");
  std::string text;
  for (const std::string_view line : lines_of(lists)) {
    for (const char c : line.substr(0, line.find('#'))) {
      if (c == '(' || c == ')') {
        text += ' ';
        text += c;
        text += ' ';
      } else {
        text += c;
      }
    }
    text += '\n';
  }
  // A room's CMake name is the last part of its folder; a second library of it stands in the table.
  const auto room_named = [&table](const std::string& name) -> std::string {
    const auto target = table.targets.find(name);
    if (target != table.targets.end()) return target->second;
    for (const auto& [candidate, uses] : table.rooms) {
      if (candidate == name || ends_with(candidate, "/" + name)) return candidate;
    }
    return "";
  };
  std::set<std::string> links;
  std::string command;
  bool in_uses = false;
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "(") {
      command = i > 0 ? words[i - 1] : "";
      in_uses = false;
    } else if (word == ")") {
      command.clear();
    } else if (command == "gesprek_room" && (word == "USES" || word == "SOURCES")) {
      in_uses = word == "USES";
    } else if (command == "gesprek_room" && in_uses) {
      // An unknown name is kept as it is, so that it is reported.
      const std::string used = room_named(word);
      links.insert(used.empty() ? word : used);
    } else if (command == "target_link_libraries" && starts_with(word, "gesprek_")) {
      links.insert(room_named(word.substr(8)));
    }
  }
  links.erase("");
  links.erase(room);
  return links;
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

std::string without_comments(std::string_view text) {
  std::string out(text);
  const auto blank = [&out](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < out.size(); ++i) {
      if (out[i] != '\n') out[i] = ' ';
    }
  };
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.compare(i, 2, "//") == 0) {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      blank(i, end);
      i = end;
    } else if (text.compare(i, 2, "/*") == 0) {
      const std::size_t close = text.find("*/", i + 2);
      const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
      blank(i, end);
      i = end;
    } else if (text.compare(i, 2, "R\"") == 0 && (i == 0 || !is_word_byte(text[i - 1]))) {
      const std::size_t open = std::min(text.find('(', i), text.size());
      const std::string closing = ")" + std::string(text.substr(i + 2, open - i - 2)) + "\"";
      const std::size_t close = text.find(closing, open);
      const std::size_t end = close == std::string_view::npos ? text.size() : close + closing.size();
      blank(i, end);
      i = end;
    } else if (text[i] == '"' ||
               // A quote between digits separates them: 1'000.
               (text[i] == '\'' && (i == 0 || !is_word_byte(text[i - 1])))) {
      const char quote = text[i];
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != quote && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end);
      i = end + 1;
    } else {
      ++i;
    }
  }
  return out;
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
    } else if (words[0] == "target" && has_colon && left.size() == 1 && right.size() == 1) {
      table.targets.emplace(left[0], right[0]);
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
  for (const auto& [target, room] : table.targets) expect_room(room);
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

std::vector<std::string> check_build(const FileSource& files, std::string_view root, const Table& table) {
  const std::string base(root);
  std::vector<std::string> violations;
  std::map<std::string, std::set<std::string>> links;
  for (const auto& [room, uses] : table.rooms) {
    if (!files.is_file(base + room + "/CMakeLists.txt")) continue;
    links[room] = links_of(files, base, room, table);
    for (const std::string& used : links[room]) {
      if (!is_one_of(used, uses)) {
        violations.push_back(room + "/CMakeLists.txt: links " + used + " (it may use " + joined(uses) + ")");
      }
    }
  }
  for (const auto& [room, direct] : links) {
    std::set<std::string> reached;
    std::vector<std::string> open(direct.begin(), direct.end());
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      if (!reached.insert(next).second) continue;
      const auto further = links.find(next);
      if (further != links.end()) open.insert(open.end(), further->second.begin(), further->second.end());
    }
    std::vector<std::string> sources;
    collect_sources(files, base, room, sources);
    std::set<std::string> reported;
    for (const std::string& file : sources) {
      const std::string text = read_or_empty(files, base + file);
      for (const Include& include : includes_of(file, text, without_comments(text))) {
        const std::string other = include.quoted ? room_of(include.header, table) : "";
        if (other.empty() || other == room || reached.count(other) > 0 || !reported.insert(other).second)
          continue;
        violations.push_back(place(file, include.line) + "includes " + other + ", which " + room +
                             "/CMakeLists.txt does not link");
      }
    }
  }
  return violations;
}

}  // namespace gesprek::arrows
