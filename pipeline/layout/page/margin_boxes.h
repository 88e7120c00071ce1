// Margin boxes: running heads, folios and what else stands in the page's margins (css-page-3 §5). Changes with what may stand
// there.
#pragma once

#include "layout/context.h"
#include "layout/page/strings.h"

namespace bifolio::layout {

/// What margin boxes' content refers to.
struct PageValues {
  std::int32_t number = 1;
  std::int32_t count = 1;  ///< counter(pages)
  NamedStrings const& strings;
};

/// Appends the page's margin boxes, as artifacts.
void append_margin_boxes(std::vector<model::Fragment>& out, LayoutContext& context, model::PageStyle const& page,
                         PageValues const& values);

}  // namespace bifolio::layout
