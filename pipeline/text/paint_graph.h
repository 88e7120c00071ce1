// The reader of COLR version 1 (OpenType). Inside text/ only. Changes with the table's format.
#pragma once

#include "text/color_paint.h"
#include "text/handles.h"

namespace bifolio::text {

struct PaintedGlyph {
  std::vector<ColorLayer> layers;
  bool is_approximated = false;  ///< something in it is painted in another way than the font says
};

/// Red, green, blue and alpha.
std::array<std::uint8_t, 4> channels_of(hb_color_t color);

/// Whether the font has glyphs with paint graphs.
bool has_paint_graphs(hb_face_t* face);

/// Of a glyph without a graph: no layers.
PaintedGlyph paint_graph(hb_face_t* face, std::uint32_t glyph, std::vector<hb_color_t> const& palette);

}  // namespace bifolio::text
