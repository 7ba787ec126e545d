#include "editor/document/merge.h"

#include <algorithm>
#include <map>
#include <utility>

#include "editor/document/value.h"
#include "engine/base/diagnostic.h"

namespace gesprek::editor {

namespace {

using Lines = std::vector<std::string_view>;

/// With their line ends, so that joining them gives the text.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// For each line of `a` the line of `b` that it is, or -1: a longest common subsequence (Myers), between what
/// is the same at both ends. When the texts differ by more than `kMost` lines, the middle counts as changed.
std::vector<int> match(const Lines& a, const Lines& b) {
  constexpr int kMost = 1000;
  std::vector<int> result(a.size(), -1);
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) {
    result[front] = static_cast<int>(front);
    ++front;
  }
  std::size_t back = 0;
  while (back < a.size() - front && back < b.size() - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    result[a.size() - 1 - back] = static_cast<int>(b.size() - 1 - back);
    ++back;
  }
  const int n = static_cast<int>(a.size() - front - back);
  const int m = static_cast<int>(b.size() - front - back);
  if (n == 0 || m == 0) return result;
  const int most = std::min(n + m, kMost);
  std::vector<int> furthest(static_cast<std::size_t>(2 * most + 2), 0);
  std::vector<std::vector<int>> rounds;
  const auto at = [&](std::vector<int>& list, int k) -> int& {
    return list[static_cast<std::size_t>(k + most)];
  };
  const auto left = [&](int i) { return a[front + static_cast<std::size_t>(i)]; };
  const auto right = [&](int i) { return b[front + static_cast<std::size_t>(i)]; };
  int found = -1;
  for (int d = 0; d <= most && found < 0; ++d) {
    rounds.push_back(furthest);
    for (int k = -d; k <= d; k += 2) {
      if (k < -most || k > most) continue;
      const bool down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
      int x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      int y = x - k;
      while (x < n && y < m && left(x) == right(y)) {
        ++x;
        ++y;
      }
      at(furthest, k) = x;
      if (x == n && y == m) {
        found = d;
        break;
      }
    }
  }
  if (found < 0) return result;
  int x = n;
  int y = m;
  for (int d = found; d > 0; --d) {
    std::vector<int>& before = rounds[static_cast<std::size_t>(d)];
    const int k = x - y;
    const bool down = k == -d || (k != d && at(before, k - 1) < at(before, k + 1));
    const int from_k = down ? k + 1 : k - 1;
    const int from_x = at(before, from_k);
    const int from_y = from_x - from_k;
    while (x > from_x && y > from_y && x > 0 && y > 0 && (down ? x > from_x : x > from_x + 1)) {
      --x;
      --y;
      result[front + static_cast<std::size_t>(x)] = static_cast<int>(front) + y;
    }
    x = from_x;
    y = from_y;
  }
  while (x > 0 && y > 0) {
    --x;
    --y;
    result[front + static_cast<std::size_t>(x)] = static_cast<int>(front) + y;
  }
  return result;
}

std::string join(const Lines& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += lines[i];
  return text;
}

/// Where a moment or section stands: from the end of the one before, so that all bytes belong to some part.
struct Part {
  std::string name;
  std::size_t begin = 0, end = 0;
};

std::vector<Part> parts_of(std::string_view text) {
  DiagnosticList ignored;
  const SourceText source("", std::string(text));
  const scenario::YamlTree tree = scenario::read_yaml(source, scenario::Limits(), ignored, false);
  std::vector<Part> parts;
  const scenario::YamlRef root = tree.root();
  if (!root.is_map()) return parts;
  const auto add = [&](std::string name, scenario::YamlRef value) {
    const std::size_t begin = parts.empty() ? 0 : parts.back().end;
    // To the end of its last line.
    const std::size_t end = std::min(text.find('\n', value.range().end), text.size() - 1) + 1;
    parts.push_back({std::move(name), begin, std::max(begin, end)});
  };
  for (scenario::YamlRef key = root.first_child(); key.exists() && key.next().exists();
       key = key.next().next()) {
    const scenario::YamlRef value = key.next();
    if (key.text() == "nodes" && value.is_map()) {
      for (scenario::YamlRef id = value.first_child(); id.exists() && id.next().exists();
           id = id.next().next()) {
        add("nodes/" + std::string(id.text()), id.next());
      }
    } else {
      add(std::string(key.text()), value);
    }
  }
  if (!parts.empty()) parts.back().end = text.size();
  return parts;
}

std::string part_at(const std::vector<Part>& parts, std::size_t at) {
  for (const Part& part : parts) {
    if (at < part.end) return part.name;
  }
  return parts.empty() ? std::string() : parts.back().name;
}

}  // namespace

