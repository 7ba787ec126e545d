#include "editor/document/journal.h"

#include <optional>
#include <utility>

#include "engine/base/hash.h"

namespace gesprek::editor {

namespace {

constexpr std::string_view kMagic = "GSPRKE";
constexpr std::size_t kHeaderBytes = 8;
constexpr std::size_t kRecordBytes = 12;

enum class Kind : std::uint8_t { text = 1, step, undo, redo, saved, not_saved, on_disk };

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}
void put(std::string& out, std::string_view text) {
  put(out, text.size(), 4);
  out += text;
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number(int size) {
    if (bytes_.size() < static_cast<std::size_t>(size)) return fail();
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[static_cast<std::size_t>(i)])} << (8 * i);
    }
    bytes_.remove_prefix(static_cast<std::size_t>(size));
    return value;
  }
  std::string text() {
    const auto size = static_cast<std::size_t>(number(4));
    if (!ok_ || bytes_.size() < size) {
      fail();
      return {};
    }
    std::string result(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return result;
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool is_done() const { return ok_ && bytes_.empty(); }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::uint64_t fail() {
    ok_ = false;
    return 0;
  }
  std::string_view bytes_;
  bool ok_ = true;
};

std::string payload_of(const DocumentEvent& event) {
  std::string out;
  switch (event.kind) {
    case DocumentEvent::Kind::undo: put(out, static_cast<std::uint64_t>(Kind::undo), 1); return out;
    case DocumentEvent::Kind::redo: put(out, static_cast<std::uint64_t>(Kind::redo), 1); return out;
    case DocumentEvent::Kind::saved: put(out, static_cast<std::uint64_t>(Kind::saved), 1); return out;
    case DocumentEvent::Kind::not_saved: put(out, static_cast<std::uint64_t>(Kind::not_saved), 1); return out;
    case DocumentEvent::Kind::step: break;
  }
  const Step& step = event.step;
  put(out, static_cast<std::uint64_t>(Kind::step), 1);
  put(out, step.name);
  put(out, step.merge_key);
  put(out, step.place_before);
  put(out, step.place_after);
  put(out, static_cast<std::uint64_t>(step.time_ms), 8);
  put(out, step.edits.size(), 4);
  for (const EditSet& set : step.edits) {
    put(out, set.size(), 4);
    for (const TextEdit& edit : set) {
      put(out, edit.at, 8);
      put(out, edit.removed);
      put(out, edit.inserted);
    }
  }
  return out;
}

bool read_step(Bytes& bytes, Step& step) {
  step.name = bytes.text();
  step.merge_key = bytes.text();
  step.place_before = bytes.text();
  step.place_after = bytes.text();
  step.time_ms = static_cast<std::int64_t>(bytes.number(8));
  const std::uint64_t sets = bytes.number(4);
  if (!bytes.ok() || sets > bytes.left()) return false;
  for (std::uint64_t i = 0; i < sets && bytes.ok(); ++i) {
    EditSet& set = step.edits.emplace_back();
    const std::uint64_t edits = bytes.number(4);
    if (edits > bytes.left()) return false;
    for (std::uint64_t k = 0; k < edits && bytes.ok(); ++k) {
      TextEdit edit;
      edit.at = static_cast<std::size_t>(bytes.number(8));
      edit.removed = bytes.text();
      edit.inserted = bytes.text();
      set.push_back(std::move(edit));
    }
  }
  return bytes.is_done();
}

/// Adds what a record says. Returns false when it says nothing that can be understood.
bool read_record(std::string_view payload, std::string& document, EditJournal& journal) {
  Bytes bytes(payload);
  const auto kind = static_cast<Kind>(bytes.number(1));
  DocumentEvent event;
  switch (kind) {
    case Kind::text:
      if (journal.records != 0) return false;
      journal.first = bytes.text();
      journal.on_disk = journal.first;
      document = journal.first;
      return bytes.is_done();
    case Kind::on_disk: journal.on_disk = bytes.text(); return bytes.is_done();
    case Kind::step:
      event.kind = DocumentEvent::Kind::step;
      if (!read_step(bytes, event.step)) return false;
      break;
    case Kind::undo: event.kind = DocumentEvent::Kind::undo; break;
    case Kind::redo: event.kind = DocumentEvent::Kind::redo; break;
    case Kind::saved: event.kind = DocumentEvent::Kind::saved; break;
    case Kind::not_saved: event.kind = DocumentEvent::Kind::not_saved; break;
    default: return false;
  }
  journal.events.push_back(std::move(event));
  return true;
}

std::uint32_t checksum(std::uint32_t number, std::string_view payload) {
  std::string head;
  put(head, number, 4);
  return crc32c(payload, crc32c(head));
}

}  // namespace

