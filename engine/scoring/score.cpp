#include "engine/scoring/score.h"

#include <algorithm>
#include <cstddef>

namespace gesprek::scoring {

namespace {

using program::Program;
using session::Entry;
using session::EntryKind;

constexpr int kMustCap = 54;  // 5.19
constexpr int kRuleCap = 74;
constexpr int kKnockoutCap = 54;
constexpr int kFewestOpportunities = 2;  // 5.18
constexpr int kRepairedPoints = -1;      // 5.20
constexpr int kPointsOffset = 128;       // Entry::b of `points`

/// `part` of `whole` in percent, half up; 0 <= part, 0 < whole.
int percent_half_up(std::int64_t part, std::int64_t whole) {
  return static_cast<int>((200 * part + whole) / (2 * whole));
}

class Scorer {
 public:
  Scorer(const Program& program, std::span<const Entry> log) : program_(program), log_(log) {}

  Scores run() {
    start_criteria();
    read_log();
    for (CriterionScore& criterion : out_.criteria) add_up(criterion);
    cap_musts();
    cap_rules();
    cap_knockouts();
    cap_hooks();
    drop_untouched();
    for (CriterionScore& criterion : out_.criteria) criterion.band = band_of(criterion.capped_percent);
    score_families();
    return std::move(out_);
  }

 private:
  void start_criteria() {
    out_.criteria.resize(program_.criteria.size());
    for (std::size_t i = 0; i < out_.criteria.size(); ++i) {
      out_.criteria[i].criterion = static_cast<std::uint32_t>(i);
    }
  }

  void read_log() {
    for (std::size_t i = 0; i < log_.size(); ++i) {
      const Entry& entry = log_[i];
      switch (entry.kind) {
        case EntryKind::points: add_points(i); break;
        case EntryKind::repaired: mend_points(static_cast<std::size_t>(entry.c)); break;
        case EntryKind::knockout: out_.knockouts.push_back({entry.a, i, false}); break;
        case EntryKind::knockout_closed: close_knockout(entry.a); break;
        case EntryKind::rule_broken:
          out_.rules_broken.push_back(entry.a);
          rule_entries_.push_back(i);
          break;
        case EntryKind::must_missed:
          out_.musts_missed.push_back(entry.a);
          must_entries_.push_back(i);
          break;
        case EntryKind::hook_rubric:
          if (entry.b > 0) hook_entries_.push_back(i);
          break;
        default: break;
      }
    }
  }

  // 5.18: hi > lo is one opportunity; where hi <= 0 it counts only when points were lost.
  void add_points(std::size_t at) {
    const Entry& entry = log_[at];
    Evidence evidence;
    evidence.entry = at;
    evidence.earned = static_cast<int>(entry.b) - kPointsOffset;
    evidence.lo = entry.c;
    evidence.hi = entry.d;
    evidence.is_opportunity = evidence.hi > evidence.lo && (evidence.hi > 0 || evidence.earned < evidence.hi);
    out_.criteria[entry.a].evidence.push_back(evidence);
  }

  // 5.20: of the mended choice, values below -1 become -1; lo and hi stay. Its points stand right behind it.
  void mend_points(std::size_t chosen) {
    for (std::size_t i = chosen + 1; i < log_.size() && log_[i].kind == EntryKind::points; ++i) {
      for (Evidence& evidence : out_.criteria[log_[i].a].evidence) {
        if (evidence.entry != i || evidence.earned >= kRepairedPoints) continue;
        evidence.earned = kRepairedPoints;
        evidence.is_repaired = true;
      }
    }
  }

  void close_knockout(std::size_t entry) {
    for (KnockoutScore& knockout : out_.knockouts) {
      if (knockout.entry == entry) knockout.is_closed = program_.knockouts[knockout.knockout].repairable != 0;
    }
  }

  static void add_up(CriterionScore& criterion) {
    for (const Evidence& evidence : criterion.evidence) {
      if (!evidence.is_opportunity) continue;
      ++criterion.opportunities;
      criterion.earned += evidence.earned;
      criterion.min += evidence.lo;
      criterion.max += evidence.hi;
    }
    if (criterion.opportunities < kFewestOpportunities) return;
    criterion.percent = percent_half_up(criterion.earned - criterion.min, criterion.max - criterion.min);
    criterion.capped_percent = criterion.percent;
  }

  // --- caps (5.19): after the share, the lowest wins, each listed with its reason and place ---

