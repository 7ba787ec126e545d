#include "engine/scenario/yaml_reread.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace gesprek::scenario {

namespace {

constexpr std::uint32_t kNone = YamlNode::kNone;
// More than an author types at once. What is larger is better read whole, and this is far below what
// Limits::bytes_per_event lets pass, so that where the parser stands in its buffer makes no difference.
constexpr std::size_t kMostBytes = std::size_t{64} * 1024;
// The line behind the blocks. No author calls a moment so; one who does gets whole readings.
constexpr std::string_view kEndKey = "gesprek-einde-van-het-blok";

std::size_t same_front(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  constexpr std::size_t kStep = 4096;
  std::size_t at = 0;
  while (at + kStep <= most && std::memcmp(a.data() + at, b.data() + at, kStep) == 0) at += kStep;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

std::size_t same_back(std::string_view a, std::string_view b, std::size_t most) {
  constexpr std::size_t kStep = 4096;
  std::size_t count = 0;
  while (count + kStep <= most &&
         std::memcmp(a.data() + a.size() - count - kStep, b.data() + b.size() - count - kStep, kStep) == 0) {
    count += kStep;
  }
  while (count < most && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

/// Where the line of `at` starts, when only spaces stand before it; npos otherwise.
std::size_t start_of_line(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && text[start - 1] == ' ') --start;
  return start == 0 || text[start - 1] == '\n' ? start : std::string_view::npos;
}

}  // namespace

/// The pairs of one map that are read again.
class YamlSplicer {
 public:
  YamlSplicer(const SourceText& before, const YamlTree& tree, const SourceText& after, const Limits& limits,
              bool learner_texts)
      : old_text_(before.bytes()),
        new_text_(after.bytes()),
        old_(tree),
        after_(after),
        limits_(limits),
        learner_texts_(learner_texts),
        front_(same_front(old_text_, new_text_)),
        old_end_(old_text_.size() -
                 same_back(old_text_, new_text_, std::min(old_text_.size(), new_text_.size()) - front_)),
        shift_(static_cast<std::int64_t>(new_text_.size()) - static_cast<std::int64_t>(old_text_.size())) {}

  std::optional<YamlTree> run(const DiagnosticList& told, DiagnosticList& diagnostics) {
    if (!old_.is_complete() || !old_.is_clean() || new_text_.size() > limits_.bytes) return std::nullopt;
    const YamlRef root = old_.root();
    if (!is_block_map(root) || root.first_child().range().begin >= front_) return std::nullopt;
    for (const bool is_inner : {true, false}) {
      if (!choose_map(root, is_inner) || !choose_pairs() || !read_pairs() || !are_keys_new()) continue;
      YamlTree tree = join();
      if (tree.size() > limits_.nodes || tree.node(map_).child_count > limits_.keys_per_map) continue;
      if (!tell(told, diagnostics)) continue;
      return tree;
    }
    return std::nullopt;
  }

 private:
  static bool is_block_map(YamlRef node) { return node.is_map() && !node.node().flow && node.size() > 0; }

  /// The map whose pairs are looked at: the root, or the value of its key in which the change is.
  bool choose_map(YamlRef root, bool is_inner) {
    is_inner_ = is_inner;
    map_ = root.index();
    behind_map_ = static_cast<std::uint32_t>(old_.size());
    map_end_ = old_text_.size();
    is_last_of_root_ = true;
    if (!is_inner) return true;
    for (YamlRef key = root.first_child(); key.exists(); key = key.next().next()) {
      if (key.range().begin > front_) break;
      const YamlRef value = key.next();
      const YamlRef next = value.next();
      if (next.exists() && next.range().begin < old_end_) continue;
      // What stands under `reply` is looked at in another way (find_swallowed_text).
      if (!is_block_map(value) || key.text() == "reply") return false;
      map_ = value.index();
      is_last_of_root_ = !next.exists();
      if (next.exists()) {
        behind_map_ = next.index();
        map_end_ = next.range().begin;
        if (start_of_line(old_text_, map_end_) != map_end_) return false;
      }
      return true;
    }
    return false;
  }

  /// The fewest pairs of the map that hold the change.
  bool choose_pairs() {
    YamlRef key = YamlRef(old_, map_).first_child();
    if (!is_inner_) key = key.next().next();  // the first block of a file may follow on `---`
    if (!key.exists()) return false;
    first_ = key.index();
    column_ = 0;
    begin_ = start_of_line(old_text_, key.range().begin);
    if (begin_ == std::string_view::npos || begin_ > front_) return false;
    column_ = key.range().begin - begin_;
    if ((column_ > 0) != is_inner_) return false;
    behind_ = kNone;
    pairs_ = 0;
    for (; key.exists(); key = key.next().next()) {
      const std::size_t line = start_of_line(old_text_, key.range().begin);
      if (line == std::string_view::npos || key.range().begin - line != column_) return false;
      if (line < front_) {  // a later one will do
        first_ = key.index();
        begin_ = line;
        pairs_ = 0;
      } else if (line >= old_end_ && pairs_ > 0 && new_text_[shifted(line) - 1] == '\n') {
        behind_ = key.index();
        end_ = line;
        return is_small();
      }
      ++pairs_;
    }
    behind_ = behind_map_;
    end_ = map_end_;
    if (end_ < old_end_) return false;
    if (end_ < old_text_.size() && new_text_[shifted(end_) - 1] != '\n') return false;
    return is_small();
  }

  [[nodiscard]] bool is_small() const {
    return shifted(end_) > begin_ && shifted(end_) - begin_ <= kMostBytes && end_ - begin_ <= kMostBytes;
  }
  [[nodiscard]] bool is_last_of_map() const { return behind_ == behind_map_; }
  [[nodiscard]] std::size_t shifted(std::size_t at) const {
    return static_cast<std::size_t>(static_cast<std::int64_t>(at) + shift_);
  }

  /// Reads them on their own. Returns false when that may not be what they are in the whole.
  bool read_pairs() {
    std::string text = is_inner_ ? "x:\n" : "x: 0\n";
    prefix_ = text.size();
    const std::size_t size = shifted(end_) - begin_;
    text += new_text_.substr(begin_, size);
    const bool is_at_end = end_ == old_text_.size();
    const bool ends_in_map = !is_last_of_map();
    const std::size_t end_column = ends_in_map ? column_ : 0;
    if (!is_at_end) text.append(end_column, ' ').append(kEndKey).append(": 0\n");
    part_source_ = SourceText(after_.file(), std::move(text));
    part_told_ = DiagnosticList();
    part_ = read_yaml(part_source_, limits_, part_told_, learner_texts_);
    if (!part_.is_complete() || !part_.is_clean() || !is_block_map(part_.root())) return false;

    YamlRef key = part_.root().first_child();
    YamlRef end_key;
    std::uint32_t count = part_.root().size() - 1;
    if (is_inner_) {
      const YamlRef map = key.next();
      if (!is_block_map(map)) return false;
      end_key = map.next();
      if ((!is_at_end && !ends_in_map) != end_key.exists()) return false;
      if (count != (end_key.exists() ? 1U : 0U)) return false;
      key = map.first_child();
      count = map.size();
    } else {
      key = key.next().next();
    }
    if (!key.exists() || key.range().begin != prefix_ + column_) return false;
    part_first_ = key.index();
    new_pairs_ = count;
    if (!is_at_end && (!is_inner_ || ends_in_map)) {
      --new_pairs_;
      end_key = key;
      for (std::uint32_t i = 0; i < new_pairs_; ++i) end_key = end_key.next().next();
      if (end_key.next().next().exists()) return false;
    }
    if (new_pairs_ == 0) return false;
    part_behind_ = static_cast<std::uint32_t>(part_.size());
    if (is_at_end) return !end_key.exists();
    if (!end_key.exists() || end_key.text() != kEndKey) return false;
    if (end_key.range().begin != prefix_ + size + end_column) return false;
    part_behind_ = end_key.index();
    return part_behind_ + 2 == part_.size();
  }

  /// A key that stands twice has to be told.
  [[nodiscard]] bool are_keys_new() const {
    std::vector<std::string_view> keys;
    YamlRef key(part_, part_first_);
    for (std::uint32_t i = 0; i < new_pairs_; ++i, key = key.next().next()) keys.push_back(key.text());
    std::sort(keys.begin(), keys.end());
    for (key = YamlRef(old_, map_).first_child(); key.exists(); key = key.next().next()) {
      if (key.index() >= first_ && key.index() < behind_) continue;
      if (std::binary_search(keys.begin(), keys.end(), key.text())) return false;
    }
    return true;
  }

  /// All nodes stand in the order of the text, and so do their texts in the pool: the new ones come in the
  /// place of the old ones, and what is behind moves on.
  [[nodiscard]] YamlTree join() const {
    YamlTree out;
    const std::uint32_t part_count = part_behind_ - part_first_;
    const std::uint32_t move_nodes = part_count - (behind_ - first_);  // wraps when it is less than nothing
    const std::uint32_t pool_begin = old_.node(first_).text_begin;
    const std::uint32_t pool_end = pool_at(old_, behind_);
    const std::uint32_t part_pool_begin = part_.node(part_first_).text_begin;
    const std::uint32_t part_pool_end = pool_at(part_, part_behind_);
    const std::uint32_t move_pool = (part_pool_end - part_pool_begin) - (pool_end - pool_begin);
    const auto move_text = static_cast<std::uint32_t>(shift_);

    out.pool_.reserve(old_.pool_.size() + part_pool_end - part_pool_begin);
    out.pool_.append(old_.pool_, 0, pool_begin);
    out.pool_.append(part_.pool_, part_pool_begin, part_pool_end - part_pool_begin);
    out.pool_.append(old_.pool_, pool_end, std::string::npos);

    out.nodes_.resize(static_cast<std::uint32_t>(old_.size()) + move_nodes);
    YamlNode* to = out.nodes_.data();
    const YamlNode* from = old_.nodes_.data();
    to = std::copy(from, from + first_, to);
    copy_moved(part_, part_first_, part_behind_, first_ - part_first_,
               static_cast<std::uint32_t>(begin_ - prefix_), pool_begin - part_pool_begin, to);
    to += part_count;
    copy_moved(old_, behind_, static_cast<std::uint32_t>(old_.size()), move_nodes, move_text, move_pool, to);

    // Around them: the map and the root hold another last node, and what comes behind the map stands
    // elsewhere.
    for (std::uint32_t i = 0; i <= map_; ++i) {
      std::uint32_t& next = out.nodes_[i].next_sibling;
      if (next != kNone && next >= behind_) next += move_nodes;
    }
    YamlNode& map = out.nodes_[map_];
    map.child_count = map.child_count - pairs_ + new_pairs_;
    if (is_last_of_map()) {
      // The last of the new pairs: what it was followed by here does not follow it there.
      std::uint32_t value = out.nodes_[first_].next_sibling;
      for (std::uint32_t i = 1; i < new_pairs_; ++i) {
        value = out.nodes_[out.nodes_[value].next_sibling].next_sibling;
      }
      out.nodes_[value].next_sibling = kNone;
      map.range.end = out.nodes_[value].range.end;
    } else {
      map.range.end += move_text;
    }
    if (map_ != 0) {
      YamlNode& root = out.nodes_[0];
      root.range.end = is_last_of_root_ ? map.range.end : root.range.end + move_text;
    }
    out.complete_ = true;
    out.clean_ = true;
    return out;
  }

  /// Where the texts from `node` on start in the pool. Every scalar says it, also an empty one.
  static std::uint32_t pool_at(const YamlTree& tree, std::uint32_t node) {
    return node < tree.size() ? tree.node(node).text_begin : static_cast<std::uint32_t>(tree.pool_.size());
  }

  static void copy_moved(const YamlTree& tree, std::uint32_t begin, std::uint32_t end,
                         std::uint32_t move_nodes, std::uint32_t move_text, std::uint32_t move_pool,
                         YamlNode* to) {
    for (std::uint32_t i = begin; i < end; ++i, ++to) {
      *to = tree.nodes_[i];
      to->range.begin += move_text;
      to->range.end += move_text;
      if (to->kind == YamlKind::scalar) to->text_begin += move_pool;
      if (to->first_child != kNone) to->first_child += move_nodes;
      if (to->next_sibling != kNone) to->next_sibling += move_nodes;
    }
  }

  /// What was told about the rest, and about these pairs now, in the order of the text.
  bool tell(const DiagnosticList& told, DiagnosticList& diagnostics) const {
    if (told.dropped() > 0 || told.all().size() + part_told_.all().size() >= DiagnosticList::kMost)
      return false;
    const auto add = [&](const Diagnostic& diagnostic, std::int64_t shift) {
      const auto moved = [&](std::uint32_t at) {
        return static_cast<std::uint32_t>(static_cast<std::int64_t>(at) + shift);
      };
      const TextRange range{moved(diagnostic.where.bytes.begin), moved(diagnostic.where.bytes.end)};
      diagnostics.add(diagnostic.code, after_, range, diagnostic.args);
    };
    for (const Diagnostic& diagnostic : told.all()) {
      if (diagnostic.where.bytes.begin < begin_) add(diagnostic, 0);
    }
    for (const Diagnostic& diagnostic : part_told_.all()) {
      add(diagnostic, static_cast<std::int64_t>(begin_) - static_cast<std::int64_t>(prefix_));
    }
    for (const Diagnostic& diagnostic : told.all()) {
      if (diagnostic.where.bytes.begin >= end_) add(diagnostic, shift_);
    }
    return true;
  }

  std::string_view old_text_, new_text_;
  const YamlTree& old_;
  const SourceText& after_;
  const Limits& limits_;
  bool learner_texts_;
  // The change: [front_, old_end_) of the old text; what is behind it moved by shift_.
  std::size_t front_, old_end_;
  std::int64_t shift_;

  bool is_inner_ = false, is_last_of_root_ = false;
  std::uint32_t map_ = 0;         // the map, in the old tree
  std::uint32_t behind_map_ = 0;  // the node behind all in it
  std::size_t map_end_ = 0;       // where the line of that starts
  std::size_t column_ = 0;
  // The pairs: nodes [first_, behind_), bytes [begin_, end_) of the old text.
  std::uint32_t first_ = 0, behind_ = 0, pairs_ = 0;
  std::size_t begin_ = 0, end_ = 0;
  // The same read again, on their own behind `prefix_` bytes.
  SourceText part_source_;
  YamlTree part_;
  DiagnosticList part_told_;
  std::size_t prefix_ = 0;
  std::uint32_t part_first_ = 0, part_behind_ = 0, new_pairs_ = 0;
};

std::optional<YamlTree> reread_yaml(const SourceText& before, const YamlTree& tree,
                                    const DiagnosticList& told, const SourceText& after, const Limits& limits,
                                    DiagnosticList& diagnostics, bool learner_texts) {
  return YamlSplicer(before, tree, after, limits, learner_texts).run(told, diagnostics);
}

bool is_same_tree(const YamlTree& a, const YamlTree& b) {
  if (a.size() != b.size() || a.is_complete() != b.is_complete() || a.is_clean() != b.is_clean())
    return false;
  const auto parts = [](const YamlNode& node) {
    return std::make_tuple(node.kind, node.style, node.flow, node.range.begin, node.range.end,
                           node.text_begin, node.text_size, node.first_child, node.next_sibling,
                           node.child_count);
  };
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    if (parts(a.node(i)) != parts(b.node(i)) || a.text(a.node(i)) != b.text(b.node(i))) return false;
  }
  return true;
}

}  // namespace gesprek::scenario
