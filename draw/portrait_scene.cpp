// What stands behind somebody: a few large shapes with little contrast, so that the person is looked at.
#include "draw/portrait_pen.h"

namespace gesprek::draw {

namespace {

class Room {
 public:
  Room(Pen& pen, double width, double height, Theme theme) : pen_(pen), w_(width), h_(height), theme_(theme) {
    u_ = std::min(width, height) / 100;
  }
  /// In the dark theme it is evening.
  [[nodiscard]] Rgb tone(Rgb colour) const {
    switch (theme_) {
      case Theme::dark: return mix(colour, 0x161D22, 0.66);
      case Theme::contrast: return mix(colour, 0x101214, 0.84);
      default: return colour;
    }
  }
  void wall(Rgb colour) { pen_.box(0, 0, w_, h_).fill(tone(colour)); }
  void box(double x, double y, double width, double height, Rgb colour, double radius = 0) {
    pen_.box(x, y, width, height, radius).fill(tone(colour));
  }
  void window(double x, double y, double width, double height) {
    box(x - 1.6 * u_, y - 1.6 * u_, width + 3.2 * u_, height + 3.2 * u_, 0xF6F2EA);
    const Rgb glass = theme_ == Theme::dark || theme_ == Theme::contrast ? 0x5C7484 : 0xD3E1E2;
    box(x, y, width, height, glass);
    pen_.save();
    pen_.box(x, y, width, height);
    pen_.clip();
    pen_.oval(x + width * 0.25, y + height * 1.02, width * 0.5, height * 0.34).fill(tone(0xB9CDBF));
    pen_.oval(x + width * 0.85, y + height * 1.04, width * 0.45, height * 0.46).fill(tone(0xAEC4B6));
    pen_.restore();
    box(x + width / 2 - 0.8 * u_, y, 1.6 * u_, height, 0xF6F2EA);
    box(x, y + height * 0.44, width, 1.4 * u_, 0xF6F2EA);
  }
  void plant(double x, double y, double size) {
    for (int i = 0; i < 7; ++i) {
      const double angle = -2.6 + i * 0.35;
      pen_.save();
      cairo_translate(pen_.cairo(), x, y);
      cairo_rotate(pen_.cairo(), angle + 1.57);
      pen_.move(0, 0)
          .curve(size * 0.16, -size * 0.4, size * 0.12, -size * 0.8, 0, -size)
          .curve(-size * 0.12, -size * 0.8, -size * 0.16, -size * 0.4, 0, 0)
          .close();
      pen_.fill(tone(i % 2 == 0 ? 0x9DB39A : 0x8EA68C));
      pen_.restore();
    }
    pen_.move(x - size * 0.26, y - size * 0.05)
        .line(x + size * 0.26, y - size * 0.05)
        .line(x + size * 0.2, y + size * 0.42)
        .line(x - size * 0.2, y + size * 0.42)
        .close();
    pen_.fill(tone(0xC79F84));
  }
  void books(double x, double y, double width, double height) {
    const Rgb colours[] = {0xB7A28E, 0x93A5A9, 0xC4B79C, 0xA98F86, 0x8F9F8E, 0xBFC3BE};
    double at = x;
    for (int i = 0; at < x + width - 2 * u_; ++i) {
      const double thick = (2.0 + (i * 5 % 3) * 0.8) * u_;
      const double high = height * (0.72 + (i * 7 % 4) * 0.08);
      box(at, y + height - high, std::min(thick, x + width - at), high, colours[i % 6]);
      at += thick + 0.35 * u_;
    }
  }

