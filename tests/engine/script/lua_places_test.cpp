#include "engine/script/lua_places.h"

#include <doctest/doctest.h>

#include <string>

using namespace gesprek;
using gesprek::script::LuaPlaces;

namespace {

/// The bytes of `source` at the key (or else the value) of `path`.
std::string at(const std::string& source, std::string_view path) {
  const TextRange where = LuaPlaces(source).nearest(path);
  return source.substr(where.begin, where.end - where.begin);
}

std::string value_at(const std::string& source, std::string_view path) {
  const LuaPlaces places(source);
  const LuaPlaces::Place* const place = places.find(path);
  return place != nullptr ? source.substr(place->value.begin, place->value.end - place->value.begin) : "?";
}

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("keys and values of a returned table have their places") {
    const std::string source =
        "-- return { moves = 1 }\nreturn {\n  start = { vertrouwen = 4 },\n  moves = {\n    verwijt = { "
        "vertrouwen = -2, "
        "mood = \"dicht\" },\n    uitleg = { { when = 'spanning >= 7', begrip = -1 }, { begrip = 1 } },\n  "
        "},\n}\n";
    CHECK(at(source, "start") == "start");
    CHECK(value_at(source, "start.vertrouwen") == "4");
    CHECK(value_at(source, "moves.verwijt.vertrouwen") == "-2");
    CHECK(value_at(source, "moves.verwijt.mood") == "\"dicht\"");
    CHECK(value_at(source, "moves.uitleg[1].when") == "'spanning >= 7'");
    CHECK(value_at(source, "moves.uitleg[2]") == "{ begrip = 1 }");
    CHECK(at(source, "moves.verwijt.onbekend[3].x") == "verwijt");
    CHECK(at(source, "iets.anders") == "return");
    CHECK(at(source, "") == "return");
  }

  TEST_CASE("a quoted text is known as the scalar it is, with its place") {
    const std::string source =
        "return { {when = \"spanning >= 7\"}, {when = 'a \\' b'}, {when = [[lang]]}, {when = 'a' .. 'b'} }";
    const LuaPlaces places(source);
    const auto* const plain = places.find("[1].when");
    REQUIRE(plain != nullptr);
    CHECK(plain->text.value == "spanning >= 7");
    CHECK(plain->text.verbatim);
    CHECK(plain->text.quote_width == 1);
    CHECK(source.substr(plain->text.where.begin + 1, plain->text.value.size()) == plain->text.value);
    CHECK_FALSE(places.find("[2].when")->text.verbatim);
    CHECK(places.find("[3].when")->text.value.empty());
    CHECK(places.find("[4].when")->text.value.empty());
  }

  TEST_CASE("builders, brackets, functions and other ways to write a table") {
    CHECK(value_at("return { regel{ id = 'R10', forbids{ event = 'X' } }, regel({ id = 'R11' }), 5 }",
                   "[1].id") == "'R10'");
    CHECK(value_at("return { regel{ id = 'R10', forbids{ event = 'X' } }, regel({ id = 'R11' }), 5 }",
                   "[1][1].event") == "'X'");
    CHECK(value_at("return { regel{ id = 'R10' }, regel({ id = 'R11' }), 5 }", "[2].id") == "'R11'");
    CHECK(value_at("return { regel{ id = 'R10' }, regel({ id = 'R11' }), 5 }", "[3]") == "5");
    CHECK(value_at("return { ['karin.x'] = 1, [3] = 2; y = 3 }", "karin.x") == "1");
    CHECK(value_at("return { ['karin.x'] = 1, [3] = 2; y = 3 }", "[3]") == "2");
    CHECK(value_at("return { ['karin.x'] = 1, [3] = 2; y = 3 }", "y") == "3");
    CHECK(
        value_at("return { react = function(c) if c.x then return {1, 2} end local a, b = 1, 2 end, z = 4 }",
                 "z") == "4");
    CHECK(value_at("local function f() return { a = 1 } end\nlocal p = { b = 2 }\nreturn p", "b") == "2");
    CHECK(value_at("local function f() return { a = 1 } end\nreturn { b = f() }", "b") == "f()");
    CHECK(value_at("return { a = x == 1 and { b = 2 } or 3, c = 4 }", "c") == "4");
    CHECK(value_at("return { a = 1, --[==[ b = 2, ]] ]==] c = 3 }", "c") == "3");
    CHECK(value_at("return { a = { 1, 2 } or {}, c = 3 }", "c") == "3");
  }

  TEST_CASE("anything may be asked of, whatever it is") {
    for (const char* const source :
         {"", "return", "return {", "return { a = ", "return { [", "return {{{{{{", "}}}} return } {",
          "return { 'x", "return { [[x", "--[[", "return { a = function", "end end return { a = 1 }",
          "return { ) ] } , }", "\xff\xfe return {\xff = 1}"}) {
      const LuaPlaces places((std::string_view(source)));
      static_cast<void>(places.nearest("a.b[1]"));
      CHECK(places.nearest("a").end <= std::string_view(source).size());
    }
    std::string deep = "return ";
    for (int i = 0; i < 100'000; ++i) deep += "{";
    CHECK(LuaPlaces(deep).nearest("[1][1]").end <= deep.size());
    std::string long_names = "return {";
    for (int i = 0; i < 30; ++i) long_names += std::string(4'000, 'n') + " = {";
    for (int i = 0; i < 20'000; ++i) long_names += "1,";
    CHECK(LuaPlaces(long_names).nearest("x").begin == 0);
  }
}
