#include "layout/table/band.h"

#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/interest.h"
#include "layout/table/row_heights.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;
using model::VerticalAlign;

}  // namespace

Band::Band(TableFrame& frame, std::uint32_t first, std::uint32_t last)
    : frame_(frame), grid_(frame.grid), first_(first), last_(last) {
  for (std::uint32_t r = first; r < last; ++r) {
    GridRow const& row = grid_.rows[r];
    for (std::uint32_t i = 0; i < row.cell_count; ++i)
      cells_.push_back(lay_out_cell(frame.context, grid_, frame.columns, row.first_cell + i));
  }
  whole_row_ = is_whole_row();
  measure_rows();
  for (CellLayout& cell : cells_) settle_percentages(frame.context, cell, span_height(cell.cell.row, cell.cell.row_span));
}

std::vector<BandPart> Band::parts() {
  const Length limit = frame_.context.page_height == Length::max() ? Length::max() : frame_.context.page_height / 2;
  if (total_height() <= limit) return whole();
  return divided(max(frame_.context.page_height / 12, Length::from_points(std::int64_t{12})));
}

Length Band::span_height(std::uint32_t row, std::uint32_t span) const {
  Length height;
  bool any = false;
  for (std::uint32_t r = row; r < std::min(row + span, last_); ++r) {
    if (grid_.rows[r].collapsed) continue;
    height += heights_[r - first_] + (any ? grid_.spacing_y : Length());
    any = true;
  }
  return height;
}

// css-tables-3 §3.10: rows first by the cells that stand in one of them, then by those that span.
void Band::measure_rows() {
  heights_.assign(last_ - first_, {});
  baselines_.assign(last_ - first_, {});
  for (std::uint32_t r = first_; r < last_; ++r) measure_row(r);
  std::vector<CellLayout const*> spanning;
  for (CellLayout const& cell : cells_)
    if (cell.cell.row_span > 1) spanning.push_back(&cell);
  std::stable_sort(spanning.begin(), spanning.end(),
                   [](CellLayout const* a, CellLayout const* b) { return a->cell.row_span < b->cell.row_span; });
  for (CellLayout const* cell : spanning) stretch_rows(*cell);
  if (grid_.least_row_heights.empty()) return;
  for (std::uint32_t r = first_; r < last_; ++r) heights_[r - first_] = max(heights_[r - first_], grid_.least_row_heights[r]);
}

void Band::measure_row(std::uint32_t row) {
  if (grid_.rows[row].collapsed) return;
  Length above, below, tallest;
  for (CellLayout const& cell : cells_of(row)) {
    if (cell.is_baseline_aligned()) above = max(above, cell.baseline);
    if (cell.cell.row_span > 1) continue;
    if (cell.is_baseline_aligned()) below = max(below, cell.content_height + cell.edges.inner_height() - cell.baseline);
    tallest = max(tallest, cell.natural_height);
  }
  ComputedStyle const& style = frame_.context.tree.style(grid_.rows[row].box);
  if (style.height.kind == model::Dimension::Kind::LengthPercentage && !style.height.value.has_percentage())
    tallest = max(tallest, style.height.value.length);
  heights_[row - first_] = max(tallest, above + below);
  baselines_[row - first_] = above;
}

void Band::stretch_rows(CellLayout const& cell) {
  const Length lacking = cell.natural_height - span_height(cell.cell.row, cell.cell.row_span);
  if (lacking <= Length()) return;
  const std::uint32_t end = std::min(cell.cell.row + cell.cell.row_span, last_);
  const auto begin = heights_.begin() + (cell.cell.row - first_);
  std::vector<Length> heights(begin, heights_.begin() + (end - first_));
  std::vector<int> ranks;
  for (std::uint32_t r = cell.cell.row; r < end; ++r)
    ranks.push_back(grid_.rows[r].collapsed ? 0 : has_own_height(frame_, r) ? 1 : 2);
  share_height(heights, ranks, lacking);
  std::copy(heights.begin(), heights.end(), begin);
}

/// CSS 2.1 §17.5.3: where no cell is aligned on the baseline it is the bottom of the lowest cell's content edge.
Length Band::row_baseline(std::uint32_t row) const {
  if (baselines_[row - first_] > Length()) return baselines_[row - first_];
  Length below = heights_[row - first_];
  for (CellLayout const& cell : cells_of(row)) below = min(below, cell.edges.inner_bottom());
  return heights_[row - first_] - below;
}

