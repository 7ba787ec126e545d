#pragma once
// Turns yaml-cpp's events into the flat tree, with an exact range on every node. Private to this room's
// yaml_*.cpp: nobody else sees yaml-cpp.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_guard.h"
#include "engine/scenario/yaml_places.h"
#include "engine/scenario/yaml_tokens.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// Thrown by the builder through yaml-cpp to stop it: a limit was passed, and the diagnostic is written; or
/// there are so many mistakes that nobody reads on.
struct StopReading {};

class YamlTreeBuilder : public YAML::EventHandler {
 public:
  /// `start`: where the document starts, behind BOM and `---`.
  YamlTreeBuilder(const SourceText& source, const CheckedBytes& bytes, std::size_t start,
                  const Limits& limits, GuardedBuffer& buffer, DiagnosticList& diagnostics);

  /// Closes what is still open after yaml-cpp stopped, so that every range holds its children.
  void close_all();
  /// The tree; the builder is empty afterwards. `is_clean`: nothing was said about its text.
  [[nodiscard]] YamlTree take(bool is_clean);
  /// Just behind the last token that an event told about.
  [[nodiscard]] std::size_t cursor() const { return cursor_; }
  /// That token; a closing bracket begins at its opening one.
  [[nodiscard]] const YamlToken& last_token() const { return last_; }
  /// Where the brackets stand that are still open.
  [[nodiscard]] std::vector<std::size_t> open_brackets() const;
  /// Whether the document is complete.
  [[nodiscard]] bool finished() const { return finished_; }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override;
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  enum class Shape : std::uint8_t { block_sequence, block_map, flow_sequence, flow_map, flow_pair };
  enum class Properties : std::uint8_t { none, all, of_collection };
  /// A collection that is still open.
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last_child = YamlNode::kNone;
    std::uint32_t children = 0;  // of a map: keys and values
    int column = -1;             // of a block collection
    Shape shape = Shape::block_map;
    bool is_key = false;
    bool is_explicit = false;   // a map with a `?` key
    std::size_t first_key = 0;  // its keys, in keys_
  };

  [[nodiscard]] bool is_key_next() const;
  [[nodiscard]] bool in_flow() const;
  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const;
  [[nodiscard]] bool has_char(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }
  [[nodiscard]] std::size_t column_of(std::size_t at) const;
  [[nodiscard]] bool is_indicator(std::size_t at) const;
  [[nodiscard]] bool belongs_to_parent(std::size_t at) const;
  [[nodiscard]] bool is_null_word(std::size_t at) const;
  [[nodiscard]] std::size_t null_word_size(std::size_t at) const { return text_[at] == '~' ? 1 : 4; }
  void settle_loose_null(const YAML::Mark& mark);
  std::size_t next_token();
  void take_question_mark();
  void take_indicators();
  [[nodiscard]] std::size_t property_end(std::size_t at) const;
  [[nodiscard]] std::size_t own_properties_end(std::size_t at) const;
  [[nodiscard]] static Properties properties_of(const std::string& tag, YAML::anchor_t anchor,
                                                YAML::EmitterStyle::value style);
  std::size_t skip_properties(std::size_t at, std::size_t stop);
  std::size_t node_start(const YAML::Mark& mark, Properties properties);
  std::uint32_t add_node(YamlKind kind, std::size_t begin);
  std::uint32_t append_node(YamlKind kind, std::size_t begin);
  void add_scalar(ScalarStyle style, std::size_t begin, std::size_t end, std::string_view value);
  void add_quoted(ScalarStyle style, std::size_t begin, std::string_view value);
  void report_keyless();
  void open_collection(YamlKind kind, Shape shape, std::size_t begin, int column);
  void close_collection();
  void remember_key(std::uint32_t key);
  void check_many_keys(const Open& map);
  void report_duplicate(std::uint32_t first, std::uint32_t second);
  void check_escapes(std::size_t begin, std::size_t end, std::string_view value);
  void report(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<std::string> args = {});

  const SourceText& source_;
  std::string_view text_;
  std::size_t first_byte_;  // behind the BOM
  const Limits& limits_;
  GuardedBuffer& buffer_;
  DiagnosticList& diagnostics_;
  YamlTree tree_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> keys_;  // the keys of all open maps, one map behind the other
  std::size_t cursor_;
  std::size_t last_tab_ = std::string_view::npos;    // a tab is reported once
  std::size_t loose_null_ = std::string_view::npos;  // a null word that may be a value or the next key
  YamlToken last_;
  YamlToken keyless_;  // a key without a colon that is still to be reported
  std::size_t reported_ = 0;
  bool is_unclosed_ = false;  // a quote ran to the end of the text
  bool finished_ = false;
};

}  // namespace gesprek::scenario
