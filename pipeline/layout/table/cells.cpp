#include "layout/table/cells.h"

#include <algorithm>

#include "layout/block/flow.h"
#include "layout/table/characters.h"
#include "model/box_kind.h"

namespace bifolio::layout {

using model::VerticalAlign;

Columns place_columns(Grid const& grid, std::vector<Length> const& widths) {
  Columns columns;
  columns.width = columns.shown_width = widths;
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

Length Columns::shown_width_of(GridCell const& cell, Grid const& grid) const {
  const std::size_t end = std::min<std::size_t>(cell.column + cell.column_span, width.size());
  Length sum = grid.spacing_x * (static_cast<std::int64_t>(end) - cell.column - 1);
  for (std::size_t i = cell.column; i < end; ++i) sum += shown_width[i];
  return sum;
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

namespace {

/// CSS 2.1 §17.5.3: of the first line or row of a table; without any the bottom of the content.
Length baseline_of(Galley const& galley) {
  Length y;
  for (Item const& item : galley.items) {
    if (item.kind == ItemKind::Slab && galley.slabs[item.index].is_line) return y + galley.slabs[item.index].baseline;
    y += item.height;
  }
  return y;
}

bool has_percent_height(model::BoxTree const& tree, model::BoxId box) {
  const auto is_percentage = [](model::Dimension const& d) {
    return d.kind == model::Dimension::Kind::LengthPercentage && d.value.has_percentage();
  };
  for (model::BoxId child = tree[box].first_child; child; child = tree[child].next) {
    model::ComputedStyle const& style = tree.style(child);
    if (model::is_line_content(tree[child].kind) || model::is_positioned_out(tree, child)) continue;
    if (is_percentage(style.height) || is_percentage(style.min_height) || is_percentage(style.max_height)) return true;
    if (tree[child].anonymous && has_percent_height(tree, child)) return true;
  }
  return false;
}

}  // namespace

CellLayout lay_out_cell(LayoutContext& context, Grid const& grid, Columns const& columns, std::uint32_t index) {
  CellLayout layout;
  layout.cell = grid.cells[index];
  model::ComputedStyle const& style = context.tree.style(layout.cell.box);
  layout.width = columns.width_of(layout.cell, grid);
  layout.x = columns.x_of(layout.cell, grid, context.tree.style(grid.table).direction);
  layout.edges = cell_edges(context.tree, grid, grid.cells[index], columns.total);
  layout.alignment = style.vertical_align.kind;
  layout.hidden = grid.is_hidden(layout.cell);
  if (layout.hidden && layout.cell.row_span == 1 && grid.rows[layout.cell.row].collapsed) return layout;
  // CSS 2.1 §17.5.5: a row is as tall with a collapsed column as it would be with it shown.
  const Length border_box = layout.hidden ? columns.shown_width_of(layout.cell, grid) : layout.width;
  const Length content_width = max(border_box - layout.edges.inner_width(), {});
  LayoutContext measuring = context;
  if (has_percent_height(context.tree, layout.cell.box)) measuring.cell_heights = CellHeights::Measured;
  layout.galley = lay_out_content(measuring, layout.cell.box, content_width);
  layout.shift = character_shift(context, grid, layout.cell, layout.galley, content_width);
  layout.content_height = height_of(layout.galley);
  layout.baseline = layout.edges.inner_top() + baseline_of(layout.galley);
  Length content = layout.content_height;
  if (const auto height = used_height(style.height, style, layout.edges)) content = max(content, *height);
  if (const auto height = used_height(style.min_height, style, layout.edges)) content = max(content, *height);
  layout.natural_height = content + layout.edges.inner_height();
  if (layout.hidden) layout.galley = {};
  return layout;
}

void settle_percentages(LayoutContext& context, CellLayout& cell, Length height) {
  if (context.cell_heights == CellHeights::Measured || cell.hidden) return;
  if (!has_percent_height(context.tree, cell.cell.box)) return;
  HeightRule rule;
  rule.height = max(height - cell.edges.inner_height(), {});
  cell.galley = lay_out_content(context, cell.cell.box, max(cell.width - cell.edges.inner_width(), {}), rule);
  cell.content_height = height_of(cell.galley);
  cell.baseline = cell.edges.inner_top() + baseline_of(cell.galley);
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
