#include "editor/document/elsewhere.h"

#include <algorithm>

#include "engine/base/hash.h"

namespace gesprek::editor {

namespace {

constexpr int kDeepest = 4;  // folders in the folder of a case: pictures, sound
constexpr std::size_t kMostFiles = 2000;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string(".") : path.substr(0, slash);
}
std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}
std::string without_slash(std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder;
}

class Copier {
 public:
  Copier(Disk& disk, const ElsewhereCase& from) : disk_(disk), from_(from) {}

  Result<void> folder(const std::string& old, const std::string& fresh, int depth) {
    if (auto made = disk_.make_folder(fresh); !made.ok()) return made;
    for (const std::string& name : disk_.list(old)) {
      // Locks and half-written files are of the old place.
      if (name.empty() || name.front() == '.' || written_.size() >= kMostFiles) continue;
      const bool is_open = depth == 0 && (name == name_of(from_.path) ||
                                          std::any_of(from_.open_files.begin(), from_.open_files.end(),
                                                      [&](const auto& one) { return one.first == name; }));
      if (is_open) continue;
      const Result<std::string> bytes = disk_.read(old + "/" + name);
      if (bytes.ok()) {
        if (auto put = file(fresh + "/" + name, *bytes); !put.ok()) return put;
      } else if (depth < kDeepest && !disk_.list(old + "/" + name).empty()) {
        if (auto done = folder(old + "/" + name, fresh + "/" + name, depth + 1); !done.ok()) return done;
      }
      // What can no longer be read stays behind: the words of the case are what has to be saved.
    }
    return {};
  }

  Result<void> file(const std::string& path, const std::string& bytes) {
    written_.push_back(path);
    return save_atomically(disk_, path, bytes);
  }

  void take_back() {
    for (const std::string& path : written_) disk_.remove(path);
  }

 private:
  Disk& disk_;
  const ElsewhereCase& from_;
  std::vector<std::string> written_;
};

}  // namespace

std::string why_not_there(Disk& disk, const ElsewhereCase& from, const std::string& folder) {
  const std::string clean = without_slash(folder);
  if (clean.empty()) return "Typ of kies een map.";
  if (clean.front() != '/') return "Geef de hele weg naar de map, vanaf '/'.";
  const std::string target = clean + "/" + name_of(folder_of(from.path));
  const std::string old = folder_of(from.path);
  if (target == old) return "Daar staat de casus al, en daar kan hij nu niet worden bewaard.";
  if (target.compare(0, old.size() + 1, old + "/") == 0) return "Kies een map buiten die van de casus zelf.";
  if (disk.exists(target + "/" + name_of(from.path)) || !disk.list(target).empty())
    return "In '" + clean + "' staat al iets met de naam '" + name_of(old) + "'. Kies een andere map.";
  return {};
}

Result<std::string> write_elsewhere(Disk& disk, const ElsewhereCase& from, const std::string& folder) {
  if (std::string why = why_not_there(disk, from, folder); !why.empty())
    return Error{ErrorCode::unwritable, std::move(why), folder};
  const std::string old = folder_of(from.path);
  const std::string target = without_slash(folder) + "/" + name_of(old);
  const std::string path = target + "/" + name_of(from.path);
  Copier copier(disk, from);
  Result<void> done = copier.folder(old, target, 0);
  for (const auto& [name, bytes] : from.open_files) {
    if (done.ok()) done = copier.file(target + "/" + name, bytes);
  }
  if (done.ok()) done = copier.file(path, from.text);
  if (!done.ok()) {
    copier.take_back();
    return done.error();
  }
  if (from.state_folder.empty()) return path;
  // Its history: whoever opens the new path finds the journal of the old one, whose text is what the file
  // holds. A history that cannot come along is no reason not to save.
  const std::string journals = from.state_folder + "/" + hash128(from.path).hex();
  const std::string fresh = from.state_folder + "/" + hash128(disk.full_path(path)).hex();
  const Result<std::string> journal = disk.read(journals + "/journal");
  if (!journal.ok() || !disk.make_folder(fresh).ok()) return path;
  static_cast<void>(save_atomically(disk, fresh + "/journal", *journal));
  const std::vector<std::string> versions = disk.list(journals + "/versies");
  if (versions.empty() || !disk.make_folder(fresh + "/versies").ok()) return path;
  for (const std::string& name : versions) {
    if (const Result<std::string> bytes = disk.read(journals + "/versies/" + name); bytes.ok())
      static_cast<void>(disk.write(fresh + "/versies/" + name, *bytes));
  }
  return path;
}

}  // namespace gesprek::editor
