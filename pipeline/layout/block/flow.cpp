// Block flow, the frame: boxes open and close, margins meet at seams, break opportunities get their costs.
#include "layout/block/flow.h"

#include <algorithm>
#include <utility>

#include "layout/block/decoration.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"
#include "layout/table/table.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

bool is_isolated(ComputedStyle const& style) {
  return style.overflow_y != model::Overflow::Visible || style.display == model::Display::FlowRoot || is_multicol(style);
}

bool changes_page_counter(std::vector<model::CounterChange> const& changes) {
  return std::any_of(changes.begin(), changes.end(), [](model::CounterChange const& c) { return c.name == "page"; });
}

}  // namespace

std::span<model::RunningElement const> running_at(model::BoxTree const& tree, BoxId box) {
  if (tree.running.empty()) return {};
  const auto place = [](model::RunningElement const& element) { return element.at ? element.at.index() : SIZE_MAX; };
  const auto first = std::lower_bound(tree.running.begin(), tree.running.end(), box.index(),
                                      [&](model::RunningElement const& element, std::size_t at) { return place(element) < at; });
  auto last = first;
  while (last != tree.running.end() && place(*last) == box.index()) ++last;
  return {first, last};
}

bool is_of_interest(model::BoxTree const& tree, BoxId box) {
  ComputedStyle const& style = tree.style(box);
  return !tree[box].id.empty() || !running_at(tree, box).empty() || style.bookmark_level > 0 || !style.string_set.empty() ||
         changes_page_counter(style.counter_reset) || changes_page_counter(style.counter_set);
}

FlowBuilder::FlowBuilder(LayoutContext& context, ContainingBlock const& containing) : context_(context) {
  OpenBox base;
  base.width = containing.width;
  base.direction = containing.direction;
  base.begun = true;
  open_.push_back(base);
  begun_boxes_ = 1;
}

void FlowBuilder::add_content(BoxId box) {
  if (is_leaf(context_.tree, box)) return add_inline_content(box);
  for (BoxId child = first_flow_child(context_.tree, box); child; child = context_.tree[child].next) add_box(child);
}

void FlowBuilder::add_chapter(Chapter const& chapter) {
  is_page_flow_ = true;
  for (const BoxId box : chapter.open) continue_box(box);
  for (FlowStep const& step : chapter.steps) add_step(step);
  suspend_boxes();
}

void FlowBuilder::add_step(FlowStep const& step) {
  if (step.kind != FlowStep::Kind::Close && is_spanner(step.box)) begin_span();
  switch (step.kind) {
    case FlowStep::Kind::Open: open(step.box, geometry_of(step.box)); break;
    case FlowStep::Kind::Leaf: add_leaf(step.box); break;
    case FlowStep::Kind::Close: close(); break;
  }
  if (step.kind != FlowStep::Kind::Open && columns_ && columns_->span_depth == open_.size()) end_span();
}

void FlowBuilder::add_box(BoxId box) {
  if (has_flat_columns(box)) return add_flat_columns(box);
  if (is_leaf(context_.tree, box)) return add_leaf(box);
  open(box, geometry_of(box));
  for (BoxId child = first_flow_child(context_.tree, box); child; child = context_.tree[child].next) add_box(child);
  close();
}

void FlowBuilder::add_leaf(BoxId box) {
  if (has_flat_columns(box)) return add_flat_columns(box);
  switch (context_.tree[box].kind) {
    case BoxKind::Image: return add_block_image(box);
    case BoxKind::TableWrapper:
    case BoxKind::Table: return add_table(*this, context_, box, containing());
    default: break;
  }
  open(box, geometry_of(box));
  add_inline_content(box);
  close();
}

Galley FlowBuilder::finish(FlowEnd end) {
  if (end == FlowEnd::KeepMargin && seam_.margin() != Length()) {
    add_space(seam_.margin());
    seam_ = {};
  }
  for (const std::uint32_t box : marks_) galley_.items.push_back({ItemKind::Mark, box, {}});
  marks_.clear();
  return std::move(galley_);
}

BlockGeometry FlowBuilder::geometry_of(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  if (!needs_intrinsic_width(style)) return block_geometry(style, containing(), nullptr);
  const IntrinsicSizes sizes = intrinsic_content_sizes(context_, box);
  return block_geometry(style, containing(), &sizes);
}

