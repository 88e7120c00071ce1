#include "layout/table/row_heights.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

std::int64_t sum(std::vector<std::int64_t> const& weights) {
  std::int64_t total = 0;
  for (const std::int64_t weight : weights) total += weight;
  return total;
}

std::vector<std::int64_t> weights_of(std::vector<Length> const& heights, std::vector<int> const& ranks) {
  std::vector<std::int64_t> weights(heights.size());
  for (int rank = heights.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()); rank > 0; --rank) {
    for (std::size_t i = 0; i < heights.size(); ++i) weights[i] = ranks[i] >= rank ? std::int64_t{heights[i].raw()} : 0;
    if (sum(weights) > 0) return weights;
  }
  for (std::size_t i = 0; i < heights.size(); ++i) weights[i] = ranks[i] > 0;
  return weights;
}

}  // namespace

void share_height(std::vector<Length>& heights, std::vector<int> const& ranks, Length amount) {
  const std::vector<std::int64_t> weights = weights_of(heights, ranks);
  const std::int64_t total = sum(weights);
  if (total <= 0 || amount <= Length()) return;
  std::int64_t so_far = 0;
  Length given;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    so_far += weights[i];
    const Length due = amount.scaled(so_far, total);
    heights[i] += due - given;
    given = due;
  }
}

}  // namespace bifolio::layout
