#include "engine/exchange/case_texts.h"

#include <set>
#include <string_view>
#include <utility>

namespace gesprek::exchange {

namespace {

using program::kNone;
using program::Program;
using program::Range;
using program::TextRef;

class Walk {
 public:
  explicit Walk(Program& program) : p_(program) {
    if (p_.shown_names.empty()) p_.shown_names = p_.names;
  }

  std::vector<TextPlace> run() {
    head();
    people();
    for (program::Fact& fact : p_.facts) {
      const std::string id = "fact/" + text(fact.id);
      own(id, "a fact the learner can note", fact.text);
      own(id + ".source", "where that fact comes from", fact.source);
    }
    for (program::Slot& slot : p_.slots) {
      add("state/" + text(slot.name), "what this is called in a curve of the debrief",
          slot.cast == kNone ? TextOrigin::own : TextOrigin::shared, slot.label);
    }
    names(p_.phases, "phase/", "a phase of the conversation", TextOrigin::own);
    for (std::uint32_t node = 0; node < p_.nodes.size(); ++node) moment(node);
    scripts();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string text(TextRef ref) const { return std::string(p_.text(ref)); }

  void add(std::string id, std::string note, TextOrigin origin, TextRef& ref) {
    if (ref.size == 0) return;
    out_.push_back({std::move(id), std::move(note), origin, &ref});
  }
  void own(std::string id, std::string note, TextRef& ref) {
    add(std::move(id), std::move(note), TextOrigin::own, ref);
  }
  void shared(std::string id, std::string note, TextRef& ref) {
    add(std::move(id), std::move(note), TextOrigin::shared, ref);
  }
  void names(Range range, const std::string& prefix, const std::string& note, TextOrigin origin) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      add(prefix + text(p_.names[i]), note, origin, p_.shown_names[i]);
    }
  }

  void head() {
    program::Header& h = p_.header;
    own("case/title", "the title of the case", h.title);
    own("case/summary", "what it is about, on its card", h.summary);
    own("case/role", "the learner's profession", h.role);
    own("case/setting", "where and when it begins", h.setting);
    own("case/content_note", "what it touches, before it begins", h.content_note);
  }

  void people() {
    for (program::CastMember& who : p_.cast) {
      const std::string id = "cast/" + text(who.id);
      own(id + ".name", "a name", who.name);
      own(id + ".about", "who this is", who.about);
    }
  }

  // --- lines ---

  [[nodiscard]] std::string speaker(const program::Line& line) const {
    switch (line.kind) {
      case program::LineKind::cast: return line.cast == kNone ? "" : text(p_.cast[line.cast].name) + " says";
      case program::LineKind::narrator: return "narrator";
      case program::LineKind::inner: return "the learner's inner voice";
      case program::LineKind::media: return "name of a file";
      case program::LineKind::first: return "";
    }
    return "";
  }

