#include "editor/view/goldens.h"

#include <algorithm>
#include <utility>

#include "engine/session/input.h"
#include "engine/session/session.h"

namespace gesprek::editor {

namespace {

constexpr std::size_t kAround = 2;      // lines that are the same, around what differs
constexpr std::size_t kMostShown = 40;  // lines of a difference
constexpr std::size_t kMostName = 60;   // bytes

bool is_play(const std::string& name) {
  return name.size() > 5 && name.compare(name.size() - 5, 5, ".play") == 0;
}

std::string node_of(const session::Session& session) {
  const program::Program& program = session.program();
  return std::string(program.text(program.nodes[session.node()].id));
}

std::vector<cli::DiffLine> around(const std::vector<cli::DiffLine>& all) {
  std::vector<bool> is_shown(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == cli::DiffKind::same) continue;
    const std::size_t from = i < kAround ? 0 : i - kAround;
    for (std::size_t k = from; k < all.size() && k <= i + kAround; ++k) is_shown[k] = true;
  }
  std::vector<cli::DiffLine> out;
  for (std::size_t i = 0; i < all.size() && out.size() < kMostShown; ++i) {
    if (is_shown[i]) out.push_back(all[i]);
  }
  return out;
}

}  // namespace

std::vector<std::string> play_nodes(const program::Program& program, program::Hooks* hooks,
                                    const std::string& text) {
  std::vector<std::string> nodes(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  const cli::GoldenFile file = cli::parse_golden(text);
  if (!file.problems.empty()) return nodes;
  for (const cli::GoldenRun& run : file.runs) {
    session::Session session(program, run.seed, hooks);
    std::string node = node_of(session);
    bool fits = true;
    std::size_t step = 0;
    for (const cli::GoldenLine& line : run.lines) {
      if (fits && line.line >= 1 && line.line <= nodes.size()) nodes[line.line - 1] = node;
      if (step >= run.plan.size() || run.plan[step].line != line.line) continue;
      const cli::PlanStep& plan = run.plan[step++];
      if (!fits || plan.kind != cli::PlanKind::choose) continue;
      fits = session.status() == session::Status::waiting;
      if (!fits) continue;
      const Result<session::Input> input = session::parse_input(session, plan.argument);
      fits = input.ok() && session.take(*input).ok();
      if (fits) node = node_of(session);
    }
  }
  return nodes;
}

std::vector<GoldenOutcome> run_goldens(const program::Program& program, program::Hooks* hooks,
                                       const std::vector<BesideText>& files,
                                       const std::function<bool()>& goes_on) {
  std::vector<GoldenOutcome> out;
  for (const BesideText& file : files) {
    if (!is_play(file.name)) continue;
    const cli::GoldenFile golden = cli::parse_golden(file.text);
    if (!golden.problems.empty()) {
      GoldenOutcome outcome;
      outcome.file = file.name;
      outcome.line = golden.problems.front().line;
      for (const cli::GoldenProblem& problem : golden.problems) {
        outcome.problems.push_back("Regel " + std::to_string(problem.line) + ": " + problem.message);
        if (outcome.problems.size() >= 5) break;
      }
      out.push_back(std::move(outcome));
      continue;
    }
    std::vector<std::string> nodes;  // asked for only when something differs
    for (const cli::GoldenRun& run : golden.runs) {
      if (goes_on && !goes_on()) return out;
      const cli::GoldenResult result = cli::run_golden(program, run, hooks);
      const std::vector<cli::DiffLine> lines = cli::compare_golden(run.lines, result.lines);
      GoldenOutcome outcome;
      outcome.file = file.name;
      outcome.run = run.name;
      outcome.line = run.line;
      for (const cli::GoldenProblem& problem : result.problems) outcome.problems.push_back(problem.message);
      const auto first = std::find_if(lines.begin(), lines.end(), [](const cli::DiffLine& line) {
        return line.kind != cli::DiffKind::same;
      });
      outcome.passes = result.problems.empty() && first == lines.end();
      if (!outcome.passes) {
        if (result.is_complete) outcome.difference = around(lines);
        if (nodes.empty()) nodes = play_nodes(program, hooks, file.text);
        // Where it stood when the first thing went otherwise: `got` has no line in the file, what stands
        // before it has.
        std::size_t at = run.line;
        for (auto line = lines.begin(); line != lines.end(); ++line) {
          if (line->line != 0) at = line->line;
          if (line >= first) break;
        }
        if (!result.is_complete && !result.problems.empty()) at = result.problems.front().line;
        while (at > run.line && (at > nodes.size() || nodes[at - 1].empty())) --at;
        if (at >= 1 && at <= nodes.size()) outcome.node = nodes[at - 1];
      }
      out.push_back(std::move(outcome));
    }
  }
  return out;
}

Result<std::string> with_golden(const program::Program& program, program::Hooks* hooks,
                                const std::string& text, const std::string& name, const TrialRun& run) {
  const auto refuse = [](std::string words) { return Error{ErrorCode::invalid_input, std::move(words), {}}; };
  if (run.is_set_by_hand) {
    return refuse(
        "Dit gesprek begon met waarden die je zelf had gezet. Geen echt gesprek komt daar zo; daarom kan het "
        "geen vaste proef zijn.");
  }
  const bool is_name = !name.empty() && name.size() <= kMostName && name.front() != ' ' &&
                       name.back() != ' ' && std::none_of(name.begin(), name.end(), [](char c) {
                         return static_cast<unsigned char>(c) < 32 || c == 127;
                       });
  if (!is_name) return refuse("Geef de proef een korte naam.");
  const cli::GoldenFile before = text.empty() ? cli::GoldenFile{} : cli::parse_golden(text);
  if (!before.problems.empty()) {
    return refuse("Het bestand met vaste proeven heeft een fout op regel " +
                  std::to_string(before.problems.front().line) + ": " + before.problems.front().message);
  }
  for (const cli::GoldenRun& other : before.runs) {
    if (other.name == name) return refuse("Er is al een proef die '" + name + "' heet.");
  }
  cli::GoldenRun golden;
  golden.name = name;
  golden.seed = run.seed;
  for (const std::string& input : run.inputs) {
    cli::PlanStep step;
    step.argument = input;
    step.text = "choose " + input;
    golden.plan.push_back(std::move(step));
  }
  if (!run.has_ended) {
    cli::PlanStep stop;
    stop.kind = cli::PlanKind::stop;
    stop.argument = stop.text = "stop";
    golden.plan.push_back(std::move(stop));
  }
  const cli::GoldenResult result = cli::run_golden(program, golden, hooks);
  if (!result.is_complete || !result.problems.empty()) {
    return refuse(
        "Dit gesprek past niet meer op de casus" +
        (result.problems.empty() ? std::string(".") : ": " + result.problems.front().message + "."));
  }
  std::string out = text;
  if (!out.empty() && out.back() != '\n') out += '\n';
  if (!before.runs.empty()) out += "---\n";
  for (const std::string& line : result.lines) out += line + "\n";
  return out;
}

}  // namespace gesprek::editor