Merged merge_texts(std::string_view base, std::string_view ours, std::string_view theirs) {
  Merged merged;
  const Lines b = split(base);
  const Lines o = split(ours);
  const Lines t = split(theirs);
  const std::vector<int> to_ours = match(b, o);
  const std::vector<int> to_theirs = match(b, t);
  std::size_t at_base = 0;
  std::size_t at_ours = 0;
  std::size_t at_theirs = 0;
  while (at_base < b.size() || at_ours < o.size() || at_theirs < t.size()) {
    // The next line that all three have.
    std::size_t next = at_base;
    while (next < b.size() &&
           (to_ours[next] < static_cast<int>(at_ours) || to_theirs[next] < static_cast<int>(at_theirs))) {
      ++next;
    }
    const bool has_next = next < b.size();
    const std::size_t end_ours = has_next ? static_cast<std::size_t>(to_ours[next]) : o.size();
    const std::size_t end_theirs = has_next ? static_cast<std::size_t>(to_theirs[next]) : t.size();
    const std::string was = join(b, at_base, next);
    const std::string mine = join(o, at_ours, end_ours);
    const std::string other = join(t, at_theirs, end_theirs);
    if (mine == other || other == was) {
      merged.text += mine;
    } else if (mine == was) {
      merged.text += other;
    } else {
      merged.conflicts.push_back(
          {{}, was, mine, other, merged.text.size(), merged.text.size() + mine.size()});
      merged.text += mine;
    }
    if (!has_next) break;
    merged.text += b[next];
    at_base = next + 1;
    at_ours = end_ours + 1;
    at_theirs = end_theirs + 1;
  }
  if (!merged.conflicts.empty()) {
    const std::vector<Part> parts = parts_of(merged.text);
    for (Conflict& conflict : merged.conflicts) conflict.part = part_at(parts, conflict.begin);
  }
  return merged;
}

std::vector<PartChange> changed_parts(std::string_view before, std::string_view after) {
  const std::vector<Part> old_parts = parts_of(before);
  const std::vector<Part> new_parts = parts_of(after);
  std::map<std::string, std::string_view> old_texts;
  for (const Part& part : old_parts) old_texts[part.name] = before.substr(part.begin, part.end - part.begin);
  std::vector<PartChange> changes;
  std::map<std::string, bool> is_there;
  for (const Part& part : new_parts) {
    const std::string_view text = after.substr(part.begin, part.end - part.begin);
    const auto old = old_texts.find(part.name);
    is_there[part.name] = true;
    if (old == old_texts.end()) {
      changes.push_back({part.name, ChangeKind::added, {}, std::string(text)});
    } else if (old->second != text) {
      changes.push_back({part.name, ChangeKind::changed, std::string(old->second), std::string(text)});
    }
  }
  for (const Part& part : old_parts) {
    if (is_there.count(part.name) > 0) continue;
    changes.push_back({part.name, ChangeKind::removed, std::string(old_texts[part.name]), {}});
  }
  return changes;
}

std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after) {
  const Lines a = split(before);
  const Lines b = split(after);
  const std::vector<int> matched = match(a, b);
  std::vector<DiffLine> lines;
  std::size_t at = 0;
  const auto bare = [](std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return std::string(line);
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (matched[i] < 0) {
      lines.push_back({'-', bare(a[i])});
      continue;
    }
    for (; at < static_cast<std::size_t>(matched[i]); ++at) lines.push_back({'+', bare(b[at])});
    lines.push_back({' ', bare(a[i])});
    ++at;
  }
  for (; at < b.size(); ++at) lines.push_back({'+', bare(b[at])});
  return lines;
}

}  // namespace gesprek::editor
