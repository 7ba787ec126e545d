// What is wrong with a case while it is written is what opening it would say, whatever was done to it and in
// whatever order. GESPREK_EDITS=N: how many edits each case gets.

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "editor/document/case_check.h"
#include "editor/document/commands.h"
#include "engine/base/file_source.h"
#include "engine/cli/case_file.h"
#include "tests/editor/document/odd_layout.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

const std::string kScripts = std::string(GESPREK_SOURCE_DIR) + "/scripts";

/// The disk, with another text in the place of one file.
class WithText final : public FileSource {
 public:
  explicit WithText(std::string path) : path_(std::move(path)) {}
  void set_text(std::string_view text) { text_ = text; }
  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t most) const override {
    if (path == path_) return text_;
    return disk_.read(path, most);
  }
  [[nodiscard]] bool is_folder(std::string_view path) const override { return disk_.is_folder(path); }
  [[nodiscard]] bool is_file(std::string_view path) const override {
    return path == path_ || disk_.is_file(path);
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override {
    return disk_.list(folder);
  }

 private:
  DiskFiles disk_;
  std::string path_, text_;
};

std::string written(const std::vector<Diagnostic>& list, std::size_t errors) {
  std::string all = std::to_string(errors) + " errors\n";
  for (const Diagnostic& diagnostic : list) {
    all += to_text(diagnostic, Language::nl) + " [" + std::to_string(diagnostic.where.bytes.begin) + "-" +
           std::to_string(diagnostic.where.bytes.end) + " to " + std::to_string(diagnostic.where.end.line) +
           ":" + std::to_string(diagnostic.where.end.column) + "]\n";
  }
  return all;
}

struct Checker {
  explicit Checker(const std::string& path) : path_(path), with_text_(path), loader_(with_text_, {kScripts}) {
    DiagnosticList ignored;
    scripts_ = script::load_scripts({kScripts}, files_, script::ScriptLimits{}, ignored);
    check.emplace(files_, path, scripts_);
  }
  /// What `gesprek check` says.
  std::string fresh(std::string_view text) {
    with_text_.set_text(text);
    const cli::CaseFile file = loader_.load(path_);
    return written(file.diagnostics.sorted(), file.diagnostics.error_count());
  }

 private:
  std::string path_;
  WithText with_text_;
  cli::CaseLoader loader_;
  DiskFiles files_;
  script::Scripts scripts_;

 public:
  std::optional<CaseCheck> check;
};

std::string shipped(const std::string& path) {
  const auto bytes = DiskFiles().read(path, 1U << 24U);
  REQUIRE(bytes.ok());
  return *bytes;
}

std::string path_of(const char* folder) {
  return std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + folder + "/scenario.yaml";
}

std::size_t edit_count(std::size_t usual) {
  const char* wish = std::getenv("GESPREK_EDITS");
  return wish == nullptr || *wish == '\0' ? usual : static_cast<std::size_t>(std::atol(wish));
}

/// A scalar somewhere below `part`; its place in the text.
TextRange any_scalar(const scenario::YamlTree& tree, Rng& rng) {
  // Mostly one that is long enough to be words.
  const std::uint32_t least = rng.below(3) > 0 ? 14 : 1;
  for (int i = 0; i < 300 && tree.size() > 0; ++i) {
    const scenario::YamlRef node(tree, static_cast<std::uint32_t>(rng.below(tree.size())));
    if (node.is_scalar() && node.range().end >= node.range().begin + least) return node.range();
  }
  return {};
}

/// One edit: letters in some text, anything at all somewhere, or a command.
void edit(Document& document, Rng& rng, std::int64_t now) {
  static constexpr std::array<const char*, 26> kLetters = {
      "a",    "e ",    " zo",   "x",    "é", ",", ".", "?",   "\n",    "\n          ", "\"", "'", ": ",
      " # a", "“Ja.”", "karin", "done", "-", "{", "]", "Dat", "sorry", "\\n",          "|",  "~", "_2"};
  const std::uint64_t what = rng.below(10);
  const TextRange scalar = any_scalar(document.tree(), rng);
  if (what < 6 && scalar.end > scalar.begin) {
    // Within a scalar, as somebody types, or a letter less.
    const std::size_t at = scalar.begin + rng.below(scalar.end - scalar.begin + 1);
    std::size_t end = at;
    if (rng.below(4) == 0 && at < scalar.end) end = at + 1;
    const char* letters = rng.below(5) > 0 ? kLetters[rng.below(8)] : kLetters[rng.below(kLetters.size())];
    static_cast<void>(document.replace_text(at, end, end > at ? "" : letters, "typed", "", now));
  } else if (what < 7) {
    const std::size_t at = rng.below(document.text().size() + 1);
    static_cast<void>(document.replace_text(at, at, kLetters[rng.below(kLetters.size())], "raw", "", now));
  } else if (what < 9) {
    if (const auto command = random_command(document, rng); command.ok()) {
      static_cast<void>(document.apply(*command, now));
    }
  } else if (rng.below(2) == 0) {
    static_cast<void>(document.undo());
  } else {
    static_cast<void>(document.redo());
  }
}

