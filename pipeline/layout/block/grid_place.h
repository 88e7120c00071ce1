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

/// The first place at or below `y`, or one less than a quarter of a step above: what makes a line box a little taller than the
/// others, as letters of another font do, has room in their leading.
inline Length on_grid(Length y, GridPlace const& place) {
  if (place.step <= Length()) return y;
  const std::int32_t step = place.step.raw();
  const auto past = static_cast<std::int32_t>(((std::int64_t{y.raw()} + place.phase.raw()) % step + step) % step);
  return y + Length::from_raw(past < step / 4 ? -past : step - past);
}

}  // namespace bifolio::layout
