#include "player/conversation_model.h"

#include <algorithm>

namespace gesprek::player {

namespace {

using session::EntryKind;
using session::InputKind;

bool is_step(const session::Input& input) {
  return input.kind != InputKind::note && input.kind != InputKind::text;
}

std::string quoted(std::string_view text) {
  return "\xE2\x80\x9C" + std::string(text) + "\xE2\x80\x9D";
}

std::string words_of(program::ChoiceKind kind, std::string_view text) {
  if (kind == program::ChoiceKind::say) return quoted(text);
  return std::string(text);
}

void add_offer(const session::Session& session, ConversationPage& page) {
  const program::Program& program = session.program();
  const session::Offer& offer = session.offer();
  for (std::size_t i = 0; i < offer.items.size(); ++i) {
    const session::OfferItem& item = offer.items[i];
    OfferedItem out;
    out.place = i;
    out.is_enabled = !item.locked;
    switch (item.kind) {
      case InputKind::choice: {
        const program::Choice& choice = program.choices[item.target];
        out.text = words_of(choice.kind, program.text(choice.text));
        if (choice.kind == program::ChoiceKind::do_) out.note = "offer.do";
        if (choice.kind == program::ChoiceKind::think) out.note = "offer.think";
        if (item.locked) {
          out.reason = std::string(program.text(program.choice_infos[item.target].locked));
          out.note = out.reason.empty() ? "offer.locked" : "offer.locked_because";
        }
        break;
      }
      case InputKind::repair: {
        const program::Repair& repair = program.repairs[item.target];
        out.text = words_of(repair.kind, program.text(repair.text));
        out.note = "offer.repair";
        break;
      }
      case InputKind::topic:
        out.text = std::string(program.text(program.topics[item.target].title));
        if (program.topics[item.target].optional != 0) out.note = "offer.optional";
        page.offers_topics = true;
        break;
      case InputKind::switch_topic:
        out.text = std::string(program.text(program.topics[item.target].title));
        out.note = "offer.switch";
        break;
      case InputKind::then: out.note = "offer.then"; break;
      default: continue;
    }
    page.items.push_back(std::move(out));
  }
  page.is_form = offer.form != program::kNone;
  page.wants_sentence = offer.write_first;
}

/// Who spoke last; else the first person that reacts, else the first of the cast.
std::uint32_t person_in_view(const session::Session& session) {
  const program::Program& program = session.program();
  const session::Log& log = session.log();
  for (std::size_t i = log.size(); i-- > 0;) {
    if (log[i].kind != EntryKind::line) continue;
    const program::Line& line = program.lines[log[i].a];
    if (line.kind == program::LineKind::cast && line.cast != program::kNone) return line.cast;
  }
  for (std::uint32_t i = 0; i < program.cast.size(); ++i) {
    if (program.cast[i].has_persona != 0) return i;
  }
  return program.cast.empty() ? program::kNone : 0;
}

/// The mood that the last line of `cast` showed, or the one it would show.
std::uint32_t mood_in_view(const session::Session& session, std::uint32_t cast) {
  const session::Log& log = session.log();
  for (std::size_t i = log.size(); i-- > 0;) {
    if (log[i].kind != EntryKind::line) continue;
    const program::Line& line = session.program().lines[log[i].a];
    if (line.kind == program::LineKind::cast && line.cast == cast) {
      return log[i].c >= 0 ? static_cast<std::uint32_t>(log[i].c) : session.mood(cast);
    }
  }
  return session.mood(cast);
}

void add_feeling(Feeling& feeling, const Feeling& of_mood) {
  const auto blend = [](double state, double mood) {
    return std::clamp(state * 0.45 + mood * 0.75, -1.0, 1.0);
  };
  feeling.warmth = blend(feeling.warmth, of_mood.warmth);
  feeling.tension = blend(feeling.tension, of_mood.tension);
  feeling.shame = blend(feeling.shame, of_mood.shame);
  feeling.anger = blend(feeling.anger, of_mood.anger);
  feeling.sadness = blend(feeling.sadness, of_mood.sadness);
  feeling.resist = blend(feeling.resist, of_mood.resist);
  feeling.energy = std::clamp(of_mood.energy, 0.0, 1.0);
}

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

/// A mood by its id, and by the words its face is described with: a mood that somebody adds is drawn too.
Feeling feeling_of_mood(const program::Program& program, const program::Mood& mood) {
  const std::string all = std::string(program.text(mood.id)) + " " + std::string(program.text(mood.face)) +
                          " " + std::string(program.text(mood.posture));
  Feeling out;
  if (has(all, "ontspannen") || has(all, "zacht") || has(all, "opgelucht") || has(all, "warm"))
    out.warmth = 0.8;
  if (has(all, "glimlach") || has(all, "lach")) out.warmth = std::max(out.warmth, 0.35);
  if (has(all, "trots") || has(all, "open") || has(all, "stralen")) {
    out.warmth = std::max(out.warmth, 0.6);
    out.energy = 0.9;
  }
  if (has(all, "gespannen") || has(all, "strak") || has(all, "knipperen") || has(all, "bang") ||
      has(all, "schrik")) {
    out.tension = 0.85;
    out.warmth = std::min(out.warmth, -0.15);
  }
  if (has(all, "gesloten") || has(all, "vlak") || has(all, "kijkt weg") || has(all, "armen over elkaar")) {
    out.resist = 0.8;
    out.warmth = -0.5;
  }
  if (has(all, "beschaamd") || has(all, "naar de grond") || has(all, "naar beneden") || has(all, "omlaag")) {
    out.shame = 0.85;
    out.energy = 0.2;
  }
  if (has(all, "verdriet") || has(all, "tranen") || has(all, "huil")) {
    out.sadness = 0.9;
    out.energy = 0.2;
  }
  if (has(all, "boos") || has(all, "kwaad") || has(all, "woedend") || has(all, "fel") ||
      has(all, "geprikkeld")) {
    out.anger = 0.85;
    out.warmth = -0.6;
    out.energy = 0.9;
  }
  if (has(all, "knikkend")) {  // the smile that stands still
    out.warmth = 0.4;
    out.tension = 0.45;
  }
  return out;
}

}  // namespace

Feeling feeling_of(const session::Session& session, std::uint32_t cast) {
  Feeling out;
  if (cast == program::kNone) return out;
  const program::Program& program = session.program();
  const auto share = [&](std::uint32_t index) {
    const program::Slot& slot = program.slots[index];
    return slot.max > slot.min ? static_cast<double>(session.slot(index) - slot.min) /
                                     static_cast<double>(slot.max - slot.min)
                               : 0.0;
  };
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    if (program.slots[i].cast != cast) continue;
    const std::string_view name = program.text(program.slots[i].name);
    const std::string_view what = name.substr(std::min(name.find('.'), name.size() - 1) + 1);
    if (what == "vertrouwen") out.warmth += (share(i) - 0.45) * 1.4;
    if (what == "openheid") out.warmth += (share(i) - 0.5) * 0.6;
    if (what == "spanning") out.tension = std::max(0.0, share(i) * 1.5 - 0.5);
    if (what == "weerstand") out.resist = std::max(0.0, share(i) * 1.4 - 0.4);
    if (what == "schaamte") out.shame = std::max(0.0, share(i) * 1.6 - 0.8);
    if (what == "escalatie") out.anger = share(i);
  }
  out.warmth = std::clamp(out.warmth, -1.0, 1.0);
  const std::uint32_t mood = mood_in_view(session, cast);
  if (mood != program::kNone) add_feeling(out, feeling_of_mood(program, program.moods[mood]));
  return out;
}

