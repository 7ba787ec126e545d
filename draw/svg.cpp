#include "draw/svg.h"

#include <cmath>

#include "draw/utf8.h"

namespace gesprek::draw {

namespace {

// Two decimals, whatever the locale.
std::string number(double value) {
  long long hundredths = std::llround(value * 100);
  std::string text = hundredths < 0 ? "-" : "";
  hundredths = std::llabs(hundredths);
  text += std::to_string(hundredths / 100);
  if (const long long rest = hundredths % 100; rest != 0) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  }
  return text;
}

std::string pair(Point point) {
  return number(point.x) + " " + number(point.y);
}

std::string path_data(const Path& path) {
  std::string text;
  for (const Step& step : path.steps()) {
    switch (step.kind) {
      case Step::Kind::move: text += "M" + pair(step.to); break;
      case Step::Kind::line: text += "L" + pair(step.to); break;
      case Step::Kind::curve:
        text += "C" + pair(step.first) + " " + pair(step.second) + " " + pair(step.to);
        break;
      case Step::Kind::close: text += "Z"; break;
    }
  }
  return text;
}

std::string role_attributes(const char* attribute, const char* prefix, Role role, const char* more = "") {
  return std::string(" class=\"") + prefix + std::string(role_name(role)) + more + "\" " + attribute + "=\"" +
         hex(colour(role)) + "\"";
}

struct Writer {
  std::string& out;

  void operator()(const Stroke& mark) const {
    out += "<path" + role_attributes("stroke", "s-", mark.role) + " fill=\"none\" stroke-width=\"" +
           number(mark.width) + "\"";
    if (!mark.dash.empty()) {
      out += " stroke-dasharray=\"";
      for (std::size_t i = 0; i < mark.dash.size(); ++i) out += (i == 0 ? "" : " ") + number(mark.dash[i]);
      out += "\"";
    }
    out += " d=\"" + path_data(mark.path) + "\"/>";
  }
  void operator()(const Fill& mark) const {
    out += "<path" + role_attributes("fill", "f-", mark.role) + " d=\"" + path_data(mark.path) + "\"/>";
  }
  void operator()(const Label& mark) const {
    out += "<text" + role_attributes("fill", "f-", mark.role, " t") + " x=\"" + number(mark.at.x) +
           "\" y=\"" + number(mark.at.y) + "\" font-size=\"" + number(mark.size) + "\"";
    if (mark.anchor != Anchor::start) {
      out += mark.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    }
    if (mark.weight == Weight::semibold) out += " font-weight=\"600\"";
    out += ">" + escaped(mark.text) + "</text>";
  }
};

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char byte : printable(text)) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += byte;
    }
  }
  return out;
}

std::string svg(const Picture& picture, std::string_view id) {
  const std::string name(id);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(picture.width) + " " +
                    number(picture.height) + "\" width=\"" + number(picture.width) + "\" height=\"" +
                    number(picture.height) + "\" role=\"img\" aria-labelledby=\"" + name + "-t\"";
  if (!picture.description.empty()) out += " aria-describedby=\"" + name + "-d\"";
  out +=
      " font-family=\"Inter, sans-serif\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n<title id=\"" +
      name + "-t\">" + escaped(picture.title) + "</title>\n";
  if (!picture.description.empty()) {
    out += "<desc id=\"" + name + "-d\">" + escaped(picture.description) + "</desc>\n";
  }
  for (const Mark& mark : picture.marks) {
    std::visit(Writer{out}, mark);
    out += '\n';
  }
  return out + "</svg>\n";
}

}  // namespace gesprek::draw
