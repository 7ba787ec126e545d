#include "engine/record/profile.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <system_error>

#include "engine/session/append_file.h"

namespace gesprek::record {

namespace fs = std::filesystem;

namespace {

Error failure(ErrorCode code, const std::string& what, const std::string& path, const std::error_code& why) {
  return {code, what + " '" + path + "' lukt niet.", why.message()};
}

std::vector<std::string> entries(const std::string& folder, bool wants_folders) {
  std::vector<std::string> out;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
    std::error_code ignored;
    const bool is_folder = at->is_directory(ignored) && !at->is_symlink(ignored);
    if (is_folder == wants_folders) out.push_back(folder + "/" + at->path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Result<void> make_own_folder(const std::string& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return failure(ErrorCode::unwritable, "De map maken:", folder, problem);
  fs::permissions(folder, fs::perms::owner_all, problem);
  // On a disk without rights (a stick) nobody else is kept out, and that is no reason to keep nothing.
  return {};
}

std::vector<std::string> files_in(const std::string& folder) {
  return entries(folder, false);
}

std::vector<std::string> folders_in(const std::string& folder) {
  return entries(folder, true);
}

Seconds written_at(const std::string& path) {
  std::error_code problem;
  const fs::file_time_type time = fs::last_write_time(path, problem);
  if (problem) return 0;
  // The clocks of files and of the system differ by where they begin.
  const auto age = std::chrono::file_clock::now() - time;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now - age).count();
}

Result<void> write_own_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".nieuw";
  std::error_code problem;
  fs::remove(fresh, problem);
  {
    Result<std::unique_ptr<session::AppendFile>> file =
        session::open_append_file(fresh, session::OpenMode::create_or_open);
    if (!file) return file.error();
    Result<void> done = (*file)->append(bytes);
    if (done) done = (*file)->sync();
    if (!done) {
      const Error error = done.error();
      file.value().reset();
      fs::remove(fresh, problem);
      return error;
    }
  }
  fs::rename(fresh, path, problem);
  if (problem) {
    const Error error = failure(ErrorCode::unwritable, "Schrijven naar", path, problem);
    fs::remove(fresh, problem);
    return error;
  }
  return {};
}

Result<void> remove_path(const std::string& path) {
  std::error_code problem;
  fs::remove(path, problem);
  if (problem) return failure(ErrorCode::unwritable, "Wissen van", path, problem);
  return {};
}

}  // namespace gesprek::record
