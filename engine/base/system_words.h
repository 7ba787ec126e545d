#pragma once
// What the system's error numbers mean, in our own words: the system's texts follow no language of ours.

#include <string>

namespace gesprek {

/// A few Dutch words for an errno: "de schijf is vol".
[[nodiscard]] std::string system_words(int error);

}  // namespace gesprek
