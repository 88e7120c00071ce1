#include "layout/table/cells.h"

#include <algorithm>

#include "layout/block/flow.h"
#include "layout/table/characters.h"

namespace bifolio::layout {

using model::VerticalAlign;

Columns place_columns(Grid const& grid, std::vector<Length> const& widths) {
  Columns columns;
  columns.width = widths;
  columns.x.reserve(widths.size());
  Length x = grid.spacing_x;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    columns.x.push_back(x);
    if (grid.collapsed_columns[i])
      columns.width[i] = {};
    else
      x += widths[i] + grid.spacing_x;
  }
  columns.total = x;
  return columns;
}

Length Columns::width_of(GridCell const& cell, Grid const& grid) const {
  const std::size_t end = std::min<std::size_t>(cell.column + cell.column_span, width.size());
  Length sum;
  std::int64_t shown = 0;
  for (std::size_t i = cell.column; i < end; ++i) sum += width[i], shown += !grid.collapsed_columns[i];
  return sum + grid.spacing_x * std::max<std::int64_t>(shown - 1, 0);
}

Length Columns::x_of(GridCell const& cell, Grid const& grid, model::Direction direction) const {
  if (direction == model::Direction::Ltr) return x[cell.column];
  return total - x[cell.column] - width_of(cell, grid);
}

bool CellLayout::is_baseline_aligned() const {
  switch (alignment) {
    case VerticalAlign::Kind::Top:
    case VerticalAlign::Kind::Middle:
    case VerticalAlign::Kind::Bottom: return false;
    case VerticalAlign::Kind::Baseline:
    case VerticalAlign::Kind::Sub:
    case VerticalAlign::Kind::Super:
    case VerticalAlign::Kind::TextTop:
    case VerticalAlign::Kind::TextBottom:
    case VerticalAlign::Kind::Length: return true;  // css-tables-3 §3.11.3: others count as baseline
  }
  return true;
}

CellLayout lay_out_cell(LayoutContext& context, Grid const& grid, Columns const& columns, std::uint32_t index) {
  CellLayout layout;
  layout.cell = grid.cells[index];
  layout.borders = grid.borders[index];
  model::ComputedStyle const& style = context.tree.style(layout.cell.box);
  layout.width = columns.width_of(layout.cell, grid);
  layout.x = columns.x_of(layout.cell, grid, context.tree.style(grid.table).direction);
  layout.edges = cell_edges(context.tree, grid, grid.cells[index], columns.total);
  layout.alignment = style.vertical_align.kind;
  if ((layout.hidden = grid.is_hidden(layout.cell))) return layout;
  const Length content_width = max(layout.width - layout.edges.inner_width(), {});
  layout.galley = lay_out_content(context, layout.cell.box, content_width);
  layout.shift = character_shift(context, grid, layout.cell, layout.galley, content_width);
  layout.content_height = height_of(layout.galley);
  layout.baseline = layout.edges.inner_top();
  Length y;
  for (Item const& item : layout.galley.items) {
    if (item.kind == ItemKind::Slab) {
      layout.baseline += y + layout.galley.slabs[item.index].baseline;
      break;
    }
    y += item.height;
  }
  Length content = layout.content_height;
  if (const auto height = used_height(style.height, style, layout.edges)) content = max(content, *height);
  if (const auto height = used_height(style.min_height, style, layout.edges)) content = max(content, *height);
  layout.natural_height = content + layout.edges.inner_height();
  return layout;
}

std::int32_t CellReader::cost_after() const {
  if (is_finished() || next_ == 0) return 0;
  return cell_.galley.breaks[cell_.galley.items[next_ - 1].index].cost;
}

Placed CellReader::take(Length available) {
  std::vector<Item> const& items = cell_.galley.items;
  const std::size_t first = next_;
  std::size_t last = first;
  Length height;
  bool has_content = false;
  std::uint32_t carry_in = 0, carry_out = 0;
  if (first > 0) carry_in = cell_.galley.breaks[items[first - 1].index].carry;
  std::size_t i = first;
  for (; i < items.size(); ++i) {
    if (items[i].kind == ItemKind::Break && has_content) {
      if (last > first && height > available) break;
      last = i;
      if (height > available) break;
    }
    if (items[i].kind == ItemKind::Glue && !has_content && first > 0) continue;
    height += items[i].height;
    has_content = has_content || items[i].kind == ItemKind::Slab || items[i].kind == ItemKind::Space;
  }
  if (i == items.size() && (height <= available || last == first)) last = i;
  if (last < items.size()) carry_out = cell_.galley.breaks[items[last].index].carry;
  Placed placed = placer_.place({first, last, carry_in, carry_out}, {});
  next_ = std::min(last + 1, items.size());
  return placed;
}

}  // namespace bifolio::layout
