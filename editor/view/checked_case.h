#pragma once
// What a case that is being written amounts to: compiled with the scripts that it would be played with, its
// problems, and a way to any of its moments.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/case_check.h"
#include "editor/document/document.h"
#include "editor/view/form_catalogue.h"
#include "engine/base/file_source.h"
#include "engine/cli/case_file.h"
#include "engine/scenario/catalogue.h"
#include "engine/script/scripts.h"
#include "engine/session/input.h"

namespace gesprek::editor {

/// The files of the disk, with one text that is not saved yet in the place of its file.
class DraftFiles final : public FileSource {
 public:
  DraftFiles(const FileSource& files, std::string path) : files_(files), path_(std::move(path)) {}
  void set_text(std::string text) { text_ = std::move(text); }
  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t max_bytes) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override { return files_.is_folder(path); }
  [[nodiscard]] bool is_file(std::string_view path) const override {
    return path == path_ || files_.is_file(path);
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override {
    return files_.list(folder);
  }

 private:
  const FileSource& files_;
  std::string path_, text_;
};

struct Problem {
  Severity severity = Severity::error;
  std::string text;  // with its hint
  std::uint32_t line = 1;
  std::size_t at = 0;  // byte of the document's text
  std::string node;    // the moment it is in; empty outside all
};

/// A way to a moment from the start of a conversation.
struct WayTo {
  std::optional<std::vector<session::Input>> inputs;
  std::string why_not;  // in words, without inputs
};

class CheckedCase {
 public:
  CheckedCase(const FileSource& files, std::string path);

  /// Compiles the text, and finds its problems. Takes about as long as opening the case does.
  void check(const Document& document, Language language) { check(document.shared_reading(), language); }
  void check(const std::shared_ptr<const Reading>& reading, Language language);
  /// Finds its problems, the same, without making it ready to be played: soon done when little has changed
  /// since the last time.
  void find_problems(const std::shared_ptr<const Reading>& reading, Language language);
  /// What was found elsewhere about the newest text. What can be played stays what it was.
  void adopt(std::vector<Problem> problems, std::size_t errors) {
    problems_ = std::move(problems);
    errors_ = errors;
  }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] const program::Program* program() const {
    return file_ && file_->program ? &*file_->program : nullptr;
  }
  /// The compiled case, to be played; null while it has errors. The next check() makes another.
  [[nodiscard]] std::unique_ptr<cli::CaseFile> take_case();

  /// The catalogue of moves, in its order.
  [[nodiscard]] const std::vector<scenario::Move>& moves() const { return moves_; }
  [[nodiscard]] const scenario::Move* move(std::string_view id) const;
  /// All that can be chosen from, as found when the case was opened.
  [[nodiscard]] const script::Scripts& scripts() const { return scripts_; }
  [[nodiscard]] const std::vector<FormEntry>& forms() const { return forms_; }

  /// Inputs that lead to `node` on the case as it was checked: state and all, proved by exploring it.
  [[nodiscard]] WayTo way_to(std::string_view node) const;

 private:
  void show(const std::vector<Diagnostic>& found, std::size_t errors, const Reading& reading,
            Language language);

  DraftFiles files_;
  std::string path_;
  cli::CaseLoader loader_;
  std::unique_ptr<cli::CaseFile> file_;
  std::vector<Problem> problems_;
  std::vector<scenario::Move> moves_;
  script::Scripts scripts_;
  std::unique_ptr<CaseCheck> case_check_;  // with scripts_
  std::vector<FormEntry> forms_;
  std::size_t errors_ = 0;
};

/// The moment in which byte `at` of the text is; empty outside all.
[[nodiscard]] std::string node_at(const scenario::YamlTree& tree, std::size_t at);
[[nodiscard]] inline std::string node_at(const Document& document, std::size_t at) {
  return node_at(document.tree(), at);
}

}  // namespace gesprek::editor
