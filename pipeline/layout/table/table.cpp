#include "layout/table/table.h"

#include <algorithm>

#include "base/numbers.h"
#include "layout/block/geometry.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/paint/groups.h"
#include "layout/table/bands.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;

/// The Table in a TableWrapper.
BoxId table_in(BoxTree const& tree, BoxId wrapper) {
  if (tree[wrapper].kind == BoxKind::Table) return wrapper;
  for (BoxId child = tree[wrapper].first_child; child; child = tree[child].next)
    if (tree[child].kind == BoxKind::Table) return child;
  return {};
}

bool avoids_inside(ComputedStyle const& style) { return style.break_inside != model::BreakInside::Auto; }

class TableLayout {
 public:
  /// `least` is what its captions ask for.
  TableLayout(FlowBuilder& flow, LayoutContext& context, BoxId table, Length available, Length least)
      : flow_(flow),
        context_(context),
        grid_(collect_grid(context.tree, table)),
        edges_(table_edges(context.tree, grid_, available)) {
    measure_characters(context, grid_);
    columns_ = place_columns(grid_, column_widths(available, least));
    if (grid_.columns.empty()) columns_.total = empty_width(available, least);
  }

  Length border_box_width() const { return columns_.total + edges_.inner_width(); }
  void add();
  /// The rows from `first` on, as of a table that began on an earlier page.
  void add_rest(std::uint32_t first);

 private:
  struct RowRoles {
    std::uint32_t header_end = 0, footer = 0, rows = 0;
  };
  RowRoles roles() const;
  BlockGeometry geometry() const;
  void add_repeated(std::vector<BandPart> header);
  void add_body(RowRoles const& roles, std::uint32_t first);
  std::vector<Length> column_widths(Length available, Length least);
  Length empty_width(Length available, Length least) const;
  Length clamped(Length width, Length available) const;
  std::vector<Length> fixed_widths(Length width, Length room);
  std::optional<Length> for_columns(model::Dimension const& dimension, Length available) const;
  void report_narrowed(Length wanted, Length room);
  void stretch_groups(TableFrame& frame);
  void stretch_rows();
  void report_transforms();
  LayoutContext cell_context() const;
  Length spacing() const { return grid_.spacing_x * (static_cast<std::int64_t>(grid_.columns.size()) + 1); }
  void add_rows(std::uint32_t first, std::uint32_t last);
  model::BreakBetween forced_before(std::uint32_t row) const;
  std::int32_t cost_before(std::uint32_t row, std::uint32_t first, std::uint32_t last) const;
  std::vector<BandPart> row_parts(std::uint32_t first, std::uint32_t last);
  Carry repeated_rows(std::vector<BandPart> const& header, std::vector<BandPart> const& footer);

  FlowBuilder& flow_;
  LayoutContext& context_;
  Grid grid_;
  BoxEdges edges_;
  bool rows_begun_ = false;  ///< a row stands above
  bool too_narrow_ = false;  ///< for its words: these are broken
  Columns columns_;
};

/// What a width of the table's leaves for its columns; nothing for auto.
std::optional<Length> TableLayout::for_columns(model::Dimension const& dimension, Length available) const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  if (dimension.kind != model::Dimension::Kind::LengthPercentage) return std::nullopt;
  std::optional<Length> width = used_width(dimension, style, {available, style.direction}, nullptr);
  // used_width counts the style's own edges; collapsed borders have other ones.
  if (style.box_sizing == model::BoxSizing::BorderBox) width = dimension.value.resolve(available) - edges_.inner_width();
  return max(*width - spacing(), {});
}

void TableLayout::report_narrowed(Length wanted, Length room) {
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
Length TableLayout::clamped(Length width, Length available) const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  if (const auto most = for_columns(style.max_width, available)) width = min(width, *most);
  if (const auto least = for_columns(style.min_width, available)) width = max(width, *least);
  return width;
}

