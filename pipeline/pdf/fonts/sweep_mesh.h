// A sweep gradient as triangles around its centre (ISO 32000-1 §8.7.4.5.5): PDF has no such shading. Pure.
#pragma once

#include <string>
#include <vector>

#include "text/color_paint.h"

namespace bifolio::pdf {

/// Colours 0 … 1, or their alpha alone.
std::vector<double> samples(text::GlyphColorStop const& stop, bool alpha);

/// The data of a free-form mesh: a flag of 8 bits, coordinates of 16 from -1 to 1 of the sweep's reach, samples of 16.
std::string sweep_triangles(text::GlyphFill const& fill, bool alpha);

}  // namespace bifolio::pdf
