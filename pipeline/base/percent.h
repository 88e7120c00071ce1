// Percent-encoding in references to files and places (RFC 3986 §2.1). Pure.
#pragma once

#include <string>
#include <string_view>

namespace bifolio {

/// %41 to A, where that gives valid UTF-8; else the text as it is.
std::string percent_decoded(std::string_view text);

}  // namespace bifolio
