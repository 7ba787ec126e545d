#pragma once
// Somebody who writes a case in the window, by what stands on the screen; for the test and for its pictures.

#include <functional>
#include <string>

#include "tests/support/screen_driver.h"

namespace gesprek::test {

class Writer {
 public:
  explicit Writer(ScreenDriver& driver) : driver_(driver) {}
  /// Called with a name at the moments that a picture is worth.
  std::function<void(const std::string&)> see = [](const std::string&) {};

  /// From the first screen to a case of fourteen moments; what could not be done, or nothing.
  [[nodiscard]] std::string write_example_case();

 private:
  void click(const std::string& id);
  /// Clicks into a field, selects what is in it, and types.
  void fill(const std::string& id, const std::string& words);
  void pick(const std::string& id, const std::string& option, const std::string& search = {});
  void moment(const std::string& node);

  ScreenDriver& driver_;
  std::string problem_;
};

}  // namespace gesprek::test
