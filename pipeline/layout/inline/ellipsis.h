// What a line that overflows its box loses to an ellipsis (css-overflow-3 §4). Changes with text-overflow.
#pragma once

#include "layout/inline/line_content.h"

namespace bifolio::layout {

/// Whether the container's lines end in an ellipsis where they do not fit.
bool shows_ellipsis(model::ComputedStyle const& style);

/// Takes away of the justified line's end what does not fit with an ellipsis into its room, and puts one there. Returns the line's
/// width. What it begins with stays, however wide it is.
Length end_in_ellipsis(LayoutContext const& context, ShapedStretch const& shaped, LineContent& line, Length width);

}  // namespace bifolio::layout
