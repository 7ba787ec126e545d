#include "player/debrief_screen.h"

#include <algorithm>
#include <cmath>

#include "engine/cli/example_route.h"
#include "engine/report/debrief_document.h"
#include "engine/report/words.h"

namespace gesprek::player {

using draw::Role;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

namespace {

bool is_judged(const scoring::Debrief& debrief, std::size_t family) {
  return std::any_of(
      debrief.criteria.begin(), debrief.criteria.end(),
      [&](const scoring::CriterionResult& result) { return result.family == family && result.is_scored; });
}

std::vector<TurnRow> turn_rows(const scoring::Debrief& debrief) {
  const report::WordsIn words(report::language_of(debrief));
  std::vector<TurnRow> out;
  for (const scoring::TurningPoint& point : debrief.turning_points) {
    if (!point.moment.input) continue;
    TurnRow row;
    row.number = point.number;
    row.input = *point.moment.input;
    row.place = report::large_first(report::place_of(point.moment));
    if (point.moment.quote) {
      row.quote = report::words_of(*point.moment.quote);
    } else {
      row.quote = point.moment.form;
    }
    row.changes = report::large_first(report::changes_in_words(point.changes, 2));
    out.push_back(std::move(row));
  }
  return out;
}

/// The debrief with what is known beside the session: the earlier attempts, the learner's own judgement, and
/// the example route.
scoring::Debrief debrief_of(const DebriefState& state, const session::Session& session,
                            const std::vector<std::string>& overlays) {
  scoring::DebriefContext context;
  context.overlays = overlays;
  context.earlier = state.earlier;
  for (const EstimateRow& row : state.estimates) {
    if (row.band) context.estimates.push_back({row.family, state.debrief.bands[*row.band].id});
  }
  const cli::ExampleSession example = cli::play_example(session.program());
  context.example = example.get();
  return scoring::make_debrief(session, scoring::score(session), context);
}

}  // namespace

DebriefState make_debrief_state(const session::Session& session, const std::vector<std::string>& overlays,
                                std::vector<scoring::Attempt> earlier) {
  DebriefState state;
  state.earlier = std::move(earlier);
  state.debrief = debrief_of(state, session, overlays);
  for (std::size_t f = 0; f < state.debrief.families.size(); ++f) {
    if (!is_judged(state.debrief, f)) continue;
    state.estimates.push_back({state.debrief.families[f].id, state.debrief.families[f].label, std::nullopt});
  }
  state.turns = turn_rows(state.debrief);
  state.answers.resize(state.debrief.reflection.size());
  state.document = report::debrief_document(state.debrief);
  state.is_estimating =
      state.debrief.has_decisions && !state.estimates.empty() && !state.debrief.bands.empty();
  return state;
}

void apply_own_words(DebriefState& state, const session::Session& session,
                     const std::vector<std::string>& overlays) {
  state.debrief = debrief_of(state, session, overlays);
  // On the screen the questions stay open to write in; what is saved has the answers.
  state.document = report::debrief_document(state.debrief);
}

namespace {

DebriefWishes draw_estimates(const View& view, DebriefState& state) {
  DebriefWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float line = ui.text_width("n", TextStyle::reading);
  const float width = std::min(screen.width - 2 * ui.u(32), 70 * line);
  const float left = std::floor((screen.width - width) / 2);
  const float top = ui.begin_scroll("estimate", screen);
  ui::Flow flow{ui, left, top + ui.u(56), width};
  flow.text(view.words("estimate.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(8);
  flow.text(view.words("estimate.text"), TextStyle::reading, Role::soft);
  std::vector<std::string> labels;
  for (const scoring::BandName& band : state.debrief.bands) labels.push_back(report::large_first(band.label));
  for (std::size_t r = 0; r < state.estimates.size(); ++r) {
    EstimateRow& row = state.estimates[r];
    flow.space(28);
    flow.spans({{row.family + "  ", TextStyle::reading_strong, Role::accent},
                {row.label, TextStyle::reading_strong, Role::ink}});
    flow.space(8);
    const std::vector<Rect> places = ui::button_row(ui, labels, {left, flow.y}, width);
    for (std::size_t b = 0; b < labels.size(); ++b) {
      ui::ButtonLook look;
      look.is_on = row.band == b;
      const std::string id = "estimate." + row.family + "." + std::to_string(b);
      if (ui::button(ui, id, labels[b], places[b], look)) {
        row.band = look.is_on ? std::nullopt : std::optional<std::size_t>(b);
      }
    }
    if (r == 0 && !places.empty()) ui.prefer_focus("estimate." + row.family + ".0");
    flow.y = places.empty() ? flow.y : places.back().bottom();
  }
  flow.space(36);
  const std::vector<std::string> ends = {view.words("estimate.done"), view.words("estimate.skip")};
  const std::vector<ui::ButtonLook> looks = {{ButtonKind::primary}, {ButtonKind::quiet}};
  const std::vector<Rect> places = ui::button_row(ui, ends, {left, flow.y}, width, looks);
  if (ui::button(ui, "estimate.done", ends[0], places[0], looks[0])) wishes.done_estimating = true;
  if (ui::button(ui, "estimate.skip", ends[1], places[1], looks[1])) {
    for (EstimateRow& row : state.estimates) row.band.reset();
    wishes.done_estimating = true;
  }
  ui.end_scroll(places.back().bottom() + ui.u(48));
  return wishes;
}

/// The turning points, each with the way back to it.
void draw_turns(const View& view, const DebriefState& state, ui::Flow& flow, DebriefWishes& wishes) {
  ui::Ui& ui = view.ui;
  flow.text(view.words("debrief.turns"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
  for (const TurnRow& row : state.turns) {
    flow.space(14);
    const std::string number = std::to_string(row.number);
    const float r = ui.u(11);
    ui.disc({flow.x + r, flow.y + r}, r, Role::accent);
    const ui::TextBlock digit = ui.lay_out(number, TextStyle::note_strong, 4 * r, Role::panel);
    ui.draw_silent(digit, {flow.x + r - digit.width / 2, flow.y + r - digit.height() / 2});
    const float room = 2 * r + ui.u(10);
    flow.x += room;
    flow.width -= room;
    flow.text(row.place, TextStyle::note, Role::soft);
    flow.text(row.quote, TextStyle::label);
    if (!row.changes.empty()) flow.text(row.changes, TextStyle::note, Role::soft);
    flow.space(6);
    const std::string id = "from_here." + number;
    if (ui::button(ui, id, view.words("debrief.from_here"), ui::Point{flow.x - ui.u(8), flow.y},
                   {ButtonKind::quiet, ui::Icon::again})) {
      wishes.go_back_to = row.input;
    }
    flow.y += ui::button_height(ui);
    flow.x -= room;
    flow.width += room;
  }
}

}  // namespace

DebriefWishes draw_debrief(const View& view, DebriefState& state, Pictures& pictures) {
  if (state.is_estimating) return draw_estimates(view, state);
  DebriefWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float line = ui.text_width("n", TextStyle::reading);

  // What can be done, in sight all the time.
  const std::vector<std::string> ids = {"again", "pdf", "html", "library"};
  const std::vector<std::string> labels = {view.words("debrief.again"), view.words("debrief.pdf"),
                                           view.words("debrief.html"), view.words("debrief.library")};
  const std::vector<ui::ButtonLook> looks = {{ButtonKind::quiet, ui::Icon::again},
                                             {ButtonKind::quiet},
                                             {ButtonKind::quiet},
                                             {ButtonKind::quiet, ui::Icon::back}};
  const float edge = std::min(ui.u(32), screen.width * 0.04F);
  const std::vector<Rect> places =
      ui::button_row(ui, labels, {edge, ui.u(10)}, screen.width - 2 * edge, looks);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!ui::button(ui, ids[i], labels[i], places[i], looks[i])) continue;
    if (i == 0) wishes.again = true;
    if (i == 1) wishes.save_pdf = true;
    if (i == 2) wishes.save_html = true;
    if (i == 3) wishes.to_library = true;
  }
  float bar = places.back().bottom() + ui.u(10);
  if (!state.message.empty()) {
    bar += ui.text(state.message, TextStyle::label, {edge, bar}, screen.width - 2 * edge,
                   state.message_is_good ? Role::good : Role::mind) +
           ui.u(8);
  }
  ui.line({0, bar}, {screen.width, bar}, Role::wash, ui.rule_width());

  const Rect body{0, bar + ui.rule_width(), screen.width, screen.height - bar - ui.rule_width()};
  const float gap = ui.u(48);
  const float rail = ui.u(280);
  const bool has_rail = !state.turns.empty() && screen.width - 2 * edge - gap - rail > 56 * line;
  const float room = screen.width - 2 * edge - (has_rail ? gap + rail : 0);
  const float width = std::min(room, 76 * line);
  const float left = std::floor((screen.width - width - (has_rail ? gap + rail : 0)) / 2);
  const Rect page{0, body.y, has_rail ? left + width + gap - ui.u(16) : screen.width, body.height};
  const float top = ui.begin_scroll("debrief", page);
  ui::Flow flow{ui, left, top + ui.u(36), width};
  flow.text(state.document.kind, TextStyle::label_strong, Role::accent);
  flow.text(state.document.title, TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(12);
  state.page.writing = &state.answers;
  draw_blocks(view, state.document.blocks, state.page, pictures, flow);
  if (!has_rail && !state.turns.empty()) {
    flow.space(34);
    draw_turns(view, state, flow, wishes);
  }
  if (!state.document.colophon.empty()) {
    flow.space(40);
    std::string colophon;
    for (const report::Span& span : state.document.colophon) colophon += span.text;
    flow.text(colophon, TextStyle::note, Role::soft);
  }
  ui.end_scroll(flow.y + ui.u(48));
  if (has_rail) {
    const Rect place{left + width + gap - ui.u(16), body.y, rail + ui.u(16), body.height};
    const float y = ui.begin_scroll("turns", place);
    ui::Flow beside{ui, left + width + gap, y + ui.u(40), rail - ui.u(12)};
    draw_turns(view, state, beside, wishes);
    ui.end_scroll(beside.y + ui.u(24));
  }
  return wishes;
}

}  // namespace gesprek::player
