// Backgrounds: the colour and the layers of images of a box, a page, a canvas (css-backgrounds-3 §2). Changes with what backgrounds
// can do.
#pragma once

#include <vector>

#include "layout/paint/box_shape.h"
#include "model/paged_document.h"

namespace bifolio::layout {

/// Whether anything is painted behind the box's content.
bool has_background(model::ComputedStyle const& style);

/// The three boxes that images are placed in and clipped to.
struct BackgroundAreas {
  BoxShape border, padding, content;
};
BackgroundAreas background_areas(model::ComputedStyle const& style, Rect const& border_box, OwnEdges own);

/// Where fragments go, and whose they are.
struct Canvas {
  std::vector<model::Fragment>& out;
  model::Resources const* resources;  ///< where images are found
  model::BoxId box;
};

void append_background(Canvas const& canvas, model::ComputedStyle const& style, BackgroundAreas const& areas);
/// A page's or the document's: images are placed in `positioning`, all of `painting` is covered.
void append_page_background(Canvas const& canvas, model::ComputedStyle const& style, Rect const& positioning, Rect const& painting);

}  // namespace bifolio::layout
