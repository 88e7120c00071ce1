// Pagination: chapters to pages, in order: where each page's content begins and ends, which kind of page it is, its number and
// label. Nothing is placed yet, so it can be repeated until page numbers in the text settle. Changes with the rules for page
// sequences.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "layout/column/distribute.h"
#include "layout/page/chapter_layout.h"

namespace bifolio::layout {

/// The counters that pages' styles count beside `page` (css-page-3 §6); by name, sorted.
using PageCounters = std::vector<std::pair<std::string, std::int32_t>>;

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
  Length stretch, stretch_step;  ///< what goes to the space between its blocks, and in what steps
  model::PageContext context;
  std::int32_t number = 1;
  std::string label;
  PageCounters counters;
};

/// One plan for each page, blank ones included. Chapters whose pages are of different widths are laid out on the way; their parts
/// behind the first are added to `chapters`.
std::vector<PagePlan> paginate(model::BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters);

/// The part of a note that follows.
NotePosition next_part(Galley const& galley, NotePosition at);

}  // namespace bifolio::layout
