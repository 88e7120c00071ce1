// Where an image's unit square goes on the page (ISO 32000-1 §8.9.4), turned and mirrored as its Exif orientation says.
#pragma once

#include "pdf/content/content_stream.h"

namespace bifolio::pdf {

/// `orientation`: Exif's 1 … 8; others count as 1. `rect` in layout's coordinates.
ImageMatrix image_matrix(PageFrame const& frame, Rect const& rect, int orientation);

}  // namespace bifolio::pdf
