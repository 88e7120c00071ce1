// Box shapes: rectangles with rounded corners (css-backgrounds-3 §4). Pure. Changes with the rules for corners.
#pragma once

#include <array>

#include "model/computed_style.h"
#include "model/painting.h"

namespace bifolio::layout {

/// Which of a box fragment's edges are its own; the others are where it was cut (css-break-4 §5.4).
struct OwnEdges {
  bool top = true, right = true, bottom = true, left = true;
};

struct BoxShape {
  Rect rect;
  std::array<Size, 4> radii;  ///< top left, top right, bottom right, bottom left
  bool is_rounded() const { return radii[0] != Size() || radii[1] != Size() || radii[2] != Size() || radii[3] != Size(); }
};

/// The border box with its used radii; corners at a cut are square.
BoxShape border_shape(model::ComputedStyle const& style, Rect const& border_box, OwnEdges own);
/// What is left within edges of these widths (§4.2). Never negative.
BoxShape inset(BoxShape const& shape, Edges<Length> const& widths);
/// Larger (or smaller) by `spread` on every side (§4.6): sharp corners stay sharp.
BoxShape outset(BoxShape const& shape, Length spread);
BoxShape moved(BoxShape shape, Point by);

/// The outline as a closed path, clockwise.
void append_shape(model::Path& path, BoxShape const& shape);
model::Path path_of(BoxShape const& shape);

}  // namespace bifolio::layout
