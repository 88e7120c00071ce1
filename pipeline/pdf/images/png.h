// PNG (W3C PNG 2nd edition) for PDF: the compressed rows are taken over as they are where PDF can say the same, else decoded.
// One reason to change: which PNG forms are taken over.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/images/image_data.h"

namespace bifolio::pdf {

/// Nothing for damaged data; `why` then says what is wrong with it.
std::optional<ImageData> read_png(std::string_view bytes, std::string& why);

}  // namespace bifolio::pdf
