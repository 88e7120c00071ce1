// Groups: boxes that are faded or transformed as a whole (css-color-4 §3.3, css-transforms-2 §3). Changes with what may happen to a
// box as a whole.
#pragma once

#include "layout/paint/backgrounds.h"

namespace bifolio::layout {

bool is_transformed(model::ComputedStyle const& style);
/// Whether the box contains the absolutely positioned boxes in it (CSS 2.1 §10.1, css-transforms-1 §3).
bool contains_positioned(model::ComputedStyle const& style);
/// Whether the box is painted as a whole: a stacking context.
bool is_group(model::ComputedStyle const& style);
/// Whether layers within the box are its own (CSS 2.1 §9.9.1, css-position-3 §3).
bool is_stacking_context(model::ComputedStyle const& style);
/// The group of a box with this border box.
model::GroupBegin group_of(model::ComputedStyle const& style, Rect const& border);

/// Begins the box's group and says so, when its style asks for one.
bool begin_group(Canvas const& canvas, model::ComputedStyle const& style, Rect const& border);
void end_group(Canvas const& canvas);
/// Makes what was put from `first` on one group.
void wrap_in_group(Canvas const& canvas, std::size_t first, model::GroupBegin group);

}  // namespace bifolio::layout
