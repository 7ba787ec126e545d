#pragma once
// A case while it is written: its YAML text, what that text says, and everything that was done to it. The
// text is the document (design §3.4); all else is read from it again after every change.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/history.h"
#include "editor/document/tree_op.h"
#include "engine/base/diagnostic.h"
#include "engine/base/result.h"
#include "engine/base/source.h"
#include "engine/scenario/load.h"
#include "engine/scenario/scenario.h"

namespace gesprek::editor {

/// What a text says. It never changes; threads may share it.
class Reading {
 public:
  std::shared_ptr<const SourceText> source;
  scenario::YamlTree tree;
  DiagnosticList yaml_diagnostics;  // what is wrong with it as YAML
  Layout layout;

  /// Whether the YAML itself could be read to its end, and is a case. While it is not, only the text can be
  /// changed.
  [[nodiscard]] bool is_whole() const { return tree.is_complete() && is_case_; }
  /// As far as it could be read. Made when it is asked for the first time: that takes about as long as
  /// compiling does, and whoever types does not wait for it.
  [[nodiscard]] const std::optional<scenario::Scenario>& scenario() const;
  /// What is wrong with the YAML and with what it says; made with scenario().
  [[nodiscard]] const DiagnosticList& diagnostics() const;

 private:
  friend std::shared_ptr<const Reading> read_text(const std::string& file, std::string bytes);
  friend std::shared_ptr<const Reading> read_text_again(const Reading& before, std::string bytes);
  void finish();
  void make_scenario() const;

  bool is_layout_ = false, is_case_ = false;
  mutable std::once_flag once_;
  mutable std::optional<scenario::Scenario> scenario_;
  mutable DiagnosticList diagnostics_;
};
/// Whether it is the file of places on the map that may stand beside a case (format §1). It is a document
/// like the case, with history, journal and versions; `scenario()` of its reading is an empty one.
[[nodiscard]] bool is_layout_file(std::string_view file);
[[nodiscard]] std::shared_ptr<const Reading> read_text(const std::string& file, std::string bytes);
/// The same for a text that differs from `before` in some places: only the blocks that changed are read where
/// that is enough (engine/scenario/yaml_reread.h). What comes out is the same.
[[nodiscard]] std::shared_ptr<const Reading> read_text_again(const Reading& before, std::string bytes);

/// A named change, made by the functions of commands.h. `ops` are carried out one behind the other, each on
/// what the one before left.
struct Command {
  std::string name;
  std::string merge_key;
  std::vector<Op> ops;
  std::string place;  // where the author is afterwards, a path as text
};

/// What happened, for who keeps a journal of it.
struct DocumentEvent {
  enum class Kind : std::uint8_t { step, undo, redo, saved, not_saved };
  Kind kind = Kind::step;
  Step step;  // of kind step, as it was added
};

class Document {
 public:
  /// `file` is what diagnostics print.
  Document(std::string file, std::string bytes);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::string_view text() const { return reading_->source->bytes(); }
  [[nodiscard]] const Reading& reading() const { return *reading_; }
  [[nodiscard]] std::shared_ptr<const Reading> shared_reading() const { return reading_; }
  [[nodiscard]] const scenario::YamlTree& tree() const { return reading_->tree; }
  /// What the text says now; while it cannot be read, what it said last. Null before it could ever be read.
  [[nodiscard]] const scenario::Scenario* scenario() const;
  /// `title` of that; empty when it has none. Takes no reading.
  [[nodiscard]] std::string_view title() const;
  /// Counts changes of the text.
  [[nodiscard]] std::uint64_t version() const { return version_; }

  /// Why no command can be carried out now, in a Dutch sentence; empty when they can.
  [[nodiscard]] std::string why_not() const;

  /// Carries the command out. What it changed is read again and compared with what it meant; when those
  /// differ, or it does not fit, nothing is changed. A command that changes nothing leaves no step.
  [[nodiscard]] Result<void> apply(const Command& command, std::int64_t now_ms);
  /// A change of the bare text, [begin, end) in bytes; the text may become unreadable by it.
  [[nodiscard]] Result<void> replace_text(std::size_t begin, std::size_t end, std::string_view inserted,
                                          std::string name, std::string merge_key, std::int64_t now_ms);

  [[nodiscard]] const History& history() const { return history_; }
  /// The place of the step that was undone or redone; nothing when there was none.
  std::optional<std::string> undo();
  std::optional<std::string> redo();
  [[nodiscard]] bool is_saved() const { return history_.is_saved(); }
  void mark_saved();
  /// The file on disk holds something else than any state of this document.
  void forget_saved();
  void set_place(std::string place) { place_ = std::move(place); }

  /// Carries out what a journal says; to be called before anything else is done. Stops with mismatch where it
  /// does not fit the text: what came before that stands.
  [[nodiscard]] Result<void> replay(std::vector<DocumentEvent> events);

  /// What happened since the last call.
  [[nodiscard]] std::vector<DocumentEvent> take_events();

 private:
  [[nodiscard]] Result<void> add_step(Step step, std::shared_ptr<const Reading> reading);
  [[nodiscard]] static bool walk(const Step& step, bool back, std::string& text);
  void adopt(std::shared_ptr<const Reading> reading);

  std::string file_;
  std::shared_ptr<const Reading> reading_;
  std::shared_ptr<const Reading> last_whole_;  // the last one that could be read
  History history_;
  std::uint64_t version_ = 0;
  std::string place_;
  std::vector<DocumentEvent> events_;
};

}  // namespace gesprek::editor
