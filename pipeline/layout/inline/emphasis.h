// Emphasis marks (css-text-decor-4 §3): one over or under each letter. Part of the place phase. Changes with text-emphasis.
#pragma once

#include "layout/context.h"
#include "layout/inline/line_content.h"

namespace bifolio::layout {

/// How far text of the style reaches from its baseline with its marks; zero on the side that has none, and without any.
struct EmphasisReach {
  Length above, below;
};
EmphasisReach emphasis_reach(InlineStyle const& style);

/// The marks of one run of glyphs, whose origin is on the line's baseline.
void append_emphasis(LayoutContext& context, InlineStyle const& style, model::BoxId box, model::GlyphRun const& run,
                     std::vector<model::Fragment>& out);

}  // namespace bifolio::layout
