#include "editor/view/finder.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using scenario::YamlRef;
using ui::Key;
using ui::Rect;
using ui::TextStyle;

namespace {

constexpr std::size_t kMostRows = 60;
constexpr std::size_t kMostTexts = 40;

std::string first_words(std::string_view text, std::size_t most) {
  std::string out(text.substr(0, most));
  while (!out.empty() && out.size() < text.size() &&
         (static_cast<unsigned char>(text[out.size()]) & 0xC0U) == 0x80U) {
    out.pop_back();
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out.size() < text.size() ? out + "…" : out;
}

/// What stands around the first place of a hit.
std::string around(const TextHit& hit, std::size_t place, std::size_t size, std::string_view by,
                   bool is_after) {
  const auto is_start = [&](std::size_t at) {
    return at >= hit.text.size() || (static_cast<unsigned char>(hit.text[at]) & 0xC0U) != 0x80U;
  };
  std::size_t begin = place > 40 ? place - 40 : 0;
  while (!is_start(begin)) ++begin;
  std::size_t end = std::min(hit.text.size(), place + size + 60);
  while (!is_start(end)) ++end;
  std::string out = begin > 0 ? "…" : "";
  out += hit.text.substr(begin, place - begin);
  out += is_after ? std::string(by) : hit.text.substr(place, size);
  out += hit.text.substr(place + size, end - place - size);
  if (end < hit.text.size()) out += "…";
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace

void Finder::open(Mode mode) {
  mode_ = mode;
  at_ = 0;
  is_stale_ = true;
  // What was typed to find a moment is not what somebody wants to replace.
  if (mode == Mode::palette || was_palette_) typed_.clear();
  was_palette_ = mode == Mode::palette;
  searched_version_ = ~std::uint64_t{0};
}

void Finder::find_rows(const player::View& view, const Document& document,
                       const std::vector<std::string>& actions) {
  rows_.clear();
  at_ = 0;
  const YamlRef root = document.tree().root();
  const YamlRef nodes = child(root, "nodes");
  if (nodes.is_map()) {
    for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      const int score = match_score(key.text(), typed_);
      if (score == 0) continue;
      Row row;
      row.kind = view.words("editor.find.moment");
      row.title = key.text();
      row.node = key.text();
      row.score = score + 20;
      rows_.push_back(std::move(row));
    }
  }
  const YamlRef cast = child(root, "cast");
  if (cast.is_map()) {
    for (YamlRef key = cast.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      const YamlRef name = child(key.next(), "name");
      const std::string title = name.is_scalar() ? std::string(name.text()) : std::string(key.text());
      const int score = std::max(match_score(title, typed_), match_score(key.text(), typed_));
      if (score == 0 || typed_.empty()) continue;
      Row row;
      row.kind = view.words("editor.find.person");
      row.title = title;
      row.at = key.range().begin;
      row.score = score + 10;
      rows_.push_back(std::move(row));
    }
  }
  for (const std::string& action : actions) {
    const std::string title = view.words(action);
    const int score = match_score(title, typed_);
    if (score == 0) continue;
    Row row;
    row.kind = view.words("editor.find.command");
    row.title = title;
    row.action = action;
    row.score = score;
    rows_.push_back(std::move(row));
  }
  if (typed_.size() >= 2) {
    for (const TextHit& hit : find_text(document.tree(), typed_, Capitals::ignored, kMostTexts)) {
      Row row;
      row.kind = view.words("editor.find.text");
      row.title = around(hit, hit.places.front(), typed_.size(), {}, false);
      row.detail = hit.node;
      row.node = hit.node;
      row.at = hit.at;
      row.score = 300;
      rows_.push_back(std::move(row));
    }
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.score > b.score; });
  if (rows_.size() > kMostRows) rows_.resize(kMostRows);
}

FinderWishes Finder::draw(const player::View& view, const Document& document,
                          const std::vector<std::string>& actions, bool may_write) {
  FinderWishes wishes;
  if (mode_ == Mode::closed) return wishes;
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  ui.veil(ui.screen(), {0, 0, 0}, 0.3F);
  if (mode_ == Mode::palette) {
    if (is_stale_) find_rows(view, document, actions);
    if (is_stale_) ui.set_focus("find.field");
    is_stale_ = false;
    const std::string before = typed_;
    draw_palette(view, document, wishes);
    if (typed_ != before) find_rows(view, document, actions);
  } else {
    if (is_stale_) ui.set_focus("find.words");
    is_stale_ = false;
    draw_replace(view, document, may_write, wishes);
  }
  ui.end_layer();
  if (ui.key(Key::escape)) mode_ = Mode::closed;
  if (!wishes.node.empty() || wishes.at || !wishes.action.empty()) mode_ = Mode::closed;
  if (mode_ == Mode::closed) ui.ask_frame();
  return wishes;
}

void Finder::draw_palette(const player::View& view, const Document& document, FinderWishes& wishes) {
  static_cast<void>(document);
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float width = std::min(screen.width - ui.u(32), ui.u(680));
  const float pad = ui.u(16);
  const float line = ui.line_height(TextStyle::label) + ui.u(10);
  const float field = ui.line_height(TextStyle::reading) + ui.u(18);
  const float most = std::min(screen.height - ui.u(60), ui.u(520));
  const float list =
      std::min(most - field - 3 * pad, line * static_cast<float>(std::max<std::size_t>(rows_.size(), 1)));
  const Rect box{std::floor((screen.width - width) / 2), ui.u(40), width, field + list + 3 * pad};
  ui.shadow(box, ui.u(8));
  ui.fill(box, Role::panel, ui.u(8));
  ui.outline(box, Role::rule, ui.rule_width(), ui.u(8));
  // Before the field, which would take the arrows.
  if (ui.key(Key::down) && at_ + 1 < rows_.size()) ++at_;
  if (ui.key(Key::up) && at_ > 0) --at_;
  const bool enters = ui.key(Key::enter, {}, false);
  ui::FieldLook look;
  look.is_multi_line = false;
  look.hint = view.words("editor.find.hint");
  look.icon = ui::Icon::search;
  const bool has_changed =
      ui::text_field(ui, "find.field", view.words("editor.find.palette"),
                     {box.x + pad, box.y + pad, box.width - 2 * pad, field}, typed_, look);
  if (has_changed) at_ = 0;
  const Rect place{box.x + pad / 2, box.y + 2 * pad + field, box.width - pad, list};
  if (rows_.empty()) {
    ui.text(view.words("editor.find.none"), TextStyle::label, {place.x + pad / 2, place.y}, place.width,
            Role::soft);
    return;
  }
  if (has_changed) ui.scroll_to("find.list", 0);
  float y = ui.begin_scroll("find.list", place);
  const float top = y;
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const Rect at{place.x, y, place.width - ui.u(10), line};
    const ui::Response response = ui.widget({"find.row." + std::to_string(i), row.title,
                                             ui::WidgetRole::option, i == at_ ? "aan" : "", true, true},
                                            at);
    if (i == at_ || response.is_hovered) ui.fill(at, Role::wash, ui.u(4));
    const float mark = ui.text_width(row.kind, TextStyle::note) + ui.u(12);
    const float detail =
        row.detail.empty() ? 0 : ui.text_width(row.detail, TextStyle::note_strong) + ui.u(12);
    const float room = at.width - mark - detail - ui.u(16);
    const std::size_t fits = ui.fitting(row.title, TextStyle::label, room);
    ui.words(fits < row.title.size() ? first_words(row.title, fits > 3 ? fits - 3 : fits) : row.title,
             TextStyle::label, {at.x + ui.u(8), at.y + ui.u(5)}, Role::ink);
    ui.words(row.detail, TextStyle::note_strong, {at.right() - mark - detail, at.y + ui.u(6)}, Role::soft);
    ui.words(row.kind, TextStyle::note, {at.right() - mark, at.y + ui.u(6)}, Role::soft);
    if (response.was_pressed) chosen = i;
    y += line;
  }
  ui.end_scroll(y);
  const float here = static_cast<float>(at_) * line;
  if (here + line > place.y - top + place.height) ui.scroll_to("find.list", here + line - place.height);
  if (here < place.y - top) ui.scroll_to("find.list", here);
  if (enters && at_ < rows_.size()) chosen = at_;
  if (!chosen) return;
  wishes.node = rows_[*chosen].node;
  wishes.at = rows_[*chosen].at;
  wishes.action = rows_[*chosen].action;
}

