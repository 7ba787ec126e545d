#include "engine/cli/form_dialogue.h"

#include <algorithm>

#include "engine/cli/labels.h"
#include "engine/cli/options.h"
#include "engine/cli/text_layout.h"
#include "engine/session/form_values.h"

namespace gesprek::cli {

using program::FieldType;

namespace {

std::string number_label(std::size_t number, std::size_t count) {
  return pad(std::to_string(number), count > 9 ? 2 : 1) + "  ";
}

/// The numbers in "1 3", "1,3" or "1 en 3", each from 1 to `most`; nothing when something else stands there.
std::optional<std::vector<std::size_t>> numbers_in(std::string_view text, std::size_t most) {
  std::vector<std::size_t> out;
  std::string words;
  for (const char c : text) words += c == ',' || c == ';' || c == '+' ? ' ' : c;
  std::string_view rest = trimmed(words);
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest = trimmed(rest.substr(word.size()));
    if (lower(word) == "en") continue;
    const auto number = parse_number(word, most);
    if (!number || *number == 0) return std::nullopt;
    const auto index = static_cast<std::size_t>(*number);
    if (std::find(out.begin(), out.end(), index) == out.end()) out.push_back(index);
  }
  return out;
}

}  // namespace

FormDialogue::FormDialogue(const session::Session& session, Page& page, LineReader& reader,
                           bool shows_prompts)
    : session_(session),
      program_(session.program()),
      page_(page),
      reader_(reader),
      shows_prompts_(shows_prompts) {
  const program::Form& form = program_.forms[session.offer().form];
  for (std::uint32_t f = form.fields.begin; f < form.fields.end(); ++f) {
    if (!session.is_asked(program_.fields[f])) continue;  // 5.13: a field without items is skipped
    Asked asked;
    asked.field = f;
    asked.answer.field = f;
    fields_.push_back(std::move(asked));
  }
}

const program::Field& FormDialogue::field_of(const Asked& asked) const {
  return program_.fields[asked.field];
}

bool FormDialogue::may_skip(const Asked& asked) const {
  const program::Field& field = field_of(asked);
  return field.required == 0 || field.type == FieldType::text;  // 5.13: `text` is always exempt
}

void FormDialogue::say(std::string_view hint) {
  page_.text(Tone::mind, hint);
}

std::optional<std::string> FormDialogue::read(bool is_free_text, Step& step) {
  if (shows_prompts_) {
    page_.prompt(paint(page_.terminal(), Tone::number, page_.mark("› ", "> ")));
  } else {
    page_.output().flush();
  }
  std::string line;
  const LineEvent event = reader_.next(line);
  page_.read_so_far();
  if (event != LineEvent::line && shows_prompts_) page_.output().write("\n");
  if (event != LineEvent::line) {
    outcome_.event = event;
    step = Step::left;
    return std::nullopt;
  }
  const std::string_view text = trimmed(line);
  const bool keeps = may_keep_ && text.empty();
  may_keep_ = false;
  if (keeps) {
    step = Step::kept;
    return std::nullopt;
  }
  if (text.substr(0, 5) == "form:") {
    Result<session::Input> input = session::parse_input(session_, text);
    if (!input) {
      say(input.error().message);
      step = Step::again;
      return std::nullopt;
    }
    outcome_.input = std::move(input.value());
    step = Step::left;
    return std::nullopt;
  }
  const auto command = command_named(text);
  const bool counts = command && (!is_free_text || text == "?" || lower(text) == "stop");
  if (!counts) return line;
  if (*command == TypedCommand::back) {
    step = Step::back;
  } else if (*command == TypedCommand::help) {
    page_.text(Tone::faint,
               "Beantwoord de vragen een voor een. Aan het eind kun je alles nog wijzigen. t: vorige vraag. "
               "n: notitieboek. v: verloop. stop: stoppen.");
    step = Step::again;
  } else {
    outcome_.command = command;
    step = Step::left;
  }
  return std::nullopt;
}

