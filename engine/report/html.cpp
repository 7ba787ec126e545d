#include "engine/report/html.h"

#include <algorithm>

#include "draw/svg.h"
#include "engine/report/html_style.h"
#include "engine/report/sha256.h"
#include "engine/report/words.h"

namespace gesprek::report {

namespace {

using draw::escaped;

std::string dot_html(const std::string& number) {
  return std::string("<span class=\"dot\"><span class=\"away\">") + say("keerpunt", "turning point") +
         " </span>" + escaped(number) + "</span> ";
}

std::string text_html(const Text& text) {
  std::string out;
  for (const Span& span : text) {
    switch (span.look) {
      case Look::plain: out += escaped(span.text); break;
      case Look::strong: out += "<strong>" + escaped(span.text) + "</strong>"; break;
      case Look::soft: out += "<span class=\"soft\">" + escaped(span.text) + "</span>"; break;
      case Look::number: out += dot_html(span.text); break;
    }
  }
  return out;
}

const char* tone_class(Tone tone) {
  switch (tone) {
    case Tone::plain: return "group";
    case Tone::accent: return "group accent";
    case Tone::good: return "group good";
    case Tone::mind: return "group mind";
    case Tone::stop: return "group stop";
  }
  return "group";
}

/// Writes blocks one after another; counts what needs an id.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void blocks(const std::vector<Block>& all) {
    for (const Block& block : all) std::visit(*this, block.content);
  }

  void operator()(const Heading& heading) {
    const std::string tag = "h" + std::to_string(heading.level);
    out_ += "<" + tag;
    if (heading.level == 2) out_ += " id=\"deel-" + std::to_string(++sections_) + "\"";
    if (heading.starts_page) out_ += " class=\"newpage\"";
    out_ += ">";
    if (!heading.mark.empty()) out_ += "<span class=\"mark\">" + escaped(heading.mark) + "</span> ";
    if (number_ > 0) out_ += dot_html(std::to_string(number_));
    number_ = 0;
    out_ += escaped(heading.text) + "</" + tag + ">\n";
  }
  void operator()(const Paragraph& paragraph) {
    const char* look = paragraph.size == Size::lead   ? " class=\"lead\""
                       : paragraph.size == Size::note ? " class=\"note\""
                                                      : "";
    out_ += std::string("<p") + look + ">" + text_html(paragraph.text) + "</p>\n";
  }
  void operator()(const Quote& quote) {
    out_ += quote.is_large ? "<blockquote class=\"large\">" : "<blockquote>";
    out_ += "<p class=\"said\">" + escaped(quote.text) + "</p>";
    if (!quote.source.empty()) out_ += "<p class=\"by\">" + text_html(quote.source) + "</p>";
    out_ += "</blockquote>\n";
  }
  void operator()(const List& list) {
    out_ += list.has_boxes ? "<ul class=\"boxes\">\n" : list.has_signs ? "<ul>\n" : "<ul class=\"bare\">\n";
    for (const Text& item : list.items) out_ += "<li>" + text_html(item) + "</li>\n";
    out_ += "</ul>\n";
  }
  void operator()(const Table& table) {
    // Wide tables fold into blocks on a narrow screen: every cell then brings the head of its column along.
    out_ += "<table class=\"stack\">\n";
    if (!table.caption.empty()) out_ += "<caption>" + escaped(table.caption) + "</caption>\n";
    columns(table);
    out_ += "<thead><tr>";
    for (const std::string& column : table.columns) out_ += "<th scope=\"col\">" + escaped(column) + "</th>";
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == 0) {
          out_ += "<th scope=\"row\">" + text_html(row[i]) + "</th>";
          continue;
        }
        const std::string cell = text_html(row[i]);
        if (cell.empty()) {
          out_ += "<td class=\"empty\"></td>";
          continue;
        }
        out_ += "<td>";
        if (i < table.columns.size()) {
          out_ += "<span class=\"label\">" + escaped(table.columns[i]) + ": </span>";
        }
        out_ += cell + "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }
  void operator()(const Figure& figure) {
    const std::string id = "beeld-" + std::to_string(++figures_);
    out_ += "<figure>\n<div class=\"wide\">" + draw::svg(figure.wide, id) + "</div>\n";
    out_ += "<div class=\"narrow\">" + draw::svg(figure.narrow, id + "s") + "</div>\n";
    if (!figure.caption.empty()) out_ += "<figcaption>" + escaped(figure.caption) + "</figcaption>\n";
    out_ += "</figure>\n";
  }
  void operator()(const Facts& facts) {
    out_ += "<dl>\n";
    for (const auto& [name, value] : facts.rows) {
      out_ += "<dt>" + escaped(name) + "</dt><dd>" + text_html(value) + "</dd>\n";
    }
    out_ += "</dl>\n";
  }
  void operator()(const Writing& writing) {
    out_ += "<div class=\"writing\" aria-hidden=\"true\">";
    for (int i = 0; i < writing.lines; ++i) out_ += "<span></span>";
    out_ += "</div>\n";
  }
  void operator()(const Group& group) {
    number_ = group.number;
    out_ += std::string("<div class=\"") + tone_class(group.tone) + "\">\n";
    blocks(group.blocks);
    out_ += "</div>\n";
    number_ = 0;
  }
  void operator()(const BarRow& result) {
    out_ += "<div class=\"result\">\n<div class=\"head\"><div class=\"what\"><h4>";
    if (!result.mark.empty()) out_ += "<span class=\"mark\">" + escaped(result.mark) + "</span> ";
    out_ += escaped(result.title) + "</h4>\n";
    for (const Text& note : result.notes) out_ += "<p class=\"note\">" + text_html(note) + "</p>\n";
    out_ += "</div>\n<div class=\"how\">";
    if (!result.bar.marks.empty()) {
      out_ += "<figure class=\"bar\">" + draw::svg(result.bar, "beeld-" + std::to_string(++figures_)) +
              "</figure>\n";
    }
    out_ += "<p class=\"word\"><strong>" + escaped(result.word) + "</strong>";
    if (!result.beside.empty()) out_ += "<span class=\"soft\"> · " + escaped(result.beside) + "</span>";
    out_ += "</p></div></div>\n";
    blocks(result.under);
    out_ += "</div>\n";
  }
  void operator()(const Folded& folded) {
    out_ += std::string("<details") + (folded.on_paper.empty() ? "" : " class=\"replaced\"") + "><summary>" +
            escaped(folded.summary) + "</summary>\n";
    blocks(folded.blocks);
    out_ += "</details>\n";
    if (folded.on_paper.empty()) return;
    out_ += "<div class=\"onpaper\">\n";
    blocks(folded.on_paper);
    out_ += "</div>\n";
  }

