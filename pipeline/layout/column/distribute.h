// Distribution: a stretch of content over columns (css-multicol-1 §7). Pure: heights and costs in, column ends out. The page
// breaker asks it how tall a stretch is in its columns; page building asks it again where each column ends. Changes when columns
// are to be filled by another measure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/block/galley.h"
#include "layout/page/breaker.h"

namespace bifolio::layout {

/// Items (start, last) of a flow. `start` is the ColumnsBegin or the Break before them, `last` the Break or ColumnsEnd behind them.
struct ColumnStretch {
  std::span<VerticalItem const> items;
  std::size_t start = 0, last = 0;
};

/// Where one column ends.
struct ColumnEnd {
  std::size_t item = 0;
  Length height;
  Length overfull;        ///< by how much it is taller than it may be
  Length next;            ///< the least height at which more would find room; Length::max() if nothing more comes
  std::int32_t cost = 0;  ///< of the break
  bool complete = false;  ///< the stretch ends here
  int objection = 0;      ///< which rule the break drops (css-break-4 §4.4); 0: none
};

/// The column that begins at stretch.start, at most `limit` tall: the last of the breaks that are least objectionable
/// (css-break-4 §4.4, rules are dropped one after the other). Requires stretch.start < stretch.last.
ColumnEnd take_column(ColumnStretch const& stretch, Length limit);

/// Every place where that column may end: all that fit, or the first if none does.
std::vector<ColumnEnd> column_ends(ColumnStretch const& stretch, Length limit);

struct Distribution {
  std::vector<std::size_t> ends;  ///< of columns; the last is the stretch's end if it is complete
  Length height;                  ///< of the tallest column
  Length overfull;
  std::int64_t cost = 0;  ///< of the breaks between columns
  bool complete = false;  ///< all of the stretch found room
  int objection = 0;      ///< the most objectionable break's
};

/// One column after the other, each as full as it can be.
Distribution fill_columns(ColumnStretch const& stretch, std::uint32_t count, Length limit);

/// Columns as equal as they can be: the least height at which the stretch finds room with no objectionable break, or with the least
/// objectionable ones. Not complete when it finds none within `limit`.
Distribution balance_columns(ColumnStretch const& stretch, std::uint32_t count, Length limit);

/// As `band` asks: balanced, or filled up to the band's own height or the limit.
Distribution distribute(ColumnStretch const& stretch, ColumnBand const& band, Length limit);

/// How one page's part of a band of columns is cut.
struct ColumnCut {
  std::size_t begin = 0;          ///< item after which it begins: a ColumnsBegin or a Break
  std::vector<std::size_t> ends;  ///< of its columns, in order
  Length height;
  std::size_t set = 0;  ///< in Flow::columns
  Length foot;          ///< where floats end that go to the columns' foot
};

/// A page's content: after item `start` (or from the flow's beginning) up to `end`, where the content area is `room` tall and
/// columns that go on on the next page are `column_height` tall.
struct PageStretch {
  std::size_t start = SIZE_MAX, end = 0;
  Length room, column_height;
};
std::vector<ColumnCut> cut_columns(Flow const& flow, PageStretch const& page);

/// The same cuts of a galley that `flow` is the view of.
std::vector<ColumnCut> in_galley_items(Flow const& flow, Galley const& galley, std::vector<ColumnCut> cuts);

/// The band that item `at` stands in, or null; with ColumnsBegin itself counted, ColumnsEnd not.
ColumnBand const* band_at(Flow const& flow, std::size_t at);

}  // namespace bifolio::layout
