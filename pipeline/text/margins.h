// Margins: how far a character that stands at the left or right edge of a line reaches into the margin, so that the edge looks
// straight. Measured in the font's outlines. Changes with what makes an edge look so.
#pragma once

#include <cstdint>

#include "text/fonts.h"

namespace bifolio::text {

/// In font units: from the left and from the right edge of the glyph's advance.
struct EdgeShift {
  std::int32_t left = 0, right = 0;
};
/// Nothing for characters that do not protrude. Measured once a font; safe to call from many threads.
EdgeShift margin_shift(Fonts const& fonts, FontId font, char32_t character);

/// How far the glyph's ink is from the edges of its advance, the mean of its heights from the baseline to `height`, each at most
/// `limit`: in font units.
EdgeShift edge_gaps(Fonts const& fonts, FontId font, std::uint32_t glyph, std::int32_t height, std::int32_t limit);

}  // namespace bifolio::text
