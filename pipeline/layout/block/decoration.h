// Decorations: a box's background and borders as fragments (css-backgrounds-3). Changes with what boxes may be painted with.
#pragma once

#include <vector>

#include "layout/context.h"

namespace bifolio::layout {

/// Which of a box fragment's edges are its own; the others are where it was cut (css-break-4 §5.4).
struct OwnEdges {
  bool top = true, right = true, bottom = true, left = true;
};

/// Whether the style paints anything: a background or a border.
bool has_decoration(model::ComputedStyle const& style);

/// Appends the background, then the borders, of the border box `rect`.
void append_decoration(std::vector<model::Fragment>& out, model::ComputedStyle const& style, Rect const& rect, OwnEdges own,
                       model::BoxId box);

/// Appends one side of a border: `rect` is the side's whole area, `along_x` when it runs horizontally.
enum class Side : std::uint8_t { Top, Right, Bottom, Left };
void append_border_side(std::vector<model::Fragment>& out, model::Border const& border, Rect const& rect, Side side,
                        model::BoxId box);

/// Says once for each kind what of the box's style is drawn in a simpler form, or not at all.
void report_simplifications(LayoutContext& context, model::BoxId box);

}  // namespace bifolio::layout
