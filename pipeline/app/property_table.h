// The manual's chapter on CSS properties, as `bifolio properties` prints it: a table of what each book makes of each.
#pragma once

#include <string>

namespace bifolio::app {

/// Markdown. content/manual holds the same text; `./dev update` writes it.
std::string property_chapter();

}  // namespace bifolio::app
