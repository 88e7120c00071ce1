#include "layout/table/borders.h"

#include <algorithm>

#include "layout/table/grid.h"

namespace bifolio::layout {
namespace {

using model::Border;
using model::BorderStyle;
using model::BoxId;
using model::BoxTree;

int style_rank(BorderStyle style) {
  switch (style) {
    case BorderStyle::None: return 0;
    case BorderStyle::Inset: return 1;
    case BorderStyle::Groove: return 2;
    case BorderStyle::Outset: return 3;
    case BorderStyle::Ridge: return 4;
    case BorderStyle::Dotted: return 5;
    case BorderStyle::Dashed: return 6;
    case BorderStyle::Solid: return 7;
    case BorderStyle::Double: return 8;
    case BorderStyle::Hidden: return 9;
  }
  return 0;
}

Length drawn_width(Border const& border) {
  return border.style == BorderStyle::None || border.style == BorderStyle::Hidden ? Length() : max(border.width, {});
}

class Collapser {
 public:
  Collapser(BoxTree const& tree, Grid const& grid)
      : tree_(tree),
        grid_(grid),
        start_(grid.right_to_left ? &Edges<Border>::right : &Edges<Border>::left),
        end_(grid.right_to_left ? &Edges<Border>::left : &Edges<Border>::right) {}

  std::vector<Edges<Border>> run() {
    borders_.reserve(grid_.cells.size());
    for (GridCell const& cell : grid_.cells) borders_.push_back(own_borders(cell));
    for (GridRow const& row : grid_.rows) join_row(row);
    return std::move(borders_);
  }

 private:
  /// The cell's sides against those of the row, row group, column, column group and table that end there.
  Edges<Border> own_borders(GridCell const& cell) const {
    Edges<Border> edges = tree_.style(cell.box).border;
    const std::uint32_t last_row =
        std::min<std::uint32_t>(cell.row + cell.row_span, static_cast<std::uint32_t>(grid_.rows.size())) - 1;
    const std::uint32_t last_column = cell.column + cell.column_span - 1;
    GridRow const& top = grid_.rows[cell.row];
    GridRow const& bottom = grid_.rows[last_row];
    const bool first_in_group = cell.row == 0 || grid_.rows[cell.row - 1].group != top.group;
    const bool last_in_group = last_row + 1 == grid_.rows.size() || grid_.rows[last_row + 1].group != bottom.group;
    const bool at_start = cell.column == 0, at_end = last_column + 1 >= grid_.columns.size();
    add(edges.top, top.box, &Edges<Border>::top);
    add(edges.bottom, bottom.box, &Edges<Border>::bottom);
    if (first_in_group) add(edges.top, top.group, &Edges<Border>::top);
    if (last_in_group) add(edges.bottom, bottom.group, &Edges<Border>::bottom);
    if (at_start) add(edges.*start_, top.box, start_), add(edges.*start_, top.group, start_);
    if (at_end) add(edges.*end_, top.box, end_), add(edges.*end_, top.group, end_);
    add_columns(edges, cell, last_column);
    if (cell.row == 0) add(edges.top, grid_.table, &Edges<Border>::top);
    if (last_row + 1 == grid_.rows.size()) add(edges.bottom, grid_.table, &Edges<Border>::bottom);
    if (at_start) add(edges.*start_, grid_.table, start_);
    if (at_end) add(edges.*end_, grid_.table, end_);
    return edges;
  }

  /// Columns and their groups reach from the table's first row to its last.
  void add_columns(Edges<Border>& edges, GridCell const& cell, std::uint32_t last) const {
    const auto group = [&](std::size_t column) { return column < grid_.columns.size() ? grid_.column_groups[column] : BoxId(); };
    add(edges.*start_, grid_.columns[cell.column], start_);
    add(edges.*end_, grid_.columns[last], end_);
    if (cell.column == 0 || group(cell.column - 1) != group(cell.column)) add(edges.*start_, group(cell.column), start_);
    if (group(last + 1) != group(last)) add(edges.*end_, group(last), end_);
    const bool at_top = cell.row == 0, at_bottom = cell.row + cell.row_span >= grid_.rows.size();
    for (std::uint32_t c = cell.column; c <= last && (at_top || at_bottom); ++c) {
      for (const BoxId box : {grid_.columns[c], group(c)}) {
        if (at_top) add(edges.top, box, &Edges<Border>::top);
        if (at_bottom) add(edges.bottom, box, &Edges<Border>::bottom);
      }
    }
  }

