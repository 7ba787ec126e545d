// Frames, input, focus, layers and scrolling. What is drawn stands in paint.cpp.
#include "ui/ui.h"

#include <algorithm>
#include <utility>

#include <imgui_internal.h>

#include "ui/core.h"

namespace gesprek::ui {

namespace {

constexpr float kNowhere = -1.0e6F;

// What the wheel and the arrow keys move by, in units.
constexpr float kWheelStep = 64;

bool overlaps(float a_from, float a_to, float b_from, float b_to) {
  return a_from < b_to && b_from < a_to;
}

}  // namespace

const char* role_word(WidgetRole role) {
  switch (role) {
    case WidgetRole::text: return "text";
    case WidgetRole::heading: return "heading";
    case WidgetRole::image: return "image";
    case WidgetRole::button: return "button";
    case WidgetRole::choice: return "choice";
    case WidgetRole::option: return "option";
    case WidgetRole::slider: return "slider";
    case WidgetRole::field: return "field";
    case WidgetRole::card: return "card";
  }
  return "";
}

ImGuiKey imgui_key(Key key) {
  switch (key) {
    case Key::none: return ImGuiKey_None;
    case Key::tab: return ImGuiKey_Tab;
    case Key::enter: return ImGuiKey_Enter;
    case Key::space: return ImGuiKey_Space;
    case Key::escape: return ImGuiKey_Escape;
    case Key::up: return ImGuiKey_UpArrow;
    case Key::down: return ImGuiKey_DownArrow;
    case Key::left: return ImGuiKey_LeftArrow;
    case Key::right: return ImGuiKey_RightArrow;
    case Key::page_up: return ImGuiKey_PageUp;
    case Key::page_down: return ImGuiKey_PageDown;
    case Key::home: return ImGuiKey_Home;
    case Key::end: return ImGuiKey_End;
    case Key::backspace: return ImGuiKey_Backspace;
    case Key::del: return ImGuiKey_Delete;
    case Key::plus: return ImGuiKey_Equal;
    case Key::minus: return ImGuiKey_Minus;
    case Key::zero: return ImGuiKey_0;
    case Key::a: return ImGuiKey_A;
    case Key::b: return ImGuiKey_B;
    case Key::c: return ImGuiKey_C;
    case Key::d: return ImGuiKey_D;
    case Key::f: return ImGuiKey_F;
    case Key::g: return ImGuiKey_G;
    case Key::h: return ImGuiKey_H;
    case Key::l: return ImGuiKey_L;
    case Key::m: return ImGuiKey_M;
    case Key::n: return ImGuiKey_N;
    case Key::p: return ImGuiKey_P;
    case Key::q: return ImGuiKey_Q;
    case Key::s: return ImGuiKey_S;
    case Key::v: return ImGuiKey_V;
    case Key::x: return ImGuiKey_X;
    case Key::z: return ImGuiKey_Z;
    case Key::f1: return ImGuiKey_F1;
    case Key::f2: return ImGuiKey_F2;
    case Key::f3: return ImGuiKey_F3;
    case Key::y: return ImGuiKey_Y;
    case Key::f5: return ImGuiKey_F5;
    case Key::f8: return ImGuiKey_F8;
    case Key::f11: return ImGuiKey_F11;
    case Key::f12: return ImGuiKey_F12;
  }
  return ImGuiKey_None;
}

int mouse_button(Button button) {
  switch (button) {
    case Button::left: return ImGuiMouseButton_Left;
    case Button::right: return ImGuiMouseButton_Right;
    case Button::middle: return ImGuiMouseButton_Middle;
  }
  return ImGuiMouseButton_Left;
}

FontFiles default_fonts() {
  return {GESPREK_FONT_REGULAR, GESPREK_FONT_SEMIBOLD};
}

Ui::Ui(Target& target, const FontFiles& fonts) : core_(std::make_unique<Core>(target)) {
  core_->fonts = fonts;
  core_->context = ImGui::CreateContext();
  ImGui::SetCurrentContext(core_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // we keep our own settings
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;  // focus is ours
  io.KeyRepeatDelay = 0.4F;
  // Lines from triangles of one colour: see target.cpp.
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  core_->load_fonts();
}

Ui::~Ui() {
  core_->target.drop_texture(core_->font_texture);
  for (const auto& [key, texture] : core_->icons) core_->target.drop_texture(texture);
  ImGui::DestroyContext(core_->context);
}

const Settings& Ui::settings() const {
  return core_->settings;
}

void Ui::set_settings(const Settings& settings) {
  Settings next = settings;
  next.text_percent = std::clamp(next.text_percent, kLeastText, kMostText);
  if (next == core_->settings) return;
  core_->fonts_are_stale = core_->fonts_are_stale || next.text_percent != core_->settings.text_percent ||
                           next.theme != core_->settings.theme;
  core_->settings = next;
  ask_frame();
}

const std::string& Ui::font_problem() const {
  return core_->font_problem;
}

void Ui::feed(const std::vector<InputEvent>& events) {
  ImGui::SetCurrentContext(core_->context);
  ImGuiIO& io = ImGui::GetIO();
  for (const InputEvent& event : events) {
    switch (event.kind) {
      case InputEvent::Kind::pointer: io.AddMousePosEvent(event.x, event.y); break;
      case InputEvent::Kind::pointer_left: io.AddMousePosEvent(kNowhere, kNowhere); break;
      case InputEvent::Kind::button:
        io.AddMouseButtonEvent(mouse_button(event.which), event.is_down);
        core_->shows_focus = false;
        break;
      case InputEvent::Kind::wheel: io.AddMouseWheelEvent(event.x, event.y); break;
      case InputEvent::Kind::key:
        io.AddKeyEvent(ImGuiMod_Ctrl, event.mods.ctrl);
        io.AddKeyEvent(ImGuiMod_Shift, event.mods.shift);
        io.AddKeyEvent(ImGuiMod_Alt, event.mods.alt);
        io.AddKeyEvent(imgui_key(event.key), event.is_down);
        break;
      case InputEvent::Kind::text: io.AddInputCharactersUTF8(event.text.c_str()); break;
      case InputEvent::Kind::focus:
        io.AddFocusEvent(event.is_down);
        core_->has_window_focus = event.is_down;
        break;
    }
    core_->has_input = true;
  }
  if (!events.empty()) core_->wants_frame = true;
}

void Ui::begin_frame(double seconds) {
  Core& core = *core_;
  ImGui::SetCurrentContext(core.context);
  if (core.fonts_are_stale) core.load_fonts();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(core.target.width()), static_cast<float>(core.target.height())};
  io.DeltaTime = static_cast<float>(std::clamp(seconds - core.now, 1.0 / 1000, 1.0));
  // Nothing may have been drawn for a long time: what was done counts from this frame.
  if (core.frames == 0 || core.has_input) core.last_input = seconds;
  core.has_input = false;
  core.now = seconds;
  core.wants_frame = false;
  core.next_frame = -1;
  ImGui::NewFrame();

  core.typed.clear();
  for (const ImWchar character : io.InputQueueCharacters) {
    std::array<char, 5> utf8{};
    ImTextCharToUtf8(utf8.data(), character);
    core.typed += utf8.data();
  }
  core.taken_keys.fill(false);
  core.took_wheel = false;
  core.was_typing = core.is_typing;
  core.is_typing = false;
  core.layer = 0;
  core.last_top_layer = core.top_layer;
  core.top_layer = 0;
  core.preferred.clear();
  core.ring.reset();
  core.clips.clear();
  core.last_records.swap(core.records);
  core.records.clear();
  for (auto& [id, scroll] : core.scrolls) scroll.was_drawn = false;
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    core.held.clear();
  }
}

