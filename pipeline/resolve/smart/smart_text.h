// Smart text: straight quotes, hyphens for dashes, three dots and plain spaces become the characters that a typesetter of the
// text's language would choose. Never in code, addresses or what the author escaped. Changes when a kind of replacement comes or
// goes.
#pragma once

#include <string>
#include <string_view>

#include "model/metadata.h"

namespace bifolio::resolve {

/// `text`, a paragraph in one language, as make_text_smart (phases.h) makes it. `quotes`: as Metadata::quotes.
std::string smart_text(std::string_view text, std::string_view language, model::SmartText const& wanted,
                       std::string_view quotes = {});

}  // namespace bifolio::resolve
