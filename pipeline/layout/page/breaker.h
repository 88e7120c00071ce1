// The page breaker: where pages end. Pure: heights and costs in, break positions out. It looks ahead over the whole flow, page by
// page with a bounded number of alternatives (as Plass, Optimal Pagination Techniques, 1981), instead of filling page after page.
// Changes when pages are to be judged by another measure.
#pragma once

#include <functional>
#include <vector>

#include "base/length.h"
#include "model/values.h"

namespace bifolio::layout {

/// Content as the breaker sees it.
struct VerticalItem {
  enum class Kind : std::uint8_t { Box, Glue, Break, Aside, ColumnsBegin, ColumnsEnd };
  Kind kind = Kind::Box;
  Length height;          ///< of Box and Glue; of Break: added above it when the page ends here; of Aside: how far it reaches down
  Length after;           ///< of Break: added at the next page's top
  std::int32_t cost = 0;  ///< of Break
  std::uint32_t notes = 0;   ///< of Box and Aside: how many footnotes it calls
  bool forced = false;       ///< of Break: the page, or the column, ends here
  std::uint32_t floats = 0;  ///< of Glue: how many page floats have their place here
};

/// Content in columns: the items between `begin` (a ColumnsBegin) and `end` (its ColumnsEnd) are set beside each other.
struct ColumnBand {
  std::size_t begin = 0, end = 0;
  std::uint32_t count = 1;
  model::ColumnFill fill = model::ColumnFill::Balance;
  Length height;  ///< of its columns, where the style says it; zero: automatic
};

/// Heights of the parts of one footnote; it may be divided between parts.
using NoteHeights = std::vector<Length>;

/// What one page offers.
struct PageRoom {
  Length height;         ///< of the content area
  Length note_overhead;  ///< what the footnote area takes beside the notes, if there are any
  Length max_notes;      ///< of the notes' height, overhead counted
};

/// A place in the sequence of notes: everything before it is on earlier pages.
struct NotePosition {
  std::uint32_t note = 0, part = 0;
  friend auto operator<=>(NotePosition const&, NotePosition const&) = default;
};

struct PageEnd {
  std::size_t item = 0;      ///< the Break at which the page ends, or the number of items
  NotePosition notes;        ///< where its notes end
  Length overfull;           ///< by how much the content is too tall; zero when it fits
  Length column_height;      ///< of the columns within which the page ends
  std::uint32_t floats = 0;  ///< how many page floats are on this page and those before it
};

struct Flow {
  std::vector<VerticalItem> items;
  std::vector<NoteHeights> notes;        ///< in the order of the calls
  std::vector<Length> floats;            ///< heights of the page floats, in the order of their places
  std::vector<ColumnBand> columns;       ///< in order; none stands within another
  std::vector<std::size_t> galley_item;  ///< by item: whose view it is
};

/// Ends of pages in order; at least one. `room(i)` is that of the flow's i-th page. Pages of one flow, from one forced break to the
/// next.
std::vector<PageEnd> break_pages(Flow const& flow, std::function<PageRoom(std::size_t)> const& room);

}  // namespace bifolio::layout