  void add(Border& side, BoxId box, Border Edges<Border>::*member) const {
    if (box) side = stronger_border(side, tree_.style(box).border.*member);
  }

  /// Neighbours agree on their common side.
  void join_row(GridRow const& row) {
    for (std::uint32_t i = row.first_cell; i < row.first_cell + row.cell_count; ++i) {
      GridCell const& cell = grid_.cells[i];
      const std::size_t end = cell.column + cell.column_span;
      if (occupant_.size() < end) occupant_.resize(end, none);
      for (std::size_t c = cell.column; c < end; ++c) {
        if (occupant_[c] != none) join(borders_[occupant_[c]].bottom, borders_[i].top);
        occupant_[c] = i;
      }
      if (cell.column > 0 && occupant_[cell.column - 1] != none)
        join(borders_[occupant_[cell.column - 1]].*end_, borders_[i].*start_);
      if (end < occupant_.size() && occupant_[end] != none) {  // a cell that spans down from an earlier row
        GridCell const& right = grid_.cells[occupant_[end]];
        if (right.row < cell.row && right.row + right.row_span > cell.row)
          join(borders_[i].*end_, borders_[occupant_[end]].*start_);
      }
    }
  }

  static void join(Border& a, Border& b) { a = b = stronger_border(a, b); }

  static constexpr std::size_t none = SIZE_MAX;
  BoxTree const& tree_;
  Grid const& grid_;
  Border Edges<Border>::*start_;
  Border Edges<Border>::*end_;
  std::vector<Edges<Border>> borders_;
  std::vector<std::size_t> occupant_;  ///< by column: the cell last seen
};

Edges<Length> halves(Edges<Border> const& borders) {
  return {drawn_width(borders.top) / 2, drawn_width(borders.right) / 2, drawn_width(borders.bottom) / 2,
          drawn_width(borders.left) / 2};
}

}  // namespace

Border stronger_border(Border const& a, Border const& b) {
  if (a.style == BorderStyle::Hidden || b.style == BorderStyle::None) return a;
  if (b.style == BorderStyle::Hidden || a.style == BorderStyle::None) return b;
  if (a.width != b.width) return a.width > b.width ? a : b;
  return style_rank(b.style) > style_rank(a.style) ? b : a;
}

std::vector<Edges<Border>> resolve_borders(BoxTree const& tree, Grid const& grid) {
  if (grid.collapse) return Collapser(tree, grid).run();
  std::vector<Edges<Border>> borders;
  for (GridCell const& cell : grid.cells) borders.push_back(tree.style(cell.box).border);
  return borders;
}

BoxEdges cell_edges(BoxTree const& tree, Grid const& grid, GridCell const& cell, Length containing_width) {
  BoxEdges edges = used_edges(tree.style(cell.box), containing_width);
  edges.margin = {};
  if (grid.collapse) edges.border = halves(grid.borders[static_cast<std::size_t>(&cell - grid.cells.data())]);
  return edges;
}

bool is_leftmost(Grid const& grid, GridCell const& cell) {
  return grid.right_to_left ? cell.column + cell.column_span >= grid.columns.size() : cell.column == 0;
}

bool is_rightmost(Grid const& grid, GridCell const& cell) {
  return grid.right_to_left ? cell.column == 0 : cell.column + cell.column_span >= grid.columns.size();
}

BoxEdges table_edges(BoxTree const& tree, Grid const& grid, Length containing_width) {
  BoxEdges edges = used_edges(tree.style(grid.table), containing_width);
  edges.margin = {};
  if (!grid.collapse) return edges;
  edges.border = edges.padding = {};
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    const Edges<Length> half = halves(grid.borders[i]);
    if (cell.row == 0) edges.border.top = max(edges.border.top, half.top);
    if (cell.row + cell.row_span >= grid.rows.size()) edges.border.bottom = max(edges.border.bottom, half.bottom);
    if (is_leftmost(grid, cell)) edges.border.left = max(edges.border.left, half.left);
    if (is_rightmost(grid, cell)) edges.border.right = max(edges.border.right, half.right);
  }
  return edges;
}

}  // namespace bifolio::layout