void FormDialogue::show_head(const Asked& asked) {
  const auto place = static_cast<std::size_t>(&asked - fields_.data());
  page_.gap();
  page_.keep_together(wrap(program_.text(field_of(asked).ask), text_columns(page_.terminal())).size() + 8);
  if (fields_.size() > 1) {
    page_.text(Tone::faint, "Vraag " + std::to_string(place + 1) + " van " + std::to_string(fields_.size()));
  }
  page_.text(Tone::title, program_.text(field_of(asked).ask));
}

// Each of these asks until there is an answer, or a step that is none.

FormDialogue::Step FormDialogue::ask_options(Asked& asked) {
  const bool is_multi = field_of(asked).type == FieldType::multi;
  const std::vector<OptionWords> options = option_words(program_, field_of(asked));
  const std::size_t count = options.size();
  for (std::size_t i = 0; i < count; ++i) {
    page_.labelled(Tone::number, number_label(i + 1, count), Tone::plain, options[i].label);
  }
  if (is_multi) {
    page_.text(Tone::faint, may_skip(asked) ? "Meer mag: typ de nummers, bijvoorbeeld 1 3. Enter slaat over."
                                            : "Meer mag: typ de nummers, bijvoorbeeld 1 3.");
  } else if (may_skip(asked)) {
    page_.text(Tone::faint, "Enter slaat over.");
  }
  while (true) {
    Step step = Step::answered;
    const auto line = read(false, step);
    if (!line) {
      if (step == Step::again) continue;
      return step;
    }
    if (trimmed(*line).empty() && may_skip(asked)) return Step::answered;
    auto numbers = numbers_in(*line, count);
    if (!numbers) {  // a label or an id, typed out
      const std::string typed = lower(trimmed(*line));
      for (std::size_t i = 0; i < count; ++i) {
        if (typed == options[i].id || typed == lower(options[i].label)) numbers = {{i + 1}};
      }
    }
    if (!numbers || numbers->empty() || (!is_multi && numbers->size() > 1)) {
      say("Typ een nummer van 1 tot en met " + std::to_string(count) + ".");
      continue;
    }
    for (const std::size_t number : *numbers) {
      asked.answer.values.push_back(options[number - 1].id);
    }
    return Step::answered;
  }
}

FormDialogue::Step FormDialogue::ask_sorting(Asked& asked) {
  const program::Field& field = field_of(asked);
  std::string columns;
  for (std::uint32_t c = 0; c < field.columns.size; ++c) {
    if (c > 0) columns += page_.mark(" · ", "  |  ");
    columns += std::to_string(c + 1) + " " + std::string(program_.shown_name(field.columns.begin + c));
  }
  page_.text(Tone::number, columns);
  if (may_skip(asked)) page_.text(Tone::faint, "Enter slaat een kaart over.");
  const std::vector<std::uint32_t> items = session_.shown_items(field);
  std::vector<std::string> values(items.size());
  std::size_t shown = items.size();  // the card that was written last: once is enough
  for (std::size_t i = 0; i < items.size();) {
    if (shown != i) {
      page_.gap();
      page_.text(Tone::plain, page_.quoted(card_text(program_, field, items[i])));
      const std::uint32_t fact = session::item_fact(program_, field, items[i]);
      if (fact != program::kNone && program_.facts[fact].source.size > 0) {
        page_.text(Tone::faint, program_.text(program_.facts[fact].source));
      }
      shown = i;
    }
    Step step = Step::answered;
    const auto line = read(false, step);
    if (!line) {
      if (step == Step::again) continue;
      if (step == Step::back && i > 0) {
        --i;
        continue;
      }
      return step;
    }
    const std::string typed = lower(trimmed(*line));
    if (typed.empty() && may_skip(asked)) {
      values[i++].clear();
      continue;
    }
    std::optional<std::size_t> column;
    if (const auto number = parse_number(typed, field.columns.size); number && *number > 0) {
      column = static_cast<std::size_t>(*number) - 1;
    }
    for (std::uint32_t c = 0; c < field.columns.size && !column; ++c) {
      if (lower(program_.shown_name(field.columns.begin + c)) == typed) column = c;
    }
    if (!column) {
      say("Typ een nummer van 1 tot en met " + std::to_string(field.columns.size) + ".");
      continue;
    }
    values[i] = std::string(program_.text(session::item_id(program_, field, items[i]))) + ">" +
                std::string(program_.text(program_.names[field.columns.begin + *column]));
    ++i;
  }
  for (std::string& value : values) {
    if (!value.empty()) asked.answer.values.push_back(std::move(value));
  }
  return Step::answered;
}

