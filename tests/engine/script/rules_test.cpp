#include "tests/engine/script/scripts_support.h"

using namespace gesprek;
using namespace gesprek::script;
using namespace gesprek::script::test;

namespace {

std::string names(const std::vector<EventPattern>& patterns) {
  std::string out;
  for (const EventPattern& pattern : patterns) {
    out += (out.empty() ? "" : " ") + pattern.event + (pattern.answer.empty() ? "" : "=" + pattern.answer);
  }
  return out;
}

Diagnostic rules_give(DiagnosticCode code, const std::string& rules) {
  ScriptSet set;
  set.with("meldcode.lua", "return {\n" + rules + "\n}\n");
  return set.gives(code);
}

/// One minor rule with `clause`.
std::string rule(const std::string& clause) {
  return "regel{ id = \"R01\", label = \"x\", severity = \"minor\",\n  " + clause + " },";
}

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("rules are read with their clauses, severity and line") {
    ScriptSet set;
    const Scripts scripts = set.load();
    const Rule& order = scripts.rules.at("R02");
    CHECK(order.label.nl == "Eerst een feit, dan praten");
    CHECK(order.severity == RuleSeverity::major);
    CHECK(order.criterion == "A1");
    CHECK(order.file == "scripts/meldcode.lua");
    CHECK(order.line == 3);
    REQUIRE(order.clauses.size() == 1);
    CHECK(order.clauses[0].kind == RuleKind::before);
    CHECK(names(order.clauses[0].first) == "SIGNAAL=feit DOSSIER");
    CHECK(names(order.clauses[0].then) == "GESPREK_OUDERS");
    CHECK(names(order.clauses[0].unless) == "SPOED_112");

    const Rule& ban = scripts.rules.at("R10");
    CHECK(ban.severity == RuleSeverity::knockout);
    REQUIRE(ban.clauses.size() == 2);
    CHECK(ban.clauses[0].kind == RuleKind::forbids);
    CHECK(names(ban.clauses[0].event) == "GEHEIM_BELOOFD");
    CHECK(ban.clauses[0].knockout == "KO1");
    CHECK(ban.clauses[1].knockout == "KO11");

    const Rule& duty = scripts.rules.at("R16");
    CHECK(duty.profiles == std::vector<std::string>{"VVN", "ONDERWIJS"});
    CHECK(duty.clauses[0].kind == RuleKind::requires_);
    CHECK(names(duty.clauses[0].trigger) == "GESPREK_OUDERS GESPREK_KIND");

    const Rule& within = scripts.rules.at("R17");
    CHECK(within.severity == RuleSeverity::minor);
    CHECK(within.clauses[0].kind == RuleKind::within);
    CHECK(within.clauses[0].turns == 5);
    CHECK(names(within.clauses[0].unless) == "WEEG_Q1=nee");
  }

  TEST_CASE("what is wrong with a rule is said at its place, and the rule is left out") {
    const Diagnostic unknown =
        rules_give(DiagnosticCode::script_unknown_name, rule("forbids{ event = \"GEHEIM_BELOOFT\" }"));
    CHECK(unknown.where.begin.line == 3);
    CHECK(unknown.hint(Language::nl) == "bedoel je 'GEHEIM_BELOOFD'?");
    CHECK(unknown.message(Language::nl) == "[1][1].event: er is geen gebeurtenis 'GEHEIM_BELOOFT'");
    CHECK(rules_give(DiagnosticCode::script_unknown_key,
                     rule("forbids{ event = \"SPOED_112\", unles = \"ADVIES_VT\" }"))
              .hint(Language::nl) == "bedoel je 'unless'?");
    CHECK(rules_give(DiagnosticCode::script_missing_key, rule("before{ first = \"SPOED_112\" }"))
              .message(Language::nl) == "[1][1]: 'later' ontbreekt");
    CHECK(rules_give(DiagnosticCode::script_unknown_name, rule("forbids{ event = \"WEEG_Q1=misschien\" }"))
              .message(Language::nl) == "[1][1].event: er is geen antwoord bij WEEG_Q1 'misschien'");
    static_cast<void>(
        rules_give(DiagnosticCode::script_unknown_name, rule("forbids{ event = \"SPOED_112=ja\" }")));
    static_cast<void>(rules_give(DiagnosticCode::script_number_range,
                                 rule("within{ event = \"SPOED_112\", after = \"ADVIES_VT\", turns = -1 }")));
    static_cast<void>(rules_give(DiagnosticCode::rule_knockout,
                                 rule("forbids{ event = \"SPOED_112\", knockout = \"KO1\" }")));
    static_cast<void>(rules_give(DiagnosticCode::rule_without_clauses, rule("")));
    static_cast<void>(rules_give(DiagnosticCode::rule_expected, rule("{ event = \"SPOED_112\" }")));
    static_cast<void>(rules_give(DiagnosticCode::rule_expected, "{ id = \"R01\" },"));
    static_cast<void>(rules_give(DiagnosticCode::rule_expected, "forbids{ event = \"SPOED_112\" },"));
    const std::string one = rule("forbids{ event = \"SPOED_112\" }");
    static_cast<void>(rules_give(DiagnosticCode::script_twice, one + one));
  }

