// Images: their used sizes (CSS 2.1 §10.3.2, §10.4, §10.6.2) and block-level ones in the flow.
#include <string>

#include "base/numbers.h"
#include "layout/block/atomic.h"
#include "layout/block/chapters.h"
#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/geometry.h"
#include "layout/diagnostics.h"
#include "layout/inline/objects.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

bool avoids_inside(ComputedStyle const& style) { return style.break_inside != model::BreakInside::Auto; }

/// Image pixels at the file's resolution.
Size natural_size(model::Resource const& image) {
  const double dpi = image.dpi > 0 ? image.dpi : 96;
  return {Length::from_points(image.width * 72.0 / dpi), Length::from_points(image.height * 72.0 / dpi)};
}

Length in_ratio(Length length, Length numerator, Length denominator) {
  return denominator > Length() ? length.scaled(numerator.raw(), denominator.raw()) : Length();
}

/// Scales the size so that its width is `width`.
Size with_width(Size size, Length width) { return {width, in_ratio(size.height, width, size.width)}; }
Size with_height(Size size, Length height) { return {in_ratio(size.width, height, size.height), height}; }

/// What stands beside the image in a figure that is not to be divided: room for a caption of three lines.
Length room_for_caption(model::BoxTree const& tree, BoxId image) {
  for (BoxId box = image; box && tree[box].parent; box = tree[box].parent) {
    const BoxId parent = tree[box].parent;
    if (!avoids_inside(tree.style(parent))) continue;
    const bool alone = !tree[box].previous && !tree[box].next;
    return alone ? Length() : tree.style(parent).font_size * 5;
  }
  return {};
}

/// The sizes that the style gives, with the natural ratio where one is auto.
Size specified_size(ComputedStyle const& style, Size natural, ContainingBlock const& containing, BoxEdges const& edges) {
  const bool definite = containing.width != Length::max();
  const bool percentage = style.width.value.has_percentage();
  const auto width = percentage && !definite ? std::nullopt : used_width(style.width, style, containing, nullptr);
  const auto height = used_height(style.height, style, edges);
  if (width && height) return {*width, *height};
  if (width) return with_width(natural, *width);
  if (height) return with_height(natural, *height);
  return natural;
}

}  // namespace

Size used_image_size(LayoutContext const& context, BoxId image, Length available) {
  model::Box const& box = context.tree[image];
  if (!box.image || box.image.index() >= context.services.resources.size()) return {};
  ComputedStyle const& style = context.tree.style(image);
  const ContainingBlock containing{available, style.direction};
  const BoxEdges edges = used_edges(style, available == Length::max() ? Length() : available);
  Size size = specified_size(style, natural_size(context.services.resources[box.image]), containing, edges);
  const bool fixed_height = used_height(style.height, style, edges).has_value();
  const auto set_width = [&](Length width) { size = fixed_height ? Size{width, size.height} : with_width(size, width); };
  if (available != Length::max()) {
    const Length clamped = clamp_width(size.width, style, containing, nullptr);
    if (clamped != size.width) set_width(clamped);
    const Length room = max(available - edges.inner_width() - horizontal(edges.margin), {});
    if (size.width > room) size = with_width(size, room);
  }
  if (const auto most = used_height(style.max_height, style, edges); most && size.height > *most) size = with_height(size, *most);
  if (const auto least = used_height(style.min_height, style, edges); least && size.height < *least) size.height = *least;
  Length tallest = context.page_height;
  if (tallest == Length::max()) return size;
  tallest = max(tallest - edges.inner_height() - room_for_caption(context.tree, image), tallest / 4);
  if (size.height > tallest) {
    std::string key;
    append_number(key, image.value);
    context.sink.report_once(kinds::image_scaled, key, box.span, "the image is scaled down to fit on a page");
    size = with_height(size, tallest);
  }
  return size;
}

void FlowBuilder::add_block_image(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const Size size = used_image_size(context_, box, open_.back().width);
  BlockGeometry geometry = block_geometry_with_width(style, containing(), size.width);
  if (is_beside_floats()) {
    const Length height = size.height + geometry.edges.inner_height();
    const Edges<Length> margin = used_edges(style, open_.back().width).margin;
    if (const auto room = room_beside_floats(style, size.width + geometry.edges.inner_width(), height)) {
      geometry = block_geometry_with_width(style, {room->width() + horizontal(margin), open_.back().direction}, size.width);
      geometry.x += room->left - margin.left - open_.back().x;
    }
  }
  open(box, geometry);
  if (size.width > Length() && size.height > Length() && style.visibility == model::Visibility::Visible) {
    settle();
    Slab slab;
    slab.x = open_.back().x;
    slab.baseline = size.height;
    slab.right = slab.x + size.width;
    BoxEdges const& edges = open_.back().edges;
    const Rect border{-edges.inner_left(), -edges.inner_top(), size.width + edges.inner_width(),
                      size.height + edges.inner_height()};
    append_image({slab.fragments, &context_.services.resources, box}, style, border,
                 fitted_image(context_, box, {{}, {}, size.width, size.height}));
    slab.place = {context_.tree[box].element, 0};
    slab.box = box;
    add_slab(std::move(slab), size.height);
    lines_since_heading_ = 2;
  }
  close();
}

}  // namespace bifolio::layout