FormDialogue::Step FormDialogue::ask_scale(Asked& asked) {
  const program::Field& field = field_of(asked);
  const std::string range =
      "een getal van " + std::to_string(field.from) + " tot en met " + std::to_string(field.to);
  page_.text(Tone::faint, "Typ " + range + (may_skip(asked) ? "; Enter slaat over." : "."));
  while (true) {
    Step step = Step::answered;
    const auto line = read(false, step);
    if (!line) {
      if (step == Step::again) continue;
      return step;
    }
    const std::string_view text = trimmed(*line);
    if (text.empty() && may_skip(asked)) return Step::answered;
    const bool is_negative = !text.empty() && text.front() == '-';
    const auto number = parse_number(text.substr(is_negative ? 1 : 0), 1000000);
    const std::int64_t value =
        number ? (is_negative ? -static_cast<std::int64_t>(*number) : static_cast<std::int64_t>(*number)) : 0;
    if (!number || value < field.from || value > field.to) {
      say("Het moet " + range + " zijn.");
      continue;
    }
    asked.answer.values.push_back(std::to_string(value));
    return Step::answered;
  }
}

FormDialogue::Step FormDialogue::ask_plan(Asked& asked) {
  const program::Field& field = field_of(asked);
  constexpr std::size_t kParts = 3;
  const char* const questions[kParts] = {"Wie?", "Doet wat?", "Wanneer?"};
  page_.text(Tone::faint, "Hoogstens " + std::to_string(field.rows) +
                              (field.rows == 1 ? " afspraak." : " afspraken.") +
                              " Enter bij Wie? als er geen meer zijn.");
  std::string helpers;
  for (const program::HelpLine& line : program_.case_help)
    helpers += (helpers.empty() ? "" : "; ") + std::string(program_.text(line.label));
  if (!helpers.empty()) page_.text(Tone::faint, "Wie er kan helpen: " + printable(helpers) + ".");
  std::vector<std::string> rows;
  while (rows.size() < static_cast<std::size_t>(std::max(field.rows, 1))) {
    std::string row;
    for (std::size_t part = 0; part < kParts;) {
      page_.text(Tone::plain, std::to_string(rows.size() + 1) + ". " + questions[part]);
      Step step = Step::answered;
      const auto line = read(true, step);
      if (!line) {
        if (step == Step::again) continue;
        return step;
      }
      std::string words(trimmed(*line));
      if (part == 0 && words.empty()) {
        if (!rows.empty() || may_skip(asked)) {
          asked.answer.values = std::move(rows);
          return Step::answered;
        }
        say("Zet er ten minste één afspraak in: wie doet wat, en wanneer?");
        continue;
      }
      std::replace(words.begin(), words.end(), '/', '-');  // '/' parts a row (5.21)
      if (part > 0) row += '/';
      row += words;
      ++part;
    }
    rows.push_back(std::move(row));
  }
  asked.answer.values = std::move(rows);
  return Step::answered;
}

FormDialogue::Step FormDialogue::ask_text(Asked& asked) {
  page_.text(Tone::faint, "In je eigen woorden, op één regel. Het wordt niet beoordeeld. Enter slaat over.");
  while (true) {
    Step step = Step::answered;
    const auto line = read(true, step);
    if (!line) {
      if (step == Step::again) continue;
      return step;
    }
    if (!trimmed(*line).empty()) asked.answer.values.emplace_back(trimmed(*line));
    return Step::answered;
  }
}

