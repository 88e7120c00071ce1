// Sizes of the three margin boxes along one side of a page (css-page-3 §5.3). Pure. Changes with that section.
#pragma once

#include <array>
#include <optional>

#include "base/length.h"

namespace bifolio::layout {

/// One margin box along its side, margin, border and padding counted.
struct MarginBoxExtent {
  Length min_content, max_content;
  Length kept = {};  ///< what it has to have where there is no room for all: nothing if what overflows it is cut off
  std::optional<Length> fixed = {};  ///< its width is not auto
  std::optional<Length> least = {}, most = {};
};

/// Extents of the first, middle and last box within `available`; a box that is not generated is nothing and gets zero.
std::array<Length, 3> distribute_margin_boxes(Length available, std::array<std::optional<MarginBoxExtent>, 3> const& boxes);

/// The same with what min-width and max-width say (css-page-3 §5.3.2.4).
std::array<Length, 3> constrain_margin_boxes(Length available, std::array<std::optional<MarginBoxExtent>, 3> boxes);

}  // namespace bifolio::layout
