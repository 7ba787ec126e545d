#include "editor/find/rename_beside.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/editor/document/memory_disk.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

constexpr const char* kPlay =
    "# een gesprek\n"
    "run goed\n"
    "seed 7\n"
    "line karin \"Ja.\"\n"
    "offer a b\n"
    "choose a\n"
    "set karin.vertrouwen = 5\n"
    "set toon = 2\n"
    "offer a [b] repair:een.a topic:a\n"
    "choose note:feit=feit\n"
    "choose form:sorteer=feit>bron|los>feit;zin=\"feit>ja\"\n"
    "expect unavailable a\n"
    "ending een good\n";

constexpr const char* kPo =
    "msgctxt \"een.line1\"\n"
    "msgid \"een.line1\"\n"
    "msgctxt \"een.a.why\"\n"
    "msgctxt \"een.ab\"\n"
    "msgctxt \"eentje.a\"\n"
    "msgctxt \"cast/karin.name\"\n"
    "msgctxt \"fact/feit\"\n"
    "msgctxt \"fact/feit.source\"\n"
    "msgctxt \"weging.sorteer.item.feit\"\n"
    "#~ msgctxt \"een.oud\"\n";

std::string after(const BesidePlan& plan, const std::string& name) {
  for (const BesideChange& change : plan.changes) {
    if (change.name == name) return change.after;
  }
  return {};
}

std::string replaced(std::string text, const std::string& what, const std::string& with, int times) {
  std::size_t at = 0;
  for (; times > 0; --times) {
    at = text.find(what, at);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), with);
    at += with.size();
  }
  return text;
}

BesidePlan plan(const Renaming& renaming, const std::vector<BesideText>& files, const PlayNodes& nodes = {}) {
  const Document document("klein", kSmallCase);
  return plan_renaming(document.tree(), renaming, files, nodes);
}

}  // namespace

