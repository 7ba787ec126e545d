#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "engine/analysis/condition_text.h"
#include "engine/cli/labels.h"
#include "engine/cli/simulate_report.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/debrief.h"

namespace gesprek::cli {

using analysis::condition_text;
using analysis::ConditionOf;
using analysis::CriterionTally;
using analysis::Discrimination;
using analysis::Histogram;
using analysis::StepKind;
using program::kNone;
using program::Program;

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMostListed = 12;
constexpr double kClear = 10;  // percent points: what a moment should at least make between strong and weak

std::string text(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

/// "1.000.000"
std::string amount(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return digits;
}

/// "34 %", "<1 %", ">99 %": never 0 or 100 for what happened or did not.
std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0 || part == 0) return "0 %";
  const std::uint64_t percent = (200 * part + whole) / (2 * whole);
  if (percent == 0) return "<1 %";
  if (percent == 100 && part != whole) return ">99 %";
  return std::to_string(percent) + " %";
}

std::string right(std::string_view piece, std::size_t width) {
  const std::size_t taken = display_width(piece);
  return std::string(width > taken ? width - taken : 0, ' ') + std::string(piece);
}

std::string signed_points(double value) {
  const auto whole = static_cast<long>(std::lround(value));
  return whole > 0 ? "+" + std::to_string(whole) : std::to_string(whole);
}

