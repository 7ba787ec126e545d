#include "engine/scenario/yaml_tree.h"

#include <exception>
#include <istream>
#include <new>
#include <string>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "engine/scenario/yaml_builder.h"
#include "engine/scenario/yaml_complaints.h"
#include "engine/scenario/yaml_guard.h"
#include "engine/scenario/yaml_places.h"
#include "engine/scenario/yaml_swallowed.h"

namespace gesprek::scenario {

const YamlNode& YamlRef::node() const {
  return tree_->node(index_);
}

bool YamlRef::is_null() const {
  if (!is_scalar() || node().style != ScalarStyle::plain) return false;
  const std::string_view value = text();
  return value.empty() || value == "~" || value == "null";
}

std::string_view YamlRef::text() const {
  return exists() ? tree_->text(node()) : std::string_view();
}

YamlRef YamlRef::first_child() const {
  const std::uint32_t child = node().first_child;
  return child == YamlNode::kNone ? YamlRef() : YamlRef(*tree_, child);
}

YamlRef YamlRef::next() const {
  const std::uint32_t sibling = node().next_sibling;
  return sibling == YamlNode::kNone ? YamlRef() : YamlRef(*tree_, sibling);
}

namespace {

TextRange range_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Whether `mark` (--- or ...) stands at the start of the line at `at`. `first`: the first byte behind the
/// BOM.
bool is_document_mark(std::string_view text, std::size_t first, std::size_t at, std::string_view mark) {
  const bool at_line_start = at == first || text[at - 1] == '\n';
  return at_line_start && text.substr(at, 3) == mark && is_blank_at(text, at + 3);
}

/// Nothing may follow the document but `...` and comments (format 5.24).
void check_rest(const SourceText& source, std::string_view text, std::size_t first, std::size_t at,
                DiagnosticList& diagnostics) {
  at = gap_after(text, at).end;
  while (at < text.size() && is_document_mark(text, first, at, "...")) at = gap_after(text, at + 3).end;
  if (at >= text.size()) return;
  const bool at_line_start = at == first || text[at - 1] == '\n';
  const DiagnosticCode code = is_document_mark(text, first, at, "---") ? DiagnosticCode::second_document
                              : text[at] == '%' && at_line_start       ? DiagnosticCode::directive_used
                                                                       : DiagnosticCode::text_after_document;
  diagnostics.add(code, source, range_of(at, line_end(text, at)));
}

}  // namespace

YamlTree read_yaml(const SourceText& source, const Limits& limits, DiagnosticList& diagnostics,
                   bool learner_texts) {
  try {
    const auto said = [&] { return diagnostics.all().size() + diagnostics.dropped(); };
    const std::size_t said_before = said();
    CheckedBytes bytes;
    check_bytes(source, limits.bytes, diagnostics, bytes);
    if (!bytes.usable) return {};

    std::size_t start = gap_after(bytes.text, bytes.start).end;
    if (start < bytes.text.size() && bytes.text[start] == '%' &&
        (start == bytes.start || bytes.text[start - 1] == '\n')) {
      diagnostics.add(DiagnosticCode::directive_used, source, range_of(start, line_end(bytes.text, start)));
      return {};
    }
    start = start < bytes.text.size() && is_document_mark(bytes.text, bytes.start, start, "---")
                ? start + 3
                : bytes.start;

    GuardedBuffer buffer(bytes.text.substr(bytes.start), limits.bytes_per_event);
    YamlTreeBuilder builder(source, bytes, start, limits, buffer, diagnostics);
    Complaint complaint;
    bool told = false;
    try {
      std::istream stream(&buffer);
      YAML::Parser parser(stream);
      parser.HandleNextDocument(builder);
    } catch (const StopReading&) {
      told = true;
    } catch (const YAML::Exception& error) {
      complaint.message = error.msg;
      if (error.mark.pos >= 0) complaint.at = bytes.start + static_cast<std::size_t>(error.mark.pos);
    }
    complaint.cut_off = buffer.tripped();
    complaint.read_to = bytes.start + buffer.served();
    complaint.cursor = builder.cursor();
    complaint.last = builder.last_token();
    complaint.brackets = builder.open_brackets();
    builder.close_all();
    // What yaml-cpp says about what follows a complete document is said better by check_rest().
    const bool stopped = !builder.finished() && !complaint.message.empty();
    if (told) {
      // The diagnostic is there.
    } else if (stopped || buffer.lost_text()) {
      explain_complaint(source, bytes.text, complaint, limits, diagnostics);
    } else {
      check_rest(source, bytes.text, bytes.start, complaint.cursor, diagnostics);
    }
    YamlTree tree = builder.take(said() == said_before);
    if (learner_texts) find_swallowed_text(tree, source, bytes.text, diagnostics);
    return tree;
  } catch (const std::bad_alloc&) {
    diagnostics.add(DiagnosticCode::out_of_memory, source, {});
  } catch (const std::exception& error) {
    diagnostics.add(DiagnosticCode::yaml_syntax, source, {}, {error.what()});
  }
  return {};
}

}  // namespace gesprek::scenario
