#include "tests/support/xml_check.h"

#include <cstdint>
#include <stdexcept>

#include "engine/base/text.h"

namespace gesprek::test {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  XmlElement document() {
    if (find_invalid_utf8(text_)) fail("invalid UTF-8");
    for (const char byte : text_) {
      const auto value = static_cast<unsigned char>(byte);
      if ((value < 0x20 && byte != '\n') || value == 0x7F) fail("a control character");
    }
    constexpr std::string_view kDoctype = "<!DOCTYPE html>";
    if (text_.substr(0, kDoctype.size()) == kDoctype) at_ = kDoctype.size();
    space();
    XmlElement root = element();
    space();
    if (at_ != text_.size()) fail("more after the root");
    return root;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at " + std::to_string(at_) + ": " + std::string(text_.substr(at_, 60)));
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void expect(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) fail("expected " + std::string(word));
    at_ += word.size();
  }
  void space() {
    while (peek() == ' ' || peek() == '\n') ++at_;
  }
  std::string name() {
    const std::size_t begin = at_;
    const auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == ':';
    };
    while (is_name(peek())) ++at_;
    if (at_ == begin) fail("expected a name");
    return std::string(text_.substr(begin, at_ - begin));
  }
  std::string reference() {
    const std::size_t end = text_.find(';', at_);
    if (end == std::string_view::npos) fail("a bare &");
    const std::string_view word = text_.substr(at_, end - at_ + 1);
    std::string found;
    if (word == "&amp;") found = "&";
    if (word == "&lt;") found = "<";
    if (word == "&gt;") found = ">";
    if (word == "&quot;") found = "\"";
    if (word == "&#39;") found = "'";
    if (found.empty()) fail("an unknown reference");
    at_ = end + 1;
    return found;
  }
  std::string text_until(char stop) {
    std::string out;
    while (at_ < text_.size() && peek() != stop && peek() != '<') {
      if (peek() == '&') {
        out += reference();
      } else {
        out += text_[at_++];
      }
    }
    return out;
  }
  XmlElement element() {
    expect("<");
    XmlElement made;
    made.name = name();
    while (true) {
      const std::size_t before = at_;
      space();
      if (peek() == '/' || peek() == '>') break;
      if (at_ == before) fail("no space before an attribute");
      const std::string key = name();
      expect("=\"");
      if (!made.attributes.emplace(key, text_until('"')).second) fail("an attribute twice");
      expect("\"");
    }
    if (peek() == '/') {
      expect("/>");
      return made;
    }
    expect(">");
    while (true) {
      made.text += text_until('<');
      if (text_.substr(at_, 2) == "</") break;
      if (peek() != '<') fail("an element that does not end: " + made.name);
      made.children.push_back(element());
    }
    expect("</" + made.name + ">");
    return made;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void collect(const XmlElement& element, std::string_view wanted, std::vector<const XmlElement*>& found) {
  if (element.name == wanted) found.push_back(&element);
  for (const XmlElement& child : element.children) collect(child, wanted, found);
}

}  // namespace

const XmlElement* XmlElement::find(std::string_view wanted) const {
  const auto all = find_all(wanted);
  return all.empty() ? nullptr : all.front();
}

std::vector<const XmlElement*> XmlElement::find_all(std::string_view wanted) const {
  std::vector<const XmlElement*> found;
  collect(*this, wanted, found);
  return found;
}

std::string XmlElement::all_text() const {
  std::string all = text;
  for (const XmlElement& child : children) all += " " + child.all_text();
  return all;
}

std::string XmlElement::attribute(std::string_view wanted) const {
  const auto found = attributes.find(std::string(wanted));
  return found == attributes.end() ? "" : found->second;
}

XmlOutcome read_xml(std::string_view text) {
  XmlOutcome outcome;
  try {
    outcome.root = Reader(text).document();
  } catch (const std::runtime_error& problem) {
    outcome.problem = problem.what();
  }
  return outcome;
}

}  // namespace gesprek::test
