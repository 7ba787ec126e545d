#include "engine/report/pdf.h"

#include <algorithm>
#include <memory>

#include "draw/paper.h"
#include "engine/report/pdf_flow.h"

namespace gesprek::report {

namespace {

using draw::Paper;
using draw::Role;
using draw::Run;
using draw::TextLines;
using draw::Weight;

// In points. A line of text holds about 75 letters.
constexpr double kLeft = 76;
constexpr double kWidth = draw::kPaperWidth - 2 * kLeft;
constexpr double kTop = 64;
constexpr double kBottom = draw::kPaperHeight - 72;
constexpr double kFooter = draw::kPaperHeight - 50;
constexpr double kReading = 10.5;
constexpr double kSmall = 9;
constexpr double kGroupIndent = 14;
constexpr double kDot = 7.5;  // radius

std::vector<Run> runs_of(const Text& text) {
  std::vector<Run> runs;
  for (const Span& span : text) {
    runs.push_back(
        {span.text,
         span.look == Look::strong || span.look == Look::number ? Weight::semibold : Weight::regular,
         span.look == Look::soft ? Role::soft : Role::ink});
  }
  return runs;
}

std::vector<Run> in_role(std::string text, Role role, Weight weight = Weight::regular) {
  return {{std::move(text), weight, role}};
}

Role tone_role(Tone tone) {
  switch (tone) {
    case Tone::plain: return Role::rule;
    case Tone::accent: return Role::accent;
    case Tone::good: return Role::good;
    case Tone::mind: return Role::mind;
    case Tone::stop: return Role::stop;
  }
  return Role::rule;
}

/// What will be drawn on paper at all.
bool is_on_paper(const Block& block) {
  const auto* folded = std::get_if<Folded>(&block.content);
  return folded == nullptr || !folded->on_paper.empty();
}

/// Turns blocks into pieces.
class Setter {
 public:
  Setter(Paper& paper, std::vector<Piece>& pieces) : paper_(paper), pieces_(pieces) {}

  void title(const Document& document) {
    text(in_role(document.kind, Role::accent, Weight::semibold), 10.5, 0, "P", true);
    text(in_role(document.title, Role::ink, Weight::semibold), 21, 2, "H1", true, 1.25);
    bookmark(1, document.title);
  }

  void blocks(const std::vector<Block>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      // A heading of what is not printed is not printed either.
      const auto* heading = std::get_if<Heading>(&all[i].content);
      if (heading != nullptr && i + 1 < all.size() && !is_on_paper(all[i + 1])) {
        const auto* next = i + 2 < all.size() ? std::get_if<Heading>(&all[i + 2].content) : nullptr;
        if (i + 2 == all.size() || (next != nullptr && next->level <= heading->level)) continue;
      }
      std::visit(*this, all[i].content);
      if (i + 1 == all.size() || !is_on_paper(all[i + 1]) || pieces_.empty()) continue;
      const Block& next = all[i + 1];
      const auto* paragraph = std::get_if<Paragraph>(&all[i].content);
      const auto* next_heading = std::get_if<Heading>(&next.content);
      const auto* next_paragraph = std::get_if<Paragraph>(&next.content);
      // Words that announce something stay with it; so do a picture and the table that says the same, and a
      // table and the note below it.
      const bool announces = paragraph != nullptr && next_paragraph == nullptr &&
                             (next_heading == nullptr || next_heading->level > 2) &&
                             pieces_.back().lines <= 4;
      const bool has_table =
          std::holds_alternative<Figure>(all[i].content) && std::holds_alternative<Table>(next.content);
      const bool has_note = std::holds_alternative<Table>(all[i].content) && next_paragraph != nullptr &&
                            next_paragraph->size == Size::note;
      if (announces || has_table || has_note) pieces_.back().keeps_next = true;
    }
  }

