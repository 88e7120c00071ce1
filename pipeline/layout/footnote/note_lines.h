// The notes of one page, from top to bottom: short ones may stand beside each other (css-gcpm-3 §2.6, footnote-display). Changes
// with that property.
#pragma once

#include <utility>
#include <vector>

#include "layout/footnote/note_packer.h"
#include "layout/page/paginate.h"

namespace bifolio::layout {

struct NoteLine {
  std::vector<std::pair<RepeatedSlab const*, Length>> parts;  ///< with their places from the area's left edge
  Length height;
};

NoteShape shape_of(model::BoxTree const& tree, NoteBody const& note);

/// As tall as the page breaker's NoteSetter has left room for.
std::vector<NoteLine> lines_of_notes(model::BoxTree const& tree, Galley const& galley, PagePlan const& plan, Length width);
Length height_of(std::vector<NoteLine> const& lines);

}  // namespace bifolio::layout
