// Text decorations: lines under, over and through text (css-text-decor-4). Changes when how they are drawn does.
#pragma once

#include <string_view>
#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_cache.h"

namespace bifolio::layout {

/// Which lines of text-decoration-line: those under the text, or those over it.
enum class DecorationLayer : std::uint8_t { BelowText, AboveText };

/// Glyphs on the line whose ink the line may have to keep clear of.
struct DecoratedRun {
  Length x, baseline, size;
  FontId font;
  std::vector<text::Glyph> const* glyphs = nullptr;
  std::uint32_t first = 0, count = 0;
  std::string_view text;  ///< that clusters are offsets in
};

/// A visually contiguous part of the decorated text, with its runs from left to right.
struct DecoratedSpan {
  Length left, right;
  std::vector<DecoratedRun> runs;
};

/// What decorates: an inline box, or a block container whose decoration all its lines have (css-text-decor-4 §2).
struct Decorator {
  model::BoxId box;
  InlineStyle const* style = nullptr;
  Length baseline;
};

/// Appends the decorator's lines of that layer over the spans.
void append_text_decoration(LayoutContext& context, std::vector<model::Fragment>& out, Decorator const& decorator,
                            std::vector<DecoratedSpan> const& spans, DecorationLayer layer);

}  // namespace bifolio::layout