  void operator()(const Heading& heading) {
    const double size = heading.level == 2 ? 15 : heading.level == 3 ? 11.5 : kReading;
    const double before = heading.level == 2 ? 24 : heading.level == 3 ? 16 : 10;
    const std::size_t begin = pieces_.size();
    if (heading.level == 2 && !heading.starts_page) rule_above(before);
    std::vector<Run> runs;
    if (!heading.mark.empty()) runs = in_role(heading.mark + "   ", Role::soft);
    runs.push_back({heading.text, Weight::semibold, Role::ink});
    const double indent = number_ > 0 ? 2 * kDot + 7 : 0;
    const int number = number_;
    number_ = 0;
    left_ += indent;
    width_ -= indent;
    text(std::move(runs), size,
         first_in_group_      ? 0
         : heading.level == 2 ? 12
                              : before,
         "H" + std::to_string(heading.level), true, 1.3);
    left_ -= indent;
    width_ += indent;
    if (number > 0) dot(number, size * 1.3);
    pieces_[begin].starts_page = heading.starts_page;
    bookmark(heading.level, heading.mark.empty() ? heading.text : heading.mark + " " + heading.text);
  }

  void colophon(const Text& words) {
    // Never alone on a page: the last of what stands before it goes along.
    constexpr double kGoesAlong = 60;  // points
    double along = 0;
    for (std::size_t i = pieces_.size(); i > 0 && along < kGoesAlong; --i) {
      pieces_[i - 1].keeps_next = true;
      along += pieces_[i - 1].before + pieces_[i - 1].height();
    }
    rule_above(26);
    text(runs_of(words), 8.5, 8, "P", false);
  }

  void operator()(const Paragraph& paragraph) {
    const double size = paragraph.size == Size::lead ? 12 : paragraph.size == Size::note ? kSmall : kReading;
    std::vector<Run> runs = runs_of(paragraph.text);
    if (paragraph.size == Size::note) {
      for (Run& run : runs) run.role = Role::soft;
    }
    text(std::move(runs), size, first_in_group_ ? 0 : 7, "P", false);
  }

  void operator()(const Quote& quote) {
    const bool has_source = !quote.source.empty();
    text(in_role(quote.text, Role::ink), quote.is_large ? 14 : 11.5, first_in_group_ ? 0 : 8, "P", has_source,
         1.35);
    if (has_source) {
      std::vector<Run> runs = runs_of(quote.source);
      for (Run& run : runs) run.role = Role::soft;
      text(std::move(runs), kSmall, 2, "P", false);
    }
  }

  void operator()(const List& list) {
    const bool has_boxes = list.has_boxes;
    const double indent = has_boxes ? 18 : list.has_signs ? 14 : 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      auto mark = std::make_shared<TextLines>(
          paper_.lay_out(in_role(list.has_signs && !has_boxes ? "–" : "", Role::soft), 28, size_, 1.45));
      left_ += indent;
      width_ -= indent;
      text(runs_of(list.items[i]), size_, i == 0 ? 7 : 4, "LBody", false);
      left_ -= indent;
      width_ += indent;
      Piece& piece = pieces_.back();
      Paper* paper = &paper_;
      const double x = left_;
      const double box = has_boxes ? size_ * 0.95 : 0;
      const double box_top = (pieces_.back().line_height - box) / 2;
      piece.draw = [draw = piece.draw, mark, paper, x, box, box_top](double top, std::size_t first,
                                                                     std::size_t count) {
        if (first == 0 && box > 0) {
          const double y = top + box_top;
          paper->stroke_line(x, y, x + box, y, 0.7, Role::ink);
          paper->stroke_line(x + box, y, x + box, y + box, 0.7, Role::ink);
          paper->stroke_line(x + box, y + box, x, y + box, 0.7, Role::ink);
          paper->stroke_line(x, y + box, x, y, 0.7, Role::ink);
        }
        if (first == 0 && mark->width() > 0) {
          paper->begin_tag("Lbl");
          paper->draw(*mark, 0, 1, x, top);
          paper->end_tag();
        }
        draw(top, first, count);
      };
      // A short list stays whole, a longer one leaves no item alone.
      const std::size_t count = list.items.size();
      piece.keeps_next = i + 1 < count && (count <= 4 || i == 0 || i + 2 == count);
      // The list and its item around the text; an item that goes on on the next page is one more item there.
      wrap(piece, "LI");
      if (i == 0) open_before(piece, "L");
      if (i + 1 == list.items.size()) close_after(piece);
    }
  }

