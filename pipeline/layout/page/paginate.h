// Pagination: chapters to pages, in order: where each page's content begins and ends, which kind of page it is, its number and
// label. Nothing is placed yet, so it can be repeated until page numbers in the text settle. Changes with the rules for page
// sequences.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "layout/column/distribute.h"
#include "layout/page/chapter_layout.h"

namespace bifolio::layout {

/// A page before it is built.
struct PagePlan {
  std::size_t chapter = 0;
  std::size_t first = 0, last = 0;            ///< galley items
  std::vector<ColumnCut> columns;             ///< in galley items
  std::uint32_t carry_in = 0, carry_out = 0;  ///< what is repeated at its top and at its foot
  NotePosition notes_begin, notes_end;
  std::uint32_t floats_begin = 0, floats_end = 0;  ///< in Galley::page_floats
  bool floats_alone = false;                       ///< nothing of the flow stands here
  Length overfull;
  model::PageContext context;
  std::int32_t number = 1;
  std::string label;
};

/// One plan for each page, blank ones included.
std::vector<PagePlan> paginate(model::BoxTree const& tree, std::deque<ChapterLayout> const& chapters);

/// The part of a note that follows.
NotePosition next_part(Galley const& galley, NotePosition at);

/// The label of the page on which each element with an id begins.
PageLabels page_labels(model::BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan> const& pages);

}  // namespace bifolio::layout
