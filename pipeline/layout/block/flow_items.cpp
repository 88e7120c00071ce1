// Block flow, what it writes: items of the galley, in order, and where boxes begin and end among them. Changes with the galley.
#include "layout/block/flow.h"

#include <algorithm>
#include <utility>
#include "layout/block/decoration.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"
#include "layout/table/table.h"

namespace bifolio::layout {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

/// The last child's margin stays inside the box, and there is no break between the two (css-break-4 §4.1: not a class A place).
void FlowBuilder::settle_inside(ItemKind kind) {
  advance(kind, seam_margin());
  seam_.positive = seam_.negative = absorbed_ = Length();
  seam_.forced = seam_.stays_inside = margin_stays_ = false;
  settle_positioned();
}

/// Adds space, and in it what stands beside the flow there.
void FlowBuilder::advance(ItemKind kind, Length height) {
  while (!waiting_.empty() && waiting_.front().y <= total_ + max(height, {})) {
    const Length part = waiting_.front().y - total_;
    if (part > Length()) advance_plain(kind, part), height -= part;
    emit_aside(waiting_.front());
    waiting_.pop_front();
  }
  if (height != Length()) advance_plain(kind, height);
}

void FlowBuilder::advance_plain(ItemKind kind, Length height) {
  galley_.items.push_back({kind, 0, height});
  total_ += height;
}

void FlowBuilder::begin_open_boxes() {
  for (const std::uint32_t box : marks_) galley_.items.push_back({ItemKind::Mark, box, {}});
  marks_.clear();
  settle_positioned_in(0);
  for (; begun_boxes_ < open_.size(); ++begun_boxes_) {
    if (is_page_flow_ && context_.tree.style(open_[begun_boxes_].box).block_step_size > Length()) {
      open_[begun_boxes_].step_item = galley_.items.size();
      galley_.items.push_back({ItemKind::Glue, 0, {}});
    }
    begin_box(open_[begun_boxes_]);
    OpenBox& box = open_[begun_boxes_];
    box.top = box.begin_y = total_;
    box.first_item = galley_.items.size();
    settle_positioned_in(begun_boxes_ + 1);
  }
}

void FlowBuilder::begin_box(OpenBox& box) {
  box.begun = true;
  if (box.avoid_inside) ++avoid_inside_;
  enter_layer(box);
  ComputedStyle const& style = context_.tree.style(box.box);
  const bool cuts = clips(style) && context_.tree[box.box].kind != BoxKind::Image;
  if (has_decoration(style) || !context_.tree[box.box].href.empty() || cuts || is_transformed(style)) {
    box.decoration = static_cast<std::uint32_t>(galley_.decorations.size());
    galley_.decorations.push_back(
        {box.box, box.border_x + box.offset.x, box.border_width, box.offset.y, box.background_only, box.continued, false});
    galley_.items.push_back({ItemKind::Begin, box.decoration, {}});
    ++open_decorations_;
  }
  if (cuts) {
    galley_.items.push_back({ItemKind::Enter, static_cast<std::uint32_t>(galley_.layers.size()), {}});
    galley_.layers.push_back({.box = box.box, .kind = Layer::Kind::Clip, .within = {}, .decoration = box.decoration});
  }
  if (!box.clone || box.edges.inner_height() <= Length()) return;
  Carry edges;
  edges.before = box.edges.inner_bottom();
  edges.after = box.edges.inner_top();
  push_carry(std::move(edges));
}

void FlowBuilder::end_box(OpenBox const& box) {
  ComputedStyle const& style = context_.tree.style(box.box);
  if (box.clone && box.edges.inner_height() > Length()) pop_carry();
  if (clips(style) && context_.tree[box.box].kind != BoxKind::Image) galley_.items.push_back({ItemKind::Leave, 0, {}});
  if (box.decoration != UINT32_MAX) {
    galley_.items.push_back({ItemKind::End, box.decoration, {}});
    --open_decorations_;
  }
  if (box.layer != UINT32_MAX) galley_.items.push_back({ItemKind::Leave, box.layer, {}});
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

void FlowBuilder::add_forced_row_break(model::BreakBetween side, std::uint32_t row) {
  add_row_break(0, row);
  galley_.breaks.back().forced = true;
  galley_.breaks.back().side = side;
}

/// What comes next stands at `resumes_at` in the flow.
void FlowBuilder::add_break_before(BreakPlace place, Length resumes_at) {
  Carry const& carry = galley_.carries[carry_];
  if (avoid_inside_ > 0) place.cost += cost::avoid_inside;
  if (resumes_at < beside_until_) place.cost += cost::beside_float;
  place.carry = carry_;
  place.before = carry.all_before;
  place.after = carry.all_after;
  galley_.items.push_back({ItemKind::Break, static_cast<std::uint32_t>(galley_.breaks.size()), {}});
  galley_.breaks.push_back(place);
  snap_item_ = SIZE_MAX;
}

void FlowBuilder::add_slab(Slab slab, Length height) {
  if (!waiting_.empty()) emit_asides();
  add_markers(slab);
  const Point offset = open_.back().offset;
  if (offset != Point())
    for (model::Fragment& fragment : slab.fragments) fragment = moved(std::move(fragment), offset, 0);
  take_escaped(slab.escaped, {slab.x, total_});
  galley_.items.push_back({ItemKind::Slab, static_cast<std::uint32_t>(galley_.slabs.size()), height});
  galley_.slabs.push_back(std::move(slab));
  total_ += height;
  snap_item_ = SIZE_MAX;
  may_break_ = in_leaf_ = true;
  lines_since_heading_ = std::min(lines_since_heading_ + 1, 2);
}

void FlowBuilder::add_space(Length height) { advance(ItemKind::Space, height); }

void FlowBuilder::add_glue(Length height) { advance(ItemKind::Glue, height); }

/// CSS 2.1 §10.6.3, §10.7: the content may be shorter than the box, or stand out of it below.
void FlowBuilder::fill_to_height(OpenBox const& box) {
  const Length content = total_ - box.top, wanted = box.rule.used(content);
  if (wanted > content) return add_tall_space(wanted - content);
  if (wanted == content) return;
  if (content <= context_.page_height) return go_back(box, content - wanted);
  context_.sink.report(kinds::height_exceeded, context_.tree[box.box].span,
                       "the box is made taller than its height: its content does not fit on a page");
}

/// What follows stands beside content that overflows the box; so the page had better not end in it.
void FlowBuilder::go_back(OpenBox const& box, Length height) {
  for (std::size_t i = box.first_item; i < galley_.items.size(); ++i) {
    if (galley_.items[i].kind != ItemKind::Break) continue;
    std::int32_t& cost_there = galley_.breaks[galley_.items[i].index].cost;
    if (cost_there < cost::avoid_inside) cost_there += cost::avoid_inside;
  }
  galley_.items.push_back({ItemKind::Space, 0, -height});
  total_ -= height;
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

}  // namespace bifolio::layout