/// CSS 2.1 §9.4.3.
Point FlowBuilder::relative_offset(ComputedStyle const& style) const {
  Point offset = open_.back().offset;
  if (style.position != model::PositionScheme::Relative) return offset;
  const auto length = [&](model::Dimension const& d) { return d.value.resolve(open_.back().width); };
  if (!style.inset.left.is_auto())
    offset.x += length(style.inset.left);
  else if (!style.inset.right.is_auto())
    offset.x -= length(style.inset.right);
  if (!style.inset.top.is_auto())
    offset.y += style.inset.top.value.length;
  else if (!style.inset.bottom.is_auto())
    offset.y -= style.inset.bottom.value.length;
  return offset;
}

void FlowBuilder::report_unsupported(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const Span span = context_.tree[box].span;
  if (style.float_ != model::Float::None && style.float_ != model::Float::Footnote)
    context_.sink.report_once(kinds::unsupported, "float", span, "floats are set in the flow, as blocks, in the PDF");
  switch (style.position) {
    case model::PositionScheme::Static:
    case model::PositionScheme::Relative:
    case model::PositionScheme::Running: break;  // a running element's body, in a page margin
    case model::PositionScheme::Absolute:
    case model::PositionScheme::Fixed:
      context_.sink.report_once(kinds::unsupported, "position", span,
                                "boxes that are taken out of the flow by `position` are set in it in the PDF");
  }
  report_simplifications(context_, box);
}

bool FlowBuilder::avoids_break(model::BreakBetween value) const {
  return is_avoided(value) || (columns_ && value == model::BreakBetween::AvoidColumn);
}

bool FlowBuilder::avoids_inside(ComputedStyle const& style) const {
  return style.break_inside == model::BreakInside::Avoid || style.break_inside == model::BreakInside::AvoidPage ||
         (columns_ && style.break_inside == model::BreakInside::AvoidColumn);
}

bool FlowBuilder::is_container(BoxId box) const { return context_.tree[box].kind == BoxKind::Block; }

/// css-break-4 §3.1: `always` breaks through the innermost fragmentation context, which columns are.
bool FlowBuilder::ends_column(model::BreakBetween value) const {
  return columns_ && columns_->span_depth == 0 && (value == model::BreakBetween::Column || value == model::BreakBetween::Always);
}

void FlowBuilder::open(BoxId box, BlockGeometry const& geometry) {
  ComputedStyle const& style = context_.tree.style(box);
  report_unsupported(box);
  OpenBox opened;
  opened.box = box;
  opened.edges = geometry.edges;
  opened.border_x = open_.back().x + geometry.x;
  opened.border_width = geometry.width + geometry.edges.inner_width();
  opened.x = opened.border_x + geometry.edges.inner_left();
  opened.width = geometry.width;
  opened.direction = style.direction;
  opened.offset = relative_offset(style);
  opened.avoid_inside = avoids_inside(style) || avoids_break(style.break_after);  // a heading is not divided
  opened.clone = style.box_decoration_break == model::BoxDecorationBreak::Clone;
  opened.isolated = is_isolated(style);
  opened.background_only = geometry.borders_elsewhere;
  seam_.add_margin(geometry.edges.margin.top);
  seam_.avoid = seam_.avoid || avoids_break(style.break_before);
  seam_.forced = seam_.forced || ends_column(style.break_before);
  open_.push_back(opened);
  if (is_of_interest(context_.tree, box)) marks_.push_back(box.value);
  if (const BoxId marker = marker_of(context_.tree, box)) {
    const Length edge = opened.direction == model::Direction::Rtl ? opened.x + opened.width : opened.x;
    markers_.push_back({marker, edge, opened.direction, open_.size()});
  }
  if (opened.edges.inner_top() > Length() || opened.isolated) settle();
  if (opened.edges.inner_top() > Length()) add_space(opened.edges.inner_top()), may_break_ = false;
  open_.back().top = total_;
  if (is_page_flow_ && !columns_ && is_isolated(style) && is_multicol(style) && is_container(box)) begin_columns();
}