/// Ten columns, one for each ten percent; the highest is full.
std::string sketch(const Page& page, const Histogram& of) {
  static constexpr std::array<const char*, 9> kBlocks = {"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  static constexpr std::array<const char*, 9> kDigits = {".", "1", "2", "3", "4", "5", "6", "7", "8"};
  std::array<std::uint64_t, 10> tenths{};
  for (std::size_t p = 0; p < of.counts.size(); ++p) tenths[std::min<std::size_t>(p / 10, 9)] += of.counts[p];
  const std::uint64_t most = *std::max_element(tenths.begin(), tenths.end());
  std::string out;
  for (const std::uint64_t count : tenths) {
    const std::uint64_t height = most == 0 ? 0 : (8 * count + most - 1) / most;
    out += page.mark(kBlocks[height], kDigits[height]);
  }
  return out;
}

std::string bar(const Page& page, std::uint64_t part, std::uint64_t whole, std::size_t width) {
  const std::size_t full = whole == 0 ? 0 : static_cast<std::size_t>((part * width + whole / 2) / whole);
  std::string out;
  for (std::size_t i = 0; i < width; ++i) out += i < full ? page.mark("█", "#") : page.mark("░", ".");
  return out;
}

void head(Page& page, std::string_view title) {
  page.gap();
  page.text(Tone::title, title);
}

std::string learner_words(const Program& program, const analysis::SimulationOptions& options) {
  switch (options.policy) {
    case analysis::Policy::random: return "die willekeurig kiest";
    case analysis::Policy::model: return "die de voorbeeldroute volgt";
    case analysis::Policy::cautious: return "die de zorg en grenzen vermijdt";
    case analysis::Policy::careless: return "die steeds het zwakste kiest";
    case analysis::Policy::greedy:
      return "die alleen op " + text(program, program.criteria[options.criterion].id) + " let";
    case analysis::Policy::noisy: {
      std::string skill = fmt::format("{:.6f}", static_cast<double>(options.skill) / analysis::kFullSkill);
      while (skill.back() == '0') skill.pop_back();
      if (skill.back() == '.') skill.pop_back();
      std::replace(skill.begin(), skill.end(), '.', ',');
      return "met vaardigheid " + skill;
    }
  }
  return {};
}

void show_head(const Program& program, const analysis::Simulation& simulation, Page& page) {
  const analysis::SimulationOptions& options = simulation.options;
  page.text(Tone::title, text(program, program.header.title));
  std::string what = amount(options.runs) + (options.runs == 1 ? " gesprek" : " gesprekken") +
                     " van een gesimuleerde deelnemer " + learner_words(program, options) + ", seed " +
                     std::to_string(options.seed) + ".";
  if (!simulation.runs_differ && options.runs > 1) {
    what += " Deze deelnemer loot niet, dus elk gesprek is hetzelfde; het is één keer gespeeld.";
  }
  page.text(Tone::plain, what);
}

void show_endings(const Program& program, const analysis::Tally& tally, Page& page) {
  head(page, "Hoe het afliep");
  constexpr std::size_t kTitle = 40;
  const auto row = [&](std::string_view title, std::string_view kind, std::uint64_t runs) {
    page.line("    " + pad(shorten(title, kTitle), kTitle) + " " + pad(kind, 9) +
              right(share(runs, tally.runs), 6) + " " + bar(page, runs, tally.runs, 14));
  };
  for (std::uint32_t i = 0; i < program.endings.size(); ++i) {
    if (tally.endings[i] == 0) continue;
    static constexpr std::array<const char*, 3> kOutcomes = {"goed", "gemengd", "slecht"};
    row(text(program, program.endings[i].title),
        kOutcomes[static_cast<std::size_t>(program.endings[i].outcome)], tally.endings[i]);
  }
  if (tally.stopped > 0) row("na 1.000 stappen nog niet klaar", "gestopt", tally.stopped);
  for (std::size_t i = 0; i < tally.faulted.size(); ++i) {
    if (tally.faulted[i] > 0)
      row("fout: " + std::string(fault_id(static_cast<session::FaultKind>(i))), "fout", tally.faulted[i]);
  }
  const std::uint64_t first = std::min(tally.first_stopped, tally.first_faulted);
  if (first != analysis::Tally::kNever) {
    page.text(
        Tone::mind,
        "Niet elk gesprek komt aan een einde. Bekijk er een met --show " + std::to_string(first + 1) + ".",
        kIndent);
  }
  page.text(Tone::faint,
            fmt::format("Lengte: {} beurten, de helft tussen {} en {}; de kortste {}, de langste {}.",
                        std::lround(tally.turns.mean()), tally.turns.quantile(0.25),
                        tally.turns.quantile(0.75), tally.turns.least(), tally.turns.most()),
            kIndent);
}

/// As Dutch writes it: 2,0.
std::string one_decimal(double number) {
  std::string written = fmt::format("{:.1f}", number);
  std::replace(written.begin(), written.end(), '.', ',');
  return written;
}

void show_scores(const Program& program, const analysis::Tally& tally, Page& page) {
  if (tally.ended == 0) return;
  head(page, "Wat ze verdienden");
  constexpr std::size_t kLabel = 31;
  page.line(paint(page.terminal(), Tone::faint,
                  "    " + pad("", kLabel + 5) + right("gem.", 5) + right("10%", 5) + right("50%", 5) +
                      right("90%", 5) + right("kansen", 8) + "  0 … 100"));
  bool has_caps = false;
  for (std::size_t i = 0; i < program.criteria.size(); ++i) {
    const program::Criterion& criterion = program.criteria[i];
    const CriterionTally& counted = tally.criteria[i];
    const Histogram& percent = counted.capped_percent;
    if (criterion.scored == 0) continue;  // there only because something capped it: that stands below
    const bool is_capped = counted.capped_runs > 0;
    has_caps = has_caps || is_capped;
    std::string label =
        pad(text(program, criterion.id), 4) + " " + shorten(text(program, criterion.label), kLabel - 2);
    label = pad(label, kLabel + 3) + std::string(is_capped ? page.mark("↓ ", "v ") : "  ");
    if (percent.total() == 0) {
      page.line("    " + label + right("nooit twee kansen", 20));
      continue;
    }
    page.line("    " + label + right(std::to_string(std::lround(percent.mean())), 5) +
              right(std::to_string(percent.quantile(0.1)), 5) +
              right(std::to_string(percent.quantile(0.5)), 5) +
              right(std::to_string(percent.quantile(0.9)), 5) +
              right(one_decimal(counted.opportunities.mean()), 8) + "  " + sketch(page, percent));
  }
  std::string about =
      "Percentages van wat op de eigen weg te verdienen was, van de gesprekken met een einde; 10%, 50% en "
      "90%: zoveel "
      "gesprekken kwamen niet hoger.";
  if (has_caps) {
    about += " " + std::string(page.mark("↓", "v")) + ": soms begrensd door iets wat misging.";
  }
  page.text(Tone::faint, about, kIndent);
}

/// "R10", or "R10/KO11" where the clauses of one rule break as different knock-outs.
std::string rule_name(const Program& program, const program::Rule& rule) {
  std::string name = text(program, rule.id);
  for (std::uint32_t i = 0; i < rule.states; ++i) {
    const program::RuleState& state = program.rule_states[rule.info + i];
    if (state.knockout != kNone) return name + "/" + text(program, program.knockouts[state.knockout].id);
  }
  return name;
}

void show_marks(const Program& program, const analysis::Tally& tally, Page& page) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < program.knockouts.size(); ++i) {
    const std::uint64_t open = tally.knockouts_open[i];
    const std::uint64_t closed = tally.knockouts_closed[i];
    if (open + closed == 0) continue;
    std::string how = share(open, tally.ended) + " bleef zo";
    if (closed > 0) how += ", " + share(closed, tally.ended) + " hersteld";
    rows.emplace_back(
        text(program, program.knockouts[i].id) + " " + text(program, program.knockouts[i].label), how);
  }
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    if (tally.rules[i] == 0) continue;
    rows.emplace_back(rule_name(program, program.rules[i]) + " " + text(program, program.rules[i].label),
                      share(tally.rules[i], tally.ended) + " brak de regel");
  }
  for (std::size_t i = 0; i < program.musts.size(); ++i) {
    if (tally.musts[i] == 0) continue;
    const program::EventName& event = program.events[program.musts[i].event];
    const std::string label = event.label.size != 0 ? text(program, event.label) : text(program, event.id);
    rows.emplace_back(label, share(tally.musts[i], tally.ended) + " miste het");
  }
  if (rows.empty()) return;
  head(page, "Wat er misging");
  constexpr std::size_t kLabel = 44;
  for (const auto& [label, how] : rows) {
    page.line("    " + pad(shorten(label, kLabel), kLabel) + "  " + how);
  }
}

