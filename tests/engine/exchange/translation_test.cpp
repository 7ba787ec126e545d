#include "engine/exchange/translation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/exchange/case_texts.h"
#include "engine/program/program_file.h"
#include "engine/scoring/score.h"
#include "engine/session/session.h"
#include "tests/engine/exchange/case_on_disk.h"
#include "tests/support/golden_inputs.h"
#include "tests/support/player.h"

using namespace gesprek;            // NOLINT: tests
using namespace gesprek::exchange;  // NOLINT: tests
using namespace gesprek::test;      // NOLINT: tests
using program::Program;

namespace {

/// Everything translated, so that it can be seen: «…».
PoFile marked(PoFile file) {
  for (PoEntry& entry : file.entries) entry.text = "«" + entry.source + "»";
  return file;
}

bool is_marked(std::string_view text) {
  return text.substr(0, 2) == "«" && text.size() > 4 && text.substr(text.size() - 2) == "»";
}

struct Played {
  std::vector<session::Entry> log;
  std::string scores;
};

Played play(const Program& program, const GoldenInputs& run) {
  Player player(program, run.seed);
  INFO(run.name);
  player.give_all(run.inputs);
  const session::Session& session = player.session();
  Played out;
  for (std::size_t i = 0; i < session.log().size(); ++i) out.log.push_back(session.log()[i]);
  const scoring::Scores scores = scoring::score(session);
  for (const scoring::CriterionScore& one : scores.criteria) {
    out.scores += std::to_string(one.criterion) + ":" + std::to_string(one.earned) + "/" +
                  std::to_string(one.min) + "/" + std::to_string(one.max) + " ";
  }
  for (const scoring::Cap& cap : scores.caps) out.scores += "cap " + std::to_string(cap.criterion) + " ";
  return out;
}

const PoEntry* entry_of(const PoFile& file, const std::string& id) {
  for (const PoEntry& entry : file.entries) {
    if (entry.context == id && !entry.is_obsolete) return &entry;
  }
  return nullptr;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string kSmall = "scenarios/eerste-zorg";

}  // namespace

TEST_SUITE_BEGIN("engine/exchange/translation");

TEST_CASE("every text has an id of its own, in every case") {
  for (const char* folder : {"eerste-zorg", "mag-ik-nog-even-blijven", "ja-hoor-dat-snap-ik",
                             "laat-me-gewoon", "wie-van-jullie-heeft-gebeld", "zegt-u-het-hem-maar"}) {
    CaseOnDisk one = case_on_disk(std::string("scenarios/") + folder);
    std::set<std::string> ids;
    std::size_t twice = 0;
    for (const TextPlace& place : text_places(*one.program)) {
      INFO(folder, " ", place.id);
      CHECK(place.text->size > 0);
      // A persona that two people share says the same afterwards.
      if (!ids.insert(place.id).second && place.id.rfind("persona/", 0) != 0) ++twice;
    }
    CHECK(twice == 0);
    CHECK(ids.size() > 100);
  }
}

TEST_CASE("the same inputs give the same events and scores in another language, over all goldens") {
  for (const char* name : {"eerste-zorg", "mag-ik-nog-even-blijven", "zegt-u-het-hem-maar"}) {
    const std::string folder = std::string("scenarios/") + name;
    const CaseOnDisk one = case_on_disk(folder);
    Program other = *one.program;
    translate(other, marked(make_po(*one.program, {}, nullptr, "xx")), nullptr, "xx");
    CHECK(other.hash == one.program->hash);
    CHECK(other.text(other.header.language) == "xx");
    CHECK(program::find_fault(other).empty());
    std::size_t runs = 0;
    for (const GoldenInputs& run : golden_inputs(file_text(folder + "/" + name + ".play"))) {
      INFO(run.name);
      const Played source = play(*one.program, run);
      const Played translated = play(other, run);
      CHECK(source.log == translated.log);
      CHECK(source.scores == translated.scores);
      CHECK_FALSE(source.scores.empty());
      ++runs;
    }
    CHECK(runs > 1);
  }
}

TEST_CASE("whoever plays a translation meets nothing untranslated") {
  const CaseOnDisk one = case_on_disk("scenarios/mag-ik-nog-even-blijven");
  Program other = *one.program;
  translate(other, marked(make_po(*one.program, {}, nullptr, "xx")), nullptr, "xx");
  std::size_t seen = 0;
  for (const program::Line& line : other.lines) {
    if (line.text.size == 0 || line.kind == program::LineKind::media) continue;
    INFO(other.text(line.text));
    const bool has_letters =
        std::any_of(other.text(line.text).begin(), other.text(line.text).end(),
                    [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    CHECK(is_marked(other.text(line.text)) == has_letters);
    ++seen;
  }
  for (const program::Choice& choice : other.choices) CHECK(is_marked(other.text(choice.text)));
  for (const program::ChoiceInfo& info : other.choice_infos)
    CHECK((info.why.size == 0 || is_marked(other.text(info.why))));
  for (const program::Ending& ending : other.endings) CHECK(is_marked(other.text(ending.child)));
  for (const program::Field& field : other.fields) {
    for (std::uint32_t i = field.columns.begin; i != field.columns.end(); ++i) {
      CHECK(is_marked(other.shown_name(i)));
      // What inputs and sessions name stays.
      CHECK(other.text(other.names[i]) == one.program->text(one.program->names[i]));
    }
  }
  CHECK(seen > 200);
}

TEST_CASE("a line put before others moves no translation when lines have ids, and loses none without") {
  const std::string text = file_text(kSmall + "/scenario.yaml");
  const CaseOnDisk before = case_on_disk(kSmall, text);
  const PoFile translated = marked(make_po(*before.program, {}, nullptr, "xx"));
  // The first line of the first moment, with another before it.
  const std::string first = "    lines:\n";
  const std::string more = first + "      - narrator: \"De bel is al gegaan.\"\n";
  const CaseOnDisk after = case_on_disk(kSmall, replaced(text, first, more));
  const PoFile merged = make_po(*after.program, translated, nullptr, "xx");
  // Every source that was translated still has its own translation, or is marked as changed; none is lost.
  std::map<std::string, bool> kept;
  for (const PoEntry& entry : translated.entries) kept[entry.source] = false;
  std::size_t fuzzy = 0;
  for (const PoEntry& entry : merged.entries) {
    if (entry.is_obsolete) continue;
    if (entry.text == "«" + entry.source + "»") kept[entry.source] = true;
    if (entry.is_fuzzy()) ++fuzzy;
  }
  // Ids by place shift in this one moment; that is what ids are for.
  CHECK(fuzzy > 0);

  // The same with ids on the lines: nothing but the new line lacks a translation.
  const auto with_ids = [](std::string yaml) {
    std::size_t number = 0;
    std::string out;
    std::size_t at = 0;
    bool in_lines = false;
    while (at < yaml.size()) {
      const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
      const std::string line = yaml.substr(at, end - at);
      at = end + 1;
      out += line + "\n";
      if (line == "    lines:") in_lines = true;
      if (in_lines && line.rfind("    ", 0) == 0 && line.size() > 4 && line[4] != ' ' && line != "    lines:")
        in_lines = false;
      if (in_lines && line.rfind("      - ", 0) == 0)
        out += "        id: regel_" + std::to_string(++number) + "\n";
    }
    return out;
  };
  const std::string named = with_ids(text);
  const CaseOnDisk named_before = case_on_disk(kSmall, named);
  const PoFile all = marked(make_po(*named_before.program, {}, nullptr, "xx"));
  REQUIRE(entry_of(all, "regel_1") != nullptr);
  const CaseOnDisk named_after = case_on_disk(kSmall, replaced(named, first, more));
  const PoFile again = make_po(*named_after.program, all, nullptr, "xx");
  std::size_t missing = 0;
  for (const PoEntry& entry : again.entries) {
    INFO(entry.context.value_or(""));
    CHECK_FALSE(entry.is_obsolete);
    CHECK_FALSE(entry.is_fuzzy());
    if (entry.text.empty()) {
      CHECK(entry.source == "De bel is al gegaan.");
      ++missing;
    } else {
      CHECK(entry.text == "«" + entry.source + "»");
    }
  }
  CHECK(missing == 1);
}

TEST_CASE("a changed source keeps its translation as fuzzy, and is not shown until somebody looked") {
  const std::string text = file_text(kSmall + "/scenario.yaml");
  const CaseOnDisk before = case_on_disk(kSmall, text);
  const PoFile translated = marked(make_po(*before.program, {}, nullptr, "xx"));
  const CaseOnDisk after = case_on_disk(
      kSmall, replaced(text, "Ze houdt haar jas aan.", "Ze houdt haar jas aan en blijft staan."));
  const PoFile merged = make_po(*after.program, translated, nullptr, "xx");
  const PoEntry* changed = nullptr;
  for (const PoEntry& entry : merged.entries) {
    if (entry.source == "Ze houdt haar jas aan en blijft staan.") changed = &entry;
  }
  REQUIRE(changed != nullptr);
  CHECK(changed->is_fuzzy());
  CHECK(changed->previous == "Ze houdt haar jas aan.");
  CHECK(changed->text == "«Ze houdt haar jas aan.»");
  Program shown = *after.program;
  translate(shown, merged, nullptr, "xx");
  CHECK(shown.texts.find("«Ze houdt haar jas aan.»") == std::string::npos);
  std::size_t told = 0;
  for (const TextReport& one : translation_report(*after.program, merged, nullptr, "xx")) {
    if (one.state == TextState::translated) continue;
    CHECK(one.state == TextState::changed);
    CHECK(one.source == "Ze houdt haar jas aan en blijft staan.");
    ++told;
  }
  CHECK(told == 1);
}

TEST_CASE("what a case no longer says becomes obsolete and comes back with the text") {
  const std::string text = file_text(kSmall + "/scenario.yaml");
  const CaseOnDisk whole = case_on_disk(kSmall, text);
  const std::string line = "      - inner: ";
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  std::string less = text;
  less.erase(at, less.find('\n', at) + 1 - at);
  const CaseOnDisk short_one = case_on_disk(kSmall, less);
  const PoFile translated = marked(make_po(*whole.program, {}, nullptr, "xx"));
  const PoFile merged = make_po(*short_one.program, translated, nullptr, "xx");
  const auto obsolete = std::count_if(merged.entries.begin(), merged.entries.end(),
                                      [](const PoEntry& entry) { return entry.is_obsolete; });
  CHECK(obsolete == 1);
  // Written and read: still there.
  const Result<PoFile> read = read_po(write_po(merged));
  REQUIRE(read.ok());
  CHECK(std::any_of(read->entries.begin(), read->entries.end(),
                    [](const PoEntry& entry) { return entry.is_obsolete && !entry.text.empty(); }));
}

TEST_CASE("texts of scripts are translated once, for all cases") {
  const CaseOnDisk one = case_on_disk("scenarios/mag-ik-nog-even-blijven");
  const CaseOnDisk two = case_on_disk("scenarios/ja-hoor-dat-snap-ik");
  const PoFile shared = marked(make_shared_po(
      {{&*one.program, &*one.loaded.scenario}, {&*two.program, &*two.loaded.scenario}}, {}, "xx"));
  CHECK(shared.entries.size() > 50);
  std::set<std::string> sources;
  for (const PoEntry& entry : shared.entries) {
    CHECK_FALSE(entry.context.has_value());
    CHECK(sources.insert(entry.source).second);
  }
  const PoFile own = make_po(*one.program, {}, &shared, "xx");
  for (const PoEntry& entry : own.entries) CHECK(sources.count(entry.source) == 0);
  Program other = *one.program;
  translate(other, {}, &shared, "xx");
  for (const program::Mood& mood : other.moods) CHECK(is_marked(other.text(mood.label)));
  CHECK_FALSE(is_marked(other.text(other.choices.front().text)));
}

TEST_CASE("English labels of the catalogues are used before anything else") {
  const CaseOnDisk one = case_on_disk(kSmall);
  Program english = *one.program;
  translate(english, {}, nullptr, "en");
  REQUIRE_FALSE(english.criteria.empty());
  for (const program::Criterion& criterion : english.criteria) {
    if (criterion.label_en.size == 0) continue;
    CHECK(english.text(criterion.label) == english.text(criterion.label_en));
  }
}

TEST_CASE("languages have simple names, fit for a file") {
  for (const char* good : {"en", "nl", "nl-eenvoudig", "pt-br"}) CHECK(is_language(good));
  for (const char* bad : {"", "EN", "../en", "en po", "-en", "en.po", "é"}) CHECK_FALSE(is_language(bad));
}

TEST_SUITE_END();
