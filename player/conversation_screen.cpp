#include "player/conversation_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gesprek::player {

using cli::Block;
using cli::BlockKind;
using draw::Role;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

namespace {

std::string quoted(const std::string& text) {
  return "\xE2\x80\x9C" + text + "\xE2\x80\x9D";
}

/// A paragraph with a thin line at its left: what is thought, what the learner said.
void aside(ui::Flow& flow, const std::string& label, const std::string& text, Role line, Role ink) {
  ui::Ui& ui = flow.ui;
  const float room = ui.u(16);
  const float top = flow.y;
  flow.x += room;
  flow.width -= room;
  flow.text(label, TextStyle::note_strong, line == Role::wash ? Role::soft : line);
  flow.text(text, TextStyle::label, ink);
  flow.x -= room;
  flow.width += room;
  ui.fill({flow.x, top, ui.u(3), flow.y - top}, line == Role::wash ? Role::rule : line);
}

struct BlockLook {
  bool is_large = false;    // the last thing that was said
  bool has_name = false;    // somebody else than the last speaker
  bool is_history = false;  // in the text so far: everything in one size
};

void draw_block(const View& view, ui::Flow& flow, const Block& block, const BlockLook& look) {
  switch (block.kind) {
    case BlockKind::phase:
      flow.space(8);
      flow.text(block.text, TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
      break;
    case BlockKind::topic:
      flow.text(view.words("talk.topic") + ": " + block.text, TextStyle::label, Role::soft);
      break;
    case BlockKind::narrator:
    case BlockKind::media: flow.text(block.text, TextStyle::reading, Role::soft); break;
    case BlockKind::speech: {
      const std::string mood = block.mood.empty() ? "" : "  \xC2\xB7  " + block.mood;
      if (look.has_name) {
        flow.spans({{block.who, TextStyle::label_strong, Role::ink}, {mood, TextStyle::note, Role::soft}});
      }
      flow.text(quoted(block.text), look.is_large ? TextStyle::spoken : TextStyle::reading, Role::ink);
      if (!block.cue.empty()) {
        flow.space(look.is_large ? 4 : 2);
        flow.text(block.cue, look.is_large ? TextStyle::reading : TextStyle::label, Role::soft);
      }
      if (!block.thought.empty()) {
        flow.space(4);
        flow.text(view.words("talk.unsaid", {block.who, block.thought}), TextStyle::label, Role::accent);
      }
      break;
    }
    case BlockKind::inner:
      aside(flow, view.words("talk.you_think"), block.text, Role::accent, Role::ink);
      break;
    case BlockKind::said:
      aside(flow, block.who.empty() ? view.words("talk.you") : view.words("talk.you_to", {block.who}),
            quoted(block.text), Role::wash, Role::soft);
      break;
    case BlockKind::done: aside(flow, view.words("talk.you_did"), block.text, Role::wash, Role::soft); break;
    case BlockKind::thought:
      aside(flow, view.words("talk.you_thought"), block.text, Role::wash, Role::soft);
      break;
    case BlockKind::own_sentence:
      aside(flow, view.words("talk.your_sentence"), block.text, Role::wash, Role::soft);
      break;
    case BlockKind::late: flow.text(view.words("talk.late"), TextStyle::label, Role::soft); break;
    case BlockKind::noted:
      flow.text(block.text + " (" + block.mood + ")", TextStyle::label, Role::soft);
      break;
    case BlockKind::form: {
      std::string answer;
      for (const std::string& line : block.lines) answer += (answer.empty() ? "" : "; ") + line;
      aside(flow, block.text, answer, Role::wash, Role::soft);
      break;
    }
    case BlockKind::mended: flow.text(view.words("talk.taken_back"), TextStyle::label, Role::good); break;
    case BlockKind::explanation:
      aside(flow, view.words("talk.why"), block.text, Role::mind, Role::ink);
      break;
    case BlockKind::hook_off: flow.text(block.text, TextStyle::label, Role::mind); break;
    case BlockKind::ending:
      flow.space(8);
      flow.text(block.who, TextStyle::heading, Role::ink, ui::WidgetRole::heading);
      flow.space(4);
      flow.text(block.text, TextStyle::reading);
      break;
    case BlockKind::fault:
      flow.text(view.words("talk.fault", {block.text}), TextStyle::reading, Role::mind);
      break;
  }
}

void draw_blocks(const View& view, ui::Flow& flow, const ConversationPage& page) {
  std::string who = page.name;
  bool is_first_speech = true;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    BlockLook look;
    look.is_large = i == page.spoken;
    if (block.kind == BlockKind::speech) {
      look.has_name = is_first_speech || block.who != who;
      who = block.who;
      is_first_speech = false;
    }
    if (i > 0) flow.space(look.is_large ? 16 : 12);
    draw_block(view, flow, block, look);
  }
}

/// How much of the width the person has: half, and less where words need the room.
float picture_width(const ui::Ui& ui) {
  const Rect screen = ui.screen();
  const float words = ui.text_width("n", TextStyle::reading) * 58 + 2 * ui.u(40);
  float width = std::min(screen.width * 0.5F, screen.width - words);
  const float least = screen.width * 0.24F;
  if (width < least)
    width = screen.width - ui.text_width("n", TextStyle::reading) * 36 - 2 * ui.u(32) >= least ? least : 0;
  return std::floor(width);
}

struct TopBar {
  float height = 0;
  bool pause = false, notebook = false, step_back = false, speak = false;
};

TopBar draw_top_bar(const View& view, const ConversationPage& page, const ConversationState& state,
                    const Rect& place) {
  TopBar out;
  ui::Ui& ui = view.ui;
  const std::string notebook =
      page.notebook.empty() ? view.words("talk.notebook")
                            : view.words("talk.notebook_count", {std::to_string(page.notebook.size())});
  struct Item {
    const char* id;
    std::string label;
    ui::Icon icon;
    bool is_enabled;
    bool* pressed;
  };
  std::vector<Item> items = {
      {"notebook", notebook, ui::Icon::book, true, &out.notebook},
      {"step_back", view.words("talk.back"), ui::Icon::back, page.can_step_back, &out.step_back},
      {"pause", view.words("talk.pause"), ui::Icon::pause, true, &out.pause}};
  if (state.can_speak) {
    items.insert(items.begin(), {"speak", view.words(state.is_speaking ? "talk.hush" : "talk.speak"),
                                 ui::Icon::voice, true, &out.speak});
  }
  float total = ui.u(16);
  for (const Item& item : items) total += ui::button_width(ui, item.label, {ButtonKind::quiet, item.icon});
  const bool only_icons = total > place.width - ui.u(32);
  const float height = ui::button_height(ui);
  float x = place.right() - ui.u(24);
  for (std::size_t i = items.size(); i-- > 0;) {
    const Item& item = items[i];
    const ui::ButtonLook look{ButtonKind::quiet, item.icon, item.is_enabled, false};
    const float width = ui::button_width(ui, only_icons ? "" : item.label, look);
    x -= width;
    const Rect at{x, place.y + ui.u(10), width, height};
    // Where only the sign is drawn, the record still says the word.
    bool pressed = false;
    if (only_icons) {
      const ui::Response response =
          ui.widget({item.id, item.label, ui::WidgetRole::button, "", look.is_enabled}, at);
      if (response.is_hovered) ui.fill(at, Role::wash, ui.u(6));
      ui::draw_icon(ui, item.icon, at.centre(), ui.u(18), look.is_enabled ? Role::accent : Role::soft);
      pressed = response.was_pressed;
    } else {
      pressed = ui::button(ui, item.id, item.label, at, look);
    }
    if (pressed) *item.pressed = true;
    x -= ui.u(4);
  }
  out.height = height + ui.u(20);
  if (x - place.x > ui.u(120) && !page.phase.empty()) {
    const ui::TextBlock phase = ui.lay_out(page.phase, TextStyle::note, x - place.x - ui.u(40), Role::soft);
    ui.draw(phase, {place.x + ui.u(40), place.y + ui.u(10) + (height - phase.height()) / 2});
  }
  return out;
}

/// What is offered, and what stands under it.
std::pair<std::string, std::string> offer_words(const View& view, const OfferedItem& item) {
  const std::string note = item.note.empty() ? "" : view.words(item.note, {item.reason});
  if (item.text.empty()) return {note, ""};
  return {item.text, note};
}

float offer_height(const View& view, const ConversationPage& page, float width) {
  ui::Ui& ui = view.ui;
  const float inside = ui.u(14);
  const float mark = ui.text_width("0", TextStyle::reading_strong) + ui.u(16);
  float height = page.offers_topics ? ui.line_height(TextStyle::label_strong) + ui.u(8) : 0;
  for (const OfferedItem& item : page.items) {
    const auto [text, note] = offer_words(view, item);
    height += ui.lay_out(text, TextStyle::reading, width - 2 * inside - mark).height() + ui.u(20) + ui.u(10);
    if (!note.empty()) {
      height += ui.lay_out(note, TextStyle::note, width - 2 * inside - mark).height() + ui.u(2);
    }
  }
  return height;
}

std::optional<std::size_t> draw_offer(const View& view, const ConversationPage& page, ui::Flow& flow) {
  ui::Ui& ui = view.ui;
  std::optional<std::size_t> taken;
  if (page.offers_topics) {
    flow.text(view.words("talk.topics"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
    flow.space(8);
  }
  int number = 0;
  for (const OfferedItem& item : page.items) {
    ++number;
    const std::string id = "choice." + std::to_string(number);
    const auto [text, note] = offer_words(view, item);
    const ui::ChoiceResult result =
        ui::choice(ui, id, text, {flow.x, flow.y}, flow.width, {number, item.is_enabled, false, note});
    if (result.was_pressed) taken = item.place;
    flow.y += result.height + ui.u(10);
  }
  if (!page.items.empty()) ui.prefer_focus("choice.1");
  if (const int digit = ui.digit(); digit > 0 && static_cast<std::size_t>(digit) <= page.items.size()) {
    const OfferedItem& item = page.items[static_cast<std::size_t>(digit) - 1];
    if (item.is_enabled) taken = item.place;
  }
  return taken;
}

float time_height(const ui::Ui& ui) {
  return ui.line_height(TextStyle::note) + ui.u(22);
}

/// How much of the time is left: a quiet line that grows shorter, without a number. True when it is over.
bool draw_time(const View& view, const ConversationPage& page, ConversationState& state, ui::Flow& flow) {
  ui::Ui& ui = view.ui;
  // It runs only while the choices can be seen and answered.
  const bool runs = state.overlay == Overlay::none && ui.has_window_focus();
  if (runs && state.last_second >= 0)
    state.time_used += std::clamp(ui.seconds() - state.last_second, 0.0, 1.0);
  state.last_second = runs ? ui.seconds() : -1;
  const double limit = page.time_seconds;
  double left = std::clamp(1 - state.time_used / limit, 0.0, 1.0);
  // In reduced motion it takes four steps.
  const bool is_still = ui.settings().reduced_motion;
  if (is_still) left = std::ceil(left * 4) / 4;
  flow.text(view.words("talk.time"), TextStyle::note, Role::soft);
  flow.space(4);
  const Rect track{flow.x, flow.y, flow.width, ui.u(4)};
  ui.fill(track, Role::wash, ui.u(2));
  if (ui.theme() == draw::Theme::contrast) ui.outline(track, Role::rule, 1, ui.u(2));
  const auto shown = static_cast<float>(left) * flow.width;
  if (shown >= 1) ui.fill({flow.x, flow.y, shown, ui.u(4)}, Role::accent, ui.u(2));
  flow.y += ui.u(18);
  if (runs) {
    const double step = is_still ? limit / 4 - std::fmod(state.time_used, limit / 4) + 0.01 : 0.1;
    ui.ask_frame_in(std::max(0.05, std::min(step, 0.9)));
  }
  return runs && state.time_used >= limit;
}

// --- what lies over it ---

/// A sheet in the middle; gives the place of its content.
Rect draw_sheet(ui::Ui& ui, float width, float height) {
  const Rect screen = ui.screen();
  ui.veil(screen, {20, 25, 29}, ui.theme() == draw::Theme::contrast ? 0.9F : 0.45F);
  const Rect place{std::floor((screen.width - width) / 2),
                   std::floor(std::max(0.0F, (screen.height - height) / 2)), width,
                   std::min(height, screen.height)};
  ui.shadow(place, ui.u(6));
  ui.fill(place, Role::panel, ui.u(6));
  ui.outline(place, ui.theme() == draw::Theme::light ? Role::wash : Role::rule, ui.rule_width(), ui.u(6));
  return place.inset(ui.u(32));
}

void draw_pause(const View& view, const ConversationPage& page, ConversationState& state,
                ConversationWishes& wishes) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  const bool is_stopped = state.overlay == Overlay::stopped;
  const float width = std::min(ui.screen().width - ui.u(32),
                               ui.u(is_stopped ? 560 : 460) + ui.text_width("nnnn", TextStyle::reading));
  const std::string title = view.words(is_stopped ? "pause.stopped_title" : "pause.title");
  const std::string text = view.words(is_stopped ? "pause.stopped_text" : "pause.text");
  // Where somebody can turn who is touched by it; the whole list stands in the debrief.
  std::string help;
  if (is_stopped && !page.help.empty()) {
    for (const std::string& line : page.help) help += (help.empty() ? "" : " \xC2\xB7 ") + line;
    help = view.words("pause.help", {help});
  }
  const float inner = width - 2 * ui.u(32);
  float words = ui.lay_out(title, TextStyle::heading, inner).height() + ui.u(8) +
                ui.lay_out(text, TextStyle::reading, inner).height() + ui.u(24);
  if (!help.empty()) words += ui.lay_out(help, TextStyle::label, inner).height() + ui.u(12);
  const std::vector<std::string> ids =
      is_stopped ? std::vector<std::string>{"pause.to_debrief", "pause.to_library"}
                 : std::vector<std::string>{"pause.go_on", "pause.read_back", "pause.settings", "pause.stop"};
  const float row = ui::button_height(ui) + ui.u(10);
  const Rect place =
      draw_sheet(ui, width, words + row * static_cast<float>(ids.size()) + 2 * ui.u(32) - ui.u(10));
  // With large letters it is taller than the screen: then it scrolls.
  const Rect seen{place.x - ui.u(8), place.y - ui.u(8), place.width + ui.u(16), place.height + ui.u(16)};
  const float top = ui.begin_scroll("sheet", seen);
  ui::Flow flow{ui, place.x, top + ui.u(8), place.width};
  flow.text(title, TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(8);
  flow.text(text, TextStyle::reading, Role::soft);
  if (!help.empty()) {
    flow.space(12);
    flow.text(help, TextStyle::label, Role::soft);
  }
  flow.space(24);
  std::string pressed;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ui::button(ui, ids[i], view.words(ids[i]), Rect{place.x, flow.y, place.width, ui::button_height(ui)},
                   {i == 0 ? ButtonKind::primary : ButtonKind::plain})) {
      pressed = ids[i];
    }
    flow.y += row;
  }
  ui.end_scroll(flow.y - ui.u(10) + ui.u(8));
  ui.prefer_focus(ids.front());
  if (pressed == "pause.go_on" || (!is_stopped && ui.key(ui::Key::escape))) state.overlay = Overlay::none;
  if (pressed == "pause.read_back") state.overlay = Overlay::transcript;
  if (pressed == "pause.settings") wishes.settings = true;
  if (pressed == "pause.stop") state.overlay = Overlay::stopped;
  if (pressed == "pause.to_debrief") wishes.to_debrief = true;
  if (pressed == "pause.to_library") wishes.to_library = true;
  ui.end_layer();
}

/// A drawer at the right: its content scrolls below a head.
ui::Flow begin_drawer(const View& view, const std::string& id, const std::string& title,
                      const std::string& close, float width, bool& closes) {
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  ui.veil(screen, {20, 25, 29}, ui.theme() == draw::Theme::contrast ? 0.9F : 0.35F);
  width = std::min(width, screen.width);
  const Rect place{screen.width - width, 0, width, screen.height};
  ui.shadow(place, 0);
  ui.fill(place, Role::panel);
  if (ui.theme() == draw::Theme::contrast) ui.line({place.x, 0}, {place.x, screen.height}, Role::rule, 2);
  const float inside = ui.u(28);
  const ui::ButtonLook look{ButtonKind::quiet, ui::Icon::close};
  const float close_width = ui::button_width(ui, close, look);
  const ui::TextBlock head = ui.lay_out(title, TextStyle::heading, width - 2 * inside - close_width);
  ui.draw(head, {place.x + inside, ui.u(20)}, ui::WidgetRole::heading);
  if (ui::button(ui, id + ".close", close,
                 ui::Point{place.right() - inside - close_width + ui.u(8), ui.u(16)}, look)) {
    closes = true;
  }
  const float top = std::max(ui.u(20) + head.height(), ui.u(16) + ui::button_height(ui)) + ui.u(12);
  const float y = ui.begin_scroll(id, {place.x, top, width, screen.height - top});
  return {ui, place.x + inside, y + ui.u(4), width - 2 * inside};
}

void draw_notebook(const View& view, const ConversationPage& page, ConversationState& state,
                   ConversationWishes& wishes) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  bool closes = false;
  ui::Flow flow = begin_drawer(view, "notes", view.words("notes.title"), view.words("notes.close"),
                               ui.u(480) + ui.text_width("nnnnnnnn", TextStyle::label), closes);
  flow.text(view.words(page.notebook.empty() ? "notes.none" : "notes.text"), TextStyle::label, Role::soft);
  const std::array<const char*, 5> kinds = {"notes.fact", "notes.source", "notes.reading", "notes.strength",
                                            "notes.noise"};
  for (std::size_t i = page.notebook.size(); i-- > 0;) {
    const NotebookItem& item = page.notebook[i];
    flow.space(20);
    flow.text(item.text, TextStyle::reading);
    if (!item.source.empty())
      flow.text(view.words("notes.source_is", {item.source}), TextStyle::note, Role::soft);
    flow.space(8);
    std::vector<std::string> labels;
    for (const char* kind : kinds) labels.push_back(view.words(kind));
    const std::vector<Rect> places = ui::button_row(ui, labels, {flow.x, flow.y}, flow.width);
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      ui::ButtonLook look;
      look.is_on = item.noted_as && static_cast<std::size_t>(*item.noted_as) == k;
      const std::string id = "note." + std::to_string(item.fact) + "." + std::to_string(k);
      if (ui::button(ui, id, labels[k], places[k], look) && !look.is_on) {
        session::Input input;
        input.kind = session::InputKind::note;
        input.target = item.fact;
        input.value = static_cast<std::uint32_t>(k);
        wishes.input = std::move(input);
      }
    }
    flow.y = places.back().bottom();
    flow.space(16);
    flow.hairline();
  }
  ui.end_scroll(flow.y + ui.u(24));
  ui.prefer_focus("notes.close");
  if (closes || ui.key(ui::Key::escape) || ui.letter('n')) state.overlay = Overlay::none;
  ui.end_layer();
}