/// A name and what goes with it: beside it, or below when the name is long.
void show_entry(std::string_view name, std::string_view what, Page& page) {
  constexpr std::size_t kBeside = 30;
  if (display_width(name) <= kBeside) {
    page.labelled(Tone::number, std::string(name) + ": ", Tone::plain, what, kIndent + 2);
    return;
  }
  page.text(Tone::number, std::string(name) + ":", kIndent + 2);
  page.text(Tone::plain, what, kIndent + 6);
}

std::string arrow_words(const Program& program, const analysis::WayStep& step) {
  std::string out;
  switch (step.kind) {
    case StepKind::choice: out = "keuze " + choice_path(program, step.record); break;
    case StepKind::topic: out = "onderwerp " + text(program, program.topics[step.record].id); break;
    case StepKind::then: out = "'verder' na de onderwerpen"; break;
    case StepKind::otherwise: out = "als er niets te kiezen is"; break;
    case StepKind::late: out = "als de tijd om is (dat doen deze deelnemers nooit)"; break;
    case StepKind::form: out = "na het formulier"; break;
    case StepKind::interrupt:
      out = "onderbreking " + text(program, program.interrupts[step.record].id);
      break;
    case StepKind::branch: out = "splitsing"; break;
    case StepKind::go: out = "vanzelf"; break;
  }
  if (step.from != kNone && step.kind != StepKind::choice) {
    out = "vanuit " + text(program, program.nodes[step.from].id) + ", " + out;
  }
  if (!step.when.empty()) out += ", als " + condition_text(program, step.when);
  return out;
}

void show_more(std::size_t count, Page& page) {
  if (count <= kMostListed) return;
  page.text(Tone::faint, fmt::format("… en nog {}; --format json noemt ze alle.", count - kMostListed),
            kIndent + 2);
}

void show_unseen_nodes(const Program& program, const analysis::Unseen& unseen, Page& page) {
  if (unseen.nodes.empty()) return;
  page.text(Tone::mind, "Momenten waar niemand kwam, met de kortste weg erheen:", kIndent);
  for (std::size_t i = 0; i < unseen.nodes.size() && i < kMostListed; ++i) {
    const analysis::UnseenNode& node = unseen.nodes[i];
    std::string way;
    if (node.way.empty()) way = "geen enkele weg leidt hierheen";
    for (const analysis::WayStep& step : node.way) {
      way += (way.empty() ? "" : "; dan ") + arrow_words(program, step);
    }
    show_entry(text(program, program.nodes[node.node].id), way, page);
  }
  show_more(unseen.nodes.size(), page);
}

