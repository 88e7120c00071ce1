#include "layout/table/table.h"

#include <algorithm>

#include "base/numbers.h"
#include "layout/block/geometry.h"
#include "layout/block/interest.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/paint/groups.h"
#include "layout/table/bands.h"
#include "layout/table/row_breaks.h"
#include "layout/table/table_widths.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;

class TableLayout {
 public:
  TableLayout(FlowBuilder& flow, LayoutContext& context, BoxId table, TableWidthRules::Room const& room)
      : flow_(flow),
        context_(context),
        grid_(collect_grid(context.tree, table)),
        edges_(table_edges(context.tree, grid_, room.whole)) {
    measure_characters(context, grid_);
    TableWidthRules rules(context, grid_, edges_, room);
    columns_ = place_columns(grid_, rules.column_widths());
    too_narrow_ = rules.is_too_narrow();
    if (grid_.columns.empty()) columns_.total = rules.empty_width();
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
  void stretch_groups(TableFrame& frame);
  void stretch_rows();
  void report_transforms();
  LayoutContext cell_context() const;
  void add_rows(std::uint32_t first, std::uint32_t last);
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

void TableLayout::report_transforms() {
  for (GridRow const& row : grid_.rows)
    if (row.group && is_transformed(context_.tree.style(row.group)))
      context_.sink.report_once(kinds::unsupported, "table-transform", context_.tree[row.group].span,
                                "transforms of row groups are not supported: transform the rows or the table");
}

void TableLayout::add_rows(std::uint32_t first, std::uint32_t last) {
  LayoutContext context = cell_context();
  TableFrame frame{context, grid_, columns_};
  const RowsOf rows{context_.tree, grid_};
  for (std::uint32_t row = first; row < last;) {
    const std::uint32_t end = end_of_band(grid_, row);
    if (is_collapsed(grid_, row, end)) {
      row = end;
      continue;
    }
    if (rows_begun_) {
      const model::BreakBetween forced = row > first ? forced_before_row(rows, row) : model::BreakBetween::Auto;
      if (is_forced(forced)) {
        flow_.add_forced_row_break(forced, row);
      } else {
        flow_.add_row_break(row == first ? (grid_.rows[row - 1].role == RowRole::Header ? cost::after_header : 0)
                                         : cost_before_row(rows, row, {first, last}),
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
  geometry.borders_elsewhere = grid_.collapses();
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

}  // namespace

void add_table(FlowBuilder& flow, LayoutContext& context, BoxId wrapper, ContainingBlock const& containing, std::uint32_t first_row,
               std::optional<Length> whole) {
  const BoxId table = table_in(context.tree, wrapper);
  if (!table) return;
  ComputedStyle const& style = context.tree.style(wrapper);
  const BoxEdges outside = used_edges(style, containing.width);
  const bool alone = wrapper == table;
  const Length room = max(containing.width - horizontal(outside.margin), {});
  TableLayout layout(flow, context, table, {room, caption_width(context, wrapper), whole.value_or(containing.width)});
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

}  // namespace bifolio::layout
