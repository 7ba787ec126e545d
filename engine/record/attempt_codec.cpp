// An attempt as bytes: for the file that keeps it while the database cannot, and to sum it.

#include <utility>

#include "engine/record/attempt.h"
#include "engine/session/bytes.h"

namespace gesprek::record {

namespace {

using session::ByteReader;
using session::ByteWriter;

constexpr std::string_view kMagic = "GSPRPG";
constexpr std::uint16_t kVersion = 1;
constexpr std::uint64_t kMostParts = 10000;  // scores, estimates or answers

void write(ByteWriter& out, const std::optional<std::int32_t>& value) {
  out.u8(value ? 1 : 0);
  out.u32(static_cast<std::uint32_t>(value.value_or(0)));
}

std::optional<std::int32_t> read_number(ByteReader& in) {
  const bool has = in.u8() != 0;
  const auto value = static_cast<std::int32_t>(in.u32());
  return has ? std::optional<std::int32_t>(value) : std::nullopt;
}

void write_fixed(ByteWriter& out, const Attempt& attempt) {
  out.raw(attempt.id.raw());
  out.raw(attempt.learner.raw());
  out.text(attempt.case_id);
  out.text(attempt.case_title);
  out.u64(attempt.program.high);
  out.u64(attempt.program.low);
  out.u64(attempt.seed);
  out.text(attempt.session);
  out.u32(attempt.inputs);
  out.u64(static_cast<std::uint64_t>(attempt.started));
  out.u64(static_cast<std::uint64_t>(attempt.ended));
  out.u8(static_cast<std::uint8_t>(attempt.how));
  out.text(attempt.ending_id);
  out.text(attempt.ending_title);
  out.u8(attempt.kept_inputs ? 1 : 0);
  out.u32(attempt.kept_inputs.value_or(0));
  out.u8(attempt.has_open_knockout ? 1 : 0);
  out.varint(attempt.scores.size());
  for (const Score& score : attempt.scores) {
    out.u8(score.is_family ? 1 : 0);
    out.text(score.id);
    out.text(score.label);
    for (const std::int32_t number : {score.points, score.least, score.most, score.opportunities}) {
      out.u32(static_cast<std::uint32_t>(number));
    }
    write(out, score.share);
    write(out, score.limited);
    write(out, score.band);
    out.text(score.band_id);
    out.text(score.band_label);
    out.text(score.limits);
  }
  out.text(attempt.goal_id);
  out.text(attempt.goal_label);
  out.text(attempt.goal_advice);
}

std::string text(ByteReader& in) {
  return std::string(in.text());
}

}  // namespace

std::string write_attempt(const Attempt& attempt) {
  ByteWriter body;
  write_fixed(body, attempt);
  body.varint(attempt.estimates.size());
  for (const Estimate& estimate : attempt.estimates) {
    body.text(estimate.id);
    body.text(estimate.label);
    body.text(estimate.band_id);
    body.text(estimate.band_label);
  }
  body.varint(attempt.answers.size());
  for (const Answer& answer : attempt.answers) {
    body.text(answer.id);
    body.text(answer.ask);
    body.text(answer.text);
  }
  ByteWriter out;
  out.raw(kMagic);
  out.u16(kVersion);
  out.u32(crc32c(body.bytes()));
  out.raw(body.bytes());
  return out.take();
}

Result<Attempt> read_attempt(std::string_view bytes) {
  const Error damaged{ErrorCode::invalid_format, "Dit bestand met een poging is beschadigd.", {}};
  ByteReader in(bytes);
  if (in.raw(kMagic.size()) != kMagic) return damaged;
  if (in.u16() != kVersion) {
    return Error{ErrorCode::wrong_version, "Dit bestand met een poging is van een nieuwere Gesprekslab.", {}};
  }
  const std::uint32_t sum = in.u32();
  if (!in.ok() || sum != crc32c(bytes.substr(bytes.size() - in.left()))) return damaged;
  Attempt out;
  out.id = id_from_raw(in.raw(16)).value_or(RandomId{});
  out.learner = id_from_raw(in.raw(16)).value_or(RandomId{});
  out.case_id = text(in);
  out.case_title = text(in);
  out.program.high = in.u64();
  out.program.low = in.u64();
  out.seed = in.u64();
  out.session = text(in);
  out.inputs = in.u32();
  out.started = static_cast<Seconds>(in.u64());
  out.ended = static_cast<Seconds>(in.u64());
  const std::uint8_t how = in.u8();
  if (how > static_cast<std::uint8_t>(How::faulted)) return damaged;
  out.how = static_cast<How>(how);
  out.ending_id = text(in);
  out.ending_title = text(in);
  const bool has_kept = in.u8() != 0;
  const std::uint32_t kept = in.u32();
  if (has_kept) out.kept_inputs = kept;
  out.has_open_knockout = in.u8() != 0;
  const std::uint64_t scores = in.varint();
  if (scores > kMostParts) return damaged;
  for (std::uint64_t i = 0; i < scores && in.ok(); ++i) {
    Score score;
    score.is_family = in.u8() != 0;
    score.id = text(in);
    score.label = text(in);
    for (std::int32_t* number : {&score.points, &score.least, &score.most, &score.opportunities}) {
      *number = static_cast<std::int32_t>(in.u32());
    }
    score.share = read_number(in);
    score.limited = read_number(in);
    score.band = read_number(in);
    score.band_id = text(in);
    score.band_label = text(in);
    score.limits = text(in);
    out.scores.push_back(std::move(score));
  }
  out.goal_id = text(in);
  out.goal_label = text(in);
  out.goal_advice = text(in);
  const std::uint64_t estimates = in.varint();
  if (estimates > kMostParts) return damaged;
  for (std::uint64_t i = 0; i < estimates && in.ok(); ++i) {
    Estimate estimate;
    estimate.id = text(in);
    estimate.label = text(in);
    estimate.band_id = text(in);
    estimate.band_label = text(in);
    out.estimates.push_back(std::move(estimate));
  }
  const std::uint64_t answers = in.varint();
  if (answers > kMostParts) return damaged;
  for (std::uint64_t i = 0; i < answers && in.ok(); ++i) {
    Answer answer;
    answer.id = text(in);
    answer.ask = text(in);
    answer.text = text(in);
    out.answers.push_back(std::move(answer));
  }
  if (!in.ok() || in.left() != 0 || !out.id.exists()) return damaged;
  return out;
}

std::uint32_t sum_of(const Attempt& attempt) {
  ByteWriter body;
  write_fixed(body, attempt);
  return crc32c(body.bytes());
}

}  // namespace gesprek::record
