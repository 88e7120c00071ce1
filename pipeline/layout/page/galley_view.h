// A galley as the page breaker and the columns see it: heights, costs, notes; boxes that only mark a place don't concern them.
// Changes when a new kind of vertical item is due.
#pragma once

#include "layout/block/galley.h"
#include "layout/page/breaker.h"

namespace bifolio::layout {

/// Of the items from `first` on.
Flow view_of(model::BoxTree const& tree, Galley const& galley, std::size_t first = 0);

}  // namespace bifolio::layout
