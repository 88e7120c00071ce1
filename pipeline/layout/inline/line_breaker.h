// The line breaker: pure; segments and line widths in, breakpoints out. Knuth and Plass's total fit over boxes, glue and penalties
// ("Breaking paragraphs into lines", 1981), a box and what may end a line after it kept together as one segment.
// Inline layout's break phase. Changes when the choice of breakpoints changes.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"

namespace bifolio::layout {

enum class BreakKind : std::uint8_t {
  Space,      ///< at the space after the box
  Plain,      ///< without a trace: after a dash, between ideographs, at U+200B
  Explicit,   ///< after a hyphen that the author wrote
  Hyphen,     ///< within a word; a hyphen is inserted
  Emergency,  ///< within a word, without a hyphen: where nothing else fits
  Forced,     ///< the paragraph's end; only of the last segment
};

/// Something unbreakable, and how a line may end after it. `space` vanishes at a break; `hyphen` and `after` come into being.
struct Segment {
  Length box, box_stretch, box_shrink;
  Length expansion;  ///< by how much the letters of `box` may be widened or narrowed (font expansion), before spaces give way
  Length tracking;   ///< by how much they may be spaced or pressed, when spaces have given way (elasticity.h)
  Length space, space_stretch, space_shrink;
  Length hyphen;  ///< the width that breaking here adds to this line: the hyphen, and what kerning across the break took away;
                  ///< less what stands in the margin
  Length hang;    ///< of `box`, what may stand beyond the line's edge when it does not fit; `hyphen` has what must
  Length after;   ///< the width that breaking here adds to the next line
  std::int32_t penalty = 0;
  BreakKind kind = BreakKind::Space;
  bool is_soft_hyphen = false;  ///< of Hyphen: the author has put one there
};

/// Line i < first.size() is first[i] wide, later ones `rest`.
struct LineWidths {
  std::vector<Length> first;
  Length rest;
  Length operator[](std::size_t line) const { return line < first.size() ? first[line] : rest; }
};

enum class LineFit : std::uint8_t {
  Justified,  ///< lines are filled by stretching and shrinking
  Ragged,     ///< lines keep their natural width; their ends are made as even as can be
  FirstFit,   ///< each line takes what it can: preformatted text, and what is too long for anything else
};

struct BreakStyle {
  LineFit fit = LineFit::Justified;
  Length minimal_last_line;            ///< a shorter last line is a runt, avoided where possible
  Length em;                           ///< the measure of emergency stretch and raggedness
  Length hyphenation_zone;             ///< hyphenate-limit-zone (css-text-4 §6.3.4)
  std::int32_t looseness = 0;          ///< lines more (or fewer) than are best, as far as they can be had
  std::uint32_t lines = 0;             ///< if not zero: so many lines; in justified text, or no way at all
  bool last_may_be_hyphenated = true;  ///< the line before the last may end within a word (css-text-4 §6.3.6)
  std::int32_t hyphen_limit = 0;       ///< most consecutive hyphenated lines; 0: no limit beyond good taste
};

struct LineBreak {
  std::uint32_t segment = 0;  ///< the line's last
  bool overfull = false;      ///< wider than its space even when shrunk
  friend bool operator==(LineBreak const&, LineBreak const&) = default;
};

/// What a first line that ends after a segment has on it, where its text is in another style than the rest (::first-line).
struct FirstLineMeasure {
  Length width = {}, stretch = {}, shrink = {}, expansion = {}, tracking = {};  ///< without what vanishes at the break
  Length hyphen;
  bool possible = false;  ///< whether it may end here
};

/// One entry a line; the last is the last segment. No segments, no lines; none either where justified text cannot have style.lines
/// well. Near-linear in the number of segments. `first` has an entry for each segment, or is empty where the first line is as the
/// others.
std::vector<LineBreak> break_lines(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                   std::vector<FirstLineMeasure> const& first = {});

}  // namespace bifolio::layout
