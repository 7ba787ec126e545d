#include "tests/engine/script/scripts_support.h"

using namespace gesprek;
using namespace gesprek::script;
using namespace gesprek::script::test;
using scenario::FieldType;

namespace {

constexpr TextRange kForm{4, 9};
constexpr TextRange kUse{5, 6};

/// `form: {use: NAME, with: {…}}` of a case.
scenario::Form use(const std::string& name,
                   const std::vector<std::pair<std::string, std::string>>& with = {}) {
  scenario::Form form;
  form.where = kForm;
  form.use = scenario::Name{name, kUse};
  for (const auto& [key, value] : with)
    form.with.emplace_back(scenario::Name{key, {6, 7}}, scenario::Text{value, {7, 8}});
  return form;
}

struct Forms {
  ScriptSet set;
  Scripts scripts;
  SourceText scenario{"scenario.yaml", "0123456789"};
  Forms() : scripts(set.load()) { REQUIRE(set.all() == ""); }
  std::optional<scenario::Form> operator()(const scenario::Form& form) {
    return scripts.runtime->build_form(form, scenario, set.diagnostics);
  }
};

Diagnostic form_gives(DiagnosticCode code, const std::string& text) {
  ScriptSet set;
  set.with("forms/x.lua", text);
  return set.gives(code);
}

std::string field(const std::string& body) {
  return "return { title = \"x\", fields = {\n  { id = \"a\", ask = \"b\", " + body + " },\n} }";
}

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("a form is built from its parameters") {
    Forms forms;
    const auto form =
        forms(use("vastleggen", {{"zin", "Moeder zegt: 'Ik krijg het er niet in.'"}, {"hoogste", "5"}}));
    INFO(forms.set.all());
    REQUIRE(form.has_value());
    CHECK(form->title.value == "Leg vast wat je hebt gehoord");
    CHECK_FALSE(form->use.has_value());
    REQUIRE(form->fields.size() == 3);
    const scenario::FormField& sort = form->fields[0];
    CHECK(sort.id.value == "sorteer");
    CHECK(sort.type == FieldType::sort);
    CHECK(sort.items_revealed);
    CHECK(sort.answer_kind);
    REQUIRE(sort.into.size() == 4);
    CHECK(sort.into[3].value == "ruis");
    REQUIRE(sort.score.size() == 1);
    CHECK(sort.score[0].criterion.value == "A9");
    CHECK(sort.score[0].wrong.value == -1);
    CHECK(sort.score[0].right.value == 2);
    const scenario::FormField& choice = form->fields[1];
    REQUIRE(choice.options.size() == 2);
    CHECK(choice.options[0].label.value == "Moeder zegt: 'Ik krijg het er niet in.'");
    CHECK(choice.options[0].score[0].points.value == 2);
    CHECK(choice.options[0].events[0].event.value == "DOSSIER");
    CHECK(choice.options[1].why->value == "Dat is een oordeel.");
    CHECK(form->fields[2].to->value == 5);
    CHECK(form->where == kForm);
    CHECK(choice.options[0].label.where == kForm);
  }

  TEST_CASE("a form without parameters is taken as it is, and a case may give it another title") {
    Forms forms;
    scenario::Form with_title = use("plan");
    with_title.title = {"Ons plan", {1, 2}};
    const auto form = forms(with_title);
    REQUIRE(form.has_value());
    CHECK(form->title.value == "Ons plan");
    CHECK(form->fields[0].type == FieldType::plan);
    CHECK(form->fields[0].rows->value == 3);
    CHECK(form->fields[0].emits->value == "EVALUATIEDATUM");
    CHECK_FALSE(form->fields[1].required->value);
    CHECK(forms(use("plan"))->title.value == "Wie doet wat");
  }

  TEST_CASE("what is wrong with the use of a form is said in the case") {
    const auto gives = [](const scenario::Form& form, DiagnosticCode code) {
      Forms forms;
      CHECK_FALSE(forms(form).has_value());
      REQUIRE(forms.set.diagnostics.all().size() == 1);
      CHECK(forms.set.diagnostics.all()[0].code == code);
      CHECK(forms.set.diagnostics.all()[0].where.file == "scenario.yaml");
      return to_text(forms.set.diagnostics.all()[0], Language::nl);
    };
    CHECK(gives(use("vasleggen"), DiagnosticCode::unknown_form) ==
          "scenario.yaml:1:6: fout E0315: er is geen formulier 'vasleggen' in scripts/forms (bedoel je "
          "'vastleggen'?)");
    CHECK(gives(use("vastleggen", {{"zin", "x"}, {"tittel", "y"}}), DiagnosticCode::form_unknown_parameter) ==
          "scenario.yaml:1:7: fout E0641: formulier vastleggen kent geen 'tittel' (bedoel je 'titel'?)");
    CHECK(gives(use("vastleggen"), DiagnosticCode::form_missing_parameter).find("heeft 'zin' nodig") !=
          std::string::npos);
    CHECK(gives(use("vastleggen", {{"zin", "x"}, {"hoogste", "veel"}}), DiagnosticCode::form_parameter_number)
              .find("niet 'veel'") != std::string::npos);
    CHECK(gives(use("plan", {{"titel", "x"}}), DiagnosticCode::form_unknown_parameter).find("plan") !=
          std::string::npos);
  }

