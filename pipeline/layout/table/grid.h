// The table's grid: its rows, cells and columns, collected from the box tree. Changes with the table's structure (css-tables-3
// §3.3).
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/table/columns.h"

namespace bifolio::layout {

enum class RowRole : std::uint8_t { Body, Header, Footer };

struct GridCell {
  model::BoxId box;
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
};

struct GridRow {
  model::BoxId box, group;
  RowRole role = RowRole::Body;
  std::uint32_t first_cell = 0, cell_count = 0;  ///< in Grid::cells: the cells that begin in it
};

struct Grid {
  model::BoxId table;
  std::vector<GridRow> rows;
  std::vector<GridCell> cells;
  std::vector<model::BoxId> columns;        ///< the column's box, or none
  std::vector<model::BoxId> column_groups;  ///< likewise
  Length spacing_x, spacing_y;              ///< zero when borders collapse
  bool collapse = false;
  std::vector<Edges<model::Border>> borders;  ///< by cell, as they are drawn
};

Grid collect_grid(model::BoxTree const& tree, model::BoxId table);

/// What the cells and columns ask for, edges counted.
std::vector<ColumnDemand> column_demands(LayoutContext& context, Grid const& grid);
/// table-layout: fixed: columns and the first row decide (css-tables-3 §3.8.3).
std::vector<ColumnDemand> fixed_column_demands(LayoutContext& context, Grid const& grid);

}  // namespace bifolio::layout
