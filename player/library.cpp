#include "player/library.h"

#include <algorithm>

#include "engine/cli/case_language.h"
#include "engine/cli/text_layout.h"
#include "player/portrait_view.h"

namespace gesprek::player {

namespace {

/// What stands on its card and page, from its Program as it is now.
void describe(Case& out) {
  const program::Program& program = *out.file->program;
  const program::Header& header = program.header;
  const auto text = [&](program::TextRef ref) { return std::string(program.text(ref)); };
  out.id = text(header.scenario_id);
  out.language = text(header.language);
  out.title = text(header.title);
  out.summary = text(header.summary);
  out.setting = text(header.setting);
  out.role = text(header.role);
  out.content_note = text(header.content_note);
  out.place = text(header.place);
  out.minutes = header.minutes;
  out.level = header.level;
  out.portrait.clear();
  for (const program::CastMember& member : program.cast) {
    if (member.portrait.size == 0 || !out.portrait.empty()) continue;
    if (member.has_persona == 0) continue;
    out.portrait = text(member.portrait);
    out.person = text(member.name);
  }
  out.goals.clear();
  for (const program::Criterion& criterion : program.criteria) {
    if (criterion.scored == 0) continue;
    const program::Family& family = program.families[criterion.family];
    out.goals.push_back({text(criterion.id), text(criterion.label), text(family.id)});
  }
}

}  // namespace

std::unique_ptr<Case> make_case(std::unique_ptr<cli::CaseFile> file) {
  auto out = std::make_unique<Case>();
  out->path = file->path;
  out->title = cli::case_name(file->path);
  if (!file->program) {
    const std::vector<Diagnostic> all = file->diagnostics.sorted();
    for (const Diagnostic& diagnostic : all) {
      if (out->problem.empty()) out->problem = diagnostic.message(Language::nl);
    }
    if (out->problem.empty()) out->problem = "deze casus kan niet gelezen worden";
    out->id = out->title;
    // Its author knows it by its title, where that can be read.
    if (file->loaded.scenario && !file->loaded.scenario->title.value.empty())
      out->title = file->loaded.scenario->title.value;
    out->file = std::move(file);
    return out;
  }
  if (file->loaded.scenario) {
    for (const scenario::Name& theme : file->loaded.scenario->themes) out->themes.push_back(theme.value);
  }
  out->file = std::move(file);
  describe(*out);
  out->scene = scene_of(out->place, out->setting);
  return out;
}

void speak(Case& the_case, std::string_view language, const FileSource& files) {
  if (!the_case.can_be_played()) return;
  program::Program& program = *the_case.file->program;
  if (the_case.untranslated) {
    program = std::move(*the_case.untranslated);
    the_case.untranslated.reset();
  }
  if (program.text(program.header.language) != language) {
    std::optional<program::Program> before = program;
    // A case without this language, or with a file that cannot be read, stays as its author wrote it.
    if (cli::use_language(*the_case.file, language, files)) {
      // Faces are drawn after these words; nobody reads them.
      for (std::size_t i = 0; i < program.moods.size(); ++i) {
        program.moods[i].face = before->moods[i].face;
        program.moods[i].posture = before->moods[i].posture;
      }
      the_case.untranslated = std::move(before);
    }
  }
  describe(the_case);
}

namespace {

/// Small letters without accents, for searching only.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(static_cast<unsigned char>(text[++i]) | 0x20U);
      if (next >= 0xA0 && next <= 0xA5) {
        out += 'a';
      } else if (next >= 0xA8 && next <= 0xAB) {
        out += 'e';
      } else if (next >= 0xAC && next <= 0xAF) {
        out += 'i';
      } else if (next >= 0xB2 && next <= 0xB6) {
        out += 'o';
      } else if (next >= 0xB9 && next <= 0xBC) {
        out += 'u';
      } else {
        out += text[i];
      }
    } else {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : text[i];
    }
  }
  return out;
}

}  // namespace

void Library::add_folder(std::string_view folder) {
  for (std::string& path : cli::files_below(folder, "scenario.yaml", files_)) {
    const bool is_known = std::any_of(cases_.begin(), cases_.end(),
                                      [&](const std::unique_ptr<Case>& one) { return one->path == path; }) ||
                          std::find(waiting_.begin(), waiting_.end(), path) != waiting_.end();
    if (!is_known) waiting_.insert(waiting_.begin(), std::move(path));
  }
  for (const std::string& file : cli::files_below(folder, "path.yaml", files_)) {
    DiagnosticList diagnostics;  // `gesprek check` shows them
    std::optional<scenario::LearningPath> path =
        scenario::load_path(file, files_, scenario::Limits{}, diagnostics);
    const bool is_known = std::any_of(paths_.begin(), paths_.end(),
                                      [&](const scenario::LearningPath& one) { return one.file == file; });
    if (path && !diagnostics.has_errors() && !is_known) paths_.push_back(std::move(*path));
  }
  std::stable_sort(paths_.begin(), paths_.end(),
                   [](const scenario::LearningPath& a, const scenario::LearningPath& b) {
                     return plain(a.title.value) < plain(b.title.value);
                   });
}

const Case* Library::find_file(std::string_view file) const {
  for (const std::unique_ptr<Case>& one : cases_) {
    if (one->path == file) return one.get();
  }
  return nullptr;
}

void Library::read_next() {
  if (waiting_.empty()) return;
  const std::string path = std::move(waiting_.back());
  waiting_.pop_back();
  cases_.push_back(make_case(std::make_unique<cli::CaseFile>(loader_.load(path))));
  speak(*cases_.back(), language_, files_);
  sort();
}

void Library::set_language(std::string_view language) {
  language_ = language;
  for (const std::unique_ptr<Case>& one : cases_) speak(*one, language_, files_);
  sort();
}

void Library::sort() {
  std::stable_sort(cases_.begin(), cases_.end(),
                   [](const std::unique_ptr<Case>& a, const std::unique_ptr<Case>& b) {
                     return plain(a->title) < plain(b->title);
                   });
}

void Library::reread(const std::string& path) {
  for (std::unique_ptr<Case>& one : cases_) {
    if (one->path != path) continue;
    one = make_case(std::make_unique<cli::CaseFile>(loader_.load(path)));
    speak(*one, language_, files_);
  }
}

Case* Library::find(std::string_view id) {
  for (const std::unique_ptr<Case>& one : cases_) {
    if (one->id == id) return one.get();
  }
  return nullptr;
}

bool matches(const Case& the_case, std::string_view search) {
  std::string all = the_case.title + " " + the_case.summary + " " + the_case.role + " " + the_case.person;
  for (const std::string& theme : the_case.themes) all += " " + theme;
  const std::string text = plain(all);
  const std::string wanted = plain(search);
  std::size_t from = 0;
  while (from < wanted.size()) {
    const std::size_t end = std::min(wanted.find(' ', from), wanted.size());
    if (end > from && text.find(wanted.substr(from, end - from)) == std::string::npos) return false;
    from = end + 1;
  }
  return true;
}

}  // namespace gesprek::player
