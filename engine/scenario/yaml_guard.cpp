#include "engine/scenario/yaml_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "engine/base/text.h"
#include "engine/scenario/yaml_places.h"

namespace gesprek::scenario {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
// A file in a wrong encoding would give a message for every é; after so many of one kind nobody reads on.
constexpr std::size_t kMostOfOneKind = 20;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

TextRange range_of(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

/// "UTF-16" or "UTF-32" when the text is one, by its BOM or by where its NUL bytes are; else empty.
std::string_view wide_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.substr(0, 4) == "\xFF\xFE\0\0"sv || text.substr(0, 4) == "\0\0\xFE\xFF"sv) return "UTF-32";
  if (text.substr(0, 2) == "\xFF\xFE"sv || text.substr(0, 2) == "\xFE\xFF"sv) return "UTF-16";
  // Without a BOM: ASCII text has a NUL in every unit, always at the same place in it.
  const std::string_view sample = text.substr(0, 256);
  std::array<std::size_t, 4> nuls = {};
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (sample[at] == '\0') ++nuls[at % 4];
  }
  const std::size_t even = nuls[0] + nuls[2];
  const std::size_t odd = nuls[1] + nuls[3];
  if (even > 0 && odd > 0) {
    const std::size_t most = std::max(nuls[0], nuls[3]);
    const std::size_t middle = std::min(nuls[1], nuls[2]);
    const bool is_wide = std::min(nuls[0], nuls[3]) == 0 && middle >= most && most * 8 >= sample.size();
    return is_wide ? "UTF-32" : "";
  }
  return (even + odd) * 4 >= sample.size() && even + odd > 0 ? "UTF-16" : "";
}

// What a byte asks for: most need nothing at all.
enum class ByteKind : unsigned char { fine, control, carriage_return, nul, multi_byte };

constexpr std::array<ByteKind, 256> make_kinds() {
  std::array<ByteKind, 256> kinds = {};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i] = i >= 0x80                ? ByteKind::multi_byte
               : i == 0                 ? ByteKind::nul
               : i == '\r'              ? ByteKind::carriage_return
               : i == '\t' || i == '\n' ? ByteKind::fine
               : i < 0x20 || i == 0x7F  ? ByteKind::control
                                        : ByteKind::fine;
  }
  return kinds;
}
constexpr std::array<ByteKind, 256> kKinds = make_kinds();

std::string code_point_name(unsigned value) {
  std::array<char, 16> name = {};
  std::snprintf(name.data(), name.size(), "U+%04X", value);
  return name.data();
}

std::string byte_name(unsigned char value) {
  std::array<char, 8> name = {};
  std::snprintf(name.data(), name.size(), "%02X", static_cast<unsigned>(value));
  return name.data();
}

/// Collects what is wrong with the bytes and cleans a copy of them.
class ByteChecker {
 public:
  ByteChecker(const SourceText& source, DiagnosticList& diagnostics, CheckedBytes& result)
      : source_(source), text_(source.bytes()), diagnostics_(diagnostics), result_(result) {}

  void run(std::size_t at) {
    while (at < text_.size()) {
      at = skip_plain_words(at);
      if (at >= text_.size()) break;
      switch (kKinds[byte_at(text_, at)]) {
        case ByteKind::fine: ++at; break;
        case ByteKind::control:
          report_control(at, 1, byte_at(text_, at));
          replace(at++, 1, ' ');
          break;
        case ByteKind::carriage_return: at += carriage_return(at); break;
        case ByteKind::nul:
          if (nuls_++ == 0) first_nul_ = at;
          replace(at++, 1, ' ');
          break;
        case ByteKind::multi_byte: at += multi_byte(at); break;
      }
    }
    report_first(nuls_, DiagnosticCode::nul_byte, first_nul_, {});
    report_first(returns_, DiagnosticCode::lone_carriage_return, first_return_, {});
    if (invalids_ > 0) {
      report_first(invalids_, DiagnosticCode::invalid_utf8, first_invalid_,
                   {byte_name(byte_at(text_, first_invalid_))});
    }
  }

  [[nodiscard]] std::size_t bad_bytes() const { return controls_ + boms_ + nuls_ + invalids_; }

