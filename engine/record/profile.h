#pragma once
// The folder in which everything about learners stands, and nothing else:
//
//   gegevens.sqlite (and -wal, -shm beside it)   learners, attempts, what is to be repeated
//   sessies/                                     conversations as session files: of the default learner
//   sessies/HEX/                                 of another learner, by its id
//   wachtend/HEX.poging                          attempts that the database could not take yet
//   reservekopieen/                              the database as it was before a newer program changed it
//   apart/                                       a damaged database, put aside
//   uitvoer/                                     exports, where no folder for documents is known
//
// All of it is for the owner only: folders 0700, files 0600.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/record/dates.h"
#include "engine/record/person_id.h"

namespace gesprek::record {

struct Profile {
  std::string folder;

  [[nodiscard]] std::string database() const { return folder + "/gegevens.sqlite"; }
  [[nodiscard]] std::string pending() const { return folder + "/wachtend"; }
  [[nodiscard]] std::string backups() const { return folder + "/reservekopieen"; }
  [[nodiscard]] std::string aside() const { return folder + "/apart"; }
  [[nodiscard]] std::string exports() const { return folder + "/uitvoer"; }
  [[nodiscard]] std::string sessions() const { return folder + "/sessies"; }
  [[nodiscard]] std::string sessions_of(const RandomId& learner, bool is_default) const {
    return is_default ? sessions() : sessions() + "/" + learner.hex();
  }
};

/// Makes `folder`, and makes it the owner's only.
[[nodiscard]] Result<void> make_own_folder(const std::string& folder);
/// The files in `folder` (not in folders below it), as paths, in order of their names; empty when it is none.
[[nodiscard]] std::vector<std::string> files_in(const std::string& folder);
/// The folders in it, the same way.
[[nodiscard]] std::vector<std::string> folders_in(const std::string& folder);
/// When `path` was written last, in UTC seconds; 0 when that is not known.
[[nodiscard]] Seconds written_at(const std::string& path);
/// Writes `bytes` whole or not at all, and returns when they are on the medium; 0600.
[[nodiscard]] Result<void> write_own_file(const std::string& path, std::string_view bytes);
/// Removes a file, or an empty folder; that there is none is fine.
[[nodiscard]] Result<void> remove_path(const std::string& path);

}  // namespace gesprek::record
