// The descriptors that only @page has: size, bleed (bleed-size), marks, page-orientation (css-page-3 §7).
#pragma once

#include <vector>

#include "model/styled_document.h"
#include "style/values/reader.h"

namespace bifolio::style {

/// Reads the descriptor into the page. False when it is another name, or the value is not understood.
bool read_page_descriptor(std::string_view name, ValueReader in, model::PageStyle& page);

/// The words that the descriptor's values are made of.
std::vector<std::string_view> page_descriptor_words(std::string_view name);

}  // namespace bifolio::style
