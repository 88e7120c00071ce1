// What a table's and its cells' edges take, with borders separate or collapsed (CSS 2.1 §17.6). Changes with where borders stand.
#pragma once

#include "layout/block/geometry.h"
#include "layout/context.h"

namespace bifolio::layout {

struct Grid;
struct GridCell;

/// A cell's padding and border; of a collapsed border the half that lies within the cell.
BoxEdges cell_edges(model::BoxTree const& tree, Grid const& grid, GridCell const& cell, Length containing_width);

/// The table's own padding and border; of collapsed borders the half that lies outside the cells.
BoxEdges table_edges(model::BoxTree const& tree, Grid const& grid, Length containing_width);

}  // namespace bifolio::layout
