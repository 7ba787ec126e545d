#include "player/portrait_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gesprek::player {

namespace {

constexpr double kPoses = 1.0 / 12;                     // seconds between two
constexpr double kChange = 0.9;                         // seconds in which a feeling shows
constexpr double kRestAfter = 10;                       // seconds without input
constexpr double kBreath = 4.2;                         // seconds
constexpr std::size_t kMostPoses = 32UL * 1024 * 1024;  // bytes

double mixed(double a, double b, double share) {
  return a + (b - a) * share;
}

/// As many pixels as it takes on the screen: it is copied there, not made larger or smaller.
int pixels_between(float from, float to) {
  return static_cast<int>(std::floor(to + 0.5F) - std::floor(from + 0.5F));
}

}  // namespace

draw::Expression expression_of(const Feeling& f) {
  draw::Expression e;
  const double calm = std::max(0.0, f.warmth);
  const double cold = std::max(0.0, -f.warmth);
  e.smile = 0.06 + 0.78 * calm - 0.35 * cold - 0.55 * f.sadness - 0.45 * f.anger + 0.10 * f.shame;
  e.smile = std::clamp(e.smile, -1.0, 1.0);
  e.squint = std::clamp(calm * 0.8 - f.tension * 0.6, 0.0, 1.0);
  e.brow_slant = std::clamp(0.35 * f.tension + 0.9 * f.sadness + 0.45 * f.shame - 1.0 * f.anger - 0.25 * cold,
                            -1.0, 1.0);
  e.brow_height = std::clamp(0.35 * f.tension + 0.25 * calm - 0.45 * f.anger - 0.15 * f.resist, -1.0, 1.0);
  e.lids = std::clamp(
      0.32 * f.tension + 0.15 * f.anger - 0.38 * f.shame - 0.4 * f.sadness - 0.18 * f.resist - 0.1 * calm,
      -0.8, 0.8);
  e.press =
      std::clamp(0.5 * f.tension + 0.6 * f.anger + 0.4 * f.resist + 0.3 * f.shame - calm * 0.6, 0.0, 1.0);
  e.gaze_x = std::clamp(0.75 * f.resist + 0.25 * f.shame - 0.5 * f.anger * f.resist, -1.0, 1.0);
  e.gaze_y = std::clamp(0.95 * f.shame + 0.5 * f.sadness, 0.0, 1.0);
  e.turn = std::clamp(0.7 * f.resist * (1 - f.anger * 0.7), -1.0, 1.0);
  e.nod = std::clamp(0.75 * f.shame + 0.4 * f.sadness + 0.25 * f.anger - 0.3 * (f.energy - 0.5), -0.6, 1.0);
  e.tilt = std::clamp(0.30 * calm + 0.30 * f.shame - 0.25 * f.resist, -1.0, 1.0);
  e.shoulders = std::clamp(
      0.9 * f.tension + 0.3 * f.anger - 0.5 * calm * 0.4 - 0.6 * f.sadness - 0.4 * f.shame, -1.0, 1.0);
  e.away = std::clamp(f.resist * 0.9, 0.0, 1.0);
  e.blush = std::clamp(0.6 * f.shame + 0.5 * f.anger + 0.3 * f.tension, 0.0, 1.0);
  return e;
}

draw::Expression between(const draw::Expression& a, const draw::Expression& b, double share) {
  draw::Expression e;
  e.brow_height = mixed(a.brow_height, b.brow_height, share);
  e.brow_slant = mixed(a.brow_slant, b.brow_slant, share);
  e.lids = mixed(a.lids, b.lids, share);
  e.squint = mixed(a.squint, b.squint, share);
  e.gaze_x = mixed(a.gaze_x, b.gaze_x, share);
  e.gaze_y = mixed(a.gaze_y, b.gaze_y, share);
  e.smile = mixed(a.smile, b.smile, share);
  e.press = mixed(a.press, b.press, share);
  e.open = mixed(a.open, b.open, share);
  e.tilt = mixed(a.tilt, b.tilt, share);
  e.turn = mixed(a.turn, b.turn, share);
  e.nod = mixed(a.nod, b.nod, share);
  e.shoulders = mixed(a.shoulders, b.shoulders, share);
  e.away = mixed(a.away, b.away, share);
  e.blush = mixed(a.blush, b.blush, share);
  e.breath = mixed(a.breath, b.breath, share);
  return e;
}

