#include "player/strings.h"

#include <algorithm>

namespace gesprek::player {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

Strings Strings::read(std::string_view text) {
  Strings out;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string_view key = equals == std::string_view::npos ? "" : trimmed(line.substr(0, equals));
    if (key.empty()) {
      out.problems_.push_back("regel " + std::to_string(number) + ": geen `sleutel = woorden`");
      continue;
    }
    std::string words;
    const std::string_view given = trimmed(line.substr(equals + 1));
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (given[i] == '\\' && i + 1 < given.size() && given[i + 1] == 'n') {
        words += '\n';
        ++i;
      } else {
        words += given[i];
      }
    }
    if (!out.words_.emplace(std::string(key), std::move(words)).second) {
      out.problems_.push_back("regel " + std::to_string(number) + ": '" + std::string(key) + "' staat er al");
    }
  }
  return out;
}

const std::string& Strings::operator()(std::string_view key) const {
  if (const auto found = words_.find(key); found != words_.end()) return found->second;
  const auto found = unknown_.find(key);
  if (found != unknown_.end()) return found->second;
  return unknown_.emplace(std::string(key), "[" + std::string(key) + "]").first->second;
}

std::string Strings::operator()(std::string_view key, const std::vector<std::string>& parts) const {
  const std::string& words = (*this)(key);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '{' && i + 2 < words.size() && words[i + 2] == '}' && words[i + 1] >= '0' &&
        words[i + 1] <= '9') {
      const auto part = static_cast<std::size_t>(words[i + 1] - '0');
      if (part < parts.size()) out += parts[part];
      i += 2;
    } else {
      out += words[i];
    }
  }
  return out;
}

Strings Strings::pseudo() const {
  Strings out;
  for (const auto& [key, words] : words_) {
    std::string text = "\xE2\x80\xB9";  // ‹
    for (std::size_t i = 0; i < words.size(); ++i) {
      const char c = words[i];
      if (c == '{' && i + 2 < words.size() && words[i + 2] == '}') {
        text += words.substr(i, 3);
        i += 2;
        continue;
      }
      switch (c) {
        case 'a': text += "\xC3\xA4"; break;
        case 'e': text += "\xC3\xAB"; break;
        case 'i': text += "\xC3\xAF"; break;
        case 'o': text += "\xC3\xB6"; break;
        case 'u': text += "\xC3\xBC"; break;
        default: text += c; break;
      }
    }
    // Other languages need up to four tenths more room.
    for (std::size_t i = 0; i < words.size() * 4 / 10; ++i) text += i % 6 == 5 ? ' ' : '~';
    out.words_.emplace(key, text + "\xE2\x80\xBA");  // ›
  }
  return out;
}

}  // namespace gesprek::player
