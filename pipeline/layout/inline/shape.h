// Inline layout's second phase: a stretch of a paragraph (what lies between forced breaks) is cut into items and shaped.
// Changes when spacing between glyphs does.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/context.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/stretch.h"

namespace bifolio::layout {

/// Full-width punctuation whose ink is in one half of its square (css-text-4 §9.4).
struct FullWidthMark {
  std::uint32_t begin = 0, end = 0;  ///< its text
  Length half;                       ///< what it can give up: an opening mark before its ink, a closing one after it
  model::TextSpacingTrim trim = model::TextSpacingTrim::Normal;
  bool opening = false;
  bool trimmed = false;  ///< its neighbours let it do without
};

/// Room between an ideograph and a letter, in the advance of the cluster before it (css-text-4 §9.5).
struct SpacingGap {
  std::uint32_t cluster = 0, at = 0;
  Length width;
};

/// Offsets are local: from the stretch's beginning.
struct ShapedStretch {
  std::string_view text;
  std::vector<text::Item> items;
  std::vector<std::uint32_t> first_glyph;  ///< for each item, and the end
  std::vector<text::Glyph> glyphs;         ///< spacing included; in visual order within their items
  std::vector<std::int64_t> advance;       ///< for each offset 0 … text.size(): of what stands before it, in raw Length
  std::vector<std::uint8_t> unsafe;        ///< for each offset: a break here needs shaping anew

  std::vector<FullWidthMark> marks;  ///< in the order of the text, as are
  std::vector<SpacingGap> gaps;

  std::int64_t width(std::uint32_t begin, std::uint32_t end) const { return advance[end] - advance[begin]; }
};

/// Shapes the stretch and reports characters that no font has. Objects' advances are their margin boxes' widths, leaders' one
/// pattern.
ShapedStretch shape_stretch(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch);

/// Shapes local text [begin, end), which lies within `item`, as if a line began and ended there.
std::vector<text::Glyph> shape_part(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped,
                                    text::Item const& item, std::uint32_t begin, std::uint32_t end);
std::int64_t total_advance(std::vector<text::Glyph> const& glyphs);

/// Shapes text that is not the paragraph's as if it stood in `item`. Clusters count from its own beginning.
std::vector<text::Glyph> shape_inserted(LayoutContext& context, Paragraph const& paragraph, text::Item const& item,
                                        std::string_view text);

/// css-text-4 §4.2: the width of a tab at `position`, from where lines of the block container begin; `root` is the container's
/// style.
Length tab_advance(InlineStyle const& root, Length position);

/// What is inserted where a word of `item` is divided (css-text-4 §6.3.1): the author's hyphenate-character, else the hyphen of its
/// language that its font has.
std::vector<text::Glyph> hyphen_glyphs(LayoutContext& context, Paragraph const& paragraph, text::Item const& item);

/// Bytes of a space that stretches when a line is justified (U+0020 or U+00A0) at `offset`; 0 if there is none.
inline std::uint32_t stretchable_space(std::string_view text, std::size_t offset) {
  if (text[offset] == ' ') return 1;
  return text[offset] == '\xC2' && offset + 1 < text.size() && text[offset + 1] == '\xA0' ? 2 : 0;
}

}  // namespace bifolio::layout
