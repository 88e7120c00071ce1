// Space by neighbours (css-text-4 §9.4, §9.5): what full-width punctuation gives up of its square beside other punctuation and at a
// line's edges, and the gap between ideographs and letters. Part of the shape phase. Changes with text-spacing-trim and
// text-autospace.
#pragma once

#include <vector>

#include "layout/inline/line_content.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/shape.h"

namespace bifolio::layout {

/// Finds the stretch's marks and gaps, and spaces its glyphs by them. Text without ideographs costs a look at its bytes.
void space_text(LayoutContext const& context, Paragraph const& paragraph, ShapedStretch& shaped);

/// Spaces glyphs of a part of the stretch that was shaped anew.
void apply_spacing(ShapedStretch const& shaped, std::vector<text::Glyph>& glyphs);

/// By how much the text at `at` becomes wider when a line begins there; negative where an opening bracket gives up its half.
Length line_start_change(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t at);

/// The free half of a closing bracket or stop before `visible`, where a line that ends there may do without it, or must.
Hang line_end_trim(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t visible);

/// The gap before what stands at `at`: it vanishes when a line ends there.
Length gap_before(ShapedStretch const& shaped, std::uint32_t at);

/// Makes of the line what its edges want.
void trim_line(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line);

}  // namespace bifolio::layout
