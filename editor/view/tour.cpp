#include "editor/view/tour.h"

#include <string>
#include <vector>

#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

ui::TextBlock words_of(const player::View& view, const TourState& state, float width) {
  const std::string number = std::to_string(state.step);
  return view.ui.lay_out({{view.words("tour.step", {number, std::to_string(kTourSteps)}) + "  ",
                           TextStyle::label_strong, Role::accent},
                          {view.words("tour." + number), TextStyle::label, Role::ink}},
                         width - 2 * view.ui.u(16));
}

}  // namespace

float tour_height(const player::View& view, const TourState& state, float width) {
  if (state.step <= 0) return 0;
  return words_of(view, state, width).height() + ui::button_height(view.ui) + view.ui.u(30);
}

TourWishes draw_tour(const player::View& view, TourState& state, const Rect& place) {
  TourWishes wishes;
  if (state.step <= 0) return wishes;
  ui::Ui& ui = view.ui;
  ui.fill(place, Role::wash);
  ui.fill({place.x, place.y, ui.u(6), place.height}, Role::accent);
  const ui::TextBlock words = words_of(view, state, place.width);
  ui.draw(words, {place.x + ui.u(16), place.y + ui.u(10)});
  const bool is_last = state.step == kTourSteps;
  // What leads on stands first: who presses the same spot again goes on, up to the end.
  std::vector<std::string> ids, labels;
  const auto add = [&](const char* id, const char* said) {
    ids.emplace_back(id);
    labels.push_back(view.words(said));
  };
  if (is_last) add("tour.close", "tour.done");
  if (!is_last) add("tour.next", "tour.next");
  if (state.step > 1) add("tour.previous", "tour.previous");
  if (!is_last) add("tour.close", "tour.skip");
  const std::vector<Rect> places = ui::button_row(
      ui, labels, {place.x + ui.u(16), place.y + ui.u(18) + words.height()}, place.width - ui.u(32));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!ui::button(ui, ids[i], labels[i], places[i], {})) continue;
    if (ids[i] == "tour.previous") --state.step;
    if (ids[i] == "tour.next") ++state.step;
    if (ids[i] == "tour.close") state.step = 0;
    wishes.has_moved = true;
    ui.ask_frame();
    break;
  }
  return wishes;
}

}  // namespace gesprek::editor
