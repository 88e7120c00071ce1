// The size of an SVG drawing, from its root element (css-images-3 §4.1, SVG 2 §8.2). Changes with what may size a drawing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifolio::app {

struct SvgSize {
  double width = 0, height = 0;  ///< CSS px
};

/// The root's width and height, or its viewBox's, or 300 × 150. Nothing if there is no svg element; `why` then says so.
std::optional<SvgSize> read_svg_size(std::string_view bytes, std::string& why);

}  // namespace bifolio::app
