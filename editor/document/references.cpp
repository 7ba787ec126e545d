#include "editor/document/references.h"

#include <algorithm>
#include <map>

#include "engine/scenario/schemas.h"

namespace gesprek::editor {

using scenario::KeySchema;
using scenario::YamlRef;

namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

class Finder {
 public:
  explicit Finder(const scenario::YamlTree& tree) {
    const YamlRef root = tree.root();
    for (const char* section : {"cast", "variables", "facts"}) {
      const YamlRef map = child(root, section);
      if (!map.is_map()) continue;
      for (YamlRef key = map.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
        declared_[std::string(key.text())] = section;
      }
    }
    look_at_start(root);
    const YamlRef interrupts = child(root, "interrupts");
    if (interrupts.is_sequence()) look_in({"interrupts"}, interrupts);
    const YamlRef nodes = child(root, "nodes");
    if (!nodes.is_map()) return;
    for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      node_ = key.text();
      look_in({"nodes", PathStep(node_)}, key.next());
    }
  }

  std::vector<Reference> found;

 private:
  void look_at_start(YamlRef root) {
    const YamlRef start = child(root, "start");
    if (start.is_scalar() && !start.is_null()) add_node({"start"}, start.text());
  }

  void look_in(const Path& path, YamlRef part) {
    if (part.is_sequence()) {
      std::size_t place = 0;
      for (YamlRef at = part.first_child(); at.exists(); at = at.next()) {
        look_in(path / PathStep(place), at);
        ++place;
      }
      return;
    }
    if (!part.is_map()) return;
    for (YamlRef key = part.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      look_at_pair(path, key, key.next());
    }
  }

  void look_at_pair(const Path& owner, YamlRef key, YamlRef value) {
    const std::string name(key.text());
    const Path path = owner / PathStep(name);
    if (value.is_scalar() && !value.is_null()) {
      const bool leads = name == "go" || name == "then" || name == "otherwise" || name == "late" ||
                         (name == "start" && owner.size() >= 2 && owner[owner.size() - 2].key == "topics");
      if (leads && value.text() != "done" && value.text() != "back") add_node(path, value.text());
      if (name == "when") look_at_condition(path, value.text());
      if (name == "to") add(NameKind::person, NamePlace::value, path, value.text(), 0);
    }
    if (name == "to" && value.is_sequence()) look_at_names(path, value, NameKind::person);
    if (name == "reveals" && value.is_sequence()) return look_at_reveals(path, value);
    if (name == "items" && value.is_sequence()) look_at_names(path, value, NameKind::fact);
    if (name == "effect" && value.is_map()) return look_at_effects(path, value);
    if (name == "answer" && value.is_map()) return look_at_answers(path, value);
    if (is_line(owner) && scenario::kLine.find(name) == KeySchema::kNone) {
      add(NameKind::person, NamePlace::key, path, name, 0);
    }
    look_in(path, value);
  }

  /// Whether a map at `path` is a line: in one of the lists of lines, or the one line of a reply.
  [[nodiscard]] static bool is_line(const Path& path) {
    const auto holds_lines = [](const PathStep& step) {
      return step.key == "lines" || step.key == "again" || step.key == "first" || step.key == "reply";
    };
    if (path.empty()) return false;
    if (!path.back().is_index()) return path.back().key == "reply";
    return path.size() >= 2 && holds_lines(path[path.size() - 2]);
  }

  void look_at_names(const Path& path, YamlRef list, NameKind kind) {
    std::size_t place = 0;
    for (YamlRef at = list.first_child(); at.exists(); at = at.next()) {
      const Path item = path / PathStep(place);
      ++place;
      if (!at.is_scalar() || at.is_null()) continue;
      if (kind == NameKind::fact && !is_declared(at.text(), "facts")) continue;
      add(kind, NamePlace::value, item, at.text(), 0);
    }
  }

  void look_at_reveals(const Path& path, YamlRef list) {
    std::size_t place = 0;
    for (YamlRef at = list.first_child(); at.exists(); at = at.next()) {
      const Path item = path / PathStep(place);
      ++place;
      if (at.is_scalar() && !at.is_null()) add(NameKind::fact, NamePlace::value, item, at.text(), 0);
      const YamlRef fact = child(at, "fact");
      if (fact.is_scalar()) add(NameKind::fact, NamePlace::value, item / "fact", fact.text(), 0);
      const YamlRef when = child(at, "when");
      if (when.is_scalar()) look_at_condition(item / "when", when.text());
    }
  }

  void look_at_effects(const Path& path, YamlRef map) {
    for (YamlRef key = map.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      look_at_variable(path / PathStep(std::string(key.text())), key.text(), NamePlace::key, 0);
    }
  }

  void look_at_answers(const Path& path, YamlRef map) {
    for (YamlRef key = map.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      if (!is_declared(key.text(), "facts")) continue;
      add(NameKind::fact, NamePlace::key, path / PathStep(std::string(key.text())), key.text(), 0);
    }
  }