namespace {

/// The widget that an arrow leads to: the nearest one in that direction, those straight ahead first.
std::string neighbour(const std::vector<Record>& records, const Record& from, Key key, int layer) {
  std::string best;
  float best_way = 1.0e9F;
  for (const Record& to : records) {
    if (to.id.empty() || !to.is_enabled || to.layer != layer || to.id == from.id) continue;
    const bool is_upright = key == Key::up || key == Key::down;
    const float sign = key == Key::down || key == Key::right ? 1.0F : -1.0F;
    const Point a = from.place.centre();
    const Point b = to.place.centre();
    const float ahead = sign * (is_upright ? b.y - a.y : b.x - a.x);
    if (ahead < 2) continue;
    const bool is_straight = is_upright
                                 ? overlaps(from.place.x, from.place.right(), to.place.x, to.place.right())
                                 : overlaps(from.place.y, from.place.bottom(), to.place.y, to.place.bottom());
    const float aside = is_straight ? 0 : std::abs(is_upright ? b.x - a.x : b.y - a.y);
    // Left and right stay in their row: what lies askew is not meant.
    if (!is_upright && !is_straight) continue;
    const float way = ahead + 2 * aside;
    if (way < best_way) {
      best_way = way;
      best = to.id;
    }
  }
  return best;
}

}  // namespace

