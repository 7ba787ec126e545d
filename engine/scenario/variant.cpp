#include "engine/scenario/variant.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/text.h"
#include "engine/scenario/map_reader.h"
#include "engine/scenario/names.h"

namespace gesprek::scenario {

namespace {

YamlRef value_of(YamlRef map, std::string_view key) {
  YamlRef found;
  if (!map.is_map()) return found;
  for_each_pair(map, [&](YamlRef name, YamlRef value) {
    if (!found.exists() && name.text() == key) found = value;
  });
  return found;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? std::string_view("/") : path.substr(0, slash));
}

/// Where the neighbours of the case in `file` are.
std::string shelf_of(std::string_view file) {
  const std::string folder = folder_of(file);
  if (folder == ".") return "..";
  const std::size_t slash = folder.rfind('/');
  const std::string_view last = std::string_view(folder).substr(slash == std::string::npos ? 0 : slash + 1);
  return last == ".." || last == "." ? folder + "/.." : folder_of(folder);
}

std::string in_folder(const std::string& folder, std::string_view name) {
  std::string path = folder == "." ? "" : folder == "/" ? folder : folder + "/";
  path.append(name);
  return path;
}

std::string nearest_case(const std::string& shelf, std::string_view name, const FileSource& files) {
  std::vector<std::string> cases;
  for (std::string& entry : files.list(shelf)) {
    if (files.is_file(in_folder(shelf, entry) + "/scenario.yaml")) cases.push_back(std::move(entry));
  }
  return nearest(name, {cases.begin(), cases.end()});
}

/// A block whose things are known by an id, and what shows that a thing is a new one and no typing mistake.
struct Collection {
  std::string_view key, word_nl, word_en;
  std::array<std::string_view, 6> makes_new;  // one of these keys; none: the reader tells
};

constexpr std::array<Collection, 4> kMaps{
    {{"nodes", "moment", "node", {"choices", "go", "branch", "topics", "form", "ending"}},
     {"cast", "persoon", "person", {"name"}},
     {"variables", "variabele", "variable", {"start"}},
     {"facts", "feit", "fact", {"text"}}}};
constexpr std::array<Collection, 9> kLists{{{"choices", "keuze", "choice", {"say", "do", "think"}},
                                            {"lines", "regel", "line", {}},
                                            {"again", "regel", "line", {}},
                                            {"reply", "regel", "line", {}},
                                            {"topics", "onderwerp", "topic", {"title"}},
                                            {"fields", "veld", "field", {"type"}},
                                            {"options", "optie", "option", {"label"}},
                                            {"items", "kaartje", "item", {"text"}},
                                            {"interrupts", "onderbreking", "interrupt", {"when"}}}};

template <std::size_t N>
const Collection* find(const std::array<Collection, N>& collections, std::string_view key) {
  const auto found = std::find_if(collections.begin(), collections.end(),
                                  [&](const Collection& collection) { return collection.key == key; });
  return found == collections.end() ? nullptr : &*found;
}

bool is_act(std::string_view key) {
  return key == "say" || key == "do" || key == "think";
}

/// Whether a key of a line holds its words: who speaks, which is none of the keys that every line may have,
/// or `text` in a reply.
bool is_words(std::string_view key) {
  static constexpr std::array<std::string_view, 9> kDetails{"id",  "when",    "mood",   "cue",   "thought",
                                                            "alt", "reveals", "events", "effect"};
  return std::find(kDetails.begin(), kDetails.end(), key) == kDetails.end();
}

}  // namespace

YamlRef extends_of(const YamlTree& tree) {
  const YamlRef extends = value_of(value_of(tree.root(), "scenario"), "extends");
  return extends.is_scalar() && !extends.is_null() ? extends : YamlRef();
}

