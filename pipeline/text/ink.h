// Ink: where a glyph's outline is. For what is set by the eye: initial letters against the edge of the text, underlines that keep
// clear of descenders. Changes when more of an outline is asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "text/fonts.h"

namespace bifolio::text {

/// In font units, y up. Without ink all are zero.
struct InkBox {
  std::int32_t left = 0, bottom = 0, right = 0, top = 0;
  bool is_empty() const { return left >= right || bottom >= top; }
};
InkBox ink_box(Fonts const& fonts, FontId font, std::uint32_t glyph);

struct InkSpan {
  std::int32_t begin = 0, end = 0;
};
/// What of the glyph lies between the heights `low` and `high`: apart, from left to right, in font units.
std::vector<InkSpan> ink_between(Fonts const& fonts, FontId font, std::uint32_t glyph, std::int32_t low, std::int32_t high);

}  // namespace bifolio::text
