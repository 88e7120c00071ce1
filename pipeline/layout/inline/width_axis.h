// Font expansion by a variable font's own width axis, where it has one: the strokes keep their weight, which scaling would change.
// Part of the place phase. Changes with how widths are found on the axis.
#pragma once

#include "layout/context.h"

namespace bifolio::layout {

/// Gives the run that is scaled horizontally the instance of its font that is about as wide, and what remains as its scale. Its
/// glyphs keep their advances.
void use_width_axis(text::Fonts const& fonts, model::GlyphRun& run);

}  // namespace bifolio::layout
