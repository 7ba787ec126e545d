#pragma once
// What conditions see of a session (format 5.9): the adapter that program::evaluate reads.

#include <cstdint>

#include "engine/program/evaluate.h"
#include "engine/session/session.h"

namespace gesprek::session {

struct StateView {
  const State& state;
  std::uint32_t node;
  std::size_t hooks;  // the first register of a hook
  std::size_t rules;  // of a rule

  explicit StateView(const Session& session)
      : state(session.state_),
        node(session.node()),
        hooks(session.hook_register(0)),
        rules(session.rule_register(0)) {}

  [[nodiscard]] std::int64_t slot(std::uint32_t i) const { return state.dense(Session::kSlots + i); }
  /// Format 5.5: entered before the current entry, so false on the first visit of the current node.
  [[nodiscard]] bool seen(std::uint32_t i) const {
    return state.sparse(Touched::visits, i) > (i == node ? 1 : 0);
  }
  [[nodiscard]] bool chosen(std::uint32_t i) const { return state.sparse(Touched::chosen, i) > 0; }
  [[nodiscard]] bool knows(std::uint32_t i) const { return (state.sparse(Touched::fact, i) & 1) != 0; }
  [[nodiscard]] bool noted(std::uint32_t i) const { return state.sparse(Touched::fact, i) >= 256; }
  [[nodiscard]] bool event(std::uint32_t i) const { return state.sparse(Touched::event, i) > 0; }
  [[nodiscard]] bool hook(std::uint32_t i) const { return state.dense(hooks + i) == 1; }
  /// Where the automaton of a rule stands (5.17). Not for conditions: for who looks inside.
  [[nodiscard]] std::int32_t rule(std::uint32_t i) const { return state.dense(rules + i); }
  [[nodiscard]] bool event_with(std::uint32_t i) const { return state.sparse(Touched::answer, i) > 0; }
};

}  // namespace gesprek::session
