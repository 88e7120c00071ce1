// The collapsed borders of a band: each edge of the grid is drawn once, whatever cells it belongs to, and where edges meet the
// strongest one goes through (CSS 2.1 §17.6.2). They stand above all backgrounds (css-tables-3 §3.13).
#include <algorithm>

#include "layout/paint/backgrounds.h"
#include "layout/paint/borders.h"
#include "layout/table/band.h"

namespace bifolio::layout {
namespace {

using model::Border;
using model::BorderStyle;
using model::BoxId;

/// Where four edges meet; they are in the order in which they win where they are equal.
struct Joint {
  Border const *before, *after, *above, *below;

  Length across() const { return max(drawn_width(above), drawn_width(below)); }
  Length along() const { return max(drawn_width(before), drawn_width(after)); }
  bool is_horizontal() const {
    Border const* horizontal = stronger_border(before, after);
    return horizontal != nullptr && stronger_border(horizontal, stronger_border(above, below)) == horizontal;
  }
  bool goes_on() const { return before != nullptr && after != nullptr && *before == *after; }
};

Joint joint(CollapsedEdges const& edges, std::size_t row, std::size_t column) {
  return {column > 0 ? edges.above(row, column - 1) : nullptr, edges.above(row, column),
          row > 0 ? edges.before(row - 1, column) : nullptr, edges.before(row, column)};
}

/// CSS 2.1 §17.6.2: inset is the same as ridge, and outset as groove.
Border as_drawn(Border border) {
  if (border.style == BorderStyle::Inset) border.style = BorderStyle::Ridge;
  if (border.style == BorderStyle::Outset) border.style = BorderStyle::Groove;
  return border;
}

}  // namespace

bool Band::has_background_behind(std::uint32_t row, std::size_t column) const {
  GridRow const& r = grid_.rows[row];
  BoxId cell;
  for (CellLayout const& c : cells_of(row))
    if (c.cell.column <= column && column < c.cell.column + c.cell.column_span) cell = c.cell.box;
  const BoxId boxes[] = {cell, r.box, r.group, grid_.columns[column], grid_.column_groups[column]};
  return std::any_of(std::begin(boxes), std::end(boxes),
                     [&](BoxId box) { return box && has_background(frame_.context.tree.style(box)); });
}

/// Whether the first row of a slab draws the edge above it although the row above has drawn it: its background has covered half of
/// that; and where no header rows stand above, the row may be the first of a page. What shines through is drawn once, but for the
/// half that is covered.
bool Band::draws_top(std::uint32_t row, std::size_t column) const {
  Border const* border = grid_.edges.above(row, column);
  if (border == nullptr || row == 0) return border != nullptr;
  if (border->color.alpha < 65535) return border->style == BorderStyle::Solid && has_background_behind(row, column);
  return grid_.rows.front().role != RowRole::Header || has_background_behind(row, column);
}

/// The edges between two rows; `y` is where these meet. Equal ones that nothing stronger crosses are drawn as one.
void Band::draw_horizontal_edges(Slab& slab, std::uint32_t row, std::size_t edge, Length y) {
  const std::size_t columns = grid_.columns.size();
  const bool is_top = edge == row;
  const auto is_shown = [&](std::size_t column) {
    return column < columns && grid_.edges.above(edge, column) != nullptr && (!is_top || draws_top(row, column));
  };
  for (std::size_t first = 0; first < columns;) {
    std::size_t last = first + 1;
    if (!is_shown(first)) {
      first = last;
      continue;
    }
    for (; is_shown(last); ++last) {
      const Joint at = joint(grid_.edges, edge, last);
      if (!at.goes_on() || (!at.is_horizontal() && at.across() > Length())) break;
    }
    Border const* border = grid_.edges.above(edge, first);
    const Joint start = joint(grid_.edges, edge, first), end = joint(grid_.edges, edge, last);
    const bool over_start = start.is_horizontal() && stronger_border(start.before, start.after) == start.after;
    const bool over_end = end.is_horizontal() && stronger_border(end.before, end.after) == end.before;
    const Length from = column_edge(first) - (over_start ? start.across() / 2 : start.across() / 2 - start.across());
    const Length to = column_edge(last) + (over_end ? end.across() - end.across() / 2 : -(end.across() / 2));
    const Length left = grid_.right_to_left ? frame_.columns.total - to : from;
    const bool half = is_top && row > 0 && border->color.alpha < 65535;
    const Length top = half ? y : y - border->width / 2;
    const Length height = half ? border->width - border->width / 2 : border->width;
    append_border_side(slab.fragments, {height, as_drawn(*border).style, border->color}, {left, top, max(to - from, {}), height},
                       Side::Top, grid_.rows[row].box);
    first = last;
  }
}

/// The edges between the row's slots. Above and below they go as far as they are stronger than what crosses them there.
void Band::draw_vertical_edges(Slab& slab, std::uint32_t row, RowExtent extent, PartEdges edges) {
  const std::uint32_t next = next_shown(row);
  for (std::size_t column = 0; column <= grid_.columns.size(); ++column) {
    Border const* border = grid_.edges.before(row, column);
    if (border == nullptr) continue;
    Length top = extent.y, bottom = extent.y + extent.height;
    if (edges.top) {
      const Joint at = joint(grid_.edges, row, column);
      const bool over = !at.is_horizontal() &&
                        (stronger_border(at.above, at.below) == at.below || (extent.opens_slab && border->color.alpha == 65535));
      top += over ? -(at.along() / 2) : at.along() - at.along() / 2;
    }
    if (edges.bottom) {
      const Joint at = joint(grid_.edges, next, column);
      const bool over = !at.is_horizontal() && stronger_border(at.above, at.below) == at.above;
      bottom += over ? at.along() - at.along() / 2 : -(at.along() / 2);
    }
    const Length x = grid_.right_to_left ? frame_.columns.total - column_edge(column) : column_edge(column);
    append_border_side(slab.fragments, as_drawn(*border), {x - border->width / 2, top, border->width, max(bottom - top, {})},
                       Side::Left, grid_.rows[row].box);
  }
}

/// From the table's content edge at its start.
Length Band::column_edge(std::size_t column) const {
  return column < frame_.columns.x.size() ? frame_.columns.x[column] : frame_.columns.total;
}

/// The row below that is shown, or one past the last.
std::uint32_t Band::next_shown(std::uint32_t row) const {
  while (++row < grid_.rows.size() && grid_.rows[row].collapsed) {
  }
  return row;
}

/// A row draws what stands below it and between its slots; of what stands above it the first row of a slab.
void Band::draw_collapsed(Slab& slab, std::uint32_t row, RowExtent const& extent, PartEdges edges) {
  if (!grid_.collapse) return;
  if (edges.top && extent.opens_slab) draw_horizontal_edges(slab, row, row, extent.y);
  draw_vertical_edges(slab, row, extent, edges);
  if (edges.bottom) draw_horizontal_edges(slab, row, next_shown(row), extent.y + extent.height);
}

}  // namespace bifolio::layout
