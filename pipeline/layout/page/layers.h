// The page breaker's layers: after page p, the best ways to end it. Bounded, so that the breaker's work is linear in the flow's
// length. Changes when other ways are to be followed further.
#pragma once

#include <functional>
#include <map>
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
