#include "editor/view/script_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "editor/document/commands.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

std::string text_of(YamlRef part) {
  return part.is_scalar() && !part.is_null() ? std::string(part.text()) : std::string();
}

class Builder {
 public:
  void add_moment(YamlRef key) {
    node_ = key.text();
    add_node({"nodes", PathStep(node_)}, key, key.next());
  }
  std::vector<ScriptRow> rows;

 private:
  ScriptRow& add(RowKind kind, const Path& block, YamlRef part, int indent) {
    ScriptRow& row = rows.emplace_back();
    row.kind = kind;
    row.node = node_;
    row.block = block;
    row.indent = indent;
    row.begin = part.range().begin;
    return row;
  }

  void add_node(const Path& path, YamlRef key, YamlRef node) {
    ScriptRow& head = add(RowKind::moment, path, key, 0);
    head.text = node_;
    head.who = text_of(child(node, "phase"));
    if (!node.is_map()) return;
    add_lines(path / "lines", child(node, "lines"), 0);
    add_lines(path / "again", child(node, "again"), 1);
    const YamlRef choices = child(node, "choices");
    if (choices.is_sequence()) {
      std::size_t place = 0;
      for (YamlRef at = choices.first_child(); at.exists(); at = at.next(), ++place) {
        add_choice(path / "choices" / PathStep(place), at, place);
      }
    }
    add_ending(path / "ending", child(node, "ending"));
    add_arms(path / "branch", child(node, "branch"), "go");
    add_arms(path / "topics", child(node, "topics"), "start");
    for (const char* way : {"go", "then", "otherwise", "late"}) add_way(path, node, way, 0);
  }

  void add_lines(const Path& path, YamlRef list, int indent) {
    if (!list.is_sequence()) return;
    std::size_t place = 0;
    for (YamlRef at = list.first_child(); at.exists(); at = at.next(), ++place) {
      add_line(path / PathStep(place), at, indent, RowKind::line, place);
    }
  }

  void add_line(const Path& path, YamlRef line, int indent, RowKind kind, std::size_t place) {
    if (!line.is_map()) return;
    const std::string speaker = speaker_of(line);
    if (speaker == "first") return add_lines(path / "first", child(line, "first"), indent + 1);
    ScriptRow& row = add(kind, path, line, indent);
    row.place = place;
    row.who = speaker;
    row.key = speaker.empty() ? "text" : speaker;
    row.text = text_of(child(line, row.key));
    row.when = text_of(child(line, "when"));
    if (const YamlRef cue = child(line, "cue"); cue.is_scalar()) {
      ScriptRow& below = add(RowKind::cue, path, line, indent);
      below.key = "cue";
      below.text = text_of(cue);
      below.place = place;
    }
  }

  void add_choice(const Path& path, YamlRef choice, std::size_t place) {
    if (!choice.is_map()) return;
    ScriptRow& row = add(RowKind::choice, path, choice, 0);
    row.place = place;
    row.who = std::to_string(place + 1);
    for (const char* key : {"say", "do", "think"}) {
      if (child(choice, key).exists()) row.key = key;
    }
    row.text = text_of(child(choice, row.key));
    row.when = text_of(child(choice, "when"));
    const YamlRef reply = child(choice, "reply");
    if (reply.is_scalar()) {
      ScriptRow& answer = add(RowKind::reply, path, choice, 1);
      answer.key = "reply";
      answer.text = text_of(reply);
    } else if (reply.is_map()) {
      add_line(path / "reply", reply, 1, RowKind::reply, 0);
    } else if (reply.is_sequence()) {
      std::size_t line = 0;
      for (YamlRef at = reply.first_child(); at.exists(); at = at.next(), ++line) {
        add_line(path / "reply" / PathStep(line), at, 1, RowKind::reply, line);
      }
    }
    if (const YamlRef why = child(choice, "why"); why.is_scalar()) {
      ScriptRow& reason = add(RowKind::why, path, choice, 1);
      reason.key = "why";
      reason.text = text_of(why);
    }
    add_way(path, choice, "go", 1);
  }

  void add_ending(const Path& path, YamlRef ending) {
    if (!ending.is_map()) return;
    for (const char* key : {"title", "text", "child"}) {
      if (!child(ending, key).is_scalar()) continue;
      ScriptRow& row = add(RowKind::ending, path, ending, 0);
      row.key = key;
      row.who = key;
      row.text = text_of(child(ending, key));
    }
  }

  void add_arms(const Path& path, YamlRef list, const char* key) {
    if (!list.is_sequence()) return;
    std::size_t place = 0;
    for (YamlRef at = list.first_child(); at.exists(); at = at.next(), ++place) {
      if (!at.is_map()) continue;
      ScriptRow& row = add(RowKind::way, path / PathStep(place), at, 1);
      row.when = text_of(child(at, "when"));
      row.text = text_of(child(at, "title"));
      row.target = text_of(child(at, key));
    }
  }

  void add_way(const Path& block, YamlRef part, const char* key, int indent) {
    const YamlRef go = child(part, key);
    if (!go.is_scalar() || go.is_null()) return;
    ScriptRow& row = add(RowKind::way, block, part, indent);
    row.who = key;
    row.target = go.text();
  }

