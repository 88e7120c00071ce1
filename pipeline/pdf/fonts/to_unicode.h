// ToUnicode CMaps (ISO 32000-1 §9.10.3): what each code means as text.
#pragma once

#include <string>

#include "pdf/fonts/font_encoding.h"

namespace bifolio::pdf {

/// The CMap of one variant of the font.
std::string to_unicode_cmap(FontEncoding const& encoding, std::uint16_t variant);

}  // namespace bifolio::pdf
