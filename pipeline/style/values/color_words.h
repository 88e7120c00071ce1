// Colours that are one token: hexadecimal digits, and names.
#pragma once

#include <optional>
#include <string_view>

#include "base/color.h"

namespace bifolio::style {

/// What stands behind “#” (css-color-4 §5.2).
std::optional<Color> hexadecimal_color(std::string_view digits);
/// A named or a system colour (css-color-4 §6), in any case.
std::optional<Color> named_color(std::string_view name);

}  // namespace bifolio::style
