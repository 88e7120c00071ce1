// Margin boxes: running heads, folios and what else stands in the page's margins (css-page-3 §5). Changes with where they stand and
// how large they are.
#pragma once

#include "layout/context.h"
#include "layout/page/margin_content.h"

namespace bifolio::layout {

/// A page's margin boxes, as artifacts: those with a negative z-index, which stand below the page's content, and the others.
struct MarginFragments {
  std::vector<model::Fragment> below, above;
};
MarginFragments lay_out_margin_boxes(LayoutContext& context, model::PageStyle const& page, PageValues const& values);

}  // namespace bifolio::layout
