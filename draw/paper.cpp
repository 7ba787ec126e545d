#include "draw/paper.h"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

#include "draw/pdf_structure.h"
#include "draw/utf8.h"

namespace gesprek::draw {

namespace {

struct Unref {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  void operator()(PangoFontMetrics* metrics) const { pango_font_metrics_unref(metrics); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_role(cairo_t* cairo, Role role) {
  const Colour c = colour(role);
  cairo_set_source_rgb(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
}

void trace(cairo_t* cairo, const Path& path) {
  cairo_new_path(cairo);
  for (const Step& step : path.steps()) {
    switch (step.kind) {
      case Step::Kind::move: cairo_move_to(cairo, step.to.x, step.to.y); break;
      case Step::Kind::line: cairo_line_to(cairo, step.to.x, step.to.y); break;
      case Step::Kind::curve:
        cairo_curve_to(cairo, step.first.x, step.first.y, step.second.x, step.second.y, step.to.x, step.to.y);
        break;
      case Step::Kind::close: cairo_close_path(cairo); break;
    }
  }
}

// The text and the look of `runs` in a layout.
void set_runs(PangoLayout* layout, const std::vector<Run>& runs) {
  std::string text;
  const Owned<PangoAttrList> list(pango_attr_list_new());
  // Figures of one width, so that numbers stand under each other.
  PangoAttribute* figures = pango_attr_font_features_new("tnum=1");
  pango_attr_list_insert(list.get(), figures);
  for (const Run& run : runs) {
    const std::string piece = printable(run.text);
    const auto from = static_cast<guint>(text.size());
    const auto to = static_cast<guint>(text.size() + piece.size());
    text += piece;
    const auto add = [&](PangoAttribute* attribute) {
      attribute->start_index = from;
      attribute->end_index = to;
      pango_attr_list_insert(list.get(), attribute);
    };
    if (run.weight == Weight::semibold) add(pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD));
    const Colour c = colour(run.role);
    const auto wide = [](std::uint8_t channel) { return static_cast<guint16>(channel * 257); };
    add(pango_attr_foreground_new(wide(c.red), wide(c.green), wide(c.blue)));
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout, list.get());
}

}  // namespace

struct TextLines::Content {
  Owned<PangoLayout> layout;
  std::size_t count = 0;
  double leading = 0;
  double baseline = 0;  // below the top of a line
  double width = 0;
};

TextLines::TextLines() = default;
TextLines::TextLines(TextLines&&) noexcept = default;
TextLines& TextLines::operator=(TextLines&&) noexcept = default;
TextLines::~TextLines() = default;
std::size_t TextLines::count() const {
  return content_ ? content_->count : 0;
}
double TextLines::leading() const {
  return content_ ? content_->leading : 0;
}
double TextLines::width() const {
  return content_ ? content_->width : 0;
}

struct Paper::Impl {
  std::string bytes;
  PaperInfo info;
  std::string font;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> cairo;
  Owned<PangoFontMap> fonts;
  Owned<PangoContext> context;
  int pages = 0;
  std::vector<std::string> open_tags;
  std::vector<StructureElement> elements;
  std::vector<int> outline;  // of each level the last entry; 0 is the outline itself