/// CSS 2.1 §17.5.2.1: the table is as wide as it says, or as its columns are. css-tables-3 §3.8.3: percentages are of its width
/// without spacing; a cell's edges stand around what they say.
std::vector<Length> TableLayout::fixed_widths(Length width, Length room) {
  std::vector<ColumnDemand> demands = fixed_column_demands(context_, grid_);
  std::int64_t columns = 0;  // raw: of many columns
  for (ColumnDemand const& demand : demands) columns += demand.fixed.value_or(Length()).raw();
  const Length wanted = max(width, Length::from_raw(std::min<std::int64_t>(columns, Length::max().raw())));
  report_narrowed(wanted, room);
  width = min(wanted, room);
  for (ColumnDemand& demand : demands) {
    if (demand.percent == 0 || demand.fixed) continue;
    demand.fixed = width.scaled(demand.percent, 100000) + demand.min_content;
    demand.percent = 0;
  }
  return distribute_fixed_columns(demands, width);
}

// CSS 2.1 §17.5.2, css-tables-3 §3.9.1. The table is never wider than what is available: its columns give way.
std::vector<Length> TableLayout::column_widths(Length available, Length least) {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  const Length room = max(available - edges_.inner_width() - spacing(), {});
  const std::optional<Length> given = for_columns(style.width, available);
  if (style.table_layout == model::TableLayout::Fixed && given) return fixed_widths(clamped(*given, available), room);
  const std::vector<ColumnDemand> demands = column_demands(context_, grid_);
  const TableWidths widths = table_widths(demands);
  Length width = given ? *given : min(widths.max_content, room);
  if (style.width.kind == model::Dimension::Kind::MinContent) width = widths.min_content;
  if (style.width.kind == model::Dimension::Kind::MaxContent) width = widths.max_content;
  width = clamped(width, available);
  width = max(max(width, widths.min_content), least - edges_.inner_width() - spacing());
  too_narrow_ = widths.min_content > room;
  report_narrowed(width, room);
  return distribute_columns(demands, min(width, room));
}

/// Row groups that are to be taller than their rows stretch them.
void TableLayout::stretch_groups(TableFrame& frame) {
  const auto rows = static_cast<std::uint32_t>(grid_.rows.size());
  for (RowRange group; group.first < rows; group.first = group.last) {
    const BoxId box = grid_.rows[group.first].group;
    std::int64_t shown = 0;
    for (group.last = group.first; group.last < rows && grid_.rows[group.last].group == box; ++group.last)
      shown += !grid_.rows[group.last].collapsed;
    if (!box) continue;
    if (const auto height = used_height(context_.tree.style(box).height, context_.tree.style(box), {}))
      stretch_rows_to(frame, grid_, group, *height - grid_.spacing_y * std::max<std::int64_t>(shown - 1, 0));
  }
}

/// A table without cells, or of captions alone, has the width that it asks for.
Length TableLayout::empty_width(Length available, Length least) const {
  ComputedStyle const& style = context_.tree.style(grid_.table);
  const Length width = clamped(for_columns(style.width, available).value_or(Length()), available);
  const Length room = max(available - edges_.inner_width(), {});
  return min(max(width, least - edges_.inner_width()), room);
}

/// css-tables-3 §3.10: a table that is to be taller than its rows stretches them.
void TableLayout::stretch_rows() {
  LayoutContext context = cell_context();
  TableFrame frame{context, grid_, columns_};
  stretch_groups(frame);
  ComputedStyle const& style = context_.tree.style(grid_.table);
  std::optional<Length> height = used_height(style.height, style, edges_);
  if (const auto most = used_height(style.max_height, style, edges_); height && most) height = min(*height, *most);
  if (const auto least = used_height(style.min_height, style, edges_)) height = max(height.value_or(Length()), *least);
  if (!height || grid_.rows.empty()) return;
  std::int64_t shown = 0;
  for (GridRow const& row : grid_.rows) shown += !row.collapsed;
  stretch_rows_to(frame, grid_, {0, static_cast<std::uint32_t>(grid_.rows.size())}, *height - grid_.spacing_y * (shown + 1));
}

