#include "tests/engine/script/scripts_support.h"

using namespace gesprek;
using namespace gesprek::script;
using namespace gesprek::script::test;

namespace {

using Deltas = std::vector<std::pair<std::string, int>>;

/// `line:column` and the Dutch message, without the file.
std::string at(const Diagnostic& diagnostic) {
  return std::to_string(diagnostic.where.begin.line) + ":" + std::to_string(diagnostic.where.begin.column);
}
std::string words(const Diagnostic& diagnostic) {
  return diagnostic.message(Language::nl);
}

ReactInput say(std::string text) {
  ReactInput input;
  input.say = std::move(text);
  input.kind = "say";
  input.moves = {"verwijt", "feit"};
  input.to = {"karin"};
  return input;
}

/// A persona whose react has `body`, and what it answers.
struct Reacting {
  ScriptSet set;
  Scripts scripts;
  SourceText scenario{"scenario.yaml", "line one\nline two\nline three\n"};

  explicit Reacting(const std::string& body, const ScriptLimits& limits = {}) {
    set.limits = limits;
    set.with("personas/x.lua", persona("react = function(choice)\n" + body + "\nend,"));
    scripts = set.load();
    INFO(set.all());
    REQUIRE_FALSE(set.diagnostics.has_errors());
  }
  std::vector<PersonaRow> operator()(const ReactInput& input) {
    return scripts.runtime->react(scripts.personas.at("x"), input, scenario, {9, 17}, set.diagnostics);
  }
};

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("the test scripts load without a word") {
    ScriptSet set;
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    CHECK(scripts.personas.size() == 1);
    CHECK(scripts.rules.size() == 4);
    CHECK(scripts.form_names == std::vector<std::string>{"plan", "vastleggen"});
    CHECK(scripts.catalogues.moves.size() == 9);
    REQUIRE(scripts.runtime != nullptr);
  }

  TEST_CASE("a persona is read whole") {
    ScriptSet set;
    const Scripts scripts = set.load();
    const Persona& p = scripts.personas.at("testpersoon");
    CHECK(p.id == "testpersoon");
    CHECK(p.file == "scripts/personas/testpersoon.lua");
    CHECK(p.start == Deltas{{"openheid", 3}, {"schaamte", 7}, {"spanning", 6}, {"vertrouwen", 4}});
    REQUIRE(p.private_variables.size() == 1);
    CHECK(p.private_variables[0].name == "verwijten");
    CHECK(p.private_variables[0].max == 3);
    REQUIRE(p.moves.at("verwijt").size() == 1);
    CHECK(p.moves.at("verwijt")[0].deltas == Deltas{{"vertrouwen", -2}, {"verwijten", 1}});
    CHECK(p.moves.at("verwijt")[0].mood == "gesloten");
    CHECK(p.moves.at("verwijt")[0].when.empty());
    REQUIRE(p.moves.at("open_vraag").size() == 2);
    CHECK(p.moves.at("open_vraag")[1].when.value == "spanning <= 7");
    CHECK(p.moves.at("open_vraag")[1].deltas == Deltas{{"spanning", -1}});
    REQUIRE(p.each_turn.size() == 1);
    CHECK(p.each_turn[0].when.value == "spanning >= 8");
    REQUIRE(p.rest.size() == 1);
    CHECK(p.rest[0].variable == "spanning");
    CHECK(p.rest[0].level == 5);
    CHECK(p.rest[0].every == 4);
    REQUIRE(p.closed.size() == 2);
    CHECK(p.closed[1].when.value == "verwijten >= 3");
    REQUIRE(p.moods.size() == 3);
    CHECK(p.moods[2].mood == "afwachtend");
    CHECK(p.moods[2].when.empty());
    REQUIRE(p.afterwards.size() == 2);
    CHECK(p.afterwards[0].text == "Ik zou wel weer bellen.");
    CHECK(p.has_react);
  }

  TEST_CASE("conditions of rows have their exact place in the script") {
    ScriptSet set;
    const Scripts scripts = set.load();
    const Persona& p = scripts.personas.at("testpersoon");
    REQUIRE(p.source != nullptr);
    for (const PersonaRow* const row : {&p.each_turn[0], &p.moods[1], &p.moves.at("open_vraag")[0]}) {
      CHECK(row->when.verbatim);
      const std::string_view bytes = p.source->bytes();
      CHECK(bytes.substr(row->when.where.begin + 1, row->when.value.size()) == row->when.value);
    }
  }