  [[nodiscard]] Owned<PangoFontDescription> description(double size, Weight weight = Weight::regular) const {
    Owned<PangoFontDescription> made(pango_font_description_new());
    pango_font_description_set_family(made.get(), info.font.c_str());
    pango_font_description_set_absolute_size(made.get(), size * PANGO_SCALE);
    if (weight == Weight::semibold) pango_font_description_set_weight(made.get(), PANGO_WEIGHT_SEMIBOLD);
    return made;
  }
  void draw_label(const Label& label) const;
};

Paper::Paper(const PaperInfo& info) : impl_(std::make_unique<Impl>()) {
  Impl& me = *impl_;
  me.info = info;
  me.surface.reset(cairo_pdf_surface_create_for_stream(append, &me.bytes, kPaperWidth, kPaperHeight));
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(me.surface.get(), what, printable(value).c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "Gesprekslab");
  set(CAIRO_PDF_METADATA_CREATE_DATE, info.created);
  me.cairo.reset(cairo_create(me.surface.get()));
  // Tags need 1.4; later versions of cairo would pack objects where with_structure() cannot reach them.
  cairo_pdf_surface_restrict_to_version(me.surface.get(), CAIRO_PDF_VERSION_1_4);
  cairo_set_line_join(me.cairo.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(me.cairo.get(), CAIRO_LINE_CAP_ROUND);

  // A font map of our own: what others set on the shared one stays theirs.
  me.fonts.reset(pango_cairo_font_map_new());
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(me.fonts.get()), 72);
  me.context.reset(pango_font_map_create_context(me.fonts.get()));
  pango_context_set_language(me.context.get(), pango_language_from_string(info.language.c_str()));
  // Letters where they belong, not where a screen's pixels are.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(me.context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(me.context.get(), FALSE);

  const auto wanted = me.description(10);
  if (PangoFont* found = pango_context_load_font(me.context.get(), wanted.get())) {
    const Owned<PangoFontDescription> described(pango_font_describe(found));
    if (const char* family = pango_font_description_get_family(described.get())) me.font = family;
    g_object_unref(found);
  }
}

Paper::~Paper() = default;

const std::string& Paper::font() const {
  return impl_->font;
}

TextLines Paper::lay_out(const std::vector<Run>& runs, double width, double size, double line_height) const {
  TextLines text;
  text.content_ = std::make_unique<TextLines::Content>();
  TextLines::Content& content = *text.content_;
  content.layout.reset(pango_layout_new(impl_->context.get()));
  PangoLayout* layout = content.layout.get();
  const auto description = impl_->description(size);
  pango_layout_set_font_description(layout, description.get());
  pango_layout_set_width(layout, static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(layout, FALSE);
  set_runs(layout, runs);
  content.count = static_cast<std::size_t>(pango_layout_get_line_count(layout));
  content.leading = size * line_height;
  const Owned<PangoFontMetrics> metrics(
      pango_context_get_metrics(impl_->context.get(), description.get(), nullptr));
  const double ascent = static_cast<double>(pango_font_metrics_get_ascent(metrics.get())) / PANGO_SCALE;
  const double descent = static_cast<double>(pango_font_metrics_get_descent(metrics.get())) / PANGO_SCALE;
  content.baseline = (content.leading - ascent - descent) / 2 + ascent;
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  content.width = static_cast<double>(logical.width) / PANGO_SCALE;
  return text;
}

void Paper::begin_page() {
  if (impl_->pages > 0) cairo_show_page(impl_->cairo.get());
  ++impl_->pages;
}

void Paper::draw(const TextLines& text, std::size_t first, std::size_t count, double left, double top) {
  if (!text.content_) return;
  const TextLines::Content& content = *text.content_;
  cairo_t* cairo = impl_->cairo.get();
  for (std::size_t i = first; i < std::min(first + count, content.count); ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(content.layout.get(), static_cast<int>(i));
    cairo_move_to(cairo, left, top + content.leading * static_cast<double>(i - first) + content.baseline);
    pango_cairo_show_layout_line(cairo, line);
  }
}

void Paper::Impl::draw_label(const Label& label) const {
  const Owned<PangoLayout> layout(pango_layout_new(context.get()));
  const auto look = description(label.size, label.weight);
  pango_layout_set_font_description(layout.get(), look.get());
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  set_runs(layout.get(), {{label.text, label.weight, label.role}});
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  const double width = static_cast<double>(logical.width) / PANGO_SCALE;
  const double shift = label.anchor == Anchor::start ? 0 : label.anchor == Anchor::middle ? width / 2 : width;
  cairo_move_to(cairo.get(), label.at.x - shift, label.at.y);
  pango_cairo_show_layout_line(cairo.get(), line);
}

void Paper::draw(const Picture& picture, double left, double top, double width) {
  cairo_t* cairo = impl_->cairo.get();
  cairo_save(cairo);
  cairo_translate(cairo, left, top);
  const double scale = picture.width > 0 ? width / picture.width : 1;
  cairo_scale(cairo, scale, scale);
  for (const Mark& mark : picture.marks) {
    if (const auto* stroke = std::get_if<Stroke>(&mark)) {
      trace(cairo, stroke->path);
      set_role(cairo, stroke->role);
      cairo_set_line_width(cairo, stroke->width);
      cairo_set_dash(cairo, stroke->dash.data(), static_cast<int>(stroke->dash.size()), 0);
      cairo_stroke(cairo);
    } else if (const auto* fill = std::get_if<Fill>(&mark)) {
      trace(cairo, fill->path);
      set_role(cairo, fill->role);
      cairo_fill(cairo);
    } else if (const auto* label = std::get_if<Label>(&mark)) {
      impl_->draw_label(*label);
    }
  }
  cairo_restore(cairo);
}

void Paper::fill_box(double left, double top, double width, double height, double radius, Role role) {
  trace(impl_->cairo.get(), box_path({left, top}, width, height, radius));
  set_role(impl_->cairo.get(), role);
  cairo_fill(impl_->cairo.get());
}

void Paper::stroke_line(double from_x, double from_y, double to_x, double to_y, double width, Role role) {
  trace(impl_->cairo.get(), line_path({from_x, from_y}, {to_x, to_y}));
  set_role(impl_->cairo.get(), role);
  cairo_set_line_width(impl_->cairo.get(), width);
  cairo_set_dash(impl_->cairo.get(), nullptr, 0, 0);
  cairo_stroke(impl_->cairo.get());
}

void Paper::begin_tag(std::string_view name, const TagDetails& details) {
  std::string extra;
  if (!details.alternative.empty()) extra = "/Alt " + pdf_string(details.alternative);
  if (details.scope != Scope::none) {
    extra = details.scope == Scope::column ? "/A << /O /Table /Scope /Column >>"
                                           : "/A << /O /Table /Scope /Row >>";
  }
  impl_->elements.push_back({std::string(name), std::move(extra)});
  impl_->open_tags.emplace_back(name);
  cairo_tag_begin(impl_->cairo.get(), impl_->open_tags.back().c_str(), nullptr);
}

void Paper::end_tag() {
  cairo_tag_end(impl_->cairo.get(), impl_->open_tags.back().c_str());
  impl_->open_tags.pop_back();
}

void Paper::bookmark(int level, std::string_view text, double top) {
  std::vector<int>& outline = impl_->outline;
  const auto depth = static_cast<std::size_t>(std::clamp(level, 1, static_cast<int>(outline.size()) + 1));
  outline.resize(depth - 1);
  const int parent = outline.empty() ? CAIRO_PDF_OUTLINE_ROOT : outline.back();
  const std::string place =
      "page=" + std::to_string(impl_->pages) + " pos=[0 " + std::to_string(std::lround(top)) + "]";
  outline.push_back(cairo_pdf_surface_add_outline(impl_->surface.get(), parent, printable(text).c_str(),
                                                  place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN));
}

std::string Paper::finish() {
  impl_->cairo.reset();
  cairo_surface_finish(impl_->surface.get());
  if (cairo_surface_status(impl_->surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  return with_structure(std::move(impl_->bytes), impl_->info.language, impl_->elements);
}

}  // namespace gesprek::draw
