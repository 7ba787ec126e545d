// Run-time hooks (format 5.26), from hooks.lua to the session: what is refused when compiling, what a hook
// may do, and that it is asked once and never again for what was taken before.

#include "engine/program/hooks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "engine/base/hash.h"
#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scoring/score.h"
#include "engine/session/bytes.h"
#include "engine/session/journal.h"
#include "engine/session/session.h"
#include "tests/support/compile.h"
#include "tests/support/memory_file.h"

using namespace gesprek;
using namespace gesprek::test;
using program::HookRecord;
using program::Program;
using session::Entry;
using session::EntryKind;
using session::Session;

namespace {

const std::string kNodes =
    "  begin:\n"
    "    choices:\n"
    "      - {id: door, say: \"Hoe gaat het?\", moves: [open_vraag], go: begin}\n"
    "      - {id: druk, say: \"Nu even luisteren.\", go: midden}\n"
    "  midden:\n"
    "    lines:\n"
    "      - narrator: Het is stil.\n"
    "        when: veilig()\n"
    "    choices:\n"
    "      - {id: klaar, say: \"Tot morgen.\", go: einde}\n"
    "      - {id: terug, say: \"Nog iets.\", when: veilig(), locked: Nu niet., go: begin}\n";
const std::string kMore =
    "variables:\n"
    "  teller: {start: 0, min: 0, max: 3}\n"
    "  toon: {start: rustig, values: [rustig, fel]}\n"
    "  gemeld: false\n";
const std::string kVeilig = "veilig = function(s) return s.get(\"teller\") < 2 end";

struct Case {
  std::optional<Program> program;
  DiagnosticList diagnostics;
};

Case compile_hooks(const std::string& lua, const std::string& nodes = kNodes,
                   const std::string& more = kMore) {
  Case out;
  scenario::LoadOutcome loaded = scenario::load_scenario_text("proef/scenario.yaml", case_with(nodes, more),
                                                              scenario::Limits{}, out.diagnostics);
  loaded.hooks = std::make_shared<const SourceText>("proef/hooks.lua", lua);
  script::Scripts scripts = small_scripts();
  out.program = program::compile(loaded, scripts, out.diagnostics);
  return out;
}

std::string words_of(const DiagnosticList& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) out += to_text(diagnostic, Language::nl) + "\n";
  return out;
}

Program with_hooks(const std::string& body, const std::string& nodes = kNodes,
                   const std::string& more = kMore) {
  Case made = compile_hooks(
      "return {\n reads = { \"teller\", \"toon\", \"gemeld\", \"karin.vertrouwen\" },\n"
      " writes = { \"teller\", \"toon\", \"gemeld\", \"karin.vertrouwen\" },\n " +
          body + ",\n " + kVeilig + " }",
      nodes, more);
  INFO(words_of(made.diagnostics));
  REQUIRE(made.program.has_value());
  return std::move(*made.program);
}

/// Counts what is asked, and passes it on.
class Counting final : public program::Hooks {
 public:
  explicit Counting(const Program& program) : inner_(program::make_lua_hooks(program)) {
    REQUIRE(inner_ != nullptr);
  }
  HookRecord run(const Program& program, std::uint32_t hook, std::uint32_t node, std::uint32_t choice,
                 const program::HookView& view, std::uint64_t seed) override {
    ++calls[std::string(program.text(program.hooks[hook].name))];
    ++all;
    return inner_->run(program, hook, node, choice, view, seed);
  }
  std::map<std::string, int> calls;
  int all = 0;

 private:
  std::unique_ptr<program::Hooks> inner_;
};

void give(Session& session, const std::string& text) {
  INFO("input " << text);
  const auto input = session::parse_input(session, text);
  REQUIRE(input.ok());
  REQUIRE(session.take(*input).ok());
}

std::int32_t value(const Session& session, const std::string& slot) {
  return session.slot(slot_named(session.program(), slot));
}

