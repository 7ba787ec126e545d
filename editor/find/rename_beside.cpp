#include "editor/find/rename_beside.h"

#include <algorithm>
#include <array>
#include <utility>

#include "editor/document/commands.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

constexpr std::size_t kMostMentions = 20;
constexpr std::array<std::pair<NameKind, std::string_view>, 5> kKinds = {{{NameKind::node, "node"},
                                                                          {NameKind::choice, "choice"},
                                                                          {NameKind::person, "person"},
                                                                          {NameKind::variable, "variable"},
                                                                          {NameKind::fact, "fact"}}};

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}
bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
/// Whether `text` is `name`, or `name` with `.` and more behind it.
bool is_or_begins(std::string_view text, std::string_view name) {
  return starts(text, name) && (text.size() == name.size() || text[name.size()] == '.');
}
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

/// How often something in the case is called `name`: keys and texts that are just that.
std::size_t count_names(YamlRef part, std::string_view name) {
  if (!part.exists()) return 0;
  if (part.is_scalar()) return part.text() == name ? 1 : 0;
  std::size_t count = 0;
  for (YamlRef at = part.first_child(); at.exists(); at = at.next()) count += count_names(at, name);
  return count;
}

std::size_t choices_called(const scenario::YamlTree& tree, std::string_view id) {
  std::size_t count = 0;
  const YamlRef nodes = child(tree.root(), "nodes");
  for (YamlRef key = nodes.is_map() ? nodes.first_child() : YamlRef(); key.exists() && key.next().exists();
       key = key.next().next()) {
    const YamlRef choices = child(key.next(), "choices");
    std::size_t place = 0;
    for (YamlRef at = choices.is_sequence() ? choices.first_child() : YamlRef(); at.exists();
         at = at.next()) {
      ++place;
      const YamlRef own = child(at, "id");
      if (own.is_scalar() ? own.text() == id : "c" + std::to_string(place) == id) ++count;
    }
  }
  return count;
}

/// Replaces in the text of one file; `left` hears of lines that may mean it.
class Rewriter {
 public:
  Rewriter(const Renaming& renaming, bool is_alone) : r_(renaming), is_alone_(is_alone) {}

  std::size_t places = 0;
  std::vector<std::size_t> left;  // lines, from 1

