#pragma once
// The quick case ("eigen casus"): what somebody tells about a conversation that they had, made into moments
// that can be played, and what in it might still be recognised.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace gesprek::editor {

/// The answers, all in the author's own words. Empty ones are filled with something to rewrite.
struct QuickCase {
  std::string title;
  std::string person, about;         // an invented first name; "moeder van Teun"
  std::string child;                 // an invented first name
  std::string role;                  // of who speaks: "leerkracht"
  std::string setting;               // where and when
  std::string seen, heard;           // what was noticed, oneself and from others
  std::string opening;               // what the other said first
  std::string said;                  // what the author said
  std::string did = "vaag";          // what that sentence did: a move
  std::string reaction;              // what the other answered
  std::string side;                  // how the other saw it
  std::string better, better_reply;  // what the author would say now, and what the other might answer
  std::string agreement;             // who does what when
  std::string for_child;             // what it meant for the child
  std::string persona = "schaamtevolle_ouder";
};

/// Moves that `did` can be, and personas to choose from: ids.
[[nodiscard]] const std::vector<std::string>& quick_moves();
[[nodiscard]] const std::vector<std::string>& quick_personas();

/// scenario.yaml of it. Every answer is a quoted text, so nothing in it can be read as something else.
[[nodiscard]] std::string quick_case_yaml(const QuickCase& answers, std::string_view id);

/// Words that look like names, dates or numbers of the real thing: capitals inside a sentence that are none
/// of the invented names, months and weekdays, numbers of three digits or more.
[[nodiscard]] std::vector<std::string> recognisable_words(const QuickCase& answers);

/// The answers as a text file, and back; so that half an hour of telling survives a program that ends.
[[nodiscard]] std::string write_answers(const QuickCase& answers);
[[nodiscard]] QuickCase read_answers(std::string_view text);

}  // namespace gesprek::editor
