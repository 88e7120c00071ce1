// Decorations: all that a box paints of its own, as fragments in their order: shadows, background, borders; outlines come after its
// content (CSS 2.1 Appendix E). Changes with what boxes may be painted with.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/paint/backgrounds.h"
#include "layout/paint/borders.h"
#include "layout/paint/box_shape.h"
#include "layout/paint/groups.h"

namespace bifolio::layout {

/// Whether the style paints anything: a background, a border, a shadow, an outline.
bool has_decoration(model::ComputedStyle const& style);

/// The box whose background is the canvas's, not its own: the root, or else the body (css-backgrounds-3 §2.11). None if both have
/// none.
model::BoxId canvas_box(model::BoxTree const& tree);
model::ComputedStyle without_background(model::ComputedStyle style);

/// Appends shadows, background and borders of the border box `rect`.
void append_decoration(Canvas const& canvas, model::ComputedStyle const& style, Rect const& rect, OwnEdges own);
/// The image, within the rounded corners of its box.
void append_image(Canvas const& canvas, model::ComputedStyle const& style, Rect const& border_box, model::PlacedImage const& image);
void append_outline(Canvas const& canvas, model::ComputedStyle const& style, Rect const& rect, OwnEdges own);

/// Whether what overflows the box is cut off.
bool clips(model::ComputedStyle const& style);
/// What is seen of the content of the border box `rect` that clips (css-overflow-3 §3).
model::Path clip_path(model::ComputedStyle const& style, Rect const& rect, OwnEdges own);
/// For a box that stands as a whole: begins a group and says so when the style asks for it.
bool begin_clip(Canvas const& canvas, model::ComputedStyle const& style, Rect const& rect);

/// Says once for each kind what of the box's style is drawn in a simpler form, or not at all.
void report_simplifications(LayoutContext& context, model::BoxId box);

}  // namespace bifolio::layout
