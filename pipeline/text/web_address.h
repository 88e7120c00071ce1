// Where web addresses may be broken beyond UAX 14, which sees most of an address as one word. Inside text/ only.
// Changes with the style guide that we follow there.
#pragma once

#include <string_view>
#include <vector>

#include "text/breaks.h"

namespace bifolio::text {

/// Adds Allowed breaks inside the web addresses of `text`, as the Chicago Manual of Style has them: after a slash
/// ("://" stays together), before . , ~ ? # % _ and before and after = and &. Nothing is added to other words.
void allow_in_web_addresses(std::string_view text, std::vector<BreakClass>& breaks);

}  // namespace bifolio::text