LayoutContext TableLayout::cell_context() const {
  LayoutContext context = context_;
  if (too_narrow_) context.long_words = LongWords::Broken;
  return context;
}

std::vector<BandPart> TableLayout::row_parts(std::uint32_t first, std::uint32_t last) {
  LayoutContext context = cell_context();
  TableFrame frame{context, grid_, columns_};
  std::vector<BandPart> parts;
  for (std::uint32_t row = first; row < last;) {
    const std::uint32_t end = end_of_band(grid_, row);
    std::vector<BandPart> band;
    if (!is_collapsed(grid_, row, end)) band = lay_out_band(frame, row, end);
    std::move(band.begin(), band.end(), std::back_inserter(parts));
    row = end;
  }
  return parts;
}

/// css-tables-3 §4.2: header and footer rows stand on every page of the table, if they leave room for its rows.
Carry TableLayout::repeated_rows(std::vector<BandPart> const& header, std::vector<BandPart> const& footer) {
  Carry carry;
  const auto height_of_parts = [&](std::vector<BandPart> const& parts) {
    Length height;
    for (BandPart const& part : parts) height += part.height + grid_.spacing_y;
    return height;
  };
  const auto copy = [&](std::vector<BandPart> const& parts, std::vector<std::uint32_t>& into) {
    for (BandPart const& part : parts) {
      into.push_back(static_cast<std::uint32_t>(flow_.galley().repeated.size()));
      flow_.galley().repeated.push_back({part.slab, part.height + grid_.spacing_y, {}});
      flow_.galley().repeated.back().slab.x = flow_.left();
    }
  };
  const Length most = context_.page_height == Length::max() ? Length::max() : context_.page_height / 3;
  if (const Length height = height_of_parts(header); height <= most) copy(header, carry.header), carry.after = height;
  if (const Length height = height_of_parts(footer); height <= most) copy(footer, carry.footer), carry.before = height;
  return carry;
}

/// A break between two rows (css-break-4 §3.1), the first and the last of a group held together with a second row.
std::int32_t TableLayout::cost_before(std::uint32_t row, std::uint32_t first, std::uint32_t last) const {
  ComputedStyle const& above = context_.tree.style(grid_.rows[row - 1].box);
  ComputedStyle const& below = context_.tree.style(grid_.rows[row].box);
  const bool same_group = grid_.rows[row].group == grid_.rows[row - 1].group;
  ComputedStyle const& group_above = context_.tree.style(grid_.rows[row - 1].group);
  ComputedStyle const& group_below = context_.tree.style(grid_.rows[row].group);
  std::int32_t total = 0;
  if (is_avoided(above.break_after) || is_avoided(below.break_before)) total += cost::avoid;
  if (!same_group && (is_avoided(group_above.break_after) || is_avoided(group_below.break_before))) total += cost::avoid;
  if (same_group && avoids_inside(group_below)) total += cost::avoid_inside;
  if (row == first + 1 || row + 1 == last) total += cost::lone_row;
  return total;
}

/// css-break-4 §3.1: what is forced between two rows, or their groups; Auto when nothing is. Of several the last counts, and a side
/// more than none.
model::BreakBetween TableLayout::forced_before(std::uint32_t row) const {
  GridRow const &above = grid_.rows[row - 1], &below = grid_.rows[row];
  model::BreakBetween forced = model::BreakBetween::Auto;
  if (above.role != RowRole::Body || below.role != RowRole::Body) return forced;
  const auto see = [&](model::BreakBetween value) {
    const bool has_side = value != model::BreakBetween::Page && value != model::BreakBetween::Always;
    if (is_forced(value) && (has_side || !is_forced(forced))) forced = value;
  };
  const auto style = [&](BoxId box) -> ComputedStyle const& { return context_.tree.style(box); };
  const bool between_groups = above.group != below.group;
  see(style(above.box).break_after);
  if (between_groups) see(style(above.group).break_after), see(style(below.group).break_before);
  see(style(below.box).break_before);
  return forced;
}

