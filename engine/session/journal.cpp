#include "engine/session/journal.h"

#include <algorithm>
#include <utility>

#include "engine/session/bytes.h"
#include "engine/session/hook_codec.h"

namespace gesprek::session {

namespace {

constexpr std::string_view kMagic = "GSPRKJ";
constexpr std::size_t kStartBytes = 8;   // magic and version
constexpr std::size_t kFrameBytes = 12;  // size, CRC, number

enum class RecordKind : std::uint8_t { header, input, rewind, adopted, remark };

void write_hash(ByteWriter& out, const Hash128& hash) {
  out.u64(hash.high);
  out.u64(hash.low);
}

Hash128 read_hash(ByteReader& in) {
  const std::uint64_t high = in.u64();
  return {high, in.u64()};
}

std::uint32_t record_crc(std::uint32_t number, std::string_view payload) {
  ByteWriter numbered;
  numbered.u32(number);
  return crc32c(payload, crc32c(numbered.bytes()));
}

std::string start_bytes() {
  ByteWriter out;
  out.raw(kMagic);
  out.u16(kJournalVersion);
  return out.take();
}

/// The payload of record `number` at the start of `bytes`, or nothing when it is not whole.
std::optional<std::string_view> read_record(std::string_view bytes, std::uint32_t number) {
  ByteReader in(bytes);
  const std::uint32_t size = in.u32();
  const std::uint32_t crc = in.u32();
  const std::uint32_t found = in.u32();
  if (!in.ok() || size == 0 || size > kMostRecordBytes || found != number) return std::nullopt;
  const std::string_view payload = in.raw(size);
  if (!in.ok() || record_crc(number, payload) != crc) return std::nullopt;
  return payload;
}

bool read_header(std::string_view payload, JournalContents& contents) {
  ByteReader in(payload);
  if (static_cast<RecordKind>(in.u8()) != RecordKind::header) return false;
  contents.header.program = read_hash(in);
  contents.header.seed = in.u64();
  contents.header.scenario_id = std::string(in.text());
  contents.header.scenario_path = std::string(in.text());
  if (in.left() > 0) contents.header.hooks = std::string(in.text());
  contents.program = contents.header.program;
  return in.ok();
}

/// Carries out one record after the header. False when it makes no sense; then the rest is not believed.
bool apply_record(std::string_view payload, JournalContents& contents) {
  ByteReader in(payload);
  const auto kind = static_cast<RecordKind>(in.u8());
  if (kind == RecordKind::input) {
    JournalInput input;
    input.check = in.u32();
    input.text = std::string(in.text());
    if (in.left() > 0) input.hooks = std::string(in.text());
    if (!in.ok() || in.left() != 0) return false;
    contents.inputs.push_back(std::move(input));
    contents.remarks.clear();
    return true;
  }
  if (kind == RecordKind::remark) {
    Remark remark;
    const std::uint8_t what = in.u8();
    remark.kind = static_cast<RemarkKind>(what);
    remark.about = std::string(in.text());
    remark.text = std::string(in.text());
    if (!in.ok() || in.left() != 0 || what > static_cast<std::uint8_t>(RemarkKind::answer)) return false;
    contents.remarks.push_back(std::move(remark));
    return true;
  }
  Hash128 program = contents.program;
  if (kind == RecordKind::adopted) program = read_hash(in);
  if (kind != RecordKind::adopted && kind != RecordKind::rewind) return false;
  const std::uint64_t count = in.varint();
  if (!in.ok() || in.left() != 0 || count > contents.inputs.size()) return false;
  if (count < contents.inputs.size()) contents.remarks.clear();
  contents.inputs.resize(static_cast<std::size_t>(count));
  contents.inputs_before_adoption = std::min(contents.inputs_before_adoption, contents.inputs.size());
  if (kind == RecordKind::adopted && program != contents.program) {
    contents.adopted = true;
    contents.inputs_before_adoption = contents.inputs.size();
  }
  contents.program = program;
  return true;
}

Error no_journal() {
  return {ErrorCode::invalid_format, "Dit is geen sessiebestand, of het begin ervan is beschadigd.", {}};
}

}  // namespace

Result<JournalContents> read_journal(std::string_view bytes) {
  ByteReader start(bytes);
  if (start.raw(kMagic.size()) != kMagic) return no_journal();
  const std::uint16_t version = start.u16();
  if (!start.ok()) return no_journal();
  if (version != kJournalVersion) {
    return Error{ErrorCode::wrong_version,
                 "Dit sessiebestand is van versie " + std::to_string(version) +
                     "; dit programma kent alleen versie " + std::to_string(kJournalVersion) + ".",
                 {}};
  }
  JournalContents contents;
  contents.valid_bytes = kStartBytes;
  for (;; ++contents.records) {
    const auto payload = read_record(bytes.substr(contents.valid_bytes), contents.records);
    if (!payload) break;
    const bool fits =
        contents.records == 0 ? read_header(*payload, contents) : apply_record(*payload, contents);
    if (!fits) break;
    contents.valid_bytes += kFrameBytes + payload->size();
  }
  if (contents.records == 0) return no_journal();
  contents.torn_bytes = bytes.size() - contents.valid_bytes;
  return contents;
}

bool is_unstarted_journal(std::string_view bytes) {
  const std::string start = start_bytes();
  const std::size_t common = bytes.size() < start.size() ? bytes.size() : start.size();
  if (bytes.substr(0, common) != std::string_view(start).substr(0, common)) return false;
  if (bytes.size() <= kStartBytes) return true;
  // The header is one record: unstarted as long as the file ends before it does.
  ByteReader in(bytes.substr(kStartBytes));
  const std::uint32_t size = in.u32();
  return !in.ok() || (size <= kMostRecordBytes && bytes.size() < kStartBytes + kFrameBytes + size);
}

// --- writing ---

Result<JournalWriter> JournalWriter::create(std::unique_ptr<AppendFile> file, const JournalHeader& header) {
  const auto there = file->contents(kMostJournalBytes);
  if (!there) return there.error();
  if (!is_unstarted_journal(*there)) {
    return Error{ErrorCode::mismatch,
                 "In dit bestand staat al iets. Ga verder met die sessie, of kies een ander bestand.",
                 {}};
  }
  JournalWriter writer(std::move(file));
  writer.may_hold_more_ = !there->empty();
  writer.pending_ = start_bytes();
  ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(RecordKind::header));
  write_hash(payload, header.program);
  payload.u64(header.seed);
  payload.text(header.scenario_id);
  payload.text(header.scenario_path);
  if (!header.hooks.empty()) payload.text(header.hooks);
  auto added = writer.add(payload.bytes());
  if (!added) return added.error();
  return writer;
}

