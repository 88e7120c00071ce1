// A line's atoms in visual order (UAX 9, CSS 2.1 §8.6).
#pragma once

#include "layout/inline/line_content.h"

namespace bifolio::layout {

/// Gives the atoms their places from the line's start on; returns their indices from left to right.
std::vector<std::uint32_t> put_in_visual_order(Paragraph const& paragraph, LineContent& line);

}  // namespace bifolio::layout
