// Bands: consecutive rows that spanning cells tie together, laid out, and cut into slabs. A band that is not tall is one slab; a
// tall one is divided between and within its rows, so that cells go on on the next page. Changes with how rows are divided.
#pragma once

#include "layout/table/cells.h"

namespace bifolio::layout {

/// What a band needs to know of its table.
struct TableFrame {
  LayoutContext& context;
  Grid const& grid;
  Columns const& columns;
};

/// Part of a band, with what a page break after it costs.
struct BandPart {
  Slab slab;
  Length height;
  std::int32_t cost_after = 0;
};

/// One past the last row of the band that begins at `row`.
std::uint32_t end_of_band(Grid const& grid, std::uint32_t row);

/// Whether the row, or a cell in it alone, asks for a height.
bool has_own_height(TableFrame const& frame, std::uint32_t row);

/// Whether none of rows [first, last) is shown.
bool is_collapsed(Grid const& grid, std::uint32_t first, std::uint32_t last);

/// Rows [first, last): all of a table's, or of a row group.
struct RowRange {
  std::uint32_t first = 0, last = 0;
};

/// Shares what the table's or row group's height has more than its rows need (css-tables-3 §3.10): body rows without a height of
/// their own first. `height` is that of all these rows, spacing not counted.
void stretch_rows_to(TableFrame& frame, Grid& grid, RowRange rows, Length height);

/// Lays out rows [first, last): at least one part, in order. Slabs' origins are the table's content edge.
std::vector<BandPart> lay_out_band(TableFrame& frame, std::uint32_t first, std::uint32_t last);

}  // namespace bifolio::layout
