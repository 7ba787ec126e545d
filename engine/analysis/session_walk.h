#pragma once
// A walk with a real Session: slower than a Walker, and able to run the hooks of a case (format 5.26). It
// also turns the picks of a learner into the inputs that `gesprek play --choose` takes.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/walk.h"
#include "engine/analysis/walk_plan.h"
#include "engine/analysis/walker.h"
#include "engine/program/hooks.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

class SessionWalk {
 public:
  /// `plan` and `hooks` (null: none) must outlive the walk.
  SessionWalk(const WalkPlan& plan, program::Hooks* hooks);

  void start(std::uint64_t seed);
  [[nodiscard]] bool is_waiting() const { return session_.status() == session::Status::waiting; }
  [[nodiscard]] const program::Program& program() const { return session_.program(); }
  [[nodiscard]] std::span<const WalkItem> items() const { return items_; }
  [[nodiscard]] std::uint32_t form() const { return session_.offer().form; }
  [[nodiscard]] std::uint32_t node() const { return session_.node(); }
  [[nodiscard]] bool is_revealed(std::uint32_t fact) const { return session_.is_revealed(fact); }
  [[nodiscard]] bool was_taken(std::uint32_t choice) const { return taken_[choice] != 0; }
  [[nodiscard]] std::int32_t slot(std::uint32_t slot) const { return session_.slot(slot); }
  void take(const WalkItem& item);
  void take_form(const FilledForm& filled);
  void read_result(WalkResult& out) const;
  void read_points(WalkResult& out) const;
  [[nodiscard]] const std::vector<std::uint32_t>& nodes_entered() const;
  [[nodiscard]] const std::vector<std::uint32_t>& choices_taken() const { return choices_taken_; }
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  /// Only what was offered is covered; a Session does not tell which conditions it looked at.
  static constexpr bool kKnowsConditions = false;

  [[nodiscard]] const session::Session& session() const { return session_; }

 private:
  void look();
  const WalkPlan* plan_;
  session::Session session_;
  std::vector<WalkItem> items_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> choices_taken_;
  std::vector<std::uint32_t> input_nodes_;  // per input: the node of the offer that it answered
  mutable std::vector<std::uint32_t> nodes_entered_;
  Coverage coverage_;
};

}  // namespace gesprek::analysis