void show_unseen_choices(const Program& program, const analysis::Unseen& unseen, bool was_offered,
                         std::string_view title, Page& page) {
  std::vector<const analysis::UnseenChoice*> choices;
  for (const analysis::UnseenChoice& choice : unseen.choices) {
    if (choice.was_offered == was_offered) choices.push_back(&choice);
  }
  if (choices.empty()) return;
  page.text(Tone::mind, title, kIndent);
  if (was_offered) {
    std::string names;
    for (std::size_t i = 0; i < choices.size() && i < kMostListed; ++i) {
      names += (i == 0 ? "" : ", ") + choice_path(program, choices[i]->choice);
    }
    page.text(Tone::plain, names, kIndent + 2);
  } else {
    for (std::size_t i = 0; i < choices.size() && i < kMostListed; ++i) {
      const program::Code when = program.choices[choices[i]->choice].when;
      show_entry(choice_path(program, choices[i]->choice),
                 when.empty() ? "was al gebruikt" : "als " + condition_text(program, when), page);
    }
  }
  show_more(choices.size(), page);
}

void show_sides(const Program& program, const analysis::Unseen& unseen, bool never_true,
                std::string_view title, Page& page) {
  std::size_t count = 0;
  for (const analysis::OneSided& side : unseen.conditions) {
    if (side.never_true != never_true) continue;
    if (++count > kMostListed) continue;
    if (count == 1) page.text(Tone::mind, title, kIndent);
    show_entry(condition_place(program, side), condition_text(program, side.when), page);
  }
  show_more(count, page);
}

void show_coverage(const Program& program, const analysis::Simulation& simulation,
                   const analysis::Unseen& unseen, Page& page) {
  head(page, "Wat er van de casus is gezien");
  const analysis::Tally& tally = simulation.tally;
  const auto not_zero = [](const std::vector<std::uint64_t>& counts) {
    return std::count_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count != 0; });
  };
  std::string all = fmt::format("{} van de {} momenten, {} van de {} keuzes", not_zero(tally.nodes),
                                program.nodes.size(), not_zero(tally.choices), program.choices.size());
  if (simulation.knows_conditions) {
    all += fmt::format(", {} van de {} kanten van voorwaarden (waar en onwaar).", unseen.seen_sides,
                       unseen.all_sides);
  } else {
    all += ". Van een casus met hooks.lua worden de voorwaarden niet geteld.";
  }
  page.text(Tone::plain, all, kIndent);
  show_unseen_nodes(program, unseen, page);
  show_unseen_choices(program, unseen, false, "Keuzes die nooit open stonden:", page);
  show_unseen_choices(program, unseen, true, "Keuzes die open stonden en die niemand nam:", page);
  if (!simulation.knows_conditions) return;
  show_sides(program, unseen, true, "Voorwaarden die nooit waar waren:", page);
  show_sides(program, unseen, false, "Voorwaarden die altijd waar waren:", page);
}

void show_discrimination(const Program& program, const analysis::Simulation& simulation, Page& page) {
  head(page, "Welke momenten goed van minder goed onderscheiden");
  const std::vector<Discrimination>& all = simulation.discrimination;
  page.text(
      Tone::faint,
      fmt::format(
          "Gemeten bij {} deelnemers van alle vaardigheden door elkaar. Vaardig: hoeveel vaker het "
          "vaardigste derde hier de beste keuze voor dit criterium doet dan het minst vaardige. Resultaat: "
          "hetzelfde voor wie op andere momenten het meest en het minst verdient.",
          amount(simulation.group)),
      kIndent);
  if (all.empty()) {
    page.text(Tone::plain, "Voor een uitspraak zijn meer gesprekken nodig: probeer --runs 10000.", kIndent);
    return;
  }
  const auto table = [&](std::vector<const Discrimination*> rows, std::string_view title, Tone tone) {
    if (rows.empty()) return;
    page.text(tone, title, kIndent);
    constexpr std::size_t kName = 36;
    page.line(paint(
        page.terminal(), Tone::faint,
        "      " + pad("", kName + 6) + right("beste", 8) + right("vaardig", 10) + right("resultaat", 12)));
    for (std::size_t i = 0; i < rows.size() && i < kMostListed; ++i) {
      const Discrimination& one = *rows[i];
      page.line("      " + pad(shorten(text(program, program.nodes[one.node].id), kName), kName + 1) +
                pad(text(program, program.criteria[one.criterion].id), 5) +
                right(std::to_string(std::lround(one.better)) + " %", 8) +
                right(signed_points(one.by_skill), 10) +
                right(one.has_result ? signed_points(one.by_result) : "–", 12));
    }
    show_more(rows.size(), page);
  };
  std::vector<const Discrimination*> against;
  std::vector<const Discrimination*> flat;
  std::vector<const Discrimination*> strong;
  for (const Discrimination& one : all) {
    if (one.by_skill <= -kClear) {
      against.push_back(&one);
    } else if (one.by_skill < kClear) {
      flat.push_back(&one);
    } else {
      strong.push_back(&one);
    }
  }
  const std::size_t clear = strong.size();
  std::stable_sort(strong.begin(), strong.end(), [](const Discrimination* a, const Discrimination* b) {
    return a->by_result > b->by_result;
  });
  strong.resize(std::min<std::size_t>(strong.size(), 5));
  std::stable_sort(against.begin(), against.end(), [](const Discrimination* a, const Discrimination* b) {
    return a->by_skill < b->by_skill;
  });
  page.text(Tone::plain,
            fmt::format("Van {} metingen (moment en criterium) maken er {} een duidelijk verschil.",
                        all.size(), clear),
            kIndent);
  table(strong, "Het duidelijkst:", Tone::good);
  table(flat, "Maakt weinig uit: is er wel een betere keuze?", Tone::mind);
  table(against,
        "Keert om: wie vaardiger is, kiest hier minder vaak het beste voor dit criterium:", Tone::mind);
}

}  // namespace

