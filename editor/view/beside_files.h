#pragma once
// The files beside an open case while something gets a new name: what would change there, and doing it
// together with the case (editor/find/rename_beside.h).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "editor/document/open_case.h"
#include "editor/find/rename_beside.h"
#include "editor/find/rename_intent.h"
#include "editor/view/checked_case.h"
#include "player/view.h"

namespace gesprek::editor {

class BesideFiles {
 public:
  /// Both must outlive it.
  BesideFiles(OpenCase& open_case, const FileSource& files) : case_(open_case), files_(files) {}

  [[nodiscard]] std::string folder() const;
  [[nodiscard]] std::vector<BesideText> read() { return read_beside(case_.disk(), folder()); }

  /// What renaming would change, for the text as it is; kept until something else is asked.
  [[nodiscard]] const BesidePlan& plan(const Renaming& renaming);
  /// Reads again what stands there, and writes the new names: all files or none. The case is not touched:
  /// that comes next, and then end(), or take_back(). `with_map`: the places of the map follow too, so that a
  /// kill before they did has to be noticed.
  [[nodiscard]] Result<std::vector<BesideChange>> follow(const Renaming& renaming, bool with_map);
  void take_back();
  void end();
  /// What a kill interrupted is finished or taken back; to be called when the case has been opened.
  [[nodiscard]] Result<std::optional<SettledRenaming>> settle();

 private:
  [[nodiscard]] BesidePlan make_plan(const Renaming& renaming);

  OpenCase& case_;
  const FileSource& files_;
  std::unique_ptr<CheckedCase> checked_;  // made when a choice is renamed
  std::string planned_;
  BesidePlan plan_;
  std::optional<RenamingIntent> under_way_;
};

/// "Verandert mee: klein.play (3)", and what is left for somebody to look at; empty when there is nothing.
[[nodiscard]] std::string plan_words(const player::View& view, const BesidePlan& plan);
[[nodiscard]] std::string change_words(const std::vector<BesideChange>& changes);

}  // namespace gesprek::editor
