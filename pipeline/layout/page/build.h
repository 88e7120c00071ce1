// Page building: plans to pages. Places each page's part of its chapter, its footnotes, its margin boxes. Changes with what a page
// shows.
#pragma once

#include <deque>

#include "layout/page/paginate.h"

namespace bifolio::layout {

/// Moves the chapters' glyphs and strings into the result.
model::PagedDocument build_pages(model::BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters,
                                 std::vector<PagePlan> const& plans, DiagnosticSink& sink);

}  // namespace bifolio::layout
