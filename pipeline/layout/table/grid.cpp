#include "layout/table/grid.h"

#include <algorithm>

#include "layout/block/geometry.h"
#include "layout/block/intrinsic.h"
#include "layout/table/borders.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;
using model::Dimension;

RowRole role_of(BoxTree const& tree, BoxId group) {
  switch (tree.style(group).display) {
    case model::Display::TableHeaderGroup: return RowRole::Header;
    case model::Display::TableFooterGroup: return RowRole::Footer;
    default: return RowRole::Body;
  }
}

bool is_definite(Dimension const& d) { return d.kind == Dimension::Kind::LengthPercentage && !d.value.has_percentage(); }

/// Not of expressions: in a table's columns they count as auto (css-values-4 §10.12).
bool is_percentage(Dimension const& d) {
  return d.kind == Dimension::Kind::LengthPercentage && d.value.has_percentage() && !d.value.expression;
}

/// The column's box, or its group's when the column is as wide as its content; a group's percentage is not its columns'.
BoxId column_with_width(BoxTree const& tree, Grid const& grid, std::size_t index) {
  const BoxId column = grid.columns[index], group = grid.column_groups[index];
  const bool gives = group && (!column || (tree.style(column).width.is_auto() && is_definite(tree.style(group).width)));
  return gives ? group : column;
}

class Collector {
 public:
  Collector(BoxTree const& tree, Grid& grid) : tree_(tree), grid_(grid) {}

  void collect() {
    for (BoxId child = tree_[grid_.table].first_child; child; child = tree_[child].next) {
      switch (tree_[child].kind) {
        case BoxKind::TableColumnGroup: add_column_group(child); break;
        case BoxKind::TableColumn: add_column(child, {}); break;
        case BoxKind::TableRowGroup: add_group(child); break;
        default: break;
      }
    }
    std::size_t columns = grid_.columns.size();
    for (GridCell const& cell : grid_.cells) columns = std::max<std::size_t>(columns, cell.column + cell.column_span);
    grid_.columns.resize(columns);
    grid_.column_groups.resize(columns);
    merge_tracks();
    for (std::size_t i = 0; i < grid_.columns.size(); ++i)
      grid_.collapsed_columns.push_back(is_collapsed(grid_.columns[i]) || is_collapsed(grid_.column_groups[i]));
  }

 private:
  /// css-tables-3 §3.3.2: columns in which no cell begins, and that ask for no width, are one with the column before.
  void merge_tracks() {
    ComputedStyle const& table = tree_.style(grid_.table);
    if (table.table_layout == model::TableLayout::Fixed && !table.width.is_auto()) return;
    std::vector<bool> stays(grid_.columns.size());
    for (GridCell const& cell : grid_.cells) stays[cell.column] = true;
    std::vector<std::uint32_t> place(stays.size() + 1);
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < stays.size(); ++i) {
      place[i] = kept;
      if (!stays[i] && !asks_for_width(i)) continue;
      grid_.columns[kept] = grid_.columns[i];
      grid_.column_groups[kept++] = grid_.column_groups[i];
    }
    place.back() = kept;
    for (GridCell& cell : grid_.cells) {
      const std::uint32_t end = place[cell.column + cell.column_span];
      cell.column = place[cell.column];
      cell.column_span = end - cell.column;
    }
    grid_.columns.resize(kept);
    grid_.column_groups.resize(kept);
  }

  bool asks_for_width(std::size_t column) const {
    const BoxId box = column_with_width(tree_, grid_, column);
    if (!box) return false;
    const auto asks = [](Dimension const& d) {
      return d.kind == Dimension::Kind::LengthPercentage && (d.value.length > Length() || d.value.percent > 0);
    };
    return asks(tree_.style(box).width);
  }

  // css-tables-3 §3.5
  bool is_collapsed(BoxId box) const { return box && tree_.style(box).visibility == model::Visibility::Collapse; }

  void add_column_group(BoxId group) {
    if (!tree_[group].first_child) return add_column({}, group);
    for (BoxId column = tree_[group].first_child; column; column = tree_[column].next) add_column(column, group);
  }

  void add_column(BoxId column, BoxId group) {
    const std::uint32_t span = std::min<std::uint32_t>(tree_[column ? column : group].column_span, 1000);
    grid_.columns.insert(grid_.columns.end(), std::max(span, 1u), column);
    grid_.column_groups.insert(grid_.column_groups.end(), std::max(span, 1u), group);
  }

  /// Only the table's first header group and its last footer group are repeated; boxes has put them there.
  void add_group(BoxId group) {
    RowRole role = role_of(tree_, group);
    if (role == RowRole::Header && !grid_.rows.empty()) role = RowRole::Body;
    if (role == RowRole::Footer && group != tree_[grid_.table].last_child) role = RowRole::Body;
    for (BoxId row = tree_[group].first_child; row; row = tree_[row].next) add_row(row, group, role);
  }

  void add_row(BoxId row, BoxId group, RowRole role) {
    GridRow added{row, group, role, is_collapsed(row), static_cast<std::uint32_t>(grid_.cells.size()), 0};
    for (BoxId cell = tree_[row].first_child; cell; cell = tree_[cell].next, ++added.cell_count) {
      model::Box const& box = tree_[cell];
      grid_.cells.push_back({cell, static_cast<std::uint32_t>(grid_.rows.size()), box.column, std::max(box.row_span, 1u),
                             std::max(box.column_span, 1u), std::max(box.column_span, 1u)});
    }
    grid_.rows.push_back(added);
  }

  BoxTree const& tree_;
  Grid& grid_;
};

