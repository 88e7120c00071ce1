// Block flow, multi-column containers (css-multicol-1). In the flow of pages their content stands in the galley at one column's
// width, between ColumnsBegin and ColumnsEnd, and spanning boxes interrupt it; the page breaker distributes it. Everywhere else,
// and within other columns, the columns are balanced at once and become slabs.
#include <optional>

#include "layout/block/flow.h"
#include "layout/column/column_geometry.h"
#include "layout/column/distribute.h"
#include "layout/page/galley_view.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

/// css-multicol-1 §6.1: what is out of the flow does not.
bool spans_columns(model::BoxTree const& tree, BoxId box) {
  return tree.style(box).column_span == model::ColumnSpan::All && !model::is_out_of_flow(tree, box);
}

}  // namespace

/// Whether the box is a multi-column container whose columns are made here and now.
bool FlowBuilder::has_flat_columns(BoxId box) const {
  const model::BoxKind kind = context_.tree[box].kind;
  if (kind != model::BoxKind::Block && kind != model::BoxKind::InlineBlock) return false;
  return (columns_ || !is_page_flow_) && is_multicol(context_.tree.style(box));
}

/// The innermost open box is a multi-column container in the flow of pages: what follows stands in its columns.
void FlowBuilder::begin_columns() {
  OpenBox& box = open_.back();
  ComputedStyle const& style = context_.tree.style(box.box);
  columns_ = OpenColumns{};
  columns_->depth = open_.size();
  columns_->x = box.x;
  columns_->width = box.width;
  columns_->carry = carry_;
  columns_->open_decorations = open_decorations_;
  columns_->geometry = column_geometry(style, box.width);
  box.width = columns_->geometry.width;
  resume_columns();
}

void FlowBuilder::resume_columns() {
  ColumnGeometry const& geometry = columns_->geometry;
  BoxId box = open_[columns_->depth - 1].box;
  ComputedStyle const& style = context_.tree.style(box);
  const Length height = used_height(style.height, style, open_[columns_->depth - 1].edges).value_or(Length());
  columns_->first_item = galley_.items.size();
  galley_.items.push_back({ItemKind::ColumnsBegin, static_cast<std::uint32_t>(galley_.columns.size()), {}});
  galley_.columns.push_back({box,
                             geometry.count,
                             columns_->x,
                             geometry.width,
                             geometry.gap,
                             height,
                             columns_->open_decorations,
                             {open_[columns_->depth - 1].grid.step, {}},
                             false});
  columns_->top = total_;
  carry_ = 0;
  at_start_ = true;
  may_break_ = false;
  lines_since_heading_ = 2;  // no end of a column parts it from a heading above the columns
}

/// The columns' heights are known when there are pages; until then the box is thought as tall as without one.
void FlowBuilder::interrupt_columns() {
  settle_inside(ItemKind::Glue);
  seam_ = {};
  begin_open_boxes();
  end_floats();
  galley_.items.push_back({ItemKind::ColumnsEnd, static_cast<std::uint32_t>(galley_.columns.size() - 1), {}});
  carry_ = columns_->carry;
  total_ = columns_->top + balanced_height();
  at_start_ = false;
  may_break_ = true;
}

/// Of the columns that end here, when no page stands in the way: exact where the box's own height asks for it.
Length FlowBuilder::balanced_height() const {
  ComputedStyle const& style = context_.tree.style(open_[columns_->depth - 1].box);
  if (style.height.is_auto() && style.min_height.is_auto()) return (total_ - columns_->top) / columns_->geometry.count;
  const Flow flow = view_of(context_.tree, galley_, columns_->first_item);
  ColumnBand const& band = flow.columns.front();
  const ColumnStretch stretch{flow.items, band.begin, band.end};
  const Distribution columns = distribute(stretch, band, Length::max());
  return columns.complete ? columns.height : (total_ - columns_->top) / columns_->geometry.count;
}

void FlowBuilder::end_columns() {
  interrupt_columns();
  open_.back().width = columns_->width;
  columns_.reset();
}

