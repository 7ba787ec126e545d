#pragma once
// What the parts of a portrait share: a pen over Cairo, and the measures of the face. Places are in units of
// the face: (0, 0) lies between the eyes' height and the nose, x to the right, y down; a grown-up's head is
// about 180 high.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>

#include <cairo/cairo.h>

#include "draw/portrait.h"

namespace gesprek::draw {

/// 0xRRGGBB.
using Rgb = std::uint32_t;

[[nodiscard]] inline Rgb mix(Rgb a, Rgb b, double share) {
  const auto channel = [&](unsigned shift) {
    const double x = static_cast<double>(a >> shift & 0xFFU);
    const double y = static_cast<double>(b >> shift & 0xFFU);
    return static_cast<Rgb>(std::lround(x + (y - x) * std::clamp(share, 0.0, 1.0))) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
/// The second tone: darker, a little warmer.
[[nodiscard]] inline Rgb shade(Rgb colour, double by = 0.2) {
  return mix(colour, 0x2A1A18, by);
}
[[nodiscard]] inline Rgb light(Rgb colour, double by = 0.2) {
  return mix(colour, 0xFFF6EA, by);
}

class Pen {
 public:
  explicit Pen(cairo_t* to) : to_(to) {}
  [[nodiscard]] cairo_t* cairo() const { return to_; }

  Pen& move(double x, double y) {
    cairo_move_to(to_, x, y);
    return *this;
  }
  Pen& line(double x, double y) {
    cairo_line_to(to_, x, y);
    return *this;
  }
  Pen& curve(double ax, double ay, double bx, double by, double x, double y) {
    cairo_curve_to(to_, ax, ay, bx, by, x, y);
    return *this;
  }
  Pen& close() {
    cairo_close_path(to_);
    return *this;
  }
  Pen& oval(double x, double y, double across, double high) {
    cairo_save(to_);
    cairo_translate(to_, x, y);
    cairo_scale(to_, across, high);
    cairo_new_sub_path(to_);
    cairo_arc(to_, 0, 0, 1, 0, 2 * 3.14159265358979);
    cairo_restore(to_);
    return *this;
  }
  Pen& box(double x, double y, double width, double height, double radius = 0) {
    if (radius <= 0) {
      cairo_rectangle(to_, x, y, width, height);
      return *this;
    }
    constexpr double kRight = 1.5707963267949;
    cairo_new_sub_path(to_);
    cairo_arc(to_, x + width - radius, y + radius, radius, -kRight, 0);
    cairo_arc(to_, x + width - radius, y + height - radius, radius, 0, kRight);
    cairo_arc(to_, x + radius, y + height - radius, radius, kRight, 2 * kRight);
    cairo_arc(to_, x + radius, y + radius, radius, 2 * kRight, 3 * kRight);
    cairo_close_path(to_);
    return *this;
  }
  void ink(Rgb colour, double opacity = 1) {
    cairo_set_source_rgba(to_, static_cast<double>(colour >> 16U & 0xFFU) / 255,
                          static_cast<double>(colour >> 8U & 0xFFU) / 255,
                          static_cast<double>(colour & 0xFFU) / 255, opacity);
  }
  void fill(Rgb colour, double opacity = 1) {
    ink(colour, opacity);
    cairo_fill(to_);
  }
  /// Colour that fades to nothing at the edge of an oval.
  void glow(double x, double y, double across, double high, Rgb colour, double opacity) {
    const double red = static_cast<double>(colour >> 16U & 0xFFU) / 255;
    const double green = static_cast<double>(colour >> 8U & 0xFFU) / 255;
    const double blue = static_cast<double>(colour & 0xFFU) / 255;
    cairo_pattern_t* const pattern = cairo_pattern_create_radial(0, 0, 0, 0, 0, 1);
    cairo_pattern_add_color_stop_rgba(pattern, 0, red, green, blue, opacity);
    cairo_pattern_add_color_stop_rgba(pattern, 0.45, red, green, blue, opacity * 0.72);
    cairo_pattern_add_color_stop_rgba(pattern, 1, red, green, blue, 0);
    cairo_save(to_);
    cairo_translate(to_, x, y);
    cairo_scale(to_, across, high);
    cairo_arc(to_, 0, 0, 1, 0, 2 * 3.14159265358979);
    cairo_set_source(to_, pattern);
    cairo_fill(to_);
    cairo_restore(to_);
    cairo_pattern_destroy(pattern);
  }
  void fill_keep(Rgb colour) {
    ink(colour);
    cairo_fill_preserve(to_);
  }
  void stroke(Rgb colour, double width, double opacity = 1) {
    ink(colour, opacity);
    cairo_set_line_width(to_, width);
    cairo_set_line_cap(to_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(to_);
  }
  void save() { cairo_save(to_); }
  void restore() { cairo_restore(to_); }
  /// What follows is drawn only inside the path; until restore().
  void clip() { cairo_clip(to_); }

 private:
  cairo_t* to_;
};

/// The measures of one face, from age and shape.
struct Face {
  double child = 0;  // 1 at six years and below, 0 from fifteen
  double small = 0;  // 1 at a year, 0 from five
  double old = 0;    // 0 to fifty, 1 at seventy-five
  double half = 62;  // half the width of the face
  double chin = 86;
  double jaw = 46;   // half the width at the jaw
  double top = -96;  // of the skull
  double eye_y = -2, eye_x = 27;
  double brow_y = -24;
  double nose_y = 30, mouth_y = 55;
  double shift = 0;  // of the features, to the side the head is turned to
  double body = 1;   // size of the body beside the head
  double neck = 33;  // half its width
  double shoulder_y = 132;
};
[[nodiscard]] Face face_of(const Person& person);

/// The outline of the face, as a path.
void trace_face(Pen& pen, const Face& face);

// Hair in three layers: behind the body, behind the face, before it. All but the first move with the head.
// `draw_hair_front` in the one colour of `shadow` is what it throws on the face.
void draw_hair_behind(Pen& pen, const Person& person, const Face& face);
void draw_hair_back(Pen& pen, const Person& person, const Face& face);
void draw_hair_front(Pen& pen, const Person& person, const Face& face);
void draw_headscarf(Pen& pen, const Person& person, const Face& face);

void draw_dress(Pen& pen, const Person& person, const Face& face, const Expression& expression);

/// In a picture of width × height pixels, before the person.
void draw_scene(Pen& pen, Scene scene, double width, double height, Theme theme);

}  // namespace gesprek::draw
