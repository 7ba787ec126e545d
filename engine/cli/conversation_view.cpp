#include "engine/cli/conversation_view.h"

#include <algorithm>

#include "engine/cli/labels.h"
#include "engine/scoring/debrief.h"

namespace gesprek::cli {

namespace {

using program::Program;
using session::Entry;
using session::EntryKind;

class Reader {
 public:
  explicit Reader(const session::Session& session) : session_(session), program_(session.program()) {}

  /// Follows the phase without making blocks.
  void pass(const Entry& entry) {
    if (entry.kind == EntryKind::node_entered && program_.nodes[entry.a].phase >= 0) {
      phase_ = program_.nodes[entry.a].phase;
    }
  }
  void read(const Entry& entry);
  [[nodiscard]] std::vector<Block> take() { return std::move(blocks_); }

 private:
  [[nodiscard]] std::string text(program::TextRef ref) const { return std::string(program_.text(ref)); }
  Block& add(BlockKind kind, std::string text = {}) {
    Block& block = blocks_.emplace_back();
    block.kind = kind;
    block.text = std::move(text);
    return block;
  }
  void read_line(const Entry& entry);
  void read_input(const session::Input& input);
  void add_utterance(program::ChoiceKind kind, program::TextRef words, program::Range to);

  const session::Session& session_;
  const Program& program_;
  std::int32_t phase_ = -1;
  std::vector<Block> blocks_;
};

void Reader::read_line(const Entry& entry) {
  const program::Line& line = program_.lines[entry.a];
  switch (line.kind) {
    case program::LineKind::cast: {
      Block& block = add(BlockKind::speech, text(line.text));
      if (line.cast != program::kNone) block.who = text(program_.cast[line.cast].name);
      if (entry.c >= 0) {
        const program::Mood& mood = program_.moods[static_cast<std::size_t>(entry.c)];
        block.mood = text(mood.label);
        if (entry.b > 0 && entry.b <= mood.cues.size) {
          block.cue = std::string(program_.shown_name(mood.cues.begin + entry.b - 1U));
        }
      }
      if (line.cue.size > 0) block.cue = text(line.cue);
      if (line.thought.size > 0) block.thought = text(line.thought);
      break;
    }
    case program::LineKind::inner: add(BlockKind::inner, text(line.text)); break;
    case program::LineKind::media:
      add(BlockKind::media, text(line.alt.size > 0 ? line.alt : line.text));
      break;
    case program::LineKind::narrator: {
      Block& block = add(BlockKind::narrator, text(line.text));
      if (line.cue.size > 0) block.cue = text(line.cue);
      break;
    }
    case program::LineKind::first: break;  // the log holds the alternative that was shown
  }
}

void Reader::add_utterance(program::ChoiceKind kind, program::TextRef words, program::Range to) {
  switch (kind) {
    case program::ChoiceKind::say: {
      Block& block = add(BlockKind::said, text(words));
      std::size_t people = 0;
      for (const program::CastMember& member : program_.cast) people += member.has_persona;
      if (people > 1 && to.size < people) {
        for (std::uint32_t i = to.begin; i < to.end(); ++i) {
          if (!block.who.empty()) block.who += " en ";
          block.who += text(program_.cast[program_.cast_refs[i]].name);
        }
      }
      break;
    }
    case program::ChoiceKind::do_: add(BlockKind::done, text(words)); break;
    case program::ChoiceKind::think: add(BlockKind::thought, text(words)); break;
  }
}

void Reader::read_input(const session::Input& input) {
  switch (input.kind) {
    case session::InputKind::choice: {
      const program::Choice& choice = program_.choices[input.target];
      add_utterance(choice.kind, choice.text, program_.choice_infos[input.target].to);
      break;
    }
    case session::InputKind::repair: {
      const program::Repair& repair = program_.repairs[input.target];
      add_utterance(repair.kind, repair.text, repair.to);
      break;
    }
    case session::InputKind::topic:
    case session::InputKind::switch_topic:
      add(BlockKind::topic, text(program_.topics[input.target].title));
      break;
    case session::InputKind::then: break;
    case session::InputKind::late: add(BlockKind::late); break;
    case session::InputKind::note:
      add(BlockKind::noted, text(program_.facts[input.target].text)).mood =
          kind_word(static_cast<program::FactKind>(input.value));
      break;
    case session::InputKind::form:
      for (const session::FieldAnswer& answer : input.answers) {
        add(BlockKind::form, text(program_.fields[answer.field].ask)).lines = answer_words(program_, answer);
      }
      break;
    case session::InputKind::text: add(BlockKind::own_sentence, input.text); break;
  }
}

void Reader::read(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::node_entered: {
      const std::int32_t before = phase_;
      pass(entry);
      if (phase_ != before) {
        // A phase is named by its id; to a reader that is words.
        std::string& name =
            add(BlockKind::phase,
                std::string(program_.shown_name(program_.phases.begin + static_cast<std::uint32_t>(phase_))))
                .text;
        std::replace(name.begin(), name.end(), '_', ' ');
      }
      break;
    }
    case EntryKind::line: read_line(entry); break;
    case EntryKind::input: read_input(session_.inputs()[entry.a]); break;
    case EntryKind::repaired: add(BlockKind::mended); break;
    case EntryKind::chosen: {
      const program::ChoiceInfo& info = program_.choice_infos[entry.a];
      if (program_.header.feedback_during != 0 && info.why.size > 0) {
        add(BlockKind::explanation, text(info.why));
      }
      break;
    }
    case EntryKind::hook_off:
      add(BlockKind::hook_off, "'" + text(program_.hooks[entry.a].name) + "' van deze casus is uitgezet (" +
                                   session_.hook_records()[static_cast<std::size_t>(entry.c)].problem +
                                   "). Het gesprek gaat gewoon door.");
      break;
    case EntryKind::ending: {
      const program::Ending& ending = program_.endings[entry.a];
      add(BlockKind::ending, text(ending.text)).who = text(ending.title);
      break;
    }
    case EntryKind::fault:
      add(BlockKind::fault, scoring::fault_words(static_cast<session::FaultKind>(entry.a)));
      break;
    default: break;  // what else the log holds is not said aloud
  }
}

}  // namespace

std::vector<Block> conversation_blocks(const session::Session& session, std::size_t from, std::size_t to) {
  const session::Log& log = session.log();
  Reader reader(session);
  for (std::size_t i = 0; i < from && i < log.size(); ++i) reader.pass(log[i]);
  for (std::size_t i = from; i < to && i < log.size(); ++i) reader.read(log[i]);
  return reader.take();
}

std::size_t revealed_between(const session::Session& session, std::size_t from, std::size_t to) {
  const session::Log& log = session.log();
  std::size_t count = 0;
  for (std::size_t i = from; i < to && i < log.size(); ++i) {
    if (log[i].kind == EntryKind::revealed) ++count;
  }
  return count;
}

}  // namespace gesprek::cli
