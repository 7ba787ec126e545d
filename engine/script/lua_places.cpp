#include "engine/script/lua_places.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace gesprek::script {

namespace {

constexpr std::size_t kMostDepth = 32;
constexpr std::size_t kMostPlaces = 20'000;
constexpr std::size_t kMostPathBytes = 200;  // what lies deeper or is named longer has no place of its own

enum class TokenKind : std::uint8_t { name, text, number, sign, end };

struct Token {
  TokenKind kind = TokenKind::end;
  TextRange where;
  char sign = 0;           // kind sign: its first character
  std::string_view bytes;  // as written
};

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Cuts the text as Lua's lexer does, as far as brackets, names and texts go.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> all() {
    std::vector<Token> tokens;
    do {
      tokens.push_back(next());
    } while (tokens.back().kind != TokenKind::end);
    return tokens;
  }

 private:
  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  Token make(TokenKind kind, std::size_t begin) {
    Token token;
    token.kind = kind;
    token.where = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    token.bytes = text_.substr(begin, at_ - begin);
    token.sign = token.bytes.empty() ? '\0' : token.bytes.front();
    return token;
  }

  /// At "[[" or "[==[": the number of bytes of the opening bracket, or 0.
  [[nodiscard]] std::size_t long_bracket(std::size_t from) const {
    if (at(from) != '[') return 0;
    std::size_t i = from + 1;
    while (at(i) == '=') ++i;
    return at(i) == '[' ? i + 1 - from : 0;
  }

  void skip_long(std::size_t opening) {
    const std::string close = "]" + std::string(opening - 2, '=') + "]";
    const std::size_t end = text_.find(close, at_ + opening);
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') {
        ++at_;
      } else if (c == '-' && at(at_ + 1) == '-') {
        at_ += 2;
        if (const std::size_t opening = long_bracket(at_)) {
          skip_long(opening);
        } else {
          while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        }
      } else {
        return;
      }
    }
  }

  Token next() {
    skip_blank();
    const std::size_t begin = at_;
    if (at_ >= text_.size()) return make(TokenKind::end, begin);
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      ++at_;
      while (at_ < text_.size() && text_[at_] != c && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
      at_ = std::min(at_ + 1, text_.size());
      return make(TokenKind::text, begin);
    }
    if (const std::size_t opening = long_bracket(at_)) {
      skip_long(opening);
      return make(TokenKind::text, begin);
    }
    if (is_digit(c) || (c == '.' && is_digit(at(at_ + 1)))) {
      while (at_ < text_.size() && (is_name_byte(text_[at_]) || text_[at_] == '.')) ++at_;
      return make(TokenKind::number, begin);
    }
    if (is_name_byte(c)) {
      while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
      return make(TokenKind::name, begin);
    }
    ++at_;
    if ((c == '=' || c == '~' || c == '<' || c == '>') && at(at_) == '=') ++at_;  // so that == is no =
    return make(TokenKind::sign, begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool opens_block(std::string_view word) {
  return word == "function" || word == "do" || word == "if" || word == "repeat";
}

bool closes_block(std::string_view word) {
  return word == "end" || word == "until";
}

}  // namespace

namespace {

/// Walks the tokens of table constructors.
class PlaceReader {
 public:
  PlaceReader(const std::vector<Token>& tokens, std::map<std::string, LuaPlaces::Place, std::less<>>& places)
      : tokens_(tokens), places_(places) {}

  /// The index of the first token of the returned value; the last token when nothing is returned.
  std::size_t find_returned(TextRange& whole) {
    int depth = 0;
    std::size_t found = tokens_.size() - 1;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::name) continue;
      if (opens_block(tokens_[i].bytes)) ++depth;
      if (closes_block(tokens_[i].bytes)) --depth;
      if (tokens_[i].bytes == "return" && depth == 0) {
        found = i + 1;
        whole = tokens_[i].where;
      }
    }
    const bool only_name = tokens_[found].kind == TokenKind::name && found + 1 < tokens_.size() &&
                           tokens_[found + 1].kind == TokenKind::end;
    return only_name ? find_local(tokens_[found].bytes, found) : found;
  }

  /// Reads the value that starts at token `i` as the thing at `path`; the index behind it.
  std::size_t read_value(std::size_t i, const std::string& path, std::size_t depth) {
    const std::size_t inside = constructor_at(i);
    if (inside == 0 || depth >= kMostDepth || path.size() > kMostPathBytes) return skip_value(i);
    std::size_t next = read_table(inside, path, depth);
    if (inside == i + 3 && is_sign(next, ')')) ++next;  // regel({ … })
    return skip_value(next);                            // `{…} or x`: nothing to see, but get behind it
  }

 private:
  [[nodiscard]] bool is_sign(std::size_t i, char sign) const {
    return tokens_[i].kind == TokenKind::sign && tokens_[i].bytes.size() == 1 && tokens_[i].sign == sign;
  }

  /// `local NAME = …` outside all blocks, before `limit`.
  [[nodiscard]] std::size_t find_local(std::string_view name, std::size_t limit) const {
    for (std::size_t i = 0; i + 3 < limit; ++i) {
      if (tokens_[i].bytes == "local" && tokens_[i + 1].bytes == name && is_sign(i + 2, '=')) return i + 3;
    }
    return limit;
  }

  /// The index behind the `{` when a constructor starts at `i`, perhaps after a builder's name; else 0.
  [[nodiscard]] std::size_t constructor_at(std::size_t i) const {
    if (is_sign(i, '{')) return i + 1;
    if (tokens_[i].kind != TokenKind::name || i + 1 >= tokens_.size()) return 0;
    if (is_sign(i + 1, '{')) return i + 2;
    return is_sign(i + 1, '(') && i + 2 < tokens_.size() && is_sign(i + 2, '{') ? i + 3 : 0;
  }

  /// The index of the `,` `;` or closing bracket that ends the value at `i`, or of the end.
  [[nodiscard]] std::size_t skip_value(std::size_t i) const {
    int brackets = 0;
    int blocks = 0;
    for (; tokens_[i].kind != TokenKind::end; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::name) {
        if (opens_block(token.bytes)) ++blocks;
        if (closes_block(token.bytes)) --blocks;
      }
      if (token.kind != TokenKind::sign || token.bytes.size() != 1) continue;
      if (token.sign == '{' || token.sign == '(' || token.sign == '[') ++brackets;
      const bool closing = token.sign == '}' || token.sign == ')' || token.sign == ']';
      if (brackets == 0 && blocks <= 0 && (closing || token.sign == ',' || token.sign == ';')) return i;
      if (closing) --brackets;
    }
    return i;
  }

  /// From behind the `{`; the index behind the `}`.
  std::size_t read_table(std::size_t i, const std::string& path, std::size_t depth) {
    std::int64_t count = 0;
    while (tokens_[i].kind != TokenKind::end && !is_sign(i, '}')) {
      LuaPlaces::Place place;
      std::string key;
      if (tokens_[i].kind == TokenKind::name && is_sign(i + 1, '=')) {
        key = path.empty() ? std::string(tokens_[i].bytes) : path + "." + std::string(tokens_[i].bytes);
        place.key = tokens_[i].where;
        i += 2;
      } else if (is_sign(i, '[') && is_sign(i + 2 < tokens_.size() ? i + 2 : i, ']') &&
                 i + 3 < tokens_.size() && is_sign(i + 3, '=')) {
        const Token& token = tokens_[i + 1];
        place.key = token.where;
        if (token.kind == TokenKind::text && token.bytes.size() >= 2) {
          const std::string name(token.bytes.substr(1, token.bytes.size() - 2));
          key = path.empty() ? name : path + "." + name;
        } else {
          key = path + "[" + std::string(token.bytes) + "]";
        }
        i += 4;
      } else {
        key = path + "[" + std::to_string(++count) + "]";
      }
      const std::size_t first = i;
      i = read_value(i, key, depth + 1);
      add(std::move(key), std::move(place), first, i);
      if (tokens_[i].kind == TokenKind::sign && (is_sign(i, ',') || is_sign(i, ';'))) {
        ++i;
      } else if (!is_sign(i, '}') && tokens_[i].kind != TokenKind::end) {
        ++i;  // a stray bracket: Lua has complained, go on
      }
    }
    return tokens_[i].kind == TokenKind::end ? i : i + 1;
  }

  void add(std::string key, LuaPlaces::Place place, std::size_t first, std::size_t behind) {
    if (behind <= first || places_.size() >= kMostPlaces || key.size() > kMostPathBytes) return;
    place.value = {tokens_[first].where.begin, tokens_[behind - 1].where.end};
    const Token& token = tokens_[first];
    if (behind == first + 1 && token.kind == TokenKind::text && token.bytes.size() >= 2 &&
        (token.sign == '"' || token.sign == '\'')) {
      place.text.value = token.bytes.substr(1, token.bytes.size() - 2);
      place.text.where = token.where;
      place.text.quote_width = 1;
      place.text.verbatim = place.text.value.find('\\') == std::string::npos;
    }
    places_[std::move(key)] = std::move(place);  // of a key written twice Lua keeps the last too
  }

  const std::vector<Token>& tokens_;
  std::map<std::string, LuaPlaces::Place, std::less<>>& places_;
};

}  // namespace

