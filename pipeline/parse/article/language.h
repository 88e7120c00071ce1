// The language of a text, by its commonest words and its script. Changes when another language is to be recognised.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::parse {

/// A BCP 47 tag ("en-GB", "de", "ru"), or empty when the text is too short or no language stands out.
std::string detect_language(std::string_view text);

}  // namespace bifolio::parse
