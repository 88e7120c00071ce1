// GridPlace: how something stands on the line grid of the page (css-line-grid-1). Block layout says it, the page breaker, columns
// and the placer obey it. Changes with the grid's rules.
#pragma once

#include "base/length.h"

namespace bifolio::layout {

/// On the grid is what has `phase` below its top a whole number of steps from the top of the page's content.
struct GridPlace {
  Length step;  ///< zero: it stands anywhere
  Length phase;
};

/// The first place at or below `y`; one that is off by less than can be seen is on the grid.
inline Length on_grid(Length y, GridPlace const& place) {
  constexpr std::int32_t unseen = Length::units_per_point / 10;
  if (place.step <= Length()) return y;
  const std::int32_t step = place.step.raw();
  const auto past = static_cast<std::int32_t>(((std::int64_t{y.raw()} + place.phase.raw()) % step + step) % step);
  return past <= unseen ? y : y + Length::from_raw(step - past);
}

}  // namespace bifolio::layout
