#include "layout/table/borders.h"

#include "layout/table/grid.h"

namespace bifolio::layout {
namespace {

/// Each side's half.
Edges<Length> halves(Grid const& grid, CollapsedEdges::Widths const& widths) {
  Edges<Length> half{widths.top / 2, widths.end / 2, widths.bottom / 2, widths.start / 2};
  if (grid.right_to_left) std::swap(half.left, half.right);
  return half;
}

}  // namespace

BoxEdges cell_edges(model::BoxTree const& tree, Grid const& grid, GridCell const& cell, Length containing_width) {
  BoxEdges edges = used_edges(tree.style(cell.box), containing_width);
  edges.margin = {};
  if (grid.collapse) edges.border = halves(grid, grid.edges.around(cell));
  return edges;
}

BoxEdges table_edges(model::BoxTree const& tree, Grid const& grid, Length containing_width) {
  BoxEdges edges = used_edges(tree.style(grid.table), containing_width);
  edges.margin = {};
  if (!grid.collapses()) return edges;
  edges.padding = {};
  edges.border = halves(grid, grid.edges.outside());
  return edges;
}

}  // namespace bifolio::layout
