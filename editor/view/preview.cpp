#include "editor/view/preview.h"

#include <algorithm>
#include <cstdlib>

#include "editor/document/block_commands.h"
#include "editor/document/commands.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;
using ui::TextStyle;

namespace {

std::optional<std::uint32_t> slot_named(const program::Program& program, const std::string& name) {
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    if (program.text(program.slots[i].name) == name) return i;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> fact_named(const program::Program& program, const std::string& id) {
  for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
    if (program.text(program.facts[i].id) == id) return i;
  }
  return std::nullopt;
}

/// The value as an author writes it.
std::string value_text(const program::Program& program, std::uint32_t slot, std::int32_t value) {
  const program::Slot& one = program.slots[slot];
  if (one.kind == program::SlotKind::boolean) return value != 0 ? "true" : "false";
  if (one.kind == program::SlotKind::enumeration && value >= 0 &&
      static_cast<std::uint32_t>(value) < one.values.size) {
    return std::string(program.text(program.names[one.values.begin + static_cast<std::uint32_t>(value)]));
  }
  return std::to_string(value);
}

bool compare(int left, const std::string& op, int right) {
  if (op == "==") return left == right;
  if (op == "~=") return left != right;
  if (op == "<") return left < right;
  if (op == "<=") return left <= right;
  if (op == ">") return left > right;
  return left >= right;
}

/// Whether a term holds; nothing where that cannot be told from the state alone.
std::optional<bool> holds(const session::Session& session, const ConditionTerm& term) {
  const program::Program& program = session.program();
  switch (term.kind) {
    case TermKind::meter:
      if (const auto slot = slot_named(program, term.name))
        return compare(session.slot(*slot), term.op, std::atoi(term.value.c_str()));
      return std::nullopt;
    case TermKind::word:
      if (const auto slot = slot_named(program, term.name)) {
        const bool is_same = value_text(program, *slot, session.slot(*slot)) == term.value;
        return term.op == "==" ? is_same : !is_same;
      }
      return std::nullopt;
    case TermKind::flag:
      if (const auto slot = slot_named(program, term.name)) return (session.slot(*slot) != 0) != term.is_not;
      return std::nullopt;
    case TermKind::knows:
      if (const auto fact = fact_named(program, term.name)) return session.is_revealed(*fact) != term.is_not;
      return std::nullopt;
    case TermKind::noted:
      if (const auto fact = fact_named(program, term.name))
        return (session.noted_as(*fact) != 0) != term.is_not;
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// The terms because of which the condition, which does not hold, does not hold.
std::vector<std::string> false_parts(const session::Session& session, const std::string& when) {
  std::vector<std::string> parts;
  const std::optional<ConditionWords> words = read_condition(when);
  if (!words) return parts;
  std::vector<std::string> unknown;
  for (const ConditionTerm& term : words->terms) {
    const std::optional<bool> is_so = holds(session, term);
    const std::string text = write_condition({false, {term}});
    if (!is_so) unknown.push_back(text);
    if (is_so && !*is_so) parts.push_back(text);
  }
  // With `or` every term is false; with `and`, when all others hold, it is the one that is left.
  if (words->is_any || (parts.empty() && unknown.size() == 1))
    parts.insert(parts.end(), unknown.begin(), unknown.end());
  return parts;
}

}  // namespace

std::unique_ptr<Document> with_values(const Document& document, const SetByHand& by_hand) {
  auto scratch = std::make_unique<Document>(document.file(), std::string(document.text()));
  const Path node{"nodes", PathStep(by_hand.node)};
  for (const auto& [name, value] : by_hand.values) {
    const bool is_number = !value.empty() && (value[0] == '-' || (value[0] >= '0' && value[0] <= '9'));
    // 5.8: `=n` sets; a bare number on what people have is a warning.
    const Result<Command> command = set_effect(*scratch, node, name, (is_number ? "=" : "") + value);
    if (!command.ok() || !scratch->apply(*command, 0).ok()) return nullptr;
  }
  for (const std::string& fact : by_hand.facts) {
    const Result<Command> command = add_reveal(*scratch, by_hand.node, fact);
    if (!command.ok() || !scratch->apply(*command, 0).ok()) return nullptr;
  }
  return scratch;
}

void Preview::follow(const Document& document, const std::string& node, const SetByHand& by_hand) {
  if (version_ == document.version() && node_ == node && changes_ == by_hand.changes) return;
  const bool is_same = version_ == document.version() && changes_ == by_hand.changes;
  changes_ = by_hand.changes;
  const bool has_moved = node_ != node;
  if (!checked_) checked_ = std::make_unique<CheckedCase>(files_, path_);
  if (!is_same || has_moved) {
    const bool is_set = by_hand.node == node && !by_hand.is_empty();
    const std::unique_ptr<Document> scratch = is_set ? with_values(document, by_hand) : nullptr;
    checked_->check(scratch ? *scratch : document, Language::nl);
  }
  version_ = document.version();
  node_ = node;
  const CheckedCase& checked = *checked_;
  const program::Program* const program = checked.program();
  if (program == nullptr) {
    // What was there last stays in sight; the problems say what is wrong.
    shown_.why_not = "errors";
    return;
  }
  const auto arrive = [&]() -> std::optional<session::Session> {
    if (!way_) return std::nullopt;
    session::Session session(*program, 1);
    for (const session::Input& input : *way_) {
      if (!session.take(input)) return std::nullopt;
    }
    const bool is_there = program->text(program->nodes[session.node()].id) == node;
    return is_there ? std::optional<session::Session>(std::move(session)) : std::nullopt;
  };
  std::optional<session::Session> session;
  if (!has_moved) session = arrive();
  if (!session) {
    WayTo way = checked.way_to(node);
    way_ = std::move(way.inputs);
    shown_ = {};
    if (!way_) {
      shown_.why_not = way.why_not;
      return;
    }
    session = arrive();
  }
  if (!session) {
    shown_ = {};
    shown_.why_not = "passes";  // a moment without choices is gone through at once
    return;
  }
  show(document, checked, *session, node);
}

void Preview::show(const Document& document, const CheckedCase& checked, const session::Session& session,
                   const std::string& node) {
  const program::Program& program = session.program();
  shown_ = {};
  shown_.turns = session.inputs().size();
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    if (program.slots[i].is_private != 0) continue;
    const std::string name(program.text(program.slots[i].name));
    const program::Slot& slot = program.slots[i];
    PreviewValue value{name,
                       meter_label(document, checked, name),
                       value_text(program, i, session.slot(i)),
                       slot.kind,
                       session.slot(i),
                       slot.min,
                       slot.max,
                       {}};
    for (std::uint32_t k = 0; slot.kind == program::SlotKind::enumeration && k < slot.values.size; ++k)
      value.words.emplace_back(program.text(program.names[slot.values.begin + k]));
    shown_.state.push_back(std::move(value));
  }
  for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
    shown_.facts.push_back({std::string(program.text(program.facts[i].id)),
                            std::string(program.text(program.facts[i].text)), session.is_revealed(i)});
  }
  const YamlRef list = locate(document.tree(), {"nodes", PathStep(node), "choices"}).value;
  std::size_t place = 0;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next(), ++place) {
    const Path path{"nodes", PathStep(node), "choices", PathStep(place)};
    PreviewChoice choice;
    for (const char* key : {"say", "do", "think"}) {
      if (const std::string text = text_at(document, path / key); !text.empty()) choice.text = text;
    }
    std::string id = text_at(document, path / "id");
    if (id.empty()) id = "c" + std::to_string(place + 1);
    for (const session::OfferItem& item : session.offer().items) {
      if (item.kind == session::InputKind::choice && !item.locked &&
          program.text(program.choice_infos[item.target].id) == id) {
        choice.is_offered = true;
      }
    }
    choice.when = text_at(document, path / "when");
    if (!choice.is_offered) choice.false_parts = false_parts(session, choice.when);
    shown_.choices.push_back(std::move(choice));
  }
}

