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

Result<std::vector<BesideChange>> BesideFiles::follow(const Renaming& renaming, bool with_map) {
  planned_.clear();
  BesidePlan plan = make_plan(renaming);
  if (!plan.why_not.empty()) return Error{ErrorCode::mismatch, plan.why_not, {}};
  if (!plan.changes.empty() || with_map) {
    RenamingIntent intent{renaming, plan.changes};
    if (auto begun = begin_renaming(case_.disk(), folder(), intent); !begun.ok()) return begun.error();
    under_way_ = std::move(intent);
  }
  return std::move(plan.changes);
}

void BesideFiles::take_back() {
  if (under_way_) editor::take_back(case_.disk(), folder(), *under_way_);
  under_way_.reset();
}

void BesideFiles::end() {
  if (under_way_) forget_intent(case_.disk(), folder());
  under_way_.reset();
}

Result<std::optional<SettledRenaming>> BesideFiles::settle() {
  if (case_.opening().is_read_only) return std::optional<SettledRenaming>();
  Result<std::optional<SettledRenaming>> settled = settle_renaming(case_.disk(), folder(), case_.document());
  if (!settled.ok() || !*settled || !(*settled)->is_done) return settled;
  // As the renaming would have ended: the other files have the new name, so the case's own file should too.
  case_.accept_recovery();
  if (auto saved = case_.save(0, {}); !saved.ok()) return saved.error();
  return settled;
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
