#include "editor/view/beside_files.h"

#include <algorithm>

#include "editor/view/goldens.h"

namespace gesprek::editor {

std::string BesideFiles::folder() const {
  const std::size_t slash = case_.path().rfind('/');
  return slash == std::string::npos ? std::string(".") : case_.path().substr(0, slash);
}

BesidePlan BesideFiles::make_plan(const Renaming& renaming) {
  PlayNodes nodes;
  if (renaming.kind == NameKind::choice) {
    if (!checked_) checked_ = std::make_unique<CheckedCase>(files_, case_.path());
    checked_->check(case_.document(), Language::nl);
    if (const program::Program* program = checked_->program()) {
      nodes = [program](const std::string& text) {
        const std::unique_ptr<program::Hooks> hooks =
            program->hooks.empty() ? nullptr : program::make_lua_hooks(*program);
        return play_nodes(*program, hooks.get(), text);
      };
    }
  }
  return plan_renaming(case_.document().tree(), renaming, read(), nodes);
}

const BesidePlan& BesideFiles::plan(const Renaming& renaming) {
  const std::string asked = std::to_string(case_.document().version()) + " " +
                            std::to_string(static_cast<int>(renaming.kind)) + " " + renaming.node + " " +
                            renaming.from + " " + renaming.to;
  if (asked != planned_) {
    plan_ = make_plan(renaming);
    planned_ = asked;
  }
  return plan_;
}

Result<std::vector<BesideChange>> BesideFiles::follow(const Renaming& renaming) {
  planned_.clear();
  BesidePlan plan = make_plan(renaming);
  if (!plan.why_not.empty()) return Error{ErrorCode::mismatch, plan.why_not, {}};
  if (!plan.changes.empty()) {
    if (auto written = write_together(case_.disk(), folder(), plan.changes); !written.ok())
      return written.error();
  }
  return std::move(plan.changes);
}

void BesideFiles::take_back(const std::vector<BesideChange>& changes) {
  if (!changes.empty()) static_cast<void>(write_together(case_.disk(), folder(), changes, true));
}

std::string change_words(const std::vector<BesideChange>& changes) {
  std::string list;
  for (const BesideChange& change : changes)
    list += (list.empty() ? "" : ", ") + change.name + " (" + std::to_string(change.places) + ")";
  return list;
}

std::string plan_words(const player::View& view, const BesidePlan& plan) {
  if (!plan.why_not.empty()) return plan.why_not;
  std::string words;
  if (!plan.changes.empty()) words = view.words("editor.rename.beside", {change_words(plan.changes)});
  if (!plan.left.empty()) {
    words += (words.empty() ? "" : "\n") + view.words("editor.rename.left");
    for (const BesideMention& mention : plan.left) {
      words += "\n· " + view.words("editor.rename.line", {mention.name, std::to_string(mention.line)}) + " " +
               mention.text;
    }
  }
  return words;
}

}  // namespace gesprek::editor
