#include "tests/support/screen_driver.h"

#include <algorithm>

namespace gesprek::test {

namespace {

constexpr double kFrame = 1.0 / 12;
constexpr int kMostFrames = 60;

/// Without the quotation marks that a sentence stands between.
std::string_view bare(std::string_view text) {
  const std::string_view mark = "\xE2\x80\x9C";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

bool is_widget(const ui::Record& record) {
  return !record.id.empty();
}

}  // namespace

ScreenDriver::ScreenDriver(const ScreenOptions& options)
    : target_(ui::make_surface(options.width, options.height, options.density)) {
  app::AppPaths paths;
  paths.cases = options.cases;
  if (paths.cases.empty()) paths.cases.push_back(GESPREK_SOURCE_DIR "/scenarios");
  paths.strings = GESPREK_SOURCE_DIR "/assets/strings";
  paths.settings = options.settings;
  paths.documents = options.documents;
  app_ = std::make_unique<app::App>(*target_, files_, paths);
  settle();
}

void ScreenDriver::set(draw::Theme theme, int text_percent) {
  player::Choices choices = app_->choices();
  choices.ui.theme = theme;
  choices.ui.text_percent = text_percent;
  app_->set_choices(choices);
  settle();
}

void ScreenDriver::frame() {
  app_->frame(now_);
  now_ += kFrame;
}

void ScreenDriver::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    frame();
    if (!app_->ui().wants_frame()) return;
  }
}

int ScreenDriver::wait(double seconds) {
  int drawn = 0;
  const double end = now_ + seconds;
  while (now_ < end) {
    const double next = app_->ui().next_frame_in();
    if (!app_->ui().wants_frame() && next < 0) {
      now_ = end;
      break;
    }
    if (!app_->ui().wants_frame()) now_ += std::max(0.0, next - kFrame);
    frame();
    ++drawn;
  }
  return drawn;
}

void ScreenDriver::feed(const ui::InputEvent& event) {
  app_->ui().feed({event});
  frame();
}

void ScreenDriver::press_at(ui::Point at) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = at.x;
  event.y = at.y;
  feed(event);
  event.kind = ui::InputEvent::Kind::button;
  event.is_down = true;
  feed(event);
  event.is_down = false;
  feed(event);
  settle();
}

const ui::Record* ScreenDriver::find_id(std::string_view id) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

const ui::Record* ScreenDriver::find(std::string_view label) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (is_widget(record) && record.is_enabled && bare(record.label).substr(0, label.size()) == label)
      return &record;
  }
  return nullptr;
}

bool ScreenDriver::click(std::string_view label) {
  const ui::Record* record = find(label);
  return record != nullptr && click_id(std::string(record->id));
}

bool ScreenDriver::click_id(std::string_view given) {
  const std::string id(given);
  for (int tries = 0; tries < 40; ++tries) {
    const ui::Record* record = find_id(id);
    if (record == nullptr || !record->is_enabled) return false;
    const ui::Rect seen = record->place.shared_with(app_->ui().screen());
    const ui::Point at = record->place.centre();
    if (!seen.is_empty() && seen.contains(at)) {
      press_at(at);
      return true;
    }
    // As a person does: scroll until it is there.
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = std::clamp(at.x, 1.0F, app_->ui().screen().width - 1);
    event.y = app_->ui().screen().height / 2;
    feed(event);
    wheel(at.y < 0 ? 2.0F : -2.0F);
  }
  return false;
}

void ScreenDriver::key(ui::Key key, ui::Mods mods) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::key;
  event.key = key;
  event.mods = mods;
  event.is_down = true;
  feed(event);
  event.is_down = false;
  event.mods = {};
  feed(event);
  settle();
}

void ScreenDriver::type(std::string_view text) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::text;
  event.text = text;
  feed(event);
  settle();
}

void ScreenDriver::wheel(float notches) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::wheel;
  event.y = notches;
  feed(event);
  settle();
}

void ScreenDriver::drag(ui::Point from, ui::Point to) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = from.x;
  event.y = from.y;
  feed(event);
  event.kind = ui::InputEvent::Kind::button;
  event.is_down = true;
  feed(event);
  event.kind = ui::InputEvent::Kind::pointer;
  for (int i = 1; i <= 4; ++i) {
    event.x = from.x + (to.x - from.x) * static_cast<float>(i) / 4;
    event.y = from.y + (to.y - from.y) * static_cast<float>(i) / 4;
    feed(event);
  }
  event.kind = ui::InputEvent::Kind::button;
  event.is_down = false;
  feed(event);
  settle();
}

bool ScreenDriver::tab_to(std::string_view id) {
  for (int i = 0; i < 200; ++i) {
    if (app_->ui().focused() == id && app_->ui().focus_is_shown()) return true;
    key(ui::Key::tab);
  }
  return false;
}

bool ScreenDriver::shows(std::string_view words) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (record.label.find(words) != std::string::npos) return true;
  }
  return false;
}

std::string ScreenDriver::text() const {
  std::string out;
  int layer = 0;
  for (const ui::Record& record : app_->ui().records()) {
    if (record.layer != layer) {
      layer = record.layer;
      out += "--- over it\n";
    }
    const std::string role = ui::role_word(record.role);
    out += is_widget(record) ? "[" + role + "] " : record.role == ui::WidgetRole::text ? "" : role + ": ";
    out += record.label;
    if (!record.value.empty() && record.value != record.label) out += " = " + record.value;
    if (is_widget(record) && !record.is_enabled) out += " (uit)";
    out += '\n';
  }
  return out;
}

draw::Raster ScreenDriver::picture() const {
  ui::Pixels pixels = target_->pixels();
  return {pixels.width, pixels.height, std::move(pixels.rgba)};
}

}  // namespace gesprek::test
