#pragma once
// A case on a desk: copied into a folder of its own, to be written in.

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/file_source.h"
#include "tests/support/screen_driver.h"

namespace gesprek::test {

namespace fs = std::filesystem;

/// A shipped case in a folder of its own, to be written in.
class Desk {
 public:
  explicit Desk(const std::string& name) : name_(name) {
    folder_ = (fs::temp_directory_path() /
               ("gesprek-table-" + name + std::to_string(reinterpret_cast<std::uintptr_t>(this))))
                  .string();
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/cases");
    fs::copy(std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + name, folder_ + "/cases/" + name,
             fs::copy_options::recursive);
    fs::copy(std::string(GESPREK_SOURCE_DIR) + "/scripts", folder_ + "/cases/scripts",
             fs::copy_options::recursive);
    first_ = file();
  }
  ~Desk() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  [[nodiscard]] ScreenOptions options() const {
    ScreenOptions result;
    result.cases = {folder_ + "/cases"};
    result.editing = folder_ + "/state";
    return result;
  }
  [[nodiscard]] std::string file() const {
    const auto bytes =
        DiskFiles().read(folder_ + "/cases/" + name_ + "/scenario.yaml", std::size_t{1} << 24U);
    REQUIRE(bytes.ok());
    return *bytes;
  }
  /// layout.yaml beside it; empty when there is none.
  [[nodiscard]] std::string layout() const {
    const auto bytes = DiskFiles().read(folder_ + "/cases/" + name_ + "/layout.yaml", std::size_t{1} << 24U);
    return bytes.ok() ? *bytes : std::string();
  }
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  std::string name_, folder_, first_;
};

inline void open_editor(ScreenDriver& driver, const std::string& name) {
  driver.settle();
  REQUIRE(driver.click_id("case." + name));
  REQUIRE(driver.click_id("edit"));
  driver.settle();
  REQUIRE(driver.app().editor() != nullptr);
}

inline editor::Document& document(ScreenDriver& driver) {
  return driver.app().editor()->open_case().document();
}

inline void undo_all(ScreenDriver& driver) {
  for (int i = 0; i < 100 && document(driver).history().undoable() != nullptr; ++i)
    driver.key(ui::Key::z, ui::kCtrl);
}

inline bool has(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

}  // namespace gesprek::test
