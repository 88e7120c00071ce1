// The page breaker: where pages end. Pure: heights and costs in, break positions out. It looks ahead over the whole flow, page by
// page with a bounded number of alternatives (as Plass, Optimal Pagination Techniques, 1981), instead of filling page after page.
// Changes when pages are to be judged by another measure.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "base/length.h"
#include "layout/block/grid_place.h"
#include "layout/footnote/note_packer.h"
#include "model/values.h"

namespace bifolio::layout {

/// Content as the breaker sees it.
struct VerticalItem {
  /// ColumnFloat: as a Box in its column, but margins above the flow beside it vanish all the same.
  enum class Kind : std::uint8_t { Box, Glue, Break, Aside, ColumnFloat, ColumnsBegin, ColumnsEnd };
  Kind kind = Kind::Box;
  Length height;  ///< of Box, Glue and ColumnFloat; of Break: added above it when the page ends here; of Aside: how far it reaches
                  ///< down
  Length after;   ///< of Break: added at the next page's top
  std::int32_t cost = 0;                        ///< of Break
  std::uint32_t notes = 0;                      ///< of Box, Aside and ColumnFloat: how many footnotes it calls
  bool forced = false;                          ///< of Break: the page, or the column, ends here
  std::uint32_t floats = 0;                     ///< of Glue: how many page floats have their place here
  GridPlace grid = {};                          ///< of Box and ColumnsBegin: where its top may stand
  std::int32_t page_cost = 0, spread_cost = 0;  ///< of Break: what is added when a page ends here, and when it is a spread's last
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

/// Another number of lines in which a paragraph may be set, and what that costs.
struct OtherSetting {
  std::size_t first = 0, last = 0;  ///< its first and its last line among the items; between them are lines and breaks only
  std::int32_t by = 0;              ///< how many lines more or fewer
  std::int32_t cost = 0;
  Length line;                       ///< the height of each line
  std::vector<std::int32_t> breaks;  ///< by line, but for the last: what the page's end after it costs
};

/// What one page offers.
struct PageRoom {
  Length height;                                    ///< of the content area
  Length note_overhead;                             ///< what the footnote area takes beside the notes, if there are any
  Length max_notes;                                 ///< of the notes' height, overhead counted
  Length line = {};                                 ///< the height of a line of the text; zero: not known
  bool even = false;                                ///< facing pages should have the same depth
  Length give = {};                                 ///< by so much they may be longer, both
  bool faces_previous = false, faces_next = false;  ///< the page beside this one
  Length note_width = {};                           ///< of the footnote area
  friend bool operator==(PageRoom const&, PageRoom const&) = default;
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
  Length missing = {};       ///< of its height, nothing stands on so much; but on the last page
  /// In Flow::settings, from 1 on: how paragraphs of this page are set otherwise.
  std::array<std::uint32_t, 2> reset = {};
  /// The page ends within such a paragraph, whose first line is `item`, after so many lines.
  std::uint32_t within = 0, line = 0;
};

struct Flow {
  std::vector<VerticalItem> items;
  std::vector<NoteHeights> notes;        ///< in the order of the calls
  std::vector<NoteShape> note_shapes;    ///< of them; empty: all stand below each other
  std::vector<Length> floats;            ///< heights of the page floats, in the order of their places
  std::vector<ColumnBand> columns;       ///< in order; none stands within another
  std::vector<std::size_t> galley_item;  ///< by item: whose view it is
  std::vector<OtherSetting> settings;    ///< by their places; those of one paragraph behind each other
};

/// Ends of pages in order; at least one. `room(i)` is that of the flow's i-th page. Pages of one flow, from one forced break to the
/// next. Where paragraphs are to be set otherwise, pages are to be broken again when they are.
std::vector<PageEnd> break_pages(Flow const& flow, std::function<PageRoom(std::size_t)> const& room);

}  // namespace bifolio::layout
