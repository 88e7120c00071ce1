// The names that stand for a kind of family. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace bifolio::model {

/// css-fonts-4 §2.1.3; `name` in lower case.
inline bool is_generic_family(std::string_view name) {
  constexpr std::array<std::string_view, 13> names = {"serif",      "sans-serif",    "monospace",   "cursive",  "fantasy",
                                                      "system-ui",  "math",          "emoji",       "fangsong", "ui-serif",
                                                      "ui-rounded", "ui-sans-serif", "ui-monospace"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace bifolio::model