/// Where the cell's content begins, from the border box's top, in a cell of this height.
Length Band::content_offset(CellLayout const& cell, Length height) const {
  const Length extra = max(height - cell.edges.inner_height() - cell.content_height, {});
  switch (cell.alignment) {
    case VerticalAlign::Kind::Top: return cell.edges.inner_top();
    case VerticalAlign::Kind::Middle: return cell.edges.inner_top() + extra / 2;
    case VerticalAlign::Kind::Bottom: return cell.edges.inner_top() + extra;
    default: return cell.edges.inner_top() + max(baselines_[cell.cell.row - first_] - cell.baseline, {});
  }
}

void Band::note_begun(Slab& slab, BoxId box, Point at) {
  model::BoxTree const& tree = frame_.context.tree;
  if (!is_of_interest(tree, box)) return;
  slab.begun.push_back(box);
  if (!tree[box].id.empty() || tree.style(box).bookmark_level > 0)
    slab.fragments.push_back({box, model::Artifact::None, model::Anchor{tree[box].id, at}});
}

void Band::put(Slab& slab, CellLayout const& cell, Placed placed, Point at) {
  const bool empty = !placed.has_baseline;
  RepeatedSlab part = to_slab(std::move(placed));
  for (model::Fragment& fragment : part.slab.fragments) slab.fragments.push_back(moved(std::move(fragment), at, 0));
  slab.footnotes.insert(slab.footnotes.end(), part.slab.footnotes.begin(), part.slab.footnotes.end());
  slab.begun.insert(slab.begun.end(), part.slab.begun.begin(), part.slab.begun.end());
  if (!slab.place.node) slab.place = part.slab.place;
  if (!empty && slab.baseline == Length()) slab.baseline = at.y + part.slab.baseline;
  const Length right = at.x + part.slab.right;
  if (right > slab.right) slab.right = right, slab.box = cell.cell.box;
}

Rect Band::rect_of(CellLayout const& cell) const {
  return {cell.x, tops_[cell.cell.row - first_], cell.width, span_height(cell.cell.row, cell.cell.row_span)};
}

void Band::fill_cell(Slab& slab, CellLayout const& cell) {
  if (cell.hidden) return;
  const Rect rect = rect_of(cell);
  const Point at{rect.x + cell.edges.inner_left() + cell.shift, rect.y + content_offset(cell, rect.height)};
  move_into(slab.escaped, cell.galley.escaped, at);
  const Canvas canvas{slab.fragments, nullptr, cell.cell.box};
  const bool clipped = begin_clip(canvas, frame_.context.tree.style(cell.cell.box), rect);
  put(slab, cell, CellReader(frame_.context.tree, cell).take_all(), at);
  if (clipped) end_group(canvas);
}

/// The band as one slab.
std::vector<BandPart> Band::whole() {
  BandPart part;
  Slab& slab = part.slab;
  slab.box = grid_.rows[first_].box;
  slab.right = frame_.columns.total;
  Length y;
  tops_.clear();
  for (std::uint32_t r = first_; r < last_; ++r) {
    tops_.push_back(y);
    if (grid_.rows[r].collapsed) continue;
    if (!is_group(row_style(r))) draw_row(slab, r, y, heights_[r - first_]);
    y += heights_[r - first_] + grid_.spacing_y;
  }
  for (CellLayout const& cell : cells_)
    if (!stands_apart(cell)) draw_cell(slab, cell, rect_of(cell), {});
  for (std::uint32_t r = first_; r < last_; ++r)
    if (!grid_.rows[r].collapsed) draw_collapsed(slab, r, {tops_[r - first_], heights_[r - first_], r == first_}, {});
  std::uint32_t row = UINT32_MAX;
  for (CellLayout const& cell : cells_) {
    const Rect rect = rect_of(cell);
    if (cell.cell.row != row) row = cell.cell.row, note_begun(slab, grid_.rows[row].box, {{}, rect.y});
    note_begun(slab, cell.cell.box, {rect.x, rect.y});
    if (!stands_apart(cell)) fill_cell(slab, cell);
  }
  for (std::uint32_t r = first_; r < last_; ++r)
    if (!grid_.rows[r].collapsed) draw_apart(slab, r);
  fade_group(slab, first_);
  slab.baseline = row_baseline(first_);
  part.height = total_height();
  std::vector<BandPart> parts;
  parts.push_back(std::move(part));
  return parts;
}

}  // namespace bifolio::layout
