// What else a debrief can show: what people say afterwards, further curves, the notebook, own sentences, the
// whole talk.

#include "engine/report/debrief_parts.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::Debrief;

void add_afterwards(Blocks& out, const Debrief& debrief) {
  if (debrief.afterwards.empty()) return;
  add_heading(out, 2, say("Hoe het voor de ander was", "How it was for the other"));
  for (const scoring::Saying& saying : debrief.afterwards) {
    Quote quote;
    quote.is_large = false;
    quote.text = in_quotes(saying.text);
    quote.source = plain(saying.who + say(", achteraf", ", afterwards"));
    out.push_back({std::move(quote)});
  }
}

void add_more_curves(Blocks& out, const Debrief& debrief, const std::vector<CurveGroup>& curves) {
  if (curves.size() < 2) return;
  add_heading(out, 2, say("Het verloop, verder", "How it went, further"));
  for (std::size_t i = 1; i < curves.size(); ++i) {
    const CurveGroup& group = curves[i];
    if (i == 1 || curves[i - 1].who != group.who) {
      add_heading(out, 3,
                  group.who.empty() ? std::string(say("In het gesprek", "In the conversation"))
                                    : say("Bij ", "With ") + group.who);
    }
    out.push_back({curve_figure(debrief, group, false)});
    out.push_back(
        {Folded{say("De waarden per beurt", "The values turn by turn"), {{curve_table(group)}}, {}}});
  }
}

void add_notebook(Blocks& out, const Debrief& debrief) {
  const scoring::NotebookCheck& notebook = debrief.notebook;
  if (notebook.entries.empty()) return;
  add_heading(out, 2, say("Feit of duiding: je notities", "Fact or reading: your notes"));
  std::string about;
  if (notebook.noted == 0) {
    about = say("Je noteerde niets.", "You noted nothing.");
  } else {
    about = say("Je gaf ", "You gave ") + std::to_string(notebook.noted) + say(" van de ", " of the ") +
            std::to_string(notebook.entries.size()) + say(" gegevens een naam; ", " findings a name; ") +
            std::to_string(notebook.right) + say(" daarvan ", " of those ") +
            (notebook.right == 1 ? say("klopte.", "was right.") : say("klopten.", "were right."));
  }
  if (notebook.not_found > 0) {
    about += " " + counted(notebook.not_found, say("gegeven", "finding"), say("gegevens", "findings")) +
             say(" uit de casus kwam", " of the case did") + say(notebook.not_found == 1 ? "" : "en", "") +
             say(" niet naar voren.", " not come up.");
  }
  add_text(out, about);
  Table table;
  table.columns = {say("Wat naar voren kwam", "What came up"), say("Het is", "It is"),
                   say("Jij noemde het", "You called it")};
  table.widths = {10, 4, 5};
  for (const scoring::NotebookEntry& entry : notebook.entries) {
    Text what = plain(entry.text);
    if (!entry.source.empty()) what.push_back({" (" + entry.source + ")", Look::soft});
    const auto called = entry.sorted_as ? entry.sorted_as : entry.noted_as;
    Text own = called ? plain(kind_word(*called)) : Text{{say("niet genoteerd", "not noted"), Look::soft}};
    if (called && *called != entry.kind) own.front().look = Look::strong;
    table.rows.push_back({std::move(what), plain(kind_word(entry.kind)), std::move(own)});
  }
  out.push_back({std::move(table)});
}

void add_own_sentences(Blocks& out, const Debrief& debrief) {
  if (debrief.own_sentences.empty()) return;
  add_heading(out, 2, say("In je eigen woorden", "In your own words"));
  add_text(out,
           say("Wat je zelf opschreef voordat de keuzes er stonden. Daar oordeelt niemand over.",
               "What you wrote yourself before the choices stood there. Nobody judges that."),
           Size::note);
  for (const scoring::OwnSentence& own : debrief.own_sentences) {
    Group group{Tone::plain, 0, {}};
    Quote quote;
    quote.is_large = false;
    quote.text = in_quotes(own.text);
    quote.source =
        plain(say("Je schreef", "You wrote") +
              (own.moment.turn > 0 ? say(", beurt ", ", turn ") + std::to_string(own.moment.turn) : ""));
    group.blocks.push_back({std::move(quote)});
    if (own.chosen)
      add_text(group.blocks, say("Je koos daarna: ", "Then you chose: ") + words_of(*own.chosen));
    const bool is_other = own.model && (!own.chosen || own.model->text != own.chosen->text);
    if (is_other) {
      std::string model = say("In de voorbeeldroute: ", "In the example route: ") + words_of(*own.model);
      if (!own.model_why.empty()) model += " " + sentence(own.model_why);
      add_text(group.blocks, model);
    }
    out.push_back({std::move(group)});
  }
}

void add_conversation(Blocks& out, const Debrief& debrief) {
  if (debrief.conversation.empty()) return;
  add_heading(out, 2, say("Het hele gesprek", "The whole conversation"));
  Table table;
  table.columns = {say("Beurt", "Turn"), say("Jij", "You"), say("Antwoord", "Reply"),
                   say("Voorbeeldroute", "Example route")};
  table.widths = {2, 6, 6, 5};
  for (const scoring::TurnLine& line : debrief.conversation) {
    Text own;
    if (line.is_late) own.push_back({say("De tijd was om.", "Time ran out."), Look::soft});
    if (line.is_repair) own.push_back({say("Teruggenomen: ", "Taken back: "), Look::strong});
    if (line.moment.quote) own.push_back({words_of(*line.moment.quote)});
    Text reply;
    for (const scoring::Saying& saying : line.reply) {
      reply.push_back({(reply.empty() ? "" : " ") + (saying.who.empty() ? "" : saying.who + ": ") +
                       in_quotes(saying.text)});
      if (!saying.thought.empty())
        reply.push_back(
            {say(" (niet gezegd: ", " (not said: ") + sentence(saying.thought) + ")", Look::soft});
    }
    table.rows.push_back({plain(std::to_string(line.moment.turn)), std::move(own), std::move(reply),
                          line.model ? plain(words_of(*line.model)) : Text{}});
  }
  out.push_back({Folded{
      say("Lees mee van begin tot eind", "Read along from beginning to end"), {{std::move(table)}}, {}}});
}

}  // namespace gesprek::report
