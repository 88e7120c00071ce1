// Text decorations: lines under, over and through text (css-text-decor-4). Changes when how they are drawn does.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_cache.h"

namespace bifolio::layout {

/// Which lines of text-decoration-line: those under the text, or those over it.
enum class DecorationLayer : std::uint8_t { BelowText, AboveText };

/// The decoration of `style` from x on over `width`, on text with its baseline at `baseline`.
void append_text_decoration(std::vector<model::Fragment>& out, text::Fonts const& fonts, model::BoxId box, InlineStyle const& style,
                            Point baseline, Length width, DecorationLayer layer);

}  // namespace bifolio::layout
