// Relatively positioned inline-level boxes of a line: what is on it is placed as if they were not, and then moved (CSS 2.1 §9.4.3).
#pragma once

#include "layout/inline/line_content.h"

namespace bifolio::layout {

/// Moves what the line's relatively positioned boxes have made of themselves.
void move_relative_boxes(LayoutContext const& context, Paragraph const& paragraph, LineContent const& line, Line& placed);

}  // namespace bifolio::layout