  void operator()(const Table& table) {
    if (table.rows.empty()) return;
    if (!table.caption.empty()) text(in_role(table.caption, Role::soft), kSmall, 8, "P", true);
    const std::vector<double> edges = column_edges(table);
    std::vector<std::vector<Run>> head;
    for (const std::string& column : table.columns) head.push_back(in_role(column, Role::soft));
    row(table, head, edges, true, false);
    const std::size_t begin = pieces_.size();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::vector<std::vector<Run>> cells;
      for (const Text& cell : table.rows[i]) cells.push_back(runs_of(cell));
      row(table, cells, edges, false, i + 1 == table.rows.size());
    }
    // A short table stays whole; a long one keeps two rows with its head and two at its end.
    const std::size_t count = table.rows.size();
    for (std::size_t i = 0; i + 1 < count; ++i) {
      if (count <= 4 || i == 0 || i + 2 == count) pieces_[begin + i].keeps_next = true;
    }
  }

  void operator()(const Figure& figure) {
    const double natural = figure.wide.width * draw::kPointsPerUnit;
    picture(figure.wide, left_, std::min(width_, natural), first_in_group_ ? 0 : 12, !figure.caption.empty());
    if (!figure.caption.empty()) text(in_role(figure.caption, Role::soft), kSmall, 4, "P", false);
  }

  void operator()(const Facts& facts) {
    double name_width = 0;
    std::vector<std::shared_ptr<TextLines>> names;
    for (const auto& [name, value] : facts.rows) {
      names.push_back(std::make_shared<TextLines>(
          paper_.lay_out(in_role(name, Role::soft), width_ / 3, kSmall + 0.5, 1.45)));
      name_width = std::max(name_width, names.back()->width() + 16);
    }
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
      left_ += name_width;
      width_ -= name_width;
      text(runs_of(facts.rows[i].second), kSmall + 0.5, i == 0 ? 10 : 2, "", i + 1 < facts.rows.size());
      left_ -= name_width;
      width_ += name_width;
      Piece& piece = pieces_.back();
      Paper* paper = &paper_;
      const double x = left_;
      piece.draw = [draw = piece.draw, name = names[i], paper, x](double top, std::size_t first,
                                                                  std::size_t count) {
        if (first == 0) paper->draw(*name, 0, name->count(), x, top);
        draw(top, first, count);
      };
      wrap(piece, "P");
    }
  }

  void operator()(const Writing& writing) {
    for (int i = 0; i < writing.lines; ++i) {
      Piece piece;
      piece.line_height = 24;
      piece.keeps_next = i + 1 < writing.lines;
      Paper* paper = &paper_;
      const double from = left_;
      const double to = left_ + width_;
      piece.draw = [paper, from, to](double top, std::size_t, std::size_t) {
        paper->stroke_line(from, top + 23, to, top + 23, 0.5, Role::rule);
      };
      add(std::move(piece));
    }
  }

  void operator()(const Group& group) {
    const std::size_t begin = pieces_.size();
    const Tone outer_tone = tone_;
    tone_ = group.tone;
    number_ = group.number;
    left_ += kGroupIndent;
    width_ -= kGroupIndent;
    first_in_group_ = true;
    blocks(group.blocks);
    first_in_group_ = false;
    left_ -= kGroupIndent;
    width_ += kGroupIndent;
    number_ = 0;
    if (begin < pieces_.size()) pieces_[begin].before = 14;
    ++groups_;
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      if (pieces_[i].bar != 0) continue;
      pieces_[i].bar = groups_;
      pieces_[i].bar_x = left_;
      bars_.resize(static_cast<std::size_t>(groups_) + 1, Role::rule);
      bars_[static_cast<std::size_t>(groups_)] = tone_role(group.tone);
      // Short groups stay whole; the beginning of a longer one is not left alone at the end of a page.
      if (i + 1 < pieces_.size() && (i == begin || pieces_.size() - begin <= 4)) pieces_[i].keeps_next = true;
    }
    tone_ = outer_tone;
  }

  void operator()(const BarRow& result) {
    // The name and what is said of it at the left, the bar and its word at the right.
    constexpr double kRight = 165;
    const double left_width = width_ - kRight - 16;
    std::vector<Run> name;
    if (!result.mark.empty()) name = in_role(result.mark + "   ", Role::soft);
    name.push_back({result.title, Weight::semibold, Role::ink});
    auto title = std::make_shared<TextLines>(paper_.lay_out(name, left_width, kReading, 1.35));
    auto notes = std::make_shared<std::vector<TextLines>>();
    constexpr double kAbove = 2;
    double left_height = title->height();
    for (const Text& note : result.notes) {
      std::vector<Run> runs = runs_of(note);
      for (Run& run : runs) run.role = Role::soft;
      notes->push_back(paper_.lay_out(runs, left_width, kSmall, 1.4));
      left_height += notes->back().height() + kAbove;
    }
    std::vector<Run> said = in_role(result.word, Role::ink, Weight::semibold);
    if (!result.beside.empty()) said.push_back({" · " + result.beside, Weight::regular, Role::soft});
    auto word = std::make_shared<TextLines>(paper_.lay_out(said, kRight, kSmall, 1.4));
    auto bar = std::make_shared<draw::Picture>(result.bar);
    const bool has_bar = !bar->marks.empty();
    const double bar_height = has_bar ? bar->height * kRight / bar->width : 0;
    Piece piece;
    piece.before = 14;
    piece.line_height = std::max(left_height, bar_height + word->height());
    piece.keeps_next = !result.under.empty();
    Paper* paper = &paper_;
    const double x = left_;
    const double right = left_ + width_ - kRight;
    piece.draw = [=](double top, std::size_t, std::size_t) {
      paper->begin_tag("H4");
      paper->draw(*title, 0, title->count(), x, top);
      paper->end_tag();
      double below = top + title->height();
      for (const TextLines& note : *notes) {
        paper->begin_tag("P");
        paper->draw(note, 0, note.count(), x, below + kAbove);
        paper->end_tag();
        below += note.height() + kAbove;
      }
      if (has_bar) {
        paper->begin_tag("Figure", {bar->title + ". " + bar->description});
        paper->draw(*bar, right, top - 4, kRight);
        paper->end_tag();
      }
      paper->begin_tag("P");
      paper->draw(*word, 0, word->count(), right + 5, top + (has_bar ? bar_height - 2 : 0));
      paper->end_tag();
    };
    add(std::move(piece));
    const double outer = size_;
    size_ = kSmall;
    blocks(result.under);
    size_ = outer;
  }

  void operator()(const Folded& folded) { blocks(folded.on_paper); }

  [[nodiscard]] Role bar_role(int bar) const { return bars_[static_cast<std::size_t>(bar)]; }

 private:
  void add(Piece piece) {
    pieces_.push_back(std::move(piece));
    first_in_group_ = false;
  }

  void text(std::vector<Run> runs, double size, double before, const std::string& tag, bool keeps_next,
            double line_height = 1.45) {
    auto lines = std::make_shared<TextLines>(paper_.lay_out(runs, width_, size, line_height));
    Piece piece;
    piece.before = before;
    piece.line_height = lines->leading();
    piece.lines = lines->count();
    piece.keeps_next = keeps_next;
    Paper* paper = &paper_;
    const double x = left_;
    piece.draw = [lines, paper, x](double top, std::size_t first, std::size_t count) {
      paper->draw(*lines, first, count, x, top);
    };
    if (!tag.empty()) wrap(piece, tag);
    add(std::move(piece));
  }

  // Around each part that is drawn.
  void wrap(Piece& piece, const std::string& tag) const {
    Paper* paper = &paper_;
    piece.draw = [draw = piece.draw, paper, tag](double top, std::size_t first, std::size_t count) {
      paper->begin_tag(tag);
      draw(top, first, count);
      paper->end_tag();
    };
  }
  // Around several pieces: these hold nothing to be drawn themselves, so they may go on over pages.
  void open_before(Piece& piece, const std::string& tag) const {
    Paper* paper = &paper_;
    piece.open = [paper, tag] { paper->begin_tag(tag); };
  }
  void close_after(Piece& piece) const {
    Paper* paper = &paper_;
    piece.close = [paper] { paper->end_tag(); };
  }

  void picture(const draw::Picture& shown, double x, double width, double before, bool keeps_next) {
    auto copy = std::make_shared<draw::Picture>(shown);
    Piece piece;
    piece.before = before;
    piece.line_height = copy->width > 0 ? copy->height * width / copy->width : 0;
    piece.keeps_next = keeps_next;
    Paper* paper = &paper_;
    piece.draw = [copy, paper, x, width](double top, std::size_t, std::size_t) {
      paper->begin_tag("Figure", {copy->title + ". " + copy->description});
      paper->draw(*copy, x, top, width);
      paper->end_tag();
    };
    add(std::move(piece));
  }

  void rule_above(double before) {
    Piece piece;
    piece.before = before;
    piece.line_height = 0.5;
    piece.keeps_next = true;
    Paper* paper = &paper_;
    const double from = left_;
    const double to = left_ + width_;
    piece.draw = [paper, from, to](double top, std::size_t, std::size_t) {
      paper->stroke_line(from, top, to, top, 0.5, Role::rule);
    };
    add(std::move(piece));
  }

  // The number of a turning point, beside the first line of the piece that was added last.
  void dot(int number, double leading) {
    Piece& piece = pieces_.back();
    Paper* paper = &paper_;
    auto digits = std::make_shared<TextLines>(
        paper_.lay_out(in_role(std::to_string(number), Role::panel, Weight::semibold), 4 * kDot, 8.5, 1.3));
    const double x = left_;
    piece.draw = [draw = piece.draw, digits, paper, x, leading](double top, std::size_t first,
                                                                std::size_t count) {
      if (first == 0) {
        const double middle = top + leading / 2;
        paper->fill_box(x, middle - kDot, 2 * kDot, 2 * kDot, kDot, Role::ink);
        paper->draw(*digits, 0, 1, x + kDot - digits->width() / 2, middle - digits->leading() / 2);
      }
      draw(top, first, count);
    };
  }

  void bookmark(int level, const std::string& title) {
    Piece& piece = pieces_.back();
    Paper* paper = &paper_;
    piece.draw = [draw = piece.draw, paper, level, title](double top, std::size_t first, std::size_t count) {
      if (first == 0) paper->bookmark(level, title, top);
      draw(top, first, count);
    };
  }

  [[nodiscard]] std::vector<double> column_edges(const Table& table) const {
    std::vector<double> edges = {left_};
    double total = 0;
    const auto weight = [&](std::size_t i) {
      return i < table.widths.size() ? static_cast<double>(table.widths[i]) : 1.0;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) total += weight(i);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      edges.push_back(edges.back() + width_ * weight(i) / total);
    return edges;
  }

  void row(const Table& table, const std::vector<std::vector<Run>>& cells, const std::vector<double>& edges,
           bool is_head, bool is_last) {
    constexpr double kGap = 10;
    constexpr double kPad = 4;
    auto texts = std::make_shared<std::vector<TextLines>>();
    double height = 0;
    for (std::size_t i = 0; i < cells.size() && i + 1 < edges.size(); ++i) {
      texts->push_back(paper_.lay_out(cells[i], edges[i + 1] - edges[i] - kGap, kSmall, 1.4));
      height = std::max(height, texts->back().height());
    }
    Piece piece;
    piece.before = is_head ? 8 : 0;
    piece.line_height = height + 2 * kPad;
    piece.keeps_next = is_head;
    Paper* paper = &paper_;
    const auto draw_row = [=](double top, bool has_tags) {
      if (has_tags) paper->begin_tag("TR");
      for (std::size_t i = 0; i < texts->size(); ++i) {
        const TextLines& text = (*texts)[i];
        const bool is_row_head = !is_head && i == 0;
        if (has_tags) {
          paper->begin_tag(is_head || is_row_head ? "TH" : "TD", {"", is_head       ? draw::Scope::column
                                                                      : is_row_head ? draw::Scope::row
                                                                                    : draw::Scope::none});
        }
        paper->draw(text, 0, text.count(), edges[i], top + kPad);
        if (has_tags) paper->end_tag();
      }
      if (has_tags) paper->end_tag();
      const double below = top + height + 2 * kPad;
      paper->stroke_line(edges.front(), below, edges.back(), below, is_head ? 0.6 : 0.75,
                         is_head ? Role::rule : Role::wash);
    };
    piece.draw = [draw_row](double top, std::size_t, std::size_t) { draw_row(top, true); };
    if (is_head) {
      open_before(piece, "Table");
      head_ = [draw_row](double top) { draw_row(top, false); };
      head_height_ = piece.line_height;
    } else {
      piece.repeat = head_;
      piece.repeat_height = head_height_;
    }
    if (is_last) close_after(piece);
    (void)table;
    add(std::move(piece));
  }

  Paper& paper_;
  std::vector<Piece>& pieces_;
  double left_ = kLeft, width_ = kWidth;
  double size_ = kReading;  // of lists
  Tone tone_ = Tone::plain;
  int number_ = 0;
  int groups_ = 0;
  bool first_in_group_ = false;
  std::vector<Role> bars_ = {Role::rule};
  std::function<void(double)> head_;  // of the table that is being set
  double head_height_ = 0;
};

