// Neck, shoulders and what somebody wears.
#include "draw/portrait_pen.h"

namespace gesprek::draw {

namespace {

struct Body {
  double x = 0;                // its middle: moved when turned away
  double neck = 33;            // half the width
  double y = 132;              // where the shoulders begin
  double wide = 150;           // half the width at the shoulders
  double rise = 0;             // drawn up
  double left = 1, right = 1;  // turned away, one shoulder is nearer
};

void trace_body(Pen& pen, const Body& b) {
  const double slope = 26 - b.rise * 0.5;
  const double l = b.wide * b.left;
  const double r = b.wide * b.right;
  pen.move(b.x - b.neck - 5, b.y - 10 - b.rise * 0.4)
      .curve(b.x - b.neck - 20, b.y + slope * 0.45 - b.rise, b.x - l * 0.72, b.y + slope * 0.5 - b.rise,
             b.x - l, b.y + slope + 26 - b.rise)
      .curve(b.x - l - 26, b.y + slope + 52 - b.rise, b.x - l - 30, b.y + 190, b.x - l - 38, b.y + 420)
      .line(b.x + r + 38, b.y + 420)
      .curve(b.x + r + 30, b.y + 190, b.x + r + 26, b.y + slope + 52 - b.rise, b.x + r,
             b.y + slope + 26 - b.rise)
      .curve(b.x + r * 0.72, b.y + slope * 0.5 - b.rise, b.x + b.neck + 20, b.y + slope * 0.45 - b.rise,
             b.x + b.neck + 5, b.y - 10 - b.rise * 0.4)
      .curve(b.x + b.neck * 0.6, b.y + 14, b.x - b.neck * 0.6, b.y + 14, b.x - b.neck - 5,
             b.y - 10 - b.rise * 0.4)
      .close();
}

void draw_neck(Pen& pen, const Person& person, const Face& f, const Body& b) {
  pen.move(-b.neck, 30)
      .line(-b.neck, f.chin + 12)
      .curve(b.x - b.neck - 1, b.y - 12, b.x - b.neck - 5, b.y - 8, b.x - b.neck - 12, b.y + 8)
      .line(b.x - 10, b.y + 74)
      .line(b.x + 10, b.y + 74)
      .line(b.x + b.neck + 12, b.y + 8)
      .curve(b.x + b.neck + 8, b.y - 8, b.x + b.neck + 1, b.y - 12, b.neck, f.chin + 12)
      .line(b.neck, 30)
      .close();
  pen.fill(person.skin);
  // What the chin throws on it.
  pen.save();
  pen.move(-b.neck, 30)
      .line(-b.neck, f.chin + 14)
      .line(b.x - b.neck - 2, b.y + 10)
      .line(b.x + b.neck + 2, b.y + 10)
      .line(b.neck, f.chin + 14)
      .line(b.neck, 30)
      .close();
  pen.clip();
  pen.move(-b.neck - 10, 20)
      .line(-b.neck - 10, f.chin - 4)
      .curve(-b.neck * 0.6, f.chin + 20, b.neck * 0.4, f.chin + 26, b.neck + 10, f.chin + 8)
      .line(b.neck + 10, 20)
      .close();
  pen.fill(shade(person.skin, 0.2));
  pen.restore();
}

/// Over the whole garment: the side away from the light, and where the arms begin.
void draw_folds(Pen& pen, const Body& b, Rgb colour) {
  pen.save();
  trace_body(pen, b);
  pen.clip();
  const double r = b.wide * b.right;
  pen.move(b.x + r * 0.40, b.y)
      .curve(b.x + r * 0.74, b.y + 60, b.x + r * 0.62, b.y + 180, b.x + r * 0.7, b.y + 430)
      .line(b.x + r + 70, b.y + 430)
      .line(b.x + r + 70, b.y)
      .close();
  pen.fill(0x2A1A18, 0.13);  // a second tone over whatever is on the cloth
  pen.restore();
  const Rgb line = shade(colour, 0.34);
  for (const double side : {-1.0, 1.0}) {
    const double wide = b.wide * (side < 0 ? b.left : b.right);
    pen.move(b.x + side * wide * 0.74, b.y + 92)
        .curve(b.x + side * wide * 0.80, b.y + 150, b.x + side * wide * 0.82, b.y + 230,
               b.x + side * wide * 0.80, b.y + 430);
    pen.stroke(line, 2.2, 0.5);
  }
}

void draw_opening(Pen& pen, const Person& person, const Body& b, double deep, double across, bool is_v) {
  // Skin, or what is worn under it.
  const double top = b.y - 12 - b.rise * 0.4;
  pen.save();
  trace_body(pen, b);
  pen.clip();
  pen.move(b.x - across, top);
  if (is_v) {
    pen.curve(b.x - across * 0.7, top + deep * 0.4, b.x - across * 0.3, top + deep * 0.8, b.x, top + deep);
    pen.curve(b.x + across * 0.3, top + deep * 0.8, b.x + across * 0.7, top + deep * 0.4, b.x + across, top);
  } else {
    pen.curve(b.x - across * 0.86, top + deep * 0.95, b.x - across * 0.4, top + deep, b.x, top + deep);
    pen.curve(b.x + across * 0.4, top + deep, b.x + across * 0.86, top + deep * 0.95, b.x + across, top);
  }
  pen.close();
  pen.fill(person.skin);
  pen.restore();
  if (deep > 30) {
    for (const double side : {-1.0, 1.0}) {
      pen.move(b.x + side * 5, top + deep * 0.62).line(b.x + side * (across * 0.42), top + deep * 0.46);
      pen.stroke(shade(person.skin, 0.26), 1.8, 0.4);
    }
  }
}

void draw_band(Pen& pen, const Body& b, double deep, double across, bool is_v, Rgb colour, double width) {
  const double top = b.y - 12 - b.rise * 0.4;
  pen.save();
  trace_body(pen, b);
  pen.clip();  // it ends where the garment does
  pen.move(b.x - across, top);
  if (is_v) {
    pen.curve(b.x - across * 0.7, top + deep * 0.4, b.x - across * 0.3, top + deep * 0.8, b.x, top + deep);
    pen.curve(b.x + across * 0.3, top + deep * 0.8, b.x + across * 0.7, top + deep * 0.4, b.x + across, top);
  } else {
    pen.curve(b.x - across * 0.86, top + deep * 0.95, b.x - across * 0.4, top + deep, b.x, top + deep);
    pen.curve(b.x + across * 0.4, top + deep, b.x + across * 0.86, top + deep * 0.95, b.x + across, top);
  }
  pen.stroke(colour, width);
  pen.restore();
}

/// Across the front, bent as the body is.
void draw_stripes(Pen& pen, const Body& b, Rgb colour) {
  pen.save();
  trace_body(pen, b);
  pen.clip();
  for (int i = 0; i < 10; ++i) {
    const double y = b.y + 34 + i * 27;
    pen.move(b.x - b.wide - 60, y - 6).curve(b.x - 60, y + 12, b.x + 60, y + 12, b.x + b.wide + 60, y - 6);
    pen.stroke(colour, 9);
  }
  pen.restore();
}

void draw_collar(Pen& pen, const Body& b, Rgb colour, double size, double deep) {
  const double top = b.y - 16 - b.rise * 0.4;
  for (const double side : {-1.0, 1.0}) {
    pen.move(b.x + side * (b.neck + 4), top - 8)
        .curve(b.x + side * (b.neck + 12), top + 2, b.x + side * (b.neck + 16), top + 10,
               b.x + side * (b.neck * 0.9 + size), top + 20 + size * 0.5)
        .line(b.x + side * b.neck * 0.62, top + 34 + size * 0.9)
        .line(b.x + side * 1.0, top + deep)
        .curve(b.x + side * b.neck * 0.4, top + deep * 0.6, b.x + side * b.neck * 0.9, top + 14,
               b.x + side * (b.neck + 4), top - 8)
        .close();
    pen.fill_keep(side > 0 ? shade(colour, 0.08) : colour);
    pen.stroke(shade(colour, 0.3), 1.8, 0.7);
  }
}

}  // namespace

void draw_dress(Pen& pen, const Person& person, const Face& f, const Expression& e) {
  Body b;
  b.x = e.away * 9;
  b.neck = f.neck;
  b.rise = e.shoulders * 13;
  b.y = f.shoulder_y + std::max(0.0, -e.shoulders) * 5;
  b.wide = (142 + (person.build - 0.5) * 46) * f.body;
  b.left = 1 - 0.16 * e.away;
  b.right = 1 + 0.05 * e.away;
  const Rgb main = person.dress_colour;
  const Rgb line = shade(main, 0.32);

  if (person.dress == Dress::hoodie || person.dress == Dress::coat) {  // what stands up behind the neck
    pen.move(b.x - b.neck - 42 * f.body, b.y + 22)
        .curve(b.x - b.neck - 44 * f.body, b.y - 40, b.x - b.neck, b.y - 48, b.x, b.y - 46)
        .curve(b.x + b.neck, b.y - 48, b.x + b.neck + 44 * f.body, b.y - 40, b.x + b.neck + 42 * f.body,
               b.y + 22)
        .close();
    pen.fill(shade(main, 0.28));
  }
  draw_neck(pen, person, f, b);

  const double k = f.body;
  switch (person.dress) {
    case Dress::round_neck:
      trace_body(pen, b);
      pen.fill(main);
      if (person.is_striped) draw_stripes(pen, b, light(main, 0.7));
      draw_folds(pen, b, main);
      draw_opening(pen, person, b, 34 * k, b.neck + 9, false);
      draw_band(pen, b, 34 * k, b.neck + 9, false, light(main, 0.18), 6 * k);
      break;
    case Dress::v_neck:
      trace_body(pen, b);
      pen.fill(main);
      draw_folds(pen, b, main);
      draw_opening(pen, person, b, 78 * k, b.neck + 8, true);
      draw_band(pen, b, 78 * k, b.neck + 8, true, shade(main, 0.2), 5 * k);
      break;
    case Dress::turtleneck:
      trace_body(pen, b);
      pen.fill(main);
      draw_folds(pen, b, main);
      pen.move(b.x - b.neck - 5, b.y - 30)
          .curve(b.x - b.neck * 0.5, b.y - 20, b.x + b.neck * 0.5, b.y - 20, b.x + b.neck + 5, b.y - 30)
          .line(b.x + b.neck + 10, b.y + 6)
          .curve(b.x + b.neck * 0.5, b.y + 20, b.x - b.neck * 0.5, b.y + 20, b.x - b.neck - 10, b.y + 6)
          .close();
      pen.fill_keep(light(main, 0.08));
      pen.stroke(line, 2, 0.5);
      break;
    case Dress::shirt:
    case Dress::polo:
      trace_body(pen, b);
      pen.fill(main);
      draw_folds(pen, b, main);
      draw_opening(pen, person, b, 52 * k, b.neck + 6, true);
      draw_collar(pen, b, light(main, 0.12), 22 * k, 52 * k);
      pen.move(b.x, b.y + 40 * k).line(b.x, b.y + (person.dress == Dress::polo ? 96 * k : 430));
      pen.stroke(line, 2.2, 0.6);
      for (int i = 0; i < (person.dress == Dress::polo ? 2 : 5); ++i) {
        pen.oval(b.x + 5, b.y + 56 * k + i * 40 * k, 2.6, 2.6).fill(light(main, 0.5));
      }
      break;
    case Dress::blouse:
      trace_body(pen, b);
      pen.fill(main);
      draw_folds(pen, b, main);
      draw_opening(pen, person, b, 66 * k, b.neck + 6, true);
      draw_collar(pen, b, light(main, 0.2), 30 * k, 66 * k);
      pen.move(b.x, b.y + 56 * k).curve(b.x - 4, b.y + 120, b.x + 3, b.y + 220, b.x, b.y + 430);
      pen.stroke(line, 2.0, 0.5);
      break;
    case Dress::hoodie:
      trace_body(pen, b);
      pen.fill(main);
      draw_folds(pen, b, main);
      draw_opening(pen, person, b, 44 * k, b.neck + 10, false);
      draw_band(pen, b, 44 * k, b.neck + 10, false, shade(main, 0.22), 12 * k);
      for (const double side : {-1.0, 1.0}) {
        pen.move(b.x + side * 13 * k, b.y + 30 * k)
            .curve(b.x + side * 16 * k, b.y + 60 * k, b.x + side * 12 * k, b.y + 84 * k, b.x + side * 14 * k,
                   b.y + 104 * k);
        pen.stroke(light(main, 0.55), 3.2);
      }
      break;
    case Dress::cardigan:
    case Dress::coat: {
      const Rgb under = person.under_colour;
      trace_body(pen, b);
      pen.fill(under);
      if (person.is_striped) draw_stripes(pen, b, shade(under, 0.3));
      draw_opening(pen, person, b, 36 * k, b.neck + 8, false);
      draw_band(pen, b, 36 * k, b.neck + 8, false, shade(under, 0.16), 4 * k);
      // Two fronts that leave the middle free.
      const double gap = person.dress == Dress::coat ? 20 : 30;
      pen.save();
      trace_body(pen, b);
      pen.clip();
      for (const double side : {-1.0, 1.0}) {
        pen.move(b.x + side * (b.neck + 6), b.y - 30)
            .curve(b.x + side * (b.neck + 10), b.y + 20, b.x + side * (gap + 14) * k, b.y + 70 * k,
                   b.x + side * gap * k, b.y + 150 * k)
            .line(b.x + side * (gap - 6) * k, b.y + 430)
            .line(b.x + side * 320, b.y + 430)
            .line(b.x + side * 320, b.y - 30)
            .close();
        pen.fill_keep(side > 0 ? shade(main, 0.1) : main);
        pen.stroke(line, 2.4, 0.8);
      }
      pen.restore();
      if (person.dress == Dress::coat) {
        for (const double side : {-1.0, 1.0}) {
          pen.move(b.x + side * (b.neck + 3), b.y - 26)
              .line(b.x + side * (b.neck + 50) * 1.0, b.y + 26 * k)
              .line(b.x + side * (b.neck + 26), b.y + 58 * k)
              .line(b.x + side * (gap + 6) * k, b.y + 132 * k)
              .curve(b.x + side * (gap + 12) * k, b.y + 70 * k, b.x + side * (b.neck + 8), b.y + 20,
                     b.x + side * (b.neck + 3), b.y - 26)
              .close();
          pen.fill_keep(light(main, 0.10));
          pen.stroke(line, 2, 0.8);
        }
      }
      for (const double side : {-1.0, 1.0}) {
        const double wide = b.wide * (side < 0 ? b.left : b.right);
        pen.move(b.x + side * wide * 0.78, b.y + 92)
            .curve(b.x + side * wide * 0.84, b.y + 150, b.x + side * wide * 0.86, b.y + 230,
                   b.x + side * wide * 0.84, b.y + 430);
        pen.stroke(line, 2.2, 0.5);
      }
      break;
    }
  }
}

}  // namespace gesprek::draw
