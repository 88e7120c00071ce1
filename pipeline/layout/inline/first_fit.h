// Breaking lines without a choice: each takes what it can. For preformatted text, for measuring, and for what is too long for
// anything else. Changes when the choice of breakpoints does.
#pragma once

#include "layout/inline/line_breaker.h"

namespace bifolio::layout {

/// Each line takes the segments that fit; hyphens and emergency breaks only where nothing else fits.
std::vector<LineBreak> first_fit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                 std::vector<FirstLineMeasure> const& first);

}  // namespace bifolio::layout
