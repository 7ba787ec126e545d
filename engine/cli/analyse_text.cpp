// `gesprek analyse` for a trainer: what was proved, what was refuted and how to see it, and what is not
// known.

#include <algorithm>
#include <string>

#include "engine/analysis/caps.h"
#include "engine/cli/analyse_report.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

using analysis::Answer;
using analysis::CaseAnalysis;
using analysis::Finding;
using analysis::Witness;
using program::Program;

namespace {

/// "1.234.567", as Dutch people write it.
std::string with_dots(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return digits;
}

class Report {
 public:
  Report(const AnalysedCase& analysed, const Terminal& terminal)
      : analysed_(analysed),
        program_(*analysed.file.program),
        analysis_(analysed.analysis),
        terminal_(terminal),
        caps_(analysis::reachable_caps(program_, analysis_.exact ? &*analysis_.exact : nullptr)),
        width_(terminal.is_terminal ? static_cast<std::size_t>(std::max(terminal.columns, 40)) : 100) {}

  std::string run() {
    head();
    ways();
    endings();
    criteria();
    protocol();
    remarks();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string id_of(program::TextRef ref) const { return std::string(program_.text(ref)); }
  [[nodiscard]] std::string node_id(std::uint32_t node) const { return id_of(program_.nodes[node].id); }

  void title(std::string_view text) { out_ += "\n" + paint(terminal_, Tone::title, text) + "\n"; }
  void line(std::string_view text, std::size_t indent = 2, Tone tone = Tone::plain) {
    const std::string space(indent, ' ');
    for (const std::string& part : wrap(printable(text), width_ - indent)) {
      out_ += space + paint(terminal_, tone, part) + "\n";
    }
  }
  /// Inputs to replay, on one line however long: it is there to be copied.
  void replay(const Witness& witness) {
    std::string inputs;
    for (const session::Input& input : witness) {
      inputs += (inputs.empty() ? "" : ",") + session::format_input(program_, input);
    }
    if (inputs.empty()) {
      line("dat is zo voordat er iets gekozen is", 6, Tone::faint);
    } else {
      out_ += "      " + paint(terminal_, Tone::faint, printable("--choose '" + inputs + "'")) + "\n";
    }
  }

  [[nodiscard]] std::string unknown() const {
    if (!analysis_.exact) return "onbekend (er is niet exact verkend)";
    if (analysis_.exact->has_hooks) return "onbekend (hooks.lua beslist mee)";
    return "onbekend na " + with_dots(analysed_.budget) +
           (analysed_.budget == 1 ? " toestand" : " toestanden");
  }

  void head() {
    out_ += paint(terminal_, Tone::title, printable(program_.text(program_.header.title))) + "\n";
    line(std::to_string(program_.nodes.size()) + " momenten, " + std::to_string(program_.choices.size()) +
         " keuzes, " + with_dots(analysis::count_words(program_)) + " woorden");
    if (!analysis_.exact) {
      line("Niet exact verkend: wat hieronder bewezen heet, geldt zeker; de grenzen kunnen ruim zijn.");
    } else {
      line(std::string(analysis_.exact->exact ? "Alles is verkend" : "Niet alles kon worden verkend") + ": " +
           with_dots(analysis_.exact->states) +
           (analysis_.exact->states == 1 ? " toestand." : " toestanden."));
    }
    if (analysis_.exact && analysis_.exact->has_hooks) {
      line(
          "Deze casus heeft hooks.lua: wat die doet is niet te voorspellen, dus 'kan niet' geldt, en 'kan' "
          "is onbekend.");
    }
    if (!analysis_.intervals.is_complete) line("De casus is te groot om met intervallen te volgen.");
  }

  // --- the ways through ---

  void claim(std::string_view text, bool is_proved, const std::vector<std::string>& against) {
    if (is_proved && against.empty()) {
      line(std::string(text) + ": bewezen", 2, Tone::good);
      return;
    }
    if (against.empty()) {
      line(std::string(text) + ": " + unknown());
      return;
    }
    std::string list;
    for (const std::string& one : against) list += (list.empty() ? "" : ", ") + one;
    line(std::string(text) + ": weerlegd — " + list, 2, Tone::mind);
  }

  void ways() {
    title("De weg door het gesprek");
    std::vector<std::string> never;
    bool all_entered = true;
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
      const Answer answer = analysis_.entered(n);
      if (answer == Answer::no) never.push_back(node_id(n));
      all_entered = all_entered && answer == Answer::yes;
    }
    claim("elk moment is te bereiken", all_entered, never);

    std::vector<std::string> dead;
    bool all_selectable = true;
    for (std::uint32_t c = 0; c < program_.choices.size(); ++c) {
      const std::uint32_t node = program_.choices[c].node;
      if (analysis_.entered(node) == Answer::no) continue;
      const Answer answer = analysis_.selectable(c);
      if (answer == Answer::no) dead.push_back(node_id(node) + "." + id_of(program_.choice_infos[c].id));
      all_selectable = all_selectable && answer == Answer::yes;
    }
    claim("elke keuze is ergens te kiezen", all_selectable, dead);
    dead_ends();

    std::vector<std::string> traps;
    for (const std::uint32_t trap : analysis_.structure.traps) traps.push_back(node_id(trap));
    claim("vanaf elk moment leidt een weg naar een einde, voorwaarden daargelaten", true, traps);
    caught();
    if (!analysis_.structure.mandatory.empty()) {
      std::string list;
      for (const std::uint32_t node : analysis_.structure.mandatory) {
        list += (list.empty() ? "" : ", ") + node_id(node);
      }
      line("iedereen die bij een einde komt, passeert: " + list);
    }
    if (!analysis_.structure.loops.empty()) {
      line("kringen in het gesprek: " + std::to_string(analysis_.structure.loops.size()));
    }
    if (analysis_.exact && analysis_.exact->turns_exact) {
      const auto& exact = *analysis_.exact;
      line("kortste weg: " +
           (exact.shortest ? std::to_string(*exact.shortest) + " beurten" : "geen einde te bereiken") +
           "; langste: " +
           (exact.longest ? std::to_string(*exact.longest) + " beurten" : "zonder einde, er is een kring"));
    } else if (analysis_.structure.fewest_turns != program::kNone) {
      line("kortste weg: ten minste " + std::to_string(analysis_.structure.fewest_turns) + " beurten");
    }
  }