std::vector<std::string> notes(const Session& session) {
  std::vector<std::string> out;
  for (const Entry& entry : session.log()) {
    if (entry.kind != EntryKind::hook_note) continue;
    out.push_back(session.hook_records()[static_cast<std::size_t>(entry.c)]
                      .effects[static_cast<std::size_t>(entry.d)]
                      .text);
  }
  return out;
}

std::vector<std::string> off(const Session& session) {
  std::vector<std::string> out;
  for (const Entry& entry : session.log()) {
    if (entry.kind != EntryKind::hook_off) continue;
    out.push_back(std::string(session.program().text(session.program().hooks[entry.a].name)) + ": " +
                  session.hook_records()[static_cast<std::size_t>(entry.c)].problem);
  }
  return out;
}

bool says(const Case& made, DiagnosticCode code, std::string_view part) {
  const std::vector<Diagnostic>& all = made.diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& diagnostic) {
    return diagnostic.code == code && to_text(diagnostic, Language::nl).find(part) != std::string::npos;
  });
}

}  // namespace

TEST_SUITE("engine/program/hooks") {
  TEST_CASE("what hooks.lua declares is checked when compiling, with its place") {
    const std::string before = "return { reads = { \"teller\" }, " + kVeilig;
    CHECK(compile_hooks(before + " }").program.has_value());
    CHECK(says(compile_hooks("return { veilig = function(s) return s.get(\"teller\") < 2 end }"),
               DiagnosticCode::hooks_undeclared, "hooks.lua:1:"));
    CHECK(says(compile_hooks(before + ", on_enter = function(s) s.set(\"teller\", 1) end }"),
               DiagnosticCode::hooks_undeclared, "'writes'"));
    CHECK(says(compile_hooks("return {\n reads = { \"tellr\" }, " + kVeilig + " }"),
               DiagnosticCode::unknown_variable, "hooks.lua:2:12"));
    CHECK(says(compile_hooks("return 3"), DiagnosticCode::script_returns_no_table, "tabel"));
    CHECK(says(compile_hooks("return { reads = {} }", "  begin: {go: einde}\n"), DiagnosticCode::hooks_empty,
               "functie"));
    CHECK(says(compile_hooks(before + ", on_enter = 3 }"), DiagnosticCode::script_wrong_kind, "on_enter"));
    CHECK(says(compile_hooks(before + ", ook = function() return true end }"),
               DiagnosticCode::hook_never_asked, "ook"));
    CHECK(says(compile_hooks(before + ", on_entr = 1 }"), DiagnosticCode::script_unknown_key, "on_enter"));
    // A comment or a text that looks like a call is none.
    const Case quiet = compile_hooks("-- s.set(1)\nreturn { reads = { \"teller\" }, " + kVeilig +
                                     ", on_enter = function(s) s.note('s.set(2)') end }");
    CHECK(quiet.program.has_value());
    CHECK_FALSE(says(quiet, DiagnosticCode::hooks_undeclared, ""));
    CHECK(says(compile_hooks(before + ", on_enter = function(s) s.event('GEEN_EVENT') end }"),
               DiagnosticCode::unknown_event, "GEEN_EVENT"));
  }

  TEST_CASE("a condition of hooks.lua is asked as name(), of the case only") {
    const std::string lua = "return { reads = { \"teller\" }, " + kVeilig + " }";
    CHECK(says(
        compile_hooks(lua, "  begin:\n    choices:\n      - {id: a, say: A, when: 'veilg()', go: einde}\n"),
        DiagnosticCode::condition_unknown_function, "veilig"));
    CHECK(
        says(compile_hooks(
                 lua, "  begin:\n    choices:\n      - {id: a, say: A, when: 'veilig(\"x\")', go: einde}\n"),
             DiagnosticCode::hook_takes_nothing, "veilig"));
  }

  TEST_CASE("hooks read, set, emit and note; in the order of the format") {
    const Program program = with_hooks(
        "on_enter = function(s, node) s.note('in ' .. node .. ' bij beurt ' .. s.turn()) end,\n"
        "on_choice = function(s, node, choice)\n"
        "  s.set('teller', s.get('teller') + 2)\n"
        "  s.note(node .. '.' .. choice .. ' ' .. s.get('teller') .. ' ' .. s.get('toon') .. ' ' .. "
        "tostring(s.get('gemeld')))\n"
        "  if choice == 'druk' then s.set('toon', 'fel') s.set('gemeld', true) s.event('luid') end\n"
        "end,\n"
        "on_end = function(s) s.set('teller', 1) s.note(tostring(s.seen('midden'))) end");
    const auto hooks = program::make_lua_hooks(program);
    Session session(program, 1, hooks.get());
    give(session, "door");
    give(session, "druk");
    // teller 0 → 2 → 3 (not 4: its bounds are 0 and 3)
    CHECK(value(session, "teller") == 3);
    CHECK(value(session, "toon") == 1);
    CHECK(value(session, "gemeld") == 1);
    CHECK(session.offer().items.size() == 2);
    const auto locked = std::count_if(session.offer().items.begin(), session.offer().items.end(),
                                      [](const auto& item) { return item.locked; });
    CHECK(locked == 1);  // veilig() does not hold any more
    give(session, "klaar");
    CHECK(session.status() == session::Status::ended);
    CHECK(value(session, "teller") == 1);  // what on_end did is in the final state
    CHECK(off(session).empty());
    const std::vector<std::string> expected = {"in begin bij beurt 0",
                                               "begin.door 2 rustig false",
                                               "in begin bij beurt 1",
                                               "teller zou 4 worden; hoger dan 3 gaat niet.",
                                               "begin.druk 3 rustig false",
                                               "in midden bij beurt 2",
                                               "teller zou 5 worden; hoger dan 3 gaat niet.",
                                               "midden.klaar 3 fel true",
                                               "in einde bij beurt 3",
                                               "true"};
    CHECK(notes(session) == expected);
  }

  TEST_CASE("rubric lines cap or note, once, at an ending") {
    const Program program = with_hooks(
        "rubric = function(s) return { { criterion = 'C1', cap = 60, why = 'Te snel.' }, { criterion = 'C2', "
        "why = 'Let op.' } } end");
    const auto hooks = program::make_lua_hooks(program);
    Session session(program, 1, hooks.get());
    give(session, "druk");
    CHECK(scoring::score(session).caps.empty());
    give(session, "klaar");
    const scoring::Scores scores = scoring::score(session);
    REQUIRE(scores.caps.size() == 1);
    CHECK(scores.caps[0].reason == scoring::CapReason::hook);
    CHECK(scores.caps[0].limit == 60);
    CHECK(program.text(program.criteria[scores.caps[0].criterion].id) == "C1");
    CHECK(std::count_if(session.log().begin(), session.log().end(),
                        [](const Entry& entry) { return entry.kind == EntryKind::hook_rubric; }) == 2);
  }

  TEST_CASE(
      "each hook is asked once for an input, and never by going back, branching, restoring or looking") {
    const Program program = with_hooks(
        "on_enter = function(s) s.note('x') end, on_choice = function(s) s.set('teller', s.get('teller') + "
        "1) end, on_end = function(s) end");
    Counting hooks(program);
    Session session(program, 5, &hooks);
    CHECK(hooks.calls["on_enter"] == 1);
    give(session, "door");
    give(session, "druk");
    CHECK(hooks.calls["on_enter"] == 3);
    CHECK(hooks.calls["on_choice"] == 2);
    // In `midden` the line and the choice both ask; nothing that it reads changed in between.
    CHECK(hooks.calls["veilig"] == 1);
    give(session, "klaar");
    CHECK(hooks.calls["on_end"] == 1);
    CHECK(hooks.calls["veilig"] == 1);

    const int before = hooks.all;
    const std::string saved = session.save();
    const Result<Session> restored = Session::restore(program, saved, &hooks);
    REQUIRE(restored.ok());
    CHECK(restored->same_as(session));
    CHECK(restored->save() == saved);
    CHECK(scoring::score(*restored).caps.size() == scoring::score(session).caps.size());
    Session back = session.branch(2);
    CHECK(back.offer().items.size() == 2);
    session.rewind(2);
    CHECK(session.same_as(back));
    session.rewind(0);
    CHECK_FALSE(session.slots_after(0).empty());
    CHECK(hooks.all == before);
    // Taking something else from there does ask.
    give(back, "klaar");
    CHECK(hooks.all > before);
  }

  TEST_CASE("a condition is asked again within an input only when what it reads has changed") {
    const std::string nodes =
        "  begin:\n    choices:\n      - {id: a, say: A, go: midden}\n"
        "  midden:\n    lines:\n      - {narrator: Een., when: veilig(), effect: {teller: +2}}\n      - "
        "{narrator: Twee., when: veilig()}\n"
        "      - {narrator: Drie., when: not veilig()}\n    choices:\n      - {id: b, say: B, when: not "
        "veilig(), go: einde}\n";
    const Program program = with_hooks("on_end = function(s) end", nodes);
    Counting hooks(program);
    Session session(program, 1, &hooks);
    give(session, "a");
    CHECK(hooks.calls["veilig"] == 2);  // once, and once after the first line changed `teller`
    CHECK(session.offer().items.size() == 1);
    std::vector<std::string> lines;
    for (const Entry& entry : session.log()) {
      if (entry.kind == EntryKind::line) lines.emplace_back(program.text(program.lines[entry.a].text));
    }
    CHECK(lines == std::vector<std::string>{"Een.", "Drie."});
  }

  TEST_CASE("a hook that misbehaves is switched off with words, does nothing, and the conversation goes on") {
    const std::pair<const char*, const char*> bad[] = {
        {"s.set('teller', 3) while true do end", "rekent te lang"},
        {"local t = {} while true do t[#t + 1] = ('x') .. #t end", "regel"},
        {"s.set('onbekend', 1)", "er is geen variabele 'onbekend'"},
        {"s.set('teller', 'veel')", "past niet bij teller"},
        {"s.set('toon', 'boos')", "past niet bij toon"},
        {"s.event('GEEN_' .. 'EVENT')", "er is geen gebeurtenis 'GEEN_EVENT'"},
        {"s.seen('nergens')", "er is geen moment 'nergens'"},
        {"s:get('teller')", "met een punt"},
        {"s.get = nil", "s kan niet worden veranderd"},
        {"teller = 1", "local"},
        {"s.get(nil)", "s.get verwacht een tekst"},
        {"for i = 1, 2000 do s.note('vol') end", "te veel in één keer"},
        {"error('zelf')", "zelf"},
    };
    for (const auto& [body, why] : bad) {
      INFO(body);
      const Program program = with_hooks(std::string("on_choice = function(s) ") + body + " end");
      Counting hooks(program);
      Session session(program, 1, &hooks);
      give(session, "door");
      REQUIRE(off(session).size() == 1);
      CHECK_MESSAGE(off(session)[0].find(why) != std::string::npos, off(session)[0]);
      CHECK(value(session, "teller") == 0);  // nothing of it counts
      give(session, "druk");
      give(session, "klaar");
      CHECK(hooks.calls["on_choice"] == 1);
      CHECK(session.status() == session::Status::ended);
      CHECK(off(session).size() == 1);
      const Result<Session> restored = Session::restore(program, session.save(), &hooks);
      REQUIRE(restored.ok());
      CHECK(restored->same_as(session));
      CHECK(hooks.calls["on_choice"] == 1);
      // Back to before it failed, it is asked anew, and fails in the same way.
      session.rewind(0);
      CHECK(off(session).empty());
      give(session, "door");
      CHECK(hooks.calls["on_choice"] == 2);
      CHECK(off(session).size() == 1);
    }
  }

  TEST_CASE("a condition or rubric only looks, and answers what it should") {
    for (const char* body : {"s.set('teller', 1) return true", "s.event('luid') return true",
                             "s.note('x') return true", "return 1", "return nil"}) {
      INFO(body);
      Case made = compile_hooks(
          std::string("return { reads = { 'teller' }, writes = { 'teller' }, veilig = function(s) ") + body +
          " end }");
      REQUIRE(made.program.has_value());
      const auto hooks = program::make_lua_hooks(*made.program);
      Session session(*made.program, 1, hooks.get());
      give(session, "druk");
      CHECK(off(session).size() == 1);
      CHECK(value(session, "teller") == 0);
    }
    for (const char* body : {"return 3", "return { 3 }", "return { { criterion = 'Z9', why = 'x' } }",
                             "return { { criterion = 'C1', cap = 101, why = 'x' } }",
                             "return { { criterion = 'C1' } }", "s.set('teller', 1)"}) {
      INFO(body);
      const Program program = with_hooks(std::string("rubric = function(s) ") + body + " end");
      const auto hooks = program::make_lua_hooks(program);
      Session session(program, 1, hooks.get());
      give(session, "druk");
      give(session, "klaar");
      CHECK(session.status() == session::Status::ended);
      CHECK(off(session).size() == 1);
      CHECK(scoring::score(session).caps.empty());
    }
  }

  TEST_CASE("a hook keeps nothing between calls: a session is its inputs") {
    Case made = compile_hooks(
        "local count = 0\nlocal kept = {}\nreturn { reads = { 'teller' }, on_choice = function(s) count = "
        "count + 1 kept[#kept + 1] = 1 "
        "s.note(count .. '/' .. #kept) end, " +
        kVeilig + " }");
    REQUIRE(made.program.has_value());
    const auto hooks = program::make_lua_hooks(*made.program);
    Session session(*made.program, 1, hooks.get());
    give(session, "door");
    give(session, "door");
    CHECK(notes(session) == std::vector<std::string>{"1/1", "1/1"});
  }

  TEST_CASE("chance in a hook comes from the seed and differs between calls") {
    const Program program =
        with_hooks("on_choice = function(s) s.note(tostring(math.random(1, 1000000))) end");
    const auto hooks = program::make_lua_hooks(program);
    std::vector<std::vector<std::string>> seen;
    for (const std::uint64_t seed : {1U, 1U, 2U}) {
      Session session(program, seed, hooks.get());
      give(session, "door");
      give(session, "door");
      seen.push_back(notes(session));
    }
    CHECK(seen[0] == seen[1]);
    CHECK(seen[0] != seen[2]);
    CHECK(seen[0][0] != seen[0][1]);
  }

  TEST_CASE("without somebody to run hooks the case is played as if they had failed") {
    const Program program = with_hooks("on_enter = function(s) end");
    Session session(program, 1);
    CHECK(off(session).size() == 1);
    give(session, "druk");
    give(session, "klaar");
    CHECK(session.status() == session::Status::ended);
  }

  TEST_CASE("events of hooks count for musts and rules, and for conditions") {
    const std::string nodes =
        "  begin:\n    choices:\n      - {id: a, say: A, go: midden}\n"
        "  midden:\n    lines:\n      - {narrator: Gehoord., when: event(\"luid\")}\n    choices:\n      - "
        "{id: b, say: B, go: einde}\n";
    const Program program = with_hooks(
        "on_choice = function(s, node) if node == 'begin' then s.event('luid') end end, on_end = function(s) "
        "s.event('af') end",
        nodes + "  los:\n    lines:\n      - {narrator: x, when: veilig()}\n    go: einde\n",
        kMore + "must: {af: C1}\n");
    const auto hooks = program::make_lua_hooks(program);
    Session session(program, 1, hooks.get());
    give(session, "a");
    CHECK(std::any_of(session.log().begin(), session.log().end(),
                      [](const Entry& entry) { return entry.kind == EntryKind::line; }));
    give(session, "b");
    CHECK(scoring::score(session).musts_missed.empty());
  }

  TEST_CASE(
      "a Program with hooks survives its file, and a changed file cannot make a hook do what it may not") {
    const Program program = with_hooks("on_choice = function(s) s.set('teller', 2) end");
    const Result<Program> again = program::read_program(program::write_program(program));
    REQUIRE(again.ok());
    CHECK(again->hash == program.hash);
    const auto hooks = program::make_lua_hooks(*again);
    Session session(*again, 1, hooks.get());
    give(session, "door");
    CHECK(value(session, "teller") == 2);
    HookRecord record{0, false, {}, {{program::HookEffectKind::set, slot_named(program, "teller"), 3, {}}}};
    record.hook = 0;
    CHECK(program::fits(program, record));
    record.effects[0].value = 4;
    CHECK_FALSE(program::fits(program, record));
    record.effects[0] = {program::HookEffectKind::set, 9999, 0, {}};
    CHECK_FALSE(program::fits(program, record));
    record.effects.clear();
    record.hook = 77;
    CHECK_FALSE(program::fits(program, record));
  }

  TEST_CASE("damaged records in a save are refused or give the same place; nothing is asked") {
    const Program program = with_hooks("on_choice = function(s) s.set('teller', 2) s.note('é') end");
    Counting hooks(program);
    Session session(program, 1, &hooks);
    give(session, "door");
    give(session, "druk");
    const std::string good = session.save();
    const int before = hooks.all;
    for (std::size_t at = 12; at < good.size(); ++at) {
      for (const int change : {1, 0x40, 0x80}) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ change);
        session::ByteWriter crc;
        crc.u32(crc32c(std::string_view(bytes).substr(12)));
        bytes.replace(8, 4, crc.bytes());
        const Result<Session> restored = Session::restore(program, bytes, &hooks);
        if (restored.ok()) CHECK(restored->inputs().size() <= 2);
      }
    }
    CHECK(hooks.all == before);
    for (std::size_t size = 0; size < good.size(); ++size)
      CHECK_FALSE(Session::restore(program, good.substr(0, size), &hooks).ok());
  }

  TEST_CASE("a journal keeps what hooks did; an edited case asks them again") {
    const Program program = with_hooks("on_choice = function(s) s.set('teller', s.get('teller') + 1) end");
    Counting hooks(program);
    Session session(program, 9, &hooks);
    const auto disk = std::make_shared<MemoryDisk>();
    auto writer = session::JournalWriter::create(std::make_unique<MemoryFile>(disk),
                                                 session::header_for(session, "proef/scenario.yaml"));
    REQUIRE(writer.ok());
    for (const char* input : {"door", "door", "druk"}) {
      give(session, input);
      REQUIRE(writer->confirm(session).ok());
    }
    const int before = hooks.all;
    auto contents = session::read_journal(disk->bytes);
    REQUIRE(contents.ok());
    const auto resumed = session::resume(program, *contents, &hooks);
    REQUIRE(resumed.ok());
    CHECK(resumed->report.is_whole());
    CHECK(resumed->session.same_as(session));
    CHECK(hooks.all == before);

    const Program edited = with_hooks("on_choice = function(s) s.set('teller', 3) end");
    Counting other(edited);
    const auto replayed = session::resume(edited, *contents, &other);
    REQUIRE(replayed.ok());
    CHECK(replayed->report.is_whole());
    CHECK(replayed->report.program_changed);
    CHECK(value(replayed->session, "teller") == 3);
    CHECK(other.calls["on_choice"] == 3);
    // Once taken over, and gone on with: the old inputs are asked again, the new ones are remembered.
    REQUIRE(writer->adopt(edited.hash, 3).ok());
    Session on = replayed->session;
    give(on, "klaar");
    REQUIRE(writer->confirm(on).ok());
    contents = session::read_journal(disk->bytes);
    REQUIRE(contents.ok());
    const auto third = session::resume(edited, *contents, &other);
    REQUIRE(third.ok());
    CHECK(third->report.is_whole());
    CHECK(third->session.same_as(on));
  }
}