void draw_transcript(const View& view, const session::Session& session, ConversationState& state) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  bool closes = false;
  ui::Flow flow =
      begin_drawer(view, "transcript", view.words("transcript.title"), view.words("transcript.close"),
                   ui.u(56) + ui.text_width("n", TextStyle::reading) * 66, closes);
  std::string who;
  for (const Block& block : whole_conversation(session)) {
    BlockLook look;
    look.has_name = block.kind == BlockKind::speech && block.who != who;
    if (block.kind == BlockKind::speech || block.kind == BlockKind::said) {
      who = block.kind == BlockKind::speech ? block.who : "";
    }
    flow.space(12);
    draw_block(view, flow, block, look);
  }
  ui.end_scroll(flow.y + ui.u(32));
  ui.prefer_focus("transcript.close");
  if (closes || ui.key(ui::Key::escape)) state.overlay = Overlay::none;
  ui.end_layer();
}

void draw_sentence(const View& view, ConversationState& state, ui::Flow& flow, ConversationWishes& wishes) {
  ui::Ui& ui = view.ui;
  flow.text(view.words("talk.write_first"), TextStyle::label, Role::soft);
  flow.space(10);
  const float height = 3 * ui.line_height(TextStyle::reading) + ui.u(16);
  ui::text_field(ui, "sentence", view.words("talk.write_label"), {flow.x, flow.y, flow.width, height},
                 state.sentence, {view.words("talk.write_hint"), true, 2000});
  ui.prefer_focus("sentence");
  flow.y += height + ui.u(12);
  if (ui::button(ui, "sentence.done", view.words("talk.write_done"), ui::Point{flow.x, flow.y},
                 {ButtonKind::primary}) ||
      ui.key(ui::Key::enter, ui::kCtrl)) {
    state.has_written = true;
    if (state.sentence.find_first_not_of(" \n") != std::string::npos) {
      session::Input input;
      input.kind = session::InputKind::text;
      input.text = state.sentence;
      wishes.input = std::move(input);
    }
    state.sentence.clear();
    ui.ask_frame();
  }
  flow.y += ui::button_height(ui);
}

}  // namespace