/// css-multicol-1 §6.1: a spanning box stands in the columns' own formatting context.
bool FlowBuilder::is_spanner(BoxId box) const {
  if (!columns_ || columns_->span_depth > 0 || !spans_columns(context_.tree, box)) return false;
  for (std::size_t i = columns_->depth; i < open_.size(); ++i)
    if (open_[i].isolated) return false;
  return true;
}

/// The box below it spans too: both stand in the same frame, where their margins collapse.
bool FlowBuilder::spans_below(BoxId box) const {
  const BoxId next = context_.tree[box].next;
  return next && spans_columns(context_.tree, next);
}

/// The columns end; the box is laid out in the multi-column container itself.
void FlowBuilder::begin_span() {
  galley_.columns.back().above_spanner = true;
  interrupt_columns();
  OpenBox frame;
  frame.box = open_[columns_->depth - 1].box;
  frame.x = columns_->x;
  frame.width = columns_->width;
  frame.direction = context_.tree.style(frame.box).direction;
  frame.begun = true;
  open_.push_back(frame);
  begun_boxes_ = open_.size();
  columns_->span_depth = open_.size();
}

void FlowBuilder::end_span() {
  settle();
  open_.pop_back();
  begun_boxes_ = open_.size();
  columns_->span_depth = 0;
  resume_columns();
}

/// Columns that are made here and now: balanced between spanning children, in rows where they are taller than a page.
void FlowBuilder::add_flat_columns(BoxId box) {
  open(box, geometry_of(box));
  add_flat_content(box);
  close();
}

void FlowBuilder::add_flat_content(BoxId box) {
  const ColumnGeometry geometry = column_geometry(context_.tree.style(box), open_.back().width);
  const ContainingBlock column{geometry.width, context_.tree.style(box).direction};
  std::optional<FlowBuilder> content(std::in_place, context_, column);
  ColumnSet set{box, geometry.count, {}, geometry.width, geometry.gap, {}, 0, {}, false};
  const auto add_row = [&] { add_flat_rows(set, content->finish(FlowEnd::GlueMargin)); };
  if (is_leaf(context_.tree, box)) {
    content->add_inline_content(box);
    return add_row();
  }
  for (BoxId child = first_flow_child(context_.tree, box); child; child = context_.tree[child].next) {
    if (spans_columns(context_.tree, child)) {
      set.above_spanner = true;
      add_row();
      set.above_spanner = false;
      content.emplace(context_, column);
      add_box(child);
    } else {
      content->add_box(child);
    }
  }
  add_row();
}

void FlowBuilder::add_flat_rows(ColumnSet const& set, Galley content) {
  if (content.items.empty()) return;
  content.columns.assign(1, set);
  content.items.insert(content.items.begin(), {ItemKind::ColumnsBegin, 0, {}});
  content.items.push_back({ItemKind::ColumnsEnd, 0, {}});
  const Flow flow = view_of(context_.tree, content, 0);
  ColumnBand const& band = flow.columns.front();
  Placer placer(context_.tree, content, 0);
  std::uint32_t carry = 0;
  for (std::size_t start = band.begin; start < band.end;) {
    const ColumnStretch stretch{flow.items, start, band.end};
    Distribution columns = distribute(stretch, band, context_.page_height);
    if (!columns.complete) columns = fill_columns(stretch, band.count, context_.page_height);
    const std::size_t next = columns.ends.back();
    const std::vector<ColumnCut> cuts =
        in_galley_items(flow, content, {{start, std::move(columns.ends), columns.height, 0, columns.height}});
    const std::size_t first = start == band.begin ? 0 : flow.galley_item[start] + 1, last = flow.galley_item[next];
    const std::uint32_t carry_out = columns.complete ? 0 : content.breaks[content.items[last].index].carry;
    RepeatedSlab row = to_slab(placer.place({first, last, carry, carry_out, cuts}, {}));
    carry = carry_out;
    settle();
    if (start != band.begin) add_break(0);
    row.slab.x += open_.back().x;
    row.slab.right += row.slab.x;
    add_slab(std::move(row.slab), row.height);
    start = next;
  }
}

}  // namespace bifolio::layout
