#include "engine/scenario/yaml_tokens.h"

#include <algorithm>

#include "engine/scenario/yaml_places.h"

namespace gesprek::scenario {

namespace {

using Kind = YamlToken::Kind;

bool is_flow_mark(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

/// Behind the part of a plain scalar that stands on the line of `at`.
std::size_t plain_part_end(std::string_view text, std::size_t at, bool in_flow) {
  std::size_t end = at;
  for (std::size_t i = at; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r') break;
    if (c == ':' && (is_blank_at(text, i + 1) || (in_flow && is_flow_mark(text[i + 1])))) break;
    if (c == '#' && i > at && is_blank_at(text, i - 1)) break;
    // yaml-cpp ends a plain text in brackets at a question mark too.
    if (in_flow && i > at && (is_flow_mark(c) || c == '?')) break;
    if (c != ' ' && c != '\t') end = i + 1;
  }
  return std::max(end, std::min(at + 1, text.size()));
}

YamlToken token_at(std::string_view text, std::size_t at, bool in_flow, Kind before) {
  const auto token = [at](Kind kind, std::size_t end) { return YamlToken{kind, at, end}; };
  const char c = text[at];
  const bool is_indicator = is_blank_at(text, at + 1) || (in_flow && is_flow_mark(text[at + 1]));
  switch (c) {
    case '[':
    case '{': return token(Kind::open_bracket, at + 1);
    case ']':
    case '}': return token(Kind::close_bracket, at + 1);
    case ',': return token(Kind::comma, at + 1);
    case '-':
      if (is_blank_at(text, at + 1)) return token(Kind::dash, at + 1);
      break;
    case '?':
      if (is_blank_at(text, at + 1)) return token(Kind::question, at + 1);
      break;
    case ':': {
      const bool after_json = in_flow && (before == Kind::single_quoted || before == Kind::double_quoted ||
                                          before == Kind::close_bracket);
      if (is_indicator || after_json) return token(Kind::colon, at + 1);
      break;
    }
    case '&':
    case '*':
    case '!': {
      std::size_t end = at + 1;
      while (!is_blank_at(text, end) && !is_flow_mark(text[end])) ++end;
      return token(Kind::property, end);
    }
    case '\'':
    case '"':
      return token(c == '"' ? Kind::double_quoted : Kind::single_quoted,
                   std::min(quoted_end(text, at), text.size()));
    case '|':
    case '>':
      if (!in_flow) {
        const std::size_t column = line_content(text, at) - line_start(text, at);
        return token(Kind::block_text, block_scalar_end(text, at, static_cast<int>(column)));
      }
      break;
    default: break;
  }
  return token(Kind::plain, plain_part_end(text, at, in_flow));
}

}  // namespace

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_content(std::string_view text, std::size_t at) {
  std::size_t begin = line_start(text, at);
  const std::size_t end = line_end(text, begin);
  while (begin < end) {
    const char c = text[begin];
    const bool is_dash = c == '-' && begin + 1 < end && (text[begin + 1] == ' ' || text[begin + 1] == '\t');
    if (c != ' ' && c != '\t' && !is_dash) break;
    ++begin;
  }
  return begin;
}

Situation look_around(std::string_view text, std::size_t from, std::size_t at, YamlToken before,
                      std::vector<std::size_t> brackets) {
  Situation result;
  result.before = before;
  result.brackets = std::move(brackets);
  result.value_begin = before.is_content() ? before.begin : from;
  bool value_starts = !before.is_content() && before.kind != Kind::close_bracket;
  const auto next = [&](std::size_t position) {
    const std::size_t end = gap_after(text, position).end;
    const std::size_t hash = text.substr(position, end - position).find('#');
    if (hash != std::string_view::npos && result.in_flow() && result.comment == std::string_view::npos) {
      result.comment = position + hash;
    }
    return end;
  };
  for (std::size_t position = next(from); position < text.size(); position = next(position)) {
    YamlToken token = token_at(text, position, result.in_flow(), result.before.kind);
    const bool continues =
        token.kind == Kind::plain && result.before.kind == Kind::plain && result.before.begin >= from;
    if (result.first.kind == Kind::none) {
      result.first = token;
    } else if (result.second.kind == Kind::none) {
      result.second = token;
    }
    if (value_starts && token.begin <= at) {
      result.value_begin = token.begin;
      value_starts = false;
    }
    if (token.end > at || token.begin >= at) {
      result.here = token;
      break;
    }
    if (token.kind == Kind::question && result.before.kind == Kind::plain &&
        result.before.end == token.begin) {
      token = {Kind::plain, result.before.begin, token.end};  // the end of a question, in brackets
    }
    if (continues) token.begin = result.before.begin;  // a text over several lines
    if (token.kind == Kind::open_bracket) result.brackets.push_back(token.begin);
    if (token.kind == Kind::close_bracket && result.in_flow()) {
      token.begin = result.brackets.back();
      result.brackets.pop_back();
    }
    value_starts = !token.is_content() && token.kind != Kind::close_bracket;
    result.before = token;
    position = token.end;
  }
  return result;
}

}  // namespace gesprek::scenario
