// Accessibility metadata (epub-a11y-11 §2), computed from what was written: nothing is claimed that was not measured.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "epub/book.h"

namespace bifolio::epub {

/// Properties and values, in order: schema:accessMode …
std::vector<std::pair<std::string, std::string>> accessibility_metadata(Book const& book, ContentFacts const& facts);

/// The paginated work that the page list follows: its ISBN as a URN, or words that name it.
std::string pagination_source(Book const& book);

}  // namespace bifolio::epub