Result<EditJournal> read_edit_journal(std::string_view bytes) {
  const Error none{ErrorCode::invalid_format, "Dit is geen journaal van de editor.", {}};
  if (bytes.size() < kHeaderBytes || bytes.substr(0, kMagic.size()) != kMagic) return none;
  Bytes head(bytes.substr(kMagic.size(), 2));
  if (head.number(2) != kEditJournalVersion) {
    return Error{ErrorCode::wrong_version, "Dit journaal is van een andere versie van Gesprekslab.", {}};
  }
  EditJournal journal;
  std::string document;
  std::size_t at = kHeaderBytes;
  while (bytes.size() - at >= kRecordBytes) {
    Bytes record(bytes.substr(at, kRecordBytes));
    const auto size = static_cast<std::size_t>(record.number(4));
    const auto crc = static_cast<std::uint32_t>(record.number(4));
    const auto number = static_cast<std::uint32_t>(record.number(4));
    if (number != journal.records || size > bytes.size() - at - kRecordBytes) break;
    const std::string_view payload = bytes.substr(at + kRecordBytes, size);
    if (checksum(number, payload) != crc || !read_record(payload, document, journal)) break;
    ++journal.records;
    at += kRecordBytes + size;
  }
  journal.valid_bytes = at;
  journal.torn_bytes = bytes.size() - at;
  if (journal.records == 0) return none;
  return journal;
}

Result<EditJournalWriter> EditJournalWriter::create(std::unique_ptr<session::AppendFile> file,
                                                    std::string_view text) {
  if (const auto cut = file->cut_to(0); !cut.ok()) return cut.error();
  EditJournalWriter writer(std::move(file));
  writer.pending_ = std::string(kMagic);
  put(writer.pending_, kEditJournalVersion, 2);
  std::string payload;
  put(payload, static_cast<std::uint64_t>(Kind::text), 1);
  put(payload, text);
  writer.queue(payload);
  if (const auto flushed = writer.flush(); !flushed.ok()) return flushed.error();
  if (const auto synced = writer.sync(); !synced.ok()) return synced.error();
  return writer;
}

Result<EditJournalWriter> EditJournalWriter::reopen(std::unique_ptr<session::AppendFile> file,
                                                    const EditJournal& journal) {
  if (journal.torn_bytes > 0) {
    if (const auto cut = file->cut_to(journal.valid_bytes); !cut.ok()) return cut.error();
  }
  EditJournalWriter writer(std::move(file));
  writer.written_ = journal.valid_bytes;
  writer.next_ = journal.records;
  return writer;
}

void EditJournalWriter::queue(std::string_view payload) {
  put(pending_, payload.size(), 4);
  put(pending_, checksum(next_, payload), 4);
  put(pending_, next_, 4);
  pending_ += payload;
  ++next_;
}

Result<void> EditJournalWriter::add(const std::vector<DocumentEvent>& events) {
  for (const DocumentEvent& event : events) queue(payload_of(event));
  return flush();
}

Result<void> EditJournalWriter::add_on_disk(std::string_view text) {
  std::string payload;
  put(payload, static_cast<std::uint64_t>(Kind::on_disk), 1);
  put(payload, text);
  queue(payload);
  return flush();
}

Result<void> EditJournalWriter::flush() {
  if (pending_.empty()) return {};
  if (may_hold_more_) {
    // A failed call may have written a part.
    if (auto cut = file_->cut_to(written_); !cut.ok()) return cut;
    may_hold_more_ = false;
  }
  if (auto appended = file_->append(pending_); !appended.ok()) {
    may_hold_more_ = true;
    return appended;
  }
  written_ += pending_.size();
  pending_.clear();
  needs_sync_ = true;
  return {};
}

Result<void> EditJournalWriter::sync() {
  if (auto flushed = flush(); !flushed.ok()) return flushed;
  if (!needs_sync_) return {};
  if (auto synced = file_->sync(); !synced.ok()) return synced;
  needs_sync_ = false;
  return {};
}

}  // namespace gesprek::editor
