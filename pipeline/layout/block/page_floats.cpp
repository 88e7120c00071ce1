// Block flow, page floats (css-page-floats-3): boxes that go to the top or the foot of a page, or of a column. They are laid out at
// the width of the pages' content area, or the column's; which page they stand on is the page breaker's to say.
#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"

namespace bifolio::layout {

bool is_beside_float(model::BoxTree const& tree, model::BoxId box) {
  if (!model::is_floating(tree, box)) return false;
  const model::Float value = tree.style(box).float_;
  return value != model::Float::Top && value != model::Float::Bottom;
}

void FlowBuilder::add_waiting_float(model::BoxId box) {
  is_page_flow_ = true;
  add_page_float(box);
  if (!galley_.page_floats.empty()) galley_.page_floats.back().slab.footnotes.clear();  // they are called at its place
}

void FlowBuilder::add_page_float(model::BoxId box) {
  model::ComputedStyle const& style = context_.tree.style(box);
  const bool in_column = style.float_reference == model::FloatReference::Column && columns_ && columns_->span_depth == 0;
  FlowBuilder builder(context_, {in_column ? columns_->geometry.width : open_.front().width, open_.front().direction});
  builder.add_in_flow(box);
  RepeatedSlab laid = flatten(context_.tree, builder.finish(FlowEnd::KeepMargin));
  const bool too_tall = laid.height > context_.page_height;
  if (!is_page_flow_ || too_tall) {
    context_.sink.report(kinds::approximated, context_.tree[box].span,
                         too_tall ? "the page float is taller than a page; it is set in the flow, as a block"
                                  : "a page float within a table, a note or another float is set in the flow, as a block");
    return add_in_flow(box);
  }
  const bool at_top = style.float_ == model::Float::Top;
  if (in_column) {  // the breaker sees it in the flow; a column that has no room for it ends above
    if (may_break_ && !at_start_ && !seam_.avoid) add_break(0);
    galley_.items.push_back({ItemKind::ColumnFloat, static_cast<std::uint32_t>(galley_.column_floats.size()), {}});
    laid.slab.x += columns_->x;
    const Length height = on_grid(laid.height, {open_.back().grid.step, {}});
    galley_.column_floats.push_back({std::move(laid.slab), height, at_top, box});
    return;
  }
  galley_.items.push_back({ItemKind::PageFloat, static_cast<std::uint32_t>(galley_.page_floats.size()), {}});
  const Length height = on_grid(laid.height, {open_.back().grid.step, {}});  // what stands below keeps to the grid
  galley_.page_floats.push_back({std::move(laid.slab), height, at_top, box});
}

}  // namespace bifolio::layout
