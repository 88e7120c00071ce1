// Moving what is painted: fragments are made where their box begins and moved to their place on the page. Changes when there is a
// new kind of fragment.
#pragma once

#include "model/paged_document.h"

namespace bifolio::layout {

/// `fragment` moved by `by`, its glyph range shifted.
model::Fragment moved(model::Fragment fragment, Point by, std::uint32_t glyph_base);

}  // namespace bifolio::layout
