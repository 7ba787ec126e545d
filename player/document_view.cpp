#include "player/document_view.h"

#include <cmath>

#include "draw/raster.h"

namespace gesprek::player {

using draw::Role;
using report::Look;
using report::Tone;
using ui::Rect;
using ui::TextSpan;
using ui::TextStyle;

Pictures::~Pictures() {
  clear();
}

void Pictures::clear() {
  for (const auto& [key, made] : made_) target_.drop_texture(made.texture);
  made_.clear();
}

float Pictures::draw(ui::Ui& ui, const draw::Picture& picture, ui::Point at, float width) {
  if (picture.width <= 0 || picture.height <= 0) return 0;
  const double scale = static_cast<double>(width) / picture.width;
  const float height = std::ceil(static_cast<float>(picture.height * scale));
  // The same words and places are the same picture: it is made from them, and its description says what is in
  // it.
  const std::string key =
      picture.title + "|" + picture.description + "|" + std::to_string(picture.marks.size()) + "|" +
      std::to_string(static_cast<int>(width)) + "|" + std::to_string(static_cast<int>(ui.theme()));
  Made& made = made_[key];
  if (made.texture == 0) {
    const draw::Raster raster = draw::rasterise(picture, scale, ui.theme());
    ui::Pixels pixels{raster.width, raster.height, raster.rgba};
    made = {target_.make_texture(pixels), raster.width, raster.height};
  }
  ui.image(made.texture, {at.x, at.y, static_cast<float>(made.width), static_cast<float>(made.height)},
           picture.title + ". " + picture.description);
  return height;
}

namespace {

Role role_of(Tone tone) {
  switch (tone) {
    case Tone::plain: return Role::rule;
    case Tone::accent: return Role::accent;
    case Tone::good: return Role::good;
    case Tone::mind: return Role::mind;
    case Tone::stop: return Role::stop;
  }
  return Role::rule;
}

TextStyle strong_of(TextStyle style) {
  switch (style) {
    case TextStyle::note: return TextStyle::note_strong;
    case TextStyle::label: return TextStyle::label_strong;
    case TextStyle::reading: return TextStyle::reading_strong;
    default: return style;
  }
}

class Writer {
 public:
  Writer(const View& view, DocumentState& state, Pictures& pictures, ui::Flow& flow)
      : view_(view), ui_(view.ui), state_(state), pictures_(pictures), flow_(flow) {}

  void blocks(const std::vector<report::Block>& all) {
    bool is_first = true;
    for (const report::Block& block : all) {
      if (!is_first && !std::holds_alternative<report::Heading>(block.content)) flow_.space(10);
      std::visit(*this, block.content);
      is_first = false;
    }
  }