  void caught() {
    const std::string text = "nergens blijft iemand doorpraten zonder nog bij een einde te kunnen komen";
    if (!analysis_.exact) return;  // the bare graph does not tell
    for (const analysis::CaughtAt& one : analysis_.exact->caught) {
      line(text + ": weerlegd bij '" + node_id(one.node) + "'", 2, Tone::mind);
      replay(one.reached.witness);
    }
    if (analysis_.exact->caught.empty()) claim(text, analysis_.exact->caught_exact, {});
  }

  void dead_ends() {
    const std::string text = "nergens blijft iemand zonder keuze staan";
    if (!analysis_.exact) {
      bool may = !analysis_.intervals.is_complete;
      for (const std::uint8_t lack : analysis_.intervals.may_lack) may = may || lack != 0;
      claim(text, !may, {});
      return;
    }
    bool proved = true;
    bool found = false;
    for (const analysis::DeadEnd& dead : analysis_.exact->dead_ends) {
      proved = proved && dead.reached.answer == Answer::no;
      if (dead.reached.answer != Answer::yes) continue;
      found = true;
      line(text + ": weerlegd bij '" + node_id(dead.node) + "'", 2, Tone::mind);
      replay(dead.reached.witness);
    }
    if (!found) claim(text, proved, {});
  }

  // --- endings ---

  void endings() {
    title("De einden");
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
      if (program_.nodes[n].way != program::Way::ending) continue;
      const program::Ending& ending = program_.endings[program_.nodes[n].way_index];
      const char* const outcome = ending.outcome == program::Outcome::good    ? "goed"
                                  : ending.outcome == program::Outcome::mixed ? "gemengd"
                                                                              : "slecht";
      const std::string name = node_id(n) + " (" + outcome + ") " + id_of(ending.title) + ": ";
      switch (analysis_.entered(n)) {
        case Answer::no: line(name + "onbereikbaar, bewezen", 2, Tone::mind); break;
        case Answer::unknown: line(name + unknown()); break;
        case Answer::yes:
          line(name + "bereikbaar, bijvoorbeeld met");
          for (const analysis::EndingReport& report : analysis_.exact->endings) {
            if (report.node == n) replay(report.reached.witness);
          }
      }
    }
  }

  // --- points ---

