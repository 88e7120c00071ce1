// Margin boxes whose content does not keep to its place: it runs into another's, or beyond the page's edge. Nothing is moved; it is
// said. Changes with what is to be said of running heads.
#pragma once

#include <string>
#include <vector>

#include "layout/context.h"

namespace bifolio::layout {

/// A margin box's content on the page, as far as it is not cut off.
struct ShownMarginBox {
  model::MarginBoxPosition position;
  Rect ink;
  std::string text;
};

/// What two rectangles have in common; no larger than nothing.
Rect common(Rect const& a, Rect const& b);

/// Says once for each pair of margin boxes that they run into each other, and for each that it runs beyond the page.
void report_overlaps(LayoutContext& context, model::PageStyle const& page, std::vector<ShownMarginBox> const& shown);

}  // namespace bifolio::layout
