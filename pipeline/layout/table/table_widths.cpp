#include "layout/table/table_widths.h"

#include <algorithm>

#include "base/numbers.h"
#include "layout/block/geometry.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/table/borders.h"
#include "layout/table/table.h"

namespace bifolio::layout {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;

BoxId table_in(BoxTree const& tree, BoxId wrapper) {
  if (tree[wrapper].kind == BoxKind::Table) return wrapper;
  for (BoxId child = tree[wrapper].first_child; child; child = tree[child].next)
    if (tree[child].kind == BoxKind::Table) return child;
  return {};
}

/// What a width of the table's leaves for its columns; nothing for auto.
std::optional<Length> TableWidthRules::for_columns(model::Dimension const& dimension) const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  if (dimension.kind != model::Dimension::Kind::LengthPercentage) return std::nullopt;
  std::optional<Length> width = used_width(dimension, style, {whole_, style.direction}, nullptr);
  // used_width counts the style's own edges; collapsed borders have other ones.
  if (style.box_sizing == model::BoxSizing::BorderBox) width = dimension.value.resolve(whole_) - edges_.inner_width();
  return max(*width - spacing(), {});
}

void TableWidthRules::report_narrowed(Length wanted, Length room) {
  if (wanted <= room) return;
  std::string message = "a table needs ";
  append_decimal(message, wanted.points(), 1);
  append_decimal(message += " pt and has ", room.points(), 1);
  model::Box const& table = context_.tree[grid_.table];
  const Span span = table.span.end > 0 || !table.parent ? table.span : context_.tree[table.parent].span;
  context_.sink.report_once(kinds::table_narrowed, std::to_string(grid_.table.value), span,
                            message + " pt: its columns are narrower than they should be");
}

/// Within the table's min-width and max-width.
Length TableWidthRules::clamped(Length width) const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  if (const auto most = for_columns(style.max_width)) width = min(width, *most);
  if (const auto least = for_columns(style.min_width)) width = max(width, *least);
  return width;
}

namespace {

/// Columns with lengths get what those with percentages leave them.
void resolve_percentages(std::vector<ColumnDemand>& demands, Length width) {
  std::int64_t percentages = 0, lengths = 0;  // raw
  std::vector<bool> is_percentage;
  for (ColumnDemand& demand : demands) {
    is_percentage.push_back(demand.percent.has_value());
    if (demand.percent) demand.fixed = width.scaled(*demand.percent, 100000) + demand.min_content;
    demand.percent.reset();
    (is_percentage.back() ? percentages : lengths) += demand.fixed.value_or(Length()).raw();
  }
  const std::int64_t left = width.raw() - percentages;
  if (percentages == 0 || left < 0 || lengths <= left) return;
  for (std::size_t i = 0; i < demands.size(); ++i)
    if (!is_percentage[i] && demands[i].fixed) demands[i].fixed = demands[i].fixed->scaled(left, lengths);
}

}  // namespace

/// CSS 2.1 §17.5.2.1: the table is as wide as it says, or as its columns are. css-tables-3 §3.8.3: percentages are of its width
/// without spacing; a cell's edges stand around what they say.
std::vector<Length> TableWidthRules::fixed_widths(Length width, Length room) {
  std::vector<ColumnDemand> demands = fixed_column_demands(context_, grid_);
  std::int64_t columns = 0;  // raw: of many columns
  for (ColumnDemand const& demand : demands) columns += demand.percent ? 0 : demand.fixed.value_or(Length()).raw();
  const Length caption = least_ - edges_.inner_width() - spacing();
  const Length wanted = max(max(width, caption), Length::from_raw(std::min<std::int64_t>(columns, Length::max().raw())));
  report_narrowed(wanted, room);
  width = min(wanted, room);
  resolve_percentages(demands, width);
  return distribute_fixed_columns(demands, width);
}