void TableLayout::report_transforms() {
  for (GridRow const& row : grid_.rows)
    if (row.group && is_transformed(context_.tree.style(row.group)))
      context_.sink.report_once(kinds::unsupported, "table-transform", context_.tree[row.group].span,
                                "transforms of row groups are not supported: transform the rows or the table");
}

void TableLayout::add_rows(std::uint32_t first, std::uint32_t last) {
  LayoutContext context = cell_context();
  TableFrame frame{context, grid_, columns_};
  for (std::uint32_t row = first; row < last;) {
    const std::uint32_t end = end_of_band(grid_, row);
    if (is_collapsed(grid_, row, end)) {
      row = end;
      continue;
    }
    if (rows_begun_) {
      const model::BreakBetween forced = row > first ? forced_before(row) : model::BreakBetween::Auto;
      if (is_forced(forced)) {
        flow_.add_forced_row_break(forced, row);
      } else {
        flow_.add_row_break(
            row == first ? (grid_.rows[row - 1].role == RowRole::Header ? cost::after_header : 0) : cost_before(row, first, last),
            row);
      }
      if (grid_.spacing_y > Length()) flow_.add_glue(grid_.spacing_y);
    }
    rows_begun_ = true;
    std::vector<BandPart> parts = lay_out_band(frame, row, end);
    const bool whole_row = avoids_inside(context_.tree.style(grid_.rows[row].box));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) flow_.add_break(parts[i - 1].cost_after + (whole_row ? cost::avoid_inside : 0));
      parts[i].slab.x = flow_.left();
      parts[i].slab.right += flow_.left();
      flow_.add_slab(std::move(parts[i].slab), parts[i].height);
    }
    row = end;
  }
}

TableLayout::RowRoles TableLayout::roles() const {
  const auto rows = static_cast<std::uint32_t>(grid_.rows.size());
  RowRoles roles{0, rows, rows};
  while (roles.header_end < rows && grid_.rows[roles.header_end].role == RowRole::Header) ++roles.header_end;
  while (roles.footer > roles.header_end && grid_.rows[roles.footer - 1].role == RowRole::Footer) --roles.footer;
  return roles;
}

BlockGeometry TableLayout::geometry() const {
  BlockGeometry geometry;
  geometry.edges = edges_;
  geometry.width = columns_.total;
  geometry.borders_elsewhere = grid_.collapse;
  return geometry;
}

void TableLayout::add() {
  report_transforms();
  stretch_rows();
  flow_.open(grid_.table, geometry());
  flow_.settle();
  const RowRoles r = roles();
  for (std::uint32_t i = 0; i < r.rows; ++i)
    if (i == 0 || grid_.rows[i].group != grid_.rows[i - 1].group)
      if (is_of_interest(context_.tree, grid_.rows[i].group)) flow_.add_mark(grid_.rows[i].group);
  if (r.rows > 0 && grid_.spacing_y > Length()) flow_.add_space(grid_.spacing_y);
  add_rows(0, r.header_end);
  add_body(r, r.header_end);
  flow_.close();
}

void TableLayout::add_body(RowRoles const& roles, std::uint32_t first) {
  if (first < roles.footer) {
    flow_.push_carry(repeated_rows(row_parts(0, roles.header_end), row_parts(roles.footer, roles.rows)));
    add_rows(first, roles.footer);
    flow_.pop_carry();
  }
  add_rows(std::max(first, roles.footer), roles.rows);
  if (roles.rows > 0 && grid_.spacing_y > Length()) flow_.add_space(grid_.spacing_y);
}

void TableLayout::add_rest(std::uint32_t first) {
  stretch_rows();
  flow_.continue_box(grid_.table, geometry());
  flow_.settle();
  const RowRoles r = roles();
  if (first >= r.header_end) add_repeated(row_parts(0, r.header_end));
  add_body(r, first);
  flow_.close();
}

