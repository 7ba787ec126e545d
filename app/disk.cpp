#include "app/disk.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace gesprek::app {

namespace fs = std::filesystem;

namespace {

Error unwritable(const std::string& path) {
  return {ErrorCode::unwritable, "naar '" + path + "' kan niet geschreven worden", path};
}

std::string from_environment(const char* name) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): there is one thread
  return value == nullptr ? "" : value;
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::error_code problem;
  const fs::path target(path);
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), problem);
  const fs::path fresh(path + ".nieuw");
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      out.close();
      fs::remove(fresh, problem);
      return unwritable(path);
    }
  }
  fs::rename(fresh, target, problem);
  if (problem) {
    fs::remove(fresh, problem);
    return unwritable(path);
  }
  return {};
}

Result<std::string> write_new_file(const std::string& name, const std::string& ending,
                                   std::string_view bytes) {
  std::string path = name + ending;
  std::error_code problem;
  for (int i = 2; fs::exists(path, problem) && i < 1000; ++i) path = name + "-" + std::to_string(i) + ending;
  const Result<void> written = write_file(path, bytes);
  if (!written) return written.error();
  return path;
}

std::string desktop_settings_folder() {
  if (const std::string folder = from_environment("XDG_CONFIG_HOME"); !folder.empty()) return folder;
  if (const std::string home = from_environment("HOME"); !home.empty()) return home + "/.config";
  return {};
}

std::string settings_folder() {
  const std::string folder = desktop_settings_folder();
  return folder.empty() ? "" : folder + "/gesprekslab";
}

std::string documents_folder() {
  const std::string home = from_environment("HOME");
  std::error_code problem;
  for (const char* name : {"/Documenten", "/Documents"}) {
    if (!home.empty() && fs::is_directory(home + name, problem)) return home + name;
  }
  return home.empty() ? "." : home;
}

}  // namespace gesprek::app
