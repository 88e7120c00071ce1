#include "layout/page/layers.h"

#include <algorithm>
#include <utility>

namespace bifolio::layout {
namespace {

constexpr std::size_t layer_width = 32;    ///< ways to end a page that are followed further
constexpr std::int64_t late_gains = 2000;  ///< at most what a page more can save: facing pages, the spread's side
constexpr std::size_t none = SIZE_MAX;

}  // namespace

Layers::Layers(std::function<bool(Way const&)> is_finished) : is_finished_(std::move(is_finished)) {
  ways_.push_back({});
  ways_.back().is_start = true;
  last_ = {0};
}

/// Ways come late where a layer before had come at less cost. They look cheap beside those that have passed what cannot be broken
/// well, and would crowd them out. Only where pages offer the same.
void Layers::drop_late(std::vector<Way>& next, PageRoom const& room) {
  if (room.height != room_.height || room.max_notes != room_.max_notes) reached_.clear();
  room_ = room;
  const auto is_late = [&](Way const& way) {
    const auto before = reached_.find(place_of(way.end));
    return before != reached_.end() && before->second + late_gains <= way.cost;
  };
  if (!std::all_of(next.begin(), next.end(), is_late)) next.erase(std::remove_if(next.begin(), next.end(), is_late), next.end());
}

// Where the next page faces this one, its depth matters too.
void Layers::close(std::vector<Way>& next, PageRoom const& room) {
  const bool by_depth = room.even && room.faces_next;
  const auto key = [&](Way const& way) { return std::pair(place_of(way.end), by_depth ? way.depth : Length()); };
  sort_ways(next, [&](Way const& a, Way const& b) {
    const auto key_a = key(a), key_b = key(b);
    return key_a != key_b ? key_a > key_b : a.cost < b.cost;
  });
  next.erase(std::unique(next.begin(), next.end(), [&](Way const& a, Way const& b) { return key(a) == key(b); }), next.end());
  drop_late(next, room);
  sort_ways(
      next, [](Way const& a, Way const& b) { return a.cost < b.cost; }, layer_width);
  last_.clear();
  for (Way const& way : next) {
    if (best_finished_ != none && way.cost >= ways_[best_finished_].cost) continue;
    ways_.push_back(way);
    if (is_finished_(way)) {
      best_finished_ = ways_.size() - 1;
      continue;
    }
    last_.push_back(ways_.size() - 1);
    const auto [at, is_new] = reached_.try_emplace(place_of(way.end), way.cost);
    if (!is_new) at->second = std::min(at->second, way.cost);
  }
}

std::vector<PageEnd> Layers::best() const {
  std::vector<PageEnd> ends;
  for (std::size_t at = best_finished_; at != none && !ways_[at].is_start; at = ways_[at].parent) ends.push_back(ways_[at].end);
  std::reverse(ends.begin(), ends.end());
  return ends;
}

}  // namespace bifolio::layout
