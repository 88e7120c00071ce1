// Text put together from pieces of a source (a block quote's lines without their ">"), with the place that each piece came from.
// Between the block structure and what reads the text inside. Changes when places need more than a list of pieces.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "base/source.h"

namespace bifolio::parse {

/// From `text_begin` on, until the next segment, the text is the source's from `source_begin` on.
struct Segment {
  std::uint32_t text_begin, source_begin;
  friend bool operator==(Segment const&, Segment const&) = default;
};

struct MappedText {
  std::string_view text;
  std::span<Segment const> segments;  ///< sorted; the first begins at 0 (empty only when nothing is known)
  SourceId source;
  std::uint32_t source_end = ~0u;  ///< no place is behind it: cmark ends the last line when the source does not

  std::uint32_t source_offset(std::size_t at) const {
    if (segments.empty()) return 0;
    const auto after =
        std::upper_bound(segments.begin() + 1, segments.end(), at, [](std::size_t o, Segment s) { return o < s.text_begin; });
    const Segment segment = *(after - 1);
    return segment.source_begin + static_cast<std::uint32_t>(at - segment.text_begin);
  }
  /// The place of [begin, end): from the first character's place to the last one's end.
  Span span(std::size_t begin, std::size_t end) const {
    const std::uint32_t from = std::min(source_end, source_offset(begin));
    return {source, from, end > begin ? std::min(source_end, source_offset(end - 1) + 1) : from};
  }
};

}  // namespace bifolio::parse
