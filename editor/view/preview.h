#pragma once
// What a conversation is like at the selected moment: a way that leads there, the state it brings, and what
// can be chosen and what not, with the part of the condition that is not so. It keeps its place while the
// case is typed in: the same inputs are given to the case as it has become.

#include <cstdint>
#include <memory>
#include <optional>
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

/// What is shown; empty `why_not`: it is at the moment.
struct PreviewShown {
  std::string why_not;
  std::vector<std::pair<std::string, std::string>> state;  // "Vertrouwen (Sanne)", "6"
  std::vector<PreviewChoice> choices;
  std::size_t turns = 0;
};

class Preview {
 public:
  /// `files` must outlive it.
  Preview(const FileSource& files, std::string path) : files_(files), path_(std::move(path)) {}
  /// To be called every frame that it is seen. Compiles the case when the document has another version.
  void follow(const Document& document, const std::string& node);
  [[nodiscard]] const PreviewShown& shown() const { return shown_; }

 private:
  void show(const Document& document, const CheckedCase& checked, const session::Session& session,
            const std::string& node);

  const FileSource& files_;
  std::string path_;
  std::unique_ptr<CheckedCase> checked_;  // its own: the other one is checked by another thread
  std::uint64_t version_ = ~std::uint64_t{0};
  std::string node_;
  std::optional<std::vector<session::Input>> way_;
  PreviewShown shown_;
};

void draw_preview(Panel& panel, const PreviewShown& shown);

}  // namespace gesprek::editor
