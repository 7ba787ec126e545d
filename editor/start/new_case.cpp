#include "editor/start/new_case.h"

#include <filesystem>
#include <fstream>

#include "engine/base/text.h"
#include "engine/cli/text_layout.h"

namespace gesprek::editor {

namespace {

constexpr std::size_t kLongestTitle = 200;

/// The letter without its accent, of the second byte of U+00C0–U+00FF; 0: none.
char without_accent(unsigned char second) {
  const auto small = static_cast<unsigned char>(second | 0x20U);
  if (small >= 0xA0 && small <= 0xA5) return 'a';
  if (small == 0xA7) return 'c';
  if (small >= 0xA8 && small <= 0xAB) return 'e';
  if (small >= 0xAC && small <= 0xAF) return 'i';
  if (small == 0xB1) return 'n';
  if (small >= 0xB2 && small <= 0xB6) return 'o';
  if (small >= 0xB9 && small <= 0xBC) return 'u';
  return 0;
}

}  // namespace

std::string folder_name_of(std::string_view title) {
  std::string out;
  for (std::size_t i = 0; i < title.size() && out.size() < 40; ++i) {
    char c = title[i];
    if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < title.size()) {
      c = without_accent(static_cast<unsigned char>(title[++i]));
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept) {
      out += c;
    } else if (!out.empty() && out.back() != '-' && c != '\'') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.empty() || out.front() < 'a' || out.front() > 'z') out.insert(0, out.empty() ? "casus" : "casus-");
  if (!cli::problem_of_case_id(out).empty()) out.insert(0, "casus-");
  return out;
}

std::string why_no_new_case(std::string_view title, const std::string& folder, const FileSource& files) {
  if (cli::trimmed(title).empty()) return "Geef de casus eerst een naam.";
  if (title.size() > kLongestTitle) return "De naam is te lang; houd hem korter dan een regel.";
  if (find_invalid_utf8(title) || cli::printable(title) != title) {
    return "De naam bevat tekens die geen tekst zijn.";
  }
  if (cli::trimmed(folder).empty()) return "Zeg in welke map de casus komt.";
  if (files.is_file(folder)) return "'" + folder + "' is een bestand en geen map.";
  return {};
}

std::string free_case_id(std::string_view title, const std::string& folder, const FileSource& files) {
  const std::string first = folder_name_of(title);
  std::string id = first;
  for (int number = 2; files.is_folder(folder + "/" + id) || files.is_file(folder + "/" + id); ++number) {
    id = first + "-" + std::to_string(number);
  }
  return id;
}

Result<std::string> write_new_case(const std::string& folder, std::string_view id,
                                   const std::vector<cli::NewFile>& made) {
  namespace fs = std::filesystem;
  const std::string place = folder + "/" + std::string(id);
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (!fs::create_directory(place, problem)) {
    const std::string why = problem ? problem.message() : "die is er al";
    return Error{ErrorCode::unwritable, "De map '" + place + "' kan niet worden gemaakt: " + why + ".",
                 place};
  }
  for (const cli::NewFile& file : made) {
    const std::string path = place + "/" + file.name;
    std::ofstream out(path, std::ios::binary);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    out.close();
    if (out.good()) continue;
    // Half a case is worse than none.
    fs::remove_all(place, problem);
    return Error{ErrorCode::unwritable, "'" + path + "' kan niet worden geschreven. Is de schijf vol?", path};
  }
  return place + "/scenario.yaml";
}

Result<std::string> new_case_from_template(const std::string& templates, std::string_view name,
                                           std::string_view title, const std::string& folder,
                                           const FileSource& files) {
  if (std::string why = why_no_new_case(title, folder, files); !why.empty()) {
    return Error{ErrorCode::invalid_input, std::move(why), folder};
  }
  const std::string id = free_case_id(title, folder, files);
  const Result<std::vector<cli::NewFile>> made =
      cli::fill_template(templates + "/" + std::string(name), name, id, cli::trimmed(title), {}, files);
  if (!made) return made.error();
  return write_new_case(folder, id, *made);
}

}  // namespace gesprek::editor
