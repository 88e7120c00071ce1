// Names in CSS: ASCII case-insensitive comparison, and the nearest known name for a "did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace bifolio::style {

/// `name` in any case equals `lower`, which is lower case already.
constexpr bool same_name(std::string_view name, std::string_view lower) {
  if (name.size() != lower.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_lower(name[i]) != lower[i]) return false;
  return true;
}

/// The known name with the smallest edit distance (insert, delete, replace, swap neighbours), if that is small enough to be
/// a slip of the pen; else empty.
std::string_view nearest_name(std::string_view name, std::vector<std::string_view> const& known);

/// "; did you mean “x”?", or nothing.
std::string suggestion(std::string_view name, std::vector<std::string_view> const& known);

}  // namespace bifolio::style
