// Colour glyphs: what a colour font has for a glyph instead of one plain outline, for those who paint it. Changes when another of
// OpenType's colour tables is read.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "text/color_paint.h"
#include "text/ink.h"

namespace bifolio::text {

/// A command of an outline, in font units, y up: two coordinates, or six of a cubic curve.
struct OutlineCommand {
  enum class Kind : std::uint8_t { Move, Line, Curve, Close };
  Kind kind = Kind::Close;
  std::array<float, 6> at{};
};
std::vector<OutlineCommand> glyph_outline(Fonts const& fonts, FontId font, std::uint32_t glyph);

/// One of picture, layers and neither: a glyph without either is a plain outline.
struct ColorGlyph {
  std::string png;                 ///< a picture (CBDT, sbix)
  InkBox box;                      ///< where the picture is
  std::vector<ColorLayer> layers;  ///< COLR, of either version
  bool is_approximated = false;    ///< something is painted in another way than the font says
};
ColorGlyph color_glyph(Fonts const& fonts, FontId font, std::uint32_t glyph);

}  // namespace bifolio::text