/// Header rows that stand above the rest of the table's rows.
void TableLayout::add_repeated(std::vector<BandPart> header) {
  Length height;
  for (BandPart const& part : header) height += part.height + grid_.spacing_y;
  if (context_.page_height != Length::max() && height > context_.page_height / 3) return;
  for (BandPart& part : header) {
    Slab slab;
    slab.x = flow_.left();
    slab.right = part.slab.right + flow_.left();
    slab.box = part.slab.box;
    for (model::Fragment& fragment : part.slab.fragments) {
      if (std::holds_alternative<model::Anchor>(fragment.content)) continue;
      if (fragment.artifact == model::Artifact::None) fragment.artifact = model::Artifact::RepeatedTableHeader;
      slab.fragments.push_back(std::move(fragment));
    }
    flow_.add_slab(std::move(slab), part.height);
    if (grid_.spacing_y > Length()) flow_.add_space(grid_.spacing_y);
  }
}

void add_captions(FlowBuilder& flow, BoxTree const& tree, BoxId wrapper, model::CaptionSide side) {
  for (BoxId child = tree[wrapper].first_child; child; child = tree[child].next)
    if (tree[child].kind == BoxKind::TableCaption && tree.style(child).caption_side == side) flow.add_box(child);
}

/// css-tables-3 §3.9.1: what the captions need at least.
Length caption_width(LayoutContext& context, BoxId wrapper) {
  Length width;
  for (BoxId child = context.tree[wrapper].first_child; child; child = context.tree[child].next)
    if (context.tree[child].kind == BoxKind::TableCaption) width = max(width, intrinsic_outer_sizes(context, child).min_content);
  return width;
}

}  // namespace

void add_table(FlowBuilder& flow, LayoutContext& context, BoxId wrapper, ContainingBlock const& containing,
               std::uint32_t first_row) {
  const BoxId table = table_in(context.tree, wrapper);
  if (!table) return;
  ComputedStyle const& style = context.tree.style(wrapper);
  const BoxEdges outside = used_edges(style, containing.width);
  const bool alone = wrapper == table;
  TableLayout layout(flow, context, table, max(containing.width - horizontal(outside.margin), {}), caption_width(context, wrapper));
  if (alone) return first_row > 0 ? layout.add_rest(first_row) : layout.add();
  const BlockGeometry geometry = block_geometry_with_width(style, containing, layout.border_box_width());
  if (first_row > 0) {
    flow.continue_box(wrapper, geometry);
    layout.add_rest(first_row);
  } else {
    flow.open(wrapper, geometry);
    add_captions(flow, context.tree, wrapper, model::CaptionSide::Top);
    layout.add();
  }
  add_captions(flow, context.tree, wrapper, model::CaptionSide::Bottom);
  flow.close();
}

IntrinsicSizes intrinsic_table_sizes(LayoutContext& context, BoxId wrapper) {
  const BoxId table = table_in(context.tree, wrapper);
  if (!table) return {};
  Grid grid = collect_grid(context.tree, table);
  measure_characters(context, grid);
  const Length around = table_edges(context.tree, grid, Length()).inner_width() +
                        grid.spacing_x * (static_cast<std::int64_t>(grid.columns.size()) + 1);
  const TableWidths widths = table_widths(column_demands(context, grid));
  ComputedStyle const& style = context.tree.style(table);
  IntrinsicSizes sizes{widths.min_content + around, widths.max_content + around};
  if (style.width.kind == model::Dimension::Kind::LengthPercentage && !style.width.value.has_percentage())
    sizes = {max(sizes.min_content, style.width.value.length), max(sizes.min_content, style.width.value.length)};
  sizes.min_content = max(sizes.min_content, caption_width(context, wrapper));
  sizes.max_content = max(sizes.max_content, sizes.min_content);
  return sizes;
}

}  // namespace bifolio::layout