namespace {

/// What is remembered here, and controls to have it otherwise. "Zelf gezet" stands at what was set.
void draw_state(Panel& panel, const PreviewShown& shown, SetByHand& by_hand) {
  const auto set = [&](const std::string& name, std::string value) {
    by_hand.values[name] = std::move(value);
    ++by_hand.changes;
    panel.flow.ui.ask_frame();
  };
  for (const PreviewValue& value : shown.state) {
    const bool is_set = by_hand.values.count(value.name) > 0;
    const std::string label =
        value.label + (is_set ? "  (" + panel.words("editor.hand.set") + ")" : std::string());
    const std::string id = "hand." + value.name;
    if (value.kind == program::SlotKind::integer) {
      if (const auto now = panel.step(id, label, value.value, value.now, value.least, value.most))
        set(value.name, std::to_string(*now));
    } else if (value.kind == program::SlotKind::boolean) {
      const ui::ChoiceResult toggled = ui::option(panel.flow.ui, id, label, {panel.flow.x, panel.flow.y},
                                                  panel.flow.width, value.now != 0, ui::OptionKind::many);
      panel.flow.y += toggled.height;
      if (toggled.was_pressed) set(value.name, value.now != 0 ? "false" : "true");
    } else {
      panel.flow.space(4);
      panel.flow.text(label, TextStyle::label);
      panel.flow.space(2);
      std::vector<std::pair<std::string, std::string>> words;
      for (const std::string& word : value.words) words.emplace_back(id + "." + word, word);
      const std::string pressed = panel.buttons(words, id + "." + value.value);
      if (!pressed.empty()) set(value.name, pressed.substr(id.size() + 1));
    }
  }
  if (!shown.facts.empty()) panel.label(panel.words("editor.hand.facts"));
  for (const PreviewFact& fact : shown.facts) {
    const bool is_set = by_hand.facts.count(fact.id) > 0;
    const std::string label =
        fact.text + (is_set ? "  (" + panel.words("editor.hand.set") + ")" : std::string());
    // What was told on the way cannot be untold: the way leads through it.
    if (fact.is_known && !is_set) {
      panel.note(panel.words("editor.hand.known", {label}));
      continue;
    }
    const ui::ChoiceResult toggled =
        ui::option(panel.flow.ui, "hand.fact." + fact.id, label, {panel.flow.x, panel.flow.y},
                   panel.flow.width, is_set, ui::OptionKind::many);
    panel.flow.y += toggled.height;
    if (!toggled.was_pressed) continue;
    if (by_hand.facts.erase(fact.id) == 0) by_hand.facts.insert(fact.id);
    ++by_hand.changes;
    panel.flow.ui.ask_frame();
  }
  if (by_hand.is_empty()) return;
  panel.flow.space(6);
  panel.note(panel.words("editor.hand.about"), Role::mind);
  panel.flow.space(4);
  if (panel.button("hand.clear", panel.words("editor.hand.clear"))) {
    by_hand.values.clear();
    by_hand.facts.clear();
    ++by_hand.changes;
    panel.flow.ui.ask_frame();
  }
}

}  // namespace

