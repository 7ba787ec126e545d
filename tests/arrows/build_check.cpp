#include "tests/arrows/build_check.h"

#include <map>
#include <set>

#include "tests/arrows/source_text.h"

namespace gesprek::arrows {
namespace {

struct Target {
  std::string room;
  std::vector<std::string> sources;  // paths from the root
  std::set<std::string> links;       // targets of ours
};
using Targets = std::map<std::string, Target>;

/// The words of a CMakeLists.txt, parentheses apart, without comments.
std::vector<std::string> cmake_words(std::string_view lists) {
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
  return words_of(text);
}

/// One call of a command, such as gesprek_room(NAME SOURCES … USES …).
void read_command(const std::string& command, const std::vector<std::string>& arguments,
                  const std::string& room, Targets& targets) {
  if (arguments.empty()) return;
  const bool is_room = command == "gesprek_room";
  const bool makes = is_room || command == "add_library" || command == "add_executable";
  if (!makes && command != "target_link_libraries") return;
  Target& target = targets[is_room ? "gesprek_" + arguments[0] : arguments[0]];
  if (makes) target.room = room;
  std::string section;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "SOURCES" || word == "USES") {
      section = word;
    } else if (is_room && section == "USES") {
      target.links.insert("gesprek_" + word);
    } else if (makes && (ends_with(word, ".cpp") || ends_with(word, ".h"))) {
      target.sources.push_back(room + "/" + word);
    } else if (!makes && starts_with(word, "gesprek_") && word != "gesprek_options") {
      target.links.insert(word);
    }
  }
}

Targets read_targets(const FileSource& files, const std::string& root, const Table& table) {
  Targets targets;
  for (const auto& [room, uses] : table.rooms) {
    const std::string lists = read_or_empty(files, root + room + "/CMakeLists.txt");
    const auto words = cmake_words(lists);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i + 1] != "(") continue;
      const std::string& command = words[i];
      std::vector<std::string> arguments;
      for (i += 2; i < words.size() && words[i] != ")"; ++i) arguments.push_back(words[i]);
      read_command(command, arguments, room, targets);
    }
  }
  return targets;
}

/// The rooms whose targets `target` links, directly or not.
std::set<std::string> reached_rooms(const Target& target, const Targets& targets) {
  std::set<std::string> rooms;
  std::set<std::string> seen;
  std::vector<std::string> open(target.links.begin(), target.links.end());
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    const auto found = targets.find(next);
    if (found == targets.end() || !seen.insert(next).second) continue;
    rooms.insert(found->second.room);
    open.insert(open.end(), found->second.links.begin(), found->second.links.end());
  }
  return rooms;
}

void check_links(const std::string& name, const Target& target, const Targets& targets, const Table& table,
                 std::vector<std::string>& violations) {
  for (const std::string& link : target.links) {
    const auto found = targets.find(link);
    if (found == targets.end() || found->second.room.empty()) {
      violations.push_back(target.room + "/CMakeLists.txt: " + name + " links " + link +
                           ", which no room makes");
      continue;
    }
    const std::string& other = found->second.room;
    const std::vector<std::string>& uses = table.rooms.at(target.room);
    if (other != target.room && !is_one_of(other, uses)) {
      violations.push_back(target.room + "/CMakeLists.txt: " + name + " links " + other + " (" + target.room +
                           " may use " + joined(uses) + ")");
    }
  }
}

void check_includes(const FileSource& files, const std::string& root, const std::string& name,
                    const Target& target, const Targets& targets, const Table& table,
                    std::vector<std::string>& violations) {
  const std::set<std::string> linked = reached_rooms(target, targets);
  std::set<std::string> reported;
  std::set<std::string> seen;
  std::vector<std::string> open = target.sources;
  while (!open.empty()) {
    const std::string file = open.back();
    open.pop_back();
    if (!seen.insert(file).second) continue;
    const std::string text = read_or_empty(files, root + file);
    for (const Include& include : includes_of(file, text, without_comments(text))) {
      const std::string other = include.quoted ? room_of(include.header, table) : "";
      if (other == target.room) open.push_back(include.header);
      if (other.empty() || other == target.room || linked.count(other) > 0) continue;
      if (!reported.insert(other).second) continue;
      violations.push_back(place(file, include.line) + "includes " + other + ", which " + name +
                           " does not link");
    }
  }
}

/// Lists of sources are explicit; a file that is in none is dead, however good it looks.
void check_all_compiled(const FileSource& files, const std::string& root, const Targets& targets,
                        const Table& table, std::vector<std::string>& violations) {
  std::set<std::string> compiled;
  for (const auto& [name, target] : targets) compiled.insert(target.sources.begin(), target.sources.end());
  for (const auto& [room, uses] : table.rooms) {
    if (!files.is_file(root + room + "/CMakeLists.txt")) continue;
    std::vector<std::string> sources;
    collect_sources(files, root, room, sources);
    for (const std::string& file : sources) {
      if (!ends_with(file, ".cpp") || compiled.count(file) > 0) continue;
      violations.push_back(file + ": stands in no target of " + room + "/CMakeLists.txt");
    }
  }
}

}  // namespace

std::vector<std::string> check_build(const FileSource& files, std::string_view root, const Table& table) {
  const std::string base(root);
  const Targets targets = read_targets(files, base, table);
  std::vector<std::string> violations;
  for (const auto& [name, target] : targets) {
    if (target.room.empty()) continue;  // only linked somewhere: reported there
    check_links(name, target, targets, table, violations);
    check_includes(files, base, name, target, targets, table, violations);
  }
  check_all_compiled(files, base, targets, table, violations);
  return violations;
}

}  // namespace gesprek::arrows
