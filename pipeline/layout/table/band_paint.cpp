// What a table's rows and cells show of their own: backgrounds and borders, and the groups that faded ones are.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/paint/backgrounds.h"
#include "layout/table/band.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

}  // namespace

bool Band::is_whole_row() const {
  if (first_ + 1 != last_ || grid_.spacing_x != Length()) return false;
  std::size_t columns = 0;
  for (CellLayout const& cell : cells_) columns += cell.cell.column_span;
  return columns >= grid_.columns.size();
}

void Band::draw_background(Slab& slab, BoxId box, Rect const& rect) {
  if (!box) return;
  const Canvas canvas{slab.fragments, &frame_.context.services.resources, box};
  append_decoration(canvas, frame_.context.tree.style(box), rect, {false, false, false, false});
}

/// css-tables-3 §3.13: columns below row groups, these below rows, rows below cells.
void Band::draw_row(Slab& slab, std::uint32_t row, Length y, Length height) {
  if (!whole_row_) return;
  for (CellLayout const& cell : cells_) draw_columns(slab, cell, {cell.x, y, cell.width, height});
  const Rect rect{{}, y, frame_.columns.total, height};
  for (const BoxId box : {grid_.rows[row].group, grid_.rows[row].box}) draw_background(slab, box, rect);
}

void Band::draw_columns(Slab& slab, CellLayout const& cell, Rect const& rect) {
  for (const BoxId box : {grid_.column_groups[cell.cell.column], grid_.columns[cell.cell.column]}) draw_background(slab, box, rect);
}

void Band::draw_behind_cell(Slab& slab, CellLayout const& cell, Rect const& rect) {
  GridRow const& row = grid_.rows[cell.cell.row];
  if (whole_row_) return;
  draw_columns(slab, cell, rect);
  for (const BoxId box : {row.group, row.box}) draw_background(slab, box, rect);
}

void Band::draw_cell(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges) {
  ComputedStyle const& style = frame_.context.tree.style(cell.cell.box);
  const bool hidden = style.empty_cells == model::EmptyCells::Hide && !grid_.collapse && cell.galley.items.empty();
  if (cell.hidden) return;
  draw_behind_cell(slab, cell, rect);
  if (hidden) return;
  const bool own = !grid_.collapse;
  const Canvas canvas{slab.fragments, &frame_.context.services.resources, cell.cell.box};
  append_decoration(canvas, style, rect, {own && edges.top, own, own && edges.bottom, own});
}

ComputedStyle const& Band::row_style(std::uint32_t row) const { return frame_.context.tree.style(grid_.rows[row].box); }

bool Band::stands_apart(CellLayout const& cell) const {
  return is_group(frame_.context.tree.style(cell.cell.box)) || is_group(row_style(cell.cell.row));
}

/// Rows and cells that are faded or transformed are painted as a whole, above the others (CSS 2.1 Appendix E).
void Band::draw_apart(Slab& slab, std::uint32_t row) {
  const bool whole = is_group(row_style(row));
  const std::size_t first = slab.fragments.size();
  if (whole) draw_row(slab, row, tops_[row - first_], heights_[row - first_]);
  for (CellLayout const& cell : cells_of(row)) {
    if (!stands_apart(cell)) continue;
    const std::size_t begin = slab.fragments.size();
    draw_cell(slab, cell, rect_of(cell), {});
    fill_cell(slab, cell);
    ComputedStyle const& style = frame_.context.tree.style(cell.cell.box);
    if (is_group(style)) wrap_in_group({slab.fragments, nullptr, cell.cell.box}, begin, group_of(style, rect_of(cell)));
  }
  const Rect rect{{}, tops_[row - first_], frame_.columns.total, heights_[row - first_]};
  if (whole) wrap_in_group({slab.fragments, nullptr, grid_.rows[row].box}, first, group_of(row_style(row), rect));
}

/// Row groups that are faded are so band by band, whatever page these stand on.
void Band::fade_group(Slab& slab, std::uint32_t row) {
  const BoxId box = grid_.rows[row].group;
  if (!box || frame_.context.tree.style(box).opacity == 65535) return;
  model::GroupBegin group;
  group.opacity = frame_.context.tree.style(box).opacity;
  wrap_in_group({slab.fragments, nullptr, box}, 0, std::move(group));
}

}  // namespace bifolio::layout
