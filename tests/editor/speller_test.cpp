#include "editor/spell/speller.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

namespace gesprek::editor {

namespace {

class FewWords final : public Dictionary {
 public:
  bool knows(const std::string& word) override {
    for (const char* known :
         {"ik", "zag", "hem", "drie", "keer", "zonder", "jas", "foto's", "de", "één", "zo'n"}) {
      if (word == known) return true;
    }
    return false;
  }
  std::vector<std::string> suggest(const std::string& word) override {
    return word == "jass" ? std::vector<std::string>{"jas", "tas"} : std::vector<std::string>{};
  }
};

/// Waits until the thread has looked.
template <class Ask>
auto wait_for(Ask ask) {
  auto found = ask();
  for (int i = 0; i < 2000 && !found; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    found = ask();
  }
  REQUIRE(found.has_value());
  return *found;
}

std::string marked(Speller& speller, const std::string& text) {
  std::string out;
  for (const SpellMark& mark : wait_for([&] { return speller.marks(text); })) {
    out += (out.empty() ? "" : "|") + text.substr(mark.begin, mark.end - mark.begin);
    if (mark.kind == SpellKind::jargon) out += "=" + mark.instead;
  }
  return out;
}

}  // namespace

TEST_SUITE("editor/spell") {
  TEST_CASE("words that the dictionary does not know are marked; names, numbers and clipped words are not") {
    Speller speller(std::make_unique<FewWords>(), {});
    CHECK(marked(speller, "Ik zag hem drie keer zonder jass.") == "jass");
    CHECK(marked(speller, "Ik zag Teun 3x zonder jas, 10e keer. Onzinn!") == "Onzinn");
    CHECK(marked(speller, "Zo'n foto's, één 's \xE2\x80\x9Cjas\xE2\x80\x9D \xE2\x80\xA6") == "");
    CHECK(marked(speller, "") == "");
  }

  TEST_CASE("words of the trade are marked as whole words, with what to say instead") {
    Speller speller(std::unique_ptr<Dictionary>(),
                    {{"intake", "het eerste gesprek"}, {"vinger aan de pols", ""}});
    CHECK_FALSE(speller.has_dictionary());
    CHECK(marked(speller, "De Intake, intakes en de vinger aan de pols.") ==
          "Intake=het eerste gesprek|vinger aan de pols=");
  }

  TEST_CASE("suggestions come, and a word that was added is right from then on") {
    Speller speller(std::make_unique<FewWords>(), {});
    CHECK(wait_for([&] { return speller.suggestions("jass"); }) == std::vector<std::string>{"jas", "tas"});
    CHECK(marked(speller, "Ik zag jass.") == "jass");
    speller.set_own_words({"Jass"});
    CHECK(marked(speller, "Ik zag jass.") == "");
  }

  TEST_CASE("the dictionary of this computer, where there is one, knows Dutch") {
    std::string why;
    auto dictionary = system_dictionary("nl", why);
    if (dictionary == nullptr) {
      CHECK_FALSE(why.empty());
      return;
    }
    CHECK(dictionary->knows("schoolplein"));
    CHECK_FALSE(dictionary->knows("schoolplijn"));
  }
}

}  // namespace gesprek::editor
