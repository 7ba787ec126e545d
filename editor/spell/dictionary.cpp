#include "editor/spell/speller.h"

#ifdef GESPREK_HAS_HUNSPELL
#include <hunspell/hunspell.hxx>

#include <filesystem>
#endif

namespace gesprek::editor {

#ifdef GESPREK_HAS_HUNSPELL

namespace {

class HunspellDictionary final : public Dictionary {
 public:
  HunspellDictionary(const std::string& affixes, const std::string& words)
      : hunspell_(affixes.c_str(), words.c_str()) {}
  bool knows(const std::string& word) override { return hunspell_.spell(word); }
  std::vector<std::string> suggest(const std::string& word) override { return hunspell_.suggest(word); }

 private:
  Hunspell hunspell_;
};

}  // namespace

std::unique_ptr<Dictionary> system_dictionary(std::string_view language, std::string& why) {
  const std::vector<std::string> names =
      language == "en" ? std::vector<std::string>{"en_GB", "en_US"} : std::vector<std::string>{"nl_NL", "nl"};
  for (const char* folder : {"/usr/share/hunspell/", "/usr/local/share/hunspell/",
                             "/usr/share/myspell/dicts/", "/opt/homebrew/share/hunspell/"}) {
    for (const std::string& name : names) {
      const std::string base = folder + name;
      std::error_code problem;
      if (std::filesystem::exists(base + ".aff", problem) && std::filesystem::exists(base + ".dic", problem))
        return std::make_unique<HunspellDictionary>(base + ".aff", base + ".dic");
    }
  }
  why = language == "en" ? "er is geen Engels woordenboek (pakket hunspell-en-gb)"
                         : "er is geen Nederlands woordenboek (pakket hunspell-nl)";
  return nullptr;
}

#else

std::unique_ptr<Dictionary> system_dictionary(std::string_view /*language*/, std::string& why) {
  why = "dit programma is gebouwd zonder hunspell";
  return nullptr;
}

#endif

}  // namespace gesprek::editor