  TEST_CASE("a condition that is put together has the place of its expression") {
    ScriptSet set;
    set.with("personas/x.lua",
             "local grens = 7\nreturn {\n  closed = { { when = \"spanning >= \" .. grens } },\n"
             "  moods = { { mood = \"open\" } },\n}\n");
    const Scripts scripts = set.load();
    const PersonaRow& row = scripts.personas.at("x").closed[0];
    CHECK(row.when.value == "spanning >= 7");
    CHECK_FALSE(row.when.verbatim);
    CHECK(scripts.personas.at("x").source->position(row.when.where.begin).line == 3);
  }

  TEST_CASE("a script that does not work says where") {
    CHECK(at(ScriptSet().persona_gives(DiagnosticCode::script_syntax, "return {\n  a = 1\n  b = 2\n}")) ==
          "3:3");
    CHECK(at(ScriptSet().persona_gives(DiagnosticCode::script_failed,
                                       "local x\n\nlocal y = x.z\nreturn {}")) == "3:1");
    CHECK(at(ScriptSet().persona_gives(DiagnosticCode::script_over_budget,
                                       "local n = 0\nwhile true do\n  n = n + 1\nend"))
              .front() >= '2');
    CHECK(at(ScriptSet().persona_gives(DiagnosticCode::script_over_memory,
                                       "local s = 'x'\nwhile true do\n  s = s .. s\nend")) == "3:3");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_returns_no_table, "local p = {}\n")) ==
          "het script geeft niets terug in plaats van een tabel");
    CHECK(at(ScriptSet().persona_gives(DiagnosticCode::script_unreadable, "-- ok\n-- \xff\nreturn {}")) ==
          "2:4");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_unreadable, std::string(300'000, ' ')))
              .find("te groot") != std::string::npos);
    static_cast<void>(
        ScriptSet().persona_gives(DiagnosticCode::script_result_too_large, "local t = {} t.t = t return t"));
    static_cast<void>(ScriptSet().persona_gives(DiagnosticCode::script_syntax, std::string("\x1bLua", 4)));
  }

  TEST_CASE("a byte order mark and CRLF are no mistake") {
    ScriptSet set;
    set.with("personas/x.lua", "\xEF\xBB\xBFreturn {\r\n  moods = { { mood = \"open\" } },\r\n}\r\n");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    CHECK(scripts.personas.at("x").moods.size() == 1);
  }

  TEST_CASE("deltas outside -3…3 are errors at the number's name") {
    const Diagnostic diagnostic = ScriptSet().persona_gives(
        DiagnosticCode::persona_delta_range, persona("moves = {\n  verwijt = { vertrouwen = -4 } },"));
    CHECK(at(diagnostic) == "3:15");
    CHECK(words(diagnostic).find("moves.verwijt.vertrouwen: ") == 0);
    ScriptSet set;
    set.with("personas/x.lua",
             persona("moves = { verwijt = { vertrouwen = -3 }, herstel = { vertrouwen = 3 } },"));
    static_cast<void>(set.load());
    CHECK_FALSE(set.diagnostics.has_errors());
    CHECK(set.count(DiagnosticCode::persona_strong_row) == 2);
  }

  TEST_CASE("fractions and other kinds are errors in words") {
    const Diagnostic fraction = ScriptSet().persona_gives(
        DiagnosticCode::script_wrong_kind, persona("moves = { verwijt = { vertrouwen = 0.5 } },"));
    CHECK(words(fraction) == "moves.verwijt.vertrouwen: hier hoort een geheel getal, niet geen geheel getal");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_wrong_kind,
                                          persona("moves = { verwijt = 3 },"))) ==
          "moves.verwijt: hier hoort een rij of een lijst van rijen, niet een geheel getal");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_wrong_kind, persona("react = 'ja',"))) ==
          "react: hier hoort een functie, niet een tekst");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_wrong_kind,
                                          persona("each_turn = { { when = 3 } },"))) ==
          "each_turn[1].when: hier hoort een tekst, niet een geheel getal");
  }

  TEST_CASE("unknown names are errors with a suggestion") {
    const auto hint = [](const std::string& body) {
      return ScriptSet().persona_gives(DiagnosticCode::script_unknown_name, persona(body)).hint(Language::nl);
    };
    CHECK(hint("moves = { verwijd = { vertrouwen = -1 } },") == "bedoel je 'verwijt'?");
    CHECK(hint("moves = { verwijt = { vertrouwe = -1 } },") == "bedoel je 'vertrouwen'?");
    CHECK(hint("moves = { verwijt = { mood = 'gespanen' } },") == "bedoel je 'gespannen'?");
    CHECK(hint("start = { spaning = 3 },") == "bedoel je 'spanning'?");
    CHECK(hint("rest = { spaning = { 5 } },") == "bedoel je 'spanning'?");
    CHECK(hint("private = { hersteld = { max = 3 } }, each_turn = { { herstelt = 1 } },") ==
          "bedoel je 'hersteld'?");
  }

  TEST_CASE("unknown keys are warnings with a suggestion") {
    const auto gives = [](const std::string& body) {
      return ScriptSet().persona_gives(DiagnosticCode::script_unknown_key, persona(body));
    };
    CHECK(gives("each_turns = {},").hint(Language::nl) == "bedoel je 'each_turn'?");
    CHECK(gives("each_turn = { { wen = 'spanning > 3', vertrouwen = -1 } },").hint(Language::nl) ==
          "bedoel je 'when'?");
    CHECK(gives("rest = { spanning = { 5, every = 4, min = 2 } },").severity() == Severity::warning);
    CHECK(words(gives("moves = { verwijt = { vertrouwen = -1, text = 'x' } },"))
              .find("moves.verwijt: 'text'") == 0);
    CHECK(words(gives("moves = { { vertrouwen = -1 } },")).find("'[1]'") != std::string::npos);
  }

  TEST_CASE("moods need a last row that always holds") {
    CHECK(at(ScriptSet().persona_gives(
              DiagnosticCode::persona_without_default_mood,
              "return {\n  moods = {\n    { when = \"spanning >= 8\", mood = \"gespannen\" },\n  },\n}")) ==
          "3:5");
    static_cast<void>(
        ScriptSet().persona_gives(DiagnosticCode::persona_without_default_mood, "return { moods = {} }"));
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_missing_key, "return {}")) ==
          "return: 'moods' ontbreekt");
    CHECK(words(ScriptSet().persona_gives(DiagnosticCode::script_missing_key, "return { moods = {{}} }")) ==
          "moods[1]: 'mood' ontbreekt");
  }

  TEST_CASE("rows behind one that always holds are told") {
    CHECK(words(ScriptSet().persona_gives(
                    DiagnosticCode::persona_dead_row,
                    persona("moves = { verwijt = { { vertrouwen = -1 }, { when = 'spanning > 3' } } },")))
              .find("moves.verwijt[2]") == 0);
  }

  TEST_CASE("bounds of start, private and rest are kept") {
    const auto range = [](const std::string& body) {
      return words(ScriptSet().persona_gives(DiagnosticCode::script_number_range, persona(body)));
    };
    CHECK(range("start = { vertrouwen = 11 },") ==
          "start.vertrouwen: 11 kan niet; het mag van 0 tot en met 10");
    CHECK(range("start = { escalatie = 6 },") == "start.escalatie: 6 kan niet; het mag van 0 tot en met 5");
    CHECK(range("private = { x = { start = 4, max = 3 } },") ==
          "private.x.start: 4 kan niet; het mag van 0 tot en met 3");
    CHECK(range("private = { x = { min = 5, max = 3 } },").find("private.x.max: 3") == 0);
    CHECK(range("private = { x = { max = 256 } },")
              .find("private.x.max: 256 kan niet; het mag van 0 tot en met 255") == 0);
    CHECK(range("rest = { spanning = { 12 } },").find("rest.spanning[1]: 12") == 0);
    CHECK(range("rest = { spanning = { 5, every = 0 } },").find("rest.spanning.every: 0") == 0);
  }

  TEST_CASE("private names must be names, and of their own") {
    static_cast<void>(ScriptSet().persona_gives(DiagnosticCode::persona_private_clash,
                                                persona("private = { vertrouwen = 1 },")));
    static_cast<void>(
        ScriptSet().persona_gives(DiagnosticCode::script_bad_name, persona("private = { Hersteld = 1 },")));
    static_cast<void>(
        ScriptSet().persona_gives(DiagnosticCode::script_bad_name, persona("private = { mood = 1 },")));
    static_cast<void>(
        ScriptSet().persona_gives(DiagnosticCode::script_bad_name, persona("private = { 3 },")));
  }

  TEST_CASE("magnitudes that saturate are hinted at") {
    const auto hints = [](const std::string& body) {
      ScriptSet set;
      set.with("personas/x.lua", persona(body));
      static_cast<void>(set.load());
      INFO(set.all());
      CHECK_FALSE(set.diagnostics.has_errors());
      return set.count(DiagnosticCode::persona_strong_row);
    };
    CHECK(hints("moves = { verwijt = { vertrouwen = -2, spanning = 2 } },") == 0);  // harm
    CHECK(hints("moves = { erkenning = { vertrouwen = 2 } },") == 0);               // the one leap
    CHECK(hints("moves = { erkenning = { vertrouwen = 2 }, feit = { spanning = -2 } },") == 1);  // the second
    CHECK(hints("moves = { verwijt = { spanning = 3 } },") == 1);
    CHECK(hints("moves = { feit = { vertrouwen = -2 } },") == 1);  // a fact is no harm
    CHECK(hints("moves = { feit = { vertrouwen = -1, spanning = 1 } },") == 0);
  }

  TEST_CASE("what only rises, and stress that never settles, are hinted at") {
    const auto hints = [](const std::string& body, DiagnosticCode code) {
      ScriptSet set;
      set.with("personas/x.lua", persona(body));
      static_cast<void>(set.load());
      INFO(set.all());
      CHECK_FALSE(set.diagnostics.has_errors());
      return set.count(code);
    };
    const auto ceiling = [&](const std::string& body) {
      return hints(body, DiagnosticCode::persona_without_ceiling);
    };
    CHECK(ceiling("moves = { erkenning = { vertrouwen = 1 } },") == 1);
    CHECK(ceiling("moves = { erkenning = { when = 'vertrouwen <= 6', vertrouwen = 1 } },") == 0);
    CHECK(ceiling("moves = { erkenning = { when = 'spanning <= 6', vertrouwen = 1 } },") == 1);
    CHECK(ceiling("moves = { erkenning = { when = 'mijn_vertrouwen <= 6', vertrouwen = 1 } },"
                  "private = { mijn_vertrouwen = 3 },") == 1);  // another name that holds it
    CHECK(ceiling("moves = { erkenning = { spanning = -1, schaamte = -1 } },") == 0);  // what falls, settles
    CHECK(ceiling("moves = { verwijt = { schaamte = 1 } },") == 0);  // harm needs no ceiling
    CHECK(ceiling("moves = { erkenning = { gezien = 1 } }, private = { gezien = 0 },") == 0);

    const auto rest = [&](const std::string& body) {
      return hints(body, DiagnosticCode::persona_without_rest);
    };
    CHECK(rest("moves = { verwijt = { spanning = 1 } },") == 1);
    CHECK(rest("moves = { verwijt = { spanning = 1 } }, rest = { spanning = { 5, every = 4 } },") == 0);
    CHECK(rest("moves = { verwijt = { spanning = 1 } }, rest = {},") == 0);  // that is what is meant
    CHECK(rest("each_turn = { { when = 'vertrouwen <= 2', spanning = 1 } },") == 1);
    CHECK(rest("moves = { erkenning = { spanning = -1 } },") == 0);
  }

  TEST_CASE("react that helps is hinted at, once") {
    ScriptSet set;
    set.with("personas/x.lua", persona("react = function() return { vertrouwen = 1, spanning = 1 } end,"));
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    const SourceText scenario("scenario.yaml", "0123456789");
    for (int i = 0; i < 3; ++i) {
      const auto rows =
          scripts.runtime->react(scripts.personas.at("x"), say("Hallo."), scenario, {1, 2}, set.diagnostics);
      CHECK(rows.size() == 1);
    }
    CHECK(set.count(DiagnosticCode::persona_react_rises) == 1);
    CHECK(set.count(DiagnosticCode::persona_without_ceiling) == 0);
  }

  TEST_CASE("print becomes a hint at its line") {
    const Diagnostic diagnostic = ScriptSet().persona_gives(
        DiagnosticCode::script_prints, "local n = 3\nprint(\"n is\", n)\n" + persona(""));
    CHECK(at(diagnostic) == "2:1");
    CHECK(words(diagnostic) == "print: n is 3");
    CHECK(diagnostic.severity() == Severity::hint);
  }

  TEST_CASE("react gets the choice and its counts") {
    Reacting react(R"(
      if choice.kind ~= "say" or choice.words ~= 7 or choice.sentences ~= 2 or choice.longest ~= 5 then error("counts") end
      if choice.moves[1] ~= "verwijt" or #choice.moves ~= 2 or not choice.moves.feit then error("moves") end
      if choice.to[1] ~= "karin" or choice.moves.herstel then error("to") end
      return { { begrip = -1, when = "spanning >= 3" }, { vertrouwen = 1, mood = "open" } })");
    const std::vector<PersonaRow> rows = react(say("Dat klopt niet, Karin. Wat nu?"));  // 4 + … see below
    // "Dat klopt niet, Karin." 4 words and "Wat nu?" 2 make 6: the script must say so
    CHECK(rows.empty());
    CHECK(react.set.count(DiagnosticCode::react_failed) == 1);
    const std::vector<PersonaRow> good = react(say("Dat klopt echt niet, Karin. Wat nu?"));  // 5 + 2 words
    REQUIRE(good.size() == 2);
    CHECK(good[0].when.value == "spanning >= 3");
    CHECK(good[0].deltas == Deltas{{"begrip", -1}});
    CHECK(good[1].mood == "open");
    const Persona& persona = react.scripts.personas.at("x");
    CHECK(persona.source->bytes().substr(good[0].when.where.begin, 5) == "react");
  }

  TEST_CASE("react may return nothing, one row, or rows") {
    CHECK(Reacting("return nil")(say("x")).empty());
    CHECK(Reacting("")(say("x")).empty());
    CHECK(Reacting("return {}")(say("x")).empty());
    CHECK(Reacting("return { spanning = 1 }")(say("x")).size() == 1);
    CHECK(Reacting("return { { spanning = 1 }, { when = 'spanning > 2', spanning = 1 } }")(say("x")).size() ==
          2);
  }

  TEST_CASE("the react of the test persona counts long sentences and looks for words") {
    ScriptSet set;
    Scripts scripts = set.load();
    const SourceText scenario("scenario.yaml", "x");
    const auto rows = [&](const std::string& text) {
      return scripts.runtime
          ->react(scripts.personas.at("testpersoon"), say(text), scenario, {}, set.diagnostics)
          .size();
    };
    CHECK(rows("Levi weegt te weinig.") == 0);
    CHECK(rows("De CURVE buigt af.") == 1);
    CHECK(rows("De curve buigt af en dus moeten we nu met zijn allen echt eens een tandje gaan bijzetten.") ==
          2);
    CHECK(set.all() == "");
  }

  TEST_CASE("a react that fails names script, line and the choice, and gives no rows") {
    Reacting react("  local x = nil\n  return { { spanning = x.y } }");
    CHECK(react(say("x")).empty());
    const std::vector<Diagnostic> all = react.set.diagnostics.sorted();
    REQUIRE(all.size() == 1);
    CHECK(all[0].where.file == "scenario.yaml");
    CHECK(at(all[0]) == "2:1");
    CHECK(words(all[0]) ==
          "react van x (scripts/personas/x.lua:4) gaf bij deze keuze geen antwoord: "
          "hier wordt iets opgezocht in de naam 'x', maar dat is niets (nil)");
  }

  TEST_CASE("wrong rows of react are failures at the choice") {
    Reacting range("return { { spanning = 4 } }");
    CHECK(range(say("x")).empty());
    CHECK(range.set.count(DiagnosticCode::persona_delta_range) == 1);
    CHECK(words(range.set.diagnostics.all()[0]).find("scripts/personas/x.lua: react[1].spanning: ") == 0);
    Reacting name("return { { spaning = 1 } }");
    CHECK(name(say("x")).empty());
    CHECK(name.set.count(DiagnosticCode::script_unknown_name) == 1);
    Reacting kind("return 3");
    CHECK(kind(say("x")).empty());
    CHECK(kind.set.count(DiagnosticCode::script_wrong_kind) == 1);
  }

  TEST_CASE("after three failures a persona is not asked again") {
    Reacting react("error('nee')");
    for (int i = 0; i < 10; ++i) CHECK(react(say("keuze " + std::to_string(i))).empty());
    CHECK(react.set.count(DiagnosticCode::react_failed) == 3);
    CHECK(react.set.count(DiagnosticCode::react_given_up) == 1);
  }

  TEST_CASE("one bad choice does not spoil the next, whatever way it failed") {
    for (const char* const bad : {"while true do end", "local s = 'x' while true do s = s .. s end",
                                  "error('x')", "local t = {} t.t = t return t"}) {
      Reacting react("if choice.say == 'slecht' then " + std::string(bad) + " end return { spanning = 1 }");
      CHECK(react(say("goed")).size() == 1);
      CHECK(react(say("slecht")).empty());
      CHECK(react(say("weer goed")).size() == 1);
      CHECK(react.set.count(DiagnosticCode::react_failed) == 1);
    }
  }

  TEST_CASE("each call has a fresh budget, and all calls together have one too") {
    const char* const body = "for i = 1, 20000 do end return { spanning = 1 }";  // over 20,000 instructions
    Reacting many(body);
    for (int i = 0; i < 100; ++i) CHECK(many(say("keuze " + std::to_string(i))).size() == 1);
    ScriptLimits limits;
    limits.react_instructions = 10'000;
    CHECK(Reacting(body, limits)(say("x")).empty());
    limits = {};
    limits.react_instructions_all = 100'000;
    Reacting few(body, limits);
    int answered = 0;
    for (int i = 0; i < 100; ++i) answered += few(say("keuze " + std::to_string(i))).empty() ? 0 : 1;
    CHECK(answered >= 3);
    CHECK(answered <= 6);
    CHECK(few.set.count(DiagnosticCode::react_given_up) == 1);
  }

  TEST_CASE("a react that remembers is found out") {
    Reacting react("return { spanning = 1 }");
    ScriptSet set;
    set.with("personas/x.lua",
             "local n = 0\n" +
                 persona("react = function(choice) n = n + 1 return n > 3 and { spanning = 1 } or nil end,"));
    Scripts scripts = set.load();
    const SourceText scenario("scenario.yaml", "x");
    for (int i = 0; i < 20; ++i) {
      static_cast<void>(scripts.runtime->react(scripts.personas.at("x"), say("keuze " + std::to_string(i)),
                                               scenario, {}, set.diagnostics));
      static_cast<void>(react(say("keuze " + std::to_string(i))));
    }
    CHECK(set.count(DiagnosticCode::react_not_pure) == 1);
    CHECK(react.set.count(DiagnosticCode::react_not_pure) == 0);
  }

  TEST_CASE("random numbers in react depend on the choice alone") {
    Reacting a(
        "return { spanning = math.random(-1, 1), begrip = math.random(-1, 1), vertrouwen = math.random(-1, "
        "1) }");
    Reacting b(
        "return { spanning = math.random(-1, 1), begrip = math.random(-1, 1), vertrouwen = math.random(-1, "
        "1) }");
    static_cast<void>(b(say("eerst iets anders")));
    for (int i = 0; i < 20; ++i) {
      const std::string text = "keuze " + std::to_string(i);
      CHECK(a(say(text))[0].deltas == b(say(text))[0].deltas);
    }
    CHECK(a.set.count(DiagnosticCode::react_not_pure) == 0);
  }

  TEST_CASE("a later folder replaces a persona whole") {
    ScriptSet set;
    set.files.files["eigen/personas/testpersoon.lua"] = persona("start = { vertrouwen = 9 },");
    const Scripts scripts = load_scripts({"scripts", "eigen"}, set.files, {}, set.diagnostics);
    CHECK(set.all() == "");
    CHECK(scripts.personas.at("testpersoon").start == Deltas{{"vertrouwen", 9}});
    CHECK(scripts.personas.at("testpersoon").moves.empty());
    CHECK(scripts.personas.at("testpersoon").file == "eigen/personas/testpersoon.lua");
  }
}
