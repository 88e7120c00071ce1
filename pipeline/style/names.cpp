#include "style/names.h"

#include <numeric>

namespace bifolio::style {
namespace {

constexpr std::size_t longest_name = 48;

/// Optimal string alignment distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      row[k] = std::min({above[k] + 1, row[k - 1] + 1, above[k - 1] + (a[i - 1] == b[k - 1] ? 0U : 1U)});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) row[k] = std::min(row[k], before[k - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::vector<std::string_view> const& known) {
  if (name.size() > longest_name || name.size() < 2) return {};
  std::string_view best;
  std::size_t best_distance = name.size() / 4 + 2;
  for (const std::string_view candidate : known) {
    const std::size_t longer = std::max(candidate.size(), name.size()), shorter = std::min(candidate.size(), name.size());
    if (longer - shorter >= best_distance) continue;
    const std::size_t d = distance(name, candidate);
    if (d < best_distance) best = candidate, best_distance = d;
  }
  return best;
}

std::string suggestion(std::string_view name, std::vector<std::string_view> const& known) {
  const std::string_view nearest = nearest_name(name, known);
  if (nearest.empty()) return {};
  return "; did you mean “" + std::string(nearest) + "”?";
}

}  // namespace bifolio::style
