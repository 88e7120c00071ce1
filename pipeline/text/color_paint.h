// A colour glyph's paint graph (OpenType, COLR version 1) as fills, from the lowest to the topmost. Inside text/ but for the types.
// Changes with what the table can say.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace bifolio::text {

/// x' = xx·x + xy·y + dx, y' = yx·x + yy·y + dy.
struct GlyphTransform {
  double xx = 1, yx = 0, xy = 0, yy = 1, dx = 0, dy = 0;
  /// First `inner`, then this.
  GlyphTransform after(GlyphTransform const& inner) const;
};

struct GlyphColor {
  bool is_text_color = false;          ///< the colour of the text around it
  std::array<std::uint8_t, 4> rgba{};  ///< alpha counts with the text's colour, too
};

struct GlyphColorStop {
  double offset = 0;
  GlyphColor color;
};

/// What fills an outline, in font units, y up, behind `transform`.
struct GlyphFill {
  enum class Kind : std::uint8_t { Solid, Linear, Radial, Sweep };
  Kind kind = Kind::Solid;
  GlyphColor color;                   ///< Solid
  std::vector<GlyphColorStop> stops;  ///< of a gradient, in order, from 0 to 1; beyond both ends their colours go on
  /// Linear: x, y of both ends. Radial: x, y, radius of both circles. Sweep: x, y of the centre, the angles in degrees,
  /// counterclockwise from the right.
  std::array<double, 6> at{};
  GlyphTransform transform;
};

/// A fill within the intersection of outlines.
struct ColorLayer {
  struct Outline {
    std::uint32_t glyph = 0;
    GlyphTransform transform;
  };
  std::vector<Outline> outlines;
  GlyphFill fill;
};

}  // namespace bifolio::text
