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

/// Whether the box changes a counter that pages count.
bool changes_page_counter(ComputedStyle const& style) {
  const auto of_pages = [](model::CounterChange const& c) { return c.name == "page" || c.name == "footnote"; };
  const auto any = [&](std::vector<model::CounterChange> const& changes) {
    return std::any_of(changes.begin(), changes.end(), of_pages);
  };
  return any(style.counter_reset) || any(style.counter_increment) || any(style.counter_set);
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

std::span<model::CounterAssignment const> counters_at(model::BoxTree const& tree, BoxId box) {
  const auto by_box = [](model::CounterAssignment const& counter, BoxId at) { return counter.box < at; };
  const auto first = std::lower_bound(tree.counters.begin(), tree.counters.end(), box, by_box);
  auto last = first;
  while (last != tree.counters.end() && last->box == box) ++last;
  return {first, last};
}

bool is_of_interest(model::BoxTree const& tree, BoxId box) {
  ComputedStyle const& style = tree.style(box);
  return !tree[box].id.empty() || !running_at(tree, box).empty() || style.bookmark_level > 0 || !style.string_set.empty() ||
         changes_page_counter(style) || !counters_at(tree, box).empty();
}

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
}

/// CSS 2.1 §9.4.1. The overflow of the root and of the body is the page's (css-overflow-3 §3.3).
bool establishes_formatting_context(model::BoxTree const& tree, BoxId box) {
  ComputedStyle const& style = tree.style(box);
  if (is_multicol(style)) return true;
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

bool FlowBuilder::add_chapter(Chapter const& chapter, FlowStart const& start, Length enough) {
  is_page_flow_ = true;
  add_steps(chapter.steps, start, enough);
  return step_ == chapter.steps.size();
}

void FlowBuilder::add_steps(std::vector<FlowStep> const& steps, FlowStart const& start, Length enough) {
  is_resumable_ = true;
  for (const BoxId box : start.open) continue_open_box(box);
  at_start_ = at_start_ && !start.goes_on;
  step_ = seam_step_ = start.at.step;
  if (start.at.part > 0) {
    resume_leaf(steps[step_].box, start.at);
    seam_step_ = ++step_;
  }
  for (; step_ < steps.size() && total_ < enough; ++step_) add_step(steps[step_]);
  suspend_boxes();
}

/// The rest of a paragraph or of a table.
void FlowBuilder::resume_leaf(BoxId box, ResumePlace const& place) {
  leaf_ = box;
  in_leaf_ = true;
  if (context_.tree[box].kind == BoxKind::TableWrapper || context_.tree[box].kind == BoxKind::Table) {
    add_table(*this, context_, box, containing(), place.part - 1);
  } else {
    continue_box(box, geometry_of(box));
    resumed_lines_ = {place.part, place.piece};
    add_inline_content(box);
    resumed_lines_ = {};
    close();
  }
  leaf_ = {};
}

/// Where the flow goes on after a break between boxes.
ResumePlace FlowBuilder::seam_place() const { return is_resumable_ && !in_leaf_ ? ResumePlace{seam_step_, 0, 0} : ResumePlace{}; }

/// The last break: what follows can begin a page that is laid out anew, unless something from above has yet to be set.
void FlowBuilder::make_resumable(ResumePlace const& place) {
  if (is_resumable_ && waiting_.empty() && tall_floats_.empty()) galley_.breaks.back().resume = place;
}

void FlowBuilder::add_row_break(std::int32_t row_cost, std::uint32_t row) {
  add_break(row_cost);
  if (leaf_) make_resumable({step_, row + 1, 0});
}

void FlowBuilder::add_step(FlowStep const& step) {
  const bool is_leaf_step = step.kind == FlowStep::Kind::Leaf;
  leaf_ = is_leaf_step && !model::is_out_of_flow(context_.tree, step.box) ? step.box : BoxId();
  in_leaf_ = false;
  if (step.kind != FlowStep::Kind::Close && is_spanner(step.box)) begin_span();
  switch (step.kind) {
    case FlowStep::Kind::Open: open_in_flow(step.box); break;
    case FlowStep::Kind::Leaf: add_box(step.box); break;
    case FlowStep::Kind::Close: close(); break;
  }
  if (step.kind != FlowStep::Kind::Open && columns_ && columns_->span_depth == open_.size() && !spans_below(step.box)) end_span();
  leaf_ = {};
  // What is out of the flow and has yet to find its place comes after the next break.
  const bool waits = is_leaf_step && (!pending_floats_.empty() || unsettled_ > 0);
  if (step.kind != FlowStep::Kind::Open && !waits) seam_step_ = step_ + 1;
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

Point FlowBuilder::relative_offset(ComputedStyle const& style) const {
  return open_.back().offset + layout::relative_offset(style, containing(), open_.back().definite_height());
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
  report_simplifications(context_, box);
  if (geometry.narrowed)
    context_.sink.report_once(kinds::approximated, "narrowed", context_.tree[box].span,
                              "boxes are nested so deeply that their indentation is reduced to leave room for text");
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
  opened.isolated = establishes_formatting_context(context_.tree, box);
  opened.background_only = geometry.borders_elsewhere;
  opened.positions = contains_positioned(style);
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
  if (const BoxId marker = marker_of(context_.tree, box)) {
    const Length edge = opened.direction == model::Direction::Rtl ? opened.x + opened.width : opened.x;
    markers_.push_back({marker, edge, opened.direction, open_.size()});
  }
  if (opened.edges.inner_top() > Length() || opened.isolated) settle(), margin_stays_ = opened.isolated;
  if (opened.edges.inner_top() > Length()) add_space(opened.edges.inner_top()), may_break_ = false;
  open_.back().top = total_;
  if (opened.isolated) floats_.emplace_back();
  if (is_page_flow_ && !columns_ && is_multicol(style) && is_container(box)) begin_columns();
}

void FlowBuilder::close() {
  const std::size_t depth = open_.size();
  add_lone_markers(depth);
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
  opened.background_only = geometry.borders_elsewhere;
  opened.continued = true;
  opened.varies = varies_in(opened, open_.back());
  opened.grid = grid_in(opened, open_.back());
  open_.push_back(opened);
}

/// A box that began in an earlier chapter, or on an earlier page.
void FlowBuilder::continue_open_box(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  continue_box(box, geometry_of(box));
  if (!columns_ && is_multicol(style) && is_container(box)) begin_open_boxes(), begin_columns();
}

/// The chapter ends within these boxes: they have no bottom edge here.
void FlowBuilder::suspend_boxes() {
  if (columns_ && columns_->span_depth > 0) end_span();
  for (; open_.size() > 1; open_.pop_back()) {
    if (columns_ && columns_->depth == open_.size()) end_columns();
    OpenBox const& box = open_.back();
    if (box.positions) place_positioned_in(open_.size() - 1, padding_box(box));
    if (!box.begun) continue;
    if (box.decoration != UINT32_MAX) galley_.decorations[box.decoration].continues = true;
    end_box(box);
    begun_boxes_ = open_.size() - 1;
  }
}

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

Galley lay_out_content(LayoutContext& context, BoxId box, Length width) {
  ComputedStyle const& style = context.tree.style(box);
  FlowBuilder builder(context, {width, style.direction}, box, {used_edges(style, width), {}});
  if (style.display == model::Display::TableCell && !contains_positioned(style)) builder.let_escape();
  builder.add_content(box);
  return builder.finish(FlowEnd::KeepMargin);
}

}  // namespace bifolio::layout
