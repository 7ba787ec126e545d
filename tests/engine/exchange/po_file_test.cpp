#include "engine/exchange/po_file.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <optional>

#include <unistd.h>

#include "engine/base/hash.h"

using namespace gesprek;            // NOLINT: tests
using namespace gesprek::exchange;  // NOLINT: tests

namespace {

PoFile read_ok(std::string_view text) {
  const Result<PoFile> file = read_po(text);
  INFO((file.ok() ? "" : file.error().message));
  REQUIRE(file.ok());
  return *file;
}

void refused(std::string_view text, const std::string& mentions) {
  const Result<PoFile> file = read_po(text);
  INFO(text);
  REQUIRE_FALSE(file.ok());
  INFO(file.error().message);
  CHECK(file.error().message.find(mentions) != std::string::npos);
}

const char* const kSample =
    "# Vertaling van een casus.\n"
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Language: en\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\n"
    "# let op de toon\n"
    "#. the learner says\n"
    "#: binnen\n"
    "#, fuzzy, no-wrap\n"
    "#| msgid \"Hoe gaat het?\"\n"
    "msgctxt \"binnen.rustig\"\n"
    "msgid \"Hoe gaat het met u?\"\n"
    "msgstr \"How are you?\"\n"
    "\n"
    "msgctxt \"binnen.line1\"\n"
    "msgid \"\"\n"
    "\"Een regel.\\n\"\n"
    "\"Nog \\\"een\\\" \\\\ regel\\t.\"\n"
    "msgstr \"\"\n"
    "\n"
    "#~ msgctxt \"weg\"\n"
    "#~ msgid \"Oud\"\n"
    "#~ msgstr \"Old\"\n";

/// Runs a command with `text` as its input file; its exit code, or nothing when there is no such command.
std::optional<int> run_on(const std::string& command, const std::string& text) {
  if (std::system("command -v msgfmt >/dev/null 2>&1") != 0) return std::nullopt;
  char path[] = "/tmp/gesprek-po-XXXXXX";
  const int fd = ::mkstemp(path);
  REQUIRE(fd >= 0);
  FILE* file = ::fdopen(fd, "w");
  REQUIRE(file != nullptr);
  REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
  std::fclose(file);
  const int status = std::system((command + " " + path + " >/dev/null 2>&1").c_str());
  ::unlink(path);
  return status;
}

}  // namespace

TEST_SUITE_BEGIN("engine/exchange/po_file");

TEST_CASE("a PO file is read with its head, comments, flags, pieces and what is obsolete") {
  const PoFile file = read_ok(kSample);
  CHECK(file.field("language") == "en");
  CHECK(file.head_remarks == std::vector<std::string>{"Vertaling van een casus."});
  REQUIRE(file.entries.size() == 3);
  const PoEntry& first = file.entries[0];
  CHECK(first.context == "binnen.rustig");
  CHECK(first.source == "Hoe gaat het met u?");
  CHECK(first.text == "How are you?");
  CHECK(first.previous == "Hoe gaat het?");
  CHECK(first.is_fuzzy());
  CHECK(first.flags == std::vector<std::string>{"fuzzy", "no-wrap"});
  CHECK(first.remarks == std::vector<std::string>{"let op de toon"});
  CHECK(first.notes == std::vector<std::string>{"the learner says"});
  CHECK(first.references == std::vector<std::string>{"binnen"});
  CHECK(first.line == 13);
  CHECK(file.entries[1].source == "Een regel.\nNog \"een\" \\ regel\t.");
  CHECK(file.entries[1].text.empty());
  CHECK_FALSE(file.entries[1].is_fuzzy());
  CHECK(file.entries[2].is_obsolete);
  CHECK(file.entries[2].context == "weg");
}

TEST_CASE("writing what was read gives the same bytes") {
  const PoFile file = read_ok(kSample);
  CHECK(write_po(file) == kSample);
  CHECK(write_po(read_ok(write_po(file))) == kSample);
}

TEST_CASE("CRLF, a BOM and a missing last line feed are fine") {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : std::string_view(kSample)) {
    if (c == '\n') text += '\r';
    text += c;
  }
  text.resize(text.size() - 2);
  CHECK(write_po(read_ok(text)) == kSample);
}

TEST_CASE("what is no PO file is refused with its line") {
  refused("hallo\n", "regel 1");
  refused("msgid \"a\"\n", "ontbreekt");
  refused("msgstr \"a\"\n", "zonder msgid");
  refused("msgid \"a\"\nmsgstr \"b\n", "regel 2");
  refused("msgid \"a\"\nmsgstr \"b\" c\"\n", "regel 2");
  refused("msgid \"a\"\nmsgstr \"\\q\"\n", "\\q");
  refused("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", "meervoud");
  refused("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", "twee keer");
  refused("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", "UTF-8");
  refused("msgid \"a\xFF\"\nmsgstr \"\"\n", "UTF-8");
  refused("msgid \"a\x01\"\nmsgstr \"\"\n", "stuurteken");
  refused("\"a\"\n", "zonder msgid");
  PoLimits few;
  few.entries = 1;
  CHECK_FALSE(read_po("msgid \"a\"\nmsgstr \"\"\n\nmsgid \"b\"\nmsgstr \"\"\n", few).ok());
  few = PoLimits{};
  few.text_bytes = 3;
  CHECK_FALSE(read_po("msgid \"abcd\"\nmsgstr \"\"\n", few).ok());
}

TEST_CASE("any bytes are refused in words, or read so that they can be written and read again") {
  Rng rng(20261122);
  const std::string sample = kSample;
  std::size_t read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = sample;
    const std::uint64_t edits = 1 + rng.below(4);
    for (std::uint64_t k = 0; k < edits && !text.empty(); ++k) {
      const std::size_t at = rng.below(text.size());
      switch (rng.below(4)) {
        case 0: text[at] = static_cast<char>(rng.below(256)); break;
        case 1: text.erase(at, rng.below(20)); break;
        case 2: text.insert(at, sample.substr(rng.below(sample.size()), rng.below(30))); break;
        default: text[at] = "\"\\\n#m~|"[rng.below(7)]; break;
      }
    }
    const Result<PoFile> file = read_po(text);
    if (!file.ok()) {
      CHECK_FALSE(file.error().message.empty());
      continue;
    }
    ++read;
    const std::string written = write_po(*file);
    const Result<PoFile> again = read_po(written);
    INFO(text);
    INFO(written);
    REQUIRE(again.ok());
    REQUIRE(write_po(*again) == written);
  }
  CHECK(read > 1000);
}

TEST_CASE("gettext's own programs take what we write") {
  const std::optional<int> checked = run_on("msgfmt --check -o /dev/null", kSample);
  if (!checked) {
    MESSAGE("gettext is not installed: not compared");
    return;
  }
  CHECK(*checked == 0);
}

TEST_SUITE_END();
