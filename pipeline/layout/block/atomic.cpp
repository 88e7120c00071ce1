// Boxes outside the flow around them: shrink-to-fit widths (CSS 2.1 §10.3.5, §10.3.9) and baselines (§10.8.1).
#include "layout/block/atomic.h"

#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/interest.h"
#include "layout/block/intrinsic.h"
#include "layout/inline/objects.h"
#include "layout/page/placer.h"
#include "layout/table/table.h"
#include "layout/table/table_widths.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

/// The content width of a box that is as wide as its content wants, within the room for its margin box.
Length shrink_to_fit(LayoutContext& context, BoxId box, ContainingBlock const& containing, Length room) {
  ComputedStyle const& style = context.tree.style(box);
  const BoxEdges edges = used_edges(style, containing.width);
  if (const auto width = width_by_ratio(style, edges, containing.height))
    return clamp_width(max(*width, least_by_ratio(context, box)), style, containing, nullptr);
  const bool fixed = style.width.kind == model::Dimension::Kind::LengthPercentage && !needs_intrinsic_width(style);
  if (fixed) return clamp_width(*used_width(style.width, style, containing, nullptr), style, containing, nullptr);
  const IntrinsicSizes sizes = intrinsic_content_sizes(context, box);
  room -= edges.inner_width() + horizontal(edges.margin);
  const Length fitted = min(max(sizes.min_content, room), sizes.max_content);
  return clamp_width(used_width(style.width, style, containing, &sizes).value_or(fitted), style, containing, &sizes);
}

struct BlockSizes {
  Length width;  ///< of the content box
  HeightRule rule;
  BoxEdges edges;
};

/// Whether layers of the box that belong to a stacking context around it are handed over to that one.
enum class Layering : std::uint8_t { Whole, Apart };

/// A block container.
AtomicBox lay_out_block(LayoutContext& context, BoxId box, BlockSizes const& sizes, Layering layering) {
  ComputedStyle const& style = context.tree.style(box);
  auto const& [width, rule, edges] = sizes;
  report_simplifications(context, box);
  FlowBuilder builder(context, {width, style.direction}, box, {edges, rule});
  if (!contains_positioned(style)) builder.let_escape();
  builder.add_content(box);
  const Galley galley = builder.finish(FlowEnd::KeepMargin);
  const bool apart = layering == Layering::Apart && !is_stacking_context(style);
  RepeatedSlab flat = apart ? flatten_apart(context.tree, galley) : flatten(context.tree, galley);
  const Length height = builder.root_height();
  const Point content{edges.margin.left + edges.inner_left(), edges.margin.top + edges.inner_top()};
  AtomicBox atomic;
  atomic.size = {width + edges.inner_width() + horizontal(edges.margin), height + edges.inner_height() + vertical(edges.margin)};
  const bool has_lines = !is_scroll_container(style) &&
                         std::any_of(galley.slabs.begin(), galley.slabs.end(), [](Slab const& slab) { return slab.is_line; });
  // CSS 2.1 §10.8.1: an inline-table stands on the baseline of its first row.
  const BoxId inner = context.tree[box].anonymous ? context.tree[box].first_child : BoxId();
  const bool is_table = inner && context.tree[inner].kind == BoxKind::TableWrapper;
  atomic.baseline = has_lines ? content.y + (is_table ? flat.slab.baseline : flat.last_baseline) : atomic.size.height;
  const Canvas canvas{atomic.fragments, &context.services.resources, box};
  const Rect border{edges.margin.left, edges.margin.top, width + edges.inner_width(), height + edges.inner_height()};
  const bool grouped = begin_group(canvas, style, border);
  append_decoration(canvas, style, border, {});
  const bool clipped = begin_clip(canvas, style, border);
  for (model::Fragment& fragment : flat.slab.fragments) atomic.fragments.push_back(moved(std::move(fragment), content, 0));
  if (clipped) end_group(canvas);
  append_outline(canvas, style, border, {});
  if (grouped) end_group(canvas);
  for (FlatLayer& layer : flat.slab.layers) {
    const Canvas own{atomic.layers.emplace_back(FlatLayer{layer.layer, {}}).fragments, &context.services.resources, box};
    const bool clips_layer = begin_clip(own, style, border);
    for (model::Fragment& fragment : layer.fragments) own.out.push_back(moved(std::move(fragment), content, 0));
    if (clips_layer) end_group(own);
  }
  atomic.footnotes = std::move(flat.slab.footnotes);
  move_into(atomic.escaped, galley.escaped, content);
  if (is_of_interest(context.tree, box)) atomic.begun.push_back(box);
  atomic.begun.insert(atomic.begun.end(), flat.slab.begun.begin(), flat.slab.begun.end());
  return atomic;
}

