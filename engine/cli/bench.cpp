#include "engine/cli/bench.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>

#include "engine/base/diagnostic.h"
#include "engine/base/hash.h"
#include "engine/cli/bench_analysis.h"
#include "engine/cli/synthetic_case.h"
#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scenario/bare_parse.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"
#include "engine/session/session.h"

namespace gesprek::cli {

namespace {

using Clock = std::chrono::steady_clock;
using Nanoseconds = double;

constexpr int kStepsARound = 1000;  // a session takes 2,000 inputs at most (5.11)

Nanoseconds timed(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

Nanoseconds median(std::vector<Nanoseconds> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string time_text(Nanoseconds ns) {
  if (ns < 1e3) return fmt::format("{:.1f} ns", ns);
  if (ns < 1e6) return fmt::format("{:.2f} µs", ns / 1e3);
  if (ns < 1e9) return fmt::format("{:.2f} ms", ns / 1e6);
  return fmt::format("{:.2f} s", ns / 1e9);
}

scenario::Limits bench_limits() {
  scenario::Limits limits;
  limits.bytes = std::size_t{1} << 30U;
  limits.nodes = 100'000'000;
  limits.keys_per_map = 10'000'000;
  return limits;
}

std::optional<program::Program> compiled(const std::string& yaml, script::Scripts& scripts) {
  DiagnosticList diagnostics;
  const scenario::LoadOutcome loaded =
      scenario::load_scenario_text("synthetisch/scenario.yaml", yaml, bench_limits(), diagnostics);
  std::optional<program::Program> program;
  if (loaded.scenario && !diagnostics.has_errors()) program = program::compile(loaded, scripts, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (program || diagnostic.severity() != Severity::error) continue;
    std::fprintf(stderr, "%s\n", to_text(diagnostic, Language::nl).c_str());
    break;
  }
  return program;
}

/// The texts of one step, in one buffer: a front end that draws them copies them once.
class TextBuffer {
 public:
  void clear() { size_ = 0; }
  void add(std::string_view text) {
    if (text.size() > bytes_.size() - size_) return;  // ours are far shorter
    std::memcpy(bytes_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<char> bytes_ = std::vector<char>(std::size_t{64} * 1024);
  std::size_t size_ = 0;
};

/// What a front end does after every step: copy the new lines and the choices on offer.
void copy_texts(const session::Session& session, std::size_t log_from, TextBuffer& out) {
  const program::Program& program = session.program();
  out.clear();
  const session::Log& log = session.log();
  for (std::size_t i = log_from; i < log.size(); ++i) {
    if (log[i].kind == session::EntryKind::line) out.add(program.text(program.lines[log[i].a].text));
  }
  for (const session::OfferItem& item : session.offer().items)
    out.add(program.text(program.choices[item.target].text));
}

/// One step's choice: the n-th of the shown ones. The same rule for every engine, so all walk the same path
/// wherever they show the same choices in the same order (document order).
std::size_t pick(std::uint64_t step, std::size_t shown) {
  return splitmix64(step) % shown;
}

struct Walk {
  Nanoseconds per_step = 0;
  std::uint64_t characters = 0;  // of text seen: two engines that agree on it walked the same path
};

/// Where the n-th item in document order stands among those shown (they are shown shuffled).
std::size_t item_in_document_order(const std::vector<session::OfferItem>& items, std::size_t n) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::size_t before = 0;
    for (const session::OfferItem& other : items) before += other.target < items[i].target ? 1U : 0U;
    if (before == n) return i;
  }
  return 0;
}

/// Which item of each offer to take, so that the session walks the path of its peer. Finding that out is the
/// bench's own work, so it is done before anything is timed.
std::vector<std::size_t> items_of_walk(session::Session& session, int steps) {
  std::vector<std::size_t> taken;
  session.rewind(0);
  for (int i = 0; i < steps; ++i) {
    const std::vector<session::OfferItem>& items = session.offer().items;
    taken.push_back(item_in_document_order(items, pick(static_cast<std::uint64_t>(i), items.size())));
    session.take_item(taken.back());
  }
  return taken;
}

Walk walk_session(session::Session& session, const std::vector<std::size_t>& items) {
  Walk out;
  TextBuffer text;
  session.rewind(0);
  const auto begin = Clock::now();
  for (const std::size_t item : items) {
    const std::size_t log_from = session.log().size();
    session.take_item(item);
    copy_texts(session, log_from, text);
    out.characters += text.size();
  }
  const double nanoseconds = std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
  out.per_step = nanoseconds / static_cast<double>(items.size());
  return out;
}

/// The floor: the bare graph in arrays, with texts copied and an undo ring, and no more than the story needs.
class BareGraph {
 public:
  explicit BareGraph(const program::Program& program) : texts_(program.texts) {
    for (const program::Node& node : program.nodes) {
      BareNode out;
      if (!node.lines.empty()) out.text = program.lines[node.lines.begin].text;
      for (std::uint32_t c = 0; c < node.choices.size && c < 3; ++c) {
        const program::Choice& choice = program.choices[node.choices.begin + c];
        BareChoice& bare = out.choices[c];
        bare.text = choice.text;
        bare.to = choice.go;
        for (std::uint32_t e = 0; e < choice.effects.size && e < 4; ++e) {
          bare.effects[e] = program.effects[choice.effects.begin + e];
        }
        if (!choice.when.empty()) {
          const program::Instruction& test = program.code[choice.when.begin];
          bare.test_slot = test.b;
          bare.test_least = test.a;
        }
      }
      nodes_.push_back(out);
    }
  }

  Walk walk(int steps) {
    Walk out;
    TextBuffer text;
    std::array<std::int32_t, 4> state{};
    std::uint32_t at = 0;
    const auto begin = Clock::now();
    for (int i = 0; i < steps; ++i) {
      std::array<std::uint32_t, 3> shown{};
      std::size_t count = 0;
      const BareNode& node = nodes_[at];
      for (std::uint32_t c = 0; c < 3; ++c) {
        const BareChoice& choice = node.choices[c];
        if (choice.test_slot >= 0 && state[static_cast<std::size_t>(choice.test_slot)] < choice.test_least)
          continue;
        shown[count++] = c;
      }
      const BareChoice& choice = node.choices[shown[pick(static_cast<std::uint64_t>(i), count)]];
      undo_[static_cast<std::size_t>(i) % undo_.size()] = {at, state};
      for (const program::Effect& effect : choice.effects) {
        std::int32_t& value = state[effect.slot];
        value = std::clamp(effect.sets != 0 ? effect.amount : value + effect.amount, -100, 100);
      }
      at = choice.to;
      text.clear();
      const BareNode& next = nodes_[at];
      text.add(piece(next.text));
      for (const BareChoice& c : next.choices) {
        if (c.test_slot < 0 || state[static_cast<std::size_t>(c.test_slot)] >= c.test_least)
          text.add(piece(c.text));
      }
      out.characters += text.size();
    }
    out.per_step = std::chrono::duration<double, std::nano>(Clock::now() - begin).count() / steps;
    return out;
  }

 private:
  struct BareChoice {
    program::TextRef text;
    std::uint32_t to = 0;
    std::array<program::Effect, 4> effects;
    std::int32_t test_slot = -1, test_least = 0;
  };
  struct BareNode {
    program::TextRef text;
    std::array<BareChoice, 3> choices;
  };
  [[nodiscard]] std::string_view piece(program::TextRef ref) const {
    return std::string_view(texts_).substr(ref.offset, ref.size);
  }
  std::string texts_;
  std::vector<BareNode> nodes_;
  std::array<std::pair<std::uint32_t, std::array<std::int32_t, 4>>, 1024> undo_{};
};

/// The most memory that `work` took, in a process of its own; nothing when that could not be made.
std::optional<double> peak_megabytes(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child < 0) return std::nullopt;
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child || status != 0) return std::nullopt;
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

class Bench {
 public:
  explicit Bench(const BenchOptions& options) : options_(options) {
    DiagnosticList ignored;
    scripts_ = script::load_scripts(options.script_folders, DiskFiles(), {}, ignored);
  }

  BenchReport run() {
    if (options_.with_engine) {
      measure_memory();  // first: a forked child inherits what its parent already took
      for (const std::uint32_t nodes : options_.sizes) measure(nodes);
    }
    if (options_.with_analysis)
      bench_analysis(options_.case_folder, options_.script_folders, options_.rounds, report_);
    return std::move(report_);
  }

 private:
  void add(std::string what, std::uint32_t nodes, std::string ours, std::string peer, double ratio,
           double most, std::string bar) {
    BenchRow row;
    row.what = std::move(what);
    row.nodes = nodes;
    row.ours = std::move(ours);
    row.peer = std::move(peer);
    if (ratio > 0) row.ratio = fmt::format("{:.2f}", ratio);
    row.bar = std::move(bar);
    if (most > 0) row.verdict = ratio <= most ? 1 : -1;
    report_.rows.push_back(std::move(row));
  }

  void measure_memory() {
    for (const std::uint32_t nodes : options_.sizes) {
      progress("geheugen", nodes);
      const auto bare = peak_megabytes([&] {
        static_cast<void>(scenario::count_bare_events(synthetic_scenario({nodes, 1})));
      });
      const auto ours = peak_megabytes([&] {
        if (!compiled(synthetic_scenario({nodes, 1}), scripts_)) _exit(1);
      });
      if (!bare || !ours) {
        report_.notes.push_back(fmt::format("geheugen bij {} momenten: het kindproces lukte niet", nodes));
        continue;
      }
      add("meeste geheugen, lezen en compileren", nodes, fmt::format("{:.0f} MB", *ours),
          fmt::format("{:.0f} MB kaal", *bare), *ours / *bare, 0, "");
    }
  }

  void measure(std::uint32_t nodes) {
    progress("maken", nodes);
    const std::string yaml = synthetic_scenario({nodes, 1});
    const std::optional<program::Program> program = compiled(yaml, scripts_);
    if (!program) {
      report_.notes.push_back(fmt::format("de gemaakte casus van {} momenten compileert niet", nodes));
      return;
    }
    measure_compile(nodes, yaml);
    measure_file(nodes, *program);
    measure_steps(nodes, *program);
    measure_saves(nodes, *program);
  }

  void measure_compile(std::uint32_t nodes, const std::string& yaml) {
    std::vector<Nanoseconds> bare, ours;
    for (int i = 0; i < options_.rounds; ++i) {
      progress("lezen", nodes);
      bare.push_back(timed([&] { static_cast<void>(scenario::count_bare_events(yaml)); }));
      ours.push_back(timed([&] { static_cast<void>(compiled(yaml, scripts_)); }));
    }
    add("lezen en compileren tegen kale yaml-cpp", nodes, time_text(median(ours)), time_text(median(bare)),
        median(ours) / median(bare), 1.5, "≤ 1,5 ×");
    const double per_node = median(ours) / nodes;
    if (first_compile_ == 0) first_compile_ = per_node;
    add("  per moment, groei vanaf de kleinste", nodes, time_text(per_node), time_text(first_compile_),
        per_node / first_compile_, 0, "lineair: ≈ 1");
  }

  void measure_file(std::uint32_t nodes, const program::Program& program) {
    const std::string bytes = program::write_program(program);
    std::vector<Nanoseconds> reads, writes;
    for (int i = 0; i < options_.rounds; ++i) {
      progress("Program-bestand", nodes);
      reads.push_back(timed([&] {
        if (!program::read_program(bytes).ok()) report_.notes.push_back("een Program-bestand werd geweigerd");
      }));
      writes.push_back(timed([&] { static_cast<void>(program::write_program(program)); }));
    }
    add("Program-bestand lezen, per moment", nodes, time_text(median(reads) / nodes), "2 µs",
        median(reads) / nodes / 2000.0, 1.0, "≤ 2 µs");
    add("Program-bestand schrijven, per moment", nodes, time_text(median(writes) / nodes),
        fmt::format("{:.1f} MB", static_cast<double>(bytes.size()) / 1e6), 0, 0, "");
  }

  void measure_steps(std::uint32_t nodes, const program::Program& program) {
    session::Session session(program, 1);
    const std::vector<std::size_t> items = items_of_walk(session, kStepsARound);
    BareGraph graph(program);
    std::vector<Nanoseconds> ours, floor;
    Walk last_ours, last_floor;
    // The two take turns, so that whatever else the machine does falls on both; the middle one of all walks
    // counts, so that a walk that was interrupted does not. Each walk begins again at the start.
    constexpr int kWalksARound = 40;
    for (int i = 0; i < options_.rounds; ++i) {
      progress("stappen", nodes);
      for (int walk = 0; walk < kWalksARound; ++walk) {
        last_floor = graph.walk(kStepsARound);
        floor.push_back(last_floor.per_step);
        last_ours = walk_session(session, items);
        ours.push_back(last_ours.per_step);
      }
    }
    if (last_ours.characters != last_floor.characters) {
      report_.notes.push_back(
          fmt::format("bij {} momenten liepen sessie en kale graaf niet hetzelfde pad", nodes));
    }
    const Nanoseconds step = median(ours);
    add("stap, tegen een kale graaf in arrays", nodes, time_text(step), time_text(median(floor)),
        step / median(floor), 0, "");
    if (nodes == 1000) {
      step_at_1000_ = step;
      add("stap bij 1 000 momenten", nodes, time_text(step), "250 ns", step / 250.0, 1.0, "≤ 250 ns");
    } else if (nodes == 10000 && step_at_1000_ > 0) {
      add("stap, groei van 1 000 naar 10 000", nodes, time_text(step), time_text(step_at_1000_),
          step / step_at_1000_, 2.5, "≤ 2,5 ×");
    }
    if (nodes == 1000) measure_inkjs(nodes, step, last_ours.characters);
  }

  void measure_saves(std::uint32_t nodes, const program::Program& program) {
    session::Session session(program, 1);
    static_cast<void>(items_of_walk(session, kStepsARound));
    std::vector<Nanoseconds> saves, rewinds, branches, starts;
    for (int i = 0; i < options_.rounds * 4; ++i) {
      progress("bewaren", nodes);
      saves.push_back(timed([&] { static_cast<void>(session.save()); }));
      branches.push_back(timed([&] { static_cast<void>(session.branch(session.inputs().size() - 1)); }));
      rewinds.push_back(timed([&] { session.rewind(session.inputs().size() - 10); }));
      for (int s = 0; s < 10; ++s) session.take_item(0);
      starts.push_back(timed([&] { session::Session fresh(program, 2); }));
    }
    const auto grown = [&](const char* what, Nanoseconds value, Nanoseconds& first, double most) {
      if (first == 0) first = value;
      add(what, nodes, time_text(value), time_text(first), value / first,
          nodes == options_.sizes.front() ? 0 : most, "onafhankelijk van N");
    };
    // Independent of the number of nodes, within the noise of one run.
    grown("bewaren na 1 000 keuzes", median(saves), first_save_, 2.0);
    grown("10 stappen terug", median(rewinds), first_rewind_, 2.5);
    grown("\"wat als\": een tak", median(branches), first_branch_, 2.0);
    grown("een sessie beginnen", median(starts), first_start_, 2.5);
  }

  void measure_inkjs(std::uint32_t nodes, Nanoseconds step, std::uint64_t characters) {
    if (!options_.with_inkjs) return;
    namespace fs = std::filesystem;
    const fs::path script = fs::path(options_.ink_folder) / "tools/bench/ink_step.mjs";
    if (!fs::exists(fs::path(options_.ink_folder) / "node_modules/inkjs") || !fs::exists(script)) {
      report_.notes.push_back("inkjs is niet geïnstalleerd (npm install); de vergelijking is overgeslagen");
      return;
    }
    progress("inkjs", nodes);
    std::string folder = (fs::temp_directory_path() / "gesprek-bench-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
      report_.notes.push_back("er kon geen tijdelijke map worden gemaakt voor inkjs");
      return;
    }
    const fs::path ink = fs::path(folder) / "story.ink";
    std::ofstream(ink) << synthetic_ink({nodes, 1});
    const std::string command = fmt::format("cd '{}' && node '{}' '{}' {} {}", options_.ink_folder,
                                            script.string(), ink.string(), kStepsARound, options_.rounds);
    double per_step = 0;
    unsigned long long seen = 0;
    if (FILE* pipe = popen(command.c_str(), "r")) {
      if (std::fscanf(pipe, "%lf %llu", &per_step, &seen) != 2) per_step = 0;
      pclose(pipe);
    }
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    if (per_step <= 0) {
      report_.notes.push_back("inkjs gaf geen meting");
      return;
    }
    if (seen != characters) {
      report_.notes.push_back(
          fmt::format("inkjs zag {} tekens en wij {}: niet hetzelfde pad", seen, characters));
    }
    // At least 200 times as fast: the ratio below is ours / theirs.
    BenchRow row;
    row.what = "stap, tegen inkjs op hetzelfde verhaal";
    row.nodes = nodes;
    row.ours = time_text(step);
    row.peer = time_text(per_step);
    row.ratio = fmt::format("{:.0f} × sneller", per_step / step);
    row.bar = "≥ 200 ×";
    row.verdict = per_step / step >= 200 ? 1 : -1;
    report_.rows.push_back(std::move(row));
  }

  static void progress(const char* what, std::uint32_t nodes) {
    std::fprintf(stderr, "\r%-24s %8u momenten ", what, nodes);
    std::fflush(stderr);
  }

  BenchOptions options_;
  script::Scripts scripts_;
  BenchReport report_;
  Nanoseconds first_compile_ = 0, step_at_1000_ = 0, first_save_ = 0, first_rewind_ = 0, first_branch_ = 0,
              first_start_ = 0;
};

/// The width of UTF-8 text in columns; good enough for what this table holds.
std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

BenchReport run_bench(const BenchOptions& options) {
  BenchReport report = Bench(options).run();
  std::fprintf(stderr, "\r%60s\r", "");
  return report;
}

std::string bench_table(const BenchReport& report) {
  std::vector<std::array<std::string, 7>> rows = {
      {"wat", "momenten", "wij", "ander", "verhouding", "lat", ""}};
  for (const BenchRow& row : report.rows) {
    const char* verdict = row.verdict > 0 ? "gehaald" : row.verdict < 0 ? "NIET GEHAALD" : "";
    rows.push_back({row.what, std::to_string(row.nodes), row.ours, row.peer, row.ratio, row.bar, verdict});
  }
  std::array<std::size_t, 7> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out += "|";
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      out += " " + rows[r][i] + std::string(widths[i] - columns(rows[r][i]), ' ') + " |";
    }
    out += "\n";
    if (r > 0) continue;
    out += "|";
    for (const std::size_t width : widths) out += std::string(width + 2, '-') + "|";
    out += "\n";
  }
  for (const std::string& note : report.notes) out += "\nLet op: " + note + ".\n";
  return out;
}

}  // namespace gesprek::cli
