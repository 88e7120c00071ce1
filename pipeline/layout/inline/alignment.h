// Alignment: where on the room that it has a line stands (css-text-4 §7). Changes with text-align.
#pragma once

#include "model/computed_style.h"

namespace bifolio::layout {

/// What text-align says for lines that are not the last. Auto never comes out.
model::TextAlignLast aligned_as(model::TextAlign align);

/// Whether lines that are not the last fill their room (css-text-4 §7.4: text-justify may say that nothing gives way).
bool is_justified(model::ComputedStyle const& style);

/// How a line is aligned: `is_last` of the paragraph, or before a forced break. Auto never comes out.
model::TextAlignLast alignment(model::ComputedStyle const& style, bool is_last);

/// Where a line that leaves `slack` begins.
Length aligned_offset(model::TextAlignLast align, Length slack, bool right_to_left);

}  // namespace bifolio::layout