  std::string play(const std::string& text, const std::vector<std::string>& nodes) {
    std::string out;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      number_ = ++number;
      node_ = number <= nodes.size() ? nodes[number - 1] : std::string();
      out += play_line(line);
    }
    return out;
  }

  std::string po(const std::string& text) {
    std::string out;
    constexpr std::string_view kHead = "msgctxt \"";
    for (const std::string_view line : lines_of(text)) {
      const std::size_t end = starts(line, kHead) ? line.find('"', kHead.size()) : std::string_view::npos;
      if (end == std::string_view::npos) {
        out += line;
        continue;
      }
      out += kHead;
      out += context(line.substr(kHead.size(), end - kHead.size()));
      out += line.substr(end);
    }
    return out;
  }

  std::string lua(const std::string& text) {
    std::string out;
    std::size_t line = 1;
    const std::string_view all = text;
    for (std::size_t i = 0; i < all.size();) {
      const char c = all[i];
      if (starts(all.substr(i), "--")) {
        const bool is_long = starts(all.substr(i), "--[[");
        const std::size_t close = all.find(is_long ? "]]" : "\n", i);
        const std::size_t end = close == std::string_view::npos ? all.size() : close + (is_long ? 2 : 0);
        line += static_cast<std::size_t>(std::count(all.begin() + static_cast<std::ptrdiff_t>(i),
                                                    all.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        out += all.substr(i, end - i);
        i = end;
        continue;
      }
      if (c == '"' || c == '\'') {
        std::size_t end = i + 1;
        while (end < all.size() && all[end] != c && all[end] != '\n') end += all[end] == '\\' ? 2 : 1;
        if (end >= all.size()) end = all.size() - 1;
        const std::string_view inside = all.substr(i + 1, end > i ? end - i - 1 : 0);
        out += c;
        out += lua_name(inside, line);
        i += 1 + inside.size();
        if (i < all.size() && all[i] == c) {
          out += c;
          ++i;
        }
        continue;
      }
      if (is_word(c)) {
        std::size_t end = i;
        while (end < all.size() && is_word(all[end])) ++end;
        if (all.substr(i, end - i) == r_.from) leave(line);
        out += all.substr(i, end - i);
        i = end;
        continue;
      }
      if (c == '\n') ++line;
      out += c;
      ++i;
    }
    return out;
  }

 private:
  void leave(std::size_t line) {
    if (left.empty() || left.back() != line) left.push_back(line);
  }

  /// `from` in front of `word`, replaced.
  std::string changed(std::string_view word, std::size_t at = 0) {
    ++places;
    std::string out(word);
    out.replace(at, r_.from.size(), r_.to);
    return out;
  }

  // --- golden conversations (format 5.22) ---

  std::string play_line(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || line[first] == '#') return std::string(line);
    const std::size_t word_end = std::min(line.find_first_of(" \t\r\n", first), line.size());
    const std::string_view word = line.substr(first, word_end - first);
    std::string out(line.substr(0, word_end));
    std::string_view rest = line.substr(word_end);
    if (word == "offer") return out + each_word(rest);
    if (word == "choose") return out + argument(rest);
    if (word == "expect") {
      constexpr std::string_view kWord = " unavailable";
      if (!starts(rest, kWord)) return std::string(line);
      return out + std::string(kWord) + argument(rest.substr(kWord.size()));
    }
    const bool names_first =
        (word == "line" && r_.kind == NameKind::person) || (word == "ending" && r_.kind == NameKind::node) ||
        (word == "set" && (r_.kind == NameKind::variable || r_.kind == NameKind::person));
    if (!names_first) return std::string(line);
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin == std::string_view::npos) return std::string(line);
    const std::size_t end = std::min(rest.find_first_of(" \r\n", begin), rest.size());
    const std::string_view name = rest.substr(begin, end - begin);
    const bool is_it =
        word == "set" && r_.kind == NameKind::person ? starts(name, r_.from + ".") : name == r_.from;
    out += rest.substr(0, begin);
    out += is_it ? changed(name) : std::string(name);
    return out + std::string(rest.substr(end));
  }

  std::string each_word(std::string_view rest) {
    std::string out;
    for (std::size_t i = 0; i < rest.size();) {
      const std::size_t end = std::min(rest.find_first_of(" \t\r\n", i), rest.size());
      if (end > i) out += input(rest.substr(i, end - i));
      if (end < rest.size()) out += rest[end];
      i = end + 1;
    }
    return out;
  }

  std::string argument(std::string_view rest) {
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin == std::string_view::npos) return std::string(rest);
    const std::size_t last = rest.find_last_not_of(" \t\r\n");
    return std::string(rest.substr(0, begin)) + input(rest.substr(begin, last + 1 - begin)) +
           std::string(rest.substr(last + 1));
  }

  /// One input (5.21): `rustig`, `[rustig]`, `repair:binnen.direct`, `note:hek=feit`, `form:a=hek>feit;b=7`.
  std::string input(std::string_view word) {
    if (starts(word, "[") && ends(word, "]")) return "[" + input(word.substr(1, word.size() - 2)) + "]";
    constexpr std::string_view kRepair = "repair:";
    if (starts(word, kRepair)) {
      const std::string_view name = word.substr(kRepair.size());
      if (r_.kind == NameKind::node && starts(name, r_.from + ".")) return changed(word, kRepair.size());
      if (r_.kind == NameKind::choice && name == r_.node + "." + r_.from)
        return changed(word, kRepair.size() + r_.node.size() + 1);
      return std::string(word);
    }
    if (starts(word, "text:")) return std::string(word);
    if (r_.kind == NameKind::fact && starts(word, "note:")) {
      return starts(word.substr(5), r_.from + "=") ? changed(word, 5) : std::string(word);
    }
    if (r_.kind == NameKind::fact && starts(word, "form:")) return cards(word);
    if (r_.kind != NameKind::choice || word != r_.from) return std::string(word);
    if (node_.empty() ? is_alone_ : node_ == r_.node) return changed(word);
    if (node_.empty()) leave(number_);
    return std::string(word);
  }

  /// Facts as cards to sort: `item>column`, outside quotes.
  std::string cards(std::string_view word) {
    std::string out;
    bool is_quoted = false;
    bool begins = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      if (begins && !is_quoted && starts(word.substr(i), r_.from + ">")) {
        out += r_.to;
        ++places;
        i += r_.from.size() - 1;
        begins = false;
        continue;
      }
      if (c == '"') is_quoted = !is_quoted;
      begins = c == '=' || c == '|';
      out += c;
    }
    return out;
  }

  // --- translations: where a text stands ---

  std::string context(std::string_view name) {
    const auto in_section = [&](std::string_view section) {
      return starts(name, section) && is_or_begins(name.substr(section.size()), r_.from);
    };
    switch (r_.kind) {
      case NameKind::node:
        if (starts(name, r_.from + ".")) return changed(name);
        break;
      case NameKind::choice: {
        const std::string before = r_.node + ".";
        if (starts(name, before) && is_or_begins(name.substr(before.size()), r_.from))
          return changed(name, before.size());
        break;
      }
      case NameKind::person:
        if (in_section("cast/")) return changed(name, 5);
        if (starts(name, "state/" + r_.from + ".")) return changed(name, 6);
        break;
      case NameKind::variable:
        if (name == "state/" + r_.from) return changed(name, 6);
        break;
      case NameKind::fact:
        if (in_section("fact/")) return changed(name, 5);
        if (ends(name, ".item." + r_.from)) return changed(name, name.size() - r_.from.size());
        break;
    }
    return std::string(name);
  }

  // --- hooks ---

  std::string lua_name(std::string_view inside, std::size_t line) {
    if (r_.kind == NameKind::choice && inside == r_.node + "." + r_.from)
      return changed(inside, r_.node.size() + 1);
    const bool is_name = inside == r_.from;
    const bool is_front =
        (r_.kind == NameKind::node || r_.kind == NameKind::person) && starts(inside, r_.from + ".");
    if ((is_name || is_front) && is_alone_) return changed(inside);
    if (has_word(inside, r_.from)) leave(line);
    return std::string(inside);
  }

  const Renaming& r_;
  bool is_alone_ = false;
  std::size_t number_ = 0;
  std::string node_;
};

