// The face: its shape, eyes, brows, nose and mouth, and how they follow what somebody feels.
#include "draw/portrait.h"

#include <cstring>
#include <memory>

#include "draw/cairo_pixels.h"
#include "draw/portrait_pen.h"

namespace gesprek::draw {

Face face_of(const Person& person) {
  Face face;
  face.child = std::clamp((15.0 - person.age) / 9.0, 0.0, 1.0);
  face.small = std::clamp((5.0 - person.age) / 4.0, 0.0, 1.0);
  face.old = std::clamp((person.age - 50.0) / 25.0, 0.0, 1.0);
  face.half = 62 + (person.width - 0.5) * 14 + 8 * face.child + 4 * face.small;
  face.chin = 87 - 15 * face.child - 2 * face.small + (person.jaw - 0.5) * 5 * (1 - face.child);
  face.jaw =
      45 + (person.jaw - 0.5) * 20 * (1 - face.child * 0.7) + 9 * face.child + 5 * face.small + 2 * face.old;
  face.top = -96 - 3 * face.child;
  face.eye_y = -1 + 14 * face.child + 3 * face.small;
  face.eye_x = 27.5 + (person.width - 0.5) * 3 + 3.0 * face.child;
  face.brow_y = face.eye_y - 22 - 3 * face.child;
  face.nose_y = 31 + 3 * face.child + 1 * face.small;
  face.mouth_y = 55.5 - 3.5 * face.child - 1 * face.small;
  face.body = 1 - 0.38 * face.child - 0.08 * face.small;
  face.neck = (31 + (person.build - 0.5) * 14) * (1 - 0.36 * face.child - 0.06 * face.small);
  face.shoulder_y = 134 - 21 * face.child - 8 * face.small;
  return face;
}

void trace_face(Pen& pen, const Face& f) {
  const double w = f.half;
  const double cheek = 30 - 2 * f.child;
  const double chin = 27 + (f.jaw - 45) * 0.45 + 4 * f.child;
  // The corner of the jaw, and the way the line runs there: the same on both sides of it, so that it is
  // round.
  const double jx = f.jaw + (w - f.jaw) * 0.58;
  const double jy = cheek + 19;
  const double dx = (w - jx) * 0.72;
  const double dy = 15;
  const double way = std::max(0.4, (f.chin - 17 - jy) / 20);
  pen.move(0, f.top)
      .curve(w * 0.70, f.top, w, f.top + 40, w, -8)
      .curve(w, cheek * 0.45, jx + dx, jy - dy, jx, jy)
      .curve(jx - dx * way, jy + dy * way, chin, f.chin, 0, f.chin)
      .curve(-chin, f.chin, -jx + dx * way, jy + dy * way, -jx, jy)
      .curve(-jx - dx, jy - dy, -w, cheek * 0.45, -w, -8)
      .curve(-w, f.top + 40, -w * 0.70, f.top, 0, f.top)
      .close();
}

namespace {

struct Eyes {
  double open;  // 0–1.2
};

void draw_eye(Pen& pen, const Person& person, const Face& f, const Expression& e, double side) {
  const double size = 0.86 + person.eyes * 0.28 + 0.30 * f.child + 0.08 * f.small;
  const double a = 13.2 * size;
  const double open = std::clamp(0.80 + 0.42 * e.lids - 0.10 * f.old, 0.0, 1.3);
  // The side turned away is seen shorter.
  const double across = 1 - std::max(0.0, side * e.turn) * 0.14;
  pen.save();
  cairo_translate(pen.cairo(), side * f.eye_x * (1 - std::abs(e.turn) * 0.04) + f.shift, f.eye_y);
  cairo_scale(pen.cairo(), across * side, 1);  // drawn as the right eye: inner corner at −a
  const double up = 9.2 * size * open;
  const double low = std::max(0.4, (5.8 * size - 3.4 * e.squint) * std::min(1.0, open * 1.15));
  const Rgb line = mix(person.hair_colour, 0x201412, 0.62);
  const Rgb skin_line = shade(person.skin, 0.34);
  const auto trace = [&] {
    pen.move(-a, 1.4)
        .curve(-a * 0.55, -up * 1.28, a * 0.42, -up * 1.34, a, 0.2)
        .curve(a * 0.5, low * 1.22, -a * 0.5, low * 1.28, -a, 1.4)
        .close();
  };
  if (open > 0.16) {
    trace();
    pen.fill(mix(0xFBF8F4, person.skin, 0.10));
    pen.save();
    trace();
    pen.clip();
    const double r = 7.3 * size;
    const double x = e.gaze_x * side * a * 0.42;
    const double y = -up * 0.10 + e.gaze_y * 4.4;
    pen.oval(x, y, r, r).fill(person.eye_colour);
    pen.oval(x, y + r * 0.25, r * 0.72, r * 0.6).fill(light(person.eye_colour, 0.22));
    pen.oval(x, y, r * 0.48, r * 0.48).fill(0x15100F);
    pen.oval(x + side * -r * 0.3, y - r * 0.36, r * 0.2, r * 0.2).fill(0xFFFFFF, 0.92);
    // The lid throws a shadow on the eye.
    pen.move(-a - 2, -up * 1.4 - 6)
        .line(a + 2, -up * 1.4 - 6)
        .line(a, 0.2)
        .curve(a * 0.42, -up * 1.34 + 3.6, -a * 0.55, -up * 1.28 + 3.6, -a, 1.4)
        .close();
    pen.fill(0x3A2A2A, 0.20);
    pen.restore();
  }
  // Lids: the upper one speaks, the lower one is hardly there.
  if (open > 0.16) {
    pen.move(-a - 0.4, 1.8).curve(-a * 0.55, -up * 1.28, a * 0.42, -up * 1.34, a + 1.8, -0.6);
  } else {
    pen.move(-a, 1).curve(-a * 0.4, 5.4, a * 0.4, 5.4, a + 1, 0.4);
  }
  pen.stroke(line, 2.7 - 0.3 * f.child);
  if (person.has_lashes && open > 0.16) {
    pen.move(a * 0.72, -up * 0.5).line(a + 2.2, -up * 0.5 - 2.4);
    pen.move(a + 0.8, -0.4).line(a + 3.8, -2.0);
    pen.stroke(line, 1.6);
  }
  pen.move(a * 0.72, low * 0.62).curve(a * 0.3, low * 1.12, -a * 0.2, low * 1.16, -a * 0.55, low * 0.86);
  pen.stroke(skin_line, 1.3, 0.75);
  if (f.child < 0.8) {
    const double crease = up * 1.28 + 3.6 - 1.0 * f.old;
    pen.move(-a * 0.82, -crease * 0.52)
        .curve(-a * 0.4, -crease * 1.06, a * 0.4, -crease * 1.1, a * 0.98, -crease * 0.5);
    pen.stroke(skin_line, 1.4, 0.55);
  }
  if (e.squint > 0.3 || f.old > 0.3) {  // beside the eye, of laughing and of years
    const double share = std::max(e.squint * 0.8, f.old * 0.8);
    pen.move(a + 4.5, -2).line(a + 9, -5);
    pen.move(a + 5, 2).line(a + 9.5, 2.4);
    pen.stroke(skin_line, 1.2, 0.5 * share);
  }
  if (f.old > 0.15) {
    pen.move(-a * 0.7, low + 6).curve(-a * 0.2, low + 9.5, a * 0.4, low + 8.5, a * 0.8, low + 4.5);
    pen.stroke(skin_line, 1.3, 0.55 * f.old);
  }
  pen.restore();
}

void draw_brow(Pen& pen, const Person& person, const Face& f, const Expression& e, double side) {
  const double thick = (3.2 + person.brows * 4.2) * (1 - 0.48 * f.child - 0.2 * f.small);
  const double inner_x = f.eye_x - 15.5 + std::max(0.0, -e.brow_slant) * -3.0;
  const double outer_x = f.eye_x + 16.5;
  const double lift = -e.brow_height * 6.5;
  const double inner_y = f.brow_y + lift - e.brow_slant * 6.4 - 0.6;
  const double outer_y = f.brow_y + lift + e.brow_slant * 3.2 + 4.6;
  const double peak_x = f.eye_x + 4.0;
  const double peak_y = f.brow_y + lift - 4.4 - e.brow_slant * 1.2;
  const Rgb colour = person.has_headscarf || person.hair == Hair::none
                         ? mix(person.hair_colour, 0x2A1E1A, 0.3)
                         : mix(person.hair_colour, 0x2A1E1A, 0.22);
  pen.save();
  cairo_translate(pen.cairo(), f.shift * 0.94, 0);
  cairo_scale(pen.cairo(), side, 1);
  pen.move(inner_x - 1.2, inner_y + thick * 0.10)
      .curve(inner_x - 0.6, inner_y - thick * 0.52, inner_x + 1.4, inner_y - thick * 0.60, inner_x + 3.4,
             inner_y - thick * 0.60 - 0.5)
      .curve(inner_x + 9, peak_y - thick * 0.42 + (inner_y - peak_y) * 0.35, peak_x - 5,
             peak_y - thick * 0.52, peak_x, peak_y - thick * 0.44)
      .curve(peak_x + 6, peak_y - thick * 0.24, outer_x - 3.4, outer_y - 3.0, outer_x + 0.6, outer_y + 0.6)
      .curve(outer_x - 5, outer_y - 1.4, peak_x + 6, peak_y + thick * 0.46, peak_x, peak_y + thick * 0.42)
      .curve(peak_x - 7, peak_y + thick * 0.40, inner_x + 7, inner_y + thick * 0.38, inner_x + 1.6,
             inner_y + thick * 0.42)
      .curve(inner_x - 0.4, inner_y + thick * 0.44, inner_x - 1.4, inner_y + thick * 0.34, inner_x - 1.2,
             inner_y + thick * 0.10)
      .close();
  pen.fill(colour, 1 - 0.35 * f.small);
  pen.restore();
  if (e.brow_slant < -0.25 || e.brow_slant > 0.45) {  // between the brows
    pen.move(side * 5.5 + f.shift, f.brow_y + lift - 3).line(side * 4.5 + f.shift, f.brow_y + lift + 6);
    pen.stroke(shade(person.skin, 0.34), 1.4, 0.6 * std::min(1.0, std::abs(e.brow_slant)));
  }
}

void draw_nose(Pen& pen, const Person& person, const Face& f, const Expression& e) {
  const double size = (0.78 + person.nose * 0.44) * (1 - 0.36 * f.child - 0.08 * f.small);
  const double x = f.shift * 1.35;
  const double y = f.nose_y;
  const double w = 11.5 * size;
  // The shaded side lies where the light does not come from, or away from the turn.
  const double side = e.turn < -0.2 ? -1 : 1;
  const double grown = 1 - 0.5 * f.child;
  const Rgb line = shade(person.skin, 0.46);
  pen.move(f.shift + side * 5.2, f.eye_y - 7)
      .curve(x + side * 2.6, f.eye_y + 8, x + side * 3.2, y - 13, x + side * w * 0.94, y - 3.2)
      .curve(x + side * (w + 1.2), y + 0.6, x + side * w * 0.7, y + 3.4, x + side * w * 0.36, y + 2.4)
      .curve(x + side * w * 0.16, y - 6, x + side * 0.6, y - 16, f.shift + side * 5.2, f.eye_y - 7)
      .close();
  pen.fill(shade(person.skin, 0.12), 0.85 * grown);
  // Under the tip, the nostrils, the wings; no outline.
  pen.move(x - w * 0.74, y + 1.2)
      .curve(x - w * 0.42, y + 6.4, x + w * 0.42, y + 6.4, x + w * 0.74, y + 1.2)
      .curve(x + w * 0.34, y + 3.0, x - w * 0.34, y + 3.0, x - w * 0.74, y + 1.2)
      .close();
  pen.fill(shade(person.skin, 0.27), 0.75);
  for (const double s : {-1.0, 1.0}) {
    pen.move(x + s * w * 0.26, y + 3.2)
        .curve(x + s * w * 0.38, y + 1.5, x + s * w * 0.58, y + 1.3, x + s * w * 0.70, y + 2.3);
    pen.stroke(line, 2.1 - 0.5 * f.child);
    pen.move(x + s * w * 0.88, y - 4.0 * grown)
        .curve(x + s * (w + 1.4), y - 2.0, x + s * (w + 1.0), y + 1.6, x + s * w * 0.82, y + 2.2);
    pen.stroke(line, 1.5, 0.62);
  }
  pen.glow(x - side * 2.0, y - 3.4, 4.4 * size, 3.6 * size, light(person.skin, 0.75), 0.55);
}

void draw_mouth(Pen& pen, const Person& person, const Face& f, const Expression& e) {
  const double x = f.shift * 1.1;
  const double y = f.mouth_y - e.open * 1.5;
  const double w =
      (19.5 + e.smile * 3.6 - e.press * 1.5 - e.open * 1.5) * (1 - 0.26 * f.child - 0.06 * f.small);
  const double full =
      (0.55 + person.lips * 0.9) * (1 - 0.72 * e.press) * (1 - 0.3 * f.old) * (1 - 0.12 * f.child);
  const double corner = -e.smile * 6.4 - 0.9;
  const double middle = e.smile * 2.2 + 0.5;
  const double gap = e.open * 12;
  const Rgb lip = mix(shade(person.skin, 0.16), 0xA23A40, 0.34 - 0.08 * f.old);
  const Rgb line = mix(shade(person.skin, 0.52), 0x4A1616, 0.35);

  if (gap > 0.8) {
    pen.move(x - w, y + corner)
        .curve(x - w * 0.4, y + middle - 1.5, x + w * 0.4, y + middle - 1.5, x + w, y + corner)
        .curve(x + w * 0.55, y + middle + gap * 1.25, x - w * 0.55, y + middle + gap * 1.25, x - w,
               y + corner)
        .close();
    pen.save();
    cairo_clip_preserve(pen.cairo());
    pen.fill(0x4A1C1E);
    pen.box(x - w, y + middle - 3, 2 * w, 3.2 + gap * 0.22).fill(0xF6F1EA);
    pen.oval(x, y + middle + gap * 1.1, w * 0.5, gap * 0.4).fill(0xB4585A);
    pen.restore();
  }
  // Upper lip, with its bow.
  pen.move(x - w, y + corner)
      .curve(x - w * 0.62, y + middle - 2.2 * full - 1 + corner * 0.3, x - w * 0.36, y + middle - 5.0 * full,
             x - w * 0.17, y + middle - 4.9 * full)
      .curve(x - w * 0.08, y + middle - 4.8 * full, x - w * 0.05, y + middle - 3.7 * full, x,
             y + middle - 3.7 * full)
      .curve(x + w * 0.05, y + middle - 3.7 * full, x + w * 0.08, y + middle - 4.8 * full, x + w * 0.17,
             y + middle - 4.9 * full)
      .curve(x + w * 0.36, y + middle - 5.0 * full, x + w * 0.62, y + middle - 2.2 * full - 1 + corner * 0.3,
             x + w, y + corner)
      .curve(x + w * 0.4, y + middle - 0.4, x - w * 0.4, y + middle - 0.4, x - w, y + corner)
      .close();
  pen.fill(shade(lip, 0.1));
  // Lower lip.
  const double low = y + middle + gap;
  pen.move(x - w * 0.86, y + corner * 0.86 + gap * 0.3)
      .curve(x - w * 0.4, low + 0.4, x + w * 0.4, low + 0.4, x + w * 0.86, y + corner * 0.86 + gap * 0.3)
      .curve(x + w * 0.5, low + 8.2 * full, x - w * 0.5, low + 8.2 * full, x - w * 0.86,
             y + corner * 0.86 + gap * 0.3)
      .close();
  pen.fill(lip);
  if (gap <= 0.8) {
    pen.move(x - w, y + corner)
        .curve(x - w * 0.42, y + middle + 0.6, x + w * 0.42, y + middle + 0.6, x + w, y + corner);
    pen.stroke(line, 2.3);
  }
  pen.glow(x - w * 0.08, low + 3.4 * full + 1, w * 0.42, 2.6 * full, 0xFFF4EC, 0.34 * (1 - e.press));
  // Corners: a shadow that goes the way they go.
  const double touch = std::min(1.0, std::abs(e.smile) * 1.3);
  for (const double side : {-1.0, 1.0}) {
    pen.move(x + side * (w - 0.6), y + corner)
        .line(x + side * (w + 1.6 + touch), y + corner - e.smile * 1.8 + 0.5);
    pen.stroke(line, 1.9, 0.42 + 0.3 * touch);
  }
  pen.glow(x, low + 8.5 * full + 5.5, w * 0.62, 4.2, shade(person.skin, 0.30), 0.34 * (1 - 0.6 * f.child));
}

void draw_years(Pen& pen, const Person& person, const Face& f, const Expression& e) {
  const Rgb line = shade(person.skin, 0.34);
  // From the nose to the mouth: with a smile, and with the years.
  const double fold =
      std::max(std::max(0.0, e.smile) * 0.55 * (1 - f.child), f.old * 0.75 + (person.age > 38 ? 0.2 : 0.0));
  if (fold > 0.05) {
    for (const double side : {-1.0, 1.0}) {
      const double x = f.shift * 1.2;
      pen.move(x + side * 14, f.nose_y - 1)
          .curve(x + side * 20, f.nose_y + 5, x + side * 24, f.mouth_y - 10, x + side * 25.5,
                 f.mouth_y - 1 - e.smile * 3);
      pen.stroke(line, 1.5, std::min(0.75, fold));
    }
  }
  if (f.old > 0.25 || e.brow_height > 0.5) {
    const double share = std::max(f.old * 0.6, (e.brow_height - 0.4) * (1 - f.child));
    for (int i = 0; i < 2; ++i) {
      const double y = f.brow_y - 17 - 9 * i;
      pen.move(f.shift - 24 + 5 * i, y)
          .curve(f.shift - 8, y - 3, f.shift + 8, y - 3, f.shift + 24 - 5 * i, y);
      pen.stroke(line, 1.3, std::clamp(share, 0.0, 0.5));
    }
  }
}

void draw_beard(Pen& pen, const Person& person, const Face& f) {
  if (person.beard == Beard::none) return;
  const double x = f.shift * 1.1;
  const double y = f.mouth_y;
  const Rgb hair = person.hair_colour;
  pen.save();
  trace_face(pen, f);
  pen.clip();
  if (person.beard != Beard::moustache) {
    const double strength = person.beard == Beard::stubble ? 0.26 : 1.0;
    const double high = person.beard == Beard::full ? y - 26 : y - 15;
    pen.move(-f.half - 4, high - 30)
        .curve(-f.half + 6, high, -f.half + 12, high + 6, -30 + x, y - 9)
        .curve(-18 + x, y - 16, 18 + x, y - 16, 30 + x, y - 9)
        .curve(f.half - 12, high + 6, f.half - 6, high, f.half + 4, high - 30)
        .line(f.half + 8, f.chin + 12)
        .line(-f.half - 8, f.chin + 12)
        .close();
    pen.fill(hair, strength);  // the mouth is drawn over it
  }
  pen.restore();
  if (person.beard == Beard::moustache) {
    pen.move(x, y - 13)
        .curve(x + 10, y - 15, x + 22, y - 10, x + 26, y - 1)
        .curve(x + 16, y - 5, x + 8, y - 6, x, y - 6.5)
        .curve(x - 8, y - 6, x - 16, y - 5, x - 26, y - 1)
        .curve(x - 22, y - 10, x - 10, y - 15, x, y - 13)
        .close();
    pen.fill(hair);
  }
}

void draw_glasses(Pen& pen, const Person& person, const Face& f, const Expression& e) {
  if (!person.has_glasses) return;
  const Rgb frame = person.age > 55 ? 0x5A4636 : 0x2B3238;
  const double x = f.shift * 1.05;
  for (const double side : {-1.0, 1.0}) {
    const double across = 1 - std::max(0.0, side * e.turn) * 0.12;
    const double cx = x + side * f.eye_x;
    pen.box(cx - 20 * across, f.eye_y - 15, 40 * across, 31, 13).fill(0xFFFFFF, 0.10);
    pen.box(cx - 20 * across, f.eye_y - 15, 40 * across, 31, 13).stroke(frame, 2.8);
    pen.move(cx + side * 20 * across, f.eye_y - 5).line(side * (f.half + 1), f.eye_y - 8);
    pen.stroke(frame, 2.6);
  }
  pen.move(x - f.eye_x + 20, f.eye_y - 3)
      .curve(x - 4, f.eye_y - 8, x + 4, f.eye_y - 8, x + f.eye_x - 20, f.eye_y - 3);
  pen.stroke(frame, 2.6);
}

void draw_ear(Pen& pen, const Person& person, const Face& f, const Expression& e, double side) {
  const double x = side * (f.half - 1) - e.turn * 4;
  const double size = 1 - 0.08 * f.child;
  pen.oval(x + side * 4, f.eye_y + 12, 9.5 * size, 16 * size)
      .fill(shade(person.skin, side > 0 ? 0.12 : 0.05));
  pen.move(x + side * 8, f.eye_y + 4)
      .curve(x + side * 10, f.eye_y + 10, x + side * 5, f.eye_y + 14, x + side * 6, f.eye_y + 21);
  pen.stroke(shade(person.skin, 0.3), 1.5, 0.7);
}

void draw_head(Pen& pen, const Person& person, const Face& given, const Expression& e) {
  Face f = given;
  f.shift = e.turn * 8.5;
  // Chin down: what is above comes nearer, what is below goes.
  f.eye_y += e.nod * 5;
  f.brow_y += e.nod * 5.5;
  f.nose_y += e.nod * 5;
  f.mouth_y += e.nod * 3.2;
  f.chin -= e.nod * 1.5;

  if (!person.has_headscarf) draw_hair_back(pen, person, f);
  if (!person.has_headscarf) {
    draw_ear(pen, person, f, e, -1);
    draw_ear(pen, person, f, e, 1);
  }
  trace_face(pen, f);
  pen.fill(person.skin);
  // The second tone: the side away from the window, and under the brow.
  pen.save();
  trace_face(pen, f);
  pen.clip();
  pen.move(f.half + 10, f.top - 10)
      .line(f.half - 16 + f.shift * 0.4, f.top - 10)
      .curve(f.half - 4 + f.shift * 0.4, -30, f.half - 15 + f.shift * 0.4, 18, f.half - 26 + f.shift * 0.4,
             44)
      .curve(f.half - 36, f.chin - 16, 14, f.chin - 3, -8, f.chin + 2)
      .line(f.half + 10, f.chin + 10)
      .close();
  pen.fill(shade(person.skin, 0.09));
  const double blush = 0.16 + 0.46 * e.blush + 0.12 * f.child;
  for (const double side : {-1.0, 1.0}) {
    pen.glow(side * 36 + f.shift, f.eye_y + 29, 25 + 3 * f.child, 18 + 2 * f.child, 0xC8463C, blush * 0.5);
  }
  // Where brow and nose keep the light from the eyes.
  for (const double side : {-1.0, 1.0}) {
    pen.glow(side * (f.eye_x - 7) + f.shift, f.eye_y - 9, 15, 11, shade(person.skin, 0.4),
             0.20 * (1 - 0.7 * f.child));
  }
  if (person.has_freckles) {
    for (int i = 0; i < 22; ++i) {
      const double x = -40 + (i * 37 % 80);
      const double y = f.eye_y + 17 + (i * 29 % 17) + std::abs(x) * 0.06;
      pen.oval(x + f.shift, y, 1.15, 1.05).fill(shade(person.skin, 0.34), 0.5);
    }
  }
  if (!person.has_headscarf && person.hair != Hair::none && person.hair != Hair::buzz &&
      person.hair != Hair::receding) {
    Person shadow = person;
    shadow.hair_colour = shade(person.skin, 0.22);
    cairo_translate(pen.cairo(), 1.5, 6);
    draw_hair_front(pen, shadow, f);
  }
  pen.restore();
  draw_years(pen, person, f, e);
  draw_beard(pen, person, f);
  draw_nose(pen, person, f, e);
  draw_mouth(pen, person, f, e);
  for (const double side : {-1.0, 1.0}) {
    draw_eye(pen, person, f, e, side);
    draw_brow(pen, person, f, e, side);
  }
  if (person.has_headscarf) {
    draw_headscarf(pen, person, f);
  } else {
    draw_hair_front(pen, person, f);
  }
  draw_glasses(pen, person, f, e);
  if (person.has_earrings) {
    for (const double side : {-1.0, 1.0}) {
      pen.oval(side * (f.half + 2) - e.turn * 4, f.eye_y + 32, 2.9, 2.9).fill(0xD9B25C);
    }
  }
}

void draw_telephone(Pen& pen) {
  // Somebody who is only heard.
  pen.box(-66, -120, 132, 250, 22).fill(0x2B3A42);
  pen.box(-57, -100, 114, 200, 8).fill(0xDCE7E8);
  pen.oval(0, 114, 7, 7).fill(0x8A979E);
  pen.oval(0, -16, 40, 40).fill(0x0E5C69);
  pen.move(-17, -26).curve(-20, 4, 2, 22, 24, 2);
  pen.stroke(0xFFFFFF, 9);
  pen.oval(-17, -30, 8, 10).fill(0xFFFFFF);
  pen.oval(23, -2, 10, 8).fill(0xFFFFFF);
}

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

/// The room behind a person, on the whole of `surface` (RGB24). Kept from one call to the next: somebody
/// breathes twelve times a second in a room that stays as it is, and the room is most of the picture.
void lay_room(cairo_surface_t* surface, Scene scene, int width, int height, Theme theme) {
  struct Room {
    Scene scene = Scene::plain;
    int width = 0, height = 0;
    Theme theme{};
    std::unique_ptr<cairo_surface_t, FreeSurface> surface;
  };
  thread_local Room room;
  if (!room.surface || room.scene != scene || room.width != width || room.height != height ||
      room.theme != theme) {
    room.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(surface),
                                                  cairo_image_surface_get_height(surface)));
    room.scene = scene;
    room.width = width;
    room.height = height;
    room.theme = theme;
    const std::unique_ptr<cairo_t, FreeContext> context(cairo_create(room.surface.get()));
    Pen pen(context.get());
    draw_scene(pen, scene, width, height, theme);
    cairo_surface_flush(room.surface.get());
  }
  cairo_surface_flush(surface);
  unsigned char* const to = cairo_image_surface_get_data(surface);
  const unsigned char* const from = cairo_image_surface_get_data(room.surface.get());
  if (to == nullptr || from == nullptr) return;  // no memory: Cairo made nothing
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  std::memcpy(to, from, stride * static_cast<std::size_t>(cairo_image_surface_get_height(surface)));
  cairo_surface_mark_dirty(surface);
}

