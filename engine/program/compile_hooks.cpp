// hooks.lua (format 5.26): loaded once, here, for what it declares; its text goes along in the Program.

#include <algorithm>
#include <utility>

#include "engine/program/compile_context.h"
#include "engine/script/hooks.h"

namespace gesprek::program {

namespace {

HookKind kind_of(std::string_view name) {
  if (name == script::kOnEnter) return HookKind::on_enter;
  if (name == script::kOnChoice) return HookKind::on_choice;
  if (name == script::kOnEnd) return HookKind::on_end;
  return HookKind::rubric;
}

void add_hook(Context& context, const std::string& name, HookKind kind) {
  context.program.hooks.push_back({context.texts.add(name), kind});
}

/// The slots of declared names, ascending and each once.
std::vector<std::uint32_t> slots_of(Context& context, const SourceText& hooks,
                                    const std::vector<scenario::Name>& names,
                                    std::vector<std::uint8_t>& used) {
  std::vector<std::uint32_t> slots;
  for (const scenario::Name& name : names) {
    const std::uint32_t slot = context.slots.find(name.value);
    if (slot == kNone) {
      std::string meant = context.slots.nearest_to(name.value, context.budget);
      if (meant.find('#') != std::string::npos) meant.clear();
      context.diagnostics.add(DiagnosticCode::unknown_variable, hooks, name.where, {name.value, meant});
      continue;
    }
    if (context.program.slots[slot].is_private != 0) {
      context.diagnostics.add(DiagnosticCode::hooks_private_name, hooks, name.where, {name.value});
      continue;
    }
    used[slot] = 1;
    slots.push_back(slot);
  }
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

}  // namespace

DeclaredHooks compile_hooks(Context& context, const SourceText* hooks) {
  if (hooks == nullptr) return {};
  const script::ScriptFile file(std::make_shared<const SourceText>(*hooks), script::ScriptLimits(), {},
                                context.diagnostics);
  script::HookScript script = script::read_hooks(file, context.diagnostics);
  context.program.header.hooks = context.texts.add(hooks->bytes());
  for (const std::string& name : script.functions) add_hook(context, name, kind_of(name));
  context.first_condition = size_of(context.program.hooks);
  for (const std::string& name : script.conditions) {
    add_hook(context, name, HookKind::condition);
    context.hook_conditions.add(name);
  }
  context.condition_is_asked.assign(script.conditions.size(), 0);
  // Whatever event a hook emits, rules and conditions can see: all that the catalogue knows are in the
  // Program. Those that it is seen to emit count as emitted.
  for (const auto& [name, event] : context.scripts.catalogues.events) context.use_event(name);
  for (const scenario::Name& name : script.events) {
    const std::uint32_t event = context.find_event(name.value, *hooks, name.where);
    if (event != kNone) context.event_uses[event].is_emitted = true;
  }
  return {std::move(script.reads), std::move(script.writes)};
}

void compile_hook_slots(Context& context, const SourceText* hooks, const DeclaredHooks& declared) {
  if (hooks == nullptr) return;
  context.program.hook_reads = slots_of(context, *hooks, declared.reads, context.slot_is_read);
  context.program.hook_writes = slots_of(context, *hooks, declared.writes, context.slot_is_set);
}

void check_hooks(Context& context, const SourceText* hooks) {
  if (hooks == nullptr) return;
  for (std::uint32_t i = 0; i < context.hook_conditions.size(); ++i) {
    if (context.condition_is_asked[i] != 0) continue;
    const std::string name(context.hook_conditions.name(i));
    context.diagnostics.add(DiagnosticCode::hook_never_asked, *hooks,
                            script::LuaPlaces(hooks->bytes()).nearest(name), {name});
  }
}

}  // namespace gesprek::program
