#pragma once
// What a conversation is like at the selected moment: a way that leads there, the state it brings, and what
// can be chosen and what not, with the part of the condition that is not so. It keeps its place while the
// case is typed in: the same inputs are given to the case as it has become.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "editor/document/condition_words.h"
#include "editor/view/panel.h"
#include "engine/session/session.h"

namespace gesprek::editor {

struct PreviewChoice {
  std::string text;
  bool is_offered = false;
  std::string when;                      // its condition, as written
  std::vector<std::string> false_parts;  // of it, as written
};

/// What an author wants to be so at a moment, whatever way leads there: to try what follows from it. No
/// conversation came to it, so what is played from it proves nothing.
struct SetByHand {
  std::string node;                           // of which it is; another moment has none
  std::map<std::string, std::string> values;  // a meter or thing remembered: the value, as written in YAML
  std::set<std::string> facts;                // told before this moment
  std::uint64_t changes = 0;                  // counts them
  [[nodiscard]] bool is_empty() const { return values.empty() && facts.empty(); }
};
/// The case with those values set, and those facts told, on entering their moment (format 5.5); null where
/// that cannot be written.
[[nodiscard]] std::unique_ptr<Document> with_values(const Document& document, const SetByHand& by_hand);

/// One thing that is remembered: a meter, a yes or no, or a word.
struct PreviewValue {
  std::string name, label, value;  // "karin.vertrouwen", "Vertrouwen (Karin)", "6"
  program::SlotKind kind = program::SlotKind::integer;
  int now = 0, least = 0, most = 10;
  std::vector<std::string> words;  // of an enumeration
};
struct PreviewFact {
  std::string id, text;
  bool is_known = false;
};

/// What is shown; empty `why_not`: it is at the moment.
struct PreviewShown {
  std::string why_not;
  std::vector<PreviewValue> state;
  std::vector<PreviewFact> facts;
  std::vector<PreviewChoice> choices;
  std::size_t turns = 0;
};

class Preview {
 public:
  /// `files` must outlive it.
  Preview(const FileSource& files, std::string path) : files_(files), path_(std::move(path)) {}
  /// To be called every frame that it is seen. Compiles the case when the document has another version.
  void follow(const Document& document, const std::string& node, const SetByHand& by_hand = {});
  [[nodiscard]] const PreviewShown& shown() const { return shown_; }

 private:
  void show(const Document& document, const CheckedCase& checked, const session::Session& session,
            const std::string& node);

  const FileSource& files_;
  std::string path_;
  std::unique_ptr<CheckedCase> checked_;  // its own: the other one is checked by another thread
  std::uint64_t version_ = ~std::uint64_t{0}, changes_ = 0;
  std::string node_;
  std::optional<std::vector<session::Input>> way_;
  PreviewShown shown_;
};

/// With controls to set other values: they change `by_hand`.
void draw_preview(Panel& panel, const PreviewShown& shown, SetByHand& by_hand);

}  // namespace gesprek::editor
