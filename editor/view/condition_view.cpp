// A condition as a sentence that is clicked together; beyond that, as the text it is.
#include <algorithm>
#include <cstdlib>

#include "editor/document/commands.h"
#include "editor/document/condition_words.h"
#include "editor/view/panel.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;

namespace {

/// "meter:karin.vertrouwen": a subject, as the id of an option.
std::string subject_id(const ConditionTerm& term) {
  switch (term.kind) {
    case TermKind::meter: return "meter:" + term.name;
    case TermKind::word: return "word:" + term.name;
    case TermKind::flag: return "flag:" + term.name;
    case TermKind::seen: return "seen:" + term.name;
    case TermKind::chosen: return "chosen:" + term.name;
    case TermKind::knows: return "knows:" + term.name;
    case TermKind::noted: return "noted:" + term.name;
    case TermKind::event: return "event:" + term.name;
  }
  return {};
}

std::vector<std::string> values_of(const Document& document, const std::string& variable) {
  std::vector<std::string> values;
  const YamlRef list = locate(document.tree(), {"variables", PathStep(variable), "values"}).value;
  for (YamlRef at = list.exists() && list.is_sequence() ? list.first_child() : YamlRef(); at.exists();
       at = at.next()) {
    values.emplace_back(at.text());
  }
  return values;
}

bool is_flag(const Document& document, const std::string& variable) {
  const std::string start = text_at(document, {"variables", PathStep(variable), "start"});
  return start == "true" || start == "false";
}

std::vector<PickOption> subjects(const Panel& panel) {
  const Document& document = panel.document();
  std::vector<PickOption> options;
  for (const PickOption& one : meter_options(document, panel.checked())) {
    const bool is_word = one.id.find('.') == std::string::npos && !values_of(document, one.id).empty();
    const char* kind = is_word ? "word:" : is_flag(document, one.id) ? "flag:" : "meter:";
    options.push_back({kind + one.id, one.label, {}});
  }
  for (const PickOption& one : fact_options(document)) {
    options.push_back({"knows:" + one.id, panel.words("sentence.knows", {one.id}), one.about});
  }
  for (const PickOption& one : fact_options(document)) {
    options.push_back({"noted:" + one.id, panel.words("sentence.noted", {one.id}), one.about});
  }
  for (const PickOption& one : event_options(document, panel.checked())) {
    options.push_back({"event:" + one.id, panel.words("sentence.event", {one.label}), one.about});
  }
  for (const PickOption& one : moment_options(document)) {
    options.push_back({"seen:" + one.id, panel.words("sentence.seen", {one.id}), one.about});
  }
  for (const std::string& node : keys_of(document, "nodes")) {
    const YamlRef choices = locate(document.tree(), {"nodes", PathStep(node), "choices"}).value;
    for (YamlRef at = choices.exists() && choices.is_sequence() ? choices.first_child() : YamlRef();
         at.exists(); at = at.next()) {
      const YamlRef id = child(at, "id");
      if (!id.is_scalar()) continue;
      const std::string name = node + "." + std::string(id.text());
      const YamlRef say = child(at, "say");
      options.push_back({"chosen:" + name, panel.words("sentence.chosen", {name}),
                         say.is_scalar() ? std::string(say.text()) : std::string()});
    }
  }
  return options;
}

/// A term that says something about this subject, to begin with.
ConditionTerm term_about(const Document& document, const std::string& id) {
  ConditionTerm term;
  const std::size_t colon = id.find(':');
  const std::string kind = id.substr(0, colon);
  term.name = id.substr(colon + 1);
  if (kind == "meter") {
    term.value = "5";
  } else if (kind == "word") {
    term.kind = TermKind::word;
    term.op = "==";
    const std::vector<std::string> values = values_of(document, term.name);
    term.value = values.empty() ? "" : values.front();
  } else if (kind == "flag") {
    term.kind = TermKind::flag;
  } else if (kind == "seen") {
    term.kind = TermKind::seen;
  } else if (kind == "chosen") {
    term.kind = TermKind::chosen;
  } else if (kind == "knows") {
    term.kind = TermKind::knows;
  } else if (kind == "noted") {
    term.kind = TermKind::noted;
  } else {
    term.kind = TermKind::event;
  }
  return term;
}

std::string event_words(const CheckedCase& checked, const ConditionTerm& term) {
  const auto& events = checked.scripts().catalogues.events;
  const auto found = events.find(term.name);
  const std::string label = found != events.end() ? found->second.label.nl : term.name;
  return term.value.empty() ? label : label + ": " + term.value;
}

std::string subject_words(const Panel& panel, const ConditionTerm& term) {
  switch (term.kind) {
    case TermKind::meter:
    case TermKind::word:
    case TermKind::flag: return meter_label(panel.document(), panel.checked(), term.name);
    case TermKind::seen: return panel.words("sentence.seen", {term.name});
    case TermKind::chosen: return panel.words("sentence.chosen", {term.name});
    case TermKind::knows: return panel.words("sentence.knows", {term.name});
    case TermKind::noted: return panel.words("sentence.noted", {term.name});
    case TermKind::event: return panel.words("sentence.event", {event_words(panel.checked(), term)});
  }
  return {};
}

std::string relation_key(const ConditionTerm& term) {
  if (term.kind == TermKind::meter || term.kind == TermKind::word) {
    if (term.op == ">=") return "sentence.at_least";
    if (term.op == "<=") return "sentence.at_most";
    if (term.op == ">") return "sentence.more";
    if (term.op == "<") return "sentence.less";
    return term.op == "==" ? "sentence.is" : "sentence.is_not";
  }
  return term.is_not ? "sentence.no" : "sentence.yes";
}

std::vector<PickOption> relations(const Panel& panel, const ConditionTerm& term) {
  std::vector<PickOption> options;
  const auto add = [&](const char* id, const char* key) { options.push_back({id, panel.words(key), {}}); };
  if (term.kind == TermKind::meter) {
    add(">=", "sentence.at_least");
    add("<=", "sentence.at_most");
    add(">", "sentence.more");
    add("<", "sentence.less");
  }
  if (term.kind == TermKind::meter || term.kind == TermKind::word) {
    add("==", "sentence.is");
    add("~=", "sentence.is_not");
  } else {
    add("yes", "sentence.yes");
    add("no", "sentence.no");
  }
  return options;
}

/// "ten minste 6 is", with its subject: a key of the texts, and what stands in it.
std::string term_words(const player::View& view, const Document& document, const CheckedCase& checked,
                       const ConditionTerm& term) {
  const std::string no = term.is_not ? "not_" : "";
  switch (term.kind) {
    case TermKind::meter:
    case TermKind::word:
      // "sentence.at_least" → "told.at_least"
      return view.words("told" + relation_key(term).substr(8),
                        {meter_label(document, checked, term.name), term.value});
    case TermKind::flag:
      return view.words("told." + no + "flag", {meter_label(document, checked, term.name)});
    case TermKind::seen: return view.words("told." + no + "seen", {term.name});
    case TermKind::chosen: return view.words("told." + no + "chosen", {term.name});
    case TermKind::knows: return view.words("told." + no + "knows", {term.name});
    case TermKind::noted: return view.words("told." + no + "noted", {term.name});
    case TermKind::event: return view.words("told." + no + "event", {event_words(checked, term)});
  }
  return {};
}

}  // namespace

