#include "engine/base/file_source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

namespace gesprek {

namespace fs = std::filesystem;

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error too_large(std::string_view path) {
  return {ErrorCode::over_limit, "het bestand is te groot", std::string(path)};
}

}  // namespace

Result<std::string> DiskFiles::read(std::string_view path, std::size_t max_bytes) const {
  const std::string name(path);
  if (is_folder(path)) return Error{ErrorCode::unreadable, "dit is een map, geen bestand", name};
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(name.c_str(), "rb"));
  if (file == nullptr) {
    if (errno == ENOENT || errno == ENOTDIR)
      return Error{ErrorCode::not_found, "het bestand bestaat niet", name};
    return Error{ErrorCode::unreadable, "het bestand kan niet worden gelezen", name};
  }
  std::string bytes;
  char buffer[1 << 16];
  while (true) {
    const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get());
    bytes.append(buffer, count);
    if (bytes.size() > max_bytes) return too_large(path);
    if (count < sizeof buffer) break;
  }
  if (std::ferror(file.get()) != 0) return Error{ErrorCode::unreadable, "het lezen brak af", name};
  return bytes;
}

bool DiskFiles::is_folder(std::string_view path) const {
  std::error_code ignored;
  return fs::is_directory(fs::path(std::string(path)), ignored);
}

bool DiskFiles::is_file(std::string_view path) const {
  std::error_code ignored;
  return fs::is_regular_file(fs::path(std::string(path)), ignored);
}

std::vector<std::string> DiskFiles::list(std::string_view folder) const {
  std::vector<std::string> names;
  std::error_code failed;
  fs::directory_iterator it(fs::path(std::string(folder)), failed);
  for (const fs::directory_iterator end; !failed && it != end; it.increment(failed)) {
    names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> MapFiles::read(std::string_view path, std::size_t max_bytes) const {
  const auto found = files.find(path);
  if (found == files.end()) return Error{ErrorCode::not_found, "het bestand bestaat niet", std::string(path)};
  if (found->second.size() > max_bytes) return too_large(path);
  return found->second;
}

bool MapFiles::is_file(std::string_view path) const {
  return files.find(path) != files.end();
}

bool MapFiles::is_folder(std::string_view path) const {
  return !list(path).empty();
}

std::vector<std::string> MapFiles::list(std::string_view folder) const {
  std::string prefix(folder);
  if (!prefix.empty() && prefix.back() != '/') prefix += '/';
  std::set<std::string> names;
  for (auto it = files.lower_bound(prefix);
       it != files.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it) {
    const std::string rest = it->first.substr(prefix.size());
    names.insert(rest.substr(0, rest.find('/')));
  }
  return {names.begin(), names.end()};
}

}  // namespace gesprek
