// The page area (css-page-3 §4): what of a page its content may fill. Viewport units refer to it, and layout fills it; they must
// agree. Changes with the page box's properties.
#pragma once

#include "base/geometry.h"
#include "model/styled_document.h"

namespace bifolio::model {

/// From line to line of the document's text, where the sheet says it without a font.
Length text_line(ComputedStyle const& root);

/// `context` is the page's own style, `root` the root element's; null: there is none. Where lines stand on a grid, the area holds
/// whole lines.
Rect page_area(PageStyle const& page, ComputedStyle const* context, ComputedStyle const* root);

}  // namespace bifolio::model
