// What else a debrief can show: what people say afterwards, further curves, the notebook, own sentences, the
// whole talk.

#include "engine/report/debrief_parts.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::Debrief;

void add_afterwards(Blocks& out, const Debrief& debrief) {
  if (debrief.afterwards.empty()) return;
  add_heading(out, 2, "Hoe het voor de ander was");
  for (const scoring::Saying& saying : debrief.afterwards) {
    Quote quote;
    quote.is_large = false;
    quote.text = in_quotes(saying.text);
    quote.source = plain(saying.who + ", achteraf");
    out.push_back({std::move(quote)});
  }
}

void add_more_curves(Blocks& out, const Debrief& debrief, const std::vector<CurveGroup>& curves) {
  if (curves.size() < 2) return;
  add_heading(out, 2, "Het verloop, verder");
  for (std::size_t i = 1; i < curves.size(); ++i) {
    const CurveGroup& group = curves[i];
    if (i == 1 || curves[i - 1].who != group.who) {
      add_heading(out, 3, group.who.empty() ? "In het gesprek" : "Bij " + group.who);
    }
    out.push_back({curve_figure(debrief, group, false)});
    out.push_back({Folded{"De waarden per beurt", {{curve_table(group)}}, {}}});
  }
}

void add_notebook(Blocks& out, const Debrief& debrief) {
  const scoring::NotebookCheck& notebook = debrief.notebook;
  if (notebook.entries.empty()) return;
  add_heading(out, 2, "Feit of duiding: je notities");
  std::string about;
  if (notebook.noted == 0) {
    about = "Je noteerde niets.";
  } else {
    about = "Je gaf " + std::to_string(notebook.noted) + " van de " +
            std::to_string(notebook.entries.size()) + " gegevens een naam; " +
            std::to_string(notebook.right) + " daarvan " + (notebook.right == 1 ? "klopte." : "klopten.");
  }
  if (notebook.not_found > 0) {
    about += " " + counted(notebook.not_found, "gegeven", "gegevens") + " uit de casus kwam" +
             (notebook.not_found == 1 ? "" : "en") + " niet naar voren.";
  }
  add_text(out, about);
  Table table;
  table.columns = {"Wat naar voren kwam", "Het is", "Jij noemde het"};
  table.widths = {10, 4, 5};
  for (const scoring::NotebookEntry& entry : notebook.entries) {
    Text what = plain(entry.text);
    if (!entry.source.empty()) what.push_back({" (" + entry.source + ")", Look::soft});
    const auto called = entry.sorted_as ? entry.sorted_as : entry.noted_as;
    Text own = called ? plain(kind_word(*called)) : Text{{"niet genoteerd", Look::soft}};
    if (called && *called != entry.kind) own.front().look = Look::strong;
    table.rows.push_back({std::move(what), plain(kind_word(entry.kind)), std::move(own)});
  }
  out.push_back({std::move(table)});
}

void add_own_sentences(Blocks& out, const Debrief& debrief) {
  if (debrief.own_sentences.empty()) return;
  add_heading(out, 2, "In je eigen woorden");
  add_text(out, "Wat je zelf opschreef voordat de keuzes er stonden. Daar oordeelt niemand over.",
           Size::note);
  for (const scoring::OwnSentence& own : debrief.own_sentences) {
    Group group{Tone::plain, 0, {}};
    Quote quote;
    quote.is_large = false;
    quote.text = in_quotes(own.text);
    quote.source =
        plain("Je schreef" + (own.moment.turn > 0 ? ", beurt " + std::to_string(own.moment.turn) : ""));
    group.blocks.push_back({std::move(quote)});
    if (own.chosen) add_text(group.blocks, "Je koos daarna: " + words_of(*own.chosen));
    const bool is_other = own.model && (!own.chosen || own.model->text != own.chosen->text);
    if (is_other) {
      std::string model = "In de voorbeeldroute: " + words_of(*own.model);
      if (!own.model_why.empty()) model += " " + sentence(own.model_why);
      add_text(group.blocks, model);
    }
    out.push_back({std::move(group)});
  }
}

void add_conversation(Blocks& out, const Debrief& debrief) {
  if (debrief.conversation.empty()) return;
  add_heading(out, 2, "Het hele gesprek");
  Table table;
  table.columns = {"Beurt", "Jij", "Antwoord", "Voorbeeldroute"};
  table.widths = {2, 6, 6, 5};
  for (const scoring::TurnLine& line : debrief.conversation) {
    Text own;
    if (line.is_late) own.push_back({"De tijd was om.", Look::soft});
    if (line.is_repair) own.push_back({"Teruggenomen: ", Look::strong});
    if (line.moment.quote) own.push_back({words_of(*line.moment.quote)});
    Text reply;
    for (const scoring::Saying& saying : line.reply) {
      reply.push_back({(reply.empty() ? "" : " ") + (saying.who.empty() ? "" : saying.who + ": ") +
                       in_quotes(saying.text)});
      if (!saying.thought.empty())
        reply.push_back({" (niet gezegd: " + sentence(saying.thought) + ")", Look::soft});
    }
    table.rows.push_back({plain(std::to_string(line.moment.turn)), std::move(own), std::move(reply),
                          line.model ? plain(words_of(*line.model)) : Text{}});
  }
  out.push_back({Folded{"Lees mee van begin tot eind", {{std::move(table)}}, {}}});
}

}  // namespace gesprek::report
