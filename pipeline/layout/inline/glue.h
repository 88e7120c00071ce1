// Glue: how wide a segment of text is and what of it can give way when a line is justified. Changes with what may be stretched.
#pragma once

#include <cstdint>

#include "layout/inline/line_breaker.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/shape.h"

namespace bifolio::layout {

/// Local text [begin, end) of a stretch; the white space from `visible` on vanishes at a line's end.
struct SegmentRange {
  std::uint32_t begin = 0, visible = 0, end = 0;
};

/// The piece that the local offset is in.
Piece const& piece_at(Paragraph const& paragraph, Stretch const& stretch, std::uint32_t at);

/// The segment's box and space, and what they can give.
void set_glue(Segment& segment, Paragraph const& paragraph, Stretch const& stretch, ShapedStretch const& shaped,
              SegmentRange range);

}  // namespace bifolio::layout