std::string condition_sentence(const player::View& view, const Document& document, const CheckedCase& checked,
                               std::string_view text) {
  const std::optional<ConditionWords> sentence = read_condition(text);
  if (!sentence) return std::string(text);
  std::string words;
  for (const ConditionTerm& term : sentence->terms) {
    if (!words.empty()) words += " " + view.words(sentence->is_any ? "told.or" : "told.and") + " ";
    words += term_words(view, document, checked, term);
  }
  return words;
}

void Panel::condition(const Path& owner, const char* key, const std::string& label_text, bool may_be_empty) {
  const std::string now = text_at(document(), owner / PathStep(std::string(key)));
  const std::string id = "when." + to_text(owner);
  const std::string hint = words("editor.list.search");
  const auto set = [&](const ConditionWords& sentence) {
    apply(set_field(document(), owner, key, write_condition(sentence)));
  };
  if (now.empty()) {
    flow.space(12);
    if (const auto chosen = pick(id + ".new", label_text + " …", subjects(*this), hint)) {
      set({false, {term_about(document(), *chosen)}});
    }
    return;
  }
  std::optional<ConditionWords> sentence = read_condition(now);
  if (!sentence) {
    field(owner, key, label_text);
    flow.space(2);
    note(words("sentence.beyond"));
    return;
  }
  label(label_text);
  for (std::size_t i = 0; i < sentence->terms.size(); ++i) {
    ConditionTerm& term = sentence->terms[i];
    const std::string at = id + "." + std::to_string(i);
    const bool has_value = term.kind == TermKind::meter || term.kind == TermKind::word;
    std::vector<std::pair<std::string, std::string>> row{{"pick." + at + ".what", subject_words(*this, term)},
                                                         {"pick." + at + ".how", words(relation_key(term))}};
    if (term.kind == TermKind::word) row.emplace_back("pick." + at + ".value", term.value);
    if (!has_value || may_be_empty || sentence->terms.size() > 1) row.emplace_back(at + ".gone", "×");
    const std::string pressed = buttons(row);
    if (pressed == at + ".gone") {
      sentence->terms.erase(sentence->terms.begin() + static_cast<std::ptrdiff_t>(i));
      set(*sentence);
      return;
    }
    if (!pressed.empty()) unfold(pressed.substr(5));
    if (const auto chosen = list(at + ".what", subjects(*this), hint)) {
      if (subject_id(term) != *chosen) {
        term = term_about(document(), *chosen);
        set(*sentence);
      }
      return;
    }
    if (const auto chosen = list(at + ".how", relations(*this, term), hint)) {
      if (has_value) {
        term.op = *chosen;
      } else {
        term.is_not = *chosen == "no";
      }
      set(*sentence);
      return;
    }
    if (term.kind == TermKind::word) {
      std::vector<PickOption> values;
      for (const std::string& value : values_of(document(), term.name)) values.push_back({value, value, {}});
      if (const auto chosen = list(at + ".value", values, hint)) {
        term.value = *chosen;
        set(*sentence);
        return;
      }
    }
    if (term.kind == TermKind::meter) {
      flow.space(4);
      const int value = std::atoi(term.value.c_str());  // digits only: it was read so
      if (const auto next = step(at + ".value", words("sentence.number"), term.value, value, -100, 100)) {
        term.value = std::to_string(*next);
        set(*sentence);
        return;
      }
    }
    flow.space(4);
  }
  std::vector<std::pair<std::string, std::string>> more{{"pick." + id + ".new", words("sentence.and_more")}};
  if (sentence->terms.size() > 1) {
    more.emplace_back(id + ".join", words(sentence->is_any ? "sentence.any" : "sentence.all"));
  }
  const std::string pressed = buttons(more);
  if (pressed == id + ".join") {
    sentence->is_any = !sentence->is_any;
    set(*sentence);
  } else if (!pressed.empty()) {
    unfold(id + ".new");
  }
  if (const auto chosen = list(id + ".new", subjects(*this), hint)) {
    sentence->terms.push_back(term_about(document(), *chosen));
    set(*sentence);
  }
}

}  // namespace gesprek::editor
