// Gradients as they are painted: the gradient line, ellipse or turn in a box, and its colour stops spelled out (css-images-4 §3).
// Pure. Changes with the rules for gradients.
#pragma once

#include "model/painting.h"
#include "model/values.h"

namespace bifolio::layout {

/// The gradient in `box`, which has a size. A gradient that has no extent gives one of a single colour.
model::GradientFill resolve_gradient(model::Gradient const& gradient, Rect const& box);

}  // namespace bifolio::layout
