// The colours of a gradient between its stops, where they are not mixed in sRGB (css-images-4 §3.1.1, css-color-4 §12).
#pragma once

#include "style/values/reader.h"

namespace bifolio::style {

/// A stop's colour: as it is painted, and as it is mixed.
struct ColorOnTheWay {
  Color color;
  Tone tone;
  bool is_legacy = true;  ///< css-color-4 §5: of the functions and names that CSS had before it had other spaces
};
std::optional<ColorOnTheWay> read_color_on_the_way(ValueReader& in);

/// Fills ColorStop::between. Without an interpolation method legacy colours are mixed in sRGB, others in Oklab.
void add_ways(model::Gradient& gradient, std::vector<ColorOnTheWay> const& colors,
              std::optional<Interpolation> const& interpolation);

}  // namespace bifolio::style