  TEST_CASE("severity decides what a rule needs") {
    const auto with = [](const std::string& head) {
      return "regel{ id = \"R01\", label = \"x\", " + head + " },";
    };
    const std::string ban = "forbids{ event = \"SPOED_112\" }";
    CHECK(rules_give(DiagnosticCode::script_missing_key, with("severity = \"major\", " + ban)).args[1] ==
          "criterion");
    CHECK(rules_give(DiagnosticCode::script_missing_key, with("severity = \"KO\", " + ban)).args[1] ==
          "knockout");
    CHECK(rules_give(DiagnosticCode::script_missing_key, with(ban)).args[1] == "severity");
    CHECK(rules_give(DiagnosticCode::script_wrong_word,
                     with("severity = \"mayor\", criterion = \"A1\", " + ban))
              .hint(Language::nl) == "bedoel je 'major'?");
    CHECK(rules_give(DiagnosticCode::script_unknown_name,
                     with("severity = \"major\", criterion = \"A99\", " + ban))
              .args[2] == "A99");
  }

  TEST_CASE("a clause may weigh differently from its rule, and start after an event") {
    ScriptSet set;
    set.with("meldcode.lua",
             "return { regel{ id = \"R11\", label = \"x\", severity = \"KO\", criterion = \"A1\",\n"
             "  forbids{ event = \"GEHEIM_BELOOFD\", knockout = \"KO1\", after = \"GESPREK_KIND\" },\n"
             "  before{ first = \"ADVIES_VT\", later = \"GESPREK_OUDERS\", after = \"SIGNAAL\", severity = "
             "\"major\" } } }");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    const std::vector<RuleClause>& clauses = scripts.rules.at("R11").clauses;
    REQUIRE(clauses.size() == 2);
    CHECK_FALSE(clauses[0].severity.has_value());
    CHECK(names(clauses[0].trigger) == "GESPREK_KIND");
    CHECK(clauses[1].severity == RuleSeverity::major);
    CHECK(names(clauses[1].trigger) == "SIGNAAL");
    CHECK(clauses[1].knockout.empty());

    // Its own severity decides what it needs.
    const auto with = [](const std::string& head, const std::string& clause) {
      return "regel{ id = \"R01\", label = \"x\", " + head + ", forbids{ event = \"SPOED_112\", " + clause +
             " } },";
    };
    CHECK(rules_give(DiagnosticCode::script_missing_key, with("severity = \"minor\"", "severity = \"KO\""))
              .args[1] == "knockout");
    CHECK(rules_give(DiagnosticCode::script_missing_key, with("severity = \"minor\"", "severity = \"major\""))
              .args[1] == "criterion");
    static_cast<void>(rules_give(DiagnosticCode::rule_knockout,
                                 with("severity = \"KO\"", "severity = \"minor\", knockout = \"KO1\"")));
  }

