// Images: their used sizes (CSS 2.1 §10.3.2, §10.4, §10.6.2) and block-level ones in the flow.
#include <string>

#include "base/numbers.h"
#include "layout/block/atomic.h"
#include "layout/block/chapters.h"
#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/geometry.h"
#include "layout/block/natural_size.h"
#include "layout/diagnostics.h"
#include "layout/inline/objects.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

bool avoids_inside(ComputedStyle const& style) { return style.break_inside != model::BreakInside::Auto; }

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

constexpr Size default_size{Length::from_raw(225 * 1024), Length::from_raw(225 * 512)};  // 300 × 150 px

struct Limits {
  Length least_width, least_height, most_width = Length::max(), most_height = Length::max();
};

/// CSS 2.1 §10.4: the size that keeps the ratio as far as the limits allow.
Size limited(NaturalSize const& image, Size size, Limits const& limits) {
  const auto width = [&](Length x) { return max(min(x, limits.most_width), limits.least_width); };
  const auto height = [&](Length x) { return max(min(x, limits.most_height), limits.least_height); };
  const Length w = width(size.width), h = height(size.height);
  if ((w == size.width && h == size.height) || !image.has_ratio()) return {w, h};
  if (h == size.height) return {w, height(image.height_for(w))};
  if (w == size.width) return {width(image.width_for(h)), h};
  const bool larger_width = w > size.width, larger_height = h > size.height;
  if (larger_width != larger_height) return {w, h};
  // both too large, or both too small: the one that is farther off decides
  const bool by_width = (image.width_for(h) > w) != larger_width;
  return by_width ? Size{w, height(image.height_for(w))} : Size{width(image.width_for(h)), h};
}

struct ImageSizing {
  ComputedStyle const& style;
  ContainingBlock containing;
  BoxEdges edges;
  NaturalSize natural;
  bool is_marker;

  bool is_definite() const { return containing.width != Length::max(); }
  std::optional<Length> width(model::Dimension const& d) const {
    return d.value.has_percentage() && !is_definite() ? std::nullopt : used_width(d, style, containing, nullptr);
  }
  std::optional<Length> height(model::Dimension const& d) const { return used_height(d, style, edges, containing.height); }
  /// css-images-3 §5.2's default object size: 300 × 150 px; of a list's marker, css-lists-3 §3.2: 1em.
  Size otherwise() const { return is_marker ? Size{style.font_size, style.font_size} : default_size; }
  Length room() const { return max(containing.width - edges.inner_width() - horizontal(edges.margin), {}); }

  /// An image that asks for no width finds room in its containing block; one that does, on the page.
  Length widest(Length page_width) const {
    const Length asked = style.width.is_auto() || page_width == Length::max() ? room() : max(room(), page_width);
    return max(asked, limits().least_width);
  }

  Limits limits() const {
    Limits limits;
    limits.least_width = width(style.min_width).value_or(Length());
    limits.most_width = width(style.max_width).value_or(Length::max());
    limits.least_height = height(style.min_height).value_or(Length());
    limits.most_height = height(style.max_height).value_or(Length::max());
    return limits;
  }
};

/// CSS 2.1 §10.3.2, §10.6.2: an image with nothing but a ratio is as wide as a block would be.
Size tentative_size(ImageSizing const& s, model::Resource const& image) {
  const auto width = s.width(s.style.width), height = s.height(s.style.height);
  if (width || height || s.natural.width || s.natural.height || !s.natural.has_ratio() || s.is_marker)
    return concrete_size(s.natural, width, height, s.otherwise());
  const Length fill = s.is_definite() ? s.room() : Length::from_px(image.size.width);
  return {fill, s.natural.height_for(fill)};
}

}  // namespace

Size used_image_size(LayoutContext const& context, BoxId image, ContainingBlock const& containing) {
  model::Box const& box = context.tree[image];
  if (!box.image || box.image.index() >= context.services.resources.size()) return {};
  ComputedStyle const& style = context.tree.style(image);
  model::Resource const& resource = context.services.resources[box.image];
  const BoxEdges edges = used_edges(style, containing.width == Length::max() ? Length() : containing.percentage_basis());
  const ImageSizing sizing{style, containing, edges, preferred_size(resource, style), box.pseudo == model::PseudoElement::Marker};
  Size size = tentative_size(sizing, resource);
  const bool has_width = sizing.width(style.width).has_value(), has_height = sizing.height(style.height).has_value();
  const Limits limits = sizing.limits();
  if (!has_width && !has_height) {
    size = limited(sizing.natural, size, limits);
  } else {
    size.width = max(min(size.width, limits.most_width), limits.least_width);
    if (!has_height) size.height = concrete_size(sizing.natural, size.width, std::nullopt, sizing.otherwise()).height;
    size.height = max(min(size.height, limits.most_height), limits.least_height);
    if (!has_width) size.width = concrete_size(sizing.natural, std::nullopt, size.height, sizing.otherwise()).width;
    size.width = max(min(size.width, limits.most_width), limits.least_width);
  }
  const auto scale_to_width = [&](Length width) { size = {width, size.height.scaled(width.raw(), size.width.raw())}; };
  const Length widest = sizing.widest(context.page_width);
  if (sizing.is_definite() && size.width > widest && widest > Length()) scale_to_width(widest);
  if (context.page_height == Length::max()) return size;
  Length tallest = context.page_height;
  tallest = max(max(tallest - edges.inner_height() - room_for_caption(context.tree, image), tallest / 4), Length());
  if (size.height <= tallest) return size;
  if (resource.size.has_width || resource.size.has_height) {
    std::string key;
    append_number(key, image.value);
    context.sink.report_once(kinds::image_scaled, key, box.span, "the image is scaled down to fit on a page");
  }
  return {size.width.scaled(tallest.raw(), size.height.raw()), tallest};
}

void FlowBuilder::add_block_image(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const Size size = used_image_size(context_, box, containing());
  BlockGeometry geometry = block_geometry_with_width(style, containing(), size.width);
  if (is_beside_floats()) {
    const Length height = size.height + geometry.edges.inner_height();
    const Length left = used_edges(style, open_.back().width).margin.left;
    if (const auto room = room_beside_floats(style, {size.width + geometry.edges.inner_width(), [&](Length) { return height; }})) {
      geometry = block_geometry_with_width(style, beside(style, *room), size.width);
      geometry.x += room->left - left - open_.back().x;
    }
  }
  open(box, geometry);
  if (size.width > Length() && size.height > Length() && style.visibility == model::Visibility::Visible) {
    settle();
    Slab slab;
    slab.x = open_.back().x;
    slab.baseline = size.height;
    slab.is_line = false;
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
