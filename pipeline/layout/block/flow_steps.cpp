// Block flow, a chapter: its steps one after the other, and where pages that are laid out anew can take it up.
#include "layout/block/flow.h"
#include "layout/table/table.h"

namespace bifolio::layout {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

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

}  // namespace bifolio::layout
