// What a page costs by how full it is: beside its fellow pages, beside the page that faces it, at a chapter's end. The page
// breaker adds what its end costs. Changes when pages are to be judged by another measure.
#pragma once

#include <cstdint>

#include "layout/page/breaker.h"

namespace bifolio::layout {

/// A page that goes on on the next: `used` of its height is full, and `fullest` could have been.
std::int64_t fill_cost(PageRoom const& room, Length used, Length fullest);
/// A flow's last page, which may be short but should not be nearly empty.
std::int64_t last_page_cost(PageRoom const& room, Length used);
/// A note goes on on the next page, and text stands above it that goes on too: both should have a fair share of the page, the note
/// that has gone on before as well, so that it is not strung out.
struct DividedPage {
  Length text, notes;
  bool again;  ///< the note began on an earlier page
};
std::int64_t share_cost(PageRoom const& room, DividedPage const& page);
/// Facing pages of different depth.
std::int64_t facing_cost(PageRoom const& room, Length depth, Length faced);

}  // namespace bifolio::layout
