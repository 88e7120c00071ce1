// Capital letters made small, for comparing words whatever their case: what the languages need whose words the parsers know.
// Changes when another script's words are to be known.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::parse {

/// ASCII, Latin-1 and Cyrillic capitals made small; other text stays. Every letter keeps its size in bytes, so places stay what
/// they are.
std::string fold_case(std::string_view text);

}  // namespace bifolio::parse
