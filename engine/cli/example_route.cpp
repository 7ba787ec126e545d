#include "engine/cli/example_route.h"

#include "engine/analysis/routes.h"

namespace gesprek::cli {

ExampleSession play_example(const program::Program& program) {
  ExampleSession out;
  if (!analysis::has_model_route(program)) return out;
  out.hooks = program::make_lua_hooks(program);
  out.session.emplace(program, 0, out.hooks.get());
  if (analysis::play_route(*out.session, analysis::RoutePolicy::model).inputs.empty()) {
    out.session.reset();
  }
  return out;
}

}  // namespace gesprek::cli
