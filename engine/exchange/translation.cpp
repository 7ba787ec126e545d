#include "engine/exchange/translation.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/exchange/case_texts.h"
#include "engine/program/text_pool.h"

namespace gesprek::exchange {

namespace {

using program::Program;

/// Finds what a PO file says about a text.
class Lookup {
 public:
  explicit Lookup(const PoFile* file) {
    if (file == nullptr) return;
    for (const PoEntry& entry : file->entries) {
      if (entry.is_obsolete) continue;
      if (entry.context) by_id_.emplace(*entry.context, &entry);
      // The first that has a text: of equal sources, any translation is better than none.
      if (!entry.text.empty() && !entry.is_fuzzy()) by_source_.emplace(entry.source, &entry);
    }
  }
  [[nodiscard]] const PoEntry* by_id(std::string_view id) const { return find(by_id_, id); }
  [[nodiscard]] const PoEntry* by_source(std::string_view source) const { return find(by_source_, source); }

 private:
  using Index = std::map<std::string, const PoEntry*, std::less<>>;
  static const PoEntry* find(const Index& index, std::string_view key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : found->second;
  }
  Index by_id_, by_source_;
};

struct Found {
  TextState state = TextState::missing;
  std::string_view text;  // translated only
};

Found find_text(const TextPlace& place, std::string_view source, const Lookup& own, const Lookup& shared) {
  if (const PoEntry* entry = own.by_id(place.id)) {
    if (!entry->text.empty()) {
      if (entry->source == source && !entry->is_fuzzy()) return {TextState::translated, entry->text};
      return {TextState::changed, {}};
    }
    if (entry->source == source) return {};  // there, and still to do
  }
  for (const Lookup* lookup : {&own, &shared}) {
    if (const PoEntry* entry = lookup->by_source(source)) return {TextState::translated, entry->text};
  }
  return {};
}

/// Whether `text` says nothing that differs by language: "…", "10", a dash.
bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0;
  });
}

void set_head(PoFile& file, const PoFile& before, std::string_view language, std::string_view title) {
  file.head_remarks = before.head_remarks;
  file.head = before.head;
  file.set_field("Project-Id-Version", std::string(title));
  file.set_field("Language", std::string(language));
  file.set_field("MIME-Version", "1.0");
  file.set_field("Content-Type", "text/plain; charset=UTF-8");
  file.set_field("Content-Transfer-Encoding", "8bit");
}

/// What `before` had and `file` has not: kept, as obsolete, when there was something translated.
void keep_rest(PoFile& file, const PoFile& before, const std::set<const PoEntry*>& used) {
  for (const PoEntry& entry : before.entries) {
    if (used.count(&entry) > 0 || entry.text.empty()) continue;
    PoEntry old = entry;
    old.is_obsolete = true;
    file.entries.push_back(std::move(old));
  }
}

}  // namespace

bool is_language(std::string_view name) {
  if (name.empty() || name.size() > 32 || name.front() < 'a' || name.front() > 'z') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void translate(Program& program, const PoFile& own, const PoFile* shared, std::string_view language) {
  const Lookup of_case(&own);
  const Lookup of_scripts(shared);
  const Program source = program;
  if (language == "en") use_english_labels(program);
  program::TextPool pool(program.texts);
  for (const TextPlace& place : text_places(program)) {
    const Found found = find_text(place, source.text(*place.text), of_case, of_scripts);
    if (found.state == TextState::translated) *place.text = pool.add(found.text);
  }
  program.header.language = pool.add(language);
}

std::vector<TextReport> translation_report(const Program& program, const PoFile& own, const PoFile* shared,
                                           std::string_view language) {
  const Lookup of_case(&own);
  const Lookup of_scripts(shared);
  Program copy = program;
  std::set<std::string> english;
  if (language == "en") {
    use_english_labels(copy);
    Program plain = program;
    const std::vector<TextPlace> before = text_places(plain);
    const std::vector<TextPlace> after = text_places(copy);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].text->offset != after[i].text->offset) english.insert(before[i].id);
    }
  }
  std::vector<TextReport> out;
  Program walked = program;
  for (const TextPlace& place : text_places(walked)) {
    const std::string_view source = program.text(*place.text);
    if (!has_words(source) || english.count(place.id) > 0) continue;
    out.push_back({place.id, std::string(source), find_text(place, source, of_case, of_scripts).state});
  }
  return out;
}

PoFile make_po(const Program& program, const PoFile& before, const PoFile* shared,
               std::string_view language) {
  const Lookup old(&before);
  const Lookup of_scripts(shared);
  PoFile out;
  set_head(out, before, language, program.text(program.header.scenario_id));
  std::set<const PoEntry*> used;
  Program copy = program;
  if (language == "en") use_english_labels(copy);
  Program plain = program;
  const std::vector<TextPlace> places = text_places(plain);
  const std::vector<TextPlace> english = text_places(copy);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TextPlace& place = places[i];
    const std::string_view source = program.text(*place.text);
    if (!has_words(source)) continue;
    // The catalogue has it in this language itself, or another file has.
    if (place.text->offset != english[i].text->offset) continue;
    const PoEntry* by_id = old.by_id(place.id);
    const bool is_open = by_id == nullptr || by_id->text.empty();
    if (is_open && of_scripts.by_source(source) != nullptr) continue;
    if (!ids.insert(place.id).second) continue;
    PoEntry entry;
    entry.context = place.id;
    entry.source = source;
    if (!place.note.empty()) entry.notes.push_back(place.note);
    if (by_id != nullptr) {
      used.insert(by_id);
      entry.remarks = by_id->remarks;
      entry.flags = by_id->flags;
      entry.text = by_id->text;
      entry.previous = by_id->previous;
      if (by_id->source != source && !by_id->text.empty()) {
        entry.set_fuzzy(true);
        entry.previous = by_id->source;
      }
    } else if (const PoEntry* equal = old.by_source(source)) {
      // A line that was given an id, or moved: its translation goes along.
      entry.text = equal->text;
      used.insert(equal);
    }
    out.entries.push_back(std::move(entry));
  }
  keep_rest(out, before, used);
  return out;
}

PoFile make_shared_po(const std::vector<CaseTexts>& cases, const PoFile& before, std::string_view language) {
  const Lookup old(&before);
  PoFile out;
  set_head(out, before, language, "gesprekslab-scripts");
  std::set<const PoEntry*> used;
  std::map<std::string, std::size_t, std::less<>> known;  // source → entry
  for (const CaseTexts& one : cases) {
    const Program* const program = one.program;
    const std::set<std::string> written = written_form_texts(*one.authored);
    Program plain = *program;
    Program copy = *program;
    if (language == "en") use_english_labels(copy);
    const std::vector<TextPlace> places = text_places(plain);
    const std::vector<TextPlace> english = text_places(copy);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const TextPlace& place = places[i];
      const std::string_view source = program->text(*place.text);
      if (place.origin != TextOrigin::shared || !has_words(source)) continue;
      if (place.text->offset != english[i].text->offset) continue;
      if (written.count(std::string(source)) > 0) continue;
      if (known.find(source) != known.end()) continue;
      known.emplace(source, out.entries.size());
      PoEntry entry;
      entry.source = source;
      entry.references.push_back(place.id);
      if (!place.note.empty()) entry.notes.push_back(place.note);
      if (const PoEntry* equal = old.by_source(source)) {
        entry.text = equal->text;
        entry.remarks = equal->remarks;
        used.insert(equal);
      }
      out.entries.push_back(std::move(entry));
    }
  }
  keep_rest(out, before, used);
  return out;
}

}  // namespace gesprek::exchange
