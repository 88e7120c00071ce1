// Text that stands off its page: negative margins, indents and letter spaces, offsets and transforms can move it where nobody would
// look for it. Changes with what moves text.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/paged_document.h"

namespace bifolio::layout {

/// The first fragment that is text of the document of which nothing, or not the beginning, is on the page. What a clip hides is the
/// author's affair.
std::optional<std::size_t> first_unseen(model::Page const& page, std::vector<model::PlacedGlyph> const& glyphs);

}  // namespace bifolio::layout
