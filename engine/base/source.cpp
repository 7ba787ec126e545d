#include "engine/base/source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gesprek {

namespace {
constexpr std::string_view kBom = "\xEF\xBB\xBF";
}

SourceText::SourceText(std::string file, std::string bytes)
    : file_(std::move(file)), bytes_(std::move(bytes)) {
  line_starts_.clear();
  line_starts_.push_back(0);
  const char* const start = bytes_.data();
  const char* const end = start + bytes_.size();
  for (const char* at = start; at < end;) {
    const auto* newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (newline == nullptr) break;
    at = newline + 1;
    line_starts_.push_back(static_cast<std::uint32_t>(at - start));
  }
}

SourcePos SourceText::position(std::uint32_t offset) const {
  if (is_in_base(offset)) return base_->position(offset - base_offset());
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t column = offset - line_starts_[line - 1] + 1;
  if (line == 1 && bytes().substr(0, kBom.size()) == kBom) {
    column = column > kBom.size() ? column - static_cast<std::uint32_t>(kBom.size()) : 1;
  }
  return {line, column};
}

SourceRange SourceText::resolve(TextRange range) const {
  if (is_in_base(range.begin)) {
    const std::uint32_t end = std::max(range.begin, range.end);
    return base_->resolve({range.begin - base_offset(), end - base_offset()});
  }
  return {file_, range, position(range.begin), position(range.end)};
}

std::uint32_t SourceText::line_start(std::uint32_t line) const {
  return line >= 1 && line <= line_starts_.size() ? line_starts_[line - 1]
                                                  : static_cast<std::uint32_t>(bytes_.size());
}

std::string_view SourceText::line(std::uint32_t line) const {
  if (line < 1 || line > line_starts_.size()) return {};
  const std::uint32_t begin = line_start(line);
  std::uint32_t end = line_start(line + 1);
  if (end > begin && bytes_[end - 1] == '\n') --end;
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return bytes().substr(begin, end - begin);
}

}  // namespace gesprek
