#pragma once
// What the inspector and the tables are made of: a column of controls that are bound to places in the text.
// Every change is a command; a control shows what the text says.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "editor/document/open_case.h"
#include "editor/view/beside_files.h"
#include "editor/view/checked_case.h"
#include "player/view.h"
#include "ui/text_area.h"

namespace gesprek::editor {

/// What a column remembers from frame to frame.
struct PanelState {
  std::string open;             // the list that is unfolded
  std::string search;           // in it
  bool is_new = false;          // unfolded in this frame: to be brought into sight
  std::string typed_of, typed;  // what is typed somewhere and is no command yet
};

/// What a column wants of the screen around it.
struct PanelWishes {
  std::optional<Path> select;
  std::string row;  // of the script, to be brought into sight
  bool delete_moment = false;
  std::optional<Renaming> rename;  // with all that names it, also in other files
};

struct PickOption {
  std::string id, label, about;
};

/// What a frame lends to a column.
struct PanelDesk {
  const player::View& view;
  OpenCase& open_case;
  const CheckedCase& checked;
  ui::TextAreaState& caret;
  PanelState& state;
  PanelWishes& wishes;
  std::string& message;
  std::int64_t now_ms = 0;
  std::string date;
  BesideFiles* beside = nullptr;
};

class Panel {
 public:
  Panel(PanelDesk& desk, float x, float y, float width) : flow{desk.view.ui, x, y, width}, desk_(desk) {}

  ui::Flow flow;

  [[nodiscard]] const Document& document() const { return desk_.open_case.document(); }
  [[nodiscard]] const CheckedCase& checked() const { return desk_.checked; }
  [[nodiscard]] std::string words(std::string_view key, const std::vector<std::string>& with = {}) const {
    return desk_.view.words(key, with);
  }
  [[nodiscard]] PanelDesk& desk() const { return desk_; }
  /// Whether it was done; why not is told on the screen.
  bool apply(const Result<Command>& command);
  void select(Path path, std::string row = {});

  void heading(const std::string& text);
  void label(const std::string& text, const char* above = nullptr);
  void note(const std::string& text, draw::Role role = draw::Role::soft);
  /// Buttons from left to right; the id of the one that was pressed.
  std::string buttons(const std::vector<std::pair<std::string, std::string>>& list,
                      const std::string& on = {}, const std::vector<std::string>& disabled = {});
  bool button(const std::string& id, const std::string& label_text, bool is_on = false);
  /// The same as words alone.
  bool link(const std::string& id, const std::string& label_text);
  /// A text at `key` of a block.
  void field(const Path& owner, const std::string& key, const std::string& label_text);
  /// What is said, whatever the shape of the line.
  void line_text(const Path& line, const std::string& label_text);
  /// A text that is no command yet; true when Enter was pressed in it.
  bool typed(const std::string& id, const std::string& label_text, std::string& value,
             const std::string& hint = {});
  /// A name that others know it by: with what follows when it becomes another, and a button to do it.
  void rename(const std::string& id, const std::string& label_text, Renaming renaming);
  /// `key: true`, or no key.
  void toggle(const Path& owner, const char* key, const std::string& label_text);
  /// A row of words with − and + behind it; what it becomes. With `removes` there is a × too, which gives
  /// nothing and sets it.
  std::optional<int> step(const std::string& id, const std::string& text, const std::string& value, int now,
                          int least, int most, bool* removes = nullptr);
  /// A button that unfolds a list to search in, with an explanation at every entry; the one that was chosen.
  std::optional<std::string> pick(const std::string& id, const std::string& button_label,
                                  const std::vector<PickOption>& options, const std::string& hint);
  /// Only unfolds and folds that list: for a button that stands elsewhere.
  void unfold(const std::string& id);
  [[nodiscard]] bool is_open(const std::string& id) const { return desk_.state.open == id; }
  std::optional<std::string> list(const std::string& id, const std::vector<PickOption>& options,
                                  const std::string& hint);
  /// Names in a list at `key` (moves, reveals, events): each with a ×, and a list to add from.
  void names(const Path& owner, const char* key, const std::string& label_text,
             const std::vector<PickOption>& options, const std::string& add_label, bool explains);
  /// `when` as a sentence.
  void condition(const Path& owner, const char* key, const std::string& label_text, bool may_be_empty = true);

 private:
  PanelDesk& desk_;
  /// What was read before each edit of this frame: who draws a list walks on in it (a YamlRef lives as long
  /// as its tree).
  std::vector<std::shared_ptr<const Reading>> held_;
};

// ---- What can be chosen from ----

/// The keys of a section of the file: "nodes", "cast", "facts", "variables".
[[nodiscard]] std::vector<std::string> keys_of(const Document& document, const char* section);
/// What stands there, when it is a text.
[[nodiscard]] std::string text_at(const Document& document, const Path& path);
[[nodiscard]] std::vector<PickOption> moment_options(const Document& document);
[[nodiscard]] std::vector<PickOption> fact_options(const Document& document);
[[nodiscard]] std::vector<PickOption> move_options(const CheckedCase& checked);
[[nodiscard]] std::vector<PickOption> persona_options(const CheckedCase& checked);
/// Only those of the case when it names some; else all.
[[nodiscard]] std::vector<PickOption> criterion_options(const Document& document, const CheckedCase& checked,
                                                        bool only_of_case);
[[nodiscard]] std::vector<PickOption> event_options(const Document& document, const CheckedCase& checked);
/// "karin.vertrouwen" → "Vertrouwen (Karin)", and the meters and things to remember of the case.
[[nodiscard]] std::vector<PickOption> meter_options(const Document& document, const CheckedCase& checked);
[[nodiscard]] std::string meter_label(const Document& document, const CheckedCase& checked,
                                      const std::string& name);
/// A condition as the end of a sentence that begins with "only if": "Vertrouwen (Karin) ten minste 6 is en
/// …". What says more than that (condition_words.h) is given as it is written.
[[nodiscard]] std::string condition_sentence(const player::View& view, const Document& document,
                                             const CheckedCase& checked, std::string_view text);
/// The state that a person of the case has: of the persona, and what the case says itself.
[[nodiscard]] std::vector<std::string> state_of(const Document& document, const CheckedCase& checked,
                                                const std::string& person);

}  // namespace gesprek::editor