session::Input input_of(const session::OfferItem& item) {
  session::Input input;
  input.kind = item.kind;
  input.target = item.target;
  return input;
}

std::optional<std::size_t> step_back_to(const session::Session& session) {
  const std::vector<session::Input>& inputs = session.inputs();
  for (std::size_t i = inputs.size(); i-- > 0;) {
    if (is_step(inputs[i])) return i;
  }
  return std::nullopt;
}

std::vector<cli::Block> whole_conversation(const session::Session& session) {
  std::vector<cli::Block> blocks = cli::conversation_blocks(session, 0, session.log().size());
  if (session.status() == session::Status::waiting && session.program().header.feedback_during == 0) {
    for (cli::Block& block : blocks) block.thought.clear();
  }
  return blocks;
}

std::string spoken_words(const ConversationPage& page) {
  std::string out;
  for (const cli::Block& block : page.blocks) {
    const bool is_heard = block.kind == cli::BlockKind::speech || block.kind == cli::BlockKind::narrator ||
                          block.kind == cli::BlockKind::media || block.kind == cli::BlockKind::ending;
    if (!is_heard) continue;
    for (const std::string& words :
         {block.kind == cli::BlockKind::ending ? block.who : std::string(), block.text, block.cue}) {
      if (!words.empty()) out += words + "\n";
    }
  }
  return out;
}