  void lines(Range range) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      // A reply that several choices share is the same text.
      if (!seen_lines_.insert(i).second) continue;
      program::Line& line = p_.lines[i];
      const std::string id = text(line.text_id);
      const std::string who = line.cast == kNone ? "" : " of " + text(p_.cast[line.cast].name);
      if (line.kind != program::LineKind::media) own(id, speaker(line), line.text);
      own(id + ".cue", "visible behaviour" + who, line.cue);
      own(id + ".thought", "thought" + who + ", not said", line.thought);
      own(id + ".alt", "what a picture shows", line.alt);
      lines(line.first);
    }
  }

  // --- moments ---

  void moment(std::uint32_t index) {
    program::Node& node = p_.nodes[index];
    const std::string id = text(node.id);
    lines(node.lines);
    for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) choice(id, i);
    switch (node.way) {
      case program::Way::topics: {
        program::TopicLayer& layer = p_.layers[node.way_index];
        for (std::uint32_t i = layer.topics.begin; i != layer.topics.end(); ++i) {
          own(id + ".topic." + text(p_.topics[i].id), "a subject to choose", p_.topics[i].title);
        }
        lines(layer.again);
        break;
      }
      case program::Way::form: form(id, p_.forms[node.way_index]); break;
      case program::Way::ending: {
        program::Ending& ending = p_.endings[node.way_index];
        own(id + ".ending.title", "title of an ending", ending.title);
        own(id + ".ending.text", "what happens at the end", ending.text);
        own(id + ".ending.child", "what that means for the child", ending.child);
        break;
      }
      case program::Way::go:
      case program::Way::choices:
      case program::Way::branch: break;
    }
  }

  static const char* said(program::ChoiceKind kind) {
    switch (kind) {
      case program::ChoiceKind::say: return "the learner says";
      case program::ChoiceKind::do_: return "the learner does";
      case program::ChoiceKind::think: return "the learner thinks";
    }
    return "";
  }

  void choice(const std::string& node, std::uint32_t index) {
    program::Choice& choice = p_.choices[index];
    program::ChoiceInfo& info = p_.choice_infos[index];
    const std::string id = node + "." + text(info.id);
    own(id, said(choice.kind), choice.text);
    own(id + ".locked", "why this choice cannot be taken now", info.locked);
    lines(choice.reply);
    own(id + ".why", "explanation of this choice", info.why);
    if (choice.repair == kNone) return;
    program::Repair& repair = p_.repairs[choice.repair];
    own(id + ".repair", std::string(said(repair.kind)) + ", taking it back", repair.text);
    lines(repair.reply);
    own(id + ".repair.why", "explanation of that repair", repair.why);
  }

  // --- forms ---

  void form(const std::string& node, program::Form& form) {
    shared(node + ".form.title", "title of a form", form.title);
    for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
      program::Field& field = p_.fields[f];
      const std::string id = node + "." + text(field.id);
      shared(id + ".ask", "a question of a form", field.ask);
      for (std::uint32_t i = field.options.begin; i != field.options.end(); ++i) {
        program::Option& option = p_.options[i];
        shared(id + "." + text(option.id), "an answer", option.label);
        shared(id + "." + text(option.id) + ".why", "explanation of that answer", option.why);
      }
      for (std::uint32_t i = field.items.begin; i != field.items.end(); ++i) {
        shared(id + ".item." + text(p_.items[i].id), "a card to put somewhere", p_.items[i].text);
      }
      names(field.columns, id + ".column.", "a column for cards", TextOrigin::shared);
      shared(id + ".why", "explanation of that question", field.why);
    }
  }

  // --- what comes from scripts ---

  void scripts() {
    for (program::CastMember& who : p_.cast) {
      for (std::uint32_t i = who.afterwards.begin; i != who.afterwards.end(); ++i) {
        shared("persona/" + text(who.persona) + ".afterwards." + std::to_string(i - who.afterwards.begin + 1),
               "what this person says about the talk afterwards", p_.rows[i].text);
      }
    }
    for (program::Mood& mood : p_.moods) {
      const std::string id = "mood/" + text(mood.id);
      shared(id, "a mood", mood.label);
      shared(id + ".face", "how that looks in a face", mood.face);
      shared(id + ".posture", "how that looks in a body", mood.posture);
      for (std::uint32_t i = mood.cues.begin; i != mood.cues.end(); ++i) {
        shared(id + ".cue" + std::to_string(i - mood.cues.begin + 1), "visible behaviour", p_.shown_names[i]);
      }
    }
    for (program::Move& move : p_.moves)
      shared("move/" + text(move.id), "a kind of thing to say", move.label);
    for (program::EventName& event : p_.events) {
      shared("event/" + text(event.id), "something that happened, in the debrief", event.label);
    }
    judged();
    program::Header& h = p_.header;
    shared("profile/label", "a profile of the reporting code", h.profile_label);
    shared("profile/remark", "a remark about that profile", h.profile_remark);
    shared("debrief/uncertainty", "stands under every debrief", h.uncertainty);
    for (program::Question& question : p_.questions) {
      shared("debrief/question." + text(question.id), "a question to think about", question.ask);
    }
    shared("debrief/help_intro", "before the help lines", h.help_intro);
    help("help/", p_.help_lines);
    help("case_help/", p_.case_help);
  }

  void help(const std::string& prefix, std::vector<program::HelpLine>& lines) {
    for (program::HelpLine& line : lines) {
      const std::string id = prefix + text(line.id);
      shared(id, "who can help: a help line, or a place", line.label);
      shared(id + ".about", "when it can be reached, what it costs", line.about);
      shared(id + ".for", "for whom it is", line.whom);
    }
  }

  void judged() {
    for (program::Family& family : p_.families) {
      shared("family/" + text(family.id), "a group of criteria", family.label);
      shared("family/" + text(family.id) + ".about", "what that group is about", family.about);
    }
    for (program::Band& band : p_.bands) {
      shared("band/" + text(band.id), "a level of skill", band.label);
      shared("band/" + text(band.id) + ".about", "what that level means", band.about);
    }
    for (program::Criterion& criterion : p_.criteria) {
      const std::string id = "criterion/" + text(criterion.id);
      shared(id, "a criterion", criterion.label);
      shared(id + ".about", "what it is", criterion.about);
      shared(id + ".good", "how it sounds when it works", criterion.good);
      shared(id + ".poor", "how it sounds when it does not", criterion.poor);
      shared(id + ".debrief", "what the debrief says about it", criterion.debrief);
      shared(id + ".debrief_low", "the same, below 75 percent", criterion.debrief_low);
      shared(id + ".debrief_high", "the same, from 75 percent", criterion.debrief_high);
    }
    for (program::Knockout& knockout : p_.knockouts) {
      shared("knockout/" + text(knockout.id), "what must not happen", knockout.label);
      shared("knockout/" + text(knockout.id) + ".about", "why", knockout.about);
    }
    // Rules that follow each other may share an id: one rule with several clauses.
    for (std::size_t i = 0; i < p_.rules.size(); ++i) {
      if (i > 0 && text(p_.rules[i].id) == text(p_.rules[i - 1].id)) continue;
      shared("rule/" + text(p_.rules[i].id), "a rule of the reporting code", p_.rules[i].label);
    }
  }

  Program& p_;
  std::vector<TextPlace> out_;
  std::set<std::uint32_t> seen_lines_;
};

