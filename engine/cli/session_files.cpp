#include "engine/cli/session_files.h"

#include <array>
#include <cerrno>
#include <ctime>

#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/system_words.h"

namespace gesprek::cli {

namespace {

constexpr const char* kEnding = ".gesprek-sessie";

bool exists(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d-%H%M", &local);
  return std::string(text.data(), size);
}

}  // namespace

Result<std::string> sessions_folder(const Environment& environment) {
  const char* const state = environment("XDG_STATE_HOME");
  // The XDG rules: a path that is not absolute is ignored.
  if (state != nullptr && state[0] == '/') return std::string(state) + "/gesprekslab/sessies";
  const char* const home = environment("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + "/.local/state/gesprekslab/sessies";
  return Error{ErrorCode::not_found, "er is geen persoonlijke map bekend (HOME ontbreekt)", {}};
}

Result<void> make_private_folder(const std::string& folder) {
  std::size_t private_from = folder.rfind('/');
  if (private_from != std::string::npos && private_from > 0)
    private_from = folder.rfind('/', private_from - 1);
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    const bool is_ours = part.size() > private_from;
    if (::mkdir(part.c_str(), is_ours ? 0700 : 0755) != 0 && errno != EEXIST) {
      return Error{ErrorCode::unwritable,
                   "de map '" + part + "' kan niet worden gemaakt: " + system_words(errno), folder};
    }
    if (slash == std::string::npos) break;
  }
  return {};
}

std::string free_session_path(const std::string& folder, std::string_view scenario_id) {
  const std::string base = folder + "/" + std::string(scenario_id) + "-" + now_text();
  std::string path = base + kEnding;
  for (int i = 2; exists(path) && i < 10000; ++i) path = base + "-" + std::to_string(i) + kEnding;
  return path;
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos) return std::string(word);
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string absolute_path(std::string_view path) {
  if (path.empty() || path.front() == '/') return std::string(path);
  std::array<char, 4096> here{};
  if (::getcwd(here.data(), here.size()) == nullptr) return std::string(path);
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  return std::string(here.data()) + "/" + std::string(path);
}

}  // namespace gesprek::cli