AtomicBox lay_out_image(LayoutContext& context, BoxId box, ContainingBlock const& containing, GivenSize const& given) {
  ComputedStyle const& style = context.tree.style(box);
  const BoxEdges edges = used_edges(style, containing.width);
  Size size = used_image_size(context, box, containing);
  if (given.width && !style.width.is_auto()) size.width = *given.width;
  if (given.height && !style.height.is_auto()) size.height = *given.height;
  AtomicBox atomic;
  atomic.size = {size.width + edges.inner_width() + horizontal(edges.margin),
                 size.height + edges.inner_height() + vertical(edges.margin)};
  atomic.baseline = atomic.size.height;
  const Rect border{edges.margin.left, edges.margin.top, size.width + edges.inner_width(), size.height + edges.inner_height()};
  const Rect content{border.x + edges.inner_left(), border.y + edges.inner_top(), size.width, size.height};
  if (is_of_interest(context.tree, box)) atomic.begun.push_back(box);
  model::Box const& image = context.tree[box];
  if (!image.id.empty()) atomic.fragments.push_back({box, model::Artifact::None, model::Anchor{image.id, {border.x, border.y}}});
  if (style.visibility != model::Visibility::Visible) return atomic;
  const Canvas canvas{atomic.fragments, &context.services.resources, box};
  const bool grouped = begin_group(canvas, style, border);
  append_decoration(canvas, style, border, {});
  if (image.image && size.width > Length() && size.height > Length())
    append_image(canvas, style, border, fitted_image(context, box, content));
  append_outline(canvas, style, border, {});
  if (!image.href.empty()) atomic.fragments.push_back({box, model::Artifact::None, model::LinkArea{border, image.href}});
  if (grouped) end_group(canvas);
  return atomic;
}

/// CSS 2.1 §10.8.1: of the table's first row; of captions alone the bottom.
Length baseline_of_rows(model::BoxTree const& tree, Galley const& galley) {
  Length y;
  for (Item const& item : galley.items) {
    if (item.kind == ItemKind::Slab) {
      Slab const& slab = galley.slabs[item.index];
      BoxId box = slab.box;
      while (box && tree[box].kind != BoxKind::TableRow && tree[box].kind != BoxKind::TableCaption) box = tree[box].parent;
      if (box && tree[box].kind == BoxKind::TableRow) return y + slab.baseline;
    }
    y += item.height;
  }
  return y;
}

AtomicBox lay_out_table(LayoutContext& context, BoxId box, Length available, Length room) {
  const IntrinsicSizes sizes = intrinsic_outer_sizes(context, box);
  const Length fitted = min(max(sizes.min_content, room), sizes.max_content);
  ComputedStyle const& style = context.tree.style(table_in(context.tree, box));
  const bool percentage = style.width.value.has_percentage();
  AtomicBox atomic;
  const Length margins = horizontal(used_edges(context.tree.style(box), available).margin);
  atomic.size.width = percentage ? max(style.width.value.resolve(available) + margins, sizes.min_content) : fitted;
  // Its automatic margins are zero (CSS 2.1 §10.3.5, §10.3.9): there is no room for them.
  const ContainingBlock containing{atomic.size.width, style.direction};
  FlowBuilder builder(context, containing);
  builder.let_escape();
  add_table(builder, context, box, containing, 0, available);
  Galley galley = builder.finish(FlowEnd::KeepMargin);
  RepeatedSlab flat = flatten(context.tree, galley);
  atomic.escaped = std::move(galley.escaped);
  atomic.size.height = flat.height;
  atomic.baseline = baseline_of_rows(context.tree, galley);
  atomic.fragments = std::move(flat.slab.fragments);
  atomic.footnotes = std::move(flat.slab.footnotes);
  atomic.begun = std::move(flat.slab.begun);
  return atomic;
}

