// What a character needs of a font: nothing (it shows nothing), a glyph, or something that HarfBuzz can make of other glyphs.
// Inside text/ only. Changes with the Unicode properties that we look at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/face.h"

namespace bifolio::text {

/// Tab, line ends and the like: set as a space if they are set at all.
constexpr bool is_space_control(char32_t c) { return c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Default-ignorable characters (UAX 44) and line separators show nothing by themselves.
bool needs_no_glyph(char32_t c);

/// Whether the font can show all of `cluster`, composed or decomposed as HarfBuzz would.
bool covers(Fonts::Face const& face, std::u32string_view cluster);

/// Whether the font can show `c` by itself: by its glyph, or a space of other width, or a plain hyphen for U+2011.
bool covers_character(Fonts::Face const& face, char32_t c);

/// A letter of the script (an ISO 15924 tag) that any font for it has; empty for scripts without letters of their own.
std::u32string sample_of_script(std::uint32_t script);

}  // namespace bifolio::text
