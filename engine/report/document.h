#pragma once
// A page of words and pictures as blocks, before it is HTML or paper: both are made from this one
// description, so that they say the same. Knows no conversation; who fills it is debrief_document.h.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "draw/picture.h"
#include "engine/base/diagnostic.h"

namespace gesprek::report {

enum class Look : std::uint8_t {
  plain,
  strong,
  soft,
  number  // of a dot in a picture
};
struct Span {
  std::string text;  // any text: what is not fit to be shown is made so when it is written
  Look look = Look::plain;
};
using Text = std::vector<Span>;
[[nodiscard]] inline Text plain(std::string text) {
  return {{std::move(text), Look::plain}};
}

struct Block;

/// Levels 2–4; 1 is the title of the document. `mark` stands before it ("C7").
struct Heading {
  int level = 2;
  std::string text;
  std::string mark = {};
  bool starts_page = false;  // on paper: at the top of a page of its own
};

enum class Size : std::uint8_t { reading, lead, note };
struct Paragraph {
  Text text;
  Size size = Size::reading;
};

/// Words of somebody, large. `text` has its quotation marks already, where something was said.
struct Quote {
  std::string text;
  Text source = {};  // under it: who, when
  bool is_large = true;
};

struct List {
  std::vector<Text> items;
  bool has_signs = true;   // a dash or dot before each
  bool has_boxes = false;  // instead of those, a box to tick with a pen
};

/// Every row is as long as `columns`; its first cell is the head of the row.
struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<Text>> rows;
  std::vector<unsigned> widths = {};  // of the columns, in proportion; empty: all the same
};

/// One picture, laid out for a page (about 640 units) and for a narrow screen (about 320).
struct Figure {
  draw::Picture wide, narrow;
  std::string caption = {};
};

/// Short facts: what it is, and what it is here.
struct Facts {
  std::vector<std::pair<std::string, Text>> rows;
};

/// A line or more to write on with a pen; nothing on a screen.
struct Writing {
  int lines = 2;
};

enum class Tone : std::uint8_t { plain, accent, good, mind, stop };
/// Blocks that belong together, with a line beside them. `number` is that of a dot in a picture; 0: none.
struct Group {
  Tone tone = Tone::plain;
  int number = 0;
  std::vector<Block> blocks;
};

// clang 14 takes no initialisers for these vectors: Block is not complete yet.
/// A result: what was judged, a bar, one word.
struct BarRow {
  std::string mark, title;       // "C7", "Begrip controleren"
  std::string word;              // "vakkundig"
  draw::Picture bar;             // about 280 units; no marks: no bar
  std::string beside = {};       // a few words next to the bar
  std::vector<Text> notes = {};  // under the title
  std::vector<Block> under;
};

/// What is folded away on a screen until somebody wants it; on paper stands `on_paper` instead, or nothing.
struct Folded {
  std::string summary;
  std::vector<Block> blocks;
  std::vector<Block> on_paper;
};

struct Block {
  std::variant<Heading, Paragraph, Quote, List, Table, Figure, Facts, Writing, Group, BarRow, Folded> content;
};

struct Document {
  Language language = Language::nl;  // of its words
  std::string kind;                  // what it is: "Nabespreking"
  std::string title;                 // of what: "Mag ik nog even blijven?"
  std::string subject;               // one sentence, for whoever lists files
  std::vector<Block> blocks;
  Text colophon;  // at the very end
};

}  // namespace gesprek::report
