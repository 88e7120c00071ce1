// Numbering: what each page is called, what its counters are, and which page shows what, once it is known where pages end
// (css-lists-3 §4, css-page-3 §6). Changes with what counts pages.
#pragma once

#include <deque>
#include <vector>

#include "layout/page/paginate.h"

namespace bifolio::layout {

/// Sets the plans' numbers, labels and counters.
void number_pages(model::BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan>& pages);

/// The label of the page on which each element with an id begins, and the footnotes' numbers where pages count them.
PageLabels page_labels(model::BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan> const& pages);

}  // namespace bifolio::layout
