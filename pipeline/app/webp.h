// WebP files become PNG files of the same pixels: reading systems that follow EPUB 3.2 and before take no WebP, nor does PDF.
// Changes with what reading systems take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifolio::app {

/// The first picture, losslessly. Nothing for damaged data; `why` then says what is wrong with it.
std::optional<std::string> webp_to_png(std::string_view bytes, std::string& why);

}  // namespace bifolio::app