void prefer(TextRef& text, TextRef english) {
  if (english.size > 0) text = english;
}

}  // namespace

std::vector<TextPlace> text_places(Program& program) {
  return Walk(program).run();
}

std::set<std::string> written_form_texts(const scenario::Scenario& authored) {
  std::set<std::string> out;
  for (const scenario::Node& node : authored.nodes) {
    if (!node.form.has_value() || node.form->use.has_value()) continue;
    out.insert(node.form->title.value);
    for (const scenario::FormField& field : node.form->fields) {
      out.insert(field.ask.value);
      if (field.why.has_value()) out.insert(field.why->value);
      for (const scenario::FormItem& item : field.items) out.insert(item.text.value);
      for (const scenario::FormOption& option : field.options) {
        out.insert(option.label.value);
        if (option.why.has_value()) out.insert(option.why->value);
      }
    }
  }
  return out;
}

void use_english_labels(Program& program) {
  for (program::Family& family : program.families) prefer(family.label, family.label_en);
  for (program::Band& band : program.bands) prefer(band.label, band.label_en);
  for (program::Criterion& criterion : program.criteria) {
    prefer(criterion.label, criterion.label_en);
    prefer(criterion.about, criterion.about_en);
    prefer(criterion.good, criterion.good_en);
    prefer(criterion.poor, criterion.poor_en);
    prefer(criterion.debrief, criterion.debrief_en);
    prefer(criterion.debrief_low, criterion.debrief_low_en);
    prefer(criterion.debrief_high, criterion.debrief_high_en);
  }
  for (program::Knockout& knockout : program.knockouts) prefer(knockout.label, knockout.label_en);
  for (program::Rule& rule : program.rules) prefer(rule.label, rule.label_en);
}

}  // namespace gesprek::exchange
