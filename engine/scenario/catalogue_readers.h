#pragma once
// Reads one catalogue file each (shapes: catalogue.h). Entries replace those of earlier folders by id.

#include <memory>
#include <vector>

#include "engine/scenario/catalogue.h"
#include "engine/scenario/map_reader.h"

namespace gesprek::scenario {

/// A criterion or family that an entry names, to be looked up when all folders have been read.
struct CatalogueReference {
  Name name;
  std::shared_ptr<const SourceText> source;
};

/// What the catalogue files say about each other.
struct CatalogueReferences {
  std::vector<CatalogueReference> families, criteria, knockouts, events, help;
};

/// One file while it is read.
struct CatalogueFile {
  ReadContext context;
  std::shared_ptr<const SourceText> source;
  YamlRef root;  // a map
};

void read_criteria_file(const CatalogueFile& file, Catalogues& out, CatalogueReferences& references);
void read_moves_file(const CatalogueFile& file, Catalogues& out, CatalogueReferences& references);
void read_events_file(const CatalogueFile& file, Catalogues& out);
void read_state_file(const CatalogueFile& file, Catalogues& out);
void read_moods_file(const CatalogueFile& file, Catalogues& out);
void read_help_file(const CatalogueFile& file, std::vector<HelpLine>& out);
/// What `help` names of hulp.yaml comes into `references`; take_named_help() puts it in its place.
void read_debrief_file(const CatalogueFile& file, DebriefTexts& out, CatalogueReferences& references);
void read_language_file(const CatalogueFile& file, Catalogues& out);
void read_overlay_file(const CatalogueFile& file, Overlay& out);

}  // namespace gesprek::scenario
