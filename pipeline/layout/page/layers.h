// The page breaker's layers: after page p, the best ways to end it. Bounded, so that the breaker's work is linear in the flow's
// length. Changes when other ways are to be followed further.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>
#include <vector>

#include "layout/page/breaker.h"

namespace bifolio::layout {

/// One way to end a page.
struct Way {
  PageEnd end;
  std::int64_t cost = 0;
  std::int64_t break_cost = 0;    ///< of the last page's end alone
  Length used;                    ///< of the last page's height
  Length depth;                   ///< where its content ends: notes stand at the foot
  std::size_t parent = SIZE_MAX;  ///< in Layers
  bool is_start = false;          ///< nothing is set yet
};

/// Brings the ways from `first` on into order, and keeps the best `most` of them. Ways are large: they are moved once.
template <class Before>
void sort_ways(std::vector<Way>& ways, Before const& before, std::size_t most = SIZE_MAX, std::size_t first = 0) {
  std::vector<std::uint32_t> order(ways.size() - first);
  std::iota(order.begin(), order.end(), static_cast<std::uint32_t>(first));
  const auto by_order = [&](std::uint32_t a, std::uint32_t b) {
    return before(ways[a], ways[b]) || (!before(ways[b], ways[a]) && a < b);
  };
  const std::size_t kept = std::min(order.size(), most);
  const auto end_of_kept = order.begin() + static_cast<std::ptrdiff_t>(kept);
  if (kept < order.size()) std::nth_element(order.begin(), end_of_kept, order.end(), by_order);
  std::sort(order.begin(), end_of_kept, by_order);
  std::vector<Way> sorted;
  sorted.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) sorted.push_back(ways[order[i]]);
  ways.resize(first + kept);
  std::copy(sorted.begin(), sorted.end(), ways.begin() + static_cast<std::ptrdiff_t>(first));
}

class Layers {
 public:
  /// Begins with the way to the first page's top.
  explicit Layers(std::function<bool(Way const&)> is_finished);

  Way const& operator[](std::size_t way) const { return ways_[way]; }
  std::vector<std::size_t> const& last() const { return last_; }
  /// Makes a layer of the ways that end a page with that room: the best to each place, and of those the best few.
  void close(std::vector<Way>& next, PageRoom const& room);
  /// The pages of the cheapest way that is finished.
  std::vector<PageEnd> best() const;

 private:
  using Place = std::tuple<std::size_t, std::uint32_t, std::uint32_t, NotePosition, std::uint32_t>;
  static Place place_of(PageEnd const& end) { return {end.item, end.within, end.line, end.notes, end.floats}; }
  void drop_late(std::vector<Way>& next, PageRoom const& room);

  std::function<bool(Way const&)> is_finished_;
  std::vector<Way> ways_;
  std::vector<std::size_t> last_;
  std::size_t best_finished_ = SIZE_MAX;
  std::map<Place, std::int64_t> reached_;  ///< places where earlier layers have come, at what cost
  PageRoom room_;                          ///< of the layer before
};

}  // namespace bifolio::layout