  TEST_CASE("step profiles are read, and rules name those that exist") {
    ScriptSet set;
    const std::string rule =
        "regel{ id = \"R04\", label = \"x\", severity = \"minor\", profiles = { \"ARTS\" }, forbids{ event = "
        "\"SPOED_112\" } },\n";
    const std::string profile =
        "profiel{ id = \"ARTS\", label = \"Artsen\", label_en = \"Doctors\", step5 = { \"WEEG_Q1\" },\n"
        "  vt_advice = \"required\", checked = \"2026-01-02\", remark = \"⚠ nog lezen\", source = \"x\" },\n";
    set.with("meldcode.lua", "return {\n" + rule + profile + "}\n");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    const StepProfile& read = scripts.profiles.at("ARTS");
    CHECK(read.label.nl == "Artsen");
    CHECK(read.label.en == "Doctors");
    CHECK(read.step4.empty());
    CHECK(read.step5 == std::vector<std::string>{"WEEG_Q1"});
    CHECK(read.vt_advice_required);
    CHECK(read.checked == "2026-01-02");
    CHECK(read.remark == "⚠ nog lezen");
    CHECK(read.file == "scripts/meldcode.lua");
    CHECK(read.line == 3);

    const auto one = [](const std::string& body) {
      return "profiel{ id = \"ARTS\", label = \"x\"" + body + " },";
    };
    CHECK(rules_give(DiagnosticCode::script_unknown_name,
                     one("") + "regel{ id = \"R01\", label = \"x\", severity "
                               "= \"minor\", profiles = { \"ATRS\" }, forbids{ event = \"SPOED_112\" } },")
              .hint(Language::nl) == "bedoel je 'ARTS'?");
    CHECK(rules_give(DiagnosticCode::script_unknown_name, one(", step4 = \"WEEG_Q9\"")).args[2] == "WEEG_Q9");
    static_cast<void>(
        rules_give(DiagnosticCode::script_twice, one(", step4 = \"WEEG_Q1\", step5 = \"WEEG_Q1\"")));
    static_cast<void>(rules_give(DiagnosticCode::script_wrong_word, one(", vt_advice = \"must\"")));
    static_cast<void>(rules_give(DiagnosticCode::script_unknown_key, one(", step3 = \"WEEG_Q1\"")));
    static_cast<void>(rules_give(DiagnosticCode::script_twice, one("") + one("")));
  }

  TEST_CASE("a later folder replaces profiles one by one, and its rules may name the earlier ones") {
    ScriptSet set;
    set.with(
        "meldcode.lua",
        "return { profiel{ id = \"ARTS\", label = \"een\" }, profiel{ id = \"BASIS\", label = \"twee\" } }");
    set.files.files["eigen/meldcode.lua"] =
        "return { profiel{ id = \"BASIS\", label = \"anders\" }, regel{ id = \"R01\", label = \"x\", "
        "severity = "
        "\"minor\", profiles = { \"ARTS\" }, forbids{ event = \"SPOED_112\" } } }";
    const Scripts scripts = load_scripts({"scripts", "eigen"}, set.files, {}, set.diagnostics);
    CHECK(set.all() == "");
    CHECK(scripts.profiles.at("ARTS").label.nl == "een");
    CHECK(scripts.profiles.at("BASIS").label.nl == "anders");
  }

  TEST_CASE("a misspelt builder is told with the right one") {
    const Diagnostic diagnostic =
        rules_give(DiagnosticCode::script_failed, rule("forbid{ event = \"SPOED_112\" }"));
    CHECK(diagnostic.message(Language::nl) ==
          "het script stopte hier: onbekende naam 'forbid' (bedoel je 'forbids'?)");
    CHECK(diagnostic.where.begin.line == 3);
  }

  TEST_CASE("a later folder replaces rules one by one") {
    ScriptSet set;
    set.files.files["eigen/meldcode.lua"] =
        "return { regel{ id = \"R17\", label = \"anders\", severity = \"minor\", forbids{ event = "
        "\"SPOED_112\" } } }";
    const Scripts scripts = load_scripts({"scripts", "eigen"}, set.files, {}, set.diagnostics);
    CHECK(set.all() == "");
    CHECK(scripts.rules.size() == 4);
    CHECK(scripts.rules.at("R17").label.nl == "anders");
    CHECK(scripts.rules.at("R17").file == "eigen/meldcode.lua");
    CHECK(scripts.rules.at("R10").file == "scripts/meldcode.lua");
  }

  TEST_CASE("rules may be made by a loop, since it is Lua") {
    ScriptSet set;
    set.with("meldcode.lua",
             "local all = {}\nfor i, event in ipairs{ \"GEHEIM_BELOOFD\", \"UITKOMST_BELOOFD\" } do\n"
             "  all[i] = regel{ id = \"R3\" .. i, label = event, severity = \"minor\", forbids{ event = "
             "event } }\nend\nreturn all\n");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    CHECK(scripts.rules.size() == 2);
    CHECK(scripts.rules.at("R32").line == 3);
  }
}
