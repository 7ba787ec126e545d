#include "engine/program/names.h"

#include <doctest/doctest.h>

#include <string>

#include "engine/program/text_pool.h"

using namespace gesprek::program;

TEST_SUITE("engine/program/names") {
  TEST_CASE("names are numbered in the order in which they come, and each once") {
    NameTable names;
    CHECK(names.find("karin") == kNone);
    CHECK(names.add("karin") == std::pair<std::uint32_t, bool>(0, true));
    CHECK(names.add("rik") == std::pair<std::uint32_t, bool>(1, true));
    CHECK(names.add("karin") == std::pair<std::uint32_t, bool>(0, false));
    CHECK(names.find("rik") == 1);
    CHECK(names.find("ri") == kNone);
    CHECK(names.find("") == kNone);
    CHECK(names.name(1) == "rik");
  }

  TEST_CASE("a table that has grown many times still finds every name") {
    std::vector<std::string> texts;
    for (int i = 0; i < 5000; ++i) texts.push_back("naam_" + std::to_string(i));
    NameTable names;
    for (const std::string& text : texts) names.add(text);
    for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(names.find(texts[i]) == i);
    CHECK(names.find("naam_5000") == kNone);
  }

  TEST_CASE("the nearest name is suggested until the budget for it is spent") {
    NameTable names;
    names.add("afspraak");
    names.add("binnen");
    SuggestionBudget budget{3};
    CHECK(names.nearest_to("afsprak", budget) == "afspraak");
    CHECK(budget.comparisons == 1);
    CHECK(names.nearest_to("afsprak", budget).empty());
  }
}

TEST_SUITE("engine/program/text_pool") {
  TEST_CASE("an empty name, which a text that is being written has, may be the first of a table") {
    NameTable names;
    CHECK(names.add("") == std::pair<std::uint32_t, bool>{0, true});
    CHECK(names.add("") == std::pair<std::uint32_t, bool>{0, false});
    CHECK(names.add("ja").first == 1);
    CHECK(names.find("") == 0);
    CHECK(names.name(0).empty());
  }

  TEST_CASE("equal texts stand in the pool once") {
    std::string bytes;
    TextPool pool(bytes);
    const TextRef first = pool.add("Ja.");
    const TextRef other = pool.add("Nee.");
    const TextRef again = pool.add("Ja.");
    CHECK(first.offset == again.offset);
    CHECK(other.offset == 3);
    CHECK(bytes == "Ja.Nee.");
    CHECK(pool.add("").size == 0);
    CHECK(bytes == "Ja.Nee.");
  }

  TEST_CASE("a pool that has grown many times still knows every text") {
    std::string bytes;
    TextPool pool(bytes);
    std::vector<TextRef> refs;
    for (int i = 0; i < 3000; ++i) refs.push_back(pool.add("tekst " + std::to_string(i)));
    const std::size_t size = bytes.size();
    for (std::size_t i = 0; i < 3000; ++i) {
      REQUIRE(pool.add("tekst " + std::to_string(i)).offset == refs[i].offset);
    }
    CHECK(bytes.size() == size);
  }
}
