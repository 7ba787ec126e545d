#pragma once
// The names of things in a Program, as goldens and JSON write them and as a learner reads them.

#include <string>
#include <string_view>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/input.h"
#include "engine/session/log.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// "node.choice".
[[nodiscard]] std::string choice_path(const program::Program& program, std::uint32_t choice);
/// What a golden and JSON call one thing on offer: `rustig`, `topic:ochtend`, `then`, `repair:binnen.direct`…
[[nodiscard]] std::string item_id(const program::Program& program, const session::OfferItem& item);
/// Everything on offer in document order (5.22): choices by their place, then what else there is, the form as
/// `form:a;b`, and `late`. Locked choices stand between brackets.
[[nodiscard]] std::vector<std::string> offer_ids(const session::Session& session);

/// The value of a slot as goldens and JSON write it: true/false, an enumeration's name or a number.
[[nodiscard]] std::string slot_value(const program::Program& program, std::uint32_t slot, std::int32_t value);
/// "WEEG_Q2=ja" or "WEEG_Q2".
[[nodiscard]] std::string event_text(const program::Program& program, std::uint32_t name,
                                     std::int32_t answer);
[[nodiscard]] const char* outcome_id(program::Outcome outcome);
[[nodiscard]] const char* fault_id(session::FaultKind fault);
/// feit, bron, duiding, sterk, ruis (5.13).
[[nodiscard]] const char* kind_word(program::FactKind kind);
/// `spoken` (a say) is quoted by whoever shows it; an act or thought is not.
[[nodiscard]] bool is_spoken(program::ChoiceKind kind);
/// `form:a;b` with the ids of its fields: the form as an item of an offer.
[[nodiscard]] std::string form_id(const program::Program& program, std::uint32_t form);
/// What a field of options offers: `ja` and `nee` where a yes_no names none.
struct OptionWords {
  std::string id, label;
};
[[nodiscard]] std::vector<OptionWords> option_words(const program::Program& program,
                                                    const program::Field& field);
/// The words on a card of a sort or board; `place` as in Session::shown_items.
[[nodiscard]] std::string card_text(const program::Program& program, const program::Field& field,
                                    std::uint32_t place);
/// One field's answer in words: labels of options, "feit: …" for what was sorted.
[[nodiscard]] std::vector<std::string> answer_words(const program::Program& program,
                                                    const session::FieldAnswer& answer);

}  // namespace gesprek::cli