std::optional<BaseFile> read_base(const SourceText& variant, YamlRef extends, const FileSource& files,
                                  const Limits& limits, DiagnosticList& diagnostics) {
  const std::string name(extends.text());
  const auto refuse = [&](DiagnosticCode code, std::string more = {}) {
    diagnostics.add(code, variant, extends.range(), {shortened(name), std::move(more)});
    return std::nullopt;
  };
  // A plain name, so that a case from outside cannot have another file read.
  if (!may_be_id(name, IdKind::dashed)) return refuse(DiagnosticCode::variant_base_name);
  const std::string shelf = shelf_of(variant.file());
  BaseFile base;
  base.file = in_folder(shelf, name) + "/scenario.yaml";
  if (!files.is_file(base.file)) {
    return refuse(DiagnosticCode::variant_base_missing, nearest_case(shelf, name, files));
  }
  Result<std::string> bytes = files.read(base.file, limits.bytes);
  if (!bytes.ok()) return refuse(DiagnosticCode::variant_base_broken);
  base.source = std::make_shared<const SourceText>(base.file, std::move(*bytes));
  const std::size_t errors_before = diagnostics.error_count();
  base.tree = read_yaml(*base.source, limits, diagnostics, true);
  if (const YamlRef further = extends_of(base.tree); further.exists()) {
    // One step only: who reads a variant has two files to look in, and there is no circle to get lost in.
    return refuse(DiagnosticCode::variant_of_variant,
                  further.text() == name ? std::string() : shortened(further.text()));
  }
  const YamlRef version = value_of(base.tree.root(), "gesprek");
  const bool is_readable = diagnostics.error_count() == errors_before && base.tree.is_complete() &&
                           value_of(base.tree.root(), "nodes").is_map() && version.is_scalar() &&
                           version.text() == "1";
  if (!is_readable) return refuse(DiagnosticCode::variant_base_broken);
  return base;
}

/// Works in one arena: the variant's nodes, and behind them those of the base with their places, texts and
/// links moved. Merging only sets links, and every node ends up in one place.
class VariantMerger {
 public:
  VariantMerger(const SourceText& source, const YamlTree& variant, const YamlTree& base,
                std::string_view base_name, DiagnosticList& diagnostics)
      : source_(source), tree_(variant), base_name_(base_name), diagnostics_(diagnostics) {
    base_root_ = static_cast<Index>(tree_.nodes_.size());
    const auto text_shift = static_cast<std::uint32_t>(tree_.pool_.size());
    const std::uint32_t place_shift = source.base_offset();
    tree_.pool_ += base.pool_;
    tree_.nodes_.reserve(tree_.nodes_.size() + base.nodes_.size());
    for (YamlNode node : base.nodes_) {
      node.range.begin += place_shift;
      node.range.end += place_shift;
      node.text_begin += text_shift;
      if (node.first_child != YamlNode::kNone) node.first_child += base_root_;
      if (node.next_sibling != YamlNode::kNone) node.next_sibling += base_root_;
      tree_.nodes_.push_back(node);
    }
  }

  YamlTree merge() {
    static_cast<void>(merge(base_root_, 0, {}, 0));
    return std::move(tree_);
  }

 private:
  using Index = std::uint32_t;
  struct Pair {
    Index key, value;
  };

  [[nodiscard]] YamlNode& node(Index index) { return tree_.nodes_[index]; }
  [[nodiscard]] std::string_view text(Index index) const { return tree_.text(tree_.nodes_[index]); }
  [[nodiscard]] YamlRef ref(Index index) const { return {tree_, index}; }

