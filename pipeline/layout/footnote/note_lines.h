// The notes of one page, from top to bottom: short ones may stand beside each other (css-gcpm-3 §2.6, footnote-display). Changes
// with that property.
#pragma once

#include <utility>
#include <vector>

#include "layout/page/paginate.h"

namespace bifolio::layout {

struct NoteLine {
  std::vector<std::pair<RepeatedSlab const*, Length>> parts;  ///< with their places from the area's left edge
  Length height;
};

/// Never taller than the notes below each other, for which the page breaker has left room.
std::vector<NoteLine> lines_of_notes(model::BoxTree const& tree, Galley const& galley, PagePlan const& plan, Length width);

}  // namespace bifolio::layout
