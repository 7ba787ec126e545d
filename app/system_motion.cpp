#include "app/system_motion.h"

#include <utility>

namespace gesprek::app {

namespace {

/// The value of `key` in an INI file; empty where it is not.
std::string ini_value(const std::string& text, std::string_view key) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string line = text.substr(from, end - from);
    from = end + 1;
    std::string plain;
    for (const char c : line) {
      if (c != ' ' && c != '\t' && c != '\r') plain += c;
    }
    if (plain.size() > key.size() && plain.compare(0, key.size(), key) == 0 && plain[key.size()] == '=')
      return plain.substr(key.size() + 1);
  }
  return {};
}

}  // namespace

std::optional<bool> reduced_motion_in_files(const FileSource& files, const std::string& folder) {
  constexpr std::size_t kMost = 256UL * 1024;
  if (folder.empty()) return std::nullopt;
  const auto value = [&](const char* file, const char* key) {
    const Result<std::string> text = files.read(folder + file, kMost);
    return text ? ini_value(*text, key) : std::string();
  };
  for (const char* file : {"/gtk-4.0/settings.ini", "/gtk-3.0/settings.ini"}) {
    const std::string animations = value(file, "gtk-enable-animations");
    if (!animations.empty()) return animations == "0" || animations == "false";
  }
  const std::string factor = value("/kdeglobals", "AnimationDurationFactor");
  if (!factor.empty()) return factor.find_first_not_of("0.") == std::string::npos;
  return std::nullopt;
}

SystemMotion::SystemMotion(const FileSource& files, const std::string& folder)
    : answer_(reduced_motion_in_files(files, folder)) {
  if (answer_) return;
  const std::string program = find_program("gsettings");
  if (program.empty()) return;
  asking_ = Process::start(program, {"get", "org.gnome.desktop.interface", "enable-animations"}, "", true);
}

std::optional<bool> SystemMotion::take() {
  if (asking_ && !asking_->goes_on()) {
    const std::string& said = asking_->said();
    if (said.rfind("false", 0) == 0) answer_ = true;
    if (said.rfind("true", 0) == 0) answer_ = false;
    asking_.reset();
  }
  return std::exchange(answer_, std::nullopt);
}

}  // namespace gesprek::app