  std::string node_;
};

/// The keys of the moments, in the order of the text.
std::vector<YamlRef> moments_of(const scenario::YamlTree& tree) {
  std::vector<YamlRef> keys;
  const YamlRef nodes = child(tree.root(), "nodes");
  if (!nodes.is_map()) return keys;
  keys.reserve(nodes.size());
  for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
    keys.push_back(key);
  }
  return keys;
}

/// Whether two moments are the same, byte for byte and in what they say.
bool is_same_moment(const Reading& before, YamlRef old_key, const Reading& after, YamlRef new_key) {
  const auto bytes = [](const Reading& reading, YamlRef key) {
    const std::size_t begin = key.range().begin;
    return reading.source->bytes().substr(begin, key.next().range().end - begin);
  };
  return bytes(before, old_key) == bytes(after, new_key) && old_key.text() == new_key.text() &&
         says_the_same(old_key.next(), new_key.next());
}

void move_rows(std::vector<ScriptRow>& rows, std::size_t from, std::size_t to, std::size_t before,
               std::size_t after) {
  if (before == after) return;
  for (std::size_t i = from; i < to; ++i) rows[i].begin = rows[i].begin - before + after;
}

}  // namespace

std::vector<ScriptRow> script_rows(const Document& document) {
  Builder builder;
  for (const YamlRef key : moments_of(document.tree())) builder.add_moment(key);
  return std::move(builder.rows);
}

void ScriptRows::follow(const Document& document, std::vector<ScriptRow>& rows) {
  const std::vector<YamlRef> before = last_ ? moments_of(last_->tree) : std::vector<YamlRef>();
  const std::vector<YamlRef> after = moments_of(document.tree());
  const auto is_same = [&](std::size_t old_place, std::size_t new_place) {
    return is_same_moment(*last_, before[old_place], document.reading(), after[new_place]);
  };
  const std::size_t most = std::min(before.size(), after.size());
  std::size_t front = 0;
  while (front < most && is_same(front, front)) ++front;
  std::size_t back = 0;
  while (back < most - front && is_same(before.size() - 1 - back, after.size() - 1 - back)) ++back;

  // What lies between is made anew.
  Builder builder;
  std::vector<std::size_t> first;
  first.reserve(after.size() + 1);
  if (first_.empty()) {
    first_ = {0};
    rows.clear();
  }
  const std::size_t old_begin = first_[front];
  const std::size_t old_end = first_[before.size() - back];
  first.assign(first_.begin(), first_.begin() + static_cast<std::ptrdiff_t>(front));
  for (std::size_t i = front; i < after.size() - back; ++i) {
    first.push_back(old_begin + builder.rows.size());
    builder.add_moment(after[i]);
  }
  const std::size_t new_end = old_begin + builder.rows.size();
  const auto at = [&](std::size_t row) { return rows.begin() + static_cast<std::ptrdiff_t>(row); };
  const std::size_t kept = std::min(builder.rows.size(), old_end - old_begin);
  const auto middle = builder.rows.begin() + static_cast<std::ptrdiff_t>(kept);
  std::move(builder.rows.begin(), middle, at(old_begin));
  if (old_begin + kept < old_end) {
    rows.erase(at(old_begin + kept), at(old_end));
  } else {
    rows.insert(at(old_end), std::make_move_iterator(middle), std::make_move_iterator(builder.rows.end()));
  }
  // And what is behind it stands elsewhere.
  for (std::size_t i = 0; i <= back; ++i) {
    first.push_back(first_[before.size() - back + i] - old_end + new_end);
  }
  for (std::size_t i = 0; i < front; ++i) {
    move_rows(rows, first[i], first[i + 1], before[i].range().begin, after[i].range().begin);
  }
  for (std::size_t i = 0; i < back; ++i) {
    const std::size_t place = after.size() - back + i;
    move_rows(rows, first[place], first[place + 1], before[before.size() - back + i].range().begin,
              after[place].range().begin);
  }
  first_ = std::move(first);
  last_ = document.shared_reading();
}

std::size_t row_at(const std::vector<ScriptRow>& rows, std::size_t at) {
  std::size_t found = rows.size();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // The last block that begins before it: blocks come in the order of the text, but for keys of one block.
    if (rows[i].begin <= at && (found == rows.size() || rows[i].begin > begin)) {
      found = i;
      begin = rows[i].begin;
    }
  }
  return found;
}

std::vector<std::string> speakers(const Document& document) {
  std::vector<std::string> ids;
  const YamlRef cast = child(document.tree().root(), "cast");
  if (cast.is_map()) {
    for (YamlRef key = cast.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      ids.emplace_back(key.text());
    }
  }
  ids.emplace_back("narrator");
  ids.emplace_back("inner");
  return ids;
}

std::string name_of(const Document& document, const std::string& who) {
  const YamlRef name = child(child(child(document.tree().root(), "cast"), who), "name");
  return name.is_scalar() && !name.is_null() ? std::string(name.text()) : who;
}

}  // namespace gesprek::editor
