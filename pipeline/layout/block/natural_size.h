// What an image says of its size, as layout uses it: natural dimensions and ratio, and how its picture lies in a box of another
// ratio (css-images-3 §4, §5). Changes with what may size an image.
#pragma once

#include <optional>

#include "base/geometry.h"
#include "model/computed_style.h"
#include "model/resources.h"

namespace bifolio::layout {

struct NaturalSize {
  std::optional<Length> width, height;
  Size ratio;  ///< zero: it has none

  bool has_ratio() const { return ratio.width > Length() && ratio.height > Length(); }
  Length width_for(Length h) const { return h.scaled(ratio.width.raw(), ratio.height.raw()); }
  Length height_for(Length w) const { return w.scaled(ratio.height.raw(), ratio.width.raw()); }
};

NaturalSize natural_size(model::Resource const& image, model::ComputedStyle const& style);

/// As natural_size; the `aspect-ratio` property's ratio in the file's place (css-sizing-4 §4).
NaturalSize preferred_size(model::Resource const& image, model::ComputedStyle const& style);

/// css-images-3 §5.2: as large as fits `room`, in the image's ratio; what has none fills it. `most`: just large enough to cover it.
Size contain_size(NaturalSize const& image, Size room);
Size cover_size(NaturalSize const& image, Size room);

/// css-images-3 §5.2, the default sizing algorithm.
Size concrete_size(NaturalSize const& image, std::optional<Length> width, std::optional<Length> height, Size otherwise);

/// Where a drawing that keeps its ratio lies in its viewport (SVG 2 §8.7); all of it for other images.
Rect drawn_rect(model::Resource const& image, Rect const& viewport);

}  // namespace bifolio::layout