void Ui::end_frame() {
  Core& core = *core_;
  // Focus that nothing has any more goes to what the view prefers.
  const auto operable = [&](const Record& record) {
    return !record.id.empty() && record.is_enabled && record.layer == core.top_layer &&
           record.role != WidgetRole::image;
  };
  if (!core.wanted.empty()) {
    // What the program moves does not scroll: a person reads from the top.
    core.focused = core.wanted;
    core.wanted.clear();
    core.wants_frame = true;
  }
  const bool has_focus = std::any_of(core.records.begin(), core.records.end(), [&](const Record& record) {
    return operable(record) && record.id == core.focused;
  });
  if (!has_focus && core.focused != core.preferred) {
    core.focused = core.preferred;
    core.wants_frame = true;
    core.reveal_focus = core.shows_focus;
  }

  const bool forward = key(Key::tab);
  const bool backward = key(Key::tab, kShift);
  if (forward || backward) {
    std::vector<const Record*> order;
    for (const Record& record : core.records) {
      if (operable(record)) order.push_back(&record);
    }
    if (!order.empty()) {
      std::size_t at = 0;
      while (at < order.size() && order[at]->id != core.focused) ++at;
      if (at == order.size()) {
        at = forward ? 0 : order.size() - 1;
      } else if (core.shows_focus || core.was_typing) {
        at = forward ? (at + 1) % order.size() : (at + order.size() - 1) % order.size();
      }  // the first Tab only shows where focus is
      core.focused = order[at]->id;
      core.shows_focus = true;
      core.reveal_focus = true;
      core.wants_frame = true;
    }
  }
  for (const Key arrow : {Key::up, Key::down, Key::left, Key::right}) {
    if (!key(arrow)) continue;
    const Record* from = nullptr;
    for (const Record& record : core.records) {
      if (operable(record) && record.id == core.focused) from = &record;
    }
    std::string to;
    if (from == nullptr || !core.shows_focus) {
      to = from != nullptr ? from->id : "";
      if (from == nullptr) {
        for (const Record& record : core.records) {
          if (operable(record)) {
            to = record.id;
            break;
          }
        }
      }
    } else if (!from->is_visible) {
      to = from->id;  // first to where focus is
    } else {
      to = neighbour(core.records, *from, arrow, core.top_layer);
    }
    if (!to.empty()) {
      core.focused = to;
      core.reveal_focus = true;
    }
    core.shows_focus = true;
    core.wants_frame = true;
  }

  // Keys that scroll move the largest part that can: the page, not what stands beside it.
  ScrollState* page = nullptr;
  for (auto& [id, scroll] : core.scrolls) {
    if (!scroll.was_drawn || scroll.layer != core.top_layer || scroll.content <= scroll.place.height + 1)
      continue;
    const auto area = [](const ScrollState& one) { return one.place.width * one.place.height; };
    if (page == nullptr || area(scroll) > area(*page)) page = &scroll;
  }
  if (page != nullptr && !core.is_typing) {
    const float before = page->offset;
    if (key(Key::page_down)) page->offset += page->place.height * 0.85F;
    if (key(Key::page_up)) page->offset -= page->place.height * 0.85F;
    if (key(Key::home, kCtrl)) page->offset = 0;
    if (key(Key::end, kCtrl)) page->offset = page->content;
    if (page->offset != before) core.wants_frame = true;
  }

  if (core.ring && core.shows_focus) {
    const float u1 = core.unit();
    const FocusRing& ring = *core.ring;
    push_clip(ring.clip.inset(-5 * u1));
    outline(ring.place.inset(-4.5F * u1), draw::Role::focus, std::max(3.0F, std::round(3 * u1)),
            ring.radius + 4 * u1);
    pop_clip();
  }
  if (core.shows_metrics) ImGui::ShowMetricsWindow(&core.shows_metrics);
  ImGui::Render();
  core.target.show(ImGui::GetDrawData(), core.background());
  ++core.frames;
  if (core.top_layer != core.last_top_layer) core.wants_frame = true;
  // Dear ImGui lets a press and a release that came together reach us in two frames.
  if (core.context->InputEventsQueue.Size > 0) core.wants_frame = true;
}