void draw_preview(Panel& panel, const PreviewShown& shown, SetByHand& by_hand) {
  panel.heading(panel.words("editor.preview"));
  panel.flow.space(4);
  if (!shown.why_not.empty()) {
    const bool is_key = shown.why_not == "errors" || shown.why_not == "passes";
    panel.note(is_key ? panel.words("editor.preview." + shown.why_not) : shown.why_not, Role::mind);
    if (shown.why_not != "errors") return;
  }
  panel.note(panel.words(shown.turns == 1 ? "editor.preview.way.one" : "editor.preview.way",
                         {std::to_string(shown.turns)}));
  panel.flow.space(4);
  draw_state(panel, shown, by_hand);
  if (!shown.choices.empty()) panel.label(panel.words("editor.hand.choices"));
  for (std::size_t i = 0; i < shown.choices.size(); ++i) {
    const PreviewChoice& choice = shown.choices[i];
    panel.flow.space(6);
    panel.flow.spans(
        {{std::to_string(i + 1) + "  ", TextStyle::label_strong, choice.is_offered ? Role::good : Role::stop},
         {choice.text, TextStyle::label, choice.is_offered ? Role::ink : Role::soft}});
    if (choice.is_offered) continue;
    if (choice.false_parts.empty()) {
      panel.note(panel.words("editor.preview.hidden"), Role::stop);
      continue;
    }
    const std::optional<ConditionWords> sentence = read_condition(choice.when);
    const bool is_any = sentence && sentence->is_any;
    std::string parts;
    for (const std::string& part : choice.false_parts) {
      if (!parts.empty()) parts += " " + panel.words(is_any ? "told.or" : "told.and") + " ";
      parts += condition_sentence(panel.desk().view, panel.document(), panel.checked(), part);
    }
    panel.note(panel.words("editor.preview.hidden_by", {parts}), Role::stop);
  }
}

}  // namespace gesprek::editor
