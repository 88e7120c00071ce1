// Inline layout's third phase, first half: a shaped stretch becomes segments for the line breaker. Where a line may end is decided
// here: UAX 14, white-space, word-break, hyphenation, emergency breaks. Changes when those rules do.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "layout/context.h"
#include "layout/inline/line_breaker.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/protrusion.h"
#include "layout/inline/shape.h"

namespace bifolio::layout {

struct SegmentedStretch {
  std::vector<Segment> segments;
  std::vector<std::uint32_t> ends;  ///< for each segment: the local offset at which the next line begins if it breaks here
  /// For the segments, by index and sorted, that end where a division changes the word's spelling.
  std::vector<std::pair<std::uint32_t, text::SpellingChange const*>> changes;
  text::SpellingChange const* change_after(std::uint32_t segment) const;
  /// For each segment, if there is any protrusion: at the end of a line that ends with it, at the start of the next. Both are
  /// counted in the segment's `hyphen` and `after`.
  std::vector<LineProtrusion> protrusions;
  LineProtrusion protrusion(std::size_t segment) const { return protrusions.empty() ? LineProtrusion{} : protrusions[segment]; }
  Length first_protrusion;                 ///< at the start of the stretch
  bool has_many_emergency_breaks = false;  ///< too many for total fit
};

/// How long unbreakable text is cut up where overflow-wrap allows it: what is wider than `line_width`, always (for min-content
/// where the style says so), or never.
enum class EmergencyBreaks : std::uint8_t { WhenTooWide, IfAnywhere };

SegmentedStretch segment_stretch(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch,
                                 ShapedStretch const& shaped, EmergencyBreaks emergency, Length line_width);

/// Where the line's trailing spaces begin: the end of what is seen of the stretch's text [begin, end). Those of break-spaces are
/// seen (css-text-4 §4.1.3).
std::uint32_t visible_end(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t begin, std::uint32_t end);

/// What of the width of local text that ends at `visible` hangs beyond the line's edge (css-text-4 §8.2): a stop or comma, at the
/// paragraph's end a closing quotation mark or bracket.
Length hanging_end(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t visible, bool ends_paragraph);
/// The width of the opening quotation mark or bracket that hangs before the paragraph's first line.
Length hanging_start(Paragraph const& paragraph, ShapedStretch const& shaped);

/// Whether the piece's glyphs give way in a justified line: running text.
bool is_running_text(Paragraph const& paragraph, Piece const& piece);

/// css-text-4 §3.1: spaces at the ends of lines, and beside each other, stay.
bool keeps_spaces(model::ComputedStyle const& style);

/// The inline-start or inline-end margin, border and padding of the box that a piece opens or closes.
Length edge_width(Paragraph const& paragraph, Piece const& piece);

}  // namespace bifolio::layout
