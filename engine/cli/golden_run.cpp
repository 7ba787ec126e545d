#include "engine/cli/golden_run.h"

#include <algorithm>

#include "engine/cli/labels.h"
#include "engine/scoring/debrief.h"
#include "engine/scoring/score.h"
#include "engine/session/session.h"

namespace gesprek::cli {

namespace {

using program::Program;
using session::Entry;
using session::EntryKind;

class Runner {
 public:
  Runner(const Program& program, const GoldenRun& run, program::Hooks* hooks)
      : program_(program), run_(run), session_(program, run.seed, hooks) {}

  GoldenResult run() {
    add("run " + run_.name);
    add("seed " + std::to_string(run_.seed));
    tell();
    for (const PlanStep& step : run_.plan) {
      if (step.kind == PlanKind::expect_unavailable) {
        add(step.text);
        expect_unavailable(step);
        continue;
      }
      if (step.kind == PlanKind::stop) {
        add(step.text);
        if (session_.status() != session::Status::waiting) {
          problem(step.line, "het gesprek is hier al afgelopen; 'stop' kan niet meer");
        }
        has_stopped_ = true;
        break;
      }
      if (!choose(step)) return std::move(result_);
    }
    result_.is_complete = true;
    finish();
    return std::move(result_);
  }

 private:
  void add(std::string line) { result_.lines.push_back(std::move(line)); }
  void problem(std::size_t line, std::string message) {
    result_.problems.push_back({line, std::move(message)});
  }

  bool choose(const PlanStep& step) {
    if (session_.status() != session::Status::waiting) {
      problem(step.line, "het gesprek is hier al afgelopen; '" + step.argument + "' kan niet meer");
      return false;
    }
    const Result<session::Input> input = session::parse_input(session_, step.argument);
    if (!input) {
      problem(step.line, input.error().message);
      return false;
    }
    const Result<void> taken = session_.take(*input);
    if (!taken) {
      problem(step.line, taken.error().message);
      return false;
    }
    add(step.text);
    tell();
    return true;
  }

  // 5.22, written by hand: the id exists here, and cannot be taken now. An id that exists nowhere would
  // always be "unavailable", so it is a mistake.
  void expect_unavailable(const PlanStep& step) {
    if (session_.status() != session::Status::waiting) {
      problem(step.line, "het gesprek is hier al afgelopen");
      return;
    }
    for (const session::OfferItem& item : session_.offer().items) {
      if (!item.locked && item_id(program_, item) == step.argument) {
        problem(step.line, "'" + step.argument + "' zou er niet zijn, maar is hier te kiezen");
        return;
      }
    }
    if (!exists_here(step.argument)) {
      problem(step.line,
              "'" + step.argument + "' bestaat op dit moment in de casus niet; zo test deze regel niets");
    }
  }

  [[nodiscard]] bool exists_here(const std::string& id) const {
    const program::Node& node = program_.nodes[session_.node()];
    for (std::uint32_t c = node.choices.begin; c < node.choices.end(); ++c) {
      if (program_.text(program_.choice_infos[c].id) == id) return true;
    }
    for (const program::Topic& topic : program_.topics) {
      const std::string name(program_.text(topic.id));
      if (id == "topic:" + name || id == "switch:" + name) return true;
    }
    for (const program::Repair& repair : program_.repairs) {
      if (id == "repair:" + choice_path(program_, repair.choice)) return true;
    }
    return id == "then" || id == "late";
  }

  [[nodiscard]] std::string who(const program::Line& line) const {
    switch (line.kind) {
      case program::LineKind::cast: return std::string(program_.text(program_.cast[line.cast].id));
      case program::LineKind::narrator: return "narrator";
      case program::LineKind::inner: return "inner";
      case program::LineKind::media: return "media";
      case program::LineKind::first: break;
    }
    return "?";
  }

  /// What the log gained since last time, and what is on offer now.
  void tell() {
    const session::Log& log = session_.log();
    for (; told_ < log.size(); ++told_) {
      const Entry& entry = log[told_];
      switch (entry.kind) {
        case EntryKind::line: {
          const program::Line& line = program_.lines[entry.a];
          add("line " + who(line) + " " + golden_quoted(program_.text(line.text)));
          break;
        }
        case EntryKind::set: {
          const program::Slot& slot = program_.slots[entry.a];
          if (slot.is_private != 0) break;  // 5.7: private names are absent from reports
          add("set " + std::string(program_.text(slot.name)) + " = " +
              slot_value(program_, entry.a, entry.c));
          break;
        }
        case EntryKind::event: add("event " + event_text(program_, entry.a, entry.c)); break;
        default: break;
      }
    }
    if (session_.status() != session::Status::waiting) return;
    std::string offer = "offer";
    for (const std::string& id : offer_ids(session_)) offer += " " + id;
    add(std::move(offer));
  }