TEST_SUITE("editor/find") {
  TEST_CASE("a moment, a person, a variable and a fact get their new name in goldens and translations") {
    const std::vector<BesideText> files{{"klein.play", kPlay}, {"en.po", kPo}};
    SUBCASE("moment") {
      const BesidePlan done = plan({NameKind::node, {}, "een", "begin"}, files);
      CHECK(done.why_not.empty());
      CHECK(after(done, "klein.play") ==
            replaced(replaced(kPlay, "repair:een.a", "repair:begin.a", 1), "ending een", "ending begin", 1));
      CHECK(after(done, "en.po") == replaced(replaced(replaced(kPo, "\"een.line1", "\"begin.line1", 1),
                                                      "\"een.a.why", "\"begin.a.why", 1),
                                             "\"een.ab", "\"begin.ab", 1));
    }
    SUBCASE("person") {
      const BesidePlan done = plan({NameKind::person, {}, "karin", "sanne"}, files);
      CHECK(after(done, "klein.play") ==
            replaced(replaced(kPlay, "line karin", "line sanne", 1), "set karin.", "set sanne.", 1));
      CHECK(after(done, "en.po") == replaced(kPo, "cast/karin", "cast/sanne", 1));
    }
    SUBCASE("variable") {
      const BesidePlan done = plan({NameKind::variable, {}, "toon", "sfeer"}, files);
      CHECK(after(done, "klein.play") == replaced(kPlay, "set toon", "set sfeer", 1));
      CHECK(done.changes.size() == 1);
    }
    SUBCASE("fact: as a note and as a card, not as a column or inside quotes") {
      const BesidePlan done = plan({NameKind::fact, {}, "feit", "hek"}, files);
      CHECK(after(done, "klein.play") ==
            replaced(replaced(kPlay, "note:feit", "note:hek", 1), "sorteer=feit>", "sorteer=hek>", 1));
      CHECK(after(done, "en.po") ==
            replaced(replaced(kPo, "fact/feit", "fact/hek", 2), "item.feit", "item.hek", 1));
    }
  }

  TEST_CASE("a choice is followed where the conversation is in its moment, and told where nobody knows") {
    const std::vector<BesideText> files{{"klein.play", kPlay}, {"en.po", kPo}};
    const Renaming renaming{NameKind::choice, "een", "a", "vraag"};
    const auto in_een = [](const std::string&) {
      std::vector<std::string> nodes(13, "een");
      nodes[8] = "twee";  // "offer a [b] repair:een.a topic:a"
      return nodes;
    };
    const BesidePlan known = plan(renaming, files, in_een);
    std::string expected = replaced(kPlay, "offer a b", "offer vraag b", 1);
    expected = replaced(expected, "choose a\n", "choose vraag\n", 1);
    expected = replaced(expected, "repair:een.a", "repair:een.vraag", 1);
    CHECK(after(known, "klein.play") == replaced(expected, "unavailable a", "unavailable vraag", 1));
    CHECK(known.left.empty());
    CHECK(after(known, "en.po") == replaced(kPo, "een.a.why", "een.vraag.why", 1));
    // "a" is the id of one choice only, and nothing else: then it can be nothing else.
    CHECK(after(plan(renaming, files), "klein.play").find("choose vraag\n") != std::string::npos);
  }

  TEST_CASE("hooks are changed only where a quoted name can mean nothing else") {
    const std::string lua =
        "-- toon\nreturn {\n  reads = { \"toon\" },\n  on_end = function(s)\n"
        "    local toon = s.get('toon')\n    s.note(\"De toon is \" .. toon)\n  end,\n}\n";
    const BesidePlan done = plan({NameKind::variable, {}, "toon", "sfeer"}, {{"hooks.lua", lua}});
    CHECK(after(done, "hooks.lua") ==
          replaced(replaced(lua, "\"toon\"", "\"sfeer\"", 1), "'toon'", "'sfeer'", 1));
    REQUIRE(done.left.size() == 2);  // a local of that name, and words
    CHECK(done.left[0].line == 5);
    CHECK(done.left[1].line == 6);
    CHECK(done.left[1].text == "s.note(\"De toon is \" .. toon)");
    // "feit" is a fact and its kind is `fact`; a choice may be called as a moment is.
    const BesidePlan unsure =
        plan({NameKind::node, {}, "twee", "toon"}, {{"hooks.lua", "return { x = \"twee\" }\n"}});
    CHECK(unsure.changes.empty());
    REQUIRE(unsure.left.size() == 1);
    CHECK(unsure.left[0].line == 1);
  }

  TEST_CASE("what could not be told apart afterwards is refused") {
    const std::string play = std::string(kPlay) + "---\nrun oud\nseed 1\nset sfeer = 1\nstop\n";
    const BesidePlan done = plan({NameKind::variable, {}, "toon", "sfeer"}, {{"klein.play", play}});
    CHECK(done.why_not.find("klein.play") != std::string::npos);
    // Also where the old name stands nowhere: undoing would take the new one for it.
    const std::string other = "gesprek-play 1\nrun oud\nseed 1\nset sfeer = 1\nstop\n";
    CHECK(
        plan({NameKind::variable, {}, "toon", "sfeer"}, {{"ander.play", other}}).why_not.find("ander.play") !=
        std::string::npos);
  }

  TEST_CASE("a renaming is recognised in the history and gives its way back byte for byte") {
    Document document("klein", kSmallCase);
    const Renaming renaming{NameKind::choice, "een", "a", "vraag"};
    const Result<Command> command = rename_command(document, renaming);
    REQUIRE(command.ok());
    const std::vector<BesideText> files{{"klein.play", kPlay}, {"en.po", kPo}};
    const BesidePlan there = plan_renaming(document.tree(), renaming, files);
    REQUIRE(document.apply(*command, 0).ok());
    REQUIRE(document.history().undoable() != nullptr);
    const std::optional<Renaming> found = read_renaming(*document.history().undoable());
    REQUIRE(found.has_value());
    CHECK(found->node == "een");
    CHECK(found->from == "a");
    CHECK(found->to == "vraag");
    std::vector<BesideText> renamed;
    for (const BesideChange& change : there.changes) renamed.push_back({change.name, change.after});
    REQUIRE(renamed.size() == 2);
    for (const BesideChange& change : plan_renaming(document.tree(), back(*found), renamed).changes) {
      CHECK(change.after == (change.name == "en.po" ? kPo : kPlay));
    }
    document.undo();
    CHECK(document.text() == kSmallCase);
  }

  TEST_CASE("files beside a case are written all or none, whichever action of the disk fails") {
    const std::vector<BesideChange> changes{{"a.play", "een", "twee", 1}, {"b.po", "drie", "vier", 1}};
    long failed = 0;
    for (long at = 0; at < 40; ++at) {
      MemoryDisk disk;
      disk.files = {{"/c/a.play", "een"}, {"/c/b.po", "drie"}, {"/c/scenario.yaml", "x"}};
      disk.fail_from = disk.fail_to = at;
      const Result<void> done = write_together(disk, "/c", changes);
      const std::string a = disk.files["/c/a.play"];
      const std::string b = disk.files["/c/b.po"];
      CHECK(a == (done.ok() ? "twee" : "een"));
      CHECK(b == (done.ok() ? "vier" : "drie"));
      CHECK(disk.files.size() == 3);
      failed += done.ok() ? 0 : 1;
      if (disk.actions <= at) break;
    }
    CHECK(failed >= 6);  // of each file: read, write, read back, put in its place
    MemoryDisk disk;
    disk.files = {{"/c/a.play", "een"}, {"/c/b.po", "anders"}};
    CHECK_FALSE(write_together(disk, "/c", changes).ok());
    CHECK(disk.files["/c/a.play"] == "een");
  }
}

}  // namespace gesprek::editor