bool Ui::wants_frame() const {
  return core_->wants_frame;
}
double Ui::next_frame_in() const {
  return core_->next_frame;
}
double Ui::seconds() const {
  return core_->now;
}
bool Ui::has_window_focus() const {
  return core_->has_window_focus;
}
double Ui::idle_seconds() const {
  return core_->now - core_->last_input;
}
void Ui::ask_frame() {
  core_->wants_frame = true;
}
void Ui::ask_frame_in(double seconds) {
  core_->next_frame = core_->next_frame < 0 ? seconds : std::min(core_->next_frame, seconds);
}
std::uint64_t Ui::frames() const {
  return core_->frames;
}
void Ui::show_again() {
  ImGui::SetCurrentContext(core_->context);
  if (ImGui::GetDrawData() == nullptr) return;
  core_->target.forget();
  core_->target.show(ImGui::GetDrawData(), core_->background());
}
int Ui::vertices() const {
  const ImDrawData* const data = ImGui::GetDrawData();
  return data == nullptr ? 0 : data->TotalVtxCount;
}
Target& Ui::target() {
  return core_->target;
}
Rect Ui::screen() const {
  return {0, 0, static_cast<float>(core_->target.width()), static_cast<float>(core_->target.height())};
}
float Ui::u(float units) const {
  return snap(units * core_->unit());
}
float Ui::rule_width() const {
  return core_->settings.theme == draw::Theme::beamer ? 3.0F * core_->target.density()
                                                      : std::max(1.0F, std::floor(core_->target.density()));
}

