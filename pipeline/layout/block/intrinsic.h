// Intrinsic sizes of block containers (css-sizing-3 §5): how narrow and how wide their content would be. Changes with the sizing
// rules.
#pragma once

#include "layout/context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

/// Of the content of a block container.
IntrinsicSizes intrinsic_content_sizes(LayoutContext& context, model::BoxId box);
/// Of a block-level box as its parent sees it: its margin box.
IntrinsicSizes intrinsic_outer_sizes(LayoutContext& context, model::BoxId box);

/// css-sizing-4 §4.3: the least width of a box that has its width from its height and its aspect ratio.
Length least_by_ratio(LayoutContext& context, model::BoxId box);

}  // namespace bifolio::layout
