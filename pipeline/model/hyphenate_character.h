// How ComputedStyle says `hyphenate-character: ""`. Changes with that.
#pragma once

#include <string_view>

namespace bifolio::model {

/// Kept apart from `auto`, which is the empty text: a zero width space.
inline constexpr std::string_view no_hyphen = "\u200B";

}  // namespace bifolio::model
