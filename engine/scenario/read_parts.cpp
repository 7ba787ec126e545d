#include <string>
#include <utility>

#include "engine/base/text.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

/// A scalar with something in it; anything else is reported.
bool read_given_text(const ReadContext& context, std::string_view name, YamlRef value, Text& out) {
  if (value.is_null() || (value.is_scalar() && value.text().empty())) {
    context.report_missing(DiagnosticCode::empty_value, value.range(), {std::string(name)});
    return false;
  }
  return read_text(context, name, value, out);
}

}  // namespace

void read_effects(const ReadContext& context, YamlRef value, std::vector<Effect>& out) {
  if (!expect_map(context, "effect", value)) return;
  out.reserve(value.size());
  for_each_pair(value, [&](YamlRef key, YamlRef amount) {
    Effect effect;
    if (!read_given_text(context, key.text(), amount, effect.value)) return;
    effect.target = make_text(context, key);
    out.push_back(std::move(effect));
  });
}

void read_events(const ReadContext& context, YamlRef value, std::vector<EventUse>& out) {
  if (!expect_list(context, "events", value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    // 5.6: "an entry of `events` is a name or `{NAME: answer}`".
    EventUse use;
    if (item.is_map() && item.size() == 1) {
      const YamlRef key = item.first_child();
      Text answer;
      if (!read_given_text(context, key.text(), key.next(), answer)) return;
      use.event = make_text(context, key);
      use.answer = std::move(answer);
    } else if (item.is_scalar() && !item.is_null() && !item.text().empty()) {
      use.event = make_text(context, item);
    } else {
      context.report(DiagnosticCode::bad_event, short_place(item));
      return;
    }
    out.push_back(std::move(use));
  });
}

void read_reveals(const ReadContext& context, YamlRef value, std::vector<Reveal>& out) {
  if (!expect_list(context, "reveals", value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    Reveal reveal;
    if (item.is_map()) {
      const Map<kReveal> map(context, item);
      if (!map.required("fact", reveal.fact)) return;
      map.optional("when", reveal.when);
    } else if (!read_given_text(context, "reveals", item, reveal.fact)) {
      return;
    }
    out.push_back(std::move(reveal));
  });
}

void read_score(const ReadContext& context, YamlRef value, std::vector<Score>& out) {
  if (!expect_map(context, "score", value)) return;
  out.reserve(value.size());
  for_each_pair(value, [&](YamlRef key, YamlRef amount) {
    Score score;
    if (!read_number(context, key.text(), amount, score.points)) return;
    if (score.points.value < -2 || score.points.value > 2) {
      context.report(DiagnosticCode::points_out_of_range, score.points.where,
                     {std::string(key.text()), std::to_string(score.points.value)});
      return;
    }
    score.criterion = make_text(context, key);
    out.push_back(std::move(score));
  });
}

void read_addressees(const ReadContext& context, YamlRef value, Addressees& out) {
  // 5.7: `to: karin | [karin, rik] | all`.
  out.where = value.range();
  if (value.is_sequence()) {
    read_names(context, "to", value, out.names);
    return;
  }
  Name name;
  if (!read_given_text(context, "to", value, name)) return;
  if (name.value == "all") {
    out.all = true;
  } else {
    out.names.push_back(std::move(name));
  }
}

void read_comments(const ReadContext& context, YamlRef value, std::vector<Comment>& out) {
  if (!expect_list(context, "comments", value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    if (!expect_map(context, "comments", item)) return;
    const Map<kComment> map(context, item);
    Comment& comment = out.emplace_back();
    map.optional("by", comment.by);
    map.optional("date", comment.date);
    map.required("text", comment.text);
    map.optional("resolved", comment.resolved);
  });
}

void read_allow(const ReadContext& context, YamlRef value, std::vector<Allowance>& out) {
  if (!expect_map(context, "allow", value)) return;
  for_each_pair(value, [&](YamlRef key, YamlRef reason) {
    Allowance allowance;
    allowance.code = make_text(context, key);
    if (!is_remark_code(allowance.code.value)) {
      context.report(DiagnosticCode::unknown_allowance, allowance.code.where,
                     {shortened(allowance.code.value), "H0731"});
      return;
    }
    if (!read_given_text(context, key.text(), reason, allowance.reason)) return;
    out.push_back(std::move(allowance));
  });
}

void check_words(const ReadContext& context, const Text& text) {
  // Only a plain text can start with them by mistake: inside straight quotes they are a quotation.
  if (!text.verbatim || text.quote_width != 0 || text.value.size() < 6) return;
  const std::string_view opening = std::string_view(text.value).substr(0, 3);
  const std::string_view closing = std::string_view(text.value).substr(text.value.size() - 3);
  const bool opens = opening == "“" || opening == "„" || opening == "‘" || opening == "”";
  const bool closes = closing == "”" || closing == "’" || closing == "“";
  if (opens && closes) context.report(DiagnosticCode::curly_quotes, text.where);
}

}  // namespace gesprek::scenario
