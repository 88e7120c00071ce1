// Inline-blocks: shrink-to-fit widths (CSS 2.1 §10.3.9) and baselines (§10.8.1). What inline layout asks of block layout.
#include "layout/block/atomic.h"

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/geometry.h"
#include "layout/block/intrinsic.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

/// The content width of a box that is as wide as its content wants, within what is available.
Length shrink_to_fit(LayoutContext& context, BoxId box, Length available) {
  ComputedStyle const& style = context.tree.style(box);
  const ContainingBlock containing{available, style.direction};
  const BoxEdges edges = used_edges(style, available);
  const bool fixed = style.width.kind == model::Dimension::Kind::LengthPercentage && !needs_intrinsic_width(style);
  if (fixed) return clamp_width(*used_width(style.width, style, containing, nullptr), style, containing, nullptr);
  const IntrinsicSizes sizes = intrinsic_content_sizes(context, box);
  const Length room = available - edges.inner_width() - horizontal(edges.margin);
  const Length fitted = min(max(sizes.min_content, room), sizes.max_content);
  return clamp_width(used_width(style.width, style, containing, &sizes).value_or(fitted), style, containing, &sizes);
}

Length used_content_height(ComputedStyle const& style, BoxEdges const& edges, Length content) {
  Length height = max(content, used_height(style.height, style, edges).value_or(Length()));
  if (const auto least = used_height(style.min_height, style, edges)) height = max(height, *least);
  return height;
}

}  // namespace

AtomicBox lay_out_atomic(LayoutContext& context, BoxId box, Length available) {
  ComputedStyle const& style = context.tree.style(box);
  report_simplifications(context, box);
  const BoxEdges edges = used_edges(style, available);
  const Length width = shrink_to_fit(context, box, available);
  const Galley galley = lay_out_content(context, box, width);
  RepeatedSlab flat = flatten(context.tree, galley);
  const Length height = used_content_height(style, edges, flat.height);
  const Point content{edges.margin.left + edges.inner_left(), edges.margin.top + edges.inner_top()};
  AtomicBox atomic;
  atomic.size = {width + edges.inner_width() + horizontal(edges.margin), height + edges.inner_height() + vertical(edges.margin)};
  const bool has_lines = !galley.slabs.empty() && style.overflow_y == model::Overflow::Visible;
  atomic.baseline = has_lines ? content.y + flat.last_baseline : atomic.size.height;
  append_decoration(atomic.fragments, style,
                    {edges.margin.left, edges.margin.top, width + edges.inner_width(), height + edges.inner_height()}, {}, box);
  for (model::Fragment& fragment : flat.slab.fragments) atomic.fragments.push_back(moved(std::move(fragment), content, 0));
  atomic.footnotes = std::move(flat.slab.footnotes);
  if (is_of_interest(context.tree, box)) atomic.begun.push_back(box);
  atomic.begun.insert(atomic.begun.end(), flat.slab.begun.begin(), flat.slab.begun.end());
  return atomic;
}

IntrinsicSizes intrinsic_atomic_sizes(LayoutContext& context, BoxId box) { return intrinsic_outer_sizes(context, box); }

}  // namespace bifolio::layout