 private:
  // Widths in steps of five percent: the policy allows no style but the style sheet's.
  void columns(const Table& table) {
    if (table.widths.empty()) return;
    unsigned total = 0;
    for (const unsigned width : table.widths) total += width;
    out_ += "<colgroup>";
    for (const unsigned width : table.widths) {
      out_ += "<col class=\"w" + std::to_string((width * 20 + total / 2) / std::max(total, 1U)) + "\" />";
    }
    out_ += "</colgroup>\n";
  }

  std::string& out_;
  int sections_ = 0, figures_ = 0;
  int number_ = 0;  // of a dot that stands before the next heading
};

std::string contents(const Document& document) {
  std::string items;
  int section = 0;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.content);
    if (heading == nullptr || heading->level != 2) continue;
    items +=
        "<li><a href=\"#deel-" + std::to_string(++section) + "\">" + escaped(heading->text) + "</a></li>\n";
  }
  if (section < 2) return "";
  return std::string("<nav aria-label=\"") + say("Op deze pagina", "On this page") + "\"><details><summary>" +
         say("Op deze pagina", "On this page") + "</summary>\n<ul>\n" + items + "</ul></details></nav>\n";
}

}  // namespace

std::string html_page(const Document& document) {
  const WordsIn words(document.language);
  const std::string style = html_style();
  const std::string title = escaped(document.kind + " · " + document.title);
  std::string out = std::string("<!DOCTYPE html>\n<html lang=\"") + say("nl", "en") +
                    "\">\n<head>\n<meta charset=\"utf-8\" />\n";
  // Nothing runs, nothing is fetched, and only this very style sheet counts.
  out +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;" +
      policy_hash(style) + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\" />\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
      "<meta name=\"referrer\" content=\"no-referrer\" />\n"
      "<meta name=\"robots\" content=\"noindex, nofollow\" />\n"
      "<meta name=\"generator\" content=\"Gesprekslab\" />\n";
  if (!document.subject.empty())
    out += "<meta name=\"description\" content=\"" + escaped(document.subject) + "\" />\n";
  out += "<title>" + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
  out += std::string("<a class=\"away skip\" href=\"#inhoud\">") + say("Naar de inhoud", "To the content") +
         "</a>\n<main id=\"inhoud\">\n<header>\n";
  out += "<p class=\"kind\">" + escaped(document.kind) + "</p>\n<h1>" + escaped(document.title) +
         "</h1>\n</header>\n";
  std::string body;
  Writer(body).blocks(document.blocks);
  // The list of parts stands before the first of them.
  const std::size_t first = body.find("<h2 ");
  if (first != std::string::npos) body.insert(first, contents(document));
  out +=
      body + "</main>\n<footer>\n<p>" + text_html(document.colophon) + "</p>\n</footer>\n</body>\n</html>\n";
  return out;
}

}  // namespace gesprek::report