void FlowBuilder::close() {
  const std::size_t depth = open_.size();
  add_lone_markers(depth);
  if (columns_ && columns_->depth == depth) end_columns();
  ComputedStyle const& style = context_.tree.style(open_.back().box);
  const BoxEdges edges = open_.back().edges;
  const auto is_tall = [&](model::Dimension const& d) { return used_height(d, style, edges).value_or(Length()) > Length(); };
  const bool has_height =
      context_.tree[open_.back().box].kind != BoxKind::Image && (is_tall(style.height) || is_tall(style.min_height));
  if (edges.inner_bottom() > Length() || open_.back().isolated || has_height) {
    if (!open_.back().begun)
      settle(), open_.back().top = total_;
    else
      settle_inside();
    if (has_height) fill_to_height(open_.back());
    if (edges.inner_bottom() > Length()) add_space(edges.inner_bottom());
    may_break_ = true;
  }
  if (open_.back().begun) {
    end_box(open_.back());
    begun_boxes_ = depth - 1;
  }
  open_.pop_back();
  seam_.add_margin(edges.margin.bottom);
  seam_.forced = seam_.forced || ends_column(style.break_after);
  if (avoids_break(style.break_after)) {
    seam_.avoid = true;
    lines_since_heading_ = 0;
  }
}

/// A box that began in an earlier chapter: it has no top edge here.
void FlowBuilder::continue_box(BoxId box) {
  const BlockGeometry geometry = geometry_of(box);
  ComputedStyle const& style = context_.tree.style(box);
  OpenBox opened;
  opened.box = box;
  opened.edges = geometry.edges;
  opened.border_x = open_.back().x + geometry.x;
  opened.border_width = geometry.width + geometry.edges.inner_width();
  opened.x = opened.border_x + geometry.edges.inner_left();
  opened.width = geometry.width;
  opened.direction = style.direction;
  opened.offset = relative_offset(style);
  opened.avoid_inside = avoids_inside(style);
  opened.continued = true;
  open_.push_back(opened);
  if (!columns_ && is_multicol(style) && is_container(box)) begin_open_boxes(), begin_columns();
}

/// The chapter ends within these boxes: they have no bottom edge here.
void FlowBuilder::suspend_boxes() {
  if (columns_ && columns_->span_depth > 0) end_span();
  for (; open_.size() > 1; open_.pop_back()) {
    if (columns_ && columns_->depth == open_.size()) end_columns();
    OpenBox const& box = open_.back();
    if (!box.begun) continue;
    if (box.decoration != UINT32_MAX) galley_.decorations[box.decoration].continues = true;
    end_box(box);
    begun_boxes_ = open_.size() - 1;
  }
}

void FlowBuilder::settle() {
  const Length margin = seam_.margin();
  if (at_start_) {
    if (margin != Length()) add_space(margin);
  } else {
    if (seam_.forced) {
      add_break(0);
      galley_.breaks.back().forced = true;
    } else if (may_break_) {
      std::int32_t break_cost = seam_.avoid ? cost::avoid : 0;
      if (lines_since_heading_ == 1) break_cost += cost::lone_line;  // a heading with one line below it
      add_break(break_cost);
    }
    if (margin != Length()) seam_.forced ? add_space(margin) : add_glue(margin);
  }
  seam_ = {};
  at_start_ = may_break_ = false;
  begin_open_boxes();
}

/// The last child's margin stays inside the box, and there is no break between the two (css-break-4 §4.1: not a class A place).
void FlowBuilder::settle_inside() {
  const Length margin = seam_.margin();
  if (margin != Length()) galley_.items.push_back({ItemKind::Space, 0, margin}), total_ += margin;
  seam_.positive = seam_.negative = Length();
  seam_.forced = false;
}

void FlowBuilder::begin_open_boxes() {
  for (const std::uint32_t box : marks_) galley_.items.push_back({ItemKind::Mark, box, {}});
  marks_.clear();
  for (; begun_boxes_ < open_.size(); ++begun_boxes_) {
    begin_box(open_[begun_boxes_]);
    open_[begun_boxes_].top = total_;
  }
}