/// A width property as a demand: a length or a percentage.
void apply_width(ColumnDemand& demand, ComputedStyle const& style, Length around) {
  if (style.width.kind != Dimension::Kind::LengthPercentage || style.width.value.expression) return;
  if (is_percentage(style.width)) {
    std::int32_t percent = style.width.value.percent;
    if (is_percentage(style.max_width)) percent = std::min(percent, style.max_width.value.percent);
    if (is_percentage(style.min_width)) percent = std::max(percent, style.min_width.value.percent);
    demand.percent = std::max(demand.percent.value_or(0), percent);
    return;
  }
  const bool border_box = style.box_sizing == model::BoxSizing::BorderBox;
  const auto outer = [&](Dimension const& d) { return border_box ? max(d.value.length, around) : d.value.length + around; };
  Length width = outer(style.width);
  if (is_definite(style.max_width)) width = min(width, outer(style.max_width));
  if (is_definite(style.min_width)) width = max(width, outer(style.min_width));
  demand.fixed = max(demand.fixed.value_or(Length()), width);
}

/// css-tables-3 §3.8.1: a column's own width, else that of its group; and its least width.
void apply_columns(BoxTree const& tree, Grid const& grid, std::vector<ColumnDemand>& demands) {
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const BoxId column = grid.columns[i], group = grid.column_groups[i];
    if (!column && !group) continue;
    apply_width(demands[i], tree.style(column ? column : group), {});
    if (group && !demands[i].fixed && is_definite(tree.style(group).width)) apply_width(demands[i], tree.style(group), {});
    Dimension const& least = tree.style(column ? column : group).min_width;
    if (is_definite(least)) demands[i].min_content = max(demands[i].min_content, least.value.length);
  }
}

ColumnDemand cell_demand(LayoutContext& context, Grid const& grid, GridCell const& cell) {
  ComputedStyle const& style = context.tree.style(cell.box);
  const Length around = cell_edges(context.tree, grid, cell, Length()).inner_width();
  const IntrinsicSizes sizes = intrinsic_content_sizes(context, cell.box);
  ColumnDemand demand{sizes.min_content + around, sizes.max_content + around, std::nullopt, std::nullopt};
  if (is_definite(style.max_width)) {
    const Length most = *used_width(style.max_width, style, {Length()}, nullptr) + around;
    demand.min_content = min(demand.min_content, most);
    demand.max_content = min(demand.max_content, most);
  }
  if (!grid.characters.empty() && cell.column_span == 1 && !style.text_align_character.empty()) {
    CharacterShares const& shares = grid.characters[cell.column];
    demand.min_content = max(demand.min_content, shares.before + shares.after + around);
  }
  if (is_definite(style.min_width)) demand.min_content = max(demand.min_content, style.min_width.value.length + around);
  demand.max_content = max(demand.max_content, demand.min_content);
  apply_width(demand, style, around);
  return demand;
}