Result<JournalWriter> JournalWriter::reopen(std::unique_ptr<AppendFile> file, JournalContents& contents) {
  const auto bytes = file->contents(kMostJournalBytes);
  if (!bytes) return bytes.error();
  auto read = read_journal(*bytes);
  if (!read) return read.error();
  contents = std::move(read).value();
  JournalWriter writer(std::move(file));
  writer.confirmed_ = contents.valid_bytes;
  writer.next_ = contents.records;
  if (contents.torn_bytes > 0) {
    writer.may_hold_more_ = true;
    auto cut = writer.flush();
    if (!cut) return cut.error();
  }
  return writer;
}

Result<void> JournalWriter::flush() {
  if (may_hold_more_) {
    auto cut = file_->cut_to(confirmed_);
    if (!cut) return cut;
    may_hold_more_ = false;
    if (pending_.empty()) return file_->sync();
  }
  if (pending_.empty()) return {};
  may_hold_more_ = true;  // until both have succeeded
  auto appended = file_->append(pending_);
  if (!appended) return appended;
  auto synced = file_->sync();
  if (!synced) return synced;
  may_hold_more_ = false;
  confirmed_ += pending_.size();
  pending_.clear();
  return {};
}

Result<void> JournalWriter::add(std::string_view payload) {
  if (payload.size() > kMostRecordBytes) {
    return Error{ErrorCode::over_limit, "Dit antwoord is te lang om te bewaren.", {}};
  }
  ByteWriter record;
  record.u32(static_cast<std::uint32_t>(payload.size()));
  record.u32(record_crc(next_, payload));
  record.u32(next_);
  record.raw(payload);
  ++next_;
  pending_ += record.bytes();
  return flush();
}

namespace {

/// See JournalInput::check.
std::uint32_t check_of(const program::Program& program, const Input& input) {
  if (input.kind != InputKind::choice) return 0;
  const program::Choice& choice = program.choices[input.target];
  if ((choice.flags & program::ChoiceFlag::own_id) != 0) return 0;
  const std::uint32_t crc = crc32c(program.text(choice.text));
  return crc == 0 ? 1 : crc;
}

}  // namespace

