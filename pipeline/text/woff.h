// WOFF 1.0 (W3C): an sfnt whose tables are deflated one by one. Inside text/ only. Changes with the format, that is, never.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::text {

/// The sfnt of a WOFF file; empty for a damaged one, or one that unpacks to more than `limit` bytes.
std::string unpack_woff(std::string_view woff, std::size_t limit);

}  // namespace bifolio::text