void merge(ColumnDemand& column, ColumnDemand const& cell) {
  column.min_content = max(column.min_content, cell.min_content);
  column.max_content = max(column.max_content, cell.max_content);
  if (cell.fixed) column.fixed = max(column.fixed.value_or(Length()), *cell.fixed);
  if (cell.percent) column.percent = std::max(column.percent.value_or(0), *cell.percent);
}

}  // namespace

bool Grid::is_hidden(GridCell const& cell) const {
  if (cell.row_span == 1 && rows[cell.row].collapsed) return true;
  for (std::size_t c = cell.column; c < cell.column + cell.column_span && c < collapsed_columns.size(); ++c)
    if (!collapsed_columns[c]) return false;
  return true;
}

Grid collect_grid(BoxTree const& tree, BoxId table) {
  Grid grid;
  grid.table = table;
  ComputedStyle const& style = tree.style(table);
  grid.right_to_left = style.direction == model::Direction::Rtl;
  grid.collapse = style.border_collapse == model::BorderCollapse::Collapse;
  if (!grid.collapse) {
    grid.spacing_x = style.border_spacing_horizontal;
    grid.spacing_y = style.border_spacing_vertical;
  }
  Collector(tree, grid).collect();
  if (grid.columns.empty()) grid.spacing_x = grid.spacing_y = {};
  if (grid.collapse) grid.edges = CollapsedEdges(tree, grid);
  return grid;
}

std::vector<ColumnDemand> column_demands(LayoutContext& context, Grid const& grid) {
  std::vector<ColumnDemand> demands(grid.columns.size());
  apply_columns(context.tree, grid, demands);
  std::vector<SpanningDemand> spans;
  for (GridCell const& cell : grid.cells) {
    const ColumnDemand demand = cell_demand(context, grid, cell);
    if (cell.asked_span == 1)
      merge(demands[cell.column], demand);
    else
      spans.push_back({cell.column, cell.column_span, demand, cell.asked_span});
  }
  for (ColumnDemand& demand : demands) demand.max_content = max(demand.max_content, demand.min_content);
  add_spanning_demands(demands, std::move(spans), grid.spacing_x);
  return demands;
}

std::vector<ColumnDemand> fixed_column_demands(LayoutContext& context, Grid const& grid) {
  std::vector<ColumnDemand> demands(grid.columns.size());
  apply_columns(context.tree, grid, demands);
  for (ColumnDemand& demand : demands) demand.min_content = {};  // CSS 2.1 §17.5.2.1 knows no least width
  for (GridCell const& cell : grid.cells) {
    if (cell.row > 0) break;
    ColumnDemand demand;
    apply_width(demand, context.tree.style(cell.box), cell_edges(context.tree, grid, cell, Length()).inner_width());
    for (std::uint32_t i = 0; i < cell.column_span && cell.column + i < demands.size(); ++i) {
      ColumnDemand& column = demands[cell.column + i];
      if (column.fixed || column.percent) continue;
      if (demand.fixed) column.fixed = *demand.fixed / cell.column_span;
      if (demand.percent) column.percent = *demand.percent / static_cast<std::int32_t>(cell.column_span);
      const bool content_box = context.tree.style(cell.box).box_sizing == model::BoxSizing::ContentBox;
      if (column.percent && content_box && cell.column_span == 1)
        column.min_content = cell_edges(context.tree, grid, cell, Length()).inner_width();
    }
  }
  return demands;
}

}  // namespace bifolio::layout