void FlowBuilder::begin_box(OpenBox& box) {
  box.begun = true;
  if (box.avoid_inside) ++avoid_inside_;
  if (has_decoration(context_.tree.style(box.box)) || !context_.tree[box.box].href.empty()) {
    box.decoration = static_cast<std::uint32_t>(galley_.decorations.size());
    galley_.decorations.push_back(
        {box.box, box.border_x + box.offset.x, box.border_width, box.offset.y, box.background_only, box.continued, false});
    galley_.items.push_back({ItemKind::Begin, box.decoration, {}});
    ++open_decorations_;
  }
  if (!box.clone || box.edges.inner_height() <= Length()) return;
  Carry edges;
  edges.before = box.edges.inner_bottom();
  edges.after = box.edges.inner_top();
  push_carry(std::move(edges));
}

void FlowBuilder::end_box(OpenBox const& box) {
  if (box.clone && box.edges.inner_height() > Length()) pop_carry();
  if (box.decoration != UINT32_MAX) {
    galley_.items.push_back({ItemKind::End, box.decoration, {}});
    --open_decorations_;
  }
  if (box.avoid_inside) --avoid_inside_;
}

void FlowBuilder::push_carry(Carry carry) {
  carry.outer = carry_;
  carry.open_boxes = open_decorations_;
  carry.all_before = galley_.carries[carry_].all_before + carry.before;
  carry.all_after = galley_.carries[carry_].all_after + carry.after;
  carry_ = static_cast<std::uint32_t>(galley_.carries.size());
  galley_.carries.push_back(std::move(carry));
}

void FlowBuilder::pop_carry() { carry_ = galley_.carries[carry_].outer; }

void FlowBuilder::add_break(std::int32_t break_cost) {
  Carry const& carry = galley_.carries[carry_];
  if (avoid_inside_ > 0) break_cost += cost::avoid_inside;
  galley_.items.push_back({ItemKind::Break, static_cast<std::uint32_t>(galley_.breaks.size()), {}});
  galley_.breaks.push_back({break_cost, carry_, carry.all_before, carry.all_after});
}

void FlowBuilder::add_slab(Slab slab, Length height) {
  add_markers(slab);
  const Point offset = open_.back().offset;
  if (offset != Point())
    for (model::Fragment& fragment : slab.fragments) fragment = moved(std::move(fragment), offset, 0);
  galley_.items.push_back({ItemKind::Slab, static_cast<std::uint32_t>(galley_.slabs.size()), height});
  galley_.slabs.push_back(std::move(slab));
  total_ += height;
  may_break_ = true;
  lines_since_heading_ = std::min(lines_since_heading_ + 1, 2);
}

void FlowBuilder::add_space(Length height) {
  galley_.items.push_back({ItemKind::Space, 0, height});
  total_ += height;
}

void FlowBuilder::add_glue(Length height) {
  galley_.items.push_back({ItemKind::Glue, 0, height});
  total_ += height;
}

/// CSS 2.1 §10.6.3, §10.7: the content may be shorter than the box. It is never taller: a box with too much in it grows.
void FlowBuilder::fill_to_height(OpenBox const& box) {
  ComputedStyle const& style = context_.tree.style(box.box);
  const Length content = total_ - box.top;
  Length wanted = used_height(style.height, style, box.edges).value_or(Length());
  if (const auto most = used_height(style.max_height, style, box.edges)) wanted = min(wanted, *most);
  if (wanted > Length() && content > wanted + Length::from_points(std::int64_t{1}))
    context_.sink.report(kinds::height_exceeded, context_.tree[box.box].span,
                         "the box is made taller than its height: its content does not fit");
  if (const auto least = used_height(style.min_height, style, box.edges)) wanted = max(wanted, *least);
  if (wanted > content) add_tall_space(wanted - content);
}

/// Space that is taller than a page is divided (css-break-4 §4.1, class C).
void FlowBuilder::add_tall_space(Length height) {
  const Length piece = context_.page_height / 8;
  if (piece <= Length() || height <= context_.page_height) return add_space(height);
  for (; height > piece; height -= piece) {
    add_space(piece);
    add_break(0);
  }
  add_space(height);
}

Galley lay_out_content(LayoutContext& context, BoxId box, Length width) {
  FlowBuilder builder(context, {width, context.tree.style(box).direction});
  builder.add_content(box);
  return builder.finish(FlowEnd::KeepMargin);
}

}  // namespace bifolio::layout