LuaPlaces::LuaPlaces(std::string_view source) {
  const std::vector<Token> tokens = Lexer(source).all();
  PlaceReader reader(tokens, places_);
  const std::size_t returned = reader.find_returned(whole_);
  reader.read_value(returned, "", 0);
}

const LuaPlaces::Place* LuaPlaces::find(std::string_view path) const {
  const auto found = places_.find(path);
  return found != places_.end() ? &found->second : nullptr;
}

TextRange LuaPlaces::nearest(std::string_view path) const {
  while (!path.empty()) {
    if (const Place* const place = find(path)) {
      return place->key.end > place->key.begin ? place->key : place->value;
    }
    const std::size_t cut = path.find_last_of(".[");
    path = path.substr(0, cut == std::string_view::npos ? 0 : cut);
  }
  return whole_;
}

std::vector<LuaMember> members_named(std::string_view source) {
  const std::vector<Token> tokens = Lexer(source).all();
  const auto is_sign = [&](std::size_t i, char sign) {
    return i < tokens.size() && tokens[i].kind == TokenKind::sign && tokens[i].sign == sign;
  };
  std::vector<LuaMember> out;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::name || tokens[i + 2].kind != TokenKind::name) continue;
    if (!is_sign(i + 1, '.') && !is_sign(i + 1, ':')) continue;
    if (tokens[i + 1].where.end - tokens[i + 1].where.begin != 1) continue;  // `..` joins texts
    LuaMember member{tokens[i].bytes, tokens[i + 2].bytes, std::nullopt, tokens[i + 2].where};
    const bool in_parentheses = is_sign(i + 3, '(');
    const std::size_t at = in_parentheses ? i + 4 : i + 3;
    const bool stands_alone = !in_parentheses || is_sign(at + 1, ')') || is_sign(at + 1, ',');
    if (stands_alone && at < tokens.size() && tokens[at].kind == TokenKind::text &&
        (tokens[at].sign == '"' || tokens[at].sign == '\'')) {
      const std::string_view bytes = tokens[at].bytes;
      if (bytes.size() >= 2 && bytes.find('\\') == std::string_view::npos) {
        member.argument = std::string(bytes.substr(1, bytes.size() - 2));
        member.where = tokens[at].where;
      }
    }
    out.push_back(std::move(member));
  }
  return out;
}

}  // namespace gesprek::script
