#pragma once
// A session's log as blocks of conversation: who said what, in which mood, and what the learner did. Pure: no
// terminal, no files.

#include <string>
#include <vector>

#include "engine/session/session.h"

namespace gesprek::cli {

enum class BlockKind {
  phase,         // text: its name
  topic,         // text: its title
  narrator,      // text
  speech,        // who, mood, cue, text
  inner,         // text: the learner's inner voice
  media,         // text: what is to be seen or heard
  said,          // the learner said `text`; who: to whom, where that is not plain
  done,          // the learner did `text`
  thought,       // the learner thought `text`
  late,          // the learner let the time pass
  own_sentence,  // what the learner wrote before seeing the choices
  noted,         // text: the fact; mood: as what it was noted
  form,          // text: a field's question; lines: the answers
  mended,        // a sentence was taken back
  explanation,   // text: why of the choice (feedback: during)
  hook_off,      // text: which function of the case was switched off, and why
  ending,        // who: the title; text
  fault          // text
};

struct Block {
  BlockKind kind = BlockKind::narrator;
  std::string who, mood, cue, text;
  std::string thought;  // of a speech: what they do not say, for whoever may see it
  std::vector<std::string> lines;
};

/// The blocks of log entries [from, to). A phase is only named where it changes.
[[nodiscard]] std::vector<Block> conversation_blocks(const session::Session& session, std::size_t from,
                                                     std::size_t to);

/// How many facts were revealed in log entries [from, to).
[[nodiscard]] std::size_t revealed_between(const session::Session& session, std::size_t from, std::size_t to);

}  // namespace gesprek::cli
