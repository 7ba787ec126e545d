#include "tests/arrows/source_text.h"

#include <algorithm>
#include <cctype>

namespace gesprek::arrows {

namespace {

constexpr std::size_t kMostBytes = 8 << 20;

bool is_source(std::string_view name) {
  return ends_with(name, ".h") || ends_with(name, ".cpp") || ends_with(name, ".def");
}

}  // namespace

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? "nothing" : text;
}

std::string place(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line) + ": ";
}

std::string read_or_empty(const FileSource& files, const std::string& path) {
  auto bytes = files.read(path, kMostBytes);
  return bytes.ok() ? std::move(bytes).value() : std::string();
}

void collect_sources(const FileSource& files, const std::string& root, const std::string& folder,
                     std::vector<std::string>& found) {
  for (const std::string& name : files.list(root + folder)) {
    const std::string path = folder + "/" + name;
    if (files.is_folder(root + path)) {
      collect_sources(files, root, path, found);
    } else if (is_source(name)) {
      found.push_back(path);
    }
  }
}

std::vector<Include> includes_of(const std::string& file, std::string_view text, std::string_view blanked) {
  std::vector<Include> includes;
  const auto raw_lines = lines_of(text);
  const auto lines = lines_of(blanked);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    const auto skip_blanks = [&line] {
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    };
    skip_blanks();
    if (!starts_with(line, "#")) continue;
    line.remove_prefix(1);
    skip_blanks();
    if (!starts_with(line, "include")) continue;
    // The name itself is blanked out as a literal, so it is taken from the raw line.
    const std::string_view raw = raw_lines[i];
    const std::size_t open = raw.find_first_of("\"<", raw.find("include"));
    if (open == std::string_view::npos) continue;
    const bool quoted = raw[open] == '"';
    const std::size_t close = raw.find(quoted ? '"' : '>', open + 1);
    if (close == std::string_view::npos) continue;
    includes.push_back({file, i + 1, std::string(raw.substr(open + 1, close - open - 1)), quoted});
  }
  return includes;
}

std::string without_comments(std::string_view text) {
  std::string out(text);
  const auto blank = [&out](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < out.size(); ++i) {
      if (out[i] != '\n') out[i] = ' ';
    }
  };
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.compare(i, 2, "//") == 0) {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      blank(i, end);
      i = end;
    } else if (text.compare(i, 2, "/*") == 0) {
      const std::size_t close = text.find("*/", i + 2);
      const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
      blank(i, end);
      i = end;
    } else if (text.compare(i, 2, "R\"") == 0 && (i == 0 || !is_word_byte(text[i - 1]))) {
      const std::size_t open = std::min(text.find('(', i), text.size());
      const std::string closing = ")" + std::string(text.substr(i + 2, open - i - 2)) + "\"";
      const std::size_t close = text.find(closing, open);
      const std::size_t end = close == std::string_view::npos ? text.size() : close + closing.size();
      blank(i, end);
      i = end;
    } else if (text[i] == '"' ||
               // A quote between digits separates them: 1'000.
               (text[i] == '\'' && (i == 0 || !is_word_byte(text[i - 1])))) {
      const char quote = text[i];
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != quote && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end);
      i = end + 1;
    } else {
      ++i;
    }
  }
  return out;
}

}  // namespace gesprek::arrows