ConversationWishes draw_conversation(const View& view, const session::Session& session, draw::Scene scene,
                                     ConversationState& state, Portraits& portraits) {
  ConversationWishes wishes;
  ui::Ui& ui = view.ui;
  const ConversationPage page = conversation_page(session);
  const Rect screen = ui.screen();

  // A new offer: nothing was written there yet, and it is read from its beginning.
  std::size_t steps = session.inputs().size();
  while (steps > 0 && (session.inputs()[steps - 1].kind == session::InputKind::note ||
                       session.inputs()[steps - 1].kind == session::InputKind::text)) {
    --steps;
  }
  if (state.seen_inputs != steps + 1) {
    state.seen_inputs = steps + 1;
    state.has_written =
        session.inputs().size() > steps && session.inputs().back().kind == session::InputKind::text;
    state.sentence.clear();
    state.message.clear();
    state.time_used = 0;
    ui.scroll_to("talk", 0);
    if (ui.focus_is_shown()) ui.set_focus("choice.1");
  }
  state.form.follow(session);

  const float picture = page.is_form ? 0 : picture_width(ui);
  if (picture > 0) {
    portraits.draw_living(
        ui, page.portrait, scene, page.feeling, {0, 0, picture, screen.height},
        view.words("talk.portrait", {page.name, page.mood.empty() ? page.about : page.mood}));
  }
  const Rect right{picture, 0, screen.width - picture, screen.height};
  const TopBar bar = draw_top_bar(view, page, state, right);

  const float line = ui.text_width("n", TextStyle::reading);
  const float edge = std::min(ui.u(40), right.width * 0.06F);
  const float width = std::min(right.width - 2 * edge, (page.is_form ? 90 : 70) * line);
  const float left = right.x + (page.is_form ? (right.width - width) / 2 : edge);
  const Rect body{right.x, bar.height, right.width, screen.height - bar.height};
  const float top = ui.begin_scroll("talk", body);
  ui::Flow flow{ui, left, top + ui.u(8), width};

  if (page.is_form) {
    draw_blocks(view, flow, page);
    flow.space(24);
    if (std::optional<session::Input> input = draw_form(view, session, state.form, flow)) {
      wishes.input = std::move(input);
    }
  } else {
    // What was said at the top, what can be said at the bottom: it stays where it is while the lines change.
    draw_blocks(view, flow, page);
    flow.space(20);
    const bool writes = page.wants_sentence && !state.has_written;
    const bool is_timed = page.time_seconds > 0 && state.has_time_limits && !writes;
    float height = ui::button_height(ui);
    if (writes) {
      height = ui.lay_out(view.words("talk.write_first"), TextStyle::label, width).height() + ui.u(10) +
               3 * ui.line_height(TextStyle::reading) + ui.u(28) + ui::button_height(ui);
    } else if (!page.is_over) {
      height = offer_height(view, page, width) - ui.u(10);
    }
    if (is_timed) height += time_height(ui);
    if (!state.notice.empty()) {
      height += ui.lay_out(state.notice, TextStyle::label, width).height() + ui.u(8);
    }
    if (!state.message.empty())
      height += ui.lay_out(state.message, TextStyle::label, width).height() + ui.u(8);
    flow.y = std::max(flow.y, top + body.height - ui.u(28) - height);
    if (!state.notice.empty()) {
      flow.text(state.notice, TextStyle::label, Role::mind);
      flow.space(8);
    }
    if (!state.message.empty()) {
      flow.text(state.message, TextStyle::label, Role::mind);
      flow.space(8);
    }
    if (page.is_over) {
      if (ui::button(ui, "to_debrief", view.words("talk.to_debrief"), ui::Point{flow.x, flow.y},
                     {ButtonKind::primary})) {
        wishes.to_debrief = true;
      }
      ui.prefer_focus("to_debrief");
      flow.y += ui::button_height(ui);
    } else if (writes) {
      draw_sentence(view, state, flow, wishes);
    } else {
      if (is_timed && draw_time(view, page, state, flow)) {
        wishes.input.emplace();
        wishes.input->kind = session::InputKind::late;
      }
      if (const std::optional<std::size_t> taken = draw_offer(view, page, flow)) {
        wishes.input = input_of(session.offer().items[*taken]);
      }
    }
    if (!page.items.empty() && !writes) flow.y -= ui.u(10);
  }
  ui.end_scroll(flow.y + ui.u(28));

  if (state.overlay == Overlay::none) {
    if (bar.pause || ui.key(ui::Key::escape)) state.overlay = Overlay::pause;
    if (bar.notebook || ui.letter('n')) state.overlay = Overlay::notebook;
    wishes.speak = bar.speak || (state.can_speak && ui.letter('l'));
    if ((bar.step_back || ui.key(ui::Key::z, ui::kCtrl)) && page.can_step_back) wishes.step_back = true;
    if (state.overlay != Overlay::none) ui.ask_frame();
  } else if (state.overlay == Overlay::notebook) {
    draw_notebook(view, page, state, wishes);
  } else if (state.overlay == Overlay::transcript) {
    draw_transcript(view, session, state);
  } else {
    draw_pause(view, page, state, wishes);
  }
  return wishes;
}

}  // namespace gesprek::player
