#include "editor/document/commands.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/editor/document/odd_layout.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

constexpr const char* kCase = kSmallCase;

Document make() {
  return {"klein", kCase};
}

void done(Document& document, const Result<Command>& command, std::int64_t now = 0) {
  REQUIRE_MESSAGE(command.ok(), command.error().message);
  const auto result = document.apply(*command, now);
  REQUIRE_MESSAGE(result.ok(), result.error().message);
}

/// Checks that the only difference with kCase is that `was` became `now`.
void check_changed(const Document& document, const std::string& was, const std::string& now) {
  std::string expected = kCase;
  const std::size_t at = expected.find(was);
  REQUIRE(at != std::string::npos);
  expected.replace(at, was.size(), now);
  CHECK(document.text() == expected);
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("a line's text, speaker and cue change in their place, and comments stay") {
    Document document = make();
    const Path line{"nodes", "een", "lines", 0};
    done(document, set_line_text(document, line, "Nee: \"nooit\"."));
    check_changed(document, "\"Ja.\"", "\"Nee: \\\"nooit\\\".\"");
    document.undo();
    done(document, set_line_speaker(document, line, "inner"));
    check_changed(document, "- karin: \"Ja.\"", "- inner: \"Ja.\"");
    document.undo();
    done(document, set_field(document, line, "cue", "Ze knikt."));
    check_changed(document, "# she nods\n", "# she nods\n        cue: \"Ze knikt.\"\n");
    document.undo();
    CHECK(document.text() == kCase);
    CHECK(set_line_speaker(document, line, "piet").error().message == "'piet' is niemand uit deze casus.");
  }

  TEST_CASE("lines come, go and move, and a comment above goes along") {
    Document document = make();
    const Path list{"nodes", "een", "lines"};
    done(document, add_line(document, list, 1, "narrator", "Even niets."));
    check_changed(document, "# she nods\n", "# she nods\n      - narrator: \"Even niets.\"\n");
    document.undo();
    done(document, move_entry(document, list / 1, 0));
    check_changed(
        document,
        "      - karin: \"Ja.\"    # she nods\n      # the second line\n      - narrator: \"Stilte.\"\n",
        "      # the second line\n      - narrator: \"Stilte.\"\n      - karin: \"Ja.\"    # she nods\n");
    document.undo();
    done(document, remove_entry(document, list / 0));
    check_changed(document, "      - karin: \"Ja.\"    # she nods\n", "");
    document.undo();
    // With the last line of a moment the list goes too: an empty one is an error (format 5.25).
    done(document, remove_entry(document, {"nodes", "twee", "lines", 0}));
    check_changed(
        document,
        "    lines:\n      - narrator: \"Zo.\"\n        when: chosen(\"een.a\") and not seen(\"een\")\n", "");
  }

  TEST_CASE("a choice gets a text, a reason, moves, a reply and a way on") {
    Document document = make();
    const Path choice{"nodes", "een", "choices", 1};
    done(document, set_choice_text(document, choice, "Tot ziens."));
    done(document, set_field(document, choice, "why", "Omdat."));
    done(document, set_names(document, choice, "moves", {"groet"}));
    done(document, connect(document, choice, "twee"));
    check_changed(
        document, "      - id: b\n        say: \"Dag.\"\n        reply: \"Dag.\"\n",
        "      - id: b\n        say: \"Tot ziens.\"\n        moves: [groet]\n        reply: \"Dag.\"\n"
        "        go: twee\n        why: \"Omdat.\"\n");
    CHECK(connect(document, choice, "nergens").error().message == "Het moment 'nergens' bestaat niet.");
    while (document.undo()) {
    }
    done(document, add_choice(document, "een", 2, "En nu?", "twee"));
    check_changed(
        document, "        reply: \"Dag.\"\n",
        "        reply: \"Dag.\"\n      - id: keuze_3\n        say: \"En nu?\"\n        go: twee\n");
    document.undo();
    done(document, remove_entry(document, {"nodes", "een", "choices", 0}));
    CHECK(document.text().find("# about a") != std::string_view::npos);
    CHECK(document.text().find("Hoe gaat") == std::string_view::npos);
  }

  TEST_CASE("a moment that is renamed is followed by all that refers to it") {
    Document document = make();
    done(document, rename_node(document, "een", "begin"));
    const std::string_view text = document.text();
    CHECK(text.find("start: begin\n") != std::string_view::npos);
    CHECK(text.find("when: 'karin.vertrouwen <= 1 and seen(\"begin\")'") != std::string_view::npos);
    CHECK(text.find("  # the first\n  begin:\n") != std::string_view::npos);
    CHECK(text.find("when: chosen(\"begin.a\") and not seen(\"begin\")\n    go: begin\n") !=
          std::string_view::npos);
    CHECK(text.find("een:") == std::string_view::npos);
    document.undo();
    CHECK(document.text() == kCase);
    CHECK(rename_node(document, "een", "twee").error().message == "'twee' bestaat al.");
    CHECK_FALSE(rename_node(document, "een", "Een Twee").ok());
    CHECK_FALSE(rename_node(document, "een", "done").ok());
  }

  TEST_CASE("people, meters, facts and choices that are renamed are followed too") {
    Document document = make();
    done(document, rename_declared(document, NameKind::person, "karin", "kim"));
    CHECK(document.text().find("karin") == std::string_view::npos);
    CHECK(document.text().find("effect: {kim.vertrouwen: +1, toon: 2}") != std::string_view::npos);
    done(document, rename_declared(document, NameKind::variable, "toon", "sfeer"));
    CHECK(document.text().find("when: sfeer >= 1 and knows(\"feit\")") != std::string_view::npos);
    done(document, rename_declared(document, NameKind::fact, "feit", "waarneming"));
    CHECK(document.text().find("knows(\"waarneming\")") != std::string_view::npos);
    done(document, rename_choice(document, {"nodes", "een", "choices", 0}, "vraag"));
    CHECK(document.text().find("chosen(\"een.vraag\")") != std::string_view::npos);
    CHECK(delete_declared(document, NameKind::fact, "waarneming").error().message ==
          "'waarneming' wordt nog 1 keer gebruikt.");
    while (document.undo()) {
    }
    CHECK(document.text() == kCase);
  }

  TEST_CASE("what deleting a moment leaves behind is known before") {
    Document document = make();
    const auto consequences = consequences_of_deleting(document, "twee");
    REQUIRE(consequences.size() == 2);
    CHECK(to_text(consequences[0].path) == "interrupts/0/go");
    CHECK(to_text(consequences[1].path) == "nodes/een/go");
    done(document, delete_node(document, "twee", "een"));
    CHECK(document.text().find("go: een}") != std::string_view::npos);
    CHECK(document.text().find("twee") == std::string_view::npos);
    CHECK(delete_node(document, "een").error().message == "Een casus heeft ten minste één moment.");
    document.undo();
    CHECK(document.text() == kCase);
  }

  TEST_CASE("a new moment stands behind its neighbour, apart as the others are") {
    Document document = make();
    done(document, add_node_from(document, {"nodes", "een"}, "tussen"));
    const std::string_view text = document.text();
    CHECK(text.find("    go: tussen\n\n  tussen:\n    lines:\n      - karin: \"…\"\n    go: twee\n\n  # the "
                    "last\n") != std::string_view::npos);
  }

  TEST_CASE("a case in another hand keeps it") {
    Document document("odd", kOddLayout);
    done(document, add_line(document, {"nodes", "een", "lines"}, 2, "karin", "Nog iets."));
    CHECK(document.text().find(
              "        # deeper, so it belongs to the line above\n      - karin: \"Nog iets.\"\n      -\n") !=
          std::string_view::npos);
    done(document, set_field(document, {"nodes", "een", "lines", 0}, "cue", "Ze kijkt weg.\nEn terug."));
    CHECK(document.text().find("cue: |-\n           Ze kijkt weg.\n           En terug.\n") !=
          std::string_view::npos);
    done(document, set_title(document, "It's \"new\""));
    CHECK(document.text().find("title: 'It''s \"new\"'   # a remark behind a title\n") !=
          std::string_view::npos);
    done(document, set_names(document, {"scenario"}, "themes", {"ouders", "stap-4"}));
    CHECK(document.text().find("[ouders, stap-4,   # one") != std::string_view::npos);
    while (document.undo()) {
    }
    CHECK(document.text() == kOddLayout);
  }

  TEST_CASE("typing on is one step, and typing that takes itself back is none") {
    Document document = make();
    const Path line{"nodes", "een", "lines", 0};
    done(document, set_line_text(document, line, "Ja.a"), 0);
    done(document, set_line_text(document, line, "Ja.ab"), 500);
    done(document, set_line_text(document, line, "Ja.abc"), 3000);
    CHECK(document.history().position() == 1);
    CHECK(document.history().steps()[0].edits.size() == 1);
    done(document, set_line_text(document, line, "Ja.abcd"), 7000);  // after a pause
    CHECK(document.history().position() == 2);
    document.undo();
    CHECK(document.text().find("\"Ja.abc\"") != std::string_view::npos);
    document.undo();
    CHECK(document.text() == kCase);
    done(document, set_line_text(document, line, "Ja."), 8000);
    CHECK(document.history().redoable() != nullptr);  // nothing changed, so nothing is lost
    done(document, set_line_text(document, line, "Ja.x"), 9000);
    CHECK(document.history().redoable() == nullptr);
    done(document, set_line_text(document, line, "Ja."), 9100);
  }

  TEST_CASE("saved is exact, also after undo, and lost with the state that was saved") {
    Document document = make();
    const Path line{"nodes", "een", "lines", 0};
    CHECK(document.is_saved());
    done(document, set_line_text(document, line, "Een."), 0);
    CHECK_FALSE(document.is_saved());
    document.mark_saved();
    done(document, set_line_text(document, line, "Twee."), 100);  // no merge over the mark
    CHECK_FALSE(document.is_saved());
    document.undo();
    CHECK(document.is_saved());
    document.undo();
    CHECK_FALSE(document.is_saved());
    done(document, set_title(document, "Anders"), 200);
    document.undo();
    CHECK_FALSE(document.is_saved());
  }

  TEST_CASE("while the YAML is broken only the text can be changed, and what it said stays in sight") {
    Document document = make();
    const std::size_t at = document.text().find("say: \"Hoe");
    REQUIRE(document.replace_text(at, at + 5, "say: [", "yaml.type", "yaml", 0).ok());
    CHECK_FALSE(document.reading().is_whole());
    REQUIRE(document.scenario() != nullptr);
    CHECK(document.scenario()->nodes.size() == 2);
    const auto command = set_title(document, "Nieuw");
    if (command.ok()) CHECK(document.apply(*command, 0).error().message == document.why_not());
    CHECK(document.why_not().find("regel ") != std::string::npos);
    document.undo();
    CHECK(document.text() == kCase);
    CHECK(document.reading().is_whole());
  }
}

}  // namespace gesprek::editor
