#pragma once
// The cases on the shelf: what a card and a case's own page say, and the Program it is played from.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/portrait.h"
#include "engine/base/file_source.h"
#include "engine/cli/case_file.h"
#include "engine/scenario/learning_path.h"

namespace gesprek::player {

struct CaseGoal {
  std::string id, label, family;  // "C6", "Heldere taal (LVB)", "C"
};

struct Case {
  std::string path, id, title, summary, setting, role, content_note, place;
  int minutes = 0, level = 0;
  std::string language;  // of these words: "nl", or that of the translation that lies over the case
  draw::Scene scene = draw::Scene::plain;  // where it takes place; the same in every language
  std::vector<std::string> themes;
  std::string portrait, person;  // of who it is with
  std::string problem;           // why it cannot be played, in words; empty: it can
  std::vector<CaseGoal> goals;   // what the case scores
  std::unique_ptr<cli::CaseFile> file;
  std::optional<program::Program> untranslated;  // while a translation lies over `file`'s

  [[nodiscard]] bool can_be_played() const { return file != nullptr && file->program.has_value(); }
  [[nodiscard]] const program::Program& program() const { return *file->program; }
};

/// What a compiled case says on its card and its page.
[[nodiscard]] std::unique_ptr<Case> make_case(std::unique_ptr<cli::CaseFile> file);
/// Puts the translation into `language` over `the_case`, or takes one away: its own words where there is no
/// translation. Its Program stays where it is, with the same hash: who plays it goes on in other words.
void speak(Case& the_case, std::string_view language, const FileSource& files);

class Library {
 public:
  explicit Library(const FileSource& files) : loader_(files, {}), files_(files) {}
  /// Finds every scenario.yaml below `folder`; they are read one at a time by read_next, so that the first
  /// frame does not wait for them.
  void add_folder(std::string_view folder);
  [[nodiscard]] bool is_reading() const { return !waiting_.empty(); }
  void read_next();
  /// The case at `path` once more, after somebody wrote in it. What pointed at its Case points nowhere.
  void reread(const std::string& path);
  /// Cases that have a translation into `language` are shown and played in it from now on ("en"); the Case
  /// objects stay the same.
  void set_language(std::string_view language);
  /// In the order of their titles.
  [[nodiscard]] const std::vector<std::unique_ptr<Case>>& cases() const { return cases_; }
  [[nodiscard]] Case* find(std::string_view id);
  /// The learning paths and rounds below the same folders (5.28), in the order of their titles; only those
  /// that hold no error.
  [[nodiscard]] const std::vector<scenario::LearningPath>& paths() const { return paths_; }
  /// The case whose scenario.yaml is `file`; null when it is not (yet) read.
  [[nodiscard]] const Case* find_file(std::string_view file) const;

 private:
  cli::CaseLoader loader_;
  const FileSource& files_;
  std::vector<std::unique_ptr<Case>> cases_;
  std::vector<std::string> waiting_;  // paths, the next one last
  std::vector<scenario::LearningPath> paths_;
  std::string language_ = "nl";
  void sort();
};

/// Whether every word of `search` stands in what the card says; small and large letters and accents are the
/// same.
[[nodiscard]] bool matches(const Case& the_case, std::string_view search);

}  // namespace gesprek::player