Portraits::~Portraits() {
  for (const auto& [key, picture] : pictures_) target_.drop_texture(picture.texture);
  forget_poses();
}

void Portraits::forget_poses() {
  for (const ui::TextureId texture : poses_.textures) target_.drop_texture(texture);
  poses_ = {};
}

void Portraits::sweep() {
  ++frame_;
  if (poses_.width != 0 && poses_.last_frame + 2 < frame_) forget_poses();
  for (auto it = pictures_.begin(); it != pictures_.end();) {
    if (it->second.last_frame + 2 < frame_) {
      target_.drop_texture(it->second.texture);
      it = pictures_.erase(it);
    } else {
      ++it;
    }
  }
}

void Portraits::show(ui::Ui& ui, Picture& picture, const std::string& portrait, draw::Scene scene,
                     const draw::Expression& expression, const ui::Rect& place, const std::string& key,
                     const std::string& alternative) {
  const int width = pixels_between(place.x, place.right());
  const int height = pixels_between(place.y, place.bottom());
  if (width <= 0 || height <= 0) return;
  picture.last_frame = frame_;
  if (picture.key != key || picture.width != width || picture.height != height) {
    const draw::PortraitPixels drawn =
        draw::portrait_pixels(draw::person_named(portrait), expression, scene, width, height, ui.theme());
    ++drawn_;
    if (drawn.rgb == nullptr) return;
    const ui::PixelView pixels{drawn.width, drawn.height, drawn.stride, drawn.rgb};
    if (picture.texture != 0 && picture.width == drawn.width && picture.height == drawn.height) {
      target_.update_texture(picture.texture, pixels);
    } else {
      target_.drop_texture(picture.texture);
      picture.texture = target_.make_texture(pixels);
    }
    picture.width = width;
    picture.height = height;
    picture.key = key;
  }
  ui.image(picture.texture, place, alternative);
}

void Portraits::draw_still(ui::Ui& ui, const std::string& portrait, draw::Scene scene, const ui::Rect& place,
                           const std::string& alternative) {
  // Two people of one portrait can stand in two rooms on one screen.
  const std::string key = portrait + "." + std::to_string(static_cast<int>(scene)) + "." +
                          std::to_string(static_cast<int>(place.width)) + "x" +
                          std::to_string(static_cast<int>(place.height));
  Feeling quiet;
  quiet.warmth = 0.12;
  const std::string look = key + "." + std::to_string(static_cast<int>(ui.theme())) + "." +
                           std::to_string(static_cast<int>(scene));
  show(ui, pictures_[key], portrait, scene, expression_of(quiet), place, look, alternative);
}

bool Portraits::show_again(ui::Ui& ui, const std::string& portrait, draw::Scene scene, const ui::Rect& place,
                           const std::string& alternative) {
  const int width = pixels_between(place.x, place.right());
  const int height = pixels_between(place.y, place.bottom());
  const std::size_t bytes = static_cast<std::size_t>(std::max(width, 0)) *
                            static_cast<std::size_t>(std::max(height, 0)) * 4 * (kBreaths + 1);
  if (bytes == 0 || bytes > kMostPoses) return false;
  if (poses_.width != width || poses_.height != height || poses_.scene != scene ||
      poses_.theme != ui.theme()) {
    forget_poses();
    poses_.width = width;
    poses_.height = height;
    poses_.scene = scene;
    poses_.theme = ui.theme();
  }
  poses_.last_frame = frame_;
  ui::TextureId& texture = poses_.textures[static_cast<std::size_t>(breath_)];
  if (texture == 0) {
    const draw::PortraitPixels drawn =
        draw::portrait_pixels(draw::person_named(portrait), now_, scene, width, height, ui.theme());
    ++drawn_;
    if (drawn.rgb == nullptr) return false;
    texture = target_.make_texture(ui::PixelView{drawn.width, drawn.height, drawn.stride, drawn.rgb});
  }
  if (texture == 0) return false;
  ui.image(texture, place, alternative);
  return true;
}