void Finder::draw_replace(const player::View& view, const Document& document, bool may_write,
                          FinderWishes& wishes) {
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float width = std::min(screen.width - ui.u(32), ui.u(860));
  const float pad = ui.u(16);
  const float height = screen.height - ui.u(60);
  const Rect box{std::floor((screen.width - width) / 2), ui.u(30), width, height};
  ui.shadow(box, ui.u(8));
  ui.fill(box, Role::panel, ui.u(8));
  ui.outline(box, Role::rule, ui.rule_width(), ui.u(8));
  ui::Flow flow{ui, box.x + pad, box.y + pad, box.width - 2 * pad};
  flow.text(view.words("editor.replace.title"), TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(8);
  const float field = ui.line_height(TextStyle::reading) + ui.u(18);
  const float half = (flow.width - pad) / 2;
  ui::FieldLook look;
  look.is_multi_line = false;
  look.icon = ui::Icon::search;
  look.hint = view.words("editor.replace.words");
  static_cast<void>(ui::text_field(ui, "find.words", view.words("editor.replace.words"),
                                   {flow.x, flow.y, half, field}, typed_, look));
  look.icon = ui::Icon::none;
  look.hint = view.words("editor.replace.by");
  static_cast<void>(ui::text_field(ui, "find.by", view.words("editor.replace.by"),
                                   {flow.x + half + pad, flow.y, half, field}, by_, look));
  flow.y += field + ui.u(6);
  const ui::ChoiceResult capitals =
      ui::option(ui, "find.capitals", view.words("editor.replace.capitals"), {flow.x, flow.y}, flow.width,
                 counts_capitals_, ui::OptionKind::many);
  if (capitals.was_pressed) counts_capitals_ = !counts_capitals_;
  flow.y += capitals.height + ui.u(6);
  // Behind the fields: what is shown below is of what stands in them now.
  const std::string key = typed_ + (counts_capitals_ ? "\x01" : "\x02");
  if (searched_ != key || searched_version_ != document.version()) {
    searched_ = key;
    searched_version_ = document.version();
    hits_ = find_text(document.tree(), typed_, counts_capitals_ ? Capitals::counted : Capitals::ignored);
    left_out_.clear();
  }
  std::size_t places = 0;
  std::vector<TextHit> chosen;
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    if (left_out_.count(i) > 0) continue;
    places += hits_[i].places.size();
    chosen.push_back(hits_[i]);
  }
  std::vector<std::string> labels{view.words("editor.replace.do", {std::to_string(places)}),
                                  view.words("editor.replace.close")};
  std::vector<ui::ButtonLook> looks(2);
  looks[0].kind = ui::ButtonKind::primary;
  looks[0].is_enabled = may_write && places > 0 && by_ != typed_;
  const std::vector<Rect> buttons = ui::button_row(ui, labels, {flow.x, flow.y}, flow.width, looks);
  if (ui::button(ui, "find.replace", labels[0], buttons[0], looks[0]))
    wishes.command = replace_text_in(document, chosen, typed_.size(), by_);
  if (ui::button(ui, "find.close", labels[1], buttons[1], looks[1])) mode_ = Mode::closed;
  flow.y = buttons.back().bottom() + ui.u(10);
  const std::string count = typed_.empty() ? view.words("editor.replace.empty")
                            : hits_.empty()
                                ? view.words("editor.find.none")
                                : view.words("editor.replace.count", {std::to_string(hits_.size())});
  flow.text(count, TextStyle::note, Role::soft);
  flow.space(4);
  const Rect list{box.x + pad, flow.y, box.width - 2 * pad, box.bottom() - pad - flow.y};
  float y = ui.begin_scroll("find.hits", list);
  const float line = ui.line_height(TextStyle::label);
  const float row = 2 * line + ui.line_height(TextStyle::note_strong) + ui.u(14);
  for (std::size_t i = 0; i < hits_.size(); ++i, y += row) {
    if (y > list.bottom() || y + row < list.y) continue;  // thousands may be found
    const TextHit& hit = hits_[i];
    const Rect at{list.x, y, list.width - ui.u(12), row};
    const bool is_on = left_out_.count(i) == 0;
    const std::string where = hit.node.empty() ? to_text(hit.path) : hit.node;
    const ui::ChoiceResult tick = ui::option(ui, "find.hit." + std::to_string(i), where,
                                             {at.x, at.y + ui.u(2)}, ui.u(300), is_on, ui::OptionKind::many);
    if (tick.was_pressed && left_out_.erase(i) == 0) left_out_.insert(i);
    if (ui::button(ui, "find.go." + std::to_string(i), view.words("editor.replace.go"),
                   ui::Point{at.right() - ui::button_width(ui, view.words("editor.replace.go"),
                                                           {ui::ButtonKind::quiet}),
                             at.y},
                   {ui::ButtonKind::quiet})) {
      wishes.node = hit.node;
      wishes.at = hit.at;
    }
    ui.push_clip(at);
    const float x = at.x + ui.u(30);
    const float text = at.y + ui.line_height(TextStyle::note_strong) + ui.u(10);
    const std::string before = around(hit, hit.places.front(), typed_.size(), by_, false);
    const std::string after = around(hit, hit.places.front(), typed_.size(), by_, true);
    ui.draw_silent(ui.lay_out(before, TextStyle::label, 1.0e6F, is_on ? Role::soft : Role::ink), {x, text});
    if (is_on && may_write && by_ != typed_)
      ui.draw_silent(ui.lay_out("→ " + after, TextStyle::label, 1.0e6F, Role::accent), {x, text + line});
    ui.pop_clip();
  }
  ui.end_scroll(y);
}

}  // namespace gesprek::editor
