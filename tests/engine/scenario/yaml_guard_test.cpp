// Format 5.24: which bytes a text may have, and how the others are told.

#include "engine/scenario/yaml_guard.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/engine/scenario/yaml_reading.h"

using namespace gesprek;
using namespace gesprek::scenario;
using namespace std::string_literals;
using test::ReadYaml;

TEST_SUITE("engine/scenario/yaml_guard") {
  TEST_CASE("UTF-8 with or without a BOM, LF and CRLF, tabs in texts: all fine, and the same values") {
    const char* const plain = "a: één\nb:\n  - \"😀\tx\"\n";
    const char* const crlf = "a: één\r\nb:\r\n  - \"😀\tx\"\r\n";
    for (const std::string& text : {std::string(plain), "\xEF\xBB\xBF"s + plain, std::string(crlf)}) {
      const ReadYaml read(text);
      CHECK(read.messages() == "");
      CHECK(read.value("a").text() == "één");
      CHECK(read.verbatim(read.value("a")) == "één");
      CHECK(read.value("b").first_child().text() == "😀\tx");
      CHECK(read.verbatim(read.value("b").first_child()) == "\"😀\tx\"");
    }
  }

  TEST_CASE("a BOM takes no column") {
    CHECK(ReadYaml("\xEF\xBB\xBF: a\n").found() == "E0128 1:1-1:2");
  }

  TEST_CASE("UTF-16 and UTF-32 are known by their BOM or by their NUL bytes") {
    CHECK(ReadYaml("\xFF\xFE"
                   "a\0:\0 \0b\0"s)
              .found() == "E0102 1:1-1:1");
    CHECK(ReadYaml("\xFE\xFF\0a\0:\0 \0b"s).found() == "E0102 1:1-1:1");
    CHECK(ReadYaml("a\0:\0 \0b\0\n\0"s).found() == "E0102 1:1-1:1");
    CHECK(ReadYaml("\0a\0:\0 \0b\0\n"s).found() == "E0102 1:1-1:1");
    CHECK(ReadYaml("a\0\0\0:\0\0\0 \0\0\0b\0\0\0"s).messages().find("UTF-32") != std::string::npos);
    CHECK(ReadYaml("\0\0\0a\0\0\0:\0\0\0 \0\0\0b"s).messages().find("UTF-32") != std::string::npos);
    CHECK(ReadYaml("\xFF\xFE\0\0a\0\0\0"s).messages().find("UTF-32") != std::string::npos);
    CHECK(ReadYaml("\xFF\xFE"
                   "a\0:\0 \0b\0"s)
              .messages() ==
          "test.yaml:1:1: fout E0102: dit bestand is als UTF-16 bewaard, en dat kunnen we niet lezen (bewaar "
          "het "
          "bestand als UTF-8)\n");
  }

  TEST_CASE("invalid UTF-8 is told once, at its first place, and the rest is still read") {
    const ReadYaml read("a: \xE9\xE9n\nb: c: d\n");  // "één" in Latin-1
    CHECK(read.found() == "E0103 1:4-1:5, E0135 2:4-2:8");
    CHECK(read.messages().find("byte E9") != std::string::npos);
    CHECK(read.messages().find("(in het hele bestand: 2)") != std::string::npos);
    CHECK(ReadYaml("a: \xC0\x80\n").found() == "E0103 1:4-1:5");          // overlong
    CHECK(ReadYaml("a: \xED\xA0\x80\n").found() == "E0103 1:4-1:5");      // half of a surrogate pair
    CHECK(ReadYaml("a: \xF4\x90\x80\x80\n").found() == "E0103 1:4-1:5");  // above U+10FFFF
    CHECK(ReadYaml("a: \xC3").found() == "E0103 1:4-1:5");                // cut off
  }

  TEST_CASE("control characters are refused, in texts, comments and quotes") {
    CHECK(ReadYaml("a: b\x01\n").found() == "E0105 1:5-1:6");
    CHECK(ReadYaml("a: b # c\x1B\n").found() == "E0105 1:9-1:10");
    CHECK(ReadYaml("a: \"b\x7F\"\n").found() == "E0105 1:6-1:7");
    CHECK(ReadYaml("a: b\xC2\x85\n").found() == "E0105 1:5-1:7");  // U+0085, a line end of old
    CHECK(ReadYaml("a: b\xC2\x9F\n").found() == "E0105 1:5-1:7");
    CHECK(ReadYaml("a: b\xC2\xA0\n").messages() == "");  // a hard space is fine
    CHECK(ReadYaml("a: \x04\n").messages() ==
          "test.yaml:1:4: fout E0105: hier staat een onzichtbaar stuurteken (U+0004) (haal het weg; het komt "
          "vaak mee "
          "bij plakken)\n");
  }

  TEST_CASE("every one of the first control characters has its place") {
    CHECK(ReadYaml("a: \x01\x02\nb: \x03\n").found() == "E0105 1:4-1:5, E0105 1:5-1:6, E0105 2:4-2:5");
    CHECK(ReadYaml("a: x" + std::string(100, '\x01') + "\n").diagnostics.all().size() == 20);
  }

  TEST_CASE("a NUL, a BOM inside and a lone CR are refused") {
    CHECK(ReadYaml("a: b\0c\n"s).found() == "E0104 1:5-1:6");
    CHECK(ReadYaml("a: \xEF\xBB\xBF"
                   "b\n")
              .found() == "E0106 1:4-1:7");
    CHECK(ReadYaml("a: b\rc: d\r").found() == "E0107 1:5-1:6");
    CHECK(ReadYaml("a: b\r\r\n").found() == "E0107 1:5-1:6");
  }

  TEST_CASE("an escape brings in no control character either") {
    CHECK(ReadYaml("a: \"\\0\"\n").found() == "E0144 1:4-1:8");
    CHECK(ReadYaml("a: \"x\\e[1m\"\n").found() == "E0144 1:4-1:12");
    CHECK(ReadYaml("a: \"\\u0085\"\n").found() == "E0144 1:4-1:12");
    CHECK(ReadYaml("a: \"\\r\\n\"\n").found() == "E0144 1:4-1:10");
    CHECK(ReadYaml("a: \"\\n\\t\\u00e9\\u00a0\\\\\"\n").messages() == "");
  }

  TEST_CASE("a file may be as large as the limit and no larger") {
    Limits limits;
    limits.bytes = 5;
    CHECK(ReadYaml("a: b\n", limits).messages() == "");
    CHECK(ReadYaml("a: bc\n", limits).found() == "E0101 1:1-1:1");
  }

  TEST_CASE("the stream gives its bytes, until it read too far without an event") {
    const std::string text(10'000, 'x');
    char block[2048];
    GuardedBuffer guarded(text, 3000);
    CHECK(guarded.sgetn(block, 2048) == 2048);
    CHECK(guarded.sgetn(block, 2048) == 2048);
    CHECK(guarded.sgetn(block, 2048) == 0);  // 4096 > 3000
    CHECK(guarded.tripped());
    CHECK(guarded.lost_text());

    GuardedBuffer fed(text, 3000);
    std::size_t read = 0;
    while (const std::streamsize count = fed.sgetn(block, 2048)) {
      read += static_cast<std::size_t>(count);
      fed.progress();
    }
    CHECK(read == text.size());
    CHECK_FALSE(fed.tripped());
  }

  TEST_CASE("comments and blank lines weigh half") {
    std::string text;
    while (text.size() < 5000) text += "# commentaar\n\n";
    char block[2048];
    GuardedBuffer guarded(text, 3000);
    std::size_t read = 0;
    while (const std::streamsize count = guarded.sgetn(block, 2048)) read += static_cast<std::size_t>(count);
    CHECK(read == text.size());
    CHECK_FALSE(guarded.tripped());
  }
}
