// ::first-line: a paragraph's first line is laid out from the paragraph in the styles that it has there; where it ends is chosen
// together with the other lines (css-pseudo-4 §2.1). Changes with what of the first line differs.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/inline/collect.h"
#include "layout/inline/line_breaker.h"
#include "layout/inline/line_content.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {

/// The beginning of a paragraph as its first line shows it.
struct FirstLine {
  Paragraph paragraph;
  Stretch stretch;
  ShapedStretch shaped;
  SegmentedStretch segmented;
  std::vector<FirstLineMeasure> measures;  ///< for each segment of the paragraph in its own style
  std::vector<std::uint32_t> matching;     ///< for each possible one: the segment here that ends at the same place
};

/// The container's content in the first line's styles, without `left_out`.
Paragraph collect_first_line(LayoutContext& context, model::BoxId container, model::BoxId left_out);

/// Shapes as much of the paragraph as can stand on a line of `width`. Its objects are those of `plain`, the paragraph in its own
/// style.
void shape_first_line(LayoutContext& context, FirstLine& first, Paragraph const& plain, Length width);

/// Measures the first line up to each place where a segment of `plain`, the paragraph's first stretch, ends.
void measure_first_line(FirstLine& first, Paragraph const& paragraph, SegmentedStretch const& plain);

}  // namespace bifolio::layout