  void home() {
    wall(0xE9E1D4);
    window(w_ * 0.06, h_ * 0.08, w_ * 0.26, h_ * 0.36);
    box(w_ * 0.02, h_ * 0.04, w_ * 0.055, h_ * 0.52, 0xDCC9B4);
    box(w_ * 0.305, h_ * 0.04, w_ * 0.055, h_ * 0.52, 0xDCC9B4);
    box(w_ * 0.74, h_ * 0.13, w_ * 0.17, h_ * 0.16, 0xF6F1E8);
    box(w_ * 0.755, h_ * 0.145, w_ * 0.14, h_ * 0.13, 0xC9D3CB);
    plant(w_ * 0.90, h_ * 0.60, 18 * u_);
    box(-w_ * 0.05, h_ * 0.63, w_ * 1.1, h_ * 0.5, 0xC4B3A2, 6 * u_);
    box(-w_ * 0.05, h_ * 0.74, w_ * 1.1, h_ * 0.4, 0xB9A694);
  }
  void office() {
    wall(0xE2E4DE);
    box(w_ * 0.64, 0, w_ * 0.36, h_, 0xD8DAD2);
    box(w_ * 0.68, h_ * 0.26, w_ * 0.30, 1.4 * u_, 0xB7A891);
    books(w_ * 0.70, h_ * 0.10, w_ * 0.24, h_ * 0.16);
    box(w_ * 0.68, h_ * 0.48, w_ * 0.30, 1.4 * u_, 0xB7A891);
    books(w_ * 0.70, h_ * 0.34, w_ * 0.16, h_ * 0.14);
    window(w_ * 0.05, h_ * 0.08, w_ * 0.30, h_ * 0.38);
    box(0, h_ * 0.80, w_, h_ * 0.2, 0xC7B79F);
  }
  void school() {
    wall(0xEBE4D0);
    box(w_ * 0.05, h_ * 0.09, w_ * 0.34, h_ * 0.30, 0xC8A97E);
    box(w_ * 0.065, h_ * 0.105, w_ * 0.31, h_ * 0.27, 0x8FA69B);
    const Rgb papers[] = {0xF4EFE4, 0xE6C9B4, 0xC9D8DC, 0xE9DDB0};
    for (int i = 0; i < 4; ++i) {
      const double x = w_ * (0.70 + (i % 2) * 0.14);
      const double y = h_ * (0.10 + (i / 2) * 0.17);
      box(x, y, w_ * 0.11, h_ * 0.13, papers[i]);
      pen_.oval(x + w_ * 0.055, y + h_ * 0.06, w_ * 0.024, w_ * 0.024).fill(tone(papers[(i + 1) % 4]));
    }
    box(0, h_ * 0.62, w_, 1.6 * u_, 0xCDBB98);
    box(0, h_ * 0.62 + 1.6 * u_, w_, h_, 0xDDD2B8);
    box(w_ * 0.78, h_ * 0.52, w_ * 0.16, h_ * 0.10, 0xA9BDBD, 1.5 * u_);
  }
  void clinic() {
    wall(0xDFE8E7);
    box(0, h_ * 0.58, w_, h_, 0xD2DEDD);
    box(w_ * 0.10, h_ * 0.06, w_ * 0.07, h_ * 0.5, 0xF5F3EC);
    for (int i = 0; i < 8; ++i) {
      box(w_ * 0.10, h_ * (0.10 + i * 0.055), w_ * (i % 2 == 0 ? 0.045 : 0.028), 0.7 * u_, 0x9DB3B4);
    }
    box(w_ * 0.68, h_ * 0.10, w_ * 0.26, h_ * 0.22, 0xF2EFE8);
    box(w_ * 0.705, h_ * 0.13, w_ * 0.21, h_ * 0.16, 0xC7DAD4);
    box(w_ * 0.66, h_ * 0.58, w_ * 0.40, h_ * 0.5, 0xEAE5DA);
    plant(w_ * 0.86, h_ * 0.50, 12 * u_);
  }
  void practice() {
    wall(0xE7E0D2);
    window(w_ * 0.06, h_ * 0.07, w_ * 0.30, h_ * 0.36);
    for (int i = 0; i < 9; ++i) {  // a blind, half down
      box(w_ * 0.055, h_ * (0.065 + i * 0.022), w_ * 0.31, 1.5 * u_, 0xEFEBE2);
    }
    box(w_ * 0.70, h_ * 0.08, w_ * 0.20, h_ * 0.26, 0xF5F1E8);
    box(w_ * 0.72, h_ * 0.10, w_ * 0.16, h_ * 0.22, 0xD8C3B2);
    pen_.oval(w_ * 0.80, h_ * 0.17, w_ * 0.035, w_ * 0.035).fill(tone(0xA9B8B6));
    box(w_ * 0.775, h_ * 0.20, w_ * 0.05, h_ * 0.09, 0xA9B8B6, 2 * u_);
    box(w_ * 0.66, h_ * 0.50, w_ * 0.40, 1.6 * u_, 0xA98F73);
    books(w_ * 0.70, h_ * 0.38, w_ * 0.18, h_ * 0.12);
    box(0, h_ * 0.66, w_, h_, 0xD6CBB6);
    box(w_ * 0.66, h_ * 0.516, w_ * 0.40, h_ * 0.5, 0xC2AD91);
  }
  void door() {
    wall(0xD9D6CE);
    box(w_ * 0.12, h_ * 0.02, w_ * 0.76, h_, 0xF0EBE0);
    box(w_ * 0.17, h_ * 0.05, w_ * 0.66, h_, 0xC9B9A4);
    box(w_ * 0.60, h_ * 0.05, w_ * 0.23, h_, 0x8FA09B);
    box(w_ * 0.63, h_ * 0.10, w_ * 0.17, h_ * 0.26, 0xA5B4AF);
    pen_.oval(w_ * 0.635, h_ * 0.56, 1.6 * u_, 1.6 * u_).fill(tone(0xE8DFC8));
  }
  void plain() {
    wall(0xE6E2D9);
    pen_.oval(w_ * 0.5, h_ * 0.46, std::min(w_, h_) * 0.47, std::min(w_, h_) * 0.47).fill(tone(0xD6DDDA));
  }
  void telephone() {
    wall(0xDDE2E0);
    pen_.oval(w_ * 0.5, h_ * 0.46, std::min(w_, h_) * 0.42, std::min(w_, h_) * 0.42).fill(tone(0xCBD8D8));
    box(0, h_ * 0.82, w_, h_ * 0.2, 0xC7B79F);
  }

 private:
  Pen& pen_;
  double w_, h_, u_;
  Theme theme_;
};

}  // namespace

void draw_scene(Pen& pen, Scene scene, double width, double height, Theme theme) {
  Room room(pen, width, height, theme);
  switch (scene) {
    case Scene::plain: room.plain(); break;
    case Scene::home: room.home(); break;
    case Scene::office: room.office(); break;
    case Scene::school: room.school(); break;
    case Scene::clinic: room.clinic(); break;
    case Scene::practice: room.practice(); break;
    case Scene::door: room.door(); break;
    case Scene::telephone: room.telephone(); break;
  }
}

}  // namespace gesprek::draw
