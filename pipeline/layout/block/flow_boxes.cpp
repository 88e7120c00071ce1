// Block flow, boxes: how they open and close, and what their margins, edges and heights do to the seam between two contents
// (CSS 2.1 §8.3.1, §10.6).
#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/interest.h"
#include "layout/diagnostics.h"
#include "layout/paint/groups.h"

namespace bifolio::layout {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

bool FlowBuilder::avoids_break(model::BreakBetween value) const {
  return is_avoided(value) || (columns_ && value == model::BreakBetween::AvoidColumn);
}

bool FlowBuilder::avoids_inside(ComputedStyle const& style) const {
  return style.break_inside == model::BreakInside::Avoid || style.break_inside == model::BreakInside::AvoidPage ||
         (columns_ && style.break_inside == model::BreakInside::AvoidColumn);
}

/// css-break-4 §3.1: `always` breaks through the innermost fragmentation context, which columns are.
bool FlowBuilder::ends_column(model::BreakBetween value) const {
  return columns_ && columns_->span_depth == 0 && (value == model::BreakBetween::Column || value == model::BreakBetween::Always);
}

/// The box in its place within the innermost open one.
OpenBox FlowBuilder::open_at(BoxId box, BlockGeometry const& geometry) {
  OpenBox opened;
  opened.box = box;
  opened.edges = geometry.edges;
  opened.border_x = open_.back().x + geometry.x;
  opened.border_width = geometry.width + geometry.edges.inner_width();
  opened.x = opened.border_x + geometry.edges.inner_left();
  opened.width = geometry.width;
  opened.direction = context_.tree.style(box).direction;
  opened.offset = relative_offset(box);
  opened.background_only = geometry.borders_elsewhere;
  return opened;
}

void FlowBuilder::open(BoxId box, BlockGeometry const& geometry) {
  ComputedStyle const& style = context_.tree.style(box);
  report_simplifications(context_, box);
  if (geometry.narrowed)
    context_.sink.report_once(kinds::approximated, "narrowed", context_.tree[box].span,
                              "boxes are nested so deeply that their indentation is reduced to leave room for text");
  OpenBox opened = open_at(box, geometry);
  opened.avoid_inside = avoids_inside(style) || avoids_break(style.break_after);  // a heading is not divided
  opened.clone = style.box_decoration_break == model::BoxDecorationBreak::Clone;
  opened.isolated = establishes_formatting_context(context_.tree, box);
  opened.positions = contains_positioned(style) || context_.tree[box].moves != 0;
  if (context_.tree[box].kind != BoxKind::Image)
    opened.rule = height_rule(style, geometry.edges, open_.back().definite_height(), geometry.width);
  if (context_.tree[box].kind == BoxKind::Table) opened.rule = as_least(opened.rule);
  opened.varies = varies_in(opened, open_.back());
  opened.grid = grid_in(opened, open_.back());
  if (style.clear != model::Clear::None) clear_floats(style, geometry.edges.margin.top);
  opened.cleared = absorbed_ > Length();
  seam_.add_margin_below(geometry.edges.margin.top);
  seam_.avoid = seam_.avoid || avoids_break(style.break_before);
  seam_.forced = seam_.forced || ends_column(style.break_before);
  open_.push_back(opened);
  if (is_of_interest(context_.tree, box)) marks_.push_back(box.value);
  await_marker(opened);
  if (opened.edges.inner_top() > Length() || opened.isolated) settle(), margin_stays_ = opened.isolated;
  if (opened.edges.inner_top() > Length()) add_space(opened.edges.inner_top()), may_break_ = false;
  open_.back().top = total_;
  if (opened.isolated) floats_.emplace_back();
  if (is_page_flow_ && !columns_ && is_multicol(style) && is_container(box)) begin_columns();
}

void FlowBuilder::close() {
  const std::size_t depth = open_.size();
  add_lone_marker(depth);
  if (columns_ && columns_->depth == depth) end_columns();
  ComputedStyle const& style = context_.tree.style(open_.back().box);
  const Edges<Length> margin = open_.back().edges.margin;
  if (seam_.stays_inside) settle_inside();
  end_content();
  if (open_.back().positions) place_positioned_in(depth - 1, padding_box(open_.back()));
  const bool begun = open_.back().begun;
  Length below;  // of the box, beside its margin
  if (begun) {
    below = step_box(open_.back());
    end_box(open_.back());
    begun_boxes_ = depth - 1;
  }
  // Margins go through a box that was cleared and is empty: its own top margin stands above it, where clearance has made room.
  if (!begun && open_.back().cleared) absorbed_ = min(absorbed_, max(margin.top, {})), seam_.stays_inside = true;
  if (open_.back().isolated) floats_.pop_back();
  open_.pop_back();
  if (!begun && open_.back().begun && !pending_floats_.empty()) place_pending_floats(here());
  seam_.add_margin_above(margin.bottom + below);
  if (!begun) leave_positioned(depth);
  seam_.forced = seam_.forced || ends_column(style.break_after);
  if (avoids_break(style.break_after)) {
    seam_.avoid = true;
    lines_since_heading_ = 0;
    heading_depth_ = open_.size();
  } else if (open_.size() < heading_depth_ && lines_since_heading_ == 1) {
    lines_since_heading_ = 2;  // what it heads has one line, and that is all
  }
}

/// CSS 2.1 §8.3.1: whether the last child's margin stays inside; §10.6.3, §10.6.7, §10.7: how high the box is.
void FlowBuilder::end_content() {
  HeightRule const& rule = open_.back().rule;
  const bool begun = open_.back().begun;
  const bool has_edge = open_.back().edges.inner_bottom() > Length() || open_.back().isolated;
  const Length content = begun ? total_ - open_.back().top : Length();
  const bool is_limited =
      rule.height ? begun || *rule.height > Length() || rule.used({}) > Length() : rule.used(content) != content;
  if (!has_edge && !is_limited) return;
  if (!begun)
    settle(), open_.back().top = total_;
  else
    settle_inside();
  OpenBox const& box = open_.back();
  if (box.isolated && !rule.is_definite() && floats_.back().bottom() > total_) fill_to(ItemKind::Space, floats_.back().bottom());
  fill_to_height(box);
  if (box.edges.inner_bottom() > Length()) add_space(box.edges.inner_bottom());
  may_break_ = true;
}

void FlowBuilder::continue_box(BoxId box, BlockGeometry const& geometry) {
  OpenBox opened = open_at(box, geometry);
  opened.avoid_inside = avoids_inside(context_.tree.style(box));
  opened.continued = true;
  opened.varies = varies_in(opened, open_.back());
  opened.grid = grid_in(opened, open_.back());
  open_.push_back(opened);
}

}  // namespace bifolio::layout
