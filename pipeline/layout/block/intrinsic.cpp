#include "layout/block/intrinsic.h"

#include "layout/block/atomic.h"
#include "layout/block/chapters.h"
#include "layout/block/geometry.h"
#include "layout/float/float_context.h"
#include "layout/table/table.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::Dimension;

/// A fixed width in place of the content's; percentages count as auto (css-sizing-3 §5.2.1).
void apply_fixed_widths(IntrinsicSizes& sizes, ComputedStyle const& style) {
  const auto is_fixed = [](Dimension const& d) {
    return d.kind == Dimension::Kind::MinContent || d.kind == Dimension::Kind::MaxContent ||
           (d.kind == Dimension::Kind::LengthPercentage && !d.value.has_percentage());
  };
  const IntrinsicSizes content = sizes;
  const auto width = [&](Dimension const& d) { return used_width(d, style, {Length()}, &content).value_or(Length()); };
  if (is_fixed(style.width)) sizes = {width(style.width), width(style.width)};
  if (is_fixed(style.max_width))
    sizes = {min(sizes.min_content, width(style.max_width)), min(sizes.max_content, width(style.max_width))};
  if (is_fixed(style.min_width))
    sizes = {max(sizes.min_content, width(style.min_width)), max(sizes.max_content, width(style.min_width))};
}

}  // namespace

namespace {

/// Floats beside each other, as wide as all of them (CSS 2.1 §10.3.5; css-sizing-3 §5.1). What stands beside them in the end makes
/// the row longer if it keeps clear of them as a whole, or is text of their own parent's.
struct FloatRow {
  Length left, right;
  model::Direction direction = model::Direction::Ltr;

  Length width() const { return left + right; }
  void clear(model::Clear value) {
    if (clears(value, FloatSide::Left, direction)) left = {};
    if (clears(value, FloatSide::Right, direction)) right = {};
  }
  void add(model::Float value, Length width) { (side_of(value, direction) == FloatSide::Left ? left : right) += width; }
};

bool goes_beside(model::BoxTree const& tree, BoxId box) {
  return tree[box].kind != BoxKind::Block || tree[box].anonymous || establishes_formatting_context(tree, box);
}

/// Floats among inline content stand beside it.
void add_floats_within(LayoutContext& context, BoxId box, IntrinsicSizes& sizes) {
  for (BoxId child = context.tree[box].first_child; child; child = context.tree[child].next) {
    if (is_beside_float(context.tree, child)) {
      const IntrinsicSizes outer = intrinsic_outer_sizes(context, child);
      sizes = {max(sizes.min_content, outer.min_content), sizes.max_content + outer.max_content};
    } else if (context.tree[child].kind == BoxKind::Inline) {
      add_floats_within(context, child, sizes);
    }
  }
}

}  // namespace

IntrinsicSizes intrinsic_content_sizes(LayoutContext& context, BoxId box) {
  if (is_leaf(context.tree, box)) {
    IntrinsicSizes sizes = intrinsic_inline_sizes(context, box);
    add_floats_within(context, box, sizes);
    return sizes;
  }
  IntrinsicSizes sizes;
  FloatRow row{{}, {}, context.tree.style(box).direction};
  for (BoxId child = first_flow_child(context.tree, box); child; child = context.tree[child].next) {
    if (model::is_positioned_out(context.tree, child)) continue;
    const IntrinsicSizes outer = intrinsic_outer_sizes(context, child);
    row.clear(context.tree.style(child).clear);
    const bool floats = is_beside_float(context.tree, child);
    const Length beside = floats || goes_beside(context.tree, child) ? row.width() : Length();
    sizes = {max(sizes.min_content, outer.min_content), max(sizes.max_content, beside + outer.max_content)};
    if (floats)
      row.add(context.tree.style(child).float_, outer.max_content);
    else
      row.left = row.right = {};
  }
  return sizes;
}

IntrinsicSizes intrinsic_outer_sizes(LayoutContext& context, BoxId box) {
  ComputedStyle const& style = context.tree.style(box);
  const BoxEdges edges = used_edges(style, Length());
  const Length around = edges.inner_width() + horizontal(edges.margin);
  IntrinsicSizes sizes;
  switch (context.tree[box].kind) {
    case BoxKind::Image: {
      const Length width = used_image_size(context, box, {Length::max(), style.direction}).width;
      const bool shrinks = style.width.value.has_percentage() || style.max_width.value.has_percentage();
      sizes = {shrinks ? Length() : width, width};
      break;
    }
    case BoxKind::TableWrapper:
    case BoxKind::Table: sizes = intrinsic_table_sizes(context, box); break;
    default: sizes = intrinsic_content_sizes(context, box); apply_fixed_widths(sizes, style);
  }
  return {max(sizes.min_content + around, {}), max(sizes.max_content + around, {})};
}

Length least_by_ratio(LayoutContext& context, BoxId box) {
  ComputedStyle const& style = context.tree.style(box);
  if (!style.min_width.is_auto() || is_scroll_container(style)) return {};
  return intrinsic_content_sizes(context, box).min_content;
}

}  // namespace bifolio::layout