/// How many of `count` edits were looked at in their moment only.
std::size_t run(const std::string& path, const std::string& first, std::uint64_t seed, std::size_t count) {
  Rng rng(seed);
  Checker checker(path);
  Document document(path, first);
  std::size_t quick = 0;
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    edit(document, rng, static_cast<std::int64_t>(i) * 5000);
    // Sometimes the text changes twice before anybody looks.
    if (rng.below(6) == 0) edit(document, rng, static_cast<std::int64_t>(i) * 5000 + 4000);
    if (!checker.check->check(document.shared_reading())) continue;
    if (checker.check->was_quick()) ++quick;
    CHECK(written(checker.check->found(), checker.check->errors()) == checker.fresh(document.text()));
    // A text that nobody can read teaches little.
    for (int steps = 0; !document.reading().tree.is_clean() && rng.below(3) > 0 && steps < 20; ++steps) {
      static_cast<void>(document.undo());
    }
    if (rng.below(60) == 0) document = Document(path, first);
  }
  return quick;
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("whatever is done to a case, its problems are those of opening it: a small case") {
    const std::size_t quick =
        run(path_of("eerste-zorg"), shipped(path_of("eerste-zorg")), 21, edit_count(300));
    MESSAGE(quick << " looked at in their moment only");
    CHECK(quick > edit_count(300) / 12);
  }
  TEST_CASE("whatever is done to a case, its problems are those of opening it: K02") {
    const std::string path = path_of("mag-ik-nog-even-blijven");
    const std::size_t quick = run(path, shipped(path), 22, edit_count(60));
    MESSAGE(quick << " looked at in their moment only");
    CHECK(quick > edit_count(60) / 12);
  }
  TEST_CASE("whatever is done to a case, its problems are those of opening it: laid out in every odd way") {
    run(path_of("vreemd"), kOddLayout, 23, edit_count(300));
  }

  TEST_CASE("a letter in what somebody says is looked at in its moment only, also where a persona listens") {
    const std::string path = path_of("eerste-zorg");
    std::string text = shipped(path);
    Checker checker(path);
    Document document(path, text);
    REQUIRE(checker.check->check(document.shared_reading()));
    CHECK_FALSE(checker.check->was_quick());
    const std::string start = document.scenario()->start.value;
    const Path moment{"nodes", PathStep(start)};
    const auto change = [&](const Result<Command>& command) {
      REQUIRE(command.ok());
      REQUIRE(document.apply(*command, 0).ok());
      REQUIRE(checker.check->check(document.shared_reading()));
      CHECK(written(checker.check->found(), checker.check->errors()) == checker.fresh(document.text()));
      return checker.check->was_quick();
    };
    CHECK(change(set_line_text(document, moment / "lines" / 0, "Iets anders.")));
    CHECK(change(set_line_text(document, moment / "lines" / 0, "Iets anders dan dat.")));
    CHECK_FALSE(change(add_line(document, moment / "lines", 1, "narrator", "Stilte.")));
    CHECK_FALSE(change(set_title(document, "Een andere titel")));
    CHECK_FALSE(change(set_line_text(document, moment / "lines" / 0, "")));
  }

  TEST_CASE("a moment may be called as a list of lines is: what goes on there is no text") {
    const std::string path = path_of("lijst");
    Document document(path,
                      "gesprek: 1\nscenario:\n  id: lijst\n  title: Lijst\n  language: nl\n  summary: S.\n"
                      "  learner: {role: r, profile: ONDERWIJS}\n  setting: Hier.\n"
                      "cast:\n  karin: {name: Karin, about: moeder}\ncriteria: [C2]\nstart: lines\nnodes:\n"
                      "  lines:\n    lines:\n      - karin: \"Ja.\"\n    go: reply\n"
                      "  reply:\n    ending: {title: T, outcome: good, text: \"Zo.\", child: \"Zo.\"}\n");
    Checker checker(path);
    REQUIRE(checker.check->check(document.shared_reading()));
    const auto command = connect(document, {"nodes", "lines"}, "lines");
    REQUIRE(command.ok());
    REQUIRE(document.apply(*command, 0).ok());
    REQUIRE(checker.check->check(document.shared_reading()));
    CHECK_FALSE(checker.check->was_quick());
    CHECK(written(checker.check->found(), checker.check->errors()) == checker.fresh(document.text()));
  }

  TEST_CASE("a variant is for who can read its base") {
    const std::string path = path_of("variant");
    Document document(path, "gesprek: 1\nscenario:\n  id: variant\n  extends: eerste-zorg\n");
    Checker checker(path);
    CHECK_FALSE(checker.check->check(document.shared_reading()));
  }
}

}  // namespace gesprek::editor
