// Borders: the four sides with their styles, joined at the corners (css-backgrounds-3 §4), and outlines (css-ui-4 §3). Changes with
// how borders are drawn.
#pragma once

#include <vector>

#include "layout/paint/box_shape.h"
#include "model/paged_document.h"

namespace bifolio::layout {

enum class Side : std::uint8_t { Top, Right, Bottom, Left };

/// Whether the border leaves a mark.
bool is_drawn(model::Border const& border);

/// The borders of the border box; sides that are not to be seen have no width.
void append_borders(std::vector<model::Fragment>& out, Edges<model::Border> const& borders, BoxShape const& shape,
                    model::BoxId box);

/// One side of a border: `rect` is the side's whole area.
void append_border_side(std::vector<model::Fragment>& out, model::Border const& border, Rect const& rect, Side side,
                        model::BoxId box);

/// Outside the border box, above the box's content; it takes no room.
void append_outline(std::vector<model::Fragment>& out, model::ComputedStyle const& style, BoxShape const& border, model::BoxId box);

/// css-backgrounds-3 §4.3: dashes (of length zero: dots) fitted to a line so that it begins and ends with one.
struct Dashes {
  Length dash, gap;
};
/// `is_closed`: the line ends where it begins. Without a gap: the line is too short for two.
Dashes fit_dashes(Length line, Length width, model::BorderStyle style, bool is_closed);

}  // namespace bifolio::layout
