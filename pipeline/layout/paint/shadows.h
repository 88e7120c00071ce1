// Shadows of boxes (css-backgrounds-3 §6). A blurred edge is a stack of translucent shapes. Changes with how shadows are drawn.
#pragma once

#include "layout/paint/backgrounds.h"

namespace bifolio::layout {

/// Below the background.
void append_outer_shadows(Canvas const& canvas, model::ComputedStyle const& style, BoxShape const& border);
/// Above the background, below the border.
void append_inner_shadows(Canvas const& canvas, model::ComputedStyle const& style, BoxShape const& padding);

}  // namespace bifolio::layout