FormDialogue::Step FormDialogue::ask(Asked& asked) {
  const session::FieldAnswer before = std::move(asked.answer);
  asked.answer = session::FieldAnswer{};
  asked.answer.field = asked.field;
  show_head(asked);
  may_keep_ = !before.values.empty();
  if (may_keep_) page_.text(Tone::faint, "Enter laat je antwoord staan.");
  Step step = Step::answered;
  switch (field_of(asked).type) {
    case FieldType::choice:
    case FieldType::yes_no:
    case FieldType::multi: step = ask_options(asked); break;
    case FieldType::sort:
    case FieldType::board: step = ask_sorting(asked); break;
    case FieldType::scale: step = ask_scale(asked); break;
    case FieldType::plan: step = ask_plan(asked); break;
    case FieldType::text: step = ask_text(asked); break;
  }
  may_keep_ = false;
  if (step != Step::answered) asked.answer = before;
  if (step == Step::kept) step = Step::answered;
  if (step == Step::answered) asked.is_answered = true;
  return step;
}

FormDialogue::Step FormDialogue::confirm(std::size_t& go_to) {
  page_.gap();
  page_.text(Tone::title, "Dit leg je vast");
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::string label = number_label(i + 1, fields_.size());
    page_.labelled(Tone::number, label, Tone::faint, program_.text(field_of(fields_[i]).ask));
    std::vector<std::string> words = answer_words(program_, fields_[i].answer);
    if (words.empty()) words.emplace_back("(niets ingevuld)");
    for (const std::string& word : words) page_.text(Tone::plain, printable(word), label.size());
  }
  page_.gap();
  page_.text(Tone::faint, fields_.size() == 1
                              ? "Enter bevestigt. Typ 1 om je antwoord te wijzigen."
                              : "Enter bevestigt. Typ een nummer om dat antwoord te wijzigen.");
  while (true) {
    Step step = Step::answered;
    const auto line = read(false, step);
    if (!line) {
      if (step == Step::again) continue;
      if (step == Step::back) go_to = fields_.size() - 1;
      return step;
    }
    const std::string typed = lower(trimmed(*line));
    if (typed.empty() || typed == "ja" || typed == "j") return Step::answered;
    const auto number = parse_number(typed, fields_.size());
    if (number && *number > 0) {
      go_to = static_cast<std::size_t>(*number) - 1;
      return Step::back;
    }
    say("Typ Enter als het klopt, of het nummer van een vraag.");
  }
}

session::Input FormDialogue::to_input() const {
  session::Input input;
  input.kind = session::InputKind::form;
  for (const Asked& asked : fields_) {
    if (!asked.answer.values.empty()) input.answers.push_back(asked.answer);
  }
  return input;
}

FormOutcome FormDialogue::run() {
  outcome_ = FormOutcome{};
  page_.gap();
  page_.rule(Tone::heading, program_.text(program_.forms[session_.offer().form].title));
  // Taken up again after a command: go on where it was left.
  std::size_t at = 0;
  while (at < fields_.size() && fields_[at].is_answered) ++at;
  while (true) {
    if (at < fields_.size()) {
      const Step step = ask(fields_[at]);
      if (step == Step::left) return outcome_;
      if (step == Step::back && at == 0) {
        outcome_.command = TypedCommand::back;
        return outcome_;
      }
      if (step == Step::back) {
        fields_[--at].is_answered = false;
      } else {
        while (at < fields_.size() && fields_[at].is_answered) ++at;
      }
      continue;
    }
    std::size_t go_to = fields_.size();
    const Step step = confirm(go_to);
    if (step == Step::left) return outcome_;
    if (step == Step::answered) {
      outcome_.input = to_input();
      return outcome_;
    }
    at = go_to;
    if (at < fields_.size()) fields_[at].is_answered = false;
  }
}

}  // namespace gesprek::cli