  void operator()(const report::Heading& heading) {
    flow_.space(heading.level == 2 ? 34 : heading.level == 3 ? 20 : 12);
    if (heading.level == 2) {
      ui_.fill({flow_.x, flow_.y, ui_.u(28), ui_.u(3)}, Role::accent);
      flow_.space(10);
    }
    const TextStyle style = heading.level == 2 ? TextStyle::heading : TextStyle::reading_strong;
    const float before = flow_.x;
    if (number_ > 0) dot(style);
    std::vector<TextSpan> spans;
    const std::string mark = heading.mark.empty() ? "" : heading.mark + "  ";
    if (!mark.empty()) spans.push_back({mark, style, Role::accent});
    spans.push_back({heading.text, style, Role::ink});
    const ui::TextBlock block = ui_.lay_out(spans, flow_.width);
    ui_.draw(block, {flow_.x, flow_.y}, ui::WidgetRole::heading);
    flow_.y += block.height();
    flow_.width += flow_.x - before;
    flow_.x = before;
  }
  void operator()(const report::Paragraph& paragraph) {
    text(paragraph.text, paragraph.size == report::Size::note ? TextStyle::label : TextStyle::reading,
         paragraph.size == report::Size::note ? Role::soft : Role::ink);
  }
  void operator()(const report::Quote& quote) {
    flow_.text(quote.text, quote.is_large ? TextStyle::spoken : TextStyle::reading);
    if (!quote.source.empty()) {
      flow_.space(2);
      text(quote.source, TextStyle::note, Role::soft);
    }
  }
  void operator()(const report::List& list) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (i > 0) flow_.space(6);
      const float room = list.has_signs ? ui_.u(18) : 0;
      if (list.has_signs) {
        ui_.disc({flow_.x + ui_.u(6), flow_.y + ui_.line_height(TextStyle::reading) / 2}, ui_.u(2.5F),
                 Role::soft);
      }
      flow_.x += room;
      flow_.width -= room;
      text(list.items[i], TextStyle::reading, Role::ink);
      flow_.x -= room;
      flow_.width += room;
    }
  }
  void operator()(const report::Table& table) {
    if (!table.caption.empty()) {
      flow_.text(table.caption, TextStyle::note_strong, Role::soft);
      flow_.space(6);
    }
    const std::size_t count = table.columns.size();
    if (count == 0) return;
    std::vector<float> widths;
    unsigned sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += i < table.widths.size() ? table.widths[i] : 1;
    for (std::size_t i = 0; i < count; ++i) {
      widths.push_back(flow_.width * static_cast<float>(i < table.widths.size() ? table.widths[i] : 1) /
                       static_cast<float>(std::max(1U, sum)));
    }
    const auto row = [&](const std::vector<report::Text>& cells, bool is_head) {
      float height = 0;
      float x = flow_.x;
      for (std::size_t i = 0; i < cells.size() && i < count; ++i) {
        const ui::TextBlock block = lay_out(cells[i], is_head ? TextStyle::note_strong : TextStyle::label,
                                            is_head ? Role::soft : Role::ink, widths[i] - ui_.u(12));
        ui_.draw(block, {x, flow_.y + ui_.u(6)});
        height = std::max(height, block.height());
        x += widths[i];
      }
      flow_.y += height + ui_.u(12);
      flow_.hairline();
    };
    std::vector<report::Text> head;
    for (const std::string& column : table.columns) head.push_back(report::plain(column));
    row(head, true);
    for (const auto& cells : table.rows) row(cells, false);
  }
  void operator()(const report::Figure& figure) {
    // The one that keeps its letters readable: a wide picture shrunk to a narrow column would not.
    const draw::Picture& picture =
        static_cast<double>(flow_.width) >= figure.wide.width * static_cast<double>(ui_.u(100)) / 100.0 * 0.9
            ? figure.wide
            : figure.narrow;
    flow_.y += pictures_.draw(ui_, picture, {flow_.x, flow_.y}, flow_.width);
    if (!figure.caption.empty()) {
      flow_.space(4);
      flow_.text(figure.caption, TextStyle::note, Role::soft);
    }
  }
  void operator()(const report::Facts& facts) {
    float name = 0;
    for (const auto& [label, value] : facts.rows)
      name = std::max(name, ui_.text_width(label, TextStyle::label));
    name = std::min(name + ui_.u(20), flow_.width * 0.4F);
    for (const auto& [label, value] : facts.rows) {
      const float left = ui_.text(label, TextStyle::label, {flow_.x, flow_.y}, name - ui_.u(8), Role::soft);
      const ui::TextBlock block = lay_out(value, TextStyle::label, Role::ink, flow_.width - name);
      ui_.draw(block, {flow_.x + name, flow_.y});
      flow_.y += std::max(left, block.height()) + ui_.u(2);
    }
  }
  void operator()(const report::Writing&) {
    if (state_.writing == nullptr) return;
    if (written_ >= state_.writing->size()) state_.writing->resize(written_ + 1);
    std::string& text = (*state_.writing)[written_];
    const float height = 3 * ui_.line_height(TextStyle::reading) + ui_.u(16);
    ui::text_field(ui_, "writing." + std::to_string(written_), view_.words("debrief.answer"),
                   {flow_.x, flow_.y, flow_.width, height}, text,
                   {view_.words("debrief.answer_hint"), true, 4000});
    flow_.y += height;
    ++written_;
  }
  void operator()(const report::Group& group) {
    const float room = ui_.u(20);
    const float top = flow_.y;
    flow_.x += room;
    flow_.width -= room;
    number_ = group.number;
    blocks(group.blocks);
    number_ = 0;
    flow_.x -= room;
    flow_.width += room;
    ui_.fill({flow_.x, top, ui_.u(3), flow_.y - top}, role_of(group.tone));
    flow_.space(6);
  }
  void operator()(const report::BarRow& row) {
    flow_.space(6);
    const std::string mark = row.mark.empty() ? "" : row.mark + "  ";
    const float word = ui_.text_width(row.word, TextStyle::label_strong);
    const bool is_beside = flow_.width > ui_.text_width("n", TextStyle::label) * 46;
    const float title_width = is_beside ? flow_.width - word - ui_.u(20) : flow_.width;
    const ui::TextBlock title = ui_.lay_out(
        {{mark, TextStyle::reading_strong, Role::accent}, {row.title, TextStyle::reading_strong, Role::ink}},
        title_width);
    ui_.draw(title, {flow_.x, flow_.y}, ui::WidgetRole::heading);
    if (is_beside && !row.word.empty()) {
      ui_.text(row.word, TextStyle::label_strong, {flow_.x + flow_.width - word, flow_.y + ui_.u(2)},
               word + 2, Role::ink);
    }
    flow_.y += title.height() + ui_.u(2);
    if (!is_beside) flow_.text(row.word, TextStyle::label_strong);
    for (const report::Text& note : row.notes) text(note, TextStyle::label, Role::soft);
    if (!row.bar.marks.empty()) {
      flow_.space(4);
      // A bar of 280 units is drawn at most half as large again.
      const float width =
          std::min(flow_.width, std::floor(static_cast<float>(row.bar.width) * ui_.u(150) / 100));
      const float y = flow_.y;
      flow_.y += pictures_.draw(ui_, row.bar, {flow_.x, y}, width);
      if (!row.beside.empty() && flow_.width - width > ui_.u(120)) {
        ui_.text(row.beside, TextStyle::note, {flow_.x + width + ui_.u(16), y + ui_.u(2)},
                 flow_.width - width - ui_.u(16), Role::soft);
      } else {
        flow_.text(row.beside, TextStyle::note, Role::soft);
      }
    } else {
      flow_.text(row.beside, TextStyle::note, Role::soft);
    }
    if (!row.under.empty()) {
      flow_.space(4);
      blocks(row.under);
    }
    flow_.space(10);
    flow_.hairline();
  }
  void operator()(const report::Folded& folded) {
    const bool is_open = state_.unfolded.count(folded.summary + std::to_string(folds_)) != 0;
    const std::string id = "fold." + std::to_string(folds_);
    const std::string key = folded.summary + std::to_string(folds_);
    ++folds_;
    const ui::TextBlock words =
        ui_.lay_out(folded.summary, TextStyle::label_strong, flow_.width - ui_.u(36), Role::accent);
    const Rect place{flow_.x - ui_.u(6), flow_.y, std::min(flow_.width + ui_.u(6), words.width + ui_.u(42)),
                     words.height() + ui_.u(12)};
    const ui::Response response = ui_.widget({id, folded.summary, ui::WidgetRole::button,
                                              view_.words(is_open ? "fold.open" : "fold.closed"), true},
                                             place);
    if (response.is_hovered) ui_.fill(place, Role::wash, ui_.u(6));
    const ui::Point c{flow_.x + ui_.u(8), flow_.y + ui_.u(6) + ui_.line_height(TextStyle::label_strong) / 2};
    ui::draw_icon(ui_, is_open ? ui::Icon::open : ui::Icon::folded, c, ui_.u(15), Role::accent);
    ui_.draw_silent(words, {flow_.x + ui_.u(24), flow_.y + ui_.u(6)});
    flow_.y += place.height;
    if (response.was_pressed) {
      if (is_open) {
        state_.unfolded.erase(key);
      } else {
        state_.unfolded.insert(key);
      }
      ui_.ask_frame();
    }
    if (is_open) {
      flow_.space(8);
      flow_.x += ui_.u(16);
      flow_.width -= ui_.u(16);
      blocks(folded.blocks);
      flow_.x -= ui_.u(16);
      flow_.width += ui_.u(16);
    }
  }

