#include "engine/cli/conversation_text.h"

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kSpeechIndent = 2;

/// A person goes on speaking: the name need not be said again.
bool continues(const Block* before, const Block& block) {
  return before != nullptr && before->kind == BlockKind::speech && before->who == block.who &&
         before->mood == block.mood && block.cue.empty();
}

void show_speech(Page& page, const Block& block, const Block* before) {
  if (!continues(before, block)) {
    page.gap();
    const std::string mood =
        block.mood.empty() ? std::string() : " " + std::string(page.mark("·", "-")) + " " + block.mood;
    page.pair(Tone::speaker, block.who, Tone::cue, mood);
    if (!block.cue.empty()) page.text(Tone::cue, block.cue, kSpeechIndent);
  }
  page.text(Tone::speech, page.quoted(block.text), kSpeechIndent);
}

void show_block(Page& page, const Block& block, const Block* before) {
  switch (block.kind) {
    case BlockKind::phase:
      page.gap();
      page.rule(Tone::heading, block.text);
      page.gap();
      break;
    case BlockKind::topic:
      page.gap();
      page.labelled(Tone::heading, std::string(page.mark("›", ">")) + " ", Tone::heading, block.text);
      break;
    case BlockKind::narrator:
      page.gap();
      page.text(Tone::narrator, block.text);
      if (!block.cue.empty()) page.text(Tone::cue, block.cue);
      break;
    case BlockKind::speech: show_speech(page, block, before); break;
    case BlockKind::inner:
      page.gap();
      page.text(Tone::inner, "Je denkt: " + block.text);
      break;
    case BlockKind::media:
      page.gap();
      page.text(Tone::cue, "[" + block.text + "]");
      break;
    case BlockKind::said:
      page.gap();
      page.pair(Tone::learner, "Jij", Tone::cue, block.who.empty() ? std::string() : " tegen " + block.who);
      page.text(Tone::speech, page.quoted(block.text), kSpeechIndent);
      break;
    case BlockKind::done:
      page.gap();
      page.pair(Tone::learner, "Jij", Tone::cue, {});
      page.text(Tone::narrator, block.text, kSpeechIndent);
      break;
    case BlockKind::thought:
      page.gap();
      page.pair(Tone::learner, "Jij, in jezelf", Tone::cue, {});
      page.text(Tone::inner, block.text, kSpeechIndent);
      break;
    case BlockKind::late:
      page.gap();
      page.text(Tone::cue, "(Je zegt niets. De tijd gaat voorbij.)");
      break;
    case BlockKind::own_sentence:
      page.gap();
      page.text(Tone::faint, "Je eigen zin, voor straks:");
      page.text(Tone::faint, page.quoted(printable(block.text)), kSpeechIndent);
      break;
    case BlockKind::noted:
      page.gap();
      page.labelled(Tone::faint, "Genoteerd als " + block.mood + ": ", Tone::faint, block.text);
      break;
    case BlockKind::form:
      if (before == nullptr || before->kind != BlockKind::form) page.gap();
      page.text(Tone::faint, block.text);
      for (const std::string& line : block.lines) {
        page.labelled(Tone::faint, std::string(page.mark("•", "*")) + " ", Tone::plain, printable(line),
                      kSpeechIndent);
      }
      break;
    case BlockKind::mended:
      page.gap();
      page.text(Tone::repair, "(Hersteld: je hebt die zin teruggenomen.)");
      break;
    case BlockKind::hook_off:
      page.gap();
      page.text(Tone::mind, printable(block.text));
      break;
    case BlockKind::explanation:
      page.gap();
      page.labelled(Tone::faint, "Waarom: ", Tone::faint, block.text);
      break;
    case BlockKind::ending:
      page.gap();
      page.rule(Tone::title, block.who);
      page.gap();
      page.text(Tone::narrator, block.text);
      break;
    case BlockKind::fault:
      page.gap();
      page.text(Tone::mind,
                "Dit gesprek kan hier niet verder: " + block.text + ". Dat ligt aan de casus, niet aan jou.");
      break;
  }
}