Response Ui::widget(const Widget& widget, const Rect& place, float radius) {
  Core& core = *core_;
  const Rect clip = core.clip();
  Record record;
  record.id = widget.id;
  record.label = widget.label;
  record.role = widget.role;
  record.value = widget.value;
  record.place = place;
  record.is_enabled = widget.is_enabled && widget.takes_focus;
  record.is_visible = !place.shared_with(clip).is_empty();
  record.layer = core.layer;
  core.records.push_back(std::move(record));

  Response response;
  if (!widget.is_enabled || core.layer != core.last_top_layer) return response;
  const Rect reach = place.shared_with(clip);
  response.is_hovered = reach.contains(pointer());
  if (response.is_hovered && pointer_went_down()) {
    core.held = widget.id;
    if (widget.takes_focus && core.focused != widget.id) {
      core.focused = widget.id;
      core.wants_frame = true;
    }
  }
  response.is_held = core.held == widget.id;
  if (response.is_held && response.is_hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    response.was_pressed = true;
    core.wants_frame = true;
  }
  response.is_focused = core.focused == widget.id;
  if (response.is_focused) {
    core.ring = FocusRing{place, clip, radius};
    if (widget.role != WidgetRole::field && (key(Key::enter, {}, false) || key(Key::space, {}, false))) {
      response.was_pressed = true;
      core.shows_focus = true;
      core.wants_frame = true;
    }
    if (core.reveal_focus) {
      core.reveal_focus = false;
      if (!core.open_scrolls.empty()) {
        ScrollState& scroll = core.scrolls[core.open_scrolls.back()];
        const float margin = u(24);
        const float above = scroll.place.y + margin - place.y;
        const float below = place.bottom() + margin - scroll.place.bottom();
        if (above > 0) {
          scroll.offset = std::max(0.0F, scroll.offset - above);
          core.wants_frame = true;
        } else if (below > 0) {
          scroll.offset += std::min(below, -above > 0 ? -above : below);
          core.wants_frame = true;
        }
      }
    }
  }
  return response;
}

const std::string& Ui::focused() const {
  return core_->focused;
}
bool Ui::focus_is_shown() const {
  return core_->shows_focus;
}
void Ui::set_focus(std::string id) {
  core_->wanted = std::move(id);
}
void Ui::prefer_focus(std::string id) {
  core_->preferred = std::move(id);
}
void Ui::begin_layer() {
  core_->layer = ++core_->top_layer;
  core_->preferred.clear();
}
void Ui::end_layer() {
  --core_->layer;
}
Point Ui::pointer() const {
  const ImVec2 at = ImGui::GetIO().MousePos;
  return {at.x, at.y};
}
bool Ui::pointer_is_down(Button button) const {
  return ImGui::IsMouseDown(mouse_button(button));
}
bool Ui::pointer_went_down(Button button) const {
  return ImGui::IsMouseClicked(mouse_button(button));
}
bool Ui::pointer_was_doubled() const {
  return ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
}
Mods Ui::mods() const {
  const ImGuiIO& io = ImGui::GetIO();
  return {io.KeyCtrl, io.KeyShift, io.KeyAlt};
}
bool Ui::key_is_down(Key key) const {
  return ImGui::IsKeyDown(imgui_key(key));
}

bool Ui::key(Key key, Mods mods, bool repeats) {
  Core& core = *core_;
  bool& is_taken = core.taken_keys[static_cast<std::size_t>(key)];
  if (is_taken) return false;
  const ImGuiIO& io = ImGui::GetIO();
  if (!(mods == Mods{io.KeyCtrl, io.KeyShift, io.KeyAlt})) return false;
  const bool was_pressed = ImGui::IsKeyPressed(imgui_key(key), repeats) ||
                           (key == Key::enter && ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, repeats)) ||
                           (key == Key::plus && ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, repeats)) ||
                           (key == Key::minus && ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract, repeats));
  if (was_pressed) is_taken = true;
  return was_pressed;
}

int Ui::digit() {
  Core& core = *core_;
  if (!core.settings.single_keys || core.was_typing || core.is_typing) return 0;
  if (core.layer != core.last_top_layer || core.typed.empty()) return 0;
  const char first = core.typed.front();
  if (first < '1' || first > '9') return 0;
  core.typed.clear();
  core.shows_focus = true;  // who types, wants to see where focus is
  return first - '0';
}

bool Ui::letter(char letter) {
  Core& core = *core_;
  if (!core.settings.single_keys || core.was_typing || core.is_typing) return false;
  if (core.layer != core.last_top_layer || core.typed.empty() || core.typed.front() != letter) return false;
  core.typed.clear();
  return true;
}