ConversationPage conversation_page(const session::Session& session) {
  const program::Program& program = session.program();
  ConversationPage page;
  page.title = std::string(program.text(program.header.title));
  if (session.phase() != program::kNone) {
    page.phase = std::string(program.shown_name(program.phases.begin + session.phase()));
    std::replace(page.phase.begin(), page.phase.end(), '_', ' ');
  }
  page.is_over = session.status() != session::Status::waiting;

  const std::optional<std::size_t> last = step_back_to(session);
  const std::size_t from = last ? session.log_size_after(*last) : 0;
  page.blocks = cli::conversation_blocks(session, from, session.log().size());
  page.new_facts = cli::revealed_between(session, from, session.log().size());
  // What was noted or filled in is known to who did it, and stands in the text so far.
  page.blocks.erase(std::remove_if(page.blocks.begin(), page.blocks.end(),
                                   [](const cli::Block& block) {
                                     return block.kind == cli::BlockKind::phase ||
                                            block.kind == cli::BlockKind::noted ||
                                            block.kind == cli::BlockKind::form;
                                   }),
                    page.blocks.end());
  page.spoken = page.blocks.size();
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.blocks[i].kind == cli::BlockKind::speech) page.spoken = i;
  }

  page.person = person_in_view(session);
  if (page.person != program::kNone) {
    const program::CastMember& member = program.cast[page.person];
    page.name = std::string(program.text(member.name));
    page.about = std::string(program.text(member.about));
    page.portrait = std::string(program.text(member.portrait));
    const std::uint32_t mood = mood_in_view(session, page.person);
    if (mood != program::kNone) page.mood = std::string(program.text(program.moods[mood].label));
    page.feeling = feeling_of(session, page.person);
  }
  if (!page.is_over) add_offer(session, page);
  page.shows_thoughts = page.is_over || program.header.feedback_during != 0;
  if (!page.shows_thoughts) {
    for (cli::Block& block : page.blocks) block.thought.clear();
  }
  // 5.15: the engine reads no clock; who runs one gives the input `late`.
  if (!page.is_over && session.offer().can_be_late && session.node() != program::kNone)
    page.time_seconds = program.nodes[session.node()].time_seconds;
  for (const program::HelpLine& line : program.help_lines) {
    page.help.push_back(std::string(program.text(line.label)) + ": " +
                        std::string(program.text(line.contact)));
  }
  page.can_step_back = program.header.step_back != 0 && last.has_value();

  for (const session::Entry& entry : session.log()) {
    if (entry.kind != EntryKind::revealed) continue;
    NotebookItem item;
    item.fact = entry.a;
    item.text = std::string(program.text(program.facts[entry.a].text));
    item.source = std::string(program.text(program.facts[entry.a].source));
    if (const std::uint32_t noted = session.noted_as(entry.a); noted > 0) {
      item.noted_as = static_cast<program::FactKind>(noted - 1);
    }
    page.notebook.push_back(std::move(item));
  }
  return page;
}

}  // namespace gesprek::player
