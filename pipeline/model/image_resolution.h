// The resolution at which an image's pixels are shown (css-images-4 §5.4). Changes with the values of image-resolution.
#pragma once

#include "model/computed_style.h"
#include "model/resources.h"

namespace bifolio::model {

/// Image pixels per CSS px; a drawing has none and is shown at 1. `device` is the output device's dots per px, to which `snap`
/// rounds; 0: not known, and nothing is rounded.
double used_resolution(Resource const& image, ComputedStyle const& style, double device);

}  // namespace bifolio::model