  void finish() {
    const scoring::Scores scores = scoring::score(session_);
    for (const scoring::CriterionScore& score : scores.criteria) {
      std::string line = "score " + std::string(program_.text(program_.criteria[score.criterion].id)) + " " +
                         std::to_string(score.earned) + "/" + std::to_string(score.min) + "/" +
                         std::to_string(score.max);
      if (score.percent) line += " " + std::to_string(*score.percent);
      if (score.band) line += " " + std::string(program_.text(program_.bands[*score.band].id));
      add(std::move(line));
    }
    for (const scoring::KnockoutScore& knockout : scores.knockouts) {
      add("knockout " + std::string(program_.text(program_.knockouts[knockout.knockout].id)) +
          (knockout.is_closed ? " closed" : ""));
    }
    std::vector<std::string_view> broken;  // parts of one rule share its id
    for (const std::uint32_t rule : scores.rules_broken) {
      const std::string_view id = program_.text(program_.rules[rule].id);
      if (std::find(broken.begin(), broken.end(), id) != broken.end()) continue;
      broken.push_back(id);
      add("rule " + std::string(id));
    }
    for (const std::uint32_t must : scores.musts_missed) {
      add("must " + std::string(program_.text(program_.events[program_.musts[must].event].id)));
    }
    if (const auto fault = session_.fault()) add(std::string("fault ") + fault_id(*fault));
    if (session_.status() == session::Status::ended) {
      const program::Ending& ending = program_.endings[session_.ending()];
      add("ending " + std::string(program_.text(program_.nodes[session_.node()].id)) + " " +
          outcome_id(ending.outcome));
    } else if (session_.fault()) {
      problem(run_.line, std::string("het gesprek loopt vast: ") + scoring::fault_words(*session_.fault()));
    } else if (!has_stopped_) {
      problem(run_.line, "de run haalt geen einde; kies verder, of sluit af met een regel 'stop'");
    }
  }

  const Program& program_;
  const GoldenRun& run_;
  session::Session session_;
  GoldenResult result_;
  std::size_t told_ = 0;
  bool has_stopped_ = false;
};

constexpr std::size_t kMostCells = 16U * 1024U * 1024U;

}  // namespace

GoldenResult run_golden(const Program& program, const GoldenRun& run, program::Hooks* hooks) {
  return Runner(program, run, hooks).run();
}

std::vector<DiffLine> compare_golden(const std::vector<GoldenLine>& expected,
                                     const std::vector<std::string>& got) {
  std::vector<DiffLine> out;
  std::size_t begin = 0;
  while (begin < expected.size() && begin < got.size() && expected[begin].text == got[begin]) ++begin;
  std::size_t end_a = expected.size();
  std::size_t end_b = got.size();
  while (end_a > begin && end_b > begin && expected[end_a - 1].text == got[end_b - 1]) {
    --end_a;
    --end_b;
  }
  for (std::size_t i = 0; i < begin; ++i) out.push_back({DiffKind::same, expected[i].text, expected[i].line});

  const std::size_t n = end_a - begin;
  const std::size_t m = end_b - begin;
  // common[i][j]: the longest common part of expected[i…] and got[j…].
  std::vector<std::uint32_t> common;
  const bool is_small = (n + 1) * (m + 1) <= kMostCells;
  if (is_small) {
    common.assign((n + 1) * (m + 1), 0);
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        const bool same = expected[begin + i].text == got[begin + j];
        common[i * (m + 1) + j] = same ? common[(i + 1) * (m + 1) + j + 1] + 1
                                       : std::max(common[(i + 1) * (m + 1) + j], common[i * (m + 1) + j + 1]);
      }
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < n || j < m) {
    const bool same = i < n && j < m && expected[begin + i].text == got[begin + j];
    if (is_small && same) {
      out.push_back({DiffKind::same, got[begin + j], expected[begin + i].line});
      ++i;
      ++j;
    } else if (i < n &&
               (j == m || !is_small || common[(i + 1) * (m + 1) + j] >= common[i * (m + 1) + j + 1])) {
      out.push_back({DiffKind::expected, expected[begin + i].text, expected[begin + i].line});
      ++i;
    } else {
      out.push_back({DiffKind::got, got[begin + j], 0});
      ++j;
    }
  }
  for (std::size_t k = end_a; k < expected.size(); ++k) {
    out.push_back({DiffKind::same, expected[k].text, expected[k].line});
  }
  return out;
}

}  // namespace gesprek::cli