/// Head and shoulders on all of `surface` (RGB24).
void draw_on(cairo_surface_t* surface, const Person& person, const Expression& e, Scene scene, int width,
             int height, Theme theme) {
  lay_room(surface, person.is_telephone ? Scene::telephone : scene, width, height, theme);
  const std::unique_ptr<cairo_t, FreeContext> context(cairo_create(surface));
  Pen pen(context.get());

  const Face face = face_of(person);
  // Head and shoulders; in a small picture nearer.
  const bool is_small = std::min(width, height) < 260;
  const double scale = std::min(width / (is_small ? 290.0 : 376.0), height / (is_small ? 300.0 : 420.0));
  cairo_translate(context.get(), width / 2.0, height * (is_small ? 0.50 : 0.46));
  cairo_scale(context.get(), scale, scale);
  if (person.is_telephone) {
    draw_telephone(pen);
    return;
  }
  cairo_translate(context.get(), 0, 18 * face.child + 6 * face.small);

  const double lift = -2.2 * e.breath;
  const auto turn_head = [&] {
    // Around the neck.
    const double pivot = face.chin + 14;
    cairo_translate(context.get(), e.away * 6 + e.turn * 2, pivot + lift + e.nod * 3.5 - e.shoulders * 1.0);
    cairo_rotate(context.get(), e.tilt * 0.13);
    cairo_translate(context.get(), 0, -pivot);
  };
  pen.save();
  turn_head();
  if (!person.has_headscarf) draw_hair_behind(pen, person, face);
  pen.restore();

  pen.save();
  cairo_translate(context.get(), 0, lift);
  draw_dress(pen, person, face, e);
  pen.restore();

  pen.save();
  turn_head();
  draw_head(pen, person, face, e);
  pen.restore();
}

