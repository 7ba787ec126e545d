#include "editor/find/find_text.h"

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "tests/editor/document/small_case.h"

using namespace gesprek;
using namespace gesprek::editor;

TEST_SUITE("editor/find") {
  TEST_CASE("words are found in what people read, not in names and conditions") {
    const Document document("klein", kSmallCase);
    const auto hits = find_text(document.tree(), "dag", Capitals::ignored);
    REQUIRE(hits.size() == 2);
    CHECK(to_text(hits[0].path) == "nodes/een/choices/1/say");
    CHECK(hits[0].node == "een");
    CHECK(hits[0].places == std::vector<std::size_t>{0});
    CHECK(find_text(document.tree(), "dag", Capitals::counted).empty());
    CHECK(find_text(document.tree(), "open_vraag", Capitals::ignored).empty());
    CHECK(find_text(document.tree(), "vertrouwen", Capitals::ignored).empty());
    CHECK(find_text(document.tree(), "", Capitals::ignored).empty());
  }

  TEST_CASE("capitals with accents are compared too") {
    CHECK(small_letters("ÉÉN Ïk × z") == "één ïk × z");
  }

  TEST_CASE("replacing is one step, counts every place, and is undone to the byte") {
    const std::string first = kSmallCase;
    Document document("klein", first);
    const auto hits = find_text(document.tree(), "a", Capitals::ignored);
    std::size_t places = 0;
    for (const TextHit& hit : hits) places += hit.places.size();
    CHECK(places > 5);
    const auto command = replace_text_in(document, hits, 1, "é");
    REQUIRE(command.ok());
    REQUIRE(document.apply(*command, 0).ok());
    CHECK(find_text(document.tree(), "a", Capitals::ignored).empty());
    CHECK(document.history().steps().size() == 1);
    CHECK(document.text().find("# the title") != std::string_view::npos);
    // What was found before is not there any more.
    CHECK_FALSE(replace_text_in(document, hits, 1, "o").ok());
    REQUIRE(document.undo());
    CHECK(document.text() == first);
  }

  TEST_CASE("nothing is replaced by nothing where a text has to be") {
    Document document("klein", kSmallCase);
    const auto hits = find_text(document.tree(), "Hoe gaat het?", Capitals::counted);
    REQUIRE(hits.size() == 1);
    CHECK(replaced(hits[0], 13, "Lukt het?") == "Lukt het?");
    const auto command = replace_text_in(document, hits, 13, "Lukt: het # zo?");
    REQUIRE(command.ok());
    REQUIRE(document.apply(*command, 0).ok());
    CHECK(document.text().find("say: \"Lukt: het # zo?\"") != std::string_view::npos);
  }

  TEST_CASE("what was typed is found at beginnings first, and by its letters") {
    CHECK(match_score("geheim", "geheim") > match_score("geheim_twee", "geheim"));
    CHECK(match_score("geheim_twee", "geheim") > match_score("groot_geheim", "geheim"));
    CHECK(match_score("groot_geheim", "geheim") > match_score("ongeheim", "geheim"));
    CHECK(match_score("groot_geheim", "gge") > 0);
    CHECK(match_score("geheim", "xyz") == 0);
  }
}
