// The table's grid: its rows, cells and columns, collected from the box tree. Changes with the table's structure (css-tables-3
// §3.3).
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/table/collapsed_edges.h"
#include "layout/table/columns.h"

namespace bifolio::layout {

enum class RowRole : std::uint8_t { Body, Header, Footer };

struct GridCell {
  model::BoxId box;
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  std::uint32_t asked_span = 1;  ///< with the columns that are one with those before
};

struct GridRow {
  model::BoxId box, group;
  RowRole role = RowRole::Body;
  bool collapsed = false;                        ///< visibility: collapse: takes no room and shows nothing
  std::uint32_t first_cell = 0, cell_count = 0;  ///< in Grid::cells: the cells that begin in it
};

/// What of a line stands before the character that it is aligned on, and from it on (css-text-4 §7.1); of a column: the most.
struct CharacterShares {
  Length before, after;
  bool any() const { return before + after > Length(); }
};

struct Grid {
  model::BoxId table;
  std::vector<GridRow> rows;
  std::vector<GridCell> cells;
  std::vector<model::BoxId> columns;        ///< the column's box, or none
  std::vector<model::BoxId> column_groups;  ///< likewise
  Length spacing_x, spacing_y;              ///< zero when borders collapse
  bool collapse = false;
  bool right_to_left = false;
  CollapsedEdges edges;                     ///< when borders collapse
  std::vector<bool> collapsed_columns;      ///< visibility: collapse
  std::vector<Length> least_row_heights;    ///< by row, when the table is taller than its rows; else empty
  std::vector<CharacterShares> characters;  ///< by column, when some cells are aligned on a character; else empty

  bool is_hidden(GridCell const& cell) const;  ///< only in collapsed rows or columns
  /// Whether its edges are those of its cells, not its own.
  bool collapses() const { return collapse && !cells.empty(); }
};

Grid collect_grid(model::BoxTree const& tree, model::BoxId table);

/// Finds out how wide the columns are whose cells are aligned on a character.
void measure_characters(LayoutContext& context, Grid& grid);

/// What the cells and columns ask for, edges counted.
std::vector<ColumnDemand> column_demands(LayoutContext& context, Grid const& grid);
/// table-layout: fixed: columns and the first row decide (css-tables-3 §3.8.3).
std::vector<ColumnDemand> fixed_column_demands(LayoutContext& context, Grid const& grid);

}  // namespace bifolio::layout