void Portraits::draw_living(ui::Ui& ui, const std::string& portrait, draw::Scene scene,
                            const Feeling& feeling, const ui::Rect& place, const std::string& alternative) {
  const draw::Expression wanted = expression_of(feeling);
  const double now = ui.seconds();
  if (living_ != portrait) {  // somebody else: as they are
    living_ = portrait;
    from_ = to_ = now_ = wanted;
    began_ = now - kChange;
    next_blink_ = now + 2.5;
    last_pose_ = -1;
    forget_poses();
  }
  const bool is_other = std::abs(wanted.smile - to_.smile) + std::abs(wanted.brow_slant - to_.brow_slant) +
                            std::abs(wanted.brow_height - to_.brow_height) +
                            std::abs(wanted.lids - to_.lids) + std::abs(wanted.gaze_x - to_.gaze_x) +
                            std::abs(wanted.gaze_y - to_.gaze_y) + std::abs(wanted.press - to_.press) +
                            std::abs(wanted.shoulders - to_.shoulders) + std::abs(wanted.away - to_.away) +
                            std::abs(wanted.turn - to_.turn) >
                        1e-6;
  if (is_other) {
    from_ = now_;
    to_ = wanted;
    began_ = now;
    breath_ = -1;  // the pose now is still of the feeling before
    forget_poses();
  }
  const bool is_still = ui.settings().reduced_motion;
  const double way = is_still ? 1 : std::clamp((now - began_) / kChange, 0.0, 1.0);
  const bool rests = is_still || ui.idle_seconds() > kRestAfter || !ui.has_window_focus();
  if (now - last_pose_ >= kPoses || last_pose_ < 0 || is_still) {
    last_pose_ = now;
    const double eased = way * way * (3 - 2 * way);
    now_ = between(from_, to_, eased);
    breath_ = way < 1 || is_still ? -1 : 0;
    if (!is_still && !(rests && way >= 1)) {
      const int breath = static_cast<int>(
          std::lround(kBreaths * (0.5 - 0.5 * std::cos(now * 2 * 3.14159265358979 / kBreath))));
      now_.breath = static_cast<double>(breath) / kBreaths;
      if (breath_ >= 0) breath_ = breath;
      if (now >= next_blink_) {
        const double share = (now - next_blink_) / 0.26;
        if (share < 1) {
          now_.lids = mixed(now_.lids, -2.0, 1 - std::abs(share * 2 - 1));
          breath_ = -1;
        }
        // Not like a clock, and the same in every run.
        if (share >= 1) next_blink_ = now + 2.6 + std::fmod(now * 0.618, 1.0) * 3.2;
      }
    }
  }
  if (!rests || way < 1) ui.ask_frame_in(kPoses);
  if (breath_ >= 0 && show_again(ui, portrait, scene, place, alternative)) return;
  const std::string key = "living." + portrait;
  const std::string look = portrait + "." + std::to_string(last_pose_) + "." +
                           std::to_string(static_cast<int>(ui.theme())) + "." +
                           std::to_string(static_cast<int>(scene));
  show(ui, pictures_[key], portrait, scene, now_, place,
       is_still ? key + std::to_string(now_.smile) + std::to_string(now_.gaze_y) +
                      std::to_string(now_.brow_slant) + std::to_string(now_.away) +
                      std::to_string(now_.press) + std::to_string(static_cast<int>(ui.theme()))
                : look,
       alternative);
}

draw::Scene scene_of(const std::string& place, const std::string& setting) {
  // What the case says of its place counts; only where that says nothing, the words of its setting do.
  for (const std::string& all : {place, setting}) {
    const auto has = [&](std::string_view word) { return all.find(word) != std::string::npos; };
    if (has("telefoon") || has("aan de lijn")) return draw::Scene::telephone;
    if (has("school") || has("klas") || has("leerkracht") || has("opvang") || has("groep"))
      return draw::Scene::school;
    if (has("huisbezoek") || has("thuis") || has("woonkamer") || has("flat")) return draw::Scene::home;
    if (has("praktijk") || has("huisarts")) return draw::Scene::practice;
    if (has("consultatiebureau") || has("spreekkamer")) return draw::Scene::clinic;
    if (has("voordeur") || has("aan de deur")) return draw::Scene::door;
    if (has("kantoor") || has("overleg") || has("wijk")) return draw::Scene::office;
  }
  return draw::Scene::plain;
}

}  // namespace gesprek::player
