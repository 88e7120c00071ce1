// Block flow, vertical rhythm: lines on the page's line grid (css-line-grid-1 §2, §3), boxes whose height becomes a multiple of a
// step (css-rhythm-1 §3). Layout knows no pages yet: it says how things stand on the grid, and where they are placed they are
// moved.
#include "layout/block/decoration.h"
#include "layout/block/flow.h"

namespace bifolio::layout {
namespace {

using model::ComputedStyle;

Length rounded(Length height, ComputedStyle const& style) {
  const std::int64_t step = style.block_step_size.raw(), units = height.raw();
  const std::int64_t below = units - (units % step + step) % step;
  const bool up = style.block_step_round == model::BlockStepRound::Up ||
                  (style.block_step_round == model::BlockStepRound::Nearest && (units - below) * 2 >= step);
  return Length::from_raw(units == below || !up ? below : below + step);
}

}  // namespace

/// Whether lines in the box may move, and be more or fewer: nothing is placed by its height, which is its content's.
bool FlowBuilder::varies_in(OpenBox const& box, OpenBox const& outer) const {
  const bool is_root_or_body = box.box == context_.tree.root() || context_.tree[box.box].parent == context_.tree.root();
  return outer.varies && !box.rule.is_definite() && box.rule.used({}) == Length() && (!box.positions || is_root_or_body);
}

/// Grids are the pages': what makes one only says how far apart its lines are, and where in its own lines the baseline is.
LineGrid FlowBuilder::grid_in(OpenBox const& box, OpenBox const& outer) {
  if (!is_page_flow_ || !box.varies) return {};
  if (context_.tree.style(box.box).line_grid != model::LineGrid::Create) return outer.grid;
  InlineStyle const& style = context_.output.inline_cache.style(context_.services, context_.tree, context_.tree[box.box].style);
  return {style.above + style.below, style.above};
}

/// css-line-grid-1 §3.
GridPlace FlowBuilder::grid_place(ComputedStyle const& style, Length height, Length baseline) const {
  LineGrid const& grid = open_.back().grid;
  if (grid.step <= Length() || style.line_snap == model::LineSnap::None) return {};
  if (style.line_snap == model::LineSnap::Baseline) return {grid.step, baseline - grid.baseline};
  const Length rows = grid.step * ((height.raw() + grid.step.raw() - 1) / grid.step.raw());
  return {grid.step, (height - rows) / 2};
}

/// What stands around the first line in a box moves with it.
void FlowBuilder::reserve_snap() {
  if (snap_item_ != SIZE_MAX || open_.back().grid.step <= Length()) return;
  bool any = false;
  for (std::size_t i = begun_boxes_; i < open_.size() && !any; ++i)
    any = open_[i].edges.inner_top() > Length() || has_decoration(context_.tree.style(open_[i].box));
  if (!any) return;
  snap_item_ = galley_.items.size();
  snap_y_ = total_;
  galley_.items.push_back({ItemKind::Snap, static_cast<std::uint32_t>(galley_.grid_places.size()), {}});
  galley_.grid_places.push_back({});
}

void FlowBuilder::snap(Slab& slab, ComputedStyle const& style, Length height) {
  slab.grid = grid_place(style, height, slab.baseline);
  if (snap_item_ == SIZE_MAX) return;
  galley_.grid_places[galley_.items[snap_item_].index] = {slab.grid.step, slab.grid.phase + (total_ - snap_y_)};
}

/// css-rhythm-1 §3: what is added below the box that closes; what is added above it goes where it began.
Length FlowBuilder::step_box(OpenBox const& box) {
  if (box.step_item == SIZE_MAX) return {};
  ComputedStyle const& style = context_.tree.style(box.box);
  const Length height = total_ - box.begin_y + box.edges.margin.top + box.edges.margin.bottom;
  const Length extra = rounded(height, style) - height;
  const bool keeps_place = extra < Length() || style.block_step_align == model::BlockStepAlign::Start || is_beside_floats();
  if (keeps_place) return extra;
  const Length above = style.block_step_align == model::BlockStepAlign::End ? extra : extra / 2;
  galley_.items[box.step_item].height = above;
  total_ += above;
  return extra - above;
}

}  // namespace bifolio::layout
