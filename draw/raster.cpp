#include "draw/raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include "draw/cairo_pixels.h"
#include "draw/utf8.h"

namespace gesprek::draw {

namespace {

struct FreeCairo {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeObject {
  void operator()(void* object) const { g_object_unref(object); }
};
using Context = std::unique_ptr<cairo_t, FreeCairo>;
using Surface = std::unique_ptr<cairo_surface_t, FreeCairo>;

class Painter {
 public:
  Painter(cairo_t* to, Theme theme, const std::string& font, double scale)
      : to_(to), theme_(theme), font_(font), scale_(scale) {}

  void operator()(const Stroke& stroke) const {
    trace(stroke.path);
    ink(stroke.role);
    cairo_set_line_width(to_, stroke.width);
    cairo_set_line_cap(to_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(to_, stroke.dash.data(), static_cast<int>(stroke.dash.size()), 0);
    cairo_stroke(to_);
  }
  void operator()(const Fill& fill) const {
    trace(fill.path);
    ink(fill.role);
    cairo_fill(to_);
  }
  void operator()(const Label& label) const {
    const std::unique_ptr<PangoLayout, FreeObject> layout(pango_cairo_create_layout(to_));
    PangoFontDescription* const font = pango_font_description_new();
    pango_font_description_set_family(font, font_.c_str());
    pango_font_description_set_weight(
        font, label.weight == Weight::semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, label.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    const std::string text = printable(label.text);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    PangoRectangle extents;
    pango_layout_get_extents(layout.get(), nullptr, &extents);
    const double width = static_cast<double>(extents.width) / PANGO_SCALE;
    const double x = label.anchor == Anchor::start    ? label.at.x
                     : label.anchor == Anchor::middle ? label.at.x - width / 2
                                                      : label.at.x - width;
    const double baseline = static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
    ink(label.role);
    cairo_move_to(to_, std::round(x * scale_) / scale_,
                  std::round((label.at.y - baseline) * scale_) / scale_);
    pango_cairo_show_layout(to_, layout.get());
  }

 private:
  void ink(Role role) const {
    const Colour c = colour(role, theme_);
    cairo_set_source_rgb(to_, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
  }
  void trace(const Path& path) const {
    cairo_new_path(to_);
    for (const Step& step : path.steps()) {
      switch (step.kind) {
        case Step::Kind::move: cairo_move_to(to_, step.to.x, step.to.y); break;
        case Step::Kind::line: cairo_line_to(to_, step.to.x, step.to.y); break;
        case Step::Kind::curve:
          cairo_curve_to(to_, step.first.x, step.first.y, step.second.x, step.second.y, step.to.x, step.to.y);
          break;
        case Step::Kind::close: cairo_close_path(to_); break;
      }
    }
  }

  cairo_t* to_;
  Theme theme_;
  const std::string& font_;
  double scale_;
};

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

struct Reader {
  std::string_view rest;
};
cairo_status_t take(void* from, unsigned char* bytes, unsigned int size) {
  Reader& reader = *static_cast<Reader*>(from);
  if (reader.rest.size() < size) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(bytes, reader.rest.data(), size);
  reader.rest.remove_prefix(size);
  return CAIRO_STATUS_SUCCESS;
}

/// `width` pixels of Cairo, a number each, as bytes red, green, blue, 255.
void opaque_row(const unsigned char* from, std::uint8_t* to, std::size_t width) {
  for (std::size_t x = 0; x < width; ++x) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, from + x * 4, 4);
    to[x * 4] = static_cast<std::uint8_t>(pixel >> 16U);
    to[x * 4 + 1] = static_cast<std::uint8_t>(pixel >> 8U);
    to[x * 4 + 2] = static_cast<std::uint8_t>(pixel);
    to[x * 4 + 3] = 255;
  }
}

}  // namespace

Raster pixels_of(cairo_surface_t* surface) {
  Raster out;
  cairo_surface_flush(surface);
  out.width = cairo_image_surface_get_width(surface);
  out.height = cairo_image_surface_get_height(surface);
  const unsigned char* const data = cairo_image_surface_get_data(surface);
  if (data == nullptr) return {};
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto width = static_cast<std::size_t>(out.width);
  const auto height = static_cast<std::size_t>(out.height);
  const bool is_opaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24;
  out.rgba.resize(width * height * 4);
  out.is_opaque = is_opaque;
  if (is_opaque) {  // a portrait, twelve times a second: a loop that is carried out several pixels at a time
    for (std::size_t y = 0; y < height; ++y)
      opaque_row(data + y * stride, out.rgba.data() + y * width * 4, width);
    return out;
  }
  for (std::size_t y = 0; y < height; ++y) {
    std::uint8_t* to = out.rgba.data() + y * width * 4;
    const unsigned char* from = data + y * stride;
    for (std::size_t x = 0; x < width; ++x, to += 4, from += 4) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, from, 4);
      const std::uint32_t alpha = pixel >> 24U;
      std::uint32_t red = pixel >> 16U & 0xFFU;
      std::uint32_t green = pixel >> 8U & 0xFFU;
      std::uint32_t blue = pixel & 0xFFU;
      if (alpha != 255 && alpha != 0) {  // Cairo multiplies colours with alpha; a texture does not.
        red = std::min(255U, (red * 255U + alpha / 2) / alpha);
        green = std::min(255U, (green * 255U + alpha / 2) / alpha);
        blue = std::min(255U, (blue * 255U + alpha / 2) / alpha);
      }
      to[0] = static_cast<std::uint8_t>(red);
      to[1] = static_cast<std::uint8_t>(green);
      to[2] = static_cast<std::uint8_t>(blue);
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return out;
}

Raster rasterise(const Picture& picture, double scale, Theme theme, const std::string& font) {
  const int width = std::clamp(static_cast<int>(std::ceil(picture.width * scale)), 1, 8192);
  const int height = std::clamp(static_cast<int>(std::ceil(picture.height * scale)), 1, 8192);
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), scale, scale);
  const Painter painter(context.get(), theme, font, scale);
  for (const Mark& mark : picture.marks) std::visit(painter, mark);
  return pixels_of(surface.get());
}

std::string png(const Raster& raster) {
  std::string out;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height));
  unsigned char* const data = cairo_image_surface_get_data(surface.get());
  if (data == nullptr) return out;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const auto width = static_cast<std::size_t>(raster.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(raster.height); ++y) {
    const std::uint8_t* from = raster.rgba.data() + y * width * 4;
    for (std::size_t x = 0; x < width; ++x, from += 4) {
      const std::uint32_t alpha = from[3];
      const auto channel = [&](std::uint8_t value) { return (value * alpha + 127U) / 255U; };
      const std::uint32_t pixel =
          alpha << 24U | channel(from[0]) << 16U | channel(from[1]) << 8U | channel(from[2]);
      std::memcpy(data + y * stride + x * 4, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  if (cairo_surface_write_to_png_stream(surface.get(), append, &out) != CAIRO_STATUS_SUCCESS) out.clear();
  return out;
}

Raster read_png(std::string_view bytes) {
  Reader reader{bytes};
  const Surface surface(cairo_image_surface_create_from_png_stream(take, &reader));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  return pixels_of(surface.get());
}

}  // namespace gesprek::draw
