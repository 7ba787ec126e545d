#pragma once
// The words of the interface, from a file (assets/strings/nl.txt): `key = words`, one a line. A text of a
// case is never here.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::player {

class Strings {
 public:
  /// Lines that are no `key = words` are collected in problems(); "\n" in words is a line end.
  [[nodiscard]] static Strings read(std::string_view text);

  /// The words of `key`; the key itself between brackets where there are none, so that it is seen.
  [[nodiscard]] const std::string& operator()(std::string_view key) const;
  /// With {0}, {1}… replaced.
  [[nodiscard]] std::string operator()(std::string_view key, const std::vector<std::string>& parts) const;

  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return words_; }
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

  /// A language that only tests speak: every text longer, accented and between brackets, so that a word that
  /// did not come from the file, or has no room, is seen.
  [[nodiscard]] Strings pseudo() const;

 private:
  std::map<std::string, std::string, std::less<>> words_;
  mutable std::map<std::string, std::string, std::less<>> unknown_;
  std::vector<std::string> problems_;
};

}  // namespace gesprek::player
