// Borders of table cells, separate or collapsed (CSS 2.1 §17.6). Changes with the rules for border conflicts.
#pragma once

#include "layout/block/geometry.h"
#include "layout/context.h"

namespace bifolio::layout {

struct Grid;
struct GridCell;

/// Which of two borders that meet is drawn (CSS 2.1 §17.6.2.1); `a` where they are equal.
model::Border stronger_border(model::Border const& a, model::Border const& b);

/// Each cell's borders as they are drawn, by index in Grid::cells; when borders collapse, neighbours have the same on their common
/// side.
std::vector<Edges<model::Border>> resolve_borders(model::BoxTree const& tree, Grid const& grid);

/// A cell's padding and border; of a collapsed border the half that lies within the cell. Requires Grid::borders.
BoxEdges cell_edges(model::BoxTree const& tree, Grid const& grid, GridCell const& cell, Length containing_width);

/// Whether the cell is at the table's left or right edge, as it is seen.
bool is_leftmost(Grid const& grid, GridCell const& cell);
bool is_rightmost(Grid const& grid, GridCell const& cell);

/// The table's own padding and border; of collapsed borders the half that lies outside the cells. Requires Grid::borders.
BoxEdges table_edges(model::BoxTree const& tree, Grid const& grid, Length containing_width);

}  // namespace bifolio::layout