std::string rewritten(Rewriter& rewriter, const BesideText& file, const std::vector<std::string>& nodes) {
  if (ends(file.name, ".play")) return rewriter.play(file.text, nodes);
  if (ends(file.name, ".po")) return rewriter.po(file.text);
  return rewriter.lua(file.text);
}

}  // namespace

// ---- The command ----

Result<Command> rename_command(const Document& document, const Renaming& renaming) {
  Result<Command> command = Error{ErrorCode::invalid_input, "Dit bestaat niet.", {}};
  if (renaming.kind == NameKind::choice) {
    const Path list{"nodes", PathStep(renaming.node), "choices"};
    const YamlRef choices = locate(document.tree(), list).value;
    std::size_t place = 0;
    for (YamlRef at = choices.exists() && choices.is_sequence() ? choices.first_child() : YamlRef();
         at.exists(); at = at.next(), ++place) {
      const YamlRef id = child(at, "id");
      const bool is_it =
          id.is_scalar() ? id.text() == renaming.from : "c" + std::to_string(place + 1) == renaming.from;
      if (is_it) command = rename_choice(document, list / PathStep(place), renaming.to);
    }
  } else {
    command = rename_declared(document, renaming.kind, renaming.from, renaming.to);
  }
  if (!command.ok()) return command;
  for (const auto& [kind, word] : kKinds) {
    if (kind != renaming.kind) continue;
    command->merge_key = "rename " + std::string(word) + " " + (renaming.node.empty() ? "-" : renaming.node) +
                         " " + renaming.from + " " + renaming.to;
  }
  return command;
}

std::optional<Renaming> read_renaming(const Step& step) {
  std::vector<std::string> words;
  std::string_view rest = step.merge_key;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (words.size() != 5 || words[0] != "rename") return std::nullopt;
  for (const auto& [kind, word] : kKinds) {
    if (word == words[1])
      return Renaming{kind, words[2] == "-" ? std::string() : words[2], words[3], words[4]};
  }
  return std::nullopt;
}

Renaming back(const Renaming& renaming) {
  return {renaming.kind, renaming.node, renaming.to, renaming.from};
}

// ---- The files ----

bool is_beside_name(std::string_view name) {
  if (name.find('/') != std::string_view::npos || starts(name, ".")) return false;
  return ends(name, ".play") || ends(name, ".po") || name == "hooks.lua";
}

std::string fresh_name(const std::string& name) {
  return "." + name + ".nieuw";
}