std::string ending_id(const Program& program, std::uint32_t ending) {
  for (const program::Node& node : program.nodes) {
    if (node.way == program::Way::ending && node.way_index == ending) return text(program, node.id);
  }
  return "einde" + std::to_string(ending + 1);
}

std::string condition_place(const Program& program, const analysis::OneSided& side) {
  const auto arm_owner = [&]() -> std::string {
    for (const program::Node& node : program.nodes) {
      program::Range arms;
      if (node.way == program::Way::branch) arms = program.branches[node.way_index];
      if (node.way == program::Way::form) arms = program.forms[node.way_index].arms;
      if (side.record >= arms.begin && side.record < arms.end()) {
        const std::uint32_t go = program.arms[side.record].go;
        return text(program, node.id) +
               (go < program.nodes.size() ? " naar " + text(program, program.nodes[go].id) : std::string());
      }
    }
    return std::to_string(side.record);
  };
  switch (side.of) {
    case ConditionOf::choice: return "keuze " + choice_path(program, side.record);
    case ConditionOf::line: return "regel " + text(program, program.lines[side.record].text_id);
    case ConditionOf::branch: return "splitsing " + arm_owner();
    case ConditionOf::topic: return "onderwerp " + text(program, program.topics[side.record].id);
    case ConditionOf::interrupt: return "onderbreking " + text(program, program.interrupts[side.record].id);
    case ConditionOf::reveal:
      return "feit " + text(program, program.facts[program.reveals[side.record].fact].id);
  }
  return {};
}

void show_simulation(const Program& program, const analysis::Simulation& simulation,
                     const analysis::Unseen& unseen, Page& page) {
  show_head(program, simulation, page);
  show_endings(program, simulation.tally, page);
  show_scores(program, simulation.tally, page);
  show_marks(program, simulation.tally, page);
  show_coverage(program, simulation, unseen, page);
  show_discrimination(program, simulation, page);
}

std::string choose_text(const Program& program, const analysis::ShownRun& shown) {
  std::string out;
  for (const session::Input& input : shown.inputs) {
    out += (out.empty() ? "" : ",") + session::format_input(program, input);
  }
  return out;
}

void show_one_run(const Program& program, const analysis::ShownRun& shown, std::uint64_t run,
                  const std::string& play_line, Page& page) {
  const analysis::WalkResult& result = shown.result;
  page.text(Tone::title, text(program, program.header.title) + ": gesprek " + amount(run));
  std::string how = std::to_string(result.turns) + " beurten. ";
  switch (result.end) {
    case analysis::WalkEnd::ended:
      how += "Einde: " + text(program, program.endings[result.ending].title) + ".";
      break;
    case analysis::WalkEnd::faulted:
      how += "Geen einde: " + std::string(scoring::fault_words(result.fault));
      break;
    case analysis::WalkEnd::stopped: how += "Na 1.000 stappen was er nog geen einde."; break;
  }
  page.text(Tone::plain, how);
  std::string scores;
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    if (result.scores[i].capped_percent < 0) continue;
    scores += (scores.empty() ? "" : ", ") + text(program, program.criteria[i].id) + " " +
              std::to_string(result.scores[i].capped_percent);
  }
  if (!scores.empty()) page.text(Tone::plain, "Scores: " + scores + ".");
  page.gap();
  page.text(Tone::faint, "Naspelen met het hele gesprek en de nabespreking:");
  page.line(play_line);
}

}  // namespace gesprek::cli
