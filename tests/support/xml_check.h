#pragma once
// Whether a text is well-formed XML, and what stands in it: enough for the pages and pictures we write, which
// are XML as well as HTML.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::test {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;  // with their references resolved
  std::vector<XmlElement> children;
  std::string text;  // directly in it, references resolved

  /// The first element of that name below this one, itself included; nothing when there is none.
  [[nodiscard]] const XmlElement* find(std::string_view wanted) const;
  [[nodiscard]] std::vector<const XmlElement*> find_all(std::string_view wanted) const;
  /// Its own text and that of everything below.
  [[nodiscard]] std::string all_text() const;
  [[nodiscard]] std::string attribute(std::string_view name) const;
};

struct XmlOutcome {
  XmlElement root;
  std::string problem;  // empty: well-formed
};

/// Reads one element, perhaps after <!DOCTYPE html>. Refuses what XML refuses: unbalanced or crossing tags,
/// attributes twice or without quotes, bare & and <, control characters, invalid UTF-8. Comments and CDATA
/// are no part of what we write, and refused too.
[[nodiscard]] XmlOutcome read_xml(std::string_view text);

}  // namespace gesprek::test
