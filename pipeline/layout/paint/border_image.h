// Border images: a picture cut into nine parts that stand in place of a box's borders (css-backgrounds-3 §5). Changes with how they
// are cut and set.
#pragma once

#include "layout/paint/backgrounds.h"

namespace bifolio::layout {

/// Paints the border image of the border box; returns false where there is none, so that borders stand there instead.
bool append_border_image(Canvas const& canvas, model::ComputedStyle const& style, Rect const& border_box, OwnEdges own);

}  // namespace bifolio::layout
