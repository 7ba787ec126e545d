// Spelling in the screenplay: marks under words, and what may have been meant below the line.
#include <fstream>

#include "editor/view/editor_screen.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::TextStyle;

namespace {

/// After the last key; before that the word is still being typed.
constexpr double kSuggestAfter = 0.8;

std::string own_words_file(const std::string& case_path) {
  const std::size_t slash = case_path.rfind('/');
  return (slash == std::string::npos ? std::string() : case_path.substr(0, slash + 1)) + "woorden.txt";
}

}  // namespace

void EditorScreen::start_speller(const player::View& /*view*/) {
  Jargon jargon;
  const scenario::Wording& wording = checked_.scripts().catalogues.wording;
  for (const auto* list : {&wording.jargon, &wording.figurative}) {
    for (const scenario::PlainWord& word : *list) jargon.emplace_back(word.phrase, word.instead);
  }
  const scenario::Scenario* scenario = case_->document().scenario();
  const std::string language =
      scenario != nullptr && !scenario->language.empty() ? scenario->language.value : "nl";
  speller_ = std::make_unique<Speller>(
      [language] {
        std::string ignored;  // the jargon is there all the same
        return system_dictionary(language, ignored);
      },
      std::move(jargon));
  std::ifstream file(own_words_file(case_->path()));
  for (std::string word; std::getline(file, word);) {
    while (!word.empty() && (word.back() == '\r' || word.back() == ' ')) word.pop_back();
    if (!word.empty()) own_words_.push_back(word);
  }
  for (const std::string& person : keys_of(case_->document(), "cast"))
    own_words_.push_back(name_of(case_->document(), person));
  speller_->set_own_words(own_words_);
}

std::vector<SpellMark> EditorScreen::spell(const player::View& view, const ScriptRow& row,
                                           const std::string& text) {
  if (row.key.empty() || text.empty()) return {};
  if (!speller_) start_speller(view);
  std::optional<std::vector<SpellMark>> found = speller_->marks(text);
  const std::string id = row.id();
  if (!found) {
    view.ui.ask_frame_in(0.1);
    // While a line is typed in, what was marked stays marked.
    return spell_row_ == id ? spell_marks_ : std::vector<SpellMark>();
  }
  std::vector<SpellMark> marks;
  for (SpellMark& mark : *found) {
    // Words of the trade matter in what the learner says.
    if (mark.kind == SpellKind::unknown_word || row.kind == RowKind::choice) marks.push_back(std::move(mark));
  }
  if (caret_.id == "row." + id) {
    spell_row_ = id;
    spell_marks_ = marks;
  }
  return marks;
}

float EditorScreen::draw_spelling(const player::View& view, const ScriptRow& row, const SpellMark& mark,
                                  std::string text, ui::Point at, float width) {
  ui::Ui& ui = view.ui;
  if (case_->opening().is_read_only || mark.end > text.size()) return 0;
  if (mark.kind == SpellKind::jargon) {
    return ui.text(mark.instead.empty() ? view.words("editor.spell.jargon")
                                        : view.words("editor.spell.instead", {mark.instead}),
                   TextStyle::note, at, width, Role::mind);
  }
  const double since = ui.seconds() - changed_at_;
  if (since < kSuggestAfter) {
    ui.ask_frame_in(kSuggestAfter - since + 0.01);
    return 0;
  }
  const std::string word = text.substr(mark.begin, mark.end - mark.begin);
  const std::optional<std::vector<std::string>> meant = speller_->suggestions(word);
  if (!meant) {
    ui.ask_frame_in(0.1);
    return 0;
  }
  std::vector<std::string> labels = *meant;
  labels.push_back(view.words("editor.spell.add", {word}));
  const std::vector<ui::Rect> places = ui::button_row(ui, labels, {at.x, at.y + ui.u(4)}, width);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool adds = i + 1 == labels.size();
    if (!ui::button(ui, adds ? std::string("spell.add") : "spell.fix." + std::to_string(i), labels[i],
                    places[i], {}))
      continue;
    if (adds) {
      std::ofstream file(own_words_file(case_->path()), std::ios::app);
      file << word << '\n';
      file.close();
      if (!file.good()) message_ = view.words("editor.spell.not_kept");
      own_words_.push_back(word);
      speller_->set_own_words(own_words_);
    } else {
      text.replace(mark.begin, mark.end - mark.begin, labels[i]);
      Result<Command> correct = set_field(case_->document(), row.block, row.key, text);
      // A step of its own, however soon after the last letter: undo brings back the word, not the line before.
      if (correct) correct->merge_key.clear();
      apply(correct);
    }
    spell_row_.clear();
    ui.ask_frame();
    return 0;
  }
  return places.empty() ? 0 : places.back().bottom() - at.y + ui.u(4);
}

}  // namespace gesprek::editor
