#include "model/image_resolution.h"

#include <algorithm>
#include <cmath>

namespace bifolio::model {
namespace {

/// The nearest resolution at which a pixel takes a whole number of the device's dots.
double snapped(double resolution, double device) {
  const double more = device / std::max(std::floor(device / resolution), 1.0);
  const double less = device / std::max(std::ceil(device / resolution), 1.0);
  return resolution - less <= more - resolution ? less : more;
}

}  // namespace

double used_resolution(Resource const& image, ComputedStyle const& style, double device) {
  if (image.format == ImageFormat::Svg) return 1;
  double resolution = style.image_resolution / 1000.0;
  if (style.image_resolution_from_image && image.size.dpi > 0) resolution = image.size.dpi / 96;
  if (resolution <= 0) return 1;
  return style.image_resolution_snap && device > 0 ? snapped(resolution, device) : resolution;
}

}  // namespace bifolio::model