std::string words_of(const Page& page, program::ChoiceKind kind, std::string_view text) {
  switch (kind) {
    case program::ChoiceKind::say: return page.quoted(text);
    case program::ChoiceKind::do_: return std::string(text);
    case program::ChoiceKind::think: return "(denken) " + std::string(text);
  }
  return std::string(text);
}

}  // namespace

void show_blocks(Page& page, const std::vector<Block>& blocks, const Block* before) {
  for (const Block& block : blocks) {
    show_block(page, block, before);
    before = &block;
  }
}

void show_opening(Page& page, const program::Program& program, bool is_interactive) {
  const program::Header& header = program.header;
  page.gap();
  page.text(Tone::title, program.text(header.title));
  page.gap();
  std::string intro;
  const auto add = [&](std::string_view sentence) {
    if (sentence.empty()) return;
    if (!intro.empty()) intro += ' ';
    intro += sentence;
  };
  add(program.text(header.summary));
  if (header.role.size > 0) add("Jij bent " + std::string(program.text(header.role)) + ".");
  page.text(Tone::plain, intro);
  if (header.setting.size > 0) page.text(Tone::plain, program.text(header.setting));
  if (header.content_note.size > 0) {
    page.gap();
    page.text(Tone::mind, program.text(header.content_note));
  }
  if (is_interactive) {
    page.gap();
    page.text(Tone::faint,
              "Kies met een nummer. Typ ? voor hulp en stop om te stoppen: er gaat niets verloren.");
  }
  page.gap();
}

std::vector<OfferLine> offer_lines(const Page& page, const session::Session& session) {
  const program::Program& program = session.program();
  std::vector<OfferLine> out;
  for (const session::OfferItem& item : session.offer().items) {
    OfferLine line;
    switch (item.kind) {
      case session::InputKind::choice: {
        const program::Choice& choice = program.choices[item.target];
        line.text = words_of(page, choice.kind, program.text(choice.text));
        if (item.locked) {
          line.tone = Tone::locked;
          line.reason = "kan nu niet: " + std::string(program.text(program.choice_infos[item.target].locked));
        }
        break;
      }
      case session::InputKind::repair: {
        const program::Repair& repair = program.repairs[item.target];
        line.label = "herstel: ";
        line.text = words_of(page, repair.kind, program.text(repair.text));
        line.tone = Tone::repair;
        break;
      }
      case session::InputKind::topic: {
        const program::Topic& topic = program.topics[item.target];
        line.text = std::string(program.text(topic.title));
        if (topic.optional != 0) line.reason = "mag je overslaan";
        break;
      }
      case session::InputKind::switch_topic:
        line.label = "ander onderwerp: ";
        line.text = std::string(program.text(program.topics[item.target].title));
        line.tone = Tone::faint;
        break;
      case session::InputKind::then: line.text = "Verder"; break;
      default: break;
    }
    out.push_back(std::move(line));
  }
  return out;
}

namespace {
std::string whole(const OfferLine& line) {
  std::string out = line.label + line.text;
  if (!line.reason.empty()) out += " (" + line.reason + ")";
  return out;
}
}  // namespace

void show_offer(Page& page, const session::Session& session) {
  const std::vector<OfferLine> lines = offer_lines(page, session);
  const std::size_t columns = text_columns(page.terminal());
  std::size_t height = 3;  // the gap, the prompt, and one to spare
  for (const OfferLine& line : lines) {
    height += wrap(whole(line), columns - 3).size();
  }
  page.gap();
  page.keep_together(height);
  const bool is_topics =
      !session.offer().items.empty() && session.offer().items.front().kind == session::InputKind::topic;
  if (is_topics) page.text(Tone::faint, "Waar wil je het over hebben?");
  std::size_t number = 0;
  for (const OfferLine& line : lines) {
    const std::string label = pad(std::to_string(++number), lines.size() > 9 ? 2 : 1) + "  ";
    const Tone number_tone = line.tone == Tone::locked ? Tone::locked : Tone::number;
    page.labelled(number_tone, label, line.tone, whole(line));
  }
  const program::Node& node = session.program().nodes[session.node()];
  if (session.offer().can_be_late) {
    page.text(Tone::faint, "(Bedenktijd " + std::to_string(node.time_seconds) +
                               " tellen; hier loopt geen klok. Typ laat om de tijd te laten verstrijken.)");
  }
}

}  // namespace gesprek::cli
