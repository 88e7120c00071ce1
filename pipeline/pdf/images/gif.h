// GIF (GIF89a) for PDF: the first picture, decoded. One reason to change: which GIF forms are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/images/image_data.h"

namespace bifolio::pdf {

/// Nothing for damaged data; `why` then says what is wrong with it.
std::optional<ImageData> read_gif(std::string_view bytes, std::string& why);

}  // namespace bifolio::pdf
