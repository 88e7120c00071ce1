// Runs of vertical lines (css-writing-modes-4 §5): how their glyphs stand and where. Part of the place phase. Changes with
// text-orientation and text-combine-upright.
#pragma once

#include "layout/context.h"

namespace bifolio::layout {

/// What a run of glyphs is made from.
struct RunOrigin {
  InlineStyle const& style;
  text::Item const& item;
  bool combined = false;
};

/// Gives the run its orientation, and moves it from the line's baseline, which is in the middle of the letters, to its own. The
/// line is still horizontal: it is turned together with its page.
void stand_upright(LayoutContext& context, RunOrigin const& origin, model::GlyphRun& run);

}  // namespace bifolio::layout
