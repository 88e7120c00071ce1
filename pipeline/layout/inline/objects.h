// Sizes of what stands in a line beside text: images, inline-blocks, leaders. Changes when a new kind of inline object is due.
#pragma once

#include <map>

#include "layout/block/geometry.h"
#include "layout/context.h"
#include "layout/inline/inline_layout.h"
#include "layout/inline/paragraph.h"

namespace bifolio::layout {

/// Lays out the paragraph's objects in their containing block.
void measure_objects(LayoutContext& context, Paragraph& paragraph, ContainingBlock const& containing);

/// As measure_objects, with the inline-blocks that `measured`, the same content in other styles, has at the same width: laid out
/// twice, those within each other would be so twice as often at each level.
void measure_objects_as(LayoutContext& context, Paragraph& paragraph, Paragraph const& measured, ContainingBlock const& containing);

/// Of inline-blocks, once measured.
using AtomicSizes = std::map<model::BoxId, IntrinsicSizes>;

/// As measure_objects, but every object is made as wide as `which` of its intrinsic sizes, and nothing is laid out.
enum class IntrinsicWidth : std::uint8_t { MinContent, MaxContent };
void measure_objects_intrinsically(LayoutContext& context, Paragraph& paragraph, IntrinsicWidth which, AtomicSizes& known);

/// The image in its content box, as object-fit says (css-images-3 §5.5).
model::PlacedImage fitted_image(LayoutContext const& context, model::BoxId image, Rect const& content);

}  // namespace bifolio::layout
