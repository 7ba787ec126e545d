#include "draw/pdf_structure.h"

#include <cstdint>
#include <optional>

#include "draw/utf8.h"

namespace gesprek::draw {

namespace {

constexpr std::string_view kElement = "<< /Type /StructElem\n   /S /";
constexpr std::string_view kCatalog = "<< /Type /Catalog\n";

/// Reads forward through a piece of text; `ok` turns false at the first thing that is not as expected.
struct Reader {
  std::string_view text;
  std::size_t at = 0;
  bool ok = true;

  void expect(std::string_view word) {
    ok = ok && text.substr(at).substr(0, word.size()) == word;
    if (ok) at += word.size();
  }
  std::size_t number() {
    std::size_t value = 0;
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 12) {
      value = value * 10 + static_cast<std::size_t>(text[at++] - '0');
    }
    ok = ok && at > begin;
    return value;
  }
};

struct Trailer {
  std::vector<std::size_t> offsets;  // of each object, by number
  std::size_t table = 0;             // where it stands
  std::string entries;               // of the trailer, without /Size
};

std::optional<Trailer> read_trailer(std::string_view pdf) {
  const std::size_t start = pdf.rfind("startxref\n");
  if (start == std::string_view::npos) return std::nullopt;
  Trailer trailer;
  Reader end{pdf, start};
  end.expect("startxref\n");
  trailer.table = end.number();
  if (!end.ok || trailer.table >= start) return std::nullopt;
  Reader in{pdf, trailer.table};
  in.expect("xref\n0 ");
  const std::size_t count = in.number();
  in.expect("\n");
  // An entry takes 20 bytes.
  if (!in.ok || count > (start - trailer.table) / 20) return std::nullopt;
  for (std::size_t i = 0; i < count && in.ok; ++i) {
    trailer.offsets.push_back(in.number());
    in.expect(i == 0 ? " 65535 f \n" : " 00000 n \n");
  }
  in.expect("trailer\n<< /Size ");
  in.ok = in.ok && in.number() == count;
  const std::size_t close = pdf.find(">>", in.at);
  if (!in.ok || close == std::string_view::npos) return std::nullopt;
  trailer.entries = pdf.substr(in.at, close - in.at);
  return trailer;
}

std::string ten_digits(std::size_t value) {
  const std::string text = std::to_string(value);
  return std::string(text.size() < 10 ? 10 - text.size() : 0, '0') + text;
}

}  // namespace

std::string pdf_string(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "<FEFF";
  const auto add = [&](std::uint32_t unit) {
    for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[unit >> shift & 0xFU];
  };
  const std::string valid = printable(text);
  for (std::size_t i = 0; i < valid.size();) {
    const auto first = static_cast<std::uint32_t>(static_cast<unsigned char>(valid[i]));
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::uint32_t code = size == 1 ? first : first & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) {
      code = code << 6U | (static_cast<std::uint32_t>(static_cast<unsigned char>(valid[i + k])) & 0x3FU);
    }
    if (code >= 0x10000) {
      add(0xD800U + ((code - 0x10000U) >> 10U));
      add(0xDC00U + ((code - 0x10000U) & 0x3FFU));
    } else {
      add(code);
    }
    i += size;
  }
  return out + ">";
}

std::string with_structure(std::string pdf, std::string_view language,
                           const std::vector<StructureElement>& elements) {
  const auto trailer = read_trailer(pdf);
  if (!trailer) return pdf;

  struct Change {
    std::size_t object;
    std::size_t offset;
  };
  std::vector<Change> changes;
  std::string added;
  const auto replace = [&](std::size_t object, std::string_view body, std::size_t split,
                           std::string_view extra) {
    changes.push_back({object, pdf.size() + added.size()});
    added += std::to_string(object) + " 0 obj\n" + std::string(body.substr(0, split)) + std::string(extra) +
             std::string(body.substr(split)) + "endobj\n";
  };

  // Objects get their number when an element is begun, so they stand in that order.
  std::size_t element = 0;
  bool has_catalog = false;
  const std::string_view all = pdf;
  for (std::size_t object = 1; object < trailer->offsets.size(); ++object) {
    const std::string head = std::to_string(object) + " 0 obj\n";
    const std::size_t at = trailer->offsets[object];
    if (at >= all.size() || all.substr(at, head.size()) != head) return pdf;
    const std::string_view from = all.substr(at + head.size());
    const bool is_element = from.substr(0, kElement.size()) == kElement;
    const bool is_catalog = from.substr(0, kCatalog.size()) == kCatalog;
    if (!is_element && !is_catalog) continue;
    const std::size_t end = from.find("endobj\n");
    if (end == std::string_view::npos) return pdf;
    const std::string_view body = from.substr(0, end);
    if (is_catalog) {
      has_catalog = true;
      replace(object, body, kCatalog.size(),
              "   /Lang " + pdf_string(language) + "\n   /ViewerPreferences << /DisplayDocTitle true >>\n");
      continue;
    }
    if (element == elements.size()) return pdf;
    const std::size_t name_end = body.find('\n', kElement.size());
    if (name_end == std::string_view::npos ||
        body.substr(kElement.size(), name_end - kElement.size()) != elements[element].name) {
      return pdf;
    }
    if (!elements[element].extra.empty()) {
      replace(object, body, name_end + 1, "   " + elements[element].extra + "\n");
    }
    ++element;
  }
  if (element != elements.size() || !has_catalog) return pdf;

  const std::size_t table = pdf.size() + added.size();
  added += "xref\n";
  for (const Change& change : changes) {
    added += std::to_string(change.object) + " 1\n" + ten_digits(change.offset) + " 00000 n \n";
  }
  added += "trailer\n<< /Size " + std::to_string(trailer->offsets.size()) + trailer->entries + "   /Prev " +
           std::to_string(trailer->table) + "\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return pdf + added;
}

}  // namespace gesprek::draw