Result<void> JournalWriter::confirm(const Session& session) {
  GESPREK_ASSERT(!session.inputs().empty(), "an input was taken");
  return confirm(session, session.inputs().size() - 1);
}

Result<void> JournalWriter::confirm(const Session& session, std::size_t index) {
  const program::Program& program = session.program();
  const Input& input = session.inputs()[index];
  const std::string hooks = hook_record_bytes(session.hook_records_of(index + 1));
  ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(RecordKind::input));
  payload.u32(check_of(program, input));
  payload.text(format_input(program, input));
  if (!hooks.empty()) payload.text(hooks);
  return add(payload.bytes());
}

Result<void> JournalWriter::remark(const Remark& remark) {
  ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(RecordKind::remark));
  payload.u8(static_cast<std::uint8_t>(remark.kind));
  payload.text(remark.about);
  payload.text(remark.text);
  return add(payload.bytes());
}

Result<void> JournalWriter::rewind(std::size_t input_count) {
  ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(RecordKind::rewind));
  payload.varint(input_count);
  return add(payload.bytes());
}

Result<void> JournalWriter::adopt(const Hash128& program, std::size_t input_count) {
  ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(RecordKind::adopted));
  write_hash(payload, program);
  payload.varint(input_count);
  return add(payload.bytes());
}

// --- going on ---

JournalHeader header_for(const Session& session, std::string scenario_path) {
  const program::Program& program = session.program();
  return {program.hash, session.seed(), std::string(program.text(program.header.scenario_id)),
          std::move(scenario_path), hook_record_bytes(session.hook_records_of(0))};
}

namespace {

/// As it was started then, or anew where the case was edited since.
Result<Session> start(const program::Program& program, const JournalContents& contents,
                      program::Hooks* hooks) {
  if (program.hooks.empty() || contents.adopted || contents.program != program.hash) {
    return Session(program, contents.header.seed, hooks);
  }
  const auto records = read_hook_records(contents.header.hooks);
  if (!records) return no_journal();
  return Session::start_again(program, contents.header.seed, hooks, *records);
}

/// Input number `index` of the journal, with what hooks did at it when that still counts.
Result<void> take_recorded(Session& session, const JournalContents& contents, std::size_t index,
                           const Input& input) {
  const bool is_same_case =
      contents.program == session.program().hash && index >= contents.inputs_before_adoption;
  if (session.program().hooks.empty() || !is_same_case) return session.take(input);
  const auto records = read_hook_records(contents.inputs[index].hooks);
  if (!records)
    return Error{
        ErrorCode::mismatch, "Wat de eigen regels van de casus hier deden, is niet meer te lezen.", {}};
  return session.take_again(input, *records);
}

}  // namespace

Result<Resumed> resume(const program::Program& program, const JournalContents& contents,
                       program::Hooks* hooks) {
  if (contents.header.scenario_id != program.text(program.header.scenario_id)) {
    return Error{ErrorCode::mismatch,
                 "Deze sessie hoort bij de casus '" + contents.header.scenario_id + "', niet bij '" +
                     std::string(program.text(program.header.scenario_id)) + "'.",
                 {}};
  }
  Result<Session> started = start(program, contents, hooks);
  if (!started) return started.error();
  Resumed resumed{std::move(*started), {}};
  ResumeReport& report = resumed.report;
  report.total = contents.inputs.size();
  report.torn_bytes = contents.torn_bytes;
  report.program_changed = contents.program != program.hash;
  for (const JournalInput& wanted : contents.inputs) {
    auto input = parse_input(resumed.session, wanted.text);
    Result<void> taken;
    if (!input) {
      taken = input.error();
    } else if (wanted.check != 0 && check_of(program, *input) != wanted.check) {
      taken = Error{ErrorCode::invalid_input,
                    "Op de plaats van keuze '" + wanted.text +
                        "' staat nu een andere; geef keuzes een eigen id, dan blijven sessies passen.",
                    {}};
    } else {
      taken = take_recorded(resumed.session, contents, report.replayed, *input);
    }
    if (!taken) {
      report.first_misfit = wanted.text;
      report.why = taken.error().message;
      break;
    }
    ++report.replayed;
  }
  return resumed;
}

}  // namespace gesprek::session