// CSS 2.1 §17.5.2, css-tables-3 §3.9.1. The table is never wider than what is available: its columns give way.
std::vector<Length> TableWidthRules::column_widths() {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  const Length room = max(available_ - edges_.inner_width() - spacing(), {});
  const std::optional<Length> given = for_columns(style.width);
  if (style.table_layout == model::TableLayout::Fixed && given) return fixed_widths(clamped(*given), room);
  const std::vector<ColumnDemand> demands = column_demands(context_, grid_);
  const TableWidths widths = table_widths(demands);
  Length width = given ? *given : min(widths.max_content, room);
  if (style.width.kind == model::Dimension::Kind::MinContent) width = widths.min_content;
  if (style.width.kind == model::Dimension::Kind::MaxContent) width = widths.max_content;
  width = clamped(width);
  width = max(max(width, widths.min_content), least_ - edges_.inner_width() - spacing());
  too_narrow_ = widths.min_content > room;
  report_narrowed(width, room);
  return distribute_columns(demands, min(width, room));
}

Length TableWidthRules::empty_width() const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  const Length width = clamped(for_columns(style.width).value_or(Length()));
  const Length room = max(available_ - edges_.inner_width(), {});
  return min(max(width, least_ - edges_.inner_width()), room);
}

Length caption_width(LayoutContext& context, BoxId wrapper) {
  Length width;
  for (BoxId child = context.tree[wrapper].first_child; child; child = context.tree[child].next)
    if (context.tree[child].kind == BoxKind::TableCaption) width = max(width, intrinsic_outer_sizes(context, child).min_content);
  return width;
}

namespace {

/// table-layout: fixed: content does not count; with a width in percent the table takes what there is.
TableWidths fixed_table_widths(std::vector<ColumnDemand> const& columns) {
  std::int64_t least = 0;  // raw: of many columns
  for (ColumnDemand const& column : columns) least += column.fixed.value_or(column.min_content).raw();
  const Length width = Length::from_raw(std::min<std::int64_t>(least, Length::max().raw()));
  return {width, max(width, Length::from_points(std::int64_t{14400}))};
}

/// A table whose width is its content's, in a cell of another such table, does not ask for a width at which its percentages come
/// true: it would take all of that table's. (Browsers agree on this; css-tables-3 §3.8.1 is silent.)
PercentGrowth percent_growth(BoxTree const& tree, BoxId table) {
  const auto is_fixed = [&](BoxId box) {
    model::Dimension const& width = tree.style(box).width;
    return width.kind == model::Dimension::Kind::LengthPercentage && !width.value.has_percentage();
  };
  while (!is_fixed(table)) {
    BoxId cell = tree[table].parent;
    while (cell && tree[cell].kind != BoxKind::TableCell && tree.style(cell).width.is_auto()) cell = tree[cell].parent;
    if (!cell || tree[cell].kind != BoxKind::TableCell || is_fixed(cell)) break;
    for (table = tree[cell].parent; table && tree[table].kind != BoxKind::Table;) table = tree[table].parent;
    if (!table) break;
    if (tree[cell].column_span > 1 || tree.style(table).width.is_auto()) return PercentGrowth::None;
  }
  return PercentGrowth::Whole;
}

}  // namespace

IntrinsicSizes intrinsic_table_sizes(LayoutContext& context, BoxId wrapper) {
  const BoxId table = table_in(context.tree, wrapper);
  if (!table) return {};
  Grid grid = collect_grid(context.tree, table);
  measure_characters(context, grid);
  const Length around = table_edges(context.tree, grid, Length()).inner_width() +
                        grid.spacing_x * (static_cast<std::int64_t>(grid.columns.size()) + 1);
  ComputedStyle const& style = context.tree.style(table);
  const bool is_fixed =
      style.table_layout == model::TableLayout::Fixed && style.width.kind == model::Dimension::Kind::LengthPercentage;
  const TableWidths widths = is_fixed ? fixed_table_widths(fixed_column_demands(context, grid))
                                      : table_widths(column_demands(context, grid), percent_growth(context.tree, table));
  IntrinsicSizes sizes{widths.min_content + around, widths.max_content + around};
  if (style.width.kind == model::Dimension::Kind::LengthPercentage && !style.width.value.has_percentage())
    sizes = {max(sizes.min_content, style.width.value.length), max(sizes.min_content, style.width.value.length)};
  sizes.min_content = max(sizes.min_content, caption_width(context, wrapper));
  sizes.max_content = max(sizes.max_content, sizes.min_content);
  return sizes;
}

}  // namespace bifolio::layout