using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;

Surface new_surface(int width, int height) {
  return Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, std::clamp(width, 1, 8192),
                                            std::clamp(height, 1, 8192)));
}

}  // namespace

Raster draw_portrait(const Person& person, const Expression& e, Scene scene, int width, int height,
                     Theme theme) {
  const Surface surface = new_surface(width, height);
  draw_on(surface.get(), person, e, scene, width, height, theme);
  return pixels_of(surface.get());
}

PortraitPixels portrait_pixels(const Person& person, const Expression& e, Scene scene, int width, int height,
                               Theme theme) {
  thread_local Surface surface;
  if (!surface || cairo_image_surface_get_width(surface.get()) != width ||
      cairo_image_surface_get_height(surface.get()) != height) {
    surface = new_surface(width, height);
  }
  draw_on(surface.get(), person, e, scene, width, height, theme);
  cairo_surface_flush(surface.get());
  PortraitPixels out;
  out.width = cairo_image_surface_get_width(surface.get());
  out.height = cairo_image_surface_get_height(surface.get());
  out.stride = cairo_image_surface_get_stride(surface.get()) / 4;
  // Cairo gives its rows aligned for whole numbers.
  out.rgb = static_cast<const std::uint32_t*>(
      static_cast<const void*>(cairo_image_surface_get_data(surface.get())));
  return out;
}

}  // namespace gesprek::draw
