// Text of content documents: white space made readable where it does not matter, kept where it does, and cut where page markers
// stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifolio::epub {

enum class WhiteSpace : std::uint8_t { Collapse, Keep };

/// The text cut at `offsets` (ascending), so one piece more than there are offsets. Collapse: runs of white space become one space;
/// one with a line feed between two characters of scripts written without spaces becomes nothing (css-text-3 §4.1.3).
/// Keep: only line ends are normalised to line feeds.
std::vector<std::string> text_pieces(std::string_view text, WhiteSpace white_space, std::vector<std::uint32_t> const& offsets);

}  // namespace bifolio::epub