std::vector<BesideText> read_beside(Disk& disk, const std::string& folder) {
  std::vector<BesideText> files;
  for (const std::string& name : disk.list(folder)) {
    if (!is_beside_name(name)) continue;
    Result<std::string> text = disk.read(folder + "/" + name);
    if (text.ok()) files.push_back({name, std::move(*text)});
  }
  return files;
}

BesidePlan plan_renaming(const scenario::YamlTree& tree, const Renaming& renaming,
                         const std::vector<BesideText>& files, const PlayNodes& nodes_of) {
  BesidePlan plan;
  // A name in quotes in Lua means this one only when nothing else is called so, and nothing is called what it
  // becomes: else undoing it could not tell them apart.
  std::size_t own = 1;
  for (const Reference& reference : all_references(tree)) {
    const bool is_it = reference.kind == renaming.kind && reference.name == renaming.from;
    if (!is_it || reference.place == NamePlace::condition) continue;
    const Located at = locate(tree, reference.path);
    const YamlRef text = reference.place == NamePlace::key ? at.key : at.value;
    if (text.exists() && text.is_scalar() && text.text() == renaming.from) ++own;
  }
  const bool is_choice = renaming.kind == NameKind::choice;
  bool is_alone =
      count_names(tree.root(), renaming.from) <= own && count_names(tree.root(), renaming.to) == 0;
  if (is_choice) {
    is_alone = is_alone && choices_called(tree, renaming.from) == 1 && choices_called(tree, renaming.to) == 0;
  }
  const Renaming undoing = back(renaming);
  for (const BesideText& file : files) {
    const bool is_play = ends(file.name, ".play");
    const std::vector<std::string> nodes =
        is_play && is_choice && nodes_of ? nodes_of(file.text) : std::vector<std::string>();
    Rewriter rewriter(renaming, is_alone);
    std::string after = rewritten(rewriter, file, nodes);
    const std::vector<std::string_view> lines = lines_of(file.text);
    for (const std::size_t line : rewriter.left) {
      if (plan.left.size() >= kMostMentions || line > lines.size()) break;
      std::string text(lines[line - 1]);
      while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
      plan.left.push_back(
          {file.name, line, text.substr(std::min(text.find_first_not_of(" \t"), text.size()))});
    }
    // Also of a file that does not change: undoing must not take what is called so there already for this.
    Rewriter inverse(undoing, is_alone);
    if (rewritten(inverse, {file.name, after}, nodes) != file.text) {
      plan.why_not = "In '" + file.name + "' heet al iets '" + renaming.to +
                     "'; dan is later niet meer te zien wat wat was. Kies een andere naam.";
    }
    if (after == file.text) continue;
    plan.changes.push_back({file.name, file.text, std::move(after), rewriter.places});
  }
  return plan;
}

Result<void> write_together(Disk& disk, const std::string& folder, const std::vector<BesideChange>& changes,
                            bool is_back) {
  const auto path = [&](const BesideChange& change) { return folder + "/" + change.name; };
  const auto fresh = [&](const BesideChange& change) { return folder + "/" + fresh_name(change.name); };
  const auto clear = [&] {
    for (const BesideChange& change : changes) {
      if (disk.exists(fresh(change))) disk.remove(fresh(change));
    }
  };
  for (const BesideChange& change : changes) {
    const Result<std::string> now = disk.read(path(change));
    if (!now.ok() || *now != (is_back ? change.after : change.before)) {
      return Error{ErrorCode::mismatch, "'" + change.name + "' is intussen veranderd; er is niets hernoemd.",
                   path(change)};
    }
  }
  for (const BesideChange& change : changes) {
    const std::string& text = is_back ? change.before : change.after;
    Result<void> written = disk.write(fresh(change), text);
    if (written.ok()) {
      const Result<std::string> held = disk.read(fresh(change));
      if (!held.ok() || *held != text)
        written =
            Error{ErrorCode::unwritable, "'" + change.name + "' kan niet worden geschreven.", path(change)};
    }
    if (!written.ok()) {
      clear();
      return written;
    }
  }
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Result<void> placed = disk.rename(fresh(changes[i]), path(changes[i]));
    if (placed.ok()) continue;
    // What took its place already goes back.
    for (std::size_t k = 0; k < i; ++k) {
      static_cast<void>(
          save_atomically(disk, path(changes[k]), is_back ? changes[k].after : changes[k].before));
    }
    clear();
    return placed;
  }
  return {};
}

}  // namespace gesprek::editor
