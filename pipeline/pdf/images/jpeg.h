// JPEG (ITU-T T.81) for PDF: the file is taken over as it is (DCTDecode); only its markers are read.
// One reason to change: which JPEG forms PDF viewers take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/images/image_data.h"

namespace bifolio::pdf {

/// Nothing for damaged data or a form that DCTDecode does not know; `why` then says what is wrong with it.
std::optional<ImageData> read_jpeg(std::string_view bytes, std::string& why);

}  // namespace bifolio::pdf
