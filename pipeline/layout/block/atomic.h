// Boxes that are laid out as a whole, outside the flow around them: inline-blocks, floats, absolutely positioned boxes. What inline
// layout and the flow ask of block layout. Changes with the sizing rules of such boxes.
#pragma once

#include <optional>
#include <vector>

#include "layout/block/geometry.h"
#include "layout/context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

/// A box laid out as a whole: fragments relative to its margin box's left top corner.
struct AtomicBox {
  Size size;        ///< of the margin box
  Length baseline;  ///< from the margin box's top (CSS 2.1 §10.8.1)
  std::vector<model::Fragment> fragments;
  std::vector<FlatLayer> layers;  ///< of a float or a positioned box
  std::vector<std::uint32_t> footnotes;
  std::vector<model::BoxId> begun;
  std::vector<EscapedBox> escaped;
};

/// Shrink-to-fit when the box's width is auto (CSS 2.1 §10.3.9).
AtomicBox lay_out_atomic(LayoutContext& context, model::BoxId box, ContainingBlock const& containing);
/// Its min- and max-content margin box widths.
IntrinsicSizes intrinsic_atomic_sizes(LayoutContext& context, model::BoxId box);

/// A float, whatever it is: a block container, an image, a table (CSS 2.1 §10.3.5, §10.3.6, §10.6.6).
AtomicBox lay_out_float(LayoutContext& context, model::BoxId box, ContainingBlock const& containing);

/// What absolute positioning says of a box's content box, where the box's own style does not (CSS 2.1 §10.3.7, §10.6.4).
struct GivenSize {
  std::optional<Length> width, height;
  Length shrink_to;  ///< where there is no width: the room for the margin box
};
/// As lay_out_float; automatic margins count as zero.
AtomicBox lay_out_positioned(LayoutContext& context, model::BoxId box, Size containing, GivenSize const& given);

/// An image's used size (CSS 2.1 §10.3.2, §10.6.2, css-images-3 §4), its padding and border not counted. One that is wider than the
/// containing block is scaled down to it.
Size used_image_size(LayoutContext const& context, model::BoxId image, ContainingBlock const& containing);

}  // namespace bifolio::layout
