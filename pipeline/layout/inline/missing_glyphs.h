// Characters that no font has (layout/missing-glyph): each is said once, with its place and the number of its places. Changes with
// the words that say so.
#pragma once

#include <string>

#include "layout/context.h"

namespace bifolio::layout {

/// Of text, or of what a style brings in: a leader, an emphasis mark, a hyphen.
void report_missing_character(LayoutContext& context, char32_t character, Span span);

std::string missing_character_message(char32_t character);

/// The place of the box in its source; for generated content that of the element that it belongs to.
Span nearest_span(model::BoxTree const& tree, model::BoxId box);

}  // namespace bifolio::layout