  [[nodiscard]] std::vector<Index> children(Index index) {
    std::vector<Index> out;
    for (Index at = node(index).first_child; at != YamlNode::kNone; at = node(at).next_sibling)
      out.push_back(at);
    return out;
  }
  [[nodiscard]] std::vector<Pair> pairs(Index map) {
    const std::vector<Index> all = children(map);
    std::vector<Pair> out;
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) out.push_back({all[i], all[i + 1]});
    return out;
  }
  void link(Index parent, const std::vector<Index>& items) {
    node(parent).first_child = items.empty() ? YamlNode::kNone : items.front();
    for (std::size_t i = 0; i < items.size(); ++i) {
      node(items[i]).next_sibling = i + 1 < items.size() ? items[i + 1] : YamlNode::kNone;
    }
  }
  void link_pairs(Index map, const std::vector<Pair>& all) {
    std::vector<Index> items;
    for (const Pair& pair : all) items.insert(items.end(), {pair.key, pair.value});
    link(map, items);
    node(map).child_count = static_cast<std::uint32_t>(all.size());
  }
  void link_items(Index list, const std::vector<Index>& items) {
    link(list, items);
    node(list).kind = YamlKind::sequence;
    node(list).child_count = static_cast<std::uint32_t>(items.size());
  }

  [[nodiscard]] std::string_view id_of(Index item) const { return value_of(ref(item), "id").text(); }

  /// What stands under `key` in both. `depth` 1: a part of the whole scenario.
  Index merge(Index base, Index variant, std::string_view key, int depth) {
    const YamlKind was = node(base).kind;
    const YamlKind is = node(variant).kind;
    const Collection* const list = find(kLists, key);
    if (was == YamlKind::map && is == YamlKind::map) {
      merge_maps(base, variant, key, depth);
    } else if (was == YamlKind::sequence && is == YamlKind::map && list != nullptr && !is_reply(variant)) {
      merge_by_place(base, variant, *list, depth);
    } else if (was == YamlKind::sequence && is == YamlKind::sequence && list != nullptr &&
               all_have_ids(variant)) {
      merge_by_id(base, variant, *list, depth);
    }
    return variant;  // which is the merged one, or replaces
  }

  /// A reply may itself be a map: one line instead of the base's list.
  [[nodiscard]] bool is_reply(Index map) {
    bool is_line = false;
    for (const Pair& pair : pairs(map)) {
      is_line = is_line || text(pair.key) == "text" ||
                (node(pair.value).kind == YamlKind::scalar && !ref(pair.value).is_null());
    }
    return is_line;
  }

  [[nodiscard]] bool all_have_ids(Index list) {
    const std::vector<Index> items = children(list);
    return !items.empty() &&
           std::all_of(items.begin(), items.end(), [&](Index item) { return !id_of(item).empty(); });
  }

  void merge_maps(Index base, Index variant, std::string_view key, int depth) {
    const std::vector<Pair> own = pairs(variant);
    std::unordered_map<std::string_view, std::size_t> places;
    places.reserve(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) places.emplace(text(own[i].key), i);
    // A choice has one act and a line one speaker: another one takes the old one's place.
    const bool in_choice = (key == "choices" || key == "repair") && has(own, is_act);
    const bool in_line = is_line_key(key) && has(own, is_words);
    std::vector<bool> used(own.size(), false);
    std::vector<Pair> out;
    for (const Pair& old : pairs(base)) {
      const std::string_view name = text(old.key);
      const auto found = places.find(name);
      if (found == places.end()) {
        const bool is_replaced = (in_choice && is_act(name)) || (in_line && is_words(name)) ||
                                 (depth == 1 && key == "scenario" && is_own_business(name));
        if (!is_replaced) out.push_back(old);
        continue;
      }
      const Pair& pair = own[found->second];
      used[found->second] = true;
      if (ref(pair.value).is_null()) continue;
      // Keys in a block of things with ids (nodes, cast …) are names, not keys of the format.
      const bool is_thing = depth == 1 && find(kMaps, key) != nullptr;
      out.push_back(
          {pair.key, merge(old.value, pair.value, is_thing ? std::string_view("thing") : name, depth + 1)});
    }
    const Collection* const things = depth == 1 ? find(kMaps, key) : nullptr;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (used[i]) continue;
      if (things != nullptr && !is_new(own[i].value, *things)) {
        report(*things, own[i].key, text(own[i].key), names(base));
        continue;
      }
      out.push_back(own[i]);
    }
    link_pairs(variant, out);
  }

  template <class Is>
  [[nodiscard]] bool has(const std::vector<Pair>& all, Is is) const {
    return std::any_of(all.begin(), all.end(), [&](const Pair& pair) { return is(text(pair.key)); });
  }
  /// Items of a list are merged under the name of their list.
  [[nodiscard]] static bool is_line_key(std::string_view key) {
    return key == "lines" || key == "again" || key == "reply";
  }
  [[nodiscard]] static bool is_own_business(std::string_view key) {
    return key == "id" || key == "title" || key == "reviewed";
  }

  void merge_by_id(Index base, Index variant, const Collection& list, int depth) {
    std::vector<Index> out = children(base);
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (const std::string_view id = id_of(out[i]); !id.empty()) places.emplace(id, i);
    }
    const std::vector<std::string> known = ids(out);
    std::vector<bool> merged(out.size(), false);
    for (const Index item : children(variant)) {
      const std::string_view id = id_of(item);
      const auto found = places.find(id);
      // The same id a second time stays beside it: the reader says that it is given twice.
      if (found != places.end() && !merged[found->second]) {
        merged[found->second] = true;
        out[found->second] = merge(out[found->second], item, list.key, depth + 1);
      } else if (found != places.end() || is_new(item, list)) {
        out.push_back(item);
      } else {
        report(list, value_of(ref(item), "id").index(), id, known);
      }
    }
    link_items(variant, out);
  }

  void merge_by_place(Index base, Index variant, const Collection& list, int depth) {
    std::vector<Index> out = children(base);
    const std::vector<std::string> known = ids(out);
    std::vector<bool> is_gone(out.size(), false);
    for (const Pair& pair : pairs(variant)) {
      const std::size_t place = place_of(text(pair.key), out);
      if (place >= out.size()) {
        report(list, pair.key, text(pair.key), known);
      } else if (ref(pair.value).is_null()) {
        is_gone[place] = true;
      } else {
        out[place] = merge(out[place], pair.value, list.key, depth + 1);
      }
    }
    std::vector<Index> kept;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!is_gone[i]) kept.push_back(out[i]);
    }
    link_items(variant, kept);
  }

  /// The place from 0 of the item that `name` means: its id, or its place from 1. The size when there is
  /// none.
  [[nodiscard]] std::size_t place_of(std::string_view name, const std::vector<Index>& items) const {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (id_of(items[i]) == name && !name.empty()) return i;
    }
    std::size_t place = 0;
    for (const char c : name.substr(0, 7)) {
      if (c < '0' || c > '9') return items.size();
      place = place * 10 + static_cast<std::size_t>(c - '0');
    }
    return place >= 1 && place <= items.size() && name.size() <= 7 ? place - 1 : items.size();
  }

  [[nodiscard]] bool is_new(Index thing, const Collection& in) {
    if (in.makes_new[0].empty()) return true;
    // `variables: {toon: 3}` is short for its start.
    if (node(thing).kind != YamlKind::map) return in.key == "variables" && !ref(thing).is_null();
    return has(pairs(thing), [&](std::string_view key) {
      return std::find(in.makes_new.begin(), in.makes_new.end(), key) != in.makes_new.end();
    });
  }

  [[nodiscard]] std::vector<std::string> names(Index map) {
    std::vector<std::string> out;
    for (const Pair& pair : pairs(map)) out.emplace_back(text(pair.key));
    return out;
  }
  [[nodiscard]] std::vector<std::string> ids(const std::vector<Index>& items) const {
    std::vector<std::string> out;
    for (const Index item : items) {
      if (const std::string_view id = id_of(item); !id.empty()) out.emplace_back(id);
    }
    return out;
  }

  void report(const Collection& in, Index where, std::string_view name,
              const std::vector<std::string>& known) {
    diagnostics_.add(DiagnosticCode::variant_names_nothing, source_, node(where).range,
                     {shortened(base_name_), bilingual(in.word_nl, in.word_en), shortened(name),
                      std::string(in.makes_new[0].empty() ? std::string_view("id") : in.makes_new[0]),
                      nearest(name, {known.begin(), known.end()})});
  }

  const SourceText& source_;
  YamlTree tree_;
  Index base_root_ = 0;
  std::string_view base_name_;
  DiagnosticList& diagnostics_;
};

YamlTree merge_variant(const SourceText& source, const YamlTree& variant, const YamlTree& base,
                       std::string_view base_name, DiagnosticList& diagnostics) {
  return VariantMerger(source, variant, base, base_name, diagnostics).merge();
}

}  // namespace gesprek::scenario