 private:
  [[nodiscard]] ui::TextBlock lay_out(const report::Text& text, TextStyle style, Role role,
                                      float width) const {
    std::vector<TextSpan> spans;
    for (const report::Span& span : text) {
      switch (span.look) {
        case Look::plain: spans.push_back({span.text, style, role}); break;
        case Look::strong: spans.push_back({span.text, strong_of(style), role}); break;
        case Look::soft: spans.push_back({span.text, style, Role::soft}); break;
        case Look::number: spans.push_back({span.text, strong_of(style), Role::accent}); break;
      }
    }
    // Texts of spans that were made here have to live until the layout has copied them.
    std::vector<std::string> held;
    held.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i].look == Look::number) {
        held.push_back(text[i].text + " ");
        spans[i].text = held.back();
      }
    }
    return ui_.lay_out(spans, width);
  }
  void text(const report::Text& words, TextStyle style, Role role) {
    const ui::TextBlock block = lay_out(words, style, role, flow_.width);
    ui_.draw(block, {flow_.x, flow_.y});
    flow_.y += block.height();
  }
  void dot(TextStyle style) {
    const std::string number = std::to_string(number_);
    number_ = 0;
    const float r = ui_.line_height(style) * 0.42F;
    const ui::Point c{flow_.x + r, flow_.y + ui_.line_height(style) / 2};
    ui_.disc(c, r, Role::accent);
    const ui::TextBlock block = ui_.lay_out(number, TextStyle::note_strong, 4 * r, Role::panel);
    ui_.draw_silent(block, {c.x - block.width / 2, c.y - block.height() / 2});
    flow_.x += 2 * r + ui_.u(8);
    flow_.width -= 2 * r + ui_.u(8);
  }

  const View& view_;
  ui::Ui& ui_;
  DocumentState& state_;
  Pictures& pictures_;
  ui::Flow& flow_;
  int number_ = 0;
  std::size_t written_ = 0, folds_ = 0;
};

}  // namespace

void draw_blocks(const View& view, const std::vector<report::Block>& blocks, DocumentState& state,
                 Pictures& pictures, ui::Flow& flow) {
  Writer(view, state, pictures, flow).blocks(blocks);
}

}  // namespace gesprek::player
