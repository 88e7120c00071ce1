// The stops of a gradient at their places along its line, with as many between as its colours' way needs (css-images-4 §3.5).
#pragma once

#include <vector>

#include "model/values.h"

namespace bifolio::layout {

/// A stop at its place: 0 and 1 are the ends of the gradient line, the centre and the ellipse, the beginning and end of the turn.
struct Stop {
  double at = 0;
  Color color;
};

Color to_srgb(Color const& color);
/// Between two colours of one space, premultiplied (css-images-4 §3.5.3).
Color mix(Color const& a, Color const& b, double part);

/// In order, such that between two of them even, unmultiplied interpolation is right. Percentages are of the line's length.
std::vector<Stop> resolved_stops(model::Gradient const& gradient, Length line);

}  // namespace bifolio::layout