  /// `karin.vertrouwen` names a person, `toon` a variable.
  void look_at_variable(const Path& path, std::string_view text, NamePlace place, std::size_t at) {
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos) {
      add(NameKind::person, place, path, text.substr(0, dot), at);
    } else {
      add(NameKind::variable, place, path, text, at);
    }
  }

  /// Format 5.9, as far as names go: `seen("n")`, `chosen("node.choice")`, `knows("f")`, `noted("f")`, and
  /// names outside quotes.
  void look_at_condition(const Path& path, std::string_view text) {
    std::string_view called;
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i];
      if (c == '"' || c == '\'') {
        const std::size_t end = text.find(c, i + 1);
        if (end == std::string_view::npos) return;
        look_at_argument(path, called, text.substr(i + 1, end - i - 1), i + 1);
        called = {};
        i = end + 1;
        continue;
      }
      if (is_name_char(c) && !(c >= '0' && c <= '9') && c != '.') {
        std::size_t end = i;
        while (end < text.size() && is_name_char(text[end])) ++end;
        const std::string_view word = text.substr(i, end - i);
        const std::size_t behind = text.find_first_not_of(' ', end);
        const bool is_call = behind != std::string_view::npos && text[behind] == '(';
        if (is_call) {
          called = word;
        } else if (word.find('.') != std::string_view::npos || is_declared(word, "variables")) {
          look_at_variable(path, word, NamePlace::condition, i);
        }
        i = end;
        continue;
      }
      if (c >= '0' && c <= '9') {
        while (i < text.size() && is_name_char(text[i])) ++i;
        continue;
      }
      if (c == ')') called = {};
      ++i;
    }
  }

  void look_at_argument(const Path& path, std::string_view called, std::string_view name, std::size_t at) {
    if (called == "seen") {
      add(NameKind::node, NamePlace::condition, path, name, at);
    } else if (called == "knows" || called == "noted") {
      add(NameKind::fact, NamePlace::condition, path, name, at);
    } else if (called == "chosen") {
      const std::size_t dot = name.find('.');
      Reference choice{NameKind::choice, {}, NamePlace::condition, path, at, name.size(), node_};
      if (dot == std::string_view::npos) {
        choice.name = node_ + "." + std::string(name);  // 5.9: "in its own node `chosen("choice")`"
      } else {
        choice.name = name;
        choice.at = at + dot + 1;
        choice.size = name.size() - dot - 1;
        add(NameKind::node, NamePlace::condition, path, name.substr(0, dot), at);
      }
      found.push_back(std::move(choice));
    }
  }

  [[nodiscard]] bool is_declared(std::string_view name, const char* section) const {
    const auto at = declared_.find(std::string(name));
    return at != declared_.end() && at->second == section;
  }

  void add_node(const Path& path, std::string_view name) {
    add(NameKind::node, NamePlace::value, path, name, 0);
  }
  void add(NameKind kind, NamePlace place, const Path& path, std::string_view name, std::size_t at) {
    found.push_back({kind, std::string(name), place, path, at, name.size(), node_});
  }

  std::map<std::string, std::string> declared_;
  std::string node_;
};

}  // namespace

std::vector<Reference> all_references(const scenario::YamlTree& tree) {
  return std::move(Finder(tree).found);
}

std::vector<Reference> references_to(const scenario::YamlTree& tree, NameKind kind, std::string_view name) {
  std::vector<Reference> references = all_references(tree);
  references.erase(std::remove_if(references.begin(), references.end(),
                                  [&](const Reference& reference) {
                                    return reference.kind != kind || reference.name != name;
                                  }),
                   references.end());
  return references;
}

std::vector<Op> follow(const scenario::YamlTree& tree, const std::vector<Reference>& references,
                       std::string_view name) {
  std::vector<Op> ops;
  std::vector<Op> keys;
  for (std::size_t i = 0; i < references.size();) {
    const Reference& first = references[i];
    const Located at = locate(tree, first.path);
    // A condition may name it more than once: its text is made anew once, from the back.
    std::size_t end = i + 1;
    while (end < references.size() && references[end].path == first.path &&
           references[end].place == first.place) {
      ++end;
    }
    std::string text(first.place == NamePlace::key ? at.key.text() : at.value.text());
    for (std::size_t k = end; k-- > i;) text.replace(references[k].at, references[k].size, name);
    if (first.place == NamePlace::key) {
      keys.push_back(rename_key(first.path, std::move(text)));
    } else {
      ops.push_back(set_value(first.path, Value::plain(std::move(text))));
    }
    i = end;
  }
  // Two effects on one person stand in two keys of one map; their paths do not go through each other.
  ops.insert(ops.end(), keys.begin(), keys.end());
  return ops;
}

}  // namespace gesprek::editor
