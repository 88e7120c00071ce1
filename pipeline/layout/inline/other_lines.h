// Other numbers of lines for a paragraph: whether they are worth a try, and how they come out. Pure; inline layout's, for the page
// breaker's sake. Changes with what counts as a good enough line.
#pragma once

#include <vector>

#include "layout/inline/line_breaker.h"

namespace bifolio::layout {

/// Whether the segments could fill so many lines without being stretched or shrunk beyond measure; cheap, and generous.
bool may_have_lines(std::vector<Segment> const& segments, LineWidths const& widths, std::size_t lines);

/// How much the worst line is stretched or shrunk, in 1/1000 of what its spaces are made for. The last line may be short.
std::int32_t strain_of(std::vector<Segment> const& segments, LineWidths const& widths, std::vector<LineBreak> const& breaks);

/// How many of the lines end within a word.
std::int32_t divided_lines(std::vector<Segment> const& segments, std::vector<LineBreak> const& breaks);

}  // namespace bifolio::layout
