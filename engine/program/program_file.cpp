#include "engine/program/program_file.h"

#include <bit>
#include <cstring>
#include <type_traits>
#include <vector>

namespace gesprek::program {

namespace {

static_assert(std::endian::native == std::endian::little, "tables are written as they lie in memory");

constexpr std::string_view kMagic = "GSPRKP";
constexpr std::size_t kFrame = 6 + 2 + 8 + 4;  // magic, version, size, CRC32C

/// Only records without hidden bytes can be written as they are: those would differ from run to run.
template <class T>
constexpr void require_plain() {
  static_assert(std::is_trivially_copyable_v<T>);
  static_assert(std::has_unique_object_representations_v<T>,
                "a record has padding: add explicit `pad` members");
}

template <class T>
void put(std::string& out, const T& value) {
  require_plain<T>();
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Everything but the frame. The sizes of the records come first: a changed layout is noticed as such.
std::string payload(const Program& program) {
  std::size_t bytes = program.texts.size() + sizeof(Header) + sizeof(Hash128) + 1024;
  for_each_table(program, [&](const auto& table) { bytes += table.size() * sizeof(table[0]); });
  std::string out;
  out.reserve(bytes);
  put(out, static_cast<std::uint32_t>(sizeof(Header)));
  for_each_table(program, [&](const auto& table) { put(out, static_cast<std::uint32_t>(sizeof(table[0]))); });
  put(out, program.header);
  put(out, program.phases);
  for_each_table(program, [&](const auto& table) {
    using Record = typename std::decay_t<decltype(table)>::value_type;
    require_plain<Record>();
    put(out, static_cast<std::uint32_t>(table.size()));
    if (!table.empty())
      out.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(Record));
  });
  put(out, static_cast<std::uint32_t>(program.texts.size()));
  out += program.texts;
  return out;
}

/// Takes pieces from the front; once something is missing everything after fails too.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T get() {
    T value{};
    if (take(sizeof value)) std::memcpy(&value, bytes_.data() - sizeof value, sizeof value);
    return value;
  }
  template <class T>
  void get_table(std::vector<T>& table) {
    const auto count = get<std::uint32_t>();
    if (!ok_ || count > bytes_.size() / sizeof(T)) {
      ok_ = false;
      return;
    }
    table.resize(count);
    if (count > 0) std::memcpy(table.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
  }
  std::string get_text() {
    const auto size = get<std::uint32_t>();
    if (!ok_ || size > bytes_.size()) {
      ok_ = false;
      return {};
    }
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }
  void expect(std::uint32_t wanted) {
    if (get<std::uint32_t>() != wanted) ok_ = false;
  }
  [[nodiscard]] bool is_done() const { return ok_ && bytes_.empty(); }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  bool take(std::size_t count) {
    if (!ok_ || bytes_.size() < count) {
      ok_ = false;
      return false;
    }
    bytes_.remove_prefix(count);
    return true;
  }
  std::string_view bytes_;
  bool ok_ = true;
};

Error damaged(std::string why) {
  return {ErrorCode::invalid_format, "dit Program-bestand is beschadigd (" + std::move(why) + ")", {}};
}

Error unknown_version() {
  return {ErrorCode::wrong_version,
          "dit Program-bestand hoort bij een andere versie van Gesprekslab; compileer de casus opnieuw",
          {}};
}

}  // namespace

Hash128 fingerprint(const Program& program) {
  return hash128(payload(program));
}

std::string write_program(const Program& program) {
  const std::string body = payload(program);
  std::string out;
  out.reserve(body.size() + kFrame);
  out += kMagic;
  put(out, kProgramVersion);
  put(out, static_cast<std::uint64_t>(body.size()));
  put(out, crc32c(body));
  out += body;
  return out;
}

Result<Program> read_program(std::string_view bytes) {
  if (bytes.size() < kFrame || bytes.substr(0, kMagic.size()) != kMagic) {
    return Error{ErrorCode::invalid_format, "dit is geen Program-bestand van Gesprekslab", {}};
  }
  Reader frame(bytes.substr(kMagic.size(), kFrame - kMagic.size()));
  const auto version = frame.get<std::uint16_t>();
  const auto size = frame.get<std::uint64_t>();
  const auto crc = frame.get<std::uint32_t>();
  if (version != kProgramVersion) return unknown_version();
  const std::string_view body = bytes.substr(kFrame);
  if (body.size() != size) return damaged("de lengte klopt niet");
  if (crc32c(body) != crc) return damaged("de controlesom klopt niet");

  Program program;
  Reader reader(body);
  reader.expect(static_cast<std::uint32_t>(sizeof(Header)));
  for_each_table(program,
                 [&](const auto& table) { reader.expect(static_cast<std::uint32_t>(sizeof(table[0]))); });
  if (!reader.ok()) return unknown_version();
  program.header = reader.get<Header>();
  program.phases = reader.get<Range>();
  for_each_table(program, [&](auto& table) { reader.get_table(table); });
  program.texts = reader.get_text();
  if (!reader.is_done()) return damaged("een tabel is afgekapt");
  std::string fault = find_fault(program);
  if (!fault.empty()) return damaged(std::move(fault));
  program.hash = hash128(body);
  return program;
}

}  // namespace gesprek::program