/// Its destination, where it is one: lines and marks in the flow make those of other boxes.
AtomicBox with_anchor(LayoutContext& context, BoxId box, AtomicBox atomic) {
  model::Box const& b = context.tree[box];
  const auto is_own = [&](model::Fragment const& f) { return f.box == box && std::holds_alternative<model::Anchor>(f.content); };
  const bool is_target = !b.id.empty() || context.tree.style(box).bookmark_level > 0;
  if (is_target && std::none_of(atomic.fragments.begin(), atomic.fragments.end(), is_own))
    atomic.fragments.insert(atomic.fragments.begin(), {box, model::Artifact::None, model::Anchor{b.id, {}}});
  return atomic;
}

BlockSizes atomic_sizes(LayoutContext& context, BoxId box, ContainingBlock const& containing) {
  ComputedStyle const& style = context.tree.style(box);
  const BoxEdges edges = used_edges(style, containing.width);
  const Length width = shrink_to_fit(context, box, containing, containing.width);
  return {width, height_rule(style, edges, containing.height, width), edges};
}

bool is_table(BoxKind kind) { return kind == BoxKind::TableWrapper || kind == BoxKind::Table; }

/// The inline-block around an inline-table has its margins.
AtomicBox lay_out_inline_table(LayoutContext& context, BoxId box, BoxId table, ContainingBlock const& containing) {
  const Edges margin = used_edges(context.tree.style(box), containing.width).margin;
  const Length room = max(containing.width - horizontal(margin), {});
  AtomicBox atomic = lay_out_table(context, table, containing.width, room);
  const Point inside{margin.left, margin.top};
  for (model::Fragment& fragment : atomic.fragments) fragment = moved(std::move(fragment), inside, 0);
  for (EscapedBox& escaped : atomic.escaped) escaped.at = escaped.at + inside;
  atomic.size = {atomic.size.width + horizontal(margin), atomic.size.height + vertical(margin)};
  atomic.baseline += margin.top;
  return atomic;
}

}  // namespace

AtomicBox lay_out_atomic(LayoutContext& context, BoxId box, ContainingBlock const& containing) {
  const BoxId child = context.tree[box].first_child;
  if (context.tree[box].anonymous && child && is_table(context.tree[child].kind))
    return lay_out_inline_table(context, box, child, containing);
  return lay_out_block(context, box, atomic_sizes(context, box, containing), Layering::Whole);
}

AtomicBox lay_out_float(LayoutContext& context, BoxId box, ContainingBlock const& containing) {
  const BoxKind kind = context.tree[box].kind;
  if (kind == BoxKind::Image) return lay_out_image(context, box, containing, {});
  if (is_table(kind)) return with_anchor(context, box, lay_out_table(context, box, containing.width, containing.width));
  return with_anchor(context, box, lay_out_block(context, box, atomic_sizes(context, box, containing), Layering::Apart));
}

AtomicBox lay_out_positioned(LayoutContext& context, BoxId box, Size containing, GivenSize const& given) {
  const BoxKind kind = context.tree[box].kind;
  ComputedStyle const& style = context.tree.style(box);
  const ContainingBlock block{.width = containing.width, .direction = style.direction, .height = containing.height};
  if (kind == BoxKind::Image) return lay_out_image(context, box, block, given);
  if (is_table(kind))
    return with_anchor(context, box, lay_out_table(context, box, containing.width, given.width.value_or(given.shrink_to)));
  const BoxEdges edges = used_edges(style, containing.width);
  const Length width =
      given.width ? clamp_width(*given.width, style, block, nullptr) : shrink_to_fit(context, box, block, given.shrink_to);
  HeightRule rule = height_rule(style, edges, containing.height, width);
  if (given.height) rule.height = given.height, rule.grows = false;
  return with_anchor(context, box, lay_out_block(context, box, {width, rule, edges}, Layering::Apart));
}

IntrinsicSizes intrinsic_atomic_sizes(LayoutContext& context, BoxId box) { return intrinsic_outer_sizes(context, box); }

}  // namespace bifolio::layout
