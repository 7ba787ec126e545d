#pragma once
// The example route of a case (`model: true`) as a session, for a debrief that puts it beside the learner's.

#include <memory>
#include <optional>

#include "engine/program/hooks.h"
#include "engine/session/session.h"

namespace gesprek::cli {

struct ExampleSession {
  std::unique_ptr<program::Hooks> hooks;    // of this session only; null for a case without hooks.lua
  std::optional<session::Session> session;  // nothing: the case marks no example route, or it comes nowhere
  [[nodiscard]] const session::Session* get() const { return session ? &*session : nullptr; }
};

/// Plays the example route of `program`, to an ending or as far as it comes. `program` must
/// outlive it.
[[nodiscard]] ExampleSession play_example(const program::Program& program);

}  // namespace gesprek::cli
