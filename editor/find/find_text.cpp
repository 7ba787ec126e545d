#include "editor/find/find_text.h"

#include <algorithm>

#include "editor/document/block_keys.h"
#include "editor/document/yaml_text.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

class Searcher {
 public:
  Searcher(std::string_view words, Capitals capitals, std::size_t most)
      : words_(capitals == Capitals::counted ? std::string(words) : small_letters(words)),
        capitals_(capitals),
        most_(most) {}
  std::vector<TextHit> hits;

  void look_in(YamlRef part) {
    if (hits.size() >= most_) return;
    if (part.is_sequence()) {
      std::size_t place = 0;
      for (YamlRef one = part.first_child(); one.exists(); one = one.next(), ++place) {
        path_.emplace_back(place);
        if (one.is_scalar()) {
          // A list of texts: what is said one behind the other.
          look_at(one, is_prose_list());
        } else {
          look_in(one);
        }
        path_.pop_back();
      }
      return;
    }
    if (!part.is_map()) return;
    for (YamlRef key = part.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      const YamlRef value = key.next();
      if (value.is_scalar()) {
        if (value.text().size() < words_.size() || !holds(value.text())) continue;
        const bool is_prose = is_prose_key(path_, key.text());
        path_.emplace_back(std::string(key.text()));
        look_at(value, is_prose);
        path_.pop_back();
      } else {
        path_.emplace_back(std::string(key.text()));
        look_in(value);
        path_.pop_back();
      }
    }
  }

 private:
  [[nodiscard]] bool is_prose_list() const {
    if (path_.size() < 2) return false;
    Path owner(path_.begin(), path_.end() - 2);
    return is_prose_key(owner, path_[path_.size() - 2].key);
  }
  [[nodiscard]] bool holds(std::string_view text) {
    if (capitals_ == Capitals::counted) return text.find(words_) != std::string_view::npos;
    small_ = small_letters(text);
    return small_.find(words_) != std::string::npos;
  }
  void look_at(YamlRef value, bool is_prose) {
    if (!is_prose || value.is_null() || hits.size() >= most_ || !holds(value.text())) return;
    TextHit hit;
    hit.path = path_;
    if (path_.size() >= 2 && path_[0].key == "nodes") hit.node = path_[1].key;
    hit.text = value.text();
    hit.at = value.range().begin;
    const std::string_view in =
        capitals_ == Capitals::counted ? std::string_view(hit.text) : std::string_view(small_);
    for (std::size_t at = in.find(words_); at != std::string_view::npos;
         at = in.find(words_, at + words_.size())) {
      hit.places.push_back(at);
    }
    hits.push_back(std::move(hit));
  }

  std::string words_, small_;
  Capitals capitals_;
  std::size_t most_;
  Path path_;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

}  // namespace

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
    const auto byte = static_cast<unsigned char>(out[i]);
    // Latin-1 in UTF-8: À is C3 80, à is C3 A0; C3 97 is the sign for times.
    if (i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3U && byte >= 0x80U && byte <= 0x9EU &&
        byte != 0x97U) {
      out[i] = static_cast<char>(byte + 0x20U);
    }
  }
  return out;
}

std::vector<TextHit> find_text(const scenario::YamlTree& tree, std::string_view words, Capitals capitals,
                               std::size_t most) {
  if (words.empty()) return {};
  Searcher searcher(words, capitals, most);
  searcher.look_in(tree.root());
  return std::move(searcher.hits);
}

std::string replaced(const TextHit& hit, std::size_t size, std::string_view by) {
  std::string out;
  std::size_t from = 0;
  for (const std::size_t at : hit.places) {
    out += hit.text.substr(from, at - from);
    out += by;
    from = at + size;
  }
  out += hit.text.substr(from);
  return out;
}

Result<Command> replace_text_in(const Document& document, const std::vector<TextHit>& hits, std::size_t size,
                                std::string_view by) {
  Command command{"text.replace", {}, {}, {}};
  for (const TextHit& hit : hits) {
    const Located at = locate(document.tree(), hit.path);
    if (!at.exists() || !at.value.is_scalar() || at.value.text() != hit.text) {
      return Error{ErrorCode::invalid_input, "De tekst is intussen veranderd. Zoek opnieuw.", {}};
    }
    Result<std::string> text = clean_text(replaced(hit, size, by));
    if (!text.ok()) return text.error();
    command.ops.push_back(set_value(hit.path, Value::prose(std::move(*text))));
    if (command.place.empty() && !hit.node.empty()) command.place = "nodes/" + hit.node;
  }
  return command;
}

int match_score(std::string_view name, std::string_view typed) {
  if (typed.empty()) return 1;
  const std::string in = small_letters(name);
  const std::string what = small_letters(typed);
  // Whole, and best at the beginning, or of a word.
  if (const std::size_t at = in.find(what); at != std::string::npos) {
    if (at == 0) return in.size() == what.size() ? 1000 : 800;
    return is_letter(in[at - 1]) ? 400 : 600;
  }
  std::size_t at = 0;
  int score = 100;
  for (const char c : what) {
    if (c == ' ') continue;
    const std::size_t found = in.find(c, at);
    if (found == std::string::npos) return 0;
    score -= static_cast<int>(std::min<std::size_t>(found - at, 20));
    at = found + 1;
  }
  // Letters here and there in a long sentence are no answer.
  return score > 40 ? score : 0;
}

}  // namespace gesprek::editor
