#include "engine/scenario/key_hints.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/base/text.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

/// The blocks in which a lost key is most likely at home, most likely first.
constexpr std::array<const KeySchema*, 18> kBlocks = {
    &kNode,  &kChoice, &kLine, &kHeader,   &kScenarioFile, &kCastMember, &kForm,   &kField,   &kOption,
    &kTopic, &kEnding, &kFact, &kVariable, &kInterrupt,    &kRepair,     &kReveal, &kComment, &kLearner};

struct Synonym {
  std::string_view word, key;
};

/// Words that authors use for our keys: Dutch ones, and those of other tools. A word may have several
/// meanings; the first one that the block knows is suggested.
constexpr std::array kSynonyms = {
    Synonym{"aan", "to"},
    Synonym{"achtergrond", "place"},
    Synonym{"afloop", "outcome"},
    Synonym{"als", "when"},
    Synonym{"antwoord", "reply"},
    Synonym{"antwoord", "answer"},
    Synonym{"answer", "reply"},
    Synonym{"because", "why"},
    Synonym{"bedankt", "text"},
    Synonym{"bron", "source"},
    Synonym{"buttons", "choices"},
    Synonym{"condition", "when"},
    Synonym{"denk", "think"},
    Synonym{"doe", "do"},
    Synonym{"doel", "go"},
    Synonym{"effecten", "effect"},
    Synonym{"eind", "ending"},
    Synonym{"einde", "ending"},
    Synonym{"eenmalig", "once"},
    Synonym{"explain", "why"},
    Synonym{"feedback", "why"},
    Synonym{"feiten", "facts"},
    Synonym{"ga", "go"},
    Synonym{"gevolg", "effect"},
    Synonym{"goto", "go"},
    Synonym{"herstel", "repair"},
    Synonym{"if", "when"},
    Synonym{"keuzes", "choices"},
    Synonym{"kind", "child"},
    Synonym{"label", "title"},
    Synonym{"label", "say"},
    Synonym{"leeftijd", "about"},
    Synonym{"line", "text"},
    Synonym{"mits", "when"},
    Synonym{"moment", "nodes"},
    Synonym{"momenten", "nodes"},
    Synonym{"naam", "name"},
    Synonym{"naam", "id"},
    Synonym{"naar", "go"},
    Synonym{"name", "title"},
    Synonym{"next", "go"},
    Synonym{"name", "id"},
    Synonym{"onderwerpen", "topics"},
    Synonym{"opties", "options"},
    Synonym{"options", "choices"},
    Synonym{"over", "about"},
    Synonym{"personen", "cast"},
    Synonym{"personages", "cast"},
    Synonym{"points", "score"},
    Synonym{"punten", "score"},
    Synonym{"question", "ask"},
    Synonym{"reactie", "reply"},
    Synonym{"regels", "lines"},
    Synonym{"response", "reply"},
    Synonym{"samenvatting", "summary"},
    Synonym{"scores", "score"},
    Synonym{"stemming", "mood"},
    Synonym{"stop", "ending"},
    Synonym{"target", "go"},
    Synonym{"tekst", "text"},
    Synonym{"tekst", "say"},
    Synonym{"text", "say"},
    Synonym{"text", "label"},
    Synonym{"text", "ask"},
    Synonym{"tijd", "time"},
    Synonym{"titel", "title"},
    Synonym{"title", "name"},
    Synonym{"title", "label"},
    Synonym{"to", "go"},
    Synonym{"uitkomst", "outcome"},
    Synonym{"uitleg", "why"},
    Synonym{"vars", "variables"},
    Synonym{"velden", "fields"},
    Synonym{"voorwaarde", "when"},
    Synonym{"vraag", "ask"},
    Synonym{"waarde", "values"},
    Synonym{"waarom", "why"},
    Synonym{"zeg", "say"},
    Synonym{"zegt", "say"},
    Synonym{"then", "go"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == ' ') c = '_';
  }
  return out;
}

std::string_view other_owner(const KeySchema& schema, std::string_view word) {
  // The keys of catalogues are no help to somebody who writes a scenario, nor the other way round.
  if (std::find(kBlocks.begin(), kBlocks.end(), &schema) == kBlocks.end()) return {};
  for (const KeySchema* block : kBlocks) {
    if (block != &schema && block->find(word) != KeySchema::kNone) return block->owner();
  }
  return {};
}

}  // namespace

KeyHint explain_unknown_key(const KeySchema& schema, std::string_view word) {
  if (word.empty() || word.size() > 64) return {};
  const std::string wanted = lower(word);
  if (schema.find(wanted) != KeySchema::kNone) return {wanted, {}};
  for (const Synonym& synonym : kSynonyms) {
    if (synonym.word == wanted && schema.find(synonym.key) != KeySchema::kNone)
      return {std::string(synonym.key), {}};
  }
  const std::string_view owner = other_owner(schema, wanted);
  if (!owner.empty()) return {{}, owner};
  return {nearest(wanted, {schema.keys().begin(), schema.keys().end()}), {}};
}

}  // namespace gesprek::scenario
