// Hair and headscarves.
#include "draw/portrait_pen.h"

namespace gesprek::draw {

namespace {

/// The outer line of hair that lies on the skull: from the left temple over the crown to the right one.
/// `side` is how much of the thickness there is beside the temples.
void trace_crown(Pen& pen, const Face& f, double thick, double from_y, double side = 0.55) {
  const double w = f.half + thick * side;
  pen.move(-w, from_y)
      .curve(-w - 2, f.top + 36, -w * 0.72, f.top - thick, 0, f.top - thick)
      .curve(w * 0.72, f.top - thick, w + 2, f.top + 36, w, from_y);
}

/// A cap of hair with a line over the forehead: `part` −1…1 is where it parts, `low` how far it comes down at
/// the sides.
void cap(Pen& pen, const Person& person, const Face& f, double thick, double forehead, double part,
         double low, double side = 0.55) {
  const double w = f.half;
  const double p = part * 26 + f.shift * 0.5;
  trace_crown(pen, f, thick, low, side);
  pen.line(w - 3, low - 2)
      .curve(w - 5, low - 22, w - 9, forehead + 26, w - 17, forehead + 14)
      .curve(w - 34, forehead + 2, p + 16, forehead - 2, p, forehead - 8)
      .curve(p - 12, forehead + 2, -w + 30, forehead + 6, -w + 15, forehead + 18)
      .curve(-w + 8, forehead + 28, -w + 5, low - 22, -w + 3, low - 2)
      .close();
  pen.fill(person.hair_colour);
  // Where the light falls, and how it lies.
  pen.save();
  trace_crown(pen, f, thick, low);
  pen.line(w, forehead + 6).curve(w * 0.4, forehead - 10, -w * 0.4, forehead - 10, -w, forehead + 6).close();
  pen.clip();
  pen.move(-w * 0.66, f.top + 20).curve(-w * 0.3, f.top - 2, w * 0.1, f.top - 4, w * 0.34, f.top + 4);
  pen.stroke(light(person.hair_colour, 0.2), 7, 0.65);
  pen.restore();
}

/// How it was combed: from the parting to both sides.
void strands(Pen& pen, const Person& person, const Face& f, double forehead, double part) {
  const double p = part * 26 + f.shift * 0.5;
  const double w = f.half;
  const Rgb line = shade(person.hair_colour, 0.32);
  pen.save();
  trace_crown(pen, f, 6, 0, 0.2);
  pen.close();
  pen.clip();
  for (const double side : {-1.0, 1.0}) {
    const double room = w - 6 - side * p;  // from the parting to this side
    for (int i = 0; i < 3; ++i) {
      const double in = 0.10 + 0.24 * i;
      const double y = forehead - 13 - 9 * i;
      pen.move(p + side * room * in * 0.4, y)
          .curve(p + side * room * (in + 0.16), y - 9, p + side * room * (in * 0.5 + 0.56), y - 5,
                 p + side * room * (0.84 + 0.05 * i), forehead + 13 - 9 * i);
      pen.stroke(line, 1.7, 0.34 - 0.06 * i);
    }
  }
  pen.move(p, forehead - 9).curve(p - 1, f.top + 18, p - 2, f.top + 8, p - 1, f.top + 1);
  pen.stroke(line, 1.8, 0.5);
  pen.restore();
}

/// Hair that falls beside the face, from the crown to `end`; `wide` how far out, `wave` how much it bends.
void fall(Pen& pen, const Person& person, const Face& f, double end, double wide, double wave, double inner) {
  for (const double side : {-1.0, 1.0}) {
    const double w = f.half;
    const Rgb colour = side > 0 ? shade(person.hair_colour, 0.12) : person.hair_colour;
    pen.move(side * (w * 0.30), f.top - 8)
        .curve(side * (w + 4), f.top - 2, side * (w + wide), f.top + 50, side * (w + wide - 2), 0)
        .curve(side * (w + wide + wave), end * 0.4, side * (w + wide - wave), end * 0.7,
               side * (w + wide * 0.7), end)
        .curve(side * (w + wide * 0.1), end + 7, side * (w - inner * 0.8), end + 4, side * (w - inner),
               end - 6)
        .curve(side * (w - inner + wave * 0.5), end * 0.65, side * (w - 2), 34, side * (w - 6), -4)
        .curve(side * (w - 9), -40, side * (w * 0.66), f.top + 34, side * (w * 0.26), f.top + 22)
        .close();
    pen.fill(colour);
    for (int i = 0; i < 2; ++i) {
      const double out = w + wide * (0.12 + 0.42 * i);
      pen.move(side * (out - 8), -26 + 10 * i)
          .curve(side * (out + wave), end * 0.3, side * (out - wave), end * 0.62, side * (out - 4), end - 16);
      pen.stroke(shade(person.hair_colour, 0.36), 1.7, 0.34);
    }
  }
}

void curls_along(Pen& pen, const Person& person, const Face& f, double radius, double reach, int count,
                 double from, double to) {
  // Little rounds along the skull; the shaded ones first.
  for (int pass = 0; pass < 2; ++pass) {
    for (int i = 0; i < count; ++i) {
      const double share = static_cast<double>(i) / (count - 1);
      const double angle = from + (to - from) * share;
      const double wobble = (i * 7 % 5 - 2) * 1.6;
      const double x = std::cos(angle) * (f.half + reach + wobble);
      const double y = -18 + std::sin(angle) * (-f.top - 18 + reach + wobble);
      pen.oval(x + (pass == 0 ? 2.5 : 0), y + (pass == 0 ? 3 : 0), radius + wobble, radius + wobble)
          .fill(pass == 0 ? shade(person.hair_colour, 0.3) : person.hair_colour);
    }
  }
}

constexpr double kPi = 3.14159265358979;

/// The outer line of a headscarf, over the shoulders.
void trace_scarf(Pen& pen, const Face& f) {
  const double w = f.half;
  pen.move(0, f.top - 20)
      .curve(w * 0.92, f.top - 20, w + 22, f.top + 40, w + 20, 10)
      .curve(w + 20, 50, w + 6, 84, w + 16, 112)
      .curve(w + 40, 140, w + 50, 166, w + 40, 196)
      .curve(w * 0.6, 220, -w * 0.5, 224, -w - 36, 200)
      .curve(-w - 50, 170, -w - 38, 140, -w - 16, 112)
      .curve(-w - 6, 84, -w - 20, 50, -w - 20, 10)
      .curve(-w - 22, f.top + 40, -w * 0.92, f.top - 20, 0, f.top - 20)
      .close();
}

}  // namespace

void draw_hair_behind(Pen& pen, const Person& person, const Face& f) {
  const Rgb back = shade(person.hair_colour, 0.26);
  const double w = f.half;
  switch (person.hair) {
    case Hair::long_:
      pen.move(0, f.top)
          .curve(w + 30, f.top, w + 26, 20, w + 34, 110)
          .curve(w + 38, 170, w + 22, 218, w + 4, 236)
          .line(-w - 4, 236)
          .curve(-w - 22, 218, -w - 38, 170, -w - 34, 110)
          .curve(-w - 26, 20, -w - 30, f.top, 0, f.top)
          .close();
      pen.fill(back);
      break;
    case Hair::shoulder:
      pen.move(0, f.top)
          .curve(w + 32, f.top, w + 22, 30, w + 34, 84)
          .curve(w + 42, 116, w + 22, 146, w - 2, 148)
          .line(-w + 2, 148)
          .curve(-w - 22, 146, -w - 42, 116, -w - 34, 84)
          .curve(-w - 22, 30, -w - 32, f.top, 0, f.top)
          .close();
      pen.fill(back);
      break;
    case Hair::waves:
      pen.move(0, f.top - 4)
          .curve(w + 38, f.top - 4, w + 22, 10, w + 38, 60)
          .curve(w + 50, 96, w + 30, 112, w + 36, 142)
          .curve(w + 40, 166, w + 10, 176, w - 8, 168)
          .line(-w + 8, 168)
          .curve(-w - 10, 176, -w - 40, 166, -w - 36, 142)
          .curve(-w - 30, 112, -w - 50, 96, -w - 38, 60)
          .curve(-w - 22, 10, -w - 38, f.top - 4, 0, f.top - 4)
          .close();
      pen.fill(back);
      break;
    case Hair::ponytail:
      pen.move(20, f.top + 8)
          .curve(w + 34, f.top - 4, w + 40, 30, w + 24, 74)
          .curve(w + 20, 108, w + 30, 122, w + 6, 138)
          .curve(w - 8, 110, w - 4, 70, w - 10, 30)
          .close();
      pen.fill(back);
      break;
    case Hair::big_curls:
      for (int i = 0; i < 15; ++i) {
        const double angle = -kPi * 1.22 + i * kPi * 1.44 / 14;
        const double wobble = (i * 5 % 4 - 1.5) * 2.4;
        pen.oval(std::cos(angle) * (w + 22 + wobble), -12 + std::sin(angle) * (-f.top + 10 + wobble), 30, 30)
            .fill(back);
      }
      pen.oval(0, -20, w + 22, -f.top + 6).fill(back);
      break;
    case Hair::curls: pen.oval(0, -22, w + 10, -f.top - 12).fill(back); break;
    default: break;
  }
}

void draw_hair_back(Pen& pen, const Person& person, const Face& f) {
  const Rgb back = shade(person.hair_colour, 0.26);
  const double w = f.half;
  switch (person.hair) {
    case Hair::bob:
    case Hair::fringe:
      pen.move(0, f.top - 6)
          .curve(w + 30, f.top - 6, w + 22, 10, w + 20, 56)
          .curve(w + 18, 80, w - 4, 86, w - 16, 82)
          .line(-w + 16, 82)
          .curve(-w + 4, 86, -w - 18, 80, -w - 20, 56)
          .curve(-w - 22, 10, -w - 30, f.top - 6, 0, f.top - 6)
          .close();
      pen.fill(back);
      break;
    case Hair::bun:
      pen.oval(4, f.top - 20, 30, 26).fill(person.hair_colour);
      pen.move(-18, f.top - 26).curve(-4, f.top - 40, 16, f.top - 36, 26, f.top - 20);
      pen.stroke(light(person.hair_colour, 0.2), 4, 0.6);
      break;
    case Hair::braids:
    case Hair::side_plait: pen.oval(0, -24, w + 7, -f.top - 14).fill(back); break;
    default: break;
  }
}

void draw_hair_front(Pen& pen, const Person& person, const Face& f) {
  const Rgb colour = person.hair_colour;
  const double w = f.half;
  const double line = f.top + 36 + 4 * f.child;  // where hair begins over the forehead
  switch (person.hair) {
    case Hair::none: {
      pen.move(-w * 0.5, f.top + 26).curve(-w * 0.3, f.top + 9, w * 0.05, f.top + 7, w * 0.2, f.top + 12);
      pen.stroke(light(person.skin, 0.45), 6, 0.6);
      break;
    }
    case Hair::buzz:
      pen.save();
      trace_face(pen, f);
      pen.clip();
      pen.move(-w - 4, 6)
          .curve(-w + 7, -18, -w + 10, line + 8, -w + 22, line)
          .curve(-w * 0.3, line - 9, w * 0.3, line - 9, w - 22, line)
          .curve(w - 10, line + 8, w - 7, -18, w + 4, 6)
          .line(w + 4, f.top - 8)
          .line(-w - 4, f.top - 8)
          .close();
      pen.fill(mix(person.skin, colour, 0.72));
      pen.restore();
      break;
    case Hair::crop:
      cap(pen, person, f, 13, line, -0.75, -8, 0.22);
      strands(pen, person, f, line, -0.75);
      break;
    case Hair::tousled: {
      cap(pen, person, f, 13, line + 2, 0.35, -6, 0.25);
      // Tufts that go their own way.
      const double y = line + 2;
      pen.move(-w + 14, y + 6)
          .curve(-w + 26, y - 18, -w + 40, y - 22, -w + 52, y - 20)
          .line(-w + 46, y + 9)
          .line(-w + 60, y - 12)
          .line(-w + 66, y + 13)
          .line(-w + 82, y - 13)
          .line(-w + 92, y + 10)
          .line(-w + 104, y - 11)
          .line(w - 15, y + 12)
          .curve(w - 8, y - 22, 10, f.top - 4, -w + 14, y + 6)
          .close();
      pen.fill(colour);
      pen.move(-12, f.top - 10)
          .line(-4, f.top - 24)
          .line(6, f.top - 12)
          .line(18, f.top - 23)
          .line(24, f.top - 8);
      pen.close();
      pen.fill(colour);
      break;
    }
    case Hair::swept: {
      trace_crown(pen, f, 17, -6, 0.18);
      pen.line(w - 4, -8)
          .curve(w - 5, -26, w - 7, line + 24, w - 14, line + 8)
          .curve(w - 22, line - 7, w * 0.3, line - 13, 4 + f.shift * 0.5, line - 12)
          .curve(-w * 0.3, line - 13, -w + 22, line - 5, -w + 14, line + 8)
          .curve(-w + 7, line + 24, -w + 5, -26, -w + 4, -8)
          .close();
      pen.fill(colour);
      for (int i = 0; i < 6; ++i) {
        const double x = -38 + 15.0 * i;
        pen.move(x + f.shift * 0.5, line - 11 + std::abs(x) * 0.12)
            .curve(x * 0.96 + 3, f.top + 22, x * 0.9 + 8, f.top + 6, x * 0.8 + 14,
                   f.top - 6 + std::abs(x) * 0.1);
        pen.stroke(i % 2 == 0 ? shade(colour, 0.3) : light(colour, 0.16), 2.2, 0.42);
      }
      break;
    }
    case Hair::pixie:
      cap(pen, person, f, 13, line + 1, 0.85, 20);
      pen.move(30, f.top + 2)
          .curve(-6, f.top + 8, -w + 12, line - 10, -w + 1, f.brow_y + 4)
          .curve(-w + 22, line + 24, -6, line + 16, 40, line - 4)
          .close();
      pen.fill(colour);
      for (int i = 0; i < 3; ++i) {
        pen.move(26.0 - 5 * i, f.top + 10 + 5 * i)
            .curve(-4 - 4.0 * i, f.top + 20 + 5 * i, -w + 22 + 4.0 * i, line - 2 + 3 * i, -w + 9 + 5.0 * i,
                   f.brow_y - 6 + 2 * i);
        pen.stroke(shade(colour, 0.3), 1.7, 0.34);
      }
      break;
    case Hair::waves:
      fall(pen, person, f, 150, 24, 14, 11);
      cap(pen, person, f, 14, line, -0.4, -18);
      strands(pen, person, f, line, -0.4);
      break;
    case Hair::side_plait:
      cap(pen, person, f, 9, line - 1, 0.45, 4);
      strands(pen, person, f, line - 1, 0.45);
      for (int i = 0; i < 9; ++i) {
        const double y = 52 + i * 17;
        const double x = -w - 4 + 2.2 * i + (i % 2 == 0 ? -3.0 : 3.0);
        pen.oval(x, y, 15 - i * 0.75, 13).fill(i % 2 == 0 ? colour : shade(colour, 0.15));
      }
      pen.oval(-w + 16, 203, 6, 5).fill(0x8C4A5C);
      pen.oval(-w + 18, 215, 8, 11).fill(colour);
      break;
    case Hair::receding:
      for (const double side : {-1.0, 1.0}) {
        pen.move(side * (w + 2), 12)
            .curve(side * (w + 8), -14, side * (w + 7), -44, side * (w - 8), f.top + 30)
            .curve(side * (w - 14), f.top + 38, side * (w - 15), -38, side * (w - 10), -26)
            .curve(side * (w - 6), -16, side * (w - 5), -4, side * (w - 4), 10)
            .close();
        pen.fill(side > 0 ? shade(colour, 0.12) : colour);
      }
      pen.move(-w * 0.34, f.top + 14).curve(-w * 0.25, f.top + 5, w * 0.05, f.top + 4, w * 0.18, f.top + 8);
      pen.stroke(light(person.skin, 0.45), 5, 0.55);
      break;
    case Hair::bob:
      fall(pen, person, f, 74, 16, 2, 10);
      cap(pen, person, f, 12, line, 0.55, -14);
      strands(pen, person, f, line, 0.55);
      break;
    case Hair::fringe: {
      fall(pen, person, f, 70, 15, 1, 9);
      trace_crown(pen, f, 13, -10);
      const double low = f.brow_y - 8;
      pen.line(w - 4, low + 8)
          .curve(w * 0.5, low + 3, w * 0.25, low + 4, 3 + f.shift * 0.5, low + 1)
          .curve(-w * 0.3, low + 5, -w * 0.55, low + 3, -w + 4, low + 8)
          .close();
      pen.fill(colour);
      for (const double x : {-30.0, -10.0, 12.0, 32.0}) {
        pen.move(x + f.shift * 0.4, low + 2)
            .curve(x * 0.95, low - 14, x * 0.8, low - 26, x * 0.7, f.top + 14);
        pen.stroke(shade(colour, 0.3), 1.6, 0.45);
      }
      pen.move(-w * 0.66, f.top + 20).curve(-w * 0.3, f.top - 2, w * 0.1, f.top - 4, w * 0.34, f.top + 4);
      pen.stroke(light(colour, 0.2), 7, 0.55);
      break;
    }
    case Hair::shoulder:
      fall(pen, person, f, 128, 20, 9, 12);
      cap(pen, person, f, 13, line, 0.3, -18);
      strands(pen, person, f, line, 0.3);
      break;
    case Hair::long_:
      fall(pen, person, f, 214, 16, 4, 14);
      cap(pen, person, f, 10, line - 2, 0.02, -20);
      strands(pen, person, f, line - 2, 0.02);
      break;
    case Hair::ponytail:
    case Hair::bun:
      cap(pen, person, f, 8, line - 2, person.hair == Hair::bun ? 0.1 : -0.5, -10);
      strands(pen, person, f, line, person.hair == Hair::bun ? 0.1 : -0.5);
      break;
    case Hair::curls:
      trace_crown(pen, f, 8, -18);
      pen.line(w - 6, -24)
          .curve(w - 14, line + 6, w * 0.3, line - 6, 0, line - 6)
          .curve(-w * 0.3, line - 6, -w + 14, line + 6, -w + 6, -24)
          .close();
      pen.fill(colour);
      curls_along(pen, person, f, 14, -2, 17, -kPi * 1.06, kPi * 0.06);
      for (int i = 0; i < 7; ++i) {
        const double x = -w + 18 + i * (2 * w - 36) / 6;
        pen.oval(x + f.shift * 0.4, line - 2 - 7 * std::sin(i * kPi / 6) + (i % 2) * 3, 11, 11)
            .fill(i % 2 == 0 ? colour : light(colour, 0.06));
      }
      break;
    case Hair::big_curls:
      trace_crown(pen, f, 12, -20);
      pen.line(w - 6, -22)
          .curve(w - 14, line + 8, w * 0.3, line - 4, 0, line - 4)
          .curve(-w * 0.3, line - 4, -w + 14, line + 8, -w + 6, -22)
          .close();
      pen.fill(colour);
      curls_along(pen, person, f, 21, 9, 17, -kPi * 1.16, kPi * 0.16);
      for (int i = 0; i < 7; ++i) {
        const double x = -w + 16 + i * (2 * w - 32) / 6;
        pen.oval(x + f.shift * 0.4, line - 4 - 8 * std::sin(i * kPi / 6) + (i % 2) * 4, 14, 14)
            .fill(i % 2 == 0 ? colour : light(colour, 0.07));
      }
      break;
    case Hair::braids:
      for (const double side : {-1.0, 1.0}) {
        for (int i = 0; i < 7; ++i) {
          const double y = 34 + i * 19;
          const double x = side * (w + 9 + 3 * std::sin(i * 0.9));
          pen.oval(x, y, 11.5 - i * 0.55, 12.5).fill(i % 2 == 0 ? colour : shade(colour, 0.16));
        }
        pen.oval(side * (w + 10), 168, 5, 5).fill(0xB5543C);
        pen.oval(side * (w + 10), 178, 7, 9).fill(colour);
      }
      cap(pen, person, f, 8, line - 2, 0.0, 6);
      pen.move(f.shift * 0.5, line - 9).line(f.shift * 0.3, f.top - 6);
      pen.stroke(shade(person.skin, 0.15), 2.4);
      break;
    case Hair::wisps: {
      // Fine hair that lets the skin through, combed to one side.
      const Rgb fine = mix(colour, person.skin, 0.28);
      trace_crown(pen, f, 4, -30);
      pen.line(w - 7, line + 6)
          .curve(w - 18, line - 14, w * 0.42, line - 20, w * 0.2, line - 10)
          .curve(w * 0.02, line - 20, -w * 0.16, line - 16, -w * 0.24, line - 6)
          .curve(-w * 0.4, line - 16, -w * 0.7, line - 10, -w + 7, line + 6)
          .close();
      pen.fill(fine);
      pen.move(-6, f.top - 1).curve(-12, f.top - 13, 2, f.top - 17, 9, f.top - 9);
      pen.stroke(fine, 4);
      pen.move(-w * 0.62, f.top + 22).curve(-w * 0.3, f.top + 4, w * 0.06, f.top + 3, w * 0.26, f.top + 9);
      pen.stroke(light(colour, 0.45), 5, 0.6);
      break;
    }
  }
}

void draw_headscarf(Pen& pen, const Person& person, const Face& f) {
  const double w = f.half;
  const Rgb cloth = person.headscarf;
  // Around the face and over the shoulders, with an opening for the face.
  cairo_set_fill_rule(pen.cairo(), CAIRO_FILL_RULE_EVEN_ODD);
  trace_scarf(pen, f);
  const double brow = f.top + 34;
  pen.move(f.shift * 0.3, brow)
      .curve(w * 0.62, brow, w - 5, brow + 30, w - 5, 4)
      .curve(w - 5, 46, f.jaw - 4, f.chin - 6, f.shift * 0.2, f.chin + 3)
      .curve(-f.jaw + 4, f.chin - 6, -w + 5, 46, -w + 5, 4)
      .curve(-w + 5, brow + 30, -w * 0.62, brow, f.shift * 0.3, brow)
      .close();
  pen.fill(cloth);
  cairo_set_fill_rule(pen.cairo(), CAIRO_FILL_RULE_WINDING);
  // The band under it, and how the cloth falls.
  pen.move(-w + 14, brow + 13).curve(-w * 0.4, brow - 5, w * 0.4, brow - 5, w - 14, brow + 13);
  pen.stroke(shade(cloth, 0.35), 5);
  const Rgb line = shade(cloth, 0.28);
  pen.move(w - 3, 30).curve(w + 2, 70, f.jaw + 8, f.chin + 8, -6, f.chin + 24);
  pen.stroke(line, 2.4, 0.8);
  pen.move(w + 12, 44).curve(w + 6, 96, 30, 138, -26, 150);
  pen.stroke(line, 2.4, 0.7);
  pen.move(-w - 8, 70).curve(-w - 4, 118, -30, 158, 20, 176);
  pen.stroke(line, 2.2, 0.5);
  pen.move(-w * 0.7, f.top + 8).curve(-w * 0.3, f.top - 10, w * 0.1, f.top - 12, w * 0.36, f.top - 6);
  pen.stroke(light(cloth, 0.22), 6, 0.6);
  pen.save();
  trace_scarf(pen, f);
  pen.clip();
  pen.move(w - 4, -30)
      .curve(w - 4, 46, f.jaw, f.chin, 14, f.chin + 6)
      .curve(30, 150, 40, 180, 44, 230)
      .line(w + 80, 230)
      .line(w + 40, -60)
      .close();
  pen.fill(0x1A1210, 0.11);
  pen.restore();
}

}  // namespace gesprek::draw
