#include "editor/find/rename_intent.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "engine/base/hash.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

constexpr std::string_view kMagic = "gesprek hernoemen 1\n";
constexpr std::size_t kMostFiles = 10'000;

/// In the order of NameKind.
constexpr std::array<NameKind, 5> kAllKinds = {NameKind::node, NameKind::choice, NameKind::person,
                                               NameKind::variable, NameKind::fact};

void put(std::string& bytes, std::string_view field) {
  bytes += std::to_string(field.size());
  bytes += '\n';
  bytes += field;
}

/// Takes the fields one by one; after the first that is not there it gives nothing any more.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] bool is_at_end() const { return is_good_ && rest_.empty(); }

  std::string text() {
    const std::size_t end = rest_.find('\n');
    std::size_t size = 0;
    if (!is_good_ || end == std::string_view::npos || !read(rest_.substr(0, end), size) ||
        size > rest_.size() - end - 1) {
      is_good_ = false;
      return {};
    }
    std::string field(rest_.substr(end + 1, size));
    rest_.remove_prefix(end + 1 + size);
    return field;
  }
  std::size_t number() {
    std::size_t value = 0;
    if (!read(text(), value)) is_good_ = false;
    return is_good_ ? value : 0;
  }

 private:
  static bool read(std::string_view digits, std::size_t& value) {
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  }

  std::string_view rest_;
  bool is_good_ = true;
};

/// Whether `name` is what the renaming is about, in the case as it is.
bool is_declared(const scenario::YamlTree& tree, const Renaming& renaming, const std::string& name) {
  const YamlRef root = tree.root();
  if (renaming.kind == NameKind::choice) {
    const YamlRef choices = child(child(child(root, "nodes"), renaming.node), "choices");
    std::size_t place = 0;
    for (YamlRef at = choices.exists() && choices.is_sequence() ? choices.first_child() : YamlRef();
         at.exists(); at = at.next()) {
      ++place;
      const YamlRef id = child(at, "id");
      if (id.is_scalar() ? id.text() == name : "c" + std::to_string(place) == name) return true;
    }
    return false;
  }
  const char* section = renaming.kind == NameKind::node     ? "nodes"
                        : renaming.kind == NameKind::person ? "cast"
                        : renaming.kind == NameKind::fact   ? "facts"
                                                            : "variables";
  return child(child(root, section), name).exists();
}

}  // namespace

std::string to_bytes(const RenamingIntent& intent) {
  std::string fields;
  put(fields, std::to_string(static_cast<int>(intent.renaming.kind)));
  put(fields, intent.renaming.node);
  put(fields, intent.renaming.from);
  put(fields, intent.renaming.to);
  put(fields, std::to_string(intent.changes.size()));
  for (const BesideChange& change : intent.changes) {
    put(fields, change.name);
    put(fields, change.before);
    put(fields, change.after);
    put(fields, std::to_string(change.places));
  }
  return std::string(kMagic) + hash128(fields).hex() + "\n" + fields;
}

Result<RenamingIntent> read_intent(std::string_view bytes) {
  const Error broken{ErrorCode::invalid_format, "Dit is geen aantekening van een hernoeming.", {}};
  constexpr std::size_t kHead = kMagic.size() + 33;  // a hash of 32 digits and a line end
  if (bytes.size() < kHead || bytes.substr(0, kMagic.size()) != kMagic) return broken;
  const std::string_view fields = bytes.substr(kHead);
  if (hash128(fields).hex() + "\n" != bytes.substr(kMagic.size(), 33)) return broken;
  RenamingIntent intent;
  Fields read(fields);
  const std::size_t kind = read.number();
  if (kind >= kAllKinds.size()) return broken;
  intent.renaming.kind = kAllKinds[kind];
  intent.renaming.node = read.text();
  intent.renaming.from = read.text();
  intent.renaming.to = read.text();
  const std::size_t count = read.number();
  if (count > kMostFiles) return broken;
  for (std::size_t i = 0; i < count && read.is_good(); ++i) {
    BesideChange change;
    change.name = read.text();
    change.before = read.text();
    change.after = read.text();
    change.places = read.number();
    // It came with the folder: somebody else may have made it. Only what a renaming writes may be written.
    if (!is_beside_name(change.name)) return broken;
    intent.changes.push_back(std::move(change));
  }
  if (!read.is_at_end()) return broken;
  return intent;
}

std::string intent_path(const std::string& folder) {
  return folder + "/.hernoemen";
}

Result<void> begin_renaming(Disk& disk, const std::string& folder, const RenamingIntent& intent) {
  Result<void> done = save_atomically(disk, intent_path(folder), to_bytes(intent));
  if (done.ok()) done = write_together(disk, folder, intent.changes);
  // It wrote none of them.
  if (!done.ok()) forget_intent(disk, folder);
  return done;
}

void take_back(Disk& disk, const std::string& folder, const RenamingIntent& intent) {
  if (write_together(disk, folder, intent.changes, true).ok()) forget_intent(disk, folder);
}

void forget_intent(Disk& disk, const std::string& folder) {
  if (disk.exists(intent_path(folder))) disk.remove(intent_path(folder));
}

Result<std::optional<SettledRenaming>> settle_renaming(Disk& disk, const std::string& folder,
                                                       const Document& document) {
  if (!disk.exists(intent_path(folder))) return std::optional<SettledRenaming>();
  const Result<std::string> bytes = disk.read(intent_path(folder));
  if (!bytes.ok()) return bytes.error();
  Result<RenamingIntent> intent = read_intent(*bytes);
  if (!intent.ok()) {
    // A note is whole or not there; this is none of ours, or a medium that failed. Nothing can be done with
    // it.
    forget_intent(disk, folder);
    return std::optional<SettledRenaming>();
  }
  if (!document.reading().is_whole()) {
    return Error{
        ErrorCode::invalid_input,
        "Een hernoeming is niet afgemaakt. Herstel eerst de tekst van de casus en open hem dan opnieuw.",
        intent_path(folder)};
  }
  SettledRenaming settled;
  settled.renaming = intent->renaming;
  // The case decides: its step is in its journal, or it is not. In doubt all is as it was.
  settled.is_done = is_declared(document.tree(), intent->renaming, intent->renaming.to) &&
                    !is_declared(document.tree(), intent->renaming, intent->renaming.from);
  for (BesideChange& change : intent->changes) {
    const std::string path = folder + "/" + change.name;
    const std::string fresh = folder + "/" + fresh_name(change.name);
    if (disk.exists(fresh)) disk.remove(fresh);
    if (!settled.is_done) std::swap(change.before, change.after);
    const Result<std::string> now = disk.read(path);
    if (now.ok() && *now == change.after) continue;
    if (!now.ok() || *now != change.before) {
      settled.left.push_back(change.name);
      continue;
    }
    if (Result<void> saved = save_atomically(disk, path, change.after); !saved.ok()) return saved.error();
    settled.changes.push_back(std::move(change));
  }
  forget_intent(disk, folder);
  return std::optional<SettledRenaming>(std::move(settled));
}

}  // namespace gesprek::editor
