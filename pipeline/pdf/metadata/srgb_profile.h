// The sRGB colour profile that the file's output intent names, made here: 500 bytes, the same everywhere.
#pragma once

#include <string>

namespace bifolio::pdf {

/// An ICC version 4 display profile of sRGB (IEC 61966-2-1).
std::string srgb_profile();

}  // namespace bifolio::pdf