// The line beside a group, from its first piece on this page to its last.
void draw_bars(Paper& paper, const std::vector<Piece>& pieces, const std::vector<Placed>& page,
               const Setter& setter) {
  for (std::size_t i = 0; i < page.size();) {
    const Piece& first = pieces[page[i].piece];
    std::size_t k = i;
    while (k + 1 < page.size() && pieces[page[k + 1].piece].bar == first.bar) ++k;
    if (first.bar != 0) {
      const Piece& last = pieces[page[k].piece];
      const double bottom = page[k].top + last.line_height * static_cast<double>(page[k].count);
      paper.fill_box(first.bar_x, page[i].top - 1, 2.25, bottom - page[i].top + 2, 1,
                     setter.bar_role(first.bar));
    }
    i = k + 1;
  }
}

}  // namespace

Result<PdfPages> pdf_pages(const Document& document, const std::string& created) {
  draw::PaperInfo info;
  info.title = document.kind + " · " + document.title;
  info.subject = document.subject;
  info.created = created;
  Paper paper(info);
  std::vector<Piece> pieces;
  Setter setter(paper, pieces);
  setter.title(document);
  setter.blocks(document.blocks);
  if (!document.colophon.empty()) setter.colophon(document.colophon);

  const Pages pages = flow(pieces, kTop, kBottom);
  paper.begin_page();
  paper.begin_tag("Document");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) paper.begin_page();
    draw_bars(paper, pieces, pages[i], setter);
    for (const Placed& placed : pages[i]) {
      const Piece& piece = pieces[placed.piece];
      if (placed.repeats) piece.repeat(placed.top - piece.repeat_height);
      if (placed.first == 0 && piece.open) piece.open();
      if (piece.draw) piece.draw(placed.top, placed.first, placed.count);
      if (placed.first + placed.count == piece.lines && piece.close) piece.close();
    }
    const std::string number = std::to_string(i + 1) +
                               (document.language == Language::en ? " of " : " van ") +
                               std::to_string(pages.size());
    const auto at_right = paper.lay_out(in_role(number, Role::soft), 100, 8.5);
    paper.draw(at_right, 0, 1, kLeft + kWidth - at_right.width(), kFooter);
    const auto at_left = paper.lay_out(in_role(info.title, Role::soft), kWidth - 110, 8.5);
    paper.draw(at_left, 0, 1, kLeft, kFooter);
  }
  paper.end_tag();
  PdfPages made;
  made.font = paper.font();
  made.pages = static_cast<int>(pages.size());
  made.bytes = paper.finish();
  if (made.bytes.empty()) return Error{ErrorCode::internal, "De pdf kon niet worden gemaakt.", ""};
  return made;
}

}  // namespace gesprek::report
