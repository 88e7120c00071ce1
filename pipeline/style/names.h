// Names in CSS: ASCII case-insensitive comparison, and the nearest known name for a "did you mean".
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::style {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// `name` in any case equals `lower`, which is lower case already.
constexpr bool same_name(std::string_view name, std::string_view lower) {
  if (name.size() != lower.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_lower(name[i]) != lower[i]) return false;
  return true;
}

inline std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

/// The known name with the smallest edit distance (insert, delete, replace, swap neighbours), if that is small enough to be
/// a slip of the pen; else empty.
std::string_view nearest_name(std::string_view name, std::vector<std::string_view> const& known);

/// "; did you mean “x”?", or nothing.
std::string suggestion(std::string_view name, std::vector<std::string_view> const& known);

}  // namespace bifolio::style
