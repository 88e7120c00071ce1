// Block flow, paragraphs that can be set in another number of lines: which ones, and what their pages' ends would cost then. The
// page breaker chooses among them (page/breaker.h), page/reset.cpp sets them anew. Changes with what makes a paragraph free to
// vary.
#include <algorithm>

#include "layout/block/flow.h"

namespace bifolio::layout {
namespace {

using model::ComputedStyle;

constexpr std::int32_t least_cost = 12;    ///< of setting a paragraph otherwise
constexpr std::int32_t strain_cost = 30;   ///< … when its worst line is stretched by all that its spaces are made for
constexpr std::int32_t divided_cost = 15;  ///< … for each line more that ends within a word

}  // namespace

/// All lines are alike, nothing but text is on them, and nothing is hung up on them.
bool FlowBuilder::may_vary(std::vector<Line> const& lines) const {
  if (!markers_.empty() || open_.back().offset != Point()) return false;
  return std::all_of(lines.begin(), lines.end(), [&](Line const& line) {
    return line.height == lines.front().height && line.baseline == lines.front().baseline && line.footnotes.empty() &&
           line.anchored.empty();
  });
}

/// What its pages' ends cost when the paragraph is set so; `keeps_next` says it of the lines as they are set.
LineCount FlowBuilder::line_count(OtherLines const& other, std::vector<bool> const& keeps_next, bool after_heading,
                                  ComputedStyle const& style) const {
  const std::int32_t divided = std::max(other.divided, 0) * divided_cost;
  LineCount count{other.by, least_cost + other.strain * strain_cost / 1000 + divided, {}, {}};
  const std::size_t lines = other.endings.size();
  for (std::size_t i = 1; i < lines; ++i) {
    const bool keeps = i <= keeps_next.size() && keeps_next[i - 1];
    BreakPlace place = break_after({i, lines - i, keeps, other.endings[i - 1], after_heading && i == 1}, style);
    if (avoid_inside_ > 0) place.cost += cost::avoid_inside;
    count.breaks.push_back(place);
  }
  return count;
}

}  // namespace bifolio::layout
