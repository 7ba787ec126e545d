#include "engine/cli/golden.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/text.h"
#include "engine/cli/options.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

// What a session says; kept as text and compared.
constexpr std::array<std::string_view, 10> kSaid = {"line",     "offer", "set",  "event",  "score",
                                                    "knockout", "rule",  "must", "ending", "fault"};

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find(' '));
}

std::string_view after_word(std::string_view line) {
  const std::string_view word = first_word(line);
  return trimmed(line.substr(word.size()));
}

class Parser {
 public:
  void feed(std::string_view raw) {
    ++line_;
    const std::string_view line = trimmed(raw);
    if (line.empty()) return;
    if (line.front() == '#') {
      comments_.emplace_back(line);
    } else if (line == "---") {
      finish_run();
    } else {
      statement(line);
    }
  }
  GoldenFile take() {
    finish_run();
    if (file_.runs.empty() && file_.problems.empty()) {
      file_.problems.push_back({1, "er staat geen enkele run in (een run begint met 'run NAAM')"});
    }
    return std::move(file_);
  }

 private:
  void problem(std::string message) { file_.problems.push_back({line_, std::move(message)}); }

  void statement(std::string_view line) {
    const std::string_view word = first_word(line);
    const std::string_view rest = after_word(line);
    if (word == "run") {
      if (is_in_run_) problem("een run eindigt met een regel '---' voordat de volgende begint");
      finish_run();
      begin_run(rest);
      return;
    }
    if (!is_in_run_) {
      problem("dit staat buiten een run; begin met 'run NAAM'");
      is_in_run_ = true;  // one remark is enough
      is_lost_ = true;
      return;
    }
    run_.lines.push_back({std::string(line), line_});
    if (word == "seed") {
      const auto seed = parse_number(rest, 0xffffffffffffffffULL);
      if (!seed) problem("na 'seed' hoort een geheel getal");
      run_.seed = seed.value_or(1);
      run_.seed_comments = std::move(comments_);
      comments_.clear();
    } else if (word == "choose") {
      add_step(PlanKind::choose, line, rest, "na 'choose' hoort een invoer");
    } else if (word == "stop" && rest.empty()) {
      add_step(PlanKind::stop, line, "stop", "");
    } else if (word == "expect" && first_word(rest) == "unavailable") {
      add_step(PlanKind::expect_unavailable, line, after_word(rest), "na 'expect unavailable' hoort een id");
    } else if (std::find(kSaid.begin(), kSaid.end(), word) == kSaid.end()) {
      unknown(word);
    }
  }

  void unknown(std::string_view word) {
    std::vector<std::string_view> known(kSaid.begin(), kSaid.end());
    known.insert(known.end(), {"run", "seed", "choose", "stop", "expect"});
    const std::string meant = nearest(word, known);
    problem("'" + printable(word) + "' ken ik niet" + (meant.empty() ? "" : " (bedoel je '" + meant + "'?)"));
  }

  void begin_run(std::string_view name) {
    is_in_run_ = true;
    is_lost_ = false;
    run_ = GoldenRun{};
    run_.name = std::string(name);
    run_.line = line_;
    run_.comments = std::move(comments_);
    comments_.clear();
    run_.lines.push_back({"run " + std::string(name), line_});
    if (name.empty()) problem("na 'run' hoort een naam");
    if (!names_.insert(run_.name).second) problem("de naam '" + run_.name + "' is al van een eerdere run");
  }

  void add_step(PlanKind kind, std::string_view line, std::string_view argument, std::string_view missing) {
    if (argument.empty()) problem(std::string(missing));
    const bool after_stop = !run_.plan.empty() && run_.plan.back().kind == PlanKind::stop;
    if (after_stop) problem("na 'stop' kan niets meer worden gekozen");
    PlanStep step;
    step.kind = kind;
    step.argument = std::string(argument);
    step.text = std::string(line);
    step.comments = std::move(comments_);
    step.line = line_;
    comments_.clear();
    run_.plan.push_back(std::move(step));
  }

  void finish_run() {
    if (is_in_run_ && !is_lost_) {
      run_.trailing = std::move(comments_);
      file_.runs.push_back(std::move(run_));
      comments_.clear();
    } else if (!comments_.empty() && !file_.runs.empty()) {
      std::vector<std::string>& trailing = file_.runs.back().trailing;
      trailing.insert(trailing.end(), comments_.begin(), comments_.end());
      comments_.clear();
    }
    is_in_run_ = false;
    is_lost_ = false;
  }

  GoldenFile file_;
  GoldenRun run_;
  std::vector<std::string> comments_;
  std::set<std::string> names_;
  std::size_t line_ = 0;
  bool is_in_run_ = false;
  bool is_lost_ = false;
};

}  // namespace

GoldenFile parse_golden(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (const auto bad = find_invalid_utf8(text)) {
    GoldenFile file;
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    file.problems.push_back({static_cast<std::size_t>(line) + 1, "dit is geen UTF-8"});
    return file;
  }
  Parser parser;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    parser.feed(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parser.take();
}

std::string write_golden(const std::vector<GoldenRun>& runs,
                         const std::vector<std::vector<std::string>>& lines) {
  std::string out;
  const auto add = [&](const std::string& line) { out.append(line).append("\n"); };
  for (std::size_t r = 0; r < runs.size() && r < lines.size(); ++r) {
    const GoldenRun& run = runs[r];
    if (r > 0) add("---");
    for (const std::string& comment : run.comments) add(comment);
    std::size_t step = 0;
    for (std::size_t i = 0; i < lines[r].size(); ++i) {
      if (i == 1) {  // `run`, then `seed`
        for (const std::string& comment : run.seed_comments) add(comment);
      }
      if (i > 1 && step < run.plan.size() && lines[r][i] == run.plan[step].text) {
        for (const std::string& comment : run.plan[step].comments) add(comment);
        ++step;
      }
      add(lines[r][i]);
    }
    for (const std::string& comment : run.trailing) add(comment);
  }
  return out;
}

std::string golden_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace gesprek::cli