  TEST_CASE("a broken form is noticed when loading, at its place") {
    const Diagnostic type = form_gives(DiagnosticCode::script_wrong_word, field("type = \"sorts\""));
    CHECK(type.where.file == "scripts/forms/x.lua");
    CHECK(type.where.begin.line == 2);
    CHECK(type.hint(Language::nl) == "bedoel je 'sort'?");
    CHECK(form_gives(DiagnosticCode::script_missing_key, field("type = \"scale\", from = 0")).args[1] ==
          "to");
    CHECK(form_gives(DiagnosticCode::script_missing_key, field("type = \"choice\"")).args[1] == "options");
    CHECK(form_gives(DiagnosticCode::script_missing_key, "return { fields = {} }").args[1] == "title");
    CHECK(form_gives(DiagnosticCode::script_unknown_key, field("type = \"text\", requird = false"))
              .hint(Language::nl) == "bedoel je 'required'?");
    static_cast<void>(form_gives(DiagnosticCode::script_number_range,
                                 field("type = \"yes_no\", answer = \"ja\", score = { A9 = { -3, 2 } }")));
    static_cast<void>(form_gives(DiagnosticCode::script_wrong_kind,
                                 field("type = \"yes_no\", answer = \"ja\", score = { A9 = 2 }")));
    static_cast<void>(
        form_gives(DiagnosticCode::script_twice,
                   "return { title = \"x\", fields = { { id = \"a\", type = \"text\", ask = \"b\" }, "
                   "{ id = \"a\", type = \"text\", ask = \"b\" } } }"));
    static_cast<void>(
        form_gives(DiagnosticCode::script_bad_name,
                   "return { title = \"x\", fields = { { id = \"A-1\", type = \"text\", ask = \"b\" } } }"));
  }

  TEST_CASE("a build that fails is noticed when loading, and again where it is used") {
    const std::string text = "return {\n  build = function(p)\n    return { title = p.titel }\n  end,\n}";
    const Diagnostic diagnostic = form_gives(DiagnosticCode::form_failed, text);
    CHECK(diagnostic.message(Language::nl) ==
          "formulier x (scripts/forms/x.lua:3) kan hier niet worden gemaakt: p heeft geen 'titel'");
    ScriptSet set;
    set.with("forms/x.lua", text);
    const Scripts scripts = set.load();
    const SourceText scenario("scenario.yaml", "0123456789");
    DiagnosticList in_case;
    CHECK_FALSE(scripts.runtime->build_form(use("x"), scenario, in_case).has_value());
    REQUIRE(in_case.all().size() == 1);
    CHECK(in_case.all()[0].where.file == "scenario.yaml");
  }

  TEST_CASE("a build that never ends is stopped, and the next form is fine") {
    ScriptSet set;
    set.with("forms/x.lua",
             "return { parameters = { n = { default = 1 } }, build = function(p) while p.n > 1 do end\n"
             "return { title = \"x\", fields = { { id = \"a\", type = \"text\", ask = \"b\" } } } end }");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    const SourceText scenario("scenario.yaml", "0123456789");
    CHECK_FALSE(scripts.runtime->build_form(use("x", {{"n", "2"}}), scenario, set.diagnostics).has_value());
    CHECK(set.count(DiagnosticCode::form_failed) == 1);
    CHECK(scripts.runtime->build_form(use("x"), scenario, set.diagnostics).has_value());
  }

  TEST_CASE("every kind of field and answer can be written in Lua") {
    ScriptSet set;
    set.with("forms/x.lua", R"(return {
      title = "Alles",
      fields = {
        { id = "een", type = "yes_no", ask = "?", answer = "ja", score = { A9 = { -1, 1 }, C1 = { 0, 2 } }, emits = "WEEG_Q1" },
        { id = "twee", type = "multi", ask = "?", options = { { id = "a", label = "A" }, { id = "b", label = "B",
          events = { "WEEG_Q1=ja", { SIGNAAL = "feit" } }, effect = { ["karin.vertrouwen"] = "+1", toon = "rustig", klaar = true, n = 3 } } },
          answer = { "a", "b" }, score = { A9 = { 0, 1 } } },
        { id = "drie", type = "board", ask = "?", items = { "feit_a", { id = "eigen", text = "Tekst" } }, into = { "links", "rechts" },
          answer = { feit_a = "links", eigen = "rechts" }, score = { A9 = { -1, 2 } } },
        { id = "vier", type = "scale", ask = "?", from = 0, to = 10, answer = 7, score = { A9 = { 0, 1 } } },
      },
    })");
    const Scripts scripts = set.load();
    CHECK(set.all() == "");
    const SourceText scenario("scenario.yaml", "0123456789");
    const auto form = scripts.runtime->build_form(use("x"), scenario, set.diagnostics);
    REQUIRE(form.has_value());
    CHECK(form->fields[0].score.size() == 2);
    CHECK(form->fields[0].answer[0].second.value == "ja");
    const scenario::FormOption& b = form->fields[1].options[1];
    CHECK(b.events[0].event.value == "WEEG_Q1");
    CHECK(b.events[0].answer->value == "ja");
    CHECK(b.events[1].event.value == "SIGNAAL");
    CHECK(b.events[1].answer->value == "feit");
    REQUIRE(b.effect.size() == 4);  // ascending by name
    CHECK(b.effect[0].target.value == "karin.vertrouwen");
    CHECK(b.effect[0].value.value == "+1");
    CHECK(b.effect[1].value.value == "true");
    CHECK(b.effect[2].value.value == "3");
    CHECK(b.effect[3].value.value == "rustig");
    CHECK(form->fields[1].answer.size() == 2);
    CHECK(form->fields[1].answer[1].first.empty());
    CHECK(form->fields[2].items[1].text.value == "Tekst");
    CHECK(form->fields[2].answer[0].first.value == "eigen");
    CHECK(form->fields[2].answer[0].second.value == "rechts");
    CHECK(form->fields[3].answer[0].second.value == "7");
  }
}