  [[nodiscard]] const analysis::CriterionReport* exact_of(std::uint32_t criterion) const {
    if (!analysis_.exact) return nullptr;
    for (const analysis::CriterionReport& report : analysis_.exact->criteria) {
      if (report.criterion == criterion) return &report;
    }
    return nullptr;
  }

  static std::string bound(const std::optional<std::int64_t>& value, const char* none) {
    return value ? std::to_string(*value) : std::string(none);
  }

  static std::string share(const analysis::ShareBound& bound) {
    const auto percent = bound.percent();
    if (!percent) return "–";
    return std::to_string(*percent) + "%" + (bound.attained ? "" : " (nadert, wordt niet gehaald)");
  }

  void criteria() {
    title("De criteria, over alle gesprekken die een einde halen");
    for (const analysis::RelaxedBound& relaxed : analysis_.bounds) {
      const program::Criterion& criterion = program_.criteria[relaxed.criterion];
      std::string text = id_of(criterion.id) + " " + id_of(criterion.label) + ": ";
      const analysis::CriterionReport* const exact = exact_of(relaxed.criterion);
      if (exact != nullptr && exact->percent_min.exact && exact->percent_max.exact) {
        if (!exact->percent_max.percent()) {
          line(text + "komt nooit twee keer aan bod, dus nooit te beoordelen, bewezen", 2, Tone::mind);
          caps_of(relaxed.criterion);
          continue;
        }
        text += "van " + share(exact->percent_min) + " tot " + share(exact->percent_max) + ", bewezen";
        if (exact->earned_min.exact && exact->earned_max.exact) {
          text += " (punten " + bound(exact->earned_min.value, "onbegrensd") + " tot " +
                  bound(exact->earned_max.value, "onbegrensd") + ")";
        }
        line(text);
        caps_of(relaxed.criterion);
        continue;
      }
      if (!relaxed.can_end) {
        line(text + "er is geen einde te bereiken");
        continue;
      }
      line(text + "aandeel " + unknown() + "; punten zeker tussen " + bound(relaxed.min, "onbegrensd") +
           " en " + bound(relaxed.max, "onbegrensd"));
      caps_of(relaxed.criterion);
    }
    other_caps();
    if (analysis_.model_route && analysis_.model_route->ended) model_route();
  }

  // 5.19: shares are before caps, so beside each stands what may limit it.
  void caps_of(std::uint32_t criterion) {
    for (const analysis::CapReach& cap : caps_) {
      if (cap.criterion == criterion) print(cap, "", 4);
    }
  }
  void other_caps() {
    for (const analysis::CapReach& cap : caps_) {
      if (cap.criterion == program::kNone) {
        print(cap, "familie " + id_of(program_.families[cap.family].id) + ", ", 2);
      } else if (program_.criteria[cap.criterion].scored == 0 && cap.reached.answer != Answer::no) {
        // What cannot happen is told with the rules and knock-outs.
        print(cap, id_of(program_.criteria[cap.criterion].id) + " (niet beoordeeld), ", 2);
      }
    }
  }
  void print(const analysis::CapReach& cap, const std::string& whose, std::size_t indent) {
    const std::string id = analysis::cause_id(program_, cap);
    std::string text = whose + "plafond ";
    if (cap.limit) text += std::to_string(*cap.limit) + "% ";
    switch (cap.cause) {
      case analysis::CapCause::must:
      case analysis::CapCause::family_must: text += "als " + id + " ontbreekt: "; break;
      case analysis::CapCause::rule: text += "als regel " + id + " breekt: "; break;
      case analysis::CapCause::knockout:
        text += id.empty() ? "door een knock-out die open blijft: " : "als " + id + " open blijft: ";
        break;
      case analysis::CapCause::rubric: text += "door rubric in hooks.lua: "; break;
    }
    switch (cap.reached.answer) {
      case Answer::no: line(text + "komt niet voor, bewezen", indent); break;
      case Answer::unknown: line(text + unknown(), indent); break;
      case Answer::yes: line(text + "bereikbaar, bijvoorbeeld met", indent); replay(cap.reached.witness);
    }
  }

