// The table `tekst` of scripts: format 5.7 says what is in it, tekst.h what it means. Thin: check, call,
// push.

#include <algorithm>
#include <array>

#include "engine/script/lua_core.h"
#include "engine/script/tekst.h"

namespace gesprek::script {

namespace {

constexpr std::int64_t kInstructionsPerByte = 2;  // what cutting a text into words costs
constexpr int kMostPhrases = 1000;

/// The text at argument 1, paid for.
std::string_view paid_text(lua_State* state, const char* function) {
  const std::string_view text = text_argument(state, 1, function);
  Meter::of(state).charge(state, static_cast<std::int64_t>(text.size()) * kInstructionsPerByte);
  return text;
}

int push_count(lua_State* state, std::size_t count) {
  lua_pushinteger(state, static_cast<lua_Integer>(count));
  return 1;
}

/// tekst.words(text) → how many words
int tekst_words(lua_State* state) {
  return push_count(state, tekst::count_words(paid_text(state, "tekst.words")));
}

/// tekst.sentences(text) → how many sentences
int tekst_sentences(lua_State* state) {
  return push_count(state, tekst::count(paid_text(state, "tekst.sentences")).sentences);
}

/// tekst.longest_sentence(text) → words in the longest sentence
int tekst_longest_sentence(lua_State* state) {
  return push_count(state, tekst::count(paid_text(state, "tekst.longest_sentence")).longest);
}

/// tekst.sentence_list(text) → the sentences themselves, for a loop over them
int tekst_sentence_list(lua_State* state) {
  lua_settop(state, 1);
  lua_newtable(state);
  lua_Integer at = 0;
  for (const std::string_view sentence : tekst::sentences(paid_text(state, "tekst.sentence_list"))) {
    lua_pushlstring(state, sentence.data(), sentence.size());
    lua_rawseti(state, 2, ++at);
  }
  return 1;
}

/// tekst.contains_any(text, {phrase, …}) or (text, phrase, …) → false, or true and the phrase
int tekst_contains_any(lua_State* state) {
  static constexpr const char* kName = "tekst.contains_any";
  const std::string_view text = paid_text(state, kName);
  const bool in_table = lua_istable(state, 2);
  const lua_Integer count = in_table ? static_cast<lua_Integer>(lua_rawlen(state, 2))
                                     : static_cast<lua_Integer>(lua_gettop(state)) - 1;
  if (count > kMostPhrases) {
    raise(state,
          {"tekst.contains_any neemt hoogstens 1000 woorden", "tekst.contains_any takes at most 1000 words"});
  }
  std::vector<std::string_view> phrases;  // they live as long as the table or the arguments
  phrases.reserve(static_cast<std::size_t>(count));
  for (lua_Integer i = 1; i <= count; ++i) {
    const int index = in_table ? -1 : static_cast<int>(i) + 1;
    if (in_table) lua_rawgeti(state, 2, i);
    phrases.push_back(text_argument(state, index, kName));
    if (in_table) lua_pop(state, 1);
    const auto size = static_cast<std::int64_t>(phrases.back().size());
    Meter::of(state).charge(state,
                            static_cast<std::int64_t>(text.size()) / 8 + size * kInstructionsPerByte + 1);
  }
  const auto found = tekst::contains_any(text, phrases);
  lua_pushboolean(state, found.has_value() ? 1 : 0);
  if (!found) return 1;
  lua_pushlstring(state, phrases[*found].data(), phrases[*found].size());
  return 2;
}

/// tekst.is_question(text) → whether one of its sentences ends with a question mark
int tekst_is_question(lua_State* state) {
  lua_pushboolean(state, tekst::is_question(paid_text(state, "tekst.is_question")) ? 1 : 0);
  return 1;
}

constexpr std::array<luaL_Reg, 6> kFunctions = {{{"contains_any", &guarded<&tekst_contains_any>},
                                                 {"is_question", &guarded<&tekst_is_question>},
                                                 {"longest_sentence", &guarded<&tekst_longest_sentence>},
                                                 {"sentence_list", &guarded<&tekst_sentence_list>},
                                                 {"sentences", &guarded<&tekst_sentences>},
                                                 {"words", &guarded<&tekst_words>}}};

}  // namespace

std::vector<std::string> tekst_names() {
  std::vector<std::string> names;
  for (const luaL_Reg& function : kFunctions) names.emplace_back(function.name);
  return names;
}

void push_tekst(lua_State* state) {
  lua_createtable(state, 0, static_cast<int>(kFunctions.size()));
  for (const luaL_Reg& function : kFunctions) {
    lua_pushcfunction(state, function.func);
    lua_setfield(state, -2, function.name);
  }
}

}  // namespace gesprek::script
