#include "layout/table/bands.h"

#include <algorithm>

#include "layout/table/band.h"
#include "layout/table/row_heights.h"

namespace bifolio::layout {
namespace {

using model::BoxId;

}  // namespace

std::uint32_t end_of_band(Grid const& grid, std::uint32_t row) {
  std::uint32_t end = row + 1;
  for (std::uint32_t r = row; r < end && r < grid.rows.size(); ++r) {
    GridRow const& at = grid.rows[r];
    for (std::uint32_t i = at.first_cell; i < at.first_cell + at.cell_count; ++i) end = std::max(end, r + grid.cells[i].row_span);
  }
  return std::min(end, static_cast<std::uint32_t>(grid.rows.size()));
}

bool has_own_height(TableFrame const& frame, std::uint32_t row) {
  GridRow const& at = frame.grid.rows[row];
  const auto asks = [&](BoxId box) { return !frame.context.tree.style(box).height.is_auto(); };
  const auto first = frame.grid.cells.begin() + at.first_cell;
  return asks(at.box) ||
         std::any_of(first, first + at.cell_count, [&](GridCell const& cell) { return cell.row_span == 1 && asks(cell.box); });
}

bool is_collapsed(Grid const& grid, std::uint32_t first, std::uint32_t last) {
  return std::all_of(grid.rows.begin() + first, grid.rows.begin() + last, [](GridRow const& row) { return row.collapsed; });
}

namespace {

/// css-tables-3 §3.10: of the table's height; without one it is auto.
std::int32_t height_percent(TableFrame const& frame, BoxId box) {
  model::Dimension const& height = frame.context.tree.style(box).height;
  return height.kind == model::Dimension::Kind::LengthPercentage ? height.value.percent : 0;
}

/// css-tables-3 §3.10: a row's percentage is the largest of its own and its cells'; more than all do not count.
std::vector<std::int32_t> row_percents(TableFrame const& frame, Grid const& grid, RowRange rows) {
  std::vector<std::int32_t> percents(rows.last - rows.first);
  GridRow const& last = grid.rows[rows.last - 1];
  for (std::uint32_t i = grid.rows[rows.first].first_cell; i < last.first_cell + last.cell_count; ++i) {
    GridCell const& cell = grid.cells[i];
    if (cell.row_span > 1) continue;
    std::int32_t& percent = percents[cell.row - rows.first];
    percent = std::max(percent, height_percent(frame, cell.box));
  }
  std::int32_t left = 100000;
  for (std::uint32_t r = rows.first; r < rows.last; ++r) {
    std::int32_t& percent = percents[r - rows.first];
    percent = grid.rows[r].collapsed ? 0 : std::clamp(std::max(percent, height_percent(frame, grid.rows[r].box)), 0, left);
    left -= percent;
  }
  return percents;
}

/// What percentages are of: with the spacing between rows, without that around them.
Length height_between_edges(Grid const& grid, RowRange rows, Length height) {
  std::int64_t shown = 0;
  for (std::uint32_t r = rows.first; r < rows.last; ++r) shown += !grid.rows[r].collapsed;
  return height + grid.spacing_y * std::max<std::int64_t>(shown - 1, 0);
}

/// Rows come as near to their percentages as `height` for all rows lets them.
void grow_to_percents(std::vector<Length>& heights, std::vector<std::int32_t> const& percents, Length height, Length basis) {
  std::vector<Length> wanted(heights.size());
  std::int64_t total = 0, grown = 0;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    wanted[r] = max(basis.scaled(percents[r], 100000) - heights[r], {});
    total += heights[r].raw();
    grown += wanted[r].raw();
  }
  const std::int64_t room = std::clamp<std::int64_t>(height.raw() - total, 0, grown);
  for (std::size_t r = 0; r < heights.size() && grown > 0; ++r) heights[r] += wanted[r].scaled(room, grown);
}

}  // namespace

void stretch_rows_to(TableFrame& frame, Grid& grid, RowRange rows, Length height) {
  std::vector<Length> heights;
  for (std::uint32_t row = rows.first; row < rows.last; row = end_of_band(grid, row)) {
    const Band band(frame, row, end_of_band(grid, row));
    heights.insert(heights.end(), band.heights().begin(), band.heights().end());
  }
  const std::vector<std::int32_t> percents = row_percents(frame, grid, rows);
  grow_to_percents(heights, percents, height, height_between_edges(grid, rows, height));
  Length total;
  for (const Length h : heights) total += h;
  const bool is_group = grid.rows[rows.first].group == grid.rows[rows.last - 1].group;
  std::vector<int> ranks;
  for (std::uint32_t r = rows.first; r < rows.last; ++r) {
    GridRow const& row = grid.rows[r];
    const bool has_height = has_own_height(frame, r) || percents[r - rows.first] > 0;
    ranks.push_back(row.collapsed ? 0 : row.role != RowRole::Body && !is_group ? 1 : has_height ? 2 : 3);
  }
  share_height(heights, ranks, height - total);
  grid.least_row_heights.resize(grid.rows.size());
  std::copy(heights.begin(), heights.end(), grid.least_row_heights.begin() + rows.first);
}

std::vector<BandPart> lay_out_band(TableFrame& frame, std::uint32_t first, std::uint32_t last) {
  return Band(frame, first, last).parts();
}

}  // namespace bifolio::layout