  void model_route() {
    std::string text;
    for (const scoring::CriterionScore& score : analysis_.model_route->scores.criteria) {
      if (program_.criteria[score.criterion].scored == 0) continue;
      text += (text.empty() ? "" : ", ") + id_of(program_.criteria[score.criterion].id) + " " +
              (score.capped_percent ? std::to_string(*score.capped_percent) + "%" : std::string("–"));
    }
    line("voorbeeldroute: " + text + "; einde '" +
         id_of(program_.endings[analysis_.model_route->ending].title) + "'");
    replay(analysis_.model_route->inputs);
  }

  // --- rules, musts, knock-outs ---

  void protocol() {
    if (!analysis_.exact) return;
    const analysis::ExploreReport& exact = *analysis_.exact;
    if (exact.rules.empty() && exact.musts.empty() && exact.knockouts.empty()) return;
    title("Regels, verplichte momenten en knock-outs");
    const auto say = [&](const std::string& name, const Finding& finding, const char* yes, const char* no) {
      switch (finding.answer) {
        case Answer::no: line(name + ": " + no + ", bewezen"); break;
        case Answer::unknown: line(name + ": " + unknown()); break;
        case Answer::yes: line(name + ": " + yes + ", bijvoorbeeld met"); replay(finding.witness);
      }
    };
    // Clauses of one rule that weigh differently are rules with the same id (program.h): said once.
    std::vector<std::string> never;
    for (std::size_t i = 0; i < exact.rules.size(); ++i) {
      const std::string id = id_of(program_.rules[exact.rules[i].rule].id);
      const Finding* worst = &exact.rules[i].broken;
      while (i + 1 < exact.rules.size() && id_of(program_.rules[exact.rules[i + 1].rule].id) == id) {
        const Finding& next = exact.rules[++i].broken;
        if (next.answer == Answer::yes || worst->answer == Answer::no) worst = &next;
      }
      if (worst->answer == Answer::no) {
        never.push_back("regel " + id);
      } else {
        say("regel " + id, *worst, "te breken", "");
      }
    }
    for (const analysis::MustReport& report : exact.musts) {
      const std::string event = id_of(program_.events[program_.musts[report.must].event].id);
      say(event, report.missed_at_good, "te missen bij een goed einde", "bij een goed einde nooit gemist");
    }
    for (const analysis::KnockoutReport& report : exact.knockouts) {
      const std::string name = id_of(program_.knockouts[report.knockout].id);
      if (report.opened.answer == Answer::no) {
        never.push_back(name);
        continue;
      }
      if (report.opened.answer == Answer::unknown) {
        line(name + ": " + unknown());
        continue;
      }
      say(name, report.unrepaired_at_good, "open te laten bij een goed einde",
          "bij een goed einde nooit nog open");
    }
    if (never.empty()) return;
    std::string list;
    for (const std::string& one : never) list += (list.empty() ? "" : ", ") + one;
    line("kan niet gebeuren, bewezen: " + list);
  }

  // --- remarks ---

  void remarks() {
    std::size_t open = 0;
    for (const PlacedRemark& remark : analysed_.remarks) open += remark.allowed ? 0 : 1;
    title(open == 0 ? "Opmerkingen: geen" : "Opmerkingen: " + std::to_string(open));
    for (const PlacedRemark& remark : analysed_.remarks) {
      if (!remark.allowed) print(remark);
    }
    if (open == analysed_.remarks.size()) return;
    title("Uitgelegd met 'allow': " + std::to_string(analysed_.remarks.size() - open));
    for (const PlacedRemark& remark : analysed_.remarks) {
      if (!remark.allowed) continue;
      print(remark);
      line("reden: " + *remark.allowed, 6);
    }
  }

  void print(const PlacedRemark& remark) {
    const Diagnostic& diagnostic = remark.diagnostic;
    const bool warns = diagnostic.severity() == Severity::warning;
    line("regel " + std::to_string(diagnostic.where.begin.line) + " " + code_text(diagnostic.code) + ": " +
             diagnostic.message(analysed_.language),
         2, warns ? Tone::mind : Tone::plain);
    const std::string hint = diagnostic.hint(analysed_.language);
    if (!hint.empty()) line(hint, 6, Tone::faint);
  }

  const AnalysedCase& analysed_;
  const Program& program_;
  const CaseAnalysis& analysis_;
  const Terminal& terminal_;
  const std::vector<analysis::CapReach> caps_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string analyse_text(const AnalysedCase& analysed, const Terminal& terminal) {
  return Report(analysed, terminal).run();
}

}  // namespace gesprek::cli
