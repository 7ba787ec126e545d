#include "engine/analysis/caps.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

using program::kNone;
using program::Program;

namespace {

// 5.19
constexpr std::int32_t kMustCap = 54;
constexpr std::int32_t kRuleCap = 74;
constexpr std::int32_t kKnockoutCap = 54;

class CapFinder {
 public:
  CapFinder(const Program& program, const ExploreReport* report) : p_(program), report_(report) {}

  std::vector<CapReach> run() {
    for (std::uint32_t m = 0; m < p_.musts.size(); ++m)
      add_criterion(p_.musts[m].criterion, kMustCap, CapCause::must, m, missed(m));
    rules();
    for (std::uint32_t k = 0; k < p_.knockouts.size(); ++k)
      add_criterion(p_.knockouts[k].criterion, kKnockoutCap, CapCause::knockout, k, unrepaired(k));
    rubric();
    families();
    return std::move(out_);
  }

 private:
  void add_criterion(std::uint32_t criterion, std::optional<std::int32_t> limit, CapCause cause,
                     std::uint32_t index, Finding reached) {
    if (criterion == kNone) return;
    out_.push_back({criterion, kNone, limit, cause, index, std::move(reached)});
  }
  void add_family(std::uint32_t family, std::int32_t limit, CapCause cause, std::uint32_t index,
                  Finding reached) {
    out_.push_back({kNone, family, limit, cause, index, std::move(reached)});
  }

  [[nodiscard]] Finding missed(std::uint32_t must) const {
    if (report_ == nullptr) return {};
    for (const MustReport& known : report_->musts) {
      if (known.must == must) return known.missed;
    }
    return {};
  }
  [[nodiscard]] Finding broken(std::uint32_t rule) const {
    if (report_ == nullptr) return {};
    for (const RuleReport& known : report_->rules) {
      if (known.rule == rule) return known.broken_at_ending;
    }
    return {};
  }
  [[nodiscard]] Finding unrepaired(std::uint32_t knockout) const {
    if (report_ == nullptr) return {};
    for (const KnockoutReport& known : report_->knockouts) {
      if (known.knockout == knockout) return known.unrepaired;
    }
    return {};
  }

  // Only a major rule caps; clauses of one rule are Program rules with the same id (program.h).
  void rules() {
    const std::size_t first = out_.size();
    for (std::uint32_t r = 0; r < p_.rules.size(); ++r) {
      const program::Rule& rule = p_.rules[r];
      if (rule.severity != program::RuleSeverity::major || rule.criterion == kNone) continue;
      const auto known = std::find_if(
          out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(), [&](const CapReach& cap) {
            return cap.criterion == rule.criterion && p_.text(p_.rules[cap.index].id) == p_.text(rule.id);
          });
      Finding reached = broken(r);
      if (known == out_.end()) {
        add_criterion(rule.criterion, kRuleCap, CapCause::rule, r, std::move(reached));
      } else if (stronger(reached, known->reached)) {
        known->index = r;
        known->reached = std::move(reached);
      }
    }
  }

  /// One clause that can break is enough; that none can has to be known of all.
  static bool stronger(const Finding& one, const Finding& other) {
    if (other.answer == Answer::yes) return one.answer == Answer::yes && shorter(one, other);
    return one.answer == Answer::yes || (other.answer == Answer::no && one.answer == Answer::unknown);
  }
  static bool shorter(const Finding& one, const Finding& other) {
    return one.witness.size() < other.witness.size();
  }

  // 5.26: its rows name any criterion and any limit.
  void rubric() {
    const bool has_rubric = std::any_of(p_.hooks.begin(), p_.hooks.end(), [](const program::Hook& hook) {
      return hook.kind == program::HookKind::rubric;
    });
    if (!has_rubric) return;
    for (std::uint32_t c = 0; c < p_.criteria.size(); ++c) {
      if (p_.criteria[c].scored != 0) add_criterion(c, std::nullopt, CapCause::rubric, kNone, {});
    }
  }

  void families() {
    for (std::uint32_t f = 0; f < p_.families.size(); ++f) {
      const bool is_judged =
          std::any_of(p_.criteria.begin(), p_.criteria.end(), [&](const program::Criterion& criterion) {
            return criterion.family == f && (criterion.scored != 0 || is_capped(criterion));
          });
      if (!is_judged) continue;
      for (std::uint32_t m = 0; m < p_.musts.size(); ++m) {
        const program::Criterion& criterion = p_.criteria[p_.musts[m].criterion];
        if (criterion.family != f || criterion.family_cap == 0) continue;
        add_family(f, criterion.family_cap, CapCause::family_must, m, missed(m));
      }
      any_knockout(f);
    }
  }

  [[nodiscard]] bool is_capped(const program::Criterion& criterion) const {
    const auto index = static_cast<std::uint32_t>(&criterion - p_.criteria.data());
    return std::any_of(out_.begin(), out_.end(), [&](const CapReach& cap) { return cap.criterion == index; });
  }
  // Whichever is open, the limit is one (5.19).
  void any_knockout(std::uint32_t family) {
    if (p_.knockouts.empty()) return;
    std::uint32_t index = 0;
    Finding reached = unrepaired(0);
    for (std::uint32_t k = 1; k < p_.knockouts.size(); ++k) {
      Finding next = unrepaired(k);
      if (!stronger(next, reached)) continue;
      index = k;
      reached = std::move(next);
    }
    add_family(family, kKnockoutCap, CapCause::knockout, index, std::move(reached));
  }

  const Program& p_;
  const ExploreReport* report_;
  std::vector<CapReach> out_;
};

}  // namespace

std::vector<CapReach> reachable_caps(const Program& program, const ExploreReport* report) {
  return CapFinder(program, report).run();
}

std::string cause_id(const Program& program, const CapReach& cap) {
  switch (cap.cause) {
    case CapCause::must:
    case CapCause::family_must:
      return std::string(program.text(program.events[program.musts[cap.index].event].id));
    case CapCause::rule: return std::string(program.text(program.rules[cap.index].id));
    case CapCause::knockout:
      if (cap.criterion == kNone && cap.reached.answer != Answer::yes) return {};
      return std::string(program.text(program.knockouts[cap.index].id));
    case CapCause::rubric: break;
  }
  return {};
}

}  // namespace gesprek::analysis
