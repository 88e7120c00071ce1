// SVG for PDF: librsvg draws it, cairo writes what is drawn as a one-page PDF, in lines and letters, not in pixels.
// One reason to change: how drawings become PDF operators.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/fonts.h"

namespace bifolio::pdf {

/// A one-page PDF, the same bytes on every machine: letters are set in `fonts` only. Nothing, with `why`, for a damaged drawing.
std::optional<std::string> draw_svg(std::string_view bytes, text::Fonts const& fonts, std::string& why);

}  // namespace bifolio::pdf
