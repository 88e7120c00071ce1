// Inline layout's door: the inline-level children of a block container become lines (css-inline-3, css-text-4). The phases are the
// files of this folder in order: collect, shape, break, justify, place.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/block/galley.h"
#include "layout/context.h"

namespace bifolio::layout {

/// The space that lines may use, from the container's content edge. Line i < narrow.size() has narrow[i]; later ones have `rest`.
/// Narrow spaces may be as small as nothing; a line there takes at least one unbreakable part and says by how much it is too wide.
struct LineSpace {
  Length offset, width;
};
/// A place between two lines of a paragraph.
struct LinePlace {
  std::uint32_t offset = 0, piece = 0;  ///< of the paragraph's text and pieces: what comes next
  friend bool operator==(LinePlace const&, LinePlace const&) = default;
};
struct LineSpaces {
  std::vector<LineSpace> narrow;
  LineSpace rest;
  LinePlace from = {};                ///< the lines before it stand elsewhere; line 0 is the first of those that are wanted
  std::int32_t looseness = 0;         ///< lines more (or fewer) than are best, as far as they can be had
  std::optional<Length> height = {};  ///< the containing block's, where it is definite
  bool asks_for_others = false;       ///< in which other numbers of lines the paragraph could be set is to be said
};

/// Whether a line ends within a word (a hyphen may show it), after a hyphen that the author wrote, or neither.
enum class LineEnding : std::uint8_t { Whole, OwnHyphen, Divided };

/// Another number of lines in which a paragraph could be set.
struct OtherLines {
  std::int32_t by = 0;       ///< lines more or fewer
  std::int32_t strain = 0;   ///< how much its worst line is stretched or shrunk, in 1/1000 of what its spaces are made for
  std::int32_t divided = 0;  ///< how many more of its lines end within a word
  std::vector<LineEnding> endings;
};

/// The padding box that a relatively positioned inline box has on a line, placed as fragments are: it may contain positioned boxes
/// (CSS 2.1 §10.1).
struct InlineExtent {
  model::BoxId box;
  Rect rect;
};

/// A finished line box. Its fragments are placed relative to the line's left top corner: x from the container's content edge.
struct Line {
  Length height;    ///< the line box's, leading included
  Length baseline;  ///< from its top
  Length width;     ///< of what is on it, for shrink-to-fit and diagnostics
  std::vector<model::Fragment> fragments;
  std::vector<std::uint32_t> footnotes;  ///< indices in BoxTree::footnotes called on this line, in order
  std::vector<model::BoxId> begun;       ///< boxes (inline, image, text) that begin on this line, in document order
  std::vector<model::BoxId> anchored;    ///< floats and absolutely positioned boxes whose place is on this line, in order
  /// For each: what stands before it on the line, not justified; of a positioned box, from the container's edge.
  std::vector<Length> anchored_at;
  std::size_t first_below = SIZE_MAX;  ///< those of `anchored` from here on stand below the line, after a forced break
  std::vector<EscapedBox> escaped;     ///< as fragments
  std::vector<InlineExtent> extents;
  /// Of an initial letter that reaches below the paragraph's last line: what it takes of the lines' start, from the first line's
  /// top.
  Size letter;
  model::DocumentPlace place;  ///< of its first character or image; none if the line has only generated text
  LinePlace end;               ///< where the next one begins
  LineEnding ending = LineEnding::Whole;
  bool keep_with_next = false;  ///< an initial letter reaches from here into the next line
  bool last = false;            ///< of the paragraph, or before a forced break
  Length overflow;              ///< by how much what is on the line is wider than its space; else zero
  /// The container makes no line box (CSS 2.1 §9.4.2): a line without height, which margins collapse through, hands over what must
  /// not be lost all the same: destinations, `anchored` boxes. It is then the only line.
  bool phantom = false;
  std::vector<OtherLines> others;  ///< of the first line, if the paragraph may have them
};

/// Lays out the inline-level children of `container`. A container whose children make no line box gives no lines, or a phantom.
/// A float or positioned box does not influence where lines end: it is in `anchored` of the line with what stands before it in a
/// word, else with what follows; at the end of the last.
std::vector<Line> lay_out_inline(LayoutContext& context, model::BoxId container, LineSpaces const& spaces);

struct IntrinsicSizes {
  Length min_content, max_content;
};
/// css-sizing-3 §5.1, of the container's content.
IntrinsicSizes intrinsic_inline_sizes(LayoutContext& context, model::BoxId container);

/// A text-only line for a page margin box: `text` in `style`, shaped, not broken; fragments as Line's.
Line lay_out_text(LayoutContext& context, std::string_view text, model::ComputedStyle const& style);

}  // namespace bifolio::layout