 private:
  /// Past as many whole words of eight bytes as are printable ASCII: most of any file.
  [[nodiscard]] std::size_t skip_plain_words(std::size_t at) const {
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    constexpr std::uint64_t kHighBits = 0x80 * kOnes;
    while (at + 8 <= text_.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text_.data() + at, 8);
      // A byte's high bit is set in `below` when it is below 0x20, in `above` when adding 1 passes 0x7F; a
      // borrow or carry from a neighbour can only make us look closer.
      const std::uint64_t below = word - 0x20 * kOnes;
      const std::uint64_t above = word + kOnes;
      if (((word | below | above) & kHighBits) != 0) break;
      at += 8;
    }
    return at;
  }

  std::size_t carriage_return(std::size_t at) {
    if (at + 1 < text_.size() && text_[at + 1] == '\n') return 2;
    if (returns_++ == 0) first_return_ = at;
    replace(at, 1, '\n');  // what its writer meant
    return 1;
  }

  std::size_t multi_byte(std::size_t at) {
    const unsigned char lead = byte_at(text_, at);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const std::string_view sequence = text_.substr(at, length);
    if (lead < 0xC2 || sequence.size() < length || find_invalid_utf8(sequence)) {
      if (invalids_++ == 0) first_invalid_ = at;
      replace(at, 1, '_');
      return 1;
    }
    if (sequence == kBom) {
      if (boms_++ < kMostOfOneKind) {
        diagnostics_.add(DiagnosticCode::bom_inside, source_, range_of(at, length));
      }
      replace(at, length, ' ');
    } else if (lead == 0xC2 && byte_at(text_, at + 1) < 0xA0) {  // U+0080–009F
      report_control(at, length, byte_at(text_, at + 1));
      replace(at, length, ' ');
    }
    return length;
  }

  void report_control(std::size_t at, std::size_t size, unsigned value) {
    if (controls_++ >= kMostOfOneKind) return;
    diagnostics_.add(DiagnosticCode::control_character, source_, range_of(at, size),
                     {code_point_name(value)});
  }

  void report_first(std::size_t count, DiagnosticCode code, std::size_t at, std::vector<std::string> args) {
    if (count == 0) return;
    args.push_back(std::to_string(count));
    diagnostics_.add(code, source_, range_of(at, 1), std::move(args));
  }

  void replace(std::size_t at, std::size_t size, char by) {
    if (result_.cleaned.empty()) result_.cleaned = text_;
    std::fill_n(result_.cleaned.begin() + static_cast<std::ptrdiff_t>(at), size, by);
  }

  const SourceText& source_;
  std::string_view text_;
  DiagnosticList& diagnostics_;
  CheckedBytes& result_;
  std::size_t controls_ = 0;
  std::size_t boms_ = 0;
  std::size_t nuls_ = 0;
  std::size_t returns_ = 0;
  std::size_t invalids_ = 0;
  std::size_t first_nul_ = 0;
  std::size_t first_return_ = 0;
  std::size_t first_invalid_ = 0;
};

}  // namespace

void check_bytes(const SourceText& source, std::size_t most_bytes, DiagnosticList& diagnostics,
                 CheckedBytes& result) {
  const std::string_view text = source.bytes();
  // Places are 32 bits and yaml-cpp counts in int, whatever the limits say.
  const std::size_t most = std::min<std::size_t>(most_bytes, 0x7fffffffU);
  if (text.size() > most) {
    diagnostics.add(DiagnosticCode::file_too_large, source, {},
                    {std::to_string(text.size()), std::to_string(most)});
    return;
  }
  if (const std::string_view encoding = wide_encoding(text); !encoding.empty()) {
    diagnostics.add(DiagnosticCode::not_utf8_file, source, {}, {std::string(encoding)});
    return;
  }
  result.usable = true;
  result.start = text.substr(0, kBom.size()) == kBom ? kBom.size() : 0;
  ByteChecker checker(source, diagnostics, result);
  checker.run(result.start);
  // So much of it is no text that its structure means nothing.
  if (checker.bad_bytes() > 1000 && checker.bad_bytes() > text.size() / 50) result.usable = false;
  result.text = result.cleaned.empty() ? text : std::string_view(result.cleaned);
}

GuardedBuffer::GuardedBuffer(std::string_view text, std::size_t bytes_per_event)
    : text_(text), bytes_per_event_(bytes_per_event) {
  // yaml-cpp reads the first bytes one by one, to guess the encoding. Nothing writes through this pointer.
  char* const begin = const_cast<char*>(text.data());
  setg(begin, begin, begin + text.size());
}

std::streamsize GuardedBuffer::xsgetn(char* target, std::streamsize count) {
  served_ = static_cast<std::size_t>(gptr() - eback());
  weigh();
  if (tripped_) return 0;
  const std::size_t size = std::min(static_cast<std::size_t>(count), text_.size() - served_);
  if (size == 0) return 0;
  std::memcpy(target, text_.data() + served_, size);
  served_ += size;
  setg(eback(), eback() + served_, egptr());
  return static_cast<std::streamsize>(size);
}

bool GuardedBuffer::lost_text() const {
  if (!tripped_) return false;
  const std::size_t rest = in_comment_ ? line_end(text_, served_) : served_;
  return gap_after(text_, rest).end < text_.size();
}

/// Adds up what was handed out since the last event.
void GuardedBuffer::weigh() {
  constexpr std::size_t kBracketWeight = 8;
  while (weighed_ < served_) {
    const std::string_view rest = text_.substr(weighed_, served_ - weighed_);
    const std::size_t newline = rest.find('\n');
    const bool is_whole = newline != std::string_view::npos;
    const std::string_view line = rest.substr(0, is_whole ? newline + 1 : newline);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    const bool is_comment = in_comment_ || (first != std::string_view::npos && line[first] == '#');
    if (is_comment || first == std::string_view::npos) {
      weight_ += line.size();
    } else {
      const auto brackets =
          std::count_if(line.begin(), line.end(), [](char c) { return c == '[' || c == '{'; });
      weight_ += 2 * (line.size() + kBracketWeight * static_cast<std::size_t>(brackets));
    }
    in_comment_ = is_comment && !is_whole;
    weighed_ += line.size();
  }
  tripped_ = tripped_ || weight_ / 2 > bytes_per_event_;
}

}  // namespace gesprek::scenario
