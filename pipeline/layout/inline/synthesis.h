// Whether small capitals, subscripts and superscripts are made from a font's other glyphs for want of its own, which is said once a
// family. Inline layout's collect phase. Changes with what CSS lets us make (css-fonts-4 §7).
#pragma once

#include <string_view>

#include "layout/context.h"
#include "layout/inline/paragraph.h"
#include "model/box_tree.h"

namespace bifolio::layout {

/// `box` is where the text is. Text without a font has nothing to be made from.
bool synthesises_caps(LayoutContext& context, InlineStyle const& style, model::Box const& box);
bool synthesises_position(LayoutContext& context, InlineStyle const& style, std::string_view text, model::Box const& box);

}  // namespace bifolio::layout
