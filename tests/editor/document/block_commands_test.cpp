#include "editor/document/block_commands.h"

#include <doctest/doctest.h>

#include <string>

#include "editor/document/commands.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

constexpr const char* kCase = kSmallCase;

void done(Document& document, const Result<Command>& command) {
  REQUIRE_MESSAGE(command.ok(), command.error().message);
  const auto result = document.apply(*command, 0);
  REQUIRE_MESSAGE(result.ok(), result.error().message);
}

bool has(const Document& document, const std::string& words) {
  return document.text().find(words) != std::string_view::npos;
}

/// Where a moment leads.
std::string text_of_node(const Document& document, const char* node) {
  return std::string(child(locate(document.tree(), {"nodes", node}).value, "go").text());
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("a moment can go on in every way, says what is lost, and one undo brings it back") {
    for (const Way way : {Way::go, Way::branch, Way::topics, Way::form, Way::ending}) {
      Document document("klein", kCase);
      CHECK(lost_by_way(document, "een", way) == std::vector<std::string>{"choices"});
      done(document, set_way(document, "een", way));
      CHECK(way_of(locate(document.tree(), {"nodes", "een"}).value) == way);
      CHECK_FALSE(has(document, "Hoe gaat het?"));
      document.undo();
      CHECK(document.text() == kCase);
    }
    Document document("klein", kCase);
    CHECK_FALSE(set_way(document, "een", Way::choices).ok());
    CHECK(lost_by_way(document, "twee", Way::choices).empty());
    done(document, set_way(document, "twee", Way::choices));
    CHECK(has(document, "    choices:\n      - id: keuze_1\n        say: \"…\"\n"));
    CHECK(has(document, "    go: een\n"));
  }

  TEST_CASE("a moment that leads nowhere asks where to, and may make that moment too") {
    std::string text = kCase;
    const std::size_t last = text.rfind("    go: een\n");
    REQUIRE(last != std::string::npos);
    text.resize(last);
    for (const Way way : {Way::go, Way::branch, Way::topics, Way::form}) {
      CAPTURE(static_cast<int>(way));
      Document document("klein", text);
      CHECK(needs_moment(document, "twee", way));
      CHECK_FALSE(needs_moment(document, "een", way));
      CHECK_FALSE(set_way(document, "twee", way).ok());
      CHECK_FALSE(set_way(document, "twee", way, "geen naam").ok());
      for (const std::string to : {"een", "twee_1"}) {
        CAPTURE(to);
        done(document, set_way(document, "twee", way, to));
        // A moment that was just made leads nowhere yet.
        CHECK(document.reading().diagnostics().has_errors() == (to == "twee_1"));
        CHECK(way_of(locate(document.tree(), {"nodes", "twee"}).value) == way);
        CHECK(locate(document.tree(), {"nodes", PathStep(to)}).exists());
        // What it leads to, in whichever key; a topic has a moment of its own.
        const auto& node = document.scenario()->nodes[1];
        const std::string leads = way == Way::branch   ? node.branch.back().go.value
                                  : way == Way::topics ? node.then->value
                                                       : node.go->value;
        CHECK(leads == to);
        document.undo();
        CHECK(document.text() == text);
      }
    }
    Document document("klein", text);
    CHECK_FALSE(needs_moment(document, "twee", Way::choices));
    CHECK_FALSE(needs_moment(document, "twee", Way::ending));
    done(document, set_way(document, "twee", Way::go, "done"));
    CHECK(text_of_node(document, "twee") == "done");
  }

  TEST_CASE("a branch gets arms in front of its last, which has no condition") {
    Document document("klein", kCase);
    done(document, set_way(document, "twee", Way::branch));
    done(document, add_arm(document, "twee", "toon >= 2", "twee"));
    const auto& nodes = document.scenario()->nodes;
    REQUIRE(nodes.back().branch.size() == 3);
    CHECK(nodes.back().branch[1].when->value == "toon >= 2");
    CHECK(nodes.back().branch[1].go.value == "twee");
    CHECK_FALSE(nodes.back().branch[2].when);
    CHECK_FALSE(add_arm(document, "een", "toon >= 2", "twee").ok());
  }

  TEST_CASE("a topic brings a moment of its own that leads back") {
    Document document("klein", kCase);
    done(document, set_way(document, "een", Way::topics));
    done(document, add_topic(document, "een", "De ochtend thuis"));
    CHECK(has(document, "- {id: de_ochtend_thuis, title: \"De ochtend thuis\", start: de_ochtend_thuis}"));
    CHECK(text_of_node(document, "de_ochtend_thuis") == "done");
    CHECK(has(document, "then: twee"));
    document.undo();
    document.undo();
    CHECK(document.text() == kCase);
  }

  TEST_CASE("a form gets questions of each kind, answers, points, or is taken from the catalogue") {
    Document document("klein", kCase);
    done(document, set_way(document, "twee", Way::form));
    for (const char* type : {"choice", "yes_no", "multi", "scale", "sort", "plan", "text"}) {
      done(document, add_form_field(document, "twee", type, "Waarom?"));
    }
    CHECK(document.scenario()->nodes.back().form->fields.size() == 8);
    CHECK_FALSE(document.reading().diagnostics().has_errors());
    const Path field{"nodes", "twee", "form", "fields", 1};
    done(document, add_option(document, field, "Derde"));
    done(document, set_score(document, field / "options" / 2, "C2", 2));
    CHECK(has(document, "{id: antwoord_3, label: \"Derde\", score: {C2: +2}}"));
    done(document, use_form(document, "twee", "weegvragen"));
    CHECK(has(document, "    form:\n      use: weegvragen\n"));
    done(document, set_in_map(document, {"nodes", "twee", "form"}, "with", "over", "Milan"));
    CHECK(has(document, "with: {over: Milan}"));
    CHECK_FALSE(add_form_field(document, "twee", "text", "Nog een?").ok());
    while (document.undo()) {
    }
    CHECK(document.text() == kCase);
  }

  TEST_CASE("a person's start and what must happen stand in small maps that come and go") {
    Document document("klein", kCase);
    done(document, set_in_map(document, {"cast", "karin"}, "state", "spanning", "7"));
    CHECK(has(document, "state: {vertrouwen: 4, spanning: 7}"));
    done(document, set_in_map(document, {"cast", "karin"}, "state", "spanning", ""));
    done(document, set_in_map(document, {}, "must", "zorg_op_tafel", "C2"));
    CHECK(has(document, "must: {zorg_op_tafel: C2}\n"));
    done(document, set_in_map(document, {}, "must", "zorg_op_tafel", ""));
    CHECK(document.text() == kCase);
  }

  TEST_CASE("remarks are kept in the file, settled and taken away") {
    Document document("klein", kCase);
    const Path node{"nodes", "een"};
    CHECK_FALSE(add_comment(document, node, "", "2026-11-22", "").ok());
    done(document, add_comment(document, node, "Jan", "2026-11-22", "Klopt dit: \"echt\"?"));
    done(document, add_comment(document, node / "choices" / 0, "", "", "Te lang."));
    REQUIRE(document.scenario()->nodes.front().comments.size() == 1);
    CHECK(document.scenario()->nodes.front().comments[0].text.value == "Klopt dit: \"echt\"?");
    done(document, resolve_comment(document, node / "comments" / 0, true));
    CHECK(has(document, "        resolved: true\n"));
    done(document, resolve_comment(document, node / "comments" / 0, false));
    CHECK_FALSE(has(document, "resolved"));
    done(document, remove_entry(document, node / "choices" / 0 / "comments" / 0));
    done(document, remove_entry(document, node / "comments" / 0));
    CHECK(document.text() == kCase);
  }
}

}  // namespace gesprek::editor
