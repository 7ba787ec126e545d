#include "engine/scenario/catalogue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/base/assert.h"
#include "engine/base/text.h"
#include "engine/scenario/catalogue_readers.h"
#include "engine/scenario/file_problem.h"

namespace gesprek::scenario {

namespace {

template <class Entry>
const Entry* find_by_id(const std::vector<Entry>& entries, std::string_view id) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

std::string join(const std::string& folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return folder.back() == '/' ? folder + std::string(name) : folder + "/" + std::string(name);
}

/// Reads `folder/name` and hands its map to `read`. Nothing happens when the file is not there or is empty.
/// The last part of a path: "eigen/noord/" → "noord".
std::string folder_name(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1));
}

template <class Read>
void read_file(const std::string& folder, std::string_view name, const FileSource& files,
               const Limits& limits, DiagnosticList& diagnostics, Read&& read) {
  const std::string path = join(folder, name);
  if (!files.is_file(path)) return;
  Result<std::string> bytes = files.read(path, limits.bytes);
  if (!bytes.ok()) {
    report_file_problem(SourceText(path, {}), bytes.error(), limits, diagnostics);
    return;
  }
  const auto source = std::make_shared<const SourceText>(path, std::move(*bytes));
  const YamlTree tree = read_yaml(*source, limits, diagnostics, false);
  CatalogueFile file{ReadContext(*source, diagnostics), source, tree.root()};
  if (!file.root.exists() || file.root.is_null()) return;
  note_break(file.context, tree);
  if (expect_map(file.context, name, file.root)) read(file);
}

template <class Entry>
void check_references(const std::vector<CatalogueReference>& references, const std::vector<Entry>& entries,
                      DiagnosticCode code, DiagnosticList& diagnostics) {
  for (const CatalogueReference& reference : references) {
    if (find_by_id(entries, reference.name.value) != nullptr) continue;
    std::vector<std::string_view> ids;
    for (const Entry& entry : entries) ids.push_back(entry.id);
    diagnostics.add(code, *reference.source, reference.name.where,
                    {shortened(reference.name.value), nearest(reference.name.value, ids)});
  }
}

void check_bands(Catalogues& catalogues, DiagnosticList& diagnostics) {
  std::sort(catalogues.bands.begin(), catalogues.bands.end(),
            [](const Band& a, const Band& b) { return a.from < b.from; });
  if (catalogues.criteria.empty()) return;
  if (!catalogues.bands.empty() && catalogues.bands.front().from == 0) return;
  const Origin& origin = catalogues.criteria.front().origin;
  diagnostics.add(DiagnosticCode::bands_without_zero, *origin.source, {});
}

/// The events that criteria name as their musts; `own` lower-case ones of a case are not for a catalogue.
void check_events(const std::vector<CatalogueReference>& references, const Catalogues& catalogues,
                  DiagnosticList& diagnostics) {
  for (const CatalogueReference& reference : references) {
    if (catalogues.events.find(reference.name.value) != catalogues.events.end()) continue;
    std::vector<std::string_view> ids;
    for (const auto& [id, event] : catalogues.events) ids.push_back(id);
    diagnostics.add(DiagnosticCode::unknown_event, *reference.source, reference.name.where,
                    {shortened(reference.name.value), nearest(reference.name.value, ids)});
  }
}

/// 5.19: a family's cap belongs to the criterion whose must is missing.
void spread_caps(Catalogues& catalogues) {
  for (const Family& family : catalogues.families) {
    for (const auto& [id, cap] : family.caps) {
      for (Criterion& criterion : catalogues.criteria) {
        if (criterion.id == id) criterion.family_cap = cap;
      }
    }
  }
}

/// What a debrief.yaml names of hulp.yaml, also of a later folder, comes before its entries of its own.
void take_named_help(const std::vector<CatalogueReference>& references, Catalogues& catalogues) {
  std::vector<HelpLine> named;
  for (const CatalogueReference& reference : references) {
    const std::string& id = reference.name.value;
    const HelpLine* line = catalogues.help_line(id);
    if (line == nullptr || find_by_id(named, id) != nullptr) continue;
    if (find_by_id(catalogues.debrief.help, id) == nullptr) named.push_back(*line);
  }
  std::vector<HelpLine>& all = catalogues.debrief.help;
  all.insert(all.begin(), std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()));
}

}  // namespace

const Criterion* Catalogues::criterion(std::string_view id) const {
  return find_by_id(criteria, id);
}

const Knockout* Catalogues::knockout(std::string_view id) const {
  return find_by_id(knockouts, id);
}

const HelpLine* Catalogues::help_line(std::string_view id) const {
  return find_by_id(help, id);
}

const Band& Catalogues::band(int percent) const {
  GESPREK_ASSERT(!bands.empty(), "criteria without bands are refused when they are read");
  const auto above =
      std::find_if(bands.begin() + 1, bands.end(), [&](const Band& b) { return b.from > percent; });
  return *(above - 1);
}

Catalogues load_catalogues(const std::vector<std::string>& folders, const FileSource& files,
                           const Limits& limits, DiagnosticList& diagnostics) {
  Catalogues out;
  CatalogueReferences references;
  const std::size_t errors_before = diagnostics.error_count();
  for (const std::string& folder : folders) {
    read_file(folder, "criteria.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_criteria_file(file, out, references); });
    read_file(folder, "moves.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_moves_file(file, out, references); });
    read_file(folder, "events.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_events_file(file, out); });
    read_file(folder, "state.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_state_file(file, out); });
    read_file(folder, "moods.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_moods_file(file, out); });
    read_file(folder, "hulp.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_help_file(file, out.help); });
    read_file(folder, "debrief.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_debrief_file(file, out.debrief, references); });
    read_file(folder, "taal.yaml", files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_language_file(file, out); });
    Overlay overlay{folder, folder_name(folder), {}};
    read_file(folder, kOverlayFile, files, limits, diagnostics,
              [&](const CatalogueFile& file) { read_overlay_file(file, overlay); });
    if (&folder != &folders.front()) out.overlays.push_back(std::move(overlay));
  }
  spread_caps(out);
  take_named_help(references.help, out);
  // A broken file leaves entries out; what names them is not to blame.
  const bool is_whole = diagnostics.error_count() == errors_before;
  if (is_whole) {
    check_references(references.families, out.families, DiagnosticCode::unknown_family, diagnostics);
    check_references(references.criteria, out.criteria, DiagnosticCode::unknown_catalogue_criterion,
                     diagnostics);
    check_references(references.knockouts, out.knockouts, DiagnosticCode::unknown_knockout, diagnostics);
    check_references(references.help, out.help, DiagnosticCode::unknown_help, diagnostics);
    if (!out.events.empty()) check_events(references.events, out, diagnostics);
    check_bands(out, diagnostics);
  }
  return out;
}

}  // namespace gesprek::scenario
