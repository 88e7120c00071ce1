// Font files as HarfBuzz reads them: an sfnt is mapped, WOFF and WOFF2 are unpacked. Inside text/ only.
// Changes when another wrapping of fonts is read.
#pragma once

#include <string>

#include "text/handles.h"

namespace bifolio::text {

/// Throws EnvironmentError for a file that is unreadable, or whose wrapping is damaged.
Blob read_font_file(std::string const& path);

/// Face `index` of the file. Throws EnvironmentError, also for a file that is no font, or a damaged one.
FaceHandle open_handle(std::string const& path, std::uint32_t index);

}  // namespace bifolio::text
