// What layout must know of an image file, read from its header by the format's library: format, pixels, resolution, orientation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/resources.h"

namespace bifolio::app {

struct ImageHeader {
  model::ImageFormat format = model::ImageFormat::Png;
  model::ImageSize size;  ///< as displayed, after orientation
  int orientation = 1;
};

/// "PNG", "GIF", "WebP" … by the first bytes; empty when not recognised.
std::string_view image_type(std::string_view bytes);

/// Nothing for a damaged or unsupported image; `why` then says what is wrong with it.
std::optional<ImageHeader> read_image_header(std::string_view bytes, std::string& why);

}  // namespace bifolio::app