std::string Ui::take_typed() {
  return std::exchange(core_->typed, {});
}
void Ui::set_typing() {
  core_->is_typing = true;
}

float Ui::begin_scroll(const std::string& id, const Rect& given) {
  Core& core = *core_;
  const Rect place = snap(given);
  ScrollState& scroll = core.scrolls[id];
  scroll.place = place;
  scroll.layer = core.layer;
  scroll.was_drawn = true;
  push_clip(place);
  core.open_scrolls.push_back(id);
  const ImGuiIO& io = ImGui::GetIO();
  if (core.layer == core.last_top_layer && place.contains(pointer()) && io.MouseWheel != 0 &&
      !core.took_wheel && !io.KeyCtrl && scroll.content > place.height) {
    core.took_wheel = true;
    scroll.offset -= io.MouseWheel * u(kWheelStep);
  }
  const float most = std::max(0.0F, scroll.content - place.height);
  if (scroll.to_end) scroll.offset = most;
  scroll.offset = snap(std::clamp(scroll.offset, 0.0F, most));
  return place.y - scroll.offset;
}

void Ui::show(const Rect& part) {
  Core& core = *core_;
  ScrollState& scroll = core.scrolls[core.open_scrolls.back()];
  const float below = part.bottom() - scroll.place.bottom();
  const float above = part.y - scroll.place.y;
  // Never past its top: what is too tall begins at it.
  const float way = above < 0 ? above : std::max(0.0F, std::min(below, above));
  if (way == 0) return;
  scroll.offset = snap(std::max(0.0F, scroll.offset + way));
  core.wants_frame = true;
}

void Ui::end_scroll(float end) {
  Core& core = *core_;
  const std::string id = core.open_scrolls.back();
  core.open_scrolls.pop_back();
  ScrollState& scroll = core.scrolls[id];
  const float content = snap(end - (scroll.place.y - scroll.offset));
  const float most = std::max(0.0F, content - scroll.place.height);
  const bool will_move = scroll.offset > most || (scroll.to_end && scroll.offset < most);
  if (content != scroll.content || will_move) core.wants_frame = true;
  scroll.to_end = scroll.to_end && will_move;
  scroll.content = content;
  if (most > 0) {
    const float width = u(6);
    const Rect track{scroll.place.right() - width - u(3), scroll.place.y + u(4), width,
                     scroll.place.height - u(8)};
    const float length = std::max(u(32), track.height * scroll.place.height / content);
    const float way = track.height - length;
    Rect thumb{track.x, track.y + way * scroll.offset / most, width, length};
    const Rect reach{track.x - u(6), track.y, width + u(9), track.height};
    if (core.layer == core.last_top_layer && core.held.empty() && reach.contains(pointer()) &&
        pointer_went_down()) {
      scroll.grabbed_at =
          thumb.contains(Point{thumb.centre().x, pointer().y}) ? pointer().y - thumb.y : length / 2;
      core.held = id;
    }
    if (scroll.grabbed_at >= 0) {
      if (pointer_is_down()) {
        scroll.offset =
            snap(std::clamp((pointer().y - scroll.grabbed_at - track.y) / way, 0.0F, 1.0F) * most);
        core.wants_frame = true;
      } else {
        scroll.grabbed_at = -1;
      }
    }
    fill(snap(thumb), draw::Role::rule, width / 2);
  } else {
    scroll.grabbed_at = -1;
  }
  pop_clip();
}

void Ui::scroll_to(const std::string& id, float offset) {
  core_->scrolls[id].offset = offset;
  ask_frame();
}
void Ui::scroll_to_end(const std::string& id) {
  core_->scrolls[id].to_end = true;
  ask_frame();
}

const std::vector<Record>& Ui::records() const {
  return core_->records;
}

void Ui::show_metrics(bool on) {
  core_->shows_metrics = on;
  ask_frame();
}

}  // namespace gesprek::ui
