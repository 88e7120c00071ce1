// The size of an SVG drawing, from its root element (css-images-3 §4.1, SVG 2 §8.2). Changes with what may size a drawing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/resources.h"

namespace bifolio::app {

/// The root's width and height, in CSS px, with what its viewBox says. Nothing if there is no svg element; `why` then says so.
std::optional<model::ImageSize> read_svg_size(std::string_view bytes, std::string& why);

}  // namespace bifolio::app
