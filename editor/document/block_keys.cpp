#include "editor/document/block_keys.h"

#include <algorithm>
#include <initializer_list>

#include "engine/scenario/schemas.h"

namespace gesprek::editor {

using scenario::KeySchema;
using scenario::YamlRef;

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const KeySchema* schema_of(const Path& path) {
  if (path.empty()) return &scenario::kScenarioFile;
  if (is_line_path(path)) return &scenario::kLine;
  const PathStep& last = path.back();
  const std::string_view owner = last.is_index() && path.size() >= 2
                                     ? std::string_view(path[path.size() - 2].key)
                                     : std::string_view(last.key);
  if (path.size() == 1) return owner == "scenario" ? &scenario::kHeader : nullptr;
  if (path.size() == 2 && !last.is_index()) {
    const std::string_view section = path[0].key;
    if (section == "nodes") return &scenario::kNode;
    if (section == "cast") return &scenario::kCastMember;
    if (section == "variables") return &scenario::kVariable;
    if (section == "facts") return &scenario::kFact;
    if (owner == "learner") return &scenario::kLearner;
    if (owner == "reviewed") return &scenario::kReviewed;
    return nullptr;
  }
  if (owner == "interrupts") return &scenario::kInterrupt;
  if (owner == "choices") return &scenario::kChoice;
  if (owner == "branch") return &scenario::kBranch;
  if (owner == "topics") return &scenario::kTopic;
  if (owner == "fields") return &scenario::kField;
  if (owner == "options") return &scenario::kOption;
  if (owner == "comments") return &scenario::kComment;
  if (owner == "reveals") return &scenario::kReveal;
  if (owner == "ending") return &scenario::kEnding;
  if (owner == "form") return &scenario::kForm;
  if (owner == "repair") return &scenario::kRepair;
  return nullptr;
}

}  // namespace

bool is_line_path(const Path& path) {
  if (path.size() < 3) return false;
  if (!path.back().is_index()) return path.back().key == "reply";
  return is_one_of(path[path.size() - 2].key, {"lines", "again", "first", "reply"});
}

bool is_prose_key(const Path& owner, std::string_view key) {
  if (is_line_path(owner) && scenario::kLine.find(key) == KeySchema::kNone) return true;  // somebody speaks
  return is_one_of(key, {"say",  "do",    "think",   "reply",   "narrator", "inner", "why",
                         "text", "child", "cue",     "thought", "ask",      "label", "locked",
                         "alt",  "title", "summary", "setting", "name",     "about", "content_note"}) &&
         !(key == "child" && owner.size() == 2);  // of a cast member it is true or false
}

bool is_required_key(const Path& owner, std::string_view key) {
  if (is_line_path(owner)) {
    return scenario::kLine.find(key) == KeySchema::kNone || is_one_of(key, {"narrator", "inner", "text"});
  }
  if (owner.size() == 2 && owner[0].key == "cast") return key == "name";
  return is_one_of(key, {"title", "text", "child", "outcome", "say", "do", "think", "kind", "start", "id",
                         "ask", "type", "gesprek"});
}

std::vector<std::string_view> known_keys(const Path& path) {
  std::vector<std::string_view> keys;
  const KeySchema* schema = schema_of(path);
  if (schema == nullptr) return keys;
  for (const std::string_view key : schema->keys()) keys.push_back(key);
  return keys;
}

std::string customary_place(YamlRef map, const Path& owner, std::string_view key) {
  const KeySchema* schema = schema_of(owner);
  const bool is_line = is_line_path(owner);
  const int own = schema != nullptr ? schema->find(key) : KeySchema::kNone;
  std::string place;
  int best = -1;
  std::string last;
  for (YamlRef at = map.first_child(); at.exists() && at.next().exists(); at = at.next().next()) {
    last = at.text();
    int other = schema != nullptr ? schema->find(at.text()) : KeySchema::kNone;
    if (other == KeySchema::kNone) {
      if (!is_line) continue;
      other = 0;  // who speaks comes first
    }
    if (other < own && other >= best) {
      best = other;
      place = at.text();
    }
  }
  // A key that no schema has comes last.
  return own == KeySchema::kNone ? last : place;
}

}  // namespace gesprek::editor
