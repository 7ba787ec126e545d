#pragma once
// A rough look at the tokens around a place that yaml-cpp complained about: enough to say what an author most
// likely meant. Never used on text that was read well.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace gesprek::scenario {

struct YamlToken {
  enum class Kind : std::uint8_t {
    none,
    plain,
    single_quoted,
    double_quoted,
    block_text,
    open_bracket,
    close_bracket,  // as `before` it begins at its opening bracket
    comma,
    colon,
    dash,
    question,
    property  // an anchor, alias or tag
  };
  Kind kind = Kind::none;
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_quoted() const { return kind == Kind::single_quoted || kind == Kind::double_quoted; }
  /// What may be a value or a part of one.
  [[nodiscard]] bool is_content() const {
    return kind == Kind::plain || is_quoted() || kind == Kind::block_text || kind == Kind::property;
  }
};

/// What stands around one place.
struct Situation {
  YamlToken first;                    // the first token behind what was read well
  YamlToken second;                   // and the one after it
  YamlToken before;                   // the last token that ends at or before the place
  YamlToken here;                     // the token that starts at or holds the place, if any
  std::vector<std::size_t> brackets;  // where the brackets stand that are open there, outermost first
  std::size_t value_begin = 0;        // where the value or entry starts that the place is in
  std::size_t comment = std::string_view::npos;  // the first comment within brackets that was passed
  [[nodiscard]] bool in_flow() const { return !brackets.empty(); }
};

/// Walks from `from`, where `brackets` are open and `before` is the last token that was read well, up to
/// `at`.
[[nodiscard]] Situation look_around(std::string_view text, std::size_t from, std::size_t at, YamlToken before,
                                    std::vector<std::size_t> brackets);

/// Where the line of `at` starts.
[[nodiscard]] std::size_t line_start(std::string_view text, std::size_t at);

/// The first character of the line of `at` behind spaces, tabs and dashes with a space.
[[nodiscard]] std::size_t line_content(std::string_view text, std::size_t at);

}  // namespace gesprek::scenario
