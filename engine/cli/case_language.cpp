#include "engine/cli/case_language.h"

#include <algorithm>

#include "engine/exchange/translation.h"

namespace gesprek::cli {

namespace {

constexpr std::string_view kEnd = ".po";

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

Result<exchange::PoFile> read_file(const std::string& path, const FileSource& files) {
  const Result<std::string> bytes = files.read(path, exchange::PoLimits{}.bytes);
  if (!bytes) return Error{bytes.error().code, bytes.error().message, path};
  Result<exchange::PoFile> file = exchange::read_po(*bytes);
  if (!file) return Error{file.error().code, file.error().message, path};
  return file;
}

}  // namespace

std::string po_path(const CaseFile& file, std::string_view language) {
  return folder_of(file.path) + "/" + std::string(language) + std::string(kEnd);
}

std::vector<std::string> languages_of(const CaseFile& file, const FileSource& files) {
  std::vector<std::string> out;
  for (const std::string& entry : files.list(folder_of(file.path))) {
    const std::string_view name = entry;
    if (name.size() <= kEnd.size() || name.substr(name.size() - kEnd.size()) != kEnd) continue;
    const std::string_view language = name.substr(0, name.size() - kEnd.size());
    if (exchange::is_language(language)) out.emplace_back(language);
  }
  std::sort(out.begin(), out.end());
  if (file.loaded.scenario) {
    const std::string& own = file.loaded.scenario->language.value;
    out.insert(out.begin(), own.empty() ? "nl" : own);
  }
  return out;
}

Result<Translations> read_translations(const CaseFile& file, std::string_view language,
                                       const FileSource& files) {
  Translations out;
  const std::string own = po_path(file, language);
  if (files.is_file(own)) {
    Result<exchange::PoFile> read = read_file(own, files);
    if (!read) return read.error();
    out.own = std::move(*read);
  }
  // The first that has a text counts, so what lies over others comes first.
  for (auto folder = file.script_folders.rbegin(); folder != file.script_folders.rend(); ++folder) {
    const std::string path = *folder + "/" + std::string(language) + std::string(kEnd);
    if (!files.is_file(path)) continue;
    Result<exchange::PoFile> read = read_file(path, files);
    if (!read) return read.error();
    if (!out.shared) {
      out.shared = std::move(*read);
      continue;
    }
    for (exchange::PoEntry& entry : read->entries) out.shared->entries.push_back(std::move(entry));
  }
  return out;
}

Result<void> use_language(CaseFile& file, std::string_view language, const FileSource& files) {
  const std::vector<std::string> known = languages_of(file, files);
  if (!known.empty() && known.front() == language) return {};
  if (std::find(known.begin(), known.end(), language) == known.end()) {
    std::string words = "deze casus is er niet in '" + std::string(language) + "'; wel in ";
    for (std::size_t i = 0; i < known.size(); ++i) words += (i > 0 ? ", " : "") + known[i];
    return Error{ErrorCode::not_found, words, {}};
  }
  const Result<Translations> translations = read_translations(file, language, files);
  if (!translations) return translations.error();
  exchange::translate(*file.program, translations->own,
                      translations->shared ? &*translations->shared : nullptr, language);
  return {};
}

}  // namespace gesprek::cli
