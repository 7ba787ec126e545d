#include "engine/session/describe.h"

#include <algorithm>
#include <vector>

#include "engine/base/text.h"

namespace gesprek::session {

using program::kNone;

Error refuse(std::string message) {
  while (!message.empty() && message.back() == ' ') message.pop_back();
  return {ErrorCode::invalid_input, std::move(message), {}};
}

Error refuse(std::string message, const Session& session) {
  if (!message.empty() && message.back() != ' ') message += ' ';
  return refuse(message + describe_offer(session));
}

namespace {

void add(std::string& list, const std::string& entry) {
  if (!list.empty()) list += ", ";
  list += entry;
}

}  // namespace

std::string describe_offer(const Session& session) {
  const program::Program& program = session.program();
  if (session.status() != Status::waiting) return "Het gesprek is afgelopen.";
  const Offer& offer = session.offer();
  std::string open;
  std::string locked;
  if (offer.form != kNone) {
    const program::Range fields = program.forms[offer.form].fields;
    std::string form = "form:";
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      if (!session.is_asked(program.fields[f])) continue;
      if (form.back() != ':') form += ';';
      form += std::string(program.text(program.fields[f].id)) + "=…";
    }
    add(open, form);
  }
  std::vector<OfferItem> items = offer.items;
  std::stable_sort(items.begin(), items.end(), [](const OfferItem& a, const OfferItem& b) {
    return a.kind == InputKind::choice && b.kind == InputKind::choice && a.target < b.target;
  });
  for (const OfferItem& item : items) {
    Input input;
    input.kind = item.kind;
    input.target = item.target;
    add(item.locked ? locked : open, format_input(program, input));
  }
  if (offer.can_be_late) add(open, "late");
  if (offer.write_first) add(open, "text:\"…\"");
  std::string text = "Aangeboden: " + open;
  if (!locked.empty()) text += "; op slot: " + locked;
  return text + ".";
}

Result<void> check_free_text(std::string_view text) {
  if (text.size() > kMostTextBytes) return refuse("Deze tekst is te lang; hoogstens 64 KB past.");
  if (find_invalid_utf8(text)) return refuse("Deze tekst is geen geldige UTF-8.");
  // Format 5.24: U+0000–001F, 007F–009F; a line end and a tab are a learner's own business.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1 || c == 0x7F || (c < 0x20 && c != '\n' && c != '\t')) {
      return refuse("Deze tekst bevat een stuurteken dat niet mag.");
    }
  }
  return {};
}

}  // namespace gesprek::session
