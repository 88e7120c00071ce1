// Block flow, the frame: which box is laid out how, and how margins settle where content comes.
#include "layout/block/flow.h"

#include <algorithm>

#include "layout/block/intrinsic.h"
#include "layout/paint/groups.h"
#include "layout/table/table.h"

namespace bifolio::layout {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

FlowBuilder::FlowBuilder(LayoutContext& context, ContainingBlock const& containing) : context_(context) {
  galley_.resources = &context.services.resources;
  OpenBox base;
  base.width = containing.width;
  base.direction = containing.direction;
  base.begun = true;
  open_.push_back(base);
  begun_boxes_ = 1;
}

FlowBuilder::FlowBuilder(LayoutContext& context, ContainingBlock const& containing, BoxId box, FlowRoot const& root)
    : FlowBuilder(context, containing) {
  OpenBox& base = open_.back();
  base.box = box;
  base.edges = root.edges;
  base.rule = root.rule;
  base.border_x = -root.edges.inner_left();
  base.border_width = containing.width + root.edges.inner_width();
  await_marker(base);
}

/// CSS 2.1 §9.4.1. The overflow of the root and of the body is the page's (css-overflow-3 §3.3).
bool establishes_formatting_context(model::BoxTree const& tree, BoxId box) {
  ComputedStyle const& style = tree.style(box);
  if (is_multicol(style) || tree[box].kind == BoxKind::TableWrapper) return true;
  switch (style.display) {
    case model::Display::FlowRoot:
    case model::Display::Flex:
    case model::Display::Grid: return true;
    default: break;
  }
  const BoxId parent = tree[box].parent;
  const bool is_root_or_body = box == tree.root() || parent == tree.root();
  return is_scroll_container(style) && !is_root_or_body;
}

void FlowBuilder::add_content(BoxId box) {
  if (is_leaf(context_.tree, box)) return add_inline_content(box);
  for (BoxId child = first_flow_child(context_.tree, box); child; child = context_.tree[child].next) add_box(child);
}

void FlowBuilder::add_box(BoxId box) {
  if (model::is_out_of_flow(context_.tree, box)) return add_out_of_flow(box);
  add_in_flow(box);
}

void FlowBuilder::add_in_flow(BoxId box) {
  if (has_flat_columns(box)) return add_flat_columns(box);
  if (is_leaf(context_.tree, box)) return add_leaf(box);
  open_in_flow(box);
  for (BoxId child = first_flow_child(context_.tree, box); child; child = context_.tree[child].next) add_box(child);
  close();
}

void FlowBuilder::open_in_flow(BoxId box) {
  const bool avoids = is_beside_floats() && establishes_formatting_context(context_.tree, box);
  open(box, avoids ? geometry_beside_floats(box) : geometry_of(box));
}

void FlowBuilder::add_leaf(BoxId box) {
  if (has_flat_columns(box)) return add_flat_columns(box);
  switch (context_.tree[box].kind) {
    case BoxKind::Image: return add_block_image(box);
    case BoxKind::TableWrapper:
    case BoxKind::Table:
      if (is_beside_floats()) return add_table_beside_floats(box);
      return add_table(*this, context_, box, containing());
    default: break;
  }
  open_in_flow(box);
  add_inline_content(box);
  close();
}

Galley FlowBuilder::finish(FlowEnd end) {
  add_lone_marker(1);
  if (!pending_floats_.empty()) place_pending_floats(here());
  settle_positioned();
  if (end != FlowEnd::DropMargin && seam_margin() != Length())
    advance(end == FlowEnd::GlueMargin ? ItemKind::Glue : ItemKind::Space, seam_margin());
  seam_ = {};
  OpenBox const& base = open_.front();
  if (!base.rule.is_definite() && floats_.front().bottom() > total_) fill_to(ItemKind::Space, floats_.front().bottom());
  root_height_ = base.rule.used(total_);
  place_positioned_in(0, padding_box(base));
  for (; !waiting_.empty(); waiting_.pop_front()) emit_aside(waiting_.front());
  for (const std::uint32_t box : marks_) galley_.items.push_back({ItemKind::Mark, box, {}});
  marks_.clear();
  merge_insertions();
  return std::move(galley_);
}

BlockGeometry FlowBuilder::geometry_of(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const BoxEdges edges = used_edges(style, open_.back().width);
  if (const auto width = width_by_ratio(style, edges, open_.back().definite_height()))
    return block_geometry_with_width(style, containing(),
                                     clamp_width(max(*width, least_by_ratio(context_, box)), style, containing(), nullptr));
  if (!needs_intrinsic_width(style)) return block_geometry(style, containing(), nullptr);
  const IntrinsicSizes sizes = intrinsic_content_sizes(context_, box);
  return block_geometry(style, containing(), &sizes);
}

Point FlowBuilder::relative_offset(BoxId box) const {
  Point offset = open_.back().offset + layout::relative_offset(context_.tree.style(box), containing());
  if (const std::uint32_t moves = context_.tree[box].moves; moves != 0)
    for (const auto around : context_.tree.moves[moves - 1])
      offset = offset + layout::relative_offset(context_.tree.styles[around.index()], containing());
  return offset;
}

/// The containing block of what stands in an anonymous block is the block around it (CSS 2.1 §9.2.1).
LineSpaces FlowBuilder::line_spaces() const {
  const auto around = std::find_if(open_.rbegin(), std::prev(open_.rend()),
                                   [&](OpenBox const& open) { return !open.box || !context_.tree[open.box].anonymous; });
  LineSpaces spaces;
  spaces.rest.width = open_.back().width;
  spaces.from = resumed_lines_;
  spaces.height = around->definite_height();
  return spaces;
}

bool FlowBuilder::is_container(BoxId box) const { return context_.tree[box].kind == BoxKind::Block; }

Length FlowBuilder::seam_margin() const {
  const Length margin = seam_.margin();
  return absorbed_ > Length() ? max(margin - absorbed_, {}) : margin;
}

void FlowBuilder::settle() {
  const bool forced = seam_.forced && !at_start_;
  const Length margin = forced ? seam_.margin_below() : seam_margin();
  if (forced) {
    add_break(0);
    galley_.breaks.back().forced = true;
    make_resumable(seam_place());
  } else if (!at_start_ && may_break_) {
    std::int32_t break_cost = seam_.avoid ? cost::avoid : 0;
    if (lines_since_heading_ == 1) break_cost += cost::lone_line;  // a heading with one line below it
    add_break_before({.cost = break_cost}, total_ + margin);
    make_resumable(seam_place());
  }
  advance(at_start_ || forced || margin_stays_ ? ItemKind::Space : ItemKind::Glue, margin);
  margin_stays_ = false;
  seam_ = {};
  absorbed_ = {};
  at_start_ = may_break_ = false;
  reserve_snap();
  begin_open_boxes();
  if (!pending_floats_.empty()) place_pending_floats(total_);
  if (!waiting_.empty()) emit_asides();
  settle_positioned();
}

Galley lay_out_content(LayoutContext& context, BoxId box, Length width, HeightRule const& rule) {
  ComputedStyle const& style = context.tree.style(box);
  FlowBuilder builder(context, {width, style.direction}, box, {used_edges(style, width), rule});
  if (style.display == model::Display::TableCell && !contains_positioned(style)) builder.let_escape();
  builder.add_content(box);
  return builder.finish(FlowEnd::KeepMargin);
}

}  // namespace bifolio::layout