  void cap(std::uint32_t criterion, int limit, CapReason reason, std::uint32_t cause, std::size_t entry) {
    if (criterion == program::kNone) return;
    out_.caps.push_back({criterion, program::kNone, limit, reason, cause, entry});
    std::optional<int>& percent = out_.criteria[criterion].capped_percent;
    percent = std::min(percent.value_or(limit), limit);
  }

  void cap_musts() {
    for (std::size_t i = 0; i < out_.musts_missed.size(); ++i) {
      const program::Must& must = program_.musts[out_.musts_missed[i]];
      cap(must.criterion, kMustCap, CapReason::must, out_.musts_missed[i], must_entries_[i]);
    }
  }

  void cap_rules() {
    for (std::size_t i = 0; i < out_.rules_broken.size(); ++i) {
      const program::Rule& rule = program_.rules[out_.rules_broken[i]];
      if (rule.severity != program::RuleSeverity::major)
        continue;  // minor: shown; a KO caps by its knock-out
      cap(rule.criterion, kRuleCap, CapReason::rule, out_.rules_broken[i], rule_entries_[i]);
    }
  }

  void cap_knockouts() {
    for (const KnockoutScore& knockout : out_.knockouts) {
      if (knockout.is_closed) continue;
      cap(program_.knockouts[knockout.knockout].criterion, kKnockoutCap, CapReason::knockout,
          knockout.knockout, knockout.entry);
    }
  }

  // 5.26: what the rubric of hooks.lua limits.
  void cap_hooks() {
    for (const std::size_t at : hook_entries_) {
      cap(log_[at].a, static_cast<int>(log_[at].b) - 1, CapReason::hook, log_[at].a, at);
    }
  }

  /// Criteria that the case does not score appear only when a cap touched them.
  void drop_untouched() {
    const auto is_untouched = [&](const CriterionScore& criterion) {
      return program_.criteria[criterion.criterion].scored == 0 && !criterion.capped_percent;
    };
    out_.criteria.erase(std::remove_if(out_.criteria.begin(), out_.criteria.end(), is_untouched),
                        out_.criteria.end());
  }

  [[nodiscard]] std::optional<std::uint32_t> band_of(const std::optional<int>& percent) const {
    if (!percent) return std::nullopt;
    std::uint32_t band = 0;
    for (std::uint32_t i = 0; i < program_.bands.size(); ++i) {
      if (program_.bands[i].from <= *percent) band = i;
    }
    return band;
  }

  // --- families ---

  void score_families() {
    for (std::uint32_t f = 0; f < program_.families.size(); ++f) {
      std::int64_t sum = 0;
      std::int64_t weights = 0;
      bool has_criterion = false;
      for (const CriterionScore& criterion : out_.criteria) {
        const program::Criterion& known = program_.criteria[criterion.criterion];
        if (known.family != f) continue;
        has_criterion = true;
        if (!criterion.capped_percent) continue;
        sum += std::int64_t{known.weight} * *criterion.capped_percent;
        weights += known.weight;
      }
      if (!has_criterion) continue;
      FamilyScore family;
      family.family = f;
      if (weights > 0) {
        family.percent = static_cast<int>((2 * sum + weights) / (2 * weights));
        limit_family(family);
      }
      family.band = band_of(family.percent);
      out_.families.push_back(family);
    }
  }

  void limit_family(FamilyScore& family) {
    const auto limit = [&](int most, CapReason reason, std::uint32_t cause, std::size_t entry) {
      out_.caps.push_back({program::kNone, family.family, most, reason, cause, entry});
      family.percent = std::min(*family.percent, most);
    };
    for (std::size_t i = 0; i < out_.musts_missed.size(); ++i) {
      const program::Must& must = program_.musts[out_.musts_missed[i]];
      const program::Criterion& criterion = program_.criteria[must.criterion];
      if (criterion.family_cap > 0 && criterion.family == family.family) {
        limit(criterion.family_cap, CapReason::family_must, out_.musts_missed[i], must_entries_[i]);
      }
    }
    for (const KnockoutScore& knockout : out_.knockouts) {
      if (knockout.is_closed) continue;
      limit(kKnockoutCap, CapReason::knockout, knockout.knockout, knockout.entry);
      break;  // one is enough to limit every family
    }
  }

  const Program& program_;
  std::span<const Entry> log_;
  Scores out_;
  std::vector<std::size_t> rule_entries_;
  std::vector<std::size_t> must_entries_;
  std::vector<std::size_t> hook_entries_;  // lines of a rubric that cap
};

}  // namespace

Scores score(const Program& program, std::span<const Entry> log) {
  return Scorer(program, log).run();
}

Scores score(const session::Session& session) {
  return score(session.program(), session.log());
}

}  // namespace gesprek::scoring
